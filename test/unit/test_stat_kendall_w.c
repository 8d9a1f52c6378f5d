// Kendall's W.
#include "stat_help.h"

static svod_arena *arena;

// Zar, Biostatistical Analysis, example 20.5: wing, tail and bill lengths of twelve birds. W 0.924 with the correction for ties.
static void as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, "10.4 10.8 11.1 10.2 10.3 10.2 10.7 10.5 10.8 11.2 10.6 11.4 / "
                                            "7.4 7.6 7.9 7.2 7.4 7.1 7.4 7.2 7.8 7.7 7.8 8.3 / "
                                            "17 17 20 14.5 15.5 13 19.5 16 21 20 18 22");
    svod_estimate out = stat_kendall_w(&ratings, arena);
    assert_near(out.value, 0.9241352, 5e-8);
    assert_near(out.statistic, 30.496, 5e-4);
    assert_near(out.df1, 11, 0);
    assert_near(out.p, 0.001324, 5e-7);
    assert_false(out.has_se || out.has_interval);
    assert_int_equal(out.units, 12);
    assert_int_equal(out.raters, 3);
    assert_int_equal(out.values, 36);
    // Rank sums give S 1175.5, ties T 60: without the correction 0.9133644.
    assert_near(out.value * (9.0 * (12 * 12 * 12 - 12) - 3 * 60) / (9.0 * (12 * 12 * 12 - 12)), 0.9133644, 5e-8);
    assert_near(12 * 1175.5 / (9.0 * (12 * 12 * 12 - 12) - 3 * 60), out.value, 1e-14);
}

// ProofWiki: four judges rank three units, no ties, W is 1/16.
static void without_ties(void **state) {
    (void)state;
    svod_ratings ratings = by_units(arena, "1 1 2 3 / 3 2 3 1 / 2 3 1 2");
    assert_near(stat_kendall_w(&ratings, arena).value, 1.0 / 16, 1e-15);
}

// Only the order in which each rater puts the units matters.
static void the_ends_of_the_scale(void **state) {
    (void)state;
    svod_ratings same = by_units(arena, "1 10 0.1 / 2 30 0.2 / 5 31 7"), against = by_units(arena, "1 5 / 2 4 / 3 1");
    assert_near(stat_kendall_w(&same, arena).value, 1, 1e-15);
    assert_near(stat_kendall_w(&against, arena).value, 0, 1e-15);
    assert_near(stat_kendall_w(&against, arena).p, 1, 1e-15);
}

// Units that some rater left out are left out; a rater without any value is none.
static void complete_rows_alone(void **state) {
    (void)state;
    svod_ratings ratings = by_units(arena, "1 . 1 2 / 9 . 1 . / 3 . 2 3 / 2 . 3 1 / . . 5 5");
    svod_ratings complete = by_units(arena, "1 1 2 / 3 2 3 / 2 3 1");
    svod_estimate out = stat_kendall_w(&ratings, arena), want = stat_kendall_w(&complete, arena);
    assert_int_equal(out.units, 3);
    assert_int_equal(out.raters, 3);
    assert_int_equal(out.values, 9);
    assert_same_estimate(&out, &want);
}

static void what_is_undefined(void **state) {
    (void)state;
    svod_ratings empty = by_units(arena, ". . / . ."), one = by_units(arena, "1 . / 2 ."), few = by_units(arena, "1 2 / 1 . / . 3");
    svod_ratings equal = by_units(arena, "2 5 / 2 5 / 2 5"), half = by_units(arena, "2 1 / 2 2 / 2 3");
    assert_undefined(stat_kendall_w(&empty, arena), no_data);
    assert_undefined(stat_kendall_w(&one, arena), one_rater);
    assert_undefined(stat_kendall_w(&few, arena), few_complete);
    assert_undefined(stat_kendall_w(&equal, arena), no_variation);
    assert_int_equal(stat_kendall_w(&few, arena).units, 1);
    assert_near(stat_kendall_w(&half, arena).value, 12.0 * 2 / (4 * 24 - 2 * 24), 1e-15); // one puts them in an order
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings shrout = by_units(arena, SHROUT_ROWS), k1 = by_raters(arena, K1_ROWS);
    assert_order_free(stat_kendall_w, &shrout, arena);
    assert_order_free(stat_kendall_w, &k1, arena);
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),          cmocka_unit_test(without_ties),      cmocka_unit_test(the_ends_of_the_scale),
        cmocka_unit_test(complete_rows_alone), cmocka_unit_test(what_is_undefined), cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
