"""Forms that svod made, filled as experts would, saved by openpyxl and by LibreOffice as XLSX and ODS, come back with every score right;
and what was tampered with is told at its cell, in every format.

    forms.py --fixtures    makes the sheets of fixtures/demo-forms anew (needs LibreOffice) instead of testing
"""
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random

import openpyxl
from openpyxl.formula.translate import Translator

sys.path.insert(0, str(Path(__file__).parent / "lib"))
import office  # noqa: E402

CAMPAIGN = Path(__file__).resolve().parents[2] / "fixtures" / "demo-forms"
IVANOVA, PETROV, SIDOROVA = "Иванова А. А.", "Петров Б. Б.", "Сидорова В. В."
EXPERTS = (IVANOVA, PETROV, SIDOROVA)
SEED = 17
outcomes = []


def tell(label, good, why=""):
    outcomes.append(good)
    print("ok  " if good else "FAIL", label, "" if good else why)


# ---- a form as openpyxl has it -------------------------------------------------------------------------------------------

class Form:
    """Finds cells by the hidden keys, as they were given out."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.matrix = self.book["Баллы"]
        self.cols = {cell.value: cell.column for cell in self.matrix[3] if cell.value and cell.column > 3}
        self.rows = {self.matrix.cell(row, 1).value: row for row in range(7, self.matrix.max_row + 1) if self.matrix.cell(row, 1).value}
        self.sheets = {sheet["A1"].value: sheet for sheet in self.book if sheet.title not in ("svod", "Баллы", "Как заполнять")}
        keys = self.book["svod"]
        self.maxima = {keys.cell(row, 4).value: float(keys.cell(row, 5).value)
                       for row in range(2, keys.max_row + 1) if keys.cell(row, 4).value}
        self.nodes = [key for key in self.cols if not key.startswith("=")]

    def cell(self, unit, node):
        return self.matrix.cell(self.rows[unit], self.cols[node])

    def maximum(self, node):
        return self.maxima[node]

    def line(self, unit, node):
        """Row of a node on the unit's own sheet."""
        return next(row for row in range(5, 40) if self.sheets[unit].cell(row, 1).value == node)


STEPS = {"1.2": 0.5, "2.2": 0.5}


def fill(form, expert):
    """Gives every criterion an answer, now here, now there, now at both places; returns what was given."""
    random, given = Random(f"{SEED} {expert}"), {}
    for unit in form.rows:
        for node in form.nodes:
            step = STEPS.get(node, 1)
            score = random.randint(0, int(form.maximum(node) / step)) * step
            answer = random.choice([score] * 8 + ["н/п", None])
            given[unit, node] = answer
            sheet, row = form.sheets[unit], form.line(unit, node)
            way = random.choice(["matrix", "unit", "both"])
            shown = str(answer).replace(".", ",") if random.random() < 0.1 and answer is not None else answer  # a number typed as text
            if way != "unit":
                form.cell(unit, node).value = shown
            if way != "matrix":
                sheet.cell(row, 5 if answer == "н/п" else 4).value = answer
            if random.random() < 0.2:
                sheet.cell(row, 6).value = "Проверено по сайту"
                sheet.cell(row, 7).value = "https://example.org/otchet"
    return given


# ---- what svod says of it ------------------------------------------------------------------------------------------------

def campaign_of(folder):
    folder.mkdir(parents=True)
    for name in ("campaign.yaml", "rubric.yaml", "roster.csv", "experts.csv"):
        shutil.copy(CAMPAIGN / name, folder)
    return folder


def results(campaign, sheets):
    """{(unit, node): points, "н/п" or None} and the codes of findings that are worse than notes."""
    with tempfile.TemporaryDirectory() as out:
        code, _, err = office.svod("run", campaign, "-q", "--sheets", sheets, "-o", out)
        path = Path(out) / "results.json"
        if code or not path.is_file():
            return None, err
        found = json.loads(path.read_text())
    points = {}
    for unit in found["units"]:
        for node, value in (unit["points"] or {}).items():
            points[unit["id"], node] = "н/п" if unit["states"].get(node) == "not_applicable" else value
    return points, [finding["code"] for finding in found["findings"]]


