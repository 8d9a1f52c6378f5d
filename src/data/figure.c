// Figures over units: n, sum, mean, median, least and greatest, percent of the maximum.
#include "data/figure.h"

svod_points svod_points_plus(svod_points a, svod_points b) {
    svod_points sum;
    if (!__builtin_add_overflow(a, b, &sum)) return sum;
    return a < 0 ? INT64_MIN : INT64_MAX;
}

// ---- median by selection: sorting every column of a big campaign would cost more than all the rest ------------------

static void swap(svod_points *a, svod_points *b) {
    svod_points keep = *a;
    *a = *b;
    *b = keep;
}

// Puts the value of rank `k` (from 0) at values[k], none greater before it and none smaller after. Three-way, because scores are full
// of ties; the pivot wanders so that no input can make it slow on purpose.
static svod_points select_rank(svod_points *values, size_t count, size_t k) {
    size_t low = 0, high = count;
    uint64_t state = UINT64_C(0x9e3779b97f4a7c15);
    while (high - low > 1) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        svod_points pivot = values[low + (size_t)(state >> 33) % (high - low)];
        size_t less = low, i = low, more = high;
        while (i < more) {
            if (values[i] < pivot)
                swap(&values[less++], &values[i++]);
            else if (values[i] > pivot)
                swap(&values[i], &values[--more]);
            else
                i++;
        }
        if (k < less)
            high = less;
        else if (k >= more)
            low = more;
        else
            return pivot;
    }
    return values[low];
}

static svod_ratio median_of(svod_points *values, size_t count) {
    size_t middle = count / 2;
    svod_points upper = select_rank(values, count, middle);
    if (count % 2 == 1) return (svod_ratio){upper, 1};
    svod_points lower = values[0];
    for (size_t i = 1; i < middle; i++)
        if (values[i] > lower) lower = values[i];
    return (svod_ratio){(__int128)lower + upper, 2};
}

// ---- one figure --------------------------------------------------------------------------------------------------

svod_figure svod_figure_over(svod_points *values, size_t count, svod_points max_sum) {
    svod_figure figure = {.n = (uint32_t)count, .max_sum = max_sum};
    if (count == 0) return figure;
    figure.min = figure.max = values[0];
    for (size_t i = 0; i < count; i++) {
        figure.sum = svod_points_plus(figure.sum, values[i]);
        if (values[i] < figure.min) figure.min = values[i];
        if (values[i] > figure.max) figure.max = values[i];
    }
    figure.mean = (svod_ratio){figure.sum, (int64_t)count};
    figure.median = median_of(values, count);
    figure.percent = svod_percent(figure.sum, figure.max_sum);
    return figure;
}

// A node that nobody was asked at has no figure, not a mean of zeros of those who sent nothing.
static bool node_has_data(const svod_year *year, uint32_t node) {
    return year->submitted[node].n > 0;
}

svod_figure svod_figure_into(const svod_year *year, uint32_t node, const uint32_t *units, size_t count, bool counts_absent,
                             svod_points *values) {
    counts_absent &= node_has_data(year, node);
    svod_points max_sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        size_t unit = units ? units[i] : i;
        const svod_point *point = svod_year_at(year, unit, node);
        if (point->state == SVOD_STATE_POINTS) {
            values[n++] = point->value;
            max_sum = svod_points_plus(max_sum, point->max);
        } else if (counts_absent && year->unit_state[unit] == SVOD_STATE_NO_SUBMISSION) {
            values[n++] = 0;
            max_sum = svod_points_plus(max_sum, year->rubric->nodes[node].max);
        }
    }
    return svod_figure_over(values, n, max_sum);
}
