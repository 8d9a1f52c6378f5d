"""A hostile file and what must become of it. The formats' modules yield these; hostile.py writes them and run_hostile.py judges by them."""
import re
from dataclasses import dataclass, field

SHEET = "Лист1"

# Words of which a refusal must name one.
LOCKED = ["парол", "password", "encrypt"]
LIMIT = ["предел", "limit"]
DOCTYPE = ["DOCTYPE"]
CUT = ["поврежд", "обрыв", "damaged", "cut short"]


class Error(str):
    """The value of a cell that holds an error."""


class Date(str):
    """The value of a cell that holds a date, in ISO 8601."""


class Repeat:
    """A chunk of bytes that stands so many times in a row: packed once, however long the whole is."""

    def __init__(self, chunk, times):
        self.chunk = chunk.encode() if isinstance(chunk, str) else chunk
        self.times = times

    def __len__(self):
        return len(self.chunk) * self.times


@dataclass
class Case:
    """`expect`: "value" (read, exit 0), "error" (refused, exit 3), "either". `cells`: reference -> value that must be there, or
    (sheet, reference) -> value; `absent`: references where no value may be. `only`: no value anywhere but at `cells`. `words`: a
    refusal names one of them. `doubles`: sheets share a name, so a place may be printed twice. `slow`: too much for the sanitizers."""

    name: str
    data: object  # bytes, or a list of bytes and Repeats
    expect: str = "either"
    cells: dict = field(default_factory=dict)
    absent: tuple = ()
    only: bool = False
    words: tuple = ()
    doubles: bool = False
    slow: bool = False


def place(reference):
    """"B7" or ("Лист2", "B7") -> sheet, row, column."""
    sheet, reference = reference if isinstance(reference, tuple) else (SHEET, reference)
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return sheet, int(digits), column


def kind_of(value):
    for kind, form in (("error", Error), ("date", Date), ("bool", bool), ("string", str)):
        if isinstance(value, form):
            return kind
    return "number"


def entry(case, kind):
    """The line of the manifest."""
    cells = [dict(zip(("sheet", "row", "col"), place(where)), type=kind_of(value), value=value) for where, value in case.cells.items()]
    return {"file": case.name, "kind": kind, "expect": case.expect, "cells": cells, "absent": [place(where) for where in case.absent],
            "only": case.only, "words": list(case.words), "doubles": case.doubles, "slow": case.slow}


def noise(count, seed=1):
    """So many bytes of hexadecimal digits that do not compress below half, the same ones every time."""
    state, out = seed, bytearray()
    while len(out) < count:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out += b"%08x" % (state >> 32)
    return bytes(out[:count])


def bulk(piece, times, ratio=400):
    """At least `times` pieces of XML that unpack to about `ratio` times their packed size, so that no cap on ratios ends it early."""
    piece = piece.encode() if isinstance(piece, str) else piece
    count = max(1, (1 << 20) // len(piece))
    size = count * len(piece)
    comment = b"<!--" + noise(max(8, 2 * (size // ratio - size // 1000))) + b"-->" if ratio < 1000 else b""
    return Repeat(piece * count + comment, -(-times // count))


def sixteenths(name, data, expect, words=(), cells=None):
    """The file cut at every sixteenth."""
    stem, dot, extension = name.rpartition(".")
    for n in range(16):
        yield Case(f"{stem}-{n:02}-of-16{dot}{extension}", data[:len(data) * n // 16], expect, words=words, cells=cells or {})
