"""Hostile XLS workbooks: records of BIFF2 to BIFF8 that lie, and compound files that loop."""
import struct

from build_xls import (END, FAT_MARK, FREE, at, bof, compound, folder_entry, globals_of, padded, record, text5, text8, workbook)
from case import CUT, LOCKED, Case, Error, noise, sixteenths

NAMES = {2: "biff2", 3: "biff3", 4: "biff4", 5: "biff5", 8: "biff8"}
GOOD = {"A1": "Тюмень", "B1": 7.5, "A2": 2}
SEVEN_HALF = struct.pack("<d", 7.5)


# ---- good files ---------------------------------------------------------------------------------------------------------------------

def label(row, col, text, biff):
    if biff == 2:
        return record("LABEL", at(row, col, biff=2) + text5(text, "<B"), biff)
    return record("LABEL", at(row, col) + (text8(text) if biff == 8 else text5(text)), biff)


def cell_number(row, col, value, biff=8):
    return record("NUMBER", at(row, col, biff=biff) + struct.pack("<d", value), biff)


def sst(*texts, total=None, unique=None):
    return record("SST", struct.pack("<II", len(texts) if total is None else total, len(texts) if unique is None else unique) + b"".join(map(text8, texts)))


def formula_head(row, col, result, biff=8):
    tokens = b"\x1e\1\0"  # the integer 1
    if biff == 2:
        return at(row, col, biff=2) + result + b"\0" + bytes([len(tokens)]) + tokens
    return at(row, col) + result + b"\0\0" + (b"\0\0\0\0" if biff >= 5 else b"") + struct.pack("<H", len(tokens)) + tokens


STRING_RESULT = b"\0\0\0\0\0\0\xff\xff"


def first_cells(biff):
    """The cells that must be there, whatever evil follows."""
    first = record("LABELSST", at(0, 0) + struct.pack("<I", 0)) if biff == 8 else label(0, 0, "Тюмень", biff)
    return first + cell_number(0, 1, 7.5, biff) + cell_number(1, 0, 2, biff)


def sheet_of(more=b"", biff=8, first=None):
    return bof(0x10, biff) + (first_cells(biff) if first is None else first) + more + record("EOF")


def book(more=b"", biff=8, middle=None, first=None, **lies):
    """A file of a generation with more records behind the good cells; `middle` stands in the globals."""
    body = sheet_of(more, biff, first)
    if biff < 5:
        return bof(0x10, biff) + record("CODEPAGE", struct.pack("<H", 1251), biff) + (middle or b"") + body[len(bof(0x10, biff)):]
    if middle is None:
        middle = sst("Тюмень", "Тобольск") if biff == 8 else b""
    return workbook(globals_of([("Лист1", body)], biff, middle), biff, **lies)


# Enough of them that a workbook needs every one of its sectors.
MANY = b"".join(cell_number(row, 0, row) for row in range(10, 410))


def cells_of(biff, cells):
    """A sheet of BIFF2 to BIFF4 has no name, and a program may call it what it likes."""
    return cells if biff >= 5 else {}


# ---- each record, too short, too long -----------------------------------------------------------------------------------------------

