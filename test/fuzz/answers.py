"""Exports of forms spoilt at random as people, services and programs spoil them: no value may come out at another organisation or
indicator, or as another than was answered, without a finding; sums stay sums; nothing may crash, hang, or take more than its share of memory.

    answers.py SVOD [--count 300] [--seed 1] [--from 0] [--keep FOLDER] [--asan]
"""
import argparse
import copy
import datetime
import io
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
sys.path.insert(0, str(FIXTURES))
from making import amur, answers, izhevsk  # noqa: E402

SECONDS, MEMORY = 10, 512 << 20

# What may be typed for a number, and what it means; None: nothing that counts.
TYPED = [(0, 0), (1, 1), (7, 7), ("7", 7), (" 7 ", 7), ("7\u00a0", 7), ("7,0", 7), ("7.0", 7), ("7 чел.", 7), ("-7", None), (-7, None), (-0.0, 0),
         (1e308, None), ("1e308", None), ("1" + "0" * 300, None), (10**15, None), (0.0001, Decimal("0.0001")), ("0,00001", Decimal("0.00001")), ("NaN", None), ("inf", None),
         ("-inf", None), (True, 1), (False, 0), ("ИСТИНА", 1), ("#N/A", None), ("#ДЕЛ/0!", None), ("=1+1", None), ("=A1", None),
         ("=HYPERLINK(\"http://x\")", None), (datetime.date(2024, 5, 1), None), (datetime.time(12, 0), None), ("01.05", None), ("1 мая", None),
         ("н/п", None), ("нет данных", None), ("", None), ("-", None), ("—", None), ("н", 0), ("семь", None), ("٧", None), ("７", 7), ("7*", 7), ("~7", None),
         ("около 7", None), ("7-8", None), ("7/8", None), ("7 из 8", None), ("70%", None), ("70 %", None), ("7\n8", None), ("0x7", None), ("7e0", 7),
         ("1 234", 1234), ("1,234", Decimal("1.234")), ("+7", 7), ("'7", 7), ("x" * 40000, None), ("\u200b7", 7), ("7\u0000", 7), ("½", None), ("VII", None),
         ("+7 (914) 123-45-67", None), ("да", 1), ("7;8", None), ("7, 8", None), ("²7", None), ("7²", None)]


class Form:
    """An export as rows of cells, and of which organisation and question each cell is."""

    def __init__(self, rows, questions, units):
        self.rows = [list(row) for row in rows]
        self.lead = next(i for i, name in enumerate(rows[0]) if name.startswith("Название")) + 1
        self.questions = [("", "")] * self.lead + questions + [("", "")] * (len(rows[0]) - self.lead - len(questions))
        self.units = ["", *units]   # of each row
        self.any = set()            # (unit, node), (unit, ""), ("", node): may come out without a value
        self.may = {}               # (unit, node, "numerator"|"denominator"): numbers that were typed
        self.book = []              # what is done to the workbook after it is made
        self.format = None

    def line(self, random):
        return random.randrange(1, len(self.rows)) if len(self.rows) > 1 else 0

    def column(self, random):
        found = [i for i, (node, _) in enumerate(self.questions) if node]
        return random.choice(found) if found else 0

    def touch(self, unit, node):
        self.any.add((unit, node))

    def gone(self, unit):
        """A row is not read: another answer of the same organisation may be the one that counts."""
        self.touch(unit, "")
        if self.units.count(unit) > 1:
            self.may.update({(unit, node): {"any"} for node, _ in self.questions})


# ---- what is done to an export: each takes (form, random) -------------------------------------------------------------

def type_cell(form, random):
    row, col = form.line(random), form.column(random)
    value, means = random.choice(TYPED)
    form.rows[row][col] = value
    unit, (node, part) = form.units[row], form.questions[col]
    form.touch(unit, node)
    if means is not None:
        form.may.setdefault((unit, node), set()).add(means)
    return f"{row + 1}:{col + 1} {node}.{part} := {str(value)[:20]!r}"


def text_numbers(form, random):
    row = form.line(random)
    mark = random.choice([".", ","])
    form.rows[row] = [str(cell).replace(".", mark) if isinstance(cell, (int, Decimal)) else cell for cell in form.rows[row]]
    return f"{row + 1}: numbers as text"


