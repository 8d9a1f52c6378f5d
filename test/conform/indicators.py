"""The made-up campaigns of indicators computed by a second route: from rubric, roster and exports of forms alone, in fractions, by doc/formats.md.

Compared with results.json: every measure (state, numerator, denominator, value, reach, points), totals of units, sums and counts of the
region, its moves since each earlier year. Then some numbers and words of results.json are altered one by one: each must be told.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from fractions import Fraction
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import openpyxl
import yaml

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGNS = ("demo-amur-2023", "demo-izhevsk-2022")
PARTS = {"share": ("numerator", "denominator", "percent"), "count": ("value",), "presence": ("answer",), "level": ("answer",)}
NOTHING = {"", "-", "–", "—", "…", "нет данных", "н/д"}
YES, NO = {"да", "есть", "имеется", "+", "создан", "создана", "создано"}, {"нет", "отсутствует", "не создан"}
PLACES = 10  # decimals of results.json
UNIT = re.compile("наименование|название|школа|организация", re.I)
TIME = re.compile("отметка времени|время создания", re.I)


def text(path):
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("windows-1251")


def records(path):
    lines = text(path)
    return csv.reader(io.StringIO(lines), delimiter=";" if lines.split("\n")[0].count(";") > lines.split("\n")[0].count(",") else ",")


def ods(path):
    with zipfile.ZipFile(path) as file:
        root = ElementTree.fromstring(file.read("content.xml"))
    space = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
             "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0"}
    for row in root.find(".//table:table", space).iterfind("table:table-row", space):
        cells = []
        for cell in row.iterfind("table:table-cell", space):
            value = next((cell.get(f"{{{space['office']}}}{name}") for name in ("value", "date-value")
                          if cell.get(f"{{{space['office']}}}{name}")), None)
            shown = value or "\n".join("".join(line.itertext()) for line in cell.iterfind("text:p", space))
            cells += [shown] * min(int(cell.get(f"{{{space['table']}}}number-columns-repeated", 1)), 200)
        yield cells


def sheet(path):
    """Rows of the texts of an export."""
    if path.suffix == ".csv":
        return list(records(path))
    if path.suffix == ".ods":
        return list(ods(path))
    rows = openpyxl.load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else cell.isoformat() if hasattr(cell, "isoformat") else str(cell) for cell in row] for row in rows]


def folded(name):
    return re.sub(r"[\s\-–«»\"]+", " ", name.lower().replace("ё", "е")).strip()


def number(cell):
    found = re.fullmatch(r"(-?\d+(?: \d{3})*(?:[.,]\d+)?)\s*(%|чел\.?|ед\.?)?", cell.replace("\u00a0", " ").strip())
    return Fraction(found[1].replace(" ", "").replace(",", ".")) if found else None


def moment(cell):
    """A time as text that sorts."""
    return re.sub(r"^(\d\d)\.(\d\d)\.(\d{4})", r"\3-\2-\1", cell).replace("T", " ")


class Indicator(dict):
    def target(self, year):
        target = self.get("target")
        target = target.get(year) if isinstance(target, dict) else target
        return None if target is None else Fraction(str(int(target) if isinstance(target, bool) else target))

    @property
    def comparison(self):
        return self.get("comparison") or ("=" if self["kind"] == "presence" else "<=" if self.get("better") == "less" else ">=")

    @property
    def better(self):
        return self.get("better") or {">=": "more", "<=": "less", "=": "more" if self["kind"] == "presence" else "neither"}[self.comparison]

    def reach(self, year, value):
        target = self.target(year)
        if target is None or value is None:
            return "no_target" if target is None else "no_data"
        miss = {">=": target - value, "<=": value - target, "=": abs(value - target)}[self.comparison]
        return "reached" if miss <= 0 else "near" if miss <= Fraction(str(self.get("near", 0))) else "missed"


class Campaign:
    """One year."""

    def __init__(self, folder):
        self.settings = yaml.safe_load((folder / "campaign.yaml").read_text())
        rubric = folder / self.settings["rubric"]
        rubric = yaml.safe_load((rubric if rubric.is_file() else ROOT / "rubrics" / f"{self.settings['rubric']}.yaml").read_text())
        self.year, self.id, self.total, self.policy = self.settings["year"], rubric["id"], rubric["total"], rubric["policy"]
        assert self.total in ("reached", "none") and self.policy["not_applicable"] == "drop" and self.policy["twice"] == "last"
        assert self.total == "none" or self.policy["blank"] == "zero"
        self.indicators = {str(one["id"]): Indicator(one) for section in rubric["sections"] for one in section["criteria"]}
        assert not any("round" in one for one in self.indicators.values())
        roster = list(records(folder / self.settings["roster"]))
        self.units = {row[0]: dict(zip(roster[0], row)) for row in roster[1:] if row}
        self.names = {folded(name): unit for unit, row in self.units.items() for name in [unit, row["name"], *row["aliases"].split("|")] if name}
        self.answers, self.twice, self.sent, self.asked = {}, set(), set(), set()
        sheets = self.settings["sheets"]
        rows = [row for glob in ([sheets] if isinstance(sheets, str) else sheets) for path in sorted(folder.glob(glob)) for row in self.form(path)]
        for unit, _, cells in sorted(rows, key=lambda row: row[1]):
            if any(cell.strip() for cell in cells.values()):
                self.twice |= {(unit, node) for node, _ in cells if unit in self.sent}
                self.sent.add(unit)
                self.answers |= {(unit, *question): cell.strip() for question, cell in cells.items()}
        self.measures = {(unit, node): self.measure(unit, node) for unit in self.units for node in self.indicators}

    def form(self, path):
        """(unit, time, {(node, part): cell}) of each answer of an export."""
        rows = sheet(path)
        at = next(i for i, row in enumerate(rows) if sum(self.question(header) is not None for header in row) > 2)
        questions = {i: self.question(header) for i, header in enumerate(rows[at]) if self.question(header)}
        name = next(i for i, header in enumerate(rows[at]) if UNIT.search(header) and i not in questions)
        time = next(i for i, header in enumerate(rows[at]) if TIME.search(header))
        self.asked |= {node for node, _ in questions.values()}
        for row in rows[at + 1:]:
            unit = self.names.get(folded(row[name])) if len(row) > name else None
            if unit:
                yield unit, moment(row[time]), {question: row[i] for i, question in questions.items() if i < len(row)}

    def question(self, header):
        found = {(node, part) for node, one in self.indicators.items() for part, pattern in one["columns"].items() if re.search(pattern, header, re.I)}
        assert len(found) < 2, (header, found)
        return found.pop() if found else None

    def exists(self, unit):
        row = self.units.get(unit)
        return row is not None and not (row.get("since") and int(row["since"]) > self.year) and not (row.get("until") and int(row["until"]) < self.year)

    def measure(self, unit, node):
        one = self.indicators[node]
        found = {"numerator": None, "denominator": None, "value": None, "alone": False}
        found["state"] = self.state(unit, node, one, found)
        if found["state"] != "value":
            found["value"] = None
        found["reach"] = one.reach(self.year, found["value"])
        if found["reach"] == "no_data" and found["state"] in ("not_applicable", "no_base"):
            found["reach"] = "not_applicable"
        scored = self.total == "reached" and one.target(self.year) is not None
        found["max"] = Fraction(scored)
        found["points"] = Fraction(found["reach"] == "reached") if scored and found["value"] is not None else None
        return found

    def state(self, unit, node, one, found):
        if not self.exists(unit):
            return "absent"
        if node not in self.asked:
            return "not_asked"
        if unit not in self.sent:
            return "no_submission"
        cells = {part: self.answers.get((unit, node, part), "") for part in PARTS[one["kind"]]}
        cells = {part: cell for part, cell in cells.items() if cell.lower() not in NOTHING}
        if any(cell.lower() in self.policy["not_applicable_words"] for cell in cells.values()):
            return "not_applicable"
        return getattr(self, one["kind"])(one, cells, found) if cells else "blank"

    def share(self, one, cells, found):
        numbers = {part: number(cell) for part, cell in cells.items()}
        if None in numbers.values():
            return "unreadable"
        part, whole, percent = (numbers.get(name) for name in PARTS["share"])
        if part is None or whole is None:
            if percent is None or part is not None:
                return "blank"
            found["alone"], found["value"] = True, percent
            return "value" if 0 <= percent <= 100 else "impossible"
        found["numerator"], found["denominator"] = part, whole
        if part < 0 or part > whole:
            return "impossible"
        found["value"] = 100 * part / whole if whole else None
        return "value" if whole else "no_base"

    def count(self, one, cells, found):
        found["value"] = found["numerator"] = number(cells["value"])
        return "unreadable" if found["value"] is None else "impossible" if found["value"] < 0 else "value"

    def presence(self, one, cells, found):
        answer = cells["answer"].lower()
        if answer not in YES | NO and not answer.startswith("http"):
            return "unreadable"
        found["value"] = found["numerator"] = Fraction(answer not in NO)
        found["denominator"] = Fraction(1)
        return "value"

    def level(self, one, cells, found):
        words = [{folded(word) for word in (grade["id"], grade["title"], *grade.get("words", []))} for grade in one["grades"]]
        found["value"] = next((Fraction(i) for i, known in enumerate(words, 1) if folded(cells["answer"]) in known), None)
        return "unreadable" if found["value"] is None else "value"

    def region(self, node):
        one = self.indicators[node]
        asked = [found for (unit, other), found in self.measures.items() if other == node and found["state"] not in ("absent", "not_asked")]
        valued = [found for found in asked if found["state"] == "value"]
        counted = [found for found in valued if not found["alone"]]
        of = {"asked": len(asked), "n": len(valued), "counted": len(counted), "numerator": None, "denominator": None, "value": None, "mean": None}
        if one["kind"] == "level":
            of["value"] = sorted(found["value"] for found in valued)[(len(valued) - 1) // 2] if valued else None
        elif counted:
            of["value"] = of["numerator"] = sum(found["numerator"] for found in counted)
            if one["kind"] != "count":
                of["denominator"] = sum(found["denominator"] for found in counted)
                of["value"] = 100 * of["numerator"] / of["denominator"]
        if valued:
            of["mean"] = (100 if one["kind"] == "presence" else 1) * sum(found["value"] for found in valued) / len(valued)
        for word in ("reached", "near", "missed", "no_data", "not_applicable"):
            of[word] = sum(found["reach"] == word for found in asked)
        value = of["value"]
        of["reach"] = one.reach(self.year, value / 100 if one["kind"] == "presence" and value is not None else value)
        return of


def earlier(years, at, node):
    """The indicator's id in years[at], None when that rubric has none."""
    for now, before in zip(years[:at], years[1:at + 1]):
        node = now.indicators[node].get("previous", node if now.id == before.id else None)
        if node not in before.indicators:
            return None
    return node


