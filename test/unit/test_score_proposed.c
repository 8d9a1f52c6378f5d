// What documents make svod propose, where the rubric lets it count: in the place of a score that nobody gave, and nowhere else.
#include "scoring.h"

// 1.1 and 2.1 count, 1.2 is proposed and does not count, 2.2 seeks nothing.
static const node_spec specs[] = {{"", 0, 60, 0, 0},  {"1", 1, 30, 0, 0},   {"1.1", 2, 20, 0, 0}, {"1.2", 2, 10, 0, 0},
                                  {"2", 1, 30, 0, 0}, {"2.1", 2, 10, 0, 0}, {"2.2", 2, 20, 0, 0}};
#define BY_DOCUMENTS (SVOD_P_EVIDENCE | SVOD_P_MEASURED)
enum { UNITS = 4, NODES = sizeof specs / sizeof *specs };

static svod_arena *arena;
static svod_evidence evidence;

static void propose(const campaign *c, size_t unit, const char *node, svod_evidence_state state, int tenths) {
    evidence.proposals[unit * NODES + node_of(c->rubric, node)] =
        (svod_proposal){.state = state, .proposed = state >= SVOD_EVIDENCE_NOT_FOUND, .points = TENTHS(tenths), .why = ""};
}

// Unit 0 was scored throughout, unit 1 by nobody at 1.1 and 2.1. Of unit 2 nothing came but documents, of unit 3 nothing at all.
static campaign *start(void) {
    svod_rubric *rubric = make_rubric(arena, specs, NODES);
    rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    static svod_want counts = {.counts = true}, silent = {.counts = false};
    rubric->nodes[2].want = rubric->nodes[5].want = &counts;
    rubric->nodes[3].want = &silent;
    campaign *c = make_campaign(arena, rubric, make_roster(arena, UNITS, NULL, 0), 2023);
    evidence = (svod_evidence){.units = UNITS, .nodes = NODES, .proposals = SVOD_ARRAY(arena, svod_proposal, UNITS * NODES)};
    for (size_t unit = 0; unit < UNITS; unit++)
        for (size_t i = 2; i <= 5; i += i == 3 ? 2 : 1)
            propose(c, unit, specs[i].id, SVOD_EVIDENCE_NO_DOCUMENTS, 0);
    c->scores.evidence = &evidence;
    put(c, "A", 0, "1.1", 0);
    put(c, "A", 0, "1.2", 10);
    put(c, "A", 0, "2.1", 10);
    put(c, "A", 0, "2.2", 20);
    put(c, "A", 1, "1.2", 5);
    put(c, "A", 1, "2.2", 15);
    return c;
}

static void where_nobody_scored(void **state) {
    (void)state;
    campaign *c = start();
    propose(c, 1, "1.1", SVOD_EVIDENCE_FOUND, 20);
    propose(c, 1, "2.1", SVOD_EVIDENCE_WEAK, 5);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 20, 20, SVOD_STATE_POINTS, BY_DOCUMENTS);
    assert_int_equal(point_at(c, 1, "1.1")->experts, 0);
    assert_point(point_at(c, 1, "2.1"), 5, 10, SVOD_STATE_POINTS, BY_DOCUMENTS);
    assert_points(point_at(c, 1, "1")->value, 25); // 2 + 0.5
    assert_points(point_at(c, 1, "2")->value, 20); // 0.5 + 1.5
    assert_points(point_at(c, 1, "")->value, 45);
    assert_points(point_at(c, 1, "")->max, 60);
    assert_true(point_at(c, 1, "")->flags & SVOD_P_EVIDENCE);
    assert_false(point_at(c, 1, "")->flags & SVOD_P_INCOMPLETE);
}

