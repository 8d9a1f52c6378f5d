// Flags that count indicators: missed targets, movements for the worse, values that are not there.
#include "monitoring_help.h"

#include "advise/flag.h"

static const node_spec specs[] = {{"", 0, 0, 0, 0},           {"1", 1, 0, "1", true},     {"1.1", 2, 0, "1.1", true},
                                  {"1.2", 2, 0, "1.2", true}, {"1.3", 2, 0, "1.3", true}, {"1.4", 2, 0, "1.4", true},
                                  {"1.5", 2, 0, "1.5", true}, {"2", 1, 0, "2", true}};
static const char *const ids[] = {"1.1", "1.2", "1.3", "1.4", "1.5", "2"};

typedef struct bench {
    svod_arena *arena;
    svod_findings findings;
    campaign *years[2];
    svod_flag_result result;
} bench;

// Every indicator a share with 80 as its target; four units that have just reached all of them in both years.
static bench start(void) {
    bench b = {.arena = svod_arena_new()};
    b.findings = svod_findings_of(b.arena, SVOD_RU);
    svod_roster *roster = make_roster(b.arena, 4, NULL, 0);
    for (int i = 0; i < 2; i++) {
        svod_rubric *rubric = make_rubric(b.arena, specs, 8);
        make_indicators(b.arena, rubric, "share");
        b.years[i] = make_campaign(b.arena, rubric, roster, 2023 - i);
        for (size_t n = 0; n < 6; n++) {
            set_target(b.arena, rubric, ids[n], 80);
            for (size_t unit = 0; unit < 4; unit++)
                put_share(b.years[i], unit, ids[n], 80, 100);
        }
    }
    return b;
}

static void ask(bench *b, svod_flag_kind kind, const char *node, int limit, uint32_t years, size_t seasons, svod_lang lang) {
    svod_flag *flag = SVOD_NEW(b->arena, svod_flag);
    *flag = (svod_flag){.id = "f", .title = "f", .reason = "", .kind = kind, .node = node_of(b->years[0]->rubric, node)};
    flag->limit = WHOLE(limit);
    flag->years = years;
    if (kind == SVOD_FLAG_WORSE) flag->by = WHOLE(years);
    const svod_monitoring *monitoring = monitoring_of(b->years, seasons, &b->findings);
    svod_result result = bare_result(b->years[0]->roster, &b->years[0]->year, NULL, NULL, monitoring, lang, b->arena);
    svod_flag_compute(&b->result, flag, &result, b->arena);
}

static void check(const bench *b, size_t unit, bool raised, int margin) {
    const svod_flag_unit *at = &b->result.units[unit];
    assert_true(at->known);
    assert_int_equal(at->raised, raised);
    assert_true(at->margin == WHOLE(margin));
    assert_int_equal(*at->reason != '\0', raised);
}

static void missed_targets_of_one_year(void **state) {
    (void)state;
    bench b = start();
    for (size_t n = 0; n < 5; n++)
        put_share(b.years[0], 0, ids[n], 79, 100);
    put_share(b.years[0], 1, "1.2", 1, 2);
    put_share(b.years[0], 1, "2", 1, 2); // outside of the node
    measure_at(b.years[0], 2, "1.1")->state = SVOD_M_BLANK;
    measure_at(b.years[0], 2, "1.1")->value = (svod_ratio){0};
    ask(&b, SVOD_FLAG_MISSED, "1", 1, 1, 1, SVOD_RU);
    check(&b, 0, true, -4);
    check(&b, 1, true, 0);
    assert_false(b.result.units[2].known); // the blank one may be the one
    check(&b, 3, false, 1);
    assert_int_equal(b.result.raised, 2);
    assert_string_equal(b.result.units[1].reason,
                        "раздел 1: цель не достигнута у 1 показателя (порог 1). 1.2 «1.2»: 50 % (цель: не меньше 80 %)");
    assert_non_null(strstr(b.result.units[0].reason, "у 5 показателей (порог 1). 1.1 «1.1»: 79 % (цель: не меньше 80 %); 1.2 «1.2»"));
    assert_non_null(strstr(b.result.units[0].reason, "; и ещё 2"));
    ask(&b, SVOD_FLAG_MISSED, "1", 2, 1, 1, SVOD_EN);
    check(&b, 0, true, -3);
    check(&b, 1, false, 1);
    check(&b, 2, false, 2); // even if the blank one were missed it would not be enough
    assert_non_null(strstr(b.result.units[0].reason, "section 1: the target is missed by 5 indicators (threshold 2). 1.1 «1.1»: 79"));
    assert_non_null(strstr(b.result.units[0].reason, "; and 2 more"));
    svod_arena_free(b.arena);
}

