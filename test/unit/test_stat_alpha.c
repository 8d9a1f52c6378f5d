// Krippendorff's alpha.
#include "stat_help.h"

static svod_arena *arena;

static const svod_stat_fn metrics[] = {stat_alpha_nominal, stat_alpha_ordinal, stat_alpha_interval, stat_alpha_ratio};
enum { METRICS = sizeof metrics / sizeof *metrics };

static void assert_alphas(const svod_ratings *ratings, const double want[METRICS], double within) {
    for (size_t m = 0; m < METRICS; m++)
        if (want[m] < 2) assert_near(metrics[m](ratings, arena).value, want[m], within);
}

// Krippendorff (2011): .743, .815, .849, .797 on 40 pairable values; further digits by the package krippendorff.
static void as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    assert_alphas(&ratings, (double[]){0.743421, 0.815388, 0.849107, 0.797403}, 1e-6);
    for (size_t m = 0; m < METRICS; m++) {
        svod_estimate out = metrics[m](&ratings, arena);
        assert_int_equal(out.units, 11);
        assert_int_equal(out.raters, 4);
        assert_int_equal(out.values, 40);
        assert_true(out.has_se && out.has_interval && out.p < 0);
    }
}

// Gwet's irrCAC: krippen.alpha.raw(cac.raw4raters) gives 0.74342, error 0.14548, interval 0.423 to 1; krippen2.table(cont3x3abstractors)
// 0.7972585 with an error of 0.05905473, which divides by the units and not by one less.
static void errors_as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    svod_estimate out = stat_alpha_nominal(&ratings, arena);
    assert_near(out.value, 0.74342, 5e-6);
    assert_near(out.se, 0.14548, 5e-6);
    assert_near(out.low, 0.423, 5e-4);
    assert_near(out.high, 1, 0);
    ratings = by_contingency(arena, "13 0 0 / 0 20 7 / 0 4 56");
    out = stat_alpha_nominal(&ratings, arena);
    assert_near(out.value, 0.7972585, 5e-8);
    assert_near(out.se * sqrt(0.99), 0.05905473, 5e-9);
}

// irrCAC, krippen.alpha.dist of fifteen rows of Fleiss (1971): 0.4204384. Its error there (0.08243228) is of another formula than in the
// function for raw ratings; that one's is the error of Fleiss' kappa when no cell is missing, which fleiss.kappa.dist gives as 0.08119291.
static void of_counts(void **state) {
    (void)state;
    svod_ratings ratings = by_counts(arena, F1_COUNTS);
    ratings.units = 15;
    svod_estimate out = stat_alpha_nominal(&ratings, arena);
    assert_near(out.value, 0.4204384, 5e-8);
    assert_near(out.se, 0.08119291, 5e-9);
}

static void further_tables(void **state) {
    (void)state;
    enum { ANY = 9 };
    static const struct {
        const char *rows;
        double want[METRICS];
    } tables[] = {
        // Wikipedia, Krippendorff's alpha: three coders, fifteen units.
        {". . . . . 3 4 1 2 1 1 3 3 . 3 / 1 . 2 1 3 3 4 3 . . . . . . . / . . 2 1 3 4 4 . 2 1 1 3 3 . 4", {0.691358, ANY, 0.810845, ANY}},
        // Krippendorff (2011): two observers, binary and nominal.
        {"0 1 0 0 0 0 0 0 1 0 / 1 1 1 0 0 1 0 0 0 0", {0.095238, ANY, ANY, ANY}},
        {"a a b b d c c c e d d a / b a b b b c c c e d d d", {0.691964, ANY, ANY, ANY}},
        // Of the tests of the package krippendorff: labels positive, negative, neutral.
        {"p n e . / p n e p / p n p p", {0.722222, ANY, ANY, ANY}},
        // Complete tables with three raters: where the 1 / (m - 1) is forgotten, 0.056 comes out.
        {"2 2 2 2 2 2 2 2 2 2 / 1 2 2 2 2 2 2 2 2 2 / 1 1 1 1 2 2 2 2 2 2", {0.072, ANY, ANY, ANY}},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        svod_ratings ratings = by_raters(arena, tables[i].rows);
        assert_alphas(&ratings, tables[i].want, 1e-6);
    }
    svod_ratings shrout = by_units(arena, SHROUT_ROWS);
    assert_alphas(&shrout, (double[]){-0.064815, 0.109059, 0.147308, 0.081951}, 1e-6);
}

