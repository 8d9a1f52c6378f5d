// Percent agreement.
#include "stat_help.h"

static svod_arena *arena;

static svod_estimate percent(const char *units) {
    svod_ratings ratings = by_units(arena, units);
    return stat_percent(&ratings, arena);
}

// Gwet, irrCAC, pa.coeff.raw(cac.raw4raters), printed in its README: 0.8181818, error 0.12561, interval 0.542 to 1.
static void as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    svod_estimate out = stat_percent(&ratings, arena);
    assert_near(out.value, 0.8181818, 1e-7);
    assert_true(out.has_se && out.has_interval);
    assert_near(out.se, 0.12561, 5e-6);
    assert_near(out.low, 0.542, 5e-4);
    assert_near(out.high, 1, 0);
    assert_int_equal(out.units, 11); // one has a single value
    assert_int_equal(out.raters, 4);
    assert_int_equal(out.values, 40);
    assert_true(out.p < 0);
}

// irrCAC, pa2.table(cont3x3abstractors): 0.89, error 0.03128898.
static void two_raters(void **state) {
    (void)state;
    svod_ratings ratings = by_contingency(arena, "13 0 0 / 0 20 7 / 0 4 56");
    svod_estimate out = stat_percent(&ratings, arena);
    assert_int_equal(out.units, 100);
    assert_near(out.value, 0.89, 1e-12);
    assert_near(out.se, sqrt(0.89 * 0.11 / 99), 1e-12); // of a share; irrCAC's table divides by 100
}

static void by_hand(void **state) {
    (void)state;
    // Pairs that agree: 1 of 3, 1 of 1.
    assert_near(percent("1 1 2 / 5 . 5").value, (1.0 / 3 + 1) / 2, 1e-15);
    assert_near(percent("0 -0").value, 1, 0);
    assert_near(percent("1 2 / 3 4").value, 0, 0);
}

// Chance does not come in: equal values are full agreement. One unit tells nothing of the error.
static void equal_values_agree(void **state) {
    (void)state;
    svod_estimate out = percent("2 2 2 / 2 2 .");
    assert_int_equal(out.why, SVOD_WHY_defined);
    assert_near(out.value, 1, 1e-15);
    assert_near(out.se, 0, 1e-15);
    assert_false(percent("2 2 2").has_se);
    assert_true(percent("2 2 2 / 1 . .").has_se);
}

static void what_is_undefined(void **state) {
    (void)state;
    assert_undefined(percent(". . / . ."), no_data);
    assert_undefined(percent("1 / 2 / 3"), one_rater);
    assert_undefined(percent("1 . / 2 ."), one_rater);
    assert_undefined(percent("1 . / . 2"), no_pairs);
    svod_ratings none = {0, 0, NULL};
    assert_undefined(stat_percent(&none, arena), no_data);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings k1 = by_raters(arena, K1_ROWS), f1 = by_counts(arena, F1_COUNTS);
    assert_order_free(stat_percent, &k1, arena);
    assert_order_free(stat_percent, &f1, arena);
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),         cmocka_unit_test(two_raters),        cmocka_unit_test(by_hand),
        cmocka_unit_test(equal_values_agree), cmocka_unit_test(what_is_undefined), cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
