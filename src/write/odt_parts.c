// Styles, page, footer and the parts around the text (OpenDocument 1.3).
#include "write/odt_parts.h"

#include "write/letter_shape.h"
#include "write/pack.h"

const svod_prose svod_odt_prose = {.open = "", .close = "", .line = "<text:line-break/>", .tab = "<text:tab/>", .space = "<text:s/>"};

const char svod_odt_mime[] = "application/vnd.oasis.opendocument.text";

const char svod_odt_manifest[] =
    SVOD_ODT_XML "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
                 "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
                 "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
                 "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                 "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
                 "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";

#define FOOTER_HEIGHT 5000U // of one line and the rule over it, in thousandths of a millimetre

// ---- styles ------------------------------------------------------------------------------------------------------

typedef struct style {
    const char *id, *name; // name: NULL: the language's word for a remark
    const char *parent, *next;
    const char *more;            // attributes of the style
    const char *paragraph, *run; // attributes
} style;

#define AROUND(before, after) "fo:margin-top=\"" before "pt\" fo:margin-bottom=\"" after "pt\""
#define JUSTIFIED " fo:text-align=\"justify\""
#define BOLD "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\""
#define SIZE(points) "fo:font-size=\"" points "pt\" style:font-size-complex=\"" points "pt\""
#define KEPT " fo:keep-with-next=\"always\" fo:keep-together=\"always\""
#define ALIKE " style:contextual-spacing=\"true\"" // no space between paragraphs of one style
#define BODY "Text_20_body"

static const style styles[] = {
    {"Title", "Title", "Standard", BODY, "", AROUND("12", "12") " fo:text-align=\"center\"" KEPT, BOLD " " SIZE("14")},
    {"Heading_20_1", "Heading 1", "Standard", BODY, " style:default-outline-level=\"1\"", AROUND("14", "6") KEPT, BOLD " " SIZE("13")},
    {"Heading_20_2", "Heading 2", "Standard", BODY, " style:default-outline-level=\"2\"", AROUND("10", "4") KEPT, BOLD},
    {BODY, "Text body", "Standard", BODY, "", AROUND("0", "6") " fo:text-indent=\"10mm\"" JUSTIFIED, ""},
    {"Numbering_20_1", "Numbering 1", "Standard", "Numbering_20_1", "", AROUND("0", "4") JUSTIFIED, ""},
    {"List_20_1", "List 1", "Standard", "List_20_1", "", AROUND("0", "3") JUSTIFIED, ""},
    {"Remark", NULL, "Standard", BODY, "", AROUND("3", "3"), "fo:color=\"#404040\" " SIZE("10")},
    {"Sender", "Sender", "Standard", "Sender", "", AROUND("0", "0"), ""},
    {"Addressee", "Addressee", "Standard", "Addressee", "", AROUND("12", "6") ALIKE " fo:margin-left=\"90mm\"", ""},
    {"Table_20_Contents", "Table Contents", "Standard", "Table_20_Contents", "", AROUND("1", "1"), SIZE("10")},
    {"Table_20_Number", "Table Number", "Table_20_Contents", "Table_20_Number", "", "fo:text-align=\"end\"", ""},
    {"Table_20_Dense", "Table Dense", "Table_20_Contents", "Table_20_Dense", "", AROUND("0", "0"), SIZE("9")},
    {"Table_20_Dense_20_Number", "Table Dense Number", "Table_20_Dense", "Table_20_Dense_20_Number", "", "fo:text-align=\"end\"", ""},
    {"Table_20_Heading", "Table Heading", "Table_20_Contents", "Table_20_Heading", "",
     "fo:text-align=\"center\" fo:keep-with-next=\"always\"", BOLD},
};

