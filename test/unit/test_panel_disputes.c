// Differences between experts: cells in order, values at sections, criteria that are read differently, Guilford's judges.
#include "panel_help.h"

// root 20 = section 1 (10 = 1.1 4 + 1.2 6) + section 2 (10, no criteria)
static const node_spec specs[] = {{"", 0, 200, 0, 0}, {"1", 1, 100, 0, 0}, {"1.1", 2, 40, 0, 0}, {"1.2", 2, 60, 0, 0}, {"2", 1, 100, 0, 0}};

static void assert_dispute(const svod_expertise *out, size_t i, const campaign *c, uint32_t unit, const char *node, int least, int most,
                           unsigned experts) {
    const svod_dispute *at = &out->disputes[i];
    assert_int_equal(at->unit, unit);
    assert_int_equal(at->node, node_of(c->rubric, node));
    assert_int_equal(at->least, least * 1000);
    assert_int_equal(at->most, most * 1000);
    assert_int_equal(at->experts, experts);
}

static void test_order(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 3);
    put(c, "А", 0, "1.1", 10), put(c, "Б", 0, "1.1", 30), put(c, "В", 0, "1.1", 20); // 2 of 4: a half
    put(c, "А", 0, "2", 50), put(c, "Б", 0, "2", 50);                                // no difference
    put(c, "А", 1, "2", 90), put(c, "Б", 1, "2", 40);                                // 5 of 10: a half, more points
    put(c, "А", 2, "1.2", 60), put(c, "Б", 2, "1.2", 10);                            // 5 of 6
    put(c, "А", 2, "1.1", 40), put(c, "В", 2, "1.1", 20);                            // as the first, further down
    put(c, "А", 1, "1.1", 40), put(c, "Б", 1, "1.1", SVOD_S_NA);                     // one with points
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->disputed, 4);
    assert_int_equal(out->dispute_count, 4);
    assert_dispute(out, 0, c, 2, "1.2", 10, 60, 2);
    assert_dispute(out, 1, c, 1, "2", 40, 90, 2);
    assert_dispute(out, 2, c, 0, "1.1", 10, 30, 3);
    assert_dispute(out, 3, c, 2, "1.1", 20, 40, 2);
    assert_near(out->disputes[0].share, 5.0 / 6, 1e-15);
}

static void test_chair_and_recused_stay_out(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 1);
    put(c, "А", 0, "2", 50), put(c, "Б", 0, "2", 60), put(c, "Ч", 0, "2", 100), put(c, "Р", 0, "2", SVOD_S_RECUSED);
    SVOD_AT(&c->scores.experts, svod_expert, 2)->chair = true;
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->raters, 2);
    assert_int_equal(out->dispute_count, 1);
    assert_dispute(out, 0, c, 0, "2", 50, 60, 2);
    assert_near(agreement_at(out, c, "2")->spread, 1, 1e-12);
    assert_int_equal(out->pair_count, 1);
}

static void test_list_is_cut(void **state) {
    (void)state;
    enum { UNITS = 2 * SVOD_DISPUTES_MOST + 500 };
    static const node_spec two[] = {{"", 0, 200, 0, 0}, {"1", 1, 200, 0, 0}};
    campaign *c = campaign_of(two, 2, UNITS);
    svod_scores_expert(&c->scores, "А"), svod_scores_expert(&c->scores, "Б");
    svod_score *a = SVOD_AT(&c->scores.experts, svod_expert, 0)->scores, *b = SVOD_AT(&c->scores.experts, svod_expert, 1)->scores;
    for (size_t u = 0; u < UNITS; u++)
        a[2 * u + 1] = 0, b[2 * u + 1] = (svod_score)u + 1; // later ones are worse
    svod_expertise_options options = {.replicates = 1, .draws = 1};
    svod_result *result = result_of(c);
    result->now.ranked = 0;
    memset(result->now.rank, 0, UNITS * sizeof *result->now.rank); // ranks are no matter here, and 40,000 take their time
    const svod_expertise *out = svod_expertise_of(result, NULL, &options, arena);
    assert_int_equal(out->disputed, UNITS);
    assert_int_equal(out->dispute_count, SVOD_DISPUTES_MOST);
    for (size_t i = 0; i < SVOD_DISPUTES_MOST; i++)
        assert_int_equal(out->disputes[i].unit, UNITS - 1 - i);
}

// ---- values at sections ------------------------------------------------------------------------------------------------

