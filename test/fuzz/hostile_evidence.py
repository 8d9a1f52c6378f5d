#!/usr/bin/env python3
"""Hostile rubrics, folders, converters, lines and signals for `svod evidence`, `--stream` and `merge`.

usage: hostile_evidence.py SVOD [--only WORD] [--all]
Each case makes a campaign of its own, runs the program within limits (10 s of processor time, 512 MB, all processes together) and looks
for what must be said. Exit 1 when one failed.
"""
import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import struct
import tempfile
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile_documents
import run_hostile

SENTENCES = ("Цели и задачи развития кадров района на 2023 год. Профессиональные дефициты педагогов изучает методическая служба. "
             "Мониторинг показателей проводят дважды в год, его итоги обсуждает совет!\n\n")
TEXT = "1. Цели и задачи\n\n" + SENTENCES * 1000
PATTERNS = {
    "nested": r"/(а+)+$/", "nested-words": r"/(\w+\s?)+[!?]ъ/", "unbounded": r"/(*NO_START_OPT)(\w+)+ъ/",
    "gaps": r"/(\w+\W+){0,50}(\w+\W+){0,50}(\w+\W+){0,50}кадрового/", "alternatives": r"/((а|б|в)|(а|в)|(б|а|аа))*ъ/",
    "look-behind": r"/(?<=.{200})кадры/", "recursion": r"/(а?(?1)?б)/", "bytes": r"/\C\Cа/", "callout": r"/(?C1)кадры/",
    "reference": r"/(\w+).*\1.*\1.*ъ/", "repeats": r"/((\w{1,1000}){1,1000})ъ/", "define": r"/(?(DEFINE)(?<x>\w+))(?&x)+ъ/",
    "deep": "/" + "(" * 240 + "а" + ")" * 240 + "/", "look-ahead": "/" + "(?=.*к)" * 200 + "ъ/",
    "class": "/[" + "".join(map(chr, range(0x400, 0x460))) + r"\w\d\s]+ъъ/", "atomic": r"/(?>\w+\s*)*ъ/", "keep": r"/цели\K кадры/",
}
REFUSED = {"everything": "/.*/", "nothing": "/(?=)/", "maybe": "/а*/", "long": "/" + "кадры|" * 6000 + "ъ/", "deepest": "/" + "(" * 900 + ")" * 900 + "/",
           "large": "/(((а{1,999}){1,999}){1,999})/", "void": "//"}


def made(folder, words=("кадр*",)):
    """A campaign with one unit; its folder of documents."""
    rubric = hostile_documents.RUBRIC.replace("title: Цели, max: 1}]", "title: Цели, max: 1, evidence: {zone: goals, direction: staff}}]")
    listed = "".join("\n        - '" + word.replace("'", "''") + "'" for word in words)
    rubric = rubric[:rubric.index("  directions:")] + f"  directions:\n    - id: staff\n      title: Кадры\n      words:{listed}\n"
    for name, text in (("rubric.yaml", rubric), ("roster.csv", "id;name\none;Первый\n"), ("campaign.yaml", hostile_documents.CAMPAIGN),
                       ("sheet.csv", "Территория;1.1\nПервый;1\n")):
        Path(folder, name).write_text(text, encoding="utf-8")
    documents = Path(folder, "documents", "one")
    documents.mkdir(parents=True)
    return documents


class Judge:
    """Runs the program and collects what is wrong."""

    def __init__(self, program, name):
        self.program, self.name, self.faults, self.seconds, self.peak = str(Path(program).resolve()), name, [], 0, 0

    def run(self, *arguments, status=0, words=(), seconds=run_hostile.SECONDS, env=None):
        command = ["env", *[f"{key}={value}" for key, value in (env or {}).items()], self.program, "--lang", "ru", *map(str, arguments)]
        run = run_hostile.Run(command, tempfile.gettempdir(), seconds)
        said = run.err.decode("utf-8", "replace")
        self.seconds, self.peak = max(self.seconds, run.seconds), max(self.peak, run.peak)
        self.check(not run.late, f"{run.seconds:.0f} s")
        self.check(run.peak <= run_hostile.MEGABYTES, f"{run.peak:.0f} MB")
        self.check(not run.left, "a child outlived it")
        self.check(run.status == status, f"exit {run.status}, not {status}: {said[-300:]}")
        for word in words:
            self.check(word in said, f"does not say {word!r}: {said[:400]}")
        return run, said

    def check(self, fine, what):
        if not fine:
            self.faults.append(what)


