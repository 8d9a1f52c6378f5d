"""Forms filled, then spoilt at random as people and programs spoil them, and read back: a score that comes back as another than was
filled in, or not at all, must be told at its unit or criterion; nothing may crash, hang, or take more than its share of memory.

    forms.py SVOD [--count 300] [--seed 1] [--from 0] [--keep FOLDER] [--asan]
"""
import argparse
import copy
import datetime
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils import range_boundaries

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SECONDS, MEMORY = 10, 512 << 20
HELP, MATRIX, KEYS = "Как заполнять", "Баллы", "svod"
SCORE, NA = 4, 5

# What may be typed, and the score that it means; None: no score, which must be told. "" means blank.
TYPED = [(0, 0), (1, 1), (2, 2), (3, 3), (0.5, 0.5), ("1,5", 1.5), ("1.5", 1.5), (" 2 ", 2), ("2\u00a0", 2), ("½", None), ("1½", None),
         ("н/п", "н/п"), ("н/п ", "н/п"), (" Н/П", "н/п"), ("неприменимо", "н/п"), ("НП", None), ("нет", None), ("х", None), ("x", None),
         (-1, None), ("-1", None), (99, None), (1e300, None), (0.1, None), (1.0000001, None), (True, None), (False, None), ("#N/A", None),
         ("=1+1", None), ("=A1", None), (datetime.date(2024, 5, 1), None), (datetime.time(12, 0), None), ("01.05", None), ("5 баллов", None),
         ("2/3", None), ("1;2", None), ("'2", None), ("=", None), ("", ""), (" ", ""), ("-", ""), ("—", ""), ("2\n", 2), ("٣", None),
         ("２", None), ("1e0", 1), ("+1", 1), ("0x1", None), ("a" * 32000, None), ("\u200b1", 1), ("NaN", None), ("inf", None),
         ("1 2", None), ("1,000", 1), ("2,", None), (",5", 0.5), ("3*", 3), ("2)", 2), ("1–2", None), ("~2", None), (">1", None)]
MARKS = ["х", "x", "да", "+", 1, True, "н/п", "✓", "V", "1", "неприменимо", "yes"]
NO_MARKS = ["нет", "no", 0, False, "-", "—", "", " "]


class Form:
    """A filled form by its hidden keys, and what must come back."""

    def __init__(self, path, given, places):
        self.book = openpyxl.load_workbook(path)
        self.given, self.places = given, {place: places[place] for place in given}
        self.may = {}       # (unit, node): what else may come back
        self.merged = set() # sheets in which something was merged
        self.units = list(dict.fromkeys(unit for unit, _ in given))
        self.nodes = list(dict.fromkeys(node for _, node in given))

    def sheet(self, name):
        return self.book[name] if name in self.book.sheetnames else None

    def at(self, random, way=None):
        """A score cell by chance: sheet, row, column, (unit, node), way; None when its sheet has gone."""
        place = random.choice(list(self.given))
        way = way or random.choice(["matrix", "unit"])
        name, row, col = self.places[place][way]
        sheet = self.sheet(name)
        return (sheet, row, col, place, way) if sheet is not None else None

    def allow(self, place, value):
        self.may.setdefault(place, set()).add(value)


def put(sheet, row, col, value):
    """False: the cell is part of a merge."""
    cell = sheet.cell(row, col)
    if type(cell).__name__ == "MergedCell":
        return False
    cell.value = value
    return True


# ---- what is done to a form: each takes (form, random), changes form.book, and notes in form.may what is right, too ---------

def type_score(form, random):
    found = form.at(random)
    if not found:
        return "nothing"
    sheet, row, col, place, way = found
    value, means = random.choice(TYPED)
    put(sheet, row, col, value)
    form.allow(place, means if means != "" else "blank")
    return f"{sheet.title}!{sheet.cell(row, col).coordinate} := {str(value)[:20]!r}"