// Gwet's ordinal weights (0.83364 there) are not Krippendorff's ordinal metric; his quadratic ones are the interval metric.
static void the_ordinal_metric_is_krippendorffs(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    assert_true(fabs(stat_alpha_ordinal(&ratings, arena).value - 0.83364) > 0.01);
    assert_near(stat_alpha_interval(&ratings, arena).value, 0.84911, 5e-6);
}

// The definition as it stands, pair by pair: observed over the values of a unit, expected over all pairable values.
typedef struct pairable {
    size_t count;
    double value[256];
    size_t unit[256], size[256]; // size: values of that unit
} pairable;

static pairable pairable_of(const svod_ratings *ratings) {
    pairable out = {0};
    for (size_t u = 0; u < ratings->units; u++) {
        size_t first = out.count;
        for (size_t r = 0; r < ratings->raters; r++)
            if (!isnan(ratings->value[u * ratings->raters + r])) {
                out.value[out.count] = ratings->value[u * ratings->raters + r];
                out.unit[out.count++] = u;
            }
        if (out.count - first == 1) out.count--;
        for (size_t i = first; i < out.count; i++)
            out.size[i] = out.count - first;
    }
    return out;
}

static double apart(const pairable *p, size_t metric, double a, double b) {
    if (a == b) return 0;
    if (metric == 0) return 1;
    if (metric == 2) return (a - b) * (a - b);
    if (metric == 3) return (a - b) / (a + b) * ((a - b) / (a + b));
    double between = 0;
    for (size_t i = 0; i < p->count; i++) {
        double v = p->value[i];
        if (v >= fmin(a, b) && v <= fmax(a, b)) between += v == a || v == b ? 0.5 : 1;
    }
    return between * between;
}

static double alpha_by_pairs(const svod_ratings *ratings, size_t metric) {
    pairable p = pairable_of(ratings);
    double observed = 0, expected = 0;
    for (size_t i = 0; i < p.count; i++)
        for (size_t j = 0; j < p.count; j++) {
            double d = apart(&p, metric, p.value[i], p.value[j]);
            expected += i == j ? 0 : d;
            if (i != j && p.unit[i] == p.unit[j]) observed += d / ((double)p.size[i] - 1);
        }
    return 1 - ((double)p.count - 1) * observed / expected;
}

static void as_defined_pair_by_pair(void **state) {
    (void)state;
    uint64_t seed = 1;
    double value[40];
    for (int i = 0; i < 200; i++) {
        svod_ratings ratings = random_table(value, 10, 4, 3 + next_below(&seed, 5), 30, &seed);
        for (size_t m = 0; m < METRICS; m++) {
            svod_estimate out = metrics[m](&ratings, arena);
            assert_int_equal(out.why, SVOD_WHY_defined);
            assert_near(out.value, alpha_by_pairs(&ratings, m), 1e-12);
        }
    }
}

// The error of many units is near that of leaving out each of them in turn.
static void the_error_is_that_of_the_jackknife(void **state) {
    (void)state;
    enum { UNITS = 300, RATERS = 3 };
    uint64_t seed = 7;
    double value[UNITS * RATERS];
    svod_ratings ratings = random_table(value, UNITS, RATERS, 5, 20, &seed);
    for (size_t u = 0; u < UNITS; u += 2) // so that they agree here and there
        value[u * RATERS + 1] = value[u * RATERS];
    for (size_t m = 0; m < METRICS; m++) {
        svod_estimate out = metrics[m](&ratings, arena);
        assert_near(out.se / jackknife_error(metrics[m], &ratings, arena), 1, 0.02);
    }
}

