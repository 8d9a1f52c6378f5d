// Parts of the sheets of recommendations and of the profile, which show the same things. Private to table/.
#ifndef SVOD_TABLE_ADVICE_H
#define SVOD_TABLE_ADVICE_H

#include "table/lay.h"

// "1. Goals and tasks"; of the root, words for the whole.
const char *svod_advice_about(const svod_lay *lay, const svod_rubric *rubric, uint32_t node);
// The node of depth 1 that it lies in; the root stays.
uint32_t svod_advice_section(const svod_rubric *rubric, uint32_t node);
// "срочно", in its tone.
svod_out *svod_put_urgency(svod_lay *lay, uint32_t row, uint32_t col, svod_urgency urgency);
// Wrapped words with the addresses of their figures ("": none); empty words leave an empty cell.
svod_out *svod_put_said(svod_lay *lay, uint32_t row, uint32_t col, const char *text, const char *origin);
// Why it is given: the condition's reason.
svod_out *svod_put_why(svod_lay *lay, uint32_t row, uint32_t col, const svod_advised *advised);
// "✓ выполнено".
svod_out *svod_put_verdict(svod_lay *lay, uint32_t row, uint32_t col, svod_follow_verdict verdict);
// Addresses of the figures in its `why`.
const char *svod_follow_origin(const svod_lay *lay, const svod_followed *item);
// What was then, what is now, and the change, in three columns from `col` on.
void svod_put_then_and_now(svod_lay *lay, uint32_t row, uint32_t col, const svod_followed *item);

#endif
