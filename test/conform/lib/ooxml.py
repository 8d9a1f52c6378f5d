"""What Word asks of a DOCX before it opens it without a complaint: children in the order of the schema (ECMA-376, transitional), references
that lead somewhere, tables that are a grid. The sequences hold what our writer uses and its neighbours; another element is a fault."""
import zipfile
from xml.etree import ElementTree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
PPR = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku
    wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
RPR = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing
    w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"""
TBLPR = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
    tblLayout tblCellMar tblLook tblCaption tblDescription"""
# Elements whose children have an order, each at most once, unless with *.
SEQUENCES = {
    "pPr": PPR, "rPr": RPR, "tblPr": TBLPR,
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr*", "tblGrid": "gridCol*", "tr": "tblPrEx trPr tc*", "tc": "tcPr p*", "p": "pPr",
    "tblBorders": "top left start bottom right end insideH insideV", "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar", "numPr": "ilvl numId", "tabs": "tab*",
    "sectPr": """headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
        vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings""",
    "styles": "docDefaults latentStyles style*", "docDefaults": "rPrDefault pPrDefault", "rPrDefault": "rPr", "pPrDefault": "pPr",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
        personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*""",
    "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup", "num": "abstractNumId lvlOverride*", "lvlOverride": "startOverride lvl",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": """writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation
        characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol
        listSeparator""",
    "compat": "noTabHangInd doNotExpandShiftReturn compatSetting*", "fonts": "font*",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "document": "background body",
}
CHOICES = {  # children in any order
    "body": "p tbl sectPr", "ftr": "p", "p": "r fldSimple", "r": "rPr t br tab noBreakHyphen", "fldSimple": "r",
    "trPr": "cantSplit tblHeader",
}


def local(element):
    return element.tag.rpartition("}")[2]


def word(element, name):
    return element.get(f"{{{W}}}{name}")


def check_order(part, element, problems):
    name = local(element)
    order = [(one.rstrip("*"), one.endswith("*")) for one in SEQUENCES.get(name, "").split()]
    places = {one: (i, many) for i, (one, many) in enumerate(order)}
    last = -1
    for child in element:
        tag = local(child)
        if tag in places:
            at, many = places[tag]
            if at < last or (at == last and not many):
                problems.append(f"{part}: {tag} out of its place in {name}")
            last = at
        elif tag in CHOICES.get(name, "").split():
            last = max(last, len(order))
        else:
            problems.append(f"{part}: {name} must not hold {tag}")
        check_order(part, child, problems)
    if name == "r" and any(local(child) == "rPr" for child in list(element)[1:]):
        problems.append(f"{part}: rPr is not the first in a run")


def check_tables(root, problems):
    for table in root.iter(f"{{{W}}}tbl"):
        columns = [int(word(one, "w")) for one in table.find(f"{{{W}}}tblGrid")]
        if not 1 <= len(columns) <= 63 or min(columns) < 40:
            problems.append(f"a table of {len(columns)} columns, the narrowest {min(columns, default=0)}")
        for row in table.iter(f"{{{W}}}tr"):
            at = 0
            for cell in row.iter(f"{{{W}}}tc"):
                span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
                cols = int(word(span, "val")) if span is not None else 1
                width = int(word(cell.find(f"{{{W}}}tcPr/{{{W}}}tcW"), "w"))
                if width != sum(columns[at:at + cols]):
                    problems.append(f"a cell of {width} over columns of {sum(columns[at:at + cols])}")
                if local(cell[-1]) != "p":
                    problems.append("a cell that does not end with a paragraph")
                at += cols
            if at != len(columns):
                problems.append(f"a row of {at} columns in a table of {len(columns)}")
        heads = [row.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None for row in table.iter(f"{{{W}}}tr")]
        if heads != sorted(heads, reverse=True) or not heads:
            problems.append("rows that are repeated do not stand on top of their table, or it has no rows")


def check_body(root, problems):
    children = [local(child) for child in root[0]]
    if children.count("sectPr") != 1 or children[-1] != "sectPr" or len(children) < 2 or children[-2] != "p":
        problems.append("the body does not end with a paragraph and the section's properties")
    if any(a == b == "tbl" for a, b in zip(children, children[1:])):
        problems.append("two tables that would become one")


def check_references(parts, problems):
    defined = {word(one, "styleId") for one in parts["word/styles.xml"].iter(f"{{{W}}}style")}
    lists = {word(one, "numId") for one in parts["word/numbering.xml"].iter(f"{{{W}}}num")}
    abstract = {word(one, "abstractNumId") for one in parts["word/numbering.xml"].iter(f"{{{W}}}abstractNum")}
    wanted = {"pStyle": defined, "rStyle": defined, "tblStyle": defined, "basedOn": defined, "next": defined, "numId": lists,
              "abstractNumId": abstract}
    for name, root in parts.items():
        for element in root.iter():
            known = wanted.get(local(element))
            if known is not None and element.tag.startswith(f"{{{W}}}") and word(element, "val") not in known:
                problems.append(f"{name}: {local(element)} {word(element, 'val')} leads nowhere")


def check_package(names, parts, problems):
    types = parts["[Content_Types].xml"]
    known = {one.get("PartName") for one in types.iter(f"{{{TYPES}}}Override")}
    for name in names:
        if not name.endswith(".rels") and name != "[Content_Types].xml" and "/" + name not in known:
            problems.append(f"{name} has no type")
    problems += [f"{name} is not there" for name in known if name[1:] not in names]
    for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        links = list(parts[rels].iter(f"{{{LINKS}}}Relationship"))
        problems += [f"{rels}: {one.get('Target')} is not there" for one in links if folder + one.get("Target") not in names]
        if len({one.get("Id") for one in links}) != len(links):
            problems.append(f"{rels}: an id stands twice")
    ids = {one.get("Id") for one in parts["word/_rels/document.xml.rels"]}
    used = {value for element in parts["word/document.xml"].iter() for key, value in element.attrib.items() if key.startswith(f"{{{R}}}")}
    problems += [f"relation {one} leads nowhere" for one in used if one not in ids]


def problems_of(path):
    problems = []
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        parts = {name: ElementTree.fromstring(package.read(name)) for name in names}
    if names[0] != "[Content_Types].xml" or len(set(names)) != len(names):
        problems.append("the list of types is not the first part, or a part stands twice")
    for name, root in parts.items():
        if root.tag.startswith(f"{{{W}}}"):
            check_order(name, root, problems)
    check_package(names, parts, problems)
    check_references(parts, problems)
    check_body(parts["word/document.xml"], problems)
    check_tables(parts["word/document.xml"], problems)
    return problems
