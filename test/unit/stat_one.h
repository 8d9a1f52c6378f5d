// One coefficient of a table alone.
#ifndef TEST_STAT_ONE_H
#define TEST_STAT_ONE_H

#include "stat/stat.h"

static inline svod_estimate svod_stat_of(svod_stat stat, const svod_ratings *ratings, svod_arena *scratch) {
    bool wanted[SVOD_STAT_COUNT] = {0};
    svod_estimate out[SVOD_STAT_COUNT];
    wanted[stat] = true;
    svod_stats_of(ratings, wanted, out, scratch);
    return out[stat];
}

static inline svod_estimate svod_kappa(const svod_ratings *two, unsigned power, svod_arena *scratch) {
    svod_estimate out;
    svod_kappas(two, &power, 1, &out, scratch);
    return out;
}

#endif
