// Styles, lists, footer and the parts around them. Children stand in the order of the schema (ECMA-376, transitional): Word takes a file
// with others for damaged.
#include "write/docx_parts.h"

#include "write/letter_shape.h"
#include "write/pack.h"

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

const svod_prose svod_docx_prose = {
    .open = "<w:t xml:space=\"preserve\">", .close = "</w:t>", .line = "<w:br/>", .tab = "<w:tab/>", .hyphen = "<w:noBreakHyphen/>"};

const char svod_docx_types[] =
    SVOD_DOCX_XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                  "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD "document.main+xml\"/>"
                  "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD "styles+xml\"/>"
                  "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD "settings+xml\"/>"
                  "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD "fontTable+xml\"/>"
                  "<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD "numbering+xml\"/>"
                  "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD "footer+xml\"/>"
                  "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                  "<Override PartName=\"/docProps/app.xml\" "
                  "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>";

const char svod_docx_package_links[] = SVOD_DOCX_XML
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" REL "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";

const char svod_docx_links[] = SVOD_DOCX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                             "<Relationship Id=\"rId1\" Type=\"" REL "styles\" Target=\"styles.xml\"/>"
                                             "<Relationship Id=\"rId2\" Type=\"" REL "settings\" Target=\"settings.xml\"/>"
                                             "<Relationship Id=\"rId3\" Type=\"" REL "fontTable\" Target=\"fontTable.xml\"/>"
                                             "<Relationship Id=\"rId4\" Type=\"" REL "numbering\" Target=\"numbering.xml\"/>"
                                             "<Relationship Id=\"rId5\" Type=\"" REL "footer\" Target=\"footer1.xml\"/></Relationships>";

const char svod_docx_fonts[] = SVOD_DOCX_XML
    "<w:fonts " SVOD_DOCX_W "><w:font w:name=\"Times New Roman\"><w:altName w:val=\"Liberation Serif\"/><w:panose1 "
    "w:val=\"02020603050405020304\"/><w:charset w:val=\"CC\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

const char svod_docx_app[] =
    SVOD_DOCX_XML "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                  "<Application>svod</Application></Properties>";

// ---- styles ------------------------------------------------------------------------------------------------------

typedef struct style {
    const char *id, *name, *next; // next: the style of a paragraph begun behind; NULL: its own
    const char *paragraph, *run;  // properties in the schema's order
} style;

#define JUSTIFIED "<w:jc w:val=\"both\"/>"
#define BOLD "<w:b/><w:bCs/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define SPACE(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"

static const style styles[] = {
    {"Title", "Title", "BodyText", "<w:keepNext/><w:keepLines/>" SPACE("240", "240") "<w:jc w:val=\"center\"/>", BOLD SIZE("28")},
    {"Heading1", "heading 1", "BodyText", "<w:keepNext/><w:keepLines/>" SPACE("280", "120") "<w:outlineLvl w:val=\"0\"/>", BOLD SIZE("26")},
    {"Heading2", "heading 2", "BodyText", "<w:keepNext/><w:keepLines/>" SPACE("200", "80") "<w:outlineLvl w:val=\"1\"/>", BOLD},
    {"BodyText", "Body Text", NULL, SPACE("0", "120") "<w:ind w:firstLine=\"567\"/>" JUSTIFIED, ""},
    {"ListNumber", "List Number", NULL,
     "<w:numPr><w:numId w:val=\"2\"/></w:numPr>" SPACE("0", "80") "<w:ind w:left=\"567\" w:hanging=\"454\"/>" JUSTIFIED, ""},
    {"ListBullet", "List Bullet", NULL,
     "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" SPACE("0", "60") "<w:ind w:left=\"567\" w:hanging=\"284\"/>" JUSTIFIED, ""},
    {"Remark", NULL, "BodyText", SPACE("60", "60"), "<w:color w:val=\"404040\"/>" SIZE("20")},
    {"EnvelopeReturn", "envelope return", NULL, SPACE("0", "240") "<w:contextualSpacing/>", ""},
    {"EnvelopeAddress", "envelope address", NULL, SPACE("240", "240") "<w:ind w:left=\"5103\"/><w:contextualSpacing/>", ""},
    {"TableContents", "Table Contents", NULL, SPACE("20", "20"), SIZE("20")},
    {"Footer", "footer", NULL,
     "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"A6A6A6\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" "
     "w:pos=\"9354\"/></w:tabs>",
     "<w:color w:val=\"595959\"/>" SIZE("18")},
};

