// What became of last year's recommendations that look at indicators: those that a condition counted, and one that all were advised on.
#include "monitoring_help.h"

#include "advise/advice.h"
#include "advise/flag.h"

static const node_spec old_specs[] = {{"", 0, 0, 0, 0}, {"a", 1, 0, 0, 0}, {"b", 1, 0, 0, 0}, {"gone", 1, 0, 0, 0}};
static const node_spec new_specs[] = {{"", 0, 0, 0, 0}, {"1", 1, 0, "a", true}, {"2", 1, 0, "b", true}, {"3", 1, 0, 0, 0}};

enum { UNITS = 4 };
typedef struct bench {
    svod_arena *arena;
    svod_findings findings;
    campaign *now, *before;
    svod_compare compare;
    svod_result result, earlier;
    svod_advice advice;
    svod_advice_rules rules;
    svod_recommendation rule;
    svod_flag_result condition;
    svod_advised given[UNITS];
    uint32_t first[UNITS], count[UNITS];
    const svod_follow *follow;
} bench;

static bench *start(void) {
    svod_arena *arena = svod_arena_new();
    bench *b = SVOD_NEW(arena, bench);
    b->arena = arena;
    b->findings = svod_findings_of(arena, SVOD_RU);
    svod_roster *roster = make_roster(arena, UNITS, NULL, 0);
    svod_rubric *now = make_rubric(arena, new_specs, 4), *before = make_rubric(arena, old_specs, 4);
    make_indicators(arena, now, "share");
    make_indicators(arena, before, "share");
    b->now = make_campaign(arena, now, roster, 2023);
    b->before = make_campaign(arena, before, roster, 2022);
    return b;
}

static void shares(bench *b, size_t unit, const char *was, int before, const char *is, int now) {
    put_share(b->before, unit, was, before, 100);
    put_share(b->now, unit, is, now, 100);
}

// One recommendation, given to the first `given` units.
static void follow(bench *b, svod_flag_kind kind, const char *node, int limit, svod_urgency urgency, uint32_t given) {
    const svod_monitoring *monitoring = monitoring_of((campaign *const[]){b->now, b->before}, 2, &b->findings);
    finish_measures(b->before);
    uint32_t *link = SVOD_ARRAY(b->arena, uint32_t, 4);
    memcpy(link, (const uint32_t[]){0, 1, 2, SVOD_NO_NODE}, sizeof(uint32_t) * 4);
    b->compare = (svod_compare){.link = link, .comparable = SVOD_ARRAY(b->arena, bool, 4), .has = SVOD_ARRAY(b->arena, bool, UNITS)};
    b->result = bare_result(b->now->roster, &b->now->year, &b->before->year, &b->compare, monitoring, SVOD_RU, b->arena);
    const svod_monitoring *then = monitoring_of((campaign *const[]){b->before}, 1, &b->findings);
    b->earlier = bare_result(b->before->roster, &b->before->year, NULL, NULL, then, SVOD_RU, b->arena);
    uint32_t at = node_of(b->before->rubric, node);
    b->rule = (svod_recommendation){.id = "r", .title = "t", .text = "", .node = at, .urgency = (uint8_t)urgency};
    b->rule.when = (svod_flag){.id = "r", .title = "t", .reason = "", .kind = kind, .node = kind == SVOD_FLAG_ALL ? SVOD_ROOT : at};
    b->rule.when.limit = WHOLE(limit);
    b->rule.when.years = 1;
    b->rule.when.cluster = UINT32_MAX;
    b->rules = (svod_advice_rules){.list = &b->rule, .count = 1, .cluster = UINT32_MAX};
    svod_flag_compute(&b->condition, &b->rule.when, &b->earlier, b->arena);
    for (uint32_t unit = 0; unit < given; unit++) {
        b->given[unit] = (svod_advised){.rule = 0, .unit = unit, .why = "", .text = "", .origin = ""};
        b->first[unit] = unit;
        b->count[unit] = 1;
    }
    b->advice = (svod_advice){.rules = &b->rules, .conditions = &b->condition, .given = b->given, .given_count = given};
    b->advice.unit_first = b->first;
    b->advice.unit_given = b->count;
    b->earlier.advice = &b->advice;
    b->follow = svod_follow_of(&b->result, &b->earlier, b->arena);
    assert_int_equal(b->follow->count, given);
}

