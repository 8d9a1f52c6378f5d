// Where everything stands in the workbook that an expert fills: one plan for those who write forms (table/) and those who read them
// (intake/). Sheets in order: the hidden sheet of keys (first, so that a reader knows at once what follows), instructions, the matrix, a
// sheet for each unit.
#ifndef SVOD_DATA_FORM_H
#define SVOD_DATA_FORM_H

#include "base/str.h"
#include "data/roster.h"
#include "data/rubric.h"

#define SVOD_FORM_KIND "svod form/1" // A1 of the hidden sheet
#define SVOD_FORM_KEYS "svod"        // its name
#define SVOD_FORM_UNIT_SHEETS 60     // with more units there is the matrix alone

// The hidden sheet: column A key, B value: kind, campaign, year, rubric, structure, expert, program, language, check (SHA-256 of all that
// stands on this sheet but itself: svod_form_check_line). Then two tables with their heads in row 1: from D nodes (id, maximum, step), from
// H units (id, name, sheet), and from L on a column a list of permitted scores (row 1 says of which maximum and step; numbers from row 2
// on, below them the word for "not applicable"; the last such column is that word alone). Maxima and steps as texts with a decimal point.
enum {
    SVOD_FORM_KEY_KIND = 1, // rows
    SVOD_FORM_KEY_CAMPAIGN,
    SVOD_FORM_KEY_YEAR,
    SVOD_FORM_KEY_RUBRIC,
    SVOD_FORM_KEY_STRUCTURE,
    SVOD_FORM_KEY_EXPERT,
    SVOD_FORM_KEY_PROGRAM,
    SVOD_FORM_KEY_LANGUAGE,
    SVOD_FORM_KEY_CHECK,
    SVOD_FORM_NODES_COL = 4,
    SVOD_FORM_UNITS_COL = 8,
    SVOD_FORM_LISTS_COL = 12
};

// The matrix: whose it is in B1, the campaign and a line on filling beside it, hidden keys of the columns in row 3 (node ids; "=ID" over a
// section's total), sections with maxima in row 4, titles of criteria in row 5, their scales ("0–3, шаг 0,5"; a total's maximum as a
// number) in row 6, a unit a row from 7 on. Column A hidden: ids of units; B running number, C name, then the nodes in the rubric's order:
// criteria, behind each node with children its total; the grand total last. Indicators are measured and not asked; totals and their
// maxima are of the criteria alone. One column more, behind last_col: how many criteria are filled
// in ("12 из 94", a formula). Nothing below the last unit.
enum {
    SVOD_FORM_KEY_ROW = 3,
    SVOD_FORM_SECTION_ROW = 4,
    SVOD_FORM_TITLE_ROW = 5,
    SVOD_FORM_MAX_ROW = 6,
    SVOD_FORM_FIRST_ROW = 7,
    SVOD_FORM_UNIT_KEY_COL = 1,
    SVOD_FORM_NUMBER_COL = 2,
    SVOD_FORM_NAME_COL = 3,
    SVOD_FORM_FIRST_COL = 4
};

// A unit's sheet: A1 hidden key of the unit; title in row 1, unit's name in row 2, heads in row 4, from row 5 on a row for each node of the
// rubric in preorder (the whole last). Columns: A hidden node id ("=ID" in a row of a total), B what it is, C its scale or a total's
// maximum, D score, E "not applicable" (a mark or the word), F comment, G link to the evidence; then formulas for the expert's eyes: H what
// the matrix says of the same cell, I (hidden) 1 where either has something. Where documents were read: J what svod proposes, K the
// quotations for it; nobody reads these back.
enum {
    SVOD_FORM_UNIT_HEAD_ROW = 4,
    SVOD_FORM_UNIT_FIRST_ROW = 5,
    SVOD_FORM_UNIT_TITLE_COL = 2,
    SVOD_FORM_UNIT_MAX_COL = 3,
    SVOD_FORM_UNIT_SCORE_COL = 4,
    SVOD_FORM_UNIT_NA_COL = 5,
    SVOD_FORM_UNIT_COMMENT_COL = 6,
    SVOD_FORM_UNIT_LINK_COL = 7,
    SVOD_FORM_UNIT_MATRIX_COL = 8,
    SVOD_FORM_UNIT_FILLED_COL = 9,
    SVOD_FORM_UNIT_PROPOSAL_COL = 10,
    SVOD_FORM_UNIT_QUOTES_COL = 11
};

typedef struct svod_form_plan {
    const svod_rubric *rubric;
    const svod_roster *roster;
    size_t *units; // to be examined, roster order
    size_t unit_count;
    uint32_t *col; // [node] of the matrix: a criterion's scores, another node's total; 0: nothing there for experts to judge
    uint32_t *row; // [node] of a unit's sheet; the same
    uint32_t last_col, last_row;
    bool unit_sheets;         // there is one for each unit
    const char **sheet_names; // [unit_count] of the units' sheets, at most 31 characters, all different; NULL without them
} svod_form_plan;

// `units`: [roster->count] which are this expert's. The plan of the same rubric, roster and units is always the same.
svod_form_plan svod_form_plan_of(const svod_rubric *rubric, const svod_roster *roster, const bool *units, svod_arena *arena);
// Row of the i-th unit in the matrix.
uint32_t svod_form_unit_row(size_t i);
// What stands in the hidden row or column over a node: its id, "=ID" for a total ("=total" for the whole).
const char *svod_form_key(const svod_form_plan *plan, uint32_t node, svod_arena *arena);

// What an expert may write for a node, ascending, in ten-thousandths of a point: multiples of the step from 0 to the maximum. NULL when
// there are more than SVOD_FORM_CHOICES of them.
#define SVOD_FORM_CHOICES 500
const int32_t *svod_form_choices(const svod_rubric *rubric, uint32_t node, size_t *count, svod_arena *arena);
// The word that means "not applicable" in a form: the usual one of the language where the rubric takes it, else the rubric's first of at
// most SVOD_FORM_WORD letters (it stands in formulas, which are short in validations). NULL where the rubric has no such answer.
#define SVOD_FORM_WORD 60
const char *svod_form_na(const svod_rubric *rubric, svod_lang lang, svod_arena *arena);

// A line of the text whose SHA-256 is the check: for each filled cell of the hidden sheet, by row, then column. White space and the
// spelling of numbers in lists make no difference; the check itself (its key, too) and blank cells add nothing.
void svod_form_check_line(svod_buf *out, uint32_t row, uint32_t col, const char *text);

#endif