static void what_is_undefined(void **state) {
    (void)state;
    for (size_t m = 0; m < METRICS; m++) {
        svod_ratings empty = by_units(arena, ". . / . ."), one = by_units(arena, "1 . / 2 ."), alone = by_units(arena, "1 . / . 2");
        svod_ratings equal = by_units(arena, "2 2 2 / 2 . 2 / 2 . ."), elsewhere = by_units(arena, "2 2 / 2 2 / 1 . / . 5");
        assert_undefined(metrics[m](&empty, arena), no_data);
        assert_undefined(metrics[m](&one, arena), one_rater);
        assert_undefined(metrics[m](&alone, arena), no_pairs);
        assert_undefined(metrics[m](&equal, arena), no_variation);
        assert_undefined(metrics[m](&elsewhere, arena), no_variation); // what varies is not pairable
    }
    svod_ratings below = by_units(arena, "-1 2 / 3 3");
    assert_undefined(stat_alpha_ratio(&below, arena), negative);
    assert_int_equal(stat_alpha_interval(&below, arena).why, SVOD_WHY_defined);
}

// Zero differs from all else as much as can be; zero and zero are equal.
static void ratios_with_zero(void **state) {
    (void)state;
    svod_ratings ratings = by_units(arena, "0 0 / 0 4 / 4 4 / 1 0");
    assert_near(stat_alpha_ratio(&ratings, arena).value, alpha_by_pairs(&ratings, 3), 1e-15);
}

// Values over which the ratio is not summed pair by pair, and zeros among them.
static void ratio_of_many_values(void **state) {
    (void)state;
    enum { UNITS = 125, RATERS = 2 };
    static const double from[] = {0, 0.001, 90};
    uint64_t seed = 3;
    double value[UNITS * RATERS];
    for (size_t i = 0; i < 3; i++) {
        for (size_t v = 0; v < UNITS * RATERS; v++)
            value[v] = v % 50 ? from[i] + (double)next_below(&seed, 100000) / 10000 : from[i];
        svod_ratings ratings = {UNITS, RATERS, value};
        assert_near(stat_alpha_ratio(&ratings, arena).value, alpha_by_pairs(&ratings, 3), 1e-12);
    }
}

// A value below zero that no other rater's stands beside has no say.
static void ratio_beside_a_lone_value_below_zero(void **state) {
    (void)state;
    svod_ratings with = by_units(arena, "0 1 / 2 3 / 1 1 / -1 ."), without = by_units(arena, "0 1 / 2 3 / 1 1");
    assert_int_equal(stat_alpha_ratio(&with, arena).why, SVOD_WHY_defined);
    assert_near(stat_alpha_ratio(&with, arena).value, stat_alpha_ratio(&without, arena).value, 1e-15);
}

// One unit: a value, but nothing is known of its error.
static void one_unit_has_no_error(void **state) {
    (void)state;
    svod_ratings ratings = by_units(arena, "1 2 / 3 .");
    svod_estimate out = stat_alpha_nominal(&ratings, arena);
    assert_int_equal(out.why, SVOD_WHY_defined);
    assert_near(out.value, 0, 1e-15);
    assert_false(out.has_se || out.has_interval);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings k1 = by_raters(arena, K1_ROWS), shrout = by_units(arena, SHROUT_ROWS);
    for (size_t m = 0; m < METRICS; m++) {
        assert_order_free(metrics[m], &k1, arena);
        assert_order_free(metrics[m], &shrout, arena);
    }
}

// More values than are counted one by one, and raters enough that they are sorted by another way; few raters of many values as well.
static void many_raters_and_values(void **state) {
    (void)state;
    uint64_t seed = 3;
    double value[5 * 45];
    svod_ratings ratings = random_table(value, 5, 45, 300, 10, &seed);
    svod_ratings turned = transposed(arena, &ratings);
    for (size_t m = 0; m < METRICS; m++) {
        assert_near(metrics[m](&ratings, arena).value, alpha_by_pairs(&ratings, m), 1e-12);
        assert_near(metrics[m](&turned, arena).value, alpha_by_pairs(&turned, m), 1e-12);
    }
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),
        cmocka_unit_test(errors_as_printed),
        cmocka_unit_test(of_counts),
        cmocka_unit_test(further_tables),
        cmocka_unit_test(the_ordinal_metric_is_krippendorffs),
        cmocka_unit_test(as_defined_pair_by_pair),
        cmocka_unit_test(the_error_is_that_of_the_jackknife),
        cmocka_unit_test(what_is_undefined),
        cmocka_unit_test(ratios_with_zero),
        cmocka_unit_test(ratio_of_many_values),
        cmocka_unit_test(ratio_beside_a_lone_value_below_zero),
        cmocka_unit_test(one_unit_has_no_error),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(many_raters_and_values),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
