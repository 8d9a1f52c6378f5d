// Gwet's AC1 and AC2.
#include "stat/chance.h"
#include "stat_help.h"

static svod_arena *arena;

// Gwet's irrCAC: gwet.ac1.raw(cac.raw4raters) 0.77544, error 0.14295, interval 0.461 to 1.
static void ac1_as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    svod_estimate out = stat_ac1(&ratings, arena);
    assert_near(out.value, 0.77544, 5e-6);
    assert_near(out.se, 0.14295, 5e-6);
    assert_near(out.low, 0.461, 5e-4);
    assert_near(out.high, 1, 0);
    assert_int_equal(out.units, 12); // the one with a single value tells how often that is given
    assert_int_equal(out.raters, 4);
    assert_int_equal(out.values, 41);
}

// gwet.ac1.dist(distrib.6raters) 0.4448007, 0.08418757, 0.264 to 0.625; gwet.ac1.table(cont3x3abstractors) 0.8493305, 0.04321747, which
// divides by all units.
static void complete_tables(void **state) {
    (void)state;
    svod_ratings ratings = by_counts(arena, F1_COUNTS);
    ratings.units = 15;
    svod_estimate out = stat_ac1(&ratings, arena);
    assert_near(out.value, 0.4448007, 5e-8);
    assert_near(out.se, 0.08418757, 5e-9);
    assert_near(out.low, 0.264, 5e-4);
    assert_near(out.high, 0.625, 5e-4);
    ratings = by_contingency(arena, "13 0 0 / 0 20 7 / 0 4 56");
    out = stat_ac1(&ratings, arena);
    assert_near(out.value, 0.8493305, 5e-8);
    assert_near(out.se * sqrt(0.99), 0.04321747, 5e-9);
}

static svod_estimate ac2_linear(const svod_ratings *ratings, svod_arena *scratch) {
    stat_sample sample = {.ratings = ratings, .scratch = scratch};
    return stat_corrected(&sample, STAT_LINEAR, STAT_CHANCE_GWET);
}

// gwet.ac1.raw(cac.raw4raters) with quadratic weights 0.91400, with linear ones 0.85874.
static void ac2_as_printed(void **state) {
    (void)state;
    svod_ratings ratings = by_raters(arena, K1_ROWS);
    assert_near(stat_ac2(&ratings, arena).value, 0.91400, 5e-6);
    assert_near(ac2_linear(&ratings, arena).value, 0.85874, 5e-6);
}

// The definition with its table of weights w[k][l] = 1 - |k - l|^power / greatest, category by category.
enum { LEVELS = 4 };

static double weight(int k, int l, int power) {
    return power == 0 ? k == l : 1 - pow(fabs((double)k - l), power) / pow(LEVELS - 1, power);
}

static double corrected_by_hand(const svod_ratings *ratings, int power, stat_chance chance) {
    double pa = 0, pe = 0, weights = 0, pairs = 0, units = 0, share[LEVELS] = {0};
    for (size_t u = 0; u < ratings->units; u++) {
        double n[LEVELS] = {0}, m = 0, agreeing = 0;
        for (size_t r = 0; r < ratings->raters; r++)
            if (!isnan(ratings->value[u * ratings->raters + r])) n[(int)ratings->value[u * ratings->raters + r]]++, m++;
        for (int k = 0; k < LEVELS; k++) {
            double like = 0;
            for (int l = 0; l < LEVELS; l++)
                like += weight(k, l, power) * n[l];
            agreeing += n[k] * (like - 1);
            if (m > 0) share[k] += n[k] / m;
        }
        if (m > 1) pa += agreeing / (m * (m - 1));
        pairs += m > 1;
        units += m > 0;
    }
    for (int k = 0; k < LEVELS; k++)
        for (int l = 0; l < LEVELS; l++)
            weights += weight(k, l, power);
    for (int k = 0; k < LEVELS; k++)
        for (int l = 0; chance == STAT_CHANCE_FLEISS && l < LEVELS; l++)
            pe += weight(k, l, power) * share[k] / units * share[l] / units;
    for (int k = 0; chance == STAT_CHANCE_GWET && k < LEVELS; k++)
        pe += weights / (LEVELS * (LEVELS - 1)) * share[k] / units * (1 - share[k] / units);
    pa /= pairs;
    return (pa - pe) / (1 - pe);
}

