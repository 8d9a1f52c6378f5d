#!/usr/bin/env python3
"""Writes hostile sheets of all kinds into a folder, with manifest.json, which says what must become of each. Same bytes every time.

usage: hostile.py FOLDER [WORD]    only files whose names hold WORD
"""
import json
import sys
from pathlib import Path

import hostile_csv
import hostile_ods
import hostile_xls
import hostile_xlsx
from build_zip import pieces
from case import entry

MAKERS = {"xlsx": hostile_xlsx, "ods": hostile_ods, "xls": hostile_xls, "csv": hostile_csv}


def cases(word=""):
    """(kind, case) of every file."""
    for kind, maker in MAKERS.items():
        for case in maker.cases():
            if word in case.name:
                yield kind, case


def write(folder, word=""):
    """Writes the files and returns the manifest's list."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for kind, case in cases(word):
        if (folder / case.name).exists() and any(line["file"] == case.name for line in listed):
            raise ValueError(f"{case.name} stands twice")
        with open(folder / case.name, "wb") as file:
            for piece in pieces(case.data):
                for _ in range(piece.times):
                    file.write(piece.chunk)
        listed.append(entry(case, kind))
    (folder / "manifest.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    return listed


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    listed = write(*sys.argv[1:])
    size = sum((Path(sys.argv[1]) / line["file"]).stat().st_size for line in listed)
    print(f"{len(listed)} files, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
