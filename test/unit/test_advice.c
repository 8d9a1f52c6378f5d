// Recommendations: who is given which, in what order, in what words, with which addresses. Expected values are reckoned by hand.
#include "scoring.h"

#include "advise/advice.h"

static const node_spec old_specs[] = {
    {"", 0, 240, 0, 0}, {"8", 1, 120, 0, 0}, {"8.1", 2, 60, 0, 0}, {"8.2", 2, 60, 0, 0}, {"9", 1, 120, 0, 0}};
static const node_spec specs[] = {
    {"", 0, 240, 0, 0}, {"8", 1, 120, "8", true}, {"8.1", 2, 60, 0, 0}, {"8.2", 2, 60, 0, 0}, {"9", 1, 120, "9", false}};
enum { N8 = 1, N81, N82, N9, NODES };
enum { MOST = 8, UNITS = 5 };

static const char *attrs[] = {"since"};
static svod_addressee addressees[] = {{.id = "head", .title = "Руководителям"}, {.id = "region", .title = "Департаменту", .region = true}};
static svod_level level_titles[] = {{.id = "a", .title = "малые"}, {.id = "b", .title = "большие"}};
static const svod_cluster cluster = {.id = "size", .title = "Размер", .levels = level_titles, .count = 2};

typedef struct bench {
    svod_arena *arena;
    svod_roster *roster;
    campaign *now, *before;
    svod_compare compare;
    svod_cluster_result levels;
    svod_recommendation list[MOST];
    svod_advice_rules rules;
    svod_result result;
    svod_findings findings;
    const svod_advice *advice;
} bench;

// u0 3 + 0 of 12 (8), u1 6 + 4.5, u2 6 + 6, u3 6 + 6, u4 sent nothing; the year before u0 6 of 12. Level a: u0, u1, u4; b: u2, u3.
static bench *start(svod_lang lang) {
    svod_arena *arena = svod_arena_new();
    bench *b = SVOD_NEW(arena, bench);
    b->arena = arena;
    b->roster = make_roster(arena, UNITS, attrs, 1);
    b->now = make_campaign(arena, make_rubric(arena, specs, NODES), b->roster, 2023);
    b->before = make_campaign(arena, make_rubric(arena, old_specs, NODES), b->roster, 2022);
    static const int scores[][3] = {{30, 0, 120}, {60, 45, 0}, {60, 60, 0}, {60, 60, 0}};
    for (size_t unit = 0; unit < 4; unit++)
        for (uint32_t i = 0; i < 3; i++)
            put(b->now, "A", unit, specs[N81 + i].id, scores[unit][i]);
    put(b->before, "A", 0, "8.1", 60);
    put(b->before, "A", 0, "8.2", 0);
    put(b->before, "A", 0, "9", 60);
    compute(b->now);
    compute(b->before);
    svod_compare_years(&b->compare, &b->now->year, &b->before->year, arena);
    b->result = bare_result(b->roster, &b->now->year, &b->before->year, &b->compare, NULL, lang, arena);
    b->levels = (svod_cluster_result){.cluster = &cluster, .level = SVOD_ARRAY(arena, uint32_t, UNITS)};
    b->levels.levels = SVOD_ARRAY(arena, svod_level_result, 2);
    for (size_t level = 0; level < 2; level++)
        b->levels.levels[level].now = SVOD_ARRAY(arena, svod_figure, NODES);
    b->levels.level[2] = b->levels.level[3] = 1;
    // 3 and 10.5 of 12 each: 6.75, which is shown as 6,8; 13.5 of 24 is 56.25 %
    b->levels.levels[0].now[N8] =
        (svod_figure){.n = 2, .sum = TENTHS(135), .max_sum = TENTHS(240), .mean = {TENTHS(135), 2}, .percent = svod_percent(135, 240)};
    b->levels.levels[1].now[N8] = (svod_figure){.n = 1, .sum = TENTHS(120), .max_sum = TENTHS(120), .mean = {TENTHS(120), 1}};
    b->result.clusters = &b->levels;
    b->findings = svod_findings_of(arena, lang);
    b->rules = (svod_advice_rules){.addressees = addressees, .addressee_count = 2, .list = b->list, .cluster = 0};
    return b;
}

