// Strings: validity, clean text, fold keys of names, distances, cell references, buffers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/str.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static svod_arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static void tells_valid_utf8(void **state) {
    (void)state;
    assert_true(svod_utf8_valid("", 0));
    assert_true(svod_utf8_valid("Ишим", 8));
    assert_true(svod_utf8_valid("\xF0\x9F\x98\x80", 4));
    assert_false(svod_utf8_valid("a\0b", 3));
    assert_false(svod_utf8_valid("\xC0\x80", 2));
    assert_false(svod_utf8_valid("\xED\xA0\x80", 3));
    assert_false(svod_utf8_valid("\xD0", 1));
    assert_false(svod_utf8_valid("\xE8\xF8\xE8\xEC", 4)); // "ишим" in windows-1251
    assert_false(svod_utf8_valid("\xF4\x90\x80\x80", 4));
}

static void repairs_bytes(void **state) {
    (void)state;
    assert_string_equal(svod_utf8_repair(arena, "да", 4), "да");
    assert_string_equal(svod_utf8_repair(arena,
                                         "a\xFF\xFE"
                                         "b",
                                         4),
                        "a\xEF\xBF\xBD\xEF\xBF\xBD"
                        "b");
    assert_string_equal(svod_utf8_repair(arena, "a\0b", 3), "ab");
    assert_string_equal(svod_utf8_repair(arena, "\xD0", 1), "\xEF\xBF\xBD");
}

static void cleans_text(void **state) {
    (void)state;
    assert_string_equal(svod_clean(arena, ""), "");
    assert_string_equal(svod_clean(arena, " \xC2\xA0\n "), "");
    assert_string_equal(svod_clean(arena, "  Раздел\r\n1\xC2\xA0\tцели  "), "Раздел 1 цели");
    assert_string_equal(svod_clean(arena, "рекомен\xC2\xADдации\xE2\x80\x8B"), "рекомендации");
    assert_string_equal(svod_clean(arena, "\xEF\xBB\xBFИтого"), "Итого");
    assert_string_equal(svod_clean(arena, "и\xCC\x86"), "й");       // и + combining breve
    assert_string_equal(svod_clean(arena, "е\xCC\x88лка"), "ёлка"); // е + combining diaeresis
    assert_string_equal(svod_clean(arena, "a\xFF"), "a\xEF\xBF\xBD");
}

static void folds_text(void **state) {
    (void)state;
    assert_string_equal(svod_fold(arena, ""), "");
    assert_string_equal(svod_fold(arena, "  ЁЛКА  Ель "), "елка ель");
    assert_string_equal(svod_fold(arena, "Нижне-Тавдинский"), "нижнетавдинский");
    assert_string_equal(svod_fold(arena, "Нижне‑Тавдинский"), "нижнетавдинский");
    assert_string_equal(svod_fold(arena, "МБОУ «СОШ № 5»"), "мбоу сош № 5");
    assert_string_equal(svod_fold(arena, "а — б"), "а б");
    assert_string_equal(svod_fold(arena, "—"), "");
    assert_string_equal(svod_fold(arena, "Cладковский"), "сладковский"); // Latin C
    assert_string_equal(svod_fold(arena, "Bикуловский"), "викуловский"); // Latin B
    assert_string_equal(svod_fold(arena, "зелëный"), "зеленый");         // Latin e with diaeresis
    assert_string_equal(svod_fold(arena, "ABC Ишим"), "abc ишим");       // a Latin word stays Latin
}