# ---- patterns -------------------------------------------------------------------------------------------------------------------------

def pattern(judge, folder, text):
    """Seeks to the end of a real text, or says once that it did not."""
    documents = made(folder, [text, "методическ*"])
    for name in "abc":
        (documents / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    _, said = judge.run("evidence", "--json", folder)
    judge.check(said.count("не уложился") <= 1, f"one pattern, warned {said.count('не уложился')} times")
    judge.check("не уложился" not in said or "(документов: 3)" in said, "does not say in how many documents")
    Path(folder, "patterns").write_text(text[1:-1] + "\nметодическ\n", encoding="utf-8")
    run, _ = judge.run("evidence", "--patterns", Path(folder, "patterns"), documents / "a.txt")
    judge.check(run.out.decode().split("\t")[2:] == ["1000\n"], f"counts {run.out[:60]}")


def refused(judge, folder, text):
    (made(folder, [text]) / "a.txt").write_text(TEXT, encoding="utf-8")
    _, said = judge.run("evidence", "--json", folder, status=3, words=["rubric.yaml:16:"])
    judge.check(len(said) < 3000, "tells the whole pattern")


def thousand(judge, folder):
    words = [rf"/(\w+\s?)+[!{chr(0x430 + i % 32)}][?{chr(0x430 + i // 32)}]/" for i in range(1000)]
    (made(folder, words) / "a.txt").write_text(TEXT, encoding="utf-8")
    judge.run("evidence", "--json", folder, words=["не уложился"])


def thousand_tried(judge, folder):
    """Beside examples, with which nothing may be done as long as the patterns do not end."""
    words = [rf"/(\w+\s?)+[!{chr(0x430 + i % 32)}][?{chr(0x430 + i // 32)}]/" for i in range(1000)]
    made(folder, words)
    listed = ", ".join(f"'{SENTENCES[:300].strip()} {number}'" for number in range(20))
    with open(Path(folder, "rubric.yaml"), "a", encoding="utf-8") as rubric:
        rubric.write(f"      examples: {{yes: ['кадры'], no: [{listed}]}}\n")
    judge.run("rubric", Path(folder, "rubric.yaml"), status=1, words=["перебирает без конца"])


def together(judge, folder):
    documents = made(folder)
    Path(folder, "patterns").write_text("кадр\n", encoding="utf-8")
    for option in ("--json", "--stream", "--lines", "--paragraphs", "--ocr", "--timings"):
        judge.run("evidence", "--patterns", Path(folder, "patterns"), option, documents, status=2, words=[option])


# ---- folders --------------------------------------------------------------------------------------------------------------------------

def odd_entries(judge, folder):
    documents = made(folder)
    (documents / "а\nб\t\x1b[31m.txt").write_text("Цели\n\nКадры района.\n", encoding="utf-8")
    Path(documents, os.fsdecode(b"\xff\xfe.txt")).write_text("Кадры", encoding="utf-8")
    (documents / "empty.txt").touch()
    (documents / "closed.txt").write_text("x")
    (documents / "closed.txt").chmod(0)
    (documents / "closed").mkdir()
    (documents / "closed").chmod(0)
    os.mkfifo(documents / "pipe.txt")
    (documents / "device.txt").symlink_to("/dev/zero")
    (documents / "loop").symlink_to(".")
    (documents / "ring.txt").symlink_to("ring.txt")
    (documents / "passwd.txt").symlink_to("/etc/passwd")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(documents / "socket.txt"))
    deep = documents
    for _ in range(200):
        deep /= "д"
        deep.mkdir()
    run, said = judge.run("evidence", "--json", folder, words=["pipe.txt", "device.txt", "loop", "ring.txt", "passwd.txt", "socket.txt", "empty.txt"])
    listener.close()
    judge.check("\x1b" not in said, "prints what steers a terminal")
    judge.check(json.loads(run.out), "no JSON")
    (documents / "closed").chmod(0o700)


