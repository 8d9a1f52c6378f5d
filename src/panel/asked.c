// What the campaign asks its experts to score: the leaves of the rubric, or the sections at which it stops.
#include "data/figure.h"
#include "panel/steps.h"

static void mark_answers(const svod_scores *scores, uint32_t nodes, bool *answered) {
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_score *score = SVOD_AT(&scores->experts, svod_expert, e)->scores;
        for (size_t unit = 0; unit < scores->roster->count; unit++)
            for (uint32_t n = 0; n < nodes; n++, score++)
                if (*score != SVOD_S_NONE && *score != SVOD_S_BLANK) answered[n] = true;
    }
}

// A node without children is asked, unless it is measured; so is one with answers of its own and none below, and one at which a campaign
// that goes no deeper stops. Where nobody said anything yet, all leaves are.
static bool asked_at(const svod_rubric *rubric, const bool *answered, const bool *below, uint32_t deepest, uint32_t n) {
    if (svod_rubric_leaf(rubric, n)) return !rubric->nodes[n].indicator;
    if (below[n]) return false;
    return answered[n] || (deepest > 0 && rubric->nodes[n].depth >= deepest && svod_rubric_judged(rubric, n));
}

// What experts can give: of a node that is asked its maximum, measures among it when it is given as a whole; else the sum of what is asked
// below.
static void sum_maxima(const svod_rubric *rubric, panel_asked *asked) {
    for (uint32_t n = rubric->count; n-- > 0;) {
        if (panel_asked_here(asked, rubric, n)) asked->max[n] = rubric->nodes[n].max;
        uint32_t parent = rubric->nodes[n].parent;
        if (parent != SVOD_NO_NODE) asked->max[parent] = svod_points_plus(asked->max[parent], asked->max[n]);
    }
}

panel_asked panel_asked_of(const svod_year *year, svod_arena *arena) {
    const svod_rubric *rubric = year->rubric;
    bool *answered = SVOD_ARRAY(arena, bool, rubric->count), *below = SVOD_ARRAY(arena, bool, rubric->count);
    mark_answers(year->scores, rubric->count, answered);
    uint32_t deepest = 0;
    for (uint32_t n = rubric->count; n-- > 1;) {
        if (answered[n] && rubric->nodes[n].depth > deepest) deepest = rubric->nodes[n].depth;
        below[rubric->nodes[n].parent] |= answered[n] || below[n];
    }
    panel_asked asked = {.leaf = SVOD_ARRAY(arena, uint32_t, rubric->count),
                         .from = SVOD_ARRAY(arena, uint32_t, rubric->count + 1),
                         .answered = answered,
                         .max = SVOD_ARRAY(arena, svod_points, rubric->count)};
    for (uint32_t n = 0, inside = 0; n < rubric->count; n++) {
        asked.from[n] = asked.count;
        if (n < inside || !asked_at(rubric, answered, below, deepest, n)) continue;
        asked.leaf[asked.count++] = n;
        inside = rubric->nodes[n].end;
    }
    asked.from[rubric->count] = asked.count;
    sum_maxima(rubric, &asked);
    return asked;
}

bool panel_asked_here(const panel_asked *asked, const svod_rubric *rubric, uint32_t node) {
    uint32_t first = asked->from[node];
    return first < asked->from[rubric->nodes[node].end] && asked->leaf[first] == node;
}
