// Levels of units and figures of levels.
#include "scoring.h"

#include "cluster/cluster.h"

#define NONE UINT32_MAX

static const node_spec specs[] = {{"", 0, 200, 0, 0}, {"1", 1, 100, 0, 0}, {"2", 1, 100, 0, 0}};
static const char *attrs[] = {"geo", "methodists", "teachers"};

static const char *urban[] = {"городские"}, *rural[] = {"сельские", "сельские оо"};
static svod_level words[] = {{.id = "urban", .title = "Городские", .values = urban, .value_count = 1},
                             {.id = "rural", .title = "Сельские", .values = rural, .value_count = 2}};
static svod_level bands[] = {{.id = "1", .title = "1", .from = 21, .to = 50},
                             {.id = "2", .title = "2", .from = 51, .to = 90},
                             {.id = "3", .title = "3", .from = 91, .to = INT64_MAX}};

static svod_cluster by_words(void) {
    return (svod_cluster){.id = "geo",
                          .title = "География",
                          .note = "",
                          .kind = SVOD_CLUSTER_ATTRIBUTE,
                          .attribute = "geo",
                          .gap = "",
                          .gap_below = INT64_MIN,
                          .gap_above = INT64_MAX,
                          .levels = words,
                          .count = 2,
                          .small = 3};
}

static svod_cluster by_load(void) {
    return (svod_cluster){.id = "load",
                          .title = "Нагрузка",
                          .note = "",
                          .kind = SVOD_CLUSTER_RATIO,
                          .numerator = "teachers",
                          .denominator = "methodists",
                          .gap = "нагрузка мала, уровень не задан",
                          .gap_below = 21,
                          .gap_above = INT64_MAX,
                          .levels = bands,
                          .count = 3};
}

static svod_cluster by_number(void) {
    return (svod_cluster){.id = "size",
                          .title = "Размер",
                          .note = "",
                          .kind = SVOD_CLUSTER_NUMBER,
                          .attribute = "teachers",
                          .gap = "",
                          .gap_below = INT64_MIN,
                          .gap_above = INT64_MAX,
                          .levels = bands,
                          .count = 3};
}

typedef struct bench {
    svod_arena *arena;
    svod_roster *roster;
    campaign *now, *before;
    svod_findings findings;
    svod_cluster_result result;
} bench;

static bench start(size_t units) {
    bench b = {.arena = svod_arena_new()};
    b.roster = make_roster(b.arena, units, attrs, 3);
    svod_rubric *rubric = make_rubric(b.arena, specs, 3);
    b.now = make_campaign(b.arena, rubric, b.roster, 2023);
    b.before = make_campaign(b.arena, rubric, b.roster, 2022);
    b.findings = svod_findings_of(b.arena, SVOD_RU);
    return b;
}

static void run(bench *b, const svod_cluster *cluster, bool with_before) {
    compute(b->now);
    compute(b->before);
    svod_cluster_compute(&b->result, cluster, b->roster, &b->now->year, with_before ? &b->before->year : NULL, b->arena, &b->findings);
}

static void by_the_words_of_an_attribute(void **state) {
    (void)state;
    bench b = start(4);
    const char *texts[] = {"Городские", " сельские  ОО", "Сельские", "ГОРОДСКИЕ"};
    for (size_t unit = 0; unit < 4; unit++)
        b.roster->units[unit].attrs[0] = texts[unit];
    svod_cluster cluster = by_words();
    run(&b, &cluster, false);
    const uint32_t expected[] = {0, 1, 1, 0};
    for (size_t unit = 0; unit < 4; unit++)
        assert_int_equal(b.result.level[unit], expected[unit]);
    assert_int_equal(b.result.levels[1].n, 2);
    assert_int_equal(b.result.levels[1].units[0], 1);
    assert_int_equal(b.result.levels[1].units[1], 2);
    assert_true(b.result.levels[0].small);
    assert_null(b.result.value);
    assert_null(b.result.levels[0].before);
    assert_int_equal(b.findings.list.count, 0);
    svod_arena_free(b.arena);
}

static void words_missing_and_unknown(void **state) {
    (void)state;
    bench b = start(3);
    b.roster->units[0].attrs[0] = " - ";
    b.roster->units[1].attrs[0] = "Сельскме";
    b.roster->units[2].attrs[0] = "Городские";
    svod_cluster cluster = by_words();
    run(&b, &cluster, false);
    assert_int_equal(b.result.level[0], NONE);
    assert_int_equal(b.result.level[1], NONE);
    assert_int_equal(b.result.level[2], 0);
    const svod_finding *missing = only_finding(&b.findings, SVOD_F_cluster_value_missing);
    assert_string_equal(svod_place_text(b.arena, missing->place), "roster.csv!B2");
    assert_string_equal(missing->unit, "u0");
    const svod_finding *unknown = only_finding(&b.findings, SVOD_F_cluster_value_unknown);
    assert_string_equal(svod_place_text(b.arena, unknown->place), "roster.csv!B3");
    assert_string_equal(unknown->found, "Сельскме");
    assert_string_equal(unknown->expected, "возможно, «сельские»; известны: городские, сельские, сельские оо");
    svod_arena_free(b.arena);
}