def samples(biff):
    """A good record of every kind: name -> data."""
    found = {
        "NUMBER": at(5, 0, biff=biff) + SEVEN_HALF, "BLANK": at(5, 1, biff=biff), "BOOLERR": at(5, 2, biff=biff) + b"\1\0",
        "FORMULA": formula_head(5, 3, SEVEN_HALF, biff), "ROW": struct.pack("<HHHHHHHH", 5, 0, 9, 255, 0, 0, 0x100, 15), "ARRAY": struct.pack("<HHBBHIH", 5, 5, 3, 3, 0, 0, 3) + b"\x1e\1\0",
        "DIMENSIONS": struct.pack("<IIHHH", 0, 9, 0, 9, 0) if biff == 8 else struct.pack("<HHHHH", 0, 9, 0, 9, 0), "CODEPAGE": struct.pack("<H", 1251), "DATEMODE": b"\1\0",
        "XF": b"\0\0\x0e\0" + b"\0" * 16, "FONT": struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 204, 0) + b"\5\0Arial", "NOTE": struct.pack("<HHHH", 5, 5, 2, 1) + b"\1\0\0\xe0\0\0",
        "WINDOW2": b"\xb6\6" + b"\0" * 16, "NAME": b"\0" * 14 + b"\0a", "INDEX": b"\0" * 16, "EOF": b"", "BOF": bof(0x20, biff)[4:],
        "STRING": text8("итог") if biff == 8 else text5("итог", "<B" if biff == 2 else "<H"), "CONTINUE": b"\0" * 10, "FILEPASS": b"\0\0\1\2\3\4",
        "LABEL": label(5, 4, "Ишим", biff)[4:], "FORMAT": (struct.pack("<H", 164) + text8("yyyy")) if biff == 8 else (b"\xa4\0\4yyyy" if biff == 5 else b"\4yyyy"),
    }
    if biff == 2:
        found.update(INTEGER=at(5, 5, biff=2) + b"\5\0", IXFE=b"\1\0")
    if biff in (2, 3):
        found.update(BUILTINFMTCOUNT=b"\5\0")
    if biff == 4:
        found.update(SHEETSOFFSET=b"\0\0\0\0", SHEETHDR=b"\0\0\0\0\5sheet")
    if biff >= 3:
        found.update(RK=at(5, 6) + struct.pack("<I", 0x40290000 | 2))
    if biff >= 5:
        rk = struct.pack("<HI", 0, 7 << 2 | 2)
        found.update(MULRK=struct.pack("<HH", 5, 7) + rk * 3 + struct.pack("<H", 9), MULBLANK=struct.pack("<HH", 5, 10) + b"\0\0" * 2 + struct.pack("<H", 11),
                     BOUNDSHEET=struct.pack("<IH", 0, 0) + (text8("Лист2", "<B") if biff == 8 else text5("Лист2", "<B")), SHRFMLA=struct.pack("<HHBBHH", 5, 5, 3, 3, 0, 3) + b"\x1e\1\0",
                     COLINFO=struct.pack("<HHHHH", 0, 3, 2000, 0, 1), OBJ=b"\x15\0\x12\0" + b"\0" * 18, MSODRAWING=b"\x0f\0\2\xf0" + b"\0" * 20,
                     RSTRING=at(5, 12) + (text8("Ялуторовск") if biff == 8 else text5("Ялуторовск")) + (b"\1\0\2\0\3\0" if biff == 8 else b"\1\2\3"))
    if biff == 8:
        found.update(SST=sst("Тюмень", "Тобольск")[4:], LABELSST=at(5, 13) + struct.pack("<I", 1), EXTSST=b"\x08\0" + b"\0" * 8,
                     MERGEDCELLS=struct.pack("<HHHHH", 1, 0, 1, 0, 1), DBCELL=b"\0" * 6)
    return found


def lengths():
    """Every record with no data, a byte, a byte too few, far too many, and a length beyond the file; in the globals and in the sheet."""
    for biff in (2, 4, 5, 8):  # BIFF3 has the records of BIFF4
        for name, data in samples(biff).items():
            for word, content, length in (("empty", b"", None), ("byte", data[:1], None), ("short", data[:-1], None), ("beyond", data, 0xFFFF),
                                          ("long", data + noise(8000), None), ("full", data + b"\xff" * 8000, None))[:5 if biff < 8 else 6]:
                piece = record(name, content, biff, length)
                yield Case(f"{NAMES[biff]}-{name.lower()}-{word}.xls", book(piece, biff))
                if biff == 8 and name in ("SST", "BOUNDSHEET", "FORMAT", "XF", "CODEPAGE", "DATEMODE", "FONT", "CONTINUE", "BOF", "EOF"):
                    yield Case(f"biff8-globals-{name.lower()}-{word}.xls", book(middle=piece + sst("Тюмень")))


# ---- shared strings -----------------------------------------------------------------------------------------------------------------

