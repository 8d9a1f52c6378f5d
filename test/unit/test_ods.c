// ODS: every kind of cell, rows and columns, repeated, merged and hidden.
#include "ods_help.h"

// ---- cells -------------------------------------------------------------------------------------------------------

static void test_types(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(CELL("office:value-type=\"float\" office:value=\"7.50\"", P("7,5"))
                               CELL("office:value=\" 0.5 \" office:value-type=\"percentage\"", P("50 %"))
                                   CELL("office:value-type=\"currency\" office:currency=\"RUB\" office:value=\"1E3\"", P("1 000 ₽"))
                                       CELL("office:value-type=\"boolean\" office:boolean-value=\"8.5\"", P("ИСТИНА"))
                                           CELL("office:value-type=\"boolean\" office:boolean-value=\"false\"", "") STR(P("текст"))
                                               CELL("office:value-type=\"string\" office:string-value=\"полный\"", P("показанный")))),
                 "[Лист1]\nA1 number 7.50\nB1 number 0.5\nC1 number 1E3\nD1 bool true\nE1 bool false\nF1 string текст\n"
                 "G1 string полный\n",
                 "");
}

static void test_dates(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(CELL("office:value-type=\"date\" office:date-value=\"2024-02-29\"", P("29.02.24"))
                               CELL("office:value-type=\"date\" office:date-value=\"2024-02-29T18:00:04.606000000\"", "")
                                   CELL("office:value-type=\"date\" office:date-value=\"1850-01-02T00:00:00\"", "")
                                       CELL("office:value-type=\"time\" office:time-value=\"PT12H30M00S\"", P("12:30"))
                                           CELL("office:value-type=\"time\" office:time-value=\"PT36H\"", "")
                                               CELL("office:value-type=\"time\" office:time-value=\"-PT1H\"", "")
                                                   CELL("office:value-type=\"time\" office:time-value=\"PT1088442H00M00S\"", ""))
                           ROW(CELL("office:value-type=\"date\" office:date-value=\"29.02.2024\"", P("29.02.2024"))
                                   CELL("office:value-type=\"date\" office:date-value=\"2023-02-29\"", "")
                                       CELL("office:value-type=\"time\" office:time-value=\"12:30\"", P("12:30"))
                                           CELL("office:value-type=\"time\" office:time-value=\"PT99999999H\"", ""))),
                 "[Лист1]\nA1 date 2024-02-29\nB1 date 2024-02-29T18:00:05\nC1 date 1850-01-02\nD1 date 12:30:00\nE1 date 36:00:00\n"
                 "F1 date -01:00:00\nG1 date 2024-02-29T18:00:00\nA2 error 29.02.2024\nB2 error 2023-02-29\nC2 error 12:30\n"
                 "D2 error PT99999999H\n",
                 "cell_damaged@A2;cell_damaged@B2;cell_damaged@C2;cell_damaged@D2;");
}

// Dates are written in full whatever they count from; only a stretch so long that it is a date counts from the null date.
static void test_null_date(void **state) {
    (void)state;
    assert_sheet(BOOK("<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>" TABLE(
                     "Лист1", ROW(CELL("office:value-type=\"date\" office:date-value=\"2024-02-29\"", "")
                                      CELL("office:value-type=\"time\" office:time-value=\"PT1053354H00M00S\"", "")
                                          CELL("office:value-type=\"time\" office:time-value=\"PT6H\"", "")))),
                 "[Лист1]\nA1 date 2024-02-29\nB1 date 2024-02-29T18:00:00\nC1 date 06:00:00\n", "");
}

