// A rubric of indicators, a roster and sheets of answers for the tests of what intake/ makes of form exports.
#ifndef SVOD_TEST_ANSWERS_HELP_H
#define SVOD_TEST_ANSWERS_HELP_H

#include "indicator/indicator.h"
#include "intake_help.h"

static const node_spec specs[] = {
    {"6", "Молодые педагоги", 1, 0, 10000, NULL},
    {"6.1", "Закрепление молодых специалистов", 2, 0, 10000, "закреплени\\p{L}*.*молод"},
    {"6.2", "Наставников", 2, 0, 10000, "наставник"},
    {"7", "Методическая работа", 1, 0, 10000, NULL},
    {"7.1", "Программа методической работы", 2, 0, 10000, NULL},
    {"7.2", "Уровень управления школой", 2, 0, 10000, NULL},
};
static const char *const kinds[][2] = // id, rule
    {{"6.1", "share"}, {"6.2", "count"}, {"7.1", "presence"}, {"7.2", "level"}};

static svod_rubric *rubric;
static svod_roster *roster;
static svod_scores scores;
static svod_intake_options options;

static inline void measure(svod_rubric *of, uint32_t at, const char *id, const char *rule) {
    uint32_t node = svod_rubric_find(of, id);
    of->indicators[at] = (svod_indicator){.node = node, .rule = svod_rule_of(rule), .unit = "", .base = ""};
    for (size_t part = 0; part < SVOD_PART_COUNT; part++)
        of->indicators[at].from[part] = "";
    of->nodes[node].indicator = &of->indicators[at];
}

static inline int set_up(void **state) {
    begin(state);
    rubric = make_rubric(specs, 6);
    rubric->indicator_count = 4;
    rubric->indicators = SVOD_ARRAY(arena, svod_indicator, 4);
    for (uint32_t i = 0; i < 4; i++)
        measure(rubric, i, kinds[i][0], kinds[i][1]);
    roster = make_roster("id|name\ns1|Школа № 1\ns2|Школа № 2\ns3|Лицей «Исток»\n");
    scores = svod_scores_of(arena, roster, rubric);
    options = (svod_intake_options){.year = 2023};
    return 0;
}

static inline void take_merged(const char *file, const char *text, const svod_merge *merges, size_t count) {
    svod_intake *intake = svod_intake_new(arena, &scores, &options, &findings);
    svod_sink sink = svod_intake_sink(intake);
    push_sheet(&sink, file, "Ответы", SVOD_VISIBLE, text, merges, count);
    svod_intake_close(intake, true);
}

static inline void take(const char *file, const char *text) {
    take_merged(file, text, NULL, 0);
}

static inline const svod_answer *answer(const char *unit, const char *id, svod_part_id part) {
    const svod_indicator *of = rubric->nodes[svod_rubric_find(rubric, id)].indicator;
    return svod_answers_at(&scores.answers, svod_roster_by_id(roster, unit), (uint32_t)(of - rubric->indicators), part);
}

static inline const char *text_of(const char *unit, const char *id, svod_part_id part) {
    const svod_answer *at = answer(unit, id, part);
    return at->given ? svod_cell_text(&at->cell) : "(not given)";
}

static inline bool asked(const char *id, svod_part_id part) {
    const svod_indicator *of = rubric->nodes[svod_rubric_find(rubric, id)].indicator;
    return scores.answers.asked[(size_t)(of - rubric->indicators) * SVOD_PART_COUNT + part];
}

static inline const svod_answered *answered(const char *unit) {
    return &scores.answers.units[svod_roster_by_id(roster, unit)];
}

static inline int again(const char *unit, const char *id) {
    const svod_indicator *of = rubric->nodes[svod_rubric_find(rubric, id)].indicator;
    return scores.answers.again[svod_roster_by_id(roster, unit) * rubric->indicator_count + (size_t)(of - rubric->indicators)];
}

#define ANSWER(unit, id, part, text) assert_string_equal(text_of(unit, id, SVOD_PART_##part), text)
#define RUN(test) cmocka_unit_test_setup_teardown(test, set_up, finish)

#endif
