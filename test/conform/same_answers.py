"""The made-up campaigns of indicators give the same results.json from exports as XLSX, ODS and CSV of two makes, apart from names and hashes.

The answers are those of fixtures/making/; rosters and rubrics stay what they are.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
sys.path.insert(0, str(FIXTURES))
sys.dont_write_bytecode = True
from making import amur, answers, izhevsk  # noqa: E402

KINDS = {
    "xlsx": ("xlsx", answers.xlsx),
    "ods": ("ods", answers.ods),
    "csv": ("csv", answers.csv),
    "csv-1251": ("csv", lambda rows: answers.csv(rows, "windows-1251", ";", "%d.%m.%Y %H:%M:%S")),
}
FORMS = {f"demo-{name}-{year}": forms for name, of in (("amur", amur), ("izhevsk", izhevsk)) for year, forms in of.FORMS.items()}


def lay(folder, kind):
    """All campaigns below `folder` with their sheets as this kind."""
    ending, write = KINDS[kind]
    for campaign, forms in FORMS.items():
        (folder / campaign / "sheets").mkdir(parents=True)
        for path in [FIXTURES / campaign / "roster.csv", *(FIXTURES / campaign).glob("rubric.yaml")]:
            shutil.copy(path, folder / campaign)
        for name, rows in forms:
            (folder / campaign / "sheets" / f"{name}.{ending}").write_bytes(write(rows))
        text = (FIXTURES / campaign / "campaign.yaml").read_text()
        text, count = re.subn(r"(?m)^sheets:.*\n(  - .*\n)*", f"sheets: sheets/*.{ending}\n", text)
        assert count == 1, campaign
        (folder / campaign / "campaign.yaml").write_text(text)


def plain(text):
    """A number as it stands in a finding: each format writes it in its own way."""
    return f"{float(text.replace(',', '.')):.10g}" if re.fullmatch(r"-?\d+[.,]\d+", text) else text


def results(campaign, out):
    """Lines of results.json without names and hashes of files; of a run that fails what it said."""
    done = subprocess.run([os.environ["SVOD_BIN"], "run", campaign, "-q", "-o", out], capture_output=True)
    path = Path(out) / "results.json"
    if done.returncode or not path.is_file():
        return [f"exit {done.returncode}: {done.stderr.decode().strip()}"]
    # A CSV file has no sheets inside, so the sheet's name belongs to the file's.
    text = re.sub(r"sheets/answers-(\w+)\.\w+(![^!\"]*(?=!))?", r"sheets/answers-\1", path.read_text())
    found = json.loads(re.sub(r"\b[0-9a-f]{64}\b", "hash", text))
    findings = [one | {"sheet": None, "line": None, "found": plain(one["found"])} for one in found.pop("findings")]
    lines = json.dumps(found, ensure_ascii=False, indent=0).splitlines()
    return lines + sorted(json.dumps(one, ensure_ascii=False) for one in findings)


def compare(label, one, other):
    same = one == other
    print("ok  " if same else "FAIL", label)
    for a, b in [(a, b) for a, b in zip(one, other) if a != b][:5]:
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        print(f"  {a[max(0, at - 100):at + 200]}\n  {b[max(0, at - 100):at + 200]}")
    return same


def main():
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for kind in KINDS:
            lay(folder / kind, kind)
        for campaign in FORMS:
            committed = results(FIXTURES / campaign, folder / "out" / campaign)
            outcomes.append(compare(f"{campaign}: something was computed", ["True"], [str(len(committed) > 50)]))
            for kind in KINDS:
                outcomes.append(compare(f"{campaign}: {kind}", committed, results(folder / kind / campaign, folder / "out" / kind / campaign)))
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed")
    return int(not all(outcomes))


sys.exit(main())
