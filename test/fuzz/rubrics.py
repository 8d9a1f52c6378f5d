"""Rubrics of indicators spoilt at random: nothing may crash, hang, take more than its share of memory, or fail without a finding.

    rubrics.py SVOD [--count 300] [--seed 1] [--from 0] [--keep FOLDER] [--asan]
"""
import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
CAMPAIGNS = [("demo-amur-2021", "amur-2021"), ("demo-izhevsk-2022", "izhevsk-2022")]
SECONDS, MEMORY = 10, 512 << 20

VALUES = ["", "~", "yes", "no", "0", "-0", "-1", "1e308", "1e-9", "0.0001", "0.00001", "99999999999999999999", "1e15", "9223372036854775807", ".nan",
          ".inf", "2021", "2022", "1899", "2101", "80", "79.95", "100.0001", "[]", "{}", "[[]]", "[a, b]", "{a: b}", "{2021: 80}", "{2021: 80, 2021: 81}",
          "{1: 1}", "{x: 1}", "'(a+)+$'", "'(.*)*x'", "'('", "'.'", "'.*'", "'^$'", "'[[:foo:]]'", "'(?R)'", "'\\C'", "'(*COMMIT)a'",
          "'(?C1)a'", "'a{65535}{65535}'", "'" + "(" * 300 + "'", "'" + "a" * 2500 + "'", '"a\\0b"', '"a\\x01b"', '"\\u202e"', '"\\uFFFE"', "'a:b'",
          "'a@b=c'", "'='", "'total'", "'1.1'", "'2.1'", "share", "count", "presence", "level", "expert", "zzz", "target", "proportion", "none", "reached",
          "points", "'>='", "'<='", "'='", "'<'", "more", "less", "neither", "{bands: []}", "{bands: [{points: 1}]}", "{bands: [{from: 0, points: 1}]}",
          "{bands: [{from: 5, points: 0}, {from: 5, points: 1}]}", "{places: 9}", "{places: 1, way: cut}", "{places: 1, way: zzz}", "*nowhere", "&a b",
          "!!binary aGk=", "|\n  text\n", "Имя", "'teachers_{year}'", "'teachers_{previous_year}'", "'{year}'", "'teachers_{'", "0x10", "0o7", "1_000",
          "'{unit}'", "'{points'", "'[[{points}]]'", "'[{best}'", "'{count}: {units}'", "{all: yes}", "{node: total, nothing: yes}", "{flag: zzz}",
          "{node: total, weakest_in: zzz}", "{node: total, disputed: 1, by: 1e15}", "{node: total, no_evidence: 9}", "urgent", "keep"]
KEYS = ["kind", "unit", "target", "comparison", "better", "near", "round", "max", "points", "base", "base_change", "from", "header", "columns", "grades",
        "previous", "step", "combine", "criteria", "id", "title", "total", "until", "year", "policy", "svod", "note", "provenance", "sections", "zzz", "advice", "addressee", "addressees",
        "recommendations", "when", "about", "urgency", "text", "unless", "only", "units", "least", "region", "cluster", "sides"]


def key_value(lines, random):
    at = random.choice([i for i, line in enumerate(lines) if re.match(r"\s*(- )?[\w]+:", line)])
    head = re.match(r"\s*(- )?[\w]+:", lines[at]).group()
    value = random.choice(VALUES)
    lines[at] = head + " " + value
    return f"{at + 1}: {lines[at].strip()[:60]}"


def rename(lines, random):
    at = random.choice([i for i, line in enumerate(lines) if re.match(r"\s*(- )?[\w]+:", line)])
    lines[at] = re.sub(r"^(\s*(?:- )?)\w+:", lambda m: m.group(1) + random.choice(KEYS) + ":", lines[at])
    return f"{at + 1}: {lines[at].strip()[:60]}"


def drop(lines, random):
    at = random.randrange(len(lines))
    for _ in range(random.choice([1, 1, 1, 3, 20])):
        if at < len(lines):
            del lines[at]
    return f"{at + 1} dropped"


def double(lines, random):
    at, count = random.randrange(len(lines)), random.choice([1, 1, 2, 8])
    lines[at:at] = lines[at:at + count]
    return f"{at + 1}: {count} doubled"


def swap(lines, random):
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return f"{one + 1} and {two + 1} exchanged"


def insert(lines, random):
    at = random.choice([i for i, line in enumerate(lines) if line.startswith("        kind:")])
    lines.insert(at, f"        {random.choice(KEYS)}: {random.choice(VALUES)}")
    return f"{at + 1}: {lines[at].strip()[:60]}"


def indent(lines, random):
    at = random.randrange(len(lines))
    lines[at] = random.choice(["  ", "    ", "\t", ""]) + lines[at].lstrip() if random.random() < 0.5 else "  " + lines[at]
    return f"{at + 1} indented"