def percent(form, random):
    found = form.at(random)
    if not found:
        return "nothing"
    sheet, row, col, place, _ = found
    put(sheet, row, col, 1)
    sheet.cell(row, col).number_format = random.choice(["0%", "0.00", "dd.mm.yyyy", "@", '"x"0', "[h]:mm", "0.00E+00", ";;;"])
    form.allow(place, 1)
    return f"{sheet.title}!{sheet.cell(row, col).coordinate} as {sheet.cell(row, col).number_format}"


def mark(form, random):
    found = form.at(random, "unit")
    if not found:
        return "nothing"
    sheet, row, _, place, _ = found
    value = random.choice(MARKS + NO_MARKS)
    put(sheet, row, NA, value)
    if value in MARKS and value not in NO_MARKS:
        form.allow(place, "н/п")
    elif isinstance(value, str) or value in NO_MARKS:
        form.allow(place, "blank")
    return f"{sheet.title}!E{row} := {value!r}"


def clear(form, random):
    found = form.at(random)
    if not found:
        return "nothing"
    sheet, row, col, place, way = found
    put(sheet, row, col, None)
    form.allow(place, "blank")
    return f"{sheet.title}!{sheet.cell(row, col).coordinate} cleared"


def copy_score(form, random):
    one, two = form.at(random), form.at(random)
    if not one or not two:
        return "nothing"
    value = one[0].cell(one[1], one[2]).value
    put(two[0], two[1], two[2], value)
    form.allow(two[3], value if value is not None else "blank")
    if isinstance(value, str):
        try:
            form.allow(two[3], float(value.replace(",", ".")))
        except ValueError:
            pass
    return f"{one[0].title}!{one[0].cell(one[1], one[2]).coordinate} copied to {two[0].title}!{two[0].cell(two[1], two[2]).coordinate}"


def any_cell(form, random):
    """Anything typed anywhere but into scores: it may not change a score without a word."""
    sheet = random.choice(form.book.worksheets)
    row, col = random.randint(1, min(sheet.max_row, 60) + 2), random.randint(1, min(sheet.max_column, 30) + 2)
    scores = {(name, r, c) for ways in form.places.values() for name, r, c in ways.values()}
    marks = {(name, r, c + 1) for ways in form.places.values() for way, (name, r, c) in ways.items() if way == "unit"}
    if (sheet.title, row, col) in scores | marks:
        return "nothing"
    value = random.choice([1, "x", None, "1.1", "=total", "=1", "sh-1", "lic", "н/п", "Лицей", "Школа № 2", 0, "Балл", "1.2", "1.10", "2"])
    put(sheet, row, col, value)
    return f"{sheet.title}!{sheet.cell(row, col).coordinate} := {value!r}"


def key_cell(form, random):
    """A key replaced by another of its kind, blank or nonsense."""
    sheet = random.choice([s for s in form.book.worksheets if s.title not in (HELP, KEYS)] or form.book.worksheets)
    keys = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None and (cell.column == 1 or cell.row == 3)]
    if not keys:
        return "nothing"
    cell, other = random.choice(keys), random.choice(keys)
    if type(cell).__name__ == "MergedCell":
        return "nothing"
    value = random.choice([other.value, other.value, None, "zz", " ", 7])
    what = f"key {sheet.title}!{cell.coordinate} {cell.value!r} := {value!r}"
    cell.value = value
    return what


def swap_keys(form, random):
    sheet = random.choice([s for s in form.book.worksheets if s.title not in (HELP, KEYS)] or form.book.worksheets)
    keys = [cell for row in sheet.iter_rows() for cell in row
            if cell.value is not None and (cell.column == 1 or cell.row == 3) and type(cell).__name__ == "Cell"]
    if len(keys) < 2:
        return "nothing"
    one, two = random.sample(keys, 2)
    one.value, two.value = two.value, one.value
    return f"keys {sheet.title}!{one.coordinate} and {two.coordinate} exchanged"


def fingerprint(form, random):
    sheet = form.sheet(KEYS)
    if sheet is None:
        return "nothing"
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    cell, other = random.choice(cells), random.choice(cells)
    value = random.choice([other.value, None, "zz", "2024", 1, "x" * 3000])
    what = f"svod!{cell.coordinate} {cell.value!r} := {str(value)[:20]!r}"
    cell.value = value
    return what


