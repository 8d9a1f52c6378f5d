// XLSX: every kind of cell, the odd ways in which programs write books, and hostile ones.
#include <stdio.h>

#include "xlsx_help.h"

// ---- cells -------------------------------------------------------------------------------------------------------

static void test_types(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v> 7.5 </v></c><c r=\"C2\" t=\"b\"><v>1</v></c>"
              "<c r=\"D2\" t=\"e\"><v>#N/A</v></c><c r=\"E2\" t=\"str\"><f>A2</f><v> один</v></c><c r=\"F2\"><v>1E-2</v></c></row>"),
        "[Лист1]\nA2 string один\nB2 number 7.5\nC2 bool true\nD2 error #N/A\nE2 string  один formula\nF2 number 1E-2\n", "");
}

static void test_strings(void **state) {
    (void)state;
    assert_sheet(SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>2</v></c><c r=\"C1\" t=\"s\"><v>3</v></c>"
                       "<c r=\"D1\" t=\"s\"><v>4</v></c><c r=\"E1\" t=\"inlineStr\"><is><r><t>в "
                       "</t></r><r><t>месте</t></r><rPh><t>нет</t></rPh></is></c>"
                       "<c r=\"F1\"><is><t>без t</t></is></c></row>"),
                 "[Лист1]\nA1 string два слова\nB1 string a<b\nC1 string x\ry_x0041_\nE1 string в месте\nF1 string без t\n", "");
}

static void test_dates(void **state) {
    (void)state;
    const char *sheet = SHEET(
        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45351</v></c><c r=\"B1\" s=\"2\"><v>45351.75</v></c><c r=\"C1\" s=\"4\"><v>0.75</v></c>"
        "<c r=\"D1\" s=\"3\"><v>1.5</v></c><c r=\"E1\" s=\"5\"><v>3</v></c><c r=\"F1\" s=\"1\"><v>-3</v></c>"
        "<c r=\"G1\" t=\"d\"><v>2024-02-29T18:00:00Z</v></c><c r=\"H1\" t=\"d\"><v>март</v></c><c r=\"I1\" s=\"1\"><v>1</v></c></row>");
    assert_sheet(sheet,
                 "[Лист1]\nA1 date 2024-02-29\nB1 date 2024-02-29T18:00:00\nC1 date 18:00:00\nD1 date 36:00:00\nE1 number 3\nF1 number -3\n"
                 "G1 date 2024-02-29T18:00:00\nH1 error март\nI1 date 1900-01-01\n",
                 "cell_damaged;");
    assert_reading(
        read_book(BOOK("<workbookPr date1904=\"1\"/>" SHEETS), SHEET("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43889</v></c><c r=\"B1\" "
                                                                     "s=\"4\"><v>0.5</v></c><c r=\"C1\" s=\"1\"><v>0</v></c></row>")),
        true, "[Лист1]\nA1 date 2024-02-29\nB1 date 12:00:00\nC1 date 1904-01-01\n", "");
}

static void test_formulas(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\" t=\"str\"><f>A1</f><v></v></c></row>"),
        "[Лист1]\nA1 number 2 formula\nB1 empty  formula no-result\n", "cell_formula_no_result;");
}

static void test_no_references(void **state) {
    (void)state;
    assert_sheet(SHEET("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r=\"5\"><c "
                       "r=\"B5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"),
                 "[Лист1]\nA1 number 1\nC1 number 2\nB5 number 3\nC5 number 4\nA6 number 5\n", "");
}

static void test_hidden_and_merged(void **state) {
    (void)state;
    assert_sheet("<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c "
                 "r=\"B1\"><v>2</v></c></row>"
                 "<row r=\"2\" hidden=\"true\"><c r=\"A2\"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell "
                 "ref=\"B3:A1\"/>"
                 "</mergeCells></worksheet>",
                 "[Лист1]\nA1 number 1\nB1 number 2 hidden\nA2 number 3 hidden\nmerge 1 1 2 2\n", "xlsx_reference;");
}

static void test_disorder(void **state) {
    (void)state;
    assert_sheet(SHEET("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row><row r=\"1\"><c r=\"A1\"><v>3</v></c></row>"
                       "<row r=\"3\"><c r=\"A3\"><v>4</v></c><c r=\"C3\"><v>5</v></c></row>"),
                 "[Лист1]\nA1 number 3\nA3 number 4\nB3 number 1\nC3 number 5\n", "cell_twice;");
}

static void test_bad_cells(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<row r=\"1\"><c r=\"A1\"><v>семь</v></c><c r=\"B1\" t=\"s\"><v>99</v></c><c r=\"XFE1\"><v>1</v></c><c r=\"D1\" "
              "t=\"b\"><v>2</v></c>"
              "<c r=\"E2\"><v>6</v></c></row><row r=\"0\"><c><v>1</v></c></row><row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"
              "<row r=\"7\"><c r=\"A7\" s=\"999\"><v>1</v></c></row>"),
        "[Лист1]\nA1 error семь\nB1 error 99\nD1 error 2\nE2 number 6\nA7 number 1\n",
        "cell_damaged;cell_damaged;xlsx_reference;cell_damaged;xlsx_cell_strays;xlsx_reference;xlsx_reference;xlsx_"
        "reference;cell_style;");
}

