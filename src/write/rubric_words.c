// The words of a rubric file for what a compiled rubric holds as numbers.
#include "write/rubric_words.h"

void svod_rubric_choices(const svod_policy *policy, rubric_choice out[RUBRIC_CHOICES]) {
    static const rubric_choice na[] = {{"not_applicable", "drop", SVOD_T_rubric_na_drop},
                                       {"not_applicable", "zero", SVOD_T_rubric_na_zero},
                                       {"not_applicable", "forbid", SVOD_T_rubric_na_forbid}};
    static const rubric_choice blank[] = {{"blank", "zero", SVOD_T_rubric_blank_zero},
                                          {"blank", "drop", SVOD_T_rubric_blank_drop},
                                          {"blank", "incomplete", SVOD_T_rubric_blank_incomplete}};
    static const rubric_choice absent[] = {{"no_submission", "exclude", SVOD_T_rubric_absent_exclude},
                                           {"no_submission", "zero", SVOD_T_rubric_absent_zero}};
    static const rubric_choice above[] = {{"above_max", "missing", SVOD_T_rubric_above_missing},
                                          {"above_max", "keep", SVOD_T_rubric_above_keep},
                                          {"above_max", "clamp", SVOD_T_rubric_above_clamp}};
    static const rubric_choice step[] = {{"off_step", "missing", SVOD_T_rubric_step_missing},
                                         {"off_step", "keep", SVOD_T_rubric_step_keep}};
    static const rubric_choice rank[] = {{"rank", "points", SVOD_T_rubric_rank_points}, {"rank", "percent", SVOD_T_rubric_rank_percent}};
    out[0] = na[policy->na];
    out[1] = blank[policy->blank];
    out[2] = absent[policy->absent];
    out[3] = above[policy->above_max];
    out[4] = step[policy->off_step];
    out[5] = rank[policy->rank];
}

const char *svod_rubric_cluster_kind(svod_cluster_kind kind) {
    static const char *const words[] = {"attribute", "ratio", "number"};
    return words[kind];
}

const char *svod_rubric_condition(const svod_flag *flag) {
    static const char *const words[][2] = {{"points_at_most", "points_below"},
                                           {"percent_at_most", "percent_below"},
                                           {"fall_at_least", "fall_at_least"},
                                           {"no_submission", "no_submission"}};
    return words[flag->kind][flag->below];
}

const char *svod_rubric_node_id(const svod_rubric *rubric, uint32_t node) {
    return node == SVOD_ROOT ? "total" : rubric->nodes[node].id;
}