def rows_and_columns(form, random):
    sheet = random.choice(form.book.worksheets)
    if sheet.merged_cells.ranges and sheet.title in form.merged:
        return "nothing"  # openpyxl leaves merges where they were
    count = random.choice([1, 1, 2, 5])
    at = random.randint(1, max(1, min(sheet.max_row, 40)))
    act = random.choice(["insert_rows", "delete_rows", "insert_cols", "delete_cols"])
    if act.endswith("cols"):
        at = random.randint(1, max(1, min(sheet.max_column, 20)))
    getattr(sheet, act)(at, count)
    move(form, sheet.title, act, at, count)
    return f"{sheet.title}.{act}({at}, {count})"


def move(form, name, act, at, count):
    """Where score cells stand by now: what follows types into those that are still there."""
    for place, ways in form.places.items():
        for way, (sheet, row, col) in list(ways.items()):
            if sheet != name:
                continue
            line = row if act.endswith("rows") else col
            if act.startswith("insert"):
                line += count if line >= at else 0
            elif at <= line < at + count:
                line = 900  # away: what is typed there is nobody's
            elif line >= at + count:
                line -= count
            ways[way] = (sheet, line, col) if act.endswith("rows") else (sheet, row, line)


def exchange(form, random):
    """Two rows or two columns exchanged, whole or a part of them: sorting."""
    sheet = random.choice([s for s in form.book.worksheets if s.title not in (HELP, KEYS)] or form.book.worksheets)
    by_row = random.random() < 0.5
    high, wide = min(sheet.max_row, 40), min(sheet.max_column, 30)
    if by_row:
        head = 7 if sheet.title == MATRIX else 5
        if high <= head:
            return "nothing"
        one, two = random.sample(range(head, high + 1), 2)
        first, last = random.choice([1, 1, 2, 3] if sheet.title == MATRIX else [1, 2]), wide  # what was sorted without titles nobody can see
    else:
        if wide < 5:
            return "nothing"
        one, two = random.sample(range(4 if sheet.title == MATRIX else 2, wide + 1), 2)
        first, last = random.choice([1, 3, 4, 5] if sheet.title == MATRIX else [1, 2, 3, 4]), high
    for at in range(first, last + 1):
        a, b = (sheet.cell(one, at), sheet.cell(two, at)) if by_row else (sheet.cell(at, one), sheet.cell(at, two))
        if all(type(cell).__name__ == "Cell" for cell in (a, b)):
            a.value, b.value = b.value, a.value
    return f"{sheet.title}: {'rows' if by_row else 'columns'} {one} and {two} exchanged from {first} on"


def sort_rows(form, random):
    sheet = form.sheet(MATRIX)
    if sheet is None:
        return "nothing"
    first = random.choice([1, 1, 2, 3])
    rows = [[sheet.cell(row, col).value for col in range(first, sheet.max_column + 1)] for row in range(7, sheet.max_row + 1)]
    random.shuffle(rows)
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            put(sheet, 7 + i, first + j, value)
    return f"{MATRIX}: rows shuffled from column {first} on"


def sort_unit(form, random):
    """Criteria of a unit's sheet sorted, the hidden keys with them or not."""
    sheet = random.choice([s for s in form.book.worksheets if s.title not in (HELP, KEYS, MATRIX)] or form.book.worksheets)
    first = random.choice([1, 2, 2])
    rows = [[sheet.cell(row, col).value for col in range(first, 8)] for row in range(5, min(sheet.max_row, 60) + 1)]
    random.shuffle(rows)
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            put(sheet, 5 + i, first + j, value)
    return f"{sheet.title}: rows shuffled from column {first} on"


