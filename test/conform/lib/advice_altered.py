"""Copies of demo-advice and of its year before with scores, answers, policies, thresholds and rosters altered at random, by seed: for
advice.py, which holds their recommendations against its own."""
import random
import re
import shutil

from advice_route import ROOT

YEARS = ("demo-advice", "demo-advice-2022")
SCORES = ["0", "0", "0", "1", "1", "2", "2", "3", "4", "5", "", "н/п", "abc"]
ANSWERS = ["", "0", "1", "3", "5", "20", "50", "да", "нет", "н/п"]
POLICIES = {"blank": ("incomplete", "incomplete", "zero", "drop"), "no_submission": ("exclude", "zero"), "above_max": ("missing", "keep", "clamp"),
            "not_applicable": ("drop", "zero")}


def alter_sheet(path, rng, words, rate, head):
    lines = []
    for at, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        cells = line.split(";")
        if at > head and len(cells) > 1:
            if rng.random() < 0.08:
                continue
            cells[1:] = [rng.choice(words) if rng.random() < rate else cell for cell in cells[1:]]
        lines.append(";".join(cells))
    path.write_text("\n".join(lines), encoding="utf-8")


def alter_rubric(path, rng):
    text = path.read_text()
    for key, words in POLICIES.items():
        text = re.sub(rf"^  {key}: \w+", f"  {key}: {rng.choice(words)}", text, flags=re.M)
    text = re.sub(r"((?:percent_\w+|fall_at_least): )(\d\d)\b", lambda is_: is_[1] + str(max(10, min(95, int(is_[2]) + rng.choice([-25, -10, 0, 10, 25])))), text)
    text = re.sub(r"(points_(?:at_most|below): )[12]\b", lambda is_: is_[1] + rng.choice("12"), text)
    text = re.sub(r'("4", missed: |total, no_evidence: |total, disputed: |\bleast: )\d', lambda is_: is_[1] + rng.choice("123"), text)
    path.write_text(re.sub(r"by: 50\b", lambda _: "by: " + rng.choice(["0.5", "25", "33.33", "50", "100"]), text))


def alter_roster(path, rng):
    head, *lines = path.read_text().strip().split("\n")
    lines = [re.sub(r";\d+;", f";{rng.choice(['3', '8', '12', '20', ''])};", line) if rng.random() < 0.2 else line for line in lines if rng.random() > 0.1]
    path.write_text("\n".join([head, *lines]) + "\n")


def altered(seed, folder):
    """The folder of the copies, with `fixtures/` in it."""
    rng = random.Random(seed)
    for name in YEARS:
        copy, rate = folder / "fixtures" / name, rng.choice([0.05, 0.3, 0.7])
        shutil.copytree(ROOT / "fixtures" / name, copy)
        for sheet in sorted((copy / "sheets" / "experts").glob("*.csv")):
            alter_sheet(sheet, rng, SCORES, rate, 1)
        alter_sheet(copy / "sheets" / "answers.csv", rng, ANSWERS, rate, 0)
        alter_rubric(copy / "rubric.yaml", rng)
        alter_roster(copy / "roster.csv", rng)
    return folder