def findings(campaign, sheets):
    _, out, _ = office.svod("check", campaign, "--json", "--sheets", sheets)
    return json.loads(out)


def compare(label, campaign, sheets, given):
    points, codes = results(campaign, sheets)
    if points is None:
        return tell(label, False, codes)
    wrong = [f"{place}: {answer} came back as {points.get(place)}" for place, answer in given.items() if points.get(place) != answer]
    forms = [code for code in codes if code.startswith(("form_", "score_", "total_"))]
    tell(f"{label}: {len(given)} scores", not wrong and not forms, "; ".join(wrong[:5] + forms[:5]))


# ---- tampering -----------------------------------------------------------------------------------------------------------
# Each takes a filled form and says what must be told, and where.

def formula_replaced(form):
    form.cell("sh-2", "=1").value = 8
    return "form_formula_gone", "Баллы", form.cell("sh-2", "=1").coordinate


def formula_replaced_unit(form):
    row = form.line("lic", "=total")
    form.sheets["lic"].cell(row, 4).value = 17
    return "form_formula_gone", form.sheets["lic"].title, f"D{row}"


def total_wrong(form):
    for node in form.nodes:
        form.cell("sh-2", node).value = 1
        form.sheets["sh-2"].cell(form.line("sh-2", node), 4).value = form.sheets["sh-2"].cell(form.line("sh-2", node), 5).value = None
    form.cell("sh-2", "=total").value = 16
    return "total_not_sum", "Баллы", form.cell("sh-2", "=total").coordinate


def shift(sheet, rows, cols, at, count):
    """Rows or columns inserted (or deleted) as an office program does it: the formulas move with their cells."""
    act = (sheet.insert_rows if count > 0 else sheet.delete_rows) if rows else (sheet.insert_cols if count > 0 else sheet.delete_cols)
    act(at)
    for row in sheet.iter_rows(min_row=at if rows else 1, min_col=at if cols else 1):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("=") and cell.row > 3 and cell.column > 3:
                old = sheet.cell(cell.row - count * rows, cell.column - count * cols).coordinate
                cell.value = Translator(cell.value, origin=old).translate_formula(cell.coordinate)


def row_inserted(form):
    shift(form.matrix, 1, 0, 9, 1)
    form.matrix["C9"] = "Школа № 7"
    return "form_row_inserted", "Баллы", "C9"


def row_deleted(form):
    row = form.rows["sh-5"]
    shift(form.matrix, 1, 0, row, -1)
    return "form_row_gone", "Баллы", f"C{row}"


def column_inserted(form):
    form.matrix.insert_cols(5)
    form.matrix["E8"] = "моё мнение"
    return "form_column_inserted", "Баллы", "E5"


def swap(sheet, one, two, by_row):
    for at in range(1, 40):
        a, b = (sheet.cell(one, at), sheet.cell(two, at)) if by_row else (sheet.cell(at, one), sheet.cell(at, two))
        if all(type(cell).__name__ == "Cell" for cell in (a, b)):
            a.value, b.value = b.value, a.value


def columns_moved(form):
    swap(form.matrix, form.cols["1.1"], form.cols["1.2"], False)
    return "form_column_moved", "Баллы", "D5"


def rows_moved(form):
    swap(form.matrix, form.rows["sh-1"], form.rows["sh-2"], True)
    return "form_row_moved", "Баллы", "C7"


def names_moved(form):
    one, two = (form.matrix.cell(form.rows[unit], 3) for unit in ("sh-1", "sh-2"))
    one.value, two.value = two.value, one.value
    return "form_names_sorted", "Баллы", one.coordinate


def key_spoilt(form):
    form.matrix.cell(form.rows["sh-5"], 1).value = "sh-7"
    return "form_key_changed", "Баллы", f"A{form.rows['sh-5']}"


def above_maximum(form):
    form.cell("lic", "1.1").value = 4
    return "score_above_max", "Баллы", form.cell("lic", "1.1").coordinate


