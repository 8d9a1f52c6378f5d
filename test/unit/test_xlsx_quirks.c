// XLSX: damage of single cells, and the odd but rightful ways in which programs write their parts.
#include <stdio.h>

#include "xlsx_help.h"

// ---- damaged cells -----------------------------------------------------------------------------------------------

// One cell of this type and content: what becomes of it, and the findings.
static void assert_cell(const char *attributes, const char *content, const char *cell, const char *codes) {
    char sheet[1024], cells[256];
    snprintf(sheet, sizeof sheet, SHEET("<row r=\"1\"><c r=\"A1\" %s>%s</c></row>"), attributes, content);
    snprintf(cells, sizeof cells, "[Лист1]\n%s%s", cell, *cell ? "\n" : "");
    assert_sheet(sheet, cells, codes);
}

// Values of one type, none of which can be: each is kept as it is written, as an error.
static void assert_damaged(const char *attributes, const char *const *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char content[64], cell[64];
        snprintf(content, sizeof content, "<v>%s</v>", values[i]);
        snprintf(cell, sizeof cell, "A1 error %s", values[i]);
        assert_cell(attributes, content, cell, "cell_damaged;");
    }
}

static void test_numbers(void **state) {
    (void)state;
    static const char *const good[][2] = {
        {"+1", "+1"},     {"-0.5", "-0.5"},   {" \n7.5\t", "7.5"},  {"1.5E+3", "1.5E+3"},
        {"1e-7", "1e-7"}, {"00012", "00012"}, {"1<!-- -->2", "12"}, {"123456789012345678", "123456789012345678"},
        {"1&#50;", "12"}};
    static const char *const bad[] = {"1e400",
                                      "NaN",
                                      "INF",
                                      "inf",
                                      "-Infinity",
                                      "0x1F",
                                      "1,5",
                                      "1 2",
                                      "--1",
                                      ".",
                                      "-",
                                      "1.2.3",
                                      "e5",
                                      "1e",
                                      "1\xC2\xA0"
                                      "2",
                                      "１"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char content[64], cell[64];
        snprintf(content, sizeof content, "<v>%s</v>", good[i][0]);
        snprintf(cell, sizeof cell, "A1 number %s", good[i][1]);
        assert_cell("", content, cell, "");
    }
    assert_damaged("", bad, sizeof bad / sizeof *bad);
    assert_cell("", "<v>1&#10;2</v>", "A1 error 1\n2", "cell_damaged;");
}

static void test_values_twice(void **state) {
    (void)state;
    assert_cell("", "<v>1</v><v>2</v>", "A1 error 1", "cell_damaged;");
    assert_cell("", "<v>1<x/>2</v>", "A1 error 12", "cell_damaged;");
    assert_cell("", "<v>1<v>2</v>3</v>", "A1 error 13", "cell_damaged;");
    assert_cell("t=\"s\"", "<v>0</v><is><t>два</t></is>", "A1 error 0два", "cell_damaged;");
    assert_cell("t=\"inlineStr\"", "<is><t>a</t></is><is><t>b</t></is>", "A1 error b", "cell_damaged;");
    assert_cell("t=\"b\"", "<is><t>1</t></is>", "A1 error 1", "cell_damaged;");
    assert_cell("", "<v>1</v><c r=\"B1\"><v>2</v></c>", "A1 error 1", "cell_damaged;");
    // The type says which one counts.
    assert_cell("t=\"inlineStr\"", "<v>1</v><is><t>два</t></is>", "A1 string два", "");
    assert_cell("t=\"inlineStr\"", "<is><t>два</t></is><v>1</v>", "A1 string два", "");
    assert_cell("t=\"inlineStr\"", "<v>слово</v>", "A1 string слово", "");
}

