// A table of ratings in categories: the distinct values, and which of them each rating is. What the coefficients of agreement start from.
#ifndef SVOD_STAT_CODES_H
#define SVOD_STAT_CODES_H

#include "base/arena.h"
#include "stat/stat.h"

#define STAT_NO_CODE UINT32_MAX // a missing rating

typedef struct stat_codes {
    size_t units, raters;
    const uint32_t *code; // [unit * raters + rater] index into `category`, or STAT_NO_CODE
    size_t categories;
    const double *category; // [categories] distinct values, ascending
    const bool *has;        // [rater] any value
    uint32_t judges;        // raters with any value
    uint32_t any, pairs;    // units with a value, with two or more
    uint8_t why;            // no_data, one_rater, no_pairs or defined
} stat_codes;

// Takes time in proportion to the table, and what sorting the distinct values takes.
stat_codes stat_codes_of(const svod_ratings *ratings, svod_arena *scratch);
// All raters with any value gave this unit one.
bool stat_codes_complete(const stat_codes *codes, size_t unit);

#endif
