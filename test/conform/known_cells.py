"""Real sheets with known cells: nothing missing, nothing wrong, nothing extra.

The sheets are no part of the project: $SVOD_SHEETS names a folder with compare.py, truth/{xlsx,ods,xls} and the files that the truths name.
Skipped (77) where there is none. The release binary is asked: compare.py bounds the address space, which sanitizers do not bear.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

KINDS = ("xlsx", "ods", "xls")


def main():
    folder = Path(os.environ.get("SVOD_SHEETS") or "nowhere").resolve()
    truths = [folder / "truth" / kind for kind in KINDS if (folder / "truth" / kind).is_dir()]
    if not (folder / "compare.py").is_file() or not truths:
        return 77
    binary = str(Path(os.environ.get("SVOD_RELEASE") or os.environ["SVOD_BIN"]).resolve())
    passed = failed = 0
    for truth in truths:
        done = subprocess.run([sys.executable, "-B", str(folder / "compare.py"), "--truth", str(truth), "--files", str(folder), "--", binary, "cells",
                               "{file}"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        counts = re.search(r"^files: (\d+) clean, (\d+) differ, (\d+) failed, (\d+) not there$", done.stdout, re.M)
        clean, *others = map(int, counts.groups()) if counts else (0, 1)
        bad = sum(others) or int(done.returncode != 0)
        print(f"{'FAIL' if bad else 'ok  '} {truth.name}", done.stdout if bad else done.stdout.splitlines()[-2], done.stderr, sep="\n")
        passed, failed = passed + clean, failed + bad
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


sys.exit(main())