static void a_missing_column_is_said_once(void **state) {
    (void)state;
    bench b = start(5);
    svod_cluster cluster = by_words();
    cluster.attribute = "geography";
    run(&b, &cluster, true);
    const svod_finding *missing = only_finding(&b.findings, SVOD_F_cluster_attribute_missing);
    assert_string_equal(svod_place_text(b.arena, missing->place), "roster.csv");
    assert_string_equal(missing->found, "geo, methodists, teachers");
    assert_string_equal(missing->expected, "столбец «geography» (кластер «География»)");
    assert_int_equal(b.findings.list.count, 1);
    for (size_t unit = 0; unit < 5; unit++)
        assert_int_equal(b.result.level[unit], NONE);
    assert_int_equal(b.result.levels[0].n, 0);
    assert_int_equal(b.result.levels[0].now[0].n, 0);
    assert_int_equal(b.result.levels[0].best, NONE);
    svod_arena_free(b.arena);
}

typedef struct load_case {
    const char *teachers, *methodists;
    int64_t value; // -1: none
    uint32_t level;
} load_case;

// The whole part decides; nothing is rounded up into the next level.
static const load_case loads[] = {
    {"21", "1", 21, 0},     {"50", "1", 50, 0},      {"101", "2", 50, 0},         {"509", "10", 50, 0},     {"50,99", "1", 50, 0},
    {"51", "1", 51, 1},     {"90", "1", 90, 1},      {"909", "10", 90, 1},        {"91", "1", 91, 2},       {"182", "2", 91, 2},
    {"1 019", "5", 203, 2}, {"20", "1", 20, NONE},   {"0", "3", 0, NONE},         {"20,9", "1", 20, NONE},  {"25", "0,5", 50, 0},
    {"10,2", "0,2", 51, 1}, {"100", "0", -1, NONE},  {"", "4", -1, NONE},         {"много", "4", -1, NONE}, {"100", "…", -1, NONE},
    {"-5", "1", -1, NONE},  {"100", "-4", -1, NONE}, {"1e15", "1e-17", -1, NONE},
};

static void bands_of_a_ratio(void **state) {
    (void)state;
    size_t count = sizeof loads / sizeof *loads;
    bench b = start(count);
    for (size_t unit = 0; unit < count; unit++) {
        b.roster->units[unit].attrs[1] = loads[unit].methodists;
        b.roster->units[unit].attrs[2] = loads[unit].teachers;
    }
    svod_cluster cluster = by_load();
    run(&b, &cluster, false);
    for (size_t unit = 0; unit < count; unit++) {
        assert_int_equal(b.result.level[unit], loads[unit].level);
        assert_int_equal(b.result.has_value[unit], loads[unit].value >= 0);
        if (loads[unit].value < 0) continue;
        assert_int_equal(b.result.value[unit].mantissa, loads[unit].value);
        assert_int_equal(b.result.value[unit].scale, 0);
    }
    assert_int_equal(b.findings.per_code[SVOD_F_cluster_gap], 3);
    assert_int_equal(b.findings.per_code[SVOD_F_cluster_zero_denominator], 1);
    assert_int_equal(b.findings.per_code[SVOD_F_cluster_value_missing], 2);
    assert_int_equal(b.findings.per_code[SVOD_F_cluster_not_number], 4);
    svod_arena_free(b.arena);
}

static void a_gap_says_what_it_means(void **state) {
    (void)state;
    bench b = start(1);
    b.roster->units[0].attrs[1] = "5";
    b.roster->units[0].attrs[2] = "101";
    svod_cluster cluster = by_load();
    run(&b, &cluster, false);
    const svod_finding *gap = only_finding(&b.findings, SVOD_F_cluster_gap);
    assert_int_equal(gap->severity, SVOD_WARNING);
    assert_string_equal(svod_place_text(b.arena, gap->place), "roster.csv!D2");
    assert_string_equal(gap->found, "20 = 101 / 5");
    assert_string_equal(gap->expected, "нагрузка мала, уровень не задан");
    svod_arena_free(b.arena);
}

static void no_methodists_at_all(void **state) {
    (void)state;
    bench b = start(1);
    b.roster->units[0].attrs[1] = "0";
    b.roster->units[0].attrs[2] = "101";
    svod_cluster cluster = by_load();
    run(&b, &cluster, false);
    const svod_finding *zero = only_finding(&b.findings, SVOD_F_cluster_zero_denominator);
    assert_string_equal(svod_place_text(b.arena, zero->place), "roster.csv!C2");
    assert_string_equal(zero->found, "0");
    assert_string_equal(zero->expected, "число больше нуля в столбце «methodists»");
    assert_int_equal(b.findings.list.count, 1);
    svod_arena_free(b.arena);
}

