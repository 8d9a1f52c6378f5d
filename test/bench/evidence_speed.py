"""Patterns over texts: svod evidence --patterns beside plain PCRE2 with JIT, Python's re, GNU grep -P, ripgrep, and the bytes added up.

Texts: $BENCH_DATA/w4/*.txt where they are, else 64 MB in 2,000 files made here of the sentences of the fixtures, from a fixed seed.
Patterns: $SVOD_BENCH_PATTERNS, else ../shared/bench/patterns.txt beside the repository, else evidence_patterns.txt.
Then a whole rubric: svod evidence with rubrics/tyumen-2023.yaml over RUBRIC_MB of documents, beside plain PCRE2 with JIT and the same
patterns, each alone on every line. The documents are paragraphs of the made-up ones of test/labels, put together from a fixed seed.

The slow peers see every SLOW-th file only; what that takes beyond their start (the same on one empty file) is multiplied, and the table
says so.
"""
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILES, BYTES, SEED = 2000, 64 << 20, 20230626
SLOW = 40
WANTED = [("one thread, s", "svod, 1 worker", "wall", 1.2), ("two threads, s", "svod, 2 workers", "wall", 0.7), ("peak, MB", "svod, 1 worker", "peak", 16)]
TIMES_PLAIN = 12
RUBRIC, RUBRIC_MB, UNITS, DOCUMENT = ROOT / "rubrics/tyumen-2023.yaml", 10, 26, 50_000
SOURCES = ("made", "demo-dev", "demo-dev2", "demo-more")
RUBRIC_WANTED = 5  # MB a second of processor time


def pattern_file():
    given = os.environ.get("SVOD_BENCH_PATTERNS")
    places = [Path(given)] if given else [ROOT.parent / "shared/bench/patterns.txt", HERE / "evidence_patterns.txt"]
    return next(place for place in places if place.is_file())


def chains():
    """Which word follows which in the texts of the fixtures and rubrics."""
    follows = {}
    for path in sorted([*ROOT.glob("rubrics/*.yaml"), *ROOT.glob("fixtures/*/*.csv"), *ROOT.glob("doc/*.md"), *ROOT.glob("fixtures/**/*.md")]):
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            words = re.findall(r"[а-яё№\d][\w.,-]*", line, re.I)
            for a, b in zip(words, words[1:]):
                follows.setdefault(a, []).append(b)
    return follows


def make_texts(folder):
    rng, follows = random.Random(SEED), chains()
    starts = sorted(follows)
    extras = ("12.05.2023", "№ 17-о", "https://example.ru/a/b.pdf", "school5@example.ru", "55,5 %", "2022-2023 учебный год")
    folder.mkdir(parents=True)
    for number in range(FILES):
        out, size, word = [], 0, None
        while size < BYTES // FILES:
            if word not in follows or rng.random() < 0.01:
                word = rng.choice(starts)
                out.append(rng.choice(extras) + rng.choice((" ", "\n", ".\n")))
            else:
                word = rng.choice(follows[word])
            out.append(word + ("\n" if rng.random() < 0.06 else " "))
            size += len(out[-1].encode())
        (folder / f"doc{number:04}.txt").write_text("".join(out), encoding="utf-8")


def texts(data):
    folder = data / "w4"
    if not folder.is_dir():
        make_texts(folder)
    return sorted(folder.glob("*.txt"))


PYTHON = r"""
import re, sys
patterns = [re.compile(line.rstrip("\n"), re.I) for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
for name in sys.argv[2:]:
    text = open(name, encoding="utf-8", newline="").read()
    print(name.rsplit("/", 1)[-1], *(sum(1 for _ in p.finditer(text)) for p in patterns), sep="\t")
"""
LINES = 'while IFS= read -r pattern; do "$@" -- "$BEFORE$pattern" "$FILES" > /dev/null; done < "$PATTERNS"; true'