static void test_types_and_indices(void **state) {
    (void)state;
    static const char *const indices[] = {"-1", "1.5", "99999999999", "18446744073709551616", "5", "0x0", "1e0", "+1"};
    assert_damaged("t=\"s\"", indices, sizeof indices / sizeof *indices);
    assert_cell("t=\"s\"", "<v> 0 </v>", "A1 string один", "");
    assert_cell("t=\"z\"", "<v>1</v>", "A1 error 1", "cell_damaged;");
    assert_cell("t=\"number\"", "<v>1</v>", "A1 error 1", "cell_damaged;");
    assert_cell("t=\"z\"", "", "", "");
    assert_cell("t=\"b\"", "<v>2</v>", "A1 error 2", "cell_damaged;");
    assert_cell("t=\"b\"", "<v>TRUE</v>", "A1 bool true", "");
    assert_cell("t=\"\"", "<v>1</v>", "A1 number 1", "");
    assert_cell("s=\"6\"", "<v>1</v>", "A1 number 1", "cell_style;");
    assert_cell("s=\"-1\"", "<v>1</v>", "A1 number 1", "cell_style;");
    assert_cell("s=\"99999999999\" t=\"s\"", "<v>0</v>", "A1 string один", "");
    assert_cell("", "<v/>", "", "");
    assert_cell("t=\"s\"", "<v/>", "", "");
    assert_cell("t=\"s\"", "<v>4</v>", "", "");
}

static void test_dates_beyond(void **state) {
    (void)state;
    assert_cell("s=\"1\"", "<v>-1</v>", "A1 number -1", "");
    assert_cell("s=\"1\"", "<v>2958466</v>", "A1 number 2958466", "");
    assert_cell("s=\"1\"", "<v>2958465</v>", "A1 date 9999-12-31", "");
    assert_cell("s=\"1\"", "<v>1e300</v>", "A1 number 1e300", "");
    assert_cell("t=\"d\"", "<v>1850-01-01</v>", "A1 date 1850-01-01", "");
    static const char *const odd[] = {"2024-02-30", "29.02.2024", "2024-02-29T25:00:00", "45351", "2024", "20240229"};
    assert_damaged("t=\"d\"", odd, sizeof odd / sizeof *odd);
    assert_cell("t=\"d\"", "<v>18:30:00</v>", "A1 date 18:30:00", "");
}

static uint8_t flags_of(const char *styles_xml, const char *cell) {
    char sheet[512];
    snprintf(sheet, sizeof sheet, SHEET("<row r=\"1\">%s</row>"), cell);
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},   {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/styles.xml", styles_xml, 0},       {"xl/sharedStrings.xml", strings, 0},
                        {"xl/worksheets/sheet1.xml", sheet, 0}, {0}};
    size_t len = 0;
    unsigned char *bytes = zip_of(parts, &len);
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_RU);
    svod_grids grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(&grids);
    svod_open((svod_bytes){bytes, len}, "a.xlsx", NULL, arena, &sink, NULL, NULL, &findings);
    const svod_cell *found = svod_grid_at(SVOD_AT(&grids.list, svod_grid, 0), 1, 1);
    uint8_t flags = found ? found->flags : 255;
    svod_arena_free(arena);
    free(bytes);
    return flags;
}

static void test_flags(void **state) {
    (void)state;
    // The formats stand behind the styles here: the order of the sections must not matter.
    const char *look = "<styleSheet><cellXfs><xf numFmtId=\"9\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf/>"
                       "<xf numFmtId=\"172\"/></cellXfs><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><numFmts><numFmt "
                       "numFmtId=\"170\" formatCode=\"0.0%\"/><numFmt numFmtId=\"171\" formatCode=\"0\\%\"/><numFmt numFmtId=\"172\" "
                       "formatCode=\"dd.mm.yyyy\"/></numFmts></styleSheet>";
    static const uint8_t percent[] = {SVOD_CELL_PERCENT, SVOD_CELL_PERCENT, SVOD_CELL_PERCENT, 0, 0, 0};
    for (size_t i = 0; i < sizeof percent; i++) {
        char cell[64];
        snprintf(cell, sizeof cell, "<c r=\"A1\" s=\"%zu\"><v>0.5</v></c>", i);
        assert_int_equal(flags_of(look, cell), percent[i]);
    }
    assert_int_equal(flags_of(look, "<c r=\"A1\" s=\"0\" t=\"s\"><v>0</v></c>"), 0);
    assert_int_equal(flags_of(look, "<c r=\"A1\" s=\"0\"><v>x</v></c>"), SVOD_CELL_DAMAGED);
    assert_int_equal(flags_of(look, "<c r=\"A1\" s=\"0\"><f>1</f><v>1</v></c>"), SVOD_CELL_PERCENT | SVOD_CELL_FORMULA);
    assert_int_equal(flags_of(look, "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>"), 0);
}

// ---- places ------------------------------------------------------------------------------------------------------

