"""Hostile archives: whatever a zip can lie about, around the parts of a good workbook of either kind."""
import struct

import build_zip as z
from case import CUT, LIMIT, LOCKED, Case, Repeat, bulk, noise, sixteenths

CLIMBING = {"up": "../../svod-evil.txt", "absolute": "/svod-evil.txt", "backslash": "..\\..\\svod-evil.txt", "drive": "C:\\svod-evil.txt",
            "nul": b"svod\0evil.txt", "empty": "", "dots": "..", "long": "a" * 60000, "control": b"a\r\n\x1b[31mb", "not-utf8": b"\xff\xfe\xc3("}
SANE = {"up", "absolute", "backslash", "drive", "dots", "long"}  # names that nobody must mind, since nothing is unpacked


def entries(parts, method=z.DEFLATED):
    return [z.entry(name, content, method) for name, content in parts.items()]


def with_lies(parts, name, method=z.DEFLATED, **lies):
    """The archive with one entry that lies; what is no field of it goes into its central header."""
    out = []
    for part, content in parts.items():
        out.append(z.entry(part, content, method, **(lies if part == name else {})))
    return z.archive(out)


def sizes_and_sums(ext, parts, main, cells):
    for where in ("local", "central"):
        for word, size in (("zero", 0), ("one", 1), ("short", -1), ("long", 1), ("huge", 0xFFFFFFFE)):
            good = z.entry(main, parts[main]).size
            lie = good + size if word in ("short", "long") else size
            expect = "error" if where == "central" and word in ("zero", "one", "short") else "either"
            yield Case(f"zip-size-{word}-{where}.{ext}", with_lies(parts, main, **{where: {"size": lie}}), expect)
        for word, size in (("zero", 0), ("short", 20), ("huge", 0x7FFFFFFF)):
            yield Case(f"zip-packed-{word}-{where}.{ext}", with_lies(parts, main, **{where: {"packed": size}}))
        yield Case(f"zip-crc-{where}.{ext}", with_lies(parts, main, **{where: {"crc": 0x12345678}}),
                   "error" if where == "central" else "either", words=["контрольная сумма", "checksum", *CUT])
        for method in (1, 9, 12, 14, 93, 99, 65535):
            yield Case(f"zip-method-{method}-{where}.{ext}", with_lies(parts, main, **{where: {"method": method}}))
        yield Case(f"zip-locked-{where}.{ext}", with_lies(parts, main, **{where: {"flags": 0x801}}),
                   "error" if where == "central" else "either", words=LOCKED)
        yield Case(f"zip-name-differs-{where}.{ext}", with_lies(parts, main, **{where: {"name": b"other.xml"}}))
        yield Case(f"zip-extra-lies-{where}.{ext}", with_lies(parts, main, **{where: {"extra": b"\1\0\xff\xff" + b"a" * 8}}))
        wide = struct.pack("<HHQQ", 1, 16, 1 << 63, 1 << 62)
        lie = {"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF, "extra": wide}
        yield Case(f"zip-64-sizes-{where}.{ext}", with_lies(parts, main, **{where: lie}))
    locked = z.entry(main, parts[main], flags=0x801)
    locked.body = noise(12) + locked.body
    yield Case(f"zip-locked.{ext}", z.archive([e for e in entries(parts) if e.name != locked.name] + [locked]), "error", words=LOCKED)
    strong = z.entry(main, parts[main], flags=0x841)
    yield Case(f"zip-locked-strongly.{ext}", z.archive([e for e in entries(parts) if e.name != strong.name] + [strong]), "error")


def layouts(ext, parts, main, cells):
    good = {"expect": "value", "cells": cells}
    yield Case(f"zip-comment.{ext}", z.archive(entries(parts), comment=b"a comment"), **good)
    yield Case(f"zip-comment-of-end.{ext}", z.archive(entries(parts), comment=z.end(0, 0, 0)))
    yield Case(f"zip-comment-length-lies.{ext}", z.archive(entries(parts), comment_length=500))
    yield Case(f"zip-tail-of-noise.{ext}", z.archive(entries(parts)) + noise(1000))
    yield Case(f"zip-prefix.{ext}", z.archive(entries(parts), prefix=b"#!/bin/sh\n" + noise(1000)))
    yield Case(f"zip-descriptors.{ext}", z.archive([z.entry(n, c, descriptor=True) for n, c in parts.items()]), **good)
    stored = z.archive([z.entry(n, c, z.STORED, descriptor=True) for n, c in parts.items()])
    yield Case(f"zip-stored-descriptors.{ext}", stored, **good)
    yield Case(f"zip-stored.{ext}", z.archive(entries(parts, z.STORED)), **good)
    count = len(parts)
    for word, lie in (("zero", 0), ("one-less", count - 1), ("one-more", count + 1), ("full", 65535)):
        yield Case(f"zip-count-{word}.{ext}", z.archive(entries(parts), count=lie, count_here=lie))
    for word, lie in (("zero", 0), ("beyond", 0x7FFFFFFF), ("all-ones", 0xFFFFFFFF)):
        yield Case(f"zip-directory-offset-{word}.{ext}", z.archive(entries(parts), offset=lie))
        yield Case(f"zip-directory-size-{word}.{ext}", z.archive(entries(parts), size=lie))
    yield Case(f"zip-disks.{ext}", z.archive(entries(parts), disk=7, disk_of_directory=3))
    yield Case(f"zip-empty.{ext}", z.archive([]), "error")
    yield Case(f"zip-end-alone.{ext}", z.end(5, 500, 20), "error")
    yield Case(f"zip-head-alone.{ext}", b"PK\3\4", "error")
    yield Case(f"zip-no-directory.{ext}", b"".join(e.local_bytes() for e in entries(parts)), "error")
    for word, values in (("beyond", (3, 200, 1 << 62, 1 << 60)), ("many", (1 << 60, 1 << 60, 0, 0)), ("self", (1, 46, 0, 0))):
        yield Case(f"zip-64-end-{word}.{ext}", z.archive(entries(parts), between=z.end64(*values), count=65535, count_here=65535,
                                                         offset=0xFFFFFFFF, size=0xFFFFFFFF))


def doubles(ext, parts, main, cells):
    listed = entries(parts)
    place = [e.name for e in listed].index(main.encode())
    other = z.entry(main, "<a/>")
    yield Case(f"zip-part-twice-bad-last.{ext}", z.archive([*listed, other]))
    yield Case(f"zip-part-twice-bad-first.{ext}", z.archive([other, *listed]))
    yield Case(f"zip-part-twice-by-case.{ext}", z.archive([*listed, z.entry(main.upper(), "<a/>")]))
    yield Case(f"zip-part-is-folder.{ext}", z.archive([*[e for e in listed if e.name != main.encode()], z.entry(main + "/", b"")]), "error")
    offset = sum(len(e.local_bytes()) for e in listed[:place])
    extra = [z.entry(f"copy{n}.xml", b"", central={"offset": offset, "packed": len(listed[place].body), "size": listed[place].size,
                                                     "crc": listed[place].crc}) for n in range(50)]
    yield Case(f"zip-entries-overlap.{ext}", z.archive(listed + extra))
    into = z.entry(main, parts[main], central={"offset": 10})
    yield Case(f"zip-offset-into-another.{ext}", z.archive([*listed[:place], into, *listed[place + 1:]]), "error" if place else "either")
    away = z.entry(main, parts[main], central={"offset": 0x7FFFFFF0})
    yield Case(f"zip-offset-beyond.{ext}", z.archive([*listed[:place], away, *listed[place + 1:]]), "error")


def spoilt(ext, parts, main, cells):
    """Packed bytes that are no deflate stream, or end early, or go on."""
    for word, change in (("noise", lambda body: noise(len(body))), ("cut", lambda body: body[:len(body) // 2]),
                         ("middle", lambda body: body[:len(body) // 2] + b"\xff" * 8 + body[len(body) // 2 + 8:]),
                         ("block-type-3", lambda body: b"\x07" + body), ("empty", lambda body: b"")):
        listed = entries(parts)
        for e in listed:
            if e.name == main.encode():
                e.body = change(e.body)
        yield Case(f"zip-deflate-{word}.{ext}", z.archive(listed), "error", words=CUT)
    listed = entries(parts)
    for e in listed:
        if e.name == main.encode():
            e.body += noise(5000)
    yield Case(f"zip-deflate-and-more.{ext}", z.archive(listed))


def names(ext, parts, main, cells):
    for word, name in CLIMBING.items():
        yield Case(f"zip-name-{word}.{ext}", z.archive([*entries(parts), z.entry(name, b"evil")]), "value" if word in SANE else "either",
                   cells if word in SANE else {})


def bombs(ext, parts, main, cells):
    many = [z.entry(f"x/{n:05}.xml", b"", z.STORED) for n in range(65000)]
    yield Case(f"bomb-of-parts.{ext}", z.archive(entries(parts) + many), slow=True)
    zeros = {**parts, "x/zeros.bin": Repeat(b"\0" * (1 << 20), 2000)}
    yield Case(f"bomb-in-idle-part.{ext}", z.of_parts(zeros), "value", cells)
    for word, size in (("undeclared", 1000), ("of-zero-size", 0)):
        head, tail = parts[main].split("</", 1)
        packed = z.entry(main, [head.encode(), Repeat(b" " * (1 << 20), 3000), ("</" + tail).encode()])
        packed.central = packed.local = {"size": size}
        yield Case(f"bomb-{word}.{ext}", z.archive([e for e in entries(parts) if e.name != main.encode()] + [packed]), "error")
    for word, ratio in (("spaces", 1000), ("spaces-and-noise", 300)):
        at = parts[main].index("?>") + 2
        content = [parts[main][:at].encode(), bulk(b" " * 65536, 20000, ratio), parts[main][at:].encode()]
        yield Case(f"bomb-of-{word}.{ext}", z.of_parts({**parts, main: content}), "error", words=LIMIT, slow=True)


def cases(ext, parts, main, cells):
    """`parts`: of a good workbook, texts; `main`: the part that holds the cells; `cells` must be there when nothing is wrong."""
    for make in (sizes_and_sums, layouts, doubles, spoilt, names, bombs):
        yield from make(ext, parts, main, cells)
    yield from sixteenths(f"cut.{ext}", z.of_parts(parts), "error")
    for name in parts:
        less = {part: content for part, content in parts.items() if part != name}
        word = name.replace("/", "-").replace("[", "").replace("]", "").replace("_", "").lstrip("-.").lower()
        yield Case(f"without-{word}.{ext}", z.of_parts(less), "error" if name == main else "either")
        yield Case(f"empty-{word}.{ext}", z.of_parts({**parts, name: b""}), "error" if name == main else "either")