static void as_defined_by_weights(void **state) {
    (void)state;
    static const stat_metric_kind kinds[] = {STAT_NOMINAL, STAT_LINEAR, STAT_SQUARE};
    uint64_t seed = 5;
    double value[20 * 5];
    for (int i = 0; i < 200; i++) {
        svod_ratings ratings = random_table(value, 20, 5, LEVELS, 40, &seed);
        for (int power = 0; power < 3; power++)
            for (stat_chance chance = STAT_CHANCE_FLEISS; chance <= STAT_CHANCE_GWET; chance++) {
                stat_sample sample = {.ratings = &ratings, .scratch = arena};
                svod_estimate out = stat_corrected(&sample, kinds[power], chance);
                assert_near(out.value, corrected_by_hand(&ratings, power, chance), 1e-12);
            }
    }
}

static void the_error_is_that_of_the_jackknife(void **state) {
    (void)state;
    enum { UNITS = 300, RATERS = 4 };
    uint64_t seed = 13;
    double value[UNITS * RATERS];
    svod_ratings ratings = random_table(value, UNITS, RATERS, 5, 30, &seed);
    for (size_t u = 0; u < UNITS; u += 2)
        value[u * RATERS] = value[u * RATERS + 1];
    assert_near(stat_ac1(&ratings, arena).se / jackknife_error(stat_ac1, &ratings, arena), 1, 0.02);
    assert_near(stat_ac2(&ratings, arena).se / jackknife_error(stat_ac2, &ratings, arena), 1, 0.02);
    assert_near(ac2_linear(&ratings, arena).se / jackknife_error(ac2_linear, &ratings, arena), 1, 0.02);
}

// The values themselves are weighed: 10 is as far from 0 as it is, not two steps.
static void unequal_steps(void **state) {
    (void)state;
    svod_ratings ratings = by_units(arena, "0 1 / 10 10 / 1 1 / 0 0");
    double pa = 1 - 0.01 / 4, weights = 9 - 2 * (0.01 + 1 + 0.81), sum = 0.375 * 0.625 * 2 + 0.25 * 0.75, pe = weights / 6 * sum;
    assert_near(stat_ac2(&ratings, arena).value, (pa - pe) / (1 - pe), 1e-14);
}

static void what_is_undefined(void **state) {
    (void)state;
    static const svod_stat_fn both[] = {stat_ac1, stat_ac2};
    for (size_t i = 0; i < 2; i++) {
        svod_ratings empty = by_units(arena, ". . / . ."), one = by_units(arena, "1 . / 2 ."), alone = by_units(arena, "1 . / . 2");
        svod_ratings equal = by_units(arena, "2 2 2 / 2 . 2 / 2 . ."), single = by_units(arena, "1 2 2");
        assert_undefined(both[i](&empty, arena), no_data);
        assert_undefined(both[i](&one, arena), one_rater);
        assert_undefined(both[i](&alone, arena), no_pairs);
        assert_undefined(both[i](&equal, arena), no_variation);
        assert_int_equal(both[i](&single, arena).why, SVOD_WHY_defined);
        assert_false(both[i](&single, arena).has_se);
    }
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_ratings k1 = by_raters(arena, K1_ROWS), f1 = by_counts(arena, F1_COUNTS);
    assert_order_free(stat_ac1, &k1, arena);
    assert_order_free(stat_ac2, &k1, arena);
    assert_order_free(stat_ac1, &f1, arena);
    assert_order_free(stat_ac2, &f1, arena);
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ac1_as_printed),    cmocka_unit_test(complete_tables),
        cmocka_unit_test(ac2_as_printed),    cmocka_unit_test(as_defined_by_weights),
        cmocka_unit_test(unequal_steps),     cmocka_unit_test(the_error_is_that_of_the_jackknife),
        cmocka_unit_test(what_is_undefined), cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