def off_step(form):
    form.cell("lic", "1.1").value = 1.5
    return "score_off_step", "Баллы", form.cell("lic", "1.1").coordinate


def words(form):
    form.sheets["lic"].cell(form.line("lic", "3"), 4).value = "хорошо"
    return "score_not_number", form.sheets["lic"].title, f"D{form.line('lic', '3')}"


def ways_differ(form):
    row = form.line("lic", "1.1")
    form.cell("lic", "1.1").value = 3
    form.sheets["lic"].cell(row, 4).value = 1
    form.sheets["lic"].cell(row, 5).value = None
    return "form_ways_differ", form.sheets["lic"].title, f"D{row}"


def mark_and_score(form):
    row = form.line("lic", "1.1")
    form.sheets["lic"].cell(row, 4).value = 1
    form.sheets["lic"].cell(row, 5).value = "н/п"
    return "form_na_and_score", form.sheets["lic"].title, f"E{row}"


def expert_changed(form):
    form.book["svod"]["B6"] = PETROV
    return "form_keys_altered", "svod", "B9"


def another_campaign(form):
    form.book["svod"]["B2"] = "demo-experts"
    return "form_other_campaign", "svod", "B2"


def another_year(form):
    form.book["svod"]["B3"] = "2023"
    return "form_other_year", "svod", "B3"


def another_rubric(form):
    form.book["svod"]["B4"] = "tyumen-2023"
    return "form_other_rubric", "svod", "B4"


def another_structure(form):
    form.book["svod"]["B5"] = "0" * 64
    return "form_other_structure", "svod", "B5"


def keys_deleted(form):
    form.book["svod"].sheet_state = "visible"
    del form.book["svod"]
    return "form_keys_gone", None, None


def sheet_deleted(form):
    del form.book[form.sheets["lic"].title]
    return "form_sheet_gone", None, None


def sheet_added(form):
    form.book.create_sheet("Черновик")["B2"] = "посмотреть позже"
    return "form_sheet_added", "Черновик", None


def keys_moved(form):
    """Not first any more, nor hidden: no fault."""
    form.book.move_sheet("svod", offset=3)
    form.book["svod"].sheet_state = "visible"
    return None


TAMPERINGS = (formula_replaced, formula_replaced_unit, total_wrong, row_inserted, row_deleted, column_inserted, columns_moved, rows_moved,
              names_moved, key_spoilt, above_maximum, off_step, words, ways_differ, mark_and_score, expert_changed, another_campaign,
              another_year, another_rubric, another_structure, keys_deleted, sheet_deleted, sheet_added, keys_moved)


def carry(sources, folder, profile):
    """{kind: {stem: path}}: the files of openpyxl, and the same as LibreOffice saves them."""
    carried = {"openpyxl": {path.stem: path for path in sources}}
    if office.present():
        for kind in ("xlsx", "ods", "xls"):
            carried[kind] = {path.stem: path for path in office.convert(sources, kind, folder / kind, profile)}
    return carried


def make_filled(forms, folder):
    """The forms filled: {expert: path}, {expert: what was given}."""
    folder.mkdir(parents=True)
    paths, given = {}, {}
    for expert in EXPERTS:
        form = Form(forms / f"Баллы — {expert}xlsx")  # the name ends with the point of the initials
        given[expert] = fill(form, expert)
        paths[expert] = folder / f"{expert[:-1].replace(' ', '-')}.xlsx"
        form.book.save(paths[expert])
    return paths, given


