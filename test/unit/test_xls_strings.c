// XLS: shared strings over CONTINUE records cut at every byte, byte strings in the encodings that a CODEPAGE names, and their damage.
#include <dlfcn.h>
#include <iconv.h>
#include <stdio.h>

#include "xls_help.h"

// ---- shared strings ----------------------------------------------------------------------------------------------

// The bytes of a table of strings, and for each byte what a cut before it means: 0 nothing, 1 within narrow characters, 2 within wide
// ones, 3 within a wide character.
typedef struct table {
    xls_out bytes;
    char marks[512];
    unsigned strings;
} table;

enum { RUNS = 8, PHONETIC = 4, WIDE = 1 };

// A string of ASCII; as many runs and phonetic bytes as told.
static void add_string(table *t, const char *text, int flags, int runs, unsigned phonetic) {
    size_t len = strlen(text);
    xls_number(&t->bytes, len, 2);
    xls_number(&t->bytes, (uint64_t)flags, 1);
    if (flags & RUNS) {
        xls_number(&t->bytes, (uint64_t)runs, 2);
    }
    if (flags & PHONETIC) {
        xls_number(&t->bytes, phonetic, 4);
    }
    for (size_t i = 0; i < len; i++) {
        t->marks[t->bytes.len] = flags & WIDE ? 2 : 1;
        if (flags & WIDE) {
            t->marks[t->bytes.len + 1] = 3;
        }
        xls_number(&t->bytes, (unsigned char)text[i], flags & WIDE ? 2 : 1);
    }
    for (unsigned i = 0; i < 4 * (unsigned)runs + phonetic; i++) {
        xls_number(&t->bytes, 0xEE, 1);
    }
    t->strings++;
}

static table sample(void) {
    table t = {0};
    xls_number(&t.bytes, 8, 4);
    xls_number(&t.bytes, 8, 4);
    add_string(&t, "one", 0, 0, 0);
    add_string(&t, "", 0, 0, 0);
    add_string(&t, "two", WIDE, 0, 0);
    add_string(&t, "rich", RUNS, 3, 0);
    add_string(&t, "both", WIDE | RUNS | PHONETIC, 2, 9);
    add_string(&t, "", WIDE, 0, 0);
    add_string(&t, "six", PHONETIC, 0, 5);
    add_string(&t, "end", WIDE, 0, 0);
    return t;
}

static const char sample_cells[] = "[S]\nA1 string one\nC1 string two\nD1 string rich\nE1 string both\nG1 string six\nH1 string end\n";

static xls_out cells_of(unsigned count) {
    xls_out s = {0};
    for (unsigned i = 0; i < count; i++) {
        xls_record(&s, 0x00FD, "hhhw", 0, i, 0, i);
    }
    return s;
}

static void add_piece(xls_out *g, unsigned id, int flags, const unsigned char *bytes, size_t len) {
    xls_number(g, id, 2);
    xls_number(g, len + (flags >= 0), 2);
    if (flags >= 0) {
        xls_number(g, (uint64_t)flags, 1);
    }
    xls_add(g, bytes, len);
}

static int flags_at(const table *t, size_t at) {
    return at >= t->bytes.len || t->marks[at] == 0 ? -1 : t->marks[at] == 1 ? 0 : WIDE;
}

static void test_cut_at_every_byte(void **state) {
    (void)state;
    table t = sample();
    for (size_t cut = 8; cut <= t.bytes.len; cut++) {
        xls_out g = {0}, s = cells_of(t.strings);
        add_piece(&g, 0x00FC, -1, t.bytes.data, cut);
        add_piece(&g, 0x003C, flags_at(&t, cut), t.bytes.data + cut, t.bytes.len - cut);
        xls_out file = xls_simple(8, &g, &s);
        reading r = xls_read(file.data, file.len, false);
        if (cut < t.bytes.len && t.marks[cut] == 3) { // half a character stands on either side
            assert_false(r.ok);
            assert_int_equal(r.findings.per_code[SVOD_F_xls_strings_damaged], 1);
            assert_true(r.findings.per_code[SVOD_F_xls_record_damaged] > 0);
        } else {
            assert_string_equal(r.cells.data, sample_cells);
            assert_string_equal(r.codes.data, "");
        }
        reading_free(&r);
        xls_free(&file);
    }
    xls_free(&t.bytes);
}

