// Measures in the place of experts' scores: every state of a measure, sums beside experts, what cannot have points, whole rubrics of it.
#include "scoring.h"

// Section 1: two experts' criteria and an indicator of 10 points. Section 2: an indicator of 20 points and one without. Section 3: one
// without points alone.
static const node_spec mixed_specs[] = {{"", 0, 60, 0, 0},    {"1", 1, 30, 0, 0}, {"1.1", 2, 10, 0, 0}, {"1.2", 2, 10, 0, 0},
                                        {"1.3", 2, 10, 0, 0}, {"2", 1, 30, 0, 0}, {"2.1", 2, 30, 0, 0}, {"2.2", 2, 0, 0, 0},
                                        {"3", 1, 0, 0, 0},    {"3.1", 2, 0, 0, 0}};
static const char *const mixed_indicators[] = {"1.3", "2.1", "2.2", "3.1"};

static svod_arena *arena;

static void add_indicators(svod_rubric *rubric, const char *const *ids, uint32_t count) {
    rubric->indicators = SVOD_ARRAY(arena, svod_indicator, count);
    rubric->indicator_count = count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = node_of(rubric, ids[i]);
        rubric->indicators[i] = (svod_indicator){.node = node, .unit = "%"};
        rubric->nodes[node].indicator = &rubric->indicators[i];
    }
}

static svod_measure *measure_at(const campaign *c, size_t unit, const char *node) {
    const svod_rnode *at = &c->rubric->nodes[node_of(c->rubric, node)];
    return &c->scores.measures->list[unit * c->scores.measures->indicators + (size_t)(at->indicator - c->rubric->indicators)];
}

// A measure of a unit stands in counts.csv, row unit + 2, column node + 1.
static void measure(campaign *c, size_t unit, const char *node, svod_measure_state state, int tenths) {
    uint32_t n = node_of(c->rubric, node);
    svod_measure *at = measure_at(c, unit, node);
    at->state = (uint8_t)state;
    at->max = c->rubric->nodes[n].max;
    at->points = state == SVOD_M_VALUE ? TENTHS(tenths) : 0;
    at->value = (svod_ratio){0, state == SVOD_M_VALUE};
    at->place = svod_place_cell("counts.csv", "лист", (uint32_t)unit + 2, n + 1);
}

static campaign *campaign_of(const node_spec *specs, uint32_t count, const char *const *ids, uint32_t indicators, size_t units) {
    svod_rubric *rubric = make_rubric(arena, specs, count);
    add_indicators(rubric, ids, indicators);
    campaign *c = make_campaign(arena, rubric, make_roster(arena, units, NULL, 0), 2023);
    svod_measures *measures = SVOD_NEW(arena, svod_measures);
    *measures = (svod_measures){.list = SVOD_ARRAY(arena, svod_measure, units * indicators), .indicators = indicators};
    c->scores.measures = measures;
    return c;
}

// Unit 0 has everything; the tests look at unit 1, which has experts' 5 and 6 in section 1 and measures by 4, 12 and two values.
static campaign *mixed(void) {
    campaign *c = campaign_of(mixed_specs, 10, mixed_indicators, 4, 3);
    for (size_t unit = 0; unit < 2; unit++) {
        put(c, "A", unit, "1.1", 5);
        put(c, "B", unit, "1.1", 5);
        put(c, "A", unit, "1.2", 6);
        measure(c, unit, "1.3", SVOD_M_VALUE, 4);
        measure(c, unit, "2.1", SVOD_M_VALUE, 12);
        measure(c, unit, "2.2", SVOD_M_VALUE, 0);
        measure(c, unit, "3.1", SVOD_M_VALUE, 0);
    }
    return c;
}