def drop_row(form, random):
    row = form.line(random)
    if row:
        form.gone(form.units[row])
        del form.rows[row], form.units[row]
    return f"row {row + 1} dropped"


def double_row(form, random):
    row, to = form.line(random), random.randint(1, len(form.rows))
    if row:
        form.rows.insert(to, list(form.rows[row]))
        form.units.insert(to, form.units[row])
    return f"row {row + 1} doubled at {to + 1}"


def shuffle_rows(form, random):
    order = list(range(1, len(form.rows)))
    random.shuffle(order)
    form.rows[1:], form.units[1:] = [form.rows[i] for i in order], [form.units[i] for i in order]
    if len(set(form.units)) < len(form.units):
        for unit in form.units:  # an earlier answer may have become the last one where times do not decide
            if form.units.count(unit) > 1:
                form.touch(unit, "")
    return "rows shuffled"


def move_column(form, random):
    """A block of one indicator's questions moved whole, or one column."""
    col = form.column(random)
    to = random.randint(form.lead, len(form.rows[0]) - 1)
    for row in form.rows:
        row.insert(to, row.pop(col))
    form.questions.insert(to, form.questions.pop(col))
    return f"column {col + 1} moved to {to + 1}"


def drop_column(form, random):
    col = form.column(random)
    form.touch("", form.questions[col][0])
    for row in form.rows:
        del row[col]
    node = form.questions.pop(col)
    return f"column {col + 1} {node} dropped"


def double_column(form, random):
    col, to = form.column(random), random.randint(form.lead, len(form.rows[0]))
    for i, row in enumerate(form.rows):
        cell = row[col] if i == 0 or random.random() < 0.7 else random.choice([1, "", "x", 99])
        row.insert(to, cell)
    form.touch("", form.questions[col][0])
    form.questions.insert(to, form.questions[col])
    return f"column {col + 1} doubled at {to + 1}"


def add_column(form, random):
    """A question that the rubric does not know; its cells are nobody's."""
    to = random.randint(form.lead, len(form.rows[0]))
    head = random.choice(["Сколько в школе кошек?", "Процент", "Ссылка", "Комментарий", "", "Столбец 7", "Всего", "из них", "1.1", "7", "Итого", "№ п/п"])
    for i, row in enumerate(form.rows):
        row.insert(to, head if i == 0 else random.choice([1, "", "x", 99, "https://x.example"]))
    nodes = {node for node, _ in form.questions[max(0, to - 3):to + 3] if node} | {node for node, _ in form.questions if node == head}
    for node in nodes:  # "Процент" beside 1.1 is a part of it
        form.touch("", node)
    form.questions.insert(to, ("", ""))
    return f"column {to + 1} {head!r} added"


def header(form, random):
    col = form.column(random)
    old = form.rows[0][col]
    if not old:
        return "nothing"
    at = random.randrange(len(old))
    new = random.choice([old.upper(), old + " ", "  " + old, old.replace(" ", "\n", 1), old[:at], old[at:], old[:at] + random.choice("абвxyz1 ") + old[at + 1:],
                         old + " *", "12. " + old, old.replace("е", "ё"), "", "Вопрос без заголовка", old + " (2022)", old.replace(" ", "\u00a0"),
                         old * 40, "(" + "a" * 3000 + ")", old.replace("а", "a")])
    form.rows[0][col] = new
    for node, _ in form.questions[max(0, col - 1):col + 8]:  # what follows may have hung on it
        form.touch("", node)
    return f"header {col + 1} := {new[:50]!r}"


def name(form, random):
    row = form.line(random)
    if not row:
        return "nothing"
    old = str(form.rows[row][form.lead - 1])
    at = random.randrange(len(old)) if old else 0
    new = random.choice([old.upper(), old + " ", old.replace(" ", "  "), old[:at] + old[at + 1:], old[:at] + random.choice("абв№«1") + old[at:], "",
                         old.replace("№", "N"), old.replace("ш", "щ"), "МБОУ " + old, old + ", г. Демо", "Вася", "7", "Итого", "Всего", old[::-1],
                         "=1+1", '"' + old + '"', old.replace("«", '"').replace("»", '"'), old + "\u200b", "x" * 5000])
    form.rows[row][form.lead - 1] = new
    form.gone(form.units[row])
    return f"name {row + 1} := {new[:40]!r}"


