#!/usr/bin/env python3
"""Turns a roster in CSV into the workbook an office would have: row numbers and wages as numbers, the rest text.

    bench/workbook.py ROSTER_CSV WORKBOOK
"""

import csv
import sys

import xlsxwriter

NUMBERS = {"row_no", "gaji"}


def main(source, target):
    with open(source, encoding="utf-8", newline="") as file, xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet("Data")
        lines = csv.reader(file)
        header = next(lines)
        sheet.write_row(0, 0, header)
        for number, line in enumerate(lines, start=1):
            for column, (name, text) in enumerate(zip(header, line)):
                if name in NUMBERS and text.isdigit():
                    sheet.write_number(number, column, int(text))
                elif text:
                    sheet.write_string(number, column, text)


if __name__ == "__main__":
    main(*sys.argv[1:])
