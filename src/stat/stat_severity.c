// Severity of raters: the additive model of units and raters by least squares (two-way layout without interaction, cells missing: Scheffe,
// The Analysis of Variance, 1959, sec. 4.4; estimability by connected cells: Searle, Linear Models for Unbalanced Data, 1987, ch. 5).
//
// Units are eliminated: what is left is a system of raters alone, whose matrix is the Laplacian of the graph in which every unit joins its
// raters. With the sum of effects zero it has the inverse G, and with the same G come all errors: cov(rater) = sigma^2 G, and
// var(mean + unit[u]) = sigma^2 (1/c + d'Gd), d being 1/c at the c raters of u, since a mean over raters and the differences between them
// are uncorrelated. Time is values x raters + raters^3, memory raters^2.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "stat/stat.h"

typedef struct model {
    const svod_ratings *ratings;
    size_t raters, units, values; // those with values
    size_t *place;                // [rater of the table] place in the system
    uint32_t *scored, *shared;    // [place] its units; those that somebody else scored too
    size_t *joined;               // [place] union-find: up to the root of its group
    double *g;                    // [place * raters + place] the matrix, then its inverse
    double *right, *effect;       // [place]
    size_t *who;                  // the row at hand
    double *score;                //
} model;

// Values of unit u into who (places) and score; their number.
static size_t row_of(const model *m, size_t u) {
    size_t count = 0, raters = m->ratings->raters;
    for (size_t r = 0; r < raters; r++) {
        double value = m->ratings->value[u * raters + r];
        if (svod_rating_missing(value)) continue;
        m->who[count] = m->place[r];
        m->score[count++] = value;
    }
    return count;
}

static double mean_of(const double *value, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += value[i];
    return sum / (double)count;
}

static size_t root_of(size_t *up, size_t i) {
    while (up[i] != i)
        i = up[i] = up[up[i]];
    return i;
}

static void find_raters(model *m) {
    size_t raters = m->ratings->raters;
    for (size_t r = 0; r < raters; r++) {
        size_t u = 0;
        while (u < m->ratings->units && svod_rating_missing(m->ratings->value[u * raters + r]))
            u++;
        m->place[r] = u < m->ratings->units ? m->raters++ : SIZE_MAX;
    }
}

static model model_of(const svod_ratings *ratings, svod_arena *scratch) {
    model m = {.ratings = ratings,
               .place = SVOD_ARRAY(scratch, size_t, ratings->raters),
               .who = SVOD_ARRAY(scratch, size_t, ratings->raters),
               .score = SVOD_ARRAY(scratch, double, ratings->raters)};
    find_raters(&m);
    m.scored = SVOD_ARRAY(scratch, uint32_t, m.raters);
    m.shared = SVOD_ARRAY(scratch, uint32_t, m.raters);
    m.joined = SVOD_ARRAY(scratch, size_t, m.raters);
    m.g = SVOD_ARRAY(scratch, double, m.raters *m.raters);
    m.right = SVOD_ARRAY(scratch, double, m.raters);
    m.effect = SVOD_ARRAY(scratch, double, m.raters);
    for (size_t r = 0; r < m.raters; r++)
        m.joined[r] = r;
    return m;
}

// One row into the normal equations of the raters.
static void add_row(model *m, size_t count) {
    double mean = mean_of(m->score, count), share = 1 / (double)count;
    for (size_t i = 0; i < count; i++) {
        double *row = m->g + m->who[i] * m->raters;
        for (size_t j = 0; j < count; j++)
            row[m->who[j]] -= share;
        row[m->who[i]] += 1;
        m->right[m->who[i]] += m->score[i] - mean;
        m->scored[m->who[i]]++;
        if (count > 1) m->shared[m->who[i]]++;
        m->joined[root_of(m->joined, m->who[i])] = root_of(m->joined, m->who[0]);
    }
}

static void add_rows(model *m, uint32_t *of_unit) {
    for (size_t u = 0; u < m->ratings->units; u++) {
        size_t count = row_of(m, u);
        of_unit[u] = (uint32_t)count;
        if (!count) continue;
        m->units++;
        m->values += count;
        add_row(m, count);
    }
}

static svod_why refusal(const model *m, size_t least) {
    if (m->raters == 0) return SVOD_WHY_no_data;
    if (m->raters == 1) return SVOD_WHY_one_rater;
    for (size_t r = 1; r < m->raters; r++)
        if (root_of(m->joined, r) != root_of(m->joined, 0)) return SVOD_WHY_disconnected;
    for (size_t r = 0; r < m->raters; r++)
        if (m->shared[r] < least) return SVOD_WHY_few_by_expert;
    return SVOD_WHY_defined;
}

