#!/usr/bin/env python3
"""Checks the house rules that no compiler knows: arrows between rooms, both languages, forbidden words, long functions, idle ones.

usage: lint.py [ROOT]    exit 1 when anything was found, one line each: file:line: what
"""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])
SRC = ROOT / "src"
CORE = {"rubric", "intake", "indicator", "text", "match", "evidence", "score", "cluster", "stat", "panel", "audit", "explain", "advise", "letter", "table"}
# What each room may include besides itself.
ARROWS = {
    "base": set(),
    "data": {"base"},
    **{room: {"base", "data"} for room in CORE},
    # Asks for the kinds of indicators and lets each read its own keys; makes patterns of phrases and holds them against their examples;
    # asks which fields the texts of recommendations may have.
    "rubric": {"base", "data", "indicator", "match", "evidence", "advise"},
    "evidence": {"base", "data", "match", "text", "indicator"},  # seeks patterns in sentences; dates and numbers by the shapes of answers
    "audit": {"base", "data", "intake"},  # reads the headers of published tables with the eyes that read those of sheets
    "explain": {"base", "data", "score"},  # asks for parts of a maximum and of a grouping where they are reckoned
    "panel": {"base", "data", "stat"},  # asks for statistics of the tables of ratings that it makes
    "host": {"base"},
    "read": {"base", "data", "host"},
    "document": {"base", "data", "host", "read"},  # opens packages and decodes texts as the readers of sheets do
    "write": {"base", "data", "host"},
    "run": {"base", "data", "host", "read", "document", "write"} | CORE,
}
ARROWS["cli"] = set(ARROWS) - {"cli"}
LONGEST_FUNCTION = 60
LONGEST_FILE = 600
# Public functions that no other file of src/ calls, and why they are public all the same.
UNCALLED = {
    "svod_trail_dead_ends": "what every tree promises, walked in a test",
    "svod_ranks": "ties are tested on bare values",
    "score_combine": "one node's experts, tested without a campaign around them",
    "svod_relay_within": "a child's limits are tested with small ones",
    "svod_kappa_table": "published tables of two raters come without their ratings",
    "svod_forms_of": "who gets a form is tested without a folder around it",
    "svod_palette_number": "number formats are tested without a workbook",
}
STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
CONVERSION = re.compile(r"%(?:%|[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t)?[a-zA-Z])")

problems = []


def report(path, line, text):
    problems.append(f"{path.relative_to(ROOT)}:{line}: {text}")


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def without_comments(text):
    """The same text with comments blanked out, line for line; strings stay."""
    token = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|//[^\n]*|/\*.*?\*/', re.S)

    def blank(match):
        found = match.group()
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else found

    return token.sub(blank, text)


def sources(*suffixes):
    for path in sorted(SRC.rglob("*")):
        if path.is_file() and path.suffix in suffixes:
            yield path, path.read_text(encoding="utf-8")


def is_sentence_list(path):
    rest = path.relative_to(SRC).parts
    return path.suffix == ".def" and rest[0] == "base"


def check_arrows():
    for path, text in sources(".c", ".h", ".def"):
        room = path.relative_to(SRC).parts[0]
        if room not in ARROWS:
            report(path, 1, f"room {room} is not in the list of arrows")
            continue
        for match in re.finditer(r'^\s*#\s*include\s+"([^"]+)"', text, re.M):
            name, line = match.group(1), line_of(text, match.start())
            if not (SRC / name).is_file():
                report(path, line, f'"{name}" is not a path below src/')
                continue
            other = name.split("/")[0]
            if other != room and other not in ARROWS[room]:
                report(path, line, f"{room} must not include {other} ({name})")