static void check(const bench *b, uint32_t i, svod_follow_verdict verdict, const char *why) {
    assert_int_equal(b->follow->list[i].verdict, verdict);
    assert_string_equal(b->follow->list[i].why, why);
}

static void missed_targets(void **state) {
    (void)state;
    bench *b = start();
    set_target(b->arena, b->before->rubric, "a", 80);
    set_target(b->arena, b->now->rubric, "1", 80);
    shares(b, 0, "a", 50, "1", 80);
    shares(b, 1, "a", 50, "1", 60);
    shares(b, 2, "a", 50, "1", 40);
    put_share(b->before, 3, "a", 50, 100); // and nothing this year
    follow(b, SVOD_FLAG_MISSED, "a", 1, SVOD_THIS_YEAR, 4);
    check(b, 0, SVOD_FOLLOW_DONE, "1: было — 50 %, стало — 80 %");
    check(b, 1, SVOD_FOLLOW_PARTLY, "1: было — 50 %, стало — 60 %");
    check(b, 2, SVOD_FOLLOW_NOT_DONE, "1: было — 50 %, стало — 40 %");
    assert_int_equal(b->follow->list[3].verdict, SVOD_FOLLOW_UNTOLD);
    assert_true(b->follow->list[0].has_change);
    assert_int_equal(svod_ratio_compare(b->follow->list[0].change, (svod_ratio){WHOLE(30), 1}), 0);
    assert_string_equal(b->follow->list[0].origin, "measure:u0:a:2022 measure:u0:1:2023");
    svod_arena_free(b->arena);
}

// Advised to all about one indicator: without a target what moved for the better is done; a whole that stays whole has nothing left to do.
static void one_for_all(void **state) {
    (void)state;
    bench *b = start();
    shares(b, 0, "b", 50, "2", 60);
    shares(b, 1, "b", 50, "2", 50);
    shares(b, 2, "b", 100, "2", 100);
    shares(b, 3, "b", 50, "2", 40);
    follow(b, SVOD_FLAG_ALL, "b", 0, SVOD_THIS_YEAR, 4);
    check(b, 0, SVOD_FOLLOW_DONE, "2: было — 50 %, стало — 60 %");
    check(b, 1, SVOD_FOLLOW_NOT_DONE, "2: было — 50 %, стало — 50 %");
    check(b, 2, SVOD_FOLLOW_DONE, "2: было — 100 %, стало — 100 %");
    check(b, 3, SVOD_FOLLOW_NOT_DONE, "2: было — 50 %, стало — 40 %");
    follow(b, SVOD_FLAG_ALL, "b", 0, SVOD_KEEP_UP, 4);
    check(b, 1, SVOD_FOLLOW_DONE, "2: было — 50 %, стало — 50 %");
    check(b, 3, SVOD_FOLLOW_NOT_DONE, "2: было — 50 %, стало — 40 %");
    svod_arena_free(b->arena);
}

static void values_that_were_missing(void **state) {
    (void)state;
    bench *b = start();
    put_share(b->now, 0, "1", 10, 100);
    follow(b, SVOD_FLAG_NO_DATA, "a", 1, SVOD_THIS_YEAR, 2);
    assert_int_equal(b->follow->list[0].verdict, SVOD_FOLLOW_DONE);
    assert_int_equal(b->follow->list[1].verdict, SVOD_FOLLOW_NOT_DONE);
    svod_arena_free(b->arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(missed_targets), cmocka_unit_test(one_for_all),
                                       cmocka_unit_test(values_that_were_missing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
