// Ratings as units that hold categories.
#include "stat/cells.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static int by_index(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void sort_indices(uint32_t *index, size_t count) {
    enum { FEW = 24 }; // below this a call for each comparison costs more than the moves
    if (count > FEW) {
        qsort(index, count, sizeof *index, by_index);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        uint32_t moving = index[i];
        size_t at = i;
        for (; at > 0 && index[at - 1] > moving; at--)
            index[at] = index[at - 1];
        index[at] = moving;
    }
}

static uint32_t runs_sorted(uint32_t *index, size_t count, stat_run *out) {
    sort_indices(index, count);
    uint32_t runs = 0;
    for (size_t i = 0; i < count; i++) {
        if (runs == 0 || out[runs - 1].category != index[i]) out[runs++] = (stat_run){index[i], 0};
        out[runs - 1].count++;
    }
    return runs;
}

enum { COUNTED = 64 }; // so many categories are counted with a bit for each that occurs, which is twice as fast as sorting

static uint32_t runs_counted(const uint32_t *index, size_t count, uint32_t times[static COUNTED], stat_run *out) {
    uint64_t present = 0;
    uint32_t runs = 0;
    for (size_t i = 0; i < count; i++) {
        present |= (uint64_t)1 << index[i];
        times[index[i]]++;
    }
    for (; present != 0; present &= present - 1) {
        uint32_t category = (uint32_t)__builtin_ctzll(present);
        out[runs++] = (stat_run){category, times[category]};
        times[category] = 0;
    }
    return runs;
}

// The codes of one row that are there, in the order of raters; how many.
static uint32_t values_of(const stat_codes *codes, size_t unit, uint32_t *out, bool *paired) {
    const uint32_t *row = codes->code + unit * codes->raters;
    uint32_t values = 0;
    for (size_t r = 0; r < codes->raters; r++)
        if (row[r] != STAT_NO_CODE) out[values++] = row[r];
    for (size_t r = 0; values >= 2 && r < codes->raters; r++)
        paired[r] |= row[r] != STAT_NO_CODE;
    return values;
}

stat_cells stat_cells_of(const stat_codes *codes, svod_arena *scratch) {
    stat_cells cells = {.codes = codes};
    stat_unit *unit = SVOD_ARRAY(scratch, stat_unit, codes->any);
    stat_run *run = SVOD_ARRAY(scratch, stat_run, codes->units * codes->raters);
    uint32_t *index = SVOD_ARRAY(scratch, uint32_t, codes->raters), times[COUNTED] = {0};
    bool *paired = SVOD_ARRAY(scratch, bool, codes->raters);
    for (size_t u = 0; u < codes->units; u++) {
        uint32_t values = values_of(codes, u, index, paired);
        if (values == 0) continue;
        uint32_t runs = codes->categories <= COUNTED ? runs_counted(index, values, times, run) : runs_sorted(index, values, run);
        unit[cells.count++] = (stat_unit){run, runs, values};
        run += runs;
        cells.values += values;
        if (values >= 2) cells.paired_values += values;
    }
    for (size_t r = 0; r < codes->raters; r++)
        cells.paired_raters += paired[r];
    cells.unit = unit;
    return cells;
}

svod_estimate stat_cells_estimate(const stat_cells *cells, bool paired) {
    const stat_codes *codes = cells->codes;
    svod_estimate out = {.why = codes->why, .units = codes->any, .raters = codes->judges, .values = cells->values, .p = -1};
    if (paired) out.units = codes->pairs, out.raters = cells->paired_raters, out.values = cells->paired_values;
    return out;
}

void stat_interval(svod_estimate *estimate, double variance, double df) {
    estimate->se = sqrt(fmax(0, variance));
    double up_to = (1 + SVOD_CONFIDENCE) / 2;
    double half = (df > 0 ? gsl_cdf_tdist_Pinv(up_to, df) : gsl_cdf_ugaussian_Pinv(up_to)) * estimate->se;
    estimate->low = estimate->value - half;
    estimate->high = fmax(estimate->value, fmin(1, estimate->value + half));
    estimate->has_se = estimate->has_interval = true;
}
