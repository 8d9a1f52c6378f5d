// What became of last year's recommendations: every verdict, by points, by indicators, by submission; years whose rubrics differ.
#include "monitoring_help.h"

#include "advise/advice.h"
#include "advise/flag.h"

// Section a stays, b grew, c is kept apart by its author, d is gone.
static const node_spec old_specs[] = {
    {"", 0, 400, 0, 0}, {"a", 1, 100, 0, 0}, {"b", 1, 100, 0, 0}, {"c", 1, 100, 0, 0}, {"d", 1, 100, 0, 0}};
static const node_spec new_specs[] = {
    {"", 0, 500, 0, 0}, {"1", 1, 100, "a", true}, {"2", 1, 200, "b", true}, {"3", 1, 100, "c", false}, {"4", 1, 100, "", false}};

enum { UNITS = 6, MOST_RULES = 4, MOST_GIVEN = 8 };
typedef struct bench {
    svod_arena *arena;
    campaign *now, *before;
    svod_compare compare;
    svod_result result, earlier;
    svod_advice advice;
    svod_advice_rules rules;
    svod_recommendation list[MOST_RULES];
    svod_flag_result conditions[MOST_RULES];
    svod_advised given[MOST_GIVEN];
    uint32_t first[UNITS + 1], count[UNITS + 1];
    const svod_follow *follow;
} bench;

// The earlier roster has one unit more, before the others: u0 there is this year's nobody, u1 is this year's u1 …
static bench *start(void) {
    svod_arena *arena = svod_arena_new();
    bench *b = SVOD_NEW(arena, bench);
    b->arena = arena;
    svod_roster *then = make_roster(arena, UNITS, NULL, 0), *roster = make_roster(arena, UNITS, NULL, 0);
    roster->units[0].id = roster->units[0].name = "new";
    svod_map_add(roster->by_id, "new", 0);
    b->now = make_campaign(arena, make_rubric(arena, new_specs, 5), roster, 2023);
    b->before = make_campaign(arena, make_rubric(arena, old_specs, 5), then, 2022);
    b->now->rubric->nodes[3].why = "спрашивали о другом";
    return b;
}

static void finish(bench *b, svod_lang lang) {
    svod_map *by_id = svod_map_new(b->arena); // as if the first unit had never been there
    for (size_t u = 1; u < UNITS; u++)
        svod_map_add(by_id, b->now->roster->units[u].id, u);
    svod_map_add(by_id, "new", 0);
    b->now->roster->by_id = by_id;
    compute(b->now);
    compute(b->before);
    svod_year *aligned = SVOD_NEW(b->arena, svod_year);
    svod_year_align(aligned, &b->before->year, b->before->roster, b->now->roster, b->arena);
    svod_compare_years(&b->compare, &b->now->year, aligned, b->arena);
    b->result = bare_result(b->now->roster, &b->now->year, aligned, &b->compare, NULL, lang, b->arena);
    b->earlier = bare_result(b->before->roster, &b->before->year, NULL, NULL, NULL, lang, b->arena);
    b->rules.list = b->list;
    b->advice.rules = &b->rules;
    b->advice.given = b->given;
    b->advice.unit_first = b->first;
    b->advice.unit_given = b->count;
    for (uint32_t i = 0; i < b->rules.count; i++)
        svod_flag_compute(&b->conditions[i], &b->list[i].when, &b->earlier, b->arena);
    b->advice.conditions = b->conditions;
    b->earlier.advice = &b->advice;
    b->follow = svod_follow_of(&b->result, &b->earlier, b->arena);
    assert_non_null(b->follow);
}

// Limit in percent, or in points' tenths.
static uint32_t rule(bench *b, svod_flag_kind kind, const char *node, svod_points limit, svod_urgency urgency) {
    svod_recommendation *out = &b->list[b->rules.count];
    *out =
        (svod_recommendation){.id = "r", .title = "t", .text = "", .node = node_of(b->before->rubric, node), .urgency = (uint8_t)urgency};
    out->when = (svod_flag){.id = "r", .title = "t", .reason = "", .kind = kind, .node = out->node, .limit = limit, .cluster = UINT32_MAX};
    return b->rules.count++;
}

// Units ascending.
static void give(bench *b, uint32_t unit, uint32_t index) {
    if (!b->count[unit]) b->first[unit] = b->advice.given_count;
    b->count[unit]++;
    b->given[b->advice.given_count++] = (svod_advised){.rule = index, .unit = unit, .why = "", .text = "", .origin = ""};
}

static void both(bench *b, size_t unit, const char *was, int before, const char *is, int now) {
    put(b->before, "A", unit, was, before);
    put(b->now, "A", unit, is, now);
}

