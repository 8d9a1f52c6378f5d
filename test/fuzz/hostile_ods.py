"""Hostile ODS workbooks: repeats, spans, value types, groups. Archives and XML as such: hostile_zip.py, hostile_xml.py."""
import build_zip as z
import hostile_xml
import hostile_zip
from case import LIMIT, LOCKED, Case, Date, Repeat, bulk, noise
from hostile_xml import DECLARATION, SECRET
from hostile_xlsx import between

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (f'xmlns:office="{OASIS}office:1.0" xmlns:table="{OASIS}table:1.0" xmlns:text="{OASIS}text:1.0" xmlns:config="{OASIS}config:1.0" '
          f'xmlns:manifest="{OASIS}manifest:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"')
MIME = "application/vnd.oasis.opendocument.spreadsheet"
MAIN = "content.xml"
GOOD = {"A1": "Тюмень", "C1": 7.5, "A2": 2}  # what stands around the evil at B1
TEXT = '<table:table-cell office:value-type="string"><text:p>Тюмень</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="7.5"><text:p>7,5</text:p></table:table-cell>'
TWO = '<table:table-cell office:value-type="float" office:value="2"/>'
NINE = '<table:table-cell office:value-type="float" office:value="9"/>'


def row(inside, attributes=""):
    return f"<table:table-row{attributes}>{inside}</table:table-row>"


ROWS = row(TEXT + "<table:table-cell/>" + NUMBER) + row(TWO)


def table(rows=ROWS, name="Лист1", before="", attributes=""):
    named = f' table:name="{name}"' if name is not None else ""
    return f"<table:table{named}{attributes}>{before}{rows}</table:table>"


def content(tables=None, before="", rows=ROWS, after=""):
    tables = table(rows) if tables is None else tables
    return (f'{DECLARATION}<office:document-content {SPACES} office:version="1.2">{before}<office:body><office:spreadsheet>{tables}'
            f"</office:spreadsheet></office:body>{after}</office:document-content>")


