// Sections beside their criteria, printed totals beside their parts.
#include "scoring.h"

static const node_spec specs[] = {{"", 0, 60, 0, 0},  {"1", 1, 20, 0, 0},   {"1.1", 2, 10, 0, 0}, {"1.2", 2, 10, 0, 0},
                                  {"2", 1, 40, 0, 0}, {"2.1", 2, 20, 0, 0}, {"2.2", 2, 20, 0, 0}};

static svod_arena *arena;

static campaign *start(void) {
    campaign *c = make_campaign(arena, make_rubric(arena, specs, sizeof specs / sizeof *specs), make_roster(arena, 2, NULL, 0), 2023);
    put(c, "A", 0, "1.1", 10);
    put(c, "A", 0, "1.2", 5);
    put(c, "A", 0, "2.1", 20);
    put(c, "A", 0, "2.2", 15);
    return c;
}

static void a_section_equal_to_its_criteria(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1", 15);
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
    assert_points(point_at(c, 0, "1")->value, 15);
}

static void a_section_unlike_its_criteria(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1", 16);
    compute(c);
    const svod_finding *finding = only_finding(&c->findings, SVOD_F_section_not_sum);
    assert_int_equal(finding->severity, SVOD_ERROR);
    assert_string_equal(svod_place_text(arena, finding->place), "A.csv!лист!B2");
    assert_string_equal(finding->found, "1,6");
    assert_string_equal(finding->expected, "1 + 0,5 = 1,5");
    assert_string_equal(finding->unit, "u0");
    assert_string_equal(finding->node, "1");
    assert_points(point_at(c, 0, "1")->value, 15); // the criteria count
    assert_int_equal(c->findings.list.count, 1);
}

static void within_the_tolerance(void **state) {
    (void)state;
    campaign *c = start();
    c->rubric->policy.sum_tolerance = TENTHS(1);
    put(c, "A", 0, "1", 16);
    put(c, "A", 0, "2", 33);
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_section_not_sum)->node, "2");
}

// Each expert is held to their own criteria, not to the mean.
static void each_expert_alone(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1", 15);
    put(c, "B", 0, "1.1", 0);
    put(c, "B", 0, "1.2", 5);
    put(c, "B", 0, "1", 15);
    compute(c);
    const svod_finding *finding = only_finding(&c->findings, SVOD_F_section_not_sum);
    assert_string_equal(finding->place.file, "B.csv");
    assert_string_equal(finding->expected, "0 + 0,5 = 0,5");
    assert_points(point_at(c, 0, "1")->value, 10);
}

static void a_sum_with_an_unreadable_part_is_not_compared(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1.2", SVOD_S_UNREADABLE);
    put(c, "A", 0, "1", 15);
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
}

static void a_section_not_applicable_with_criteria(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1", SVOD_S_NA);
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_section_not_sum)->found, "не применимо");
    assert_points(point_at(c, 0, "1")->value, 15);
}

static void a_section_with_criteria_not_applicable(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1.1", SVOD_S_NA);
    put(c, "A", 0, "1.2", SVOD_S_NA);
    put(c, "A", 0, "1", 15);
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_section_not_sum)->expected, "баллов нет");
    assert_int_equal(point_at(c, 0, "1")->state, SVOD_STATE_NA);
}

static void a_section_beside_others_criteria(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "Сводный", 0, "1", 15); // agrees
    put(c, "Сводный", 0, "2", 40);
    compute(c);
    const svod_finding *finding = only_finding(&c->findings, SVOD_F_section_score_unused);
    assert_int_equal(finding->severity, SVOD_WARNING);
    assert_string_equal(svod_place_text(arena, finding->place), "Сводный.csv!лист!E2");
    assert_string_equal(finding->found, "4");
    assert_string_equal(finding->expected, "3,5");
    assert_points(point_at(c, 0, "2")->value, 35);
}

static void a_printed_total(void **state) {
    (void)state;
    campaign *c = start();
    print_total(c, "A", 0, "", 50);
    print_total(c, "A", 0, "1", 15);
    print_total(c, "A", 0, "2", 30);
    print_total(c, "A", 0, "", 49);
    compute(c);
    assert_int_equal(c->findings.list.count, 2);
    const svod_finding *section = SVOD_AT(&c->findings.list, svod_finding, 0), *total = SVOD_AT(&c->findings.list, svod_finding, 1);
    assert_int_equal(section->code, SVOD_F_total_not_sum);
    assert_int_equal(section->severity, SVOD_WARNING);
    assert_string_equal(section->found, "3");
    assert_string_equal(section->expected, "2 + 1,5 = 3,5");
    assert_string_equal(total->found, "4,9");
    assert_string_equal(total->expected, "1,5 + 3,5 = 5");
    assert_string_equal(svod_place_text(arena, total->place), "A.csv!лист!CU2");
}

static void a_printed_total_without_a_submission(void **state) {
    (void)state;
    campaign *c = start();
    print_total(c, "A", 1, "", 0);
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
    print_total(c, "A", 1, "", 12);
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_total_not_sum)->expected, "баллов нет");
}

// A summary that prints totals of what others gave is held to the mean.
static void a_total_in_a_summary(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "B", 0, "1.1", 0);
    put(c, "B", 0, "1.2", 5);
    put(c, "B", 0, "2.1", 20);
    put(c, "B", 0, "2.2", 15);
    print_total(c, "Сводный", 0, "", 45);
    print_total(c, "B", 0, "", 40);
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
    print_total(c, "Сводный", 0, "", 50);
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_total_not_sum)->expected, "1 + 3,5 = 4,5");
}

// A column that is hidden or missing is one finding, not one more for each unit.
static void a_total_without_a_column_is_not_compared(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1.2", SVOD_S_NONE);
    print_total(c, "A", 0, "", 99);
    compute(c);
    assert_int_equal(c->findings.list.count, 1);
    c = start();
    put(c, "A", 0, "1.2", SVOD_S_NONE);
    print_total(c, "A", 0, "", 99);
    c->scores.unread[node_of(c->rubric, "1.2")] = SVOD_UNREAD_HIDDEN;
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
    print_total(c, "A", 0, "2", 99); // of nothing that is hidden
    compute(c);
    assert_string_equal(only_finding(&c->findings, SVOD_F_total_not_sum)->node, "2");
}

static void a_total_over_an_unreadable_part_is_not_compared(void **state) {
    (void)state;
    campaign *c = start();
    put(c, "A", 0, "1.2", SVOD_S_OUT_OF_RANGE);
    print_total(c, "A", 0, "", 50);
    print_total(c, "Сводный", 0, "", 50);
    compute(c);
    assert_int_equal(c->findings.list.count, 0);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_section_equal_to_its_criteria),
        TEST(a_section_unlike_its_criteria),
        TEST(within_the_tolerance),
        TEST(each_expert_alone),
        TEST(a_sum_with_an_unreadable_part_is_not_compared),
        TEST(a_section_not_applicable_with_criteria),
        TEST(a_section_with_criteria_not_applicable),
        TEST(a_section_beside_others_criteria),
        TEST(a_printed_total),
        TEST(a_printed_total_without_a_submission),
        TEST(a_total_in_a_summary),
        TEST(a_total_without_a_column_is_not_compared),
        TEST(a_total_over_an_unreadable_part_is_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