static void put_style(const style *s, const char *based_on, svod_lang lang, svod_buf *out) {
    const char *name = s->name ? s->name : svod_say(lang, SVOD_T_write_letter_remark);
    svod_buf_printf(out, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/>",
                    s->name ? "" : " w:customStyle=\"1\"", s->id, name, based_on);
    if (s->next) svod_buf_printf(out, "<w:next w:val=\"%s\"/>", s->next);
    svod_buf_printf(out, "<w:qFormat/><w:pPr>%s</w:pPr>", s->paragraph);
    if (*s->run) svod_buf_printf(out, "<w:rPr>%s</w:rPr>", s->run);
    svod_buf_str(out, "</w:style>");
}

#define BORDER(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>"
#define NORMAL_TABLE                                                                                                                       \
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>"     \
    "<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"       \
    "<w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar>"         \
    "</w:tblPr></w:style>"
#define GRID_TABLE                                                                                                                         \
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"          \
    "<w:tblBorders>" BORDER("top") BORDER("left") BORDER("bottom") BORDER("right") BORDER("insideH")                                       \
        BORDER("insideV") "</w:tblBorders>"                                                                                                \
                          "<w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" "                                          \
                          "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"

void svod_docx_styles(const svod_letter *letter, svod_buf *out) {
    const char *lang = letter->lang == SVOD_RU ? "ru-RU" : "en-US";
    svod_buf_printf(out,
                    SVOD_DOCX_XML
                    "<w:styles " SVOD_DOCX_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
                    "w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>" SIZE(
                        "24") "<w:lang w:val=\"%s\" w:eastAsia=\"%s\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/>"
                              "</w:docDefaults>",
                    lang, lang);
    svod_buf_str(out,
                 "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>"
                 "<w:widowControl/></w:pPr></w:style>"
                 "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
                 "w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>" NORMAL_TABLE
                 "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority "
                 "w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>");
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        put_style(&styles[i], "Normal", letter->lang, out);
    static const style number = {"TableNumber", "Table Number", NULL, "<w:jc w:val=\"right\"/>", ""};
    static const style head = {"TableHeading", "Table Heading", NULL, "<w:keepNext/><w:jc w:val=\"center\"/>", BOLD};
    static const style dense = {"TableDense", "Table Dense", NULL, SPACE("0", "0"), SIZE("18")};
    put_style(&number, "TableContents", letter->lang, out);
    put_style(&dense, "TableContents", letter->lang, out);
    static const style dense_number = {"TableDenseNumber", "Table Dense Number", NULL, "<w:jc w:val=\"right\"/>", ""};
    put_style(&dense_number, "TableDense", letter->lang, out);
    put_style(&head, "TableContents", letter->lang, out);
    style sign = {"Signature", "Signature", NULL, NULL, ""};
    sign.paragraph = svod_printf(out->arena,
                                 "<w:keepLines/><w:tabs><w:tab w:val=\"left\" w:pos=\"%u\"/><w:tab w:val=\"left\" w:leader=\"underscore\" "
                                 "w:pos=\"%u\"/><w:tab w:val=\"right\" w:pos=\"%u\"/></w:tabs>" SPACE("480", "120"),
                                 svod_docx_twips(SVOD_SIGN_FROM), svod_docx_twips(SVOD_SIGN_TO), svod_docx_twips(SVOD_TEXT_WIDTH));
    put_style(&sign, "Normal", letter->lang, out);
    svod_buf_str(out, GRID_TABLE "</w:styles>");
}

// ---- the rest ----------------------------------------------------------------------------------------------------