static void test_errors(void **state) {
    (void)state;
    assert_sheet(
        SHEET(ROW(CELL("table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"",
                       P("#N/A")) CELL("calcext:value-type=\"error\" office:value-type=\"string\"", P("Err:502"))
                      CELL("table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"", P("#DIV/0!"))
                          CELL("table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"1.#NAN\"", P("#ДЕЛ/0!"))
                              CELL("table:formula=\"of:=X\" office:value-type=\"string\" office:string-value=\"\"", P("#ИМЯ?"))
                                  CELL("table:formula=\"of:=X\" office:value-type=\"float\"", P("Err:522")) STR(P("#N/A"))
                                      CELL("office:value-type=\"float\" office:value=\"0\"", P("#1"))
                                          CELL("calcext:value-type=\"error\" table:formula=\"of:=X\"", ""))),
        "[Лист1]\nA1 error #N/A formula\nB1 error Err:502\nC1 error #DIV/0! formula\nD1 error #ДЕЛ/0! formula\n"
        "E1 error #ИМЯ? formula\nF1 error Err:522 formula\nG1 string #N/A\nH1 number 0\nI1 empty  formula no-result\n",
        "cell_formula_no_result@I1;");
}

static void test_formulas(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(CELL("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"", P("2"))
                               CELL("table:formula=\"of:=1+1\"", "") CELL("table:formula=\"of:=1+1\" office:value-type=\"float\"", "")
                                   CELL("table:formula=\"of:=A1\" office:value-type=\"string\" office:string-value=\"\"", "")
                                       CELL("table:formula=\"of:=A1\" office:value-type=\"string\"", P(""))
                                           CELL("table:formula=\"of:=A1\" office:string-value=\"OK\" office:value-type=\"float\"", "")
                                               CELL("table:formula=\"of:=A1\" office:value-type=\"string\"", "") STR(P("конец")))),
                 "[Лист1]\nA1 number 2 formula\nB1 empty  formula no-result\nC1 empty  formula no-result\nF1 string OK formula\n"
                 "G1 empty  formula no-result\nH1 string конец\n",
                 "cell_formula_no_result@B1;cell_formula_no_result@C1;cell_formula_no_result@G1;");
}

// Texts are taken as they are written: programs that write two spaces mean them, and so office programs read them.
static void test_texts(void **state) {
    (void)state;
    assert_sheet(
        SHEET(ROW(STR(P("два ") P("абзаца") "\n  " P("") P("и конец")))
                  ROW(STR(P("a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e")))
                      ROW(STR(P("<text:span>жир</text:span>ный <text:a><text:span>ссылка</text:span></text:a>")))
                          ROW(STR(P("<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>")))
                              ROW(STR(P("Лист <text:sheet-name>Лист1</text:sheet-name>, <text:date>29.02.2024</text:date>")))
                                  ROW(STR(P("  по  краям  "))) ROW(STR(P("&lt;1 &amp; &#1046;<![CDATA[<b>]]>")))
                                      ROW(STR("просто так" P(""))) ROW(STR(P(" "))) ROW(STR(
                                          "<text:h>глава</text:h><text:list><text:list-item>" P("пункт") "</text:list-item></text:list>"))),
        "[Лист1]\nA1 string два \nабзаца\n\nи конец\nA2 string a b   c\td\ne\nA3 string жирный ссылка\nA4 string 漢字\n"
        "A5 string Лист Лист1, 29.02.2024\nA6 string   по  краям  \nA7 string <1 & Ж<b>\nA9 string  \nA10 string глава\nпункт\n",
        "");
}

static void test_beside_the_text(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<table:title>t</table:title><table:shapes><draw:frame><draw:text-box>" P(
            "фигура") "</draw:text-box></draw:frame>"
                      "</table:shapes><office:forms/>" ROW(
                          STR("<office:annotation><dc:creator>я</dc:creator>" P("примечание") "</office:annotation>" P("значение")) STR(
                              P("до<office:annotation>" P("нет") "</office:annotation> и после<text:note>" P("сноска") "</text:note>"))
                              STR("<draw:frame><draw:text-box>" P("фигура") "</draw:text-box></draw:frame>") STR(P("<draw:custom-shape>" P(
                                  "фигура") "</draw:custom-shape>") "<table:table>" ROW(STR(P("вложенная"))) "</table:table>") NUM("5"))),
        "[Лист1]\nA1 string значение\nB1 string до и после\nE1 number 5\n", "content_misplaced@D1;");
}

