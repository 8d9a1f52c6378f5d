"""Forms of a campaign with documents: proposals stand beside the cells to be filled and never in them, whatever is done to them counts for
nothing, and forms go with documents that came later. And proposals that count where the rubric says so, there alone."""
import csv
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent))
import evidence  # noqa: E402
import evidence_route as route  # noqa: E402
import forms  # noqa: E402
import office  # noqa: E402

tell = evidence.tell
EXPERTS = ("Иванова А. А.", "Петров Б. Б.")
PROPOSAL, QUOTES = 10, 11  # columns of a unit's sheet
STEPS = {"1.1": 0.1, "1.2": 0.5, "2.2": 0.5, "3.2": 0.5, "4.1": 0.5, "5": 0.1}


def campaign_of(folder, documents=True, rubric=evidence.RUBRIC):
    """As the campaign of evidence.py, with a list of experts and sheets of forms."""
    evidence.write_campaign(folder, rubric=rubric, documents="documents" if documents else "")
    text = (folder / "campaign.yaml").read_text()
    text = text.split("sheets:")[0] + "experts: experts.csv\nsheets: forms/*\n"
    (folder / "campaign.yaml").write_text(text)
    (folder / "experts.csv").write_text("expert\n" + "\n".join(EXPERTS) + "\n")
    if documents:
        evidence.write_documents(folder / "documents")
    return folder


def make_forms(campaign, folder):
    code, _, err = office.svod("form", campaign, "-o", folder)
    if code:
        raise SystemExit(f"svod form: {err}")
    return {expert: folder / f"Баллы — {expert}xlsx" for expert in EXPERTS}


def check_beside(form, found, rubric):
    """What is proposed and quoted stands in its two columns; entries are empty."""
    wrong = []
    units = {unit["id"]: unit for unit in found["units"]}
    for row in form.matrix.iter_rows(min_row=7, min_col=4):
        wrong += [f"{cell.coordinate} is filled: {cell.value}" for cell in row
                  if cell.value is not None and not str(cell.value).startswith("=")]
    for unit, sheet in form.sheets.items():
        proposals = {one["node"]: one for one in units[unit]["criteria"]}
        for node in [*form.nodes, "1"]:
            row = form.line(unit, node if node != "1" else "=1")
            entries = [sheet.cell(row, col).value for col in range(4, 8)] if node != "1" else []
            wrong += [f"{unit} {node}: an entry is filled: {entries}"] if any(value is not None for value in entries) else []
            words, quotes = sheet.cell(row, PROPOSAL).value, sheet.cell(row, QUOTES).value
            one = proposals.get(node)
            if not one:
                wrong += [f"{unit} {node}: {words}"] if words or quotes else []
                continue
            state = evidence.STATES["ru"][one["state"]]
            expected = state if one["points"] is None else f"{str(one['points']).replace('.', ',')} — {state}"
            wrong += [] if words == expected else [f"{unit} {node}: {words!r}, expected {expected!r}"]
            for quote in one["quotations"]:
                line = f"«{quote['text'].rstrip(';,: ')}» ({quote['document']}"
                wrong += [] if line in quotes else [f"{unit} {node}: «{quote['text']}» is missing"]
    tell(f"beside the cells: {len(form.sheets)} sheets", wrong)


def spoil(form, how):
    """What people may do to cells that are for reading only."""
    for sheet in form.sheets.values():
        for row in range(5, 30):
            if not sheet.cell(row, 1).value:
                continue
            if how == "numbers":
                sheet.cell(row, PROPOSAL).value, sheet.cell(row, QUOTES).value = 1, 0.5
            elif how == "words":
                sheet.cell(row, PROPOSAL).value, sheet.cell(row, QUOTES).value = "н/п", "Согласна, балл 1"
            else:
                sheet.cell(row, PROPOSAL).value = sheet.cell(row, QUOTES).value = None
        if how == "gone":
            sheet.cell(5, PROPOSAL).value = sheet.cell(5, QUOTES).value = None


