#!/usr/bin/env python3
"""Hostile documents of all kinds that are read in the program: packages, XML, pages, texts.

usage: hostile_documents.py SVOD [--only WORD] [--sanitized] [--all]
Runs `svod evidence --paragraphs` over each, in a campaign of its own, and judges: within limits nothing dies, hangs, swells or stays
silent. What must be read holds WORD; what must not has a finding and no paragraphs that count. Exit 1 when one failed.
"""
import argparse
import json
import os
import sys
import tempfile
import zlib
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import build_zip as z
import hostile_xml
import hostile_zip
import run_hostile
from case import LIMIT, Case, Repeat, bulk, noise, sixteenths

WORD = "Тюмень"
DECLARATION = hostile_xml.DECLARATION
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = f'<office:document-content xmlns:office="{OASIS}office:1.0" xmlns:text="{OASIS}text:1.0" xmlns:table="{OASIS}table:1.0">'
RUBRIC = """svod: rubric/1
id: documents
title: Документы
year: 2023
step: 1
max: 1
provenance: demo
sections:
  - {id: "1", title: Кадры, max: 1, criteria: [{id: "1.1", title: Цели, max: 1}]}
evidence:
  zones: [{id: goals, title: Цели, heading: ['цел(ь|и)'], examples: {yes: ['Цели'], no: ['Целевые']}}]
  directions: [{id: staff, title: Кадры, words: ['кадр*'], examples: {yes: ['кадры'], no: ['мебель']}}]
"""
CAMPAIGN = ("svod: campaign/1\nname: documents\ntitle: Документы\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
            "roster: roster.csv\nsheets: sheet.csv\n")


def docx(body):
    return f'{DECLARATION}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'


def odt(body):
    return f"{DECLARATION}{ODT}<office:body><office:text>{body}</office:text></office:body></office:document-content>"


KINDS = {
    "docx": ({"[Content_Types].xml": DECLARATION + "<Types/>", "word/document.xml": docx(f"<w:p><w:r><w:t>{WORD}</w:t></w:r></w:p>")},
             "word/document.xml", docx, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
    "odt": ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": odt(f"<text:p>{WORD}</text:p>"),
             "META-INF/manifest.xml": DECLARATION + '<m:manifest xmlns:m="m"/>'}, "content.xml", odt, "<text:p>", "</text:p>"),
}


def around(whole, body):
    """The parts of a document before and behind its body, as bytes."""
    before, behind = whole("\0").split("\0")
    return before.encode(), behind.encode()


def growing(kind):
    """Packages whose text or markup grows without end."""
    parts, main, whole, opening, closing = KINDS[kind]
    before, behind = around(whole, "")
    levels = {"docx": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), "odt": ("<text:list><text:list-item>", "</text:list-item></text:list>")}

    def made(name, *chunks, expect="error", words=LIMIT, slow=False):
        return Case(f"{name}.{kind}", z.of_parts({**parts, main: [before, *chunks, behind]}), expect, words=words, slow=slow)
    up, down = levels[kind]
    yield made("deep", Repeat(up, 1000000), Repeat(down, 1000000))
    yield made("deep-within-limits", (up * 30 + opening + WORD + closing + down * 30).encode(), expect="value", words=())
    yield made("paragraphs-empty", bulk(opening + closing, 40000000), slow=True)
    yield made("paragraphs-many", bulk(f"{opening}а{closing}", 3000000), slow=True)
    yield made("paragraph-long", opening.encode(), bulk("кадры ", 3000000), closing.encode(), slow=True)
    yield made("text-big", bulk(f"{opening}{'кадры и цели ' * 60}{closing}", 100000), slow=True)
    yield made("attributes", b"<a", *[f' a{n}="1"'.encode() for n in range(5000)], b"/>")
    row, cell = {"docx": ("w:tr", "w:tc"), "odt": ("table:table-row", "table:table-cell")}[kind]
    table = {"docx": "w:tbl", "odt": "table:table"}[kind]
    cells = f"<{row}>" + f"<{cell}>{opening}кадры{closing}</{cell}>" * 10 + f"</{row}>"
    yield made("table", f"<{table}>".encode(), bulk(cells, 10000), f"</{table}>".encode(), expect="value", words=())
    yield made("names", *[f"<a{n}/>".encode() for n in range(100000)], expect="either", words=())
    if kind == "odt":
        yield made("spaces", b"<text:p>", bulk('<text:s text:c="999999999"/>', 300000), b"</text:p>", slow=True)
        yield made("rows", f'<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell '
                   f'table:number-columns-repeated="999999999"><text:p>{WORD}</text:p></table:table-cell></table:table-row></table:table>'.encode(),
                   expect="value", words=())
        yield made("notes", b"<text:p>", bulk(f"<text:note><text:note-body><text:p>{'кадры ' * 50}</text:p></text:note-body></text:note>", 50000),
                   b"</text:p>", slow=True)
    else:
        levels_of = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="lowerLetter"/><w:start w:val="99999999999"/><w:lvlText w:val="{"%9%8" * 40}"/></w:lvl>'
                            for n in range(9))
        listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>а</w:t></w:r></w:p>'
        numbering = (f'<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">{levels_of}</w:abstractNum><w:num w:numId="1">'
                     '<w:abstractNumId w:val="1"/></w:num></w:numbering>')
        yield Case("numbers.docx", z.of_parts({**parts, main: [before, bulk(listed, 20000), behind], "word/numbering.xml": numbering}), "value")
        styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 20000}"/></w:style>' for n in range(20000))
        yield Case("styles-in-a-ring.docx", z.of_parts({**parts, "word/styles.xml": f'<w:styles xmlns:w="w">{styles}</w:styles>'}), "value")
        yield Case("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "error",
                   words=["парол"])


