"""One content in every format gives one grid: written by openpyxl (XLSX), carried by LibreOffice into XLSX, ODS, XLS and CSV, and written
by hand as CSV. openpyxl's own reading of the workbooks must agree too.

What a format cannot hold is said here and nowhere else: CSV knows no types but numbers and texts, and no sheets, merged ranges or hidden
rows; LibreOffice knows one kind of hidden sheet. Skipped (77) where there is no soffice.
"""
import csv
import datetime
import sys
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

sys.path.insert(0, str(Path(__file__).parent / "lib"))
import office  # noqa: E402

MARK = "\u0306"  # a breve of its own: и and it are й
LONG = ("Длинный текст. " * 2185)[:32766] + "ы"  # all that a cell holds
# openpyxl and LibreOffice write 15 digits.
NUMBERS = [0, 1, -1, 7.5, -7.25, 0.1, 0.3, 0.333333333333333, 1e-7, 123456789012345, 1e15, 2.5e20, 536870911, -536870912, 12.34, 99.99]
TEXTS = ["Ишим", "  пробелы  вокруг  ", "две\nстроки", "три\n\nстроки", "«Ёлочки» и \"лапки\"", "a;b,c\tтабуляция", "🙂 эмодзи 𝄞", "неразрывный\u00a0пробел",
         "7,5", "007", "=не формула", "+7 (345) 000", "'апостроф", "<тег> & \"амперсанд\"", "мягкий\u00ad перенос", "й", "и" + MARK, "é e\u0301",
         "истина", "—", "漢字", LONG]
DATES = [(datetime.date(2024, 2, 29), "yyyy-mm-dd", "2024-02-29"), (datetime.date(1999, 12, 31), "DD.MM.YYYY", "1999-12-31"),
         (datetime.datetime(2023, 6, 26, 18, 30, 15), "yyyy-mm-dd hh:mm:ss", "2023-06-26T18:30:15"), (datetime.time(18, 5), "h:mm", "18:05:00"),
         (datetime.date(1900, 3, 1), "yyyy-mm-dd", "1900-03-01"), (datetime.date(2099, 1, 1), "d mmm yyyy", "2099-01-01")]
PERCENTS = [(0.5, "0%"), (0.123, "0.00%"), (1, "0%")]
# LibreOffice keeps truths as numbers; it writes them as truths into ODS when they have this format, into XLSX and XLS when they have not.
TRUTH = '"TRUE";"TRUE";"FALSE"'
FORMULAS = [("=1.5+2.25", "number", 3.75), ("=A1*2", "number", 2), ('="ко"&"нец"', "string", "конец"), ("=1=1", "bool", True), ("=1/0", "error", "#DIV/0!"),
            ("=DATE(2024,2,29)", "date", "2024-02-29"), ("=SUM(A1:A1)", "number", 1), ("=NA()", "error", "#N/A")]
# Sheets in this order. The content: {(row, column): (type, value, number format or None, formula or None)}.
MERGES = [(1, 1, 1, 3), (3, 2, 5, 2)]
HIDDEN_ROWS, HIDDEN_COLS = (2, 5), (2,)