def scores_in(campaign, out, sheet):
    """{(unit, node): points or "н/п"}, codes of what was found in forms, and the remarks."""
    code, _, err = office.svod("run", campaign, "-q", "--sheets", sheet, "-o", out)
    if code:
        return {}, [err], []
    results = json.loads((out / "results.json").read_text())
    by_evidence = {(row["unit"], row["node"]) for row in evidence.points_of(out) if "evidence" in row["flags"].split()}
    points = {}
    for unit in results["units"]:
        for node, value in (unit["points"] or {}).items():
            if (unit["id"], node) not in by_evidence:
                points[unit["id"], node] = "н/п" if unit["states"].get(node) == "not_applicable" else value
    book = openpyxl.load_workbook(out / "probe.xlsx", read_only=True)
    remarks = [value for row in book["Комментарии"].iter_rows(min_row=5, values_only=True) for value in row[3:]
               if isinstance(value, str)] if "Комментарии" in book.sheetnames else []
    return points, [one["code"] for one in results["findings"] if one["code"].startswith(("form_", "score_", "total_"))], remarks


def check_read(label, campaign, out, sheet, given):
    points, codes, remarks = scores_in(campaign, out, sheet)
    wrong = [f"{place}: {answer} came back as {points.get(place)}" for place, answer in given.items()
             if answer is not None and points.get(place) != (round(answer, 4) if answer != "н/п" else answer)]
    wrong += [f"{place}: {points[place]} out of nothing" for place, answer in given.items() if answer is None and points.get(place) is not None]
    strange = [text for text in remarks if text.startswith("«") or "Согласна" in text]
    tell(f"{label}: {len(given)} scores", wrong + codes + strange)


def test_forms(top):
    forms.STEPS = STEPS
    campaign, before = campaign_of(top / "c"), campaign_of(top / "before", documents=False)
    blank = make_forms(campaign, top / "forms")
    out = top / "out"
    code, _, err = office.svod("evidence", campaign, "-q", "-o", out)
    found = json.loads((out / "evidence.json").read_text())
    check_beside(forms.Form(blank[EXPERTS[0]]), found, route.Rubric(campaign / "rubric.yaml"))
    made, given = {}, {}

    def keep(name, form):
        made[name] = top / f"{name}.xlsx"
        form.book.save(made[name])
    form = forms.Form(blank[EXPERTS[0]])
    given["filled"] = forms.fill(form, EXPERTS[0])
    keep("filled", form)
    for how in ("numbers", "words", "gone"):
        form = forms.Form(made["filled"])
        spoil(form, how)
        keep(how, form)
    plain = forms.Form(make_forms(before, top / "plain")[EXPERTS[0]])
    wrong = [sheet.title for sheet in plain.sheets.values() if sheet.max_column >= PROPOSAL]
    tell("without documents nothing stands beside", wrong)
    given["earlier"] = forms.fill(plain, EXPERTS[0])
    keep("earlier", plain)
    carried = {"openpyxl": made}
    if office.present():
        for kind in ("xlsx", "ods", "xls"):
            names = list(made) if kind == "ods" else ["filled", "numbers"]
            paths = office.convert([made[name] for name in names], kind, top / kind, top / "profile")
            carried[kind] = dict(zip(names, paths))
    for kind, files in carried.items():
        for name, path in files.items():
            check_read(f"{kind}: {name}", campaign, out, path, given.get(name, given["filled"]))
    check_read("documents gone again", before, out, made["filled"], given["filled"])


# ---- proposals that count ------------------------------------------------------------------------------------------------

def rows(out):
    return {(row["year"], row["unit"], row["node"]): row for row in evidence.points_of(out)}


def scored(top, name, rubric, documents):
    campaign = evidence.write_campaign(top / name, rubric=rubric, documents="documents" if documents else "")
    if documents:
        evidence.write_documents(campaign / "documents")
    evidence.write_sheets(campaign / "sheets", evidence.names_of())
    return campaign, evidence.run(campaign, top / f"out-{name}")


def leaves(node):
    for child in node.get("children", []):
        yield from leaves(child)
    if not node.get("children"):
        yield node


def check_counted(top, campaign, out, found):
    """Each point from documents is led back to its quotation, or to the documents that were read in vain."""
    wrong, count = [], 0
    units = {unit["id"]: unit for unit in found["units"]}
    for (_, unit, node), row in rows(out).items():
        if "evidence" not in row["flags"].split() or node not in evidence.LEAVES:
            continue
        count += 1
        code, text, err = office.svod("explain", campaign, "--figure", f"points:{unit}:{node}", "--json")
        tree = json.loads(text) if not code else {}
        places = {(leaf.get("place") or {}).get("file") if isinstance(leaf.get("place"), dict) else leaf.get("place") for leaf in leaves(tree.get("tree", tree))}
        one = next(one for one in units[unit]["criteria"] if one["node"] == node)
        quotes = one["quotations"]
        paths = {document["name"]: document["path"] for document in units[unit]["documents"]}
        expected = {paths[quote["document"]] for quote in quotes} or set(paths.values())
        wrong += [] if all(any(path in str(place) for place in places) for path in expected) else [f"{unit} {node}: {expected} not in {places}"]
        wrong += [f"{unit} {node}: «{quote['text']}»" for quote in quotes if json.dumps(quote["text"], ensure_ascii=False)[1:-1] not in text]
        wrong += [] if all(quote["place"] in text for quote in quotes) else [f"{unit} {node}: a place is missing"]
    tell(f"points from documents explained: {count}", wrong or ([] if count > 5 else [count]))


