// The additive model: the table of Shrout and Fleiss whole and with cells removed, errors, refusals.
#include "ratings_help.h"

static const char whole_table[] = "9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7";
static const char holed_table[] = "9 . 5 8 / 6 1 3 2 / 8 4 6 8 / . 1 2 6 / 10 5 6 9 / 6 2 . 7";

static svod_severity_fit fit_of(const char *text, size_t least) {
    svod_ratings table = ratings_of(text);
    return svod_severity_of(&table, least, arena, arena);
}

static void assert_values(const svod_estimate *got, const double *value, const double *se, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(got[i].why, SVOD_WHY_defined);
        assert_close(got[i].value, value[i], 1e-6);
        assert_true(got[i].has_se);
        assert_close(got[i].se, se[i], 1e-8);
        assert_true(got[i].has_interval);
        assert_close((got[i].low + got[i].high) / 2, got[i].value, 1e-12);
    }
}

static void whole(void **state) {
    (void)state; // errors by hand: raters sigma sqrt((1 - 1/4) / 6), units sigma / sqrt(4)
    static const double raters[] = {2.375, -2.791667, -0.958333, 1.375}, fair[] = {6, 3, 6.5, 4, 7.5, 4.75};
    double sigma = sqrt(15.291666666666667 / 15), rater = sigma * sqrt(0.125), unit = sigma / 2;
    svod_severity_fit fit = fit_of(whole_table, 3);
    assert_int_equal(fit.why, SVOD_WHY_defined);
    assert_close(fit.mean, 5.291667, 5e-7);
    assert_close(fit.sigma, sigma, 1e-12);
    assert_close(fit.df, 15, 0);
    assert_values(fit.rater, raters, (double[]){rater, rater, rater, rater}, 4);
    assert_values(fit.fair, fair, (double[]){unit, unit, unit, unit, unit, unit}, 6);
    assert_close(fit.fair[0].high, 6 + 2.131449546 * unit, 1e-8); // t of 15 degrees of freedom, printed 2.131
    assert_int_equal(fit.rater[1].units, 6);
    assert_close(fit.rater[0].statistic, 2.375 / rater, 1e-10);
    assert_close(fit.rater[0].df1, 15, 0);
    assert_true(fit.rater[0].p > 0 && fit.rater[0].p < 1e-4);
}

static void cells_removed(void **state) {
    (void)state; // errors by the whole system of normal equations in rational numbers
    static const double raters[] = {2.168067, -2.474790, -1.046218, 1.352941}, fair[] = {6.508403, 3, 6.5, 3.722689, 7.5, 4.651261};
    static const double rater_se[] = {0.397913801, 0.397913801, 0.397913801, 0.364694023};
    static const double fair_se[] = {0.593767751, 0.501223992, 0.501223992, 0.593767751, 0.501223992, 0.593767751};
    svod_severity_fit fit = fit_of(holed_table, 3);
    assert_close(fit.mean, 5.313725, 5e-7);
    assert_close(fit.sigma, 1.002448, 5e-7);
    assert_close(fit.df, 12, 0);
    assert_values(fit.rater, raters, rater_se, 4);
    assert_values(fit.fair, fair, fair_se, 6);
    assert_int_equal(fit.count[0], 3);
    assert_int_equal(fit.count[1], 4);
    assert_int_equal(fit.fair[0].values, 3);
}

// A unit of one rater, one of nobody, a rater without values: they change nothing for the others.
static void idle_rows_and_columns(void **state) {
    (void)state;
    svod_severity_fit fit = fit_of("9 . . 5 8 / 6 . 1 3 2 / 8 . 4 6 8 / . . 1 2 6 / . . . . . / 10 . 5 6 9 / 6 . 2 . 7 / . . . 4 .", 3);
    svod_severity_fit plain = fit_of(holed_table, 3);
    assert_close(fit.sigma, plain.sigma, 1e-12);
    assert_close(fit.df, plain.df, 0);
    assert_close(fit.rater[0].value, plain.rater[0].value, 1e-12);
    assert_close(fit.rater[3].se, plain.rater[2].se, 1e-12);
    assert_undefined(&fit.rater[1], SVOD_WHY_no_data);
    assert_undefined(&fit.fair[4], SVOD_WHY_no_data);
    assert_int_equal(fit.count[4], 0);
    assert_close(fit.fair[7].value, 4 - plain.rater[2].value, 1e-12);
    assert_close(fit.fair[7].se, sqrt(plain.sigma * plain.sigma + plain.rater[2].se * plain.rater[2].se), 1e-12);
    assert_int_equal(fit.rater[3].units, 6); // five shared and one alone
}

