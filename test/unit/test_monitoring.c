// Indicators over units and years: sums, means beside them, medians, links over several rubrics, movements, changed bases.
#include <math.h>

#include "monitoring_help.h"

#include "data/monitoring.h"

static const node_spec new_specs[] = {
    {"", 0, 0, 0, 0}, {"1", 1, 0, 0, 0}, {"1.1", 2, 0, "a", true}, {"1.2", 2, 0, "b", false}, {"1.3", 2, 0, 0, 0}};
static const node_spec middle_specs[] = {{"", 0, 0, 0, 0}, {"a", 1, 0, "x", true}, {"b", 1, 0, "y", true}};
static const node_spec old_specs[] = {{"", 0, 0, 0, 0}, {"x", 1, 0, 0, 0}, {"y", 1, 0, 0, 0}};

typedef struct bench {
    svod_arena *arena;
    svod_findings findings;
    campaign *years[3];
} bench;

static campaign *season(svod_arena *arena, svod_roster *roster, const node_spec *specs, uint32_t count, int year) {
    svod_rubric *rubric = make_rubric(arena, specs, count);
    make_indicators(arena, rubric, "share");
    return make_campaign(arena, rubric, roster, year);
}

static bench start(size_t units) {
    bench b = {.arena = svod_arena_new()};
    b.findings = svod_findings_of(b.arena, SVOD_RU);
    svod_roster *roster = make_roster(b.arena, units, NULL, 0);
    b.years[0] = season(b.arena, roster, new_specs, 5, 2023);
    b.years[1] = season(b.arena, roster, middle_specs, 3, 2022);
    b.years[2] = season(b.arena, roster, old_specs, 3, 2021);
    return b;
}

static void assert_ratio(svod_ratio ratio, const char *text) {
    char buf[40];
    assert_string_equal(svod_ratio_text(buf, ratio, 4, '.'), text);
}

static void a_region_is_sums_and_no_mean_of_percents(void **state) {
    (void)state;
    bench b = start(4);
    put_share(b.years[0], 0, "1.1", 1, 1);
    put_share(b.years[0], 1, "1.1", 10, 99);
    put_measure(b.years[0], 2, "1.1", WHOLE(50), 0, (svod_ratio){WHOLE(50), 1}); // a percentage alone
    measure_at(b.years[0], 2, "1.1")->flags = SVOD_M_PERCENT_ALONE;
    set_target(b.arena, b.years[0]->rubric, "1.1", 11);
    const svod_indicator_figure *at = svod_monitoring_region(monitoring_of(b.years, 1, &b.findings), 0, 0);
    assert_int_equal(at->asked, 4);
    assert_int_equal(at->n, 3);
    assert_int_equal(at->counted, 2);
    assert_true(at->num == WHOLE(11) && at->den == WHOLE(100));
    assert_ratio(at->value, "11.0000");
    assert_ratio(at->mean, "53.3670"); // (100 + 10.1010… + 50) / 3
    assert_ratio(svod_ratio_minus(at->mean, at->value), "42.3670");
    assert_int_equal(at->reach, SVOD_REACH_REACHED);
    assert_int_equal(at->reached, 2);
    assert_int_equal(at->missed, 1);
    assert_int_equal(at->no_data, 1);
    svod_arena_free(b.arena);
}

static void what_does_not_apply_is_counted_apart(void **state) {
    (void)state;
    bench b = start(4);
    put_share(b.years[0], 0, "1.1", 1, 1);
    measure_at(b.years[0], 1, "1.1")->state = SVOD_M_NA;
    measure_at(b.years[0], 2, "1.1")->state = SVOD_M_NO_BASE;
    set_target(b.arena, b.years[0]->rubric, "1.1", 11);
    const svod_monitoring *of = monitoring_of(b.years, 1, &b.findings);
    const svod_indicator_figure *at = svod_monitoring_region(of, 0, 0);
    assert_int_equal(at->asked, 4);
    assert_int_equal(at->n, 1);
    assert_int_equal(at->not_applicable, 2);
    assert_int_equal(at->reached, 1);
    assert_int_equal(at->no_data, 1);
    assert_int_equal(of->tallies[1].not_applicable, 1);
    assert_int_equal(of->tallies[1].no_data, of->tallies[3].no_data - 1);
    svod_arena_free(b.arena);
}