void svod_docx_settings(const svod_letter *letter, svod_buf *out) {
    bool russian = letter->lang == SVOD_RU;
#define SETTING(name, value) "<w:compatSetting w:name=\"" name "\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"" value "\"/>"
    svod_buf_printf(out,
                    SVOD_DOCX_XML "<w:settings " SVOD_DOCX_W "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>"
                                  "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:doNotExpandShiftReturn/>" SETTING(
                                      "compatibilityMode", "15") SETTING("overrideTableStyleFontSizeAndJustification", "1")
                                      SETTING("enableOpenTypeFeatures", "1") SETTING("doNotFlipMirrorIndents", "1")
                                          SETTING("differentiateMultirowTableHeaders", "1")
                                              SETTING("useWord2013TrackBottomHyphenation", "0") "</w:compat><w:themeFontLang w:val=\"%s\"/>"
                                                                                                "<w:decimalSymbol w:val=\"%s\"/>"
                                                                                                "<w:listSeparator w:val=\"%s\"/>"
                                                                                                "</w:settings>",
                    russian ? "ru-RU" : "en-US", russian ? "," : ".", russian ? ";" : ",");
}

#define LEVEL(list, id, format, text, style, indent)                                                                                       \
    "<w:abstractNum w:abstractNumId=\"" list "\"><w:nsid w:val=\"" id "\"/><w:multiLevelType w:val=\"singleLevel\"/><w:tmpl w:val=\"" id   \
    "\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:pStyle w:val=\"" style                               \
    "\"/><w:lvlText w:val=\"" text "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"567\" w:hanging=\"" indent                         \
    "\"/></w:pPr></w:lvl></w:abstractNum>"

void svod_docx_numbering(uint32_t lists, svod_buf *out) {
    svod_buf_str(out, SVOD_DOCX_XML "<w:numbering " SVOD_DOCX_W ">" LEVEL("0", "53564F44", "bullet", "\u2013", "ListBullet", "284")
                          LEVEL("1", "53564F45", "decimal", "%1.", "ListNumber", "454") "<w:num w:numId=\"1\"><w:abstractNumId "
                                                                                        "w:val=\"0\"/></w:num><w:num w:numId=\"2\">"
                                                                                        "<w:abstractNumId w:val=\"1\"/></w:num>");
    for (uint32_t i = 0; i < lists; i++)
        svod_buf_printf(out,
                        "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
                        "</w:lvlOverride></w:num>",
                        SVOD_DOCX_FIRST_LIST + i);
    svod_buf_str(out, "</w:numbering>");
}

void svod_docx_footer(const svod_letter *letter, svod_buf *out) {
    svod_buf_str(out, SVOD_DOCX_XML "<w:ftr " SVOD_DOCX_W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r>");
    svod_prose_put(&svod_docx_prose, letter->footer, out);
    svod_buf_str(out, "<w:tab/>");
    svod_prose_put(&svod_docx_prose, svod_say(letter->lang, SVOD_T_write_letter_page), out);
    svod_buf_str(out, "</w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>");
    svod_prose_put(&svod_docx_prose, svod_say(letter->lang, SVOD_T_write_letter_of), out);
    svod_buf_str(out, "</w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>");
}

void svod_docx_core(const svod_letter *letter, svod_buf *out) {
    unsigned year = 0, month = 0, day = 0;
    svod_buf_str(out,
                 SVOD_DOCX_XML "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    svod_prose_line(letter->title, out);
    svod_buf_str(out, "</dc:title><dc:creator>");
    svod_prose_line(letter->author, out);
    svod_buf_str(out, "</dc:creator><cp:lastModifiedBy>");
    svod_prose_line(letter->author, out);
    svod_buf_str(out, "</cp:lastModifiedBy><dc:language>");
    svod_buf_str(out, letter->lang == SVOD_RU ? "ru-RU</dc:language>" : "en-US</dc:language>");
    if (svod_pack_day(letter->date, &year, &month, &day))
        for (int i = 0; i < 2; i++)
            svod_buf_printf(out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%04u-%02u-%02uT00:00:00Z</dcterms:%s>",
                            i ? "modified" : "created", year, month, day, i ? "modified" : "created");
    svod_buf_str(out, "</cp:coreProperties>");
}
