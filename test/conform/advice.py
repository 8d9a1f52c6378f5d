"""Recommendations by a second route (advice_route.py, advice_follow.py), compared with advice.json and the sheet of lists: who is given which
and with what margin, what cannot be told, what is said to the region, the figures in the texts, what became of last year's; of the fixtures and of
copies altered at random (advice_altered.py). Then advice.json is altered, one thing at a time: each must be told."""
import copy
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))

from advice_altered import YEARS, altered
from advice_follow import follow_ups
from advice_route import ROOT, Campaign, fields, giving, pattern, region_fields

CAMPAIGNS = {"tyumen-2023": "tyumen-2022", "demo-documents": None, "demo-amur-2023": "demo-amur-2022", "demo-izhevsk-2022": "demo-izhevsk-2021",
             "demo-advice": "demo-advice-2022"}
KINDS = {"all", "no_submission", "nothing", "points_at_most", "points_below", "percent_at_most", "percent_below", "percent_at_least", "fall_at_least",
         "weakest_in", "level_percent_at_most", "missed", "worse", "no_data", "no_evidence", "disputed"}
CLOSE = 1e-6
SEEDS = 20  # of altered copies
raised = set()
outcomes = []


def tell(label, wrong):
    outcomes.append(not wrong)
    print("FAIL" if wrong else "ok  ", label, *wrong[:5])


def unlike(a, b):
    return (a is None) != (b is None) or (a is not None and abs(float(a) - float(b)) > CLOSE)


def wrong_units(of, told, want):
    given, untold, _ = want
    out = []
    for unit in told["units"]:
        has = {one["id"]: one for one in unit["recommendations"]}
        mine = {key for key, whom in given.items() if unit["id"] in whom and of.rules[key]["addressee"] not in of.regional}
        out += [f"{unit['id']} {key}: {'not given' if key in mine else 'given'}" for key in sorted(mine ^ set(has))]
        out += [f"{unit['id']} {key}: margin {has[key]['margin']}, {float(given[key][unit['id']][0])}" for key in sorted(mine & set(has))
                if unlike(has[key]["margin"], given[key][unit["id"]][0])]
        if unit["cannot_be_told"] != untold[unit["id"]]:
            out.append(f"{unit['id']} cannot be told: {sorted(set(unit['cannot_be_told']) ^ set(untold[unit['id']]))}")
    return out + [f"{one} is missing" for one in set(of.units) - {unit["id"] for unit in told["units"]}]


def wrong_texts(of, told, want):
    out = []
    for unit in told["units"]:
        for one in unit["recommendations"]:
            margin, counted = want[0][one["id"]].get(unit["id"], (None, []))
            if margin is None:
                continue
            like = pattern(of.rules[one["id"]]["text"], fields(of, of.rules[one["id"]], unit["id"], margin, counted))
            if not re.fullmatch(like, one["text"].replace("\u00a0", " ")):
                out.append(f"{unit['id']} {one['id']}: «{one['text']}», {like}")
    return out


def wrong_rules(of, told, want):
    given, _, region = want
    out = []
    for one in told["recommendations"]:
        whom = given[one["id"]]
        if one["given"] != len(whom):
            out.append(f"{one['id']}: given {one['given']}, {len(whom)}")
        for level, units in one.get("levels", {}).items():
            if set(units) != {unit for unit in whom if of.level_of(unit, of.cluster) == level}:
                out.append(f"{one['id']} {level}: {units}")
    if [one["id"] for one in told["region"]] != region:
        out.append(f"region: {[one['id'] for one in told['region']]}, {region}")
    for one in told["region"]:
        rule = of.rules[one["id"]]
        like = pattern(rule["text"], region_fields(of, rule, [unit for unit in of.units if unit in given[one["id"]]]))
        if not re.fullmatch(like, one["text"].replace("\u00a0", " ")):
            out.append(f"{one['id']}: «{one['text']}», {like}")
    return out


def wrong_follow(told, want):
    out, counts = [], dict.fromkeys(("done", "partly", "not_done", "untold"), 0)
    for unit in told["units"]:
        has, mine = {one["id"]: one for one in unit.get("follow_up", [])}, want[unit["id"]]
        out += [f"{unit['id']} {key}: followed by one alone" for key in sorted(set(has) ^ set(mine))]
        for key in sorted(set(has) & set(mine)):
            verdict, change = mine[key]
            if has[key]["verdict"] != verdict or unlike(has[key]["change"], change):
                out.append(f"{unit['id']} {key}: {has[key]['verdict']} {has[key]['change']}, {verdict} {change and float(change)}")
        for verdict, _ in mine.values():
            counts[verdict] += 1
    return out + [f"{verdict}: {told['follow_up'][verdict]}, {count}" for verdict, count in counts.items() if told["follow_up"][verdict] != count]


def lists_of(book):
    """{title: names} of the sheet of lists; None: told in a line, to everybody."""
    out, title = {}, None
    for first, second in book["Списки"].iter_rows(min_col=1, max_col=2, values_only=True):
        if first and not second and " из " in str(first) and ": " in str(first):
            title = str(first).rsplit(": ", 1)[0]
            out.setdefault(title, []).append([])
        elif first and second and title:
            out[title][-1] += str(second).split(", ")
    return out