def peers(build, patterns, files, scratch):
    """name, command, the same on an empty file when only some files are given, how many times these count, note; no command: absent."""
    plain, some = build / "test/bench/bench_match_plain", files[::SLOW]
    few, none = scratch / "few", scratch / "none"
    few.mkdir()
    none.mkdir()
    (none / "empty.txt").touch()
    for file in some:
        (few / file.name).symlink_to(file)
    share, note = len(files) / len(some), f"on {len(some)} of {len(files)} files"

    def by_line(before, folder, *command):
        return ["/usr/bin/env", f"BEFORE={before}", f"PATTERNS={patterns}", f"FILES={folder}", "sh", "-c", LINES, "sh", *command]

    python = [sys.executable, "-c", PYTHON, patterns]
    grep, rg = ("(*UCP)", "grep", "-RicP"), ("", "rg", "-L", "-i", "-U", "--count-matches")
    yield "PCRE2 JIT, pattern by pattern", [plain, patterns, *files], None, 1, ""
    yield "bytes added up", [plain, "-", *files], None, 1, ""
    yield "Python re", [*python, *some], [*python, none / "empty.txt"], share, note
    for name, (before, *command), said in (("GNU grep -P", grep, note + ", by line"), ("ripgrep", rg, note)):
        there = shutil.which(command[0])
        yield name, there and by_line(before, few, *command), there and by_line(before, none, *command), share, said


def svod_command(svod, workers, patterns, folder, out):
    return ["/usr/bin/env", f"SVOD_WORKERS={workers}", svod, "evidence", "--patterns", patterns, folder, "-o", out]


def check(svod, build, patterns, files, scratch):
    """Every count of every file equals plain PCRE2's."""
    ours, theirs = scratch / "ours.tsv", scratch / "plain.tsv"
    subprocess.run(list(map(str, svod_command(svod, 2, patterns, files[0].parent, ours))), check=True)
    with open(theirs, "wb") as out:
        subprocess.run([build / "test/bench/bench_match_plain", patterns, *files], check=True, stdout=out)
    if ours.read_bytes() != theirs.read_bytes():
        sys.exit("evidence: counts differ from plain PCRE2's")
    rows = theirs.read_text(encoding="utf-8").splitlines()
    matches = sum(sum(map(int, row.split("\t")[1:])) for row in rows)
    print(f"counts equal plain PCRE2's on {len(rows)} files and {len(rows[0].split(chr(9))) - 1} patterns: {matches} matches")


def run(data, svod, build, runs, measure):
    patterns, files = pattern_file(), texts(data)
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"evidence: {size:.1f} MB in {len(files)} files, patterns of {patterns.name}; whole processes, medians of runs in turn")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        check(svod, build, patterns, files, scratch)
        own = [(f"svod, {n} worker{'s' * (n > 1)}", svod_command(svod, n, patterns, files[0].parent, scratch / "out.tsv"), None, 1, "") for n in (1, 2)]
        commands = own + list(peers(build, patterns, files, scratch))
        present = [one for one in commands if one[1]]
        for name, command, *_ in commands:
            if not command:
                print(f"{name}: left out, not installed")
        took = {name: [] for name, *_ in present}
        starts = {name: measure(*start) for name, _, start, _, _ in present if start}
        for turn in range(runs):
            for name, command, _, times, _ in present:
                if turn and (times > 1 or "PCRE2" in name and turn > 2):
                    continue  # slow ones: once, or three times
                took[name].append(measure(*command))
    show(present, took, starts)


def show(present, took, starts):
    def middle(name, what):
        return statistics.median(getattr(one, what) for one in took[name])

    print(f"{'program':<32}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}{'x svod cpu':>12}")
    base = middle("svod, 1 worker", "cpu")
    def whole(name, what, times):
        start = getattr(starts[name], what) if name in starts else 0
        return start + max(middle(name, what) - start, 0) * times

    for name, _, _, times, note in present:
        wall, cpu = whole(name, "wall", times), whole(name, "cpu", times)
        print(f"{name:<32}{wall:>9.3f}{cpu:>9.3f}{middle(name, 'peak'):>9.1f}{cpu / base:>12.2f}  {note}")
    for title, name, what, most in WANTED:
        value = middle(name, what)
        print(f"{title}: {value:.2f}, at most {most} wanted: {'kept' if value <= most else 'MISSED'}")
    plain = middle("PCRE2 JIT, pattern by pattern", "cpu") / base
    print(f"times faster than plain PCRE2 JIT: {plain:.1f}, at least {TIMES_PLAIN} wanted: {'kept' if plain >= TIMES_PLAIN else 'MISSED'}\n")


# ---- a whole rubric -------------------------------------------------------------------------------------------------------------

