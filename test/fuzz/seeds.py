#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets: small hostile files and fixtures, each in the form that its target takes.

usage: seeds.py FOLDER    makes FOLDER/xlsx, FOLDER/ods, FOLDER/xls, FOLDER/csv, FOLDER/docx, FOLDER/odt, FOLDER/html, FOLDER/md, FOLDER/match
"""
import io
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


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    files = [(kind, case.name, case.data if isinstance(case.data, (bytes, str)) else b"") for kind, case in hostile.cases() if not case.slow]
    files += [(path.suffix[1:], path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("**/*")) if path.suffix in (".csv", ".xlsx")]
    files += [*documents(), *matches()]
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