// Each byte, or each wide character, in a record of its own.
static void test_cut_everywhere(void **state) {
    (void)state;
    table t = sample();
    xls_out g = {0}, s = cells_of(t.strings);
    add_piece(&g, 0x00FC, -1, t.bytes.data, 8);
    for (size_t at = 8; at < t.bytes.len;) {
        size_t len = t.marks[at] == 2 ? 2 : 1;
        add_piece(&g, 0x003C, flags_at(&t, at), t.bytes.data + at, len);
        at += len;
    }
    xls_assert(xls_simple(8, &g, &s), true, sample_cells, "");
    xls_free(&t.bytes);
}

// A CONTINUE may change from narrow to wide characters and back.
static void test_width_changes(void **state) {
    (void)state;
    xls_out g = {0}, s = cells_of(1);
    xls_record(&g, 0x00FC, "wwhbs", 1, 1, 7, 0, "ab");
    xls_record(&g, 0x003C, "bhhh", 1, 0x0416, 0x63, 0x0436);
    xls_record(&g, 0x003C, "bs", 0, "de");
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 string abЖcжde\n", "");
}

static void test_pair_over_records(void **state) {
    (void)state;
    xls_out g = {0}, s = cells_of(2);
    xls_record(&g, 0x00FC, "wwhbh", 2, 2, 2, 1, 0xD83D);
    xls_record(&g, 0x003C, "bhhbh", 1, 0xDE00, 2, 1, 0xD83D);
    xls_record(&g, 0x003C, "bs", 0, "z");
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 string \xF0\x9F\x98\x80\nB1 string \xEF\xBF\xBDz\n", "xls_text;");
}

static void test_counts(void **state) {
    (void)state;
    xls_out g = {0}, s = cells_of(3); // says four, has two, cells name three
    xls_record(&g, 0x00FC, "wwCC", 9, 4, "a", "b");
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 string a\nB1 string b\nC1 error LABELSST 2 damaged\n", "xls_record_damaged;");
    s = cells_of(3); // says two, has three
    xls_record(&g, 0x00FC, "wwCCC", 9, 2, "a", "b", "c");
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 string a\nB1 string b\nC1 error LABELSST 2 damaged\n", "xls_record_damaged;");
    s = cells_of(1);
    xls_record(&g, 0x00FC, "ww", 0xFFFFFFFFu, 0xFFFFFFFFu);
    xls_assert(xls_simple(8, &g, &s), true, "[S]\nA1 error LABELSST 0 damaged\n", "xls_record_damaged;");
    xls_record(&g, 0x00FC, "h", 0);
    xls_assert(xls_simple(8, &g, NULL), false, "[S]\n", "xls_strings_damaged;");
}

// A string whose characters end too soon is lost; one that lacks only what follows them is there.
static void test_beyond_the_end(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        xls_out g = {0}, s = cells_of(3);
        if (kind == 0) {
            xls_record(&g, 0x00FC, "wwChbs", 3, 3, "a", 30000, 0, "bcd");
        } else if (kind == 1) {
            xls_record(&g, 0x00FC, "wwChbhs", 3, 3, "a", 1, RUNS, 60000, "b");
        } else {
            xls_record(&g, 0x00FC, "wwChbws", 3, 3, "a", 1, PHONETIC, 0xFFFFFFFFu, "b");
        }
        xls_out file = xls_simple(8, &g, &s);
        reading r = xls_read(file.data, file.len, false);
        assert_string_equal(r.cells.data, kind == 0 ? "[S]\nA1 string a\nB1 error LABELSST 1 damaged\nC1 error LABELSST 2 damaged\n"
                                                    : "[S]\nA1 string a\nB1 string b\nC1 error LABELSST 2 damaged\n");
        assert_string_equal(finding_at(&r, 0)->found, kind == 0 ? "прочитано текстов: 1 из 3" : "прочитано текстов: 2 из 3");
        assert_int_equal(finding_at(&r, 0)->code, SVOD_F_xls_strings_damaged);
        assert_int_equal(r.findings.per_code[SVOD_F_xls_record_damaged], kind == 0 ? 2 : 1);
        assert_false(r.ok);
        reading_free(&r);
        xls_free(&file);
    }
}

