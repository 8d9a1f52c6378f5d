// Intraclass correlations after Shrout and Fleiss, Intraclass correlations: uses in assessing rater reliability, Psychological Bulletin 86
// (1979), 420-428: the six forms, their F tests and intervals; ICC(2,.) by the Satterthwaite approximation given there.
//
// The definition wants complete rows: raters are those that have any value in the table, rows are the units that all of them scored. One
// rater who scored few units so takes most rows away from all others; whether that rater belongs to the table is for the caller to say,
// nobody is left out here in silence. What is left is in .units and .raters.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stat/family.h"

typedef struct stat_squares { // mean squares: between units, between raters, residual, within units
    svod_estimate begun;      // with the counts, and why they could not be had
    double n, k, between, raters, residual, within;
} variance_table;

// Columns of raters with any value.
static size_t raters_present(const svod_ratings *ratings, size_t *column) {
    size_t count = 0;
    for (size_t r = 0; r < ratings->raters; r++)
        for (size_t u = 0; u < ratings->units; u++) {
            if (svod_rating_missing(ratings->value[u * ratings->raters + r])) continue;
            column[count++] = r;
            break;
        }
    return count;
}

static bool whole(const double *row, const size_t *column, size_t raters) {
    for (size_t r = 0; r < raters; r++)
        if (svod_rating_missing(row[column[r]])) return false;
    return true;
}

// The complete rows, packed.
static svod_ratings complete_rows(const svod_ratings *ratings, svod_arena *scratch) {
    size_t *column = SVOD_ARRAY(scratch, size_t, ratings->raters);
    svod_ratings out = {.raters = raters_present(ratings, column)};
    double *value = SVOD_ARRAY(scratch, double, ratings->units *out.raters);
    for (size_t u = 0; u < ratings->units; u++) {
        const double *row = ratings->value + u * ratings->raters;
        if (!whole(row, column, out.raters)) continue;
        for (size_t r = 0; r < out.raters; r++)
            value[out.units * out.raters + r] = row[column[r]];
        out.units++;
    }
    out.value = value;
    return out;
}

static double mean_of(const double *value, size_t count, size_t step) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i * step];
    return sum / (double)count;
}

// What rounding alone leaves of a sum of squares is less than this: 13 digits of the greatest value.
static double rounding_of(const svod_ratings *rows) {
    size_t values = rows->units * rows->raters;
    double greatest = 0;
    for (size_t i = 0; i < values; i++) {
        double size = fabs(rows->value[i]);
        if (size > greatest) greatest = size;
    }
    return greatest * greatest * 1e-26 * (double)values;
}

static double mean_square(double squares, double df, double rounding) {
    return squares <= rounding ? 0 : squares / df;
}

static variance_table analyse(const svod_ratings *rows, svod_arena *scratch) {
    size_t n = rows->units, k = rows->raters;
    double all = mean_of(rows->value, n * k, 1), units = 0, raters = 0, residual = 0, within = 0;
    double *rater = SVOD_ARRAY(scratch, double, k);
    for (size_t r = 0; r < k; r++) {
        rater[r] = mean_of(rows->value + r, n, k) - all;
        raters += (double)n * rater[r] * rater[r];
    }
    for (size_t u = 0; u < n; u++) {
        const double *row = rows->value + u * k;
        double unit = mean_of(row, k, 1);
        units += (double)k * (unit - all) * (unit - all);
        for (size_t r = 0; r < k; r++) {
            within += (row[r] - unit) * (row[r] - unit);
            residual += (row[r] - unit - rater[r]) * (row[r] - unit - rater[r]);
        }
    }
    double dn = (double)n, dk = (double)k, rounding = rounding_of(rows);
    return (variance_table){.n = dn,
                            .k = dk,
                            .between = mean_square(units, dn - 1, rounding),
                            .raters = mean_square(raters, dk - 1, rounding),
                            .residual = mean_square(residual, (dn - 1) * (dk - 1), rounding),
                            .within = mean_square(within, dn * (dk - 1), rounding)};
}

// ---- F -------------------------------------------------------------------------------------------------------------------
// The F that p of the distribution lies below, by Newton's steps on its logarithm within a bracket; NaN where it cannot be had.
// (gsl_cdf_fdist_Pinv gives up, with the process, on some pairs of degrees of freedom.)
static double f_quantile(double p, double df1, double df2) {
    double low = -700, high = 700, at = 0; // natural logarithms
    for (int i = 0; i < 200; i++) {
        double f = exp(at), gap = gsl_cdf_fdist_P(f, df1, df2) - p;
        if (!isfinite(gap)) return NAN;
        if (gap == 0) return f;
        *(gap < 0 ? &low : &high) = at;
        double slope = f * gsl_ran_fdist_pdf(f, df1, df2), next = at - gap / slope;
        if (!(next > low && next < high)) next = (low + high) / 2;
        if (fabs(next - at) < 1e-13) return exp(next);
        at = next;
    }
    return exp(at);
}

static double upper(double df1, double df2) {
    return f_quantile(1 - (1 - SVOD_CONFIDENCE) / 2, df1, df2);
}

// F = between / error with its test; none when there is no error to divide by.
static void test(svod_estimate *out, const variance_table *t, double error, double df2) {
    out->p = -1;
    if (!(error > 0)) return;
    out->statistic = t->between / error;
    out->df1 = t->n - 1;
    out->df2 = df2;
    double p = gsl_cdf_fdist_Q(out->statistic, out->df1, df2);
    out->p = isfinite(p) ? fmin(fmax(p, 0), 1) : -1;
}

