"""Hostile XML in one part of a good workbook of either kind: entities, encodings, depth, attributes, endless tokens."""
import build_zip as z
from case import DOCTYPE, LIMIT, Case, Repeat, bulk

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
SECRET = "file:///etc/passwd"  # must never appear in what is printed; run_hostile.py looks for its first line


def laughs(levels, each):
    lines = ['<!ENTITY l0 "ха">'] + [f'<!ENTITY l{n} "{f"&l{n - 1};" * each}">' for n in range(1, levels + 1)]
    return f"[{''.join(lines)}]", f"&l{levels};"


DOCTYPES = {
    "alone": ("", None),
    "empty": ("[]", None),
    "internal-entity": ('[<!ENTITY x "evil">]', "&x;"),
    "external-entity": (f'[<!ENTITY x SYSTEM "{SECRET}">]', "&x;"),
    "external-subset": (f'SYSTEM "{SECRET}"', None),
    "public": ('PUBLIC "-//A//B//EN" "http://127.0.0.1:9/evil.dtd"', None),
    "parameter-entity": (f'[<!ENTITY % p SYSTEM "{SECRET}"> %p;]', None),
    "parameter-in-entity": ('[<!ENTITY % a "<!ENTITY x \'evil\'>"> %a;]', "&x;"),
    "billion-laughs": laughs(30, 10),
    "entity-loop": ('[<!ENTITY a "&b;"><!ENTITY b "&a;">]', "&a;"),
    "quadratic": (f'[<!ENTITY x "{"a" * 50000}">]', "&x;" * 20000),
    "default-attributes": ('[<!ATTLIST c t CDATA "s">]', None),
    "comment-inside": ("[<!-- a --><?pi b?>]", None),
}
# Text as bytes, and whether it is XML after all.
ENCODINGS = {
    "utf-8-as-utf-16": lambda text: text.replace("UTF-8", "UTF-16").encode(),
    "utf-16le": lambda text: b"\xff\xfe" + text.replace("UTF-8", "UTF-16").encode("utf-16-le"),
    "utf-16be": lambda text: b"\xfe\xff" + text.replace("UTF-8", "UTF-16").encode("utf-16-be"),
    "utf-16-no-mark": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16-le"),
    "utf-16-odd": lambda text: b"\xff\xfe" + text.replace("UTF-8", "UTF-16").encode("utf-16-le") + b"a",
    "utf-16-lone-half": lambda text: b"\xff\xfe" + text.replace("UTF-8", "UTF-16").encode("utf-16-le").replace(b"\x22\x04", b"\x00\xd8"),
    "utf-7": lambda text: text.replace("UTF-8", "UTF-7").encode("utf-7"),
    "utf-32": lambda text: text.replace("UTF-8", "UTF-32").encode("utf-32"),
    "windows-1251": lambda text: text.replace("UTF-8", "windows-1251").encode("windows-1251"),
    "koi8-r": lambda text: text.replace("UTF-8", "KOI8-R").encode("koi8-r"),
    "latin-1": lambda text: text.replace("UTF-8", "ISO-8859-1").encode(),
    "no-such": lambda text: text.replace("UTF-8", "x-no-such").encode(),
    "ebcdic": lambda text: text.replace("UTF-8", "IBM037").encode(),
}
BAD_BYTES = {
    "utf-8-lone": b"\xff", "utf-8-cut": b"\xd0", "utf-8-overlong": b"\xc0\xaf", "utf-8-surrogate": b"\xed\xa0\x80", "utf-8-beyond": b"\xf5\x80\x80\x80",
    "nul": b"\0", "control": b"\x01", "escape": b"\x1b", "reference-nul": b"&#0;", "reference-control": b"&#x1;", "reference-huge": b"&#x7FFFFFFF;",
    "reference-surrogate": b"&#xD800;", "unknown-entity": b"&nbsp;", "open-tag": b"<", "ampersand": b"&", "end-of-cdata": b"]]>",
    "cdata-open": b"<![CDATA[", "comment-open": b"<!-- ", "stray-close": b"</a>", "attribute-twice": b'<a b="1" b="2"/>',
    "unbound-prefix": b"<q:a/>", "declaration-again": b'<?xml version="1.0"?>',
}
FINE = {"unbound-prefix"}  # names are known by their local part, so a prefix may be anything


