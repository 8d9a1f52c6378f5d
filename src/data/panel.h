// The experts of a campaign as its list of experts names them: who examines whom, who may not, whose word is final. Made by intake/.
#ifndef SVOD_DATA_PANEL_H
#define SVOD_DATA_PANEL_H

#include "data/roster.h"

typedef struct svod_judge {
    const char *name; // as written; compared by fold key
    svod_place place;
    bool chair;      // the agreed score: overrides the others where the rubric's rule is `agreed`
    bool *assigned;  // [unit] is to be examined by this expert; never where `conflict`
    bool *conflict;  // [unit] may not be: conflict of interests
    const char *due; // ISO 8601, when the sheets are to be in; "" when nobody said
} svod_judge;

typedef struct svod_panel {
    const char *file;
    svod_judge *judges; // in the order of the file
    size_t count;
} svod_panel;

// Index of the judge with this name (fold key), or SVOD_NO_JUDGE.
#define SVOD_NO_JUDGE SIZE_MAX
size_t svod_panel_find(const svod_panel *panel, svod_arena *scratch, const char *name);

#endif