def string_lies():
    """Strings whose counts say other than what is there: characters, runs, extension."""
    body = "Тюмень".encode("utf-16-le")
    for word, data in {
            "length-more": struct.pack("<HB", 60000, 1) + body, "length-zero": struct.pack("<HB", 0, 1), "length-odd": struct.pack("<HB", 6, 1) + body[:-1],
            "runs-more": struct.pack("<HBH", 6, 9, 65535) + body, "runs-cut": struct.pack("<HBH", 6, 9, 2) + body + b"\0\0\0\0\0",
            "extension-more": struct.pack("<HBI", 6, 5, 0x7FFFFFFF) + body, "extension-all-ones": struct.pack("<HBI", 6, 5, 0xFFFFFFFF) + body,
            "both-more": struct.pack("<HBHI", 6, 13, 65535, 0xFFFFFFF0) + body, "runs-no-count": struct.pack("<HB", 6, 9), "extension-no-count": struct.pack("<HBH", 6, 13, 1),
            "flags-nonsense": struct.pack("<HB", 6, 0xFF) + body, "half-pair": struct.pack("<HB", 2, 1) + b"\x00\xd8a\0", "nul": struct.pack("<HB", 3, 0) + b"a\0b",
            "ends-at-length": b"\6", "ends-at-flags": b"\6\0"}.items():
        for where, count in (("first", 2), ("last", 1)):
            texts = data + text8("Тобольск") if where == "first" else data
            yield Case(f"sst-{word}-{where}.xls", book(middle=record("SST", struct.pack("<II", count, count) + texts)))
        yield Case(f"label-{word}.xls", book(record("LABEL", at(5, 0) + data)))
        yield Case(f"string-{word}.xls", book(record("FORMULA", formula_head(5, 0, STRING_RESULT)) + record("STRING", data)))
        yield Case(f"format-{word}.xls", book(middle=record("FORMAT", b"\xa4\0" + data) + sst("Тюмень")))
        yield Case(f"sheet-name-{word}.xls", book(middle=record("BOUNDSHEET", struct.pack("<IH", 0, 0) + data[:1] + data[2:]) + sst("Тюмень")))
    for word, total, unique in (("zero", 0, 0), ("more", 5, 5), ("huge", 0xFFFFFFFF, 0xFFFFFFFF), ("minus", -1 & 0xFFFFFFFF, 0x80000000), ("gigabytes", 1, 0x10000000)):
        yield Case(f"sst-count-{word}.xls", book(middle=sst("Тюмень", "Тобольск", total=total, unique=unique)))
    for n in (2, 99, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF):
        yield Case(f"labelsst-{n}.xls", book(record("LABELSST", at(5, 0) + struct.pack("<I", n))), "value", GOOD, ["A6"])
    yield Case("sst-absent.xls", book(middle=b""), "either", {}, ["A1"])
    yield Case("sst-twice.xls", book(middle=sst("Тюмень") + sst("Ишим", "Тобольск")))
    yield Case("sst-in-sheet.xls", book(sst("Ишим")))


def continued():
    """Strings that go on in CONTINUE: cut at every byte, at none, with flags or without, for ever."""
    body = struct.pack("<II", 2, 2) + text8("Тюмень") + struct.pack("<HBH", 4, 8, 1) + b"Ishi" + b"\0\0\1\0"
    for n in range(8, len(body) + 1):
        yield Case(f"sst-continued-at-{n:02}.xls", book(middle=record("SST", body[:n]) + record("CONTINUE", body[n:])))
    good = record("SST", body[:17]) + record("CONTINUE", b"\1" + body[17:])
    yield Case("sst-continued.xls", book(middle=good), "value", GOOD)
    latin = record("SST", struct.pack("<IIHB", 1, 1, 6, 1) + "Тюм".encode("utf-16-le")) + record("CONTINUE", b"\1" + "ень".encode("utf-16-le"))
    yield Case("sst-continued-wide.xls", book(middle=latin), "value", GOOD)
    turned = record("SST", struct.pack("<IIHB", 1, 1, 6, 1) + "Тюм".encode("utf-16-le")) + record("CONTINUE", b"\0abc")
    yield Case("sst-continued-narrow.xls", book(middle=turned), "value", {**GOOD, "A1": "Тюмabc"})
    start = record("SST", struct.pack("<IIHB", 1, 1, 60000, 0) + b"a" * 100)
    yield Case("continue-missing.xls", book(middle=start))
    yield Case("continue-empty-5000-times.xls", book(middle=start + record("CONTINUE") * 5000))
    yield Case("continue-flag-only-5000-times.xls", book(middle=start + record("CONTINUE", b"\0") * 5000))
    yield Case("continue-by-one-byte.xls", book(middle=start + record("CONTINUE", b"\0a") * 5000))
    yield Case("continue-too-many.xls", book(middle=sst("Тюмень") + record("CONTINUE", noise(8000)) * 300))
    yield Case("continue-first.xls", book(middle=record("CONTINUE", noise(100)) + sst("Тюмень")), "either", GOOD)
    yield Case("continue-in-sheet.xls", book(record("CONTINUE", noise(100)) * 100), "either", GOOD)
    yield Case("sst-runs-over-continues.xls", book(middle=record("SST", struct.pack("<IIHBH", 1, 1, 6, 9, 60000) + "Тюмень".encode("utf-16-le")) + record("CONTINUE", b"\0" * 8000) * 20))


