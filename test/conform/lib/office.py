"""What several conformance tests need: LibreOffice as a converter, and `svod cells` as a grid."""
import json
import os
import shutil
import subprocess
from pathlib import Path


def present():
    return shutil.which("soffice") is not None


def convert(sources, to, target, profile, named=None):
    """Converts all sources in one start of LibreOffice, with a profile of its own; returns the files made, in the order of the sources.
    named: the file that must be there when those made are called otherwise than their sources."""
    Path(target).mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", target, *map(str, sources)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8"})  # else names of sheets become "?" in names of files
    made = [Path(target) / (named or f"{Path(source).stem}.{to.split(':')[0]}") for source in sources]
    for path in made:
        if not path.is_file():
            raise RuntimeError(f"LibreOffice did not make {path.name}")
    return made


def svod(*words):
    done = subprocess.run([os.environ["SVOD_BIN"], *map(str, words)], capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Unread(Exception):
    """svod did not read a file to its end."""


def cells(path):
    """{(sheet, row, col): the whole object that svod prints}."""
    code, out, err = svod("cells", path)
    if code:
        raise Unread(f"{Path(path).name} is not read (exit {code}): {err.strip().splitlines()[0] if err.strip() else 'without a word'}")
    found = {}
    for line in out.splitlines():
        cell = json.loads(line)
        place = cell["sheet"], cell["row"], cell["col"]
        if place in found:
            raise Unread(f"{Path(path).name}: {cell['sheet']}!{cell['ref']} is given twice")
        found[place] = cell
    return found


def summary(path):
    """The summary of a file as an object."""
    code, out, err = svod("cells", "--summary", "--json", path)
    if code:
        raise Unread(f"{Path(path).name} is not read (exit {code})")
    return json.loads(out)[0]
