// The policy of a rubric as its file would give it; shared by the text and the JSON of `svod rubric`.
#ifndef SVOD_WRITE_RUBRIC_WORDS_H
#define SVOD_WRITE_RUBRIC_WORDS_H

#include <jansson.h>

#include "data/rubric.h"

// One choice of the policy: its key, the word that the file would give, and what it means.
typedef struct rubric_choice {
    const char *key, *word;
    svod_text meaning;
} rubric_choice;
#define RUBRIC_CHOICES 7 // the last is about answers of forms: of use to rubrics with indicators alone
void svod_rubric_choices(const svod_policy *policy, rubric_choice out[RUBRIC_CHOICES]);
// The indicators as text, a heading and a paragraph each; nothing when there are none.
void rubric_put_indicators(const svod_rubric *rubric, svod_lang lang, svod_buf *out);
// One of them as JSON.
json_t *rubric_indicator_object(const svod_rubric *rubric, const svod_indicator *indicator);
// What it seeks in documents, as text; nothing when that is nothing.
void rubric_put_evidence(const svod_rubric *rubric, svod_lang lang, svod_buf *out);
json_t *rubric_evidence_object(const svod_rubric *rubric); // it has some
json_t *rubric_want_object(const svod_rubric *rubric, const svod_want *want);
// A condition as a line and as its `when:`.
void rubric_put_condition(const svod_rubric *rubric, const svod_flag *flag, svod_lang lang, svod_buf *out);
json_t *rubric_condition_object(const svod_rubric *rubric, const svod_flag *flag);
// What it recommends, as text; nothing when that is nothing.
void rubric_put_advice(const svod_rubric *rubric, svod_lang lang, svod_buf *out);
json_t *rubric_advice_object(const svod_rubric *rubric); // it has some

#endif
