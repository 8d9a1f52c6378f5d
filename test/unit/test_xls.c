// XLS: every record that holds a cell or a format, in BIFF5 and BIFF8.
#include <stdio.h>

#include "xls_help.h"

// XF number `count` on has the format given; XF 0 is General.
static void add_xfs(xls_out *o, unsigned biff, const int *formats, size_t count) {
    for (size_t i = 0; i < count; i++) {
        xls_record(o, 0x00E0, biff == 8 ? "hhwwww" : "hhwww", 0, formats[i], 0, 0, 0, 0);
    }
}

static xls_out globals_of(unsigned biff) {
    // 0 General, 1 date, 2 custom date, 3 elapsed, 4 time, 5 percent, 6 custom percent, 7 a quoted sign of percent
    static const int formats[] = {0, 14, 164, 165, 20, 9, 166, 167};
    xls_out o = {0};
    xls_record(&o, 0x0042, "h", biff == 8 ? 1200 : 1251);
    const char *form = biff == 8 ? "hU" : "hS";
    xls_record(&o, 0x041E, form, 164, biff == 8 ? "ДД.ММ.ГГГГ" : "\xC4\xC4.\xCC\xCC.\xC3\xC3\xC3\xC3");
    xls_record(&o, 0x041E, form, 165, "[h]:mm");
    xls_record(&o, 0x041E, form, 166, "0.0\\ %");
    xls_record(&o, 0x041E, form, 167, "0\"%\"");
    add_xfs(&o, biff, formats, sizeof formats / sizeof *formats);
    return o;
}

static void assert_body(unsigned biff, xls_out *body, const char *cells, const char *codes) {
    xls_out globals = globals_of(biff);
    xls_assert(xls_simple(biff, &globals, body), true, cells, codes);
}

// ---- numbers -----------------------------------------------------------------------------------------------------

static void test_numbers(void **state) {
    (void)state;
    for (unsigned biff = 5; biff <= 8; biff += 3) {
        xls_out s = {0};
        xls_record(&s, 0x0203, "hhhd", 0, 0, 0, 7.5);
        xls_record(&s, 0x0203, "hhhd", 0, 1, 0, 0.1);
        xls_record(&s, 0x0203, "hhhd", 0, 2, 0, 1e300);
        xls_record(&s, 0x0203, "hhhd", 0, 3, 0, -0.0);
        xls_record(&s, 0x0203, "hhhd", 0, 4, 0, 1.0 / 3);
        xls_record(&s, 0x0203, "hhhd", 65535, 255, 0, 123456789.0);
        assert_body(biff, &s,
                    "[S]\nA1 number 7.5\nB1 number 0.1\nC1 number 1e+300\nD1 number 0\nE1 number 0.3333333333333333\nIV65536 number "
                    "123456789\n",
                    "");
    }
}

static unsigned rk_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (unsigned)(bits >> 32) & ~3u;
}

static void test_rk(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x027E, "hhhw", 0, 0, 0, (unsigned)(-7 * 4) | 2); // -7
    xls_record(&s, 0x027E, "hhhw", 0, 1, 0, 1234u * 4 | 3);          // 1234 / 100
    xls_record(&s, 0x027E, "hhhw", 0, 2, 0, rk_of(0.5));             // 0.5
    xls_record(&s, 0x027E, "hhhw", 0, 3, 0, rk_of(12.5) | 1);        // 12.5 / 100
    xls_record(&s, 0x027E, "hhhw", 0, 4, 0, 536870911u * 4 | 2);     // the greatest whole number
    xls_record(&s, 0x027E, "hhhw", 0, 5, 0, (unsigned)-536870912 * 4 | 2);
    xls_record(&s, 0x00BD, "hhhwhwhwh", 1, 2, 0, 10u * 4 | 2, 5, 50u * 4 | 3, 1, 45351u * 4 | 2, 4);
    assert_body(8, &s,
                "[S]\nA1 number -7\nB1 number 12.34\nC1 number 0.5\nD1 number 0.125\nE1 number 536870911\nF1 number -536870912\n"
                "C2 number 10\nD2 number 0.5 percent\nE2 date 2024-02-29\n",
                "");
}

