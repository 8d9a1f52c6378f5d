"""The Tyumen campaigns from .xlsx and from .csv give the same results.json, apart from the names and hashes of their files."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
failed = 0


def results(campaign, out):
    subprocess.run([os.environ["SVOD_BIN"], "run", ROOT / "fixtures" / campaign, "-q", "-o", out], check=True)
    text = (Path(out) / "results.json").read_text()
    # A CSV file has no sheets inside, so the sheet's name belongs to the file's.
    text = re.sub(r'"(file|sheet)": ?(null|"(\\.|[^"\\])*")', r'"\1": ""', text)
    return re.sub(r"\b[0-9a-f]{64}\b", "hash", text).splitlines()


for year in ("tyumen-2022", "tyumen-2023"):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        book, text = results(f"{year}/campaign.yaml", one), results(f"{year}/campaign-csv.yaml", two)
    same = book == text
    failed += not same
    print("ok  " if same else "FAIL", year)
    for number, (a, b) in enumerate(zip(book, text), 1):
        if a != b:
            print(f"line {number}\n  xlsx {a}\n  csv  {b}")
print(f"{2 - failed} passed, {failed} failed")
sys.exit(failed > 0)
