// Documents that are texts: plain ones and Markdown; which format a document is of.
#include "document_help.h"

static void test_lines(void **state) {
    (void)state;
    assert_text("Цели\n\n  и задачи\r\nдо\rконца", "a.txt", "line l1| Цели\nline l2| \nline l3|   и задачи\nline l4| до\nline l5| конца\n",
                "");
    assert_text("одна\fдве\n\fтри", "a.txt", "line p1 l1| одна\nline p2 l1| две\nline p3 l2| три\n", "");
}

static void test_encodings(void **state) {
    (void)state;
    assert_text("\xD6\xE5\xEB\xE8 \xE8 \xE7\xE0\xE4\xE0\xF7\xE8 \xEC\xF3\xED\xE8\xF6\xE8\xEF\xE0\xEB\xE8\xF2\xE5\xF2\xE0", "a.txt",
                "line l1| Цели и задачи муниципалитета\n", "");
    assert_told(tell("\xFF\xFE\x26\x04\x35\x04\x3B\x04\x38\x04", 10, "a.txt"), SVOD_DOC_READ, "line l1| Цели\n", "");
    assert_text("\xEF\xBB\xBFЦели", "a.txt", "line l1| Цели\n", "");
    assert_text("caf\xE9", "a.txt", "line l1| cafй\n", "document_encoding;");
}

static void test_markdown(void **state) {
    (void)state;
    assert_text("# Цели\n\nТекст **жирный**\nдальше\n\n**Задачи**\n\n- раз\n  - два\n- три\n\n4) пункт\n5) другой\n\n   ещё\n", "a.md",
                "heading1 l1| Цели\ntext l3| Текст жирный\nдальше\ntext l6 *| Задачи\nitem1 [–] l8| раз\nitem2 [–] l9| два\n"
                "item1 [–] l10| три\nitem1 [4)] l12| пункт\nitem1 [5)] l13| другой\ntext l15| ещё\n",
                "");
    assert_text("| а | б |\n|---|---|\n| [в](http://x) | &laquo;г&#1076;&raquo; |\n", "a.md",
                "cell 1.1.1 l1| а\ncell 1.1.2 l1| б\ncell 1.2.1 l3| в\ncell 1.2.2 l3| «гд»\n", "");
}

static void test_markdown_with_html(void **state) {
    (void)state;
    assert_text("Один<br>два <u>три</u>\n\n<div>\n<h2>Цели</h2><p>текст</p>\n</div>\n\nдальше\n", "a.md",
                "text l1| Один\nдва три\nheading2| Цели\ntext| текст\ntext l7| дальше\n", "");
}

static void test_sniff(void **state) {
    (void)state;
    assert_text("# Цели", "a.txt", "line l1| # Цели\n", "");
    assert_text("# Цели", "a", "line l1| # Цели\n", "");
    assert_text("просто текст", "a.docx", "line l1| просто текст\n", "document_extension;");
    assert_told(tell("\x89PNG\r\n\x1A\n\0\0\0\1", 12, "a.png"), SVOD_DOC_SCAN, "", "document_scan;");
    assert_told(tell("\x7F"
                     "ELF\1\1\1\0\0\0\0\0",
                     12, "a.exe"),
                SVOD_DOC_UNSUPPORTED, "", "document_unsupported;");
    assert_told(tell(" \n", 2, "a.txt"), SVOD_DOC_EMPTY, "line l1|  \n", "document_empty;");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines), cmocka_unit_test(test_encodings), cmocka_unit_test(test_markdown),
                                       cmocka_unit_test(test_markdown_with_html), cmocka_unit_test(test_sniff)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