static void advise(bench *b) {
    svod_rubric *rubric = (svod_rubric *)(uintptr_t)b->now->rubric;
    rubric->advice = &b->rules;
    b->advice = svod_advice_of(&b->result, b->arena, &b->findings);
    assert_non_null(b->advice);
}

// A rule with the condition "points of section 8 at most so many tenths".
static svod_recommendation *add(bench *b, const char *id, int limit, const char *text) {
    svod_recommendation *out = &b->list[b->rules.count++];
    *out = (svod_recommendation){
        .id = id, .title = "Начать", .text = text, .node = N8, .flag = SVOD_NO_FLAG, .urgency = SVOD_THIS_YEAR, .least = 1};
    out->when = (svod_flag){.id = id, .title = id, .reason = "", .kind = SVOD_FLAG_POINTS, .node = N8, .limit = TENTHS(limit)};
    return out;
}

static uint8_t state_of(const bench *b, size_t unit, uint32_t rule) {
    return b->advice->states[unit * b->rules.count + rule];
}

static const svod_advised *given(const bench *b, size_t unit, uint32_t i) {
    assert_true(i < b->advice->unit_given[unit]);
    return &b->advice->given[b->advice->unit_first[unit] + i];
}

static void says(svod_lang lang, size_t unit, const char *text, const char *expected, const char *origin) {
    bench *b = start(lang);
    add(b, "r", 120, text);
    if (unit > 3) b->list[0].when.kind = SVOD_FLAG_ALL;
    advise(b);
    const svod_advised *is = given(b, unit, 0);
    assert_string_equal(is->text, expected);
    if (origin) assert_string_equal(is->origin, origin);
    svod_arena_free(b->arena);
}

// ---- who ---------------------------------------------------------------------------------------------------------------------------

static void given_by_urgency_then_by_rule(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    add(b, "keep", 110, "А.")->urgency = SVOD_KEEP_UP;
    add(b, "year", 110, "Б.");
    add(b, "urgent", 30, "В.")->urgency = SVOD_URGENT;
    add(b, "other", 110, "Г.");
    advise(b);
    assert_int_equal(b->advice->given_count, 4 + 3); // u0 has 3, u1 10.5 of 12
    static const char *const first[] = {"urgent", "year", "other", "keep"};
    for (uint32_t i = 0; i < 4; i++)
        assert_string_equal(b->list[given(b, 0, i)->rule].id, first[i]);
    assert_string_equal(given(b, 1, 0)->text, "Б.");
    assert_int_equal(b->advice->unit_given[2], 0);
    assert_string_equal(given(b, 0, 0)->why, "раздел 8: 3 из 12 баллов при пороге 3");
    assert_int_equal(state_of(b, 4, 0), SVOD_ADVICE_UNTOLD);
    assert_int_equal(state_of(b, 2, 0), SVOD_ADVICE_NOT);
    assert_int_equal(b->advice->raised[2], 1);
    assert_int_equal(b->advice->region_count, 0);
    svod_arena_free(b->arena);
}

static void unless_only_and_units_narrow_it(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    static const uint32_t first[] = {0};
    static const svod_advice_only large[] = {{0, 2}};
    static const char *const named[] = {"u3", "nobody"};
    add(b, "less", 30, "А.");
    svod_recommendation *more = add(b, "more", 110, "Б.");
    more->unless = first;
    more->unless_count = 1;
    svod_recommendation *only = add(b, "large", 120, "В.");
    only->only = large;
    only->only_count = 1;
    svod_recommendation *units = add(b, "named", 120, "Г.");
    units->units = named;
    units->unit_count = 2;
    units->place = svod_place_line("r.yaml", 7, 3);
    b->roster->units[1].attrs[0] = "2024"; // will be there next year alone
    compute(b->now);
    b->result.now = b->now->year;
    advise(b);
    assert_int_equal(state_of(b, 0, 0), SVOD_ADVICE_GIVEN);
    assert_int_equal(state_of(b, 0, 1), SVOD_ADVICE_INSTEAD);
    assert_int_equal(state_of(b, 0, 2), SVOD_ADVICE_OUTSIDE);
    assert_int_equal(state_of(b, 1, 1), SVOD_ADVICE_OUTSIDE);
    assert_int_equal(state_of(b, 2, 2), SVOD_ADVICE_GIVEN);
    assert_int_equal(state_of(b, 2, 3), SVOD_ADVICE_OUTSIDE);
    assert_int_equal(state_of(b, 3, 3), SVOD_ADVICE_GIVEN);
    const svod_finding *finding = only_finding(&b->findings, SVOD_F_advice_unit_unknown);
    assert_string_equal(finding->found, "named: nobody");
    assert_int_equal(finding->place.line, 7);
    svod_arena_free(b->arena);
}

