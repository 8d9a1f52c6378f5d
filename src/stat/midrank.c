// Ranks with ties.
#include "stat/midrank.h"

#include <stdlib.h>

typedef struct placed {
    double value;
    size_t index;
} placed;

static int by_value(const void *a, const void *b) {
    double x = ((const placed *)a)->value, y = ((const placed *)b)->value;
    return (x > y) - (x < y);
}

double stat_midranks(const double *value, size_t count, double *rank, svod_arena *scratch) {
    placed *order = SVOD_ARRAY(scratch, placed, count);
    for (size_t i = 0; i < count; i++)
        order[i] = (placed){value[i], i};
    if (count > 0) qsort(order, count, sizeof *order, by_value);
    double ties = 0;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && order[to].value == order[from].value;)
            to++;
        double equal = (double)(to - from);
        ties += equal * equal * equal - equal;
        for (size_t i = from; i < to; i++)
            rank[order[i].index] = (double)(from + to + 1) / 2;
    }
    return ties;
}
