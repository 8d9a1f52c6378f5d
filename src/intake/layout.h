// Where in a sheet what stands: header rows and the columns of units, years, experts, nodes and totals. Private to intake/.
#ifndef SVOD_INTAKE_LAYOUT_H
#define SVOD_INTAKE_LAYOUT_H

#include "data/scores.h"
#include "intake/head.h"
#include "intake/patterns.h"

typedef struct layout_node {
    uint32_t col, node;
    const char *text; // the whole stacked header
} layout_node;

// A column of answers.
typedef struct layout_question {
    uint32_t col, indicator;
    uint8_t part; // svod_part_id
    const char *text;
} layout_question;

// A column of units and what is said of them.
typedef struct layout_group {
    uint32_t unit_row; // row of the unit's header
    const char *unit_text;
    uint32_t unit, year, expert, node, score; // columns; 0: none
    uint32_t time;                            // when a row was filled in; 0: the table is no form's export
    layout_node *nodes;                       // wide: by column
    size_t node_count;
    layout_question *questions; // by column
    size_t question_count;
    uint32_t *totals; // columns of printed totals of the campaign's year, ascending
    size_t total_count;
} layout_group;

typedef struct layout {
    uint32_t last_row;    // of the header
    bool is_long;         // a row a score: unit, node, score; else a row a unit (and expert, year)
    layout_group *groups; // tables side by side, from left to right
    size_t group_count;
    const char *const *headings; // [col - 1]: what the row that names the units says over a column; NULL: blank, or a merge of another cell
    uint32_t cols;               // of headings
} layout;

typedef struct layout_search {
    const svod_grid *grid; // the sheet or a piece of it
    const svod_roster *roster;
    const svod_rubric *rubric;
    patterns *patterns;
    int year;
    bool *asked;           // [indicator * SVOD_PART_COUNT + part]: marked for columns of questions that are read; NULL: nobody asks
    const bool *hidden;    // [col], HEAD_COLS + 1 of them: columns whose scores are not to be used; NULL: none
    uint8_t *unread;       // [node]: svod_unread, marked for columns that are there and not read; NULL: nobody asks
    uint32_t from, at;     // a table further down: the header begins at `from` or below, and row `at` names its units; 0 0: the first table
    const uint32_t *units; // row `at` names no units: the columns that held them in the table above, of which those that name known ones
    size_t unit_count;     // below are taken, else the column that names most; NULL: row `at` names its units
    svod_arena *arena;     // of the layout, too
    svod_findings *findings;
} layout_search;

// Finds the header and reports its columns (column_unknown, column_doubled, column_ambiguous, columns_hidden). Of several tables below one
// another it is the uppermost. False when there is none: no finding is added, for another sheet of the file may have one.
bool layout_find(const layout_search *search, layout *out);
// When there is none: what there was instead, for people.
const char *layout_what(const layout_search *search);
// Does a text say what the column of units says? Plain numbers and known units do not.
bool layout_names_units(const layout_search *search, const char *text);

#endif
