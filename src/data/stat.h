// What a statistic says: a value with its error and interval, or the reason why it is undefined. Never a made-up 0 or 1, never NaN.
#ifndef SVOD_DATA_STAT_H
#define SVOD_DATA_STAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/lang.h"

// Why a statistic is undefined; each has a sentence in text/stat.def (stat_why_<id>).
#define SVOD_WHYS(X)                                                                                                                       \
    X(defined)                                                                                                                             \
    X(no_data)       /* nobody gave anything there */                                                                                      \
    X(one_rater)     /* one expert: there is nobody to agree with */                                                                       \
    X(no_pairs)      /* no unit has values of two experts */                                                                               \
    X(no_variation)  /* all values are equal, so that chance alone would agree as well */                                                  \
    X(equal_units)   /* values differ, units' means do not, or less than errors alone would have them */                                   \
    X(few_complete)  /* fewer than two units that every expert scored */                                                                   \
    X(disconnected)  /* the experts fall into groups that share no unit */                                                                 \
    X(few_by_expert) /* an expert has fewer units than the least that is asked for */                                                      \
    X(small_group)   /* a group has fewer units than the least that is asked for */                                                        \
    X(one_group)     /* fewer than two groups */                                                                                           \
    X(no_error)      /* nothing is known of the error: no degrees of freedom */                                                            \
    X(negative)      /* a ratio of values below zero means nothing */                                                                      \
    X(no_sums)       /* so many criteria are blank that too few sums are left to compare */
typedef enum svod_why {
#define X(id) SVOD_WHY_##id,
    SVOD_WHYS(X)
#undef X
        SVOD_WHY_COUNT
} svod_why;
const char *svod_why_id(svod_why why); // "one_rater"
svod_text svod_why_text(svod_why why); // its sentence

typedef struct svod_estimate {
    uint8_t why;                   // svod_why; unless `defined`, the numbers below are 0 but for the counts, and p means nothing
    bool has_se;                   // a standard error is defined
    bool has_interval;             // so is a confidence interval, low <= value <= high unless the method says otherwise
    double value, se;              //
    double low, high;              // at SVOD_CONFIDENCE
    uint32_t units;                // that took part (rows), after those were left out that the definition leaves out
    uint32_t raters;               // that have a value in them
    uint32_t values;               // ratings in them
    double statistic, df1, df2, p; // F of an ICC, chi-squared of Kendall's W; p < 0 when there is no test
} svod_estimate;
#define SVOD_CONFIDENCE 0.95
svod_estimate svod_undefined(svod_why why); // without any number

// Coefficients of agreement: data/stats.def.
typedef enum svod_stat {
#define STAT(id, pooled) SVOD_STAT_##id,
#include "data/stats.def"
#undef STAT
    SVOD_STAT_COUNT
} svod_stat;
const char *svod_stat_id(svod_stat stat);
svod_text svod_stat_name(svod_stat stat); // text stat_name_<id>: "альфа Криппендорфа, порядковая"
bool svod_stat_pooled(svod_stat stat);
bool svod_stat_find(const char *id, svod_stat *out);

// Words for a coefficient that allow for its standard error: the highest level of Landis and Koch (1977) that the true value reaches with
// probability 0.95 at least. Each has a word in text/stat.def (stat_level_<id>).
#define SVOD_AGREEMENT_LEVELS(X) X(none) X(poor) X(slight) X(fair) X(moderate) X(substantial) X(almost_perfect)
typedef enum svod_agreement_level { // none: the coefficient is undefined, or nothing can be said
#define X(id) SVOD_LEVEL_##id,
    SVOD_AGREEMENT_LEVELS(X)
#undef X
        SVOD_LEVEL_COUNT
} svod_agreement_level;
const char *svod_agreement_level_id(svod_agreement_level level);
svod_text svod_agreement_level_word(svod_agreement_level level);

// "= 0,043", "< 0,001": how a probability of a test is printed.
const char *svod_p_words(svod_arena *arena, double p, svod_lang lang);

#endif
