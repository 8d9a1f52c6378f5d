"""Made-up campaigns of indicators for test/bench/run, and the plain program that svod is held against.

The questions are those of fixtures/demo-amur-2022: 21 indicators in 41 columns, a row a unit, a campaign a year, each chained to the year
before. The plain program reads the same files with Python's csv or openpyxl and adds up numerators and denominators, no more; its sums must be
those of svod's results.json.

As a program: indicators.py FILE ... prints the sums of every file.
"""
import csv
import itertools
import json
import random
import re
import shutil
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 20230630
YEARS = (2021, 2022, 2023)
HEAD = 3  # columns before the questions: number, time, name of the unit
UNIT = "Организация {:05}"


# ---- the form -------------------------------------------------------------------------------------------------------------------

def headers():
    with open(ROOT / "fixtures/demo-amur-2022/sheets/answers-2022.csv", encoding="utf-8-sig") as file:
        return next(csv.reader(file))


def shares(names):
    """Column pairs (numerator, denominator), counted from 0."""
    return [(at - 1, at) for at, name in enumerate(names) if ": всего" in name]


def answer(name, rng, year):
    """What a unit writes under a question that is no part of a share."""
    if re.search(r"создано?$|ведётся$", name):
        return rng.choice(("Да", "Нет"))
    if "приказ (" in name or "соглашение (" in name:
        return f"Приказ от {rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{year} № {rng.randint(1, 300)}-Д «О мероприятиях»"
    if re.search(r"(ссылка на )?страниц", name):
        return f"https://unit-{rng.randint(1, 99999)}.example/page"
    if "перечень" in name or "по уровням" in name:
        return "школьный и муниципальный"
    return "" if "заполнил" in name else rng.randint(0, 40)


def rows(names, units, year):
    rng = random.Random(f"{SEED} {units} {year}")
    pairs = dict(shares(names))
    yield names
    for unit in range(1, units + 1):
        row = [unit, f"{year}-05-{1 + unit % 28:02} 10:{unit % 60:02}:00", UNIT.format(unit)]
        row += [answer(name, rng, year) for name in names[HEAD:]]
        for num, den in pairs.items():
            row[den] = 5 + unit % 60
            row[num] = rng.randint(0, row[den])
        yield row


# ---- files ----------------------------------------------------------------------------------------------------------------------

def write_csv(path, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)


def column(at):
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def cell(row, at, value, strings):
    if value == "":
        return ""
    if isinstance(value, int):
        return f'<c r="{column(at)}{row}"><v>{value}</v></c>'
    return f'<c r="{column(at)}{row}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_xlsx(path, table):
    """As form services write it: one sheet, shared strings."""
    strings = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {MAIN}><sheetData>".encode())
            for number, row in enumerate(table, 1):
                cells = "".join(cell(number, at, value, strings) for at, value in enumerate(row))
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
        book.writestr("xl/sharedStrings.xml", f'<sst {MAIN} count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>')
        book.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Ответы" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
                      f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                      'Target="xl/workbook.xml"/></Relationships>')
        book.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
                      'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
                      f'ContentType="{TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>')


def write_roster(path, units):
    with open(path, "w", encoding="utf-8") as file:
        file.write("id;name;kind;place;" + ";".join(f"teachers_{year}" for year in YEARS) + "\n")
        for unit in range(1, units + 1):
            kind, place = ("школа", "детский сад")[unit % 2], ("город", "село")[unit % 3 > 0]
            file.write(f"unit-{unit:05};{UNIT.format(unit)};{kind};{place}" + f";{5 + unit % 60}" * len(YEARS) + "\n")


def campaign(data, kind, units):
    """The folder of the last year's campaign; the years before stand beside it."""
    top, names = data / f"indicators-{kind}-{units}", headers()
    stamp = json.dumps([names, Path(__file__).read_text(encoding="utf-8")])
    if not (top / "stamp").is_file() or (top / "stamp").read_text(encoding="utf-8") != stamp:
        shutil.rmtree(top, ignore_errors=True)
        for year in YEARS:
            folder = top / str(year)
            (folder / "sheets").mkdir(parents=True)
            {"csv": write_csv, "xlsx": write_xlsx}[kind](folder / f"sheets/answers.{kind}", rows(names, units, year))
            write_roster(folder / "roster.csv", units)
            previous = f"previous: ../{year - 1}\n" if year > YEARS[0] else ""
            (folder / "campaign.yaml").write_text(
                f"svod: campaign/1\nname: bench-{year}\ntitle: \"Made-up answers of {units} units\"\nyear: {year}\nlanguage: ru\ndate: {year}-06-30\n"
                f"provenance: demo\nrubric: amur-2021\nroster: roster.csv\nsheets: sheets/answers.{kind}\n{previous}", encoding="utf-8")
        (top / "stamp").write_text(stamp, encoding="utf-8")
    return top / str(YEARS[-1])


def sheets(folder):
    """The files of all years, oldest first."""
    return [next((folder.parent / str(year) / "sheets").iterdir()) for year in YEARS]


# ---- the plain program ----------------------------------------------------------------------------------------------------------

def table_of(path):
    if path.suffix == ".csv":
        with open(path, encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
        return
    from openpyxl import load_workbook
    book = load_workbook(path, read_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
    book.close()


def sums(path):
    """[numerator, denominator] of every share in the order of the columns."""
    table = table_of(path)
    pairs = shares(next(table))
    out = [[0, 0] for _ in pairs]
    for row in table:
        for at, (num, den) in enumerate(pairs):
            out[at][0] += int(row[num])
            out[at][1] += int(row[den])
    return out


def told(out):
    """The same as svod has them, by year."""
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    of_shares = [indicator["region"] for indicator in results["indicators"] if indicator["kind"] == "share"]
    return {year: sorted([region[str(year)]["numerator"], region[str(year)]["denominator"]] for region in of_shares) for year in YEARS}


def check(folder, out):
    """svod's sums are the plain ones."""
    plain = {year: sorted(sums(path)) for year, path in zip(YEARS, sheets(folder))}
    if plain != told(out):
        sys.exit(f"{folder}: svod's sums are others than the plain ones")


def main():
    for path in map(Path, sys.argv[1:]):
        print(path, *itertools.chain(*sums(path)))


if __name__ == "__main__":
    main()
