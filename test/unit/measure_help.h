// One unit's answers to one indicator, judged: for the tests of rules.
#ifndef SVOD_TEST_MEASURE_HELP_H
#define SVOD_TEST_MEASURE_HELP_H

#include "scoring.h"

#include <stdio.h>

#include "indicator/indicator.h"

static svod_arena *arena;
static svod_rubric *rubric;
static svod_roster *roster;
static svod_indicator *indicator;
static svod_scores scores;
static svod_findings findings;

static const char *attrs[] = {"teachers", "young"};

// The indicator 1.1, worth two points; answers stand in row 2 of answers.csv, columns B and on by part. The roster says 60 and 45.
static inline void begin(const char *kind) {
    static const node_spec nodes[] = {{"", 0, 20, NULL, false}, {"1", 1, 20, NULL, false}, {"1.1", 2, 20, NULL, false}};
    if (arena) svod_arena_free(arena);
    arena = svod_arena_new();
    rubric = make_rubric(arena, nodes, 3);
    rubric->indicators = indicator = SVOD_NEW(arena, svod_indicator);
    rubric->indicator_count = 1;
    rubric->policy.na_words = SVOD_ARRAY(arena, const char *, 1);
    rubric->policy.na_words[0] = svod_fold(arena, "н/п");
    rubric->policy.na_word_count = 1;
    *indicator = (svod_indicator){.node = 2, .rule = svod_rule_of(kind), .base = ""};
    assert_non_null(indicator->rule);
    indicator->unit = indicator->rule->unit;
    for (int part = 0; part < SVOD_PART_COUNT; part++)
        indicator->from[part] = "";
    rubric->nodes[2].indicator = indicator;
    roster = make_roster(arena, 1, attrs, 2);
    roster->units[0].attrs[0] = "60";
    roster->units[0].attrs[1] = "45";
    scores = svod_scores_of(arena, roster, rubric);
    findings = svod_findings_of(arena, SVOD_EN);
}

static inline void ask(svod_part_id part) {
    scores.answers.asked[part] = true;
}

static inline svod_answer *put_cell(svod_part_id part, svod_cell_type type, unsigned flags, const char *text) {
    svod_answer *at = svod_answers_slot(&scores.answers, 0, 0, part);
    ask(part);
    scores.answers.units[0].rows = 1;
    *at = (svod_answer){.source = svod_scores_source(&scores, "answers.csv", "answers"), .given = true};
    at->cell = (svod_cell){.row = 2,
                           .col = (uint32_t)part + 2,
                           .type = (uint8_t)type,
                           .flags = (uint8_t)flags,
                           .len = (uint32_t)strlen(text),
                           .text = svod_strdup(arena, text)};
    return at;
}

static inline void say(svod_part_id part, const char *text) {
    put_cell(part, *text ? SVOD_CELL_STRING : SVOD_CELL_EMPTY, 0, text);
}

static inline const svod_measure *judged(void) {
    svod_measures_of(&scores, 2023, "2023-06-26", arena, &findings);
    return &scores.measures->list[0];
}

// What the measure comes to as text: "value 45/60 = 75", "unreadable"; the value to four places.
static inline const char *summary(const svod_measure *at) {
    char value[40];
    svod_ratio_text(value, at->value, 4, '.');
    if (at->state != SVOD_M_VALUE) return svod_measure_state_id((svod_measure_state)at->state);
    return svod_printf(arena, "%s/%s = %s", svod_points_words(arena, at->num, SVOD_EN), svod_points_words(arena, at->den, SVOD_EN), value);
}

#define NO_CODE SVOD_CODE_COUNT
// The codes of all findings, in order, and nothing else. At most two.
static inline void assert_codes(svod_code first, svod_code second) {
    svod_code codes[] = {first, second};
    size_t count = first == NO_CODE ? 0 : second == NO_CODE ? 1 : 2;
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        if (i >= count || at->code != codes[i]) fail_msg("finding %s: %s", svod_code_id(at->code), at->found);
        assert_string_equal(at->unit, "u0");
        assert_string_equal(at->node, "1.1");
    }
    assert_int_equal(findings.list.count, count);
}

static inline const svod_finding *finding_at(size_t i) {
    return SVOD_AT(&findings.list, svod_finding, i);
}

static inline int done(void **state) {
    (void)state;
    if (arena) svod_arena_free(arena);
    arena = NULL;
    return 0;
}

#endif
