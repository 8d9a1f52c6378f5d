// What a text says of a node without any pattern: its id, "раздел ID …", its title. Private to intake/.
#ifndef SVOD_INTAKE_WORDS_H
#define SVOD_INTAKE_WORDS_H

#include "data/rubric.h"

typedef struct node_words node_words;
node_words *node_words_new(svod_arena *arena, const svod_rubric *rubric);
// Node whose id the whole text is ("3.1"; a number as a program stores it, "3.1000000000000001", counts as 3.1), or SVOD_NO_NODE.
uint32_t node_words_id(const node_words *words, const char *text, svod_arena *scratch);
// Node that the text begins with ("3.1 …", "раздел 3 / …", "итого по разделу 3") or whose title it is, or
// SVOD_NO_NODE. "3.1" never takes "3.10", "3.1.2" or "3.1-3.5"; "8 баллов" is no section 8.
uint32_t node_words_find(const node_words *words, const char *text, svod_arena *scratch);

#endif