static void measures_are_summed_with_experts(void **state) {
    (void)state;
    campaign *c = mixed();
    compute(c);
    assert_point(point_at(c, 1, "1.3"), 4, 10, SVOD_STATE_POINTS, SVOD_P_MEASURED);
    assert_point(point_at(c, 1, "1"), 15, 30, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "2.2"), 0, 0, SVOD_STATE_UNSCORED, 0);
    assert_point(point_at(c, 1, "2"), 12, 30, SVOD_STATE_POINTS, SVOD_P_MEASURED); // nothing lacks where nothing can be had
    assert_point(point_at(c, 1, "3"), 0, 0, SVOD_STATE_UNSCORED, 0);
    assert_point(point_at(c, 1, ""), 27, 60, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "1.3")->experts, 0);
    assert_int_equal(point_at(c, 1, "1")->experts, 1); // the least of those who judged, not the nobody who measured
    assert_int_equal(point_at(c, 1, "2")->experts, 0);
    assert_int_equal(point_at(c, 1, "")->experts, 1);
    assert_int_equal(c->year.deepest, 2);
    assert_int_equal(c->year.rank[1], 1);
    assert_int_equal(c->findings.list.count, 0);
}

static void figures_leave_out_what_has_no_points(void **state) {
    (void)state;
    campaign *c = mixed();
    c->rubric->policy.absent = SVOD_ABSENT_ZERO; // unit 2 sent nothing
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_NO_SUBMISSION);
    assert_int_equal(c->year.figures[node_of(c->rubric, "2.2")].n, 0);
    assert_int_equal(c->year.figures[node_of(c->rubric, "3")].n, 0);
    assert_int_equal(c->year.figures[node_of(c->rubric, "3")].mean.den, 0);
    assert_int_equal(c->year.figures[node_of(c->rubric, "3")].percent.den, 0);
    assert_int_equal(c->year.figures[node_of(c->rubric, "2")].n, 3);
    assert_int_equal(c->year.submitted[node_of(c->rubric, "2")].n, 2);
    assert_points(c->year.submitted[node_of(c->rubric, "2")].sum, 24);
}

static const struct {
    svod_measure_state measure;
    svod_state point;
    int value, max; // of section 2, where 2.1 is all that has points
    svod_state section;
    int total, total_max;
    unsigned flags; // of the total
} cases[] = {
    {SVOD_M_VALUE, SVOD_STATE_POINTS, 7, 30, SVOD_STATE_POINTS, 22, 60, 0},
    {SVOD_M_BLANK, SVOD_STATE_BLANK, 0, 0, SVOD_STATE_BLANK, 15, 60, SVOD_P_INCOMPLETE},
    {SVOD_M_NA, SVOD_STATE_NA, 0, 0, SVOD_STATE_NA, 15, 30, SVOD_P_DROPPED},
    {SVOD_M_NO_BASE, SVOD_STATE_NA, 0, 0, SVOD_STATE_NA, 15, 30, SVOD_P_DROPPED},
    {SVOD_M_UNREADABLE, SVOD_STATE_UNREADABLE, 0, 0, SVOD_STATE_UNREADABLE, 15, 60, SVOD_P_INCOMPLETE},
    {SVOD_M_IMPOSSIBLE, SVOD_STATE_UNREADABLE, 0, 0, SVOD_STATE_UNREADABLE, 15, 60, SVOD_P_INCOMPLETE},
    {SVOD_M_CONFLICT, SVOD_STATE_UNREADABLE, 0, 0, SVOD_STATE_UNREADABLE, 15, 60, SVOD_P_INCOMPLETE},
    {SVOD_M_NO_SUBMISSION, SVOD_STATE_BLANK, 0, 0, SVOD_STATE_BLANK, 15, 60, SVOD_P_INCOMPLETE}, // others were asked
};