// Every hundredth up to a million comes back as it was written.
static void test_rk_hundredths(void **state) {
    (void)state;
    for (unsigned start = 0; start < 1000000; start += 99991) {
        xls_out s = {0};
        char want[8192] = "[S]\n", *to = want + 4;
        for (unsigned i = 0; i < 100; i++) {
            unsigned n = start + i;
            xls_record(&s, 0x027E, "hhhw", i, 0, 0, n * 4 | 3);
            to += snprintf(to, 64, "A%u number %u", i + 1, n / 100);
            to += n % 100 == 0 ? 0 : snprintf(to, 64, n % 10 ? ".%02u" : ".%u", n % 10 ? n % 100 : n % 100 / 10);
            *to++ = '\n';
        }
        *to = '\0';
        assert_body(8, &s, want, "");
    }
}

static void test_dates(void **state) {
    (void)state;
    for (unsigned biff = 5; biff <= 8; biff += 3) {
        xls_out s = {0};
        static const struct {
            int xf;
            double value;
        } cells[] = {{1, 45351}, {2, 45351.75}, {3, 1.5}, {4, 0.75}, {1, 1}, {1, 59}, {1, 60}, {1, 61}, {1, -3}, {1, 2958466}, {1, 0}};
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
            xls_record(&s, 0x0203, "hhhd", 0, (int)i, cells[i].xf, cells[i].value);
        }
        assert_body(biff, &s,
                    "[S]\nA1 date 2024-02-29\nB1 date 2024-02-29T18:00:00\nC1 date 36:00:00\nD1 date 18:00:00\nE1 date 1900-01-01\n"
                    "F1 date 1900-02-28\nG1 date 1900-02-28\nH1 date 1900-03-01\nI1 number -3\nJ1 number 2958466\nK1 date 00:00:00\n",
                    "");
    }
}

static void test_dates_1904(void **state) {
    (void)state;
    xls_out g = globals_of(8), s = {0};
    xls_record(&g, 0x0022, "h", 1);
    xls_record(&s, 0x0203, "hhhd", 0, 0, 1, 43889.0);
    xls_record(&s, 0x0203, "hhhd", 0, 1, 1, 0.0);
    xls_record(&s, 0x0203, "hhhd", 0, 2, 4, 0.5);
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 date 2024-02-29\nB1 date 1904-01-01\nC1 date 12:00:00\n", "");
}

static void test_percent(void **state) {
    (void)state;
    xls_out s = {0};
    for (int xf = 5; xf <= 7; xf++) {
        xls_record(&s, 0x0203, "hhhd", 0, xf, xf, 0.5);
    }
    assert_body(8, &s, "[S]\nF1 number 0.5 percent\nG1 number 0.5 percent\nH1 number 0.5\n", "");
}

static void test_not_finite(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0203, "hhhww", 0, 0, 0, 0, 0x7FF00000u);
    xls_record(&s, 0x0203, "hhhww", 0, 1, 0, 1, 0xFFF80000u);
    xls_record(&s, 0x0006, "hhhwwhwh", 0, 2, 0, 0, 0x7FF00000u, 0, 0, 0);
    assert_body(8, &s, "[S]\nA1 error NaN damaged\nB1 error NaN damaged\nC1 error NaN formula damaged\n",
                "xls_record_damaged;xls_record_damaged;xls_record_damaged;");
}

// ---- texts, truth values, errors ---------------------------------------------------------------------------------