// A number whose value is not there: what is shown is rounded, so it is no value.
static void test_damaged(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(CELL("office:value-type=\"float\"", P("7,5")) CELL("office:value-type=\"float\" office:value=\"семь\"", P("7"))
                               CELL("office:value-type=\"banana\" office:value=\"7\"", P("7")) CELL("office:value-type=\"float\"", "")
                                   CELL("office:value-type=\"boolean\" office:boolean-value=\"да\"", "")
                                       CELL("office:value-type=\"percentage\" office:value=\"5%\"", ""))
                           ROW(CELL("office:value-type=\"banana\"", ""))),
                 "[Лист1]\nA1 error 7,5\nB1 error семь\nC1 error 7\nE1 error да\nF1 error 5%\nA2 error banana\n",
                 "cell_damaged@A1;cell_damaged@B1;cell_damaged@C1;cell_damaged@E1;cell_damaged@F1;"
                 "cell_damaged@A2;");
    reading r = read_content(SHEET(ROW(EMPTY("2") CELL("office:value-type=\"float\" office:value=\"семь\"", P("7")))), NULL);
    assert_string_equal(finding_at(&r, 0)->found, "семь");
    assert_string_equal(finding_at(&r, 0)->place.sheet, "Лист1");
    reading_free(&r);
}

static bool flags_sheet(void *ctx, const svod_sheet_info *info) {
    (void)ctx, (void)info;
    return true;
}
static bool flags_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}
typedef struct seen_cells {
    uint8_t flags[8];
    double numbers[8];
    size_t count;
} seen_cells;
static bool flags_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    seen_cells *seen = ctx;
    (void)row;
    for (size_t i = 0; i < count; i++) {
        seen->flags[seen->count] = cells[i].flags;
        seen->numbers[seen->count++] = cells[i].number;
    }
    return true;
}

static void test_flags_and_values(void **state) {
    (void)state;
    const char *content = SHEET(ROW(CELL("office:value-type=\"percentage\" office:value=\"0.1\"", "")
                                        CELL("office:value-type=\"float\" office:value=\"x\"", "") NUM("0.1")
                                            CELL("office:value-type=\"time\" office:time-value=\"PT36H\" table:formula=\"x\"", "")
                                                CELL("office:value-type=\"date\" office:date-value=\"1899-12-29\"", "")
                                                    CELL("office:value-type=\"boolean\" office:boolean-value=\"true\"", "")));
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", content, 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    seen_cells seen = {0};
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    svod_sink sink = {.ctx = &seen, .sheet = flags_sheet, .row = flags_row, .end = flags_end};
    assert_true(svod_open((svod_bytes){bytes, len}, "a.ods", NULL, arena, &sink, NULL, NULL, &findings));
    static const uint8_t flags[] = {SVOD_CELL_PERCENT, SVOD_CELL_DAMAGED, 0, SVOD_CELL_FORMULA, 0, 0};
    static const double numbers[] = {0.1, 0, 0.1, 1.5, -1, 1};
    assert_int_equal(seen.count, 6);
    for (size_t i = 0; i < seen.count; i++) {
        assert_int_equal(seen.flags[i], flags[i]);
        assert_true(seen.numbers[i] == numbers[i]);
    }
    svod_arena_free(arena);
    free(bytes);
}

// ---- rows, columns, merges ---------------------------------------------------------------------------------------

static void test_repeats(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(EMPTY("2") CELL("office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"3\"", P("1"))
                               EMPTY("16378") NUM("9")) ROWS("1048570", EMPTY("16384")) ROWS("2", NUM("2") EMPTY("1") NUM("3"))
                           ROW(NUM("4")) ROWS("2", EMPTY("16384"))),
                 "[Лист1]\nC1 number 1\nD1 number 1\nE1 number 1\nXFD1 number 9\nA1048572 number 2\nC1048572 number 3\n"
                 "A1048573 number 2\nC1048573 number 3\nA1048574 number 4\n",
                 "");
}

static void test_beyond_the_edge(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(NUM("1") EMPTY("20000") NUM("2")) ROW(
                     NUM("3") EMPTY("16380") CELL("office:value-type=\"float\" office:value=\"4\" table:number-columns-repeated=\"5\"", ""))
                           ROWS("2000000", EMPTY("99999999999999999999")) ROW(NUM("5"))),
                 "[Лист1]\nA1 number 1\nA2 number 3\nXFB2 number 4\nXFC2 number 4\nXFD2 number 4\n",
                 "ods_beyond@ACOH1;ods_beyond@XFE2;ods_beyond@A2000003;");
    assert_sheet(SHEET(ROWS("1048575", EMPTY("1")) ROWS("3", NUM("5"))), "[Лист1]\nA1048576 number 5\n", "ods_beyond@A1048577;");
}

