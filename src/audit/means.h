// What the mean of a column may legitimately be computed from. Private to audit/.
#ifndef SVOD_AUDIT_MEANS_H
#define SVOD_AUDIT_MEANS_H

#include "audit/facts.h"
#include "audit/fit.h"

// By how many units the sum is divided.
typedef enum mean_over {
    MEAN_OVER_PRINTED,   // rows that print a number
    MEAN_OVER_ALL,       // all rows
    MEAN_OVER_SUBMITTED, // rows that print a number, without those that print only zeros as totals of nothing
    MEAN_OVER_COUNT,
    MEAN_OVER_NONE = MEAN_OVER_COUNT // the sum of the sections' printed means
} mean_over;

typedef enum mean_of {
    MEAN_OF_ROWS,     // the column's own figures
    MEAN_OF_PARTS,    // figures of the columns that make it up
    MEAN_OF_SUM,      // the sum printed below the column
    MEAN_OF_SECTIONS, // means printed below the columns that make it up
} mean_of;

typedef struct mean_source {
    mean_of of;
    mean_over over;
    __int128 sum;       // that is divided
    amount what, loose; // as in fit_try
} mean_source;
#define MEAN_SOURCES 10

typedef struct mean_sources {
    mean_source list[MEAN_SOURCES];
    uint32_t count;
    uint32_t n[MEAN_OVER_COUNT]; // divisors; 0: the same as one before, or none
    year_rows rows;
    col_sum sum;
} mean_sources;

// The year that a footer's figure in a column speaks of; 0: not said.
int means_year(const svod_pub_table *table, uint32_t row, uint32_t col);
// Does a footer print a number below a column whose sums, means and extremes mean something, and that speaks of the footer's year?
bool means_judged(const svod_pub_table *table, uint32_t row, uint32_t col);
// For rows of `year` that the footer in `row` speaks of. False when they cannot be summed: none of them prints a number, or one is
// unreadable.
bool means_find(const auditing *a, uint32_t table, uint32_t row, uint32_t col, int year, mean_sources *out);
// How the printed figure follows from means times `by` over `under` (1 and 1: the mean itself; 100 and a maximum in billionths: percent);
// fit.from is the source's index + 1.
fit means_fit(const mean_sources *sources, int64_t by, int64_t under, const svod_pub_cell *printed);
// The same by one divisor alone.
fit means_fit_over(const mean_sources *sources, mean_over over, const svod_pub_cell *printed);
// The divisor by which most means of a footer's row follow that do not follow by every one; MEAN_OVER_PRINTED when none does.
mean_over means_habit(const auditing *a, uint32_t table, uint32_t row);
// The mean as it should be.
amount means_truth(const mean_sources *sources, mean_over over);
uint32_t means_n(const mean_sources *sources, mean_over over);
// A source in figures: "171,1 / 26"; of percents "171,1 / (26 × 94) × 100", when `max` is not 0.
const char *means_arithmetic(const auditing *a, const mean_sources *sources, const mean_source *source, int64_t max);
// Remark on a figure that follows from another source than the truth: "от напечатанной суммы вышло бы 171,1 / 26 = 6,58; …"; else as
// fit_why.
const char *means_why(const auditing *a, const mean_sources *sources, fit result, amount truth, int64_t max, const svod_pub_cell *printed);

#endif
