"""Made-up campaigns of many units with a year before, for test/bench/run: Tyumen's rosters and published sheets of two years, copied.

Each copy has ids and names of its own, and from the second on some points less, so that not a hundred units share every place. The points are
those of sections; `criteria` gives points to each criterion, too, as one expert would, so that every recommendation has what it asks for.

As a program: copies.py FROM TO packs the parts of every package of one folder anew into another, a file after the other and each flushed to
the disk: the plain program that svod is held against. What it unpacks costs it little beside.
"""
import csv
import os
import random
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 20230626
FIRST = 3  # of the published table's columns: section 1
SECTIONS = 8


def published():
    """name -> year -> points of the sections, as the published table has them."""
    table, name = {}, None
    with open(ROOT / "fixtures/tyumen-2023/sheets/table-1-1.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    for row in rows:
        if len(row) < FIRST + SECTIONS or not row[2].startswith("20"):
            continue
        if row[0]:
            name = row[0].split(". ", 1)[-1]
        table.setdefault(name, {})[int(row[2][:4])] = row[FIRST:FIRST + SECTIONS]
    return table


def less(text, rng, copy):
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return text
    return f"{max(0.0, value - (rng.choice((0, 0, 0.5, 1)) if copy else 0)):g}".replace(".", ",")


def called(name, copy):
    return f"{name} {copy + 1:03}"


def write_roster(folder, year, copies):
    with open(ROOT / f"fixtures/tyumen-{year}/roster.csv", encoding="utf-8-sig", newline="") as file:
        head, *units = list(csv.reader(file, delimiter=";"))
    names = []
    with open(folder / "roster.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(head)
        for copy in range(copies):
            for unit in units:
                names.append((unit[1], copy))
                writer.writerow([f"demo-{copy + 1:03}-{unit[0]}", called(unit[1], copy), "", *unit[3:]])
    return names


def split(total, criteria, rng):
    """Points of the criteria of a section that come near its total."""
    left, points = total, []
    for most in criteria:
        given = min(most, left if rng.random() < 0.8 else 0)
        points.append(f"{given:g}".replace(".", ","))
        left -= given
    return points


def write_sheet(folder, year, names, nodes):
    rng = random.Random(f"{SEED} {year} {len(names)}")
    table = published()
    leaves = {section: [node for node in nodes if node[0].split(".")[0] == section] for section in map(str, range(1, SECTIONS + 1))}
    columns = [node[0] for section in leaves.values() for node in section] if nodes else [f"Раздел {n}" for n in range(1, SECTIONS + 1)]
    with open(folder / "scores.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(["Муниципалитет", *columns])
        for name, copy in names:
            row = [less(text, rng, copy) for text in table.get(name, {}).get(year, ["-"] * SECTIONS)]
            if nodes and row[0] != "-":
                totals = [float(text.replace(",", ".")) for text in row]
                row = [text for total, section in zip(totals, leaves.values()) for text in split(total, [float(node[1]) for node in section], rng)]
            elif nodes:
                row = ["-"] * len(columns)
            writer.writerow([called(name, copy), *row])


def write_campaign(folder, year, copies, nodes=()):
    folder.mkdir(parents=True, exist_ok=True)
    names = write_roster(folder, year, copies)
    write_sheet(folder, year, names, nodes)
    previous = "previous: ../2022\n" if year == 2023 else ""
    (folder / "campaign.yaml").write_text(
        f"svod: campaign/1\nname: demo-copies-{year}\ntitle: \"Made-up points of {len(names)} units\"\nyear: {year}\nlanguage: ru\n"
        f"date: {year}-06-26\nprovenance: demo\nrubric: tyumen-{year}\nroster: roster.csv\nsheets: scores.csv\n{previous}", encoding="utf-8")


def campaign(data, copies, leaves):
    """The folder of the later of two campaigns. `leaves(year)`: id, maximum and title of every criterion; None: sections alone."""
    top = data / f"demo-copies-{copies}{'-criteria' if leaves else ''}"
    for year in (2022, 2023):
        write_campaign(top / str(year), year, copies, leaves(year) if leaves else ())
    return top / "2023"


def pack_again(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        with zipfile.ZipFile(path) as old, open(target / path.name, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as new:
                for part in old.infolist():
                    new.writestr(part.filename, old.read(part))
            file.flush()
            os.fsync(file.fileno())


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pack_again(Path(sys.argv[1]), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
