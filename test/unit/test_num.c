// Numbers: what people write, what programs write, exact points and their rounding.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void reads_what_people_write(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t mantissa;
        int scale;
        bool percent;
    } cases[] = {
        {"7,5", 75, 1, false},
        {"7.5", 75, 1, false},
        {"7", 7, 0, false},
        {"0", 0, 0, false},
        {"-0", 0, 0, false},
        {"007", 7, 0, false},
        {"7,50", 75, 1, false},
        {"7,0", 7, 0, false},
        {" 1 234,5 ", 12345, 1, false},
        {"1\xC2\xA0"
         "234\xC2\xA0"
         "567",
         1234567, 0, false},
        {"\xC2\xA0 12\xC2\xA0", 12, 0, false},
        {"1\xE2\x80\xAF"
         "234,5",
         12345, 1, false},
        {"1\xE2\x80\x89"
         "234",
         1234, 0, false},
        {"+3", 3, 0, false},
        {"-2", -2, 0, false},
        {"\xE2\x88\x92"
         "2,5",
         -25, 1, false},
        {"1e3", 1000, 0, false},
        {"1,5E+2", 150, 0, false},
        {"25e-1", 25, 1, false},
        {",5", 5, 1, false},
        {"75 %", 75, 0, true},
        {"75%", 75, 0, true},
        {"12,5\xC2\xA0%", 125, 1, true},
        {"0.30000000000000004", 3, 1, false},
        {"0.1000000000000000055511151231257827", 1, 1, false},
        {"2.7999999999999998", 28, 1, false},
        {"0.123456789012345", 123456789012345, 15, false},
        {"0.1234567890123454", 123456789012345, 15, false},
        {"0.1234567890123455", 123456789012346, 15, false},
        {"999999999999999.5", 1000000000000000, 0, false},
        {"1234567890123456789", 1234567890123460000, 0, false},
        {"0.000001", 1, 6, false},
        {"5.5511151231257827e-17", 555111512312578, 31, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        svod_decimal out = {-1, -1};
        bool percent = !cases[i].percent;
        assert_int_equal(svod_num_parse(cases[i].text, strlen(cases[i].text), &out, &percent), SVOD_NUM_VALUE);
        assert_true(out.mantissa == cases[i].mantissa);
        assert_int_equal(out.scale, cases[i].scale);
        assert_int_equal(percent, cases[i].percent);
    }
}

static void knows_signs_for_nothing(void **state) {
    (void)state;
    static const char *const cases[] = {"", " ", "\xC2\xA0", "\t\n", "-", "–", "—", "…", "...", " - ", "\xC2\xA0–"};
    svod_decimal out;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(svod_num_parse(cases[i], strlen(cases[i]), &out, NULL), SVOD_NUM_NOTHING);
}

static void leaves_text_alone(void **state) {
    (void)state;
    static const char *const cases[] = {"1.234,5", "1,234.5",  "1,2,3",  "7,",     "7.",     "н/д",        "7 баллов", "7б",     "1 2",
                                        "12 34",   "1234 567", "1 2345", "1  234", "e3",     "1e",         "1e+",      "+",      "--2",
                                        "+-2",     ".",        ",",      "0x10",   "nan",    "inf",        "1e999",    "1e-999", "1e19",
                                        "75 %",    "% 75",     "5/10",   "1'000",  "7,5 б.", "01.02.2023", "12:30",    "7\xC2"};
    svod_decimal out;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(svod_num_parse(cases[i], strlen(cases[i]), &out, NULL), SVOD_NUM_TEXT);
    assert_int_equal(svod_num_parse("75 %%", 5, &out, &(bool){false}), SVOD_NUM_TEXT);
}

