// Children into parents: every state under every policy.
#include "scoring.h"

// Section 1: two criteria; section 2: two criteria, one of them with two parts; section 3 has none.
static const node_spec specs[] = {{"", 0, 100, 0, 0},     {"1", 1, 20, 0, 0},   {"1.1", 2, 10, 0, 0}, {"1.2", 2, 10, 0, 0},
                                  {"2", 1, 50, 0, 0},     {"2.1", 2, 20, 0, 0}, {"2.2", 2, 30, 0, 0}, {"2.2.1", 3, 10, 0, 0},
                                  {"2.2.2", 3, 20, 0, 0}, {"3", 1, 30, 0, 0}};
static const char *const leaves[] = {"1.1", "1.2", "2.1", "2.2.1", "2.2.2", "3"};

static svod_arena *arena;

// Unit 0 has everything, so that every leaf is asked in the campaign; the tests look at unit 1.
static campaign *start(svod_na_policy na, svod_blank_policy blank) {
    svod_rubric *rubric = make_rubric(arena, specs, sizeof specs / sizeof *specs);
    rubric->policy.na = na;
    rubric->policy.blank = blank;
    campaign *c = make_campaign(arena, rubric, make_roster(arena, 3, NULL, 0), 2023);
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++) {
        put(c, "A", 0, leaves[i], 10);
        put(c, "A", 1, leaves[i], 5);
    }
    return c;
}

static void everything_given(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 5, 10, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "1"), 10, 20, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "2.2"), 10, 30, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "2"), 15, 50, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, ""), 30, 100, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "")->experts, 1);
    assert_int_equal(c->year.deepest, 3);
    assert_int_equal(c->year.unit_state[1], SVOD_STATE_POINTS);
    assert_int_equal(c->findings.list.count, 0);
}

static void not_applicable_drops_the_maximum(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "2.2.2", SVOD_S_NA);
    compute(c);
    assert_point(point_at(c, 1, "2.2.2"), 0, 0, SVOD_STATE_NA, 0);
    assert_point(point_at(c, 1, "2.2"), 5, 10, SVOD_STATE_POINTS, SVOD_P_DROPPED);
    assert_point(point_at(c, 1, "2"), 10, 30, SVOD_STATE_POINTS, SVOD_P_DROPPED);
    assert_point(point_at(c, 1, ""), 25, 80, SVOD_STATE_POINTS, SVOD_P_DROPPED);
}

static void a_node_of_nothing_but_na_is_na(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "2.2.1", SVOD_S_NA);
    put(c, "A", 1, "2.2.2", SVOD_S_NA);
    compute(c);
    assert_int_equal(point_at(c, 1, "2.2")->state, SVOD_STATE_NA);
    assert_points(point_at(c, 1, "2.2")->max, 0);
    assert_point(point_at(c, 1, "2"), 5, 20, SVOD_STATE_POINTS, SVOD_P_DROPPED);
    assert_point(point_at(c, 1, ""), 20, 70, SVOD_STATE_POINTS, SVOD_P_DROPPED);
}

static void a_unit_of_nothing_but_na_submitted_and_has_no_total(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        put(c, "A", 1, leaves[i], SVOD_S_NA);
    compute(c);
    assert_int_equal(c->year.unit_state[1], SVOD_STATE_POINTS);
    assert_int_equal(point_at(c, 1, "")->state, SVOD_STATE_NA);
    assert_int_equal(c->year.rank[1], 0);
}

static void not_applicable_as_zero_keeps_the_maximum(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_ZERO, SVOD_BLANK_ZERO);
    put(c, "A", 1, "3", SVOD_S_NA);
    compute(c);
    assert_point(point_at(c, 1, "3"), 0, 30, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, ""), 25, 100, SVOD_STATE_POINTS, 0);
}

static void not_applicable_where_forbidden_counts_as_missing(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_FORBID, SVOD_BLANK_ZERO);
    put(c, "A", 1, "3", SVOD_S_NA);
    compute(c);
    assert_point(point_at(c, 1, "3"), 0, 0, SVOD_STATE_UNREADABLE, 0);
    assert_point(point_at(c, 1, ""), 25, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void blank_as_zero(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 0, 10, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "1.1")->experts, 0);
    assert_point(point_at(c, 1, "1"), 5, 20, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, ""), 25, 100, SVOD_STATE_POINTS, 0);
}

