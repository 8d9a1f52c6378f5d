// The experts of a campaign: coverage, agreement by node, severity, disputes, how sure ranks are. Turns a year into the tables of ratings
// that stat/ takes, and what stat/ says into data/expertise.h. Refuses: statistics of its own, words.
#ifndef SVOD_PANEL_PANEL_H
#define SVOD_PANEL_PANEL_H

#include "data/expertise.h"
#include "data/result.h"

typedef struct svod_expertise_options {
    uint64_t seed;       // of everything drawn at random
    uint32_t replicates; // of the bootstrap; 0: SVOD_REPLICATES
    uint32_t draws;      // of weights; 0: SVOD_DRAWS
} svod_expertise_options;
#define SVOD_REPLICATES 1000
#define SVOD_DRAWS 1000
#define SVOD_SEVERITY_LEAST 3 // units that an expert must have for severity to be told
#define SVOD_BLANK_SHARE 0.1  // of what could be had: with more left blank an expert has no total of the unit
#define SVOD_GROUP_LEAST 5    // units that a level must have for a test between levels
#define SVOD_WORDS_LEAST 5    // units that a word for agreement needs: an error estimated from fewer is itself chance
#define SVOD_PAIRS_MOST 40    // with more experts their pairs are left out: nobody reads a thousand kappas

// When experts are said to read a criterion differently. Krippendorff's alpha alone would cry wolf: where nearly all scores are equal, one
// cell makes it fall to 0 (the prevalence paradox), and where units are alike, so does the noise of a fine scale. So all must hold: two
// experts or more scored SVOD_READ_UNITS units at least, and differ by more than nothing in SVOD_READ_CELLS of them and in a share of
// SVOD_READ_SHARE; the mean range is SVOD_READ_RANGE of the maximum; ordinal alpha is fair at best, by its word and by its value (an
// alpha of 0.9 over five units with a wide interval is no sign of anything), or undefined; and Gwet's AC2, which has no such paradox, is
// below SVOD_READ_AC2 or undefined.
#define SVOD_READ_UNITS 5
#define SVOD_READ_CELLS 3
#define SVOD_READ_SHARE 0.25
#define SVOD_READ_RANGE 0.1
#define SVOD_READ_ALPHA 0.4
#define SVOD_READ_AC2 0.7

// Everything of data/expertise.h. result->now, clusters are filled; panel may be NULL. Never NULL.
const svod_expertise *svod_expertise_of(const svod_result *result, const svod_panel *panel, const svod_expertise_options *options,
                                        svod_arena *arena);

// ---- the steps ---------------------------------------------------------------------------------------------------------
// Coverage alone, which `svod status` needs (no statistics): experts, expert_count, raters. coverage.c
void svod_expertise_coverage(svod_expertise *out, const svod_year *year, const svod_panel *panel, svod_arena *arena);

#endif
