"""What follows from what single documents say, worked out a second time: from each document's `seen` in evidence.json and the rubric's YAML
alone, in exact decimals. Shares no code with svod, nor its order of steps."""
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

import yaml

WEIGHT = {"none": 0, "excluded": 1, "weak": 2, "found": 3}
NOT_PROPOSED = ("no_documents", "unreadable")


class Text(yaml.SafeLoader):
    """Every scalar as it is written: 1.10 is an id, not a number."""


for tag in ("int", "float", "timestamp", "bool"):
    Text.add_constructor(f"tag:yaml.org,2002:{tag}", lambda loader, node: loader.construct_scalar(node))


def as_list(value):
    return value if isinstance(value, list) else [value] if value else []


class Rubric:
    def __init__(self, path):
        self.tree = yaml.load(path.read_text(), Text)
        rules = self.tree["evidence"]
        self.zones = [zone["id"] for zone in rules.get("zones", [])]
        self.directions = [one["id"] for one in rules.get("directions", [])]
        self.kinds = [kind["id"] for kind in rules.get("kinds", [])]
        self.nodes = {}  # those that want evidence, in the rubric's order: id -> (want, maximum, step)
        self.max = {}
        for section in self.tree["sections"]:
            self.walk(section, Decimal(self.tree["step"]))

    def walk(self, node, step):
        step = Decimal(node.get("step", step))
        parts = node.get("criteria", [])
        most = self.max[node["id"]] = Decimal(node["max"])
        if node.get("evidence"):
            self.nodes[node["id"]] = (node["evidence"], most, step)
        for part in parts:
            self.walk(part, step)


def nothing(documents):
    if not documents:
        return "no_documents"
    for one in documents:
        if one["state"] not in ("read", "empty") or one["unreadable"] > one["paragraphs"] // 4:
            return "unreadable"
    return "not_found"


def state_of(sight, documents):
    return sight if sight in ("found", "weak") else nothing(documents)


def best(quotes):
    """Three texts at most, each once, by sight, goodness, document, paragraph."""
    out, texts = [], set()
    for quote in sorted(quotes, key=lambda q: (-WEIGHT[q["state"]], -q["score"], q["at"], q["paragraph"])):
        if quote["text"] not in texts:
            texts.add(quote["text"])
            out.append(quote)
    return out[:3]


def strongest(seen):
    return max((one["state"] for one in seen), key=WEIGHT.get, default="none")


def of_documents(documents, chosen):
    """All that was seen and is wanted: (seen, quotations with their document's number)."""
    seen, quotes = [], []
    for at, document in enumerate(documents):
        for one in document["seen"]:
            if chosen(one):
                seen.append(one)
                quotes += [{**quote, "at": at, "document": document["name"]} for quote in one["quotations"]]
    return seen, best(quotes)


def cell(documents, zone, direction):
    seen, quotes = of_documents(documents, lambda one: one["zone"] == zone and one["direction"] == direction)
    return {"state": state_of(strongest(seen), documents), "count": sum(one["count"] for one in seen), "quotations": quotes}


def worth(want, most, step):
    """Proposed when found, and when weak."""
    points = want.get("points", {})
    found = Decimal(points.get("found", most))
    half = (most / 2 / step).to_integral_value(ROUND_FLOOR) * step
    return found, Decimal(points["weak"]) if "weak" in points else min(half, found)


def passage(rubric, want, most, step, documents):
    zones, directions = as_list(want["zone"]), as_list(want.get("direction"))
    wanted = [None] if directions in ([], ["any"]) else directions
    seen, quotes = of_documents(documents, lambda one: one["zone"] in zones and one["direction"] in wanted)
    state = state_of(strongest(seen), documents)
    found, weak = worth(want, most, step)
    points = {"found": found, "weak": weak}.get(state, Decimal(0))
    return {"state": state, "points": points, "count": sum(one["count"] for one in seen), "quotations": quotes}


def counted(rubric, want, most, step, documents):
    zones, directions = as_list(want["zone"]), as_list(want.get("direction"))
    plain = directions in ([], ["any"]) or set(directions) == set(rubric.directions)
    items = 0
    for document in documents:
        for zone in zones:
            by = {one["direction"]: one["items"] for one in document["seen"] if one["zone"] == zone}
            items += by.get(None, 0) if plain else min(by.get(None, 0), sum(by.get(one, 0) for one in directions))
    wanted = [None] if plain else directions
    seen, quotes = of_documents(documents, lambda one: one["zone"] in zones and one["direction"] in wanted)
    bands = sorted(((int(band["from"]), Decimal(band["points"])) for band in want["bands"]))
    reached = [band for band in bands if items >= band[0]]
    points = reached[-1][1] if reached else Decimal(0)
    if points > 0:
        state = "found" if reached[-1] == bands[-1] else "weak"
    else:
        state = "weak" if strongest(seen) in ("found", "weak") else nothing(documents)
    return {"state": state, "points": points, "count": items, "quotations": quotes}


def paper(rubric, want, most, step, documents):
    kinds, directions, needs = as_list(want["document"]), as_list(want.get("direction")), as_list(want.get("requisites"))
    plain = directions in ([], ["any"])
    sights, quotes = [], []
    for at, one in enumerate(documents):
        if not set(one.get("kinds", [one["kind"]])) & set(kinds):
            continue
        speaks = [seen for seen in one["seen"] if seen["zone"] is None and seen["direction"] in directions]
        sight = "found" if plain else strongest(speaks)
        if sight not in ("found", "weak"):
            continue
        if not all(one[need] for need in needs):
            sight = "weak"
        sights.append(sight)
        top = max(speaks, key=lambda seen: WEIGHT[seen["state"]], default=None)
        quote = top["quotations"][0] if top else one["requisites"] or one["titled"]
        quotes.append({**quote, "state": sight, "score": quote["score"], "at": at, "document": one["name"]})
    state = state_of(max(sights, key=WEIGHT.get, default="none"), documents)
    found, weak = worth(want, most, step)
    return {"state": state, "points": {"found": found, "weak": weak}.get(state, Decimal(0)), "count": sights.count("found"),
            "quotations": best(quotes)}


def proposal(rubric, node, documents):
    want, most, step = rubric.nodes[node]
    way = paper if "document" in want else counted if "count" in want else passage
    out = way(rubric, want, most, step, documents)
    if out["state"] in NOT_PROPOSED:
        out["points"] = None
    return out


def disputes(rubric, given, proposed):
    """given: {(unit, node): Fraction}; proposed: {(unit, node): points or None}. Widest first."""
    out = []
    for at, ((unit, node), points) in enumerate(proposed.items()):
        if points is None or (unit, node) not in given:
            continue
        apart = abs(given[unit, node] - Fraction(points))
        if apart * 3 > Fraction(rubric.max[node]):
            out.append((-int(apart * 10000 / Fraction(rubric.max[node])), at, unit, node, given[unit, node] > points))
    return [entry[2:] for entry in sorted(out)]
