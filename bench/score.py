#!/usr/bin/env python3
"""Scores the decisions of `naungan check` on a sample roster.

    bench/score.py COCOK_CSV ROSTER_DIR [--json]

COCOK_CSV has the columns baris, nomor_peserta, keputusan, peluang, alasan. Rows that are `cocok` are
decisions and are scored; rows that are `periksa` go to a person, so they are counted apart, with how often
the right participant stands first among those shown. A row may have several lines: the first is the best.
"""

import argparse
import json
import sys

from truth import Truth, read_csv


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("decisions")
    parser.add_argument("directory")
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    options = parser.parse_args()

    figures = score(options.decisions, Truth(options.directory))
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value:.4f}" if isinstance(value, float) else f"{name:28} {value}")


def score(path, truth):
    taken, shown, judged = {}, {}, {}
    for line in read_csv(path):
        row = int(line["baris"])
        if row in judged:
            continue
        judged[row] = line["keputusan"]
        number = line["nomor_peserta"].strip()
        if number:
            shown[row] = number
        if line["keputusan"] == "cocok":
            taken[row] = number
    unknown = [row for row in judged if row not in truth.of_row]
    if unknown:
        sys.exit(f"{path}: {len(unknown)} rows are not in truth.csv, the first of them row {min(unknown)}")

    precision, recall, f1 = truth.score(taken)
    for_people = [row for row, decision in judged.items() if decision == "periksa"]
    known = [row for row, person in truth.of_row.items() if person]
    known_for_people = [row for row in for_people if truth.of_row[row]]
    return {
        "rows": len(truth.of_row),
        "rows without a decision": len(truth.of_row) - len(judged),
        "cocok": len(taken),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "periksa": len(for_people),
        "share periksa": len(for_people) / len(truth.of_row),
        "right one first": share_first(known, shown, truth),
        "right one first in periksa": share_first(known_for_people, shown, truth),
    }


def share_first(rows, shown, truth):
    """Of these rows of participants, the share whose first candidate is the right one."""
    if not rows:
        return 1.0
    return sum(truth.person(shown.get(row, "")) == truth.of_row[row] for row in rows) / len(rows)


if __name__ == "__main__":
    main()
