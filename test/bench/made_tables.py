"""Made-up published tables: correct ones, with the roundings that real tables have, and the same with one planted error.

Every table comes with the rubric that it is made by. Nothing in them is about any real unit.
"""
import random
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import openpyxl

NAMES = ("Берёзовский", "Верхнереченский", "Глуховский", "Дальний", "Еловский", "Заречный", "Ивановский", "Каменский", "Лесной", "Медынский",
         "Нагорный", "Озёрский", "Полянский", "Родниковый", "Северный", "Тихвинский", "Угловой", "Фёдоровский", "Холмский", "Центральный")
TITLES = ("Документы", "Цели и задачи", "Показатели", "Мониторинг", "Анализ", "Рекомендации", "Меры", "Эффективность", "Кадры", "Наставничество",
          "Сети", "Открытость")
YEAR = 2023
# What footers and columns are called. {year}: the year before.
LABELS = {
    "sum": ("Всего баллов", "Итого", "ИТОГО", "Сумма баллов", "Всего по области", "Сумма по столбцу", "Итого баллов", "Общая сумма баллов"),
    "mean": ("Средний балл", "Среднее значение", "Средний балл по области", "Среднее", "Средний показатель", "В среднем по региону", "Ср. балл"),
    "percent": ("% от максимума", "Процент от максимума", "% выполнения", "Процент выполнения", "% от максимального балла"),
    "least": ("Минимум", "Минимальный балл", "Минимальное значение", "Наименьший балл", "Мин."),
    "most": ("Максимум", "Максимальный балл", "Максимальное значение", "Наибольший балл", "Лучший результат"),
    "change": ("Изменение среднего балла по сравнению с {year} г.", "Изменение средних", "Прирост среднего балла к {year} году", "Динамика среднего балла",
               "Разница средних с {year} годом"),
}
UNITS = ("Муниципалитет", "Муниципальное образование", "Территория", "Наименование муниципалитета", "ММС")
NUMBERS = ("№", "№ п/п", "п/п", "")                      # "": no such column
TOTALS = ("ИТОГО", "Итого баллов", "Всего баллов", "Сумма баллов", "Общий балл")
RANKS = ("Место", "Рейтинг", "Ранг", "Место в рейтинге")
SHARES = ("% от максимума", "% выполнения", "Процент от максимума")
DISTRICTS = ("Северный округ", "Южный округ", "Восточный округ", "Западный округ")


def places(value, decimals, cut=False):
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN if cut else ROUND_HALF_UP)


class Shape:
    """How one table looks and rounds."""

    def __init__(self, rng, cut):
        self.sections = rng.randint(3, 10)
        self.maxima = [rng.choice((3, 4, 5, 8, 10, 12, 15, 19, 29)) for _ in range(self.sections)]
        self.step = rng.choice(("1", "0.5", "0.1"))
        self.units = rng.choice((8, 12, 26, 26, 40, 83))
        self.years = rng.choice((1, 1, 2))
        self.experts = rng.choice((1, 1, 3))           # 3: points are means, rounded for print
        self.decimals = {"1": 0, "0.5": 1, "0.1": 1}[self.step] if self.experts == 1 else rng.choice((1, 2))
        self.keep_zeros = rng.random() < 0.3
        self.totals_apart = self.years == 2 and rng.random() < 0.5  # a column of totals for each year
        self.silent = rng.choice((0, 0, 1, 2))         # units without a submission
        self.footers = [kind for kind in ("sum", "mean", "percent", "least", "most") if rng.random() < 0.75] or ["sum", "mean"]
        self.mean_decimals = rng.choice((1, 2, 2, 3))
        self.percent_column = rng.random() < 0.3
        self.rank = self.years == 1 and rng.random() < 0.5
        self.change = self.years == 2 and "mean" in self.footers and rng.random() < 0.6
        self.staff = rng.random() < 0.3                # counts, shares and their footers
        self.stacked = rng.random() < 0.5
        self.cut = cut
        self.looks(rng)

    def looks(self, rng):
        self.labels = {kind: rng.choice(words) for kind, words in LABELS.items()}
        self.number, self.unit = rng.choice(NUMBERS), rng.choice(UNITS)
        self.total, self.place, self.share = rng.choice(TOTALS), rng.choice(RANKS), rng.choice(SHARES)
        self.head_form = rng.randrange(3)
        self.title = rng.random() < 0.3
        self.nothing = rng.choice(("-", "-", "–", "", "0"))  # of units without a submission; "0": zeros, which count
        self.signs = rng.random() < 0.15                # "45,2%"
        self.whole_totals = self.decimals and rng.random() < 0.1
        self.districts = rng.choice((2, 3, 4)) if self.years == 1 and self.units >= 12 and rng.random() < 0.2 else 0
        self.xlsx = rng.random() < 0.2
        self.machine = self.xlsx and not self.cut and rng.random() < 0.4  # cells hold all that was computed, shown rounded

    def rubric(self, year):
        lines = ["svod: rubric/1", f"id: demo-audit-{year}", "title: \"Вымышленная рубрика\"", "source: вымышлено", f"year: {year}", "language: ru",
                 f"max: {sum(self.maxima)}", f"step: {self.step}", "provenance: demo"]
        if year == YEAR and self.years == 2:
            lines.append(f"previous: demo-audit-{year - 1}")
        lines.append("sections:")
        for i, most in enumerate(self.maxima):
            link = f", previous: \"{i + 1}\"" if year == YEAR and self.years == 2 else ""
            lines.append(f"  - {{id: \"{i + 1}\", title: {TITLES[i]}, max: {most}{link}}}")
        if self.staff:
            lines += ["published:", "  - {id: teachers, kind: count, header: '^педагогов$'}",
                      "  - {id: supported, kind: count, header: '^получили поддержку', within: teachers}",
                      "  - {id: supported_share, kind: share, header: '^% получивших', part: supported, base: teachers}"]
        return "\n".join(lines) + "\n"