static void test_texts8(void **state) {
    (void)state;
    xls_out g = globals_of(8), s = {0};
    // written field by field: plain, narrow, empty, with runs, with a phonetic text, the last
    xls_record(&g, 0x00FC, "wwUCChbhswhbwsshbhwswwsU", 7, 7, "один", "caf\xE9", "", 2, 8, 1, "xy", 0x00010002u, 3, 4, 5, "zzz", "PPPPP", 2,
               12, 1, 4, "qq", 7, 8, "", "конец");
    xls_record(&s, 0x00FD, "hhhw", 0, 0, 0, 0);
    xls_record(&s, 0x00FD, "hhhw", 0, 1, 0, 1);
    xls_record(&s, 0x00FD, "hhhw", 0, 2, 0, 2);
    xls_record(&s, 0x00FD, "hhhw", 0, 3, 0, 3);
    xls_record(&s, 0x00FD, "hhhw", 0, 4, 0, 4);
    xls_record(&s, 0x00FD, "hhhw", 0, 5, 0, 5);
    xls_record(&s, 0x0204, "hhhU", 1, 0, 0, "надпись");
    xls_record(&s, 0x0204, "hhhC", 1, 1, 0, "narrow");
    xls_record(&s, 0x00D6, "hhhUhh", 1, 2, 0, "с видом", 1, 0);
    xls_record(&s, 0x0204, "hhhU", 1, 3, 0, "");
    xls_assert(xls_simple(8, &g, &s), true,
               "[S]\nA1 string один\nB1 string café\nD1 string xy\nE1 string zzz\nF1 string qq\nA2 string надпись\nB2 string narrow\n"
               "C2 string с видом\n",
               "");
}

static void test_texts5(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0204, "hhhT", 0, 0, 0, "\xCE\xE4\xE8\xED"); // Один in windows-1251
    xls_record(&s, 0x00D6, "hhhTbbb", 0, 1, 0, "\xC4\xE2\xE0", 1, 0, 0);
    xls_record(&s, 0x0204, "hhhT", 0, 2, 0, "a\x98z"); // no letter in windows-1251
    assert_body(5, &s, "[S]\nA1 string Один\nB1 string Два\nC1 string a\xEF\xBF\xBDz\n", "xls_text;");
}

static void test_surrogates(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0204, "hhhhbhh", 0, 0, 0, 2, 1, 0xD83D, 0xDE00);
    xls_record(&s, 0x0204, "hhhhbhh", 0, 1, 0, 2, 1, 0xD83D, 0x41);
    xls_record(&s, 0x0204, "hhhhbhh", 0, 2, 0, 2, 1, 0xDE00, 0xD83D);
    xls_record(&s, 0x0204, "hhhhbhh", 0, 3, 0, 2, 1, 0x41, 0);
    assert_body(8, &s,
                "[S]\nA1 string \xF0\x9F\x98\x80\nB1 string \xEF\xBF\xBD"
                "A\nC1 string \xEF\xBF\xBD\xEF\xBF\xBD\nD1 string A\n",
                "xls_text;xls_text;xls_text;");
}

static void test_boolerr(void **state) {
    (void)state;
    xls_out s = {0};
    static const int errors[] = {0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A, 0x2B};
    xls_record(&s, 0x0205, "hhhbb", 0, 0, 0, 1, 0);
    xls_record(&s, 0x0205, "hhhbbb", 0, 1, 0, 0, 0, 0); // a byte too many, as LibreOffice 2 wrote it
    for (int i = 0; i < 8; i++) {
        xls_record(&s, 0x0205, "hhhbb", 1, i, 0, errors[i], 1);
    }
    xls_record(&s, 0x0205, "hhhbb", 2, 0, 0, 2, 0);
    xls_record(&s, 0x0205, "hhhbb", 2, 1, 0, 0x55, 1);
    xls_record(&s, 0x0205, "hhhbb", 2, 2, 0, 1, 7);
    assert_body(8, &s,
                "[S]\nA1 bool true\nB1 bool false\nA2 error #NULL!\nB2 error #DIV/0!\nC2 error #VALUE!\nD2 error #REF!\nE2 error #NAME?\n"
                "F2 error #NUM!\nG2 error #N/A\nH2 error #GETTING_DATA\nA3 error BOOLERR 0x02 damaged\nB3 error BOOLERR 0x55 damaged\n"
                "C3 error BOOLERR 0x07 damaged\n",
                "xls_record_damaged;xls_record_damaged;xls_record_damaged;");
}

// ---- formulas ----------------------------------------------------------------------------------------------------