static void test_sums(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 4);
    put(c, "А", 0, "1.1", 20), put(c, "А", 0, "1.2", 30);           // 5
    put(c, "Б", 0, "1.1", 30), put(c, "Б", 0, "1.2", 50);           // 8
    put(c, "А", 1, "1.1", 20), put(c, "А", 1, "1.2", SVOD_S_NA);    // 2 of 4: 5
    put(c, "Б", 1, "1.1", 40), put(c, "Б", 1, "1.2", 60);           // 10
    put(c, "А", 2, "1.1", 20), put(c, "А", 2, "1.2", SVOD_S_BLANK); // none
    put(c, "Б", 2, "1.1", 20), put(c, "Б", 2, "1.2", 0);
    put(c, "А", 3, "1.1", SVOD_S_NA), put(c, "А", 3, "1.2", SVOD_S_NA); // nothing could be had: none
    put(c, "Б", 3, "1.1", 20), put(c, "Б", 3, "1.2", 0);
    const svod_agreement *at = agreement_at(expertise_of(c, NULL), c, "1");
    assert_int_equal(at->compared, 2);
    assert_int_equal(at->disputed, 2);
    assert_near(at->spread, (3 + 5) / 2.0, 1e-12);
}

static void test_not_applicable_that_means_zero(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 1);
    c->rubric->policy.na = SVOD_NA_ZERO;
    put(c, "А", 0, "1.1", 20), put(c, "А", 0, "1.2", SVOD_S_NA); // 2 of 10
    put(c, "Б", 0, "1.1", 40), put(c, "Б", 0, "1.2", 60);
    assert_near(agreement_at(expertise_of(c, NULL), c, "1")->spread, 8, 1e-12);
}

// 1 of 4 and 2.5 of 10 are the same share of a section of 10.
static void test_rescaled_sums_are_equal_to_the_last_bit(void **state) {
    (void)state;
    static const node_spec odd[] = {
        {"", 0, 210, 0, 0}, {"1", 1, 210, 0, 0}, {"1.1", 2, 30, 0, 0}, {"1.2", 2, 70, 0, 0}, {"1.3", 2, 110, 0, 0}};
    campaign *c = campaign_of(odd, 5, 1);
    put(c, "А", 0, "1.1", 10), put(c, "А", 0, "1.2", SVOD_S_NA), put(c, "А", 0, "1.3", SVOD_S_NA); // 1 of 3
    put(c, "Б", 0, "1.1", 20), put(c, "Б", 0, "1.2", 0), put(c, "Б", 0, "1.3", 50);                // 7 of 21
    const svod_agreement *at = agreement_at(expertise_of(c, NULL), c, "1");
    assert_int_equal(at->compared, 1);
    assert_int_equal(at->disputed, 0);
}

static void test_no_sums(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    for (size_t u = 0; u < 2; u++)
        put(c, "А", u, "1.1", 20), put(c, "Б", u, "1.1", 30), put(c, "А", u, "2", 20), put(c, "Б", u, "2", 20);
    put(c, "В", 0, "1.2", 20);
    const svod_expertise *out = expertise_of(c, NULL);
    const svod_agreement *at = agreement_at(out, c, "1");
    assert_why(at->stat[SVOD_STAT_icc_2_1], no_sums);
    assert_why(at->stat[SVOD_STAT_percent], defined);
    assert_int_equal(out->severity_why, SVOD_WHY_no_sums);
    assert_why(out->experts[0].severity, no_sums);
    assert_int_equal(out->places[0].why, SVOD_WHY_no_sums);
}

static void test_one_expert(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    for (size_t u = 0; u < 2; u++)
        put(c, "", u, "1.1", 20), put(c, "", u, "1.2", 30), put(c, "", u, "2", 20);
    const svod_expertise *out = expertise_of(c, NULL);
    for (uint32_t n = 0; n < c->rubric->count; n++)
        for (unsigned s = 0; s < SVOD_STAT_COUNT; s++)
            assert_why(out->nodes[n].stat[s], one_rater);
    assert_int_equal(out->severity_why, SVOD_WHY_one_rater);
    assert_int_equal(out->places[0].why, SVOD_WHY_one_rater);
    assert_int_equal(out->pair_count, 0);
    assert_near(out->places[0].raw.value, 7, 1e-12);
    assert_false(out->places[0].raw.has_se);
}

// ---- read differently --------------------------------------------------------------------------------------------------
enum { UNITS = 10 };

