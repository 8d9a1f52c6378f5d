// The policy of a rubric as its file would give it, with what each choice means.
#include "write/rubric_words.h"

#include "data/words.h"

void svod_rubric_choices(const svod_policy *policy, rubric_choice out[RUBRIC_CHOICES]) {
    static const svod_text na[] = {SVOD_T_rubric_na_drop, SVOD_T_rubric_na_zero, SVOD_T_rubric_na_forbid};
    static const svod_text blank[] = {SVOD_T_rubric_blank_zero, SVOD_T_rubric_blank_drop, SVOD_T_rubric_blank_incomplete};
    static const svod_text absent[] = {SVOD_T_rubric_absent_exclude, SVOD_T_rubric_absent_zero};
    static const svod_text above[] = {SVOD_T_rubric_above_missing, SVOD_T_rubric_above_keep, SVOD_T_rubric_above_clamp};
    static const svod_text step[] = {SVOD_T_rubric_step_missing, SVOD_T_rubric_step_keep};
    static const svod_text rank[] = {SVOD_T_rubric_rank_points, SVOD_T_rubric_rank_percent};
    static const svod_text twice[] = {SVOD_T_rubric_twice_last, SVOD_T_rubric_twice_first, SVOD_T_rubric_twice_error};
    out[0] = (rubric_choice){"not_applicable", svod_na_words[policy->na], na[policy->na]};
    out[1] = (rubric_choice){"blank", svod_blank_words[policy->blank], blank[policy->blank]};
    out[2] = (rubric_choice){"no_submission", svod_absent_words[policy->absent], absent[policy->absent]};
    out[3] = (rubric_choice){"above_max", svod_above_max_words[policy->above_max], above[policy->above_max]};
    out[4] = (rubric_choice){"off_step", svod_off_step_words[policy->off_step], step[policy->off_step]};
    out[5] = (rubric_choice){"rank", svod_rank_words[policy->rank], rank[policy->rank]};
    out[6] = (rubric_choice){"twice", svod_twice_words[policy->twice], twice[policy->twice]};
}
