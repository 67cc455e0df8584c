#!/usr/bin/env python3
"""Questions for `naungan contribution --batch`: wages, months, ages and segments drawn with a seed.

    bench/questions.py COUNT SEED > questions.jsonl
"""

import json
import random
import sys


def main(count, seed):
    chance = random.Random(seed)
    for number in range(count):
        month = f"{chance.randint(2016, 2026)}-{chance.randint(1, 6):02}"
        if chance.random() < 0.7:
            arguments = {
                "segment": "pu", "month": month, "wage": chance.randrange(500_000, 15_000_000, 1000),
                "risk-class": chance.choice(["I", "II", "III", "IV", "V"]), "age": chance.randint(18, 64),
                "programmes": chance.choice(["jkk,jkm", "jkk,jkm,jht", "jkk,jkm,jht,jp"]),
            }
        else:
            arguments = {
                "segment": "bpu", "month": month, "income": chance.randrange(1_000_000, 10_000_000, 1000),
                "programmes": "jkk,jkm",
            }
        print(json.dumps({"id": f"q{number}", "arguments": arguments}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
