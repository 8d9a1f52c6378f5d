"""Hostile XLSX workbooks: references, indices, order, types, relationships and endless lists. Archives and XML as such: hostile_zip.py,
hostile_xml.py."""
import build_xls
import build_zip as z
import hostile_xml
import hostile_zip
from case import CUT, LIMIT, LOCKED, Case, Date, Error, Repeat, bulk, noise
from hostile_xml import DECLARATION, SECRET

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
GOOD = {"A1": "Тюмень", "C1": 7.5, "A2": 2}  # what stands around the evil at B1


def relations(*targets, kinds=("worksheet", "sharedStrings", "styles"), more=""):
    lines = "".join(f'<Relationship Id="rId{n}" Type="{RELATION}/{kind}" Target="{target}"/>'
                    for n, (kind, target) in enumerate(zip(kinds, targets), 1))
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{lines}{more}</Relationships>'


def workbook(sheets='<sheet name="Лист1" sheetId="1" r:id="rId1"/>', before="", after=""):
    return (f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{before}<sheets>{sheets}</sheets>{after}</workbook>')


def strings(items="<si><t>Тюмень</t></si><si><r><t>То</t></r><r><t>больск</t></r></si>", attributes=""):
    return f'{DECLARATION}<sst xmlns="{MAIN}"{attributes}>{items}</sst>'


def styles(formats='<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>', cells='<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/>'):
    return f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def sheet(rows, before="", after=""):
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>7.5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
PARTS = {
    "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                           f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                           f'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
                           f'.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": relations("xl/workbook.xml", kinds=["officeDocument"]),
    "xl/workbook.xml": workbook(),
    "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"),
    SHEET: sheet(ROWS),
    "xl/sharedStrings.xml": strings(),
    "xl/styles.xml": styles(),
}


def book(**parts):
    """The good workbook with some parts replaced: sheet, workbook, strings, styles, relations."""
    names = {"sheet": SHEET, "workbook": "xl/workbook.xml", "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml",
             "relations": "xl/_rels/workbook.xml.rels"}
    return z.of_parts({**PARTS, **{names.get(name, name): content for name, content in parts.items()}})


def between(text, mark, middle):
    """The text with bulk in place of the mark, as a list of contents."""
    before, after = text.split(mark)
    return [before.encode(), *(middle if isinstance(middle, list) else [middle]), after.encode()]


# ---- cells --------------------------------------------------------------------------------------------------------------------------

