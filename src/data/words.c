// The words of rubric and campaign files.
#include "data/words.h"

const char *const svod_provenance_words[] = {"published", "reconstructed", "demo", NULL};
const char *const svod_na_words[] = {"drop", "zero", "forbid", NULL};
const char *const svod_blank_words[] = {"zero", "drop", "incomplete", NULL};
const char *const svod_absent_words[] = {"exclude", "zero", NULL};
const char *const svod_above_max_words[] = {"missing", "keep", "clamp", NULL};
const char *const svod_off_step_words[] = {"missing", "keep", NULL};
const char *const svod_rank_words[] = {"points", "percent", NULL};
const char *const svod_combine_rule_words[] = {"mean", "median", "trimmed", "agreed", NULL};
const char *const svod_cluster_kind_words[] = {"attribute", "ratio", "number", NULL};
const char *const svod_pub_rule_words[] = {"count", "share", "attribute", "ratio", "level", "rank", "ignore", NULL};

const svod_condition svod_conditions[SVOD_CONDITIONS] = {
    {"points_at_most", SVOD_FLAG_POINTS, false},   {"points_below", SVOD_FLAG_POINTS, true},
    {"percent_at_most", SVOD_FLAG_PERCENT, false}, {"percent_below", SVOD_FLAG_PERCENT, true},
    {"fall_at_least", SVOD_FLAG_FALL, false},      {"no_submission", SVOD_FLAG_NO_SUBMISSION, false},
};

const char *svod_condition_key(const svod_flag *flag) {
    for (size_t i = 0; i < SVOD_CONDITIONS; i++)
        if (svod_conditions[i].kind == flag->kind && svod_conditions[i].below == flag->below) return svod_conditions[i].key;
    return "";
}