def inner(lines, random):
    """A value within {…} replaced."""
    places = [(i, m) for i, line in enumerate(lines) for m in re.finditer(r"(?<=[a-z\d]: )('[^']*'|[\w.]+)(?=[,}])", line)]
    if not places:
        return "nothing"
    at, match = random.choice(places)
    value = random.choice(VALUES)
    lines[at] = lines[at][:match.start()] + value + lines[at][match.end():]
    return f"{at + 1}: inner {value[:30]}"


def byte(lines, random):
    at = random.randrange(len(lines))
    col = random.randint(0, len(lines[at]))
    lines[at] = lines[at][:col] + random.choice("\x00\x01\x1b\u0085\u2028\ufeff\ufffe\udcff:#{}[]&*!|>'\"%@`,?-") + lines[at][col:]
    return f"{at + 1}:{col} byte"


ACTS = [key_value] * 6 + [insert] * 6 + [inner] * 5 + [rename, drop, double, swap, indent, byte]


# ---- what is spoilt by hand: name -> (rubric, text) ------------------------------------------------------------------

def minimal(criteria, head="total: reached"):
    return ("svod: rubric/1\nid: amur-2021\ntitle: T\nyear: 2021\nuntil: 2023\n" + head + "\nprovenance: demo\nsections:\n"
            "  - id: \"1\"\n    title: S\n    criteria:\n" + criteria)


def hand_made():
    share = "      - {{id: '1.{0}', title: 'Показатель номер {0}', kind: share, target: 80{1}}}\n"
    evil = ["(a+)+$", "(.*)*x", "((.*)*)*y", "(\\w+\\s?)*$z", "(?:.+)+;", "(x+x+)+y", "^(([a-zа-я])+.)+[A-Z]([a-z])+$", "(.+){1,30}#", "(?=(.*)*z)", "(\\p{L}*)*!",
            "((a?){30}){30}b"]
    yield "evil", minimal("".join(share.format(i + 1, f", header: '{p}', columns: {{numerator: '{p}n', denominator: '{p}d'}}")
                                  for i, p in enumerate(evil)))
    yield "evil-ignore", minimal(share.format(1, ""), "total: reached\ncolumns: {ignore: '(.*)*x', unit: '(\\w+\\s?)*$z', time: '(a+)+$'}")
    yield "many", minimal("".join(share.format(i, "") for i in range(5000)))
    yield "grades", minimal("      - id: '1.1'\n        title: L\n        kind: level\n        target: g5\n        grades:\n" +
                            "".join(f"          - {{id: g{i}, title: Grade {i}, words: [w{i}]}}\n" for i in range(2000)))
    yield "ids", minimal("".join(f"      - {{id: \"{i}\", title: 'T {n}', kind: count, target: 1}}\n"
                                 for n, i in enumerate(["a:b", "c@d", "e=f", "total", "=", "a/b", "x y", "я", "1'1", "\\\\", "{year}", "g" * 300])))
    yield "deep", minimal("") + "".join("    " + "  " * i + f"  - id: n{i}\n    " + "  " * i + f"    title: n{i}\n    " + "  " * i + "    criteria:\n"
                                        for i in range(300))
    yield "targets", minimal("      - {id: '1.1', title: A, kind: share, target: {" + ", ".join(f"{y}: 80" for y in range(1000, 9000)) + "}}\n")
    for name, value in (("billion", "1000000000"), ("least", "0.0001"), ("zero", "0"), ("minus", "-0"), ("trillion", "1e12"), ("quadrillion", "1e15")):
        yield f"target-{name}", minimal(f"      - {{id: '1.1', title: A, kind: count, unit: ед., target: {value}, max: 5, points: proportion}}\n"
                                        f"      - {{id: '1.2', title: B, kind: count, unit: ед., better: less, target: {value}, max: 5, points: proportion}}\n",
                                        "total: points\nmax: 10")
    yield "one-band", minimal("      - {id: '1.1', title: A, kind: count, unit: ед., max: 5, points: {bands: [{points: 5}]}}\n", "total: points\nmax: 5")
    yield "billion-laughs", "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)) + minimal(share.format(1, ""))
    advice = ("provenance: demo\nadvice:\n  provenance: demo\n  addressees: [{id: a, title: A}]\n  recommendations:\n")
    advised = "    - {{id: r{0}, addressee: a, urgency: year, title: T, text: '{1}', when: {{all: yes}}{2}}}\n"
    for count in (1500, 2500):
        rules = "".join(advised.format(i, "{unit}", ", unless: [" + ",".join(f"r{k}" for k in range(max(0, i - 20), i)) + "]" if i else "")
                        for i in range(count))
        yield f"advice-{count}", minimal(share.format(1, "")).replace("provenance: demo\n", advice + rules, 1)
    for name, text in (("brackets", "[" * 3000), ("braces", "{" * 3000), ("pairs", "[{best}]" * 3000), ("long", "{" + "x" * 100000 + "}")):
        yield f"advice-{name}", minimal(share.format(1, "")).replace("provenance: demo\n", advice + advised.format(1, text, ""), 1)
    yield "nul", minimal(share.format(1, "")).replace("title: T", "title: \"T\0U\"")
    yield "empty", ""
    yield "list", "- 1\n- 2\n"


