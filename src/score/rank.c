// Competition ranks on exact values: 1-2-2-4, highest first.
#include "score/steps.h"

#include <stdlib.h>

typedef struct ranked {
    svod_ratio value;
    size_t index;
} ranked;

static int highest_first(const void *a, const void *b) {
    const ranked *left = a, *right = b;
    int order = svod_ratio_compare(right->value, left->value);
    if (order != 0) return order;
    return left->index < right->index ? -1 : left->index > right->index;
}

uint32_t svod_ranks(const svod_ratio *values, size_t count, uint32_t *rank, svod_arena *scratch) {
    ranked *order = SVOD_ARRAY(scratch, ranked, count);
    uint32_t n = 0;
    for (size_t i = 0; i < count; i++) {
        rank[i] = 0;
        if (values[i].den != 0) order[n++] = (ranked){values[i], i};
    }
    if (n == 0) return 0;
    qsort(order, n, sizeof *order, highest_first);
    for (uint32_t i = 0; i < n; i++) {
        bool tie = i > 0 && svod_ratio_compare(order[i].value, order[i - 1].value) == 0;
        rank[order[i].index] = tie ? rank[order[i - 1].index] : i + 1;
    }
    return n;
}

void score_year_ranks(svod_year *year, svod_arena *arena, svod_arena *scratch) {
    svod_ratio *values = SVOD_ARRAY(scratch, svod_ratio, year->unit_count);
    for (size_t unit = 0; unit < year->unit_count; unit++) {
        const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
        if (total->state != SVOD_STATE_POINTS) continue;
        // Shares of the maximum stand in the same order as percents, and their cross products stay within 128 bits.
        int64_t den = year->rubric->policy.rank == SVOD_RANK_PERCENT ? total->max : 1;
        values[unit] = (svod_ratio){total->value, den};
    }
    year->rank = SVOD_ARRAY(arena, uint32_t, year->unit_count);
    year->ranked = svod_ranks(values, year->unit_count, year->rank, scratch);
}