// A long result of a formula goes on in CONTINUE records too, and so does a label.
static void test_long_results(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0006, "hhhbbbbbbhhwh", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0, 0);
    xls_record(&s, 0x0207, "hbs", 6, 0, "abc");
    xls_record(&s, 0x003C, "bs", 0, "def");
    xls_record(&s, 0x0204, "hhhhbs", 0, 1, 0, 4, 0, "xy");
    xls_record(&s, 0x003C, "bhh", 1, 0x0416, 0x0417);
    xls_assert(xls_simple(8, NULL, &s), true, "[S]\nA1 string abcdef formula\nB1 string xyЖЗ\n", "");
}

// ---- encodings ---------------------------------------------------------------------------------------------------

static void assert_encoding(int codepage, const char *bytes, const char *text, const char *codes) {
    char want[256];
    xls_out g = {0}, s = {0};
    xls_record(&g, 0x0042, "h", codepage);
    xls_record(&s, 0x0204, "hhhT", 0, 0, 0, bytes);
    bool wide = codepage == 1200 || codepage == 21010; // then a name has two bytes a character too
    xls_plan plan[] = {{wide ? "SS" : "S", 0, 0, &s}, {0}};
    snprintf(want, sizeof want, "[%s]\nA1 string %s\n", wide ? "卓" : "S", text);
    xls_assert(xls_book(5, &g, plan), true, want, codes);
}

static void test_encodings(void **state) {
    (void)state;
    assert_encoding(1251, "\xCE\xE1\xEB.", "Обл.", "");
    assert_encoding(1252, "caf\xE9 \x80", "café €", "");
    assert_encoding(1250, "\xB3\xF3\x64\x9F", "łódź", "");
    assert_encoding(1253, "\xC1\xE1", "Αα", "");
    assert_encoding(866, "\x8E\xA1\xAB.", "Обл.", "");
    assert_encoding(437, "\x82", "é", "");
    assert_encoding(10000, "\x8E", "é", "");
    assert_encoding(0x8000, "\x8E", "é", "");
    assert_encoding(0x8001, "\xE9", "é", "");
    assert_encoding(10007, "\x8E\xE1\xEB.", "Обл.", "");
    assert_encoding(20866, "\xEF\xC2\xCC.", "Обл.", "");
    assert_encoding(65001, "\xD0\x9E\xD0\xB1\xD0\xBB.", "Обл.", "");
    assert_encoding(1200, "A\1B\1", "\xC5\x81\xC5\x82", "");
    assert_encoding(21010, "\x1E\x04", "О", "");
    assert_encoding(932,
                    "\x93\xFA\x96\x7B\xB1"
                    "a",
                    "日本ｱa", "");
    assert_encoding(936,
                    "\xD6\xD0\xB9\xFA"
                    "a",
                    "中国a", "");
    assert_encoding(949,
                    "\xC7\xD1"
                    "a",
                    "한a", "");
    assert_encoding(950,
                    "\xA4\xA4"
                    "a",
                    "中a", "");
    assert_encoding(1258, "a\xCC", "a\xCC\x80", ""); // a mark of its own in the table
    assert_encoding(367, "abc", "abc", "");
}

static void test_bad_bytes(void **state) {
    (void)state;
    assert_encoding(1251, "a\x98z", "a\xEF\xBF\xBDz", "xls_text;");
    assert_encoding(367, "\xCE", "\xEF\xBF\xBD", "xls_text;");
    assert_encoding(932, "a\x93", "a\xEF\xBF\xBD", "xls_text;");
    assert_encoding(936, "\xD6\x20z", "\xEF\xBF\xBD z", "xls_text;");
    assert_encoding(65001, "a\xD0z", "a\xEF\xBF\xBDz", "xls_text;");
    assert_encoding(1200, "A\1B", "\xC5\x81\xEF\xBF\xBD", "xls_text;");
}

static void test_unknown_encodings(void **state) {
    (void)state;
    assert_encoding(4711, "caf\xE9", "café", "xls_codepage;");
}

static bool no_iconv;