static void test_places(void **state) {
    (void)state;
    assert_sheet(SHEET("<row r=\"1\"><c r=\"a1\"><v>1</v></c><c r=\"$B$1\"><v>2</v></c><c r=\"A0\"><v>3</v></c><c r=\"XFE1\"><v>4</v></c>"
                       "<c r=\"A1048577\"><v>5</v></c><c r=\"1A\"><v>6</v></c><c r=\"\"><v>7</v></c><c r=\"R1C1\"><v>8</v></c></row>"),
                 "[Лист1]\nA1 number 1\nB1 number 2\n",
                 "xlsx_reference;xlsx_reference;xlsx_reference;xlsx_reference;xlsx_reference;xlsx_reference;");
    // A cell in another row does not take its neighbours along.
    assert_sheet(
        SHEET("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row><row><c><v>4</v></c></row>"),
        "[Лист1]\nA1 number 1\nC1 number 3\nA2 number 4\nB2 number 2\n", "xlsx_cell_strays;");
    assert_sheet(SHEET("<row r=\"1.5\"><c><v>1</v></c><c r=\"B4\"><v>2</v></c></row><row r=\"-1\"/><row r=\"\"/>"),
                 "[Лист1]\nB4 number 2\n", "xlsx_reference;xlsx_reference;xlsx_reference;");
    assert_sheet(SHEET("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c><c r=\"B2\"><v>3</v></c></row>"
                       "<row r=\"1\"><c r=\"A1\"><v>4</v></c></row><row r=\"1\"><c r=\"B1\"><v>5</v></c></row>"),
                 "[Лист1]\nA1 number 4\nB1 number 5\nA2 number 2\nB2 number 3\n", "cell_twice;");
    // Rows and cells where none can be are not lost without a word.
    assert_sheet("<worksheet><sheetData><c r=\"A1\"><v>1</v></c></sheetData><row r=\"5\"/></worksheet>", "[Лист1]\n",
                 "content_misplaced;content_misplaced;");
}

static void test_hidden_columns(void **state) {
    (void)state;
    assert_sheet("<worksheet><cols><col min=\"1\" max=\"1\" hidden=\"1\"/><col min=\"1\" max=\"2\" hidden=\"1\"/><col min=\"4\" "
                 "max=\"16385\" hidden=\"1\"/></cols><sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>"
                 "</sheetData></worksheet>",
                 "[Лист1]\nA1 number 1 hidden\nB1 number 2 hidden\nC1 number 3\nD1 number 4 hidden\n", "");
}

// ---- parts as programs write them --------------------------------------------------------------------------------

static void test_formulas_of_all_kinds(void **state) {
    (void)state;
    assert_sheet(
        SHEET("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">1</f><v>1</v></c><c r=\"B1\"><f t=\"array\" "
              "ref=\"B1\">1</f><v>2</v></c><c r=\"C1\" t=\"b\"><f>1=1</f><v>1</v></c><c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
              "<c r=\"E1\" t=\"str\"><f>A1</f></c><c r=\"F1\"><f>A1</f><v/></c><c r=\"G1\"><f><x>1</x></f><v>3</v></c></row>"),
        "[Лист1]\nA1 number 1 formula\nB1 number 2 formula\nC1 bool true formula\nD1 error #DIV/0! formula\n"
        "E1 empty  formula no-result\nF1 empty  formula no-result\nG1 number 3 formula\n",
        "cell_formula_no_result;cell_formula_no_result;");
}

static void test_strings_of_all_kinds(void **state) {
    (void)state;
    const char *table = "<?xml version=\"1.0\"?><!-- a --><x:sst xmlns:x=\"y\"><?pi?><x:si><x:t xml:space=\"preserve\"> a "
                        "</x:t><x:r><x:rPr><x:t>no</x:t></x:rPr>"
                        "<x:t>b</x:t></x:r><x:phoneticPr/></x:si><x:si/><x:si><x:r/></x:si><x:si><x:t>c<!-- no "
                        "-->d</x:t><x:extLst><x:t>no</x:t></x:extLst></x:si>"
                        "<x:si><x:t>e\n_x0041_</x:t></x:si><x:extLst><x:t>no</x:t></x:extLst></x:sst>";
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")), 0},
                        {"xl/sharedStrings.xml", table, 0},
                        {"xl/worksheets/sheet1.xml",
                         SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c><c "
                               "t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c></row>"),
                         0},
                        {0}};
    assert_reading(read_parts(parts), true, "[Лист1]\nA1 string  a b\nD1 string cd\nE1 string e\nA\nF1 error 5\n", "cell_damaged;");
}

