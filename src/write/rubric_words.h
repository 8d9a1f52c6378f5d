// The words of a rubric file for what a compiled rubric holds as numbers; shared by the text and the JSON of `svod rubric`.
#ifndef SVOD_WRITE_RUBRIC_WORDS_H
#define SVOD_WRITE_RUBRIC_WORDS_H

#include "data/rubric.h"

// One choice of the policy: its key, the word that the file would give, and what it means.
typedef struct rubric_choice {
    const char *key, *word;
    svod_text meaning;
} rubric_choice;
#define RUBRIC_CHOICES 6
void svod_rubric_choices(const svod_policy *policy, rubric_choice out[RUBRIC_CHOICES]);

// "attribute", "ratio", "number".
const char *svod_rubric_cluster_kind(svod_cluster_kind kind);
// Key of the condition in `when:`, e.g. "points_at_most".
const char *svod_rubric_condition(const svod_flag *flag);
// "total" for the whole rubric, which has no id of its own.
const char *svod_rubric_node_id(const svod_rubric *rubric, uint32_t node);

#endif
