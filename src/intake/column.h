// What one column of a header is, by the texts stacked over it. Private to intake/.
#ifndef SVOD_INTAKE_COLUMN_H
#define SVOD_INTAKE_COLUMN_H

#include "intake/layout.h"
#include "intake/question.h"

typedef struct column {
    column_role role;  // ROLE_none: a node, or nothing known
    node_match match;  // node SVOD_NO_NODE: no node
    question asks;     // of an indicator; then there is neither role nor node
    const char *text;  // all stacked texts, joined; NULL: no header
    uint32_t row;      // of the lowest text
    uint32_t unit_row; // row of the text that matched the unit role
    bool spread;       // below a header that is merged over it and the column left of it
    bool settled;      // of its node by what stands below the node's header
    bool attribute;    // one of the roster's
    int year;          // named by the header; 0: none
    bool doubled;      // another column is of the same node, and nothing tells which of them has its scores
    uint32_t first;    // doubled, of a question: the first column that asks it
    bool left_out;     // not to be read: of another year than the campaign's, a maximum, a percentage, a remark below a node's header
} column;

static inline bool column_asks(const column *one) {
    return one->asks.indicator != SVOD_NO_INDICATOR;
}

// Does a text say what the column of units says? In forms they are asked for in a sentence.
bool column_names_units(const layout_search *search, const char *text);
// Each column by its own texts, then by its neighbours: what stands below the merged header of a node is that node's, and names that
// units go by between columns of scores are units. Fills columns[col - 1].
void columns_of(const layout_search *search, const head *block, uint32_t row, uint32_t depth, column *columns);

#endif
