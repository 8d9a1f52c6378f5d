// CSV: which encoding a text has, decided or forced, and bytes that do not fit.
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "read/csv.h"
#include "read_help.h"

static void assert_text(const char *bytes, size_t len, const svod_read_options *options, const char *cells, const char *codes,
                        const char *decision) {
    reading r = read_bytes(bytes, len, "папка/лист.csv", options);
    assert_string_equal(r.cells.data, cells);
    assert_string_equal(r.codes.data, codes);
    if (decision) {
        assert_string_equal(r.decisions, decision);
    }
    reading_free(&r);
}

// ---- recoding for the tests --------------------------------------------------------------------------------------

typedef struct recoded {
    char *bytes;
    size_t len;
} recoded;

// What the encoding lacks is left out.
static recoded recode(const char *text, size_t len, const char *encoding) {
    iconv_t turn = iconv_open(encoding, "UTF-8");
    if (turn == (iconv_t)-1) {
        skip(); // a small system without iconv's modules
    }
    recoded out = {malloc(len * 4 + 16), 0};
    char *in = (char *)(uintptr_t)text, *to = out.bytes;
    size_t left = len, room = len * 4 + 16;
    while (left > 0 && iconv(turn, &in, &left, &to, &room) == (size_t)-1 && left > 0) {
        do {
            in++, left--;
        } while (left > 0 && ((unsigned char)*in & 0xC0) == 0x80);
    }
    iconv_close(turn);
    out.len = (size_t)(to - out.bytes);
    return out;
}

static const struct {
    const char *iconv, *option;
    svod_csv_encoding encoding;
} eights[] = {{"WINDOWS-1251", "windows-1251", SVOD_CSV_CP1251}, {"KOI8-R", "koi8-r", SVOD_CSV_KOI8R}, {"CP866", "cp866", SVOD_CSV_CP866}};

static void assert_guess(const char *text, size_t len) {
    for (size_t i = 0; i < 3; i++) {
        recoded r = recode(text, len, eights[i].iconv);
        bool sure = false;
        svod_csv_encoding got = svod_csv_guess((svod_bytes){(const unsigned char *)r.bytes, r.len}, &sure);
        if (got != eights[i].encoding || !sure) {
            fail_msg("%s taken for %s%s: %.80s", eights[i].iconv, svod_csv_encoding_name(got), sure ? "" : " by default", text);
        }
        free(r.bytes);
    }
}

// ---- the tests ---------------------------------------------------------------------------------------------------

static void test_tables(void **state) {
    (void)state;
    for (size_t e = 0; e < 3; e++) {
        iconv_t turn = iconv_open("UTF-8", eights[e].iconv);
        if (turn == (iconv_t)-1) {
            skip();
        }
        svod_csv_table table;
        svod_csv_table_make(eights[e].encoding, &table);
        for (unsigned i = 1; i < 256; i++) {
            char byte = (char)i, want[8], *in = &byte, *to = want;
            size_t left = 1, room = sizeof want;
            bool known = iconv(turn, &in, &left, &to, &room) != (size_t)-1;
            assert_int_equal(table.odd[i] != 0, !known);
            if (known) {
                assert_int_equal(table.len[i], to - want);
                assert_memory_equal(table.bytes[i], want, table.len[i]);
            }
        }
        iconv_close(turn);
    }
}

static void test_encodings(void **state) {
    (void)state;
    const char *cells = "[лист]\nA1 string Ёж\nB1 number 7,5\n";
    static const char bom[] = "\xEF\xBB\xBFЁж;7,5\n";
    static const char le[] = "\xFF\xFE\x01\x04\x36\x04;\0"
                             "7\0,\0"
                             "5\0\n\0",
                      be[] = "\xFE\xFF\x04\x01\x04\x36\0;\0"
                             "7\0,\0"
                             "5\0\n";
    assert_text(bom, sizeof bom - 1, NULL, cells, "", "UTF-8, разделитель «;», десятичная запятая");
    assert_text(le, sizeof le - 1, NULL, cells, "", "UTF-16LE, разделитель «;», десятичная запятая");
    assert_text(be, sizeof be - 1, NULL, cells, "", "UTF-16BE, разделитель «;», десятичная запятая");
    // without a mark
    assert_text(le + 2, sizeof le - 3, NULL, cells, "", "UTF-16LE, разделитель «;», десятичная запятая");
    assert_text(be + 2, sizeof be - 3, NULL, cells, "", "UTF-16BE, разделитель «;», десятичная запятая");
}

