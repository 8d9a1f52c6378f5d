"""The same document as ODT made by hand and as DOCX, HTML and text made of it by LibreOffice gives the same paragraphs."""
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
import office  # noqa: E402

SPACES = ["office", "text", "style", "fo", "table", "draw", "svg"]
URNS = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"}
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="N">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
<text:list-level-style-number text:level="3" style:num-format="i" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="U"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>
<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="а, б, .., аа, бб, ... (ru)" style:num-suffix=")"/>
</text:list-style>"""


def p(text):
    return f"<text:p>{text}</text:p>"


def h(level, text):
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def items(*inside):
    return "".join(f"<text:list-item>{item}</text:list-item>" for item in inside)


def listed(style, *inside):
    return f'<text:list text:style-name="{style}">{items(*inside)}</text:list>'


def cell(text, more=""):
    return f"<table:table-cell {more}>{text}</table:table-cell>"


BODY = "".join([
    h(1, "Кадровая политика демо-района"), p("Концепция описывает, как район ищет, учит и удерживает учителей."), h(2, "Цели"),
    p('Цель<text:s text:c="2"/>района <text:span text:style-name="B">закрыть</text:span> вакансии математи\u00adков.<text:span text:style-name="H">Скрыто.</text:span>'),
    listed("N", p("Первая задача района;"), p("Вторая задача района;") + f"<text:list>{items(p('Доля учителей до 35 лет.'), p('Число вакансий в школах.') + '<text:list>' + items(p('По математике и физике.')) + '</text:list>')}</text:list>",
           p("Третья задача района;")),
    p("Между списками стоит обычный абзац, в нём есть сноска<text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
      "<text:note-body><text:p>По данным демо-района на первое января.</text:p></text:note-body></text:note>, и он длинный."),
    listed("U", p("пункт с тире, первый;"), p("пункт с тире, второй.")), listed("R", p("пункт с буквой а;"), p("пункт с буквой б.")),
    h(2, "Показатели"),
    "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-row>"
    + cell(p("Показатель"), 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + cell(p("2023"))
    + "</table:table-row><table:table-row>" + cell(p("Доля"), 'table:number-rows-spanned="2"') + cell(p("город")) + cell(p("12,5"))
    + "</table:table-row><table:table-row><table:covered-table-cell/>" + cell(p("село")) + cell(p("7")) + "</table:table-row></table:table>",
    p("Работу ведёт отдел образования администрации демо-района."),
])
# kind, level, mark, place in a table, text
WANTED = [
    ("heading", 1, "", None, "Кадровая политика демо-района"),
    ("text", 0, "", None, "Концепция описывает, как район ищет, учит и удерживает учителей."),
    ("heading", 2, "", None, "Цели"),
    ("text", 0, "", None, "Цель района закрыть вакансии математиков."),
    ("item", 1, "1.", None, "Первая задача района;"),
    ("item", 1, "2.", None, "Вторая задача района;"),
    ("item", 2, "2.1.", None, "Доля учителей до 35 лет."),
    ("item", 2, "2.2.", None, "Число вакансий в школах."),
    ("item", 3, "i)", None, "По математике и физике."),
    ("item", 1, "3.", None, "Третья задача района;"),
    ("text", 0, "", None, "Между списками стоит обычный абзац, в нём есть сноска, и он длинный."),
    ("item", 1, "–", None, "пункт с тире, первый;"),
    ("item", 1, "–", None, "пункт с тире, второй."),
    ("item", 1, "а)", None, "пункт с буквой а;"),
    ("item", 1, "б)", None, "пункт с буквой б."),
    ("heading", 2, "", None, "Показатели"),
    ("cell", 0, "", (1, 1), "Показатель"),
    ("cell", 0, "", (1, 3), "2023"),
    ("cell", 0, "", (2, 1), "Доля"),
    ("cell", 0, "", (2, 2), "город"),
    ("cell", 0, "", (2, 3), "12,5"),
    ("cell", 0, "", (3, 2), "село"),
    ("cell", 0, "", (3, 3), "7"),
    ("text", 0, "", None, "Работу ведёт отдел образования администрации демо-района."),
    ("text", 0, "", None, "По данным демо-района на первое января."),
]
RUBRIC = """svod: rubric/1
id: documents
title: Документы
year: 2023
step: 1
max: 1
provenance: demo
sections:
  - id: "1"
    title: Кадры
    max: 1
    criteria:
      - {id: "1.1", title: Цели, max: 1}
