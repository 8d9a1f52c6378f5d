#!/usr/bin/python3
"""Recalculates workbooks in LibreOffice and compares every formula's value with the one stored in the file.

    recalc.py [WORKBOOK ...]    none: those that $SVOD_BIN makes of the fixtures' campaigns

Prints the differences and exits 1 when there are any, 77 where there is no soffice.
The stored values are taken out of a copy first, so that the values read back can only come from a calculation.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
CELL = re.compile(rb"<c\b[^>]*>(?:(?!</c>).)*?<f\b.*?</c>", re.S)
VALUE = re.compile(rb"<v>.*?</v>", re.S)
TOLERANCE = 1e-9
MOST_SHOWN = 40


def strip_values(source, target):
    """Copies a workbook without the stored results of its formulas; returns how many cells lost one."""
    stripped = 0

    def bare(match):
        nonlocal stripped
        stripped += 1
        return VALUE.sub(b"", match.group(0))

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = CELL.sub(bare, data)
            new.writestr(name, data)
    return stripped


def recalculated(source, folder):
    bare = os.path.join(folder, "bare.xlsx")
    count = strip_values(source, bare)
    made = os.path.join(folder, "made")
    profile = "file://" + os.path.join(folder, "profile")
    subprocess.run(
        ["soffice", "-env:UserInstallation=" + profile, "--headless", "--convert-to", "xlsx", "--outdir", made, bare],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return os.path.join(made, "bare.xlsx"), count


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))
    return a == b


def compare(path, other):
    formulas = openpyxl.load_workbook(path)
    stored = openpyxl.load_workbook(path, data_only=True)
    fresh = openpyxl.load_workbook(other, data_only=True)
    compared, differences = 0, []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                compared += 1
                old = stored[sheet.title][cell.coordinate].value
                new = fresh[sheet.title][cell.coordinate].value
                if not same(old, new):
                    differences.append((sheet.title, cell.coordinate, cell.value, old, new))
    return compared, differences


def check(path):
    """True when nothing differs."""
    with tempfile.TemporaryDirectory() as folder:
        other, stripped = recalculated(path, folder)
        compared, differences = compare(path, other)
    if compared != stripped:
        print(f"{stripped} stored values taken out, {compared} formulas compared")
        return False
    for sheet, place, formula, old, new in differences[:MOST_SHOWN]:
        print(f"{sheet}!{place}: {formula}: stored {old!r}, recalculated {new!r}")
    print(f"{Path(path).name}: {compared} formulas, {len(differences)} differences")
    return not differences


def check_campaigns():
    passed = failed = 0
    for campaign in sorted(path.parent for path in ROOT.glob("fixtures/*/campaign.yaml") if path.parent.name != "broken"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([os.environ["SVOD_BIN"], "run", campaign, "-q", "-o", folder], check=True, stderr=subprocess.DEVNULL)
            (book,) = Path(folder).glob("*.xlsx")
            good = check(str(book))
        passed, failed = passed + good, failed + (not good)
    print(f"{passed} passed, {failed} failed")
    return failed == 0 and passed > 0


def main():
    if shutil.which("soffice") is None:
        print("skipped: no soffice")
        return 77
    return 0 if (all(map(check, sys.argv[1:])) if sys.argv[1:] else check_campaigns()) else 1


if __name__ == "__main__":
    sys.exit(main())
