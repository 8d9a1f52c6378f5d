// XLS: the list of sheets, what else a book can be, and sinks that want no more.
#include "xls_help.h"

// ---- sheets ------------------------------------------------------------------------------------------------------

static xls_out *one_cell(xls_out *o, double value) {
    *o = (xls_out){0};
    xls_record(o, 0x0203, "hhhd", 0, 0, 0, value);
    return o;
}

static void test_sheets(void **state) {
    (void)state;
    xls_out a, b, c, d, e, f;
    xls_plan plan[] = {{"Первый", 0, 0, one_cell(&a, 1)},
                       {"Диаграмма", 0, 2, one_cell(&b, 2)},
                       {"Спрятан", 1, 0, one_cell(&c, 3)},
                       {"Макрос", 0, 1, one_cell(&d, 4)},
                       {"Очень", 2, 0, one_cell(&e, 5)},
                       {"Модуль", 0, 6, one_cell(&f, 6)},
                       {0}};
    xls_out file = xls_book(8, NULL, plan);
    reading r = xls_read(file.data, file.len, true);
    assert_string_equal(r.cells.data, "[Первый]\nA1 number 1\n");
    assert_true(r.ok);
    reading_free(&r);
    xls_assert(file, true, "[Первый]\nA1 number 1\n[Спрятан] (hidden)\nA1 number 3\n[Очень] (very hidden)\nA1 number 5\n", "");
}

// What the book says of a sheet's kind and what the sheet's beginning says must agree.
static void test_kinds(void **state) {
    (void)state;
    for (int type = 0; type < 256; type++) {
        xls_out a, b;
        xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 2, one_cell(&b, 2)}, {0}};
        xls_out file = xls_book(8, NULL, plan);
        xls_set(&file, 20 + 4 + 5, (uint64_t)type, 1);
        xls_assert(file, true, "[A]\nA1 number 1\n", type ? "xls_record_damaged;" : "");
        xls_plan again[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 2, one_cell(&b, 2)}, {0}};
        file = xls_book(8, NULL, again);
        xls_set(&file, 20 + 4 + 14 + 5, (uint64_t)type, 1);
        bool chart = type == 1 || type == 2 || type == 6;
        xls_assert(file, type != 0, type ? "[A]\nA1 number 1\n" : "[A]\nA1 number 1\n[B]\n",
                   type == 0 ? "xls_sheet_lost;"
                   : chart   ? ""
                             : "xls_record_damaged;");
    }
}

static void test_sheet_lost(void **state) {
    (void)state;
    xls_out a, b, c;
    xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 0, one_cell(&b, 2)}, {"C", 0, 0, one_cell(&c, 3)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    size_t first = 20 + 4, length = 4 + 8 + 2; // of the BOUNDSHEET records
    xls_set(&file, first + length, 1000000, 4);
    memcpy(file.data + first + 2 * length, file.data + first, 4);
    xls_assert(file, false, "[A]\nA1 number 1\n[B]\n[C]\n", "xls_sheet_unnamed;xls_sheet_unnamed;xls_sheet_lost;xls_sheet_lost;");
}

// A sheet that stands in the file but not in the list of sheets is not passed over in silence.
static void test_sheet_unnamed(void **state) {
    (void)state;
    xls_out a, b, c;
    xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 0, one_cell(&b, 2)}, {"D", 0, 2, one_cell(&c, 3)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    size_t second = 20 + 4 + 8 + 2; // BOUNDSHEET records
    size_t chart = second + 4 + 8 + 2;
    xls_set(&file, chart, 0x1234, 2);
    reading r = xls_read(file.data, file.len, false);
    assert_true(r.ok); // a chart that nobody names is no loss
    assert_string_equal(r.codes.data, "");
    reading_free(&r);
    xls_set(&file, second, 0x1234, 2);
    xls_assert(file, false, "[A]\nA1 number 1\n", "xls_sheet_unnamed;");
}

// The list of sheets breaks off: what is known is read, and the rest is missed.
static void test_globals_cut(void **state) {
    (void)state;
    xls_out a, b;
    xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 0, one_cell(&b, 2)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    size_t second = 20 + 4 + 8 + 2;
    xls_set(&file, second + 2, 0xFFFF, 2);
    reading r = xls_read(file.data, file.len, false);
    assert_false(r.ok);
    assert_string_equal(r.cells.data, "[A]\nA1 number 1\n");
    assert_string_equal(r.codes.data, "xls_container_damaged;");
    assert_string_equal(finding_at(&r, 0)->found, "сведения о книге обрываются: прочитано байт: 34, найдено листов: 1");
    reading_free(&r);
    xls_set(&file, 22, 0xFFFF, 2); // the first one
    xls_assert(file, false, "", "xls_container_damaged;");
}

