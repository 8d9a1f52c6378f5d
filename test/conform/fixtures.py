"""The fixtures are what fixtures/make.py makes of fixtures/source: CSV to the byte, workbooks to the cell.

The bytes of a workbook hang on the version of openpyxl that wrote it.
"""
import io
import sys
import zipfile
from pathlib import Path

import openpyxl

FOLDER = Path(__file__).resolve().parents[2] / "fixtures"
sys.path.insert(0, str(FOLDER))
from making import broken, demo, tyumen  # noqa: E402

counts = {True: 0, False: 0}


def cells(data):
    """Every cell of a workbook, or what stands in the way of reading it: the faulty ones are fixtures too."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        return type(error).__name__
    return [(sheet.title, cell.coordinate, cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]


def compare(name, data):
    path = FOLDER / name
    there = path.read_bytes() if path.is_file() else b""
    same = data == there or name.endswith(".xlsx") and data[:2] == there[:2] == b"PK" and cells(data) == cells(there)
    counts[same] += 1
    if not same:
        print("FAIL", name)


for maker in (tyumen, demo, broken):
    maker.make(compare)
print(f"{counts[True]} passed, {counts[False]} failed")
sys.exit(counts[False] > 0 or not counts[True])
