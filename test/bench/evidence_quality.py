#!/usr/bin/env python3
"""How well svod finds what documents say: precision, recall and F1 of zone x direction, against labels made by hand.

Labels: CSV with `;` and the columns document;zone;direction;label;where. document is a file's name (or unit/name), label 1 (stated), w (hinted:
left out of both), 0 or no row (not said). What svod calls found is its yes. A unit's cell is the highest of its documents' labels.

    evidence_quality.py --sets [--svod PATH] [--anywhere]
    evidence_quality.py [--svod PATH] [--labels FILE --documents FOLDER] [--rubric FILE] [--year YEAR] [--only UNIT,UNIT] [--wrong] [--weak] [--anywhere]

--sets: a line for each set of made-up documents in test/labels, and tables of those that patterns were tuned on and of those that they were not.
Without it: the real submissions of test/labels/seeds.csv, from ../shared/seeds; skipped where that folder is absent. FOLDER holds a folder
for each unit, or documents alone (then each is its own unit). --wrong lists what differs, with svod's quotation. --weak counts weak as yes. --anywhere leaves zones out:
a document's label for a direction is the highest over the zones, svod's yes is found in some zone or outside of all.
"""
import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ROOT.parent / "shared/seeds"
SEED_UNITS = {"izhevsk": ("000", "001", "002"), "amur": ("003",)}
SEED_YEARS = {"izhevsk": 2022, "amur": 2021}
LABELS = ROOT / "test/labels"
ASIDE = "demo-aside"  # sets that begin so were never tuned on
RANK = {"0": 0, "": 0, "w": 1, "1": 2}
STATES = ["none", "excluded", "weak", "found"]


def labels_of(path):
    """{document: {(zone, direction): label}}"""
    labels = defaultdict(dict)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";"):
            label = (row["label"] or "0").strip()
            if label not in RANK:
                sys.exit(f"{path}: label {label!r}: 1, w or 0 expected")
            labels[row["document"]][row["zone"], row["direction"]] = label
    return dict(labels)


def whole_grid(labels, documents):
    """Labels with a cell for every zone x direction: what has no row is not said."""
    grid = [cell for cells in labels_of(LABELS / "seeds.csv").values() for cell in cells]
    return {name: {**dict.fromkeys(grid, "0"), **labels.get(name, {})} for name in documents}


def evidence_of(svod, rubric, unit, year, files, work):
    """evidence.json of a campaign with one unit."""
    home = work / unit
    folder = home / "documents" / unit
    folder.mkdir(parents=True)
    for name, path in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / name)
    text = Path(rubric).read_text(encoding="utf-8")
    # only what is sought is of interest: links to another year's rubric are not
    (home / "rubric.yaml").write_text(re.sub(r"^year: \d+", f"year: {year}", text, flags=re.M), encoding="utf-8")
    (home / "roster.csv").write_text(
        f"id;name;district;geography;methodists;teachers_{year - 1};teachers_{year}\n{unit};{unit};Тюменский;город;5;300;300\n", encoding="utf-8")
    (home / "sheet.csv").write_text("Муниципалитет;1\n" + f"{unit};1\n", encoding="utf-8")
    (home / "campaign.yaml").write_text(
        f"svod: campaign/1\nname: quality\ntitle: quality\nyear: {year}\nlanguage: ru\ndate: {year}-12-01\nprovenance: demo\n"
        "rubric: rubric.yaml\nroster: roster.csv\nsheets: sheet.csv\ndocuments: documents\n", encoding="utf-8")
    env = dict(os.environ, SVOD_SHARE=str(ROOT))
    done = subprocess.run([str(svod), "evidence", str(home), "--output", str(home / "out")], env=env, capture_output=True, text=True)
    found = list(home.glob("**/evidence.json"))
    if len(found) != 1:
        sys.exit(f"svod evidence {unit}: code {done.returncode}\n{done.stdout}{done.stderr}")
    (entry,) = json.loads(found[0].read_text(encoding="utf-8"))["units"]
    return entry


def seen_of(entry):
    """{document: {(zone, direction): (state, quotation)}}"""
    out = {}
    for document in entry["documents"]:
        out[document["name"]] = {(s["zone"], s["direction"]): (s["state"], (s["quotations"] or [{}])[0]) for s in document["seen"] if s["direction"]}
    return out


def anywhere(cells, rank):
    """Cells of zone x direction as directions alone: the highest of each, under the zone "anywhere"."""
    out = {}
    for (_, direction), value in cells.items():
        cell = ("anywhere", direction)
        if cell not in out or rank(value) > rank(out[cell]):
            out[cell] = value
    return out


class Tally:
    def __init__(self):
        self.hit = self.false = self.missed = self.right_no = self.hinted = 0

    def add(self, label, yes):
        if label == "w":
            self.hinted += 1
        elif label == "1":
            self.hit += yes
            self.missed += not yes
        else:
            self.false += yes
            self.right_no += not yes

    def join(self, other):
        for key in vars(self):
            setattr(self, key, getattr(self, key) + getattr(other, key))

    def figures(self):
        precision = self.hit / (self.hit + self.false) if self.hit + self.false else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def line(self, name):
        p, r, f = self.figures()
        return f"{name:16} {p:9.3f} {r:7.3f} {f:6.3f} {self.hit:6} {self.false:6} {self.missed:7} {self.right_no:7} {self.hinted:7}"


def table(title, tallies):
    print(f"\n{title}\n{'':16} precision  recall     F1    hit  false  missed  no, no  hinted")
    whole = Tally()
    for name, tally in tallies.items():
        print(tally.line(name))
        whole.join(tally)
    print(whole.line("all"))
    return whole