// Two sheets of one name would be one to whoever reads them.
static void test_names_twice(void **state) {
    (void)state;
    xls_out a, b, c, d;
    xls_plan plan[] = {
        {"A", 0, 0, one_cell(&a, 1)}, {"A (2)", 0, 0, one_cell(&b, 2)}, {"A", 0, 0, one_cell(&c, 3)}, {"a", 0, 0, one_cell(&d, 4)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    reading r = xls_read(file.data, file.len, false);
    assert_true(r.ok);
    assert_string_equal(r.cells.data, "[A]\nA1 number 1\n[A (2)]\nA1 number 2\n[A (3)]\nA1 number 3\n[a]\nA1 number 4\n");
    assert_string_equal(r.codes.data, "sheet_twice;");
    assert_string_equal(finding_at(&r, 0)->place.sheet, "A");
    assert_string_equal(finding_at(&r, 0)->found, "A (3)");
    reading_free(&r);
    xls_free(&file);
}

// A sheet without an EOF ends where the next one begins.
static void test_no_eof(void **state) {
    (void)state;
    xls_out a, b;
    xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 0, one_cell(&b, 2)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    for (size_t i = file.len - 8; i > 0; i--) {
        if (file.data[i] == 0x0A && file.data[i + 1] == 0 && file.data[i + 2] == 0 && file.data[i + 4] == 0x09) {
            file.data[i] = 0x99;
            break;
        }
    }
    reading r = xls_read(file.data, file.len, false);
    assert_string_equal(r.cells.data, "[A]\nA1 number 1\n[B]\nA1 number 2\n");
    assert_string_equal(r.codes.data, "xls_sheet_cut;");
    assert_string_equal(finding_at(&r, 0)->found, "чтение дошло до строки 1, ячеек: 1");
    assert_false(r.ok);
    reading_free(&r);
    xls_free(&file);
}

static void test_no_sheets(void **state) {
    (void)state;
    xls_plan none[] = {{0}}, chart[] = {{"D", 0, 2, NULL}, {0}};
    xls_assert(xls_book(8, NULL, none), false, "", "xls_sheet_lost;");
    xls_assert(xls_book(8, NULL, chart), true, "", "book_no_sheets;");
    xls_out o = {0};
    xls_bof(&o, 8, 0x20);
    xls_assert(o, false, "", "format_unsupported;");
    o = (xls_out){0};
    xls_record(&o, 0x0809, "hhhh", 0x0700, 5, 0, 0);
    xls_assert(o, false, "", "format_unknown;");
    o = (xls_out){0};
    xls_number(&o, 0x0809, 2);
    xls_assert(o, false, "", "format_unknown;");
}

static void test_encrypted(void **state) {
    (void)state;
    static const struct {
        unsigned biff;
        int a, b;
        const char *found;
    } cases[] = {{8, 0, 5, "XOR"}, {8, 1, 1, "RC4"}, {8, 1, 4, "RC4 CryptoAPI"}, {5, 1, 4, "XOR"}};
    for (size_t i = 0; i < 4; i++) {
        xls_out g = {0}, s = {0};
        xls_record(&g, 0x002F, "hh", cases[i].a, cases[i].b);
        xls_out file = xls_simple(cases[i].biff, &g, &s);
        reading r = xls_read(file.data, file.len, false);
        assert_false(r.ok);
        assert_string_equal(r.codes.data, "workbook_encrypted;");
        assert_string_equal(r.cells.data, "");
        assert_string_equal(finding_at(&r, 0)->found, cases[i].found);
        reading_free(&r);
        xls_free(&file);
    }
}

// What small writers put out: a sheet alone, with a BOF of no version.
static void test_bare_sheet(void **state) {
    (void)state;
    xls_out o = {0};
    xls_record(&o, 0x0809, "hhhh", 0, 0x10, 0, 0);
    xls_record(&o, 0x0204, "hhhT", 0, 0, 0, "text");
    xls_record(&o, 0x0203, "hhhd", 0, 1, 0, 1.5);
    xls_record(&o, 0x000A, "");
    assert_int_equal(svod_xls_sniff((svod_bytes){o.data, o.len}), 2);
    xls_assert(o, true, "[a]\nA1 string text\nB1 number 1.5\n", "");
    assert_int_equal(svod_xls_sniff((svod_bytes){(const unsigned char *)"\x09\x08 a;b", 6}), 0);
    assert_int_equal(svod_xls_sniff((svod_bytes){(const unsigned char *)"", 0}), 0);
}

// ---- refusing ----------------------------------------------------------------------------------------------------

typedef struct counter {
    int calls, stop_at;
} counter;

static bool counted(void *ctx) {
    counter *c = ctx;
    assert_true(c->calls < c->stop_at);
    return ++c->calls < c->stop_at;
}

static bool stop_sheet(void *ctx, const svod_sheet_info *info) {
    (void)info;
    return counted(ctx);
}

static bool stop_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    (void)row, (void)cells, (void)count;
    return counted(ctx);
}

static bool stop_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)merges, (void)count;
    return counted(ctx);
}

// Whatever call says no is the last one.
static void test_refused(void **state) {
    (void)state;
    xls_out a, b;
    xls_plan plan[] = {{"A", 0, 0, one_cell(&a, 1)}, {"B", 0, 0, one_cell(&b, 2)}, {0}};
    xls_out file = xls_book(8, NULL, plan);
    for (int stop = 1; stop <= 6; stop++) {
        svod_arena *arena = svod_arena_new();
        svod_findings findings = svod_findings_of(arena, SVOD_EN);
        counter c = {.stop_at = stop};
        svod_read_options options = {0};
        svod_sink sink = {.ctx = &c, .sheet = stop_sheet, .row = stop_row, .end = stop_end};
        assert_false(svod_xls_read((svod_bytes){file.data, file.len}, "a.xls", &options, arena, &sink, &findings));
        assert_int_equal(c.calls, stop);
        assert_int_equal(findings.list.count, 0);
        svod_arena_free(arena);
    }
    xls_free(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheets),        cmocka_unit_test(test_kinds),       cmocka_unit_test(test_sheet_lost),
        cmocka_unit_test(test_sheet_unnamed), cmocka_unit_test(test_globals_cut), cmocka_unit_test(test_names_twice),
        cmocka_unit_test(test_no_eof),        cmocka_unit_test(test_no_sheets),   cmocka_unit_test(test_encrypted),
        cmocka_unit_test(test_bare_sheet),    cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
