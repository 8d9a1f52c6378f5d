#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets: small hostile files and fixtures, each in the form that its target takes.

usage: seeds.py FOLDER    makes FOLDER/xlsx, FOLDER/ods … a folder for each target of test/fuzz/run
"""
import io
import json
import re
import sys
import warnings
import zipfile
from pathlib import Path

import hostile
import hostile_documents
from build_zip import pieces

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
LABELS = Path(__file__).resolve().parents[1] / "labels"
MOST = 16384  # bytes of a seed
UNPACKED_MOST = 262144
warnings.simplefilter("ignore")  # of zipfile, about what is hostile on purpose
# The numbers of the parts, as in fuzz_xlsx.c and the like.
PARTS = {
    "xlsx": ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
             "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"],
    "docx": ["[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels",
             "word/_rels/document.xml.rels"],
    "odt": ["content.xml", "META-INF/manifest.xml", "styles.xml", "mimetype"],
    "ods": ["mimetype", "content.xml", "META-INF/manifest.xml", "settings.xml", "styles.xml"],
}


def unpacked(data):
    """Bytes that an archive unpacks to; 0 when it is none. Checks and counters make a few megabytes take seconds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(info.file_size for info in archive.infolist())
    except Exception:  # whatever zipfile makes of a hostile archive
        return 0


def loose(kind, data):
    """An archive as loose parts; None when it is none, or has other parts, or bytes that would end a part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST:
                return None
            parts = [(PARTS[kind].index(info.filename), archive.read(info)) for info in archive.infolist()]
    except Exception:  # whatever zipfile makes of a hostile archive
        return None
    return None if any(b"\xff" in text for _, text in parts) else b"".join(b"\xff" + bytes([number]) + text for number, text in parts)


def stream_of(data):
    """The records of a compound file as build_xls lays it out: the workbook's stream stands first."""
    return data[512:512 + 4096].rstrip(b"\0") + b"\0" * 4 if data[:4] == b"\xd0\xcf\x11\xe0" else None


def forms(kind, name, data):
    """(name, bytes) of the seeds that a file makes."""
    if kind in PARTS and (made := loose(kind, data)):
        yield name + ".parts", made
        if not name.startswith(("zip-", "good")):
            return
    if kind == "xls" and (made := stream_of(data)):
        yield name + ".stream", made
        if not name.startswith(("compound-", "locked-")):
            return
    if kind in PARTS and unpacked(data) > UNPACKED_MOST:
        return
    yield name, (b"\0" if kind == "csv" else b"") + data


def documents():
    """(kind, name, bytes) of hostile documents that are small."""
    found = []
    for case in hostile_documents.cases():
        kind, chunks = case.name.rpartition(".")[2], pieces(case.data)
        if kind in ("docx", "odt", "html", "md") and sum(len(chunk) for chunk in chunks) <= MOST:
            found.append((kind, case.name, b"".join(chunk.chunk * chunk.times for chunk in chunks)))
    # Those of test/labels are such as people write.
    found += [(path.suffix[1:], path.name, path.read_bytes()) for path in sorted(LABELS.glob("**/*")) if path.suffix in (".html", ".md")]
    return found


def matches():
    """(kind, name, bytes): a pattern, and a text that it may be found in."""
    text = "Цель концепции – план работ на 2023 год, № 5. Не представлены:\r\nцели, ᲂхват 55,5 % \u212aiss ſ а\u0301 字 _а1 a.b@c.ru\n"
    for number, pattern in enumerate((FIXTURES.parent / "test/bench/evidence_patterns.txt").read_text(encoding="utf-8").splitlines()):
        yield "match", f"{number:03}", f"{pattern}\n{text}".encode()


def phrases():
    """(kind, name, bytes): phrases of a real rubric."""
    rubric = (FIXTURES.parent / "rubrics/tyumen-2023.yaml").read_text(encoding="utf-8")
    for number, phrase in enumerate(sorted(set(re.findall(r"'([^'\n]+)'", rubric)))[::4]):
        yield "phrase", f"{number:04}", phrase.encode()


def blocks_of(text):
    """(number of the kind, flags, place, text) of a text's lines, as fuzz_prose.h takes them: kinds by turns."""
    for number, line in enumerate(text.splitlines()):
        yield (0, 1, 2, 3, 4, 10, 18)[number % 7], number % 250, line


def texts():
    """(kind, name, bytes): texts as lines, as blocks, and as lines of JSON; what is found in them."""
    for path in sorted(LABELS.glob("demo-dev*/*")):
        if path.suffix not in (".txt", ".md", ".csv"):
            continue
        text = path.read_text(encoding="utf-8")
        made = b"".join(b"\xff" + bytes([kind, place]) + line.encode() for kind, place, line in blocks_of(text))
        for kind in ("text", "evidence"):
            yield kind, path.name, text.encode()
            yield kind, path.name + ".blocks", made
        yield "stream", path.name, json.dumps({"unit": "a", "name": path.name, "text": text}, ensure_ascii=False).encode()
        blocks = [{"kind": ("text", "heading", "item", "cell", "line")[kind % 8], "level": 1, "page": 1, "line": 2, "table": 1, "row": 1 + place,
                   "column": 1, "mark": "1)", "strong": kind > 7, "text": line} for kind, place, line in blocks_of(text[:2000])]
        sent = {"unit": "a", "name": path.name, "format": "docx", "state": "read", "ocr": True, "blocks": blocks,
                "findings": [{"code": "document_cut", "file": "a", "line": 1, "found": "x", "more": 2}]}
        yield "stream", path.name + ".blocks", json.dumps(sent, ensure_ascii=False).encode()
    quote = {"text": "Цели: кадры", "from": 11, "length": 10, "headings": "Цели", "mark": "1.", "paragraph": 3, "page": 1, "line": 9, "table": 1,
             "row": 2, "column": 3, "score": 900, "state": "weak", "why": "plan"}
    found = {"unit": "a", "name": "б.docx", "format": "docx", "state": "read", "fault": "file_empty", "rules": "0/2023", "ocr": True,
             "paragraphs": 12, "unreadable": 1, "kind": "order", "kinds": ["order", "concept"], "title": "Приказ", "titled": quote,
             "date": "2023-01-02", "number": "5-п", "approved": True, "requisites": quote,
             "seen": [{"zone": "goals", "direction": "young", "state": "weak", "count": 1, "items": 1, "quotations": [quote, quote]},
                      {"zone": "goals", "direction": None, "state": "found"}, {"zone": None, "direction": "young", "state": "excluded"}],
             "findings": [{"code": "file_empty", "file": "a", "sheet": "b", "row": 1, "column": 2, "line": 3, "found": "x", "expected": "y",
                           "advice": "z", "more": 4}]}
    yield "found", "whole", json.dumps(found, ensure_ascii=False).encode()
    yield "found", "error", b'{"error":"x","line":1}'


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    files = [(kind, case.name, case.data if isinstance(case.data, (bytes, str)) else b"") for kind, case in hostile.cases() if not case.slow]
    files += [(path.suffix[1:], path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("**/*")) if path.suffix in (".csv", ".xlsx")]
    files += [*documents(), *matches(), *phrases(), *texts()]
    count = 0
    for kind, name, data in files:
        for stem, seed in forms(kind, name, pieces(data)[0].chunk):
            if 0 < len(seed) <= MOST:
                folder = Path(sys.argv[1], kind)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / stem).write_bytes(seed)
                count += 1
    print(f"{count} seeds")


if __name__ == "__main__":
    main()
