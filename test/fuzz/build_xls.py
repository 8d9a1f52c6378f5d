"""Records of BIFF2 to BIFF8 and compound files, byte by byte."""
import struct

END = 0xFFFFFFFE
FREE = 0xFFFFFFFF
FAT_MARK = 0xFFFFFFFD
SECTOR = 512

# Records of the generations by name; three numbers: BIFF2, BIFF3/4, BIFF5/8.
NUMBERS = {
    "BOF": (0x0009, 0x0209, 0x0809), "EOF": (0x000A,) * 3, "CODEPAGE": (0x0042,) * 3, "DATEMODE": (0x0022,) * 3, "FILEPASS": (0x002F,) * 3,
    "FORMAT": (0x001E, 0x001E, 0x041E), "XF": (0x0043, 0x0243, 0x00E0), "FONT": (0x0031, 0x0231, 0x0031), "BOUNDSHEET": (0x0085,) * 3, "SST": (0x00FC,) * 3,
    "CONTINUE": (0x003C,) * 3, "EXTSST": (0x00FF,) * 3, "LABELSST": (0x00FD,) * 3, "LABEL": (0x0004, 0x0204, 0x0204), "RSTRING": (0x00D6,) * 3,
    "INTEGER": (0x0002,) * 3, "NUMBER": (0x0003, 0x0203, 0x0203), "RK": (0x027E,) * 3, "MULRK": (0x00BD,) * 3, "BLANK": (0x0001, 0x0201, 0x0201),
    "MULBLANK": (0x00BE,) * 3, "BOOLERR": (0x0005, 0x0205, 0x0205), "FORMULA": (0x0006, 0x0206, 0x0006), "STRING": (0x0007, 0x0207, 0x0207),
    "SHRFMLA": (0x04BC,) * 3, "ARRAY": (0x0021, 0x0221, 0x0221), "ROW": (0x0008, 0x0208, 0x0208), "DIMENSIONS": (0x0000, 0x0200, 0x0200),
    "COLINFO": (0x007D,) * 3, "MERGEDCELLS": (0x00E5,) * 3, "NOTE": (0x001C,) * 3, "OBJ": (0x005D,) * 3, "MSODRAWING": (0x00EC,) * 3, "INDEX": (0x000B, 0x020B, 0x020B),
    "WINDOW2": (0x003E, 0x023E, 0x023E), "DBCELL": (0x00D7,) * 3, "NAME": (0x0018, 0x0218, 0x0018), "SHEETHDR": (0x008F,) * 3, "SHEETSOFFSET": (0x008E,) * 3,
    "BUILTINFMTCOUNT": (0x0056,) * 3, "WRITEPROT": (0x0086,) * 3, "IXFE": (0x0044,) * 3,
}


def number(name, biff):
    if name == "FORMULA" and biff == 4:
        return 0x0406
    if name == "FORMAT" and biff == 4:
        return 0x041E
    if name == "XF" and biff == 4:
        return 0x0443
    if name == "BOF" and biff == 4:
        return 0x0409
    return NUMBERS[name][0 if biff == 2 else 1 if biff < 5 else 2]


def record(name, data=b"", biff=8, length=None):
    """A record; `length` lies about its data."""
    return struct.pack("<HH", name if isinstance(name, int) else number(name, biff), len(data) if length is None else length) + data


def bof(kind, biff=8):
    """kind: 5 globals, 0x10 sheet, 0x20 chart, 0x40 macros."""
    version = {2: 0x0200, 3: 0x0300, 4: 0x0400, 5: 0x0500, 8: 0x0600}[biff]
    return record("BOF", struct.pack("<HHHHII", version, kind, 0x0DBB, 0x07CC, 0x41, 6)[:16 if biff == 8 else 8 if biff == 5 else 6 if biff > 2 else 4], biff)


