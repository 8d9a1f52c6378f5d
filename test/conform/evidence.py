"""What `svod run` makes of documents, held against a second route (lib/evidence_route.py): cells, states, proposals, points, disputes, in
evidence.json, results.json, points.csv and the workbook; and every quotation against the document it was taken from."""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
import evidence_route as route  # noqa: E402
import office  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
YEAR = 2023
outcomes = []
CAMPAIGN = f"""svod: campaign/1
name: probe
year: {YEAR}
language: LANG
date: 2023-12-18
provenance: demo
rubric: RUBRIC
roster: roster.csv
documents: DOCUMENTS
sheets:
  - {{glob: sheets/*.csv, expert: "{{file}}"}}
"""
RUBRIC = """svod: rubric/1
id: probe
title: Проба
provenance: demo
year: 2023
max: 16
step: 1
evidence:
  kinds:
    - {id: order, title: Приказ, head: ['/^приказ/'], name: ['приказ*']}
    - {id: concept, title: Концепция, head: ['/^концепция/']}
  zones:
    - {id: goals, title: Цели, heading: ['цел(ь|и)'], cue: ['целью ..3 является']}
    - {id: measures, title: Меры, heading: ['меры', 'мероприяти*'], done: yes}
    - {id: analysis, title: Анализ, heading: ['анализ'], year: yes}
  directions:
    - {id: young, title: Молодые, words: ['молод* ..2 педагог*'], weak: ['наставник*']}
    - {id: deficits, title: Дефициты, words: ['дефицит*'], weak: ['затруднени*'], not: ['дефицит* бюджет*']}
    - {id: networks, title: Сети, words: ['сетев*']}
  except: {negation: ['не ..2 (ведётся|ведется|проводил*)'], plan: ['планируется', 'будет'], title: ['/«о [^»]*»/']}
sections:
  - id: "1"
    title: Отрывки
    max: 5
    evidence: {zone: goals}
    criteria:
      - {id: "1.1", title: Цель — молодые, max: 1, step: 0.1, evidence: {zone: goals, direction: young, points: {found: 0.9, weak: 0.3}}}
      - {id: "1.2", title: Цель или мера, max: 1, step: 0.5, evidence: {zone: [goals, measures], direction: [young, deficits]}}
      - {id: "1.3", title: Анализ есть, max: 2, evidence: {zone: analysis, direction: any}}
      - {id: "1.4", title: Сети, max: 1, evidence: {zone: [measures], direction: networks}}
  - id: "2"
    title: Документы
    max: 3
    criteria:
      - {id: "2.1", title: Приказ с реквизитами, max: 2, evidence: {document: [order, concept], requisites: [date, number, approved]}}
      - {id: "2.2", title: Приказ о молодых, max: 1, step: 0.5, evidence: {document: order, direction: young, requisites: number}}
  - id: "3"
    title: Счёт
    max: 3
    criteria:
      - {id: "3.1", title: Меры, max: 2, evidence: {count: items, zone: measures, direction: any, bands: [{from: 1, points: 1}, {from: 3, points: 2}]}}
      - {id: "3.2", title: Меры о молодых, max: 1, step: 0.5, evidence: {count: items, zone: [measures, goals], direction: [young, deficits], bands: [{from: 2, points: 0.5}, {from: 4, points: 1}]}}
  - id: "4"
    title: Засчитывается
    max: 4
    criteria:
      - {id: "4.1", title: Мера — молодые, max: 1, step: 0.5, evidence: {zone: measures, direction: young, counts: yes}}
      - {id: "4.2", title: Меры числом, max: 2, evidence: {count: items, zone: measures, bands: [{from: 2, points: 1}, {from: 4, points: 2}], counts: yes}}
      - {id: "4.3", title: Без предложения, max: 1}
  - {id: "5", title: Раздел без критериев, max: 1, step: 0.1, evidence: {zone: analysis, direction: deficits, points: {found: 0.7}, counts: yes}}
"""
ROSTER = """id;name;since;until
all;Всеславский;;
none;Безбумажный;;
broken;Битый;;
weak;Слабый;;
half;Полупрочитанный;;
empty;Пустословский;;
later;Будущий;2024;
years;Годовалый;;
blank;Чистый;;
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tell(label, wrong):
    """wrong: a list of what is wrong."""
    outcomes.append(not wrong)
    print("FAIL" if wrong else "ok  ", label, "; ".join(map(str, wrong[:4])))


def differences(label, ours, theirs):
    keys = list(dict.fromkeys([*ours, *theirs]))
    tell(f"{label}: {len(ours)}", [f"{key}: {ours.get(key)!r} expected, {theirs.get(key)!r} there" for key in keys if ours.get(key) != theirs.get(key)])


# ---- documents -----------------------------------------------------------------------------------------------------------

def docx(path, *blocks):
    """Paragraphs: "# heading", "- item", text, or a list of rows."""
    def para(text):
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if text.startswith("# ") else ""
        cut = text[2:] if style else text
        half = len(cut) // 2  # runs end in the middle of words, as they do
        return f'<w:p>{style}<w:r><w:t xml:space="preserve">{cut[:half]}</w:t></w:r><w:r><w:t xml:space="preserve">{cut[half:]}</w:t></w:r></w:p>'
    body = "".join(para(block) if isinstance(block, str) else "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{para(text)}</w:tc>" for text in row) + "</w:tr>" for row in block) + "</w:tbl>" for block in blocks)
    kinds = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                     '<Override PartName="/word/document.xml" ContentType='
                     '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        out.writestr("_rels/.rels", f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r" Target="word/document.xml" '
                     'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>')
        out.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


TEXT = """Концепция развития

