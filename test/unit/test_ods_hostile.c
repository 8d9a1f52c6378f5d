// ODS: files that would grow without end, lie about themselves, or are spoilt at every place.
#include "ods_help.h"

static void test_bombs_of_repeats(void **state) {
    (void)state;
    // nothing, four thousand million times, costs nothing
    assert_sheet(SHEET(ROWS("4294967295", EMPTY("4294967295") EMPTY("4294967295")) ROWS("99999999999999999999", EMPTY("1"))), "[Лист1]\n",
                 "");
    // a value, too often
    assert_content(SHEET(ROWS("1000000", NUM("1") EMPTY("1")) ROW(NUM("2"))), false, "[Лист1]\nA1 number 1\n", "read_limit@A1;");
    assert_content(SHEET(ROWS("4294967297", EMPTY("3") NUM("1"))), false, "[Лист1]\nD1 number 1\n", "read_limit@A1;");
    reading r = read_content(
        SHEET(ROW(NUM("0")) ROWS("20", CELL("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"", ""))),
        NULL);
    assert_false(r.ok);
    assert_string_equal(places(&r), "read_limit@A2;");
    assert_non_null(strstr(finding_at(&r, 0)->found, "строки 2"));
    reading_free(&r);
    // within the budget it is given
    r = read_content(SHEET(ROWS("100", CELL("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"1000\"", ""))),
                     NULL);
    assert_true(r.ok);
    assert_non_null(strstr(r.cells.data, "\nALL100 number 1\n"));
    reading_free(&r);
}

static char *repeated(const char *before, const char *piece, size_t times, const char *after) {
    size_t len = strlen(piece), head = strlen(before);
    char *text = malloc(head + len * times + strlen(after) + 1);
    memcpy(text, before, head);
    for (size_t i = 0; i < times; i++) {
        memcpy(text + head + i * len, piece, len);
    }
    strcpy(text + head + len * times, after);
    return text;
}

static void assert_hostile(const char *before, const char *piece, size_t times, const char *after, bool ok, const char *findings) {
    char *content = repeated(before, piece, times, after);
    reading r = read_content(content, NULL);
    free(content);
    assert_string_equal(places(&r), findings);
    assert_int_equal(r.ok, ok);
    reading_free(&r);
}

#define FRONT "<d:document-content xmlns:d=\"d\"><d:body><d:spreadsheet><d:table d:name=\"S\">"

static void test_texts_without_end(void **state) {
    (void)state;
    assert_content(SHEET(ROW(STR(P("a<text:s text:c=\"4000000000\"/>")))), false, "[Лист1]\n", "read_limit@A1;");
    assert_hostile(FRONT "<d:table-row><d:table-cell><d:p>", "<d:s d:c=\"99999\"/>", 200, "</d:p></d:table-cell></d:table-row>", false,
                   "read_limit@A1;");
    // 9 MiB, repeated eight times; and nine texts of 9 MiB in one row
    assert_hostile(FRONT "<d:table-row d:number-rows-repeated=\"9\"><d:table-cell><d:p>", "<d:s d:c=\"99999\"/>", 95,
                   "</d:p></d:table-cell></d:table-row></d:table></d:spreadsheet></d:body></d:document-content>", false, "read_limit@A1;");
    // spaces by number, in cells and rows that are each short enough
    assert_hostile(FRONT, "<d:table-row><d:table-cell><d:p><d:s d:c=\"9999999\"/></d:p></d:table-cell></d:table-row>", 9, "</d:table>",
                   false, "read_limit@A7;");
    assert_hostile(FRONT "<d:table-row>", "<d:table-cell><d:p><d:s d:c=\"9999999\"/></d:p></d:table-cell>", 9, "</d:table-row>", false,
                   "read_limit@G1;");
}

static void test_many_of_everything(void **state) {
    (void)state;
    char *sheets = repeated("<d:document-content xmlns:d=\"d\"><d:body><d:spreadsheet>", "<d:table/>", 3,
                            "</d:spreadsheet></d:body></d:document-content>");
    assert_content(sheets, true, "[]\n[ (2)]\n[ (3)]\n", "sheet_twice;sheet_twice;");
    free(sheets);
    svod_arena *arena = svod_arena_new();
    svod_buf many = svod_buf_of(arena);
    svod_buf_str(&many, "<d:document-content xmlns:d=\"d\"><d:body><d:spreadsheet>");
    for (int i = 0; i < 10001; i++) {
        svod_buf_printf(&many, "<d:table d:name=\"%d\"/>", i);
    }
    svod_buf_str(&many, "</d:spreadsheet></d:body></d:document-content>");
    reading r = read_content(many.data, NULL);
    assert_string_equal(places(&r), "read_limit;");
    assert_false(r.ok);
    reading_free(&r);
    many.len = 0;
    svod_buf_str(&many, "<d:document-content xmlns:d=\"d\"><d:automatic-styles>");
    for (int i = 0; i < 10001; i++) {
        svod_buf_printf(&many, "<d:style d:family=\"table\" d:name=\"%d\"><d:table-properties d:display=\"false\"/></d:style>", i);
    }
    assert_content(many.data, false, "", "read_limit;");
    svod_arena_free(arena);
}

static void test_long_names(void **state) {
    (void)state;
    char *name = repeated("<d:document-content xmlns:d=\"d\"><d:body><d:spreadsheet><d:table d:name=\"", "длинно", 90000, "\"/>");
    char *twice = repeated(name, "<d:table d:name=\"и ещё\"/>", 1, "</d:spreadsheet></d:body></d:document-content>");
    reading r = read_content(twice, NULL);
    assert_string_equal(places(&r), "read_limit;");
    assert_false(r.ok);
    reading_free(&r);
    free(name);
    free(twice);
}

static void test_many_merges(void **state) {
    (void)state;
    // 270 merged cells in each of 3,900 rows: more than are kept
    char *row = repeated("<d:table-row d:number-rows-repeated=\"3900\">", "<d:table-cell d:number-columns-spanned=\"2\"/>", 270,
                         "<d:table-cell d:value=\"1\"/></d:table-row>");
    char *content = repeated(FRONT, row, 2, "</d:table></d:spreadsheet></d:body></d:document-content>");
    free(row);
    reading r = read_content(content, NULL);
    free(content);
    assert_string_equal(places(&r), "read_limit@A1;");
    assert_false(r.ok);
    reading_free(&r);
}

static void test_many_faults(void **state) {
    (void)state;
    static const char *const cells[] = {"<d:table-cell d:value=\"x\"/>", "<d:table-cell d:number-columns-repeated=\"x\"/>",
                                        "<d:table-row d:number-rows-repeated=\"x\"/>"};
    static const char *const codes[] = {"cell_damaged", "ods_count", "ods_count"};
    for (size_t i = 0; i < 3; i++) {
        // 20 columns a row
        char *row = i == 2 ? repeated("", cells[i], 20, "<d:table-row><d:table-cell/></d:table-row>")
                           : repeated("<d:table-row>", cells[i], 20, "</d:table-row>");
        char *content = repeated(FRONT, row, 5001, "</d:table></d:spreadsheet></d:body></d:document-content>");
        reading r = read_content(content, NULL);
        free(content);
        free(row);
        assert_false(r.ok);
        assert_int_equal(r.findings.list.count, SVOD_FINDINGS_PER_PLACE_CAP + 1);
        assert_string_equal(svod_code_id(finding_at(&r, 0)->code), codes[i]);
        assert_string_equal(svod_code_id(finding_at(&r, SVOD_FINDINGS_PER_PLACE_CAP)->code), "read_limit");
        reading_free(&r);
    }
}

static void test_depth_and_doctype(void **state) {
    (void)state;
    assert_hostile("<d:document-content xmlns:d=\"d\"><d:body><d:spreadsheet>", "<d:x>", 300, "", false, "read_limit;");
    assert_hostile(FRONT "<d:table-row><d:table-cell><d:p>", "<d:span>", 300, "", false, "read_limit;");
    assert_content("<!DOCTYPE a [<!ENTITY b \"c\">]><office:document-content xmlns:office=\"o\"/>", false, "", "xml_damaged;");
    assert_content("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", false, "", "xml_damaged;");
    assert_content(SHEET(ROW(STR(P("&lol;")))), false, "[Лист1]\n", "xml_damaged;");
}

// Elements where they do not belong are left out; nothing is read twice, nothing breaks, and rows and cells among them are said.
static void test_misplaced_elements(void **state) {
    (void)state;
    assert_sheet(SHEET(CELL("office:value-type=\"string\"", P("без строки")) ROW(ROW(NUM("1")) NUM("2") P("x") NUM("3"))
                           ROW(STR(NUM("4") P("a<text:p>b</text:p>c" NUM("5")))) "текст"),
                 "[Лист1]\nA1 number 2\nB1 number 3\nA2 string ac\n",
                 "content_misplaced;content_misplaced@A1;content_misplaced@A2;content_misplaced@A2;");
    assert_content(TABLE("S", ""), false, "", "book_part_missing;");
}

static void assert_lost(const char *content, const char *cells, const char *finding, const char *found) {
    reading r = read_content(content, NULL);
    assert_int_equal(r.findings.list.count, 1);
    assert_string_equal(finding_at(&r, 0)->found, found);
    assert_places(r, true, cells, finding);
}

// Sheets, rows and cells in elements that nobody knows: once for each such element, with its name.
static void test_unknown_wrappers(void **state) {
    (void)state;
    assert_lost(BOOK("<table:group>" TABLE("A", ROW(NUM("1"))) "</table:group>" TABLE("B", ROW(NUM("2")))), "[B]\nA1 number 2\n",
                "content_misplaced;", "<group>: <table>");
    assert_lost(SHEET(ROW(NUM("1")) "<table:wrap><x>" ROW(NUM("2")) ROW(NUM("3")) "</x></table:wrap>" ROW(NUM("4"))),
                "[Лист1]\nA1 number 1\nA2 number 4\n", "content_misplaced;", "<wrap>: <table-row>");
    assert_lost(SHEET(ROW(NUM("1")) NUM("5") ROW(NUM("3"))), "[Лист1]\nA1 number 1\nA2 number 3\n", "content_misplaced;", "<table-cell>");
    assert_lost(SHEET(ROW("<table:wrap>" NUM("7") "</table:wrap>" NUM("8"))), "[Лист1]\nA1 number 8\n", "content_misplaced@A1;",
                "<wrap>: <table-cell>");
    assert_lost(SHEET(ROW(NUM("1") STR("<table:sub><table:table>" ROW(NUM("9")) "</table:table></table:sub>"))), "[Лист1]\nA1 number 1\n",
                "content_misplaced@B1;", "<sub>: <table>");
    assert_lost(DOC("", "<office:wrap><office:spreadsheet>" TABLE("A", "") "</office:spreadsheet></office:wrap><office:spreadsheet>" TABLE(
                            "B", "") "</office:spreadsheet>"),
                "[B]\n", "content_misplaced;", "<wrap>: <spreadsheet>");
    // What is known to hold no cells of the sheet may hold what it likes, and an unknown element that holds none is no loss.
    assert_sheet(SHEET("<office:forms><table:table/></office:forms><table:scenario><table:table-row/></table:scenario>"
                       "<table:named-expressions><x><table:table-cell/></x></table:named-expressions><x>y</x>" ROW(NUM("1") "<x>y</x>")),
                 "[Лист1]\nA1 number 1\n", "");
}

static void test_cut_content(void **state) {
    (void)state;
    static const char content[] = SHEET(ROW(NUM("1")) ROW(NUM("2") STR(P("три"))));
    for (size_t len = 1; len < sizeof content - 1; len++) {
        zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", content, len}, {0}};
        reading r = read_parts(parts, NULL);
        assert_false(r.ok);
        assert_int_equal(r.findings.count[SVOD_ERROR], 1);
        assert_string_equal(places(&r), "xml_damaged;");
        reading_free(&r);
    }
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", content, (size_t)(strstr(content, "три") - content)}, {0}};
    reading r = read_parts(parts, NULL);
    assert_string_equal(r.cells.data, "[Лист1]\nA1 number 1\nA2 number 2\n");
    assert_string_equal(finding_at(&r, 0)->place.sheet, "Лист1");
    assert_non_null(strstr(finding_at(&r, 0)->found, "чтение листа дошло до строки 2"));
    reading_free(&r);
}

// A read is right, or says what is wrong. Spoilt names of elements hide what is in them; that cannot be seen, but must not break.
static void test_spoilt_content(void **state) {
    (void)state;
    static const char content[] = SHEET("<table:table-column table:visibility=\"collapse\"/>" ROWS(
        "2", CELL("office:value-type=\"float\" office:value=\"2\" table:number-columns-repeated=\"2\" table:number-columns-spanned=\"2\"",
                  P("2"))) ROW(CELL("office:value-type=\"date\" office:date-value=\"2024-02-29\"", P("x<text:s text:c=\"2\"/>"))));
    static const char spoilers[] = {'<', '9', 'z', '\0', '\xFF'};
    for (size_t i = 0; i < sizeof content - 1; i++) {
        for (size_t j = 0; j < sizeof spoilers; j++) {
            char spoilt[sizeof content];
            memcpy(spoilt, content, sizeof content);
            spoilt[i] = spoilers[j];
            zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", spoilt, sizeof content - 1}, {0}};
            reading r = read_parts(parts, NULL);
            assert_true(r.ok || r.findings.list.count > 0);
            reading_free(&r);
        }
    }
}

static void test_spoilt_archive(void **state) {
    (void)state;
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", SHEET(ROW(NUM("1"))), 0}, {"META-INF/manifest.xml", LOCKED("b"), 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    for (size_t i = 0; i < len; i++) {
        unsigned char *part = malloc(i + 1);
        memcpy(part, bytes, i);
        reading r = read_bytes(part, i, "a.ods", NULL);
        assert_false(r.ok && i > 4); // up to then it is a text
        reading_free(&r);
        free(part);
        bytes[i] ^= 0x55;
        r = read_bytes(bytes, len, "a.ods", NULL);
        assert_true(r.ok || r.findings.list.count > 0);
        reading_free(&r);
        bytes[i] ^= 0x55;
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bombs_of_repeats),  cmocka_unit_test(test_texts_without_end),  cmocka_unit_test(test_many_of_everything),
        cmocka_unit_test(test_long_names),        cmocka_unit_test(test_many_merges),        cmocka_unit_test(test_many_faults),
        cmocka_unit_test(test_depth_and_doctype), cmocka_unit_test(test_misplaced_elements), cmocka_unit_test(test_unknown_wrappers),
        cmocka_unit_test(test_cut_content),       cmocka_unit_test(test_spoilt_content),     cmocka_unit_test(test_spoilt_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
