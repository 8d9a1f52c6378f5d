// Statistics of raters and units, each with its printed source: agreement, severity, uncertainty of ranks, differences between groups.
// Refuses: knowing of sheets, sections or words; making up a value where the definition gives none.
//
// A statistic is a file stat_<id>.c; coefficients of agreement stand in data/stats.def as well. Everything is a function of its arguments:
// random numbers come from a seed, memory from `scratch` alone, which the caller may reset. Permuted rows or raters give the same value.
#ifndef SVOD_STAT_STAT_H
#define SVOD_STAT_STAT_H

#include "base/arena.h"
#include "data/stat.h"

// A table of ratings: value[unit * raters + rater], any unit of measurement; missing is NaN (never anything else that is not finite).
typedef struct svod_ratings {
    size_t units, raters;
    const double *value;
} svod_ratings;
bool svod_rating_missing(double value);

// ---- coefficients of agreement -----------------------------------------------------------------------------------------
// The lines of data/stats.def; the source of each stands in its file stat_<id>.c. Errors are over units as a sample of many, intervals
// Student's t, cut at 1. Raters without any value are as if absent. The coefficients of agreement count (units, raters, values): percent
// and alphas, units with two values or more; Fleiss' kappa and AC, units with a value, for those with one tell how often it is given; W,
// units that all raters scored. Categories are the values that occur. Reasons: no_data, one_rater, no_pairs (W: few_complete), no_variation
// (not of percent, where equal values are full agreement), negative (alpha_ratio). One unit alone gives a value without an error; W has
// none ever.
// Those that are wanted, of one table: what they have in common is made once. The others in `out` stay as they are.
void svod_stats_of(const svod_ratings *ratings, const bool wanted[SVOD_STAT_COUNT], svod_estimate out[SVOD_STAT_COUNT],
                   svod_arena *scratch);

// What the true value reaches with probability 0.95, by value and standard error (normal), on the scale of Landis and Koch (1977),
// Biometrics 33, p. 165: to 0 poor, to 0.2 slight, to 0.4 fair, to 0.6 moderate, to 0.8 substantial, above that almost perfect. Method of
// Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 6: cumulative membership probability, truncated to the range -1..1. With
// an error of 0 the value alone decides. Of a coefficient with an interval alone (an ICC) half its width by the normal quantile stands for
// the error. With neither it is `none`.
svod_agreement_level svod_stat_level(const svod_estimate *estimate);

// Cohen's kappa (Cohen 1960, 1968) of two raters over the units that both scored, unweighted or with weights of disagreement |i - j|^power
// over the values in ascending order as they are (power 1 linear, 2 quadratic; 0: unweighted); out[i] is that of power[i]. Error: Fleiss,
// Cohen and Everitt (1969), the interval normal, cut at 1. Undefined: no_data, one_rater, no_pairs; no_variation when both gave one and the
// same value. stat_kappa.c
void svod_kappas(const svod_ratings *two, const unsigned *power, size_t count, svod_estimate *out, svod_arena *scratch);
// The same of a table of proportions or counts p[i * q + j] with weights of disagreement v[i * q + j]; n: how many units (0: unknown, no
// error).
svod_estimate svod_kappa_table(const double *p, const double *v, size_t q, double n, svod_arena *scratch);

// ---- severity: stat_severity.c -------------------------------------------------------------------------------------------
// y[u,r] = mean + unit[u] + rater[r] + e by least squares (Scheffe, The Analysis of Variance, 1959, sec. 4.4), sums of the effects zero
// (over units and raters with values); a unit's fair value is mean + unit[u]. Errors are those of the estimators, intervals by Student's t.
// Refused (why), in this order: without values, with one rater, when disconnected, when some rater has fewer than `least` units that
// another rater scored as well (others tell nothing of severity).
typedef struct svod_severity_fit {
    uint8_t why;            // svod_why
    double mean, sigma, df; // sigma: of the residuals; df 0: sigma is 0 and no errors are known
    svod_estimate *rater;   // [rater] effect with its error, t test (.df1) against the mean of all; why no_data for one without values
    svod_estimate *fair;    // [unit] mean + unit[u]; why no_data without values
    uint32_t *count;        // [unit] values of it; these three are there when the model is refused, too (why is then the model's)
} svod_severity_fit;
svod_severity_fit svod_severity_of(const svod_ratings *ratings, size_t least, svod_arena *arena, svod_arena *scratch);