static void check(const bench *b, uint32_t i, uint32_t unit, svod_follow_verdict verdict, const char *why) {
    const svod_followed *at = &b->follow->list[i];
    assert_int_equal(at->unit, unit);
    assert_int_equal(at->verdict, verdict);
    assert_string_equal(at->why, why);
}

static void change_is(const bench *b, uint32_t i, const char *text) {
    char buf[40];
    assert_true(b->follow->list[i].has_change);
    assert_string_equal(svod_ratio_text(buf, b->follow->list[i].change, 1, ','), text);
}

static void by_points(void **state) {
    (void)state;
    bench *b = start();
    both(b, 1, "a", 0, "1", 50);
    both(b, 2, "a", 20, "1", 40);
    both(b, 3, "a", 0, "1", 0);
    both(b, 4, "a", 50, "1", 20);
    uint32_t half = rule(b, SVOD_FLAG_PERCENT, "a", 40 * SVOD_POINT, SVOD_THIS_YEAR);
    for (uint32_t unit = 0; unit < 4; unit++)
        give(b, unit, half); // u0 is not there any more
    finish(b, SVOD_RU);
    assert_int_equal(b->follow->count, 3);
    assert_int_equal(b->follow->gone, 1);
    check(b, 0, 1, SVOD_FOLLOW_DONE,
          "раздел 1: было 0 из 10 (0,0 %), стало 5 из 10 (50,0 %); доля выросла, условие рекомендации больше не выполняется");
    check(b, 1, 2, SVOD_FOLLOW_PARTLY,
          "раздел 1: было 2 из 10 (20,0 %), стало 4 из 10 (40,0 %); доля выросла, условие рекомендации выполняется и теперь");
    check(b, 2, 3, SVOD_FOLLOW_NOT_DONE,
          "раздел 1: было 0 из 10 (0,0 %), стало 0 из 10 (0,0 %); доля не изменилась, условие рекомендации выполняется и теперь");
    change_is(b, 0, "50,0");
    change_is(b, 1, "20,0");
    change_is(b, 2, "0,0");
    assert_string_equal(b->follow->list[0].origin, "percent:u1:a:2022 percent:u1:1:2023");
    assert_int_equal(b->follow->verdicts[SVOD_FOLLOW_DONE], 1);
    assert_int_equal(b->follow->verdicts[SVOD_FOLLOW_PARTLY], 1);
    assert_int_equal(b->follow->verdicts[SVOD_FOLLOW_NOT_DONE], 1);
    assert_int_equal(b->follow->unit_first[2], 1);
    assert_int_equal(b->follow->unit_count[2], 1);
    assert_int_equal(b->follow->unit_count[0], 0);
    svod_arena_free(b->arena);
}

// What was to be kept up: not to fall is enough; a fall that stays above the limit is a part.
static void kept_up(void **state) {
    (void)state;
    bench *b = start();
    both(b, 1, "a", 95, "1", 95);
    both(b, 2, "a", 100, "1", 92);
    both(b, 3, "a", 100, "1", 50);
    uint32_t high = rule(b, SVOD_FLAG_HIGH, "a", 90 * SVOD_POINT, SVOD_KEEP_UP);
    for (uint32_t unit = 1; unit < 4; unit++)
        give(b, unit, high);
    finish(b, SVOD_EN);
    check(b, 0, 1, SVOD_FOLLOW_DONE, "section 1: 9.5 of 10 (95.0%) before, 9.5 of 10 (95.0%) now; kept up, the share did not fall");
    check(b, 1, 2, SVOD_FOLLOW_PARTLY,
          "section 1: 10 of 10 (100.0%) before, 9.2 of 10 (92.0%) now; the share fell, the threshold is still held");
    check(b, 2, 3, SVOD_FOLLOW_NOT_DONE,
          "section 1: 10 of 10 (100.0%) before, 5 of 10 (50.0%) now; the share fell, the threshold is no longer held");
    svod_arena_free(b->arena);
}

// The condition may pass without anything getting better.
static void over_without_a_rise(void **state) {
    (void)state;
    bench *b = start();
    both(b, 1, "a", 30, "1", 30);
    both(b, 2, "a", 30, "1", 20);
    uint32_t fell = rule(b, SVOD_FLAG_FALL, "a", 10 * SVOD_POINT, SVOD_THIS_YEAR);
    give(b, 1, fell);
    give(b, 2, fell);
    finish(b, SVOD_RU);
    check(b, 0, 1, SVOD_FOLLOW_PARTLY,
          "раздел 1: было 3 из 10 (30,0 %), стало 3 из 10 (30,0 %); доля не изменилась, условие рекомендации больше не выполняется");
    check(b, 1, 2, SVOD_FOLLOW_NOT_DONE,
          "раздел 1: было 3 из 10 (30,0 %), стало 2 из 10 (20,0 %); доля снизилась, условие рекомендации выполняется и теперь");
    svod_arena_free(b->arena);
}

