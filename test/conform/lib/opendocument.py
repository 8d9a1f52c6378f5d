"""What the schema of OpenDocument asks of a text, as far as odfpy knows it: elements and attributes where they may stand, styles and lists
that are there, tables that are a grid."""
import zipfile
from xml.etree import ElementTree

from odf import grammar

STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
XML = "http://www.w3.org/XML/1998/namespace"
MIME = b"application/vnd.oasis.opendocument.text"
NEWER = {(STYLE, "contextual-spacing")}  # of 1.3, which odfpy does not know


def parted(tag):
    space, _, name = tag[1:].rpartition("}")
    return space, name


def check_grammar(part, element, problems):
    name = parted(element.tag)
    children, attributes = grammar.allowed_children.get(name), grammar.allowed_attributes.get(name)
    for child in element:
        if children is not None and parted(child.tag) not in children:
            problems.append(f"{part}: {name[1]} must not hold {parted(child.tag)[1]}")
        check_grammar(part, child, problems)
    for key in element.attrib:
        if attributes is not None and parted(key) not in attributes and parted(key) not in NEWER:
            problems.append(f"{part}: {name[1]} must not have {parted(key)[1]}")
    for space, key in grammar.required_attributes.get(name, ()):
        if f"{{{space}}}{key}" not in element.attrib:
            problems.append(f"{part}: {name[1]} lacks {key}")
    if name not in grammar.allows_text and (element.text or "").strip():
        problems.append(f"{part}: {name[1]} must not hold text")


def check_references(parts, problems):
    defined = {element.get(f"{{{STYLE}}}name") for root in parts.values() for element in root.iter() if element.get(f"{{{STYLE}}}name")}
    lists = set()
    for part, root in parts.items():
        for element in root.iter():
            for key, value in element.attrib.items():
                if parted(key)[1] in ("style-name", "parent-style-name", "next-style-name", "page-layout-name", "font-name") and value not in defined:
                    problems.append(f"{part}: {parted(key)[1]} {value} leads nowhere")
            if element.get(f"{{{TEXT}}}continue-list", "") not in lists | {""}:
                problems.append(f"{part}: a list that goes on does not follow the one that it continues")
            lists.add(element.get(f"{{{XML}}}id"))


def check_tables(root, problems):
    for table in root.iter(f"{{{TABLE}}}table"):
        columns = len(table.findall(f"{{{TABLE}}}table-column"))
        for row in table.iter(f"{{{TABLE}}}table-row"):
            spans = sum(int(cell.get(f"{{{TABLE}}}number-columns-spanned", "1")) for cell in row.findall(f"{{{TABLE}}}table-cell"))
            if spans != columns or len(row) != columns:
                problems.append(f"a row of {spans} columns and {len(row)} places in a table of {columns}")


def check_package(package, problems):
    first = package.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or package.read(first) != MIME or first.header_offset:
        problems.append("the package does not begin with its type as it is")
    listed = {one.get(f"{{{MANIFEST}}}full-path") for one in ElementTree.fromstring(package.read("META-INF/manifest.xml"))}
    if listed != {name for name in package.namelist() if name not in ("mimetype", "META-INF/manifest.xml")} | {"/"}:
        problems.append("the manifest does not tell what is there")


def problems_of(path):
    problems = []
    with zipfile.ZipFile(path) as package:
        check_package(package, problems)
        parts = {name: ElementTree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml", "meta.xml")}
    for name, root in parts.items():
        check_grammar(name, root, problems)
    check_references(parts, problems)
    check_tables(parts["content.xml"], problems)
    return problems
