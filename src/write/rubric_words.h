// The policy of a rubric as its file would give it; shared by the text and the JSON of `svod rubric`.
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

#endif
