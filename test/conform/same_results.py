"""The Tyumen campaigns give the same results.json from .csv, .xlsx, .ods and .xls, apart from the names and hashes of their files.

The committed workbooks and tables are first held against each other; then sheets and rosters of both years are carried by LibreOffice into
the other formats, where there is one (else that part is skipped).
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).parent / "lib"))
import office  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
YEARS = {"tyumen-2022": ["sheets/sections-2022"], "tyumen-2023": ["sheets/table-1-1", "published/table-1-2", "published/lists"]}
KINDS = ("csv", "xlsx", "ods", "xls")


def results(campaign):
    """Lines of results.json, without what may differ. A run that fails has none."""
    with tempfile.TemporaryDirectory() as out:
        done = subprocess.run([os.environ["SVOD_BIN"], "run", campaign, "-q", "-o", out], capture_output=True)
        path = Path(out) / "results.json"
        if done.returncode or not path.is_file():
            return [f"exit {done.returncode}: {done.stderr.decode().strip()}"]
        text = path.read_text()
    # A CSV file has no sheets inside, so the sheet's name belongs to the file's.
    text = re.sub(r'"(file|sheet)": ?(null|"(\\.|[^"\\])*")', r'"\1": ""', text)
    return re.sub(r"\b[0-9a-f]{64}\b", "hash", text).splitlines()


def book_of(source, target):
    """A table of text as a workbook: whole numbers become numbers, as if typed in."""
    book = openpyxl.Workbook()
    with open(source, newline="", encoding="utf-8-sig") as file:
        for row in csv.reader(file, delimiter=";"):
            book.active.append([int(value) if re.fullmatch(r"0|[1-9]\d*", value) else value or None for value in row])
    book.save(target)


def carry(folder):
    """folder/KIND/YEAR: both campaigns in every format."""
    for kind in KINDS:
        for year in YEARS:
            (folder / kind / year).mkdir(parents=True)
    for year, tables in YEARS.items():
        book_of(FIXTURES / year / "roster.csv", folder / "xlsx" / year / "roster.xlsx")
        shutil.copy(FIXTURES / year / "roster.csv", folder / "csv" / year)
        for kind in ("csv", "xlsx"):
            for table in tables:
                shutil.copy(FIXTURES / year / f"{table}.{kind}", folder / kind / year)
    for kind in ("ods", "xls"):
        sources = []
        for year, tables in YEARS.items():  # one start of LibreOffice, so names must differ
            for name in ["roster"] + [Path(table).name for table in tables]:
                sources.append(folder / kind / f"{year}+{name}.xlsx")
                shutil.copy(folder / "xlsx" / year / f"{name}.xlsx", sources[-1])
        for made in office.convert(sources, kind, folder / kind / "made", folder / "profile"):
            year, name = made.name.split("+")
            made.rename(folder / kind / year / name)
    for kind in KINDS:
        for year, tables in YEARS.items():
            text = (FIXTURES / year / "campaign.yaml").read_text()
            names = [f"{Path(table).name}.{kind}" for table in tables]
            keys = {"roster": f"roster.{kind}", "sheets": names[0]} | ({"published": f"[{', '.join(names)}]"} if names[1:] else {})
            for key, value in keys.items():
                text, count = re.subn(rf"(?m)^{key}:.*$", f"{key}: {value}", text)
                assert count == 1, key
            (folder / kind / year / "campaign.yaml").write_text(text)


def compare(label, one, other):
    same = one == other
    print("ok  " if same else "FAIL", label)
    for number, (a, b) in enumerate(zip(one, other), 1):
        if a != b:
            print(f"line {number}\n  {a[:300]}\n  {b[:300]}")
    return same


def main():
    outcomes, skipped = [], 0
    committed = {}
    for year in YEARS:
        committed[year] = results(FIXTURES / year / "campaign.yaml")
        outcomes.append(compare(f"{year}: xlsx, csv", committed[year], results(FIXTURES / year / "campaign-csv.yaml")))
        outcomes.append(compare(f"{year}: something was computed", [True], [len(committed[year]) > 50]))
    if office.present():
        with tempfile.TemporaryDirectory() as folder:
            carry(Path(folder))
            for kind in KINDS:
                for year in YEARS:
                    outcomes.append(compare(f"{year}: sheets and roster as .{kind}", committed[year], results(Path(folder) / kind / year)))
    else:
        skipped = len(KINDS) * len(YEARS)
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, {skipped} skipped")
    return int(not all(outcomes))


sys.exit(main())