// None where a limit cannot be had or the approximation puts the value outside.
static void interval(svod_estimate *out, double low, double high) {
    if (!isfinite(low) || !isfinite(high) || low > out->value || high < out->value) return;
    out->has_interval = true;
    out->low = low;
    out->high = high;
}

// ---- the forms -----------------------------------------------------------------------------------------------------------
// Rows that can be analysed, or .why not.
static svod_estimate begin(const svod_ratings *rows) {
    svod_estimate out = {
        .units = (uint32_t)rows->units, .raters = (uint32_t)rows->raters, .values = (uint32_t)(rows->units * rows->raters)};
    if (rows->raters == 0)
        out.why = SVOD_WHY_no_data;
    else if (rows->raters == 1)
        out.why = SVOD_WHY_one_rater;
    else if (rows->units < 2)
        out.why = SVOD_WHY_few_complete;
    if (rows->raters == 0) out.units = 0;
    return out;
}

static const variance_table *squares_of(stat_sample *sample) {
    if (sample->squares) return sample->squares;
    variance_table *t = SVOD_NEW(sample->scratch, variance_table);
    svod_ratings rows = complete_rows(sample->ratings, sample->scratch);
    svod_estimate begun = begin(&rows);
    if (!begun.why) *t = analyse(&rows, sample->scratch);
    if (!begun.why && t->between <= 0 && t->within <= 0) begun.why = SVOD_WHY_no_variation;
    t->begun = begun;
    return sample->squares = t;
}

// share / whole; what cannot be divided means that the units' means do not differ, or differ less than errors alone would have them.
static bool divide(svod_estimate *out, double share, double of, double scale) {
    if (of > scale * 1e-12)
        out->value = share / of;
    else
        out->why = SVOD_WHY_equal_units;
    return !out->why;
}

// Forms 1 and 3: error is the mean square within units, or the residual. The mean of k raters when `mean`.
static svod_estimate one_error(stat_sample *sample, bool consistency, bool mean) {
    const variance_table *t = squares_of(sample);
    svod_estimate out = t->begun;
    if (out.why) return out;
    double error = consistency ? t->residual : t->within, df2 = consistency ? (t->n - 1) * (t->k - 1) : t->n * (t->k - 1);
    if (!divide(&out, t->between - error, mean ? t->between : t->between + (t->k - 1) * error, t->between + error)) return out;
    test(&out, t, error, df2);
    if (!(error > 0)) interval(&out, 1, 1); // what the limits tend to as F grows
    if (!(out.statistic > 0)) return out;
    double low = out.statistic / upper(t->n - 1, df2), high = out.statistic * upper(df2, t->n - 1);
    if (mean)
        interval(&out, 1 - 1 / low, 1 - 1 / high);
    else
        interval(&out, (low - 1) / (low + t->k - 1), (high - 1) / (high + t->k - 1));
    return out;
}

// Limits of ICC(2,1). Their degrees of freedom are written without dividing by the residual, which may be 0.
static bool absolute_limits(const variance_table *t, double icc, double *low, double *high) {
    double n = t->n, k = t->k, a = k * icc * t->raters, b = (n * (1 + (k - 1) * icc) - k * icc) * t->residual;
    double df = (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b);
    if (!isfinite(df) || df < 1e-6) return false;
    double above = upper(n - 1, df), below = upper(df, n - 1), others = k * t->raters + (k * n - k - n) * t->residual;
    *low = n * (t->between - above * t->residual) / (above * others + n * t->between);
    *high = n * (below * t->between - t->residual) / (others + n * below * t->between);
    return true;
}

// Limits of the mean are those of one rater by the formula of Spearman and Brown.
static double stepped_up(double icc, double k) {
    double under = 1 + (k - 1) * icc;
    return under > 0 ? k * icc / under : NAN;
}

static svod_estimate two_errors(stat_sample *sample, bool mean) {
    const variance_table *t = squares_of(sample);
    svod_estimate out = t->begun;
    if (out.why) return out;
    double share = t->between - t->residual, judges = (t->raters - t->residual) / t->n, all = t->between + t->raters + t->residual;
    double single = t->between + (t->k - 1) * t->residual + t->k * judges;
    if (!divide(&out, share, mean ? t->between + judges : single, all)) return out;
    test(&out, t, t->residual, (t->n - 1) * (t->k - 1));
    if (t->residual <= 0 && t->raters <= 0) interval(&out, 1, 1); // as forms 1 and 3
    double low, high;
    if (t->between <= 0 || single <= all * 1e-12 || !absolute_limits(t, share / single, &low, &high)) return out;
    if (mean)
        interval(&out, stepped_up(low, t->k), stepped_up(high, t->k));
    else
        interval(&out, low, high);
    return out;
}

svod_estimate stat_icc_1_1(stat_sample *sample) {
    return one_error(sample, false, false);
}

svod_estimate stat_icc_2_1(stat_sample *sample) {
    return two_errors(sample, false);
}

svod_estimate stat_icc_3_1(stat_sample *sample) {
    return one_error(sample, true, false);
}

svod_estimate stat_icc_1_k(stat_sample *sample) {
    return one_error(sample, false, true);
}

svod_estimate stat_icc_2_k(stat_sample *sample) {
    return two_errors(sample, true);
}

svod_estimate stat_icc_3_k(stat_sample *sample) {
    return one_error(sample, true, true);
}