static void test_utf16_without_marks(void **state) {
    (void)state;
    static const char *const texts[] = {"Ёж", "a", "МО;1\n", "Ишим;–;–;–\n", "№;«Мир»\n7;—\n", "1;2\n"};
    static const char *const names[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t n = 0; n < 4; n++) {
            recoded r = recode(texts[i], strlen(texts[i]), names[n]);
            svod_csv_encoding got = SVOD_CSV_UTF8;
            assert_true(svod_csv_is_wide((svod_bytes){(const unsigned char *)r.bytes, r.len}, &got));
            assert_string_equal(svod_csv_encoding_name(got), names[n]);
            free(r.bytes);
        }
    }
    svod_csv_encoding got;
    static const char plain[] = "1 2 3 4 5 6 7 8 9 0";
    assert_false(svod_csv_is_wide((svod_bytes){(const unsigned char *)plain, sizeof plain - 1}, &got));
}

static void test_utf16_damaged(void **state) {
    (void)state;
    // an odd byte at the end, a lone half of a pair
    assert_text("\xFF\xFE"
                "a\0;\0b\0\n\0c",
                11, NULL, "[лист]\nA1 string a\nB1 string b\nA2 string \xEF\xBF\xBD\n", "csv_encoding;", NULL);
    assert_text("\xFF\xFE"
                "a\0;\0\x01\xD8",
                8, NULL, "[лист]\nA1 string a\nB1 string \xEF\xBF\xBD\n", "csv_encoding;", NULL);
    assert_text("\xFF\xFE\0\0"
                "a\0\0\0;\0\0\0\1\xF6\1\0b\0\0",
                19, NULL, "[лист]\nA1 string a\nB1 string \xF0\x9F\x98\x81\xEF\xBF\xBD\n", "csv_encoding;", NULL);
}

static void test_short_texts(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Абатский\nАрмизонский\nАромашевский\nБердюжский\nВагайский\nВикуловский\nГолышмановский\nЗаводоуковский\nИсетский\nИшимский\n",
        "Муниципалитет;Раздел 1;Итого\n",
        "МУНИЦИПАЛИТЕТ;РАЗДЕЛ 1;ИТОГО\n",
        "id;name;score\n1;Ишим;5\n2;Тюмень;7,5\n3;Тобольск;8\n",
        "1;2;3;4;5\n6;7;8;9;0\n1,5;2,5;нет данных;4;5\n",
        "Ёлкино;«Школа № 5»;нет\n",
        "№ п/п;Наименование муниципального образования;Балл\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_guess(texts[i], strlen(texts[i]));
    }
}

// Every Russian text among the fixtures, whole, in all three encodings.
static void test_whole_files(void **state) {
    (void)state;
    static const char *const files[] = {"fixtures/source/published-footers.csv",
                                        "fixtures/source/published-lists.csv",
                                        "fixtures/source/table-1-1.csv",
                                        "fixtures/source/table-1-2.csv",
                                        "fixtures/source/units.csv",
                                        "fixtures/tyumen-2023/roster.csv",
                                        "fixtures/tyumen-2022/roster.csv",
                                        "fixtures/tyumen-2023/sheets/table-1-1.csv",
                                        "fixtures/tyumen-2022/sheets/sections-2022.csv",
                                        "fixtures/demo-five-sections/roster.csv",
                                        "fixtures/demo-five-sections/sheets/forms.csv",
                                        "fixtures/demo-tyumen-criteria/roster.csv",
                                        "fixtures/demo-tyumen-criteria-2022/sheets/scores.csv",
                                        "fixtures/broken/roster.csv",
                                        "fixtures/broken/good(ok).csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        svod_arena *arena = svod_arena_new();
        svod_findings findings = svod_findings_of(arena, SVOD_RU);
        svod_bytes bytes;
        assert_true(svod_host_read(arena, svod_host_join(arena, SVOD_SOURCE_DIR, files[i]), files[i], &bytes, &findings));
        if (memchr(bytes.data, 0xD0, bytes.len)) { // some hold figures alone
            assert_guess((const char *)bytes.data, bytes.len);
        }
        svod_arena_free(arena);
    }
}