# What stands at B1 -> the value it must have; None: no value; ...: whatever.
CELLS = {
    "string-99": ('t="s"', "<v>99</v>", None), "string-minus": ('t="s"', "<v>-1</v>", None), "string-32-bits": ('t="s"', "<v>4294967296</v>", None),
    "string-64-bits": ('t="s"', "<v>18446744073709551616</v>", None), "string-text": ('t="s"', "<v>abc</v>", None),
    "string-fraction": ('t="s"', "<v>0.5</v>", None), "string-hex": ('t="s"', "<v>0x0</v>", None), "string-empty": ('t="s"', "<v></v>", None),
    "string-long": ('t="s"', f"<v>{'9' * 100000}</v>", None), "string-spaced": ('t="s"', "<v> 1\n</v>", "Тобольск"),
    "style-9999": ('s="9999"', "<v>5</v>", ...), "style-minus": ('s="-1"', "<v>5</v>", ...), "style-text": ('s="abc"', "<v>5</v>", ...),
    "style-huge": ('s="99999999999999999999"', "<v>5</v>", ...),
    "number-text": ('t="n"', "<v>abc</v>", None), "number-comma": ("", "<v>1,5</v>", None), "number-two-points": ("", "<v>1.2.3</v>", None),
    "number-two-signs": ("", "<v>--5</v>", None), "number-nan": ("", "<v>NaN</v>", None), "number-inf": ("", "<v>INF</v>", None),
    "number-hex": ("", "<v>0x10</v>", None), "number-huge": ("", "<v>1e999</v>", None), "number-tiny": ("", "<v>1e-999</v>", ...),
    "number-exponent-huge": ("", "<v>1e99999999999999999999</v>", None), "number-exponent-bare": ("", "<v>1e</v>", None),
    "number-sign-bare": ("", "<v>-</v>", None), "number-point-bare": ("", "<v>.</v>", None), "number-exponent": ("", "<v>7.5E2</v>", 750),
    "number-spaced": ("", "<v> 7.25 </v>", 7.25), "number-million-digits": ("", f"<v>{'9' * 1000000}</v>", ...),
    "number-million-zeros": ("", f"<v>0.{'0' * 1000000}1</v>", ...), "number-arabic": ("", "<v>١٢</v>", None),
    "bool-7": ('t="b"', "<v>7</v>", None), "bool-text": ('t="b"', "<v>да</v>", None), "bool-minus": ('t="b"', "<v>-1</v>", None),
    "bool-01": ('t="b"', "<v>1</v>", True), "error-nonsense": ('t="e"', "<v>nonsense</v>", ...), "error-na": ('t="e"', "<v>#N/A</v>", Error("#N/A")),
    "error-long": ('t="e"', f"<v>#{'A' * 100000}</v>", ...),
    "date-nonsense": ('t="d"', "<v>nonsense</v>", ...), "date-month-13": ('t="d"', "<v>2024-13-01</v>", ...),
    "date-29-february": ('t="d"', "<v>2023-02-29</v>", ...), "date-good": ('t="d"', "<v>2024-02-29</v>", Date("2024-02-29")),
    "date-year-99999": ('t="d"', "<v>99999-01-01</v>", ...), "date-minus": ('s="1"', "<v>-1</v>", ...), "date-huge": ('s="1"', "<v>1e300</v>", ...),
    "date-60": ('s="1"', "<v>60</v>", ...), "date-last": ('s="1"', "<v>2958466</v>", ...), "date-64-bits": ('s="1"', "<v>9223372036854775808</v>", ...),
    "date-fraction": ('s="1"', "<v>45351.99999999999</v>", ...), "date-serial": ('s="1"', "<v>45351</v>", Date("2024-02-29")),
    "type-unknown": ('t="zzz"', "<v>5</v>", ...), "type-empty": ('t=""', "<v>5</v>", ...), "type-long": (f't="{"s" * 100000}"', "<v>0</v>", ...),
    "inline-nothing": ('t="inlineStr"', "", None), "inline-value": ('t="inlineStr"', "<v>5</v>", ...),
    "inline-both": ('t="inlineStr"', "<v>5</v><is><t>текст</t></is>", ...), "inline-nested": ('t="inlineStr"', "<is><is><t>а</t></is></is>", ...),
    "inline-phonetic": ('t="inlineStr"', "<is><t>а</t><rPh><t>б</t></rPh></is>", "а"),
    "inline-half-pair": ('t="inlineStr"', "<is><t>а_xD800_б</t></is>", ...), "inline-escape-nul": ('t="inlineStr"', "<is><t>а_x0000_б</t></is>", ...),
    "inline-escape-cut": ('t="inlineStr"', "<is><t>_x00</t></is>", "_x00"), "inline-escape-chain": ('t="inlineStr"', "<is><t>_x005F_x000D_</t></is>", "_x000D_"),
    "value-twice": ("", "<v>5</v><v>6</v>", ...), "value-nested": ("", "<v><v>5</v></v>", ...), "value-empty": ("", "<v/>", None),
    "cell-in-cell": ("", '<v>5</v><c r="D9"><v>6</v></c>', ...), "row-in-cell": ("", '<v>5</v><row r="9"><c><v>6</v></c></row>', ...),
    "formula-alone": ("", "<f>1+1</f>", None), "formula-long": ("", f"<f>{'(' * 1000000}</f><v>5</v>", 5), "formula-twice": ("", "<f>1</f><f>2</f><v>5</v>", 5),
    "attribute-newlines": ('t="&#10;s"', "<v>0</v>", ...), "text-control": ('t="str"', "<v>а&#9;&#10;&#13;б</v>", ...),
}
# References that lead nowhere: no value may be at any other place.
REFERENCES = {"XFE1", "A1048577", "A0", "A00000000001", "0", "1", "A", "A-1", "-A1", "1A", "AAAAAAA1", "A99999999999", "ZZZZZZZZZZZZZZZZZZZZ1", "A4294967297",
              "A18446744073709551617", "a7", "A1:B2", "Б1", "$A$1", "A1 ", " A1", "R1C1", "A1!", "Лист1!A1", "A1&#10;", "A+1", "A1.5", "＠1"}
