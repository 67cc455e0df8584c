"""The truth of a sample roster, and what a list of decisions is worth against it."""

import csv
from pathlib import Path


class Truth:
    """Which participant each row is; a person's second number counts as the first."""

    def __init__(self, directory):
        directory = Path(directory)
        self.first_number = {
            line["participant_no"]: line["same_person_as"]
            for line in read_csv(directory / "master_aliases.csv")
        }
        self.of_row = {
            int(line["row_no"]): self.person(line["participant_no"]) or None
            for line in read_csv(directory / "truth.csv")
        }

    def person(self, number):
        return self.first_number.get(number, number)

    def score(self, taken):
        """`taken`: row number to participant number, for the rows that were taken for somebody."""
        right = sum(
            1 for row, number in taken.items()
            if number and self.of_row.get(row) == self.person(number)
        )
        named = sum(1 for number in taken.values() if number)
        known = sum(1 for person in self.of_row.values() if person)
        precision = right / named if named else 1.0
        recall = right / known if known else 1.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        return precision, recall, f1


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