static void reads_machine_numbers(void **state) {
    (void)state;
    static const char *const bad[] = {"", "7,5", " 7", "7 ", "1 234", "-", "1e", "1.", "0x1", "nan", "1.2.3"};
    svod_decimal out;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(svod_num_machine(bad[i], strlen(bad[i]), &out));
    assert_true(svod_num_machine("-12.50", 6, &out));
    assert_true(out.mantissa == -125 && out.scale == 1);
    assert_true(svod_num_machine("6E-2", 4, &out));
    assert_true(out.mantissa == 6 && out.scale == 2);
    assert_true(svod_num_machine("12abc", 2, &out));
    assert_true(out.mantissa == 12);
}

static void doubles_are_nearest(void **state) {
    (void)state;
    static const char *const cases[] = {
        "0",
        "-0.5",
        "0.1",
        "0.30000000000000004",
        "9007199254740993",
        "9007199254740993.0000000000000000000001",
        "1.7976931348623157e308",
        "4.9406564584124654e-324",
        "2.2250738585072011e-308",
        "1e22",
        "1e23",
        "123456789012345e-22",
        "8.5",
        "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910"
        "946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834"
        "93647529271907416844436551070434271155969950809304288017790417449779.0000000000000000000000000000000000000001"};
    for (size_t i = 0; i < COUNT(cases); i++) {
        double value = -1;
        assert_true(svod_num_double(cases[i], strlen(cases[i]), &value));
        assert_true(value == strtod(cases[i], NULL));
    }
    double value = 5;
    assert_false(svod_num_double("1e999", 5, &value));
    assert_false(svod_num_double("7,5", 3, &value));
    assert_false(svod_num_double("", 0, &value));
    assert_true(value == 5);
    // More digits than decide, of which the very last breaks the tie.
    char *huge = calloc(1, 2002);
    memcpy(huge, "9007199254740993.", 17);
    memset(huge + 17, '0', 1983);
    huge[2000] = '1';
    assert_true(svod_num_double(huge, 2001, &value));
    assert_true(value == 9007199254740994.0);
    free(huge);
}

static void plain_numbers_tell_their_shape(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
        size_t whole, decimals;
        char mark;
    } cases[] = {{"7", 7, 1, 0, 0},
                 {"-7,5", -7.5, 1, 1, ','},
                 {"007.50", 7.5, 3, 2, '.'},
                 {"0.30", 0.3, 1, 2, '.'},
                 {"123456789012345", 123456789012345, 15, 0, 0},
                 {"0.12345678901234", 0.12345678901234, 1, 14, '.'},
                 {"1234567890123456", 0, 16, 0, 0},
                 {"0.30000000000000004", 0, 1, 17, '.'}};
    static const char *const texts[] = {"", "-", ".5", "5.", "-,5", "1,2,3", "1.2,3", "+1", "1e3", " 1", "1 ", "--1", "7,"};
    svod_num_digits found;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_true(svod_num_plain(cases[i].text, strlen(cases[i].text), &found));
        assert_true(found.value == cases[i].value && found.mark == cases[i].mark);
        assert_int_equal(found.whole, cases[i].whole);
        assert_int_equal(found.decimals, cases[i].decimals);
    }
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_false(svod_num_plain(texts[i], strlen(texts[i]), &found));
}

static void decimals_become_doubles(void **state) {
    (void)state;
    assert_true(svod_decimal_double((svod_decimal){509, 1}) == 50.9);
    assert_true(svod_decimal_double((svod_decimal){-3, 4}) == -0.0003);
    assert_true(svod_decimal_double((svod_decimal){0, 0}) == 0);
    assert_true(svod_decimal_double((svod_decimal){INT64_MAX, 0}) == 9223372036854775808.0);
    assert_true(svod_decimal_double((svod_decimal){INT64_MIN, 127}) == -9223372036854775808e-127);
}

static void double_text_is_shortest(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0.1, "0.1"},       {0, "0"},
                 {-0.0, "0"},        {1e21, "1e+21"},
                 {7.5, "7.5"},       {100, "100"},
                 {-2.25, "-2.25"},   {0.1 + 0.2, "0.30000000000000004"},
                 {5e-324, "5e-324"}, {1.0 / 3, "0.3333333333333333"}};
    char buf[32];
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(svod_double_text(buf, cases[i].value), cases[i].text);
}