def doctypes(ext, with_part, text, word):
    for name, (subset, reference) in DOCTYPES.items():
        content = text.replace(DECLARATION, f"{DECLARATION}<!DOCTYPE a {subset}>")
        if reference:
            content = content.replace(word, reference)
        yield Case(f"doctype-{name}.{ext}", with_part(content), "error", words=DOCTYPE)


def encodings(ext, with_part, text, word, cells):
    for name, make in ENCODINGS.items():
        good = name in ("utf-16le", "utf-16be")
        yield Case(f"encoding-{name}.{ext}", with_part(make(text)), "value" if good else "either", cells if good else {})
    for name, found in BAD_BYTES.items():
        content = text.encode().replace(word.encode(), word.encode() + found)
        yield Case(f"xml-{name}.{ext}", with_part(content), "either" if name in FINE else "error")
    yield Case(f"xml-mark-first.{ext}", with_part(b"\xef\xbb\xbf" + text.encode()), "value", cells)
    yield Case(f"xml-space-first.{ext}", with_part(b"  " + text.encode()))
    yield Case(f"xml-no-declaration.{ext}", with_part(text.replace(DECLARATION, "")), "value", cells)
    yield Case(f"xml-version-9.{ext}", with_part(text.replace('"1.0"', '"9.0"', 1)))
    yield Case(f"xml-two-roots.{ext}", with_part(text + "<a/>"), "error")
    yield Case(f"xml-tail.{ext}", with_part(text.encode() + b"\0\0\0"), "error")
    yield Case(f"xml-declaration-alone.{ext}", with_part(DECLARATION), "error")
    yield Case(f"xml-text-alone.{ext}", with_part("Здравствуйте"), "error")


def depth(ext, with_part, text):
    at = text.rindex("</")
    for name, levels in (("300", 300), ("100000", 100000), ("20-million", 20000000)):
        chunk = min(levels, 20000)
        nested = [text[:at].encode(), Repeat(b"<a>" * chunk, levels // chunk), Repeat(b"</a>" * chunk, levels // chunk), text[at:].encode()]
        yield Case(f"deep-{name}.{ext}", with_part(nested), "error", words=["уровн", "levels", *LIMIT])
    opened = [text[:at].encode(), Repeat(b"<a>" * 20000, 100)]
    yield Case(f"deep-never-closed.{ext}", with_part(opened), "error")


def tokens(ext, with_part, text):
    """One token that never ends, one element with too much on it."""
    at = text.rindex("</")
    long = Repeat(b"a" * (1 << 20), 200)

    def around(before, after):
        return with_part([(text[:at] + before).encode(), long, (after + text[at:]).encode()])

    yield Case(f"long-attribute.{ext}", around('<a b="', '"/>'), slow=True)
    yield Case(f"long-name.{ext}", around("<", "/>"), slow=True)
    yield Case(f"long-comment.{ext}", around("<!--", "-->"), slow=True)
    yield Case(f"long-instruction.{ext}", around("<?a ", "?>"), slow=True)
    yield Case(f"long-cdata.{ext}", around("<a><![CDATA[", "]]></a>"), slow=True)
    yield Case(f"long-text.{ext}", around("<a>", "</a>"), slow=True)
    yield Case(f"long-entity-name.{ext}", around("<a>&", ";</a>"), slow=True)
    attributes = "".join(f' a{n:x}="1"' for n in range(300000))
    yield Case(f"attributes-300000.{ext}", with_part(f"{text[:at]}<a{attributes}/>{text[at:]}"))
    prefixes = "".join(f' xmlns:a{n:x}="u"' for n in range(100000))
    yield Case(f"namespaces-100000.{ext}", with_part(f"{text[:at]}<a{prefixes}/>{text[at:]}"))
    for name, piece in (("comments", "<!---->"), ("instructions", "<?a?>"), ("elements", "<a/>"), ("references", "<a>&lt;</a>")):
        yield Case(f"bomb-of-{name}.{ext}", with_part([text[:at].encode(), bulk(piece, 100_000_000), text[at:].encode()]), slow=True)


def cases(ext, parts, part, word, cells):
    """Cases in the one part that holds the cells; `word`: a text of a cell, in place of which evil is put."""
    def with_part(content):
        return z.of_parts({**parts, part: content})

    text = parts[part]
    yield from doctypes(ext, with_part, text, word)
    yield from encodings(ext, with_part, text, word, cells)
    yield from depth(ext, with_part, text)
    yield from tokens(ext, with_part, text)