def packages():
    for kind, (parts, main, whole, opening, closing) in KINDS.items():
        yield from hostile_zip.cases(kind, parts, main, {})
        def with_part(text, kind=kind):
            parts, main = KINDS[kind][:2]
            return z.of_parts({**parts, main: text})
        for make in (hostile_xml.doctypes,):
            yield from make(kind, with_part, parts[main], WORD)
        yield from growing(kind)


def pages():
    def page(name, *chunks, expect="either", slow=False, words=()):
        data = [b"<!DOCTYPE html><html><body><p>" + WORD.encode() + b"</p>", *[c.encode() if isinstance(c, str) else c for c in chunks]]
        return Case(f"{name}.html", data, expect, slow=slow, words=words)
    yield page("open-tags", Repeat("<div>", 1000000), expect="error", words=["вложенность"])
    yield page("open-inline", Repeat("<b><i>", 1000000), expect="error", words=["вложенность"])
    yield page("open-paragraphs", Repeat("<p>а", 500000), expect="value")
    yield page("open-paragraphs-many", Repeat("<p>а", 600000), expect="error", words=LIMIT)
    yield page("close-tags", Repeat("</div>", 1000000))
    yield page("close-below-many", Repeat("<b>", 4000), Repeat("</div>", 2000000))
    yield page("attributes", "<a ", Repeat("b ", 1000000), ">", expect="error", words=["атрибут"])
    yield page("attributes-other", "<a ", *[f"a{n}=1 " for n in range(200000)], ">", expect="error", words=["атрибут"])
    yield page("attributes-in-many", Repeat("<a " + "b " * 2000 + ">", 1000), expect="error", words=["атрибут"])
    yield page("names", *[f"<x{n} y{n}=1></x{n}>" for n in range(100000)], expect="value")
    yield page("tag-without-end", Repeat("<a ", 1000000), expect="error")
    yield page("comment-without-end", "<!--", Repeat("-", 20000000))
    yield page("comments", Repeat("<!-->", 2000000))
    yield page("script-without-end", "<script>", Repeat("</scrip", 2000000))
    yield page("entities", Repeat("&amp;&#1058;&nosuch;", 500000), expect="value")
    yield page("entity-long", "&", Repeat("a", 20000000), ";")
    yield page("text-long", Repeat("а", 10000000))
    yield page("too-big", Repeat("а ", 12000000), expect="error", words=LIMIT, slow=True)
    yield page("instruction", "<?", Repeat("x", 10000000))
    yield page("doctype-again", Repeat("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", 100000))
    yield page("entity-of-its-own", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;")
    yield page("tables", Repeat("<table><tr><td>", 300000), expect="error")
    yield page("cells-wide", "<table>", Repeat("<tr><td rowspan=65534 colspan=1000>а", 200000))
    yield page("lists", Repeat("<ul><li>", 2000))
    yield page("noise", noise(1000000), b"<", noise(1000), bytes(range(256)) * 1000)
    yield from sixteenths("cut.html", f"<html><body><p>{WORD}<table><tr><td a='b'>x</table><!-- y --><ol start=3><li>z".encode(), "either")


def texts():
    def text(name, extension, *chunks, expect="either", slow=False, words=()):
        return Case(f"{name}.{extension}", [c.encode() if isinstance(c, str) else c for c in chunks], expect, slow=slow, words=words)
    yield text("long-line", "txt", Repeat("а", 5000000))
    yield text("soft-hyphens", "txt", Repeat("\u00ad", 2000000))
    yield text("letters-apart", "txt", Repeat("а ", 1000000), "б.")
    yield text("too-big", "txt", Repeat("кадры и цели\n", 4000000), expect="error", slow=True)
    yield text("lines", "txt", Repeat("а\n", 2000000), expect="error", slow=True)
    yield text("noise", "txt", noise(500000), bytes(range(256)) * 100)
    for name, piece in (("quotes", "> "), ("lists", "- "), ("brackets", "["), ("stars", "*a **b "), ("backticks", "`a``"), ("links", "[a]("),
                        ("images", "!["), ("tables", "|a"), ("angle", "<a "), ("entities", "&a;"), ("headings", "#"), ("addresses", "http://a.b/(")):
        yield text(f"md-{name}", "md", Repeat(piece, 200000), expect="either")
    yield text("md-wide", "md", Repeat("|a", 20000), "|\n", Repeat("|-", 20000), "|\n", Repeat("a\n", 20000))
    yield text("md-definitions", "md", *[f"[a{n}]: b\n" for n in range(50000)], Repeat("[a1]", 50000))
    yield text("md-open-tags", "md", Repeat("<div>\n", 300000))
    yield text("cells-by-bars", "txt", Repeat("|" + "a|" * 16 + "\n", 400000), expect="error", words=LIMIT, slow=True)
    yield text("cells-by-tabs", "txt", Repeat("a\t" * 12 + "a\n", 400000), expect="error", words=LIMIT, slow=True)
    yield text("pieces", "txt", Repeat(" **а:** б", 2000000), expect="error", words=LIMIT, slow=True)
    yield text("columns", "csv", Repeat("a;", 100000), "\n")
    yield text("quotes", "csv", Repeat('"a', 500000))


def flat(text):
    """A stream of a PDF, packed."""
    packed = zlib.compress(text, 9)
    return b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"


def pdf(content, pages=1, count=None, extra=(), resources=b"/Font<</F1 5 0 R>>"):
    """A PDF whose pages are all the same one; `extra` are objects 6 and on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages if count is None else count, b"3 0 R " * pages),
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources, content,
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *extra]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
                 + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out)))


def outside():
    """What other programs read: they are the ones that must stay within limits."""
    line = b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 60>>stream\n" + b"/X Do " * 10 + b"\nendstream"

    def case(name, data, expect="either"):
        return Case(f"{name}.pdf", data, expect, slow=True)
    yield case("good", pdf(flat(line)), "value")
    yield case("text-bomb", pdf(flat(line * 4000000)))
    yield case("pages-same", pdf(flat(line), pages=4000))
    yield case("pages-too-many", pdf(flat(line), pages=300000), "error")
    yield case("count-lies", pdf(flat(line), count=2000000000))
    yield case("kids-ring", pdf(flat(line)).replace(b"/Kids[3 0 R ]", b"/Kids[2 0 R ]"))
    yield case("forms-ring", pdf(flat(b"/X Do "), resources=b"/XObject<</X 6 0 R>>", extra=[form % 6]))
    yield case("forms-fork", pdf(flat(b"/X Do "), resources=b"/XObject<</X 6 0 R>>", extra=[form % (n + 1) for n in range(6, 30)]))
    image = b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream"
    yield case("image-huge", pdf(flat(b"500 0 0 800 0 0 cm /X Do"), resources=b"/XObject<</X 6 0 R>>", extra=[image]))
    yield case("page-huge", pdf(flat(line)).replace(b"[0 0 595 842]", b"[0 0 1e9 1e9]"))
    yield case("nested", [b"%PDF-1.7\n1 0 obj\n", Repeat("[", 5000000)])
    yield case("without-end", [b"%PDF-1.7\n", Repeat("1 0 obj\n<<", 1000000)])
    yield case("noise", b"%PDF-1.7\n" + noise(200000), "error")
    yield from (Case(cut.name, cut.data, "either", slow=True) for n, cut in enumerate(sixteenths("cut.pdf", pdf(flat(line)), "either")) if n % 4 == 3)
    yield Case("rubbish.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(60000) + "WordDocument\0".encode("utf-16-le") + noise(60000), slow=True)


def cases(word=""):
    for make in (packages, pages, texts, outside):
        yield from (case for case in make() if word in case.name)


# ---- judging ------------------------------------------------------------------------------------------------------------------------

def faults(case, run, folder, sanitized):
    said = run.err.decode("utf-8", "replace")
    if run.late:
        return [f"{run.seconds:.0f} s of processor time"]
    if run.status != 0:
        return [f"exit {run.status}: {said.strip()[-300:]}"]
    found = ["a child outlived it"] if run.left else []
    found += [f"{run.peak:.0f} MB"] if not sanitized and run.peak > run_hostile.MEGABYTES else []
    found += ["prints what is no part of the file"] if run.leaks else []
    if run.size > run_hostile.OUTPUT_CAP:
        return found
    document = json.loads(run.out.decode().splitlines()[0])
    state, codes = document["state"], [finding["code"] for finding in document["findings"]]
    if state in ("unreadable", "unsupported") and not any(code.startswith(("document_", "file_")) for code in codes):
        found.append(f"{state} without a word: {codes}")
    if case.expect == "value" and state != "read":
        found.append(f"{state}: {codes}")
    if case.expect == "error" and state == "read":
        found.append("was taken, should be refused")
    texts_found = json.dumps(document["findings"], ensure_ascii=False) + said
    if case.expect == "error" and case.words and not any(word.lower() in texts_found.lower() for word in case.words):
        found.append(f"does not say what is wrong: {texts_found[:300]}")
    return found


def judge(case, program, sanitized):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("rubric.yaml", RUBRIC), ("roster.csv", "id;name\none;Первый\n"), ("campaign.yaml", CAMPAIGN),
                           ("sheet.csv", "Территория;1.1\nПервый;1\n")):
            Path(folder, name).write_text(text, encoding="utf-8")
        Path(folder, "documents", "one").mkdir(parents=True)
        with open(Path(folder, "documents", "one", case.name), "wb") as file:
            for piece in z.pieces(case.data):
                for _ in range(piece.times):
                    file.write(piece.chunk)
        command = [program, "evidence", "--paragraphs", folder]
        run = run_hostile.Run(command, folder, run_hostile.SECONDS * (4 if sanitized else 1))
        return {"file": case.name}, run, faults(case, run, folder, sanitized)


def run_all(program, sanitized=False, only="", every=1, jobs=os.cpu_count()):
    """every: of the cases only each so many-th."""
    program = str(Path(program).resolve())
    waiting = deque()
    with ThreadPoolExecutor(jobs) as pool:
        for number, case in enumerate(cases(only)):
            if number % every:
                continue
            # An archive is read alike whatever is in it.
            again = case.name.startswith("zip-") and case.name.endswith(".odt")
            if not (sanitized and (case.slow or again)):
                waiting.append(pool.submit(judge, case, program, sanitized))
            if len(waiting) > 2 * jobs:  # not all at once: they are big
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("svod")
    options.add_argument("--only", default="")
    options.add_argument("--sanitized", action="store_true")
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    sys.exit(run_hostile.report(run_all(given.svod, given.sanitized, given.only), given.all) > 0)


if __name__ == "__main__":
    main()