ROW_NUMBERS = {"0": 0, "minus": -1, "beyond": 1048577, "32-bits": 4294967297, "64-bits": 18446744073709551617, "text": "abc", "fraction": "1.5",
               "empty": "", "spaces": " 3 ", "hex": "0x3", "plus": "+3", "long": "9" * 100000, "zeros": "0" * 100000 + "3"}


def cells():
    for name, (attributes, inside, value) in CELLS.items():
        rows = ROWS.replace('<c r="C1">', f'<c r="B1" {attributes}>{inside}</c><c r="C1">')
        wanted = {**GOOD, "B1": value} if value not in (None, ...) else GOOD
        long = "million" in name or "long" in name or name == "row-in-cell"
        yield Case(f"cell-{name}.xlsx", book(sheet=sheet(rows)), "either" if long else "value", {} if long else wanted,
                   ["B1"] if value is None else [], only=value is not ... and not long)
    for n, reference in enumerate(sorted(REFERENCES)):
        rows = ROWS.replace('<c r="C1">', f'<c r="{reference}"><v>666</v></c><c r="C1">')
        fine = reference in ("a7", "A00000000001", "$A$1")
        yield Case(f"reference-{n:02}.xlsx", book(sheet=sheet(rows)), "either" if fine else "value", {} if fine else GOOD, only=not fine)
    for name, number in ROW_NUMBERS.items():
        rows = ROWS + f'<row r="{number}"><c><v>666</v></c></row>'
        fine = name in ("zeros", "spaces", "plus")
        yield Case(f"row-number-{name}.xlsx", book(sheet=sheet(rows)), "either", GOOD, only=not fine)