def text8(text, count="<H"):
    """A BIFF8 string: characters, flags, code units."""
    wide = any(ord(c) > 255 for c in text)
    data = text.encode("utf-16-le" if wide else "latin-1")
    return struct.pack(count, len(data) // (2 if wide else 1)) + bytes([wide]) + data


def text5(text, count="<H"):
    data = text.encode("windows-1251")
    return struct.pack(count, len(data)) + data


def at(row, col, xf=0, biff=8):
    """The beginning of a cell's record."""
    return struct.pack("<HH", row, col) + (b"\0\0\0" if biff == 2 else struct.pack("<H", xf))


# ---- compound files -----------------------------------------------------------------------------------------------------------------

def padded(data, unit=SECTOR):
    return data + b"\0" * (-len(data) % unit)


def chain(fat, first, count):
    """Writes a chain of consecutive sectors into a table."""
    for n in range(first, first + count):
        fat[n] = n + 1 if n + 1 < first + count else END


def folder_entry(name, kind, first, size, child=FREE, left=FREE, right=FREE):
    wide = name.encode("utf-16-le") + b"\0\0" if name else b""
    return struct.pack("<64sHBBIII16sIQQIQ", wide[:64], min(len(wide), 64), kind, 1, left, right, child, b"", 0, 0, 0, first, size)


def layout(streams, mini):
    """Sectors of a compound file: small streams, when `mini`, in sectors of 64 bytes. -> body, FAT, folder entries, mini FAT's first
    sector and count, first sector of the folder."""
    fat, body, entries = {}, [], []
    small = {name: data for name, data in streams.items() if mini and len(data) < 4096}
    minifat, container, at_mini, at_sector = {}, b"", 0, 0
    for name, data in streams.items():
        unit = 64 if name in small else SECTOR
        count = -(-len(data) // unit)
        if name in small:
            chain(minifat, at_mini, count)
            entries.append((name, 2, at_mini if count else END, len(data)))
            container, at_mini = container + padded(data, 64), at_mini + count
        else:
            chain(fat, at_sector, count)
            entries.append((name, 2, at_sector if count else END, len(data)))
            body.append(padded(data))
            at_sector += count

    def put(data):
        nonlocal at_sector
        first, count = at_sector, -(-len(data) // SECTOR)
        chain(fat, first, count)
        body.append(padded(data))
        at_sector += count
        return (first if count else END), count

    root, _ = put(container)
    table = b"".join(struct.pack("<I", minifat.get(n, FREE)) for n in range(-(-at_mini // 128) * 128))
    first_mini, count_mini = put(table)
    listed = [folder_entry("Root Entry", 5, root, len(container), child=1 if entries else FREE)]
    listed += [folder_entry(name, kind, first, size, right=n + 1 if n < len(entries) else FREE)
               for n, (name, kind, first, size) in enumerate(entries, 1)]
    folder, _ = put(padded(b"".join(listed)))
    return b"".join(body), fat, at_sector, folder, first_mini, count_mini


HEADER = ("signature", "clsid", "minor", "major", "order", "shift", "mini_shift", "reserved", "folder_count", "fat_count", "folder", "transaction",
          "cutoff", "mini_first", "mini_count", "difat_first", "difat_count")


def compound(streams, mini=False, spoil=None, **lies):
    """Bytes of a compound file of name -> data. Lies overrule fields of the header; `spoil(fat)` may change the sector table, and
    "difat" in lies the list of its sectors."""
    body, fat, count, folder, first_mini, count_mini = layout(streams, mini)
    tables = 1
    while tables * 128 < count + tables:
        tables += 1
    for n in range(count, count + tables):
        fat[n] = FAT_MARK
    if spoil:
        spoil(fat)
    difat = lies.pop("difat", [*range(count, count + tables)])
    fields = dict(zip(HEADER, (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, folder, 0, 4096, first_mini, count_mini, END, 0)))
    fields.update(lies)
    head = struct.pack("<8s16sHHHHH6sIIIIIIIII", *(fields[name] for name in HEADER))
    head += b"".join(struct.pack("<I", difat[n] if n < len(difat) else FREE) for n in range(109))
    return head + body + b"".join(struct.pack("<I", fat.get(n, FREE)) for n in range(tables * 128))


# ---- workbooks ----------------------------------------------------------------------------------------------------------------------

def globals_of(sheets, biff=8, middle=b"", shift=0):
    """The globals with a BOUNDSHEET for each of (name, bytes), then the sheets; `shift` puts the offsets wrong."""
    def listed(offsets):
        texts = [text8(name, "<B") if biff == 8 else text5(name, "<B") for name, _ in sheets]
        return b"".join(record("BOUNDSHEET", struct.pack("<IH", offset, 0) + text, biff) for offset, text in zip(offsets, texts))

    before = bof(5, biff) + record("CODEPAGE", struct.pack("<H", 1200 if biff == 8 else 1251), biff) + middle
    offset = len(before) + len(listed([0] * len(sheets))) + len(record("EOF"))
    offsets = []
    for _, data in sheets:
        offsets.append((offset + shift) & 0xFFFFFFFF)
        offset += len(data)
    return before + listed(offsets) + record("EOF") + b"".join(data for _, data in sheets)


def workbook(stream, biff=8, **lies):
    """A stream of BIFF5 or BIFF8 in its compound file, long enough to be no mini stream."""
    return compound({"Workbook" if biff == 8 else "Book": stream + b"\0" * max(0, 4096 - len(stream))}, **lies)