def move(years, at, node):
    one, then = years[0].indicators[node], earlier(years, at, node)
    before = years[at].region(then) if then else None
    now = years[0].region(node)
    if not before or not before["asked"]:
        return {"state": "no_earlier", "change": None, "base_changed": False}
    if now["value"] is None or before["value"] is None:
        return {"state": "no_now" if now["value"] is None else "no_before", "change": None, "base_changed": False}
    change = now["value"] - before["value"]
    state = "same" if not change else "other" if one.better == "neither" else "better" if (change > 0) == (one.better == "more") else "worse"
    bases = now["denominator"], before["denominator"]
    changed = None not in bases and abs(bases[0] - bases[1]) * 100 > Fraction(str(one.get("base_change", 20))) * bases[1]
    return {"state": state, "change": change, "base_changed": changed}


def chain(folder):
    years = []
    while folder:
        years.append(Campaign(folder))
        before = years[-1].settings.get("previous")
        folder = (folder / before).resolve() if before else None
    return years


def expected(years):
    """{path in results.json: value} by the second route."""
    of = {}
    for node in years[0].indicators:
        for at, year in enumerate(years):
            then = earlier(years, at, node)
            if at:
                of |= {("moves", node, str(year.year), key): value for key, value in move(years, at, node).items()}
            if not then:
                continue
            of["targets", node, str(year.year)] = year.indicators[then].target(year.year)
            of |= {("region", node, str(year.year), key): value for key, value in year.region(then).items()}
            for unit in year.units:
                keys = ("state", "numerator", "denominator", "value", "reach") + (("points",) if not at else ())
                if unit in years[0].units:
                    of |= {("measures", node, unit, year.year, key): year.measures[unit, then][key] for key in keys}
    for unit in years[0].units:
        own = [years[0].measures[unit, node] for node in years[0].indicators]
        dropped = ("not_applicable", "no_base")
        sent = unit in years[0].sent and years[0].total == "reached"
        of["units", unit, "total"] = sum(found["points"] or 0 for found in own) if sent else None
        of["units", unit, "max"] = sum(found["max"] for found in own if found["state"] not in dropped) if sent else None
    return of


