"""A PDF of two thousand pages of text: memory and time stay bounded, and what is told stands on the page where it was written, first, last
and between. Without pdftotext: skipped."""
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

PAGES = 2000
LINES = 45  # a page is full
MEGABYTES = 300  # svod or its converter, whichever takes more
SECONDS = 120
NAMED = {3: "youth", 1000: "network", 2000: "routes"}
SAID = {"youth": "Поддержка молодых педагогов района", "network": "Развитие сетевых сообществ района", "routes": "Маршруты обучения педагогов района"}
# Russian letters as names of glyphs, which readers know without a font: а is afii10065, ё stands between е and ж.
GLYPHS = {chr(0x410 + i): f"afii{10017 + i + (i > 5)}" for i in range(32)} | {chr(0x430 + i): f"afii{10065 + i + (i > 5)}" for i in range(32)}
CODES = {letter: 128 + i for i, letter in enumerate(GLYPHS)}
RUBRIC = """svod: rubric/1
id: pages
title: Страницы
year: 2023
step: 1
max: 1
provenance: demo
sections:
  - id: "1"
    title: Цели
    max: 1
    criteria:
      - {id: "1.1", title: Цели, max: 1, evidence: {zone: goals, direction: youth}}
evidence:
  zones:
    - {id: goals, title: Цели, heading: ['цел(ь|и)']}
  directions:
    - {id: youth, title: Молодые, words: ['молод* педагог*']}
    - {id: network, title: Сети, words: ['сетев*']}
    - {id: routes, title: Маршруты, words: ['маршрут*']}
"""
CAMPAIGN = """svod: campaign/1
name: pages
year: 2023
language: ru
date: 2023-12-18
provenance: demo
rubric: rubric.yaml
roster: roster.csv
documents: documents
sheets: sheet.csv
"""


def shown(text):
    return "<" + bytes(CODES.get(letter, ord(letter)) for letter in text).hex() + ">"


def page_text(number):
    said = SAID.get(NAMED.get(number), "Занятия и встречи педагогов района")
    lines = ["ЦЕЛИ РАЙОНА"] if number == 1 else []
    lines += [f"{said} на листе {number}."]
    lines += [f"Строка {i} листа {number} говорит о школах и садах, о времени {i * number % 997} и о месте." for i in range(LINES - 2)]
    moved = "".join(f"{shown(line)} Tj T*\n" for line in lines)
    return f"BT /F 11 Tf 15 TL 50 780 Td\n{moved}ET".encode()


def write_pdf(path):
    names = " ".join(f"/{glyph}" for glyph in GLYPHS.values())
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {PAGES} /Kids [{' '.join(f'{4 + 2 * i} 0 R' for i in range(PAGES))}] >>".encode(),
               f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [128 {names}] >> >>".encode()]
    for number in range(1, PAGES + 1):
        packed = zlib.compress(page_text(number))
        at = len(objects) + 2
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {at} 0 R >>".encode())
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream")
    out, places = bytearray(b"%PDF-1.4\n"), []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(b"%010d 00000 n \n" % at for at in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    path.write_bytes(out)


def write_campaign(home):
    (home / "documents" / "a").mkdir(parents=True)
    (home / "campaign.yaml").write_text(CAMPAIGN)
    (home / "rubric.yaml").write_text(RUBRIC)
    (home / "roster.csv").write_text("id,name\na,Демо-район\n")
    (home / "sheet.csv").write_text("Участник;1.1\nДемо-район;1\n")
    write_pdf(home / "documents" / "a" / "отчёт.pdf")


def run(*args):
    start = time.monotonic()
    done = subprocess.run([os.environ["SVOD_RELEASE"], "evidence", *args], capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(), time.monotonic() - start


def check(home):
    out, seconds = run("--json", str(home))
    seen = {(one.get("zone"), one["direction"]): one for one in json.loads(out)["units"][0]["matrix"]}
    for number, direction in NAMED.items():
        quote = seen["goals", direction]["quotations"][0]
        assert quote["page"] == number, (direction, quote)
        assert SAID[direction] in quote["text"] and f"листе {number}" in quote["text"], quote
    read, _ = run("--paragraphs", str(home))
    paragraphs = json.loads(read.splitlines()[0])["made"]
    titles = [one for one in paragraphs if one["text"] == "ЦЕЛИ РАЙОНА"]
    assert [one["page"] for one in titles] == [1], titles
    others = [one for one in paragraphs if one not in titles]
    assert {one["page"] for one in others} == set(range(1, PAGES + 1))
    for one in others:
        assert {int(number) for number in re.findall(r"лист[ае] (\d+)", one["text"])} == {one["page"]}, one
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"pdf_pages: {PAGES} pages, {len(paragraphs)} paragraphs, {seconds:.1f} s, at most {peak:.0f} MB")
    assert peak <= MEGABYTES


def main():
    if not shutil.which("pdftotext"):
        print("there is no pdftotext")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        write_campaign(Path(folder))
        check(Path(folder))
    return 0


sys.exit(main())