CAMPAIGN = """svod: campaign/1
name: bench
title: "Made-up documents"
year: 2023
language: ru
date: 2023-12-01
provenance: demo
rubric: {rubric}
roster: roster.csv
"""


def make_campaign(folder, megabytes):
    """A campaign whose documents are those of test/labels, in another order each; one file of a unit where megabytes is 0."""
    rng = random.Random(SEED)
    sources = sorted(path for name in SOURCES for ending in ("txt", "md") for path in (ROOT / "test/labels" / name).rglob(f"*.{ending}"))
    texts = [path.read_text(encoding="utf-8") for path in sources]
    folder.mkdir(parents=True)
    (folder / "campaign.yaml").write_text(CAMPAIGN.format(rubric=RUBRIC), encoding="utf-8")
    units = [f"unit-{number}" for number in range(1, UNITS + 1)]
    (folder / "roster.csv").write_text("id;name\n" + "".join(f"{unit};Район {unit}\n" for unit in units), encoding="utf-8")
    for number in range(megabytes * 1_000_000 // DOCUMENT or 1):
        out = []
        while sum(len(text.encode()) for text in out) < DOCUMENT and megabytes:
            out.append(rng.choice(texts))
        home = folder / "documents" / units[number % UNITS]
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{number:04}.txt").write_text("\n".join(out) or "Ничего.\n", encoding="utf-8")
    return sorted((folder / "documents").rglob("*.txt"))


def phrases(svod, into):
    """All patterns of the rubric, a line each."""
    told = subprocess.run([svod, "rubric", RUBRIC, "--json"], check=True, capture_output=True, env={**os.environ, "SVOD_SHARE": str(ROOT)})
    rules, found = json.loads(told.stdout)["evidence"], []
    for of in (*rules["kinds"], *rules["zones"], *rules["directions"], rules["except"]):
        for value in of.values():
            patterns = value.get("patterns", []) if isinstance(value, dict) else value if isinstance(value, list) else []
            found += [one for one in patterns if isinstance(one, str)]
    into.write_text("\n".join(found) + "\n", encoding="utf-8")
    return len(found)


def run_rubric(svod, build, runs, measure):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        files, none = make_campaign(scratch / "full", RUBRIC_MB), make_campaign(scratch / "empty", 0)
        size = sum(file.stat().st_size for file in files) / 1e6
        count = phrases(svod, scratch / "phrases.txt")
        print(f"a whole rubric: {count} patterns of {RUBRIC.name}, {size:.1f} MB in {len(files)} documents of {UNITS} units")

        def own(folder, workers):
            return ["/usr/bin/env", f"SVOD_WORKERS={workers}", f"SVOD_SHARE={ROOT}", svod, "evidence", folder, "-o", scratch / "out"]

        plain, share = [build / "test/bench/bench_match_plain", "--lines", scratch / "phrases.txt"], len(files) / len(files[::SLOW])
        start, plain_start = measure(*own(scratch / "empty", 1)), measure(*plain, *none)
        took = {workers: [measure(*own(scratch / "full", workers)) for _ in range(runs)] for workers in (1, 2)}
        theirs = measure(*plain, *files[::SLOW])
        print(f"{'program':<32}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}{'MB/s of cpu':>13}")
        print(f"{'svod, start alone':<32}{start.wall:>9.3f}{start.cpu:>9.3f}{start.peak:>9.1f}")
        for workers, all_took in took.items():
            wall, cpu, peak = (statistics.median(getattr(one, what) for one in all_took) for what in ("wall", "cpu", "peak"))
            print(f"{f'svod, {workers} worker' + 's' * (workers > 1):<32}{wall:>9.3f}{cpu:>9.3f}{peak:>9.1f}{size / cpu:>13.1f}")
        cpu = plain_start.cpu + (theirs.cpu - plain_start.cpu) * share
        print(f"{'PCRE2 JIT, pattern by pattern':<32}{'':>9}{cpu:>9.3f}{theirs.peak:>9.1f}{size / cpu:>13.1f}  on {len(files[::SLOW])} of {len(files)} files")
        speed = size / statistics.median(one.cpu for one in took[1])
        print(f"MB a second of processor time: {speed:.1f}, at least {RUBRIC_WANTED} wanted: {'kept' if speed >= RUBRIC_WANTED else 'MISSED'}\n")
