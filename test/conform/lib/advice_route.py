"""Recommendations by a second route: the conditions of a rubric's file asked of points.csv, results.json and evidence.json; what stands in
the texts; never of advice.json."""
import csv
import json
import re
from fractions import Fraction
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
POINT_KINDS = {"points_at_most", "points_below"}
SHARE_KINDS = {"percent_at_most", "percent_below", "percent_at_least"}
COUNTS, COUNTS_NOT, UNSAID = "counts", "not", "unsaid"
NO_ANSWER = {"blank", "no_submission", "unreadable", "impossible", "conflict"}


def number(text):
    return Fraction(str(text)).limit_denominator(100000) if text not in ("", None) else Fraction(0)


class Campaign:
    """What one run has written of one campaign, and the rubric it was made by."""

    def __init__(self, name, folder, root=ROOT):
        setup = yaml.safe_load((root / "fixtures" / name / "campaign.yaml").read_text())
        own = root / "fixtures" / name / setup["rubric"]
        self.name, self.folder = name, folder
        self.rubric = yaml.safe_load((own if own.is_file() else ROOT / "rubrics" / f"{setup['rubric']}.yaml").read_text())
        self.result, self.told = (json.loads((folder / f"{kind}.json").read_text()) for kind in ("results", "advice"))
        self.year = self.result["year"]
        self.points = self.read_points()
        self.units = [unit["id"] for unit in self.result["units"]]
        self.unit = {unit["id"]: unit for unit in self.result["units"]}
        self.nodes = {node["id"]: node for node in self.result["nodes"]}
        self.order = list(self.nodes)
        self.link = {node["id"]: (node["previous"] or {}).get("id") for node in self.result["nodes"]}
        self.indicators = {one["id"]: one for one in self.result.get("indicators") or []}
        self.measures = {(key, one["unit"], one["year"]): one for key, is_ in self.indicators.items() for one in is_["measures"]}
        self.years = sorted({one["year"] for is_ in self.indicators.values() for one in is_["measures"]}, reverse=True)
        self.flags = {flag["id"]: flag["when"] for flag in self.rubric.get("flags", [])}
        self.rules = {rule["id"]: rule for rule in self.rubric["advice"]["recommendations"]}
        self.regional = {one["id"] for one in self.rubric["advice"]["addressees"] if one.get("region")}
        self.cluster = self.rubric["advice"].get("cluster") or (self.rubric.get("clusters") or [{"id": None}])[-1]["id"]
        evidence = folder / "evidence.json"
        self.evidence = None
        if evidence.is_file():
            said = json.loads(evidence.read_text())
            self.evidence = {(unit["id"], one["node"]): one["state"] for unit in said["units"] for one in unit["criteria"]}

    def read_points(self):
        """{(unit, node, year): (state, points, maximum, experts)}."""
        with open(self.folder / "points.csv", encoding="utf-8-sig") as file:
            return {(row["unit"], row["node"], int(row["year"])): (row["state"], number(row["points"]), number(row["max"]), int(row["experts"]))
                    for row in csv.DictReader(file, delimiter=";")}

    def at(self, unit, node, year=None):
        return self.points.get((unit, node, year or self.year), ("", Fraction(0), Fraction(0), 0))

    def below(self, node):
        """The node and what lies under it, in the rubric's order."""
        return [one for one in self.order if node == "total" or one == node or one.startswith(node + ".")]

    def level_of(self, unit, cluster):
        return self.unit[unit]["clusters"].get(cluster)

    def absent(self, unit):
        return self.unit[unit]["state"] == "absent"

    def when(self, rule):
        return self.flags[rule["when"]["flag"]] if "flag" in rule["when"] else rule["when"]

    def about(self, rule):
        return str(rule.get("about", self.when(rule).get("node", "total")))

    def share(self, unit, node, year=None):
        """Percent of the maximum; None: no points there."""
        state, value, most, _ = self.at(unit, node, year)
        return value * 100 / most if state == "points" and most > 0 else None

    def group(self, node, level=None):
        """(count, sum, maxima) of the region or a level of the advice's cluster, those without a submission as the policy says."""
        units = [one for one in self.units if level is None or self.level_of(one, level[0]) == level[1]]
        whole = self.nodes[node]["basis"] == "all"
        count, total, most = 0, Fraction(0), Fraction(0)
        for one in units:
            state, value, maximum, _ = self.at(one, node)
            if state == "points" and maximum > 0:
                count, total, most = count + 1, total + value, most + maximum
            elif whole and state == "no_submission":
                count, most = count + 1, most + number(self.nodes[node]["max"])
        return count, total, most