static reading read_strings(const char *table) {
    static const char sheet[] = SHEET("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>");
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0}, {"xl/_rels/workbook.xml.rels", book_rels, 0}, {"xl/styles.xml", styles, 0},
                        {"xl/sharedStrings.xml", table, 0},   {"xl/worksheets/sheet1.xml", sheet, 0},       {0}};
    return read_parts(parts);
}

// What is no string would shift all that follow: they are not used, and what names them is damaged.
static void test_strings_shifted(void **state) {
    (void)state;
    reading r = read_strings("<sst><sj><t>a</t></sj><si><t>b</t></si><si><t>c</t></si></sst>");
    assert_int_equal(r.findings.list.count, 4);
    assert_string_equal(finding_at(&r, 0)->found, "xl/sharedStrings.xml: элемент <sj>, а должен быть <si>");
    assert_reading(r, false, "[Лист1]\nA1 error 0\nB1 error 1\nC1 error 2\n", "xml_damaged;cell_damaged;cell_damaged;cell_damaged;");
    assert_reading(read_strings("<sst><si><t>a</t></si><wrap><si><t>b</t></si></wrap><si><t>c</t></si></sst>"), false,
                   "[Лист1]\nA1 string a\nB1 error 1\nC1 error 2\n", "xml_damaged;cell_damaged;cell_damaged;");
    assert_reading(
        read_strings("<sst uniqueCount=\"9\"><si><t>a</t></si><AlternateContent><Choice><si/></Choice><Fallback><si><t>b</t></si>"
                     "</Fallback></AlternateContent><si><t>c</t></si><extLst><si/></extLst></sst>"),
        true, "[Лист1]\nA1 string a\nB1 string b\nC1 string c\n", "");
}

// A text of which a part stands in an element that nobody knows is not given for the whole.
static void test_strings_unknown(void **state) {
    (void)state;
    reading r = read_strings("<sst><si><q><t>a</t><t>a</t></q></si><si><q> <w/>\n</q><t>b</t></si><si><r><t>c<x>d</x></t></r></si></sst>");
    assert_int_equal(r.findings.list.count, 4);
    assert_string_equal(finding_at(&r, 0)->found, "xl/sharedStrings.xml: <q>");
    assert_string_equal(finding_at(&r, 1)->found, "xl/sharedStrings.xml: <x>");
    assert_reading(r, true, "[Лист1]\nA1 error 0\nB1 string b\nC1 error 2\n",
                   "content_misplaced;content_misplaced;cell_damaged;cell_damaged;");
}

// Of a cell without a value an unknown element may have been it.
static void test_unknown_in_cells(void **state) {
    (void)state;
    assert_cell("", "<w>4</w>", "A1 error <w>", "cell_damaged;");
    assert_cell("t=\"s\"", "<V>0</V>", "A1 error <V>", "cell_damaged;");
    assert_cell("", "<w>4</w><v>5</v>", "A1 number 5", "");
    assert_cell("", "<extLst><v>4</v></extLst>", "", "");
    assert_cell("", "<AlternateContent><Choice><v>4</v></Choice></AlternateContent>", "A1 error <Choice>", "cell_damaged;");
    assert_cell("", "<AlternateContent><Choice><v>4</v></Choice><Fallback><v>5</v></Fallback></AlternateContent>", "A1 number 5", "");
    assert_cell("t=\"inlineStr\"", "<is><q><t>a</t></q><t>b</t></is>", "A1 error b", "cell_damaged;");
    assert_cell("t=\"inlineStr\"", "<is><r><rPr><b/></rPr><t>a</t></r><rPh><t>b</t></rPh><phoneticPr/></is>", "A1 string a", "");
}

static void assert_lost(const char *sheet, const char *cells, const char *found) {
    reading r = read_book(BOOK(SHEETS), sheet);
    assert_int_equal(r.findings.list.count, 1);
    assert_string_equal(finding_at(&r, 0)->found, found);
    assert_string_equal(finding_at(&r, 0)->place.sheet, "Лист1");
    assert_reading(r, true, cells, "content_misplaced;");
}

