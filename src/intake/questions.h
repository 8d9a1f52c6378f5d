// The columns of questions of one table: which are read, and what is said of those that are not. Private to intake/.
#ifndef SVOD_INTAKE_QUESTIONS_H
#define SVOD_INTAKE_QUESTIONS_H

#include "intake/window.h"

// Marks what two columns of a table ask alike: `doubled`, or `left_out` when they name years and one of them is the campaign's.
void questions_settle(const layout_search *search, const window *at, uint32_t cols);
// Enters a column into its table, or says why it is not read (column_ambiguous, question_doubled, question_unclear).
void questions_add(const layout_search *search, const column *columns, uint32_t col, layout_group *out);
// "6.1 Закрепление, числитель": a question for messages.
const char *question_label(const svod_rubric *rubric, uint32_t indicator, uint8_t part, svod_lang lang, svod_arena *arena);

#endif