def sheets(form, random):
    book = form.book
    sheet = random.choice(book.worksheets)
    act = random.choice(["copy", "rename", "state", "move", "delete", "add", "giant", "swap"])
    if act == "copy":
        book.copy_worksheet(sheet)
    elif act == "rename":
        old, new = sheet.title, random.choice(["Лист1", "Баллы (2)", "svod2", "SVOD", "x" * 31])
        if new in book.sheetnames:
            return "nothing"
        sheet.title = new
        for ways in form.places.values():
            for way, (name, row, col) in list(ways.items()):
                if name == old:
                    ways[way] = (new, row, col)
        return f"{old} renamed {new}"
    elif act == "state":
        sheet.sheet_state = random.choice(["visible", "hidden", "veryHidden"])
        if all(s.sheet_state != "visible" for s in book.worksheets):
            sheet.sheet_state = "visible"
    elif act == "move":
        book.move_sheet(sheet, offset=random.randint(-3, 3))
    elif act == "delete":
        if len(book.sheetnames) < 2:
            return "nothing"
        name = sheet.title
        del book[name]
        if all(s.sheet_state != "visible" for s in book.worksheets):
            book.worksheets[0].sheet_state = "visible"
        return f"{name} deleted"
    elif act == "add":
        book.create_sheet("Черновик")["B2"] = random.choice([1, "1.1", "=total", "sh-1"])
    elif act == "giant":
        new = book.create_sheet("Большой", index=random.randint(0, len(book.sheetnames)))
        for _ in range(50):
            new.cell(random.choice([1, 1048576, random.randint(1, 1048576)]), random.choice([1, 16384, random.randint(1, 16384)])).value = 1
    elif act == "swap":
        others = [s for s in book.worksheets if s.title not in (HELP, KEYS)]
        if len(others) < 2:
            return "nothing"
        one, two = random.sample(others, 2)
        a, b = one.title, two.title
        one.title = "swap"
        two.title, one.title = a, b
        for ways in form.places.values():
            for way, (name, row, col) in list(ways.items()):
                ways[way] = (b if name == a else a if name == b else name, row, col)
        return f"names of {a} and {b} exchanged"
    return f"{act} {sheet.title}"


def merge(form, random):
    found = form.at(random)
    if not found:
        return "nothing"
    sheet, row, col, place, way = found
    high, wide = random.choice([(1, 2), (2, 1), (2, 2), (1, 3)])
    try:
        form.merged.add(sheet.title)
        sheet.merge_cells(start_row=row, start_column=col, end_row=row + high - 1, end_column=col + wide - 1)
    except (ValueError, AttributeError):
        return "nothing"
    return f"{sheet.title}: {high} x {wide} merged at {sheet.cell(row, col).coordinate}"


def far(form, random):
    """A cell far away, a comment, a wide print: nothing that a score hangs on."""
    sheet = random.choice(form.book.worksheets)
    sheet.cell(random.choice([1, 5000, 1048576]), random.choice([1, 300, 16384])).value = random.choice([1, "x", "=total", "lic"])
    return f"{sheet.title}: far away"


def formulas(form, random):
    """All formulas to values, as pasting values does."""
    sheet = random.choice(form.book.worksheets)
    for row in sheet.iter_rows(max_row=60):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("=") and cell.column > 3 and cell.row > 3:
                cell.value = random.choice([None, 0, 3])
    return f"{sheet.title}: formulas gone"


def note(form, random):
    found = form.at(random)
    if found:
        found[0].cell(found[1], found[2]).comment = Comment("сомневаюсь", "эксперт")
    return "comment"


ACTS = [type_score] * 6 + [percent, mark, mark, clear, copy_score, any_cell, any_cell, any_cell, key_cell, key_cell, swap_keys, fingerprint,
                           rows_and_columns, rows_and_columns, exchange, exchange, sort_rows, sort_unit, sheets, sheets, sheets, merge, merge,
                           far, formulas, note]


# ---- a filled form -------------------------------------------------------------------------------------------------------

