// The words of rubric and campaign files for what the structs hold as numbers: one list each, for those who read and those who write.
#ifndef SVOD_DATA_WORDS_H
#define SVOD_DATA_WORDS_H

#include "data/rubric.h"

// In the order of their enums, NULL at the end.
extern const char *const svod_provenance_words[];   // SVOD_UNSAID has none
extern const char *const svod_na_words[];           // policy not_applicable
extern const char *const svod_blank_words[];        // policy blank
extern const char *const svod_absent_words[];       // policy no_submission
extern const char *const svod_above_max_words[];    // policy above_max
extern const char *const svod_off_step_words[];     // policy off_step, which has no "clamp"
extern const char *const svod_rank_words[];         // policy rank
extern const char *const svod_combine_rule_words[]; // `combine`, its `rule` and `otherwise`
extern const char *const svod_twice_words[];        // policy twice
extern const char *const svod_total_words[];        // total
extern const char *const svod_comparison_words[];   // of an indicator
extern const char *const svod_better_words[];       // of an indicator
extern const char *const svod_worth_words[];        // `points` of an indicator; bands are a list there
extern const char *const svod_round_words[];        // way of `round` of an indicator
extern const char *const svod_cluster_kind_words[];
extern const char *const svod_pub_rule_words[]; // kind of a column in `published:`

// What a flag's `when:` may say.
typedef struct svod_condition {
    const char *key;
    svod_flag_kind kind;
    bool below;      // strictly
    const char *own; // a key that may stand beside it; NULL: none
} svod_condition;
#define SVOD_CONDITIONS 16
extern const svod_condition svod_conditions[SVOD_CONDITIONS];
// Key of the flag's own condition, e.g. "points_at_most".
const char *svod_condition_key(const svod_flag *flag);
// Counts indicators: its limit, and the margin, are a number of them.
bool svod_flag_counts(const svod_flag *flag);

#endif
