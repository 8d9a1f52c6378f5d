// Disagreement of categories.
#include "stat/metric.h"

#include <float.h>
#include <math.h>

static double by_ratio(double x, double y) {
    double share = x == y ? 0 : (x - y) / (x + y);
    return share * share;
}

double stat_metric_pair(const stat_metric *metric, size_t a, size_t b) {
    if (a == b) return 0;
    double x = metric->score[a], y = metric->score[b], apart = fabs(x - y);
    switch (metric->kind) {
    case STAT_NOMINAL:
        return 1;
    case STAT_LINEAR:
        return apart;
    case STAT_SQUARE:
        return apart * apart;
    case STAT_POWER:
        return pow(apart, metric->power);
    case STAT_RATIO:
        break;
    }
    return by_ratio(x, y);
}

static double unit_nominal(const stat_unit *unit) {
    double equal = 0;
    for (uint32_t i = 0; i < unit->runs; i++)
        equal += (double)unit->run[i].count * unit->run[i].count;
    return (double)unit->values * unit->values - equal;
}

// Twice the number of values times the sum of squares about their mean.
static double unit_square(const stat_metric *metric, const stat_unit *unit) {
    double sum = 0, squares = 0;
    double from = metric->score[unit->run[0].category]; // small numbers, so that a single category gives exactly 0
    for (uint32_t i = 0; i < unit->runs; i++)
        sum += unit->run[i].count * (metric->score[unit->run[i].category] - from);
    double mean = sum / unit->values;
    for (uint32_t i = 0; i < unit->runs; i++) {
        double off = metric->score[unit->run[i].category] - from - mean;
        squares += unit->run[i].count * off * off;
    }
    return 2.0 * unit->values * squares;
}

double stat_metric_unit(const stat_metric *metric, const stat_unit *unit) {
    if (unit->runs == 1) return 0;
    if (metric->kind == STAT_NOMINAL) return unit_nominal(unit);
    if (metric->kind == STAT_SQUARE) return unit_square(metric, unit);
    double sum = 0;
    for (uint32_t i = 1; i < unit->runs; i++)
        for (uint32_t j = 0; j < i; j++)
            sum += (double)unit->run[i].count * unit->run[j].count * stat_metric_pair(metric, unit->run[i].category, unit->run[j].category);
    return 2 * sum;
}

static double total(const double *weight, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weight[i];
    return sum;
}

static void spread_nominal(const double *weight, size_t count, double *out) {
    double sum = total(weight, count);
    for (size_t c = 0; c < count; c++)
        out[c] = sum - weight[c];
}

static void spread_square(const stat_metric *metric, const double *weight, double *out) {
    double sum = total(weight, metric->count), mean = 0, squares = 0;
    for (size_t k = 0; k < metric->count; k++)
        mean += weight[k] * metric->score[k] / sum;
    for (size_t k = 0; k < metric->count; k++)
        squares += weight[k] * (metric->score[k] - mean) * (metric->score[k] - mean);
    for (size_t c = 0; c < metric->count; c++)
        out[c] = squares + sum * (metric->score[c] - mean) * (metric->score[c] - mean);
}

// Up and down along the ascending scores, with the weight that lies behind.
static void spread_linear(const stat_metric *metric, const double *weight, double *out) {
    double behind = 0, sum = 0;
    for (size_t c = 0; c < metric->count; c++) {
        if (c > 0) sum += behind * (metric->score[c] - metric->score[c - 1]);
        out[c] = sum;
        behind += weight[c];
    }
    behind = sum = 0;
    for (size_t c = metric->count; c-- > 0;) {
        if (c + 1 < metric->count) sum += behind * (metric->score[c + 1] - metric->score[c]);
        out[c] += sum;
        behind += weight[c];
    }
}

// ---- ratios ------------------------------------------------------------------------------------------------------------
// No sums of the categories themselves give these. But over a stretch of scores of which the last is at most half as great again as the
// first, the disagreement with any other score is so smooth that a polynomial through NODES points tells it to the last bits: its pole,
// which is at or below zero, lies five times as far from the middle as the ends do, and the error falls by ten with each point. So weights
// of a stretch with more categories are moved to those points, and time grows with the categories and not with their pairs.
enum { NODES = 16 };
#define STRETCH 1.5

typedef struct stretch {
    double at[NODES], weight[NODES];
} stretch;

// Weights to the points at which Chebyshev's polynomial of the stretch is zero, by the barycentric formula of Lagrange's polynomials.
static void move(const double *score, const double *weight, size_t count, stretch *out) {
    double middle = (score[0] + score[count - 1]) / 2, half = (score[count - 1] - score[0]) / 2, factor[NODES];
    for (int n = 0; n < NODES; n++) {
        double angle = (2 * n + 1) * M_PI / (2 * NODES);
        out->at[n] = middle + half * cos(angle);
        out->weight[n] = 0;
        factor[n] = n % 2 ? -sin(angle) : sin(angle);
    }
    for (size_t k = 0; k < count; k++) {
        double part[NODES], sum = 0;
        for (int n = 0; n < NODES; n++) {
            double off = score[k] - out->at[n];
            part[n] = factor[n] / (off == 0 ? DBL_MIN : off); // on the point itself: all of it goes there
            sum += part[n];
        }
        for (int n = 0; n < NODES; n++)
            out->weight[n] += weight[k] * (part[n] / sum);
    }
}

static void add_ratios(const stat_metric *metric, const double *score, const double *weight, size_t count, double *out) {
    for (size_t c = 0; c < metric->count; c++)
        for (size_t k = 0; k < count; k++)
            if (weight[k] != 0) out[c] += weight[k] * by_ratio(metric->score[c], score[k]);
}

static void spread_ratio(const stat_metric *metric, const double *weight, double *out) {
    stretch moved;
    for (size_t c = 0; c < metric->count; c++)
        out[c] = 0;
    for (size_t from = 0, to; from < metric->count; from = to) {
        for (to = from + 1; to < metric->count && metric->score[to] <= STRETCH * metric->score[from];)
            to++;
        if (to - from <= NODES) {
            add_ratios(metric, metric->score + from, weight + from, to - from, out);
            continue;
        }
        move(metric->score + from, weight + from, to - from, &moved);
        add_ratios(metric, moved.at, moved.weight, NODES, out);
    }
}

void stat_metric_spread(const stat_metric *metric, const double *weight, double *out) {
    if (metric->kind == STAT_NOMINAL) {
        spread_nominal(weight, metric->count, out);
    } else if (metric->kind == STAT_SQUARE) {
        spread_square(metric, weight, out);
    } else if (metric->kind == STAT_LINEAR) {
        spread_linear(metric, weight, out);
    } else if (metric->kind == STAT_RATIO) {
        spread_ratio(metric, weight, out);
    } else {
        for (size_t c = 0; c < metric->count; c++) {
            out[c] = 0;
            for (size_t k = 0; k < metric->count; k++)
                out[c] += weight[k] * stat_metric_pair(metric, c, k);
        }
    }
}
