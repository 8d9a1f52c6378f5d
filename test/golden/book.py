"""A workbook as text that a person can compare: for each sheet its cells as CSV and its looks as lines."""
import csv
import datetime
import io
import warnings

import openpyxl
from openpyxl.utils import get_column_letter


def value_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def cells_csv(formulas, values):
    """A formula stands as "=SUM(A1:A2) → 3": what it says and the value kept with it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    for formula_row, value_row in zip(formulas.iter_rows(), values.iter_rows()):
        row = []
        for formula, value in zip(formula_row, value_row):
            text = value_text(value.value)
            row.append(f"{formula.value} → {text}" if formula.data_type == "f" else text)
        while row and not row[-1]:
            row.pop()
        writer.writerow(row)
    return out.getvalue()


def colour(value):
    if value is None:
        return None
    return value.rgb[2:] if value.type == "rgb" else f"{value.type}{value.value}"


def cell_look(cell):
    words = []
    if cell.number_format != "General":
        words.append(f"number {cell.number_format}")
    if cell.fill.fill_type:
        words.append(f"fill {cell.fill.fill_type} {colour(cell.fill.fgColor)}")
    font = cell.font
    marks = [name for name, on in (("bold", font.b), ("italic", font.i), ("underline", font.u), ("strike", font.strike)) if on]
    if font.color is not None and font.color.type == "rgb":
        marks.append(colour(font.color))
    if font.sz and font.sz != 11:
        marks.append(f"{font.sz:g}pt")
    if marks:
        words.append("font " + " ".join(marks))
    align = cell.alignment
    marks = [str(mark) for mark in (align.horizontal, align.vertical) if mark and mark not in ("general", "bottom")]
    marks += [name for name, on in (("wrap", align.wrap_text), ("shrink", align.shrink_to_fit)) if on]
    marks += [f"{name} {int(on)}" for name, on in (("indent", align.indent), ("turn", align.text_rotation)) if on]
    if marks:
        words.append("align " + " ".join(marks))
    sides = [f"{name} {side.style}" for name in ("left", "right", "top", "bottom") if (side := getattr(cell.border, name)) and side.style]
    if sides:
        words.append("border " + ", ".join(sides))
    return "; ".join(words)


def look_blocks(sheet):
    """Equal looks side by side make a run; equal runs one under another make a block."""
    blocks, open_runs = [], {}
    for row in sheet.iter_rows():
        runs, start = {}, 0
        looks = [cell_look(cell) for cell in row]
        for col in range(1, len(looks) + 1):
            if col == len(looks) or looks[col] != looks[start]:
                if looks[start]:
                    runs[(start + 1, col, looks[start])] = row[0].row
                start = col
        for key, first in open_runs.items():
            if key in runs:
                runs[key] = first
            else:
                blocks.append((first, row[0].row - 1, key))
        open_runs = runs
    blocks += [(first, sheet.max_row, key) for key, first in open_runs.items()]
    for first, last, (left, right, look) in sorted(blocks):
        yield f"{get_column_letter(left)}{first}:{get_column_letter(right)}{last} {look}"


def chart_line(chart):
    anchor = chart.anchor._from
    series = " ".join(str(s.val.numRef.f) for s in chart.series if s.val and s.val.numRef)
    return f"chart {chart.tagname} at {get_column_letter(anchor.col + 1)}{anchor.row + 1}: {series}"


def sheet_looks(sheet):
    if sheet.sheet_state != "visible":
        yield sheet.sheet_state
    if sheet.freeze_panes:
        yield f"freeze {sheet.freeze_panes}"
    setup = sheet.page_setup
    scale = sheet.sheet_properties.pageSetUpPr
    # An absent number of pages means one, 0 as many as it takes.
    pages = ["1" if number is None else str(int(number)) for number in (setup.fitToWidth, setup.fitToHeight)]
    fit = f" fit {'x'.join(pages)}" if scale and scale.fitToPage else ""
    yield f"page {setup.orientation or 'portrait'} paper {setup.paperSize}{fit} rows {sheet.print_title_rows or '-'}"
    sizes = sorted((size for size in sheet.column_dimensions.values() if size.customWidth), key=lambda size: size.min)
    if sizes:
        yield "widths " + ", ".join(f"{get_column_letter(size.min)}:{get_column_letter(size.max)} {size.width:.4g}" for size in sizes)
    if sheet.auto_filter.ref:
        yield f"filter {sheet.auto_filter.ref}"
    merged = sorted(sheet.merged_cells.ranges, key=lambda cells: (cells.min_row, cells.min_col))
    if merged:
        yield "merged " + " ".join(str(cells) for cells in merged)
    for table in sheet.tables.values():
        yield f"table {table.name} {table.ref}"
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            yield f"conditional {cells.sqref}: {rule.type} {' '.join(rule.formula)}".rstrip()
    for chart in sheet._charts:
        yield chart_line(chart)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment:
                yield f"comment {cell.coordinate}: {cell.comment.text}".replace("\n", " / ")
            if cell.hyperlink:
                yield f"link {cell.coordinate}: {cell.hyperlink.target or cell.hyperlink.location}"
    yield from look_blocks(sheet)


def dump(path):
    """{"order.txt": names of the sheets, "Сводка.csv": cells, "Сводка.looks": looks, ...}."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    texts = {"order.txt": "".join(name + "\n" for name in formulas.sheetnames)}
    for name in formulas.sheetnames:
        texts[f"{name}.csv"] = cells_csv(formulas[name], values[name])
        texts[f"{name}.looks"] = "\n".join(sheet_looks(formulas[name])) + "\n"
    return texts