// Rows and cells in an element that nobody knows: once for each, with its name.
static void test_unknown_wrappers(void **state) {
    (void)state;
    assert_lost("<worksheet><foo><sheetData><row><c><v>1</v></c></row></sheetData></foo></worksheet>", "[Лист1]\n", "<foo>: <sheetData>");
    assert_lost("<worksheet><sheetdata><row><c><v>1</v></c></row><row/></sheetdata></worksheet>", "[Лист1]\n", "<sheetdata>: <row>");
    assert_lost("<worksheet><cols><sheetData/></cols></worksheet>", "[Лист1]\n", "<sheetData>");
    assert_lost("<worksheet><mergeCells><row/></mergeCells><sheetData/></worksheet>", "[Лист1]\n", "<row>");
    assert_lost(SHEET("<x><row><c><v>1</v></c></row></x><row><c><v>2</v></c></row>"), "[Лист1]\nA1 number 2\n", "<x>");
    assert_lost(SHEET("<row><C><v>1</v></C><c><v>2</v></c></row>"), "[Лист1]\nA1 number 2\n", "<C>");
    // Other elements are no loss; anchors of controls have rows of their own.
    assert_sheet("<worksheet><x><y/></x><sheetData/><z/><oleObjects><oleObject><anchor><from><row>1</row></from></anchor></oleObject>"
                 "</oleObjects></worksheet>",
                 "[Лист1]\n", "");
}

// A number whose format is described nowhere may be a date: said once for a sheet.
static void test_undescribed_formats(void **state) {
    (void)state;
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", book_rels, 0},
                        {"xl/styles.xml",
                         "<styleSheet><numFmts><numFmt numFmtId=\"165\" formatCode=\"0.0\"/></numFmts><cellXfs><xf numFmtId=\"164\"/>"
                         "<xf numFmtId=\"165\"/><xf numFmtId=\"163\"/></cellXfs></styleSheet>",
                         0},
                        {"xl/sharedStrings.xml", strings, 0},
                        {"xl/worksheets/sheet1.xml",
                         SHEET("<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>1</v></c><c s=\"2\"><v>2</v></c><c><v>45000</v></c>"
                               "<c><v>45001</v></c></row>"),
                         0},
                        {0}};
    reading r = read_parts(parts);
    assert_int_equal(r.findings.list.count, 1);
    assert_int_equal(finding_at(&r, 0)->place.col, 4);
    assert_reading(r, true, "[Лист1]\nA1 string один\nB1 number 1\nC1 number 2\nD1 number 45000\nE1 number 45001\n", "cell_style;");
}

// Of alternatives the one for readers that know no extensions; what stands in extensions is none of ours.
static void test_alternatives(void **state) {
    (void)state;
    const char *book = BOOK("<AlternateContent><Choice Requires=\"x\"><sheets><sheet name=\"Не тот\" r:id=\"rId1\"/></sheets></Choice>"
                            "<Fallback>" SHEETS "</Fallback></AlternateContent><extLst><sheets/></extLst>");
    const char *sheet =
        "<worksheet xmlns:mc=\"m\"><extLst><sheetData/></extLst><sheetData><mc:AlternateContent><mc:Choice><row><c><v>1</v></c></row>"
        "</mc:Choice><mc:Fallback><row><c><v>2</v></c><c><extLst><v>3</v></extLst><v>4</v></c><extLst><c><v>5</v></c></extLst>"
        "</row></mc:Fallback></mc:AlternateContent></sheetData></worksheet>";
    assert_reading(read_book(book, sheet), true, "[Лист1]\nA1 number 2\nB1 number 4\n", "");
}

static void test_twice(void **state) {
    (void)state;
    assert_reading(read_book(BOOK(SHEETS),
                             "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><sheetData><row><c><v>2</v></c></row>"
                             "</sheetData></worksheet>"),
                   false, "[Лист1]\nA1 number 1\n", "xlsx_element_twice;");
    assert_reading(read_book(BOOK(SHEETS "<sheets><sheet name=\"Два\" r:id=\"rId1\"/></sheets>"), SHEET("<row><c><v>1</v></c></row>")),
                   false, "[Лист1]\nA1 number 1\n", "xlsx_element_twice;");
    const char *sheet = SHEET("<row><c><v>1</v></c></row>");
    assert_reading(read_book(BOOK("<sheets><sheet name=\"Лист1\" r:id=\"rId1\"/><sheet name=\"Лист1\" r:id=\"rId1\"/></sheets>"), sheet),
                   false, "[Лист1]\nA1 number 1\n[Лист1 (2)]\n", "sheet_twice;xlsx_part_shared;");
    reading r = read_book(BOOK("<sheets><sheet name=\"Лист1\" r:id=\"rId1\"/><sheet name=\"Лист2\" r:id=\"rId1\"/></sheets>"), sheet);
    assert_string_equal(finding_at(&r, 0)->found, "часть xl/worksheets/sheet1.xml уже занята листом «Лист1»");
    assert_string_equal(finding_at(&r, 0)->place.sheet, "Лист2");
    assert_reading(r, false, "[Лист1]\nA1 number 1\n[Лист2]\n", "xlsx_part_shared;");
}

