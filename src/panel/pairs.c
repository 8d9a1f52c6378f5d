// Experts two by two: Cohen's kappa over the units and criteria that both scored, as shares of the maximum.
#include "panel/steps.h"

#include <string.h>

// Fills `room` with the shares of cells that both scored, two an item; how many.
static size_t shared_cells(panel_desk *desk, const svod_coverage *seen_a, const svod_coverage *seen_b, const svod_score *a,
                           const svod_score *b) {
    const panel_asked *asked = &desk->asked;
    size_t n = 0, step = desk->rubric->count;
    for (size_t u = 0; u < desk->year->unit_count; u++, a += step, b += step) {
        if (!seen_a[u].seen || !seen_b[u].seen) continue;
        for (uint32_t i = 0; i < asked->count; i++) {
            uint32_t leaf = asked->leaf[i];
            if (a[leaf] < 0 || b[leaf] < 0) continue;
            // Whole numbers on both sides: equal shares are equal to the last bit.
            double max = (double)(desk->rubric->nodes[leaf].max / SVOD_POINT_TENTHOUSANDTH);
            desk->room[2 * n] = a[leaf] / max;
            desk->room[2 * n++ + 1] = b[leaf] / max;
        }
    }
    return n;
}

static svod_pair pair_of(panel_desk *desk, const svod_expert_row *experts, uint32_t a, uint32_t b) {
    static const unsigned power[] = {0, 2};
    svod_pair pair = {.a = desk->rows[a], .b = desk->rows[b]};
    svod_estimate both[] = {svod_undefined(SVOD_WHY_no_pairs), svod_undefined(SVOD_WHY_no_pairs)};
    size_t cells = shared_cells(desk, experts[pair.a].units, experts[pair.b].units, desk->raters[a]->scores, desk->raters[b]->scores);
    svod_ratings two = {cells, 2, desk->room};
    if (cells) svod_kappas(&two, power, 2, both, desk->scratch);
    svod_arena_reset(desk->scratch);
    pair.kappa = both[0];
    pair.weighted = both[1];
    return pair;
}

void panel_pairs(svod_expertise *out, panel_desk *desk) {
    size_t raters = desk->rater_count;
    if (raters < 2 || raters > SVOD_PAIRS_MOST) return;
    out->pairs = SVOD_ARRAY(desk->arena, svod_pair, raters * (raters - 1) / 2);
    for (uint32_t a = 0; a < raters; a++)
        for (uint32_t b = a + 1; b < raters; b++)
            out->pairs[out->pair_count++] = pair_of(desk, out->experts, a, b);
}
