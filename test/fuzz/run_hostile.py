#!/usr/bin/env python3
"""Runs `svod cells` over hostile sheets and judges: nothing dies, hangs, swells, writes, stays silent, or makes cells up.

usage: run_hostile.py SVOD FOLDER [--only WORD] [--sanitized] [--jobs N] [--all]
FOLDER is what hostile.py wrote. --sanitized: a build with sanitizers: no limit on memory, no slow files, four times the time.
--all prints every file with what it took. Exit 1 when a file failed.
"""
import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SECONDS, MEGABYTES = 10, 512
PATIENCE = 3  # seconds on the clock for one of processor time: other work on the machine is not the program's fault
FILE_CAP = 1 << 30  # bytes that a run may print
OUTPUT_CAP = 4 << 20  # bytes of output that are parsed: what is held here at the time of a fork counts as the program's peak
SECRETS = (b"root:x:0:0",)


class Run:
    """One run of the program: exit status (negative: the signal; None: killed for its time), outputs, seconds of processor time, MiB."""

    def __init__(self, command, folder, seconds):
        self.status, self.peak, self.killed, self.seen = None, 0, False, {}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder, start_new_session=True)
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (FILE_CAP, FILE_CAP))
            ended = threading.Event()
            watcher = threading.Thread(target=self.watch, args=(process.pid, seconds, ended))
            watcher.start()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            ended.set()
            watcher.join()
            # A child that outlived it; those that a session of their own was made for are no more of its group.
            self.left = end(process.pid) or any(started_of(child) == when for child, when in self.seen.items())
            self.peak = max(self.peak, usage.ru_maxrss / 1024)
            self.seconds = usage.ru_utime + usage.ru_stime
            self.late = self.killed or self.seconds > seconds
            self.status = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.size = os.fstat(out.fileno()).st_size
            self.leaks = any(secret in block for block in iter(lambda: out.read(1 << 20), b"") for secret in SECRETS)
            out.seek(0)
            self.out, self.err = out.read() if self.size <= OUTPUT_CAP else b"", err.read(1 << 20)
            self.leaks = self.leaks or any(secret in self.err for secret in SECRETS)

    def watch(self, group, seconds, ended):
        """Sums up what the process and all that come of it hold, and ends them when their time is over."""
        until = time.monotonic() + seconds * PATIENCE
        while not ended.wait(0.1):
            family = family_of(group)
            self.seen.update(family)
            self.peak = max(self.peak, sum(map(pages, family)) / 1024)
            if time.monotonic() > until:
                self.killed = True
                end(group)
                return


def end(group):
    """Ends what there still is of a group of processes; false when there was nothing."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def outlives(group, seconds=2):
    """Whether a process of a group still runs when those that are being ended have had their time; the dead that nobody buried do not run."""
    until = time.monotonic() + seconds
    while True:
        stats = [stat.rpartition(")")[2].split() for stat in map(text_of, Path("/proc").glob("[0-9]*/stat"))]
        if not any(stat and stat[0] != "Z" and stat[2] == str(group) for stat in stats):
            return False
        if time.monotonic() > until:
            return end(group)
        time.sleep(0.02)


def text_of(path):
    try:
        return path.read_text()
    except OSError:
        return ""


def stat_of(process):
    """Its state, parent and when it began; None: there is none, or it is buried only."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if stat[0] == "Z" else (int(stat[1]), stat[19])


def started_of(process):
    stat = stat_of(process)
    return stat and stat[1]


def family_of(process):
    """The process and what comes of it, whatever group they are in: number -> when it began."""
    all_of = {number: stat for number in map(int, filter(str.isdecimal, os.listdir("/proc"))) if (stat := stat_of(number))}
    family, more = {}, {process} & set(all_of)
    while more:
        family.update((number, all_of[number][1]) for number in more)
        more = {number for number, stat in all_of.items() if stat[0] in more and number not in family}
    return family


