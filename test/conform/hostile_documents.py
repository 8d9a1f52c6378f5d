"""Hostile documents end in paragraphs or a finding: within limits by the release build, without a sound by the sanitizers.

The sanitized build takes every fourth of them, for it is slow; all: test/fuzz/hostile_documents.py SVOD --sanitized.
"""
import os
import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fuzz"))
import hostile_documents  # noqa: E402
import run_hostile  # noqa: E402

sys.exit(run_hostile.report(chain(hostile_documents.run_all(os.environ["SVOD_RELEASE"]),
                                  hostile_documents.run_all(os.environ["SVOD_BIN"], sanitized=True, every=4))) > 0)