// ---- books -------------------------------------------------------------------------------------------------------

static void test_prefixes_and_strict(void **state) {
    (void)state;
    const char *book =
        "\xEF\xBB\xBF<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"q\"><x:sheets><x:sheet name=\"Лист1\" "
        "sheetId=\"1\" q:id=\"rId1\"/></x:sheets></x:workbook>";
    const char *sheet = "<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
                        "t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    assert_reading(read_book(book, sheet), true, "[Лист1]\nA1 string один\n", "");
}

static void test_odd_paths(void **state) {
    (void)state;
    zip_part parts[] = {{"_rels\\.rels", RELS(REL("rId1", "officeDocument", "/Книга/main.xml")), 0},
                        {"Книга/main.xml", BOOK(SHEETS), 0},
                        {"Книга/_rels/main.xml.rels", RELS(REL("rId1", "worksheet", "..\\Листы/./My%20sheet.XML")), 0},
                        {"Листы\\my sheet.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
                        {0}};
    assert_reading(read_parts(parts), true, "[Лист1]\nA1 number 1\n", "");
}

static void test_sheets_of_all_kinds(void **state) {
    (void)state;
    zip_part parts[] = {
        {"xl/workbook.xml",
         BOOK("<sheets><sheet name=\"Второй\" sheetId=\"2\" r:id=\"b\"/><sheet name=\"График\" sheetId=\"3\" r:id=\"c\"/><sheet "
              "name=\"Скрытый\" "
              "sheetId=\"1\" state=\"hidden\" r:id=\"a\"/><sheet name=\"Нет\" sheetId=\"4\" state=\"veryHidden\" r:id=\"d\"/></sheets>"),
         0},
        {"xl/_rels/workbook.xml.rels",
         RELS(REL("a", "worksheet", "/xl/sheet1.xml") REL("b", "worksheet", "sheet2.xml") REL("c", "chartsheet", "chart.xml")
                  REL("d", "worksheet", "no.xml")),
         0},
        {"xl/chart.xml", "<chartsheet/>", 0},
        {"xl/sheet1.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
        {"xl/sheet2.xml", SHEET("<row><c><v>2</v></c></row>"), 0},
        {0}};
    assert_reading(read_parts(parts), false, "[Второй]\nA1 number 2\n[Скрытый] (hidden)\nA1 number 1\n[Нет] (very hidden)\n",
                   "book_part_missing;");
}

static void test_visible_only(void **state) {
    (void)state;
    zip_part parts[] = {{"xl/workbook.xml", BOOK("<sheets><sheet name=\"С\" sheetId=\"1\" state=\"hidden\" r:id=\"a\"/></sheets>"), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("a", "worksheet", "sheet1.xml")), 0},
                        {"xl/sheet1.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
                        {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    svod_read_options options = {.visible_only = true};
    assert_reading(read_bytes(bytes, len, "a.xlsx", &options), true, "", "");
    free(bytes);
}

static void test_not_a_workbook(void **state) {
    (void)state;
    zip_part docx[] = {{"_rels/.rels", RELS(REL("rId1", "officeDocument", "word/document.xml")), 0},
                       {"word/document.xml", "<w:document xmlns:w=\"w\"/>", 0},
                       {0}};
    reading r = read_parts(docx);
    assert_non_null(strstr(finding_at(&r, 0)->found, "DOCX"));
    assert_reading(r, false, "", "format_unknown;");
    zip_part odd[] = {{"[Content_Types].xml", "<Types", 0}, {"word/document.xml", "....", 0}, {0}};
    r = read_parts(odd);
    assert_non_null(strstr(finding_at(&r, 0)->found, "DOCX"));
    assert_reading(r, false, "", "format_unknown;");
    zip_part slides[] = {{"[Content_Types].xml", "<Types/>", 0}, {"ppt/presentation.xml", "....", 0}, {0}};
    r = read_parts(slides);
    assert_non_null(strstr(finding_at(&r, 0)->found, "PPTX"));
    assert_reading(r, false, "", "format_unknown;");
    zip_part xlsb[] = {{"_rels/.rels", RELS(REL("rId1", "officeDocument", "xl/workbook.bin")), 0}, {"xl/workbook.bin", "....", 0}, {0}};
    assert_reading(read_parts(xlsb), false, "", "format_unsupported;");
    zip_part other[] = {{"readme.txt", "hello", 0}, {0}};
    assert_reading(read_parts(other), false, "", "format_unknown;");
    zip_part lost[] = {{"_rels/.rels", package_rels, 0}, {0}};
    assert_reading(read_parts(lost), false, "", "book_part_missing;");
}

static void test_missing_strings(void **state) {
    (void)state;
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/worksheets/sheet1.xml", SHEET("<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>"), 0},
                        {0}};
    assert_reading(read_parts(parts), false, "[Лист1]\nA1 error 0\nB1 number 1\n", "book_part_missing;book_part_missing;cell_damaged;");
}

// ---- hostile and damaged -----------------------------------------------------------------------------------------

static void test_doctype(void **state) {
    (void)state;
    reading r = read_book(BOOK(SHEETS), "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" SHEET("<row><c><v>1</v></c></row>"));
    assert_non_null(strstr(finding_at(&r, 0)->found, "DOCTYPE"));
    assert_non_null(strstr(finding_at(&r, 0)->found, "xl/worksheets/sheet1.xml"));
    assert_string_equal(finding_at(&r, 0)->place.sheet, "Лист1");
    assert_reading(r, false, "[Лист1]\n", "xml_damaged;");
}

static void test_cut_xml(void **state) {
    (void)state;
    reading r = read_book(BOOK(SHEETS), "<worksheet><sheetData><row r=\"4\"><c r=\"A4\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"");
    assert_non_null(strstr(finding_at(&r, 0)->found, "дошло до строки 5"));
    assert_reading(r, false, "[Лист1]\nA4 number 1\n", "xml_damaged;");
}

static void test_depth(void **state) {
    (void)state;
    char sheet[11 + 300 * 3 + 1] = "<worksheet>";
    for (size_t i = 0; i < 300; i++) {
        strcat(sheet, "<x>");
    }
    assert_reading(read_book(BOOK(SHEETS), sheet), false, "[Лист1]\n", "read_limit;");
}

// A row that comes after rows below it were handed on cannot be put in its place any more: it is named, the others stand.
static void test_late_row(void **state) {
    (void)state;
    enum { ROWS = 140000 };
    char *sheet = malloc((size_t)ROWS * 48 + 256), *at = sheet;
    at += sprintf(at, "<worksheet><sheetData>");
    for (int row = 10; row < ROWS; row++)
        at += sprintf(at, "<row r=\"%d\"><c><v>1</v></c></row>", row);
    sprintf(at, "<row r=\"3\"><c r=\"A3\"><v>7</v></c></row></sheetData></worksheet>");
    reading r = read_book(BOOK(SHEETS), sheet);
    assert_string_equal(r.codes.data, "xlsx_row_late;");
    assert_int_equal(svod_last(&r.findings)->place.row, 3);
    assert_string_equal(svod_last(&r.findings)->found, "7");
    assert_false(r.ok);
    assert_int_equal(r.last_row, ROWS - 1);
    reading_free(&r);
    free(sheet);
}

static void test_bomb(void **state) {
    (void)state;
    size_t len = (size_t)80 << 20;
    char *sheet = malloc(len);
    memset(sheet, ' ', len);
    memcpy(sheet, "<worksheet>", 11);
    zip_part parts[] = {
        {"xl/workbook.xml", BOOK(SHEETS), 0}, {"xl/_rels/workbook.xml.rels", book_rels, 0}, {"xl/worksheets/sheet1.xml", sheet, len}, {0}};
    reading r = read_parts(parts);
    assert_non_null(strstr(r.codes.data, "read_limit;"));
    assert_false(r.ok);
    reading_free(&r);
    free(sheet);
}

// A file cut anywhere says so; what is read of it is right.
static void test_every_sixteenth(void **state) {
    (void)state;
    zip_part parts[] = {{"_rels/.rels", package_rels, 0},
                        {"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/styles.xml", styles, 0},
                        {"xl/sharedStrings.xml", strings, 0},
                        {"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), 0},
                        {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    for (size_t i = 1; i < 16; i++) {
        reading r = read_bytes(bytes, len * i / 16, "a.xlsx", NULL);
        assert_false(r.ok);
        assert_true(r.findings.count[SVOD_ERROR] > 0);
        reading_free(&r);
    }
    free(bytes);
}

// Any single byte spoilt: cells or findings, never a crash.
static void test_every_byte_spoilt(void **state) {
    (void)state;
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "s.xml")), 0},
                        {"xl/s.xml", SHEET("<row r=\"1\"><c r=\"A1\"><v>12345</v></c></row>"), 0},
                        {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    for (size_t i = 0; i < len; i++) {
        bytes[i] ^= 0x55;
        reading r = read_bytes(bytes, len, "a.xlsx", NULL);
        assert_true(strstr(r.cells.data, "A1 number 12345") || r.findings.list.count > 0);
        reading_free(&r);
        bytes[i] ^= 0x55;
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_no_references),
        cmocka_unit_test(test_hidden_and_merged),
        cmocka_unit_test(test_disorder),
        cmocka_unit_test(test_bad_cells),
        cmocka_unit_test(test_prefixes_and_strict),
        cmocka_unit_test(test_odd_paths),
        cmocka_unit_test(test_sheets_of_all_kinds),
        cmocka_unit_test(test_visible_only),
        cmocka_unit_test(test_not_a_workbook),
        cmocka_unit_test(test_missing_strings),
        cmocka_unit_test(test_doctype),
        cmocka_unit_test(test_cut_xml),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_late_row),
        cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_every_sixteenth),
        cmocka_unit_test(test_every_byte_spoilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
