// Dates of spreadsheets: which formats are dates, serials and ISO both ways.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/date.h"

static void test_format_codes(void **state) {
    (void)state;
    static const struct {
        const char *code;
        svod_date_kind kind;
    } cases[] = {{"General", SVOD_DATE_NONE},
                 {"Основной", SVOD_DATE_NONE},
                 {"Standard", SVOD_DATE_NONE},
                 {"0.00", SVOD_DATE_NONE},
                 {"#,##0\\ \"дней\"", SVOD_DATE_NONE},
                 {"0.00E+00", SVOD_DATE_NONE},
                 {"[Red]0;[Black]-0", SVOD_DATE_NONE},
                 {"#,##0.00 [$руб.-419]", SVOD_DATE_NONE},
                 {"# ##0 чел.", SVOD_DATE_NONE},
                 {"@", SVOD_DATE_NONE},
                 {"dd.mm.yyyy", SVOD_DATE_DAY},
                 {"[$-419]d mmm yyyy;@", SVOD_DATE_DAY},
                 {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", SVOD_DATE_DAY},
                 {"mmm-yy", SVOD_DATE_DAY},
                 {"mmmm", SVOD_DATE_DAY},
                 {"ДД.ММ.ГГГГ", SVOD_DATE_DAY},
                 {"yyyy\"г.\"", SVOD_DATE_DAY},
                 {"m/d/yy h:mm", SVOD_DATE_DAY},
                 {"h:mm AM/PM", SVOD_DATE_TIME},
                 {"mm:ss.0", SVOD_DATE_TIME},
                 {"чч:мм", SVOD_DATE_TIME},
                 {"[h]:mm:ss", SVOD_DATE_ELAPSED},
                 {"[ч]:мм", SVOD_DATE_ELAPSED},
                 {"TT.MM.JJJJ", SVOD_DATE_DAY},
                 {"jj/mm/aaaa", SVOD_DATE_DAY},
                 {"pp.kk.vvvv", SVOD_DATE_DAY},
                 {"ηη/μμ/εεεε", SVOD_DATE_DAY},
                 {"éééé.hh.nn", SVOD_DATE_DAY},
                 {"uu:mm", SVOD_DATE_TIME},
                 {"t:mm", SVOD_DATE_TIME},
                 {"ωω:λλ", SVOD_DATE_TIME},
                 {"Стандартный", SVOD_DATE_NONE},
                 {"Standaard", SVOD_DATE_NONE},
                 {"G/標準", SVOD_DATE_NONE},
                 {"\"d", SVOD_DATE_NONE},
                 {"[h", SVOD_DATE_NONE},
                 {"\\", SVOD_DATE_NONE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(svod_date_kind_of(cases[i].code), cases[i].kind);
    }
    assert_int_equal(svod_date_builtin(14), SVOD_DATE_DAY);
    assert_int_equal(svod_date_builtin(20), SVOD_DATE_TIME);
    assert_int_equal(svod_date_builtin(46), SVOD_DATE_ELAPSED);
    assert_int_equal(svod_date_builtin(57), SVOD_DATE_DAY);
    assert_int_equal(svod_date_builtin(49), SVOD_DATE_NONE);
}

static void test_percent(void **state) {
    (void)state;
    static const char *const percents[] = {"0%", "0.00%", "# ##0,0 %", "[Red]0%", "0;-0%", "[=0]0;0%", "\"доля \"0%", "_-0.0%_-"};
    static const char *const others[] = {"", "0", "0\\%", "0\"%\"", "0_%", "0*%", "[%]0", "\"%", "[%", "0\" %", "\\"};
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
        assert_true(svod_date_is_percent(percents[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(svod_date_is_percent(others[i]));
    }
    assert_true(svod_date_is_percent_builtin(9) && svod_date_is_percent_builtin(10));
    assert_false(svod_date_is_percent_builtin(8) || svod_date_is_percent_builtin(11));
}

static void assert_text(double serial, svod_date_kind kind, bool mac, const char *text) {
    char buf[SVOD_DATE_SIZE];
    assert_int_equal(svod_date_text(buf, svod_date_fold(serial, kind, mac), kind), strlen(text));
    assert_string_equal(buf, text);
}

static void test_serials(void **state) {
    (void)state;
    assert_text(1, SVOD_DATE_DAY, false, "1900-01-01");
    assert_text(59, SVOD_DATE_DAY, false, "1900-02-28");
    assert_text(61, SVOD_DATE_DAY, false, "1900-03-01");
    assert_text(36526, SVOD_DATE_DAY, false, "2000-01-01");
    assert_text(45351.99999999, SVOD_DATE_DAY, false, "2024-03-01");
    assert_text(2958465, SVOD_DATE_DAY, false, "9999-12-31");
    assert_text(0.5, SVOD_DATE_DAY, false, "12:00:00");
    assert_text(0, SVOD_DATE_DAY, true, "1904-01-01");
    assert_text(1.5, SVOD_DATE_ELAPSED, true, "36:00:00");
}

static void test_iso_both_ways(void **state) {
    (void)state;
    static const char *const texts[] = {"2024-02-29", "1900-01-01", "2024-02-29T18:00:05", "23:59:59",
                                        "9999-12-31", "1899-12-29", "1850-01-02T06:00:00", "0001-01-01"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double folded = 0;
        svod_date_kind kind = SVOD_DATE_NONE;
        char buf[SVOD_DATE_SIZE];
        assert_true(svod_date_parse(texts[i], strlen(texts[i]), &folded, &kind));
        svod_date_text(buf, folded, kind);
        assert_string_equal(buf, texts[i]);
    }
    static const char *const wrong[] = {"",    "2023-02-29", "2024-13-01",  "24:00:00",          "2024-02", "2024-02-29T", "2024-02-29x",
                                        "12:", "0000-01-01", "12345-01-01", "2024-02-29T10:00+x"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        double folded = 0;
        svod_date_kind kind = SVOD_DATE_NONE;
        assert_false(svod_date_parse(wrong[i], strlen(wrong[i]), &folded, &kind));
    }
}

static void test_fractions_and_zones(void **state) {
    (void)state;
    static const struct {
        const char *text, *read, *rounded;
    } cases[] = {{"2024-02-29T18:00:05.600000000Z", "2024-02-29T18:00:05", "2024-02-29T18:00:06"},
                 {"2024-02-29T18:00:05.999999999", "2024-02-29T18:00:06", "2024-02-29T18:00:06"},
                 {"2024-02-29T23:59:59.999999999", "2024-03-01", "2024-03-01"},
                 {"2024-02-29T18:00:05+03:00", "2024-02-29T18:00:05", "2024-02-29T18:00:05"},
                 {"2024-02-29T18:00", "2024-02-29T18:00:00", "2024-02-29T18:00:00"},
                 {"1899-12-30T12:00:00", "12:00:00", "12:00:00"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double folded = 0;
        svod_date_kind kind = SVOD_DATE_NONE;
        char buf[SVOD_DATE_SIZE];
        assert_true(svod_date_parse(cases[i].text, strlen(cases[i].text), &folded, &kind));
        svod_date_text(buf, folded, kind);
        assert_string_equal(buf, cases[i].read);
        assert_true(svod_date_parse_exact(cases[i].text, strlen(cases[i].text), &folded, &kind));
        svod_date_text(buf, folded, kind);
        assert_string_equal(buf, cases[i].rounded);
    }
}

static void test_durations(void **state) {
    (void)state;
    static const struct {
        const char *text, *read;
    } cases[] = {{"PT12H30M00S", "12:30:00"},
                 {"PT36H", "36:00:00"},
                 {"-PT01H30M00S", "-01:30:00"},
                 {"P1DT2H", "26:00:00"},
                 {"PT5M0.4S", "00:05:00"},
                 {"PT06H09M22.999999999S", "06:09:23"},
                 {"PT1439H59M59S", "1439:59:59"},
                 {"PT1440H", "1900-02-28"},
                 {"PT0S", "00:00:00"},
                 {"PT1088442H00M00S", "2024-02-29T18:00:00"}};
    double days = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char buf[SVOD_DATE_SIZE];
        assert_true(svod_date_duration(cases[i].text, strlen(cases[i].text), &days));
        assert_int_equal(svod_date_is_stretch(days), strlen(cases[i].read) == 8 || i == 6 || i == 2);
        svod_date_text(buf, days, SVOD_DATE_ELAPSED);
        assert_string_equal(buf, cases[i].read);
    }
    static const char *const wrong[] = {
        "",      "P",     "PT",         "PT5",   "P5H",   "PT5D",  "PT1M1H", "PT1H1H",
        "P1Y",   "P1M",   "PT1.5H",     "12:30", "PT-1H", "PT1HT", "--PT1H", "PT999999999999999999999999999999H",
        "PT1H ", "PT.5S", "PT88000000H"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(svod_date_duration(wrong[i], strlen(wrong[i]), &days));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format_codes),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_serials),
        cmocka_unit_test(test_iso_both_ways),
        cmocka_unit_test(test_fractions_and_zones),
        cmocka_unit_test(test_durations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