static void folds_names_together(void **state) {
    (void)state;
    static const char *const same[][2] = {
        {"12. Нижне-Тавдинский", "Нижнетавдинский"},
        {"12. Нижне-Тавдинский район", "Нижнетавдинский"},
        {"12) Нижне-Тавдинский", "нижне - тавдинский"},
        {"7. Голышмановский ГО", "Голышмановский"},
        {"Голышмановский городской округ", "Голышмановский"},
        {"10. Заводоуковский ГО", "Заводоуковский"},
        {"23. г.Ишим", "г. Ишим"},
        {"23.г.Ишим", "город Ишим"},
        {"Ишим, город", "Ишим, г."},
        {"Тюменский р-н", "17. Тюменский муниципальный район"},
        {"МО «Ярковский»", "Ярковский"},
        {"Уватский\xC2\xA0район", "УВАТСКИЙ"},
        {"Голышмановский (ГО)", "Голышмановский"},
    };
    for (size_t i = 0; i < COUNT(same); i++)
        assert_string_equal(svod_fold_name(arena, same[i][0]), svod_fold_name(arena, same[i][1]));
    assert_string_equal(svod_fold_name(arena, "12. Нижне-Тавдинский район"), "нижнетавдинский");
    assert_string_equal(svod_fold_name(arena, "г.Ишим"), "ишим");
    assert_string_equal(svod_fold_name(arena, "Ишимский"), "ишимский");
}

static void keeps_names_apart(void **state) {
    (void)state;
    static const char *const apart[][2] = {
        {"г.Ишим", "Ишимский"},
        {"г.Тобольск", "Тобольский"},
        {"г.Тюмень", "Тюменский"},
        {"г.Ялуторовск", "Ялуторовский"},
        {"23. г.Ишим", "9. Ишимский"},
        {"Школа № 1", "Школа № 11"},
        {"Школа 1.2", "Школа 12"},
        {"12", "13"},
        {"12.", "13."},
        {"Городской округ", "Муниципальный район"},
        {"Город", "Район"},
    };
    for (size_t i = 0; i < COUNT(apart); i++)
        assert_string_not_equal(svod_fold_name(arena, apart[i][0]), svod_fold_name(arena, apart[i][1]));
    assert_string_equal(svod_fold_name(arena, "Городской округ"), "городскойокруг");
    assert_string_equal(svod_fold_name(arena, "12."), "12");
}

static void measures_distance(void **state) {
    (void)state;
    assert_int_equal(svod_distance("", "", 5), 0);
    assert_int_equal(svod_distance("ишим", "ишим", 5), 0);
    assert_int_equal(svod_distance("ишим", "ишм", 5), 1);
    assert_int_equal(svod_distance("ишим", "ишми", 5), 1);
    assert_int_equal(svod_distance("ишим", "ишам", 5), 1);
    assert_int_equal(svod_distance("ишим", "", 9), 4);
    assert_int_equal(svod_distance("абвгд", "эюяжз", 3), 3);
    assert_int_equal(svod_distance("kitten", "sitting", 9), 3);
    char longer[600];
    memset(longer, 'a', sizeof longer - 1);
    longer[599] = '\0';
    assert_int_equal(svod_distance(longer, longer, 5), 0);
    assert_int_equal(svod_distance(longer, "a", 5), 5);
}

static void finds_the_nearest(void **state) {
    (void)state;
    static const char *const words[] = {"title", "clusters", "flags", "id"};
    assert_string_equal(svod_nearest(arena, "tilte", words, 4), "title");
    assert_string_equal(svod_nearest(arena, "Cluster", words, 4), "clusters");
    assert_string_equal(svod_nearest(arena, "di", words, 4), "id");
    assert_null(svod_nearest(arena, "sections", words, 4));
    assert_null(svod_nearest(arena, "x", words, 4));
    assert_null(svod_nearest(arena, "title", words, 0));
}