static void add_formula(xls_out *s, int row, int col, int kind, int value) {
    xls_record(s, 0x0006, "hhhbbbbbbhhwh", row, col, 0, kind, 0, value, 0, 0, 0, 0xFFFF, 0, 0, 0);
}

static void test_formulas(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0006, "hhhdhwh", 0, 0, 0, 2.25, 0, 0, 0);
    xls_record(&s, 0x0006, "hhhdhwh", 0, 1, 1, 45351.0, 0, 0, 0);
    add_formula(&s, 0, 2, 0, 0);
    xls_record(&s, 0x0207, "U", "итог");
    add_formula(&s, 0, 3, 1, 1);
    add_formula(&s, 0, 4, 2, 0x2A);
    add_formula(&s, 0, 5, 3, 0);
    add_formula(&s, 0, 6, 0, 0); // shared formula and array between
    xls_record(&s, 0x04BC, "hhbbhh", 0, 0, 6, 6, 0, 0);
    xls_record(&s, 0x0221, "hhbbhwh", 0, 0, 6, 6, 0, 0, 0);
    xls_record(&s, 0x0207, "C", "x");
    add_formula(&s, 0, 7, 0, 0);
    xls_record(&s, 0x0236, "hhbbh", 0, 0, 7, 7, 0);
    xls_record(&s, 0x0203, "hhhd", 0, 8, 0, 1.0);
    xls_record(&s, 0x0207, "C", "nobody's");
    add_formula(&s, 1, 0, 9, 0);
    add_formula(&s, 1, 1, 0, 0);
    xls_record(&s, 0x0207, "hb", 5, 1); // five characters, none there
    add_formula(&s, 1, 2, 0, 0);
    assert_body(8, &s,
                "[S]\nA1 number 2.25 formula\nB1 date 2024-02-29 formula\nC1 string итог formula\nD1 bool true formula\nE1 error #N/A "
                "formula\nG1 string x formula\nH1 empty  formula no-result\nI1 number 1\nA2 error FORMULA 0x09 formula damaged\n"
                "B2 error STRING formula damaged\nC2 empty  formula no-result\n",
                "cell_formula_no_result;xls_record_damaged;xls_record_damaged;cell_formula_no_result;");
}

static void test_formula_text5(void **state) {
    (void)state;
    xls_out s = {0};
    add_formula(&s, 0, 0, 0, 0);
    xls_record(&s, 0x0207, "T", "\xC8\xF2\xEE\xE3");
    assert_body(5, &s, "[S]\nA1 string Итог formula\n", "");
}

// ---- rows and columns --------------------------------------------------------------------------------------------

static void test_hidden(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x007D, "hhhhhh", 1, 2, 256, 0, 1, 0);
    xls_record(&s, 0x007D, "hhhhhh", 255, 256, 256, 0, 1, 0); // one too far, as writers do
    xls_record(&s, 0x0208, "hhhhhhw", 1, 0, 4, 255, 0, 0, 0x20u);
    for (int row = 0; row < 2; row++) {
        for (int col = 0; col < 4; col++) {
            xls_record(&s, 0x027E, "hhhw", row, col, 0, 2);
        }
    }
    xls_record(&s, 0x0201, "hhh", 2, 0, 0);
    xls_record(&s, 0x00BE, "hhhhh", 3, 0, 0, 0, 1);
    xls_record(&s, 0x00E5, "hhhhhhhhh", 2, 0, 1, 0, 3, 5, 5, 5, 5);
    assert_body(8, &s,
                "[S]\nA1 number 0\nB1 number 0 hidden\nC1 number 0 hidden\nD1 number 0\nA2 number 0 hidden\nB2 number 0 hidden\n"
                "C2 number 0 hidden\nD2 number 0 hidden\nmerge 1 1 2 4\n",
                "");
}