class Cell:
    """A printed figure and the value behind it."""

    def __init__(self, value, decimals, shape, sign=""):
        self.exact = value
        self.value, self.decimals, self.keep, self.sign = places(value, decimals, shape.cut), decimals, shape.keep_zeros, sign if shape.signs else ""

    def text(self):
        text = f"{self.value:f}"
        if not self.keep and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.replace(".", ",") + self.sign


class Table:
    """rows: lists of texts and Cells; marks: what each row is, for planting."""

    def __init__(self, rng, cut=False):
        self.rng, self.shape = rng, Shape(rng, cut)
        self.rows, self.marks = [], []
        self.data()
        self.head()
        self.body()
        self.foot()

    # ---- the values -------------------------------------------------------------------------------------------------

    def data(self):
        shape, rng = self.shape, self.rng
        step = Decimal(shape.step)
        self.names = [f"{NAMES[i % len(NAMES)]}{'' if i < len(NAMES) else f' {i // len(NAMES) + 1}'}" for i in range(shape.units)]
        self.silent = {(0, u) for u in rng.sample(range(shape.units), min(shape.silent, shape.units - 3))}
        self.without = set() if shape.nothing == "0" else self.silent
        self.points = {}
        for year in range(shape.years):
            for unit in range(shape.units):
                if (year, unit) in self.silent:
                    self.points.update({(year, unit, section): Decimal(0) for section in range(shape.sections)})
                    continue
                strength = rng.random()
                for section, most in enumerate(shape.maxima):
                    steps = int(Decimal(most) / step)
                    given = [step * min(steps, max(0, round(steps * (strength + rng.uniform(-0.4, 0.4))))) for _ in range(shape.experts)]
                    self.points[year, unit, section] = sum(given) / shape.experts
        self.staff = [(rng.randint(40, 900),) for _ in range(shape.units)]
        self.staff = [(base, rng.randint(0, base)) for (base,) in self.staff]

    def total(self, year, unit):
        return sum(self.points[year, unit, s] for s in range(self.shape.sections))

    def year_of(self, year):
        return YEAR - self.shape.years + 1 + year

    # ---- columns ----------------------------------------------------------------------------------------------------

    def head(self):
        shape = self.shape
        if shape.title:
            self.rows.append(["Таблица 1. Результаты экспертизы"])
            self.marks.append("title")
        self.head_row = len(self.rows)
        head = ([shape.number] if shape.number else []) + [shape.unit] + (["Год"] if shape.years == 2 else [])
        self.first = len(head)
        self.name_col = 1 if shape.number else 0
        below = [""] * len(head)
        for i, most in enumerate(shape.maxima):
            plain = (f"{i + 1}. {TITLES[i]} (макс. {most})", f"Раздел {i + 1}, {most} баллов", f"{i + 1}. {TITLES[i]}, максимум: {most}")
            head.append(f"раздел {i + 1} / {most} баллов" if shape.stacked else plain[shape.head_form])
            below.append(TITLES[i])
        self.total_col = {}
        for year in range(shape.years):
            if shape.totals_apart or not self.total_col:
                self.total_col[year] = len(head)
                head.append(f"Итого {self.year_of(year)} год" if shape.totals_apart else shape.total)
                below.append("")
            else:
                self.total_col[year] = self.total_col[0]
        if shape.percent_column:
            self.percent_col = len(head)
            head.append(shape.share)
            below.append("")
        if shape.rank:
            self.rank_col = len(head)
            head.append(shape.place)
            below.append("")
        if shape.staff:
            self.staff_col = len(head)
            head += ["Педагогов", "Получили поддержку", "% получивших поддержку"]
            below += ["", "", ""]
        self.width = len(head)
        self.add("head", head)
        if shape.stacked:
            self.add("head", below)
        self.rows[:self.head_row] = [row + [""] * (self.width - len(row)) for row in self.rows[:self.head_row]]

    def add(self, mark, row):
        self.rows.append(row + [""] * (self.width - len(row)))
        self.marks.append(mark)

    def body(self):
        shape = self.shape
        totals = sorted((self.total(shape.years - 1, u) for u in range(shape.units) if (shape.years - 1, u) not in self.without), reverse=True)
        for unit in range(shape.units):
            district = unit * shape.districts // shape.units
            if shape.districts and (not unit or district != (unit - 1) * shape.districts // shape.units):
                self.add("district", [""] * self.name_col + [DISTRICTS[district]])
                start = unit
            for year in range(shape.years):
                row = ([str(unit + 1) if not year else ""] if shape.number else []) + [self.names[unit] if not year else ""]
                row += [f"{self.year_of(year)} год"] if shape.years == 2 else []
                row += [""] * (self.width - len(row))
                self.points_of(row, year, unit, totals)
                if shape.staff and year == 0:
                    self.staff_of(row, *self.staff[unit])
                self.add(("unit", year, unit), row)
            if shape.districts and (unit + 1) * shape.districts // shape.units != district:
                self.subtotal(district, range(start, unit + 1))

    def staff_of(self, row, base, part):
        row[self.staff_col:self.staff_col + 3] = [Cell(Decimal(base), 0, self.shape), Cell(Decimal(part), 0, self.shape),
                                                  Cell(Decimal(100 * part) / base, 1, self.shape, "%")]

    def subtotal(self, district, units):
        shape = self.shape
        row = [""] * self.name_col + [f"Итого по округу: {DISTRICTS[district]}"] + [""] * (self.width - self.name_col - 1)
        for section in range(shape.sections):
            row[self.first + section] = Cell(sum(self.points[0, u, section] for u in units), shape.decimals, shape)
        row[self.total_col[0]] = Cell(sum(self.total(0, u) for u in units), self.total_places(), shape)
        self.add(("subtotal", 0), row)

    def total_places(self):
        return 0 if self.shape.whole_totals else self.shape.decimals

    def points_of(self, row, year, unit, totals):
        shape = self.shape
        if (year, unit) in self.without:
            row[self.first:self.first + shape.sections] = [shape.nothing] * shape.sections
            row[self.total_col[year]] = shape.nothing
            return
        for section in range(shape.sections):
            row[self.first + section] = Cell(self.points[year, unit, section], shape.decimals, shape)
        total = self.total(year, unit)
        row[self.total_col[year]] = Cell(total, self.total_places(), shape)
        if shape.totals_apart and year == 1:
            row[self.total_col[0]] = "-"
        if shape.percent_column:
            row[self.percent_col] = Cell(100 * total / sum(shape.maxima), 1, shape, "%")
        if shape.rank:
            row[self.rank_col] = Cell(Decimal(totals.index(total) + 1), 0, shape)

    # ---- footers ----------------------------------------------------------------------------------------------------

    def column(self, year, section):
        units = [u for u in range(self.shape.units) if (year, u) not in self.without]
        return [self.total(year, u) if section is None else self.points[year, u, section] for u in units]

    def figure(self, kind, year, section):
        shape, values = self.shape, self.column(year, section)
        most = sum(shape.maxima) if section is None else shape.maxima[section]
        decimals = self.total_places() if section is None else shape.decimals
        if kind == "sum":
            return Cell(sum(values), decimals, shape)
        if kind == "mean":
            return Cell(sum(values) / len(values), shape.mean_decimals, shape)
        if kind == "percent":
            return Cell(100 * sum(values) / (len(values) * most), 1, shape, "%")
        return Cell(min(values) if kind == "least" else max(values), decimals, shape)

    def footer(self, label):
        return [""] * self.name_col + [label] + [""] * (self.width - self.name_col - 1)

    def foot(self):
        shape = self.shape
        for year in range(shape.years):
            for kind in shape.footers:
                label = shape.labels[kind] + (f", {self.year_of(year)} год" if shape.years == 2 else "")
                row = self.footer(label)
                for section in range(shape.sections):
                    row[self.first + section] = self.figure(kind, year, section)
                row[self.total_col[year]] = self.figure(kind, year, None)
                if shape.percent_column and kind == "mean":
                    row[self.percent_col] = self.figure("percent", year, None)
                self.add((kind, year), row)
        if shape.change:
            row = self.footer(shape.labels["change"].format(year=YEAR - 1))
            for section in range(shape.sections):
                now, before = self.figure("mean", 1, section), self.figure("mean", 0, section)
                row[self.first + section] = Cell(now.exact - before.exact if shape.machine else now.value - before.value, shape.mean_decimals, shape)
            self.add(("change", 1), row)
        if shape.staff:
            row = self.footer("Итого")
            self.staff_of(row, *(sum(s[i] for s in self.staff) for i in (0, 1)))
            self.add(("staff", 0), row)

    # ---- out --------------------------------------------------------------------------------------------------------

    def text(self, row, col):
        cell = self.rows[row][col]
        return cell.text() if isinstance(cell, Cell) else cell

    def csv(self):
        return "".join(";".join(self.text(r, c) for c in range(self.width)) + "\n" for r in range(len(self.rows)))

    def xlsx(self, path):
        """The same as a workbook: figures are numbers, the header's cells and the names of units over two rows are merged."""
        book = openpyxl.Workbook()
        sheet = book.active
        for r in range(len(self.rows)):
            for c in range(self.width):
                self.put(sheet.cell(r + 1, c + 1), self.rows[r][c])
        top, bottom = self.head_row + 1, self.head_row + 1 + self.shape.stacked
        for c in range(1, self.width + 1):
            if self.shape.stacked and not sheet.cell(bottom, c).value:
                sheet.merge_cells(start_row=top, end_row=bottom, start_column=c, end_column=c)
        for r, mark in enumerate(self.marks):
            if mark[0] == "unit" and mark[1] == 1 and self.marks[r - 1] == ("unit", 0, mark[2]):
                for c in range(1, self.name_col + 2):
                    sheet.merge_cells(start_row=r, end_row=r + 1, start_column=c, end_column=c)
        book.save(path)

    def put(self, to, cell):
        text = cell.text() if isinstance(cell, Cell) else cell
        if isinstance(cell, Cell) and not cell.sign and self.shape.machine:
            to.value, to.number_format = float(cell.exact), "0." + "0" * cell.decimals if cell.decimals else "0"
        elif text and text.replace(",", "", 1).lstrip("-").isdigit():
            to.value = float(text.replace(",", ".")) if "," in text else int(text)
        elif text:
            to.value = text

    def ref(self, row, col):
        letters, n = "", col + 1
        while n:
            n, rest = divmod(n - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{row + 1}"


# ---- one planted error ----------------------------------------------------------------------------------------------------------
# Each returns the references of the cells where it may rightly be named (any of them will do), or None when it cannot be planted here.

def figures(table, kinds=None):
    return [(r, c) for r, row in enumerate(table.rows) for c, cell in enumerate(row) if isinstance(cell, Cell)
            and (kinds is None or table.marks[r][0] in kinds)]


def plant_digit(table, rng):
    """One digit of one figure is another."""
    r, c = rng.choice(figures(table))
    cell = table.rows[r][c]
    text = cell.text()
    at = rng.choice([i for i, letter in enumerate(text) if letter.isdigit()])
    digit = rng.choice([d for d in "0123456789" if d != text[at]])
    table.rows[r][c] = text[:at] + digit + text[at + 1:]
    return {table.ref(r, c)}


def plant_swap(table, rng):
    """Two figures of one column, or of one row, in each other's place."""
    shape = table.shape
    sections = range(table.first, table.first + shape.sections)
    rows = [r for r, mark in enumerate(table.marks) if mark[0] == "unit" and isinstance(table.rows[r][table.first], Cell)]
    for _ in range(50):
        if rng.random() < 0.5:
            c = rng.choice(sections)
            (a, b), (ca, cb) = rng.sample(rows, 2), (c, c)
            if table.marks[a][1] != table.marks[b][1]:
                continue
        else:
            a = b = rng.choice(rows)
            ca, cb = rng.sample(sections, 2)
        one, two = table.rows[a][ca], table.rows[b][cb]
        if one.text() != two.text():
            table.rows[a][ca], table.rows[b][cb] = two, one
            return {table.ref(a, ca), table.ref(b, cb)}
    return None


def plant_shift(table, rng):
    """The figures of a row, from one on, stand one column to the right or to the left; what falls off the end is lost."""
    shape = table.shape
    rows = [r for r, mark in enumerate(table.marks) if mark[0] in ("unit", "sum", "mean", "percent") and isinstance(table.rows[r][table.first], Cell)]
    for _ in range(50):
        r, first, last = rng.choice(rows), table.first, table.first + shape.sections - 1
        at, right = rng.randint(first, last - 1), rng.random() < 0.5
        row, before = table.rows[r], [table.text(r, c) for c in range(table.width)]
        piece = row[at:last + 1]
        row[at:last + 1] = [""] + piece[:-1] if right else piece[1:] + [""]
        changed = [c for c in range(table.width) if table.text(r, c) != before[c]]
        if len(changed) > 1:
            return {table.ref(r, c) for c in changed}
        row[at:last + 1] = piece
    return None


def plant_row(table, rng):
    """A unit's rows are dropped after the footers were computed."""
    if not any(kind in table.shape.footers for kind in ("sum", "mean")):
        return None
    unit = rng.choice([u for u in range(table.shape.units) if not any((y, u) in table.without for y in range(table.shape.years))])
    keep = [i for i, mark in enumerate(table.marks) if not (mark[0] == "unit" and mark[2] == unit)]
    table.rows, table.marks = [table.rows[i] for i in keep], [table.marks[i] for i in keep]
    return {table.ref(r, c) for r, c in figures(table, ("sum", "mean", "staff", "percent"))}


def plant_maximum(table, rng):
    """A percentage footer is computed from another maximum, or a header names another one."""
    shape = table.shape
    section = rng.randrange(shape.sections)
    wrong = shape.maxima[section] + rng.choice((-2, -1, 1, 2, 3))
    col = table.first + section
    rows = [r for r, mark in enumerate(table.marks) if mark[0] == "percent"]
    if rows and rng.random() < 0.5:
        r = rng.choice(rows)
        values = table.column(table.marks[r][1], section)
        cell = Cell(100 * sum(values) / (len(values) * wrong), 1, shape)
        if cell.text() == table.text(r, col):
            return None
        table.rows[r][col] = cell
        return {table.ref(r, col)}
    head = table.head_row
    table.rows[head][col] = table.rows[head][col].replace(f" {shape.maxima[section]}", f" {wrong}")
    return {table.ref(head, col), table.ref(head + 1, col)}


PLANTED = {"digit": plant_digit, "swap": plant_swap, "shift": plant_shift, "row": plant_row, "maximum": plant_maximum}


def made(seed, kind=None, cut=False):
    """The table of a seed, with an error of that kind; and where it may be named. (table, None) when it could not be planted."""
    table = Table(random.Random(seed), cut)
    return table, PLANTED[kind](table, random.Random(f"{seed}-{kind}")) if kind else set()


def long_table(units):
    """A right table of so many units, for measuring time."""
    rng = random.Random(1)
    table = Table.__new__(Table)
    table.rng, table.shape = rng, Shape(rng, False)
    shape = table.shape
    shape.sections, shape.maxima, shape.step, shape.units, shape.years = 8, [8, 10, 29, 12, 12, 3, 8, 12], "0.1", units, 1
    shape.experts, shape.decimals, shape.silent, shape.footers = 1, 1, 0, ["sum", "mean", "percent", "least", "most"]
    shape.totals_apart = shape.change = shape.staff = shape.whole_totals = shape.title = shape.signs = False
    shape.districts, shape.xlsx, shape.machine = 0, False, False
    shape.rank = shape.percent_column = shape.stacked = True
    table.rows, table.marks = [], []
    table.data()
    table.names = [f"Район {i + 1}" for i in range(units)]
    table.head()
    table.body()
    table.foot()
    return table