# ---- what svod makes of it -------------------------------------------------------------------------------------------

def limits(asan):
    def apply():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * (8 if asan else 2),) * 2)
        if not asan:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return apply


def call(svod, *args, asan):
    began = time.time()
    try:
        done = subprocess.run([svod, *map(str, args)], capture_output=True, timeout=SECONDS * (20 if asan else 3), preexec_fn=limits(asan),
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, f"{args[0]} hangs", SECONDS
    why = ""
    text = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1, 3) or "Sanitizer" in text or "runtime error" in text:
        why = f"{args[0]}: exit {done.returncode}: {text[-1500:]}"
    elif done.returncode and not (text.strip() or done.stdout.strip()):
        why = f"{args[0]}: exit {done.returncode} without a word"
    return done, why, time.time() - began


def strict(text):
    def refuse(word):
        raise ValueError(word)
    return json.loads(text, parse_constant=refuse)


def try_rubric(svod, campaign, rubric, text, folder, asan):
    """Complaints."""
    own, out = folder / "campaign", folder / "out"
    for at in (own, out):
        shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(ROOT / "fixtures" / campaign, own)
    (own / "rubric.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    settings = (own / "campaign.yaml").read_text().replace(f"rubric: {rubric}", "rubric: rubric.yaml")
    settings = re.sub(r"previous: \.\./(.*)", lambda m: f"previous: {ROOT / 'fixtures' / m.group(1)}", settings)
    (own / "campaign.yaml").write_text(settings)
    unit = (own / "roster.csv").read_text().splitlines()[1].split(";")[0]
    complaints, slowest = [], 0
    for args in (("rubric", own / "rubric.yaml"), ("rubric", own / "rubric.yaml", "--json"), ("check", own, "--json"),
                 ("run", own, "-q", "-o", out), ("explain", own, unit), ("explain", own, "--figure", "region:value:1.1"),
                 ("explain", own, "--figure", "move:" + unit + ":1.1")):
        done, why, took = call(svod, *args, asan=asan)
        slowest = max(slowest, took)
        if why:
            complaints.append(why)
        elif args[-1] == "--json" and done.stdout:
            try:
                found = strict(done.stdout)
            except ValueError as error:
                complaints.append(f"{args[0]}: JSON {error}")
                continue
            if args[0] == "rubric" and done.returncode and not (isinstance(found, dict) or found) and not done.stderr:
                complaints.append("rubric: refused without a finding")
    if (out / "results.json").is_file():
        try:
            strict((out / "results.json").read_text())
        except ValueError as error:
            complaints.append(f"results.json: {error}")
    if slowest > SECONDS * (4 if asan else 1):
        complaints.append(f"took {slowest:.1f} s")
    return complaints, slowest


def spoilt(number, seed):
    random = Random(f"{seed} {number}")
    campaign, rubric = CAMPAIGNS[number % 2]
    lines = (ROOT / "rubrics" / f"{rubric}.yaml").read_text().split("\n")
    acts = [act(lines, random) for act in random.choices(ACTS, k=random.choice([1, 1, 1, 2, 3]))]
    return campaign, rubric, "\n".join(lines), acts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("svod")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--keep")
    parser.add_argument("--asan", action="store_true")
    args = parser.parse_args()
    cases = [(*CAMPAIGNS[0], text, [name]) for name, text in hand_made()] if args.first == 0 else []
    cases += [spoilt(number, args.seed) for number in range(args.first, args.first + args.count)]
    failed, slowest = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (campaign, rubric, text, acts) in enumerate(cases):
            complaints, took = try_rubric(args.svod, campaign, rubric, text, Path(folder), args.asan)
            slowest = max(slowest, took)
            if complaints:
                failed += 1
                print(f"FAIL {number}: {campaign}: {'; '.join(acts)}\n     " + "\n     ".join(complaints[:3]), flush=True)
                if args.keep:
                    Path(args.keep).mkdir(parents=True, exist_ok=True)
                    (Path(args.keep) / f"rubric-{number}.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    print(f"{len(cases) - failed} passed, {failed} failed, slowest {slowest:.1f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
