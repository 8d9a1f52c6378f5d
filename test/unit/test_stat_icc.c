// Intraclass correlations: the table of Shrout and Fleiss, what is missing, what does not vary.
#include <gsl/gsl_cdf.h>

#include "ratings_help.h"

static const char shrout_fleiss[] = "9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7"; // 1979, table 2
static const svod_stat forms[] = {SVOD_STAT_icc_1_1, SVOD_STAT_icc_2_1, SVOD_STAT_icc_3_1,
                                  SVOD_STAT_icc_1_k, SVOD_STAT_icc_2_k, SVOD_STAT_icc_3_k};
enum { FORMS = sizeof forms / sizeof *forms };

static svod_estimate form_of(size_t form, const svod_ratings *ratings) {
    return svod_stat_of(forms[form], ratings, arena);
}

static void table_of_shrout_and_fleiss(void **state) {
    (void)state;
    // Values printed to two digits there (.17 .29 .71 .44 .62 .91); more digits and intervals by psych::ICC.
    static const double expected[FORMS][3] = {{0.16574177, -0.13293, 0.72256}, {0.28976378, 0.01879, 0.76108},
                                              {0.71484071, 0.34246, 0.94586},  {0.44279713, -0.88444, 0.91242},
                                              {0.62005055, 0.07114, 0.92723},  {0.90931554, 0.67567, 0.98589}};
    svod_ratings table = ratings_of(shrout_fleiss);
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &table);
        assert_int_equal(got.why, SVOD_WHY_defined);
        assert_close(got.value, expected[i][0], 1e-8);
        assert_true(got.has_interval);
        assert_close(got.low, expected[i][1], 6e-6);
        assert_close(got.high, expected[i][2], 6e-6);
        assert_false(got.has_se);
        assert_int_equal(got.units, 6);
        assert_int_equal(got.raters, 4);
        assert_int_equal(got.values, 24);
        assert_close(got.statistic, i % 3 == 0 ? 1.794678 : 11.027248, 5e-7);
        assert_close(got.df1, 5, 0);
        assert_close(got.df2, i % 3 == 0 ? 18 : 15, 0);
        assert_close(got.p, gsl_cdf_fdist_Q(got.statistic, got.df1, got.df2), 1e-12);
    }
}

static void guilford_creativity(void **state) {
    (void)state; // totals of seven people by three judges; psych::ICC
    svod_ratings table = ratings_of("21 24 25 / 34 29 31 / 17 24 23 / 17 25 15 / 36 14 37 / 17 20 17 / 29 20 33");
    assert_close(form_of(1, &table).value, 0.24756, 5e-6);
    assert_close(form_of(2, &table).value, 0.23539, 5e-6);
}

// A second way to the limits: at its lower limit as the true value, the F of ICC(1,1) and ICC(3,1) is reached with probability 0.025.
static void limits_bound_the_test(void **state) {
    (void)state;
    svod_ratings table = ratings_of("3 4 / 5 5 / 2 1 / 7 9 / 4 4 / 6 5 / 8 8 / 1 3");
    for (size_t i = 0; i < 3; i += 2) {
        svod_estimate got = form_of(i, &table);
        double k = 2, low = (1 + (k - 1) * got.low) / (1 - got.low), high = (1 + (k - 1) * got.high) / (1 - got.high);
        assert_close(gsl_cdf_fdist_Q(got.statistic / low, got.df1, got.df2), 0.025, 1e-10);
        assert_close(gsl_cdf_fdist_P(got.statistic / high, got.df1, got.df2), 0.025, 1e-10);
    }
}

static void missing_cells_take_their_rows_out(void **state) {
    (void)state;
    svod_ratings holes = ratings_of("9 2 5 8 . / 6 1 3 2 . / 8 4 6 8 . / . . . . . / 3 3 . 3 . / 7 1 2 6 . / 10 5 6 9 . / 6 2 4 7 .");
    svod_ratings table = ratings_of(shrout_fleiss);
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &holes), whole = form_of(i, &table);
        assert_memory_equal(&got, &whole, sizeof got);
    }
    svod_ratings few = ratings_of("1 2 3 / 2 . 4 / . 3 1");
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &few);
        assert_undefined(&got, SVOD_WHY_few_complete);
        assert_int_equal(got.units, 1);
        assert_int_equal(got.raters, 3);
    }
}

static void one_rater_or_nobody(void **state) {
    (void)state;
    svod_ratings one = ratings_of("1 . / 2 . / 3 ."), nobody = ratings_of(". . / . .");
    svod_ratings empty = {0};
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &one);
        assert_undefined(&got, SVOD_WHY_one_rater);
        assert_int_equal(got.units, 3);
        got = form_of(i, &nobody);
        assert_undefined(&got, SVOD_WHY_no_data);
        assert_int_equal(got.units, 0);
        got = form_of(i, &empty);
        assert_undefined(&got, SVOD_WHY_no_data);
    }
}

