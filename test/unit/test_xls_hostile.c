// XLS: small books with every byte spoilt and cut at every place, and records that ask for more than there is.
#include "xls_help.h"

// Every kind of record in a book.
static xls_out full_book(unsigned biff) {
    xls_out g = {0}, s = {0}, t = {0};
    xls_record(&g, 0x0042, "h", biff == 8 ? 1200 : 1251);
    xls_record(&g, 0x0022, "h", 0);
    xls_record(&g, 0x041E, biff == 8 ? "hC" : "hS", 164, "dd.mm.yyyy");
    for (int i = 0; i < 3; i++) {
        xls_record(&g, 0x00E0, biff == 8 ? "hhwwww" : "hhwww", 0, i == 1 ? 14 : i == 2 ? 164 : 0, 0, 0, 0, 0);
    }
    if (biff == 8) {
        xls_record(&g, 0x00FC, "wwUhbhswhb", 4, 4, "Тюмень", 2, 8, 1, "ab", 0, 5, 0);
        xls_record(&g, 0x003C, "bhhhhh", 1, 0x41, 0x42, 0x43, 0x44, 0x45);
        xls_record(&g, 0x003C, "hbws", 1, 4, 3, "xyzz");
    }
    const char *label = biff == 8 ? "hhhC" : "hhhT";
    xls_record(&s, 0x007D, "hhhhhh", 1, 1, 256, 0, 1, 0);
    xls_record(&s, 0x0208, "hhhhhhw", 1, 0, 4, 255, 0, 0, 0x20u);
    xls_record(&s, 0x0203, "hhhd", 0, 0, 0, 7.5);
    xls_record(&s, 0x027E, "hhhw", 0, 1, 1, 45351u * 4 | 2);
    xls_record(&s, 0x00BD, "hhhwhwh", 0, 2, 0, 2, 2, 3, 3);
    xls_record(&s, 0x0204, label, 1, 0, 0, "label");
    xls_record(&s, 0x00D6, label, 1, 1, 0, "rich");
    xls_record(&s, 0x0205, "hhhbb", 1, 2, 0, 1, 0);
    xls_record(&s, 0x0006, "hhhbbbbbbhhwh", 1, 3, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0, 0);
    xls_record(&s, 0x04BC, "hhbbhh", 1, 1, 3, 3, 0, 0);
    xls_record(&s, 0x0207, biff == 8 ? "C" : "T", "result");
    xls_record(&s, 0x0006, "hhhdhwh", 2, 0, 0, 2.25, 0, 0, 0);
    for (int i = 0; i < 4 && biff == 8; i++) {
        xls_record(&s, 0x00FD, "hhhw", 3, i, 0, i);
    }
    xls_record(&s, 0x00E5, "hhhhh", 1, 0, 1, 0, 3);
    xls_record(&t, 0x0203, "hhhd", 0, 0, 0, 1.0);
    xls_plan plan[] = {{"A", 0, 0, &s}, {"B", 1, 0, &t}, {0}};
    return xls_book(biff, &g, plan);
}

static xls_out full_sheet2(void) {
    xls_out o = {0};
    xls_bof(&o, 2, 0x10);
    xls_record(&o, 0x0042, "h", 1251);
    xls_record(&o, 0x001E, "S", "General");
    xls_record(&o, 0x0043, "bbbb", 0, 0, 0, 0);
    xls_record(&o, 0x0008, "hhhhhbh", 1, 0, 4, 0, 0, 0, 0);
    xls_record(&o, 0x0024, "bbh", 3, 4, 0);
    xls_record(&o, 0x0044, "h", 0);
    xls_record(&o, 0x0002, "hhbbbh", 0, 0, 63, 0, 0, 65535);
    xls_record(&o, 0x0003, "hhbbbd", 0, 1, 0, 0, 0, 7.5);
    xls_record(&o, 0x0004, "hhbbbS", 0, 2, 0, 0, 0, "\xCE\xE4\xE8\xED");
    xls_record(&o, 0x0005, "hhbbbbb", 0, 3, 0, 0, 0, 1, 0);
    xls_record(&o, 0x0006, "hhbbbbbbbbbhbb", 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0);
    xls_record(&o, 0x0007, "S", "\xC8\xF2\xEE\xE3");
    xls_record(&o, 0x000A, "");
    return o;
}

// The form of what the reader gives is held by the sink; failure is never silent.
static void assert_sound(const unsigned char *data, size_t len) {
    reading r = xls_read(data, len, false);
    assert_true(r.ok || r.findings.count[SVOD_ERROR] > 0);
    reading_free(&r);
}

static void spoil(xls_out file) {
    static const unsigned char masks[] = {0xFF, 0x01, 0x80};
    for (size_t i = 0; i < file.len; i++) {
        unsigned char was = file.data[i];
        for (size_t m = 0; m < sizeof masks; m++) {
            file.data[i] = was ^ masks[m];
            assert_sound(file.data, file.len);
        }
        file.data[i] = was;
    }
    xls_free(&file);
}

