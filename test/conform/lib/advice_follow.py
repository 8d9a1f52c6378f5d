"""What became of last year's recommendations, by a second route: those that the earlier campaign's own outputs give (advice_route.py), held
against this year's."""
from advice_route import POINT_KINDS, asked, move_of, number


def linked(now, node):
    return next((one for one in now.order if now.link[one] == node), None)


def still(now, when, unit):
    """The earlier condition asked of this year's counterpart; None: cannot be."""
    node = linked(now, str(when.get("node", "total")))
    clusters = {one["id"] for one in now.rubric.get("clusters", [])}
    cluster = when.get("weakest_in", when.get("cluster"))
    if node is None or (cluster is not None and cluster not in clusters):
        return None
    if POINT_KINDS & set(when) and not now.nodes[node]["previous"]["comparable"]:
        return None
    return asked(now, {**when, "node": node}, unit)


def fate(now, kind, unit, indicator):
    is_, move = now.measures[indicator, unit, now.year], move_of(now, unit, indicator)
    if kind == "no_data":
        return "met" if is_["state"] == "value" else "untold" if is_["state"] in ("not_asked", "absent") else "not"
    if is_["state"] != "value":
        return "untold"
    better = move.get("state") == "better"
    if kind == "worse":
        return "met" if better else "not"
    if is_["reach"] in ("no_target", "no_data"):
        return "untold"
    return "met" if is_["reach"] == "reached" else "better" if better or is_["reach"] == "near" else "not"


def by_indicators(now, kind, unit, counted):
    nodes = [linked(now, one) for one in counted]
    fates = [fate(now, kind, unit, one) if one in now.indicators else "untold" for one in nodes]
    change = move_of(now, unit, nodes[0]).get("change") if len(nodes) == 1 and nodes[0] in now.indicators else None
    if set(fates) == {"untold"}:
        return "untold", change
    return "done" if set(fates) == {"met"} else "partly" if {"met", "better"} & set(fates) else "not_done", change


def by_move(now, rule, unit, indicator):
    is_, move = now.measures[indicator, unit, now.year], move_of(now, unit, indicator)
    state = move.get("state")
    if is_["state"] != "value" or state not in ("better", "worse", "same"):
        return "untold", None
    if rule["urgency"] == "keep":
        return "not_done" if state == "worse" else "done", move["change"]
    whole = state == "same" and is_["denominator"] and is_["numerator"] == is_["denominator"]
    if whole or is_["reach"] == "reached" or (is_["reach"] == "no_target" and state == "better"):
        return "done", move["change"]
    return "partly" if state == "better" and is_["reach"] != "no_target" else "not_done", move["change"]


def shares(now, unit, then, node):
    """(before, now) in percent; None: not to be held against each other."""
    if node is None:
        return None
    if node == "total":
        is_ = now.unit[unit]["comparable"]
        return (number(is_["previous_total"]) * 100 / number(is_["previous_max"]), number(is_["total"]) * 100 / number(is_["max"])) if is_ else None
    both = now.share(unit, then, now.result["previous"]["year"]), now.share(unit, node)
    return both if None not in both and now.nodes[node]["previous"]["comparable"] else None


def by_share(now, rule, when, unit, then, node):
    to_all = "all" in when
    if to_all and (then == "total" or (node and not now.nodes[node]["max"])):
        return "untold", None
    both, is_ = shares(now, unit, then, node), still(now, when, unit) if not to_all else None
    if not both or (not to_all and is_ is None):
        return "untold", None
    before, after = both
    holds = after < 100 if to_all else is_[0]
    change = after - before
    if to_all and not holds:
        return "done", change
    if rule["urgency"] == "keep":
        return "done" if change >= 0 else "partly" if holds else "not_done", change
    return "done" if not holds and change > 0 else "partly" if not holds or change > 0 else "not_done", change


def verdict(now, then, key, unit, counted):
    """(verdict, change) of one recommendation of the earlier campaign."""
    rule = then.rules[key]
    when = then.when(rule)
    node_then = then.about(rule) if {"all", "no_submission"} & set(when) else str(when.get("node", "total"))
    node = linked(now, node_then)
    if "no_submission" not in when and now.unit[unit]["state"] != "submitted":
        return "untold", None
    if "all" in when and node_then in then.indicators and node in now.indicators:
        return by_move(now, rule, unit, node)
    if "no_submission" in when:
        return {"absent": "untold", "no_submission": "not_done"}.get(now.unit[unit]["state"], "done"), None
    for kind in ("missed", "worse", "no_data"):
        if kind in when:
            return by_indicators(now, kind, unit, counted)
    if {"no_evidence", "disputed"} & set(when):
        is_ = still(now, when, unit)
        if is_ is None:
            return "untold", None
        fewer = len(is_[2]) < len(counted)
        return "done" if not is_[0] and fewer else "partly" if not is_[0] or fewer else "not_done", None
    return by_share(now, rule, when, unit, node_then, node)


def follow_ups(now, then, given):
    """{unit: {rule: (verdict, change)}}: what was given then to those who are still there."""
    return {unit: {key: verdict(now, then, key, unit, whom[unit][1]) for key, whom in given.items()
                   if unit in whom and then.rules[key]["addressee"] not in then.regional} for unit in now.units}