// By printing with ever more digits until the text reads back as the same double.
static void shortest_the_long_way(char buf[32], double value) {
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(buf, 32, "%.*g", digits, value);
        if (strtod(buf, NULL) == value) return;
    }
}

static void double_text_agrees_with_the_long_way(void **state) {
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 400000; i++) {
        char got[32], want[32];
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t bits = seed;
        double value;
        if (i % 4 == 0) { // sizes from 2^-20 to 2^60, all digits, also the neighbours of powers of two
            bits = (seed >> 12 & ((UINT64_C(1) << (seed >> 8 & 63) % 53) - 1)) | (1003 + (seed >> 3) % 80) << 52 | (seed & 1) << 63;
            memcpy(&value, &bits, sizeof value);
        } else if (i % 4 == 1) { // few decimals
            value = (double)(int64_t)(seed >> 30) / (double[]){1, 10, 100, 1000, 1e6}[seed % 5];
        } else if (i % 4 == 2) { // the upper 30 bits alone, as in XLS
            bits = (1003 + (seed >> 3) % 80) << 52 | (seed >> 20 & 0xFFFFC) << 32;
            memcpy(&value, &bits, sizeof value);
        } else { // next to a decimal
            value = (double)(seed >> 44) / 1000;
            memcpy(&bits, &value, sizeof bits);
            bits += seed % 5 - 2;
            memcpy(&value, &bits, sizeof value);
        }
        if ((value < 1e-300 && value > -1e-300) || value - value != 0) continue;
        shortest_the_long_way(want, value);
        assert_string_equal(svod_double_text(got, value), want);
    }
}

static void points_are_exact(void **state) {
    (void)state;
    svod_points out = 0;
    assert_true(svod_points_of((svod_decimal){75, 1}, &out));
    assert_true(out == SVOD_POINT * 15 / 2);
    assert_true(svod_points_of((svod_decimal){1, 4}, &out));
    assert_true(out == SVOD_POINT_TENTHOUSANDTH);
    assert_true(svod_points_of((svod_decimal){-3, 0}, &out));
    assert_true(out == -3 * SVOD_POINT);
    out = 1;
    assert_false(svod_points_of((svod_decimal){1, 5}, &out));
    assert_false(svod_points_of((svod_decimal){1280000000, 0}, &out));
    assert_false(svod_points_of((svod_decimal){INT64_MAX, 4}, &out));
    assert_true(out == 1);
    for (int experts = 1; experts <= 16; experts++)
        assert_true(SVOD_POINT_TENTHOUSANDTH % experts == 0);
}

static const char *printed(__int128 num, int64_t den, unsigned decimals) {
    static char buf[40];
    return svod_ratio_text(buf, (svod_ratio){num, den}, decimals, ',');
}

static void ratios_round_half_away(void **state) {
    (void)state;
    const __int128 tenth = SVOD_POINT / 10;
    assert_string_equal(printed(tenth * 75, 1, 1), "7,5");
    assert_string_equal(printed(tenth * 75, 1, 0), "8");
    assert_string_equal(printed(tenth * 65, 1, 0), "7");
    assert_string_equal(printed(-tenth * 65, 1, 0), "-7");
    assert_string_equal(printed(tenth * 64, 1, 0), "6");
    assert_string_equal(printed(tenth * 5, 10, 1), "0,1"); // 0.05
    assert_string_equal(printed(tenth * 5 - 1, 10, 1), "0,0");
    assert_string_equal(printed(-tenth * 5 + 1, 10, 1), "0,0");
    assert_string_equal(printed(tenth * 99 + tenth / 2, 1, 1), "10,0");
    assert_string_equal(printed(SVOD_POINT, 3, 4), "0,3333");
    assert_string_equal(printed(2 * (__int128)SVOD_POINT, 3, 9), "0,666666667");
    assert_string_equal(printed(5, 0, 1), SVOD_NONE);
    assert_string_equal(printed((__int128)SVOD_POINT * INT64_MAX, 1, 9), "9223372036854775807,000000000");
    // Denominators too big for a single division.
    assert_string_equal(printed((__int128)SVOD_POINT * (INT64_MAX / 8), INT64_MAX, 9), "0,125000000");
    assert_string_equal(printed((__int128)SVOD_POINT * (INT64_MAX / 3 * 2), INT64_MAX, 10), "0,6666666667");
    // The mean of 1246.6 over 26 units.
    assert_string_equal(printed(tenth * 12466, 26, 2), "47,95");
}