static void writes_and_reads_references(void **state) {
    (void)state;
    static const struct {
        uint32_t row, col;
        const char *ref;
    } cases[] = {
        {17, 4, "D17"}, {1, 1, "A1"}, {1, 26, "Z1"}, {1, 27, "AA1"}, {9, 702, "ZZ9"}, {9, 703, "AAA9"}, {1048576, 16384, "XFD1048576"}};
    char buf[SVOD_REF_SIZE];
    uint32_t row, col;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(svod_ref(buf, cases[i].row, cases[i].col), cases[i].ref);
        assert_true(svod_ref_parse(cases[i].ref, strlen(cases[i].ref), &row, &col));
        assert_int_equal(row, cases[i].row);
        assert_int_equal(col, cases[i].col);
    }
    assert_string_equal(svod_ref(buf, UINT32_MAX, 16385), "XFE4294967295");
    assert_non_null(svod_ref(buf, UINT32_MAX, UINT32_MAX));
    assert_true(svod_ref_parse("$D$17", 5, &row, &col));
    assert_true(row == 17 && col == 4);
    assert_true(svod_ref_parse("xfd3", 4, &row, &col));
    assert_true(row == 3 && col == 16384);
    static const char *const bad[] = {
        "", "D", "17", "D0", "D017", "XFE1", "A1048577", "D17x", "$", "D-1", "AAAAAAAAAAAA1", "A99999999999", "D17:E18"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(svod_ref_parse(bad[i], strlen(bad[i]), &row, &col));
}

static void small_comparisons(void **state) {
    (void)state;
    assert_true(svod_streq(NULL, NULL));
    assert_false(svod_streq("a", NULL));
    assert_true(svod_streq("a", "a"));
    assert_true(svod_starts("abc", "ab"));
    assert_false(svod_starts("a", "ab"));
    assert_true(svod_blank(NULL));
    assert_true(svod_blank(" \xC2\xA0\xE2\x80\x89"));
    assert_false(svod_blank(" x"));
}

static void buffers_grow(void **state) {
    (void)state;
    svod_buf buf = svod_buf_of(arena);
    assert_null(buf.data);
    for (int i = 0; i < 1000; i++)
        svod_buf_printf(&buf, "%d;", i % 10);
    assert_int_equal(buf.len, 2000);
    assert_int_equal(strlen(buf.data), 2000);
    svod_buf_add(&buf, "a\0b", 3);
    svod_buf_str(&buf, "");
    assert_int_equal(buf.len, 2003);
    assert_int_equal(buf.data[2003], 0);
    size_t room = svod_buf_room(&buf, 5000);
    assert_true(room >= 5000);
    memset(buf.data + buf.len, 'x', room + 1); // and the end of the text
    assert_int_equal(buf.len, 2003);
    assert_memory_equal(buf.data, "0;1;2;", 6);
}

// What a finding shows of a long text is no more than it can bear, and never half of a letter.
static void excerpts_are_short(void **state) {
    (void)state;
    char text[2 * SVOD_EXCERPT + 2];
    assert_string_equal(svod_excerpt_of("").text, "");
    assert_string_equal(svod_excerpt_of("Ишим").text, "Ишим");
    memset(text, 'a', sizeof text);
    text[SVOD_EXCERPT] = '\0';
    assert_string_equal(svod_excerpt_of(text).text, text);
    text[SVOD_EXCERPT] = 'a';
    text[SVOD_EXCERPT + 1] = '\0';
    svod_excerpt out = svod_excerpt_of(text);
    assert_int_equal(strlen(out.text), SVOD_EXCERPT + strlen("…"));
    assert_string_equal(out.text + SVOD_EXCERPT, "…");
    memcpy(text + SVOD_EXCERPT - 1, "Я", sizeof "Я"); // its second byte is one too many
    out = svod_excerpt_of(text);
    assert_string_equal(out.text + SVOD_EXCERPT - 2, "a…");
}

