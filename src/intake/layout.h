// Where in a sheet what stands: header rows and the columns of units, years, experts, nodes and totals. Private to intake/.
#ifndef SVOD_INTAKE_LAYOUT_H
#define SVOD_INTAKE_LAYOUT_H

#include "data/roster.h"
#include "intake/head.h"
#include "intake/patterns.h"

typedef struct layout_node {
    uint32_t col, node;
    const char *text; // the whole stacked header
} layout_node;

typedef struct layout {
    uint32_t last_row; // of the header
    uint32_t unit_row; // row of the unit's header
    const char *unit_text;
    bool is_long;                             // a row a score: unit, node, score; else a row a unit (and expert, year)
    uint32_t unit, year, expert, node, score; // columns; 0: none
    layout_node *nodes;                       // wide: by column
    size_t node_count;
    uint32_t *totals; // columns of printed totals of the campaign's year, ascending
    size_t total_count;
} layout;

typedef struct layout_search {
    const svod_grid *grid; // the sheet or its head
    const svod_roster *roster;
    const svod_rubric *rubric;
    patterns *patterns;
    int year;
    svod_arena *arena; // of the layout, too
    svod_findings *findings;
} layout_search;

// Finds the header and reports its columns (column_unknown, column_doubled, column_ambiguous). False when there is none: no finding is
// added, for another sheet of the file may have one; *found then says what there was.
bool layout_find(const layout_search *search, layout *out, const char **found);

#endif
