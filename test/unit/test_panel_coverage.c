// Who scored what: missing data, absent sheets, chairs, recused experts, lists and campaigns without one.
#include "panel_help.h"

// root 20 = section 1 (10 = 1.1 4 + 1.2 6) + section 2 (10, no criteria)
static const node_spec specs[] = {{"", 0, 200, 0, 0}, {"1", 1, 100, 0, 0}, {"1.1", 2, 40, 0, 0}, {"1.2", 2, 60, 0, 0}, {"2", 1, 100, 0, 0}};

static void assert_counts(const svod_coverage *at, unsigned asked, unsigned scored, unsigned blank, unsigned na, unsigned bad) {
    assert_int_equal(at->asked, asked);
    assert_int_equal(at->scored, scored);
    assert_int_equal(at->blank, blank);
    assert_int_equal(at->na, na);
    assert_int_equal(at->bad, bad);
}

static void put_all(campaign *c, const char *expert, size_t unit) {
    put(c, expert, unit, "1.1", 20);
    put(c, expert, unit, "1.2", 30);
    put(c, expert, unit, "2", 50);
}

static void test_every_kind_of_answer(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 3);
    put_all(c, "А", 0);
    put(c, "А", 1, "1.1", SVOD_S_NA);
    put(c, "А", 1, "1.2", SVOD_S_UNREADABLE);
    put(c, "Б", 0, "1.1", SVOD_S_BLANK);
    put(c, "Б", 0, "1.2", 0);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_int_equal(out->expert_count, 2);
    assert_int_equal(out->raters, 2);
    const svod_expert_row *a = &out->experts[0], *b = &out->experts[1];
    assert_counts(&a->units[0], 3, 3, 0, 0, 0);
    assert_counts(&a->units[1], 3, 0, 1, 1, 1);
    assert_int_equal(b->units[0].missing[0], 2); // the blank cell 1.1
    assert_int_equal(b->units[0].missing[1], 4);
    assert_null(a->units[0].missing);
    assert_counts(&a->units[2], 0, 0, 0, 0, 0); // no sheet of A names it
    assert_counts(&a->sum, 6, 3, 1, 1, 1);
    assert_counts(&b->units[0], 3, 1, 2, 0, 0);
    assert_int_equal(a->assigned, 2);
    assert_int_equal(a->ready, 1);
    assert_int_equal(a->begun, 1);
    assert_int_equal(a->judge, SVOD_NO_JUDGE);
    assert_int_equal(b->scorer, 1);
}

static void test_listed_without_sheets(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    put_all(c, "А", 0);
    put_all(c, "Гость", 1);
    static const char *const names[] = {"Нет листов", "А"};
    svod_panel *panel = panel_of(2, names, 2);
    const svod_expertise *out = expertise_of(c, panel);
    assert_int_equal(out->expert_count, 3);
    assert_string_equal(out->experts[0].name, "Нет листов");
    assert_int_equal(out->experts[0].scorer, SIZE_MAX);
    assert_false(out->experts[0].rater);
    assert_counts(&out->experts[0].sum, 6, 0, 6, 0, 0);
    assert_int_equal(out->experts[0].assigned, 2);
    assert_int_equal(out->experts[0].ready, 0);
    assert_int_equal(out->experts[0].begun, 0);
    assert_false(out->experts[0].units[0].seen);
    assert_null(out->experts[0].units[0].missing); // all of it
    assert_why(out->experts[0].severity, no_data);
    assert_counts(&out->experts[1].sum, 6, 3, 3, 0, 0); // assigned both, filled one
    assert_string_equal(out->experts[2].name, "Гость");
    assert_int_equal(out->experts[2].judge, SVOD_NO_JUDGE);
    assert_int_equal(out->experts[2].assigned, 1); // what the own sheets name
}

static void test_recused(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    put_all(c, "А", 0);
    put(c, "А", 1, "1.1", SVOD_S_RECUSED);
    static const char *const names[] = {"А"};
    svod_panel *panel = panel_of(2, names, 1);
    panel->judges[0].conflict[1] = true;
    panel->judges[0].assigned[1] = false;
    const svod_expertise *out = expertise_of(c, panel);
    assert_true(out->experts[0].units[1].recused);
    assert_false(out->experts[0].units[1].assigned);
    assert_counts(&out->experts[0].units[1], 0, 0, 0, 0, 0);
    assert_counts(&out->experts[0].sum, 3, 3, 0, 0, 0);
    assert_int_equal(out->experts[0].assigned, 1);
}

static void test_recused_scores_without_a_list(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    put_all(c, "А", 0);
    put(c, "А", 1, "1.1", SVOD_S_RECUSED);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_true(out->experts[0].units[1].recused);
    assert_counts(&out->experts[0].units[1], 0, 0, 0, 0, 0);
}