static void missed_two_years_running(void **state) {
    (void)state;
    bench b = start();
    for (size_t unit = 0; unit < 3; unit++)
        put_share(b.years[0], unit, "2", 70, 100);
    put_share(b.years[1], 0, "2", 60, 100);
    indicator_of(b.years[0]->rubric, "2")->near_by = WHOLE(5);
    put_share(b.years[0], 3, "2", 76, 100); // near: not missed
    put_share(b.years[1], 3, "2", 60, 100);
    measure_at(b.years[1], 2, "2")->state = SVOD_M_NO_SUBMISSION;
    measure_at(b.years[1], 2, "2")->value = (svod_ratio){0};
    ask(&b, SVOD_FLAG_MISSED, "2", 1, 2, 2, SVOD_RU);
    check(&b, 0, true, 0);
    check(&b, 1, false, 1);
    assert_false(b.result.units[2].known);
    check(&b, 3, false, 1);
    assert_string_equal(b.result.units[0].reason, "цель 2 года подряд не достигнута у 1 показателя (порог 1). 2 «2»: 2022 — 60 % (цель: не "
                                                  "меньше 80 %), 2023 — 70 % (цель: не меньше 80 %)");
    assert_int_equal(b.result.units[0].counted_count, 1);
    assert_int_equal(b.result.units[0].counted[0], 5);
    ask(&b, SVOD_FLAG_MISSED, "2", 1, 2, 1, SVOD_RU); // no earlier campaign
    assert_false(b.result.units[0].known);
    check(&b, 3, false, 1);
    svod_arena_free(b.arena);
}

static void worse_by_so_much(void **state) {
    (void)state;
    bench b = start();
    put_share(b.years[0], 0, "1.1", 75, 100);
    put_share(b.years[0], 0, "1.2", 7501, 10000);
    put_share(b.years[0], 0, "1.3", 1, 3);
    measure_at(b.years[0], 1, "2")->state = SVOD_M_BLANK;
    ask(&b, SVOD_FLAG_WORSE, "", 2, 5, 2, SVOD_RU);
    check(&b, 0, true, 0);
    assert_string_equal(b.result.units[0].reason, "хуже, чем в 2022 году, на 5 и больше: 2 показателя (порог 2). 1.1 «1.1»: 75 % вместо "
                                                  "80 %; 1.3 «1.3»: 33,3 % вместо 80 %");
    check(&b, 1, false, 2);
    ask(&b, SVOD_FLAG_WORSE, "", 1, 0, 2, SVOD_EN);
    check(&b, 0, true, -2);
    assert_non_null(strstr(b.result.units[0].reason, "worse than in 2022: 3 indicators (threshold 1)"));
    assert_false(b.result.units[1].known);
    ask(&b, SVOD_FLAG_WORSE, "", 1, 0, 1, SVOD_RU); // nothing to compare with
    assert_false(b.result.units[0].known);
    svod_arena_free(b.arena);
}

static void no_data_is_what_was_asked_and_not_answered(void **state) {
    (void)state;
    bench b = start();
    static const svod_measure_state states[] = {SVOD_M_BLANK,   SVOD_M_IMPOSSIBLE, SVOD_M_NA,
                                                SVOD_M_NO_BASE, SVOD_M_NOT_ASKED,  SVOD_M_CONFLICT};
    for (size_t n = 0; n < 6; n++) {
        measure_at(b.years[0], 0, ids[n])->state = (uint8_t)states[n];
        measure_at(b.years[0], 1, ids[n])->state = SVOD_M_NO_SUBMISSION;
    }
    ask(&b, SVOD_FLAG_NO_DATA, "", 3, 0, 1, SVOD_RU);
    check(&b, 0, true, 0);
    assert_string_equal(b.result.units[0].reason, "нет данных по 3 показателям (порог 3). 1.1 «1.1»; 1.2 «1.2»; 2 «2»");
    check(&b, 1, true, -3);
    check(&b, 2, false, 3);
    ask(&b, SVOD_FLAG_NO_DATA, "1.1", 1, 0, 1, SVOD_EN);
    assert_string_equal(b.result.units[0].reason, "no data for 1 indicator (threshold 1). 1.1 «1.1»");
    svod_arena_free(b.arena);
}

// What did not exist has no flag, and without indicators nothing can be told.
static void absent_units(void **state) {
    (void)state;
    bench b = start();
    ask(&b, SVOD_FLAG_NO_DATA, "", 1, 0, 1, SVOD_RU);
    b.years[0]->year.unit_state[0] = SVOD_STATE_ABSENT;
    const svod_flag *flag = b.result.flag;
    const svod_monitoring *other = monitoring_of((campaign *const[]){b.years[1]}, 1, &b.findings);
    svod_result result = bare_result(b.years[0]->roster, &b.years[0]->year, NULL, NULL, other, SVOD_RU, b.arena);
    svod_flag_compute(&b.result, flag, &result, b.arena);
    assert_false(b.result.units[0].known);
    assert_true(b.result.units[1].known);
    result.monitoring = NULL;
    svod_flag_compute(&b.result, flag, &result, b.arena);
    assert_false(b.result.units[1].known);
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missed_targets_of_one_year),
        cmocka_unit_test(missed_two_years_running),
        cmocka_unit_test(worse_by_so_much),
        cmocka_unit_test(no_data_is_what_was_asked_and_not_answered),
        cmocka_unit_test(absent_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