Цели

Поддержка молодых педагогов района.
Восполнить профессиональные дефициты
учителей, работающих в малых школах.

Анализ

Анализ за 2023 год показал рост; дефицит бюджета здесь ни при чём.
"""
MARKDOWN = """# Меры

- семинар для молодых педагогов;
- сетевые сообщества учителей;
- курсы по следам диагностики дефицитов;
- Семинар для молодых педагогов.

# Цели

Целью работы является поддержка: *наставник* рядом. """ + "Слово за словом " * 60 + "о том, как молодые педагоги растут, " + "и ещё слово " * 40 + ".\n"
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Отчёт</title></head><body><h1>Анализ</h1>
<p>Выявлены <b>дефи</b>циты учителей&nbsp;физики.</p><table><tr><th>Мера</th><th>Кому</th></tr>
<tr><td>клуб</td><td>молодые педагоги</td></tr></table><h2>Мероприятия</h2><ul><li>конкурс молодых педагогов</li><li>форум</li></ul></body></html>"""


def write_documents(top):
    folder = {}
    for line in ROSTER.split()[1:]:
        unit = line.split(";")[0]
        if unit not in ("none", "blank"):
            folder[unit] = top / unit
            folder[unit].mkdir(parents=True)
    (folder["all"] / "а.txt").write_text(TEXT)
    (folder["all"] / "б.md").write_text(MARKDOWN)
    (folder["all"] / "в.html").write_text(HTML)
    docx(folder["all"] / "г.docx", "ПРИКАЗ", "от 12.03.2023 № 45", "О поддержке молодых педагогов", "УТВЕРЖДЕНО приказом отдела",
         "# Цели", "Растить молодых педагогов.", "# Меры", [["Мера", "Срок"], ["школа молодого педагога", "2023"], ["сетевой проект", "2023"]],
         "Клуб устраняет дефициты.")
    (folder["all"] / "д.csv").write_text("Мероприятия;Срок\nдиагностика дефицитов;май 2023\nсетевой форум;июнь 2023\n")
    (folder["broken"] / "а.docx").write_bytes(b"PK\3\4" + b"\0" * 200)
    (folder["broken"] / "б.bin").write_bytes(bytes(range(256)))
    (folder["weak"] / "приказ.txt").write_text("Приказ\n\nЦели\n\nКаждому нужен наставник.\n\nМеры\n\n"
                                               "Планируется семинар молодых педагогов.\n\nУстраняются затруднения учителей.\n")
    (folder["half"] / "а.txt").write_text("Меры\n\nКлуб молодых педагогов собрался.\n")
    (folder["half"] / "б.docx").write_bytes(b"PK\3\4")
    (folder["empty"] / "а.txt").write_text("Сведения о погоде.\n\nРабота с молодыми педагогами не ведётся.\n")
    (folder["empty"] / "пусто.txt").write_text("")
    (folder["later"] / "а.txt").write_text(TEXT)
    (folder["years"] / "а.txt").write_text("Анализ\n\nВ 2021 году изучены дефициты учителей.\n\nМеры\n\n"
                                           "- семинар молодых педагогов\n- сетевой клуб\n")