def test(folder):
    campaign = campaign_of(folder / "campaign")
    code, _, err = office.svod("form", campaign, "-o", folder / "forms")
    if code:
        return tell("svod form", False, err)
    paths, given = make_filled(folder / "forms", folder / "filled")
    tampered, expected = [], {}
    (folder / "tampered").mkdir()
    for tamper in TAMPERINGS:
        form = Form(paths[IVANOVA])
        expected[tamper.__name__] = tamper(form)
        tampered.append(folder / "tampered" / f"{tamper.__name__}.xlsx")
        form.book.save(tampered[-1])
    for kind, files in carry(list(paths.values()) + tampered, folder / "carried", folder / "profile").items():
        for expert in EXPERTS:
            compare(f"{kind}: {expert}", campaign, files[paths[expert].stem], given[expert])
        for name, what in expected.items():
            if what is None:
                compare(f"{kind}: {name}", campaign, files[name], given[IVANOVA])
                continue
            told = findings(campaign, files[name])
            there = any((one["code"], one["sheet"], one["cell"]) == what for one in told)
            tell(f"{kind}: {name}", there, f"expected {what}, told " + ", ".join(f"{one['code']} {one['sheet']}!{one['cell']}" for one in told))
        twice = folder / f"twice-{kind}"
        campaign_of(twice)
        (twice / "sheets").mkdir()
        source = files[paths[IVANOVA].stem]
        shutil.copy(source, twice / "sheets" / f"1{source.suffix}")
        shutil.copy(files["above_maximum"], twice / "sheets" / f"2{source.suffix}")
        told = findings(twice, "sheets/*")
        tell(f"{kind}: twice", any(one["code"] == "form_twice_differs" and one["sheet"] == "Баллы" for one in told), str(told)[:400])


# ---- fixtures ------------------------------------------------------------------------------------------------------------

def make_fixtures(folder):
    """Three forms: one as it should be, one with what people do to tables, one with what they do to cells, and sent twice."""
    code, _, err = office.svod("form", CAMPAIGN, "-o", folder / "forms")
    assert not code, err
    paths, _ = make_filled(folder / "forms", folder / "filled")
    form = Form(paths[PETROV])
    for tamper in (row_inserted, formula_replaced):
        tamper(form)
    form.book.save(paths[PETROV])
    form = Form(paths[SIDOROVA])
    for tamper in (above_maximum, mark_and_score, key_of_column_spoilt, sheet_added):
        tamper(form)
    form.book.save(paths[SIDOROVA])
    form = Form(paths[SIDOROVA])
    form.cell("sh-1", "2.1").value = 2 if form.cell("sh-1", "2.1").value != 2 else 1
    form.book.save(folder / "second.xlsx")
    sheets = CAMPAIGN / "sheets"
    sheets.mkdir(exist_ok=True)
    made = office.convert([paths[IVANOVA]], "xlsx", folder / "x", folder / "profile") + office.convert(
        [paths[PETROV], paths[SIDOROVA], folder / "second.xlsx"], "ods", folder / "o", folder / "profile")
    for source, name in zip(made, ("ivanova.xlsx", "petrov.ods", "sidorova.ods", "sidorova-2.ods")):
        shutil.copy(source, sheets / name)
    make_tampered(folder, *make_filled(folder / "forms", folder / "again")[:1])


def make_tampered(folder, paths):
    """Forms of another campaign and of another rubric, and one with columns inserted and moved: campaign-tampered.yaml."""
    sheets = CAMPAIGN / "tampered"
    sheets.mkdir(exist_ok=True)
    for expert, tampers, name in ((IVANOVA, (another_campaign,), "another-campaign"), (PETROV, (another_rubric, another_structure), "another-rubric"),
                                  (SIDOROVA, (columns_moved, rows_moved, column_inserted), "columns-moved")):
        form = Form(paths[expert])
        for tamper in tampers:
            tamper(form)
        form.book.save(folder / f"{name}.xlsx")
        shutil.copy(office.convert([folder / f"{name}.xlsx"], "xlsx", folder / "t", folder / "profile")[0], sheets / f"{name}.xlsx")


def key_of_column_spoilt(form):
    form.matrix.cell(3, form.cols["2.2"]).value = "2,2"


def main():
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[1:] == ["--fixtures"]:
            make_fixtures(Path(folder))
            return 0
        test(Path(folder))
    skipped = 0 if office.present() else 2
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, {skipped} skipped")
    return int(not all(outcomes))


if __name__ == "__main__":
    sys.exit(main())
