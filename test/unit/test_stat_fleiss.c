// Fleiss' kappa.
#include "stat_help.h"

static svod_arena *arena;

static svod_estimate fleiss(const char *units) {
    svod_ratings ratings = by_units(arena, units);
    return stat_fleiss(&ratings, arena);
}

// Fleiss (1971), p. 381: .430 of thirty patients; further digits by statsmodels.
static void as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_counts(arena, F1_COUNTS);
    svod_estimate out = stat_fleiss(&ratings, arena);
    assert_near(out.value, 0.430245, 1e-6);
    assert_int_equal(out.units, 30);
    assert_int_equal(out.raters, 6);
    assert_int_equal(out.values, 180);
    assert_near(stat_percent(&ratings, arena).value, 0.555556, 1e-6); // mean agreement
}

// The kappa of one category is that of the category against all others: Fleiss (1971), p. 381.
static void of_one_category(void **state) {
    (void)state;
    static const double want[] = {0.244755, 0.244755, 0.520000, 0.471127, 0.566118};
    for (size_t c = 0; c < 5; c++) {
        svod_ratings ratings = by_counts(arena, F1_COUNTS);
        double value[30 * 6];
        for (size_t i = 0; i < 30 * 6; i++)
            value[i] = ratings.value[i] == (double)c + 1;
        ratings.value = value;
        assert_near(stat_fleiss(&ratings, arena).value, want[c], 1e-6);
    }
}

// Wikipedia, Fleiss' kappa: ten units, fourteen raters; ">" is the digit fourteen.
static void many_raters(void **state) {
    (void)state;
    svod_ratings ratings = by_counts(arena, "0000> 02642 00356 03920 22811 77000 32630 25322 65210 02237");
    assert_near(stat_fleiss(&ratings, arena).value, 0.209931, 1e-6);
}

// Gwet's irrCAC: fleiss.kappa.raw(cac.raw4raters) 0.76117, error 0.15302, interval 0.424 to 1; fleiss.kappa.dist(distrib.6raters)
// 0.4139265, 0.08119291, 0.24 to 0.588; scott2.table(cont3x3abstractors) 0.7962397, 0.05905473, which divides by all units.
static void errors_as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    svod_estimate out = stat_fleiss(&ratings, arena);
    assert_near(out.value, 0.76117, 5e-6);
    assert_near(out.se, 0.15302, 5e-6);
    assert_near(out.low, 0.424, 5e-4);
    assert_near(out.high, 1, 0);
    assert_int_equal(out.units, 12);
    assert_int_equal(out.values, 41);
    ratings = by_counts(arena, F1_COUNTS);
    ratings.units = 15;
    out = stat_fleiss(&ratings, arena);
    assert_near(out.value, 0.4139265, 5e-8);
    assert_near(out.se, 0.08119291, 5e-9);
    assert_near(out.low, 0.24, 5e-4);
    assert_near(out.high, 0.588, 5e-4);
    ratings = by_contingency(arena, "13 0 0 / 0 20 7 / 0 4 56");
    out = stat_fleiss(&ratings, arena);
    assert_near(out.value, 0.7962397, 5e-8);
    assert_near(out.se * sqrt(0.99), 0.05905473, 5e-9);
}

// A unit with one value has a part in the shares of the categories, not in the agreement.
static void missing_by_hand(void **state) {
    (void)state;
    // Agreement of the two units with pairs 1/3 and 1; shares of 1: (2/3 + 0 + 1) / 3, of 2: (1/3 + 1 + 0) / 3.
    double pa = (1.0 / 3 + 1) / 2, p1 = 5.0 / 9, p2 = 4.0 / 9, pe = p1 * p1 + p2 * p2;
    svod_estimate out = fleiss("1 1 2 / 2 . 2 / . 1 . / . . .");
    assert_near(out.value, (pa - pe) / (1 - pe), 1e-14);
    assert_int_equal(out.units, 3);
    assert_int_equal(out.values, 6);
}

static void the_error_is_that_of_the_jackknife(void **state) {
    (void)state;
    enum { UNITS = 300, RATERS = 4 };
    uint64_t seed = 11;
    double value[UNITS * RATERS];
    svod_ratings ratings = random_table(value, UNITS, RATERS, 3, 30, &seed);
    for (size_t u = 0; u < UNITS; u += 2)
        value[u * RATERS] = value[u * RATERS + 1];
    assert_near(stat_fleiss(&ratings, arena).se / jackknife_error(stat_fleiss, &ratings, arena), 1, 0.02);
}

static void what_is_undefined(void **state) {
    (void)state;
    assert_undefined(fleiss(". ."), no_data);
    assert_undefined(fleiss("1 . / 2 ."), one_rater);
    assert_undefined(fleiss("1 . / . 2"), no_pairs);
    assert_undefined(fleiss("3 3 / 3 . / 3 3"), no_variation);
    svod_estimate one = fleiss("1 2");
    assert_int_equal(one.why, SVOD_WHY_defined);
    assert_near(one.value, -1, 1e-15);
    assert_false(one.has_se || one.has_interval);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings k1 = by_raters(arena, K1_ROWS), f1 = by_counts(arena, F1_COUNTS);
    assert_order_free(stat_fleiss, &k1, arena);
    assert_order_free(stat_fleiss, &f1, arena);
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),        cmocka_unit_test(of_one_category),       cmocka_unit_test(many_raters),
        cmocka_unit_test(errors_as_printed), cmocka_unit_test(missing_by_hand),       cmocka_unit_test(the_error_is_that_of_the_jackknife),
        cmocka_unit_test(what_is_undefined), cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
