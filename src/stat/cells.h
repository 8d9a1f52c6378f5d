// A table of ratings as units that hold categories: what the coefficients of agreement reckon with.
// Refuses: copies of the table by rater; those who need to know who gave what read stat_codes.
#ifndef SVOD_STAT_CELLS_H
#define SVOD_STAT_CELLS_H

#include "stat/codes.h"

// How many raters gave a unit the value category[.category].
typedef struct stat_run {
    uint32_t category, count;
} stat_run;

typedef struct stat_unit {
    const stat_run *run; // [runs] ascending by category
    uint32_t runs;
    uint32_t values; // at least 1, sum of the counts
} stat_unit;

typedef struct stat_cells {
    const stat_codes *codes;
    size_t count;
    const stat_unit *unit;                 // [count] units with a value
    uint32_t values;                       // in those units
    uint32_t paired_raters, paired_values; // in the units with two values or more alone
} stat_cells;

// Takes time in proportion to the table, and what sorting the values of each unit takes.
stat_cells stat_cells_of(const stat_codes *codes, svod_arena *scratch);
// An estimate with the counts of all units, or of those with two values or more, and why nothing can be told, without a test.
svod_estimate stat_cells_estimate(const stat_cells *cells, bool paired);
// Gives `estimate` the standard error and the interval of Student's t with `df` degrees of freedom (0: normal), whose upper end is cut
// at 1.
void stat_interval(svod_estimate *estimate, double variance, double df);

#endif