static void every_state_of_a_measure(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        campaign *c = mixed();
        c->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
        measure(c, 1, "2.1", cases[i].measure, 7);
        compute(c);
        assert_int_equal(point_at(c, 1, "2.1")->state, cases[i].point);
        assert_int_equal(point_at(c, 1, "2")->state, cases[i].section);
        assert_points(point_at(c, 1, "2")->value, cases[i].value);
        assert_points(point_at(c, 1, "2")->max, cases[i].max);
        assert_point(point_at(c, 1, ""), cases[i].total, cases[i].total_max, SVOD_STATE_POINTS, cases[i].flags);
        assert_int_equal(point_at(c, 1, "2.2")->state, SVOD_STATE_UNSCORED);
    }
}

static void a_blank_measure_follows_the_policy(void **state) {
    (void)state;
    campaign *c = mixed();
    measure(c, 1, "2.1", SVOD_M_BLANK, 0);
    compute(c); // zero
    assert_point(point_at(c, 1, "2.1"), 0, 30, SVOD_STATE_POINTS, SVOD_P_MEASURED);
    assert_point(point_at(c, 1, ""), 15, 60, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "")->experts, 1);
    c = mixed();
    c->rubric->policy.blank = SVOD_BLANK_DROP;
    measure(c, 1, "2.1", SVOD_M_BLANK, 0);
    compute(c);
    assert_points(point_at(c, 1, "")->max, 30);
}

// 0 of 0 is no mistake, even where units may not say "not applicable" themselves.
static void a_share_of_nobody_is_no_mistake(void **state) {
    (void)state;
    campaign *c = mixed();
    c->rubric->policy.na = SVOD_NA_FORBID;
    measure(c, 1, "2.1", SVOD_M_NO_BASE, 0);
    compute(c);
    assert_int_equal(point_at(c, 1, "2.1")->state, SVOD_STATE_NA);
    assert_point(point_at(c, 1, ""), 15, 30, SVOD_STATE_POINTS, SVOD_P_DROPPED);
    assert_int_equal(c->findings.list.count, 0);
}

static void a_blank_measure_is_told_at_its_cell(void **state) {
    (void)state;
    campaign *c = mixed();
    c->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    measure(c, 1, "2.1", SVOD_M_BLANK, 0);
    compute(c);
    const svod_finding *finding = only_finding(&c->findings, SVOD_F_sum_without_measure);
    assert_string_equal(finding->place.file, "counts.csv");
    assert_int_equal(finding->place.row, 3);
    assert_int_equal(finding->place.col, 7);
    assert_string_equal(finding->node, "2.1");
}

