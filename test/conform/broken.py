"""Every file of fixtures/broken gives just the findings that expected.csv says, at their very cells; its name says the verdict.

A sheet is checked in place of the campaign's own, a campaign file by itself. expected.csv: file;code;severity;cell, a line a finding,
warnings and errors alike (line:col for a YAML file; no cell for a whole file). A file that has none is fine: ok.
"""
import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "broken"
VERDICT = re.compile(r"\((ok|warning|error)\)\.\w+$")
# Whatever was found, the program must end in its own way.
EXITS = {"ok": (0,), "warning": (0,), "error": (1,)}


def findings(path):
    campaign, sheets = (path, []) if path.suffix == ".yaml" else (FOLDER / "campaign.yaml", ["--sheets", path.name])
    done = subprocess.run([os.environ["SVOD_BIN"], "check", campaign, *sheets, "--json"], capture_output=True, timeout=60)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        found = []
    told = sorted((f["code"], f["severity"], f["cell"] or "") for f in found if f["severity"] != "note")
    return done.returncode, told, done.stderr.decode()


with open(FOLDER / "expected.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=";"))
paths = sorted(path for path in FOLDER.rglob("*") if VERDICT.search(path.name))
strangers = {row["file"] for row in rows} - {str(path.relative_to(FOLDER)) for path in paths}
failed = len(strangers)
for name in sorted(strangers):
    print("FAIL", name, "is in expected.csv and not in the folder")

for path in paths:
    name = str(path.relative_to(FOLDER))
    expected = sorted((row["code"], row["severity"], row["cell"]) for row in rows if row["file"] == name)
    code, found, stderr = findings(path)
    verdict = VERDICT.search(name).group(1)
    worst = "error" if any(severity == "error" for _, severity, _ in found) else "warning" if found else "ok"
    faults = [f"missing {' '.join(row)}" for row in expected if row not in found]
    faults += [f"unexpected {' '.join(row)}" for row in found if row not in expected]
    faults += [f"exit {code}\n{stderr}"] if code not in EXITS[verdict] else []
    faults += [f"verdict {worst}"] if worst != verdict else []
    failed += bool(faults)
    print("FAIL" if faults else "ok  ", name, *(f"\n     {fault}" for fault in faults))
print(f"{len(paths) + len(strangers) - failed} passed, {failed} failed")
sys.exit(failed > 0 or not paths)
