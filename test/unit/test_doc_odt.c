// ODT: styles, numbers of lists, tables, notes and changes of an OpenDocument text.
#include "document_help.h"

#define MIME "application/vnd.oasis.opendocument.text"
#define NS "xmlns:office=\"o\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"t\" xmlns:draw=\"d\""
// Lines of XML between macros are laid out otherwise by each version of the formatter.
// clang-format off
#define DOC(styles, body)                                                                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content " NS "><office:automatic-styles>" styles                           \
    "</office:automatic-styles><office:body><office:text>" body "</office:text></office:body></office:document-content>"
#define P(text) "<text:p>" text "</text:p>"

static told tell_odt(const char *content, const char *styles, const char *manifest) {
    zip_part parts[6] = {{"mimetype", MIME, 0}, {"content.xml", content, 0}};
    size_t count = 2;
    if (styles) parts[count++] = (zip_part){"styles.xml", styles, 0};
    if (manifest) parts[count++] = (zip_part){"META-INF/manifest.xml", manifest, 0};
    return tell_parts(parts, "a.odt");
}

static void assert_odt(const char *content, const char *blocks) {
    assert_told(tell_odt(content, NULL, NULL), SVOD_DOC_READ, blocks, "");
}

static void test_text(void **state) {
    (void)state;
    assert_odt(DOC("", "<text:h text:outline-level=\"2\">Цели</text:h>" P("а<text:s text:c=\"2\"/>б<text:tab/>в<text:line-break/>г\n  д")
                           P("") P("<text:a>ссылка</text:a><text:span>!</text:span>")),
               "heading2| Цели\ntext| а  б\tв\nг   д\ntext| ссылка!\n");
    assert_odt(
        DOC("",
            "<text:tracked-changes><text:changed-region>" P("было") "</text:changed-region></text:tracked-changes>" P(
                "стало<office:"
                "annotation"
                ">" P(
                    "заметк"
                    "а") "</"
                         "of"
                         "fi"
                         "ce"
                         ":a"
                         "nn"
                         "ot"
                         "at"
                         "io"
                         "n"
                         ">") "<text:section text:display=\"none\">" P("нет") "</text:section><text:table-of-content>" P("Цели 3") "</"
                                                                                                                                   "text:"
                                                                                                                                   "table-"
                                                                                                                                   "of-"
                                                                                                                                   "content"
                                                                                                                                   ">" P("<"
                                                                                                                                         "d"
                                                                                                                                         "r"
                                                                                                                                         "a"
                                                                                                                                         "w"
                                                                                                                                         ":"
                                                                                                                                         "f"
                                                                                                                                         "r"
                                                                                                                                         "a"
                                                                                                                                         "m"
                                                                                                                                         "e"
                                                                                                                                         ">"
                                                                                                                                         "<"
                                                                                                                                         "d"
                                                                                                                                         "r"
                                                                                                                                         "a"
                                                                                                                                         "w"
                                                                                                                                         ":"
                                                                                                                                         "t"
                                                                                                                                         "e"
                                                                                                                                         "x"
                                                                                                                                         "t"
                                                                                                                                         "-"
                                                                                                                                         "b"
                                                                                                                                         "o"
                                                                                                                                         "x"
                                                                                                                                         ">" P(
                                                                                                                                             "рамка") "</"
                                                                                                                                                      "draw:"
                                                                                                                                                      "text-"
                                                                                                                                                      "box></"
                                                                                                                                                      "draw:"
                                                                                                                                                      "frame>"
                                                                                                                                                      "вокру"
                                                                                                                                                      "г")),
        "text| стало\ntext| рамка\ntext| вокруг\n");
    assert_odt(DOC("", P("а<text:note><text:note-citation>1</text:note-citation><text:note-body>" P(
                           "сноска") "</text:note-body></text:note>б") P("в")),
               "text| аб\ntext| в\ntext| сноска\n");
}

static void test_styles(void **state) {
    (void)state;
    const char *content =
        DOC("<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_3\"/>"
            "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
            "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>",
            "<text:p text:style-name=\"P1\">три</text:p><text:p text:style-name=\"Title\">имя</text:p>" P(
                "<text:span text:style-name=\"T1\">все </text:span><text:span text:style-name=\"T1\">жирно</text:span>")
                P("<text:span text:style-name=\"T1\">не</text:span> всё<text:span text:style-name=\"T2\">скрыто</text:span>"));
    const char *styles =
        "<office:document-styles " NS "><office:styles><style:style style:name=\"Heading_20_3\" style:family=\"paragraph\" "
        "style:default-outline-level=\"3\"><style:text-properties fo:font-weight=\"bold\"/></style:style><style:style style:name=\"Title\" "
        "style:family=\"paragraph\"/></office:styles><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Title\"/></office:automatic-styles></office:document-styles>";
    assert_told(tell_odt(content, styles, NULL), SVOD_DOC_READ, "heading3 *| три\nheading1| имя\ntext *| все жирно\ntext| не всё\n", "");
}