# ---- sheets and their beginnings ----------------------------------------------------------------------------------------------------

def nesting():
    whole = globals_of([("Лист1", sheet_of())], 8, sst("Тюмень"))
    for word, shift in (("beyond", 0x7FFFFFFF), ("all-ones", 0xFFFFFFFF - len(whole)), ("middle-of-record", 5), ("one-byte", 1), ("back-into-globals", -40), ("to-zero", None),
                        ("to-end", len(sheet_of()))):
        stream = globals_of([("Лист1", sheet_of())], 8, sst("Тюмень"), shift=-(len(whole) - len(sheet_of())) if shift is None else shift)
        yield Case(f"boundsheet-{word}.xls", workbook(stream), "error" if word in ("beyond", "all-ones") else "either")
    same = b"".join(record("BOUNDSHEET", struct.pack("<IH", 5000, 0) + text8(f"Л{n}", "<B")) for n in range(2000))
    stream = bof(5) + sst("Тюмень") + same + record("EOF")
    cells = bof(0x10) + b"".join(cell_number(row, 0, row) for row in range(2000)) + record("EOF")
    lead = bof(5) + sst("Тюмень") + b"".join(record("BOUNDSHEET", struct.pack("<IH", len(stream), 0) + text8(f"Л{n}", "<B")) for n in range(2000)) + record("EOF")
    yield Case("one-sheet-by-2000-names.xls", workbook(lead + cells), slow=True)
    many = sheet_of(b"".join(record("MULRK", struct.pack("<HH", row, 0) + struct.pack("<HI", 0, 6) * 256 + struct.pack("<H", 255)) for row in range(1, 300)))
    lead = bof(5) + sst("Тюмень")
    names = [record("BOUNDSHEET", struct.pack("<IH", 0, 0) + text8(f"Л{n}", "<B")) for n in range(3000)]
    offset = len(lead) + sum(map(len, names)) + 4
    names = [record("BOUNDSHEET", struct.pack("<IH", offset, 0) + text8(f"Л{n}", "<B")) for n in range(3000)]
    yield Case("one-full-sheet-by-3000-names.xls", workbook(lead + b"".join(names) + record("EOF") + many), slow=True)
    for word, stream in {
            "bof-missing": globals_of([("Лист1", sheet_of())], 8, sst("Тюмень"))[len(bof(5)):], "eof-missing": whole.replace(record("EOF"), b""),
            "globals-alone": globals_of([], 8, sst("Тюмень")), "sheet-without-bof": globals_of([("Лист1", first_cells(8) + record("EOF"))], 8, sst("Тюмень")),
            "bof-only": bof(5), "bof-version-0": record("BOF", struct.pack("<HHHHII", 0, 5, 0, 0, 0, 0)) + whole[len(bof(5)):],
            "bof-version-7": record("BOF", struct.pack("<HHHHII", 0x0700, 5, 0, 0, 0, 0)) + whole[len(bof(5)):], "bof-of-biff2-in-front": bof(0x10, 2) + whole,
            "bof-kind-nonsense": globals_of([("Лист1", record("BOF", struct.pack("<HHHHII", 0x600, 0x7777, 0, 0, 0, 0)) + first_cells(8) + record("EOF"))], 8, sst("Тюмень")),
            "zeros": b"\0" * 8000, "ones": b"\xff" * 8000, "noise": noise(20000)}.items():
        yield Case(f"stream-{word}.xls", workbook(stream))
    for depth in (1000, 100000):
        yield Case(f"charts-nested-{depth}.xls", book(bof(0x20) * depth + record("EOF") * depth), "either", GOOD)
        yield Case(f"charts-never-closed-{depth}.xls", book(bof(0x20) * depth), "either", GOOD)
        yield Case(f"eof-{depth}-times.xls", book(record("EOF") * depth), "either", GOOD)
    yield Case("chart-inside.xls", book(bof(0x20) + cell_number(7, 7, 666) + record("EOF")), "value", GOOD, only=True)
    yield Case("sheet-of-chart.xls", workbook(globals_of([("Лист1", bof(0x20) + cell_number(0, 0, 666) + record("EOF")), ("Лист2", sheet_of())], 8, sst("Тюмень"))), "either", {},
               [("Лист1", "A1")])


