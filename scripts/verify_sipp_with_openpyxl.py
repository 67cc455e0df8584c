#!/usr/bin/env python3
"""Checks written SIPP upload files with another program's eyes.

Usage: verify_sipp_with_openpyxl.py DIR [TEMPLATES]

Every template_*.xlsx below DIR must have the name of a template in TEMPLATES (templates/sipp of this repository
unless told), its sheet in first place, its headers in its order and row, text in every cell, and no more
rows than allowed. Each manifest.json must agree with the files beside it. Exits 1 at any difference, or
when there is nothing to check. Needs openpyxl and PyYAML; it is a check for CI, not part of the program.
"""

import hashlib
import json
import pathlib
import sys
import zipfile

import openpyxl
import yaml

UPLOADS = {"tk-baru", "tk-lanjutan", "upah", "tk-na", "koreksi-tk"}


def templates(folder):
    """The layouts of uploads, by file name; the newest of each name last."""
    found = {}
    for path in sorted(folder.glob("*/template.yaml")):
        layout = yaml.safe_load(path.read_text(encoding="utf-8"))
        if layout["kind"] in UPLOADS:
            found.setdefault(layout["file-name"], []).append(layout)
    return found


def faults_of_sheet(sheet, layout):
    first = layout["header-row"]
    wanted = [column["header"] for column in layout["columns"]]
    rows = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [cell for cell in row if getattr(cell, "value", None) is not None]
        for cell in cells:
            if cell.data_type not in ("s", "inlineStr") or not isinstance(cell.value, str):
                yield f"{cell.coordinate} is {cell.data_type}, not text"
            elif cell.number_format != "@":
                yield f"{cell.coordinate} has the format {cell.number_format}, not text"
        if number == first and [cell.value for cell in row] != wanted:
            yield f"headers {[cell.value for cell in row]} instead of {wanted}"
        if number > first and cells:
            rows += 1
    if rows == 0:
        yield "has no rows"
    if rows > layout["row-limit"]:
        yield f"has {rows} rows, more than {layout['row-limit']}"


def faults_of_workbook(path, layouts):
    if path.name not in layouts:
        yield f"no template is called {path.name}"
        return
    layout = layouts[path.name][-1]
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet") and b"<f>" in archive.read(name):
                yield f"{name} has a formula"
    workbook = openpyxl.load_workbook(path, read_only=True)
    wanted = [layout["sheet"]] + [sheet["name"] for sheet in layout.get("other-sheets", [])]
    if workbook.sheetnames != wanted:
        yield f"sheets {workbook.sheetnames} instead of {wanted}"
        return
    yield from faults_of_sheet(workbook[layout["sheet"]], layout)
    workbook.close()


def faults_of_manifest(path):
    uploads = json.loads(path.read_text(encoding="utf-8"))["uploads"]
    listed = set()
    for entry in [entry for upload in uploads for entry in upload["files"]]:
        file = path.parent / entry["path"]
        listed.add(file)
        if not file.exists():
            yield f"{entry['path']} is missing"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            yield f"{entry['path']} has another checksum"
    for file in path.parent.glob("**/template_*.xlsx"):
        if file not in listed:
            yield f"{file.relative_to(path.parent)} is not listed"


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    root = pathlib.Path(arguments[0])
    shipped = pathlib.Path(__file__).resolve().parent.parent / "templates" / "sipp"
    layouts = templates(pathlib.Path(arguments[1]) if len(arguments) == 2 else shipped)
    workbooks = sorted(root.glob("**/template_*.xlsx"))
    faults = []
    for path in workbooks:
        faults += [f"{path}: {fault}" for fault in faults_of_workbook(path, layouts)]
    for path in sorted(root.glob("**/manifest.json")):
        faults += [f"{path}: {fault}" for fault in faults_of_manifest(path)]
    if not workbooks:
        faults.append(f"{root}: no template_*.xlsx file")
    for fault in faults[:100]:
        print(fault)
    print(f"{len(workbooks)} workbooks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