def given(results):
    """The same of results.json."""
    of = {}
    for one in results["indicators"]:
        for key in ("moves", "region"):
            of |= {(key, one["id"], year, word): value for year, row in one[key].items() for word, value in row.items()}
        of |= {("targets", one["id"], year): value for year, value in one["targets"].items()}
        for row in one["measures"]:
            of |= {("measures", one["id"], row["unit"], int(row["year"]), key): row[key]
                   for key in ("state", "numerator", "denominator", "value", "reach", "points") if key != "points" or row["year"] == results["year"]}
    for unit in results["units"]:
        of |= {("units", unit["id"], key): unit[key] for key in ("total", "max")}
    return of


def same(one, other):
    if one is None or other is None or isinstance(one, (str, bool)) or isinstance(other, (str, bool)):
        return one is other or isinstance(one, (str, bool)) and one == other
    return abs(one - other) * 2 * 10**PLACES <= 1


def differences(mine, theirs):
    keys = [key for key in mine.keys() | theirs.keys() if key not in mine or key not in theirs or not same(mine[key], theirs[key])]
    return [(key, str(mine.get(key, "nothing")), str(theirs.get(key, "nothing"))) for key in sorted(keys, key=str)]


def altered(value):
    return value + Fraction(1, 1000) if isinstance(value, Fraction) else not value if isinstance(value, bool) else value + "?"


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as out:
        for name in CAMPAIGNS:
            subprocess.run([os.environ["SVOD_BIN"], "run", ROOT / "fixtures" / name, "-q", "-o", Path(out) / name], check=True, stderr=subprocess.DEVNULL)
            theirs = given(json.loads((Path(out) / name / "results.json").read_text(), parse_float=Fraction, parse_int=Fraction))
            mine = expected(chain(ROOT / "fixtures" / name))
            wrong = differences(mine, theirs)
            assert len(mine) > 5000, len(mine)
            print("FAIL" if wrong else "ok  ", f"{name}: {len(mine)} values, {len(wrong)} differ")
            for line in wrong[:20]:
                print("    ", *line)
            untold = [key for key in Random(1).sample([key for key in theirs if theirs[key] is not None], 60)
                      if {found[0] for found in differences(mine, theirs | {key: altered(theirs[key])})} ^ {found[0] for found in wrong} != {key}]
            print("FAIL" if untold else "ok  ", f"{name}: what is altered is told", *untold[:5])
            passed += (not wrong) + (not untold)
            failed += bool(wrong) + bool(untold)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