static void code_points_become_bytes(void **state) {
    (void)state;
    static const struct {
        uint32_t code;
        const char *bytes;
    } cases[] = {{0, ""},
                 {0x41, "A"},
                 {0x7F, "\x7F"},
                 {0x80, "\xC2\x80"},
                 {0x438, "и"},
                 {0x7FF, "\xDF\xBF"},
                 {0x800, "\xE0\xA0\x80"},
                 {0x20AC, "€"},
                 {0xFFFD, "\xEF\xBF\xBD"},
                 {0x10000, "\xF0\x90\x80\x80"},
                 {0x10FFFF, "\xF4\x8F\xBF\xBF"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char buf[5] = "";
        size_t len = (size_t)(svod_utf8_put(buf, cases[i].code) - buf);
        assert_int_equal(len, cases[i].code ? strlen(cases[i].bytes) : 1);
        assert_string_equal(buf, cases[i].bytes);
    }
}

static void counting_and_cutting(void **state) {
    (void)state;
    assert_int_equal(svod_utf8_count("аб1", 5), 3);
    assert_int_equal(svod_utf8_count("", 0), 0);
    assert_int_equal(svod_utf8_cut("аб1", 5, 9), 5);
    assert_int_equal(svod_utf8_cut("аб1", 5, 5), 5);
    assert_int_equal(svod_utf8_cut("аб1", 5, 3), 2);
    assert_int_equal(svod_utf8_cut("аб1", 5, 1), 0);
    assert_int_equal(svod_utf16_cut("аб1", 3), 5);
    assert_int_equal(svod_utf16_cut("аб1", 2), 4);
    assert_int_equal(svod_utf16_cut("а\U0001F600б", 3), 6);
    assert_int_equal(svod_utf16_cut("а\U0001F600б", 2), 2);
    assert_int_equal(svod_utf16_cut("", 0), 0);
}

static void shows_and_never_obeys(void **state) {
    (void)state;
    assert_string_equal(svod_plain(arena, "Ишим\n\r\t\x1B[2J\x7F"), "Ишим   ?[2J?");
    assert_string_equal(svod_plain(arena, "a\xC2\x9B"
                                          "2J\u00A0b\xC2"),
                        "a?2J\u00A0b\uFFFD");
    assert_string_equal(svod_plain(arena, ""), "");
    assert_string_equal(svod_upper(arena, "xlsx-й2"), "XLSX-й2");
    assert_string_equal(svod_capital(arena, "каппа Коэна"), "Каппа Коэна");
    assert_string_equal(svod_capital(arena, ""), "");
}

static void names_are_cut_in_the_middle(void **state) {
    (void)state;
    assert_string_equal(svod_cut_middle(arena, "Школа № 3", 9), "Школа № 3");
    assert_string_equal(svod_cut_middle(arena, "Школа № 13", 9), "Школ…№ 13");
    assert_string_equal(svod_cut_middle(arena, "Школа № 103", 10), "Школа…103"); // no space beside the sign
    assert_string_equal(svod_cut_middle(arena, "МБОУ «Средняя общеобразовательная школа № 3» города Свободного", 44),
                        "МБОУ «Средняя общеобра…3» города Свободного");
    assert_string_equal(svod_cut_middle(arena, "abcdef", 3), "a…f");
    assert_string_equal(svod_cut_middle(arena, "", 3), "");
}

static void columns_have_letters(void **state) {
    (void)state;
    char ref[SVOD_REF_SIZE];
    assert_string_equal(svod_ref_col(ref, 1), "A");
    assert_string_equal(svod_ref_col(ref, 27), "AA");
    assert_string_equal(svod_ref_col(ref, 16384), "XFD");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_valid_utf8),
        cmocka_unit_test(repairs_bytes),
        cmocka_unit_test(cleans_text),
        cmocka_unit_test(folds_text),
        cmocka_unit_test(folds_names_together),
        cmocka_unit_test(keeps_names_apart),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(writes_and_reads_references),
        cmocka_unit_test(small_comparisons),
        cmocka_unit_test(buffers_grow),
        cmocka_unit_test(excerpts_are_short),
        cmocka_unit_test(code_points_become_bytes),
        cmocka_unit_test(counting_and_cutting),
        cmocka_unit_test(shows_and_never_obeys),
        cmocka_unit_test(names_are_cut_in_the_middle),
        cmocka_unit_test(columns_have_letters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
