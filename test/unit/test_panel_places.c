// Severity, ranks and how sure they are, pairs, groups: what the experts' room hands to statistics and takes from them.
#include "panel_help.h"

static const node_spec one[] = {{"", 0, 200, 0, 0}, {"1", 1, 200, 0, 0}};
static const node_spec two[] = {{"", 0, 200, 0, 0}, {"1", 1, 150, 0, 0}, {"2", 1, 50, 0, 0}};

enum { UNITS = 6, EXPERTS = 3 };
// Б gives two points less than А everywhere, В one more; the last unit is the best.
static const int severe[UNITS * EXPERTS] = {5, 3, 6, 6, 4, 7, 7, 5, 9, 8, 6, 9, 10, 8, 11, 12, 10, 13};

static void test_severity(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->severity_why, SVOD_WHY_defined);
    double sum = 0;
    for (size_t e = 0; e < EXPERTS; e++) {
        assert_why(out->experts[e].severity, defined);
        sum += out->experts[e].severity.value;
    }
    assert_near(sum, 0, 1e-9);
    assert_near(out->experts[0].severity.value - out->experts[1].severity.value, 2, 1e-9);
    for (size_t u = 0; u < UNITS; u++) {
        assert_near(out->places[u].raw.value, (severe[3 * u] + severe[3 * u + 1] + severe[3 * u + 2]) / 3.0, 1e-9);
        assert_near(out->places[u].adjusted.value, out->places[u].raw.value, 1e-9); // everybody scored everything
        assert_near(out->places[u].raw.se, out->severity_sigma / sqrt(3), 1e-12);
        assert_int_equal(out->places[u].adjusted_rank, UNITS - u);
    }
}

// The harsh expert alone leaves out the unit that is first by fair totals.
static void test_adjusted_rank_is_another(void **state) {
    (void)state;
    int scores[UNITS * EXPERTS];
    memcpy(scores, severe, sizeof scores);
    scores[3 * 4 + 1] = -1; // unit 4 without Б: 10, 11 and so 10.5 raw
    scores[3 * 5 + 2] = -1; // unit 5 without В: 12, 10
    scores[3 * 5] = 11;     // 11, 10: 10.5 as well
    campaign *c = campaign_of(one, 2, UNITS);
    put_table(c, "1", UNITS, EXPERTS, scores);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_near(out->places[4].raw.value, out->places[5].raw.value, 1e-12);
    assert_int_equal(c->year.rank[4], 1);
    assert_int_equal(c->year.rank[5], 1);
    assert_int_equal(out->places[5].adjusted_rank, 1);
    assert_int_equal(out->places[4].adjusted_rank, 2);
    assert_true(out->places[5].adjusted.value > out->places[4].adjusted.value);
}

static void test_intervals_hold_the_rank(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    const svod_expertise *out = expertise_of(c, NULL);
    for (size_t u = 0; u < UNITS; u++) {
        const svod_place_of *at = &out->places[u];
        assert_int_equal(at->why, SVOD_WHY_defined);
        assert_in_range(c->year.rank[u], at->low, at->high);
        assert_in_range(c->year.rank[u], at->boot_low, at->boot_high);
        assert_true(at->group >= 1);
    }
    assert_int_equal(out->places[5].group, 1);
    assert_true(out->places[0].group > 1);
    assert_int_equal(out->places[5].boot_high, 1); // no sample of experts puts another first
}

// Each expert left a criterion of unit 5 blank: no total of it, and still it has its place among all.
static void test_ranked_without_a_total(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    for (size_t u = 0; u < UNITS - 1; u++)
        put(c, "А", u, "2", 30), put(c, "Б", u, "2", 30), put(c, "В", u, "2", 30);
    c->rubric->policy.blank = SVOD_BLANK_ZERO;
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(c->year.rank[5], 2); // 35/3 without section 2, after 29/3 + 3
    assert_why(out->places[5].raw, no_data);
    assert_int_equal(out->places[5].boot_low, 0);
    assert_in_range(2, out->places[5].low, out->places[5].high);
    assert_int_equal(out->places[5].adjusted_rank, 0);
    for (size_t u = 0; u < UNITS - 1; u++) {
        assert_in_range(c->year.rank[u], out->places[u].low, out->places[u].high);
        assert_in_range(c->year.rank[u], out->places[u].boot_low, out->places[u].boot_high);
    }
    assert_int_equal(out->places[0].boot_high, 6); // among all six
}