def moment(form, random):
    row, col = form.line(random), 0 if "врем" in str(form.rows[0][0]).lower() else 1
    if row:
        form.rows[row][col] = random.choice(["", "вчера", "31.02.2023 25:61", "9/5/2022", 0, -1, 1e308, 45000.5, "2023-13-45", True,
                                             "2022/09/15 2:03:11 PM GMT+3", "9999-12-31 23:59:59", "0000-00-00", datetime.datetime(1900, 1, 1)])
        if form.units.count(form.units[row]) > 1:
            form.touch(form.units[row], "")
    return f"time {row + 1}"


def shift_cells(form, random):
    """A part of a row slipped by one: nobody can see it, but what is then impossible must not crash anything."""
    row = form.line(random)
    if not row:
        return "nothing"
    col = form.column(random)
    form.rows[row].insert(col, "")
    form.rows[row].pop()
    for node, _ in form.questions[col:]:
        form.touch(form.units[row], node)
        form.may.setdefault((form.units[row], node), set()).add("any")
    return f"row {row + 1} slipped from column {col + 1}"


def lines_above(form, random):
    for _ in range(random.choice([1, 2, 5])):
        form.rows.insert(0, [random.choice(["Ответы на форму", "", "Мониторинг 2023 года"])] + [""] * (len(form.rows[0]) - 1))
        form.units.insert(0, "")
    form.format = form.format or "any"
    return "lines above"


def short_rows(form, random):
    row = form.line(random)
    if row:
        cut = random.randrange(form.lead, len(form.rows[row]))
        for node, _ in form.questions[cut:]:
            form.touch(form.units[row], node)
        form.rows[row] = form.rows[row][:cut] + [""] * (len(form.rows[row]) - cut)
    return f"row {row + 1} cut"


def merge(form, random):
    row, col = form.line(random), form.column(random)
    high, wide = random.choice([(1, 2), (2, 1), (2, 2), (1, 3)])

    def act(sheet):
        sheet.merge_cells(start_row=row + 1, start_column=col + 1, end_row=row + high, end_column=col + wide)
    form.book.append(act)
    for unit in form.units[row:row + high]:
        for node, _ in form.questions[col:col + wide]:
            form.touch(unit, node)
    for node, _ in form.questions[col:col + wide]:
        if row == 0:
            form.touch("", node)
    return f"merged at {row + 1}:{col + 1}, {high} x {wide}"


def shown_as(form, random):
    row, col = form.line(random), form.column(random)
    shown = random.choice(["0%", "0.00", "dd.mm.yyyy", "@", '"x"0', "[h]:mm", "0.00E+00", ";;;"])
    form.book.append(lambda sheet: setattr(sheet.cell(row + 1, col + 1), "number_format", shown))
    form.touch(form.units[row], form.questions[col][0])
    return f"{row + 1}:{col + 1} shown as {shown}"


def hide(form, random):
    row, col = form.line(random), form.column(random)
    if random.random() < 0.5:
        form.book.append(lambda sheet: setattr(sheet.row_dimensions[row + 1], "hidden", True))
        form.gone(form.units[row])
        return f"row {row + 1} hidden"
    letter = openpyxl.utils.get_column_letter(col + 1)
    form.book.append(lambda sheet: setattr(sheet.column_dimensions[letter], "hidden", True))
    form.touch("", form.questions[col][0])
    return f"column {col + 1} hidden"


ACTS = [type_cell] * 8 + [text_numbers, drop_row, double_row, double_row, shuffle_rows, move_column, move_column, drop_column, double_column, add_column,
                          add_column, header, header, header, name, name, name, moment, moment, shift_cells, lines_above, short_rows, merge, shown_as, hide]


# ---- an export in one of the formats ----------------------------------------------------------------------------------

def plain(cell):
    """What CSV and ODS have for a cell."""
    if isinstance(cell, bool):
        return str(cell).upper()
    return repr(cell) if isinstance(cell, float) else str(cell) if isinstance(cell, (datetime.date, datetime.time)) and not isinstance(
        cell, datetime.datetime) else re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", cell) if isinstance(cell, str) else cell


