"""Two runs give the same bytes in every output: whatever the folder, language, time zone, day of writing, and build."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGNS = sorted(path.parent for path in ROOT.glob("fixtures/*/campaign.yaml") if path.parent.name != "broken")
passed = failed = 0


def outputs(binary, campaign, cwd, **environment):
    """Name -> bytes of what a run leaves in the folder `out` under cwd."""
    subprocess.run([binary, "run", os.path.relpath(campaign, cwd), "-q", "-o", "out"], cwd=cwd, env={**os.environ, **environment}, check=True,
                   stderr=subprocess.DEVNULL)
    return {path.name: path.read_bytes() for path in sorted(Path(cwd, "out").iterdir())}


for campaign in CAMPAIGNS:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first = outputs(os.environ["SVOD_BIN"], campaign, one, LC_ALL="C", TZ="UTC")
        second = outputs(os.environ["SVOD_RELEASE"], campaign, two, LC_ALL="en_US.UTF-8", TZ="Asia/Kamchatka")
    for name in sorted(first.keys() | second.keys()):
        same = first.get(name) == second.get(name)
        passed, failed = passed + same, failed + (not same)
        print("ok  " if same else "FAIL", f"{campaign.name}/{name}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or not passed)