def wrong_lists(of, want):
    lists = lists_of(openpyxl.load_workbook(of.folder / f"{of.name}.xlsx", read_only=True))
    out = []
    for key, whom in want[0].items():
        title = of.rules[key]["title"]
        if whom and len(whom) < len(of.units) and sorted(of.unit[one]["name"] for one in whom) not in [sorted(one) for one in lists.get(title, [])]:
            if of.rules[key]["addressee"] not in of.regional or key in want[2]:
                out.append(f"{key}: {lists.get(title)}")
    return out


def faults(of, told, want, follow):
    """{what: faults} of advice.json against this route."""
    out = {"units": wrong_units(of, told, want), "texts": wrong_texts(of, told, want), "rules and region": wrong_rules(of, told, want)}
    if follow is not None:
        out["follow-up"] = wrong_follow(told, follow)
    return out


# ---- planted faults ---------------------------------------------------------------------------------------------------------------


def bumped(text):
    """The text with its first number changed."""
    return re.sub(r"\d+(,\d+)?", lambda is_: str(int(is_[0].split(",")[0]) + 1) + is_[0][len(is_[0].split(",")[0]):], text, count=1)


def planted(of, told):
    """(name, altered advice.json): a fault of every kind for every rule."""
    for at, unit in enumerate(told["units"]):
        for index, one in enumerate(unit["recommendations"]):
            name = f"{unit['id']} {one['id']}"
            less, margin = copy.deepcopy(told), copy.deepcopy(told)
            less["units"][at]["recommendations"].pop(index)
            yield f"{name} is dropped", less
            margin["units"][at]["recommendations"][index]["margin"] += 0.01
            yield f"{name}: margin", margin
            if re.search(r"\d", one["text"]):
                text = copy.deepcopy(told)
                text["units"][at]["recommendations"][index]["text"] = bumped(one["text"])
                yield f"{name}: text", text
        for index, one in enumerate(unit.get("follow_up", [])):
            for key, value in (("verdict", "done" if one["verdict"] != "done" else "partly"), ("change", (one["change"] or 0) + 0.01)):
                other = copy.deepcopy(told)
                other["units"][at]["follow_up"][index][key] = value
                yield f"{unit['id']} {one['id']}: {key}", other
        for index in range(len(unit["cannot_be_told"])):
            other = copy.deepcopy(told)
            other["units"][at]["cannot_be_told"].pop(index)
            yield f"{unit['id']}: can be told", other
    for index in range(len(told["region"])):
        other = copy.deepcopy(told)
        other["region"].pop(index)
        yield "the region is told less", other
        other = copy.deepcopy(told)
        other["region"][index]["text"] = bumped(other["region"][index]["text"])
        yield "the region is told another figure", other
    for index, one in enumerate(told["recommendations"]):
        other = copy.deepcopy(told)
        other["recommendations"][index]["given"] += 1
        yield f"{one['id']}: given", other


def run(name, folder, root=ROOT):
    subprocess.run([os.environ["SVOD_BIN"], "run", root / "fixtures" / name, "-o", folder, "--quiet"], check=False, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return Campaign(name, folder, root)


def of_seed(seed, folder):
    """Faults in copies of two years that were altered at random."""
    root = altered(seed, folder)
    now, then = (run(name, folder / name, root) for name in YEARS)
    wrong = []
    for of, earlier in ((now, then), (then, None)):
        want = giving(of)
        found = faults(of, of.told, want, follow_ups(of, earlier, giving(earlier)[0]) if earlier else None)
        wrong += [f"seed {seed}, {of.name}: {one}" for what in found.values() for one in what]
        wrong += [f"seed {seed}, {of.name}, lists: {one}" for one in wrong_lists(of, want)]
    return wrong


def check(of, then):
    want, follow = giving(of), follow_ups(of, then, giving(then)[0]) if then else None
    raised.update(key for rule, whom in want[0].items() if whom for key in of.when(of.rules[rule]))
    found = faults(of, of.told, want, follow)
    size = {"units": sum(map(len, want[0].values())), "texts": sum(map(len, want[0].values())), "rules and region": len(of.rules),
            "follow-up": sum(map(len, (follow or {}).values()))}
    for what, wrong in found.items():
        tell(f"{of.name}: {what} ({size[what]})", wrong)
    tell(f"{of.name}: lists", wrong_lists(of, want))
    if of.name == "demo-advice":
        cases = list(planted(of, of.told))
        tell(f"{of.name}: {len(cases)} planted faults are told", [name for name, told in cases if not any(faults(of, told, want, follow).values())])


with tempfile.TemporaryDirectory() as temp, ThreadPoolExecutor(2) as pool:
    everything = [name for pair in CAMPAIGNS.items() for name in pair if name]
    runs = dict(zip(everything, pool.map(lambda name: run(name, Path(temp) / name), everything)))
    for campaign, earlier in CAMPAIGNS.items():
        check(runs[campaign], runs.get(earlier))
    wrong_seeds = list(pool.map(lambda seed: of_seed(seed, Path(temp) / f"seed-{seed}"), range(SEEDS)))
    tell(f"{SEEDS} altered copies of two years", [one for wrong_seed in wrong_seeds for one in wrong_seed])
tell("every kind of condition holds somewhere", sorted(KINDS - raised))
sys.exit(not all(outcomes))