def pages(process):
    """KiB that it holds by itself (not shared with a file)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("RssAnon", "RssShmem")))


# ---- judging ------------------------------------------------------------------------------------------------------------------------

def values(lines, case):
    """(sheet, row, column) -> (type, value) of what was printed; CSV has a sheet of no name. Raises ValueError."""
    found = {}
    for line in lines:
        cell = json.loads(line)
        if cell["value"] is None:
            continue
        where = ("" if case["kind"] == "csv" else cell["sheet"], cell["row"], cell["col"])
        if where in found and not case["doubles"]:
            raise ValueError(f"cell {where} is printed twice")
        found[where] = (cell["type"], cell["value"])
    return found


def same(wanted, found, kind):
    """Whether a printed cell is the one wanted; a CSV may take text for a number."""
    if found is None:
        return False
    if kind == "csv" and found[0] == "number":
        return str(wanted["value"]).replace(",", ".") in (str(found[1]), f"{found[1]:g}") or wanted["value"] == found[1]
    if wanted["type"] == "number":
        return found[0] == "number" and abs(found[1] - wanted["value"]) <= 1e-12 * abs(wanted["value"])
    return found == (wanted["type"], wanted["value"])


def cell_faults(case, run):
    try:
        found = values(run.out.decode("utf-8").split("\n")[:-1], case)
    except (ValueError, KeyError) as error:
        return [f"output: {str(error)[:120]}"]
    places = {("" if case["kind"] == "csv" else cell["sheet"], cell["row"], cell["col"]): cell for cell in case["cells"]}
    faults = [f"{where[1:]} is {str(found.get(where))[:60]}, not {str(cell['value'])[:30]}" for where, cell in places.items()
              if run.status == 0 and not same(cell, found.get(where), case["kind"])]
    faults += [f"{tuple(where)[1:]} is given as {str(found[tuple(where)])[:60]}" for where in case["absent"] if tuple(where) in found]
    if case["only"]:
        faults += [f"made up {where}: {str(found[where])[:60]}" for where in found if where not in places]
    return faults[:4]


def faults(case, run, folder, sanitized):
    """What is wrong with a run, as sentences."""
    said = run.err.decode("utf-8", "replace")
    if run.late:
        return [f"{run.seconds:.0f} s of processor time" + (", killed" if run.killed else "")]
    if run.status not in (0, 3):
        return [f"signal {-run.status}" if run.status < 0 else f"exit {run.status}: {said.strip()[-300:]}"]
    found = ["a child outlived it"] if run.left else []
    if not sanitized and run.peak > MEGABYTES:
        found.append(f"{run.peak:.0f} MB")
    found += [f"wrote {name}" for name in os.listdir(folder)]
    found += ["prints what is no part of the file"] if run.leaks else []
    if run.status == 3 and not said.strip():
        found.append("refused without a word")
    if case["expect"] == "value" and run.status != 0:
        found.append(f"was refused: {said.strip()[:200]}")
    if case["expect"] == "error" and run.status != 3:
        found.append("was taken, should be refused")
    if run.status == 3 and case["words"] and not any(word.lower() in said.lower() for word in case["words"]):
        found.append(f"does not say what is wrong: {said.strip()[:200]}")
    if run.size <= OUTPUT_CAP:
        found += cell_faults(case, run)
    run.out = b""
    return found


def judge(case, program, files, sanitized):
    with tempfile.TemporaryDirectory() as folder:
        run = Run([program, "cells", str((Path(files) / case["file"]).resolve())], folder, SECONDS * (4 if sanitized else 1))
        return case, run, faults(case, run, folder, sanitized)


def run_all(program, files, sanitized=False, only="", jobs=os.cpu_count()):
    """Yields (case, run, faults) for every file of the folder, the slow ones last."""
    program = str(Path(program).resolve())
    listed = [case for case in json.loads((Path(files) / "manifest.json").read_text(encoding="utf-8")) if only in case["file"]]
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(lambda case: judge(case, program, files, sanitized), [case for case in listed if not case["slow"]])
        if not sanitized:
            yield from pool.map(lambda case: judge(case, program, files, sanitized), [case for case in listed if case["slow"]])


def report(results, everything=False):
    """Prints the failures (or all) and a count; returns how many failed."""
    passed = failed = 0
    slowest = largest = (0, "")
    for case, run, found in results:
        passed, failed = passed + (not found), failed + bool(found)
        slowest, largest = max(slowest, (run.seconds, case["file"])), max(largest, (run.peak, case["file"]))
        if found or everything:
            print(f"{'FAIL' if found else 'ok  '} {case['file']}: exit {run.status}, {run.seconds:.1f} s, {run.peak:.0f} MB"
                  + "".join(f"\n     {fault}" for fault in found), flush=True)
    print(f"slowest {slowest[0]:.1f} s ({slowest[1]}), largest {largest[0]:.0f} MB ({largest[1]})")
    print(f"{passed} passed, {failed} failed")
    return failed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("svod")
    options.add_argument("folder")
    options.add_argument("--only", default="")
    options.add_argument("--sanitized", action="store_true")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--all", action="store_true")
    given = options.parse_args()
    sys.exit(report(run_all(given.svod, given.folder, given.sanitized, given.only, given.jobs), given.all) > 0)


if __name__ == "__main__":
    main()
