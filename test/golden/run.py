#!/usr/bin/python3
"""Golden cases: each folder here is one.

    cmd           arguments of svod, a command a line; {case}, {out}, {fixtures}, {rubrics} stand for folders; # begins a comment
    exit          exit code of the last command (those before it must succeed); 0 when there is no such file
    stdout        all that was printed, folders put back as {…}; no file: nothing may be printed
    stderr        the same
    files/NAME    must be what the commands left as {out}/NAME (text; folders put back as {…})
    part/NAME     JSON: all that is here must be in {out}/NAME; objects of a list are matched by "id", else by position
    pages/        cells of those sheets of the one workbook in {out} that are here, NAME.csv
    words/        NAME.txt: what the letter NAME.docx below {out} says, and NAME.odt, whichever is there (see paper.py)
    needs         programs without which the case is skipped
    sheets/       cells and looks of the sheets of the one workbook in {out} (see book.py)

    run.py [--update] [NAME ...]    --update rewrites what is there (make files/NAME, pages/NAME.csv, words/NAME.txt or sheets/ by hand first, empty, to have it kept)

The binary is $SVOD_BIN, else build-debug/svod. The last line counts the cases.
"""
import difflib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BINARY = os.environ.get("SVOD_BIN", str(ROOT / "build-debug" / "svod"))
# Sanitizers get an exit code of their own, so that a fault is never taken for the program's answer.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "ASAN_OPTIONS": "exitcode=99", "UBSAN_OPTIONS": "print_stacktrace=1"}


class Case:
    def __init__(self, folder, out):
        self.folder, self.out = folder, out
        self.names = {"case": folder, "out": out, "fixtures": ROOT / "fixtures", "rubrics": ROOT / "rubrics"}
        self.faults = []

    def plain(self, text):
        for name, path in self.names.items():
            text = text.replace(str(path), "{" + name + "}")
        return text.replace(str(ROOT), "{root}")

    def run(self):
        """(exit code, stdout, stderr) of the commands one after another."""
        code, stdout, stderr = 0, "", ""
        for line in (self.folder / "cmd").read_text().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if code:
                self.faults.append(f"exit {code} before: {line}\n{stderr}")
            words = [word.format(**self.names) for word in shlex.split(line)]
            done = subprocess.run([BINARY, *words], cwd=self.out, env=ENVIRONMENT, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
            code = done.returncode
            stdout += self.plain(done.stdout.decode())
            stderr += self.plain(done.stderr.decode())
        return code, stdout, stderr

    def compare(self, path, found, update):
        name = path.relative_to(self.folder)
        expected = path.read_text() if path.is_file() else ""
        if expected == found:
            return
        if not update:
            lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), f"expected {name}", f"found {name}", lineterm="", n=1)
            self.faults.append("\n".join(list(lines)[:60]))
        elif found:
            path.write_text(found)
        else:
            path.unlink()

    def left(self, name):
        """What the commands left under a name, as text."""
        path = self.out / name
        if not path.is_file():
            self.faults.append(f"{name} was not written")
            return ""
        return self.plain(path.read_bytes().decode())

    def missing(self):
        path = self.folder / "needs"
        return [name for name in path.read_text().split() if not shutil.which(name)] if path.is_file() else []

    def compare_sheets(self, folder, update):
        import book

        books = sorted(self.out.glob("**/*.xlsx"))
        if len(books) != 1:
            self.faults.append(f"one workbook expected in {{out}}, {len(books)} found")
            return
        texts = book.dump(books[0])
        if folder.name == "pages":
            texts = {path.name: texts.get(path.name, "") for path in folder.iterdir()}
        for path in folder.iterdir():
            texts.setdefault(path.name, "")
        for name, text in texts.items():
            self.compare(folder / name, text, update)

    def compare_words(self, path, update):
        import paper

        letters = [letter for kind in ("docx", "odt") for letter in sorted(self.out.glob(f"**/{path.stem}.{kind}"))]
        if not letters:
            self.faults.append(f"{path.stem}.docx was not written")
        for letter in letters:
            self.compare(path, paper.words(letter), update)

    def check(self, update):
        code, stdout, stderr = self.run()
        path = self.folder / "exit"
        self.compare(path, f"{code}\n" if code or path.exists() else "", update)
        self.compare(self.folder / "stdout", stdout, update)
        self.compare(self.folder / "stderr", stderr, update)
        for path in sorted(self.folder.glob("files/*")):
            self.compare(path, self.left(path.name), update)
        for path in sorted(self.folder.glob("words/*")):
            self.compare_words(path, update)
        for path in sorted(self.folder.glob("part/*")):
            missing = differences(json.loads(path.read_text()), json.loads(self.left(path.name) or "null"), path.name)
            self.faults += [] if not missing else ["\n".join(missing)]
        for name in ("sheets", "pages"):
            if (self.folder / name).is_dir():
                self.compare_sheets(self.folder / name, update)


def differences(expected, found, place):
    """Lines saying what of `expected` is not in `found`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for key, value in expected.items() for line in differences(value, found.get(key), f"{place}.{key}")]
    if isinstance(expected, list) and isinstance(found, list):
        by_id = {item["id"]: item for item in found if isinstance(item, dict) and "id" in item}
        lines = []
        for number, item in enumerate(expected):
            key = item.get("id") if isinstance(item, dict) else None
            other = by_id.get(key) if key is not None else (found[number] if number < len(found) else None)
            lines += differences(item, other, f"{place}[{key if key is not None else number}]")
        return lines
    return [] if expected == found else [f"{place}: expected {expected!r}, found {found!r}"]


def main(words):
    update = "--update" in words
    wanted = [word for word in words if word != "--update"]
    cases = sorted(path.parent for path in HERE.glob("*/cmd") if not wanted or path.parent.name in wanted)
    failed, skipped = 0, 0
    for folder in cases:
        out = Path(tempfile.mkdtemp(prefix="svod-golden-"))
        case = Case(folder, out)
        if case.missing():
            skipped += 1
            shutil.rmtree(out)
            print(f"skip golden/{folder.name}: not installed: {', '.join(case.missing())}")
            continue
        try:
            case.check(update)
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            case.faults.append(f"{type(error).__name__}: {error}")
        finally:
            shutil.rmtree(out)
        failed += bool(case.faults)
        print(f"{'FAIL' if case.faults else 'ok  '} golden/{folder.name}", *case.faults, sep="\n")
    print(f"golden: {len(cases) - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not cases else 0


sys.exit(main(sys.argv[1:]))