// ---- ranks: stat_rank.c, stat_rank_bootstrap.c, stat_rank_weights.c --------------------------------------------------------
// Highest value is rank 1. value[i] NaN: takes no part, low = high = 0; so does se[i] NaN. Values that differ by rounding alone (1e-11 of
// the greatest) are equal. The order of units changes nothing.
typedef struct svod_rank_range {
    uint32_t low, high; // from 1, low <= high
} svod_rank_range;
// Simultaneous over the p - 1 pairs of a unit (Bonferroni): low = 1 + number significantly better, high = p - number significantly worse,
// two values differing when |a - b| > z sqrt(se_a^2 + se_b^2), z = Phi^-1(1 - alpha / (2 (p - 1))). After Mogstad, Romano, Shaikh and
// Wilhelm, Inference for ranks, Review of Economic Studies 91 (2024), 476-518, with that critical value for their bootstrap. Equal values
// with se 0 share the range. n log n, with errors that all differ n sqrt(n).
void svod_rank_pairwise(const double *value, const double *se, size_t count, double alpha, svod_rank_range *out, svod_arena *scratch);
// Groups of units that cannot be told apart: from the highest down (of equal values the surest first), a group begins at the first unit
// that differs from the first of the group before by that same rule. group[i] from 1; 0 for NaN.
void svod_rank_ties(const double *value, const double *se, size_t count, double alpha, uint32_t *group, svod_arena *scratch);
// Bootstrap over raters (Efron and Tibshirani 1993, ch. 13): a replicate draws as many raters as have any value, with replacement, each
// unit's value is the mean over the drawn ones that have it (of fair values: the ratings less their rater's effect), units are ranked, and
// the range is the quantiles alpha/2 and 1 - alpha/2 (type 7, outwards to whole ranks). A unit without a value in a replicate takes no part
// in it; one without any has the range 0, 0. Where there are no more distinct resamples than `replicates` (up to six raters at 1,000) all
// of them are gone through with their probabilities: exact, whatever the seed and the order of raters. False with fewer than two raters.
bool svod_rank_bootstrap(const svod_ratings *ratings, size_t replicates, uint64_t seed, double alpha, svod_rank_range *out,
                         svod_arena *scratch);
// Rank acceptability (Lahdelma and Salminen 2001, SMAA-2): weights drawn uniformly from the simplex over `parts`, value of a unit
// the weighted sum of value[unit * parts + part] (NaN anywhere: takes no part, all 0). Ties have competition ranks.
typedef struct svod_acceptance {
    double own;         // share of draws in which the unit has the rank that it has under `weights`
    uint32_t low, high; // 2.5 and 97.5 percent of its ranks (type 7, outwards)
    double first;       // share of draws in which it is first
    double last;        // ... in which nobody is behind it
} svod_acceptance;
// `weights` [part] sum to 1. shares: [unit * units + rank - 1] share of draws, or NULL. False without a unit, a part or a draw.
bool svod_rank_acceptance(const double *value, size_t units, size_t parts, const double *weights, size_t draws, uint64_t seed,
                          svod_acceptance *out, double *shares, svod_arena *scratch);

// ---- groups: stat_groups.c ----------------------------------------------------------------------------------------------
// Kruskal-Wallis H corrected for ties (Kruskal and Wallis 1952), chi-squared approximation; effect: epsilon squared H / (n - 1) (Tomczak
// and Tomczak 2014) as .value, H as .statistic, df1, p. group[i]: index below `groups`, UINT32_MAX: takes no part. Refused when a group
// that has units has fewer than `least` (small_group), or with fewer than two groups.
svod_estimate svod_kruskal_wallis(const double *value, const uint32_t *group, size_t count, size_t groups, size_t least,
                                  svod_arena *scratch);

// ---- small things: stat_quantile.c ----------------------------------------------------------------------------------------
// Type 7 of Hyndman and Fan (1996): between the values at p (count - 1). count >= 1, 0 <= p <= 1.
double svod_quantile(const double *sorted, size_t count, double p);
#endif