static void test_nothing_decides(void **state) {
    (void)state;
    static const char number[] = "\xB9;1\n", german[] = "M\xFCller;Gr\xF6\xDF"
                                                        "e\nStra\xDF"
                                                        "e;f\xFCr\n";
    assert_text("\xA8\xE6;7,5\n", 7, NULL, "[лист]\nA1 string Ёж\nB1 number 7,5\n", "",
                "windows-1251 (кодировка взята по умолчанию), разделитель «;», десятичная запятая");
    reading r = read_bytes(number, sizeof number - 1, "лист.csv", NULL);
    assert_string_equal(r.cells.data, "[лист]\nA1 string №\nB1 number 1\n");
    reading_free(&r);
    r = read_bytes(german, sizeof german - 1, "лист.csv", NULL);
    assert_string_equal(r.decisions, "windows-1251 (кодировка взята по умолчанию), разделитель «;», дробных чисел нет");
    reading_free(&r);
}

static void test_old_tables(void **state) {
    (void)state;
    // lines and boxes of CP866 around few letters
    static const char box[] = "─────────────────────────────────\n│ Ишим │ 5 │\n│ Тюмень │ 7 │\n─────────────────────────────────\n";
    recoded r = recode(box, sizeof box - 1, "CP866");
    bool sure = false;
    assert_int_equal(svod_csv_guess((svod_bytes){(const unsigned char *)r.bytes, r.len}, &sure), SVOD_CSV_CP866);
    assert_true(sure);
    free(r.bytes);
}

static void test_damaged_utf8(void **state) {
    (void)state;
    static const char text[] = "Иш\xD0;1\n";
    assert_text(text, sizeof text - 1, NULL, "[лист]\nA1 string Иш\xEF\xBF\xBD\nB1 number 1\n", "csv_encoding;",
                "UTF-8, разделитель «;», дробных чисел нет");
}

static void test_forced(void **state) {
    (void)state;
    static const char text[] = "Ишим;7,5\n", cells[] = "[лист]\nA1 string Ишим\nB1 number 7,5\n";
    for (size_t i = 0; i < 3; i++) {
        recoded r = recode(text, sizeof text - 1, eights[i].iconv);
        svod_read_options options = {.encoding = eights[i].option};
        assert_text(r.bytes, r.len, &options, cells, "", NULL);
        options.encoding = "utf-8";
        reading bad = read_bytes(r.bytes, r.len, "лист.csv", &options);
        assert_string_equal(bad.codes.data, "csv_encoding;");
        assert_int_equal(finding_at(&bad, 0)->place.line, 1);
        reading_free(&bad);
        free(r.bytes);
    }
    svod_read_options dos = {.encoding = "IBM866"}, none = {.encoding = "cp437"};
    assert_text("\x88\xE8\xA8\xAC", 4, &dos, "[лист]\nA1 string Ишим\n", "", "CP866, один столбец, разделителя нет, дробных чисел нет");
    assert_text("a;b", 3, &none, "[лист]\nA1 string a\nB1 string b\n", "csv_encoding;", NULL);
}

// A mark at the beginning speaks louder than a key in campaign.yaml, which is obeyed all the same.
static void test_forced_against_the_mark(void **state) {
    (void)state;
    svod_read_options forced = {.encoding = "cp866"};
    reading r = read_bytes("\xEF\xBB\xBF"
                           "a;b\n",
                           7, "лист.csv", &forced);
    assert_string_equal(r.codes.data, "csv_encoding;");
    assert_string_equal(finding_at(&r, 0)->found, "в начале файла стоит метка UTF-8");
    assert_int_equal(finding_at(&r, 0)->place.line, 1);
    reading_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_utf16_without_marks),
        cmocka_unit_test(test_utf16_damaged),
        cmocka_unit_test(test_short_texts),
        cmocka_unit_test(test_whole_files),
        cmocka_unit_test(test_nothing_decides),
        cmocka_unit_test(test_old_tables),
        cmocka_unit_test(test_damaged_utf8),
        cmocka_unit_test(test_forced),
        cmocka_unit_test(test_forced_against_the_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
