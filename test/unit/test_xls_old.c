// XLS of the older generations: BIFF2, BIFF3 and BIFF4, sheets that are files of their own, and the workbooks of BIFF4.
#include "xls_help.h"

static xls_out begin(unsigned biff) {
    xls_out o = {0};
    xls_bof(&o, biff, 0x10);
    return o;
}

static void assert_sheet(xls_out *o, const char *cells, const char *codes) {
    xls_record(o, 0x000A, "");
    assert_int_equal(svod_xls_sniff((svod_bytes){o->data, o->len}), 2);
    xls_assert(*o, true, cells, codes);
}

static void test_biff2(void **state) {
    (void)state;
    xls_out o = begin(2);
    xls_record(&o, 0x0042, "h", 1251);
    xls_record(&o, 0x0008, "hhhhhbh", 1, 0, 4, 0, 0, 0, 0);
    xls_record(&o, 0x0024, "bbh", 3, 4, 0);
    xls_record(&o, 0x0002, "hhbbbh", 0, 0, 0, 0, 0, 65535);
    xls_record(&o, 0x0003, "hhbbbd", 0, 1, 0, 0, 0, 7.5);
    xls_record(&o, 0x0004, "hhbbbS", 0, 2, 0, 0, 0, "\xCE\xE4\xE8\xED");
    xls_record(&o, 0x0005, "hhbbbbb", 0, 3, 0, 0, 0, 1, 0);
    xls_record(&o, 0x0005, "hhbbbbb", 0, 5, 0, 0, 0, 0x2A, 1);
    xls_record(&o, 0x0006, "hhbbbdbb", 1, 0, 0, 0, 0, 2.5, 0, 0);
    xls_record(&o, 0x0006, "hhbbbbbbbbbhbb", 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
    xls_record(&o, 0x0007, "S", "\xC8\xF2\xEE\xE3");
    xls_record(&o, 0x0006, "hhbbbbbbbbbhbb", 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
    xls_record(&o, 0x0001, "hhbbb", 2, 2, 0, 0, 0);
    assert_sheet(&o,
                 "[a]\nA1 number 65535\nB1 number 7.5\nC1 string Один\nD1 bool true hidden\nF1 error #N/A\nA2 number 2.5 formula hidden\n"
                 "A3 string Итог formula\nB3 empty  formula no-result\n",
                 "cell_formula_no_result;");
}

// Without XF records the cell itself names its number format; the built-in dates of BIFF2 begin at 12.
static void test_biff2_formats(void **state) {
    (void)state;
    xls_out o = begin(2);
    xls_record(&o, 0x0003, "hhbbbd", 0, 0, 0, 12, 0, 45351.0);
    xls_record(&o, 0x0003, "hhbbbd", 0, 1, 0, 9, 0, 0.5);
    xls_record(&o, 0x0003, "hhbbbd", 0, 2, 0, 18, 0, 0.5);
    xls_record(&o, 0x0003, "hhbbbd", 0, 3, 0, 11, 0, 45351.0);
    assert_sheet(&o, "[a]\nA1 date 2024-02-29\nB1 number 0.5 percent\nC1 date 12:00:00\nD1 number 45351\n", "");
}

// XF records of BIFF2, formats in a list of their own, IXFE for the 64th cell format and those behind it.
static void test_biff2_xf(void **state) {
    (void)state;
    xls_out o = begin(2);
    xls_record(&o, 0x001E, "S", "General");
    xls_record(&o, 0x001E, "S", "d/m/yy");
    for (int i = 0; i < 70; i++) {
        xls_record(&o, 0x0043, "bbbb", 0, 0, i == 2 || i == 69 ? 1 | 0x40 : 0, 0);
    }
    xls_record(&o, 0x0003, "hhbbbd", 0, 0, 2, 0, 0, 45351.0);
    xls_record(&o, 0x0044, "h", 69);
    xls_record(&o, 0x0002, "hhbbbh", 0, 1, 63, 0, 0, 45351);
    xls_record(&o, 0x0002, "hhbbbh", 0, 2, 63, 0, 0, 45351);
    xls_record(&o, 0x0044, "h", 70);
    xls_record(&o, 0x0002, "hhbbbh", 0, 3, 63, 0, 0, 45351);
    assert_sheet(&o, "[a]\nA1 date 2024-02-29\nB1 date 2024-02-29\nC1 number 45351\nD1 number 45351\n", "cell_style;");
}

static void add_newer(xls_out *o, unsigned biff) {
    xls_record(o, 0x0042, "h", 1251);
    for (int i = 0; i < 3; i++) {
        static const char *const codes[] = {"General", "DD.MM.YYYY", "0.0%"};
        if (biff == 3) {
            xls_record(o, 0x001E, "S", codes[i]);
        } else {
            xls_record(o, 0x041E, "hS", 0, codes[i]);
        }
    }
    for (int i = 0; i < 3; i++) {
        xls_record(o, biff == 3 ? 0x0243 : 0x0443, "bbhww", 0, i, 0, 0, 0);
    }
    xls_record(o, 0x007D, "hhhhh", 5, 5, 0, 0, 1);
    xls_record(o, 0x0203, "hhhd", 0, 0, 0, 7.5);
    xls_record(o, 0x0203, "hhhd", 0, 1, 1, 45351.0);
    xls_record(o, 0x027E, "hhhw", 0, 2, 2, 50u * 4 | 3);
    xls_record(o, 0x0204, "hhhT", 0, 3, 0, "\xCE\xE4\xE8\xED");
    xls_record(o, 0x0205, "hhhbb", 0, 4, 0, 7, 1);
    unsigned formula = biff == 3 ? 0x0206 : 0x0406;
    xls_record(o, formula, "hhhdhh", 0, 5, 0, 2.5, 0, 0);
    xls_record(o, formula, "hhhbbbbbbhhh", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
    xls_record(o, 0x0221, "hhbbhh", 1, 1, 0, 0, 0, 0);
    xls_record(o, 0x0207, "T", "\xC8\xF2\xEE\xE3");
}

static const char newer_cells[] = "A1 number 7.5\nB1 date 2024-02-29\nC1 number 0.5 percent\nD1 string Один\nE1 error #DIV/0!\n"
                                  "F1 number 2.5 formula hidden\nA2 string Итог formula\n";

static void test_biff3_and_4(void **state) {
    (void)state;
    for (unsigned biff = 3; biff <= 4; biff++) {
        char want[512] = "[a]\n";
        strcat(want, newer_cells);
        xls_out o = begin(biff);
        add_newer(&o, biff);
        assert_sheet(&o, want, "");
    }
}

static void test_1904(void **state) {
    (void)state;
    xls_out o = begin(3);
    xls_record(&o, 0x0022, "h", 1);
    xls_record(&o, 0x0243, "bbhww", 0, 14, 0, 0, 0);
    xls_record(&o, 0x0203, "hhhd", 0, 0, 0, 43889.0);
    assert_sheet(&o, "[a]\nA1 date 2024-02-29\n", "");
}

static void add_inner(xls_out *o, const char *name, unsigned kind, const xls_out *body) {
    xls_record(o, 0x008F, "wS", (unsigned)body->len, name);
    xls_bof(o, 4, kind);
    xls_add(o, body->data, body->len);
    xls_record(o, 0x000A, "");
}

// A workbook of BIFF4: sheets within it, each with its own formats; a chart is none.
static void test_workbook4(void **state) {
    (void)state;
    char want[512] = "[\xD0\x9B]\n";
    xls_out o = {0}, first = {0}, second = {0};
    add_newer(&first, 4);
    xls_record(&second, 0x0203, "hhhd", 0, 0, 0, 1.0);
    xls_bof(&o, 4, 0x100);
    xls_record(&o, 0x0042, "h", 1251);
    xls_record(&o, 0x008E, "w", 0);
    add_inner(&o, "\xCB", 0x10, &first);
    add_inner(&o, "chart", 0x20, &second);
    add_inner(&o, "B", 0x10, &second);
    xls_record(&o, 0x000A, "");
    strcat(want, newer_cells);
    strcat(want, "[B]\nA1 number 1\n");
    xls_free(&first);
    xls_free(&second);
    xls_assert(o, true, want, "");
}

// The first encoding of a workbook of BIFF4 holds for all its sheets.
static void test_encodings4(void **state) {
    (void)state;
    xls_out o = {0}, first = {0}, second = {0};
    xls_record(&first, 0x0042, "h", 1251);
    xls_record(&first, 0x0204, "hhhT", 0, 0, 0, "\xC0");
    xls_record(&second, 0x0042, "h", 1252);
    xls_record(&second, 0x0204, "hhhT", 0, 0, 0, "\xC1");
    xls_bof(&o, 4, 0x100);
    add_inner(&o, "A", 0x10, &first);
    add_inner(&o, "B", 0x10, &second);
    xls_record(&o, 0x000A, "");
    xls_free(&first);
    xls_free(&second);
    reading r = xls_read(o.data, o.len, false);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[A]\nA1 string А\n[B]\nA1 string Б\n");
    assert_string_equal(r.codes.data, "xls_codepage_other;");
    assert_string_equal(finding_at(&r, 0)->place.sheet, "B");
    assert_string_equal(finding_at(&r, 0)->found, "CODEPAGE 1252");
    assert_string_equal(finding_at(&r, 0)->expected, "CODEPAGE 1251");
    reading_free(&r);
    xls_free(&o);
}

static void test_encrypted(void **state) {
    (void)state;
    xls_out o = begin(4);
    xls_record(&o, 0x002F, "hh", 1, 2);
    xls_record(&o, 0x0203, "hhhd", 0, 0, 0, 1.0);
    xls_record(&o, 0x000A, "");
    xls_assert(o, false, "", "workbook_encrypted;");
}

static void test_cut(void **state) {
    (void)state;
    xls_out o = begin(3);
    add_newer(&o, 3);
    reading r = xls_read(o.data, o.len - 3, false); // in the middle of the STRING
    assert_false(r.ok);
    assert_string_equal(r.codes.data, "xls_sheet_cut;cell_formula_no_result;");
    assert_string_equal(finding_at(&r, 0)->found, "чтение дошло до строки 2, ячеек: 7");
    reading_free(&r);
    xls_free(&o);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_biff2),       cmocka_unit_test(test_biff2_formats), cmocka_unit_test(test_biff2_xf),
        cmocka_unit_test(test_biff3_and_4), cmocka_unit_test(test_1904),          cmocka_unit_test(test_workbook4),
        cmocka_unit_test(test_encrypted),   cmocka_unit_test(test_encodings4),    cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
