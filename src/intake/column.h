// What one column of a header is, by the texts stacked over it. Private to intake/.
#ifndef SVOD_INTAKE_COLUMN_H
#define SVOD_INTAKE_COLUMN_H

#include "intake/layout.h"

typedef struct column {
    column_role role;  // ROLE_none: a node, or nothing known
    node_match match;  // node SVOD_NO_NODE: no node
    const char *text;  // all stacked texts, joined; NULL: no header
    uint32_t row;      // of the lowest text
    uint32_t unit_row; // row of the text that matched the unit role
    int year;          // named by the header; 0: none
    bool other_year;   // stands under a header that names another year than the campaign's
} column;

column column_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth, uint32_t col);

#endif