def check_marks(out):
    """The workbook says it beside every such point."""
    book = openpyxl.load_workbook(out / "probe.xlsx")
    notes = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment and "counts" in cell.comment.text]
    tell(f"marks in the workbook: {len(notes)}", [] if notes else ["none"])


def test_counts(top):
    silent = re.sub(", counts: yes", "", evidence.RUBRIC)
    _, bare = scored(top, "bare", silent, False)
    _, quiet = scored(top, "quiet", silent, True)
    tell("without counts points are the same", [] if (top / "out-bare/points.csv").read_bytes() == (top / "out-quiet/points.csv").read_bytes() else ["differ"])
    campaign, counted = scored(top, "counted", evidence.RUBRIC, True)
    before, after = rows(top / "out-quiet"), rows(top / "out-counted")
    wrong = [key for key, row in before.items() if key[2] in evidence.LEAVES and row["points"] and row["experts"] != "0" and after[key] != row]
    tell("where experts scored nothing changes", wrong)
    check_counted(top, campaign, top / "out-counted", counted["evidence"])
    check_marks(top / "out-counted")
    wrong = []
    for unit in counted["results"]["units"]:
        total = after.get(("2023", unit["id"], "total"))
        parts = [float(after["2023", unit["id"], node]["points"]) for node in "12345" if after.get(("2023", unit["id"], node), {}).get("points")]
        if parts and abs(sum(parts) - float(total["points"])) > 1e-6:
            wrong.append(f"{unit['id']}: {parts} {total['points']}")
    ranked = sorted((float(after["2023", unit["id"], "total"]["points"]) for unit in counted["results"]["units"] if unit["rank"]), reverse=True)
    wrong += [f"{unit['id']}: rank {unit['rank']}" for unit in counted["results"]["units"] if unit["rank"]
              and ranked.index(float(after["2023", unit["id"], "total"]["points"])) + 1 != unit["rank"]]
    tell("sums and ranks with points from documents", wrong or ([] if len(ranked) > 5 else [ranked]))
    test_previous(top, campaign)


def test_previous(top, campaign):
    """The year before has documents of its own, and its points are what its own run makes of them."""
    shutil.copytree(campaign, top / "next")
    later = top / "next" / "campaign.yaml"
    later.write_text(later.read_text().replace("year: 2023", "year: 2024").replace("rubric: rubric.yaml", "rubric: rubric.yaml\nprevious: ../counted"))
    rubric = top / "next" / "rubric.yaml"
    rubric.write_text(re.sub(r'\{id: ("[\d.]+"),', r"{id: \1, previous: \1,", rubric.read_text().replace("year: 2023", "year: 2024")
                             ).replace('- id: "', '- previous: "').replace('previous: "1"\n', 'previous: "1"\n    id: "1"\n'))
    for node in "234":
        rubric.write_text(rubric.read_text().replace(f'previous: "{node}"\n', f'previous: "{node}"\n    id: "{node}"\n'))
    code, _, err = office.svod("run", top / "next", "-q", "-o", top / "out-next")
    if code:
        return tell("previous year", [err])
    now, then = rows(top / "out-next"), rows(top / "out-counted")
    wrong = [f"{key}: {row['points']} alone, {now.get(key, {}).get('points')} as the year before" for key, row in then.items()
             if now.get(key, {}).get("points") != row["points"] or now[key]["flags"] != row["flags"]]
    tell(f"the year before has its points: {len(then)}", wrong)
    code, said, err = office.svod("explain", top / "next", "--figure", "points:all:4.1:2023")
    tell("a point of the year before explained", [] if not code and "../counted/documents/all/" in said else [said, err])


def main():
    with tempfile.TemporaryDirectory() as folder:
        test_forms(Path(folder) / "forms")
        test_counts(Path(folder))
    outcomes = evidence.outcomes
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, {0 if office.present() else 1} skipped")
    return int(not all(outcomes))


if __name__ == "__main__":
    sys.exit(main())
