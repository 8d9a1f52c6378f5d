// A cell -> a score or the reason why there is none. Private to intake/.
#ifndef SVOD_INTAKE_CELLSCORE_H
#define SVOD_INTAKE_CELLSCORE_H

#include "data/grid.h"
#include "data/scores.h"

typedef struct cell_score {
    svod_score score;
    svod_code fault;  // SVOD_CODE_COUNT: none
    svod_code remark; // said whatever becomes of the score: cell_footnote, score_percent; SVOD_CODE_COUNT: none
    const char *bare; // cell_footnote: the text without the mark
} cell_score;

// By the scale of the node (0 … maximum, step) and the rubric's policies. NULL, empty and signs for nothing are SVOD_S_BLANK. A damaged
// cell is unreadable without a fault: its reader has told it.
cell_score cell_score_of(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, svod_arena *scratch);
// Adds the finding of a verdict's fault.
void cell_score_report(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, cell_score verdict, svod_place place,
                       svod_arena *scratch, svod_findings *findings);
// Adds that of its remark.
void cell_score_remark(const svod_cell *cell, cell_score verdict, svod_place place, svod_arena *scratch, svod_findings *findings);
// What a cell holds, for people: numbers with the language's decimal mark, long texts cut.
const char *cell_shown(const svod_cell *cell, svod_lang lang, svod_arena *scratch);

#endif