# ---- cells --------------------------------------------------------------------------------------------------------------------------

def values():
    quiet = {"nan": b"\xff" * 8, "inf": struct.pack("<d", float("inf")), "minus-inf": struct.pack("<d", float("-inf")), "signalling": struct.pack("<Q", 0x7FF0000000000001)}
    for biff in NAMES:
        for word, data in quiet.items():
            yield Case(f"{NAMES[biff]}-number-{word}.xls", book(record("NUMBER", at(5, 0, biff=biff) + data, biff), biff), "value", cells_of(biff, GOOD),
                       ["A6"] if biff >= 5 else [])
        # 0xFFFF in the last two bytes says that the result is no number
        for kind, name in ((0, "text"), (1, "bool"), (2, "error"), (3, "empty"), (4, "kind-4"), (255, "kind-255")):
            result = bytes([kind, 0, 77, 0, 0, 0, 0xFF, 0xFF])
            yield Case(f"{NAMES[biff]}-formula-{name}-alone.xls", book(record("FORMULA", formula_head(5, 0, result, biff), biff), biff), "either", cells_of(biff, GOOD))
        twice = record("FORMULA", formula_head(5, 0, STRING_RESULT, biff), biff) * 2 + record("STRING", text8("а") if biff == 8 else text5("а", "<B" if biff == 2 else "<H"), biff) * 2
        yield Case(f"{NAMES[biff]}-formula-string-twice.xls", book(twice, biff), "either", cells_of(biff, GOOD))
        last = record("FORMULA", formula_head(65535, 255, STRING_RESULT, biff), biff)
        yield Case(f"{NAMES[biff]}-formula-last.xls", book(last, biff), "either", cells_of(biff, GOOD))
        for row, col in ((0, 256), (0, 65535), (65535, 255), (65535, 65535), (16384, 0)):
            data = struct.pack("<HH", row, col) + (b"\0\0\0" if biff == 2 else b"\0\0") + SEVEN_HALF
            yield Case(f"{NAMES[biff]}-number-r{row}-c{col}.xls", book(record("NUMBER", data, biff), biff), "either", cells_of(biff, GOOD))
        for word, data in {"bool-7": b"\7\0", "error-77": b"\x4d\1", "kind-9": b"\1\x09", "error-na": b"\x2a\1"}.items():
            wanted = {**GOOD, "A6": Error("#N/A")} if word == "error-na" else GOOD
            yield Case(f"{NAMES[biff]}-boolerr-{word}.xls", book(record("BOOLERR", at(5, 0, biff=biff) + data, biff), biff), "value", cells_of(biff, wanted),
                       ["A6"] if word == "bool-7" and biff >= 5 else [])
        for page in (0, 1, 1200, 65535, 0x8000, 0x8001, 1252, 10000, 10007, 866, 932, 65001, 12345):
            if biff >= 5:
                yield Case(f"{NAMES[biff]}-codepage-{page}.xls", book(biff=biff, middle=record("CODEPAGE", struct.pack("<H", page), biff) + (sst("Тюмень") if biff == 8 else b"")))
            else:
                yield Case(f"{NAMES[biff]}-codepage-{page}.xls", book(biff=biff, middle=record("CODEPAGE", struct.pack("<H", page), biff)))
        doubled = cell_number(5, 0, 1, biff) + cell_number(5, 0, 2, biff) + label(5, 0, "три", biff)
        yield Case(f"{NAMES[biff]}-cell-twice.xls", book(doubled, biff))
        down = b"".join(cell_number(row, col, row, biff) for row in range(300, 2, -1) for col in range(9, -1, -1))
        yield Case(f"{NAMES[biff]}-cells-descending.xls", book(down, biff), "value",
                   cells_of(biff, {**GOOD, **{f"{'ABCDEFGHIJ'[col]}{row + 1}": row for row in range(3, 301) for col in range(10)}}), only=biff >= 5)
        xf = struct.pack("<HH", 5, 0) + (b"\x3f\xff\xff" if biff == 2 else b"\xff\xff")
        yield Case(f"{NAMES[biff]}-style-beyond.xls", book(record("NUMBER", xf + SEVEN_HALF, biff), biff), "either", cells_of(biff, GOOD))
    for word, first, last, count in (("turned", 9, 3, 3), ("fewer", 3, 5, 1), ("more", 3, 5, 9), ("none", 3, 3, 0), ("wide", 0, 65535, 4), ("last-255", 250, 255, 6), ("beyond-255", 254, 259, 6)):
        data = struct.pack("<HH", 5, first) + struct.pack("<HI", 0, 7 << 2 | 2) * count + struct.pack("<H", last)
        for biff in (5, 8):
            yield Case(f"{NAMES[biff]}-mulrk-{word}.xls", book(record("MULRK", data, biff), biff), "either", GOOD)
            blank = struct.pack("<HH", 5, first) + b"\0\0" * count + struct.pack("<H", last)
            yield Case(f"{NAMES[biff]}-mulblank-{word}.xls", book(record("MULBLANK", blank, biff), biff), "either", GOOD)
    for word, data in {"count-more": struct.pack("<H", 500) + b"\0" * 8, "count-full": b"\xff\xff" + struct.pack("<HHHH", 0, 65535, 0, 255) * 1000, "turned": struct.pack("<HHHHH", 1, 9, 3, 9, 3),
                       "beyond": struct.pack("<HHHHH", 1, 0, 65535, 0, 65535), "odd": b"\1\0\0\0\0"}.items():
        yield Case(f"merged-{word}.xls", book(record("MERGEDCELLS", data)), "either", GOOD)
    yield Case("merged-300000-times.xls", book(record("MERGEDCELLS", struct.pack("<H", 1026) + struct.pack("<HHHH", 0, 1, 0, 1) * 1026) * 300), "either", GOOD, slow=True)