SHEETS = {  # expert -> unit -> criterion -> score; what is left out is blank
    "Иванова": {"all": {"1.1": "0", "1.2": "1", "1.3": "0", "1.4": "н/п", "2.1": "0", "2.2": "0.5", "3.1": "2", "3.2": "0", "4.3": "1"},
                "none": {"1.1": "1", "4.1": "1"}, "weak": {"1.1": "1", "1.2": "0.5", "4.1": "н/п", "5": "0.4"},
                "empty": {"1.1": "0.5", "1.2": "0", "1.3": "2", "4.2": "0"}, "half": {"1.1": "1", "4.1": "0"}, "broken": {"1.1": "1", "3.1": "2"},
                "years": {"1.3": "1", "3.1": "0"}},
    "Петров": {"all": {"1.1": "0.1", "1.2": "0.5", "1.3": "1", "2.1": "1", "2.2": "1", "3.1": "1", "3.2": "0"},
               "weak": {"1.1": "0.6"}, "empty": {"1.3": "1"}, "years": {"1.3": "2", "4.1": "0.5"}},
}
LEAVES = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "4.3", "5"]


def write_sheets(folder, names):
    folder.mkdir()
    for expert, units in SHEETS.items():
        lines = ["Муниципалитет;" + ";".join(LEAVES)]
        for unit, name in names.items():
            if unit in units:
                lines.append(";".join([name] + [units[unit].get(node, "").replace(".", ",") for node in LEAVES]))
        (folder / f"{expert}.csv").write_text("\n".join(lines) + "\n")


def write_campaign(folder, lang="ru", rubric=RUBRIC, documents="documents"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "campaign.yaml").write_text(CAMPAIGN.replace("LANG", lang).replace("RUBRIC", "rubric.yaml").replace("DOCUMENTS", documents)
                                          if documents else CAMPAIGN.replace("LANG", lang).replace("RUBRIC", "rubric.yaml").replace("documents: DOCUMENTS\n", ""))
    (folder / "rubric.yaml").write_text(rubric)
    (folder / "roster.csv").write_text(ROSTER)
    return folder


def names_of():
    return {line.split(";")[0]: line.split(";")[1] for line in ROSTER.splitlines()[1:]}


def given_points(proposed, counts):
    """What each leaf comes to: the experts' mean, "not applicable", what is proposed where it counts, or None."""
    out = {}
    for unit in names_of():
        for node in LEAVES:
            said = [units[unit][node] for units in SHEETS.values() if node in units.get(unit, {})]
            scores = [Fraction(word) for word in said if word != "н/п"]
            if scores:
                out[unit, node] = sum(scores) / len(scores), False
            elif not said and node in counts and proposed.get((unit, node)) is not None and unit != "later":
                out[unit, node] = Fraction(proposed[unit, node]), True
    return out