static void blank_dropped(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_DROP);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 0, 0, SVOD_STATE_BLANK, 0);
    assert_point(point_at(c, 1, "1"), 5, 10, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    assert_point(point_at(c, 1, ""), 25, 90, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void blank_left_incomplete(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_INCOMPLETE);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    put(c, "A", 1, "1.2", SVOD_S_BLANK);
    compute(c);
    assert_int_equal(point_at(c, 1, "1")->state, SVOD_STATE_BLANK);
    assert_point(point_at(c, 1, ""), 20, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void no_cell_where_others_have_one_is_blank(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_INCOMPLETE);
    put(c, "A", 1, "1.1", SVOD_S_NONE);
    compute(c);
    assert_int_equal(point_at(c, 1, "1.1")->state, SVOD_STATE_BLANK);
    assert_point(point_at(c, 1, "1"), 5, 20, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

// Whatever the policies, what could not be used is neither zero nor gone.
static void what_could_not_be_used_keeps_its_maximum(void **state) {
    (void)state;
    const svod_score reasons[] = {SVOD_S_UNREADABLE, SVOD_S_OUT_OF_RANGE, SVOD_S_CONFLICT};
    const svod_blank_policy policies[] = {SVOD_BLANK_ZERO, SVOD_BLANK_DROP, SVOD_BLANK_INCOMPLETE};
    for (size_t i = 0; i < 9; i++) {
        campaign *c = start(SVOD_NA_DROP, policies[i / 3]);
        put(c, "A", 1, "2.2.1", reasons[i % 3]);
        compute(c);
        assert_point(point_at(c, 1, "2.2.1"), 0, 0, SVOD_STATE_UNREADABLE, 0);
        assert_point(point_at(c, 1, "2.2"), 5, 30, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
        assert_point(point_at(c, 1, ""), 25, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    }
}

static void unreadable_says_more_than_blank(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_INCOMPLETE);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    put(c, "A", 1, "1.2", SVOD_S_UNREADABLE);
    compute(c);
    assert_int_equal(point_at(c, 1, "1")->state, SVOD_STATE_UNREADABLE);
    assert_point(point_at(c, 1, ""), 20, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void what_dropped_inside_a_node_without_points_stays_dropped(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "1.1", SVOD_S_NA);
    put(c, "A", 1, "1.2", SVOD_S_UNREADABLE);
    compute(c);
    assert_int_equal(point_at(c, 1, "1")->state, SVOD_STATE_UNREADABLE);
    assert_point(point_at(c, 1, ""), 20, 90, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE | SVOD_P_DROPPED);
}

static void one_experts_bad_score_beside_anothers_points(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "B", 1, "3", SVOD_S_UNREADABLE);
    compute(c);
    assert_point(point_at(c, 1, "3"), 5, 30, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    assert_point(point_at(c, 1, ""), 30, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void the_mark_above_maximum_goes_up(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "3", 40);
    compute(c);
    assert_point(point_at(c, 1, "3"), 40, 30, SVOD_STATE_POINTS, SVOD_P_OVER_MAX);
    assert_point(point_at(c, 1, ""), 65, 100, SVOD_STATE_POINTS, SVOD_P_OVER_MAX);
    assert_int_equal(point_at(c, 0, "")->flags, 0);
}

// A score above the maximum that was thrown out for another reason leaves no mark behind.
static void a_score_thrown_out_leaves_no_mark(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "3", SVOD_S_CONFLICT);
    put(c, "B", 1, "3", 20);
    compute(c);
    assert_point(point_at(c, 1, "3"), 20, 30, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void a_unit_of_blanks_did_not_submit(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        put(c, "A", 1, leaves[i], SVOD_S_BLANK);
    compute(c);
    for (size_t unit = 1; unit <= 2; unit++) { // unit 2 is in no sheet at all
        assert_int_equal(c->year.unit_state[unit], SVOD_STATE_NO_SUBMISSION);
        for (uint32_t n = 0; n < c->rubric->count; n++)
            assert_int_equal(svod_year_at(&c->year, unit, n)->state, SVOD_STATE_NO_SUBMISSION);
    }
}

static void sections_alone(void **state) {
    (void)state;
    svod_rubric *rubric = make_rubric(arena, specs, sizeof specs / sizeof *specs);
    campaign *c = make_campaign(arena, rubric, make_roster(arena, 2, NULL, 0), 2023);
    put(c, "", 0, "1", 15);
    put(c, "", 0, "2", 40);
    put(c, "", 0, "3", 30);
    put(c, "", 1, "1", SVOD_S_BLANK);
    put(c, "", 1, "2", 0);
    put(c, "", 1, "2.1", SVOD_S_BLANK); // an empty column of criteria changes nothing
    put(c, "", 1, "3", 10);
    compute(c);
    assert_int_equal(c->year.deepest, 1);
    assert_point(point_at(c, 0, ""), 85, 100, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "1"), 0, 20, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, ""), 10, 100, SVOD_STATE_POINTS, 0);
    for (size_t unit = 0; unit < 2; unit++) {
        assert_int_equal(point_at(c, unit, "1.1")->state, SVOD_STATE_NO_DATA);
        assert_int_equal(point_at(c, unit, "2.1")->state, SVOD_STATE_NO_DATA);
        assert_int_equal(point_at(c, unit, "2.2.1")->state, SVOD_STATE_NO_DATA);
    }
}

static void a_section_alone_beside_units_with_criteria(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    put(c, "A", 1, "1.2", SVOD_S_NONE);
    put(c, "A", 1, "1", 17);
    compute(c);
    assert_point(point_at(c, 1, "1"), 17, 20, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "1.1")->state, SVOD_STATE_NO_DATA);
    assert_int_equal(point_at(c, 1, "1.2")->state, SVOD_STATE_NO_DATA);
    assert_point(point_at(c, 1, ""), 37, 100, SVOD_STATE_POINTS, 0);
    assert_int_equal(c->year.submitted[node_of(c->rubric, "1.1")].n, 1);
    assert_int_equal(c->findings.list.count, 0);
}

static void a_section_of_an_unreadable_cell(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "A", 1, "1.1", SVOD_S_NONE);
    put(c, "A", 1, "1.2", SVOD_S_NONE);
    put(c, "A", 1, "1", SVOD_S_UNREADABLE);
    compute(c);
    assert_int_equal(point_at(c, 1, "1")->state, SVOD_STATE_UNREADABLE);
    assert_point(point_at(c, 1, ""), 20, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

// A whole column that no sheet has: neither zero for everybody nor a smaller maximum.
static void a_node_that_nobody_was_asked_at(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    for (size_t unit = 0; unit < 2; unit++)
        put(c, "A", unit, "1.2", SVOD_S_NONE);
    compute(c);
    assert_int_equal(point_at(c, 1, "1.2")->state, SVOD_STATE_NO_DATA);
    assert_point(point_at(c, 1, "1"), 5, 20, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    assert_point(point_at(c, 1, ""), 25, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void inner_nodes_carry_the_least_number_of_experts(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    put(c, "B", 1, "1.1", 7);
    compute(c);
    assert_int_equal(point_at(c, 1, "1.1")->experts, 2);
    assert_int_equal(point_at(c, 1, "1")->experts, 1);
    assert_points(point_at(c, 1, "1")->value, 11);
}

static void a_unit_outside_its_years_is_absent(void **state) {
    (void)state;
    const char *attrs[] = {"since", "until"};
    svod_rubric *rubric = make_rubric(arena, specs, sizeof specs / sizeof *specs);
    svod_roster *roster = make_roster(arena, 6, attrs, 2);
    roster->units[0].attrs[0] = "2024";
    roster->units[1].attrs[0] = "2023";
    roster->units[2].attrs[1] = "2022";
    roster->units[3].attrs[1] = " 2023 ";
    roster->units[4].attrs[0] = "давно";
    roster->units[5].attrs[0] = "-";
    campaign *c = make_campaign(arena, rubric, roster, 2023);
    put(c, "B", 0, "3", 10); // read first, but "A.csv" comes before it
    for (size_t unit = 0; unit < 6; unit++)
        if (unit != 2) put(c, "A", unit, "3", 10);
    compute(c);
    const svod_state expected[] = {SVOD_STATE_ABSENT, SVOD_STATE_POINTS, SVOD_STATE_ABSENT,
                                   SVOD_STATE_POINTS, SVOD_STATE_POINTS, SVOD_STATE_POINTS};
    for (size_t unit = 0; unit < 6; unit++)
        assert_int_equal(c->year.unit_state[unit], expected[unit]);
    assert_int_equal(point_at(c, 0, "3")->state, SVOD_STATE_ABSENT);
    assert_int_equal(c->year.all[0].n, 4);

    const svod_finding *scored = only_finding(&c->findings, SVOD_F_absent_unit_scored);
    assert_string_equal(svod_place_text(arena, scored->place), "A.csv!лист!J2");
    assert_string_equal(scored->unit, "u0");
    const svod_finding *year = only_finding(&c->findings, SVOD_F_existence_year_unreadable);
    assert_string_equal(svod_place_text(arena, year->place), "roster.csv!B6");
    assert_string_equal(year->found, "давно");
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

// ---- rules of combining -------------------------------------------------------------------------------------------------

static void set_rule(campaign *c, const char *node, svod_combine combine) {
    c->rubric->nodes[node_of(c->rubric, node)].combine = combine;
}

static void chair(campaign *c, const char *name) {
    SVOD_AT(&c->scores.experts, svod_expert, svod_scores_expert(&c->scores, name))->chair = true;
}

// Too few experts: no points, the maximum stays, the parents are incomplete, and it is told once, at a score that is there.
static void too_few_experts_keep_the_maximum(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    set_rule(c, "1.1", (svod_combine){.least = 2});
    set_rule(c, "2.1", (svod_combine){.least = 2});
    set_rule(c, "3", (svod_combine){.least = 2});
    put(c, "B", 1, "3", 10); // the second one there
    put(c, "A", 0, "3", SVOD_S_BLANK);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 0, 0, SVOD_STATE_FEW_EXPERTS, 0);
    assert_int_equal(point_at(c, 1, "1.1")->experts, 1);
    assert_point(point_at(c, 1, "1"), 5, 20, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    assert_points(point_at(c, 1, "3")->value * 2, 15);
    assert_int_equal(point_at(c, 1, "")->max, TENTHS(100));
    assert_int_equal(point_at(c, 0, "3")->state, SVOD_STATE_POINTS);   // blank, and blank is zero here
    assert_int_equal(c->findings.per_code[SVOD_F_experts_too_few], 2); // of units 0 and 1
    const svod_finding *found = SVOD_AT(&c->findings.list, svod_finding, 1);
    assert_int_equal(found->code, SVOD_F_experts_too_few);
    assert_string_equal(found->unit, "u1");
    assert_string_equal(found->node, "1.1");
    assert_string_equal(svod_place_text(arena, found->place), "A.csv!лист!C3");
    assert_string_equal(found->found, "1.1: экспертов с баллами 1; всего таких критериев и разделов: 2");
    assert_string_equal(found->expected, "не меньше 2");
}

// All parts of a section: so is the section, and what each says of itself is told, not the section.
static void a_section_of_too_few_is_so_itself(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    set_rule(c, "1.1", (svod_combine){.least = 2});
    set_rule(c, "1.2", (svod_combine){.least = 2});
    put(c, "A", 0, "1.1", SVOD_S_UNREADABLE);
    compute(c);
    assert_point(point_at(c, 1, "1"), 0, 0, SVOD_STATE_FEW_EXPERTS, SVOD_P_INCOMPLETE);
    assert_int_equal(point_at(c, 0, "1")->state, SVOD_STATE_UNREADABLE); // says more than too few
    assert_point(point_at(c, 1, ""), 20, 100, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
    const svod_finding *found = SVOD_AT(&c->findings.list, svod_finding, 0);
    assert_string_equal(found->found, "1.2: экспертов с баллами 1");
}

// A section given as a whole goes by its own rule; criteria of too few experts leave it standing.
static void a_section_goes_by_its_own_rule(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    set_rule(c, "1", (svod_combine){.rule = SVOD_COMBINE_MEDIAN, .least = 2});
    set_rule(c, "1.1", (svod_combine){.least = 2});
    static const int given[] = {3, 18, 20};
    for (int e = 0; e < 3; e++)
        put(c, svod_printf(arena, "E%d", e), 1, "1", given[e]);
    put(c, "A", 1, "1.2", SVOD_S_NONE);
    put(c, "E0", 2, "1", 7);
    compute(c);
    assert_point(point_at(c, 1, "1"), 18, 20, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "1")->experts, 3);
    assert_point(point_at(c, 2, "1"), 0, 0, SVOD_STATE_FEW_EXPERTS, 0);
    assert_int_equal(point_at(c, 2, "1")->experts, 1);
}

static void an_agreed_score_marks_the_way_up(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_ZERO);
    svod_combine agreed = {.rule = SVOD_COMBINE_AGREED, .otherwise = SVOD_COMBINE_MEAN, .least = 1};
    set_rule(c, "2.2.1", agreed), set_rule(c, "2.2.2", agreed), set_rule(c, "2.1", agreed), set_rule(c, "1.1", agreed);
    put(c, "P", 1, "2.2.1", 9);          // others say 5
    put(c, "P", 1, "2.2.2", SVOD_S_NA);  // others say 5
    put(c, "P", 1, "2.1", 5);            // as the others
    put(c, "P", 1, "1.1", SVOD_S_BLANK); // says nothing
    put(c, "P", 1, "1.2", 10);           // heard as one of two
    chair(c, "P");
    compute(c);
    assert_point(point_at(c, 1, "2.2.1"), 9, 10, SVOD_STATE_POINTS, SVOD_P_AGREED);
    assert_point(point_at(c, 1, "2.2.2"), 0, 0, SVOD_STATE_NA, SVOD_P_AGREED);
    assert_point(point_at(c, 1, "2.2"), 9, 10, SVOD_STATE_POINTS, SVOD_P_AGREED | SVOD_P_DROPPED);
    assert_point(point_at(c, 1, "2.1"), 5, 20, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "1.1"), 5, 10, SVOD_STATE_POINTS, 0);
    assert_points(point_at(c, 1, "1.2")->value * 2, 15);
    assert_int_equal(point_at(c, 1, "")->flags, SVOD_P_AGREED | SVOD_P_DROPPED);
    assert_int_equal(c->year.override_count, 2);
    const svod_override *points = svod_year_override(&c->year, 1, node_of(c->rubric, "2.2.1"));
    assert_non_null(points);
    assert_point(&points->without, 5, 10, SVOD_STATE_POINTS, 0);
    assert_non_null(svod_year_override(&c->year, 1, node_of(c->rubric, "2.2.2")));
    assert_null(svod_year_override(&c->year, 1, node_of(c->rubric, "2.2")));
    assert_null(svod_year_override(&c->year, 0, node_of(c->rubric, "2.2.1")));
}

// Nothing stands where nobody who may has said anything; a total that such a sheet prints is no matter.
static void the_recused_count_as_nothing(void **state) {
    (void)state;
    campaign *c = start(SVOD_NA_DROP, SVOD_BLANK_INCOMPLETE);
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        put(c, "R", 2, leaves[i], SVOD_S_RECUSED);
    put(c, "R", 1, "3", SVOD_S_RECUSED);
    print_total(c, "R", 2, "", 90);
    print_total(c, "R", 1, "", 90);
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_POINTS); // something was sent
    assert_int_equal(point_at(c, 2, "3")->state, SVOD_STATE_FEW_EXPERTS);
    assert_int_equal(svod_year_at(&c->year, 2, SVOD_ROOT)->state, SVOD_STATE_FEW_EXPERTS);
    assert_point(point_at(c, 1, "3"), 5, 30, SVOD_STATE_POINTS, 0);
    assert_int_equal(c->findings.list.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(everything_given),
        TEST(not_applicable_drops_the_maximum),
        TEST(a_node_of_nothing_but_na_is_na),
        TEST(a_unit_of_nothing_but_na_submitted_and_has_no_total),
        TEST(not_applicable_as_zero_keeps_the_maximum),
        TEST(not_applicable_where_forbidden_counts_as_missing),
        TEST(blank_as_zero),
        TEST(blank_dropped),
        TEST(blank_left_incomplete),
        TEST(no_cell_where_others_have_one_is_blank),
        TEST(what_could_not_be_used_keeps_its_maximum),
        TEST(unreadable_says_more_than_blank),
        TEST(what_dropped_inside_a_node_without_points_stays_dropped),
        TEST(one_experts_bad_score_beside_anothers_points),
        TEST(the_mark_above_maximum_goes_up),
        TEST(a_score_thrown_out_leaves_no_mark),
        TEST(a_unit_of_blanks_did_not_submit),
        TEST(sections_alone),
        TEST(a_section_alone_beside_units_with_criteria),
        TEST(a_section_of_an_unreadable_cell),
        TEST(a_node_that_nobody_was_asked_at),
        TEST(inner_nodes_carry_the_least_number_of_experts),
        TEST(a_unit_outside_its_years_is_absent),
        TEST(too_few_experts_keep_the_maximum),
        TEST(a_section_of_too_few_is_so_itself),
        TEST(a_section_goes_by_its_own_rule),
        TEST(an_agreed_score_marks_the_way_up),
        TEST(the_recused_count_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
