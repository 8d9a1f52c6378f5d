// Ratings in categories.
#include "stat/codes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Distinct values in the order in which they came: an open table of places, 1 + index into `value`, 0 for a free one.
typedef struct value_set {
    svod_arena *scratch;
    double *value;
    uint32_t *slot;
    size_t count, slots; // slots: more than twice the values
    unsigned bits;       // of a place: slots is 2^bits
} value_set;

static size_t place_of(const value_set *set, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    // The highest bits of the product, on which every bit of the value has a say: small numbers differ in their upper bits alone.
    size_t place = (size_t)(bits * 0x9E3779B97F4A7C15u >> (64 - set->bits));
    while (set->slot[place] != 0 && set->value[set->slot[place] - 1] != value)
        place = (place + 1) & (set->slots - 1);
    return place;
}

static void widen(value_set *set) {
    size_t old = set->slots / 2;
    set->bits = set->slots == 0 ? 6 : set->bits + 1;
    size_t slots = (size_t)1 << set->bits;
    set->value = svod_alloc_more(set->scratch, set->value, old * sizeof(double), slots / 2 * sizeof(double));
    set->slot = SVOD_ARRAY(set->scratch, uint32_t, slots);
    set->slots = slots;
    for (size_t i = 0; i < set->count; i++)
        set->slot[place_of(set, set->value[i])] = (uint32_t)i + 1;
}

static uint32_t index_of(value_set *set, double value) {
    value += 0.0; // -0 is 0
    if (2 * (set->count + 1) >= set->slots) widen(set);
    size_t place = place_of(set, value);
    if (set->slot[place] == 0) {
        set->value[set->count++] = value;
        set->slot[place] = (uint32_t)set->count;
    }
    return set->slot[place] - 1;
}

typedef struct value_at {
    double value;
    uint32_t index;
} value_at;

static int by_value(const void *a, const void *b) {
    double x = ((const value_at *)a)->value, y = ((const value_at *)b)->value;
    return (x > y) - (x < y);
}

// Puts the values in ascending order; new index by old one.
static const uint32_t *sort_values(value_set *set) {
    value_at *order = SVOD_ARRAY(set->scratch, value_at, set->count);
    uint32_t *moved = SVOD_ARRAY(set->scratch, uint32_t, set->count);
    for (size_t i = 0; i < set->count; i++)
        order[i] = (value_at){set->value[i], (uint32_t)i};
    qsort(order, set->count, sizeof *order, by_value);
    for (size_t i = 0; i < set->count; i++) {
        moved[order[i].index] = (uint32_t)i;
        set->value[i] = order[i].value;
    }
    return moved;
}

// One row in codes; how many values it has.
static uint32_t code_row(const double *row, size_t raters, value_set *set, uint32_t *code, bool *has) {
    uint32_t values = 0;
    for (size_t r = 0; r < raters; r++) {
        code[r] = STAT_NO_CODE;
        if (isnan(row[r])) continue;
        code[r] = index_of(set, row[r]);
        has[r] = true;
        values++;
    }
    return values;
}

static svod_why why_of(const stat_codes *codes) {
    if (codes->judges == 0) return SVOD_WHY_no_data;
    if (codes->judges == 1) return SVOD_WHY_one_rater;
    return codes->pairs == 0 ? SVOD_WHY_no_pairs : SVOD_WHY_defined;
}

stat_codes stat_codes_of(const svod_ratings *ratings, svod_arena *scratch) {
    size_t units = ratings->units, raters = ratings->raters, cells = units * raters;
    value_set set = {.scratch = scratch};
    uint32_t *code = SVOD_ARRAY(scratch, uint32_t, cells);
    bool *has = SVOD_ARRAY(scratch, bool, raters);
    stat_codes out = {.units = units, .raters = raters, .code = code, .has = has};
    for (size_t u = 0; u < units; u++) {
        uint32_t values = code_row(ratings->value + u * raters, raters, &set, code + u * raters, has);
        out.any += values > 0;
        out.pairs += values >= 2;
    }
    const uint32_t *moved = sort_values(&set);
    for (size_t i = 0; i < units * raters; i++)
        if (code[i] != STAT_NO_CODE) code[i] = moved[code[i]];
    for (size_t r = 0; r < raters; r++)
        out.judges += has[r];
    out.categories = set.count;
    out.category = set.value;
    out.why = (uint8_t)why_of(&out);
    return out;
}

bool stat_codes_complete(const stat_codes *codes, size_t unit) {
    const uint32_t *row = codes->code + unit * codes->raters;
    for (size_t r = 0; r < codes->raters; r++)
        if (codes->has[r] && row[r] == STAT_NO_CODE) return false;
    return true;
}
