// ODS: every kind of cell, the odd ways in which programs write sheets, and hostile ones.
#include <stdio.h>

#include "read_help.h"
#include "zip_help.h"

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define DOC(styles, body)                                                                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "            \
    "xmlns:style=\"s\" xmlns:calcext=\"c\" xmlns:draw=\"d\"><office:automatic-styles>" styles                                              \
    "</office:automatic-styles><office:body>" body "</office:body></office:document-content>"
#define BOOK(body) DOC("", "<office:spreadsheet>" body "</office:spreadsheet>")
#define TABLE(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"
#define SHEET(rows) BOOK(TABLE("Лист1", rows))
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ROWS(n, cells) "<table:table-row table:number-rows-repeated=\"" n "\">" cells "</table:table-row>"
#define CELL(attributes, inside) "<table:table-cell " attributes ">" inside "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"
#define NUM(n) CELL("office:value-type=\"float\" office:value=\"" n "\"", P(n))
#define STR(inside) CELL("office:value-type=\"string\"", inside)
#define EMPTY(n) "<table:table-cell table:number-columns-repeated=\"" n "\"/>"

static const char manifest[] = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"/\" "
                               "manifest:media-type=\"" MIME "\"/></manifest:manifest>";

static reading read_parts(const zip_part *parts, const svod_read_options *options) {
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    reading r = read_bytes(bytes, len, "a.ods", options);
    free(bytes);
    return r;
}

static reading read_content(const char *content, const svod_read_options *options) {
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", content, 0}, {"META-INF/manifest.xml", manifest, 0}, {0}};
    return read_parts(parts, options);
}

// "ods_count@B2;": each finding with the cell where it is.
static const char *places(reading *r) {
    svod_buf out = svod_buf_of(r->arena);
    svod_buf_str(&out, "");
    for (size_t i = 0; i < r->findings.list.count; i++) {
        const svod_finding *f = finding_at(r, i);
        const char *within = svod_place_within(r->arena, f->place);
        assert_string_equal(f->place.file, "a.ods");
        svod_buf_printf(&out, "%s%s%s;", svod_code_id(f->code), within ? "@" : "", within ? within : "");
    }
    return out.data;
}

static void assert_reading(reading r, bool ok, const char *cells, const char *findings) {
    assert_string_equal(r.cells.data, cells);
    assert_string_equal(places(&r), findings);
    assert_int_equal(r.ok, ok);
    reading_free(&r);
}

static void assert_content(const char *content, bool ok, const char *cells, const char *findings) {
    assert_reading(read_content(content, NULL), ok, cells, findings);
}

static void assert_sheet(const char *content, const char *cells, const char *findings) {
    assert_content(content, true, cells, findings);
}

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
    assert_reading(read_content(content, &(svod_read_options){.visible_only = true}), true, "[Один]\nA1 number 1\n[Три]\n", "");
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
    assert_reading(read_parts(late, NULL), true, cells, "");
    zip_part no_mimetype[] = {{"META-INF/manifest.xml", manifest, 0}, {"content.xml", bare, 0}, {0}};
    assert_reading(read_parts(no_mimetype, NULL), true, cells, "");
    zip_part other_case[] = {{"mimetype", MIME "-template", 0}, {"Content.XML", bare, 0}, {0}};
    assert_reading(read_parts(other_case, NULL), true, cells, "");
    zip_part old_manifest[] = {
        {"mimetype", MIME, 0}, {"META-INF/manifest.xml", "<!DOCTYPE manifest><manifest/>", 0}, {"content.xml", bare, 0}, {0}};
    assert_reading(read_parts(old_manifest, NULL), true, cells, "");
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
    assert_reading(r, false, "", "book_part_missing;");
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

#define LOCKED(path)                                                                                                                       \
    "<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"" path "\"><m:encryption-data><m:algorithm "                                    \
    "m:algorithm-name=\"http://www.w3.org/2001/04/xmlenc#aes256-cbc\"/></m:encryption-data></m:file-entry></m:manifest>"

static void test_encrypted(void **state) {
    (void)state;
    zip_part parts[] = {{"mimetype", MIME, 0}, {"content.xml", "\1\2\3", 0}, {"META-INF/manifest.xml", LOCKED("content.xml"), 0}, {0}};
    reading r = read_parts(parts, NULL);
    assert_string_equal(finding_at(&r, 0)->found, "часть content.xml зашифрована (aes256-cbc)");
    assert_reading(r, false, "", "workbook_encrypted;");
    zip_part whole[] = {
        {"mimetype", MIME, 0}, {"encrypted-package", "\1\2\3", 0}, {"META-INF/manifest.xml", LOCKED("encrypted-package"), 0}, {0}};
    assert_reading(read_parts(whole, NULL), false, "", "workbook_encrypted;");
    // a picture may be locked and the sheet is not
    zip_part picture[] = {
        {"mimetype", MIME, 0}, {"content.xml", SHEET(ROW(NUM("1"))), 0}, {"META-INF/manifest.xml", LOCKED("a.png"), 0}, {0}};
    assert_reading(read_parts(picture, NULL), true, "[Лист1]\nA1 number 1\n", "");
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
    assert_reading(r, false, "", "workbook_encrypted;");
}

// ---- hostile -----------------------------------------------------------------------------------------------------

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
    assert_reading(r, true, cells, finding);
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
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_tables_that_are_no_sheets),
        cmocka_unit_test(test_names_of_sheets),
        cmocka_unit_test(test_refusing_sink),
        cmocka_unit_test(test_other_writers),
        cmocka_unit_test(test_other_documents),
        cmocka_unit_test(test_missing_parts),
        cmocka_unit_test(test_encrypted),
        cmocka_unit_test(test_zip_password),
        cmocka_unit_test(test_bombs_of_repeats),
        cmocka_unit_test(test_texts_without_end),
        cmocka_unit_test(test_many_of_everything),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_many_merges),
        cmocka_unit_test(test_many_faults),
        cmocka_unit_test(test_depth_and_doctype),
        cmocka_unit_test(test_misplaced_elements),
        cmocka_unit_test(test_unknown_wrappers),
        cmocka_unit_test(test_cut_content),
        cmocka_unit_test(test_spoilt_content),
        cmocka_unit_test(test_spoilt_archive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
