// Footnote marks glued to what a cell says.
#ifndef SVOD_BASE_FOOTNOTE_H
#define SVOD_BASE_FOOTNOTE_H

#include <stdbool.h>

#include "base/arena.h"

// The cleaned text without the marks that it ends with: "7,5*", "7,5¹⁾", "7,5 1)", "7,5*)", "… 2)" -> "7,5", "…". NULL when there are
// none, or nothing else. A figure with a bracket behind a number counts behind a space alone: "31)" is 31 or 3 with a footnote.
const char *svod_footnote_less(svod_arena *arena, const char *text);
// Bytes of the raised figure, raised bracket or asterisk that ends the text; 0 if none.
size_t svod_footnote_mark(const char *text, size_t len);
// Whether a raised figure, a raised bracket or an asterisk stands anywhere in the text.
bool svod_footnote_in(const char *text);

#endif