def judge(labels, seen, yes_states, wrong):
    by_zone, by_direction = defaultdict(Tally), defaultdict(Tally)
    for document in sorted(labels):
        for (zone, direction), label in labels[document].items():
            state, quote = seen.get(document, {}).get((zone, direction), ("none", {}))
            yes = state in yes_states
            by_zone[zone].add(label, yes)
            by_direction[direction].add(label, yes)
            if wrong and label != "w" and yes != (label == "1"):
                text = quote.get("text", "")
                at = f"{quote.get('line') or quote.get('paragraph') or ''} [{quote.get('headings', '')[-60:]}] {quote.get('why') or ''}"
                print(f"{'FALSE ' if yes else 'MISSED'} {document[:14]:14} {zone:15} {direction:10} {state:8} {at} {text[:230]}")
    return by_zone, by_direction


def sight_rank(sight):
    return STATES.index(sight[0])


def united(units, labels, seen):
    """Labels and sights of whole submissions."""
    all_labels, all_seen = {}, {}
    for unit, documents in units.items():
        all_labels[unit], all_seen[unit] = {}, {}
        for document in documents:
            for cell, label in labels.get(document, {}).items():
                all_labels[unit][cell] = max(label, all_labels[unit].get(cell, "0"), key=RANK.get)
            for cell, sight in seen.get(document, {}).items():
                all_seen[unit][cell] = max(sight, all_seen[unit].get(cell, ("none", {})), key=sight_rank)
    return all_labels, all_seen


def files_of(folder):
    """{unit: {name: path}} and years."""
    units = {}
    if folder.name == "seeds":
        for unit, starts in SEED_UNITS.items():
            units[unit] = {p.name: p for start in starts for p in folder.glob(f"{start}_*")}
        return units, SEED_YEARS
    for path in sorted(p for p in folder.glob("**/*") if p.is_file() and not p.name.startswith(".")):
        parts = path.relative_to(folder).parts
        unit = parts[0] if len(parts) > 1 else path.stem
        units.setdefault(unit, {})["/".join(parts[1:]) or path.name] = path
    return units, {}


def measure(options, labels_file, documents):
    """Labels and what svod sees of them, and the documents of each submission."""
    labels = labels_of(labels_file)
    files, years = files_of(Path(documents))
    seen = {}
    with tempfile.TemporaryDirectory() as work:
        for unit, own in files.items():
            if options.only and unit not in options.only.split(","):
                continue
            entry = evidence_of(Path(options.svod).resolve(), options.rubric, unit, years.get(unit, options.year), own, Path(work))
            for name, cells in seen_of(entry).items():
                seen[name if name in labels or len(own) == 1 and unit == Path(name).stem else f"{unit}/{name}"] = cells
    labels = whole_grid(labels, seen)
    if options.anywhere:
        labels = {name: anywhere(cells, RANK.get) for name, cells in labels.items()}
        seen = {name: anywhere(cells, sight_rank) for name, cells in seen.items()}
    return labels, seen, files


def counted(labels, which):
    return sum(label == which for cells in labels.values() for label in cells.values())


def sets(options):
    """Every set of made-up documents, and both kinds of sets as a whole."""
    tallies = {}
    whole = {"tuned on": defaultdict(Tally), "never tuned on": defaultdict(Tally)}
    sizes = dict.fromkeys(whole, (0, 0))
    for path in sorted(p for p in LABELS.iterdir() if p.is_dir()):
        labels, seen, _ = measure(options, f"{path}.csv", path)
        by_zone, _ = judge(labels, seen, ("found",), options.wrong)
        tallies[path.name] = Tally()
        kind = "never tuned on" if path.name.startswith(ASIDE) else "tuned on"
        sizes[kind] = (sizes[kind][0] + len(labels), sizes[kind][1] + counted(labels, "1"))
        for zone, tally in by_zone.items():
            tallies[path.name].join(tally)
            whole[kind][zone].join(tally)
    table("sets", tallies)
    for kind, by_zone in whole.items():
        table(f"{kind}: {sizes[kind][0]} documents, {sizes[kind][1]} cells stated; by zone", by_zone)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--svod", default=os.environ.get("SVOD_BIN", str(ROOT / "build/svod")))
    parser.add_argument("--rubric", default=str(ROOT / "rubrics/tyumen-2023.yaml"))
    parser.add_argument("--sets", action="store_true", help="all made-up documents of test/labels")
    parser.add_argument("--labels", default=str(LABELS / "seeds.csv"))
    parser.add_argument("--documents", default=str(SEEDS))
    parser.add_argument("--year", type=int, default=2023, help="of the campaign")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--weak", action="store_true")
    parser.add_argument("--anywhere", action="store_true")
    parser.add_argument("--only", help="units, split by commas")
    options = parser.parse_args()
    if options.sets:
        sets(options)
        return 0
    if not Path(options.documents).is_dir():
        print(f"skipped: no folder {options.documents}")
        return 0
    labels, seen, files = measure(options, options.labels, options.documents)
    if not labels:
        sys.exit("no document was read")
    yes = ("found", "weak") if options.weak else ("found",)
    by_zone, by_direction = judge(labels, seen, yes, options.wrong)
    counts = [counted(labels, which) for which in ("1", "w", "0")]
    print(f"{len(labels)} documents of {len(files)} submissions, {sum(counts)} cells: {counts[0]} stated, {counts[1]} hinted, {counts[2]} not")
    table("documents, by zone", by_zone)
    table("documents, by direction", by_direction)
    units = {unit: [n if n in labels else f"{unit}/{n}" for n in own] for unit, own in files.items()}
    table("submissions, by zone", judge(*united(units, labels, seen), yes, False)[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