static void bands_of_a_number(void **state) {
    (void)state;
    static const load_case cases[] = {{"50", "", 0, 0}, {"50,9", "", 0, 0}, {"51", "", 0, 1}, {"-3,5", "", 0, NONE}, {"x1", "", 0, NONE}};
    bench b = start(5);
    for (size_t unit = 0; unit < 5; unit++)
        b.roster->units[unit].attrs[2] = cases[unit].teachers;
    svod_cluster cluster = by_number();
    run(&b, &cluster, false);
    for (size_t unit = 0; unit < 5; unit++)
        assert_int_equal(b.result.level[unit], cases[unit].level);
    assert_int_equal(b.result.value[1].mantissa, 509); // as written, not cut
    const svod_finding *gap = only_finding(&b.findings, SVOD_F_cluster_gap);
    assert_string_equal(gap->found, "-3,5");
    assert_string_equal(gap->expected, "21–50, 51–90, от 91");
    assert_string_equal(only_finding(&b.findings, SVOD_F_cluster_not_number)->found, "x1");
    svod_arena_free(b.arena);
}

static void bands_below_zero(void **state) {
    (void)state;
    svod_level levels[] = {{.id = "fell", .title = "fell", .from = INT64_MIN, .to = -1},
                           {.id = "rose", .title = "rose", .from = 0, .to = INT64_MAX}};
    const char *texts[] = {"-1", "-0,5", "0", "0,5", "-1000000"};
    const uint32_t expected[] = {0, 0, 1, 1, 0};
    bench b = start(5);
    for (size_t unit = 0; unit < 5; unit++)
        b.roster->units[unit].attrs[2] = texts[unit];
    svod_cluster cluster = by_number();
    cluster.levels = levels;
    cluster.count = 2;
    run(&b, &cluster, false);
    for (size_t unit = 0; unit < 5; unit++)
        assert_int_equal(b.result.level[unit], expected[unit]);
    assert_int_equal(b.findings.list.count, 0);
    svod_arena_free(b.arena);
}

// Units 0 2 3 4 are urban; 4 sent nothing this year, 3 nothing last year.
static bench two_years(svod_absent_policy policy) {
    bench b = start(5);
    const char *texts[] = {"городские", "сельские", "городские", "городские", "городские"};
    for (size_t unit = 0; unit < 5; unit++)
        b.roster->units[unit].attrs[0] = texts[unit];
    b.now->rubric->policy.absent = policy;
    const int now[] = {50, 90, 70, 50};
    for (size_t unit = 0; unit < 4; unit++)
        put(b.now, "A", unit, "1", now[unit]);
    put(b.before, "A", 0, "1", 30);
    put(b.before, "A", 1, "1", 30);
    put(b.before, "A", 2, "1", 40);
    put(b.before, "A", 4, "1", 80);
    return b;
}

static void figures_of_a_level(void **state) {
    (void)state;
    bench b = two_years(SVOD_ABSENT_EXCLUDE);
    svod_cluster cluster = by_words();
    run(&b, &cluster, true);
    const svod_level_result *level = &b.result.levels[0];
    assert_int_equal(level->n, 4);
    assert_int_equal(level->now_n, 3);
    assert_int_equal(level->before_n, 3);
    assert_points(level->now[1].sum, 170);
    assert_points(level->now[1].max_sum, 300);
    assert_points(level->before[1].sum, 150);
    assert_points(level->now[0].min, 50);
    assert_int_equal(level->now[2].n, 0); // section 2 was asked of nobody
    assert_int_equal(level->best, 2);
    assert_int_equal(level->weakest, 0); // a tie with 3: the first in the roster
    assert_false(level->small);
    assert_true(b.result.levels[1].small);
    assert_int_equal(b.result.levels[1].best, 1);
    assert_int_equal(b.result.levels[1].weakest, 1);
    svod_arena_free(b.arena);
}

static void figures_of_a_level_with_zeros(void **state) {
    (void)state;
    bench b = two_years(SVOD_ABSENT_ZERO);
    svod_cluster cluster = by_words();
    run(&b, &cluster, true);
    const svod_level_result *level = &b.result.levels[0];
    assert_int_equal(level->now[1].n, 4);
    assert_points(level->now[1].sum, 170);
    assert_points(level->now[1].max_sum, 400);
    assert_int_equal(level->now[2].n, 0);
    assert_int_equal(level->now_n, 3);
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_the_words_of_an_attribute),
        cmocka_unit_test(words_missing_and_unknown),
        cmocka_unit_test(a_missing_column_is_said_once),
        cmocka_unit_test(bands_of_a_ratio),
        cmocka_unit_test(a_gap_says_what_it_means),
        cmocka_unit_test(no_methodists_at_all),
        cmocka_unit_test(bands_of_a_number),
        cmocka_unit_test(bands_below_zero),
        cmocka_unit_test(figures_of_a_level),
        cmocka_unit_test(figures_of_a_level_with_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