def literal(text):
    """The value of adjacent C string literals, escapes left as they are."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def conversions(sentence):
    return [found for found in CONVERSION.findall(sentence) if found != "%%"]


def entries(macro, count):
    form = re.compile(macro + r"\(\s*(\w+)\s*," + r".*?" * 0 + (r"[^\"]*?" + STRINGS + r",?\s*") * count + r"\)", re.S)
    for path, text in sources(".def"):
        if not is_sentence_list(path):
            continue
        plain = without_comments(text)
        found = 0
        for match in form.finditer(plain):
            found += 1
            yield path, line_of(plain, match.start()), match.group(1), [literal(part) for part in match.groups()[1:]]
        if found != len(re.findall(r"^\s*" + macro + r"\(", plain, re.M)):
            report(path, 1, f"a {macro} line cannot be read")


def pasted(texts):
    """Ids that macros make up, as in `#define SAY(lay, id) svod_say((lay)->lang, SVOD_T_table_##id)`."""
    ids = set()
    for room, text in texts:
        for name, prefix in re.findall(r"#define (\w+)\([^)]*\)[^\n]*?SVOD_[TF]_(\w+)##", text):
            calls = re.compile(r"\b" + name + r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
            for other, where in texts:
                # The arguments of an X macro stand in a list that may be anywhere in the room.
                found = [where] if name == "X" and other == room else calls.findall(where)
                ids.update(prefix + word for part in found for word in re.findall(r"\w+", part))
    return ids


def check_sentences():
    texts = [(path.relative_to(SRC).parts[0], without_comments(text)) for path, text in sources(".c", ".h", ".def")
             if not is_sentence_list(path)]
    used = pasted(texts)
    for _, text in texts:
        used.update(re.findall(r"\bSVOD_[TF]_(\w+)", text))
    seen = {}
    for path, line, name, texts in entries("TEXT", 2):
        if conversions(texts[0]) != conversions(texts[1]):
            report(path, line, f"TEXT {name}: conversions differ, {conversions(texts[0])} and {conversions(texts[1])}")
        note_entry(path, line, "TEXT", name, texts, used, seen)
    for path, line, name, texts in entries("CODE", 4):
        for text in texts:
            if conversions(text):
                report(path, line, f"CODE {name}: conversions are never filled in: {text}")
        note_entry(path, line, "CODE", name, texts, used, seen)


def note_entry(path, line, macro, name, texts, used, seen):
    if (macro, name) in seen:
        report(path, line, f"{macro} {name} stands twice")
    seen[(macro, name)] = True
    if name not in used:
        report(path, line, f"{macro} {name} is used nowhere")
    for text in texts:
        if not text.strip():
            report(path, line, f"{macro} {name} has an empty text")


def check_reached():
    """Every finding is reached by some test: a unit test names its symbol, or a broken fixture expects it."""
    places = [*ROOT.glob("test/unit/*.c"), ROOT / "fixtures/broken/expected.csv"]
    tested = set(re.findall(r"[a-z][a-z0-9_]+", " ".join(path.read_text(encoding="utf-8").replace("SVOD_F_", " ") for path in places)))
    for path, line, name, _ in entries("CODE", 4):
        if name not in tested:
            report(path, line, f"CODE {name} is reached by no test")


def check_words():
    calls = re.compile(r"\b(setlocale|newlocale|uselocale)\s*\(")
    numbers = re.compile(r"\b(strtod|strtof|strtold|atof|sscanf)\s*\(")
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b|\bnot implemented\b", re.I)
    machine = re.compile(r"(?<![\w.])/(?:home|root|tmp|mnt|media|opt|srv|var|Users)/")
    for path, text in sources(".c", ".h", ".def"):
        plain = without_comments(text)
        for form, source, what in ((calls, plain, "locale"), (numbers, plain, "number reading outside base/num.c"),
                                   (unfinished, text, "unfinished"), (machine, text, "path of one machine")):
            if form is numbers and path == SRC / "base/num.c":
                continue
            for match in form.finditer(source):
                report(path, line_of(source, match.start()), f"{what}: {match.group()}")


def check_sizes():
    begin = re.compile(r"^[A-Za-z_][^=;]*\([^;]*\)\s*\{$")
    for path, text in sources(".c", ".h"):
        lines = text.split("\n")
        if len(lines) - 1 > LONGEST_FILE:
            report(path, LONGEST_FILE, f"file has {len(lines) - 1} lines")
        if not lines[0].startswith("//"):
            report(path, 1, "the first line does not say what the file does")
        start = None
        for number, line in enumerate(lines, 1):
            if line and not line[0].isspace() and line.endswith("{") and "(" in line or begin.match(line):
                start = number
            elif line == "}" and start:
                if number - start + 1 > LONGEST_FUNCTION:
                    report(path, start, f"function has {number - start + 1} lines")
                start = None
            elif line.startswith("}"):
                start = None


def check_callers():
    """Every function of a header is used by some file that does not define it; macros of headers count as users."""
    texts = {path: without_comments(text) for path, text in sources(".c", ".h", ".def")}
    declaration = re.compile(r"^(?!static|typedef|extern|#)[A-Za-z_][\w *]*?[ *](\w+)\([^;{]*\)[^;{]*;", re.M)
    users = {}
    for path, text in texts.items():
        if path.suffix == ".h":
            text = " ".join(re.findall(r"^\s*#\s*define\s+\w+\S*(.*)", text, re.M))
        for name in set(re.findall(r"\w+", text)):
            users.setdefault(name, set()).add(path)
    for path, text in texts.items():
        for match in declaration.finditer(text) if path.suffix == ".h" else ():
            name = match.group(1)
            defines = re.compile(r"^[A-Za-z_][\w *]*?[ *]" + name + r"\([^;{]*\)\s*\{", re.M)
            called = any(not defines.search(texts[user]) for user in users.get(name, ()))
            if called == (name in UNCALLED):
                report(path, line_of(text, match.start()), f"{name} " + ("is called: take it off the list" if called else "has no caller"))


def check_whys():
    """Every reason why a statistic is undefined is given by somebody."""
    path = SRC / "data/stat.h"
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\bSVOD_WHY_(\w+)", " ".join(text for _, text in sources(".c"))))
    listed = text[text.index("#define SVOD_WHYS") : text.index("typedef enum svod_why")]
    for match in re.finditer(r"\bX\((\w+)\) ", listed):
        if match.group(1) not in named:
            report(path, line_of(text, text.index(match.group(0))), f"reason {match.group(1)} is never given")


def main():
    check_arrows()
    check_sentences()
    check_reached()
    check_words()
    check_sizes()
    check_callers()
    check_whys()
    for problem in problems:
        print(problem)
    print(f"lint: {len(problems)} problem(s)" if problems else "lint: clean")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