static void not_asked_is_no_data(void **state) {
    (void)state;
    campaign *c = mixed();
    for (size_t unit = 0; unit < 2; unit++)
        measure(c, unit, "2.1", SVOD_M_NOT_ASKED, 0);
    compute(c);
    assert_int_equal(point_at(c, 1, "2.1")->state, SVOD_STATE_NO_DATA);
    assert_int_equal(point_at(c, 1, "2")->state, SVOD_STATE_NO_DATA);
    assert_point(point_at(c, 1, ""), 15, 60, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

// Two criteria of 10: one that no sheet asks about, and one that everybody left blank, or all but the first unit did.
static void what_nobody_asked_keeps_its_maximum_beside_blanks(void **state) {
    (void)state;
    static const node_spec specs[] = {
        {"", 0, 30, 0, 0}, {"1", 1, 20, 0, 0}, {"1.1", 2, 10, 0, 0}, {"1.2", 2, 10, 0, 0}, {"2", 1, 10, 0, 0}};
    static const char *const ids[] = {"1.1", "1.2", "2"};
    for (int answered = 0; answered < 2; answered++) {
        campaign *c = campaign_of(specs, 5, ids, 3, 2);
        c->rubric->policy.blank = SVOD_BLANK_DROP;
        for (size_t unit = 0; unit < 2; unit++) {
            measure(c, unit, "1.1", unit == 0 && answered ? SVOD_M_VALUE : SVOD_M_BLANK, 5);
            measure(c, unit, "1.2", SVOD_M_NOT_ASKED, 0);
            measure(c, unit, "2", SVOD_M_VALUE, 7);
        }
        compute(c);
        assert_int_equal(point_at(c, 1, "1.1")->state, SVOD_STATE_BLANK);
        assert_int_equal(point_at(c, 1, "1.2")->state, SVOD_STATE_NO_DATA);
        assert_int_equal(point_at(c, 1, "1")->state, SVOD_STATE_BLANK);
        assert_point(point_at(c, 1, ""), 7, 20, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE | SVOD_P_MEASURED);
    }
}

static void no_measures_yet(void **state) {
    (void)state;
    campaign *c = mixed();
    c->scores.measures = NULL;
    compute(c);
    assert_int_equal(point_at(c, 1, "1.3")->state, SVOD_STATE_NO_DATA);
    assert_point(point_at(c, 1, "1"), 11, 30, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void an_expert_has_no_say_in_an_indicator(void **state) {
    (void)state;
    campaign *c = mixed();
    put(c, "A", 1, "1.3", 9);
    put(c, "B", 1, "2.1", 1);
    compute(c);
    assert_point(point_at(c, 1, "1.3"), 4, 10, SVOD_STATE_POINTS, SVOD_P_MEASURED);
    assert_point(point_at(c, 1, ""), 27, 60, SVOD_STATE_POINTS, 0);
    svod_role roles[2] = {SVOD_ROLE_OUTER, SVOD_ROLE_OUTER};
    svod_score_roles(&c->scores, 1, node_of(c->rubric, "1.3"), roles, arena);
    assert_int_equal(roles[0], SVOD_ROLE_NONE);
    assert_int_equal(roles[1], SVOD_ROLE_NONE);
}

// ---- a section that experts gave as a whole ----------------------------------------------------------------------

static campaign *sections(void) {
    campaign *c = campaign_of(mixed_specs, 10, mixed_indicators, 4, 3);
    for (size_t unit = 0; unit < 2; unit++) {
        put(c, "A", unit, "1", 21);
        put(c, "A", unit, "2", 13);
        measure(c, unit, "1.3", SVOD_M_VALUE, 4);
        measure(c, unit, "2.1", SVOD_M_VALUE, 12);
        measure(c, unit, "2.2", SVOD_M_VALUE, 0);
    }
    return c;
}

static void measures_alone_do_not_make_a_section_a_sum(void **state) {
    (void)state;
    campaign *c = sections();
    compute(c);
    assert_point(point_at(c, 1, "1"), 21, 30, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "2"), 13, 30, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, ""), 34, 60, SVOD_STATE_POINTS, 0);
    assert_int_equal(point_at(c, 1, "2.1")->state, SVOD_STATE_NO_DATA); // shown as a measure, no part of the points
    assert_int_equal(c->year.deepest, 1);
    assert_int_equal(c->findings.list.count, 0);
}

static void nor_for_a_unit_whose_section_is_blank(void **state) {
    (void)state;
    campaign *c = sections();
    c->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    put(c, "A", 1, "2", SVOD_S_BLANK);
    compute(c);
    assert_int_equal(point_at(c, 1, "2")->state, SVOD_STATE_BLANK); // not 12 of 30 by the measure
    assert_point(point_at(c, 1, ""), 21, 60, SVOD_STATE_POINTS, SVOD_P_INCOMPLETE);
}

static void experts_criteria_make_it_one(void **state) {
    (void)state;
    campaign *c = sections();
    put(c, "A", 0, "1.1", 7);
    put(c, "A", 0, "1.2", 10);
    compute(c);
    assert_point(point_at(c, 0, "1"), 21, 30, SVOD_STATE_POINTS, 0); // 7 + 10 + 4 measured
    assert_point(point_at(c, 1, "1"), 21, 30, SVOD_STATE_POINTS, 0); // given as a whole
    assert_int_equal(point_at(c, 0, "1.3")->state, SVOD_STATE_POINTS);
    assert_int_equal(point_at(c, 1, "1.3")->state, SVOD_STATE_NO_DATA);
}

static void measures_stand_where_nobody_gave_the_section(void **state) {
    (void)state;
    campaign *c = sections();
    for (size_t unit = 0; unit < 2; unit++)
        put(c, "A", unit, "2", SVOD_S_NONE);
    compute(c);
    assert_point(point_at(c, 1, "2"), 12, 30, SVOD_STATE_POINTS, SVOD_P_MEASURED);
    assert_point(point_at(c, 1, ""), 33, 60, SVOD_STATE_POINTS, 0);
    assert_int_equal(c->year.deepest, 2);
}

// ---- rubrics of indicators alone ---------------------------------------------------------------------------------

static const node_spec plain_specs[] = {{"", 0, 0, 0, 0}, {"1", 1, 0, 0, 0}, {"1.1", 2, 0, 0, 0}, {"2", 1, 0, 0, 0}, {"2.1", 2, 0, 0, 0}};
static const char *const plain_indicators[] = {"1.1", "2.1"};

static void a_rubric_without_a_total_has_no_ranks(void **state) {
    (void)state;
    campaign *c = campaign_of(plain_specs, 5, plain_indicators, 2, 3);
    measure(c, 0, "1.1", SVOD_M_VALUE, 0);
    measure(c, 1, "1.1", SVOD_M_BLANK, 0);
    measure(c, 1, "2.1", SVOD_M_IMPOSSIBLE, 0);
    compute(c);
    for (size_t unit = 0; unit < 2; unit++) {
        assert_int_equal(c->year.unit_state[unit], SVOD_STATE_POINTS); // it sent something
        assert_point(point_at(c, unit, ""), 0, 0, SVOD_STATE_UNSCORED, 0);
        assert_point(point_at(c, unit, "1"), 0, 0, SVOD_STATE_UNSCORED, 0);
        assert_int_equal(c->year.rank[unit], 0);
    }
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_NO_SUBMISSION);
    assert_int_equal(point_at(c, 2, "")->state, SVOD_STATE_NO_SUBMISSION);
    assert_int_equal(c->year.ranked, 0);
    assert_int_equal(c->year.figures[SVOD_ROOT].n, 0);
    assert_int_equal(c->year.deepest, 2);
    assert_int_equal(c->findings.list.count, 0);
}

static const node_spec reached_specs[] = {{"", 0, 20, 0, 0},        {"1", 1, 10, "1", 1}, {"1.1", 2, 10, "1.1", 1}, {"2", 1, 10, "2", 1},
                                          {"2.1", 2, 10, "2.1", 1}, {"3", 1, 0, "3", 1},  {"3.1", 2, 0, "3.1", 1}};
static const char *const reached_indicators[] = {"1.1", "2.1", "3.1"};

static campaign *reached(int first) {
    campaign *c = campaign_of(reached_specs, 7, reached_indicators, 3, 2);
    for (size_t unit = 0; unit < 2; unit++) {
        measure(c, unit, "1.1", SVOD_M_VALUE, unit == 0 ? first : 0);
        measure(c, unit, "2.1", SVOD_M_VALUE, 10);
        measure(c, unit, "3.1", SVOD_M_VALUE, 0);
    }
    return c;
}

static void totals_compare_past_sections_without_points(void **state) {
    (void)state;
    campaign *now = reached(10), *before = reached(0);
    compute(now);
    compute(before);
    assert_int_equal(now->year.rank[0], 1);
    assert_int_equal(now->year.rank[1], 2);
    svod_compare compare;
    svod_compare_years(&compare, &now->year, &before->year, arena);
    assert_true(compare.comparable[SVOD_ROOT]);
    assert_false(compare.comparable[node_of(now->rubric, "3")]);
    assert_true(compare.has[0]);
    assert_points(compare.now[0], 20);
    assert_points(compare.before[0], 10);
    assert_points(compare.comparable_max, 20);
}

static void a_part_of_nothing_but_such_is_unscored(void **state) {
    (void)state;
    campaign *c = reached(10);
    compute(c);
    uint32_t third[] = {node_of(c->rubric, "3")}, both[] = {node_of(c->rubric, "1"), node_of(c->rubric, "3")};
    svod_part parts[] = {{"a", "", third, 1, 0}, {"b", "", both, 2, TENTHS(10)}};
    svod_point point = svod_part_points(&c->year, 0, &parts[0]);
    assert_point(&point, 0, 0, SVOD_STATE_UNSCORED, 0);
    point = svod_part_points(&c->year, 0, &parts[1]);
    assert_point(&point, 10, 10, SVOD_STATE_POINTS, SVOD_P_MEASURED);
    assert_points(svod_point_stays(&c->year, 0, third[0]), 0);
}

// ---- what is a submission ----------------------------------------------------------------------------------------

static void what_the_roster_tells_is_no_submission(void **state) {
    (void)state;
    campaign *c = mixed();
    measure(c, 2, "2.1", SVOD_M_VALUE, 30); // by columns of the roster
    svod_answers *answers = SVOD_NEW(arena, svod_answers);
    *answers = svod_answers_of(arena, c->roster, c->rubric);
    ((svod_measures *)c->scores.measures)->answers = answers;
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_NO_SUBMISSION);
    svod_answer *part = svod_answers_slot(answers, 2, 1, SVOD_PART_numerator);
    *part = (svod_answer){.given = true}; // a blank cell is nothing either
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_NO_SUBMISSION);
    part->cell.type = SVOD_CELL_NUMBER;
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_POINTS);
    assert_point(point_at(c, 2, "2"), 30, 30, SVOD_STATE_POINTS, SVOD_P_MEASURED);
}

