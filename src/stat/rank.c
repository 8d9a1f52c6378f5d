// Units ranked many times over, and what is kept of their ranks.
#include "stat/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- ranking -------------------------------------------------------------------------------------------------------------
// Values as whole numbers from the highest down, to 44 bits of their range: finer than what counts as one value. Sorted by digits, in less
// than half the time that comparing takes: a thousand draws of some thousand units are sorted. A digit has about as many figures as there
// are values, and their number is even: passes go to and fro, and the end is to be where the beginning was.
enum { BITS = 44, WIDEST = 11, COUNTERS = BITS / WIDEST << WIDEST };

typedef struct digits {
    unsigned bits, count; // bits of each
} digits;

static digits digits_for(size_t count) {
    unsigned bits = 4;
    while (bits < WIDEST && (size_t)1 << bits < count)
        bits++;
    return (digits){bits, ((BITS + bits - 1) / bits + 1) / 2 * 2};
}

typedef struct span {
    double highest, lowest;
} span;

static span span_of(const stat_ranked *items, size_t count) {
    span out = {items[0].value, items[0].value};
    for (size_t i = 1; i < count; i++) {
        if (items[i].value > out.highest) out.highest = items[i].value;
        if (items[i].value < out.lowest) out.lowest = items[i].value;
    }
    return out;
}

// How many keys have each figure in each digit; then, where they begin.
static void count_digits(const stat_ranked *items, size_t count, double highest, double factor, digits by, uint32_t *begins) {
    size_t figures = (size_t)1 << by.bits;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = (uint64_t)((highest - items[i].value) * factor);
        for (unsigned d = 0; d < by.count; d++, key >>= by.bits)
            begins[d * figures + (key & (figures - 1))]++;
    }
    for (unsigned d = 0; d < by.count; d++) {
        uint32_t before = 0;
        for (size_t k = 0; k < figures; k++) {
            uint32_t here = begins[d * figures + k];
            begins[d * figures + k] = before;
            before += here;
        }
    }
}

static void sort_down(stat_ranked *items, stat_ranked *spare, size_t count, span all) {
    double highest = all.highest, factor = (double)((UINT64_C(1) << BITS) - 1) / (highest - all.lowest);
    digits by = digits_for(count);
    size_t figures = (size_t)1 << by.bits;
    uint32_t begins[COUNTERS];
    memset(begins, 0, by.count * figures * sizeof *begins);
    count_digits(items, count, highest, factor, by, begins);
    stat_ranked *from = items, *to = spare;
    for (unsigned d = 0; d < by.count; d++) {
        for (size_t i = 0; i < count; i++) {
            uint64_t key = (uint64_t)((highest - from[i].value) * factor) >> d * by.bits;
            to[begins[d * figures + (key & (figures - 1))]++] = from[i];
        }
        stat_ranked *swap = from;
        from = to;
        to = swap;
    }
}

void stat_rank(stat_ranked *items, stat_ranked *spare, size_t count) {
    if (!count) return;
    span all = span_of(items, count);
    double same = STAT_RANK_SAME * fmax(fabs(all.highest), fabs(all.lowest));
    if (all.highest - all.lowest > same) sort_down(items, spare, count, all);
    size_t first = 0; // of those that share a rank
    for (size_t i = 0; i < count; i++) {
        if (items[first].value - items[i].value > same) first = i;
        items[i].rank = (uint32_t)first + 1;
    }
}

gsl_rng stat_random(uint64_t seed, svod_arena *scratch) {
    gsl_rng random = {.type = gsl_rng_mt19937, .state = svod_alloc(scratch, gsl_rng_mt19937->size)};
    gsl_rng_set(&random, (uint32_t)(seed ^ seed >> 32)); // it takes 32 bits
    return random;
}

// ---- quantiles -----------------------------------------------------------------------------------------------------------
void stat_quantile_place(double p, double n, double *index, double *share) {
    double at = p * (n - 1);
    *index = floor(at);
    *share = at - *index;
}

uint32_t stat_outwards(uint32_t at, uint32_t next, double share) {
    double two[] = {at, next};
    return (uint32_t)(svod_quantile(two, 2, share) + 1e-9); // a whole number stays one when the product falls short of it
}

stat_tails stat_tails_new(size_t units, size_t most, double p, svod_arena *scratch) {
    size_t depth = (size_t)(p * (double)most) + 2;
    if (depth > most) depth = most;
    size_t ends = units * depth;
    stat_tails tails = {.depth = depth,
                        .p = p,
                        .low = SVOD_ARRAY(scratch, uint32_t, ends),
                        .high = SVOD_ARRAY(scratch, uint32_t, ends),
                        .tail = SVOD_ARRAY(scratch, stat_tail, units)};
    for (size_t u = 0; u < units; u++)
        tails.tail[u] = (stat_tail){UINT32_MAX, UINT32_MAX, 0};
    return tails;
}

static void sift_up(uint32_t *heap, size_t at, uint32_t value) {
    while (at > 0 && heap[(at - 1) / 2] < value) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = value;
}

static void sift_down(uint32_t *heap, size_t count, uint32_t value) {
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && heap[child + 1] > heap[child]) child++;
        if (heap[child] <= value) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = value;
}

// The top that it has then.
static uint32_t keep_least(uint32_t *heap, size_t depth, size_t count, uint32_t value) {
    if (count < depth)
        sift_up(heap, count, value);
    else
        sift_down(heap, depth, value);
    return count + 1 < depth ? UINT32_MAX : heap[0];
}

void stat_tails_add(stat_tails *tails, size_t unit, uint32_t rank) {
    stat_tail *tail = &tails->tail[unit];
    size_t count = tail->count++, from = unit * tails->depth;
    uint32_t mirrored = UINT32_MAX - rank;
    if (rank < tail->low) tail->low = keep_least(tails->low + from, tails->depth, count, rank);
    if (mirrored < tail->high) tail->high = keep_least(tails->high + from, tails->depth, count, mirrored);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t least_quantile(const stat_tails *tails, uint32_t *heap, size_t count) {
    size_t kept = count < tails->depth ? count : tails->depth;
    qsort(heap, kept, sizeof *heap, ascending);
    double index, share;
    stat_quantile_place(tails->p, (double)count, &index, &share);
    size_t at = (size_t)index;
    return stat_outwards(heap[at], heap[at + 1 < kept ? at + 1 : at], share);
}

svod_rank_range stat_tails_range(stat_tails *tails, size_t unit) {
    size_t count = tails->tail[unit].count, from = unit * tails->depth;
    if (!count) return (svod_rank_range){0};
    return (svod_rank_range){.low = least_quantile(tails, tails->low + from, count),
                             .high = UINT32_MAX - least_quantile(tails, tails->high + from, count)};
}
