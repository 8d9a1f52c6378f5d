"""A letter as text that a person can compare: a line a paragraph, a line a row of a table, cells parted by " | "; then the foot of the pages.

DOCX and ODT of the same letter give the same lines. No-break spaces stand as spaces, line breaks as " / ", tabulators as " > ".
"""
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def line(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def row_line(cells):
    return "| " + " | ".join(" / ".join(text for text in cell if text) for cell in cells) + " |"


def word_text(paragraph):
    out = []
    for part in paragraph.iter():
        if part.tag == f"{W}fldSimple":
            out.append("#")
            for shown in part.iter(f"{W}t"):
                shown.text = ""  # the page's number as it was when it was written
        out.append({f"{W}t": part.text or "", f"{W}br": " / ", f"{W}tab": " > "}.get(part.tag, ""))
    return line("".join(out))


def word_lines(body):
    for block in body:
        if block.tag == f"{W}p":
            yield word_text(block)
        elif block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                yield row_line([[word_text(p) for p in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")])


def docx(package):
    body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    lines = list(word_lines(body))
    for name in sorted(name for name in package.namelist() if name.startswith("word/footer")):
        lines += word_lines(ElementTree.fromstring(package.read(name)))
    return lines


def open_text(element):
    """All texts below it in their order, with what stands for spaces, tabulators and breaks."""
    out = [element.text or ""]
    for part in element:
        if part.tag == f"{T}s":
            out.append(" " * int(part.get(f"{T}c", "1")))
        elif part.tag in (f"{T}page-number", f"{T}page-count"):
            out.append("#")
        else:
            out.append({f"{T}tab": " > ", f"{T}line-break": " / "}.get(part.tag) or open_text(part))
        out.append(part.tail or "")
    return "".join(out)


def open_lines(body):
    for block in body:
        if block.tag in (f"{T}p", f"{T}h"):
            yield line(open_text(block))
        elif block.tag == f"{TABLE}table":
            for row in block.iter(f"{TABLE}table-row"):
                yield row_line([[line(open_text(p)) for p in cell.iter(f"{T}p")] for cell in row.iter(f"{TABLE}table-cell")])
        elif block.tag in (f"{T}list", f"{T}list-item", f"{T}list-header", f"{T}section"):
            yield from open_lines(block)


def odt(package):
    body = ElementTree.fromstring(package.read("content.xml")).find(f"{OFFICE}body/{OFFICE}text")
    lines = list(open_lines(body))
    for foot in ElementTree.fromstring(package.read("styles.xml")).iter(f"{STYLE}footer"):
        lines += open_lines(foot)
    return lines


def words(path):
    """The text of a letter, each paragraph that says something on a line."""
    with zipfile.ZipFile(path) as package:
        lines = docx(package) if path.suffix == ".docx" else odt(package)
    return "".join(text.strip() + "\n" for text in lines if text.strip())