static void test_disconnected(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, 8);
    for (size_t u = 0; u < 8; u++) {
        put(c, u < 4 ? "А" : "В", u, "1", 50 + 10 * (int)u);
        put(c, u < 4 ? "Б" : "Г", u, "1", 60 + 10 * (int)u);
    }
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->severity_why, SVOD_WHY_disconnected);
    for (size_t e = 0; e < 4; e++)
        assert_why(out->experts[e].severity, disconnected);
    assert_int_equal(out->places[0].why, SVOD_WHY_disconnected);
    assert_why(out->places[0].adjusted, disconnected);
    assert_why(out->places[0].raw, defined);
    assert_false(out->places[0].raw.has_se);
    assert_int_equal(out->pair_count, 6);
    assert_why(out->pairs[0].kappa, defined);
    assert_why(out->pairs[1].kappa, no_pairs); // А and В
}

// All three experts scored all units, but so many criteria are blank that their totals share no unit.
static void test_blanks_are_the_reason(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    for (size_t u = 0; u < UNITS; u++)
        put(c, (const char *[]){"А", "Б", "В"}[u % 3], u, "2", 20);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->severity_why, SVOD_WHY_no_sums);
    assert_int_equal(out->places[0].why, SVOD_WHY_no_sums);
    assert_why(out->experts[1].severity, no_sums);
    assert_near(out->places[0].raw.value, 7, 1e-12); // what А gave
}

// Section 2 is a twentieth of what could be had: where В left it blank, the mean of А and Б stands in, as it does in the unit's own points.
static void test_a_few_blanks_are_filled(void **state) {
    (void)state;
    static const node_spec small[] = {{"", 0, 200, 0, 0}, {"1", 1, 190, 0, 0}, {"2", 1, 10, 0, 0}};
    campaign *c = campaign_of(small, 3, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    for (size_t u = 0; u < UNITS; u++) {
        put(c, "А", u, "2", 10), put(c, "Б", u, "2", u % 2 ? 10 : 0);
        if (u > 1) put(c, "В", u, "2", 10);
    }
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->severity_why, SVOD_WHY_defined);
    assert_int_equal(out->completed, 2);
    assert_int_equal(out->refused, 0);
    for (size_t u = 0; u < UNITS; u++)
        assert_near(out->places[u].raw.value, svod_points_double(svod_year_at(&c->year, u, SVOD_ROOT)->value), 1e-9);
    assert_int_equal(out->places[0].raw.values, EXPERTS);
    assert_near(out->places[0].raw.value, 14 / 3.0 + 0.5, 1e-9);
}

// With a section of three twentieths blank a sheet has no total; what nobody gave counts for nobody, and is no blank of anybody's.
static void test_many_blanks_are_not(void **state) {
    (void)state;
    static const node_spec wide[] = {{"", 0, 200, 0, 0}, {"1", 1, 170, 0, 0}, {"2", 1, 30, 0, 0}};
    campaign *c = campaign_of(wide, 3, UNITS);
    put_table(c, "1", UNITS, EXPERTS, severe);
    for (size_t u = 0; u < UNITS; u++) {
        put(c, "А", u, "2", 20), put(c, "Б", u, "2", 10);
        if (u > 1) put(c, "В", u, "2", 30);
    }
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->completed, 0);
    assert_int_equal(out->refused, 2);
    assert_int_equal(out->places[0].raw.values, 2);
    assert_near(out->places[0].raw.value, (5 + 2 + 3 + 1) / 2.0, 1e-9);
}

static void test_few_units(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, UNITS);
    put_table(c, "1", UNITS, 2, severe);
    put(c, "Гость", 0, "1", 50), put(c, "Гость", 1, "1", 50);
    assert_int_equal(expertise_of(c, NULL)->severity_why, SVOD_WHY_few_by_expert);
}

