// Days of the calendar: what is one, both ways of writing it, and how far two lie apart.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/calendar.h"

static void days_that_exist(void **state) {
    (void)state;
    static const char *const good[] = {"2023-06-26", "2024-02-29", "2000-02-29", "1999-12-31"};
    static const char *const bad[] = {"",           "2023-6-26",  "2023-02-29", "1900-02-29", "2023-13-01",
                                      "2023-00-01", "2023-06-00", "2023-06-31", "26.06.2023", "2023-06-260"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(svod_day_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(svod_day_valid(bad[i]));
}

static void both_ways_of_writing(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"2023-06-26", "2023-06-26"},
                                           {"2023-06-26T00:00:00", "2023-06-26"},
                                           {"2023-06-26 12:30", "2023-06-26"},
                                           {"26.06.2023", "2023-06-26"},
                                           {"1.6.2023", "2023-06-01"}};
    char iso[SVOD_DAY_SIZE];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(svod_day_read(pairs[i][0], iso));
        assert_string_equal(iso, pairs[i][1]);
    }
    static const char *const bad[] = {"", "26.06.23", "31.06.2023", "26.06.2023 г.", "июнь", "2023-06-31", "2023-06-26x", "26.06.", "26"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(svod_day_read(bad[i], iso));
}

static void days_are_counted(void **state) {
    (void)state;
    assert_int_equal(svod_day_year("2023-06-26 12:30"), 2023);
    assert_int_equal(svod_day_year("26.06.2023"), 0);
    assert_int_equal(svod_day_year(""), 0);
    assert_int_equal(svod_day_number("1970-01-01"), 0);
    assert_int_equal(svod_day_number("1969-12-31"), -1);
    assert_int_equal(svod_day_number("2000-03-01"), 11017);
    assert_int_equal(svod_day_number("2024-03-01") - svod_day_number("2024-02-28"), 2);
    assert_int_equal(svod_day_number("2023-03-01") - svod_day_number("2023-02-28"), 1);
    assert_int_equal(svod_day_number("2024-01-01") - svod_day_number("2023-12-31"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_exist),
        cmocka_unit_test(both_ways_of_writing),
        cmocka_unit_test(days_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