static void never_where_an_expert_did(void **state) {
    (void)state;
    campaign *c = start();
    propose(c, 0, "1.1", SVOD_EVIDENCE_FOUND, 20);
    propose(c, 0, "2.1", SVOD_EVIDENCE_NOT_FOUND, 0);
    put(c, "B", 1, "1.1", SVOD_S_NA);
    propose(c, 1, "1.1", SVOD_EVIDENCE_FOUND, 20);
    put(c, "B", 1, "2.1", SVOD_S_UNREADABLE);
    propose(c, 1, "2.1", SVOD_EVIDENCE_FOUND, 10);
    compute(c);
    assert_point(point_at(c, 0, "1.1"), 0, 20, SVOD_STATE_POINTS, 0); // a zero is a score
    assert_point(point_at(c, 0, "2.1"), 10, 10, SVOD_STATE_POINTS, 0);
    assert_point(point_at(c, 1, "1.1"), 0, 0, SVOD_STATE_NA, 0);
    assert_int_equal(point_at(c, 1, "2.1")->state, SVOD_STATE_UNREADABLE);
    assert_false(point_at(c, 1, "")->flags & SVOD_P_EVIDENCE);
}

static void a_blank_cell_is_no_score(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 1, "1.1", SVOD_S_BLANK);
    propose(c, 1, "1.1", SVOD_EVIDENCE_FOUND, 20);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 20, 20, SVOD_STATE_POINTS, BY_DOCUMENTS);
}

static void nothing_above_a_section_scored_as_a_whole(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "B", 1, "1", 10);
    propose(c, 1, "1.1", SVOD_EVIDENCE_FOUND, 20);
    compute(c);
    assert_false(point_at(c, 1, "1.1")->flags & SVOD_P_EVIDENCE);
    assert_false(point_at(c, 1, "1")->flags & SVOD_P_EVIDENCE);
}

// Zero only for what was sought in documents that could be read and is not there.
static void states_that_are_no_zero(void **state) {
    (void)state;
    static const svod_evidence_state none[] = {SVOD_EVIDENCE_NOT_ASKED, SVOD_EVIDENCE_NO_DOCUMENTS, SVOD_EVIDENCE_UNREADABLE};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        campaign *c = start();
        propose(c, 1, "1.1", none[i], 0);
        compute(c);
        assert_false(point_at(c, 1, "1.1")->flags & SVOD_P_EVIDENCE);
        assert_true(point_at(c, 1, "1")->flags & SVOD_P_INCOMPLETE);
        assert_points(point_at(c, 1, "1")->value, 5);
    }
    campaign *c = start();
    propose(c, 1, "1.1", SVOD_EVIDENCE_NOT_FOUND, 0);
    compute(c);
    assert_point(point_at(c, 1, "1.1"), 0, 20, SVOD_STATE_POINTS, BY_DOCUMENTS);
    assert_point(point_at(c, 1, "1"), 5, 30, SVOD_STATE_POINTS, SVOD_P_EVIDENCE);
}

static void only_where_the_rubric_says_so(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 1, "1.2", SVOD_S_BLANK);
    propose(c, 1, "1.2", SVOD_EVIDENCE_FOUND, 10);
    compute(c);
    assert_int_not_equal(point_at(c, 1, "1.2")->state, SVOD_STATE_POINTS);
    assert_false(point_at(c, 1, "1.2")->flags & SVOD_P_EVIDENCE);
    assert_int_equal(point_at(c, 3, "")->state, SVOD_STATE_NO_SUBMISSION);
}

static void documents_alone(void **state) {
    (void)state;
    campaign *c = start();
    propose(c, 2, "1.1", SVOD_EVIDENCE_FOUND, 20);
    compute(c);
    assert_point(point_at(c, 2, "1.1"), 20, 20, SVOD_STATE_POINTS, BY_DOCUMENTS);
    assert_int_equal(c->year.unit_state[2], SVOD_STATE_POINTS);
    assert_true(point_at(c, 2, "")->flags & SVOD_P_INCOMPLETE); // the experts' criteria are open
    assert_int_equal(c->year.unit_state[3], SVOD_STATE_NO_SUBMISSION);
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

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(where_nobody_scored),      TEST(never_where_an_expert_did),
        TEST(a_blank_cell_is_no_score), TEST(nothing_above_a_section_scored_as_a_whole),
        TEST(states_that_are_no_zero),  TEST(only_where_the_rubric_says_so),
        TEST(documents_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