# ---- one run against the second route ------------------------------------------------------------------------------------

def shape(quotes):
    return [(quote["document"], quote["text"], quote["paragraph"], quote["state"]) for quote in quotes]


def check_evidence(label, rubric, found):
    """evidence.json against itself by the second route; returns {(unit, node): points or None} in its order."""
    cells, ours, proposed = {}, {}, {}
    for unit in found["units"]:
        for one in unit["matrix"]:
            cells[unit["id"], one["zone"], one["direction"]] = one["state"], one["count"], shape(one["quotations"])
            again = route.cell(unit["documents"], one["zone"], one["direction"])
            ours[unit["id"], one["zone"], one["direction"]] = again["state"], again["count"], shape(again["quotations"])
    tell(f"{label}: whole matrix", [] if len(cells) == len(found["units"]) * len(rubric.zones) * len(rubric.directions) else [len(cells)])
    differences(f"{label}: cells", ours, cells)
    theirs, ours = {}, {}
    for unit in found["units"]:
        for one in unit["criteria"]:
            points = None if one["points"] is None else Decimal(str(one["points"]))
            theirs[unit["id"], one["node"]] = one["state"], points, one["count"], shape(one["quotations"])
        for node in rubric.nodes:
            again = route.proposal(rubric, node, unit["documents"])
            ours[unit["id"], node] = again["state"], again["points"], again["count"], shape(again["quotations"])
            proposed[unit["id"], node] = again["points"]
    differences(f"{label}: proposals", ours, theirs)
    return proposed


def check_results(label, rubric, results, proposed, found):
    short = results["evidence"]
    tell(f"{label}: documents in results.json", [] if short["documents"] == sum(len(unit["documents"]) for unit in found["units"]) else [short["documents"]])
    theirs = {(one["unit"], one["node"]): None if one["points"] is None else Decimal(str(one["points"])) for one in short["proposals"]}
    differences(f"{label}: proposals in results.json", proposed, theirs)
    given = {}
    for unit in results["units"]:
        for node, value in (unit["points"] or {}).items():
            if value is not None and unit["states"].get(node) is None:
                given[unit["id"], node] = Fraction(value).limit_denominator(100000)
    ours = route.disputes(rubric, given, proposed)
    told = [(one["unit"], one["node"], Fraction(one["points"]).limit_denominator(100000) > Fraction(one["proposed"]).limit_denominator(100000))
            for one in short["disputes"]]
    kinds = [one["kind"] == "points_without_evidence" for one in short["disputes"]]
    tell(f"{label}: disputes: {len(ours)}", [] if ours == told and kinds == [one[2] for one in told] else [ours, told])
    return ours


STATES = {"ru": {"no_documents": "нет документов", "unreadable": "не прочитано", "not_found": "не найдено", "weak": "слабо", "found": "найдено"},
          "en": {"no_documents": "no documents", "unreadable": "unreadable", "not_found": "not found", "weak": "weak", "found": "found"}}
SHEET_NAMES = {"ru": ("Свидетельства", "Карта документов", "Баллы и документы"), "en": ("Evidence", "Map of documents", "Points and documents")}
SIGNS = {"no_documents": "–", "unreadable": "?", "not_found": "·", "weak": "◐", "found": "●"}


def rows_of(sheet, first):
    return [row for row in sheet.iter_rows(min_row=first, values_only=True) if any(value is not None for value in row)]


def node_of(text, rubric):
    return next((node for node in sorted(rubric.max, key=len, reverse=True) if re.match(re.escape(node) + r"[. ]", text or "")), None)


