// ODS: sheets, the odd ways in which programs write a book, other documents, encryption.
#include "ods_help.h"

// ---- sheets ------------------------------------------------------------------------------------------------------

#define HIDDEN_STYLE                                                                                                                       \
    "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"                \
    "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"               \
    "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:table-properties table:display=\"false\"/></style:style>"
#define STYLED(name, style, rows) "<table:table table:name=\"" name "\" table:style-name=\"" style "\">" rows "</table:table>"

static void test_sheets(void **state) {
    (void)state;
    const char *content =
        DOC(HIDDEN_STYLE, "<office:spreadsheet>" STYLED("Один", "ta1", ROW(NUM("1"))) STYLED("Два", "ta2", ROW(NUM("2")))
                              STYLED("'file:///a.ods'#Лист", "ta9", ROW(NUM("3"))) STYLED("Три", "ce1", "") "</office:spreadsheet>");
    assert_sheet(content, "[Один]\nA1 number 1\n[Два] (hidden)\nA1 number 2\n['file:///a.ods'#Лист] (hidden)\nA1 number 3\n[Три]\n", "");
    assert_places(read_content(content, &(svod_read_options){.visible_only = true}), true, "[Один]\nA1 number 1\n[Три]\n", "");
}

static void test_tables_that_are_no_sheets(void **state) {
    (void)state;
    assert_sheet(
        BOOK("<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>" P(
            "было") "</table:change-track-table-cell><table:table>" ROW(NUM("8")) "</table:table></table:previous>"
                                                                                  "</table:cell-content-change></"
                                                                                  "table:tracked-changes>" TABLE(
                                                                                      "Лист1",
                                                                                      ROW(NUM(
                                                                                          "1"))) "<table:dde-links><table:dde-link><table:"
                                                                                                 "table>" ROW(NUM("9")) "</table:table></"
                                                                                                                        "table:dde-link></"
                                                                                                                        "table:dde-links>"
                                                                                                                        "<table:database-"
                                                                                                                        "ranges/>"),
        "[Лист1]\nA1 number 1\n", "");
}

static void test_names_of_sheets(void **state) {
    (void)state;
    assert_sheet(BOOK(TABLE("A", ROW(NUM("1"))) TABLE("A", ROW(NUM("2"))) TABLE("A (2)", ROW(NUM("3"))) "<table:table/>"),
                 "[A]\nA1 number 1\n[A (2)]\nA1 number 2\n[A (2) (3)]\nA1 number 3\n[]\n", "sheet_twice;sheet_twice;");
}

static void test_refusing_sink(void **state) {
    (void)state;
    reading r = read_content(BOOK(""), NULL);
    assert_false(r.ok);
    assert_string_equal(places(&r), "book_part_missing;");
    reading_free(&r);
}

// ---- other writers -----------------------------------------------------------------------------------------------

// No styles, no manifest, other prefixes, texts without a type, a million empty rows.
static void test_other_writers(void **state) {
    (void)state;
    const char *bare =
        "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\" xmlns:x=\"x\"><o:body><o:spreadsheet><t:table t:name=\"Лист1\">"
        "<t:table-row><t:table-cell><x:p>12. Ишимский</x:p></t:table-cell><t:table-cell o:value=\"7.5\"/><t:table-cell "
        "o:date-value=\"2024-02-29\"/><t:table-cell o:value-type=\"void\"/><t:table-cell o:time-value=\"PT1H\"/><t:table-cell "
        "o:boolean-value=\"1\"/></t:table-row><t:table-row t:number-rows-repeated=\"1048000\"><t:table-cell "
        "t:number-columns-repeated=\"16384\"/></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>";
    static const char cells[] = "[Лист1]\nA1 string 12. Ишимский\nB1 number 7.5\nC1 date 2024-02-29\nE1 date 01:00:00\nF1 bool true\n";
    zip_part late[] = {{"content.xml", bare, 0}, {"mimetype", "\xEF\xBB\xBF" MIME "\n", 0}, {0}};
    assert_places(read_parts(late, NULL), true, cells, "");
    zip_part no_mimetype[] = {{"META-INF/manifest.xml", manifest, 0}, {"content.xml", bare, 0}, {0}};
    assert_places(read_parts(no_mimetype, NULL), true, cells, "");
    zip_part other_case[] = {{"mimetype", MIME "-template", 0}, {"Content.XML", bare, 0}, {0}};
    assert_places(read_parts(other_case, NULL), true, cells, "");
    zip_part old_manifest[] = {
        {"mimetype", MIME, 0}, {"META-INF/manifest.xml", "<!DOCTYPE manifest><manifest/>", 0}, {"content.xml", bare, 0}, {0}};
    assert_places(read_parts(old_manifest, NULL), true, cells, "");
}