# ---- conditions: (margin, what is counted); None: cannot be told ---------------------------------------------------------------------------


def counting(where, when, unit, counts, limit):
    """Indicators or criteria that count; what is unsaid matters where it could decide."""
    said = [(one, counts(one)) for one in where]
    found, open_ = [one for one, is_ in said if is_ == COUNTS], sum(is_ == UNSAID for _, is_ in said)
    if len(found) < limit <= len(found) + open_:
        return None
    return Fraction(limit - len(found)), found


def missed(of, when, unit):
    def in_year(indicator, back):
        if back >= len(of.years):
            return UNSAID
        is_ = of.measures.get((indicator, unit, of.years[back]))
        if not is_ or is_["state"] in ("not_asked", "absent"):
            return COUNTS_NOT
        return {"no_data": UNSAID, "missed": COUNTS}.get(is_["reach"], COUNTS_NOT)

    def counts(indicator):
        years = {in_year(indicator, back) for back in range(when.get("years", 1))}
        return COUNTS_NOT if COUNTS_NOT in years else UNSAID if UNSAID in years else COUNTS

    return counts


def move_of(of, unit, indicator):
    """The move since the campaign before; {}: there was none."""
    is_ = of.measures.get((indicator, unit, of.year))
    return (is_ or {}).get("moves", {}).get(str(of.years[1])) or {} if is_ and is_.get("moves") and len(of.years) > 1 else {}


def worse(of, when, unit):
    def counts(indicator):
        move = move_of(of, unit, indicator)
        if len(of.years) < 2 or move.get("state") in ("no_now", "no_before"):
            return UNSAID
        return COUNTS if move.get("state") == "worse" and abs(number(move["change"])) >= number(when.get("by", 0)) else COUNTS_NOT

    return counts


def no_data(of, _, unit):
    return lambda indicator: COUNTS if of.measures.get((indicator, unit, of.year), {}).get("state") in NO_ANSWER else COUNTS_NOT


def unproven(of, when, unit):
    bad = {"not_found", "no_documents"} | ({"weak"} if when.get("weak") else set())

    def counts(node):
        state = of.evidence.get((unit, node))
        return COUNTS if state in bad else UNSAID if state == "unreadable" else COUNTS_NOT

    return counts


def disputed(of, when, unit):
    share = {one["node"]: one for one in of.result["experts"]["disputes"] if one["unit"] == unit}

    def counts(node):  # the range of the experts' points from the cell itself
        one = share.get(node)
        if not one:
            return COUNTS_NOT
        return COUNTS if (number(one["most"]) - number(one["least"])) * 100 >= number(when.get("by", 0)) * number(of.nodes[node]["max"]) else COUNTS_NOT

    return counts


def by_count(of, when, unit, node):
    for key, kind in (("missed", missed), ("worse", worse), ("no_data", no_data)):
        if key in when:
            return counting([one for one in of.below(node) if one in of.indicators], when, unit, kind(of, when, unit), when[key]) if of.indicators else None
    if "no_evidence" in when:
        return counting(of.below(node), when, unit, unproven(of, when, unit), when["no_evidence"]) if of.evidence is not None else None
    told = of.result.get("experts") and any(of.at(unit, one)[0] == "points" and of.at(unit, one)[3] > 1 for one in of.below(node))
    if told:
        assert of.result["experts"]["disputed"] == len(of.result["experts"]["disputes"])
    return counting(of.below(node), when, unit, disputed(of, when, unit), when["disputed"]) if told else None


