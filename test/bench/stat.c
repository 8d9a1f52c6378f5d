// One statistic of a table of ratings from standard input, several times over: how long the quickest took, and what came out.
// usage: bench_stat STATISTIC RUNS <TABLE    TABLE: units, raters, then values by unit, "nan" for a missing one
// STATISTIC: an id of data/stats.def, kappa0 to kappa2 (Cohen's of the first two raters, by the power of its weights), or groups
// (Kruskal-Wallis, the raters' columns as groups). Prints: why value se statistic p milliseconds.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stat/stat.h"

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static svod_ratings first_two(const svod_ratings *ratings, svod_arena *arena) {
    double *value = SVOD_ARRAY(arena, double, 2 * ratings->units);
    for (size_t i = 0; i < 2 * ratings->units; i++)
        value[i] = ratings->value[i / 2 * ratings->raters + i % 2];
    return (svod_ratings){ratings->units, 2, value};
}

static svod_estimate columns_as_groups(const svod_ratings *ratings, svod_arena *arena) {
    size_t count = ratings->units * ratings->raters;
    uint32_t *group = SVOD_ARRAY(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        group[i] = (uint32_t)(i % ratings->raters);
    return svod_kruskal_wallis(ratings->value, group, count, ratings->raters, 1, arena);
}

static svod_estimate statistic_of(const char *name, const svod_ratings *ratings, svod_arena *arena) {
    svod_stat stat;
    svod_estimate out[SVOD_STAT_COUNT];
    bool wanted[SVOD_STAT_COUNT] = {0};
    if (strncmp(name, "kappa", 5) == 0) {
        svod_ratings two = first_two(ratings, arena);
        unsigned power = (unsigned)(name[5] - '0');
        svod_kappas(&two, &power, 1, out, arena);
        return out[0];
    }
    if (strcmp(name, "groups") == 0) return columns_as_groups(ratings, arena);
    if (!svod_stat_find(name, &stat)) exit(2);
    wanted[stat] = true;
    svod_stats_of(ratings, wanted, out, arena);
    return out[stat];
}

static bool read_table(svod_ratings *out, svod_arena *arena) {
    if (scanf("%zu %zu", &out->units, &out->raters) != 2) return false;
    double *value = SVOD_ARRAY(arena, double, out->units * out->raters);
    for (size_t i = 0; i < out->units * out->raters; i++)
        if (scanf("%lf", &value[i]) != 1) return false;
    out->value = value;
    return true;
}

int main(int argc, char **argv) {
    svod_ratings ratings;
    svod_arena *arena = svod_arena_new(), *scratch = svod_arena_new();
    if (argc != 3 || !read_table(&ratings, arena)) return 2;
    svod_estimate out = {0};
    double quickest = 0;
    for (int runs = atoi(argv[2]), i = 0; i < runs; i++) {
        double before = now();
        out = statistic_of(argv[1], &ratings, scratch);
        double took = now() - before;
        if (i == 0 || took < quickest) quickest = took;
        svod_arena_reset(scratch);
    }
    printf("%s %.15g %.15g %.15g %.15g %.4f\n", svod_why_id((svod_why)out.why), out.value, out.se, out.statistic, out.p, quickest);
    svod_arena_free(scratch);
    svod_arena_free(arena);
    return 0;
}