def content():
    numbers = {(1 + i // 4, 1 + i % 4): ("number", value, None, None) for i, value in enumerate(NUMBERS)}
    numbers |= {(8, 1 + i): ("number", value, form, None) for i, (value, form) in enumerate(PERCENTS)}
    texts = {(1 + i, 1): ("string", value, "@", None) for i, value in enumerate(TEXTS)}
    others = {(1, 1 + i): ("date", iso, form, value) for i, (value, form, iso) in enumerate(DATES)}
    others |= {(2, 1): ("bool", True, None, None), (2, 2): ("bool", False, None, None), (3, 1): ("error", "#N/A", None, None), (3, 2): ("error", "#DIV/0!", None, None)}
    formulas = {(1 + i, 2): (kind, value, "yyyy-mm-dd" if kind == "date" else None, formula) for i, (formula, kind, value) in enumerate(FORMULAS)}
    formulas |= {(1, 1): ("number", 1, None, None), (20, 1): ("string", "далеко", None, None), (20, 256): ("number", 9, None, None)}
    laid = {(1, 1): ("string", "Заголовок", None, None), (3, 2): ("number", 4, None, None), (2, 1): ("string", "скрыта", None, None),
            (5, 3): ("number", 5, None, None), (6, 3): ("number", 6, None, None), (6, 2): ("number", 7, None, None)}
    return {"Числа": numbers, "Тексты": texts, "Даты и истины": others, "Формулы": formulas, "Объединения": laid, "Скрытый": {(4, 4): ("number", 1, None, None)},
            "Пустой": {}, "Глубоко": {(1, 1): ("string", "очень скрыт", None, None)}}


def write_xlsx(path, truth=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in content().items():
        sheet = book.create_sheet(name)
        for (row, col), (kind, value, form, source) in cells.items():
            cell = sheet.cell(row, col)
            cell.value = value if source is None else source
            if kind == "string" and source is None:
                cell.data_type = "s"  # "=не формула" is none
            if form or (truth and kind == "bool"):
                cell.number_format = form or truth
    for row1, col1, row2, col2 in MERGES:
        book["Объединения"].merge_cells(start_row=row1, start_column=col1, end_row=row2, end_column=col2)
    for row in HIDDEN_ROWS:
        book["Объединения"].row_dimensions[row].hidden = True
    for col in HIDDEN_COLS:
        book["Объединения"].column_dimensions[get_column_letter(col)].hidden = True
    book["Скрытый"].sheet_state = "hidden"
    book["Глубоко"].sheet_state = "veryHidden"
    book["Тексты"].cell(len(TEXTS) + 2, 1).value = ""
    book.save(path)


# ---- comparing -----------------------------------------------------------------------------------------------------------


def short(value):
    text = repr(value)
    return text if len(text) < 80 else text[:77] + "…"


def plain(cell):
    """(type, value) of a cell as svod prints it."""
    return cell["type"], cell["value"]


def expected(stored_formulas):
    """{place: (type, value)}; formulas as written by openpyxl have no value."""
    made = {}
    for name, cells in content().items():
        for (row, col), (kind, value, _, source) in cells.items():
            formula = isinstance(source, str)
            made[name, row, col] = ("empty", None) if formula and not stored_formulas else (kind, value)
    return made


def differences(wanted, found, what=plain):
    faults = []
    for place in sorted(wanted.keys() | found.keys()):
        mine = what(found[place]) if place in found else None
        if wanted.get(place) != mine:
            faults.append(f"{place[0]}!R{place[1]}C{place[2]}: expected {short(wanted.get(place))}, found {short(mine)}")
    return faults


def marks(found):
    """What the cells say of themselves beside type and value must be right as well."""
    faults = []
    for (sheet, row, col), cell in found.items():
        source = content()[sheet].get((row, col), (None, None, None, None))
        hidden = sheet == "Объединения" and (row in HIDDEN_ROWS or col in HIDDEN_COLS)
        percent = sheet == "Числа" and row == 8
        # LibreOffice has no booleans and errors but those of formulas.
        if source[0] not in ("bool", "error") and cell.get("formula", False) != (isinstance(source[3], str)):
            faults.append(f"{sheet}!{cell['ref']}: formula {cell.get('formula')}")
        if cell.get("hidden", False) != hidden:
            faults.append(f"{sheet}!{cell['ref']}: hidden {cell.get('hidden')}")
        if cell.get("percent", False) != percent:
            faults.append(f"{sheet}!{cell['ref']}: percent {cell.get('percent')}")
        if cell["type"] == "string" and (MARK in cell["value"] or "\u0301" in cell["value"]) != ("nfc" in cell):
            faults.append(f"{sheet}!{cell['ref']}: nfc {cell.get('nfc')}")
    return faults


def check_book(path, stored_formulas, very_hidden):
    found = {place: cell for place, cell in office.cells(path).items() if cell["value"] != ""}
    faults = differences(expected(stored_formulas), found) + marks(found)
    sheets = office.summary(path)["sheets"]
    states = {"Скрытый": "hidden", "Глубоко": "very_hidden" if very_hidden else "hidden"}
    wanted = [(name, states.get(name, "visible"), len(MERGES) if name == "Объединения" else 0) for name in content()]
    told = [(sheet["name"], sheet["visibility"], sheet["merges"]) for sheet in sheets]
    return faults + [f"sheet {a}, expected {b}" for a, b in zip(told, wanted) if a != b] + ([] if len(told) == len(wanted) else ["other sheets"])


def check_openpyxl(path):
    """What openpyxl reads of a workbook is what svod reads."""
    wanted = {}
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                kind = ("bool" if isinstance(value, bool) else "number" if isinstance(value, (int, float)) else
                        "error" if cell.data_type == "e" else "string" if isinstance(value, str) else "date")
                if isinstance(value, datetime.datetime):
                    value = value.isoformat() if value.time() != datetime.time() else value.date().isoformat()
                elif isinstance(value, datetime.time):
                    value = value.isoformat()
                if value is not None and value != "":
                    wanted[sheet.title, cell.row, cell.column] = kind, value
    found = {place: cell for place, cell in office.cells(path).items() if cell["value"] not in ("", None)}
    return differences(wanted, found)


# ---- CSV -----------------------------------------------------------------------------------------------------------------


def of_csv(name, percents=True):
    """What is left of a sheet in CSV: numbers that are written without exponent, and texts. LibreOffice writes percents with their sign."""
    kept = {}
    for (row, col), (kind, value, form, _) in content()[name].items():
        if form and "%" in form and not percents:
            continue
        if kind == "number" and (value == 0 or 1e-4 <= abs(value) < 1e15) and len(repr(value).replace(".", "").replace("-", "")) <= 15:
            kept[row, col] = "number", value
        elif kind == "string":
            kept[row, col] = "string", value
    return kept


def write_csv(path, cells, delimiter, decimal, encoding):
    last = max(row for row, _ in cells)
    width = max(col for _, col in cells)
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL)
        for row in range(1, last + 1):
            values = [cells.get((row, col), ("", ""))[1] for col in range(1, width + 1)]
            writer.writerow([repr(value).replace(".", decimal) if isinstance(value, (int, float)) else value for value in values])


def check_csv(path, wanted, only=False):
    """only: what else the file holds is not looked at."""
    found = {(row, col): cell for (_, row, col), cell in office.cells(path).items() if not only or (row, col) in wanted}
    # A text of nothing but a number is a number in CSV.
    wanted = {place: ("number", 7.5) if value == ("string", "7,5") else value for place, value in wanted.items()}
    return differences({("", *place): value for place, value in wanted.items()}, {("", *place): cell for place, cell in found.items()})


def hand_written(folder):
    """(label, path, cells wanted): a text of 7,5 is a number only where the comma is the file's decimal sign."""
    texts = {place: value for place, value in of_csv("Тексты").items() if value[1] != LONG}
    narrow = {place: value for place, value in texts.items() if not set(value[1]) & set("🙂𝄞漢字" + MARK + "\u0301é")}
    for label, sheet, delimiter, decimal, encoding in (
            ("numbers ; , UTF-8", of_csv("Числа"), ";", ",", "utf-8"), ("numbers , . UTF-8", of_csv("Числа"), ",", ".", "utf-8-sig"),
            ("numbers tab , UTF-16", of_csv("Числа"), "\t", ",", "utf-16"), ("texts ; UTF-8", of_csv("Тексты"), ";", ",", "utf-8"),
            ("texts ; UTF-16", texts, ";", ",", "utf-16"), ("texts ; windows-1251", narrow, ";", ",", "cp1251")):
        path = folder / f"{label.replace(' ', '-').replace(';', 'semicolon').replace(',', 'comma')}.csv"
        write_csv(path, sheet, delimiter, decimal, encoding)
        yield label, path, sheet


# ---- all of it -----------------------------------------------------------------------------------------------------------


def checks(folder):
    base, truths = folder / "base.xlsx", folder / "truths.xlsx"
    write_xlsx(base)
    write_xlsx(truths, TRUTH)
    yield "XLSX of openpyxl", lambda: check_book(base, False, True)
    profile = folder / "profile"
    sources = {"xlsx": base, "ods": truths, "xls": base}
    made = {kind: office.convert([source], kind, folder / kind, profile)[0] for kind, source in sources.items()}
    for kind, path in made.items():
        yield f"{kind.upper()} of LibreOffice", lambda path=path: check_book(path, True, False)
    yield "XLSX of LibreOffice as openpyxl reads it", lambda: check_openpyxl(made["xlsx"])
    # Semicolons, quotes, UTF-8, numbers as shown; every sheet into a file of its own.
    soffice = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    office.convert([base], soffice, folder / "csv", profile, named="base-Числа.csv")
    for name in ("Числа", "Тексты"):
        path = folder / "csv" / f"base-{name}.csv"
        yield f"CSV of LibreOffice: {name}", lambda path=path, name=name: check_csv(path, of_csv(name, percents=False), only=True)
    for label, path, cells in hand_written(folder):
        yield f"CSV by hand: {label}", lambda path=path, cells=cells: check_csv(path, cells)


def main():
    if not office.present():
        return 77
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        for label, check in checks(Path(name)):
            try:
                faults = check()
            except (office.Unread, ValueError) as error:
                faults = [str(error)]
            passed, failed = passed + (not faults), failed + bool(faults)
            print("FAIL" if faults else "ok  ", label)
            for fault in faults[:12]:
                print("     ", fault)
            if len(faults) > 12:
                print(f"      and {len(faults) - 12} more")
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


sys.exit(main())
