// Words for a coefficient that allow for its error, and the family of coefficients.
#include "stat_help.h"

static svod_agreement_level level(double value, double se) {
    return svod_stat_level(&(svod_estimate){.value = value, .se = se, .has_se = true});
}

// Gwet's irrCAC, vignette on benchmarking: AC1 0.77544 with an error of 0.14295 is "substantial" with probability 0.88336 and "moderate"
// with 0.99542.
static void as_printed(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    svod_estimate ac1 = svod_stat_of(SVOD_STAT_ac1, &ratings, arena);
    assert_int_equal(svod_stat_level(&ac1), SVOD_LEVEL_moderate);
    assert_int_equal(level(0.775, 0.143), SVOD_LEVEL_moderate);
    svod_arena_free(arena);
}

// Without doubt the word is that of the value: Landis and Koch (1977), p. 165, the upper bounds inclusive.
static void of_the_value_alone(void **state) {
    (void)state;
    assert_int_equal(level(1, 0), SVOD_LEVEL_almost_perfect);
    assert_int_equal(level(0.81, 0), SVOD_LEVEL_almost_perfect);
    assert_int_equal(level(0.8, 0), SVOD_LEVEL_substantial);
    assert_int_equal(level(0.6, 0), SVOD_LEVEL_moderate);
    assert_int_equal(level(0.4, 0), SVOD_LEVEL_fair);
    assert_int_equal(level(0.2, 0), SVOD_LEVEL_slight);
    assert_int_equal(level(-0.01, 0), SVOD_LEVEL_poor);
    assert_int_equal(level(-7, 0.001), SVOD_LEVEL_poor); // nothing of it lies within -1..1
}

// Just beyond the bound by 1.6449 errors, far from the ends.
static void by_probability(void **state) {
    (void)state;
    assert_int_equal(level(0.4 + 1.66 * 0.05, 0.05), SVOD_LEVEL_moderate);
    assert_int_equal(level(0.4 + 1.63 * 0.05, 0.05), SVOD_LEVEL_fair);
    assert_int_equal(level(1.66 * 0.01, 0.01), SVOD_LEVEL_slight);
    assert_int_equal(level(1.63 * 0.01, 0.01), SVOD_LEVEL_poor);
    assert_int_equal(level(1, 0.05), SVOD_LEVEL_almost_perfect);
    assert_int_equal(level(1, 0.3), SVOD_LEVEL_moderate); // half a normal curve: beyond 0.4 there are 95.5 percent
    assert_int_equal(level(0.9, 100), SVOD_LEVEL_poor);   // as good as anywhere
}

// 0.5 with an interval of 1.959964 errors of 0.05 to either side is what it is with that error.
static void an_interval_stands_for_the_error(void **state) {
    (void)state;
    static const double half = 1.959963984540054 * 0.05;
    svod_estimate icc = {.value = 0.5, .low = 0.5 - half, .high = 0.5 + half, .has_interval = true};
    assert_int_equal(svod_stat_level(&icc), level(0.5, 0.05));
    assert_int_equal(svod_stat_level(&icc), SVOD_LEVEL_moderate);
}

static void nothing_to_say(void **state) {
    (void)state;
    assert_int_equal(svod_stat_level(&(svod_estimate){.value = 0.9}), SVOD_LEVEL_none);
    assert_int_equal(svod_stat_level(&(svod_estimate){.why = SVOD_WHY_one_rater}), SVOD_LEVEL_none);
}

static void a_coefficient_by_its_name(void **state) {
    (void)state;
    static const struct {
        const char *id;
        svod_stat_fn fn;
    } family[] = {{"percent", stat_percent},
                  {"alpha_nominal", stat_alpha_nominal},
                  {"alpha_ordinal", stat_alpha_ordinal},
                  {"alpha_interval", stat_alpha_interval},
                  {"alpha_ratio", stat_alpha_ratio},
                  {"fleiss", stat_fleiss},
                  {"ac1", stat_ac1},
                  {"ac2", stat_ac2},
                  {"kendall_w", stat_kendall_w}};
    svod_arena *arena = svod_arena_new();
    svod_ratings ratings = by_units(arena, SHROUT_ROWS);
    for (size_t i = 0; i < sizeof family / sizeof *family; i++) {
        svod_stat stat;
        assert_true(svod_stat_find(family[i].id, &stat));
        svod_estimate by_name = svod_stat_of(stat, &ratings, arena), direct = family[i].fn(&ratings, arena);
        assert_int_equal(direct.why, SVOD_WHY_defined);
        assert_same_estimate(&by_name, &direct);
    }
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),     cmocka_unit_test(of_the_value_alone),
        cmocka_unit_test(by_probability), cmocka_unit_test(an_interval_stands_for_the_error),
        cmocka_unit_test(nothing_to_say), cmocka_unit_test(a_coefficient_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
