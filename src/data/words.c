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
const char *const svod_twice_words[] = {"last", "first", "error", NULL};
const char *const svod_total_words[] = {"points", "reached", "none", NULL};
const char *const svod_comparison_words[] = {">=", "<=", "=", NULL};
const char *const svod_better_words[] = {"more", "less", "neither", NULL};
const char *const svod_worth_words[] = {"none", "target", "bands", "proportion", NULL};
const char *const svod_round_words[] = {"half_up", "cut", NULL};
const char *const svod_cluster_kind_words[] = {"attribute", "ratio", "number", NULL};
const char *const svod_pub_rule_words[] = {"count", "share", "attribute", "ratio", "level", "rank", "ignore", NULL};

const svod_condition svod_conditions[SVOD_CONDITIONS] = {
    {"points_at_most", SVOD_FLAG_POINTS, false, NULL},
    {"points_below", SVOD_FLAG_POINTS, true, NULL},
    {"percent_at_most", SVOD_FLAG_PERCENT, false, NULL},
    {"percent_below", SVOD_FLAG_PERCENT, true, NULL},
    {"fall_at_least", SVOD_FLAG_FALL, false, NULL},
    {"no_submission", SVOD_FLAG_NO_SUBMISSION, false, NULL},
    {"missed", SVOD_FLAG_MISSED, false, "years"},
    {"worse", SVOD_FLAG_WORSE, false, "by"},
    {"no_data", SVOD_FLAG_NO_DATA, false, NULL},
    {"nothing", SVOD_FLAG_NOTHING, false, NULL},
    {"percent_at_least", SVOD_FLAG_HIGH, false, NULL},
    {"weakest_in", SVOD_FLAG_WEAKEST, false, NULL},
    {"level_percent_at_most", SVOD_FLAG_LEVEL, false, "cluster"},
    {"no_evidence", SVOD_FLAG_EVIDENCE, false, "weak"},
    {"disputed", SVOD_FLAG_DISPUTED, false, "by"},
    {"all", SVOD_FLAG_ALL, false, NULL},
};

const char *svod_condition_key(const svod_flag *flag) {
    for (size_t i = 0; i < SVOD_CONDITIONS; i++)
        if (svod_conditions[i].kind == flag->kind && svod_conditions[i].below == flag->below) return svod_conditions[i].key;
    return "";
}

bool svod_flag_counts(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_MISSED || flag->kind == SVOD_FLAG_WORSE || flag->kind == SVOD_FLAG_NO_DATA;
}