// Two sheets of one name would be one to whoever reads them: the second is told by a number, also where something is said of it.
static void test_names_twice(void **state) {
    (void)state;
    zip_part parts[] = {
        {"xl/workbook.xml",
         BOOK("<sheets><sheet name=\"А\" r:id=\"a\"/><sheet name=\"А\" r:id=\"b\"/><sheet name=\"А (2)\" r:id=\"c\"/></sheets>"), 0},
        {"xl/_rels/workbook.xml.rels", RELS(REL("a", "worksheet", "1.xml") REL("b", "worksheet", "2.xml") REL("c", "worksheet", "3.xml")),
         0},
        {"xl/1.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
        {"xl/2.xml", SHEET("<row><c><v>два</v></c></row>"), 0},
        {"xl/3.xml", SHEET("<row><c><v>3</v></c></row>"), 0},
        {0}};
    reading r = read_parts(parts);
    assert_string_equal(finding_at(&r, 0)->place.sheet, "А");
    assert_string_equal(finding_at(&r, 0)->found, "А (2)");
    assert_string_equal(finding_at(&r, 2)->place.sheet, "А (2)");
    assert_reading(r, true, "[А]\nA1 number 1\n[А (2)]\nA1 error два\n[А (2) (3)]\nA1 number 3\n", "sheet_twice;sheet_twice;cell_damaged;");
}

static void test_relations_astray(void **state) {
    (void)state;
    const char *sheet = SHEET("<row><c><v>1</v></c></row>");
    assert_reading(
        read_book(BOOK("<sheets><sheet name=\"А\" r:id=\"rId8\"/><sheet name=\"Б\" r:id=\"rId7\"/><sheet name=\"В\"/></sheets>"), sheet),
        false, "[А]\n[Б]\n[В]\n", "book_part_missing;book_part_missing;book_part_missing;");
    zip_part outside[] = {
        {"xl/workbook.xml",
         BOOK("<sheets><sheet name=\"А\" r:id=\"a\"/><sheet name=\"Б\" r:id=\"b\"/><sheet name=\"В\" r:id=\"c\"/></sheets>"), 0},
        {"xl/_rels/workbook.xml.rels",
         RELS("<Relationship Id=\"a\" Type=\"" RELS_URI "worksheet\" Target=\"s.xml\" TargetMode=\"External\"/>" REL(
             "b", "worksheet", "http://x.ru/s.xml") REL("c", "worksheet", "../../../../xl/s.xml")),
         0},
        {"xl/s.xml", sheet, 0},
        {0}};
    assert_reading(read_parts(outside), false, "[А]\n[Б]\n[В]\nA1 number 1\n", "book_part_missing;book_part_missing;");
    zip_part twice[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "s.xml") REL("rId1", "worksheet", "t.xml")), 0},
                        {"xl/s.xml", sheet, 0},
                        {"xl/t.xml", sheet, 0},
                        {0}};
    assert_reading(read_parts(twice), false, "", "xlsx_element_twice;");
}