// g becomes its inverse on effects of sum zero: a constant added to every cell makes the matrix positive definite when the graph is
// connected, and leaves its trace in the inverse as another constant.
static void solve(model *m) {
    size_t n = m->raters;
    double trace = 0;
    for (size_t r = 0; r < n; r++)
        trace += m->g[r * n + r];
    double lift = trace / (double)(n * n), drop = 1 / (lift * (double)(n * n));
    for (size_t i = 0; i < n * n; i++)
        m->g[i] += lift;
    gsl_matrix_view g = gsl_matrix_view_array(m->g, n, n);
    gsl_linalg_cholesky_decomp1(&g.matrix);
    gsl_linalg_cholesky_invert(&g.matrix);
    for (size_t i = 0; i < n * n; i++)
        m->g[i] -= drop;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            m->effect[i] += m->g[i * n + j] * m->right[j];
}

// var(mean over the raters of the row at hand + what their severity leaves unsure), in sigma^2.
static double variance_of_row(const model *m, size_t count) {
    double sum = 0, c = (double)count;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            sum += m->g[m->who[i] * m->raters + m->who[j]];
    return 1 / c + sum / (c * c);
}

static double fair_of_row(const model *m, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += m->score[i] - m->effect[m->who[i]];
    return sum / (double)count;
}

// Fair values with the variances that they have in sigma^2, for the time being in .se; residuals into sigma, the mean.
static void fit_units(const model *m, svod_severity_fit *fit) {
    double squares = 0, sum = 0, greatest = 0;
    for (size_t u = 0; u < m->ratings->units; u++) {
        size_t count = row_of(m, u);
        if (!count) continue;
        double fair = fair_of_row(m, count);
        for (size_t i = 0; i < count; i++) {
            double left = m->score[i] - fair - m->effect[m->who[i]];
            squares += left * left;
            greatest = fmax(greatest, fabs(m->score[i]));
        }
        fit->fair[u].value = fair;
        fit->fair[u].se = sqrt(variance_of_row(m, count));
        sum += fair;
    }
    fit->mean = sum / (double)m->units;
    fit->df = (double)(m->values - (m->units + m->raters - 1));
    double rounding = greatest * 1e-10;
    if (fit->df > 0 && squares > rounding * rounding * (double)m->values) fit->sigma = sqrt(squares / fit->df);
}

// Error and interval from the standard error in units of sigma that .se holds.
static void set_error(svod_estimate *out, const svod_severity_fit *fit, double t) {
    out->p = -1;
    out->se *= fit->sigma;
    if (!(fit->df > 0)) return;
    out->has_se = out->has_interval = true;
    out->low = out->value - t * out->se;
    out->high = out->value + t * out->se;
}

// Whether a rater differs from the mean of all: t with its degrees of freedom.
static void set_test(svod_estimate *out, double df) {
    if (!(out->se > 0)) return;
    out->statistic = out->value / out->se;
    out->df1 = df;
    out->p = 2 * gsl_cdf_tdist_Q(fabs(out->statistic), df);
}

static void set_raters(const model *m, svod_severity_fit *fit, double t) {
    for (size_t r = 0; r < m->ratings->raters; r++) {
        size_t at = m->place[r];
        if (at == SIZE_MAX) continue;
        svod_estimate *out = fit->rater + r;
        out->value = m->effect[at];
        out->se = sqrt(fmax(0, m->g[at * m->raters + at]));
        set_error(out, fit, t);
        set_test(out, fit->df);
    }
}

static void set_counts(const model *m, svod_severity_fit *fit) {
    for (size_t r = 0; r < m->ratings->raters; r++) {
        size_t at = m->place[r];
        uint32_t count = at == SIZE_MAX ? 0 : m->scored[at];
        fit->rater[r] = (svod_estimate){.why = count ? fit->why : SVOD_WHY_no_data, .units = count, .raters = count > 0, .values = count};
    }
    for (size_t u = 0; u < m->ratings->units; u++) {
        uint32_t count = fit->count[u];
        fit->fair[u] = (svod_estimate){.why = count ? fit->why : SVOD_WHY_no_data, .units = count > 0, .raters = count, .values = count};
    }
}

svod_severity_fit svod_severity_of(const svod_ratings *ratings, size_t least, svod_arena *arena, svod_arena *scratch) {
    model m = model_of(ratings, scratch);
    svod_severity_fit fit = {.rater = SVOD_ARRAY(arena, svod_estimate, ratings->raters),
                             .fair = SVOD_ARRAY(arena, svod_estimate, ratings->units),
                             .count = SVOD_ARRAY(arena, uint32_t, ratings->units)};
    add_rows(&m, fit.count);
    fit.why = (uint8_t)refusal(&m, least);
    set_counts(&m, &fit);
    if (fit.why) return fit;
    solve(&m);
    fit_units(&m, &fit);
    double t = fit.df > 0 ? gsl_cdf_tdist_Qinv((1 - SVOD_CONFIDENCE) / 2, fit.df) : 0;
    for (size_t u = 0; u < ratings->units; u++)
        if (fit.count[u]) set_error(fit.fair + u, &fit, t);
    set_raters(&m, &fit, t);
    return fit;
}
