"""Patterns over texts: svod evidence --patterns beside plain PCRE2 with JIT, Python's re, GNU grep -P, ripgrep, and the bytes added up.

Texts: $BENCH_DATA/w4/*.txt where they are, else 64 MB in 2,000 files made here of the sentences of the fixtures, from a fixed seed.
Patterns: $SVOD_BENCH_PATTERNS, else ../shared/bench/patterns.txt beside the repository, else evidence_patterns.txt.
The slow peers see every SLOW-th file only; what that takes beyond their start (the same on one empty file) is multiplied, and the table
says so.
"""
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