// Percentages alone give a region no value; that is not the same as a question that applies to nobody.
static void a_percentage_alone_applies(void **state) {
    (void)state;
    bench b = start(2);
    svod_measure *alone = measure_at(b.years[0], 0, "1.1");
    *alone = (svod_measure){.state = SVOD_M_VALUE, .flags = SVOD_M_PERCENT_ALONE, .num = 75 * SVOD_POINT, .value = {75 * SVOD_POINT, 1}};
    measure_at(b.years[0], 1, "1.1")->state = SVOD_M_NA;
    set_target(b.arena, b.years[0]->rubric, "1.1", 50);
    const svod_indicator_figure *at = svod_monitoring_region(monitoring_of(b.years, 1, &b.findings), 0, 0);
    assert_int_equal(at->n, 1);
    assert_int_equal(at->counted, 0);
    assert_int_equal(at->not_applicable, 1);
    assert_int_equal(at->reach, SVOD_REACH_NO_DATA);
    svod_arena_free(b.arena);
}

static void links_lead_over_two_rubrics(void **state) {
    (void)state;
    bench b = start(1);
    const svod_monitoring *at = monitoring_of(b.years, 3, &b.findings);
    static const uint32_t links[] = {0, 1, 2, 0, 1, SVOD_NO_INDICATOR, 0, 1, SVOD_NO_INDICATOR};
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(at->link[i], links[i]);
    assert_int_equal(at->years, 3);
    assert_ptr_equal(svod_monitoring_indicator(at, 2, 1), &b.years[2]->rubric->indicators[1]);
    assert_null(svod_monitoring_measure(at, 1, 0, 2));
    svod_arena_free(b.arena);
}

static uint8_t move_state(const svod_monitoring *at, size_t year, size_t unit, uint32_t indicator) {
    return svod_monitoring_move(at, year, unit, indicator)->state;
}

static void movements_and_why_there_are_none(void **state) {
    (void)state;
    bench b = start(6);
    for (size_t unit = 0; unit < 6; unit++) {
        put_share(b.years[0], unit, "1.1", 50, 100);
        put_share(b.years[0], unit, "1.2", 50, 100);
        put_share(b.years[1], unit, "a", 40 + (int)unit * 5, 100);
        put_share(b.years[1], unit, "b", 10, 100);
    }
    measure_at(b.years[1], 4, "a")->state = SVOD_M_UNREADABLE;
    measure_at(b.years[0], 5, "1.1")->state = SVOD_M_BLANK;
    measure_at(b.years[1], 3, "a")->state = SVOD_M_NOT_ASKED;
    put_share(b.years[2], 0, "x", 1, 3);
    const svod_monitoring *at = monitoring_of(b.years, 3, &b.findings);
    assert_int_equal(move_state(at, 1, 0, 0), SVOD_MOVE_BETTER);
    assert_ratio(svod_monitoring_move(at, 1, 0, 0)->change, "10.0000");
    assert_int_equal(move_state(at, 1, 2, 0), SVOD_MOVE_SAME);
    assert_int_equal(move_state(at, 1, 3, 0), SVOD_MOVE_NO_EARLIER);
    assert_int_equal(move_state(at, 1, 4, 0), SVOD_MOVE_NO_BEFORE);
    assert_int_equal(move_state(at, 1, 5, 0), SVOD_MOVE_NO_NOW);
    assert_int_equal(move_state(at, 1, 0, 1), SVOD_MOVE_UNLIKE); // its author says so
    assert_int_equal(move_state(at, 2, 0, 1), SVOD_MOVE_UNLIKE); // all the way
    assert_int_equal(move_state(at, 1, 0, 2), SVOD_MOVE_NO_EARLIER);
    assert_ratio(svod_monitoring_move(at, 2, 0, 0)->change, "16.6667");
    assert_true(svod_monitoring_move(at, 2, 0, 0)->base_changed);                   // 3 then, 100 now
    assert_int_equal(svod_monitoring_region_move(at, 1, 0)->state, SVOD_MOVE_SAME); // 250 of 500 against 200 of 400
    assert_ratio(svod_monitoring_region_move(at, 2, 0)->change, "16.6667");
    assert_int_equal(at->tallies[0].better, 1);
    assert_int_equal(at->tallies[0].asked, 3);
    assert_int_equal(at->tallies[0].no_target, 3);
    svod_arena_free(b.arena);
}