def dates():
    """Serials under a date's format that are no dates, formats that never end."""
    styles = record("FORMAT", b"\xa4\0" + text8("dd.mm.yyyy")) + record("XF", b"\0\0\xa4\0" + b"\0" * 16) * 2 + sst("Тюмень")
    for word, value in {"minus": -1.0, "huge": 1e300, "last": 2958466.0, "day-60": 60.0, "fraction": 45351.999999999, "64-bits": 2.0**63, "tiny": 5e-324}.items():
        for mode in (b"\0\0", b"\1\0", b"\xff\xff"):
            middle = record("DATEMODE", mode) + styles
            yield Case(f"date-{word}-mode-{mode[0]}.xls", book(record("NUMBER", at(5, 0, 1) + struct.pack("<d", value)), middle=middle), "value")
    long = record("FORMAT", b"\xa4\0" + struct.pack("<HB", 8000, 0) + b"y" * 8000)
    yield Case("formats-400-long.xls", book(middle=long * 400 + sst("Тюмень")), "either", GOOD, slow=True)
    yield Case("styles-200000.xls", book(middle=record("XF", b"\0\0\xa4\0" + b"\0" * 16) * 200000 + sst("Тюмень")), "either", GOOD, slow=True)
    yield Case("sheets-100000.xls", workbook(globals_of([(f"Л{n}", b"") for n in range(100000)], 8, sst("Тюмень"))), slow=True)
    amplified = b"".join(record("LABELSST", at(row, col) + struct.pack("<I", 0)) for row in range(1000) for col in range(256))
    text = struct.pack("<IIHB", 1, 1, 8000, 1) + "я".encode("utf-16-le") * 4000
    strings = record("SST", text) + record("CONTINUE", b"\1" + "я".encode("utf-16-le") * 4000)
    yield Case("string-8k-by-256000-cells.xls", book(middle=strings, first=amplified), slow=True)


