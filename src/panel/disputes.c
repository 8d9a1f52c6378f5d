// Cells about which experts differ, worst first.
#include "panel/steps.h"

#include <stdlib.h>
#include <string.h>

static int worst_first(const void *a, const void *b) {
    const svod_dispute *left = a, *right = b;
    if (left->share != right->share) return left->share > right->share ? -1 : 1;
    svod_score range_left = left->most - left->least, range_right = right->most - right->least;
    if (range_left != range_right) return range_left > range_right ? -1 : 1;
    if (left->unit != right->unit) return left->unit < right->unit ? -1 : 1;
    return left->node < right->node ? -1 : left->node > right->node;
}

// The worst so far: twice as many as are kept, sorted and cut whenever that is full.
typedef struct worst {
    svod_dispute *list;
    size_t count;
    bool cut; // list[SVOD_DISPUTES_MOST - 1] is the least that still counts
} worst;

static void sort_and_cut(worst *w) {
    qsort(w->list, w->count, sizeof *w->list, worst_first);
    if (w->count < SVOD_DISPUTES_MOST) return;
    w->count = SVOD_DISPUTES_MOST;
    w->cut = true;
}

static void keep(worst *w, const svod_dispute *dispute) {
    if (w->cut && worst_first(dispute, &w->list[SVOD_DISPUTES_MOST - 1]) > 0) return;
    w->list[w->count++] = *dispute;
    if (w->count == 2 * (size_t)SVOD_DISPUTES_MOST) sort_and_cut(w);
}

static svod_dispute look(const panel_desk *desk, size_t unit, uint32_t node) {
    svod_dispute cell = {.unit = (uint32_t)unit, .node = node, .least = INT32_MAX, .most = -1};
    size_t slot = svod_scores_slot(desk->scores, unit, node);
    for (size_t r = 0; r < desk->rater_count; r++) {
        svod_score score = desk->raters[r]->scores[slot];
        if (score < 0) continue;
        if (score < cell.least) cell.least = score;
        if (score > cell.most) cell.most = score;
        cell.experts++;
    }
    return cell;
}

void panel_disputes(svod_expertise *out, panel_desk *desk) {
    if (desk->rater_count < 2) return;
    size_t cells = desk->year->unit_count * desk->asked.count;
    size_t most = cells < 2 * (size_t)SVOD_DISPUTES_MOST ? cells + 1 : 2 * (size_t)SVOD_DISPUTES_MOST;
    worst w = {.list = SVOD_ARRAY(desk->scratch, svod_dispute, most)};
    for (size_t u = 0; u < desk->year->unit_count; u++) {
        for (uint32_t i = 0; i < desk->asked.count; i++) {
            svod_dispute cell = look(desk, u, desk->asked.leaf[i]);
            if (cell.experts < 2 || cell.most == cell.least) continue;
            int64_t max = desk->rubric->nodes[cell.node].max / SVOD_POINT_TENTHOUSANDTH;
            cell.share = (double)(cell.most - cell.least) / (double)max;
            out->disputed++;
            keep(&w, &cell);
        }
    }
    sort_and_cut(&w);
    out->disputes = SVOD_ARRAY(desk->arena, svod_dispute, w.count);
    out->dispute_count = w.count;
    if (w.count) memcpy(out->disputes, w.list, w.count * sizeof *w.list);
    svod_arena_reset(desk->scratch);
}