static void test_weights(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, 3);
    const int first[] = {150, 75, 0}, second[] = {50, 25, 50};
    for (size_t u = 0; u < 3; u++)
        put(c, "", u, "1", first[u]), put(c, "", u, "2", second[u]);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->places[0].weights_why, SVOD_WHY_defined);
    assert_near(out->places[0].weights_own, 1, 1e-12); // the best in both
    assert_near(out->places[0].weights_first, 1, 1e-12);
    assert_int_equal(out->places[1].weights_low, 2);
    assert_int_equal(out->places[1].weights_high, 3);
    assert_true(out->places[1].weights_own > 0.3 && out->places[1].weights_own < 0.7); // the weight of 1 is above a half: half of draws
}

static void test_weights_of_sections_that_were_asked(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, 3);
    for (size_t u = 0; u < 3; u++)
        put(c, "", u, "1", 50 + 10 * (int)u);
    c->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    const svod_expertise *out = expertise_of(c, NULL);
    for (size_t u = 0; u < 3; u++) {
        assert_int_equal(out->places[u].weights_why, SVOD_WHY_defined);
        assert_near(out->places[u].weights_own, 1, 1e-12);
    }
}

static void test_ranked_by_percent(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, UNITS);
    c->rubric->policy.rank = SVOD_RANK_PERCENT;
    put_table(c, "1", UNITS, EXPERTS, severe);
    for (size_t u = 0; u < UNITS; u++) {
        put(c, "А", u, "2", u ? 0 : SVOD_S_NA), put(c, "Б", u, "2", u ? 0 : SVOD_S_NA), put(c, "В", u, "2", u ? 0 : SVOD_S_NA);
    }
    const svod_expertise *out = expertise_of(c, NULL);
    assert_near(out->places[0].raw.value, 14 / 3.0 / 15 * 20, 1e-9); // of what could be had, on the scale of the total
    for (size_t u = 0; u < UNITS; u++)
        assert_in_range(c->year.rank[u], out->places[u].low, out->places[u].high);
}

static void test_pairs(void **state) {
    (void)state;
    campaign *c = campaign_of(two, 3, 4);
    const int a[] = {0, 150, 75, 150}, b[] = {0, 150, 150, 75};
    for (size_t u = 0; u < 4; u++) {
        put(c, "А", u, "1", a[u]), put(c, "Б", u, "1", b[u]);
        put(c, "А", u, "2", SVOD_S_BLANK);
        put(c, "Б", u, "2", 50);
    }
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->pair_count, 1);
    // shares 0 1 .5 1 beside 0 1 1 .5: observed 1/2, by chance 1/16 + 4/16 + 1/16
    assert_near(out->pairs[0].kappa.value, (0.5 - 0.375) / (1 - 0.375), 1e-12);
    // disagreement (.25 + .25) / 4 beside the mean square of all 16 differences
    double chance = (0 + 1 + 1 + .25 + 1 + 0 + 0 + .25 + .25 + .25 + .25 + 0 + 1 + 0 + 0 + .25) / 16;
    assert_near(out->pairs[0].weighted.value, 1 - 0.125 / chance, 1e-12);
    assert_int_equal(out->pairs[0].kappa.units, 4);
}

static void test_pairs_of_very_many_are_left_out(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, 2);
    for (int e = 0; e <= SVOD_PAIRS_MOST; e++)
        put(c, svod_printf(arena, "Эксперт %d", e), 0, "1", 10 + e);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->raters, SVOD_PAIRS_MOST + 1);
    assert_int_equal(out->pair_count, 0);
}

static void test_groups(void **state) {
    (void)state;
    static const double scores[] = {2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 3.9, 2.8, 3.4, 3.7, 2.2, 2.0};
    campaign *c = campaign_of(one, 2, 15);
    for (size_t u = 0; u < 15; u++)
        put(c, "", u, "1", (int)lround(10 * scores[u]));
    svod_cluster cluster = {.id = "k", .count = 3};
    c->rubric->clusters = &cluster;
    c->rubric->cluster_count = 1;
    svod_result *result = result_of(c);
    uint32_t *level = SVOD_ARRAY(arena, uint32_t, 15);
    for (uint32_t u = 0; u < 15; u++)
        level[u] = u / 5;
    result->clusters[0] = (svod_cluster_result){.cluster = &cluster, .level = level};
    svod_expertise_options options = {.seed = 1};
    const svod_expertise *out = svod_expertise_of(result, NULL, &options, arena);
    assert_int_equal(out->replicates, SVOD_REPLICATES);
    assert_why(out->groups[0], defined);
    // rank sums 36, 51 and 33 of 15 values without ties
    assert_near(out->groups[0].statistic, 12.0 / (15 * 16) * (36 * 36 + 51 * 51 + 33 * 33) / 5.0 - 48, 1e-9);
    level[14] = UINT32_MAX; // four are left in the last level
    assert_why(svod_expertise_of(result, NULL, &options, arena)->groups[0], small_group);
}