static void a_measure_of_a_unit_that_was_not_there_is_told(void **state) {
    (void)state;
    static const char *attrs[] = {"since"};
    campaign *c = mixed();
    svod_roster *roster = make_roster(arena, 3, attrs, 1);
    roster->units[2].attrs[0] = "2024";
    c->scores.roster = roster;
    measure(c, 2, "2.1", SVOD_M_VALUE, 3);
    compute(c);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_ABSENT);
    const svod_finding *finding = only_finding(&c->findings, SVOD_F_absent_unit_scored);
    assert_string_equal(finding->place.file, "counts.csv");
    assert_int_equal(finding->place.row, 4);
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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(measures_are_summed_with_experts),
                                       cmocka_unit_test(figures_leave_out_what_has_no_points),
                                       cmocka_unit_test(every_state_of_a_measure),
                                       cmocka_unit_test(a_blank_measure_follows_the_policy),
                                       cmocka_unit_test(a_share_of_nobody_is_no_mistake),
                                       cmocka_unit_test(a_blank_measure_is_told_at_its_cell),
                                       cmocka_unit_test(not_asked_is_no_data),
                                       cmocka_unit_test(what_nobody_asked_keeps_its_maximum_beside_blanks),
                                       cmocka_unit_test(no_measures_yet),
                                       cmocka_unit_test(an_expert_has_no_say_in_an_indicator),
                                       cmocka_unit_test(measures_alone_do_not_make_a_section_a_sum),
                                       cmocka_unit_test(nor_for_a_unit_whose_section_is_blank),
                                       cmocka_unit_test(experts_criteria_make_it_one),
                                       cmocka_unit_test(measures_stand_where_nobody_gave_the_section),
                                       cmocka_unit_test(a_rubric_without_a_total_has_no_ranks),
                                       cmocka_unit_test(totals_compare_past_sections_without_points),
                                       cmocka_unit_test(a_part_of_nothing_but_such_is_unscored),
                                       cmocka_unit_test(what_the_roster_tells_is_no_submission),
                                       cmocka_unit_test(a_measure_of_a_unit_that_was_not_there_is_told)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