def fill(path, random):
    """Gives every criterion an answer, now here, now there; {(unit, node): answer}, {(unit, node): {way: (sheet, row, col)}}."""
    book = openpyxl.load_workbook(path)
    matrix, steps = book[MATRIX], {}
    for row in range(2, book[KEYS].max_row + 1):
        steps[book[KEYS].cell(row, 4).value] = book[KEYS].cell(row, 6).value
    cols = {cell.value: cell.column for cell in matrix[3] if cell.value and cell.column > 3 and not str(cell.value).startswith("=")}
    rows = {matrix.cell(row, 1).value: row for row in range(7, matrix.max_row + 1) if matrix.cell(row, 1).value}
    own = {sheet["A1"].value: sheet for sheet in book if sheet.title not in (KEYS, MATRIX, HELP)}
    lines = {unit: {sheet.cell(row, 1).value: row for row in range(5, sheet.max_row + 1)} for unit, sheet in own.items()}
    given, places = {}, {}
    for unit, row in rows.items():
        for node, col in cols.items():
            step = float(steps[node])
            score = random.randint(0, int(matrix.cell(6, col).value / step)) * step
            answer = random.choice([score] * 9 + ["н/п", None])
            given[unit, node] = answer
            places[unit, node] = {"matrix": (MATRIX, row, col)}
            way = random.choice(["matrix", "unit", "both"]) if own else "matrix"
            if own:
                places[unit, node]["unit"] = (own[unit].title, lines[unit][node], SCORE)
            if way != "unit":
                matrix.cell(row, col).value = answer
            if way != "matrix":
                own[unit].cell(lines[unit][node], NA if answer == "н/п" else SCORE).value = answer
    book.save(path)
    return given, places


# ---- what svod makes of it -----------------------------------------------------------------------------------------------

def limits(asan):
    def apply():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 4, SECONDS * 4))
        if not asan:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return apply


def refusals(svod, campaign, path):
    done = subprocess.run([svod, "check", campaign, "--json", "--sheets", path], capture_output=True, stdin=subprocess.DEVNULL)
    return " ".join(finding["code"] for finding in json.loads(done.stdout or "[]"))


def run(svod, campaign, path, out, asan):
    shutil.rmtree(out, ignore_errors=True)
    began = time.time()
    try:
        done = subprocess.run([svod, "run", campaign, "-q", "--sheets", path, "-o", out], capture_output=True, timeout=SECONDS * (20 if asan else 6),
                              preexec_fn=limits(asan), stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, "hangs", SECONDS
    took = time.time() - began
    results = Path(out) / "results.json"
    if done.returncode == 3 and "form_" in refusals(svod, campaign, path):  # nothing was read, and that is said
        return None, "", took
    if done.returncode not in (0, 1) or b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
        return None, f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-1500:]}", took
    return (json.loads(results.read_text()) if results.is_file() else {"units": [], "findings": [], "none": done.stderr.decode()}), "", took


def scores_of(results):
    scores = {}
    for unit in results["units"]:
        for node, value in (unit["points"] or {}).items():
            scores[unit["id"], node] = "н/п" if unit["states"].get(node) == "not_applicable" else value
    return scores


REFUSED = {"form_keys_gone", "form_other_campaign", "form_other_year", "form_too_big", "form_sheet_gone", "sheet_no_header", "sheets_empty"}


def told(results, form, place, worst_only):
    """Is something said of this unit, this criterion, or of the form as a whole?"""
    unit, node = place
    for finding in results["findings"]:
        code = finding["code"]
        if not code.startswith(("form_", "score_", "cell_", "merged")):
            continue
        if code in REFUSED and finding["unit"] in (None, unit):
            return True
        if code == "merged_scores" and any(inside(finding, *where) for where in form.places[place].values()):
            return True
        if worst_only and finding["severity"] == "note":
            continue
        if finding["unit"] == unit and finding["node"] in (None, node):
            return True
        if finding["unit"] is None and finding["node"] == node:
            return True
    return False


def inside(finding, sheet, row, col):
    left, top, right, bottom = range_boundaries(finding["found"])
    return finding["sheet"] == sheet and top <= row <= bottom and left <= col <= right + 1  # + 1: marks stand beside scores