static void kinds_and_units_that_differ_are_not_compared(void **state) {
    (void)state;
    bench b = start(1);
    put_share(b.years[0], 0, "1.1", 50, 100);
    put_count(b.years[1], 0, "a", 40);
    indicator_of(b.years[1]->rubric, "a")->rule = svod_rule_of("count");
    assert_int_equal(move_state(monitoring_of(b.years, 2, &b.findings), 1, 0, 0), SVOD_MOVE_UNLIKE);
    svod_arena_free(b.arena);
}

static void what_is_better_gives_the_sign(void **state) {
    (void)state;
    svod_indicator is = {.rule = svod_rule_of("count"), .unit = "", .better = SVOD_BETTER_LESS, .base_change = 2000};
    svod_measure now = {.state = SVOD_M_VALUE, .value = {WHOLE(5), 1}}, before = {.state = SVOD_M_VALUE, .value = {WHOLE(7), 1}};
    assert_int_equal(svod_move_of(&is, &now, &before, true).state, SVOD_MOVE_BETTER);
    assert_ratio(svod_move_of(&is, &now, &before, true).change, "-2.0000");
    is.better = SVOD_BETTER_NEITHER;
    assert_int_equal(svod_move_of(&is, &now, &before, true).state, SVOD_MOVE_OTHER);
    is.better = SVOD_BETTER_MORE;
    assert_int_equal(svod_move_of(&is, &now, &before, true).state, SVOD_MOVE_WORSE);
    assert_int_equal(svod_move_of(&is, &now, NULL, true).state, SVOD_MOVE_NO_EARLIER);
    assert_string_equal(svod_move_state_id(SVOD_MOVE_NO_EARLIER), "no_earlier");
}

// 20 % of 100 is 20: 120 still passes, 121 does not. One finding an indicator, however many units.
static void a_base_changes_beyond_its_limit(void **state) {
    (void)state;
    bench b = start(4);
    static const int bases[] = {120, 121, 80, 79};
    for (size_t unit = 0; unit < 4; unit++) {
        put_share(b.years[0], unit, "1.1", 1, bases[unit]);
        put_share(b.years[1], unit, "a", 1, 100);
    }
    const svod_monitoring *at = monitoring_of(b.years, 2, &b.findings);
    for (size_t unit = 0; unit < 4; unit++)
        assert_int_equal(svod_monitoring_move(at, 1, unit, 0)->base_changed, unit % 2);
    const svod_finding *told = only_finding(&b.findings, SVOD_F_measure_base_changed);
    assert_string_equal(told->found, "участников: 2 из 4, например u1: было 100, стало 121");
    assert_string_equal(svod_place_text(b.arena, told->place), "answers.csv!1!C3");
    assert_string_equal(told->node, "1.1");
    svod_arena_free(b.arena);
}