#define ITEM(inside) "<text:list-item>" inside "</text:list-item>"
#define LIST(more, inside) "<text:list text:style-name=\"L1\"" more ">" inside "</text:list>"
static void test_lists(void **state) {
    (void)state;
    assert_odt(
        DOC("<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
            "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\")\" "
            "text:display-levels=\"2\"/><text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"\uF0B7\"/></text:list-style>",
            LIST("", ITEM(P("а") P("ещё") "<text:list>" ITEM(P("б")) ITEM(P("в") "<text:list>" ITEM(P("г")) "</text:list>") "</text:list>")
                         ITEM(P("д"))) P("между")
                LIST(" text:continue-numbering=\"true\"", ITEM(P("е")) "<text:list-item text:start-value=\"9\">" P("ж") "</text:list-item>")
                    LIST("", ITEM(P("снова")) "<text:list-header>" P("без") "</text:list-header>")),
        "item1 [1.]| а\ntext| ещё\nitem2 [1.1)]| б\nitem2 [1.2)]| в\nitem3 [•]| г\nitem1 [2.]| д\ntext| между\nitem1 [3.]| е\n"
        "item1 [9.]| ж\nitem1 [1.]| снова\ntext| без\n");
}

#define CELL(more, inside) "<table:table-cell " more ">" inside "</table:table-cell>"
static void test_tables(void **state) {
    (void)state;
    assert_odt(DOC("", "<table:table>" CELL("", P("а")) "<table:table-row>" CELL("", P("б")) "</table:table-row></table:table>"),
               "text| а\ncell 1.1.1| б\n");
    assert_odt(
        DOC("",
            "<table:table><table:table-header-rows><table:table-row>" CELL(
                "table:number-columns-spanned=\"2\"",
                P("а")) "<table:covered-table-cell/>" CELL("",
                                                           P("б") "<text:h text:outline-level=\"1\">в</text:h>") "</"
                                                                                                                 "table:table-row></"
                                                                                                                 "table:table-"
                                                                                                                 "header-rows><"
                                                                                                                 "table:table-row "
                                                                                                                 "table:number-rows-"
                                                                                                                 "repeated="
                                                                                                                 "\"99999999\""
                                                                                                                 ">" CELL(
                                                                                                                     "table:"
                                                                                                                     "number-"
                                                                                                                     "columns-"
                                                                                                                     "repeated="
                                                                                                                     "\"9999999"
                                                                                                                     "9\"",
                                                                                                                     P("г")) "<"
                                                                                                                             "/"
                                                                                                                             "t"
                                                                                                                             "a"
                                                                                                                             "b"
                                                                                                                             "l"
                                                                                                                             "e"
                                                                                                                             ":"
                                                                                                                             "t"
                                                                                                                             "a"
                                                                                                                             "b"
                                                                                                                             "l"
                                                                                                                             "e"
                                                                                                                             "-"
                                                                                                                             "r"
                                                                                                                             "o"
                                                                                                                             "w"
                                                                                                                             ">"
                                                                                                                             "<"
                                                                                                                             "t"
                                                                                                                             "a"
                                                                                                                             "b"
                                                                                                                             "l"
                                                                                                                             "e"
                                                                                                                             ":"
                                                                                                                             "t"
                                                                                                                             "a"
                                                                                                                             "b"
                                                                                                                             "l"
                                                                                                                             "e"
                                                                                                                             "-"
                                                                                                                             "r"
                                                                                                                             "o"
                                                                                                                             "w"
                                                                                                                             ">" CELL(
                                                                                                                                 "",
                                                                                                                                 P("д")) "<"
                                                                                                                                         "/"
                                                                                                                                         "t"
                                                                                                                                         "a"
                                                                                                                                         "b"
                                                                                                                                         "l"
                                                                                                                                         "e"
                                                                                                                                         ":"
                                                                                                                                         "t"
                                                                                                                                         "a"
                                                                                                                                         "b"
                                                                                                                                         "l"
                                                                                                                                         "e"
                                                                                                                                         "-"
                                                                                                                                         "r"
                                                                                                                                         "o"
                                                                                                                                         "w"
                                                                                                                                         ">"
                                                                                                                                         "<"
                                                                                                                                         "/"
                                                                                                                                         "t"
                                                                                                                                         "a"
                                                                                                                                         "b"
                                                                                                                                         "l"
                                                                                                                                         "e"
                                                                                                                                         ":"
                                                                                                                                         "t"
                                                                                                                                         "a"
                                                                                                                                         "b"
                                                                                                                                         "l"
                                                                                                                                         "e"
                                                                                                                                         ">" P("после")),
        "cell 1.1.1| а\ncell 1.1.3| б\nheading1 1.1.3| в\ncell 1.2.1| г\ncell 1.1048578.1| д\ntext| после\n");
}

static void test_pages_and_locks(void **state) {
    (void)state;
    assert_odt(DOC("", P("а") "<text:soft-page-break/>" P("б<text:soft-page-break/>в") P("г")), "text p1| а\ntext p2| бв\ntext p3| г\n");
    assert_told(
        tell_odt("not xml", NULL,
                 "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"),
        SVOD_DOC_UNREADABLE, "", "document_encrypted;");
}

static void test_csv(void **state) {
    (void)state;
    assert_text("мера;срок\n\"провести; конкурс\";2023\n", "a.csv",
                "cell 1.1.1 l1| мера\ncell 1.1.2 l1| срок\ncell 1.2.1 l2| провести; конкурс\ncell 1.2.2 l2| 2023\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_text),   cmocka_unit_test(test_styles),          cmocka_unit_test(test_lists),
                                       cmocka_unit_test(test_tables), cmocka_unit_test(test_pages_and_locks), cmocka_unit_test(test_csv)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