evidence:
  zones:
    - {id: goals, title: Цели, heading: ['цел(ь|и)'], examples: {yes: ['Цели'], no: ['Целевые']}}
  directions:
    - {id: staff, title: Кадры, words: ['кадр*'], examples: {yes: ['кадры'], no: ['мебель']}}
"""


def write_odt(path):
    spaces = " ".join(f'xmlns:{name}="{URNS[name]}"' for name in SPACES)
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3"><office:automatic-styles>{STYLES}'
               f"</office:automatic-styles><office:body><office:text>{BODY}</office:text></office:body></office:document-content>")
    mime = "application/vnd.oasis.opendocument.text"
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", mime)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", manifest)


def paragraphs(folder):
    """name -> the paragraphs that svod made of it."""
    done = subprocess.run([os.environ["SVOD_BIN"], "evidence", "--paragraphs", folder], capture_output=True, timeout=120, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    documents = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {document["name"]: document for document in documents}


def told(paragraph):
    place = (paragraph["row"], paragraph["column"]) if paragraph.get("row") else None
    return paragraph["kind"], paragraph.get("level", 0), paragraph.get("mark", ""), place, paragraph["text"]


def as_html(wanted):
    """LibreOffice leaves out of its pages what HTML has no word for, numbers of two levels and Russian letters among it."""
    kind, level, mark, place, text = wanted
    return kind, level, re.sub(r"^\d+\.(\d+\.)$", r"\1", mark).replace("i)", "i.").replace("–", "•").replace("а)", "1.").replace("б)", "2."), place, text


def differences(name, wanted, found):
    lines = [f"{name}: wanted {a}\n{' ' * len(name)}   found {b}" for a, b in zip(wanted, found) if a != b]
    if len(wanted) != len(found):
        lines.append(f"{name}: {len(found)} paragraphs instead of {len(wanted)}: {[f[4] for f in found]}")
    return lines


def check(folder):
    documents = Path(folder, "documents", "one")
    documents.mkdir(parents=True)
    Path(folder, "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    Path(folder, "roster.csv").write_text("id;name\none;Первый\n", encoding="utf-8")
    Path(folder, "campaign.yaml").write_text("svod: campaign/1\nname: documents\ntitle: Документы\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\n"
                                             "rubric: rubric.yaml\nroster: roster.csv\nsheets: sheet.csv\n", encoding="utf-8")
    Path(folder, "sheet.csv").write_text("Территория;1.1\nПервый;1\n", encoding="utf-8")
    source = documents / "a.odt"
    write_odt(source)
    profile = str(Path(folder, "profile"))
    office.convert([source], "docx", str(documents), profile)
    office.convert([source], "html:HTML (StarWriter)", str(documents), profile)
    office.convert([source], "txt:Text (encoded):UTF8", str(documents), profile)
    found = paragraphs(folder)
    faults = []
    for name in ("a.odt", "a.docx", "a.html", "a.txt"):
        document = found[name]
        if document["state"] != "read" or document["findings"]:
            faults.append(f"{name}: {document['state']} {document['findings']}")
    faults += differences("a.odt", WANTED, [told(one) for one in found["a.odt"]["made"]])
    faults += differences("a.docx", WANTED, [told(one) for one in found["a.docx"]["made"]])
    faults += differences("a.html", list(map(as_html, WANTED)), [as_html(told(one)) for one in found["a.html"]["made"]])
    text = " ".join(one["text"] for one in found["a.txt"]["made"])
    faults += [f"a.txt: lost {wanted[4]!r}" for wanted in WANTED if wanted[4] not in text and "сноска" not in wanted[4] and wanted is not WANTED[-1]]
    return faults


def main():
    if not office.present():
        print("skipped: no soffice")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        faults = check(folder)
    print("\n".join(faults))
    print(f"{4 - min(4, len(faults))} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