def order():
    def rows(*numbers):
        return "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in numbers)

    yield Case("rows-descending.xlsx", book(sheet=sheet(rows(*range(500, 0, -1)))), "value", {f"A{n}": n for n in range(1, 501)}, only=True)
    far = [*range(2, 200002), 1]
    yield Case("row-200000-late.xlsx", book(sheet=sheet(rows(*far))), slow=True)
    across = "".join(f'<c r="{letter}1"><v>{n}</v></c>' for n, letter in enumerate("ZYXWVUTSRQPONMLKJIHGFEDCBA"))
    yield Case("cells-descending.xlsx", book(sheet=sheet(f'<row r="1">{across}</row>')), "value",
               {f"{letter}1": n for n, letter in enumerate("ZYXWVUTSRQPONMLKJIHGFEDCBA")}, only=True)
    yield Case("cell-twice.xlsx", book(sheet=sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')))
    yield Case("cell-million-times.xlsx", book(sheet=between(sheet('<row r="1">|</row>'), "|", bulk('<c r="A1"><v>1</v></c>', 1_000_000))), slow=True)
    yield Case("row-twice.xlsx", book(sheet=sheet(rows(1, 1, 2))))
    yield Case("row-twice-apart.xlsx", book(sheet=sheet(rows(1, 2, 1))))
    yield Case("cell-of-another-row.xlsx", book(sheet=sheet('<row r="1"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')))
    yield Case("cells-of-all-rows-in-one.xlsx", book(sheet=sheet(f"<row>{''.join(f'<c r={chr(34)}A{n}{chr(34)}><v>1</v></c>' for n in range(50000, 0, -1))}</row>")))
    yield Case("sheet-data-twice.xlsx", book(sheet=sheet(rows(1), after=f"<sheetData>{rows(1, 2)}</sheetData>")))
    yield Case("row-in-row.xlsx", book(sheet=sheet(f'<row r="1">{rows(2)}<c r="A1"><v>1</v></c></row>')))
    yield Case("cells-outside-rows.xlsx", book(sheet=sheet('<c r="A1"><v>1</v></c>' + rows(2))))
    yield Case("rows-outside-data.xlsx", book(sheet=sheet("", before=rows(3), after=rows(4))))
    yield Case("last-corner.xlsx", book(sheet=sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), "value", {"XFD1048576": 1}, only=True)
    beyond = '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c><v>666</v></c></row><row><c><v>666</v></c></row>'
    yield Case("beyond-last-corner.xlsx", book(sheet=sheet(beyond)), "either", {"XFD1048576": 1}, only=True)


# ---- the book -----------------------------------------------------------------------------------------------------------------------

def sheets():
    one = '<sheet name="Лист1" sheetId="1" r:id="rId1"/>'
    for name, listed in {
            "none": "", "no-name": '<sheet sheetId="1" r:id="rId1"/>', "no-id": '<sheet name="Лист1"/>', "empty-name": '<sheet name="" sheetId="1" r:id="rId1"/>',
            "id-unknown": '<sheet name="Лист1" sheetId="1" r:id="rId99"/>', "id-of-strings": '<sheet name="Лист1" sheetId="1" r:id="rId2"/>',
            "id-of-styles": '<sheet name="Лист1" sheetId="1" r:id="rId3"/>', "sheet-id-huge": '<sheet name="Лист1" sheetId="99999999999999" r:id="rId1"/>',
            "sheet-id-minus": '<sheet name="Лист1" sheetId="-1" r:id="rId1"/>', "state-unknown": '<sheet name="Лист1" state="zzz" sheetId="1" r:id="rId1"/>',
            "all-hidden": '<sheet name="Лист1" state="veryHidden" sheetId="1" r:id="rId1"/>', "same-name": one + one,
            "name-of-quotes": '<sheet name="&quot;&#10;\\&lt;{&quot;" sheetId="1" r:id="rId1"/>', "name-long": f'<sheet name="{"Я" * 500000}" sheetId="1" r:id="rId1"/>',
            "name-directions": '<sheet name="&#x202E;тсиЛ&#x200B;" sheetId="1" r:id="rId1"/>', "nested": f"<sheet>{one}</sheet>"}.items():
        good = name in ("sheet-id-huge", "sheet-id-minus", "state-unknown", "all-hidden")
        expect = "value" if good else "error" if name in ("none", "id-unknown") else "either"
        yield Case(f"sheets-{name}.xlsx", book(workbook=workbook(listed)), expect, GOOD if good else {},
                   doubles=name == "same-name")
    cells_of = "".join(f'<row r="{r}">' + "<c><v>1</v></c>" * 50 + "</row>" for r in range(1, 401))
    yield Case("one-sheet-by-2000-names.xlsx", book(workbook=workbook("".join(f'<sheet name="Л{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2000))),
                                                    sheet=sheet(cells_of)), slow=True)
    padded = between(sheet(ROWS, after="|"), "|", bulk(b" " * 65536, 900))
    yield Case("one-long-sheet-by-200-names.xlsx", book(workbook=workbook("".join(f'<sheet name="Л{n}" sheetId="{n}" r:id="rId1"/>' for n in range(200))),
                                                        sheet=padded), slow=True)


TARGETS = {"up": "../../../../../../etc/passwd", "absolute": "/etc/passwd", "file": SECRET, "http": "http://127.0.0.1:9/sheet.xml", "empty": "",
           "up-alone": "..", "itself": "workbook.xml", "relations": "_rels/workbook.xml.rels", "folder": "worksheets/", "strings": "sharedStrings.xml",
           "query": "worksheets/sheet1.xml?x#y", "percent": "worksheets%2Fsheet1.xml", "long": "a/../" * 200000 + "worksheets/sheet1.xml", "nul": "a%00b",
           "backslash": "worksheets\\sheet1.xml", "dots": "./.././xl//worksheets/./sheet1.xml"}


def targets():
    good = PARTS["xl/_rels/workbook.xml.rels"]
    for name, target in TARGETS.items():
        yield Case(f"target-{name}.xlsx", book(relations=good.replace("worksheets/sheet1.xml", target)))
    for name, mode in (("up", TARGETS["up"]), ("file", SECRET), ("sheet", "worksheets/sheet1.xml")):
        external = good.replace('Target="worksheets/sheet1.xml"', f'Target="{mode}" TargetMode="External"')
        yield Case(f"target-external-{name}.xlsx", book(relations=external))
    for name, target in TARGETS.items():
        yield Case(f"book-target-{name}.xlsx", book(**{"_rels/.rels": PARTS["_rels/.rels"].replace("xl/workbook.xml", target)}))
    for name, extra in {"twice": '<Relationship Id="rId1" Type="x" Target="styles.xml"/>', "no-id": f'<Relationship Type="{RELATION}/worksheet" Target="a.xml"/>',
                        "no-target": f'<Relationship Id="rId1" Type="{RELATION}/worksheet"/>', "no-type": '<Relationship Id="rId9" Target="styles.xml"/>',
                        "strings-twice": f'<Relationship Id="rId9" Type="{RELATION}/sharedStrings" Target="styles.xml"/>'}.items():
        yield Case(f"relation-{name}.xlsx", book(relations=good.replace("</Relationships>", extra + "</Relationships>")))


MERGES = ["A1:XFE9", "A1", ":", "", "B2:A1", "A1:A1048577", "A1:", ":B2", "A1:B2:C3", "A0:B2", "A1:ZZZZZZ9", "A1:B-2", "A1:XFD1048576"]


def ranges():
    for n, reference in enumerate(MERGES):
        after = f'<mergeCells count="1"><mergeCell ref="{reference}"/></mergeCells>'
        yield Case(f"merge-{n:02}.xlsx", book(sheet=sheet(ROWS, after=after)), "value", GOOD, only=True)
    everywhere = '<mergeCell ref="A1:XFD1048576"/>' * 1000
    yield Case("merge-all-1000-times.xlsx", book(sheet=sheet(ROWS, after=f"<mergeCells>{everywhere}</mergeCells>")), "either", GOOD)
    for name, column in {"beyond": 'min="1" max="4294967295"', "turned": 'min="9" max="1"', "minus": 'min="-5" max="-1"', "zero": 'min="0" max="0"',
                         "text": 'min="a" max="b"', "bare": "", "huge": 'min="1" max="99999999999999999999"'}.items():
        before = f'<cols><col {column} hidden="1" width="NaN"/></cols>'
        yield Case(f"columns-{name}.xlsx", book(sheet=sheet(ROWS, before=before)), "value", GOOD, only=True)
    for name, dimension in {"huge": "A1:XFD1048576", "small": "A1", "nonsense": "zzz", "beyond": "A1:ZZZZ99999999"}.items():
        yield Case(f"dimension-{name}.xlsx", book(sheet=sheet(ROWS, before=f'<dimension ref="{dimension}"/>')), "value", GOOD, only=True)
    for name, count in {"huge": 4294967295, "minus": -1, "text": "abc", "zero": 0}.items():
        told = f' count="{count}" uniqueCount="{count}"'
        yield Case(f"strings-count-{name}.xlsx", book(strings=strings(attributes=told)), "value", GOOD, only=True)
    for name, formats in {"id-huge": '<numFmt numFmtId="4294967295" formatCode="yyyy"/>', "id-minus": '<numFmt numFmtId="-1" formatCode="yyyy"/>',
                          "code-long": f'<numFmt numFmtId="164" formatCode="{"y" * 3000000}"/>', "code-open": '<numFmt numFmtId="164" formatCode="[h&quot;"/>',
                          "code-brackets": f'<numFmt numFmtId="164" formatCode="{"[" * 1000000}"/>', "code-escape": '<numFmt numFmtId="164" formatCode="\\"/>',
                          "no-code": '<numFmt numFmtId="164"/>', "no-id": '<numFmt formatCode="yyyy"/>'}.items():
        yield Case(f"format-{name}.xlsx", book(styles=styles(formats), sheet=sheet(ROWS.replace('r="C1"', 'r="C1" s="0"'))), "value", GOOD)
    yield Case("style-format-unknown.xlsx", book(styles=styles(cells='<xf numFmtId="9999"/><xf numFmtId="-3"/><xf/>')), "value", GOOD)
    for name, date1904 in {"nonsense": "maybe", "huge": "99999"}.items():
        yield Case(f"date1904-{name}.xlsx", book(workbook=workbook(before=f'<workbookPr date1904="{date1904}"/>')), "value", GOOD)


# ---- endless ------------------------------------------------------------------------------------------------------------------------

def bombs():
    def in_sheet(piece, times, ratio=400, where="rows"):
        text = sheet("|") if where == "rows" else sheet(ROWS, before="|") if where == "before" else sheet(ROWS, after="|")
        return book(sheet=between(text, "|", bulk(piece, times, ratio)))

    yield Case("bomb-of-empty-rows.xlsx", in_sheet("<row/>", 300_000_000, 1000), words=LIMIT, slow=True)
    yield Case("bomb-of-empty-rows-and-noise.xlsx", in_sheet("<row/>", 300_000_000), slow=True)
    yield Case("bomb-of-empty-cells.xlsx", in_sheet('<row r="1"><c/></row>', 40_000_000), slow=True)
    yield Case("bomb-of-cells-in-a-row.xlsx", book(sheet=between(sheet("<row>|</row>"), "|", bulk("<c><v>1</v></c>", 20_000_000))), slow=True)
    yield Case("bomb-of-full-rows.xlsx", in_sheet("<row>" + "<c><v>1</v></c>" * 16384 + "</row>", 5000), slow=True)
    yield Case("bomb-of-bad-cells.xlsx", in_sheet('<row><c t="s"><v>9</v></c></row>', 5_000_000), slow=True)
    yield Case("bomb-of-bad-references.xlsx", in_sheet('<row r="x"><c r="!"><v>1</v></c></row>', 5_000_000), slow=True)
    yield Case("bomb-of-formulas.xlsx", in_sheet("<row><c><f>1</f></c></row>", 5_000_000), slow=True)
    yield Case("bomb-of-merges.xlsx", in_sheet('<mergeCell ref="A1:B2"/>', 5_000_000, where="after"), slow=True)
    yield Case("bomb-of-columns.xlsx", in_sheet('<col min="1" max="16384" hidden="1"/>', 5_000_000, where="before"), slow=True)
    yield Case("bomb-of-column-list.xlsx", book(sheet=between(sheet(ROWS, before="<cols>|</cols>"), "|", bulk('<col min="1" max="16384" hidden="1"/>', 5_000_000))), slow=True)
    yield Case("bomb-of-merge-list.xlsx", book(sheet=between(sheet(ROWS, after="<mergeCells>|</mergeCells>"), "|", bulk('<mergeCell ref="A1:B2"/>', 5_000_000))), slow=True)
    yield Case("bomb-of-strings.xlsx", book(strings=between(strings("|"), "|", bulk("<si/>", 5_000_000))), slow=True)
    yield Case("bomb-of-full-strings.xlsx", book(strings=between(strings("|"), "|", bulk("<si><t>абвгдежзик</t></si>", 20_000_000))), slow=True)
    yield Case("bomb-of-runs.xlsx", book(strings=between(strings("<si>|</si>"), "|", bulk("<r><t>а</t></r>", 20_000_000))), slow=True)
    long = [strings("|").split("|")[0].encode() + b"<si><t>", Repeat(b"a" * (1 << 20), 100), b"</t></si>" + strings("|").split("|")[1].encode()]
    yield Case("one-string-of-100-mb.xlsx", book(strings=long), slow=True)
    amplified = sheet('<row r="1">' + '<c t="s"><v>0</v></c>' * 16384 + "</row>" + "|")
    full = Repeat(("<row>" + '<c t="s"><v>0</v></c>' * 16384 + "</row>").encode(), 100)
    yield Case("string-32k-by-a-million-cells.xlsx", book(strings=strings(f"<si><t>{'я' * 32767}</t></si>"), sheet=between(amplified, "|", full)), slow=True)
    yield Case("bomb-of-styles.xlsx", book(styles=between(styles(cells="|"), "|", bulk('<xf numFmtId="14"/>', 5_000_000))), slow=True)
    yield Case("bomb-of-formats.xlsx", book(styles=between(styles(formats="|"), "|", bulk('<numFmt numFmtId="164" formatCode="yyyy"/>', 5_000_000))), slow=True)
    yield Case("bomb-of-formats-by-styles.xlsx", book(styles=between(styles(formats="".join(f'<numFmt numFmtId="{n}" formatCode="0"/>' for n in range(164, 60000)),
                                                                            cells="|"), "|", bulk('<xf numFmtId="59999"/>', 3_000_000))), slow=True)
    yield Case("bomb-of-relations.xlsx", book(relations=between(relations("worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml", more="|"), "|",
                                                                bulk(f'<Relationship Id="x" Type="{RELATION}/x" Target="y"/>', 5_000_000))), slow=True)
    yield Case("bomb-of-sheets.xlsx", book(workbook=between(workbook("|"), "|", bulk('<sheet name="a" sheetId="1" r:id="rId1"/>', 5_000_000))), doubles=True, slow=True)
    yield Case("bomb-of-names.xlsx", book(workbook=between(workbook(after="<definedNames>|</definedNames>"), "|",
                                                           bulk('<definedName name="a">Лист1!A1</definedName>', 5_000_000))), slow=True)
    types = PARTS["[Content_Types].xml"].replace("</Types>", "|</Types>")
    yield Case("bomb-of-types.xlsx", book(**{"[Content_Types].xml": between(types, "|", bulk('<Default Extension="a" ContentType="b"/>', 5_000_000))}), slow=True)
    yield Case("bomb-of-distinct-relations.xlsx", book(relations=relations("worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml", more="".join(
        f'<Relationship Id="a{n:x}" Type="{RELATION}/worksheet" Target="a{n:x}"/>' for n in range(200_000)))), slow=True)
    distinct = "".join(f'<sheet name="a{n:x}" sheetId="{n}" r:id="rId1"/>' for n in range(200_000))
    yield Case("bomb-of-distinct-sheets.xlsx", book(workbook=workbook(distinct), sheet=sheet("")), slow=True)


# ---- locked, and other documents ----------------------------------------------------------------------------------------------------

AGILE = ('<?xml version="1.0" encoding="UTF-8"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" '
         'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"/></encryption>')


def others():
    package = noise(8192)
    for name, info in (("agile", b"\4\0\4\0\x40\0\0\0" + AGILE.encode()), ("standard", b"\4\0\2\0\x24\0\0\0" + noise(200)), ("cut", b"\4\0")):
        yield Case(f"locked-{name}.xlsx", build_xls.compound({"EncryptionInfo": info, "EncryptedPackage": package}), "error", words=LOCKED)
    yield Case("locked-only-package.xlsx", build_xls.compound({"EncryptedPackage": package}), "error")
    word = PARTS["[Content_Types].xml"].replace("spreadsheetml.sheet.main", "wordprocessingml.document.main")
    yield Case("is-a-letter.xlsx", z.of_parts({"[Content_Types].xml": word, "_rels/.rels": relations("word/document.xml", kinds=["officeDocument"]),
                                               "word/document.xml": f"{DECLARATION}<document><body><p>Текст</p></body></document>"}), "error")
    yield Case("is-binary.xlsb", z.of_parts({"[Content_Types].xml": PARTS["[Content_Types].xml"], "_rels/.rels": relations("xl/workbook.bin", kinds=["officeDocument"]),
                                             "xl/workbook.bin": noise(500)}), "error")
    yield Case("is-a-picture.xlsx", b"\x89PNG\r\n\x1a\n" + noise(500), "error")
    yield Case("is-nothing.xlsx", b"", "error", words=["пуст", "empty"])
    yield Case("is-zeros.xlsx", b"\0" * 5000, "error")
    yield Case("is-noise.xlsx", bytes(digit * 7 % 256 for digit in noise(20000)))
    yield Case("sheet-is-workbook.xlsx", book(sheet=PARTS["xl/workbook.xml"]))
    yield Case("strings-is-sheet.xlsx", book(strings=PARTS[SHEET]))
    for name in ("strings", "styles", "workbook", "relations"):
        yield Case(f"{name}-is-noise.xlsx", book(**{name: noise(3000)}), "error", words=CUT)


# What must be read around the evil, in the parts other than the sheet.
def parts_with_doctype():
    for name in ("workbook", "strings", "styles", "relations"):
        path = {"workbook": "xl/workbook.xml", "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "relations": "xl/_rels/workbook.xml.rels"}[name]
        for word in ("external-entity", "billion-laughs", "parameter-entity"):
            subset, reference = hostile_xml.DOCTYPES[word]
            text = PARTS[path].replace(DECLARATION, f"{DECLARATION}<!DOCTYPE a {subset}>").replace("Тюмень", reference or "Тюмень")
            yield Case(f"doctype-{word}-in-{name}.xlsx", book(**{name: text}), "error", words=hostile_xml.DOCTYPE)
        deep = PARTS[path][:PARTS[path].rindex("</")] + "<a>" * 5000 + "</a>" * 5000 + PARTS[path][PARTS[path].rindex("</"):]
        yield Case(f"deep-in-{name}.xlsx", book(**{name: deep}), "error")


def cases():
    yield Case("good.xlsx", book(), "value", GOOD, only=True)
    for make in (cells, order, sheets, targets, ranges, bombs, others, parts_with_doctype):
        yield from make()
    yield from hostile_zip.cases("xlsx", PARTS, SHEET, GOOD)
    inline = sheet(ROWS.replace('t="s"><v>0</v>', 't="inlineStr"><is><t>Тюмень</t></is>'))
    yield from hostile_xml.cases("xlsx", {**PARTS, SHEET: inline}, SHEET, "Тюмень", GOOD)
