// What the sheets of a form are made with. Private to table/form*.c.
#ifndef SVOD_TABLE_FORM_PARTS_H
#define SVOD_TABLE_FORM_PARTS_H

#include "table/form.h"
#include "table/lay.h"
#include "table/refs.h"

typedef struct form {
    const svod_form_input *input;
    const svod_rubric *rubric;
    svod_form_plan plan;
    svod_lang lang;
    svod_arena *arena;
    const char *na;       // the word for "not applicable"; NULL: no such answer
    const char **list;    // [node] range of permitted scores, "=svod!$L$2:$L$13"; NULL: too many, or no leaf
    const char *na_list;  // range of that word alone
    const char **allowed; // [node] what may be written, in words: "0; 0,5; 1 или н/п"; NULL: no leaf
    uint32_t leaves;
} form;

#define FORM_SAY(f, id) svod_say((f)->lang, SVOD_T_table_form_##id)

// A sheet of the form, all of it closed but its entries.
svod_table *form_sheet(const form *f, const char *id, const char *name);
// The hidden sheet; fills in lists and words, so it comes first.
svod_table *form_keys(form *f, svod_form_hash *hash);
svod_table *form_help(const form *f);
svod_table *form_matrix(const form *f);
svod_table *form_unit(const form *f, size_t unit); // the i-th of the plan
// Beside the cells of that sheet: what svod proposes, and the quotations for it. Nothing where the unit's documents say nothing.
bool form_proposes(const form *f);
void form_proposals(const form *f, svod_table *table, size_t unit);

// Cells of one row (across) or one column of a sheet, by node.
typedef struct form_line {
    const uint32_t *at; // [node] column when across, else row
    uint32_t other;     // the row, or the column
    bool across;
} form_line;
// "=IF(COUNT(D7:E7,J7)=0,"",SUM(D7:E7,J7))" over a node's children.
const char *form_total(const form *f, form_line line, uint32_t node);
// "COUNTA(D7:E7,G7)" over all criteria.
const char *form_filled(const form *f, form_line line);
// Says what may be entered in the criteria's cells of the sheet: along the line and `deep` cells across it. single: each criterion is told
// by its name as far as that is possible; else neighbours with the same scores share one message.
void form_allow(const form *f, svod_table *table, form_line line, uint32_t deep, bool single);

const char *form_points(const form *f, svod_points points); // "0,5"
const char *form_unit_word(const form *f);
// What may be given for a criterion, as it is printed over its column: "0–3, шаг 0,5", with `between` behind the
// comma. NULL where a number is wanted: in totals, and where
// a form has so many criteria that formulas refer to maxima.
const char *form_scale(const form *f, uint32_t node, const char *between);
// Is this form the chair's, and the chair's score of this criterion the agreed one?
bool form_agreed(const form *f, uint32_t leaf);
// What a chair does, in words: where scores are agreed, by sections as far as those are so as a whole.
const char *form_chair(const form *f);
const char *form_date(const form *f, const char *iso); // "20.06.2023" in Russian
// A line on the campaign: title, and that its data are made up.
const char *form_campaign(const form *f);

#endif