def weakest(of, when, unit, node):
    cluster = when["weakest_in"]
    level = of.level_of(unit, cluster)
    near = {one: of.at(one, node)[1] for one in of.units if of.share(one, node) is not None and of.level_of(one, cluster) == level}
    if level is None or unit not in near or len(set(near.values())) < 2:
        return None
    others = [value for one, value in near.items() if one != unit]
    return near[unit] - min(others), []


def falls(of, when, unit, node):
    before = of.link[node] and of.share(unit, of.link[node], of.result["previous"]["year"]) if of.result["previous"] else None
    now = of.share(unit, node)
    return None if before is None or now is None else (number(when["fall_at_least"]) - (before - now), [])


def nothing(of, _, unit, node):
    state, value, most, _ = of.at(unit, node)
    if state != "blank" and (state != "points" or not most):
        return None
    if value == 0 and any(of.at(unit, one)[0] in ("unreadable", "few_experts") for one in of.below(node)):
        return None
    return value, []


def of_level(of, when, unit, node):
    level = of.level_of(unit, when["cluster"])
    count, total, most = of.group(node, (when["cluster"], level)) if level else (0, 0, 0)
    return (total * 100 / most - number(when["level_percent_at_most"]), []) if count and most else None


def asked(of, when, unit):
    """(holds, margin, counted); None: cannot be told."""
    node = str(when.get("node", "total"))
    if of.absent(unit):
        return None
    if "all" in when:
        out = Fraction(0), []
    elif "no_submission" in when:
        out = Fraction(of.unit[unit]["state"] != "no_submission"), []
    elif "nothing" in when:
        out = nothing(of, when, unit, node)
    elif "weakest_in" in when:
        out = weakest(of, when, unit, node)
    elif "fall_at_least" in when:
        out = falls(of, when, unit, node)
    elif "level_percent_at_most" in when:
        out = of_level(of, when, unit, node)
    elif POINT_KINDS & set(when):
        out = (of.at(unit, node)[1] - number(when[(POINT_KINDS & set(when)).pop()]), []) if of.at(unit, node)[0] == "points" else None
    elif "percent_at_least" in when:
        share = of.share(unit, node)
        out = None if share is None or share > 100 else (number(when["percent_at_least"]) - share, [])
    elif SHARE_KINDS & set(when):
        share = of.share(unit, node)
        out = None if share is None else (share - number(when[(SHARE_KINDS & set(when)).pop()]), [])
    else:
        out = by_count(of, when, unit, node)
    if out is None:
        return None
    return (out[0] < 0 if {"points_below", "percent_below"} & set(when) else out[0] <= 0), out[0], out[1]


# ---- who is given what ------------------------------------------------------------------------------------------------------------


def giving(of):
    """{rule: {unit: (margin, counted)}}, {unit: rules that cannot be told}, rules said to the region. `given` of the region: for whom it holds."""
    given, untold, region, effective = {}, {unit: [] for unit in of.units}, [], {}
    for key, rule in of.rules.items():
        given[key] = {}
        for unit in of.units:
            only = all(of.level_of(unit, cluster) in map(str, levels) for cluster, levels in rule.get("only", {}).items())
            if of.absent(unit) or not only or unit not in rule.get("units", [unit]):
                continue
            is_ = asked(of, of.when(rule), unit)
            if is_ is None:
                untold[unit].append(key)
            elif is_[0] and not any(unit in effective[str(other)] for other in rule.get("unless", [])):
                given[key][unit] = is_[1:]
        few = rule["addressee"] in of.regional and len(given[key]) < max(1, rule.get("least", 1))
        effective[key] = {} if few else given[key]
        if rule["addressee"] in of.regional and not few:
            region.append(key)
    return given, untold, region