def manifest(inside=""):
    return (f'{DECLARATION}<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
            f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{inside}</manifest:file-entry></manifest:manifest>')


def settings(items=""):
    return f"{DECLARATION}<office:document-settings {SPACES}><office:settings>{items}</office:settings></office:document-settings>"


PARTS = {"mimetype": MIME, "content.xml": content(), "META-INF/manifest.xml": manifest(), "settings.xml": settings()}


def book(text=None, **parts):
    """The good workbook with another content.xml, or with other parts replaced; the mimetype stands first and unpacked."""
    names = {"manifest": "META-INF/manifest.xml", "settings": "settings.xml"}
    made = {**PARTS, **({MAIN: text} if text is not None else {}), **{names.get(name, name): part for name, part in parts.items()}}
    return z.archive([z.entry(name, part, z.STORED if name == "mimetype" else z.DEFLATED) for name, part in made.items() if part is not None])


# ---- cells --------------------------------------------------------------------------------------------------------------------------

def typed(kind, **values):
    return f'<table:table-cell office:value-type="{kind}"' + "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in values.items()) + "/>"


def said(inside, attributes=""):
    return f'<table:table-cell office:value-type="string"{attributes}>{inside}</table:table-cell>'


# What stands at B1 -> the value it must have; None: no value; ...: whatever.
CELLS = {
    "float-text": (typed("float", value="abc"), None), "float-empty": (typed("float", value=""), None), "float-none": (typed("float"), None),
    "float-comma": (typed("float", value="1,5"), None), "float-nan": (typed("float", value="NaN"), None), "float-inf": (typed("float", value="INF"), None),
    "float-huge": (typed("float", value="1e999"), None), "float-hex": (typed("float", value="0x10"), None), "float-exponent": (typed("float", value="7.5E2"), 750),
    "float-tiny": (typed("float", value="1e-999"), ...), "float-digits": (typed("float", value="9" * 1000000), ...), "float-signs": (typed("float", value="--1"), None),
    "percent-text": (typed("percentage", value="50%"), None), "percent": (typed("percentage", value="0.5"), 0.5), "currency-text": (typed("currency", value="5 руб."), None),
    "currency-long": (typed("currency", value="5", currency="Р" * 100000), 5), "bool-7": (typed("boolean", boolean_value="7"), True), "bool-text": (typed("boolean", boolean_value="да"), None),
    "bool-none": (typed("boolean"), None), "bool-true": (typed("boolean", boolean_value="true"), True), "date-none": (typed("date"), None),
    "date-nonsense": (typed("date", date_value="nonsense"), None), "date-month-13": (typed("date", date_value="2024-13-01"), None),
    "date-29-february": (typed("date", date_value="2023-02-29"), None), "date-hour-99": (typed("date", date_value="2024-02-29T99:99:99"), None),
    "date-good": (typed("date", date_value="2024-02-29"), Date("2024-02-29")), "date-year-0": (typed("date", date_value="0000-00-00"), None),
    "date-year-99999": (typed("date", date_value="99999-01-01"), ...), "date-year-minus": (typed("date", date_value="-0044-03-15"), ...),
    "date-long": (typed("date", date_value="2024-02-29T10:00:00." + "9" * 100000), ...), "time-nonsense": (typed("time", time_value="nonsense"), None),
    "time-years": (typed("time", time_value="P99999999999Y"), ...), "time-huge": (typed("time", time_value="PT99999999999999999999H"), ...),
    "time-minus": (typed("time", time_value="-PT5H"), ...), "time-bare": (typed("time", time_value="PT"), ...), "type-unknown": (typed("zzz", value="5"), ...),
    "type-empty": (typed("", value="5"), ...), "type-none": ("<table:table-cell><text:p>текст</text:p></table:table-cell>", ...),
    "string-value": (typed("string", string_value="значение"), "значение"), "string-both": (said("<text:p>а</text:p>", ' office:string-value="б"'), ...),
    "spaces-huge": (said('<text:p>а<text:s text:c="2147483648"/>б</text:p>'), ...), "spaces-64-bits": (said('<text:p>а<text:s text:c="18446744073709551615"/>б</text:p>'), ...),
    "spaces-minus": (said('<text:p>а<text:s text:c="-5"/>б</text:p>'), ...), "spaces-text": (said('<text:p>а<text:s text:c="abc"/>б</text:p>'), ...),
    "spaces-zero": (said('<text:p>а<text:s text:c="0"/>б</text:p>'), ...), "spaces-3": (said('<text:p>а<text:s text:c="3"/>б</text:p>'), "а   б"),
    "note": (said("<office:annotation><text:p>тайна</text:p></office:annotation><text:p>а</text:p>"), "а"),
    "note-nested": (said("<office:annotation>" * 50 + "<text:p>тайна</text:p>" + "</office:annotation>" * 50 + "<text:p>а</text:p>"), "а"),
    "paragraph-nested": (said("<text:p>а<text:p>б</text:p>в</text:p>"), ...), "paragraph-of-note-alone": (said("<office:annotation><text:p>тайна</text:p></office:annotation>"), None),
    "table-inside": (said(f"<text:p>а</text:p>{table(row(NINE), 'Внутри')}"), ...), "cell-inside": (said(f"<text:p>а</text:p>{NINE}"), ...),
    "row-inside": (said(f"<text:p>а</text:p>{row(NINE)}"), ...), "link": (said(f'<text:p><text:a xlink:href="{SECRET}">а</text:a></text:p>'), "а"),
    "formula": ('<table:table-cell table:formula="of:=1+1"/>', None), "formula-long": (f'<table:table-cell table:formula="{"(" * 1000000}" office:value-type="float" office:value="5"/>', 5),
    "span-huge": ('<table:table-cell table:number-columns-spanned="2147483648" table:number-rows-spanned="4294967295" office:value-type="float" office:value="5"/>', 5),
    "span-minus": ('<table:table-cell table:number-columns-spanned="-1" table:number-rows-spanned="0" office:value-type="float" office:value="5"/>', 5),
    "span-text": ('<table:table-cell table:number-columns-spanned="a" office:value-type="float" office:value="5"/>', 5),
    "covered": ('<table:covered-table-cell office:value-type="float" office:value="5"/>', ...), "matrix": ('<table:table-cell table:number-matrix-columns-spanned="99999999" office:value-type="float" office:value="5"/>', 5),
}
COUNTS = {"2-31": 2147483648, "2-32": 4294967296, "2-32-less-1": 4294967295, "2-63": 9223372036854775808, "2-64": 18446744073709551616, "minus": -1, "zero": 0, "text": "abc",
          "fraction": 1.5, "empty": "", "million": 1048576, "columns": 16385, "long": "9" * 100000}


def cells():
    for name, (evil, value) in CELLS.items():
        wanted = {**GOOD, "B1": value} if value not in (None, ...) else GOOD
        odd = name in ("float-digits", "row-inside", "cell-inside", "table-inside", "paragraph-nested", "spaces-huge", "spaces-64-bits")
        yield Case(f"cell-{name}.ods", book(content(rows=row(TEXT + evil + NUMBER) + row(TWO))), "either" if odd else "value", {} if odd else wanted,
                   ["B1"] if value is None else [], only=value is not ...)


def repeats():
    """Counts of repeats that cannot be, over nothing, over a value, of columns, rows, both."""
    for name, count in COUNTS.items():
        for what in ("columns", "rows"):
            repeat = f' table:number-{what}-repeated="{count}"'
            full, bare = NINE.replace("/>", f"{repeat}/>"), f"<table:table-cell{repeat}/>"
            if what == "rows":
                full, bare = row(NINE, repeat), row("<table:table-cell/>", repeat)
            after = row(TWO) if what == "columns" else ""
            for word, evil in (("empty", bare), ("full", full)):
                rows = ROWS + (row(evil + TWO) + after if what == "columns" else evil + row(TWO))
                yield Case(f"repeat-{what}-{name}-{word}.ods", book(content(rows=rows)), "either", GOOD if word == "empty" else {}, slow=word == "full")
            last = f'<table:table-column{repeat} table:visibility="collapse"/>' if what == "columns" else ""
            yield Case(f"repeat-{what}-{name}-last.ods", book(content(table(ROWS + (row(bare) if what == "columns" else bare), before=last))), "either", GOOD)
    filler = row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048573"')
    yield Case("repeat-to-the-corner.ods", book(content(rows=ROWS + filler)), "value", GOOD, only=True)
    value = row(NINE.replace("/>", ' table:number-columns-repeated="16384"/>'), ' table:number-rows-repeated="1048576"')
    yield Case("repeat-value-over-all.ods", book(content(rows=value)), "error", words=LIMIT, slow=True)
    yield Case("repeat-text-over-all.ods", book(content(rows=row(said(f"<text:p>{'я' * 10000}</text:p>", ' table:number-columns-repeated="1000"'), ' table:number-rows-repeated="1000"'))), slow=True)
    yield Case("repeat-a-thousand-times-a-million.ods", book(content(rows=row("<table:table-cell/>", ' table:number-rows-repeated="1048576"') * 1000)), "either")
    yield Case("repeat-tables.ods", book(content(table(value) * 100)), slow=True, doubles=True)
    columns = '<table:table-column table:number-columns-repeated="16384"/>' * 1000
    yield Case("repeat-columns-a-thousand-times.ods", book(content(table(before=columns))), "either", GOOD)


def shapes():
    for levels in (200, 100000):
        groups = "<table:table-row-group>" * levels + ROWS + "</table:table-row-group>" * levels
        yield Case(f"row-groups-{levels}.ods", book(content(rows=groups)), "value" if levels == 200 else "error", GOOD if levels == 200 else {})
        columns = "<table:table-column-group>" * levels + "<table:table-column/>" + "</table:table-column-group>" * levels
        yield Case(f"column-groups-{levels}.ods", book(content(table(before=columns))), "value" if levels == 200 else "error", GOOD if levels == 200 else {})
        yield Case(f"tables-nested-{levels}.ods", book(content(f'<table:table table:name="Л">{row("<table:table-cell>")}'.replace("</table:table-row>", "") * levels
                                                              + "</table:table-cell></table:table-row></table:table>" * levels)))
    for name, tables in {"none": "", "no-name": table(name=None), "empty-name": table(name=""), "same-name": table() * 2, "long-name": table(name="Я" * 500000),
                         "name-of-quotes": table(name="&quot;&#10;\\&lt;{"), "side-by-side": "<table:table-cell/>" + row(NINE) + table(),
                         "source": table(before=f'<table:table-source xlink:href="{SECRET}" table:table-name="a"/>'),
                         "tracked": f"<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>{NINE}</table:change-track-table-cell></table:previous>"
                                    f"</table:cell-content-change></table:tracked-changes>{table()}",
                         "database": table() + f'<table:database-ranges><table:database-range>{row(NINE)}</table:database-range></table:database-ranges>',
                         "dde": table() + f'<table:dde-links><table:dde-link>{table(row(NINE), None)}</table:dde-link></table:dde-links>'}.items():
        expect = "error" if name == "none" else "value" if name in ("source", "tracked") else "either"
        yield Case(f"tables-{name}.ods", book(content(tables)), expect, GOOD if expect == "value" else {}, doubles=name == "same-name", only=expect == "value")
    yield Case("row-in-row.ods", book(content(rows=row(TEXT + row(NINE) + NUMBER))))
    yield Case("cells-outside-rows.ods", book(content(rows=NINE + ROWS)))
    yield Case("rows-outside-tables.ods", book(content(row(NINE) + table())))
    yield Case("table-outside-body.ods", book(content(before=table(row(NINE), "Вне"), after=table(row(NINE), "После"))))
    yield Case("body-twice.ods", book(content().replace("</office:body>", f"</office:body><office:body><office:spreadsheet>{table(name='Ещё')}</office:spreadsheet></office:body>")))
    yield Case("attributes-of-another-prefix.ods", book(content().replace("table:name", "q:name").replace("<table:table ", '<table:table xmlns:q="urn:q" ')))
    yield Case("headers.ods", book(content(rows=f"<table:table-header-rows>{ROWS}</table:table-header-rows>")), "value", GOOD, only=True)


def others():
    for name, null in {"nonsense": "abc", "month-13": "2024-13-45", "far": "99999-01-01", "minus": "-1-1-1", "empty": ""}.items():
        calculation = f'<table:calculation-settings><table:null-date table:date-value="{null}"/></table:calculation-settings>'
        yield Case(f"null-date-{name}.ods", book(content(calculation + table())), "either", GOOD)
        item = f'<config:config-item config:name="NullDate" config:type="string">{null}</config:config-item>'
        yield Case(f"settings-null-date-{name}.ods", book(settings=settings(item)), "either", GOOD)
    for name, mime in {"text": "application/vnd.oasis.opendocument.text", "empty": "", "noise": noise(100), "spaced": MIME + "\n", "template": MIME + "-template",
                       "long": MIME + "a" * 1000000}.items():
        yield Case(f"mimetype-{name}.ods", book(mimetype=mime))
    yield Case("mimetype-packed.ods", z.of_parts(PARTS), "value", GOOD)
    yield Case("mimetype-last.ods", z.of_parts({**{name: part for name, part in PARTS.items() if name != "mimetype"}, "mimetype": MIME}), "either")
    letter = content().replace("office:spreadsheet", "office:text").replace(table(), "<text:p>Письмо</text:p>")
    yield Case("is-a-letter.ods", book(letter, mimetype="application/vnd.oasis.opendocument.text"), "error")
    yield Case("is-a-letter-inside.ods", book(letter), "error")
    yield Case("is-flat.fods", f'{DECLARATION}<office:document {SPACES} office:mimetype="{MIME}"><office:body><office:spreadsheet>{table()}</office:spreadsheet></office:body></office:document>')
    algorithm = ('<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AAAA"><manifest:algorithm manifest:algorithm-name="Blowfish CFB" '
                 'manifest:initialisation-vector="AAAA"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:iteration-count="4294967295" '
                 'manifest:salt="AAAA"/></manifest:encryption-data>')
    yield Case("locked.ods", book(noise(3000), manifest=manifest(algorithm)), "error", words=LOCKED)
    whole = f'{DECLARATION}<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="encrypted-package" manifest:size="99999">{algorithm}</manifest:file-entry></manifest:manifest>'
    yield Case("locked-whole.ods", z.of_parts({"mimetype": MIME, "encrypted-package": noise(3000), "META-INF/manifest.xml": whole}), "error", words=LOCKED)
    for name in ("manifest", "settings", "styles.xml", "meta.xml"):
        yield Case(f"{name.removesuffix('.xml')}-is-noise.ods", book(**{name: noise(3000)}))
        for word in ("external-entity", "billion-laughs"):
            subset, _ = hostile_xml.DOCTYPES[word]
            text = settings().replace(DECLARATION, f"{DECLARATION}<!DOCTYPE a {subset}>")
            yield Case(f"doctype-{word}-in-{name.removesuffix('.xml')}.ods", book(**{name: text}))
    yield Case("content-is-noise.ods", book(noise(3000)), "error")


def bombs():
    def inside(mark, piece, times, ratio=400):
        return book(between(mark, "|", bulk(piece, times, ratio)))

    yield Case("bomb-of-empty-rows.ods", inside(content(rows="|"), "<table:table-row/>", 100_000_000), slow=True)
    yield Case("bomb-of-empty-cells.ods", inside(content(rows=row("|")), "<table:table-cell/>", 40_000_000), slow=True)
    yield Case("bomb-of-full-rows.ods", inside(content(rows="|"), row(NINE * 1000), 20_000), slow=True)
    yield Case("bomb-of-bad-cells.ods", inside(content(rows="|"), row(typed("float", value="x")), 5_000_000), slow=True)
    yield Case("bomb-of-tables.ods", inside(content("|"), '<table:table table:name="a"/>', 5_000_000), slow=True, doubles=True)
    yield Case("bomb-of-paragraphs.ods", inside(content(rows=row(said("|"))), "<text:p>а</text:p>", 5_000_000), slow=True)
    yield Case("bomb-of-spaces-in-text.ods", inside(content(rows=row(said("<text:p>|</text:p>"))), '<text:s text:c="1000000"/>', 1_000_000), slow=True)
    yield Case("bomb-of-spaces-in-texts.ods", inside(content(rows="|"), row(said('<text:p><text:s text:c="30000"/>а</text:p>')), 1_000_000), slow=True)
    yield Case("bomb-of-tabs.ods", inside(content(rows=row(said("<text:p>|</text:p>"))), "<text:tab/>", 20_000_000), slow=True)
    yield Case("bomb-of-notes.ods", inside(content(rows=row(said("|"))), "<office:annotation><text:p>а</text:p></office:annotation>", 5_000_000), slow=True)
    yield Case("bomb-of-columns.ods", inside(content(table(before="|")), '<table:table-column table:visibility="collapse" table:number-columns-repeated="16384"/>', 5_000_000), slow=True)
    yield Case("bomb-of-spans.ods", inside(content(rows="|"), row('<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"/>'), 5_000_000), slow=True)
    yield Case("bomb-of-styles.ods", inside(content(before="<office:automatic-styles>|</office:automatic-styles>"), '<style style:name="a" xmlns:style="b"/>', 5_000_000), slow=True)
    yield Case("bomb-of-settings.ods", book(settings=between(settings("|"), "|", bulk('<config:config-item config:name="a">1</config:config-item>', 5_000_000))), slow=True)
    yield Case("bomb-of-manifest.ods", book(manifest=between(manifest("|"), "|", bulk('<manifest:file-entry manifest:full-path="a"/>', 5_000_000))), slow=True)
    text = content(rows=row(said("<text:p>|</text:p>")))
    yield Case("one-text-of-100-mb.ods", book(between(text, "|", Repeat(b"a" * (1 << 20), 100))), "error", slow=True)


def cases():
    yield Case("good.ods", book(), "value", GOOD, only=True)
    for make in (cells, repeats, shapes, others, bombs):
        yield from make()
    yield from hostile_zip.cases("ods", PARTS, MAIN, GOOD)
    yield from hostile_xml.cases("ods", PARTS, MAIN, "Тюмень", GOOD)
