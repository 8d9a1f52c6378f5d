// What an audit says of single cells of a published table, gathered cell by cell. Private to table/.
#ifndef SVOD_TABLE_MARKS_H
#define SVOD_TABLE_MARKS_H

#include "data/audit.h"
#include "data/table.h"

typedef struct svod_mark {
    uint32_t row, col; // of the published sheet, from 1
    uint8_t verdict;   // svod_verdict, the worst of its claims; CONSISTENT: no claim, but the cell is to be mended
    const char *note;  // for people: what was printed, what follows, why, what to mend
} svod_mark;

// [table] its marks, by row, then column.
svod_vec *svod_marks_of(const svod_audit *audit, svod_arena *arena);
// The mark of a cell, NULL if it has none.
const svod_mark *svod_mark_at(const svod_vec *marks, uint32_t row, uint32_t col);
// Is some cell of that row marked?
bool svod_mark_in_row(const svod_vec *marks, uint32_t row);
// "противоречие", "под сомнением", "объяснено округлением".
const char *svod_mark_word(svod_verdict verdict, svod_lang lang);
svod_tone svod_mark_tone(svod_verdict verdict);
// The reason of a claim: its remark, else the rule that it breaks; and what is to be done, of its cause, else of its code.
const char *svod_mark_why(const svod_audit *audit, const svod_claim *claim);
const char *svod_mark_advice(const svod_audit *audit, const svod_claim *claim);

#endif