static bool read_differently(const int *scores) {
    static const node_spec two[] = {{"", 0, 100, 0, 0}, {"1", 1, 100, 0, 0}};
    campaign *c = campaign_of(two, 2, UNITS);
    put_table(c, "1", UNITS, 2, scores);
    return agreement_at(expertise_of(c, NULL), c, "1")->read_differently;
}

static void test_read_differently(void **state) {
    (void)state;
    static const int opposite[2 * UNITS] = {0, 10, 10, 0, 0, 10, 10, 0, 0, 10, 10, 0, 5, 5, 5, 5, 0, 10, 10, 0};
    assert_true(read_differently(opposite));
}

static void test_nearly_all_equal_is_no_alarm(void **state) {
    (void)state;
    static const int one_cell[2 * UNITS] = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0};
    assert_false(read_differently(one_cell));
    static const int same_way[2 * UNITS] = {0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10};
    assert_false(read_differently(same_way));
}

static void test_small_noise_is_no_alarm(void **state) {
    (void)state;
    campaign *c = campaign_of((const node_spec[]){{"", 0, 100, 0, 0}, {"1", 1, 100, 0, 0}}, 2, UNITS);
    for (size_t u = 0; u < UNITS; u++) // 9.0 and 9.2 in turn: no order of units in common, and nobody would mind
        put(c, "А", u, "1", u % 2 ? 90 : 92), put(c, "Б", u, "1", u % 2 ? 92 : 90);
    const svod_agreement *at = agreement_at(expertise_of(c, NULL), c, "1");
    assert_int_equal(at->disputed, UNITS);
    assert_false(at->read_differently);
}

// ---- Guilford's data on creativity: seven persons, three judges, totals of five traits -----------------------------------
static const int guilford[] = {21, 24, 25, 34, 29, 31, 17, 24, 23, 17, 25, 15, 36, 14, 37, 17, 20, 17, 29, 20, 33};

static campaign *guilford_campaign(void) {
    static const node_spec one[] = {{"", 0, 500, 0, 0}, {"1", 1, 500, 0, 0}};
    campaign *c = campaign_of(one, 2, 7);
    put_table(c, "1", 7, 3, guilford);
    return c;
}

static void test_guilford_dispute(void **state) {
    (void)state;
    campaign *c = guilford_campaign();
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->dispute_count, 7);
    assert_dispute(out, 0, c, 4, "1", 140, 370, 3);
    assert_near(out->places[4].raw.value, 29, 1e-12);
    assert_int_equal(out->pair_count, 3);
}

static void test_guilford_agreement(void **state) {
    (void)state;
    campaign *c = guilford_campaign();
    const svod_expertise *out = expertise_of(c, NULL);
    const svod_agreement *root = agreement_at(out, c, "");
    assert_why(root->stat[SVOD_STAT_icc_2_1], defined);
    assert_near(root->stat[SVOD_STAT_icc_2_1].value, 0.24756, 5e-6);
    assert_near(root->stat[SVOD_STAT_icc_3_1].value, 0.23539, 5e-6);
    assert_near(root->stat[SVOD_STAT_alpha_interval].value, 0.240530, 1e-6);
    assert_int_equal(root->main, SVOD_STAT_icc_2_1);
    assert_int_equal(agreement_at(out, c, "1")->main, SVOD_STAT_alpha_ordinal);
    assert_near(out->severity_mean, 508.0 / 21, 1e-9);
    assert_near(out->experts[0].severity.value, 171.0 / 7 - 508.0 / 21, 1e-9); // five traits of 4.885714
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_order, begin, end),
        cmocka_unit_test_setup_teardown(test_chair_and_recused_stay_out, begin, end),
        cmocka_unit_test_setup_teardown(test_list_is_cut, begin, end),
        cmocka_unit_test_setup_teardown(test_sums, begin, end),
        cmocka_unit_test_setup_teardown(test_not_applicable_that_means_zero, begin, end),
        cmocka_unit_test_setup_teardown(test_rescaled_sums_are_equal_to_the_last_bit, begin, end),
        cmocka_unit_test_setup_teardown(test_no_sums, begin, end),
        cmocka_unit_test_setup_teardown(test_one_expert, begin, end),
        cmocka_unit_test_setup_teardown(test_read_differently, begin, end),
        cmocka_unit_test_setup_teardown(test_nearly_all_equal_is_no_alarm, begin, end),
        cmocka_unit_test_setup_teardown(test_small_noise_is_no_alarm, begin, end),
        cmocka_unit_test_setup_teardown(test_guilford_dispute, begin, end),
        cmocka_unit_test_setup_teardown(test_guilford_agreement, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