static void put_style(const style *s, svod_lang lang, svod_buf *out) {
    svod_buf_printf(out,
                    "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\" "
                    "style:next-style-name=\"%s\" style:class=\"text\"%s><style:paragraph-properties %s/>",
                    s->id, s->name ? s->name : svod_say(lang, SVOD_T_write_letter_remark), s->parent, s->next, s->more, s->paragraph);
    if (*s->run) svod_buf_printf(out, "<style:text-properties %s/>", s->run);
    svod_buf_str(out, "</style:style>");
}

static void put_default(svod_lang lang, svod_buf *out) {
    const char *language = lang == SVOD_RU ? "ru" : "en", *country = lang == SVOD_RU ? "RU" : "US";
    svod_buf_printf(out,
                    "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\" "
                    "style:tab-stop-distance=\"12.5mm\" style:writing-mode=\"page\"/><style:text-properties "
                    "style:font-name=\"Times New Roman\" style:font-name-asian=\"Times New Roman\" "
                    "style:font-name-complex=\"Times New Roman\" " SIZE(
                        "12") " fo:language=\"%s\" fo:country=\"%s\"/></style:default-style>"
                              "<style:default-style style:family=\"table\"><style:table-properties table:border-model=\"collapsing\"/>"
                              "</style:default-style><style:default-style style:family=\"table-row\"><style:table-row-properties "
                              "fo:keep-together=\"auto\"/></style:default-style>",
                    language, country);
    svod_buf_str(out, "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>");
}

static void put_sign_and_footer(svod_buf *out) {
#define STOP(kind) "<style:tab-stop style:position=\"" SVOD_ODT_MM "\" style:type=\"" kind "\""
    svod_buf_printf(
        out,
        "<style:style style:name=\"Signature\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" "
        "style:class=\"text\"><style:paragraph-properties " AROUND("24", "6") " fo:keep-together=\"always\"><style:tab-stops>" STOP(
            "left") "/>" STOP("left") " style:leader-style=\"solid\" style:leader-text=\"_\"/>" STOP("right") "/></style:tab-stops>"
                                                                                                              "</"
                                                                                                              "style:paragraph-properties><"
                                                                                                              "/style:style>",
        SVOD_ODT_LENGTH(SVOD_SIGN_FROM), SVOD_ODT_LENGTH(SVOD_SIGN_TO), SVOD_ODT_LENGTH(SVOD_TEXT_WIDTH));
    svod_buf_printf(out,
                    "<style:style style:name=\"Footer\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" "
                    "style:class=\"extra\"><style:paragraph-properties fo:padding-top=\"1mm\" fo:border-top=\"0.5pt solid #a6a6a6\" "
                    "fo:border-bottom=\"none\" fo:border-left=\"none\" fo:border-right=\"none\"><style:tab-stops>" STOP(
                        "right") "/>"
                                 "</style:tab-stops></style:paragraph-properties><style:text-properties fo:color=\"#595959\" " SIZE(
                                     "9") "/></style:style>",
                    SVOD_ODT_LENGTH(SVOD_TEXT_WIDTH));
}

// The lists that items and points are in, by their names.
static void put_lists(svod_buf *out) {
#define PLACE(hanging)                                                                                                                     \
    "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment "          \
    "text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"10mm\" fo:text-indent=\"-" hanging "mm\" "                           \
    "fo:margin-left=\"10mm\"/></style:list-level-properties>"
    svod_buf_str(
        out,
        "<text:list-style style:name=\"Numbers\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" "
        "style:num-format=\"1\">" PLACE(
            "8") "</text:list-level-style-number></text:list-style>"
                 "<text:list-style style:name=\"Dashes\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"\u2013\">" PLACE(
                     "5") "</text:list-level-style-bullet></text:list-style>");
}