def check_book(label, path, lang, rubric, found, proposed, disputes, exist):
    book, wrong = openpyxl.load_workbook(path), []
    names = {unit["name"]: unit for unit in found["units"]}
    first, second, third = (book[name] for name in SHEET_NAMES[lang])
    quotes, seen = {}, {}
    for row in rows_of(first, 6):
        unit = names[row[0]]["id"]
        if not names[row[0]]["documents"]:
            wrong += [row] if STATES[lang]["no_documents"] not in row[2] else []
            seen[unit] = True
            continue
        key = unit, node_of(row[1], rubric)
        if not key[1]:
            continue  # a document that could not be read
        if key not in seen:
            seen[key] = row[2].split(" ", 1)[-1] if row[2][0] in "✓△–—✗!?·≈" else row[2], None if isinstance(row[3], str) else row[3]
        if row[5]:
            quotes.setdefault(key, []).append((row[6], row[5]))
    for unit in (unit for unit in found["units"] if unit["id"] in exist):
        if not unit["documents"]:
            wrong += [] if unit["id"] in seen else [f"{unit['id']} is not on the sheet"]
            continue
        if not any(one["state"] in ("read", "empty") for one in unit["documents"]):
            continue  # its documents stand there, each with what is wrong
        for one in unit["criteria"]:
            key = unit["id"], one["node"]
            state, points = seen.get(key, (None, None))
            if not (state or "").endswith(STATES[lang][one["state"]]) or points != (None if one["points"] is None else one["points"]):
                wrong.append(f"{key}: {state} {points}, expected {one['state']} {one['points']}")
            wrong += [f"{key}: quotation {quote}" for quote, (document, text) in zip(one["quotations"], quotes.get(key, []))
                      if quote["document"] != document or quote["text"].rstrip(";,: ") not in text]
            wrong += [] if len(one["quotations"]) == len(quotes.get(key, [])) else [f"{key}: quotations"]
    tell(f"{label}: sheet {first.title}: {len(seen)}", wrong)
    wrong = []
    rows = rows_of(second, 6)
    directions = {one["title"]: one["id"] for one in found["directions"]}
    cells = {(unit["id"], one["zone"], one["direction"]): one["state"] for unit in found["units"] for one in unit["matrix"]}
    for at, row in enumerate(rows):
        direction = directions[row[1]]
        for zone, shown in zip(rubric.zones, row[2:]):
            if at < len(directions):
                expected = sum(cells[unit, zone, direction] == "found" for unit in exist)
            else:
                expected = SIGNS[cells[names[row[0]]["id"], zone, direction]]
            wrong += [] if shown == expected else [f"{row[0]} {zone} {direction}: {shown}, expected {expected}"]
    shown = {names[row[0]]["id"] for row in rows[len(directions):]}
    wrong += [] if shown == {unit["id"] for unit in found["units"] if unit["documents"] and unit["id"] in exist} else [shown]
    tell(f"{label}: sheet {second.title}: {len(rows)} rows", wrong)
    told = [(names[row[0]]["id"], node_of(row[1], rubric)) for row in rows_of(third, 5) if row[0] in names]
    ours = [one[:2] for one in disputes if one[2]] + [one[:2] for one in disputes if not one[2]]
    tell(f"{label}: sheet {third.title}: {len(ours)}", [] if told == ours else [ours, told])
    return book


# ---- quotations in their documents ---------------------------------------------------------------------------------------

class Html(HTMLParser):
    """Texts of blocks: headings, paragraphs, items, cells; cells with their places."""
    BLOCKS = ("h1", "h2", "p", "li", "td", "th", "title")

    def __init__(self):
        super().__init__()
        self.blocks, self.cells, self.text, self.row, self.col, self.table = [], {}, None, 0, 0, 0

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.table, self.row = self.table + 1, 0
        if tag == "tr":
            self.row, self.col = self.row + 1, 0
        if tag in ("td", "th"):
            self.col += 1
        if tag in self.BLOCKS:
            self.text = ""

    def handle_endtag(self, tag):
        if tag in self.BLOCKS and self.text is not None:
            text = " ".join(self.text.split())
            if tag in ("td", "th"):
                self.cells[self.table, self.row, self.col] = text
            if tag != "title" and text:
                self.blocks.append(text)
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def html_says(path, quote, where):
    reader = Html()
    reader.feed(path.read_text())
    at = where["table"], where["row"], where["column"]
    return reader.cells.get(at) if where["table"] else reader.blocks[where["paragraph"] - 1]


