// Differences between groups: Kruskal-Wallis.
#include "stat_help.h"

static svod_arena *arena;

// Hollander and Wolfe (1973), p. 116, by the help of R's kruskal.test: H 0.77143, 2 degrees of freedom, p 0.68.
static const double clearance[] = {2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0};
static const uint32_t lung[] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2};

static void as_printed(void **state) {
    (void)state;
    svod_estimate out = svod_kruskal_wallis(clearance, lung, 14, 3, 4, arena);
    assert_int_equal(out.why, SVOD_WHY_defined);
    assert_near(out.statistic, 0.77143, 5e-6);
    assert_near(out.df1, 2, 0);
    assert_near(out.p, 0.68, 5e-3);
    assert_near(out.p, exp(-out.statistic / 2), 1e-14); // chi-squared with 2 degrees of freedom
    assert_near(out.value, out.statistic / 13, 1e-15);
    assert_false(out.has_se || out.has_interval);
    assert_int_equal(out.units, 14);
}

// Ranks 1.5 1.5 3 | 4.5 4.5 6: rank sums 6 and 15, H = 12 / 42 * (36 / 3 + 225 / 3) - 21 = 3.857143, two ties of two take 12 / 210 off.
static void with_ties(void **state) {
    (void)state;
    static const double value[] = {1, 1, 2, 5, 5, 7};
    static const uint32_t group[] = {0, 0, 0, 1, 1, 1};
    svod_estimate out = svod_kruskal_wallis(value, group, 6, 2, 3, arena);
    assert_near(out.statistic, (12.0 / 42 * (36.0 / 3 + 225.0 / 3) - 21) / (1 - 12.0 / 210), 1e-14);
    assert_near(out.df1, 1, 0);
}

// What has no value or no group takes no part, a group without units is none.
static void who_takes_part(void **state) {
    (void)state;
    double value[17];
    uint32_t group[17];
    for (size_t i = 0; i < 14; i++) {
        value[i + 2] = clearance[i];
        group[i + 2] = lung[i] * 2; // groups 1 and 3 are empty
    }
    value[0] = 100, group[0] = UINT32_MAX;
    value[1] = NAN, group[1] = 1;
    value[16] = NAN, group[16] = 0;
    svod_estimate out = svod_kruskal_wallis(value, group, 17, 6, 4, arena), want = svod_kruskal_wallis(clearance, lung, 14, 3, 4, arena);
    assert_same_estimate(&out, &want);
}

static void what_is_undefined(void **state) {
    (void)state;
    static const double equal[] = {2, 2, 2, 2}, none[] = {NAN, NAN};
    static const uint32_t pairs[] = {0, 0, 1, 1}, one[] = {1, 1, 1, 1};
    assert_undefined(svod_kruskal_wallis(clearance, lung, 14, 3, 5, arena), small_group);
    assert_undefined(svod_kruskal_wallis(clearance, one, 4, 3, 1, arena), one_group);
    assert_undefined(svod_kruskal_wallis(equal, pairs, 4, 2, 2, arena), no_variation);
    assert_undefined(svod_kruskal_wallis(none, pairs, 2, 2, 1, arena), no_data);
    assert_undefined(svod_kruskal_wallis(NULL, NULL, 0, 0, 1, arena), no_data);
}

static void order_does_not_matter(void **state) {
    (void)state;
    svod_estimate plain = svod_kruskal_wallis(clearance, lung, 14, 3, 4, arena);
    uint64_t seed = 9;
    for (int i = 0; i < 20; i++) {
        const size_t *unit = shuffled(arena, 14, &seed), *name = shuffled(arena, 3, &seed);
        double value[14];
        uint32_t group[14];
        for (size_t u = 0; u < 14; u++) {
            value[u] = clearance[unit[u]];
            group[u] = (uint32_t)name[lung[unit[u]]];
        }
        svod_estimate again = svod_kruskal_wallis(value, group, 14, 3, 4, arena);
        assert_same_estimate(&again, &plain);
    }
}

int main(void) {
    arena = svod_arena_new();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_printed),
        cmocka_unit_test(with_ties),
        cmocka_unit_test(who_takes_part),
        cmocka_unit_test(what_is_undefined),
        cmocka_unit_test(order_does_not_matter),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    svod_arena_free(arena);
    return failed;
}
