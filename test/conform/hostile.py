"""Hostile sheets of all kinds end in values or a finding: within limits by the release build, without a sound by the sanitizers.

test/fuzz makes and judges them; test/fuzz/run_hostile.py does the same over a folder that stays.
"""
import os
import sys
import tempfile
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fuzz"))
import hostile  # noqa: E402
import run_hostile  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    hostile.write(folder)
    sys.exit(run_hostile.report(chain(run_hostile.run_all(os.environ["SVOD_RELEASE"], folder),
                                      run_hostile.run_all(os.environ["SVOD_BIN"], folder, sanitized=True))) > 0)