def docx_says(path, quote, where):
    body = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))[0]
    tag = f"{{{WORD}}}"

    def text(node):
        return "".join(one.text or "" for one in node.iter(tag + "t"))
    if where["table"]:
        table = [node for node in body if node.tag == tag + "tbl"][where["table"] - 1]
        return text(table.findall(tag + "tr")[where["row"] - 1].findall(tag + "tc")[where["column"] - 1])
    return [text(node) for node in body.iter(tag + "p") if text(node).strip()][where["paragraph"] - 1]


def lines_say(path, quote, where):
    """From the line told to the next blank one or the next item."""
    lines = path.read_text().splitlines()[where["line"] - 1:]
    taken = lines[:1]
    for line in lines[1:]:
        if not line.strip() or line.startswith(("-", "#")):
            break
        taken.append(line)
    return " ".join(taken)


def csv_says(path, quote, where):
    rows = list(csv.reader(path.read_text().splitlines(), delimiter=";"))
    return rows[where["row"] - 1][where["column"] - 1]


def pdf_says(path, quote, where):
    """The page told."""
    done = subprocess.run(["pdftotext", "-layout", "-f", str(where["page"]), "-l", str(where["page"]), path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


READERS = {".html": html_says, ".docx": docx_says, ".txt": lines_say, ".md": lines_say, ".csv": csv_says}


def plain(text):
    return " ".join(text.replace("*", "").replace("\u00a0", " ").split())


def fits(quote):
    """`from` and `length` are bytes and mark whole letters."""
    raw = quote["text"].encode()
    start, end = quote["from"], quote["from"] + quote["length"]
    try:
        return end <= len(raw) and raw[start:end].decode() is not None
    except UnicodeDecodeError:
        return False


MARKED = {"young": r"(молод\w+ .*педагог\w*|наставник)", "deficits": r"(дефицит|затруднени)", "networks": "сетев"}


def all_quotes(found):
    """(path, direction, quotation) wherever evidence.json has one."""
    for unit in found["units"]:
        paths = {document["name"]: document["path"] for document in unit["documents"]}
        for document in unit["documents"]:
            for key in ("requisites", "titled"):
                if document[key]:
                    yield document["path"], None, document[key]
            for one in document["seen"]:
                for quote in one["quotations"]:
                    yield document["path"], one["direction"], quote
        for one in unit["matrix"] + unit["criteria"]:
            for quote in one["quotations"]:
                yield paths[quote["document"]], one.get("direction"), quote


def check_quotes(label, found, folder):
    wrong, count, long = [], 0, 0
    for path, direction, quote in all_quotes(found):
        count += 1
        said = plain(READERS[Path(path).suffix](folder / path, quote["text"], quote) or "")
        text = quote["text"].strip("…")
        long += text != quote["text"]
        if plain(text) not in said:
            wrong.append(f"{path} {quote['place']}: «{text}» is not in «{said}»")
        if re.search(r"(item|пункт)\W*$", quote["place"]):
            wrong.append(f"a bullet is no number: {quote['place']}")
        if not fits(quote):
            wrong.append(f"{path}: bytes {quote['from']}+{quote['length']} of «{quote['text']}»")
        marked = quote["text"].encode()[quote["from"]:quote["from"] + quote["length"]].decode(errors="replace")
        if marked and direction and not re.search(MARKED[direction], marked, re.I):
            wrong.append(f"{path}: «{marked}» is marked for {direction}")
    tell(f"{label}: {count} quotations, {long} of them cut", wrong or ([] if count and long else ["none"]))


# ---- the whole -----------------------------------------------------------------------------------------------------------

def run(campaign, out, *words):
    code, _, err = office.svod("run", campaign, "-q", "-o", out, *words)
    if code:
        raise SystemExit(f"svod run {campaign}: {err}")
    return {name: json.loads((out / f"{name}.json").read_text()) for name in ("results", "evidence") if (out / f"{name}.json").is_file()}


def points_of(out):
    return list(csv.DictReader((out / "points.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))


def check_points(label, out, proposed, rubric):
    counts = {node for node, (want, _, _) in rubric.nodes.items() if want.get("counts") == "yes"}
    ours = {key: (float(value), by) for key, (value, by) in given_points(proposed, counts).items()}
    theirs = {(row["unit"], row["node"]): (float(row["points"]), "evidence" in row["flags"].split())
              for row in points_of(out) if row["points"] and row["node"] in LEAVES}
    ours = {key: (round(value, 6), by) for key, (value, by) in ours.items()}
    theirs = {key: (round(value, 6), by) for key, (value, by) in theirs.items()}
    differences(f"{label}: points", ours, theirs)
    sums = {}
    for (unit, node), (value, _) in theirs.items():
        if "." in node:
            sums[unit, node.split(".")[0]] = round(sums.get((unit, node.split(".")[0]), 0) + value, 6)
    shown = {(row["unit"], row["node"]): round(float(row["points"]), 6) for row in points_of(out) if row["points"] and row["node"] in "1234"}
    differences(f"{label}: sums", sums, shown)


def check_pdf(campaign, top):
    """A document of four pages; a page has its goals, another its measures."""
    if not office.present() or not shutil.which("pdftotext"):
        return
    docx(top / "стр.docx", *["# Цели", "Растить молодых педагогов.", *["Слова без смысла и связи."] * 60, "# Меры", "Клуб лечит дефициты.",
                             *["Слова без смысла и связи."] * 60, "Сетевой клуб открыт."])
    made = office.convert([top / "стр.docx"], "pdf", campaign / "documents" / "blank", top / "profile")
    found = run(campaign, top / "out-pdf")["evidence"]
    pages, wrong = set(), []
    for unit in found["units"]:
        for document in unit["documents"]:
            for one in document["seen"] if document["name"] == made[0].name else []:
                for quote in one["quotations"]:
                    pages.add(quote["page"])
                    wrong += [] if plain(quote["text"]) in plain(pdf_says(made[0], "", quote)) else [f"page {quote['page']}: {quote['text']}"]
    made[0].unlink()
    made[0].parent.rmdir()
    tell(f"quotations in a PDF, pages {sorted(pages)}", wrong or ([] if len(pages) > 2 else [pages]))


def test(top):
    names = names_of()
    campaign = write_campaign(top / "c")
    write_documents(campaign / "documents")
    write_sheets(campaign / "sheets", names)
    exist = [unit for unit in names if unit != "later"]
    rubric = route.Rubric(campaign / "rubric.yaml")
    for lang in ("ru", "en"):
        write_campaign(campaign, lang)
        out = top / f"out-{lang}"
        made = run(campaign, out)
        proposed = check_evidence(lang, rubric, made["evidence"])
        disputes = check_results(lang, rubric, made["results"], proposed, made["evidence"])
        check_points(lang, out, proposed, rubric)
        check_book(lang, out / "probe.xlsx", lang, rubric, made["evidence"], proposed, disputes, exist)
    check_quotes("quotations", made["evidence"], campaign)
    check_pdf(campaign, top)
    states = {one["state"] for unit in made["evidence"]["units"] for one in unit["criteria"]}
    tell("every state occurs", [] if len(states) == 5 else [states])


def main():
    with tempfile.TemporaryDirectory() as folder:
        test(Path(folder))
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, 0 skipped")
    return int(not all(outcomes))


if __name__ == "__main__":
    sys.exit(main())