def many_files(judge, folder):
    documents = made(folder)
    for number in range(10000):
        (documents / f"{number}.txt").write_text("Цели\n\nКадры района.\n" if number % 2 else "", encoding="utf-8")
    judge.run("evidence", "--json", folder, words=["файл пуст"])


def empty(judge, folder):
    documents = made(folder)
    (documents / "empty.txt").touch()
    (documents / "a.txt").write_text("Мебель куплена.\n", encoding="utf-8")
    run, _ = judge.run("evidence", "--json", folder, words=["файл пуст"])
    states = run.out.replace(b" ", b"")
    judge.check(b'"state":"not_found"' in states and b'"state":"unreadable"' not in states, "an empty file hides nothing")


def big(judge, folder):
    """Files that would not fit beside one another are read one after another."""
    documents = made(folder)
    for number in range(3):
        with open(documents / f"{number}.txt", "w", encoding="utf-8") as file:
            for _ in range(60000000 // len(TEXT.encode())):
                file.write(TEXT)
    judge.run("evidence", "--json", folder, seconds=20)
    with open(documents / "0.txt", "a", encoding="utf-8") as file:
        for _ in range(195000000 // len(TEXT.encode())):
            file.write(TEXT)
    os.truncate(documents / "1.txt", 1 << 20)
    os.truncate(documents / "2.txt", 300 << 20)
    judge.run("evidence", "--json", folder, seconds=20, words=["текста больше 64 МиБ", "не более 256 МБ"])


# ---- converters -----------------------------------------------------------------------------------------------------------------------

CONVERTERS = {
    "missing": (None, "poppler-utils"),
    "hangs": ("exec sleep 1000", "documents/one/a.pdf"),
    "spins": ("while :; do :; done", "documents/one/a.pdf"),
    "dies": ("kill -SEGV $$", "documents/one/a.pdf"),
    "floods": ("exec cat /dev/zero", "documents/one/a.pdf"),
    "writes": ("exec cat /dev/zero > /tmp/svod-flood", "documents/one/a.pdf"),
    "silent": ("exit 0", "documents/one/a.pdf"),
    "forks": ("sleep 1000 & sleep 1000 & exit 0", "documents/one/a.pdf"),
    "noise": ("exec head -c 3000000 /dev/urandom", "documents/one/a.pdf"),
}


def converter(judge, folder, script, word):
    documents = made(folder)
    (documents / "a.pdf").write_bytes(hostile_documents.pdf(hostile_documents.flat(b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n")))
    programs = Path(folder, "programs")
    programs.mkdir()
    for name in ("pdftotext", "pdfimages") if script else ():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    run, said = judge.run("evidence", "--json", folder, env={"SVOD_CONVERTERS": programs}, seconds=25)
    judge.check(word in said or '"read"' in run.out.decode(), f"does not say {word}: {said[:300]}")
    judge.check(not Path("/tmp/svod-flood").exists(), "wrote a file")


def fake(folder, name, script):
    programs = Path(folder, "programs")
    programs.mkdir(exist_ok=True)
    (programs / name).write_text(f"#!{script}\n")
    (programs / name).chmod(0o755)
    return {"SVOD_CONVERTERS": programs, "SVOD_WORKERS": 2}


def blanks(judge, folder):
    line = b"(" + b" " * 200 + b") Tj\n"
    (made(folder) / "a.pdf").write_bytes(hostile_documents.pdf(hostile_documents.flat(b"BT /F1 1 Tf 50 700 Td " + line * 500000 + b" ET\n")))
    judge.run("evidence", "--json", folder, words=["a.pdf"])


def side_by_side(judge, folder):
    documents = made(folder)
    text = hostile_documents.pdf(hostile_documents.flat(b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n"))
    for number in range(100):
        (documents / f"{number}.pdf").write_bytes(text)
        (documents / f"{number}.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le"))
    judge.run("evidence", "--json", folder)


# ---- pictures -------------------------------------------------------------------------------------------------------------------------

def png(width, height):
    """Grey and white throughout."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(b"\0" + b"\xff" * width) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(width, height, compression, data, bits=8):
    tags = ((256, width), (257, height), (258, bits), (259, compression), (262, 1), (273, 8), (277, 1), (278, height), (279, len(data)))
    data += b"\0" * (len(data) % 2)
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + struct.pack("<H", len(tags)) + listed + bytes(4)


PICTURES = {
    "huge.png": lambda: png(30000, 30000),
    "huge.tif": lambda: tiff(30000, 30000, 32773, b"\x81\xff" * 235 * 30000),
    "lies.tif": lambda: tiff(60000, 60000, 1, bytes(1000)),
    "bits.tif": lambda: tiff(60000, 60000, 1, bytes(1000), 1),
    "ring.tif": lambda: tiff(100, 100, 1, bytes(10000))[:-4] + struct.pack("<I", 10008),  # its next page is itself
    "cut.png": lambda: png(2000, 2000)[:2000],
}


def picture(judge, folder, name, make):
    if not shutil.which("tesseract"):
        return
    (made(folder) / name).write_bytes(make())
    judge.run("evidence", "--json", "--ocr", folder, words=[name])


def scans(judge, folder, megabytes, least):
    """Pictures that each want so much, on two workers: an ordinary one beside another, a big one alone."""
    documents = made(folder)
    for number in range(6):
        (documents / f"{number}.png").write_bytes(png(10, 10))
    env = fake(folder, "tesseract", f"/usr/bin/perl\nmy $held = ''; vec($held, {megabytes << 20}, 8) = 1; select undef, undef, undef, 0.5; print 'Цели', \"\\n\\nКадры.\\n\";")
    run, _ = judge.run("evidence", "--json", "--ocr", folder, env=env)
    judge.check(run.out.count(b'"read"') == 6, f"{run.out.count(b'read')} read")
    judge.check(run.peak >= least, f"{run.peak:.0f} MB: not at the same time")


# ---- others at work -------------------------------------------------------------------------------------------------------------------

def changing(judge, folder):
    """Files that are written, shortened, made longer, removed and put back while they are read."""
    documents, over, seed = made(folder), threading.Event(), random.Random(7)
    page = hostile_documents.pdf(hostile_documents.flat(b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n"))
    good = {"a.txt": TEXT.encode() * 10, "b.txt": TEXT.encode(), "c.pdf": page, "d.docx": bytes(100000), "e.csv": b"a;b\n" * 10000}

    def write():
        while not over.is_set():
            name, text = seed.choice(list(good.items()))
            path = documents / name
            match seed.randrange(4):
                case 0:
                    path.write_bytes(text[:seed.randrange(len(text))])
                case 1:
                    path.write_bytes(text * 2)
                case 2:
                    path.unlink(missing_ok=True)
                case 3:
                    path.write_bytes(text)
    for name, text in good.items():
        (documents / name).write_bytes(text)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            run, _ = judge.run("evidence", "--json", folder)
            judge.check(json.loads(run.out), "no JSON")
    finally:
        over.set()
        writer.join()


def closed(judge, folder):
    """As somebody who may not read all of it."""
    documents, program = made(folder), Path(folder, "svod")
    shutil.copy(judge.program, program)
    (documents / "a.txt").write_text("Цели\n\nКадры района.\n", encoding="utf-8")
    (documents / "closed.txt").write_text("x")
    (documents / "closed.txt").chmod(0)
    (documents / "closed").mkdir(0)
    (documents / "listed").mkdir()  # its names can be had, not what is behind them
    (documents / "listed" / "b.txt").write_text("x")
    (documents / "listed").chmod(0o744)
    (documents / "blind").mkdir()
    (documents / "blind" / "c.txt").write_text("x")
    (documents / "blind").chmod(0o711)
    Path(folder).chmod(0o755)
    if os.getuid():
        return  # the folder of somebody else takes rights to make
    judge.program = str(program)
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(program), "--lang", "ru", "evidence", folder]
    def run(*more):
        done = subprocess.run([*command, *more], capture_output=True, check=False, env={**os.environ, "HOME": "/nonexistent"}, cwd="/")
        return done.returncode, done.stdout.decode(), done.stderr.decode()
    status, out, said = run("--json")
    judge.check(status == 0 and '"found"' in out, f"exit {status}: {said[:300]}")
    for name in ("closed.txt", "one/closed:", "listed", "blind"):
        judge.check(name in said, f"does not say {name}: {said[:900]}")
    status, _, said = run("-o", str(Path(folder, "out")))
    judge.check(status == 3 and "записать" in said, f"exit {status}: {said[-300:]}")
    documents.parent.chmod(0)
    status, _, said = run("--json")
    judge.check(status != 0 and "documents" in said, f"exit {status}: {said[:300]}")
    documents.parent.chmod(0o700)


def twice(judge, folder):
    """Runs into one folder at the same time: what stands there is whole, and of one of them."""
    documents, out = made(folder), Path(folder, "out")
    for number in range(20):
        (documents / f"{number}.txt").write_text(TEXT[:20000], encoding="utf-8")
    command = [judge.program, "evidence", str(folder), "-o", str(out)]
    def run():
        return subprocess.run(command, capture_output=True, check=False)
    with ThreadPoolExecutor(4) as pool:
        for done in pool.map(lambda _: run(), range(12)):
            judge.check(done.returncode == 0, f"exit {done.returncode}: {done.stderr.decode()[-300:]}")
    judge.check(sorted(os.listdir(out)) == ["evidence.json", "evidence.xlsx"], f"left behind {os.listdir(out)}")
    text, book = (out / "evidence.json").read_bytes(), (out / "evidence.xlsx").read_bytes()
    run()
    judge.check((out / "evidence.json").read_bytes() == text and (out / "evidence.xlsx").read_bytes() == book, "not what one run makes")


# ---- signals --------------------------------------------------------------------------------------------------------------------------

def signals(judge, folder):
    """At any moment: the old file whole or the new one, no file left behind, no process."""
    documents, temporary = made(folder), Path(folder, "tmp")
    temporary.mkdir()
    for number in range(12):
        (documents / f"{number}.pdf").write_bytes(hostile_documents.pdf(hostile_documents.flat(b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET\n"), pages=20))
        (documents / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    out, seed = Path(folder, "out"), random.Random(7)
    command = [judge.program, "evidence", str(folder), "-o", str(out)]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    started = time.monotonic()
    judge.check(subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0, "does not run")
    whole, took, ended = (out / "evidence.json").read_bytes(), time.monotonic() - started, set()
    for number in range(50):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(seed.random() * took)
        process.send_signal((signal.SIGINT, signal.SIGTERM)[number % 2])
        ended.add(process.wait(20))
        judge.check((out / "evidence.json").read_bytes() == whole, "evidence.json is not whole")
        judge.check(sorted(os.listdir(out)) == ["evidence.json", "evidence.xlsx"], f"left behind {os.listdir(out)}")
        judge.check(not os.listdir(temporary), f"left behind {os.listdir(temporary)}")
        judge.check(not run_hostile.outlives(process.pid), "a child outlived it")
    judge.check(ended <= {0, -signal.SIGINT, -signal.SIGTERM} and len(ended) > 1, f"ended by {ended}")


# ---- lines ----------------------------------------------------------------------------------------------------------------------------

def line(text, unit="one", name="a.txt"):
    return json.dumps({"unit": unit, "name": name, "text": text}, ensure_ascii=False).encode() + b"\n"


def lines(judge, folder):
    made(folder)
    good, bad = [line("Цели\n\nКадры района."), line("x" * 1000000), line("Кадры", name="б.txt")[:-1]], [
        b'{"unit":"one","name":"a","text":"a\0b"}\n', b'{"unit":"one","name":"a","text":"\\ud800"}\n', b'{"unit":"one","name":"a","text":"\xed\xa0\x80"}\n',
        b"[" * 1000000 + b"]" * 1000000 + b"\n", b'{"a":' * 1000000 + b"}" * 1000000 + b"\n", b"1\n", b"{}\n", b"\n", b"a" * 70000000 + b"\n",
        b"{" + b",".join(b'"k%d":1' % n for n in range(600000)) + b"}\n"]
    with tempfile.TemporaryFile() as given:
        for one in bad + good:
            given.write(one)
        given.seek(0)
        done = subprocess.run([judge.program, "evidence", "--stream", str(folder)], stdin=given, capture_output=True, check=False, timeout=60)
    answers = done.stdout.split(b"\n")[:-1]
    judge.check(done.returncode == 1 and len(answers) == len(bad) + len(good), f"exit {done.returncode}, {len(answers)} answers")
    for number, answer in enumerate(map(json.loads, answers), 1):
        judge.check(("error" in answer) == (number <= len(bad)) and answer.get("line", number) == number, f"line {number}: {str(answer)[:100]}")


def parts(judge, folder):
    """Twice, of another rubric, of another year, cut in the middle, of a unit that nobody knows."""
    documents = made(folder)
    (documents / "a.txt").write_text("Цели\n\nКадры района.\n", encoding="utf-8")
    sent = judge.run("evidence", "--lines", folder)[0].out
    def part(name, *arguments, data=sent):
        done = subprocess.run([judge.program, "evidence", "--stream", *arguments], input=data, capture_output=True, check=False)
        Path(folder, name).write_bytes(done.stdout)
        return Path(folder, name)
    one = part("one", folder)
    judge.run("merge", folder, one, "--json", words=[])
    judge.run("merge", folder, one, one, "--json", words=["дважды"])
    judge.run("merge", folder, part("year", Path(folder, "rubric.yaml"), "--year", "2021"), "--json", words=["по другой рубрике"])
    judge.run("merge", folder, part("unit", folder, data=line("Кадры", unit="неведомый")), "--json", status=1, words=["неведомый"])
    text = one.read_bytes()
    for cut in range(1, len(text) - 1, max(1, len(text) // 12)):
        Path(folder, "cut").write_bytes(text[:cut])
        judge.run("merge", folder, Path(folder, "cut"), "--json", status=1, words=["cut:1"])
    judge.run("merge", folder, folder, "--json", status=3)
    judge.run("merge", folder, Path(folder, "nowhere"), "--json", status=3)


def cases():
    for name, text in PATTERNS.items():
        yield f"pattern-{name}", lambda judge, folder, text=text: pattern(judge, folder, text)
    for name, text in REFUSED.items():
        yield f"refused-{name}", lambda judge, folder, text=text: refused(judge, folder, text)
    for name, (script, word) in CONVERTERS.items():
        yield f"converter-{name}", lambda judge, folder, script=script, word=word: converter(judge, folder, script, word)
    for name, make in PICTURES.items():
        yield f"picture-{name}", lambda judge, folder, name=name, make=make: picture(judge, folder, name, make)
    for name, megabytes, least in (("scans", 140, 280), ("scans-big", 260, 260)):
        yield name, lambda judge, folder, megabytes=megabytes, least=least: scans(judge, folder, megabytes, least)
    for make in (thousand, thousand_tried, blanks, side_by_side, changing, closed, twice, together, odd_entries, many_files, empty, big, signals, lines, parts):
        yield make.__name__.replace("_", "-"), make


def run_all(program, only=""):
    def one(name, make):
        judge = Judge(program, name)
        with tempfile.TemporaryDirectory() as folder:
            make(judge, folder)
        return judge
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda case: one(*case), [case for case in cases() if only in case[0]])


def report(judges, everything=False):
    """Prints the failures (or all) and a count; returns how many failed."""
    passed = failed = 0
    for judge in judges:
        passed, failed = passed + (not judge.faults), failed + bool(judge.faults)
        if judge.faults or everything:
            print(f"{'FAIL' if judge.faults else 'ok  '} {judge.name}: {judge.seconds:.1f} s, {judge.peak:.0f} MB"
                  + "".join(f"\n     {fault}" for fault in judge.faults[:6]), flush=True)
    print(f"{passed} passed, {failed} failed")
    return failed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("svod")
    options.add_argument("--only", default="")
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    sys.exit(report(run_all(given.svod, given.only), given.all) > 0)


if __name__ == "__main__":
    main()