def locked():
    for biff in (5, 8):
        rest = sst("Тюмень") if biff == 8 else b""
        for word, data in {"xor": b"\x12\x34\x56\x78" if biff == 5 else b"\0\0\x12\x34\x56\x78", "rc4": b"\1\0\1\0\1\0" + noise(48), "rc4-api": b"\1\0\2\0\2\0" + noise(160),
                           "kind-9": b"\x09\0" + noise(40), "empty": b""}.items():
            stream = globals_of([("Лист1", sheet_of(biff=biff))], biff, record("FILEPASS", data, biff) + rest)
            yield Case(f"{NAMES[biff]}-locked-{word}.xls", workbook(stream, biff), "error", words=LOCKED)
    for biff in (2, 3, 4):
        yield Case(f"{NAMES[biff]}-locked.xls", book(record("FILEPASS", b"\x12\x34\x56\x78", biff), biff), "error" if biff > 2 else "either", words=LOCKED)


# ---- compound files -----------------------------------------------------------------------------------------------------------------

def containers():
    stream = globals_of([("Лист1", sheet_of())], 8, sst("Тюмень"))
    streams = {"Workbook": globals_of([("Лист1", sheet_of(MANY))], 8, sst("Тюмень")), "\5SummaryInformation": noise(300)}
    good = {"expect": "value", "cells": GOOD, "only": True}
    yield Case("compound-good.xls", compound(streams), "value", {**GOOD, "A410": 409})
    yield Case("compound-mini.xls", compound({"Workbook": stream, "\5SummaryInformation": noise(300)}, mini=True), **good)
    yield Case("compound-book-beside-workbook.xls", compound({**streams, "Book": workbook(stream, 5)}))
    for field, lies in {"shift": (0, 1, 5, 12, 20, 31, 32, 63, 65535), "mini_shift": (0, 9, 12, 31, 64, 65535), "major": (0, 2, 4, 5, 65535), "order": (0, 0xFEFF),
                        "fat_count": (0, 2, 109, 110, 0x7FFFFFFF, 0xFFFFFFFF), "folder": (1, 500, 0x7FFFFFFF, END, FREE, 0xFFFFFFFA), "cutoff": (0, 1, 64, 5000, 0x7FFFFFFF, 0xFFFFFFFF),
                        "mini_first": (0, 500, 0x7FFFFFFF), "mini_count": (1, 0x7FFFFFFF), "difat_first": (0, 1, 500, 0x7FFFFFFF), "difat_count": (1, 500, 0x7FFFFFFF, 0xFFFFFFFF)}.items():
        for lie in lies:
            yield Case(f"compound-{field.replace('_', '-')}-{lie}.xls", compound(streams, **{field: lie}))
    for word, difat in (("none", []), ("itself", [0]), ("beyond", [0x7FFFFFFF]), ("marks", [FREE, END]), ("doubled", [0] * 109)):
        yield Case(f"compound-difat-{word}.xls", compound(streams, difat=difat))
    yield Case("compound-difat-loop.xls", compound({**streams, "Loop": struct.pack("<I", 12) * 128 * 8}, difat_first=12, difat_count=0xFFFF, fat_count=0x10000))

    def fat_case(name, spoil, mini=False, **expected):
        return Case(f"compound-fat-{name}.xls", compound({"Workbook": stream} if mini else streams, mini=mini, spoil=spoil), **expected)

    for word, first, target in (("loop-of-one", 0, 0), ("loop-of-two", 1, 0), ("loop-late", 10, 2), ("beyond", 0, 0x7FFFFFFF), ("free", 0, FREE), ("mark", 0, FAT_MARK), ("end-early", 0, END),
                                ("negative", 0, 0xFFFFFFF0), ("into-folder", 0, 14)):
        yield fat_case(word, lambda fat, first=first, target=target: fat.update({first: target}), expect="error")
    yield fat_case("all-zero", lambda fat: fat.update(dict.fromkeys(range(64), 0)), expect="error")
    yield fat_case("all-free", lambda fat: fat.clear(), expect="error")
    yield fat_case("folder-loop", lambda fat: fat.update({n: n for n in range(12, 20)}))
    yield fat_case("mini-container-loop", lambda fat: fat.update({0: 0}), mini=True)

    def folder_case(name, change, mini=False, expect="either"):
        """A change of the folder's entry of the workbook, which stands second."""
        data = bytearray(compound({"Workbook": stream} if mini else streams, mini=mini))
        change(data, data.index("Workbook".encode("utf-16-le")))
        return Case(f"compound-entry-{name}.xls", bytes(data), expect)

    def put(offset, form, value):
        return lambda data, base: struct.pack_into(form, data, base + offset, value)

    for word, offset, form, value in (("name-length-0", 64, "<H", 0), ("name-length-65535", 64, "<H", 65535), ("name-length-odd", 64, "<H", 17), ("kind-0", 66, "<B", 0), ("kind-1", 66, "<B", 1),
                                      ("kind-5", 66, "<B", 5), ("kind-77", 66, "<B", 77), ("left-itself", 68, "<I", 1), ("right-itself", 72, "<I", 1), ("right-root", 72, "<I", 0),
                                      ("right-beyond", 72, "<I", 0x7FFFFFFF), ("child-itself", 76, "<I", 1), ("first-beyond", 116, "<I", 0x7FFFFFFF), ("first-end", 116, "<I", END),
                                      ("first-free", 116, "<I", FREE), ("first-into-fat", 116, "<I", 15), ("size-0", 120, "<Q", 0), ("size-1", 120, "<Q", 1), ("size-short", 120, "<Q", 4200),
                                      ("size-more", 120, "<Q", 60000), ("size-2-gb", 120, "<Q", 0x7FFFFFFF), ("size-4-gb", 120, "<Q", 0xFFFFFFFF), ("size-64-bits", 120, "<Q", 1 << 63)):
        yield folder_case(word, put(offset, form, value))
        yield folder_case(f"{word}-mini", put(offset, form, value), mini=True)
    for word, offset, form, value in (("root-child-itself", 76 - 128, "<I", 0), ("root-child-beyond", 76 - 128, "<I", 0x7FFFFFFF), ("root-kind-2", 66 - 128, "<B", 2),
                                      ("root-first-beyond", 116 - 128, "<I", 0x7FFFFFFF), ("root-size-huge", 120 - 128, "<Q", 1 << 40)):
        yield folder_case(f"{word}-mini", put(offset, form, value), mini=True)
    nested = padded(b"".join(folder_entry(f"e{n}", 1, END, 0, child=n + 1, left=n + 1, right=n + 1) for n in range(20000)))
    yield Case("compound-folder-20000-deep.xls", compound({**streams, "Deep": nested}, folder=14 + 0))
    yield Case("compound-head-alone.xls", compound(streams)[:512], "error")
    yield Case("compound-no-workbook.xls", compound({"WordDocument": noise(5000)}), "error")
    yield Case("compound-empty.xls", compound({}), "error")
    yield Case("compound-version-4.xls", compound(streams, major=4, shift=12))


def cases():
    for biff in NAMES:
        yield Case(f"{NAMES[biff]}-good.xls", book(biff=biff), "value", cells_of(biff, GOOD), only=biff >= 5)
        for case in sixteenths(f"{NAMES[biff]}-cut.xls", book(MANY if biff > 2 else b"", biff), "error", [*CUT, "пуст", "empty", "формат", "format", "с ошибкой"]):
            case.expect = "either" if biff < 5 or case.name.endswith(("14-of-16.xls", "15-of-16.xls")) else "error"
            yield case
    for make in (lengths, string_lies, continued, nesting, values, dates, locked, containers):
        yield from make()