static void grades_have_a_median_and_presence_a_share(void **state) {
    (void)state;
    bench b = start(4);
    *indicator_of(b.years[0]->rubric, "1.1") = (svod_indicator){.node = 2, .rule = svod_rule_of("level"), .unit = ""};
    *indicator_of(b.years[0]->rubric, "1.2") = (svod_indicator){.node = 3, .rule = svod_rule_of("presence"), .unit = ""};
    set_target(b.arena, b.years[0]->rubric, "1.2", 1);
    for (size_t unit = 0; unit < 4; unit++) {
        put_count(b.years[0], unit, "1.1", 4 - (int)unit); // 4 3 2 1: 2 is the lower of the middle two
        int yes = unit > 0;
        put_measure(b.years[0], unit, "1.2", WHOLE(yes), WHOLE(1), (svod_ratio){WHOLE(yes), 1});
    }
    const svod_monitoring *at = monitoring_of(b.years, 1, &b.findings);
    assert_ratio(svod_monitoring_region(at, 0, 0)->value, "2.0000");
    assert_ratio(svod_monitoring_region(at, 0, 0)->mean, "2.5000");
    assert_ratio(svod_monitoring_region(at, 0, 1)->value, "75.0000");
    assert_ratio(svod_monitoring_region(at, 0, 1)->mean, "75.0000");
    assert_int_equal(svod_monitoring_region(at, 0, 1)->reach, SVOD_REACH_MISSED);
    assert_int_equal(svod_monitoring_region(at, 0, 1)->reached, 3);
    svod_arena_free(b.arena);
}

// Forty thousand units with great bases of all sizes: sums beyond 63 bits, denominators without anything in common.
static void forty_thousand_units(void **state) {
    (void)state;
    enum { UNITS = 40000 };
    bench b = start(UNITS);
    __int128 num = 0, den = 0;
    long double mean = 0;
    for (size_t unit = 0; unit < UNITS; unit++) {
        int part = 1000 + (int)unit * 7, base = 1000000 + (int)unit * 13;
        put_share(b.years[0], unit, "1.1", part, base);
        put_share(b.years[1], unit, "a", part + 1, base + 1);
        num += part;
        den += base;
        mean += (long double)part / base;
    }
    const svod_monitoring *at = monitoring_of(b.years, 2, &b.findings);
    const svod_indicator_figure *region = svod_monitoring_region(at, 0, 0);
    assert_true(den > 1280000000); // more than svod_points hold
    assert_true(region->den == den * SVOD_POINT && region->num == num * SVOD_POINT);
    assert_true(svod_ratio_compare(region->value, svod_percent((svod_points)num, (svod_points)den)) == 0);
    assert_true(fabs(svod_ratio_double(region->mean) - (double)(mean * 100 / UNITS)) < 1e-11);
    assert_int_equal(at->tallies[UNITS - 1].worse, 1);
    assert_int_equal(svod_monitoring_region_move(at, 1, 0)->state, SVOD_MOVE_WORSE);
    svod_arena_free(b.arena);
}

static void differences_are_exact_or_nearly(void **state) {
    (void)state;
    svod_ratio third = svod_percent(1, 3), sixth = svod_percent(1, 6);
    svod_ratio left = svod_ratio_minus(third, sixth);
    assert_true(svod_ratio_compare(left, sixth) == 0);
    assert_int_equal(svod_ratio_minus(third, (svod_ratio){0}).den, 0);
    svod_ratio a = svod_percent(INT64_MAX - 1, INT64_MAX), b = svod_percent(INT64_MAX - 3, INT64_MAX - 2);
    assert_ratio(svod_ratio_minus(a, b), "0.0000");
    assert_ratio(svod_ratio_minus(b, svod_percent(1, 2)), "50.0000");
    svod_ratio_sum sum = {0};
    assert_int_equal(svod_ratio_mean(&sum).den, 0);
    svod_ratio_add(&sum, third);
    svod_ratio_add(&sum, svod_percent(2, 3));
    assert_true(svod_ratio_compare(svod_ratio_mean(&sum), (svod_ratio){WHOLE(50), 1}) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_region_is_sums_and_no_mean_of_percents),
        cmocka_unit_test(what_does_not_apply_is_counted_apart),
        cmocka_unit_test(a_percentage_alone_applies),
        cmocka_unit_test(links_lead_over_two_rubrics),
        cmocka_unit_test(movements_and_why_there_are_none),
        cmocka_unit_test(kinds_and_units_that_differ_are_not_compared),
        cmocka_unit_test(what_is_better_gives_the_sign),
        cmocka_unit_test(a_base_changes_beyond_its_limit),
        cmocka_unit_test(grades_have_a_median_and_presence_a_share),
        cmocka_unit_test(forty_thousand_units),
        cmocka_unit_test(differences_are_exact_or_nearly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
