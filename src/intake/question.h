// Which question of which indicator a header asks: a form's column. Private to intake/.
#ifndef SVOD_INTAKE_QUESTION_H
#define SVOD_INTAKE_QUESTION_H

#include "intake/patterns.h"

typedef struct question {
    uint32_t indicator; // SVOD_NO_INDICATOR: none
    uint32_t rival;     // another one that the header means as well, so that it means neither; SVOD_NO_INDICATOR: none
    uint8_t part;       // SVOD_PART_COUNT: the header does not say which
} question;
#define QUESTION_NONE ((question){SVOD_NO_INDICATOR, SVOD_NO_INDICATOR, SVOD_PART_COUNT})

#define QUESTION_TEXTS 14
// The texts stacked over a column, from the top to the lowest, and all of them joined.
typedef struct question_texts {
    const char *list[QUESTION_TEXTS];
    size_t count;
    const char *joined;
} question_texts;

// Adds a text: "Вопрос [Строка]", as forms write the rows of a grid, is two.
void question_texts_add(question_texts *texts, const char *text, svod_arena *arena);
// By the indicators' own patterns, then by what means an indicator and the words of a part. `left`: the indicator of the question left of
// it, for own patterns that several indicators have; SVOD_NO_INDICATOR: none.
question question_of(patterns *set, const svod_rubric *rubric, const question_texts *texts, uint32_t left, svod_arena *arena);
// The part of an indicator that a text speaks of; SVOD_PART_COUNT: none that it asks. The words of the indicator's own title say less than
// all others.
uint8_t question_part(patterns *set, const svod_rubric *rubric, uint32_t indicator, const char *text, svod_arena *arena);
// The part that gives an indicator's value when only one does; SVOD_PART_COUNT: several, or none.
uint8_t question_main_part(const svod_indicator *indicator);
// Nothing but words of parts: "Процент", "Ссылка на документ".
bool question_is_bare(patterns *set, const question_texts *texts);

#endif
