// Small campaigns built by hand, for the tests of points, clusters and flags.
#ifndef SVOD_TEST_SCORING_H
#define SVOD_TEST_SCORING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "score/score.h"

// A test's numbers are tenths of a point: 75 is 7.5.
#define TENTHS(n) ((svod_points)(n) * (SVOD_POINT / 10))

typedef struct node_spec {
    const char *id;
    uint32_t depth; // preorder: depths alone make the tree
    int max;        // tenths
    const char *previous;
    bool comparable;
} node_spec;

static inline void link_node(svod_rnode *nodes, uint32_t n, uint32_t *last) {
    nodes[n].parent = last[nodes[n].depth - 1];
    svod_rnode *parent = &nodes[nodes[n].parent];
    if (parent->child_count++ == 0)
        parent->first_child = n;
    else
        nodes[last[nodes[n].depth]].next = n;
}

// specs[0] is the root. Policy: everything zero (drop not applicable, blank zero, exclude from means, rank by points).
static inline svod_rubric *make_rubric(svod_arena *arena, const node_spec *specs, uint32_t count) {
    svod_rubric *rubric = SVOD_NEW(arena, svod_rubric);
    uint32_t last[8] = {0};
    *rubric = (svod_rubric){.id = "r", .title = "", .file = "r.yaml", .count = count, .by_id = svod_map_new(arena), .decimals = 1};
    rubric->nodes = SVOD_ARRAY(arena, svod_rnode, count);
    for (uint32_t n = 0; n < count; n++) {
        svod_rnode *node = &rubric->nodes[n];
        *node = (svod_rnode){.id = specs[n].id,
                             .title = specs[n].id,
                             .note = "",
                             .parent = SVOD_NO_NODE,
                             .first_child = SVOD_NO_NODE,
                             .next = SVOD_NO_NODE,
                             .depth = specs[n].depth,
                             .end = count,
                             .max = TENTHS(specs[n].max),
                             .step = TENTHS(1),
                             .previous = specs[n].previous ? specs[n].previous : "",
                             .comparable = specs[n].comparable};
        if (n > 0) link_node(rubric->nodes, n, last);
        if (n > 0) svod_map_add(rubric->by_id, node->id, n);
        for (uint32_t i = n; i-- > 0;)
            if (rubric->nodes[i].end == count && rubric->nodes[i].depth >= node->depth) rubric->nodes[i].end = n;
        last[node->depth] = n;
    }
    return rubric;
}

static inline uint32_t node_of(const svod_rubric *rubric, const char *id) {
    return *id ? svod_rubric_find(rubric, id) : SVOD_ROOT;
}

// Units named u0, u1 …; attributes by name, all blank, in columns 2, 3 … of roster.csv.
static inline svod_roster *make_roster(svod_arena *arena, size_t count, const char **attrs, size_t attr_count) {
    svod_roster *roster = SVOD_NEW(arena, svod_roster);
    *roster = (svod_roster){.file = "roster.csv",
                            .units = SVOD_ARRAY(arena, svod_unit, count),
                            .count = count,
                            .attr_names = attrs,
                            .attr_count = attr_count,
                            .by_id = svod_map_new(arena),
                            .by_key = svod_map_new(arena)};
    for (size_t u = 0; u < count; u++) {
        svod_unit *unit = &roster->units[u];
        unit->id = unit->name = svod_printf(arena, "u%zu", u);
        unit->attrs = SVOD_ARRAY(arena, const char *, attr_count);
        unit->attr_places = SVOD_ARRAY(arena, svod_place, attr_count);
        for (size_t a = 0; a < attr_count; a++) {
            unit->attrs[a] = "";
            unit->attr_places[a] = svod_place_cell("roster.csv", "roster", (uint32_t)u + 2, (uint32_t)a + 2);
        }
        svod_map_add(roster->by_id, unit->id, u);
        svod_map_add(roster->by_key, unit->id, u);
    }
    return roster;
}

typedef struct campaign {
    svod_arena *arena;
    svod_rubric *rubric;
    svod_roster *roster;
    svod_scores scores;
    svod_findings findings;
    svod_year year;
} campaign;

static inline campaign *make_campaign(svod_arena *arena, svod_rubric *rubric, svod_roster *roster, int year) {
    campaign *c = SVOD_NEW(arena, campaign);
    *c = (campaign){arena, rubric, roster, svod_scores_of(arena, roster, rubric), svod_findings_of(arena, SVOD_RU), {.year = year}};
    return c;
}

// score: tenths, or a reason below zero. Its place is row unit + 2, column node + 1 of "<expert>.csv".
static inline void put(campaign *c, const char *expert, size_t unit, const char *node, int score) {
    uint32_t n = node_of(c->rubric, node);
    size_t e = svod_scores_expert(&c->scores, expert), slot = svod_scores_slot(&c->scores, unit, n);
    svod_expert *at = SVOD_AT(&c->scores.experts, svod_expert, e);
    at->scores[slot] = score < 0 ? score : score * 1000 /* ten-thousandths */;
    uint16_t source = svod_scores_source(&c->scores, svod_printf(c->arena, "%s.csv", expert), "лист");
    at->places[slot] = (svod_score_place){(uint32_t)unit + 2, (uint16_t)(n + 1), source};
}

static inline void print_total(campaign *c, const char *expert, size_t unit, const char *node, int value) {
    uint16_t source = svod_scores_source(&c->scores, svod_printf(c->arena, "%s.csv", expert), "лист");
    *SVOD_PUSH(&c->scores.totals, svod_printed) = (svod_printed){(uint32_t)unit,
                                                                 node_of(c->rubric, node),
                                                                 (uint32_t)svod_scores_expert(&c->scores, expert),
                                                                 TENTHS(value),
                                                                 {(uint32_t)unit + 2, 99, source}};
}

static inline void compute(campaign *c) {
    svod_year_compute(&c->year, &c->scores, c->arena, &c->findings);
}

static inline const svod_point *point_at(const campaign *c, size_t unit, const char *node) {
    return svod_year_at(&c->year, unit, node_of(c->rubric, node));
}

static inline const svod_finding *only_finding(const svod_findings *findings, svod_code code) {
    const svod_finding *found = NULL;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *each = SVOD_AT(&findings->list, svod_finding, i);
        if (each->code != code) continue;
        assert_null(found);
        found = each;
    }
    assert_non_null(found);
    return found;
}

#define assert_points(actual, tenths) assert_int_equal((actual), TENTHS(tenths))
// value, maximum (tenths), state, flags
#define assert_point(point, tenths, max_tenths, a_state, a_flags)                                                                          \
    do {                                                                                                                                   \
        const svod_point *p_ = (point);                                                                                                    \
        assert_int_equal(p_->state, (a_state));                                                                                            \
        assert_points(p_->value, (tenths));                                                                                                \
        assert_points(p_->max, (max_tenths));                                                                                              \
        assert_int_equal(p_->flags, (a_flags));                                                                                            \
    } while (0)

// As much of a result as flags look at.
static inline svod_result bare_result(const svod_roster *roster, const svod_year *now, const svod_year *before, const svod_compare *compare,
                                      const svod_monitoring *monitoring, svod_lang lang, svod_arena *arena) {
    svod_campaign *info = SVOD_NEW(arena, svod_campaign);
    info->lang = lang;
    return (svod_result){.campaign = info, .roster = roster, .now = *now, .before = before, .compare = compare, .monitoring = monitoring};
}

#endif