// Nothing is said of what cannot be compared, and why not.
static void untold(void **state) {
    (void)state;
    bench *b = start();
    for (size_t unit = 1; unit < 3; unit++) {
        both(b, unit, "a", 10, "1", 10);
        both(b, unit, "b", 10, "2", 10);
        both(b, unit, "c", 10, "3", 10);
        put(b->before, "A", unit, "d", 10);
    }
    put(b->before, "A", 3, "a", 10); // and nothing this year
    svod_points half = 50 * SVOD_POINT;
    uint32_t a = rule(b, SVOD_FLAG_PERCENT, "a", half, SVOD_THIS_YEAR), grew = rule(b, SVOD_FLAG_PERCENT, "b", half, SVOD_THIS_YEAR);
    uint32_t apart = rule(b, SVOD_FLAG_PERCENT, "c", half, SVOD_THIS_YEAR), gone = rule(b, SVOD_FLAG_PERCENT, "d", half, SVOD_THIS_YEAR);
    give(b, 1, grew);
    give(b, 1, apart);
    give(b, 1, gone);
    give(b, 3, a);
    finish(b, SVOD_RU);
    check(b, 0, 1, SVOD_FOLLOW_UNTOLD, "раздел 2: максимум изменился, в 2022 году 10, в 2023 году 20");
    check(b, 1, 1, SVOD_FOLLOW_UNTOLD, "годы не сопоставимы: спрашивали о другом");
    check(b, 2, 1, SVOD_FOLLOW_UNTOLD, "раздел d: в рубрике 2023 года его нет");
    check(b, 3, 3, SVOD_FOLLOW_UNTOLD, "материалы за 2023 год не поданы");
    assert_int_equal(b->follow->list[2].now, SVOD_NO_NODE);
    assert_false(b->follow->list[0].has_change);
    assert_int_equal(b->follow->verdicts[SVOD_FOLLOW_UNTOLD], 4);
    svod_arena_free(b->arena);
}

static void submission_total_and_all(void **state) {
    (void)state;
    bench *b = start();
    put(b->now, "A", 1, "1", 10); // sent nothing last year
    both(b, 3, "a", 20, "1", 80);
    both(b, 4, "a", 100, "1", 100);
    uint32_t none = rule(b, SVOD_FLAG_NO_SUBMISSION, "", 0, SVOD_URGENT),
             low = rule(b, SVOD_FLAG_PERCENT, "", 50 * SVOD_POINT, SVOD_THIS_YEAR);
    uint32_t all = rule(b, SVOD_FLAG_ALL, "a", 0, SVOD_THIS_YEAR), whole = rule(b, SVOD_FLAG_ALL, "", 0, SVOD_THIS_YEAR);
    give(b, 1, none);
    give(b, 2, none);
    give(b, 3, low);
    give(b, 3, all);
    give(b, 3, whole);
    give(b, 4, all);
    finish(b, SVOD_RU);
    check(b, 0, 1, SVOD_FOLLOW_DONE, "материалы за 2023 год поданы");
    check(b, 1, 2, SVOD_FOLLOW_NOT_DONE, "материалы за 2023 год снова не поданы");
    assert_int_equal(b->follow->list[2].verdict, SVOD_FOLLOW_PARTLY); // 8 of the 50 of this year are below half
    assert_string_equal(
        b->follow->list[2].why,
        "сопоставимая часть итога: было 2 из 10 (20,0 %), стало 8 из 10 (80,0 %); доля выросла, условие рекомендации выполняется и теперь");
    check(b, 3, 3, SVOD_FOLLOW_PARTLY, "раздел 1: было 2 из 10 (20,0 %), стало 8 из 10 (80,0 %); доля выросла");
    check(b, 4, 3, SVOD_FOLLOW_UNTOLD, "рекомендация дана всем, мерить нечего");
    check(b, 5, 4, SVOD_FOLLOW_DONE, "раздел 1: было 10 из 10 (100,0 %), стало 10 из 10 (100,0 %); удержано, доля не снизилась");
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_points),
        cmocka_unit_test(kept_up),
        cmocka_unit_test(over_without_a_rise),
        cmocka_unit_test(untold),
        cmocka_unit_test(submission_total_and_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
