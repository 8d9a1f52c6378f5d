// The way of a figure: a tree from what is shown down to the cells it came from. Made by explain/, written by write/ and the command line.
#ifndef SVOD_DATA_TRAIL_H
#define SVOD_DATA_TRAIL_H

#include "data/rubric.h"

typedef struct svod_trail svod_trail;
struct svod_trail {
    const char *kind;  // machine word: "total", "section", "criterion", "score", "mean", "unit", "rank", "cluster", "flag", "constant", …
    const char *label; // for people: "раздел 8 «Анализ эффективности»", "эксперт Иванова"
    const char *value; // for people: "7,5", "не предст."; "" when the label says it all
    const char *state; // machine word of a state that is no number ("no_submission"); "" for a number
    bool has_number;
    double number;             // the value, exact to the nearest double
    const char *how;           // how the value came of the children: "сумма"; ""
    svod_place place;          // of a leaf: the cell, row (col 0) or line that it came from; file NULL: inner node
    const char *stood;         // of a leaf in a sheet: what stood in the cell, as the file has it; NULL: not looked up yet
    const svod_rubric *rubric; // of a leaf that is a score: what it was judged by, and the node; NULL: no score
    uint32_t node;
    svod_trail *children, *last, *next;
    uint32_t child_count;
};

// A new last child, zeroed but for texts "".
svod_trail *svod_trail_add(svod_trail *parent, svod_arena *arena, const char *kind, const char *label);
// A tree becomes the last child of a node.
void svod_trail_take(svod_trail *parent, svod_trail *child);
svod_trail *svod_trail_root(svod_arena *arena, const char *kind, const char *label);

#endif
