// Names of sheets: one to a sheet, and not without end.
#include <stdio.h>
#include <stdlib.h>

#include "read/sheetname.h"
#include "read_help.h"

static reading r;
static svod_sheet_names names;

static int begin(void **state) {
    (void)state;
    r = reading_begin();
    names = svod_sheet_names_of("a.xlsx", r.scratch, &r.findings);
    return 0;
}

static int finish(void **state) {
    (void)state;
    reading_free(&r);
    return 0;
}

static const char *add(const char *name) {
    return svod_sheet_name(&names, name, strlen(name));
}

static void test_one_to_a_sheet(void **state) {
    (void)state;
    assert_string_equal(add("A"), "A");
    assert_string_equal(add("a"), "a");
    assert_string_equal(add("A (2)"), "A (2)");
    assert_int_equal(r.findings.list.count, 0);
    assert_string_equal(add("A"), "A (3)");
    assert_string_equal(add(""), "");
    assert_string_equal(add(""), " (4)"); // the count goes on from name to name
    assert_string_equal(svod_sheet_name(&names, "AB", 1), "A (5)");
    reading_name_codes(&r);
    assert_string_equal(r.codes.data, "sheet_twice;sheet_twice;sheet_twice;");
    assert_string_equal(svod_place_text(r.arena, finding_at(&r, 0)->place), "a.xlsx!A");
    assert_string_equal(finding_at(&r, 0)->found, "A (3)");
}

static void assert_full(const char *name, const char *found) {
    assert_int_equal(r.findings.list.count, 0);
    assert_null(add(name));
    assert_int_equal(finding_at(&r, 0)->code, SVOD_F_read_limit);
    assert_string_equal(finding_at(&r, 0)->found, found);
}

static void test_too_many(void **state) {
    (void)state;
    char name[16];
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "%d", i);
        assert_string_equal(add(name), name);
    }
    assert_full("x", "листов больше 10000");
}

static void test_too_long(void **state) {
    (void)state;
    char *name = calloc(1, (1 << 20) + 1);
    memset(name, 'a', 1 << 20);
    assert_string_equal(add(name), name);
    free(name);
    assert_full("b", "имена листов длиннее 1048576 байт");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_to_a_sheet, begin, finish),
        cmocka_unit_test_setup_teardown(test_too_many, begin, finish),
        cmocka_unit_test_setup_teardown(test_too_long, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
