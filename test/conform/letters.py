"""Letters as DOCX and ODT: what the schemas ask, what python-docx and odfpy read in them, and how LibreOffice sets them on pages. The letters
are those of test_write_letter (all kinds of blocks, hostile texts and tables, none at all) and those of a campaign."""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import docx
import odf.opendocument
import odf.table
import odf.text
from odf import teletype

sys.path.insert(0, str(Path(__file__).parent / "lib"))
import office  # noqa: E402
import ooxml  # noqa: E402
import opendocument  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("whole", "hostile", "empty")
HEADINGS = ["Баллы по разделам", "Рекомендации", "Методистам", "Руководителям школ"]
PAGES = {"whole": 3, "empty": 1}
outcomes = []


def tell(label, good, why=""):
    outcomes.append(bool(good))
    print("ok  " if good else "FAIL", label, "" if good else why)


def leave(folder):
    folder.mkdir()
    subprocess.run([Path(os.environ["SVOD_BIN"]).parent / "test_write_letter", folder], check=True)
    return folder


def check_package(path):
    """Nothing that depends on the machine: dates, extra fields, comments."""
    with zipfile.ZipFile(path) as package:
        odd = [one.filename for one in package.infolist() if one.extra or one.comment or one.date_time != (2023, 6, 26, 0, 0, 0) or one.flag_bits & ~0x806]
        tell(f"{path.name}: package", not odd and not package.testzip(), odd)


def words(text):
    """Without spaces, and signs of one look alike: a PDF may tell them otherwise."""
    return re.sub(r"[\s\u00ad\u202a-\u202e]", "", unicodedata.normalize("NFKC", text)).replace("\u2010", "-").replace("\u2011", "-")


def check_docx(path, whole):
    tell(f"{path.name}: schema", not (problems := ooxml.problems_of(path)), problems[:5])
    document = docx.Document(path)
    section = document.sections[0]
    tell(f"{path.name}: page", [round(one.mm) for one in (section.page_width, section.page_height, section.left_margin, section.right_margin,
                                                          section.top_margin, section.bottom_margin)] == [210, 297, 30, 15, 20, 20])
    if not whole:
        return
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    tell(f"{path.name}: headings", headings == HEADINGS, headings)
    table = document.tables[0]
    tell(f"{path.name}: table", (len(table.rows), len(table.columns)) == (42, 4) and [one.text for one in table.rows[2].cells][1:] == ["1,5", "11", "н/п"])
    tell(f"{path.name}: fonts", document.styles["Normal"].font.name is None and document.styles["Table Contents"].font.size.pt == 10)
    core = document.core_properties
    tell(f"{path.name}: properties", (core.title, core.author, str(core.created), core.language) == (
        "Письмо: Демо-район", "Демо-центр", "2023-06-26 00:00:00", "ru-RU"))


def check_odt(path, whole):
    tell(f"{path.name}: schema", not (problems := opendocument.problems_of(path)), problems[:5])
    document = odf.opendocument.load(path)
    if not whole:
        return
    headings = [teletype.extractText(one) for one in document.getElementsByType(odf.text.H)]
    tell(f"{path.name}: headings", headings == HEADINGS, headings)
    rows = document.getElementsByType(odf.table.Table)[0].getElementsByType(odf.table.TableRow)
    row = [teletype.extractText(one) for one in rows[2].getElementsByType(odf.table.TableCell)]
    tell(f"{path.name}: table", len(rows) == 42 and row[1:] == ["1,5", "11", "н/п"], row)
    generator = [str(one) for one in document.meta.childNodes]
    tell(f"{path.name}: properties", "Письмо: Демо-район" in generator and "2023-06-26T00:00:00" in generator, generator)


def pages_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


def check_pdf(name, pdf):
    pages = pages_of(pdf)
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout.decode()
    tell(f"{name}: A4", re.search(r"Page size: +595\.\d+ x 841\.\d+", info), info)
    tell(f"{name}: pages", len(pages) == PAGES.get(Path(name).stem, len(pages)), len(pages))
    numbered = [re.search(rf"с\. {i} из {len(pages)}\s*$", page) is not None for i, page in enumerate(pages, 1)]
    tell(f"{name}: page numbers", all(numbered), numbered[:5])
    pages = [re.sub(r"[^\n]*с\. \d+ из \d+\s*$", "", page) for page in pages]  # without their footers
    if name.startswith("whole"):
        heads = [bool(re.search(r"Раздел +Баллы +Максимум +2022 год", page)) for page in pages]
        tell(f"{name}: heads repeated", heads == [True, True, False], heads)
        ends = [i for i, page in enumerate(pages) if "Просим сообщить" in page and "А. Б. Демонстрационный" in page]
        tell(f"{name}: signed on the page of its text", len(ends) == 1, ends)
    if name.startswith("hostile"):
        text = words("".join(pages))
        tell(f"{name}: nothing is lost", all(one in text for one in ("конец-текста", "конец-ячейки", "северо-запад", "alistthatnobodybegan", "deep")))
        told = text.count("слововаше")
        tell(f"{name}: as many words", told == 20000, told)
    return words("".join(pages))


def check_pages(first, home):
    if not office.present():
        print("there is no soffice: pages are not set")
        return
    told = {}
    for ending in ("docx", "odt"):
        made = office.convert([first / f"{name}.{ending}" for name in NAMES], "pdf", home / f"pdf-{ending}", home / "profile")
        for name, pdf in zip(NAMES, made):
            told[name, ending] = check_pdf(f"{name}.{ending}", pdf)
    for name in ("whole", "empty"):
        # Heads of tables are repeated where pages end, which need not be the same.
        same = sorted(told[name, "docx"].replace("РазделБаллыМаксимум2022год", "")) == sorted(told[name, "odt"].replace("РазделБаллыМаксимум2022год", ""))
        tell(f"{name}: both formats show the same", same)


def check_campaign(home):
    """All letters of a campaign: 26 units and the summary, in both formats."""
    code, _, err = office.svod("letters", ROOT / "fixtures" / "tyumen-2023", "-q", "-o", home / "letters", "--format", "both")
    tell("tyumen-2023: letters", code == 0, err[:500])
    for kind in (ooxml, opendocument):
        ending = "docx" if kind is ooxml else "odt"
        paths = sorted((home / "letters").glob(f"*.{ending}"))
        problems = [(path.name, problem) for path in paths for problem in kind.problems_of(path)]
        tell(f"tyumen-2023: 27 {ending}, schema", len(paths) == 27 and not problems, (len(paths), problems[:5]))


def main():
    with tempfile.TemporaryDirectory() as home:
        home = Path(home)
        first, second = leave(home / "first"), leave(home / "second")
        for name in NAMES:
            for ending, check in (("docx", check_docx), ("odt", check_odt)):
                path = first / f"{name}.{ending}"
                tell(f"{path.name}: same bytes", path.read_bytes() == (second / path.name).read_bytes())
                check_package(path)
                check(path, name == "whole")
        check_campaign(home)
        check_pages(first, home)
    failed = outcomes.count(False)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
