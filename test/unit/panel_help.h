// Small campaigns with several experts, for the tests of the experts' room.
#ifndef SVOD_TEST_PANEL_HELP_H
#define SVOD_TEST_PANEL_HELP_H

#include "scoring.h"

#include <math.h>

#include "panel/panel.h"

static svod_arena *arena;

static int begin(void **state) {
    (void)state;
    arena = svod_arena_new();
    return 0;
}

static int end(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static inline campaign *campaign_of(const node_spec *specs, uint32_t nodes, size_t units) {
    return make_campaign(arena, make_rubric(arena, specs, nodes), make_roster(arena, units, NULL, 0), 2023);
}

// A list of experts, everybody assigned everything.
static inline svod_panel *panel_of(size_t units, const char *const *names, size_t count) {
    svod_panel *panel = SVOD_NEW(arena, svod_panel);
    *panel = (svod_panel){.file = "experts.csv", .judges = SVOD_ARRAY(arena, svod_judge, count), .count = count};
    for (size_t j = 0; j < count; j++) {
        panel->judges[j] = (svod_judge){
            .name = names[j], .assigned = SVOD_ARRAY(arena, bool, units), .conflict = SVOD_ARRAY(arena, bool, units), .due = ""};
        memset(panel->judges[j].assigned, true, units);
    }
    return panel;
}

static inline svod_result *result_of(campaign *c) {
    compute(c);
    svod_result *result = SVOD_NEW(arena, svod_result);
    *result = (svod_result){.roster = c->roster, .now = c->year, .findings = &c->findings};
    result->clusters = SVOD_ARRAY(arena, svod_cluster_result, c->rubric->cluster_count);
    return result;
}

static inline const svod_expertise *expertise_of(campaign *c, const svod_panel *panel) {
    svod_expertise_options options = {.seed = 7, .replicates = 200, .draws = 200};
    return svod_expertise_of(result_of(c), panel, &options, arena);
}

static inline const svod_agreement *agreement_at(const svod_expertise *expertise, const campaign *c, const char *node) {
    return &expertise->nodes[node_of(c->rubric, node)];
}

// Points as tenths of the totals that experts gave: rows of units, columns of experts; below 0 nothing is put.
static inline void put_table(campaign *c, const char *node, size_t units, size_t experts, const int *scores) {
    static const char *const names[] = {"А", "Б", "В", "Г", "Д"};
    for (size_t u = 0; u < units; u++)
        for (size_t e = 0; e < experts; e++)
            if (scores[u * experts + e] >= 0) put(c, names[e], u, node, 10 * scores[u * experts + e]);
}

#define assert_near(actual, expected, tolerance) assert_true(fabs((actual) - (expected)) <= (tolerance))
#define assert_why(estimate, reason) assert_int_equal((estimate).why, SVOD_WHY_##reason)

#endif