def as_xlsx(form):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = answers.SHEET
    for line, row in enumerate(form.rows, 1):
        for column, value in enumerate(row, 1):
            value = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)[:32767] if isinstance(value, str) else value
            if value != "":
                sheet.cell(line, column, float(value) if isinstance(value, (Decimal, int)) and not isinstance(value, bool) else value)
    for act in form.book:
        act(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def save(form, random, folder):
    """Path."""
    kind = "xlsx" if form.book else random.choice(["xlsx", "xlsx", "ods", "csv", "csv"])
    path = folder / f"answers.{kind}"
    if kind == "xlsx":
        path.write_bytes(as_xlsx(form))
        return path
    rows = [[plain(cell) for cell in row] for row in form.rows]
    if kind == "ods":
        path.write_bytes(answers.ods(rows))
        return path
    encoding = random.choice(["utf-8", "utf-8-sig", "utf-16", "cp1251", "utf-8"])
    data = answers.csv(rows, "utf-8", random.choice([",", ";", "\t"]))
    path.write_bytes(data.decode("utf-8-sig").encode(encoding, "replace"))
    return path


# ---- what svod makes of it --------------------------------------------------------------------------------------------

def limits(asan):
    def apply():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 4, SECONDS * 4))
        if not asan:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return apply


def strict(text):
    def refuse(word):
        raise ValueError(word)
    return json.loads(text, parse_constant=refuse, parse_float=Decimal)


def call(svod, *args, asan):
    try:
        done = subprocess.run([svod, *map(str, args)], capture_output=True, timeout=SECONDS * (20 if asan else 6), preexec_fn=limits(asan),
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, "hangs"
    text = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1, 3) or "Sanitizer" in text or "runtime error" in text:
        return None, f"exit {done.returncode}: {text[-1500:]}"
    return done, ""


def run(svod, campaign, out, asan):
    """results.json, complaint, seconds."""
    shutil.rmtree(out, ignore_errors=True)
    began = time.time()
    done, why = call(svod, "run", campaign, "-q", "-o", out, asan=asan)
    took = time.time() - began
    if why:
        return None, why, took
    path = out / "results.json"
    if done.returncode == 3:
        return None, "" if done.stderr.strip() else "refused without a word", took
    if done.returncode or not path.is_file():
        return None, f"exit {done.returncode} without results.json", took
    try:
        return strict(path.read_text()), "", took
    except ValueError as error:
        return None, f"results.json: {error}", took


def measures_of(results):
    return {(at["unit"], indicator["id"]): at for indicator in results["indicators"] for at in indicator["measures"] if at["year"] == results["year"]}


def told(results, place):
    return any(finding["code"] != "measure_base_changed" and (finding["unit"], finding["node"]) in (place, (place[0], None), (None, place[1]))
               for finding in results["findings"])


def lost(results, severe=("error", "warning", "note")):
    """Is something said of the sheet, a column, a row of nobody known?"""
    return any(finding["unit"] is None and finding["severity"] in severe for finding in results["findings"])


def figure(measure):
    return (measure["state"] == "value" and (measure["numerator"], measure["denominator"], measure["value"])) or None


def judge(results, whole, form):
    """Complaints: what differs without a word."""
    wrong, got, want = [], measures_of(results), measures_of(whole)
    for place, was in want.items():
        now, (unit, node) = got.get(place), place
        if now is None:
            wrong.append(f"{place}: gone")
            continue
        if figure(now) == figure(was):
            continue
        touched = bool({place, (unit, ""), ("", node)} & form.any)
        typed = form.may.get(place, set())
        if "any" in typed or (touched and {now["numerator"], now["denominator"], now["value"]} & typed) or told(results, place):
            continue
        if figure(now) is None and (touched or lost(results)):
            continue
        wrong.append(f"{place}: {figure(was)} came back as {figure(now)} ({now['state']}) without a word{' (touched)' if touched else ''}")
    return wrong


def sums(results):
    """Complaints: a region that is not the sum of its organisations, whatever they are."""
    wrong, year = [], str(results["year"])
    for indicator in results["indicators"]:
        for year, region in indicator["region"].items():
            own = [at for at in indicator["measures"] if str(at["year"]) == year and at["state"] == "value" and "percent_alone" not in at["flags"]]
            if region["counted"] != len(own):
                wrong.append(f"{indicator['id']} {year}: {len(own)} organisations, region counts {region['counted']}")
            for part in ("numerator", "denominator"):
                if region[part] is not None and region[part] != sum(at[part] for at in own):
                    wrong.append(f"{indicator['id']} {year}: {part} {region[part]} is not {sum(at[part] for at in own)}")
            if indicator["kind"] == "share" and region["denominator"] and abs(
                    region["value"] - 100 * Decimal(region["numerator"]) / Decimal(region["denominator"])) > Decimal("1e-9"):
                wrong.append(f"{indicator['id']} {year}: {region['value']} %")
    return wrong


