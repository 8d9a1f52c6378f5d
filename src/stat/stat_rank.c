// How sure ranks are by the errors of values: simultaneous pairwise intervals, and groups that cannot be told apart.
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "stat/rank.h"

typedef struct point {
    double value, se;
    uint32_t unit;
} point;

// What two values must be apart by to differ.
typedef struct margin {
    double z, same; // same: below it a difference is rounding
} margin;

static bool differ(const margin *least, double apart, double se, double other) {
    return apart > least->z * sqrt(se * se + other * other) + least->same;
}

static size_t points_of(const double *value, const double *se, size_t count, point *out) {
    size_t taking = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(value[i]) && !isnan(se[i])) out[taking++] = (point){.value = value[i], .se = se[i], .unit = (uint32_t)i};
    return taking;
}

// taking >= 2
static margin margin_of(const point *points, size_t taking, double alpha) {
    double greatest = 0;
    for (size_t i = 0; i < taking; i++)
        greatest = fmax(greatest, fabs(points[i].value));
    return (margin){.z = gsl_cdf_ugaussian_Qinv(alpha / (2 * (double)(taking - 1))), .same = STAT_RANK_SAME * greatest};
}

// ---- counting ------------------------------------------------------------------------------------------------------------
// Points lie in a k-d tree over value and se, so that most pairs are decided by boxes: n log n comparisons when errors are equal, about
// n sqrt n when all differ (the line between "differs" and "does not" cuts that many boxes), never n^2.
typedef struct box {
    double value_low, value_high, se_low, se_high;
    size_t begin, end;   // points
    struct box *half[2]; // NULL: few points
} box;

static int by_value(const void *a, const void *b) {
    double x = ((const point *)a)->value, y = ((const point *)b)->value;
    return (x > y) - (x < y);
}

static int by_se(const void *a, const void *b) {
    double x = ((const point *)a)->se, y = ((const point *)b)->se;
    return (x > y) - (x < y);
}

static box *box_of(point *points, size_t begin, size_t end, double z, svod_arena *scratch) {
    enum { FEW = 8 };
    box *out = SVOD_NEW(scratch, box);
    *out = (box){INFINITY, -INFINITY, INFINITY, -INFINITY, begin, end, {NULL, NULL}};
    for (size_t i = begin; i < end; i++) {
        out->value_low = fmin(out->value_low, points[i].value);
        out->value_high = fmax(out->value_high, points[i].value);
        out->se_low = fmin(out->se_low, points[i].se);
        out->se_high = fmax(out->se_high, points[i].se);
    }
    double wide = out->value_high - out->value_low, tall = z * (out->se_high - out->se_low);
    if (end - begin <= FEW || !(wide > 0 || tall > 0)) return out;
    qsort(points + begin, end - begin, sizeof *points, wide >= tall ? by_value : by_se);
    size_t middle = begin + (end - begin) / 2;
    out->half[0] = box_of(points, begin, middle, z, scratch);
    out->half[1] = box_of(points, middle, end, z, scratch);
    return out;
}

typedef struct counts {
    size_t better, worse;
} counts;

static void count_points(const box *in, const point *points, const margin *least, const point *of, counts *out) {
    for (size_t i = in->begin; i < in->end; i++) {
        if (!differ(least, fabs(points[i].value - of->value), of->se, points[i].se)) continue;
        if (points[i].value > of->value)
            out->better++;
        else
            out->worse++;
    }
}

static void count_box(const box *in, const point *points, const margin *least, const point *of, counts *out) {
    double farthest = fmax(in->value_high - of->value, of->value - in->value_low);
    if (!differ(least, farthest, of->se, in->se_low)) return;
    if (differ(least, in->value_low - of->value, of->se, in->se_high))
        out->better += in->end - in->begin;
    else if (differ(least, of->value - in->value_high, of->se, in->se_high))
        out->worse += in->end - in->begin;
    else if (!in->half[0])
        count_points(in, points, least, of, out);
    else
        for (size_t i = 0; i < 2; i++)
            count_box(in->half[i], points, least, of, out);
}

void svod_rank_pairwise(const double *value, const double *se, size_t count, double alpha, svod_rank_range *out, svod_arena *scratch) {
    for (size_t i = 0; i < count; i++)
        out[i] = (svod_rank_range){0};
    point *points = SVOD_ARRAY(scratch, point, count);
    size_t taking = points_of(value, se, count, points);
    if (taking == 1) out[points[0].unit] = (svod_rank_range){1, 1};
    if (taking < 2) return;
    margin least = margin_of(points, taking, alpha);
    const box *all = box_of(points, 0, taking, least.z, scratch);
    for (size_t i = 0; i < taking; i++) {
        counts found = {0};
        count_box(all, points, &least, points + i, &found);
        out[points[i].unit] = (svod_rank_range){.low = (uint32_t)(1 + found.better), .high = (uint32_t)(taking - found.worse)};
    }
}

// ---- groups --------------------------------------------------------------------------------------------------------------
// From the highest down; of equal values the surest first, so that the order of units does not matter.
static int from_highest(const void *a, const void *b) {
    int order = by_value(b, a);
    return order ? order : by_se(a, b);
}

void svod_rank_ties(const double *value, const double *se, size_t count, double alpha, uint32_t *group, svod_arena *scratch) {
    for (size_t i = 0; i < count; i++)
        group[i] = 0;
    point *points = SVOD_ARRAY(scratch, point, count);
    size_t taking = points_of(value, se, count, points), first = 0;
    if (taking) group[points[0].unit] = 1;
    if (taking < 2) return;
    margin least = margin_of(points, taking, alpha);
    qsort(points, taking, sizeof *points, from_highest);
    uint32_t groups = 1;
    for (size_t i = 0; i < taking; i++) {
        if (differ(&least, points[first].value - points[i].value, points[first].se, points[i].se)) {
            first = i;
            groups++;
        }
        group[points[i].unit] = groups;
    }
}