static void no_variation(void **state) {
    (void)state; // 0.1 is no binary fraction: means of equal values differ by rounding
    svod_ratings equal = ratings_of("0.1 0.1 0.1 / 0.1 0.1 0.1 / 0.1 0.1 0.1"), zero = ratings_of("0 0 / 0 0");
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &equal);
        assert_undefined(&got, SVOD_WHY_no_variation);
        got = form_of(i, &zero);
        assert_undefined(&got, SVOD_WHY_no_variation);
    }
}

// Units' means are equal, raters are not: a share of nothing for the means of raters, -1 / (k - 1) for one rater by the first form.
static void units_that_do_not_differ(void **state) {
    (void)state;
    svod_ratings harsh = ratings_of("1 2 3.1 / 1 2 3.1 / 1 2 3.1");
    static const svod_why why[FORMS] = {SVOD_WHY_defined,     SVOD_WHY_defined, SVOD_WHY_equal_units,
                                        SVOD_WHY_equal_units, SVOD_WHY_defined, SVOD_WHY_equal_units};
    for (size_t i = 0; i < FORMS; i++)
        assert_int_equal(form_of(i, &harsh).why, why[i]);
    svod_estimate got = form_of(0, &harsh);
    assert_close(got.value, -0.5, 1e-12);
    assert_false(got.has_interval);
    assert_close(got.p, 1, 0);
    assert_close(form_of(1, &harsh).value, 0, 1e-12);

    svod_ratings crossed = ratings_of("1 0 / 0 1"); // both raters, both units alike in the mean
    for (size_t i = 0; i < FORMS; i++) {
        got = form_of(i, &crossed);
        if (i == 0 || i == 2)
            assert_close(got.value, -1, 1e-12);
        else
            assert_undefined(&got, SVOD_WHY_equal_units);
    }
}

static void a_negative_value_is_a_value(void **state) {
    (void)state;
    svod_ratings against = ratings_of("1 4 2 / 3 1 4 / 2 5 4 / 4 1 2");
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &against);
        assert_int_equal(got.why, SVOD_WHY_defined);
        assert_true(got.value < 0);
        if (got.has_interval) assert_true(got.low <= got.value && got.value <= got.high);
    }
}

// Raters who differ by a constant agree wholly in consistency: no error, so no F, and the limits are what they tend to, 1.
static void no_residual(void **state) {
    (void)state;
    svod_ratings apart = ratings_of("0.1 0.3 / 0.2 0.4 / 0.7 0.9 / 0.5 0.7");
    for (size_t i = 2; i < FORMS; i += 3) {
        svod_estimate got = form_of(i, &apart);
        assert_close(got.value, 1, 1e-12);
        assert_true(got.has_interval && got.low == 1 && got.high == 1);
        assert_true(got.p < 0);
        assert_true(got.statistic == 0);
    }
    svod_estimate got = form_of(1, &apart);
    assert_true(got.value > 0.5 && got.value < 1);
    assert_true(got.has_interval);
    svod_ratings same = ratings_of("0.1 0.1 0.1 / 0.7 0.7 0.7");
    for (size_t i = 0; i < FORMS; i++) {
        got = form_of(i, &same);
        assert_close(got.value, 1, 1e-12);
        assert_true(got.has_interval && got.low == 1 && got.high == 1);
        assert_true(got.p < 0);
    }
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings table = ratings_of("9 2 5 8 / 6 1 3 2 / . 4 6 8 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7"), mixed = shuffled(&table, 3, 3);
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate one = form_of(i, &table), other = form_of(i, &mixed);
        assert_close(other.value, one.value, 1e-12);
        assert_close(other.low, one.low, 1e-12);
        assert_close(other.high, one.high, 1e-12);
        assert_close(other.p, one.p, 1e-12);
    }
}

// Degrees of freedom in the tens of thousands, where series converge slowly; and two units, where they are 1.
static void small_and_large(void **state) {
    (void)state;
    enum { N = 40000 };
    double *value = SVOD_ARRAY(arena, double, N * 3);
    for (size_t i = 0; i < (size_t)N * 3; i++)
        value[i] = (double)(i / 3 * 7919 % 1009) / 10 + (double)(i * 104729 % 1013) / 20;
    svod_ratings large = {.units = N, .raters = 3, .value = value};
    svod_ratings small = ratings_of("1 2 / 5 4");
    for (size_t i = 0; i < FORMS; i++) {
        svod_estimate got = form_of(i, &large);
        assert_true(got.has_interval);
        assert_true(got.low < got.value && got.value < got.high && got.high - got.low < 0.1);
        got = form_of(i, &small);
        assert_int_equal(got.why, SVOD_WHY_defined);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(table_of_shrout_and_fleiss, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(guilford_creativity, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(limits_bound_the_test, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(missing_cells_take_their_rows_out, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(one_rater_or_nobody, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(no_variation, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(units_that_do_not_differ, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(a_negative_value_is_a_value, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(no_residual, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(order_does_not_matter, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(small_and_large, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