// Cells of the chair's, sections scored as a whole among them; totals that repeat what their parts say are none.
static void test_overrides(void **state) {
    (void)state;
    static const node_spec nested[] = {{"", 0, 8, 0, 0}, {"1", 1, 5, 0, 0}, {"1.1", 2, 3, 0, 0}, {"1.2", 2, 2, 0, 0}, {"2", 1, 3, 0, 0}};
    campaign *c = campaign_of(nested, 5, 3);
    for (uint32_t n = 0; n < 5; n++)
        c->rubric->nodes[n].combine.rule = SVOD_COMBINE_AGREED;
    for (size_t u = 0; u < 2; u++)
        put(c, "А", u, "1.1", 20), put(c, "А", u, "1.2", 10), put(c, "А", u, "2", 10);
    put(c, "А", 2, "1", 40), put(c, "А", 2, "2", 10);
    put(c, "П", 0, "1.1", 20), put(c, "П", 1, "1.1", 30), put(c, "П", 1, "2", 20), put(c, "П", 2, "1", 30);
    SVOD_AT(&c->scores.experts, svod_expert, 1)->chair = true;
    const svod_expertise *out = expertise_of(c, NULL);
    const uint32_t expected[] = {0, 2, 1};
    assert_memory_equal(out->overrides, expected, sizeof expected);
}

// The same experts under other names, in another order of files, give the same of each.
static void test_order_of_experts_is_no_matter(void **state) {
    (void)state;
    campaign *c = campaign_of(one, 2, UNITS), *d = campaign_of(one, 2, UNITS);
    for (size_t u = 0; u < UNITS; u++) {
        for (size_t e = 0; e < EXPERTS; e++) {
            put(c, (const char *[]){"А", "Б", "В"}[e], u, "1", 10 * severe[u * 3 + e]);
            put(d, (const char *[]){"В", "А", "Б"}[e], u, "1", 10 * severe[u * 3 + (e + 2) % 3]);
        }
    }
    const svod_expertise *x = expertise_of(c, NULL), *y = expertise_of(d, NULL);
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++) {
        assert_int_equal(x->nodes[0].stat[s].why, y->nodes[0].stat[s].why);
        assert_near(x->nodes[0].stat[s].value, y->nodes[0].stat[s].value, 1e-12);
    }
    for (size_t u = 0; u < UNITS; u++)
        assert_near(x->places[u].adjusted.value, y->places[u].adjusted.value, 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_severity, begin, end),
        cmocka_unit_test_setup_teardown(test_adjusted_rank_is_another, begin, end),
        cmocka_unit_test_setup_teardown(test_intervals_hold_the_rank, begin, end),
        cmocka_unit_test_setup_teardown(test_ranked_without_a_total, begin, end),
        cmocka_unit_test_setup_teardown(test_disconnected, begin, end),
        cmocka_unit_test_setup_teardown(test_blanks_are_the_reason, begin, end),
        cmocka_unit_test_setup_teardown(test_a_few_blanks_are_filled, begin, end),
        cmocka_unit_test_setup_teardown(test_many_blanks_are_not, begin, end),
        cmocka_unit_test_setup_teardown(test_few_units, begin, end),
        cmocka_unit_test_setup_teardown(test_weights, begin, end),
        cmocka_unit_test_setup_teardown(test_weights_of_sections_that_were_asked, begin, end),
        cmocka_unit_test_setup_teardown(test_ranked_by_percent, begin, end),
        cmocka_unit_test_setup_teardown(test_pairs, begin, end),
        cmocka_unit_test_setup_teardown(test_pairs_of_very_many_are_left_out, begin, end),
        cmocka_unit_test_setup_teardown(test_groups, begin, end),
        cmocka_unit_test_setup_teardown(test_overrides, begin, end),
        cmocka_unit_test_setup_teardown(test_order_of_experts_is_no_matter, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