static void test_bad_counts(void **state) {
    (void)state;
    assert_sheet(SHEET(ROW(CELL("table:number-columns-repeated=\"-3\"", "") CELL("table:number-columns-repeated=\"много\"", "") NUM("1"))
                           ROWS("0", NUM("2")) ROW(CELL("table:number-columns-repeated=\"2.5\" office:value-type=\"string\"", P("x"))
                                                       STR(P("a<text:s text:c=\"x\"/>b")))
                               ROW(CELL("table:number-columns-spanned=\"\" table:number-rows-spanned=\"2\"", ""))),
                 "[Лист1]\nC1 number 1\nA2 number 2\nA3 string x\nB3 string a b\nmerge 4 1 5 1\n",
                 "ods_count@A1;ods_count@B1;ods_count@A2;ods_count@A3;ods_count@B3;ods_count@A4;");
}

static void test_merged_and_covered(void **state) {
    (void)state;
    assert_sheet(
        SHEET(
            ROW(CELL("table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"string\"",
                     P("шапка")) "<table:covered-table-cell/>" NUM("1"))
                ROW("<table:covered-table-cell office:value-type=\"float\" office:value=\"5\">" P(
                    "5") "</table:covered-table-cell>"
                         "<table:covered-table-cell/>" CELL("table:number-columns-spanned=\"1\" table:number-rows-spanned=\"1\"", ""))
                    ROWS("2", CELL("table:number-columns-spanned=\"2\" office:value-type=\"string\"", P("x")) "<table:covered-table-cell/>")
                        ROW(EMPTY("16383") CELL("table:number-columns-spanned=\"5\" table:number-rows-spanned=\"9999999\"", ""))),
        "[Лист1]\nA1 string шапка\nC1 number 1\nA2 number 5\nA3 string x\nA4 string x\nmerge 1 1 2 2\nmerge 3 1 3 2\nmerge 4 1 4 2\n"
        "merge 5 16384 1048576 16384\n",
        "");
}

static void test_hidden(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<table:table-column/><table:table-column-group><table:table-column table:visibility=\"collapse\" "
              "table:number-columns-repeated=\"2\"/></table:table-column-group><table:table-header-columns><table:table-column "
              "table:number-columns-repeated=\"99999\"/></table:table-header-columns>" ROW(NUM("1") NUM("2") NUM("3") NUM(
                  "4")) "<table:table-row table:visibility=\"filter\">" NUM("5") "</table:table-row>"
                                                                                 "<table:table-row table:visibility=\"collapse\">" NUM(
                                                                                     "6") "</table:table-row>"
                                                                                          "<table:table-row "
                                                                                          "table:visibility=\"visible\">" NUM(
                                                                                              "7") "</table:table-row>"),
        "[Лист1]\nA1 number 1\nB1 number 2 hidden\nC1 number 3 hidden\nD1 number 4\nA2 number 5 hidden\nA3 number 6 hidden\n"
        "A4 number 7\n",
        "");
}

static void test_groups_of_rows(void **state) {
    (void)state;
    assert_sheet(SHEET("<table:table-header-rows>" ROW(
                     NUM("1")) "</table:table-header-rows><text:soft-page-break/>"
                               "<table:table-row-group>" ROW(NUM("2")) "<table:table-row-group><table:table-rows>" ROW(
                                   NUM("3")) "<text:soft-page-break/></table:table-rows></table:table-row-group></"
                                             "table:table-row-group>" ROW(NUM("4")) "<table:named-expressions/>"),
                 "[Лист1]\nA1 number 1\nA2 number 2\nA3 number 3\nA4 number 4\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_null_date),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_beside_the_text),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_flags_and_values),
        cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_beyond_the_edge),
        cmocka_unit_test(test_bad_counts),
        cmocka_unit_test(test_merged_and_covered),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_groups_of_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