static void the_condition_of_a_flag_is_the_flag(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    svod_flag flag = {.id = "f", .title = "f", .reason = "", .kind = SVOD_FLAG_POINTS, .node = N8};
    svod_flag_result asked = {.flag = &flag, .units = SVOD_ARRAY(b->arena, svod_flag_unit, UNITS)};
    for (size_t unit = 0; unit < UNITS; unit++)
        asked.units[unit].reason = "";
    asked.units[2] = (svod_flag_unit){.raised = true, .known = true, .reason = "потому что", .margin = -TENTHS(5)};
    ((svod_rubric *)(uintptr_t)b->now->rubric)->flags = &flag;
    b->result.flags = &asked;
    add(b, "r", 120, "Запас {margin}.")->flag = 0;
    advise(b);
    assert_int_equal(b->advice->given_count, 1);
    assert_string_equal(given(b, 2, 0)->why, "потому что");
    assert_string_equal(given(b, 2, 0)->text, "Запас −0,5.");
    assert_string_equal(given(b, 2, 0)->origin, "margin:u2:f");
    svod_arena_free(b->arena);
}

static void the_region_is_told_when_there_are_enough(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    static const uint32_t first[] = {0};
    svod_recommendation *two = add(b, "two", 110, "У {count} ({units}) из {max} возможных[, среднее — {region_mean}][, {points}].");
    two->addressee = 1;
    two->least = 2;
    svod_recommendation *three = add(b, "three", 110, "Мало.");
    three->addressee = 1;
    three->least = 3;
    svod_recommendation *instead = add(b, "instead", 110, "Вместо.");
    instead->unless = first;
    instead->unless_count = 1;
    advise(b);
    assert_int_equal(b->advice->given_count, 0);
    assert_int_equal(b->advice->region_count, 1);
    const svod_advised *is = &b->advice->region[0];
    assert_int_equal(is->unit, UINT32_MAX);
    assert_string_equal(is->why, "условие выполнено у 2");
    // 3, 10.5, 12 and 12 of four units: 9.375
    assert_string_equal(is->text, "У 2 (u0, u1) из 12 возможных, среднее — 9,38.");
    assert_string_equal(is->origin, "advised:two max:8:2023 mean:8:2023");
    assert_int_equal(state_of(b, 0, 1), SVOD_ADVICE_FEW);
    assert_int_equal(b->advice->raised[1], 2);
    assert_int_equal(state_of(b, 0, 2), SVOD_ADVICE_INSTEAD); // the region is told of this unit
    svod_arena_free(b->arena);
}

static void no_rules_no_advice(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    assert_null(svod_advice_of(&b->result, b->arena, &b->findings));
    advise(b); // none in the list
    assert_int_equal(b->advice->given_count, 0);
    assert_int_equal(b->advice->unit_given[4], 0);
    svod_arena_free(b->arena);
}

// ---- words ----------------------------------------------------------------------------------------------------------------------------