// Cells by columns, a row again after another, a cell twice.
static void test_disorder(void **state) {
    (void)state;
    xls_out s = {0};
    for (int col = 2; col >= 0; col--) {
        for (int row = 2; row >= 0; row--) {
            xls_record(&s, 0x0203, "hhhd", row, col, 0, (double)(10 * row + col));
        }
    }
    xls_record(&s, 0x0203, "hhhd", 1, 1, 0, 99.0);
    xls_record(&s, 0x0201, "hhh", 0, 0, 0);
    reading r;
    xls_out g = globals_of(8), file = xls_simple(8, &g, &s);
    r = xls_read(file.data, file.len, false);
    assert_string_equal(r.cells.data, "[S]\nA1 number 0\nB1 number 1\nC1 number 2\nA2 number 10\nB2 number 99\nC2 number 12\nA3 number 20\n"
                                      "B3 number 21\nC3 number 22\n");
    assert_string_equal(r.codes.data, "cell_twice;");
    assert_string_equal(finding_at(&r, 0)->found, "11");
    assert_string_equal(svod_place_text(r.arena, finding_at(&r, 0)->place), "f/a.xls!S!B2");
    reading_free(&r);
    xls_free(&file);
}

// ---- damage ------------------------------------------------------------------------------------------------------

static void test_short_records(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0203, "hhhw", 0, 0, 0, 1);
    xls_record(&s, 0x027E, "hhhh", 0, 1, 0, 1);
    xls_record(&s, 0x00FD, "hhhh", 0, 2, 0, 1);
    xls_record(&s, 0x0204, "hhh", 0, 3, 0);
    xls_record(&s, 0x0205, "hhhb", 0, 4, 0, 1);
    xls_record(&s, 0x0006, "hhhw", 0, 5, 0, 1);
    xls_record(&s, 0x0203, "hb", 0, 0);
    xls_record(&s, 0x00BD, "hhhwb", 0, 6, 0, 2, 6);
    xls_record(&s, 0x0208, "hh", 0, 0);
    xls_record(&s, 0x007D, "hh", 0, 0);
    xls_record(&s, 0x00E5, "hhh", 1, 0, 0);
    xls_record(&s, 0x00E5, "hhhhh", 1, 5, 4, 0, 0);
    xls_record(&s, 0x0203, "hhhd", 0, 7, 0, 8.0);
    assert_body(8, &s,
                "[S]\nA1 error NUMBER damaged\nB1 error RK damaged\nC1 error LABELSST damaged\nD1 error LABEL damaged\nE1 error BOOLERR "
                "damaged\nF1 error FORMULA damaged\nH1 number 8\n",
                "xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;"
                "xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;");
}

// A record with more than its value has swallowed what stood behind it; the value itself is there.
static void test_long_records(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0203, "hhhdb", 0, 0, 0, 1.5, 0);
    xls_record(&s, 0x027E, "hhhwhhhhw", 0, 1, 0, 2u * 4 | 2, 0x27E, 10, 0, 2, 0);
    xls_record(&s, 0x00FD, "hhhwb", 0, 2, 0, 0, 0);
    xls_record(&s, 0x0205, "hhhbbh", 0, 3, 0, 1, 0, 0);
    xls_record(&s, 0x0203, "hhhd", 0, 4, 0, 5.0);
    xls_out g = globals_of(8);
    xls_record(&g, 0x00FC, "wwU", 1, 1, "да");
    xls_out file = xls_simple(8, &g, &s);
    reading r = xls_read(file.data, file.len, false);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[S]\nA1 number 1.5\nB1 number 2\nC1 string да\nD1 bool true\nE1 number 5\n");
    assert_string_equal(r.codes.data, "xls_record_damaged;xls_record_damaged;xls_record_damaged;xls_record_damaged;");
    assert_string_equal(svod_place_text(r.arena, finding_at(&r, 1)->place), "f/a.xls!S!B1");
    assert_string_equal(finding_at(&r, 1)->expected, "длина 10");
    assert_non_null(strstr(svod_finding_advice(finding_at(&r, 1), SVOD_RU), "соседние ячейки"));
    reading_free(&r);
    xls_free(&file);
}