static void test_unit_that_did_not_exist(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    c->roster->attr_names = (const char *[]){"since"};
    c->roster->attr_count = 1;
    for (size_t u = 0; u < 2; u++) {
        c->roster->units[u].attrs = SVOD_ARRAY(arena, const char *, 1);
        c->roster->units[u].attr_places = SVOD_ARRAY(arena, svod_place, 1);
        c->roster->units[u].attrs[0] = u ? "2024" : "";
    }
    put_all(c, "А", 0);
    static const char *const names[] = {"А"};
    const svod_expertise *out = expertise_of(c, panel_of(2, names, 1));
    assert_int_equal(out->experts[0].assigned, 1);
    assert_counts(&out->experts[0].units[1], 0, 0, 0, 0, 0);
}

static void test_campaign_that_stops_at_sections(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    put(c, "А", 0, "1", 70);
    put(c, "А", 0, "2", 50);
    put(c, "А", 1, "2", 50);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_counts(&out->experts[0].units[0], 2, 2, 0, 0, 0);
    assert_counts(&out->experts[0].units[1], 2, 1, 1, 0, 0);
    assert_why(agreement_at(out, c, "1")->stat[0], one_rater);
    assert_why(agreement_at(out, c, "1.1")->stat[0], no_data);
}

static void test_section_given_as_a_whole(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 1);
    put_all(c, "А", 0);
    put(c, "Б", 0, "1", 60);
    put(c, "Б", 0, "2", 50);
    const svod_expertise *out = expertise_of(c, NULL);
    assert_counts(&out->experts[1].units[0], 3, 3, 0, 0, 0);
    assert_near(agreement_at(out, c, "1")->spread, 1, 1e-12); // 5 and 6
    assert_near(agreement_at(out, c, "")->spread, 1, 1e-12);
}

static void test_nothing_at_all(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 2);
    static const char *const names[] = {"А"};
    const svod_expertise *out = expertise_of(c, panel_of(2, names, 1));
    assert_int_equal(out->raters, 0);
    assert_counts(&out->experts[0].sum, 6, 0, 6, 0, 0); // the leaves, there being nothing that says otherwise
    assert_why(agreement_at(out, c, "")->stat[0], no_data);
    assert_int_equal(out->severity_why, SVOD_WHY_no_data);
    assert_int_equal(out->dispute_count, 0);
}

static void test_chair(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 5, 1);
    put_all(c, "А", 0);
    put_all(c, "Председатель", 0);
    put(c, "Председатель", 0, "2", 90);
    SVOD_AT(&c->scores.experts, svod_expert, 1)->chair = true;
    const svod_expertise *out = expertise_of(c, NULL);
    assert_true(out->experts[1].chair);
    assert_int_equal(out->raters, 1);
    assert_int_equal(out->dispute_count, 0);
    assert_why(agreement_at(out, c, "2")->stat[0], one_rater);
    assert_why(out->experts[1].severity, no_data);
    assert_counts(&out->experts[1].units[0], 3, 3, 0, 0, 0);
}

static void test_more_cells_than_16_bits(void **state) {
    (void)state;
    enum { UNITS = 40000 };
    campaign *c = campaign_of(specs, 5, UNITS);
    for (size_t u = 0; u < UNITS; u++)
        SVOD_AT(&c->scores.experts, svod_expert, svod_scores_expert(&c->scores, "А"))->scores[svod_scores_slot(&c->scores, u, 4)] = 10000;
    svod_expertise out = {0};
    compute(c);
    svod_expertise_coverage(&out, &c->year, NULL, arena);
    assert_int_equal(out.experts[0].sum.asked, 2 * UNITS);
    assert_int_equal(out.experts[0].sum.blank, UNITS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_kind_of_answer, begin, end),
        cmocka_unit_test_setup_teardown(test_listed_without_sheets, begin, end),
        cmocka_unit_test_setup_teardown(test_recused, begin, end),
        cmocka_unit_test_setup_teardown(test_recused_scores_without_a_list, begin, end),
        cmocka_unit_test_setup_teardown(test_unit_that_did_not_exist, begin, end),
        cmocka_unit_test_setup_teardown(test_campaign_that_stops_at_sections, begin, end),
        cmocka_unit_test_setup_teardown(test_section_given_as_a_whole, begin, end),
        cmocka_unit_test_setup_teardown(test_nothing_at_all, begin, end),
        cmocka_unit_test_setup_teardown(test_chair, begin, end),
        cmocka_unit_test_setup_teardown(test_more_cells_than_16_bits, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