static void test_no_sheets_of_cells(void **state) {
    (void)state;
    zip_part parts[] = {
        {"xl/workbook.xml",
         BOOK("<sheets><sheet name=\"А\" r:id=\"a\"/><sheet name=\"Б\" r:id=\"b\"/><sheet name=\"В\" r:id=\"c\"/><sheet name=\"Г\" "
              "r:id=\"d\"/></sheets>"),
         0},
        {"xl/_rels/workbook.xml.rels",
         RELS(REL("a", "dialogsheet", "a.xml")
                  REL("b", "chartsheet", "b.xml") "<Relationship Id=\"c\" "
                                                  "Type=\"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet\" "
                                                  "Target=\"c.xml\"/>" REL("d", "worksheet", "d.xml")),
         0},
        {"xl/d.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
        {0}};
    assert_reading(read_parts(parts), true, "[Г]\nA1 number 1\n", "");
    // Modules of Excel 5 have no relation; a book without any sheet of cells is whole, and empty.
    zip_part module[] = {{"xl/workbook.xml", BOOK("<sheets><sheet name=\"А\" r:id=\"a\"/><sheet name=\"Module1\" r:id=\"\"/></sheets>"), 0},
                         {"xl/_rels/workbook.xml.rels", RELS(REL("a", "chartsheet", "a.xml")), 0},
                         {0}};
    assert_reading(read_parts(module), true, "", "book_no_sheets;");
    // The list of relations alone knows which part is which sheet.
    zip_part lost[] = {{"xl/workbook.xml", BOOK(SHEETS), 0}, {"xl/worksheets/sheet1.xml", SHEET("<row><c><v>1</v></c></row>"), 0}, {0}};
    assert_reading(read_parts(lost), false, "[Лист1]\n", "book_part_missing;");
}

static void test_workbook_by_type(void **state) {
    (void)state;
    zip_part parts[] = {{"[Content_Types].xml",
                         "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/odd/b.xml\" "
                         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
                         0},
                        {"odd/b.xml", BOOK(SHEETS), 0},
                        {"odd/_rels/b.xml.rels", RELS(REL("rId1", "worksheet", "s.xml")), 0},
                        {"odd/s.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
                        {0}};
    assert_reading(read_parts(parts), true, "[Лист1]\nA1 number 1\n", "");
    zip_part root[] = {{"workbook.xml", BOOK(SHEETS), 0},
                       {"_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "s.xml")), 0},
                       {"s.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
                       {0}};
    assert_reading(read_parts(root), true, "[Лист1]\nA1 number 1\n", "");
}

static void test_wrong_roots(void **state) {
    (void)state;
    reading r = read_book(BOOK(SHEETS), "<chartsheet><sheetData><row><c><v>1</v></c></row></sheetData></chartsheet>");
    assert_non_null(strstr(finding_at(&r, 0)->found, "<chartsheet>"));
    assert_reading(r, false, "[Лист1]\n", "xml_damaged;");
}

static void test_utf16(void **state) {
    (void)state;
    static const char text[] = SHEET("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>");
    char wide[2 * sizeof text + 2] = "\xFF\xFE";
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        wide[2 + 2 * i] = text[i];
    }
    zip_part parts[] = {{"xl/workbook.xml", BOOK(SHEETS), 0},
                        {"xl/_rels/workbook.xml.rels", RELS(REL("rId1", "worksheet", "s.xml")), 0},
                        {"xl/s.xml", wide, 2 * sizeof text},
                        {0}};
    assert_reading(read_parts(parts), true, "[Лист1]\nA1 string a\n", "");
}

// A dimension that lies, a sheet without rows, spaces and comments between all elements.
static void test_odds_and_ends(void **state) {
    (void)state;
    assert_sheet(
        "<worksheet><dimension ref=\"A1\"/> <!-- x --> <sheetData>\n <row r=\"3\">\n  <c r=\"C3\"> <v>1</v> </c>\n </row>\n</sheetData>"
        "<mergeCells><mergeCell ref=\"A1\"/><mergeCell/><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>",
        "[Лист1]\nC3 number 1\nmerge 1 1 2 1\n", "");
    assert_sheet("<worksheet><sheetData/></worksheet>", "[Лист1]\n", "");
    assert_sheet("<worksheet/>", "[Лист1]\n", "xlsx_no_sheet_data;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_values_twice),
        cmocka_unit_test(test_types_and_indices),
        cmocka_unit_test(test_dates_beyond),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_hidden_columns),
        cmocka_unit_test(test_formulas_of_all_kinds),
        cmocka_unit_test(test_strings_of_all_kinds),
        cmocka_unit_test(test_strings_shifted),
        cmocka_unit_test(test_strings_unknown),
        cmocka_unit_test(test_unknown_in_cells),
        cmocka_unit_test(test_unknown_wrappers),
        cmocka_unit_test(test_undescribed_formats),
        cmocka_unit_test(test_alternatives),
        cmocka_unit_test(test_twice),
        cmocka_unit_test(test_names_twice),
        cmocka_unit_test(test_relations_astray),
        cmocka_unit_test(test_no_sheets_of_cells),
        cmocka_unit_test(test_workbook_by_type),
        cmocka_unit_test(test_wrong_roots),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_odds_and_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
