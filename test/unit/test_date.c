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
    static const char *const texts[] = {"2024-02-29", "1900-01-01", "2024-02-29T18:00:05", "23:59:59", "9999-12-31"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        double folded = 0;
        svod_date_kind kind = SVOD_DATE_NONE;
        char buf[SVOD_DATE_SIZE];
        assert_true(svod_date_parse(texts[i], strlen(texts[i]), &folded, &kind));
        svod_date_text(buf, folded, kind);
        assert_string_equal(buf, texts[i]);
    }
    static const char *const wrong[] = {"",    "2023-02-29", "2024-13-01", "24:00:00", "2024-02", "2024-02-29T", "2024-02-29x",
                                        "12:", "1899-12-30"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        double folded = 0;
        svod_date_kind kind = SVOD_DATE_NONE;
        assert_false(svod_date_parse(wrong[i], strlen(wrong[i]), &folded, &kind));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format_codes),
        cmocka_unit_test(test_serials),
        cmocka_unit_test(test_iso_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