static void test_other_documents(void **state) {
    (void)state;
    static const struct {
        const char *content, *found;
    } cases[] = {{DOC("", "<office:text>" P("текст") "</office:text>"), "текстовый документ OpenDocument"},
                 {DOC("", "<office:presentation/>"), "презентация OpenDocument"},
                 {DOC("", "<office:drawing/>"), "рисунок OpenDocument"},
                 {DOC("", "<office:chart/>"), "диаграмма OpenDocument"},
                 {DOC("", "<office:database/>"), "база данных OpenDocument"},
                 {"<math/>", "формула OpenDocument"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r = read_content(cases[i].content, NULL);
        assert_string_equal(places(&r), "format_unsupported;");
        assert_string_equal(finding_at(&r, 0)->found, cases[i].found);
        assert_false(r.ok);
        reading_free(&r);
    }
    assert_content("<html/>", false, "", "book_part_missing;");
    assert_content(DOC("", "<office:other/>"), false, "", "book_part_missing;");
}

static void test_missing_parts(void **state) {
    (void)state;
    zip_part none[] = {{"mimetype", MIME, 0}, {"META-INF/manifest.xml", manifest, 0}, {0}};
    reading r = read_parts(none, NULL);
    assert_string_equal(finding_at(&r, 0)->found, "content.xml");
    assert_places(r, false, "", "book_part_missing;");
    // a zip of other things is none of ours
    zip_part other[] = {{"content.xml", "<a/>", 0}, {0}};
    r = read_parts(other, NULL);
    assert_string_equal(r.format->id, "xlsx");
    reading_free(&r);
    zip_part book[] = {{"[Content_Types].xml", "<a/>", 0}, {"content.xml", "<a/>", 0}, {"mimetype", MIME, 0}, {0}};
    r = read_parts(book, NULL);
    assert_string_equal(r.format->id, "xlsx");
    reading_free(&r);
}

// ---- encryption --------------------------------------------------------------------------------------------------

static void test_encrypted(void **state) {
    (void)state;
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", "\1\2\3", 0}, {"META-INF/manifest.xml", LOCKED("content.xml"), 0}, {0}};
    reading r = read_parts(parts, NULL);
    assert_string_equal(finding_at(&r, 0)->found, "часть content.xml зашифрована (aes256-cbc)");
    assert_places(r, false, "", "workbook_encrypted;");
    zip_part whole[] = {
        {"mimetype", MIME, 0}, {"encrypted-package", "\1\2\3", 0}, {"META-INF/manifest.xml", LOCKED("encrypted-package"), 0}, {0}};
    assert_places(read_parts(whole, NULL), false, "", "workbook_encrypted;");
    // a picture may be locked and the sheet is not
    zip_part picture[] = {
        {"mimetype", MIME, 0}, {"content.xml", SHEET(ROW(NUM("1"))), 0}, {"META-INF/manifest.xml", LOCKED("a.png"), 0}, {0}};
    assert_places(read_parts(picture, NULL), true, "[Лист1]\nA1 number 1\n", "");
}

static void test_zip_password(void **state) {
    (void)state;
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", SHEET(ROW(NUM("1"))), 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    for (size_t i = 0; i + 57 < len; i++) { // the flag "encrypted" of the part, in its header and in the directory
        if (memcmp(bytes + i, "PK\3\4", 4) == 0 && memcmp(bytes + i + 30, "content.xml", 11) == 0) {
            bytes[i + 6] |= 1;
        } else if (memcmp(bytes + i, "PK\1\2", 4) == 0 && memcmp(bytes + i + 46, "content.xml", 11) == 0) {
            bytes[i + 8] |= 1;
        }
    }
    reading r = read_bytes(bytes, len, "a.ods", NULL);
    free(bytes);
    assert_places(r, false, "", "workbook_encrypted;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets),          cmocka_unit_test(test_tables_that_are_no_sheets),
        cmocka_unit_test(test_names_of_sheets), cmocka_unit_test(test_refusing_sink),
        cmocka_unit_test(test_other_writers),   cmocka_unit_test(test_other_documents),
        cmocka_unit_test(test_missing_parts),   cmocka_unit_test(test_encrypted),
        cmocka_unit_test(test_zip_password),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