static void percents_are_exact(void **state) {
    (void)state;
    char buf[40];
    const svod_points tenth = SVOD_POINT / 10;
    assert_string_equal(svod_ratio_text(buf, svod_percent(tenth * 1, tenth * 8), 1, ','), "12,5");
    assert_string_equal(svod_ratio_text(buf, svod_percent(tenth * 1, tenth * 16), 1, ','), "6,3"); // 6.25
    assert_string_equal(svod_ratio_text(buf, svod_percent(SVOD_POINT * 47, SVOD_POINT * 94), 1, '.'), "50.0");
    assert_string_equal(svod_ratio_text(buf, svod_percent(SVOD_POINT * 5, 0), 1, '.'), SVOD_NONE);
    assert_string_equal(svod_ratio_text(buf, svod_percent(INT64_MAX, INT64_MAX), 9, '.'), "100.000000000");
    assert_true(svod_ratio_double(svod_percent(SVOD_POINT, SVOD_POINT * 8)) == 12.5);
    assert_true(svod_ratio_double(svod_percent(SVOD_POINT, SVOD_POINT * 3)) == 100.0 / 3);
}

static void short_texts_show_no_more_than_there_is(void **state) {
    (void)state;
    char buf[40];
    const svod_points tenth = SVOD_POINT / 10;
    assert_string_equal(svod_points_short(buf, tenth * 75, 4, '.'), "7.5");
    assert_string_equal(svod_points_short(buf, tenth * 70, 4, '.'), "7");
    assert_string_equal(svod_points_short(buf, tenth * 100, 4, '.'), "10");
    assert_string_equal(svod_points_short(buf, SVOD_POINT / 3, 4, '.'), "0.3333");
    assert_string_equal(svod_points_short(buf, 0, 4, '.'), "0");
    assert_string_equal(svod_points_short(buf, tenth * 75, 0, '.'), "8");
    assert_string_equal(svod_points_short(buf, SVOD_POINT * 100, 0, '.'), "100");
    assert_string_equal(svod_ratio_text(buf, (svod_ratio){-tenth * 3, 1}, 1, ','), "-0,3");
}

static void ratio_doubles_are_nearest(void **state) {
    (void)state;
    assert_true(svod_points_double(SVOD_POINT * 15 / 2) == 7.5);
    assert_true(svod_points_double(-SVOD_POINT / 10) == -0.1);
    assert_true(svod_ratio_double((svod_ratio){SVOD_POINT, 3}) == 1.0 / 3);
    assert_true(svod_ratio_double((svod_ratio){0, 3}) == 0);
    assert_true(svod_ratio_double((svod_ratio){5, 0}) == 0);
    // (2^53 + 1) points over 1: a tie that goes to the even neighbour; one unit more goes up.
    const __int128 tie = ((__int128)1 << 53) + 1;
    assert_true(svod_ratio_double((svod_ratio){tie * SVOD_POINT, 1}) == 9007199254740992.0);
    assert_true(svod_ratio_double((svod_ratio){tie * SVOD_POINT + 1, 1}) == 9007199254740994.0);
    assert_true(svod_ratio_double((svod_ratio){(__int128)SVOD_POINT << 80, 1}) == 1208925819614629174706176.0);
    // Thirds of every size against the division of doubles, which is exact for them.
    for (int64_t n = 1; n < 2000; n++)
        assert_true(svod_ratio_double((svod_ratio){(__int128)n * SVOD_POINT * 1000003, INT64_C(3) * 1000003}) == (double)n / 3);
}