static void fields_of_the_unit(void **state) {
    (void)state;
    says(SVOD_RU, 0, "{unit}, {section} ({node}): {points} из {max}, {percent} %, запас {margin}.",
         "u0, 8 (8): 3 из 12, 25,0\u00a0%, запас −9.", "points:u0:8:2023 max:u0:8:2023 percent:u0:8:2023 advice:u0:r");
    says(SVOD_EN, 0, "{points} of {max}, {percent} %", "3 of 12, 25.0\u00a0%", NULL);
    // 6 of 12 the year before is 50 %, now 25 %
    says(SVOD_RU, 0, "Было {before}, {before_percent} %, изменение {change}.", "Было 6, 50,0\u00a0%, изменение −25,0.",
         "points:u0:8:2022 percent:u0:8:2022 change_percent:u0:8");
    says(SVOD_RU, 0, "Нет: {lacking}; ниже: {below}.", "Нет: «8.2»; ниже: «8.1», «8.2».", "");
    says(SVOD_RU, 1, "Ниже: {below}.", "Ниже: «8.2».", "");
}

static void fields_of_others(void **state) {
    (void)state;
    says(SVOD_RU, 0, "{level}: {level_mean}, {level_percent} %; область: {region_mean}, {region_percent} %",
         "малые: 6,75, 56,3\u00a0%; область: 9,38, 78,1\u00a0%", // 37.5 of 48 is 78.125 %
         "mean:8:2023@size=a share:8:2023@size=a mean:8:2023 share:8:2023");
    says(SVOD_RU, 0, "Опыт: {best} ({best_points}).", "Опыт: u1 (10,5).", "points:u1:8:2023");
    says(SVOD_RU, 1, "Первый.[ Опыт: {best}.]", "Первый.", "");                             // has the most itself
    says(SVOD_RU, 2, "Уровень {level}.[ Среднее — {level_mean}.]", "Уровень большие.", ""); // of one unit
    says(SVOD_RU, 4, "Опыт: {best}.[ Баллы: {points}.]", "Опыт: u1.", "");                  // without points of its own
}

static void parts_without_a_value_leave_nothing_behind(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Всего.[ Было {value}.] Дальше.", "Всего. Дальше."},
        {"Всего. [Было {value}.] Дальше.", "Всего. Дальше."},
        {"Всего [было {value}], потом.", "Всего, потом."},
        {"Всего, [было {value}].", "Всего."},
        {"Всего ([{value}]) потом.", "Всего потом."},
        {"Всего ([{value}]).", "Всего."},
        {"Всего: [{value}]; [{target}].", "Всего."},
        {"[Было {value}.] [Цель {target}.] Всё.", "Всё."},
        {"[Было {value}.]", "Начать"},
        {"Есть[ {points} из {max}][, цель {target}].", "Есть 3 из 12."},
        {"Ждать… и ждать... Всё", "Ждать… и ждать... Всё"},
        {"Раздел {section}..", "Раздел 8."},
        {"Скобка {нет} и {points", "Скобка {нет} и {points"},
        {"Без скобок {value}.", "Без скобок –."},
        {"", "Начать"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        says(SVOD_RU, 0, cases[i][0], cases[i][1], NULL);
}

static void points_are_not_rounded_to_nothing_or_to_the_whole(void **state) {
    (void)state;
    bench *b = start(SVOD_RU);
    svod_point *points = &b->now->year.points[0 * NODES + N8];
    points->value = SVOD_POINT / 50; // 0.02
    points[NODES].value = 12 * SVOD_POINT - SVOD_POINT / 1000;
    points[2 * NODES].value = SVOD_POINT * 22 / 3;
    b->result.now = b->now->year;
    add(b, "r", 120, "{points} из {max}");
    advise(b);
    assert_string_equal(given(b, 0, 0)->text, "0,02 из 12");
    assert_string_equal(given(b, 1, 0)->text, "11,999 из 12");
    assert_string_equal(given(b, 2, 0)->text, "7,3 из 12");
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_by_urgency_then_by_rule),
        cmocka_unit_test(unless_only_and_units_narrow_it),
        cmocka_unit_test(the_condition_of_a_flag_is_the_flag),
        cmocka_unit_test(the_region_is_told_when_there_are_enough),
        cmocka_unit_test(no_rules_no_advice),
        cmocka_unit_test(fields_of_the_unit),
        cmocka_unit_test(fields_of_others),
        cmocka_unit_test(parts_without_a_value_leave_nothing_behind),
        cmocka_unit_test(points_are_not_rounded_to_nothing_or_to_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