def judge(results, form):
    """Complaints: a score that differs without a word."""
    scores, wrong = scores_of(results), []
    for place, answer in form.given.items():
        got, may = scores.get(place), form.may.get(place, set())
        if got == answer or (got is None and ("blank" in may)) or (got is not None and got in may and not isinstance(got, bool)):
            continue
        if not told(results, form, place, True):
            wrong.append(f"{place}: {answer} came back as {got} without a word")
    return wrong


def case(number, seed, base, folder, svod, asan):
    random = Random(f"{seed} {number}")
    path, given, places = base[number % len(base)][1:]
    form = Form(path, given, copy.deepcopy(places))
    acts = [act(form, random) for act in random.choices(ACTS, k=random.choice([1, 1, 1, 2, 3]))]
    spoilt = folder / f"case-{number}.xlsx"
    try:
        form.book.save(spoilt)
    except (ValueError, IndexError, TypeError, AttributeError):
        return acts, [], 0, None  # openpyxl itself cannot
    results, why, took = run(svod, base[number % len(base)][0], spoilt, folder / "out", asan)
    complaints = judge(results, form) if results else [why] if why else []
    if took > SECONDS * (4 if asan else 1):
        complaints.append(f"took {took:.1f} s")
    return acts, complaints, took, spoilt


def make_base(svod, folder):
    """[campaign, path of the filled form, what was given, where it stands]"""
    base = []
    for name, campaign in (("demo-forms", FIXTURES / "demo-forms"), ("demo-experts", FIXTURES / "demo-experts")):
        own = folder / name
        shutil.copytree(campaign, own, ignore=shutil.ignore_patterns("sheets"))
        forms = folder / f"forms-{name}"
        subprocess.run([svod, "form", own, "-o", forms, "-q"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        text = (own / "rubric.yaml").read_text()
        # One expert's scores are to come back as they are: no rule that wants several.
        (own / "rubric.yaml").write_text(text.replace("least: 2", "least: 1"))
        shutil.rmtree(forms)
        subprocess.run([svod, "form", own, "-o", forms, "-q"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        path = sorted(forms.iterdir())[1 if name == "demo-experts" else 0]
        base.append((own, path, *fill(path, Random(7))))
    return base + [of_another_roster(base[0], folder)]


def of_another_roster(whole, folder):
    """The same form in a campaign that has lost a unit since: rows are no longer where they would be given out now."""
    campaign, path, given, places = whole
    own = folder / "another-roster"
    shutil.copytree(campaign, own)
    lines = (own / "roster.csv").read_text().splitlines(keepends=True)
    lost = lines.pop(2).replace(",", ";").split(";")[0]
    (own / "roster.csv").write_text("".join(lines))
    return own, path, {place: answer for place, answer in given.items() if place[0] != lost}, places


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("svod")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--keep")
    parser.add_argument("--asan", action="store_true")
    args = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        base = make_base(args.svod, Path(folder))
        for campaign, path, given, places in base:  # the check is blind unless an unspoilt form passes it
            results, why, _ = run(args.svod, campaign, path, Path(folder) / "out", args.asan)
            wrong = judge(results, Form(path, given, places)) if results else [why or "not read"]
            assert not wrong, (path, wrong[:3])
        slowest = 0
        for number in range(args.first, args.first + args.count):
            acts, complaints, took, spoilt = case(number, args.seed, base, Path(folder), args.svod, args.asan)
            slowest = max(slowest, took)
            if complaints:
                failed += 1
                print(f"FAIL {number}: {'; '.join(acts)}\n     " + "\n     ".join(complaints[:3]), f"(of {len(complaints)})", flush=True)
                if args.keep and spoilt:
                    Path(args.keep).mkdir(parents=True, exist_ok=True)
                    shutil.copy(spoilt, args.keep)
            if spoilt:
                spoilt.unlink()
        print(f"{args.count - failed} passed, {failed} failed, slowest {slowest:.1f} s")
    return int(failed > 0)


sys.exit(main())