// The piece lies at the end of its own memory, so that a sanitizer sees a byte read too many. Every piece that is not whole is an error.
static void cut(xls_out file) {
    for (size_t len = 0; len < file.len; len++) {
        unsigned char *piece = malloc(len ? len : 1);
        assert_non_null(piece);
        memcpy(piece, file.data, len);
        reading r = xls_read(piece, len, false);
        assert_false(r.ok);
        assert_true(r.findings.count[SVOD_ERROR] > 0);
        reading_free(&r);
        free(piece);
    }
    xls_free(&file);
}

static void test_whole(void **state) {
    (void)state;
    xls_assert(full_book(8), true,
               "[A]\nA1 number 7.5\nB1 date 2024-02-29 hidden\nC1 number 0\nD1 date 00:00:00\nA2 string label hidden\nB2 string rich "
               "hidden\nC2 bool true hidden\nD2 string result formula hidden\nA3 number 2.25 formula\nA4 string Тюмень\nB4 string ab "
               "hidden\nC4 string ABCDE\nD4 string x\nmerge 1 1 2 4\n[B] (hidden)\nA1 number 1\n",
               "");
    xls_assert(full_sheet2(), true, "[a]\nA1 number 65535\nB1 number 7.5\nC1 string Один\nD1 bool true hidden\nA3 string Итог formula\n",
               "");
}

static void test_spoilt(void **state) {
    (void)state;
    spoil(full_book(8));
    spoil(full_book(5));
    spoil(full_sheet2());
}

static void test_cut(void **state) {
    (void)state;
    cut(full_book(8));
    cut(full_book(5));
    cut(full_sheet2());
}

static void test_container_spoilt(void **state) {
    (void)state;
    xls_out book = full_book(8);
    spoil(xls_wrap(&book, "Workbook"));
}

static void test_container_cut(void **state) {
    (void)state;
    xls_out book = full_book(8), file = xls_wrap(&book, "Workbook");
    for (size_t len = 0; len < file.len; len++) {
        unsigned char *piece = malloc(len ? len : 1);
        assert_non_null(piece);
        memcpy(piece, file.data, len);
        assert_sound(piece, len);
        free(piece);
    }
    xls_free(&file);
}

// Tens of thousands of records for one cell: the findings kept are few, and they do not pile up in memory.
static void test_doubles(void **state) {
    (void)state;
    xls_out s = {0};
    for (int i = 0; i < 20000; i++) {
        xls_record(&s, 0x0204, "hhh", 0, 0, 0);
        xls_record(&s, 0x0203, "hhhd", 0, 300, 0, 1.0);
    }
    xls_out file = xls_simple(8, NULL, &s);
    reading r = xls_read(file.data, file.len, false);
    assert_string_equal(r.cells.data, "[S]\nA1 error LABEL damaged\n");
    assert_int_equal(r.findings.per_code[SVOD_F_cell_twice], 19999);
    assert_int_equal(r.findings.per_code[SVOD_F_xls_record_damaged], 40000);
    assert_int_equal(r.findings.list.count, 2 * SVOD_FINDINGS_PER_PLACE_CAP);
    assert_true(svod_arena_used(r.findings.arena) < 1 << 20);
    reading_free(&r);
    xls_free(&file);
}

// One long text in very many cells would be gigabytes of output.
typedef struct tally {
    size_t rows, bytes;
} tally;

static bool count_sheet(void *ctx, const svod_sheet_info *info) {
    (void)ctx, (void)info;
    return true;
}

static bool count_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    tally *t = ctx;
    (void)row;
    t->rows++;
    for (size_t i = 0; i < count; i++) {
        t->bytes += cells[i].len;
    }
    return true;
}

static bool count_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

static void test_text_limit(void **state) {
    (void)state;
    xls_out g = {0}, s = {0};
    char piece[8001];
    memset(piece, 'x', 8000);
    piece[8000] = '\0';
    xls_record(&g, 0x00FC, "wwhb", 1, 1, 32000, 0);
    for (int i = 0; i < 4; i++) {
        xls_record(&g, 0x003C, "bs", 0, piece);
    }
    for (int i = 0; i < 20000; i++) {
        xls_record(&s, 0x00FD, "hhhw", i / 4, i % 4, 0, 0);
    }
    xls_out file = xls_simple(8, &g, &s);
    svod_arena *arena = svod_arena_new();
    svod_findings findings = svod_findings_of(arena, SVOD_EN);
    tally t = {0};
    svod_read_options options = {0};
    svod_sink sink = {.ctx = &t, .sheet = count_sheet, .row = count_row, .end = count_end};
    assert_false(svod_xls_read((svod_bytes){file.data, file.len}, "a.xls", &options, arena, &sink, &findings));
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(findings.per_code[SVOD_F_read_limit], 1);
    assert_int_equal(t.bytes, t.rows * 4 * 32000);
    assert_true(t.bytes <= (size_t)256 << 20 && t.bytes > (size_t)255 << 20);
    svod_arena_free(arena);
    xls_free(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),         cmocka_unit_test(test_spoilt),
        cmocka_unit_test(test_cut),           cmocka_unit_test(test_container_spoilt),
        cmocka_unit_test(test_container_cut), cmocka_unit_test(test_doubles),
        cmocka_unit_test(test_text_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
