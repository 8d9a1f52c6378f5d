// Parts of the sheets "Эксперты" and "Согласие", which show the same kinds of cells. Private to table/.
#ifndef SVOD_TABLE_EXPERTS_H
#define SVOD_TABLE_EXPERTS_H

#include "table/lay.h"

// Columns of "Эксперты"; its blocks share them.
enum { SVOD_EXPERTS_MIDDLE = 2, SVOD_EXPERTS_WHO = 6, SVOD_EXPERTS_NUMBERS = 10, SVOD_EXPERTS_LAST = 12 };

// Of the campaign; NULL when there is nothing to say of experts: fewer than two raters and no list of them.
const svod_expertise *svod_experts_of(const svod_lay *lay);
const char *svod_experts_name(const svod_lay *lay, const svod_expert_row *row);
// Title of a block and how to read it; returns the next free row.
uint32_t svod_experts_block(svod_lay *lay, uint32_t row, const char *title, const char *note);
// A number of so many decimals, with the language's mark.
const char *svod_experts_number(const svod_lay *lay, double value, unsigned decimals);
// One number of an estimate; a dash where it is undefined (`has`: this very number is there unless the whole is
// undefined). The reason stands once, at the value.
typedef struct svod_experts_cell {
    svod_class cls;
    double value;
    bool has;
} svod_experts_cell;
svod_out *svod_experts_put(svod_lay *lay, uint32_t row, uint32_t col, const svod_estimate *estimate, svod_experts_cell cell);
// The interval of an estimate, times `scale`, or why there is no number, for a comment.
const char *svod_experts_note(const svod_lay *lay, const svod_estimate *estimate, double scale);

// The blocks: from `row` on; each returns the next free row.
uint32_t svod_experts_agreement(svod_lay *lay, uint32_t row);
uint32_t svod_experts_advice(svod_lay *lay, uint32_t row);
uint32_t svod_experts_disputes(svod_lay *lay, uint32_t row);
uint32_t svod_experts_overrides(svod_lay *lay, uint32_t row);

#endif
