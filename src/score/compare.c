// Two years side by side: which nodes can be compared, and each unit's points on them.
#include "score/steps.h"

// The whole is linked to the whole; whether the two totals may be compared is another question (see root_matches).
static void find_links(svod_compare *out, const svod_year *now, const svod_year *before) {
    for (uint32_t n = 0; n < now->rubric->count; n++) {
        const char *previous = now->rubric->nodes[n].previous;
        out->link[n] = previous && *previous ? svod_rubric_find(before->rubric, previous) : SVOD_NO_NODE;
    }
    out->link[SVOD_ROOT] = SVOD_ROOT;
}

// Equal maxima and points in both years; the points may have come from the node itself or from its parts.
static bool alike(const svod_compare *out, const svod_year *now, const svod_year *before, uint32_t n) {
    uint32_t link = out->link[n];
    return link != SVOD_NO_NODE && now->rubric->nodes[n].max == before->rubric->nodes[link].max && now->submitted[n].n > 0 &&
           before->submitted[link].n > 0;
}

static uint32_t scored_sections(const svod_rubric *rubric) {
    uint32_t count = 0;
    for (uint32_t c = rubric->nodes[SVOD_ROOT].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
        count += rubric->nodes[c].max > 0;
    return count;
}

// Totals of equal maxima still cannot be compared when a section was swapped for another one. Sections without points are no part of them.
static bool root_matches(const svod_compare *out, const svod_year *now, const svod_year *before) {
    const svod_rnode *root = &now->rubric->nodes[SVOD_ROOT];
    for (uint32_t c = root->first_child; c != SVOD_NO_NODE; c = now->rubric->nodes[c].next)
        if (now->rubric->nodes[c].max > 0 && !out->comparable[c]) return false;
    return scored_sections(now->rubric) == scored_sections(before->rubric) && alike(out, now, before, SVOD_ROOT);
}

static void find_comparable(svod_compare *out, const svod_year *now, const svod_year *before) {
    for (uint32_t n = 1; n < now->rubric->count; n++)
        out->comparable[n] = now->rubric->nodes[n].comparable && alike(out, now, before, n);
    out->comparable[SVOD_ROOT] = root_matches(out, now, before);
}

// The topmost comparable nodes: none stands inside another, so no point is counted twice.
static size_t topmost(svod_compare *out, const svod_rubric *rubric, uint32_t *tops) {
    size_t count = 0;
    for (uint32_t n = 0; n < rubric->count; n = out->comparable[n] ? rubric->nodes[n].end : n + 1)
        if (out->comparable[n]) {
            tops[count++] = n;
            out->comparable_max = svod_points_plus(out->comparable_max, rubric->nodes[n].max);
        }
    return count;
}

typedef struct both_sums {
    svod_points now, before, now_max, before_max;
} both_sums;

// False when some of the nodes has points in one year only, or in neither: a smaller basis would pass for the whole. A node that is
// not applicable in both years takes nothing away.
static bool sum_tops(const svod_compare *out, const svod_year *now, const svod_year *before, size_t unit, const uint32_t *tops,
                     size_t count, both_sums *sums) {
    bool any = false;
    *sums = (both_sums){0};
    for (size_t i = 0; i < count; i++) {
        const svod_point *a = svod_year_at(now, unit, tops[i]), *b = svod_year_at(before, unit, out->link[tops[i]]);
        if (a->state != b->state || (a->state != SVOD_STATE_POINTS && a->state != SVOD_STATE_NA)) return false;
        any |= a->state == SVOD_STATE_POINTS;
        sums->now = svod_points_plus(sums->now, a->value);
        sums->before = svod_points_plus(sums->before, b->value);
        sums->now_max = svod_points_plus(sums->now_max, a->max);
        sums->before_max = svod_points_plus(sums->before_max, b->max);
    }
    return any;
}

static void sum_units(svod_compare *out, const svod_year *now, const svod_year *before, const uint32_t *tops, size_t count,
                      svod_arena *scratch) {
    svod_points *now_values = SVOD_ARRAY(scratch, svod_points, now->unit_count);
    svod_points *before_values = SVOD_ARRAY(scratch, svod_points, now->unit_count);
    both_sums all = {0}, sums;
    size_t n = 0;
    for (size_t unit = 0; unit < now->unit_count; unit++) {
        out->has[unit] = sum_tops(out, now, before, unit, tops, count, &sums);
        if (!out->has[unit]) continue;
        out->now[unit] = now_values[n] = sums.now;
        out->before[unit] = before_values[n++] = sums.before;
        out->now_max[unit] = sums.now_max;
        out->before_max[unit] = sums.before_max;
        all.now_max = svod_points_plus(all.now_max, sums.now_max);
        all.before_max = svod_points_plus(all.before_max, sums.before_max);
    }
    out->now_figure = svod_figure_over(now_values, n, all.now_max);
    out->before_figure = svod_figure_over(before_values, n, all.before_max);
}

void svod_compare_years(svod_compare *out, const svod_year *now, const svod_year *before, svod_arena *arena) {
    uint32_t nodes = now->rubric->count;
    *out = (svod_compare){.link = SVOD_ARRAY(arena, uint32_t, nodes),
                          .comparable = SVOD_ARRAY(arena, bool, nodes),
                          .now = SVOD_ARRAY(arena, svod_points, now->unit_count),
                          .before = SVOD_ARRAY(arena, svod_points, now->unit_count),
                          .now_max = SVOD_ARRAY(arena, svod_points, now->unit_count),
                          .before_max = SVOD_ARRAY(arena, svod_points, now->unit_count),
                          .has = SVOD_ARRAY(arena, bool, now->unit_count),
                          .rank_change = SVOD_ARRAY(arena, int32_t, now->unit_count)};
    svod_arena *scratch = svod_arena_new();
    uint32_t *tops = SVOD_ARRAY(scratch, uint32_t, nodes);
    find_links(out, now, before);
    find_comparable(out, now, before);
    sum_units(out, now, before, tops, topmost(out, now->rubric, tops), scratch);
    svod_arena_free(scratch);
    for (size_t unit = 0; unit < now->unit_count; unit++)
        if (now->rank[unit] > 0 && before->rank[unit] > 0) out->rank_change[unit] = (int32_t)before->rank[unit] - (int32_t)now->rank[unit];
}