// A number format of its own that the book does not describe may have been a date.
static void test_lost_formats(void **state) {
    (void)state;
    for (unsigned biff = 5; biff <= 8; biff += 3) {
        static const int formats[] = {0, 164, 165, 163};
        xls_out g = {0}, s = {0};
        xls_record(&g, 0x041E, biff == 8 ? "hU" : "hS", 164, "dd.mm.yyyy");
        add_xfs(&g, biff, formats, 4);
        for (int i = 0; i < 4; i++) {
            xls_record(&s, 0x0203, "hhhd", 0, i, i, 45351.0);
        }
        xls_out file = xls_simple(biff, &g, &s);
        reading r = xls_read(file.data, file.len, false);
        assert_true(r.ok);
        assert_string_equal(r.cells.data, "[S]\nA1 number 45351\nB1 date 2024-02-29\nC1 number 45351\nD1 number 45351\n");
        assert_string_equal(r.codes.data, "cell_style;");
        assert_string_equal(svod_place_text(r.arena, finding_at(&r, 0)->place), "f/a.xls!S!C1");
        assert_string_equal(finding_at(&r, 0)->found, "числовой формат 165 в книге не описан");
        reading_free(&r);
        xls_free(&file);
    }
}

static void test_wrong_places(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0203, "hhhd", 4, 256, 0, 1.0);
    xls_record(&s, 0x00BD, "hhhwhwh", 4, 255, 0, 2, 0, 2, 256);
    xls_record(&s, 0x00BD, "hhhwhwh", 5, 0, 0, 2, 0, 2, 7);
    xls_record(&s, 0x00FD, "hhhw", 6, 0, 0, 3);
    xls_record(&s, 0x0203, "hhhd", 6, 1, 99, 5.0);
    xls_record(&s, 0x0204, "hhhhbs", 6, 2, 0, 9, 0, "abc");
    xls_out g = globals_of(8), file = xls_simple(8, &g, &s);
    reading r = xls_read(file.data, file.len, false);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[S]\nA6 error MULRK damaged\nB6 error MULRK damaged\nA7 error LABELSST 3 damaged\nB7 number 5\n"
                                      "C7 error LABEL damaged\n");
    assert_int_equal(r.findings.list.count, 7);
    assert_int_equal(finding_at(&r, 0)->place.row, 5);
    assert_non_null(strstr(finding_at(&r, 0)->found, "NUMBER, смещение "));
    assert_string_equal(finding_at(&r, 4)->expected, "номер текста меньше 0");
    assert_string_equal(svod_place_text(r.arena, finding_at(&r, 5)->place), "f/a.xls!S!B7");
    assert_int_equal(finding_at(&r, 5)->code, SVOD_F_cell_style);
    assert_string_equal(finding_at(&r, 5)->found, "формат ячейки 99");
    assert_string_equal(finding_at(&r, 5)->expected, "номер меньше 8");
    reading_free(&r);
    xls_free(&file);
}

// A chart in a sheet is a substream of its own.
static void test_chart_within(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0203, "hhhd", 0, 0, 0, 1.0);
    xls_bof(&s, 8, 0x20);
    xls_record(&s, 0x0203, "hhhd", 0, 1, 0, 2.0);
    xls_bof(&s, 8, 0x20);
    xls_record(&s, 0x000A, "");
    xls_record(&s, 0x0203, "hhhd", 0, 2, 0, 3.0);
    xls_record(&s, 0x000A, "");
    xls_record(&s, 0x0203, "hhhd", 0, 3, 0, 4.0);
    assert_body(8, &s, "[S]\nA1 number 1\nD1 number 4\n", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),       cmocka_unit_test(test_rk),           cmocka_unit_test(test_rk_hundredths),
        cmocka_unit_test(test_dates),         cmocka_unit_test(test_dates_1904),   cmocka_unit_test(test_percent),
        cmocka_unit_test(test_not_finite),    cmocka_unit_test(test_texts8),       cmocka_unit_test(test_texts5),
        cmocka_unit_test(test_surrogates),    cmocka_unit_test(test_boolerr),      cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_formula_text5), cmocka_unit_test(test_hidden),       cmocka_unit_test(test_disorder),
        cmocka_unit_test(test_short_records), cmocka_unit_test(test_long_records), cmocka_unit_test(test_lost_formats),
        cmocka_unit_test(test_wrong_places),  cmocka_unit_test(test_chart_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