static void ratio_rounded_is_a_short_double(void **state) {
    (void)state;
    assert_true(svod_ratio_rounded((svod_ratio){SVOD_POINT / 2, 10}, 1) == 0.1); // 0.05
    assert_true(svod_ratio_rounded((svod_ratio){-SVOD_POINT / 2, 10}, 1) == -0.1);
    assert_true(svod_ratio_rounded((svod_ratio){-1, 1}, 4) == 0);
    assert_true(svod_ratio_rounded((svod_ratio){SVOD_POINT, 3}, 4) == 0.3333);
    assert_true(svod_ratio_rounded((svod_ratio){SVOD_POINT, 3}, 10) == 0.3333333333);
    assert_true(svod_ratio_rounded((svod_ratio){(__int128)SVOD_POINT * 12466, 260}, 10) == 47.9461538462);
    assert_true(svod_ratio_rounded((svod_ratio){(__int128)SVOD_POINT * 1000000000, 3}, 10) == 333333333.3333333333);
    assert_true(svod_ratio_rounded((svod_ratio){1, 0}, 10) == 0);
}

static void compares_without_overflow(void **state) {
    (void)state;
    assert_int_equal(svod_ratio_compare((svod_ratio){1, 3}, (svod_ratio){2, 6}), 0);
    assert_int_equal(svod_ratio_compare((svod_ratio){1, 3}, (svod_ratio){1, 2}), -1);
    assert_int_equal(svod_ratio_compare((svod_ratio){-1, 3}, (svod_ratio){-1, 2}), 1);
    assert_int_equal(svod_ratio_compare((svod_ratio){-1, 3}, (svod_ratio){0, 2}), -1);
    assert_int_equal(svod_ratio_compare((svod_ratio){7, 2}, (svod_ratio){10, 3}), 1);
    const __int128 big = (__int128)INT64_MAX * INT64_MAX;
    assert_int_equal(svod_ratio_compare((svod_ratio){big, INT64_MAX}, (svod_ratio){big - 1, INT64_MAX}), 1);
    assert_int_equal(svod_ratio_compare((svod_ratio){big + 1, INT64_MAX - 1}, (svod_ratio){big, INT64_MAX - 2}), -1);
    for (int64_t a = -6; a <= 6; a++)
        for (int64_t b = 1; b <= 6; b++)
            for (int64_t c = -6; c <= 6; c++)
                for (int64_t d = 1; d <= 6; d++)
                    assert_int_equal(svod_ratio_compare((svod_ratio){a, b}, (svod_ratio){c, d}), (a * d > c * b) - (a * d < c * b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_people_write),
        cmocka_unit_test(knows_signs_for_nothing),
        cmocka_unit_test(leaves_text_alone),
        cmocka_unit_test(reads_machine_numbers),
        cmocka_unit_test(doubles_are_nearest),
        cmocka_unit_test(decimals_become_doubles),
        cmocka_unit_test(plain_numbers_tell_their_shape),
        cmocka_unit_test(double_text_is_shortest),
        cmocka_unit_test(double_text_agrees_with_the_long_way),
        cmocka_unit_test(points_are_exact),
        cmocka_unit_test(ratios_round_half_away),
        cmocka_unit_test(percents_are_exact),
        cmocka_unit_test(short_texts_show_no_more_than_there_is),
        cmocka_unit_test(ratio_doubles_are_nearest),
        cmocka_unit_test(ratio_rounded_is_a_short_double),
        cmocka_unit_test(compares_without_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
