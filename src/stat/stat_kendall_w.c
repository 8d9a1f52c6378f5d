// Kendall's coefficient of concordance W: Kendall and Babington Smith (1939), Annals of Mathematical Statistics 10, 275-287; with ties
// Kendall (1948), Rank Correlation Methods, ch. 6; chi-squared as Friedman (1937), Journal of the American Statistical Association 32,
// 675-701. Each rater ranks the units that every rater with any value scored; the others are left out. No interval is defined.
#include <gsl/gsl_cdf.h>

#include "stat/family.h"

typedef struct judges {
    const stat_codes *codes;
    const size_t *unit; // [units] that all of them scored
    size_t units;
    double *rank; // [category] room: of a judge's values, ties sharing the mean
} judges;

static judges judges_of(stat_sample *sample) {
    const stat_codes *codes = stat_sample_codes(sample);
    size_t *unit = SVOD_ARRAY(sample->scratch, size_t, codes->units);
    judges j = {.codes = codes, .unit = unit, .rank = SVOD_ARRAY(sample->scratch, double, codes->categories)};
    for (size_t u = 0; codes->judges > 0 && u < codes->units; u++)
        if (stat_codes_complete(codes, u)) unit[j.units++] = u;
    return j;
}

static uint32_t code_of(const judges *j, size_t i, size_t rater) {
    return j->codes->code[j->unit[i] * j->codes->raters + rater];
}

// Ranks a judge's values, by counting those below, and adds them to the units' sums. Gives the sum of t^3 - t over groups of t equal ones.
static double add_ranks(judges *j, size_t rater, double *sum) {
    double ties = 0, below = 0;
    for (size_t c = 0; c < j->codes->categories; c++)
        j->rank[c] = 0;
    for (size_t i = 0; i < j->units; i++)
        j->rank[code_of(j, i, rater)]++;
    for (size_t c = 0; c < j->codes->categories; c++) {
        double equal = j->rank[c];
        ties += equal * equal * equal - equal;
        j->rank[c] = below + (equal + 1) / 2;
        below += equal;
    }
    for (size_t i = 0; i < j->units; i++)
        sum[i] += j->rank[code_of(j, i, rater)];
    return ties;
}

// The greatest sum of squares that the rank sums could have, by 12.
static double concordance(judges *j, double *sum) {
    double units = (double)j->units, raters = j->codes->judges, ties = 0;
    for (size_t r = 0; r < j->codes->raters; r++)
        if (j->codes->has[r]) ties += add_ranks(j, r, sum);
    return raters * (raters * (units * units * units - units) - ties);
}

svod_estimate stat_kendall_w(stat_sample *sample) {
    judges j = judges_of(sample);
    uint32_t count = j.codes->judges;
    svod_estimate out = {.units = (uint32_t)j.units, .raters = count, .values = (uint32_t)j.units * count, .p = -1};
    double *sum = SVOD_ARRAY(sample->scratch, double, j.units), squares = 0;
    double greatest = concordance(&j, sum);
    if (count == 0)
        out.why = SVOD_WHY_no_data;
    else if (count == 1)
        out.why = SVOD_WHY_one_rater;
    else if (j.units < 2)
        out.why = SVOD_WHY_few_complete;
    else if (greatest <= 0)
        out.why = SVOD_WHY_no_variation;
    if (out.why != SVOD_WHY_defined) return out;
    double units = (double)j.units, raters = count;
    for (size_t i = 0; i < j.units; i++) {
        double off = sum[i] - raters * (units + 1) / 2;
        squares += off * off;
    }
    out.value = 12 * squares / greatest;
    out.df1 = units - 1;
    out.statistic = raters * out.df1 * out.value;
    out.p = gsl_cdf_chisq_Q(out.statistic, out.df1);
    return out;
}