static void refused(void **state) {
    (void)state;
    static const struct {
        const char *table;
        size_t least;
        svod_why why;
    } cases[] = {
        {". . / . .", 1, SVOD_WHY_no_data},
        {"1 . / 2 . / 3 .", 1, SVOD_WHY_one_rater},
        {"1 2 . . / 3 4 . . / . . 5 6 / . . 7 9", 1, SVOD_WHY_disconnected},
        {"1 . / 2 . / . 3 / . 5", 1, SVOD_WHY_disconnected},
        {"1 2 3 / 3 4 . / 5 5 . / . . 4 / . . 7", 2, SVOD_WHY_few_by_expert}, // the third has three units, one of them shared
        {"1 2 3 / 3 4 . / 5 5 . / . . 4 / . . 7", 1, SVOD_WHY_defined},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        svod_severity_fit fit = fit_of(cases[i].table, cases[i].least);
        assert_int_equal(fit.why, cases[i].why);
        if (!fit.why) continue;
        assert_undefined(&fit.rater[0], cases[i].why);
        assert_undefined(&fit.fair[0], cases[i].why);
        assert_true(fit.mean == 0 && fit.sigma == 0);
    }
    svod_ratings empty = {0};
    assert_int_equal(svod_severity_of(&empty, 1, arena, arena).why, SVOD_WHY_no_data);
}

// Joined by a chain of shared units only: every difference goes through it, and no degree of freedom is left.
static void no_degrees_of_freedom(void **state) {
    (void)state;
    svod_severity_fit fit = fit_of("1 2 . . / . 3 5 . / . . 4 3", 1);
    assert_int_equal(fit.why, SVOD_WHY_defined);
    assert_close(fit.df, 0, 0);
    assert_close(fit.sigma, 0, 0);
    static const double raters[] = {-1.5, -0.5, 1.5, 0.5}, fair[] = {2.5, 3.5, 2.5}; // steps 1, 2, -1
    for (size_t r = 0; r < 4; r++) {
        assert_close(fit.rater[r].value, raters[r], 1e-12);
        assert_false(fit.rater[r].has_se || fit.rater[r].has_interval);
        assert_true(fit.rater[r].se == 0 && fit.rater[r].p < 0);
    }
    for (size_t u = 0; u < 3; u++)
        assert_close(fit.fair[u].value, fair[u], 1e-12);
}

// All equal, or apart by constants: the model fits without an error, which is known to be none.
static void no_variation(void **state) {
    (void)state;
    svod_severity_fit fit = fit_of("0.1 0.1 0.1 / 0.1 0.1 0.1 / 0.1 0.1 .", 2);
    assert_int_equal(fit.why, SVOD_WHY_defined);
    assert_true(fit.sigma == 0);
    assert_true(fit.rater[0].has_se && fit.rater[0].se == 0 && fit.rater[0].p < 0);
    assert_close(fit.rater[2].value, 0, 1e-12);
    assert_close(fit.fair[2].value, 0.1, 1e-12);
    fit = fit_of("0.1 0.4 / 0.7 1 / 5.3 5.6", 2);
    assert_true(fit.sigma == 0);
    assert_close(fit.rater[1].value, 0.15, 1e-12);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings table = ratings_of("9 . 5 8 / 6 1 3 2 / 8 4 6 8 / . 1 2 6 / 10 5 6 9 / 6 2 . 7 / . . . 3");
    svod_ratings mixed = shuffled(&table, 3, 3);
    svod_severity_fit one = svod_severity_of(&table, 3, arena, arena), other = svod_severity_of(&mixed, 3, arena, arena);
    assert_close(other.mean, one.mean, 1e-12);
    assert_close(other.sigma, one.sigma, 1e-12);
    for (size_t u = 0; u < 7; u++) {
        assert_close(other.fair[u * 3 % 7].value, one.fair[u].value, 1e-12);
        assert_close(other.fair[u * 3 % 7].se, one.fair[u].se, 1e-12);
    }
    for (size_t r = 0; r < 4; r++) {
        assert_close(other.rater[r * 3 % 4].value, one.rater[r].value, 1e-12);
        assert_close(other.rater[r * 3 % 4].se, one.rater[r].se, 1e-12);
    }
}

// A country: 40,000 units, 300 raters, three to a unit. Effects that were put in come out within their errors.
static void many(void **state) {
    (void)state;
    enum { UNITS = 40000, RATERS = 300 };
    double *value = SVOD_ARRAY(arena, double, (size_t)UNITS *RATERS);
    for (size_t i = 0; i < (size_t)UNITS * RATERS; i++)
        value[i] = NAN;
    uint64_t random = 1;
    for (size_t u = 0; u < UNITS; u++)
        for (size_t i = 0; i < 3; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            size_t r = i == 0 ? u % RATERS : (random >> 33) % RATERS;
            value[u * RATERS + r] = 50 + (double)(u % 7) + ((double)r - 149.5) / 30 + (double)(random >> 40 & 1023) / 512 - 1;
        }
    svod_ratings table = {.units = UNITS, .raters = RATERS, .value = value};
    svod_severity_fit fit = svod_severity_of(&table, 3, arena, arena);
    assert_int_equal(fit.why, SVOD_WHY_defined);
    double sum = 0;
    size_t outside = 0;
    for (size_t r = 0; r < RATERS; r++) {
        double truth = ((double)r - 149.5) / 30;
        sum += fit.rater[r].value;
        outside += truth < fit.rater[r].low || truth > fit.rater[r].high;
        assert_true(fit.rater[r].se > 0 && fit.rater[r].se < 0.1);
    }
    assert_close(sum, 0, 1e-9);
    assert_true(outside < 35); // 15 of 300 are expected
    assert_close(fit.sigma, 2 / sqrt(12), 0.01);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(cells_removed, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(idle_rows_and_columns, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(refused, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(no_degrees_of_freedom, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(no_variation, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(order_does_not_matter, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(many, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
