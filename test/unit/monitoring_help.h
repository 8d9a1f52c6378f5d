// Campaigns by indicators built by hand: measures as the rules would leave them.
#ifndef SVOD_TEST_MONITORING_HELP_H
#define SVOD_TEST_MONITORING_HELP_H

#include "scoring.h"

#include "indicator/indicator.h"

// Whole numbers in points' units.
#define WHOLE(n) (SVOD_POINT * (n))

// Every leaf becomes an indicator of this kind.
static inline void make_indicators(svod_arena *arena, svod_rubric *rubric, const char *kind) {
    rubric->indicators = SVOD_ARRAY(arena, svod_indicator, rubric->count);
    for (uint32_t n = 1; n < rubric->count; n++) {
        if (rubric->nodes[n].child_count) continue;
        svod_indicator *is = &rubric->indicators[rubric->indicator_count++];
        const svod_rule *rule = svod_rule_of(kind);
        *is = (svod_indicator){.node = n, .rule = rule, .unit = rule->unit, .base = "", .base_change = 2000, .better = rule->better};
        rubric->nodes[n].indicator = is;
    }
}

static inline svod_indicator *indicator_of(svod_rubric *rubric, const char *node) {
    return &rubric->indicators[rubric->nodes[node_of(rubric, node)].indicator - rubric->indicators];
}

static inline void set_target(svod_arena *arena, svod_rubric *rubric, const char *node, int whole) {
    svod_target *target = SVOD_NEW(arena, svod_target);
    *target = (svod_target){.value = WHOLE(whole)};
    indicator_of(rubric, node)->target = target;
}

// All measures of a campaign are blank to begin with.
static inline svod_measure *measures_of(campaign *c) {
    if (!c->scores.measures) {
        svod_measures *out = SVOD_NEW(c->arena, svod_measures);
        *out = (svod_measures){.indicators = c->rubric->indicator_count};
        out->list = SVOD_ARRAY(c->arena, svod_measure, c->roster->count * out->indicators);
        for (size_t i = 0; i < c->roster->count * out->indicators; i++)
            out->list[i] = (svod_measure){.state = SVOD_M_BLANK, .document = "", .link = "", .comment = ""};
        c->scores.measures = out;
    }
    return c->scores.measures->list;
}

static inline svod_measure *measure_at(campaign *c, size_t unit, const char *node) {
    uint32_t index = (uint32_t)(indicator_of(c->rubric, node) - c->rubric->indicators);
    return &measures_of(c)[unit * c->rubric->indicator_count + index];
}

static inline void put_measure(campaign *c, size_t unit, const char *node, svod_points num, svod_points den, svod_ratio value) {
    svod_measure *at = measure_at(c, unit, node);
    at->state = SVOD_M_VALUE;
    at->num = num;
    at->den = den;
    at->value = value;
    at->place = svod_place_cell("answers.csv", "1", (uint32_t)unit + 2, 3);
}

static inline void put_share(campaign *c, size_t unit, const char *node, int num, int den) {
    put_measure(c, unit, node, WHOLE(num), WHOLE(den), svod_percent(WHOLE(num), WHOLE(den)));
}

static inline void put_count(campaign *c, size_t unit, const char *node, int value) {
    put_measure(c, unit, node, WHOLE(value), 0, (svod_ratio){WHOLE(value), 1});
}

// Reaches, and the year as score/ would leave it, as far as monitoring and flags look.
static inline void finish_measures(campaign *c) {
    measures_of(c);
    for (size_t i = 0; i < c->roster->count * c->rubric->indicator_count; i++) {
        svod_measure *at = &measures_of(c)[i];
        const svod_indicator *is = &c->rubric->indicators[i % c->rubric->indicator_count];
        at->reach = (uint8_t)svod_measure_reach(is, at);
    }
    c->year.rubric = c->rubric;
    c->year.scores = &c->scores;
    c->year.unit_count = c->roster->count;
    c->year.unit_state = SVOD_ARRAY(c->arena, uint8_t, c->roster->count); // all submitted
}

static inline const svod_monitoring *monitoring_of(campaign *const *years, size_t count, svod_findings *findings) {
    svod_arena *arena = years[0]->arena;
    svod_result *result = SVOD_NEW(arena, svod_result);
    const svod_year **earlier = SVOD_ARRAY(arena, const svod_year *, count);
    for (size_t i = 0; i < count; i++)
        finish_measures(years[i]);
    for (size_t i = 1; i < count; i++)
        earlier[i - 1] = &years[i]->year;
    result->now = years[0]->year;
    result->roster = years[0]->roster;
    return svod_monitoring_of(result, earlier, count - 1, arena, findings);
}

#endif