def exit_code(svod, campaign, asan):
    done, why = call(svod, "check", campaign, "--json", asan=asan)
    if why or done.returncode == 3:
        return why
    errors = any(finding["severity"] == "error" for finding in strict(done.stdout))
    return f"check: exit {done.returncode}, errors {errors}" if errors != (done.returncode == 1) else ""


# ---- whole exports ----------------------------------------------------------------------------------------------------

def make_base(svod, folder, asan):
    """[campaign, export unspoilt, results of it]"""
    base = []
    for source, module, year, at in (("demo-amur-2021", amur, 2021, 0), ("demo-amur-2022", amur, 2022, 0), ("demo-amur-2023", amur, 2023, 0),
                                     ("demo-izhevsk-2022", izhevsk, 2022, 0)):
        own = folder / source
        shutil.copytree(FIXTURES / source, own, ignore=shutil.ignore_patterns("sheets"))
        text = (own / "campaign.yaml").read_text()
        text = re.sub(r"^sheets:.*\n(  - .*\n)*", "sheets: answers.*\n", text, flags=re.M)
        (own / "campaign.yaml").write_text(re.sub(r"^previous: \.\./", f"previous: {FIXTURES}/", text, flags=re.M))
        _, rows = module.FORMS[year][at]
        asked = [question[:2] for question in module.QUESTIONS if any(text in rows[0] for text in (question[3], f"{question[0]}. {question[2]}"))]
        (own / "answers.xlsx").write_bytes(answers.xlsx(rows))
        results, why, _ = run(svod, own, folder / "out", asan)
        assert results, why
        (own / "answers.xlsx").unlink()
        names = {}
        for measure in measures_of(results).values():
            if (measure["place"] or "").startswith("answers.xlsx"):
                row = int(re.search(r"[A-Z](\d+)$", measure["place"]).group(1)) - 1
                names[rows[row][rows[0].index(next(head for head in rows[0] if head.startswith("Название")))]] = measure["unit"]
        lead = next(i for i, head in enumerate(rows[0]) if head.startswith("Название"))
        base.append((own, Form(rows, asked, [names.get(row[lead], "") for row in rows[1:]]), results))
    return base


def case(number, seed, base, folder, svod, asan, keep):
    random = Random(f"{seed} {number}")
    campaign, form, whole = base[number % len(base)]
    form = copy.deepcopy(form)
    acts = []
    for act in random.choices(ACTS, k=random.choice([0, 1, 1, 1, 1, 2, 3])):
        if "lines above" not in acts and len(form.rows) > 1:
            acts.append(act(form, random))
    try:
        path = save(form, random, campaign)
    except (ValueError, IndexError, AttributeError, openpyxl.utils.exceptions.IllegalCharacterError):
        for path in campaign.glob("answers.*"):
            path.unlink()
        return acts, [], 0  # openpyxl itself cannot
    results, why, took = run(svod, campaign, folder / "out", asan)
    complaints = judge(results, whole, form) + sums(results) if results else [why] if why else []
    if number % 5 == 0:
        why = exit_code(svod, campaign, asan)
        complaints += [why] if why else []
    if took > SECONDS * (4 if asan else 1):
        complaints.append(f"took {took:.1f} s")
    if complaints and keep:
        keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, keep / f"case-{number}{path.suffix}")
    path.unlink()
    return [path.suffix, *acts], complaints, took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("svod")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--asan", action="store_true")
    args = parser.parse_args()
    failed, slowest = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        base = make_base(args.svod, Path(folder), args.asan)
        for number in range(args.first, args.first + args.count):
            acts, complaints, took = case(number, args.seed, base, Path(folder), args.svod, args.asan, args.keep)
            slowest = max(slowest, took)
            if complaints:
                failed += 1
                print(f"FAIL {number}: {'; '.join(acts)}\n     " + "\n     ".join(complaints[:3]), f"(of {len(complaints)})", flush=True)
        print(f"{args.count - failed} passed, {failed} failed, slowest {slowest:.1f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