static void put_page(svod_buf *out) {
    // The footer and the space over it, which its height includes, stand within the lower margin.
    svod_buf_printf(
        out,
        "<office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties fo:page-width=\"" SVOD_ODT_MM
        "\" fo:page-height=\"" SVOD_ODT_MM "\" style:print-orientation=\"portrait\" fo:margin-top=\"" SVOD_ODT_MM
        "\" fo:margin-bottom=\"" SVOD_ODT_MM "\" fo:margin-left=\"" SVOD_ODT_MM "\" fo:margin-right=\"" SVOD_ODT_MM
        "\"/><style:footer-style><style:header-footer-properties fo:min-height=\"" SVOD_ODT_MM "\" fo:margin-top=\"" SVOD_ODT_MM
        "\" style:dynamic-spacing=\"false\"/></style:footer-style></style:page-layout>"
        "</office:automatic-styles>",
        SVOD_ODT_LENGTH(SVOD_PAGE_WIDTH), SVOD_ODT_LENGTH(SVOD_PAGE_HEIGHT), SVOD_ODT_LENGTH(SVOD_PAGE_TOP),
        SVOD_ODT_LENGTH(SVOD_PAGE_FOOTER), SVOD_ODT_LENGTH(SVOD_PAGE_LEFT), SVOD_ODT_LENGTH(SVOD_PAGE_RIGHT),
        SVOD_ODT_LENGTH(SVOD_PAGE_BOTTOM - SVOD_PAGE_FOOTER), SVOD_ODT_LENGTH(SVOD_PAGE_BOTTOM - SVOD_PAGE_FOOTER - FOOTER_HEIGHT));
}

static void put_master(const svod_letter *letter, svod_buf *out) {
    svod_buf_str(out, "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\"><style:footer>"
                      "<text:p text:style-name=\"Footer\">");
    svod_prose_put(&svod_odt_prose, letter->footer, out);
    svod_buf_str(out, "<text:tab/>");
    svod_prose_put(&svod_odt_prose, svod_say(letter->lang, SVOD_T_write_letter_page), out);
    svod_buf_str(out, "<text:page-number text:select-page=\"current\">1</text:page-number>");
    svod_prose_put(&svod_odt_prose, svod_say(letter->lang, SVOD_T_write_letter_of), out);
    svod_buf_str(out, "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>");
}

void svod_odt_styles(const svod_letter *letter, svod_buf *out) {
    svod_buf_str(out, SVOD_ODT_XML "<office:document-styles " SVOD_ODT_NAMES
                                   "><office:font-face-decls><style:font-face style:name=\"Times New Roman\" "
                                   "svg:font-family=\"&apos;Times New Roman&apos;\" style:font-family-generic=\"roman\" "
                                   "style:font-pitch=\"variable\"/></office:font-face-decls><office:styles>");
    put_default(letter->lang, out);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        put_style(&styles[i], letter->lang, out);
    put_sign_and_footer(out);
    put_lists(out);
    svod_buf_str(out, "</office:styles>");
    put_page(out);
    put_master(letter, out);
    svod_buf_str(out, "</office:document-styles>");
}

void svod_odt_meta(const svod_letter *letter, svod_buf *out) {
    unsigned year = 0, month = 0, day = 0;
    svod_buf_str(
        out, SVOD_ODT_XML
        "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " SVOD_ODT_VERSION
        "><office:meta><meta:generator>svod</meta:generator><dc:title>");
    svod_prose_line(letter->title, out);
    svod_buf_str(out, "</dc:title><meta:initial-creator>");
    svod_prose_line(letter->author, out);
    svod_buf_str(out, "</meta:initial-creator><dc:creator>");
    svod_prose_line(letter->author, out);
    svod_buf_str(out, "</dc:creator>");
    if (svod_pack_day(letter->date, &year, &month, &day))
        svod_buf_printf(out, "<meta:creation-date>%04u-%02u-%02uT00:00:00</meta:creation-date><dc:date>%04u-%02u-%02uT00:00:00</dc:date>",
                        year, month, day, year, month, day);
    svod_buf_printf(out, "<dc:language>%s</dc:language></office:meta></office:document-meta>", letter->lang == SVOD_RU ? "ru-RU" : "en-US");
}
