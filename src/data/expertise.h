// What a campaign knows of its experts in the end: who scored what, how far they agree, how severe each is, how sure a rank is. Made by
// panel/, plain data for table/, write/ and explain/.
#ifndef SVOD_DATA_EXPERTISE_H
#define SVOD_DATA_EXPERTISE_H

#include "data/panel.h"
#include "data/scores.h"
#include "data/stat.h"

// What one expert gave one unit, over the leaves that the campaign asks (nodes without children; sections where it stops at them).
typedef struct svod_coverage {
    uint32_t asked, scored, blank, na, bad; // bad: unreadable, out of range or in conflict; asked is the sum of the others, all 0 where the
                                            // expert is neither assigned nor gave anything, or is recused, or the unit did not exist
    bool assigned, recused;                 // by the list of experts; who is not in one is assigned what the expert's own sheets name
    bool seen;                              // the expert's sheets have an answer for the unit
    const uint32_t *missing;                // [blank] the blank nodes of a unit that was begun; NULL: none, or nothing came
} svod_coverage;

typedef struct svod_expert_row {
    const char *name;
    size_t judge;  // in the panel; SVOD_NO_JUDGE: not in the list
    size_t scorer; // in svod_scores.experts; SIZE_MAX: no sheet came
    bool chair;
    bool rater;                      // with scores that count as independent judgements
    svod_coverage *units;            // [unit]
    svod_coverage sum;               // over assigned units; its bools mean nothing
    uint32_t assigned, ready, begun; // units: to be scored, wholly scored (nothing blank or bad), with any answer but not ready
    svod_estimate severity;          // points of the total that the expert gives beyond the others; why says why not
} svod_expert_row;

// How far the experts agree at one node. Chairs' sheets are no independent judgement and stay out.
typedef struct svod_agreement {
    svod_estimate stat[SVOD_STAT_COUNT];
    uint8_t main;  // svod_stat that the words are about: alpha_ordinal where experts score, icc_2_1 over that (alpha_interval where it
                   // is undefined)
    uint8_t level; // svod_agreement_level of it
    bool read_differently; // a leaf that experts read differently (SVOD_READ_* of panel/panel.h): advice on the rubric
    double spread;         // mean over units of the range of experts' values, in points
    uint32_t compared;     // units with values of two experts at least
    uint32_t disputed;     // of them with any range at all
} svod_agreement;

// Two experts over the criteria that both scored: Cohen's kappa, plain and with quadratic weights on the share of the maximum.
typedef struct svod_pair {
    uint32_t a, b; // rows of experts
    svod_estimate kappa, weighted;
} svod_pair;

// A cell about which experts differ.
typedef struct svod_dispute {
    uint32_t unit, node; // a leaf
    svod_score least, most;
    uint16_t experts; // with points
    double share;     // range over the node's maximum: what the list is ordered by, then by range in points, then by place
} svod_dispute;

typedef struct svod_place_of {          // how sure a unit's rank is
    uint8_t why;                        // svod_why: of pairwise, bootstrap and group
    uint32_t low, high;                 // of its rank at SVOD_CONFIDENCE, simultaneous over its pairs
    uint32_t boot_low, boot_high;       // bootstrap over experts; 0: none
    uint32_t group;                     // of those that cannot be told apart, from 1
    uint8_t weights_why;                // of what follows
    uint32_t weights_low, weights_high; // ranks under weights drawn at random
    double weights_own, weights_first;  // shares of draws: the rank it has, the first
    svod_estimate raw;                  // total: mean of the experts' totals, with its error from the additive model
    svod_estimate adjusted;             // total, severity of experts taken out
    uint32_t adjusted_rank;             // 0: none
} svod_place_of;

#define SVOD_DISPUTES_MOST 20000 // kept of disputed cells

typedef struct svod_expertise {
    const svod_panel *panel;  // NULL: the campaign has no list of experts
    svod_expert_row *experts; // those of the list in its order, then those of sheets alone
    size_t expert_count;
    size_t raters;         // of them with scores that count as independent judgements
    svod_agreement *nodes; // [node]
    svod_pair *pairs;
    size_t pair_count;
    svod_dispute *disputes; // worst first, the first SVOD_DISPUTES_MOST
    size_t dispute_count;
    uint64_t disputed;    // cells about which experts differ, those too that are not in the list
    uint8_t severity_why; // svod_why of the model
    double severity_mean, severity_sigma, severity_df;
    uint32_t completed;    // totals of experts in it whose few blanks were filled by what the others gave there
    uint32_t refused;      // that have too many blanks for that, and are left out
    svod_place_of *places; // [unit]
    svod_estimate *groups; // [cluster] Kruskal-Wallis of totals between levels
    uint32_t *overrides;   // [unit] how many svod_override of the year are its
    uint64_t seed;
    uint32_t replicates, draws; // of the bootstrap, of the weights
} svod_expertise;

#endif
