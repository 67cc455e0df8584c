"""Looks at one portal of the demonstration in every way: the journeys of people, and beside them every
page of some roles and the API against its description. Ends with 1 where any of them found something.

    browse.py http://127.0.0.1:8100 [role ...]
"""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def begin(name, *words):
    return subprocess.Popen([sys.executable, str(HERE / name), *words])


def main():
    base, *roles = sys.argv[1:]
    start = time.monotonic()
    journeys = begin("journeys.py", base)
    others = [begin("crawl.py", base, *roles).wait(), begin("contract.py", base).wait()]
    wrong = [journeys.wait(), *others]
    print(f"All of it took {time.monotonic() - start:.0f} s")
    sys.exit(1 if any(wrong) else 0)


main()