iconv_t iconv_open(const char *to, const char *from) {
    static iconv_t (*real)(const char *, const char *);
    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "iconv_open");
    }
    return no_iconv ? (iconv_t)-1 : real(to, from);
}

// A small system has no modules of iconv: Russian and western texts are read all the same, of others it is said that they are lost.
static void test_without_iconv(void **state) {
    (void)state;
    no_iconv = true;
    assert_encoding(1251, "\xCE\xE1\xEB.", "Обл.", "");
    assert_encoding(866, "\x8E\xA1\xAB.", "Обл.", "");
    assert_encoding(20866, "\xEF\xC2\xCC.", "Обл.", "");
    assert_encoding(1252, "caf\xE9 \x80\x9F", "café €Ÿ", "");
    assert_encoding(0x8001, "\xE9", "é", "");
    assert_encoding(1252, "a\x81", "a\xEF\xBF\xBD", "xls_text;");
    assert_encoding(4711, "caf\xE9", "café", "xls_codepage;");
    assert_encoding(932, "plain", "plain", "");
    xls_out g = {0}, s = {0};
    xls_record(&g, 0x0042, "h", 932);
    xls_record(&s, 0x0204, "hhhT", 0, 0, 0, "a\x93\xFA");
    xls_record(&s, 0x0204, "hhhT", 0, 1, 0, "\x93");
    xls_assert(xls_simple(5, &g, &s), false, "[S]\nA1 string a\xEF\xBF\xBD\xEF\xBF\xBD\nB1 string \xEF\xBF\xBD\n",
               "xls_text;xls_text;xls_codepage_missing;");
    no_iconv = false;
}

// The tables of our own say what iconv's do.
static void test_own_tables(void **state) {
    (void)state;
    static const char *const names[] = {"CP1251", "CP866", "KOI8-R", "CP1252"};
    static const unsigned numbers[] = {1251, 866, 20866, 1252};
    for (size_t n = 0; n < 4; n++) {
        iconv_t turn = iconv_open("UTF-32LE", names[n]);
        svod_arena *arena = svod_arena_new();
        svod_xls_charset set;
        svod_xls_charset_make(numbers[n], arena, &set);
        for (unsigned i = 1; i < 256 && turn != (iconv_t)-1; i++) {
            char byte = (char)i, *in = &byte;
            unsigned char out[4], *to = out;
            size_t left = 1, room = sizeof out;
            bool known = iconv(turn, &in, &left, (char **)&to, &room) != (size_t)-1;
            assert_int_equal(set.one[i], known ? svod_xls_u32(out) : SVOD_XLS_BAD);
            iconv(turn, NULL, NULL, NULL, NULL);
        }
        svod_arena_free(arena);
        if (turn != (iconv_t)-1) {
            iconv_close(turn);
        }
    }
}

static void test_no_codepage(void **state) {
    (void)state;
    xls_out s = {0};
    xls_record(&s, 0x0204, "hhhT", 0, 0, 0, "plain");
    xls_assert(xls_simple(5, NULL, &s), true, "[S]\nA1 string plain\n", "");
    xls_record(&s, 0x0204, "hhhT", 0, 0, 0, "\xE9");
    xls_assert(xls_simple(5, NULL, &s), true, "[S]\nA1 string é\n", "xls_codepage_none;");
}

static void test_sheet_names(void **state) {
    (void)state;
    xls_out g = {0};
    xls_record(&g, 0x0042, "h", 1251);
    xls_plan plan[] = {{"\xCB\xE8\xF1\xF2", 0, 0, NULL}, {"bad\x98", 0, 0, NULL}, {0}};
    xls_assert(xls_book(5, &g, plan), true, "[Лист]\n[bad\xEF\xBF\xBD]\n", "xls_text;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_at_every_byte), cmocka_unit_test(test_cut_everywhere), cmocka_unit_test(test_width_changes),
        cmocka_unit_test(test_pair_over_records), cmocka_unit_test(test_counts),         cmocka_unit_test(test_beyond_the_end),
        cmocka_unit_test(test_long_results),      cmocka_unit_test(test_encodings),      cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_unknown_encodings), cmocka_unit_test(test_no_codepage),    cmocka_unit_test(test_sheet_names),
        cmocka_unit_test(test_without_iconv),     cmocka_unit_test(test_own_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