# ---- texts --------------------------------------------------------------------------------------------------------------------------


def rounded(value, places):
    """As a person writes it: half up, decimal comma, a true minus."""
    size = abs(value) * 10**places
    whole = int(size + Fraction(1, 2))
    text = str(whole // 10**places) + (f",{whole % 10**places:0{places}d}" if places else "")
    return ("−" if value < 0 and whole else "") + text


def short(value, places):
    text = rounded(value, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def points_words(value, most):
    """One place, more where one would read as nothing or as the whole."""
    for places in range(1, 5):
        shown = Fraction(int(value * 10**places + Fraction(1, 2)), 10**places)
        if not (shown == 0 and value) and not (shown == most and value != most):
            break
    return short(value, places)


def names(of, nodes):
    return ", ".join(f"«{of.nodes[node]['title']}»" for node in nodes)


def lacking(of, unit, node, less):
    """Criteria without a point (`less`: with less than all) that nobody was asked below."""
    out = []
    for one in of.below(node):
        state, value, most, _ = of.at(unit, one)
        children = [other for other in of.below(one) if other != one and other.count(".") == (one.count(".") + 1 if one != "total" else 0)]
        bad = state == "blank" or (state == "points" and most and (value < most if less else value == 0))
        if bad and not any(of.at(unit, child)[0] not in ("", "unscored", "no_data") for child in children):
            out.append(one)
    return out


def best_of(of, unit, node):
    """(names, points, maximum) of those of the unit's level who have the most, when more than the unit."""
    level = of.level_of(unit, of.cluster) if of.cluster else ""
    all_ = [(one, of.at(one, node)) for one in of.units if not of.cluster or (level and of.level_of(one, of.cluster) == level)]
    have = [(one, at) for one, at in all_ if at[0] == "points" and 0 < at[2] and at[1] <= at[2]]
    top = max((at[1] for _, at in have), default=0)
    own = of.at(unit, node)
    if not have or top <= (own[1] if own[0] == "points" and own[2] else 0):
        return None
    first = [(of.unit[one]["name"], at[2]) for one, at in have if at[1] == top][:2]
    return ", ".join(name for name, _ in first), top, first[0][1]


def means(of, unit, node):
    """Fields of the unit's level and of the region: none where only one has points."""
    out, level = {}, of.level_of(unit, of.cluster) if unit else None
    places = max(len(str(one).partition(".")[2]) for one in [of.rubric.get("step", 1)]) + 1
    for word, which in (("level", (of.cluster, level)), ("region", None)):
        count, total, most = of.group(node, which) if which is None or level else (0, 0, 0)
        out[f"{word}_mean"] = rounded(total / count, places) if count > 1 and most else ""
        out[f"{word}_percent"] = rounded(total * 100 / most, 1) if count > 1 and most else ""
    return out


def years(of, rule, unit, node):
    """Fields of the year before, where the rubric says that it compares."""
    link, when = of.link[node], of.when(rule)
    ok = link and (("fall_at_least" in when and str(when["node"]) == node) or node == "total" or comparable_rule(of.rubric, node))
    share, now = of.share(unit, link, of.result["previous"]["year"]) if ok else None, of.share(unit, node)
    if share is None:
        return {"before": "", "before_percent": "", "change": ""}
    state, value, most, _ = of.at(unit, link, of.result["previous"]["year"])
    out = {"before": points_words(value, most), "before_percent": rounded(share, 1), "change": ""}
    if now is not None:
        size = rounded(abs(now - share), 1)
        out["change"] = size if size == "0,0" else ("−" if now < share else "+") + size
    return out


def comparable_rule(rubric, node):
    def walk(nodes):
        for one in nodes:
            if str(one["id"]) == node:
                return one
            found = walk(one.get("criteria", []))
            if found:
                return found
        return None
    previous = (walk(rubric["sections"]) or {}).get("previous")
    return previous is not None and (not isinstance(previous, dict) or previous.get("comparable", True))


def fields(of, rule, unit, margin, counted):
    """Values of the fields that this route reckons; "" has none; a field that is missing here is not reckoned."""
    node, when = of.about(rule), of.when(rule)
    state, value, most, _ = of.at(unit, node)
    has = state == "points" and most > 0
    titles = {str(one["id"]): one["title"] for cluster in of.rubric.get("clusters", []) if cluster["id"] == of.cluster for one in cluster["levels"]}
    best = best_of(of, unit, node)
    whole = number(of.nodes[node]["max"])
    out = {"unit": of.unit[unit]["name"], "section": of.nodes[node]["title"], "node": node, "points": points_words(value, most) if has else "",
           "max": points_words(most, most) if has else points_words(whole, whole) if whole else "",
           "percent": rounded(value * 100 / most, 1) if has else "", "level": titles.get(of.level_of(unit, of.cluster), ""),
           "best": best[0] if best else "", "best_points": points_words(best[1], best[2]) if best else "",
           "lacking": names(of, lacking(of, unit, node, False)), "below": names(of, lacking(of, unit, node, True))}
    out |= means(of, unit, node) | years(of, rule, unit, node)
    words = short(margin, 1)
    out["margin"] = short(margin, 4) if margin and words == "0" else words
    named = counted if {"missed", "worse", "no_data"} & set(when) else [node] if node in of.indicators else []
    out |= {"indicator": names(of, named), "value": "", "target": ""}
    if len(named) == 1:
        out |= one_indicator(of, unit, named[0])
    if "no_evidence" in when:
        out["unproven"] = names(of, counted)
    if "disputed" in when:
        out["disputed"] = names(of, counted)
    return out


def one_indicator(of, unit, indicator):
    """Its value and target: as numbers, for the words around them are not reckoned; what is no number may be anything."""
    is_, target = of.measures.get((indicator, unit, of.year), {}), of.indicators[indicator]["targets"].get(str(of.year))
    plain = of.indicators[indicator]["kind"] in ("share", "count")
    value = is_.get("value") if is_.get("state") == "value" else None
    return {"value": "" if value is None else Some(short(number(value), 1) if plain else ""),
            "target": "" if target is None else Some(short(number(target), 4) if plain else "")}


def region_fields(of, rule, units):
    node = of.about(rule)
    most = number(of.nodes[node]["max"])
    shown = [of.unit[one]["name"] for one in units]
    return {"count": str(len(units)), "units": Some(", ".join(shown[:40])) if len(shown) > 41 else ", ".join(shown), "section": of.nodes[node]["title"],
            "node": node, "max": points_words(most, most) if most else ""} | {
                key: value for key, value in means(of, None, node).items() if key.startswith("region")}


class Some(str):
    """What stands in the text with words around it."""


def pattern(text, values):
    """A regular expression of the text: what has no value leaves its brackets out; what is not reckoned may be anything."""
    def run(part):
        out = ""
        for piece in re.split(r"(\{\w+\})", part):
            value = values.get(piece[1:-1])
            if not re.fullmatch(r"\{\w+\}", piece):
                out += re.escape(piece)
            elif isinstance(value, Some):
                out += r"[^\d−]*?" + re.escape(value) + r"(?:,0+)?[^\d−]*?"
            else:
                out += "(.+?)" if value is None else re.escape(value or "—")
        return out

    out = ""
    for part in re.split(r"(\[[^\]]*\])", text):
        inside = part[1:-1] if part.startswith("[") else part
        used = re.findall(r"\{(\w+)\}", inside)
        if not part.startswith("["):
            out += run(part)
        elif all(values.get(one, "?") or isinstance(values[one], Some) for one in used):
            out += run(inside) if all(one in values for one in used) else f"(?:{run(inside)})?"
    return re.sub(r"^(\\ )+", "", re.sub(r"(\\ )+", r"\\ ", out))
