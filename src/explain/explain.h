// The whole way of a figure: from what is shown down to the cells of the sheets, the roster and the lines of the rubric. Refuses:
// computing figures again (it asks the same functions that made them), reading files.
#ifndef SVOD_EXPLAIN_EXPLAIN_H
#define SVOD_EXPLAIN_EXPLAIN_H

#include "data/result.h"
#include "data/trail.h"

// The tree of an address (address.h). NULL with a finding: explain_address (not one by the grammar), explain_unknown (no such unit, node,
// figure; nearest candidates).
svod_trail *svod_explain(const svod_result *result, const char *address, svod_arena *arena, svod_findings *findings);

// The same of several addresses, parted by blanks, as the words of a cell of the workbook have them; `label` is what the cell says. One
// address gives its tree alone; of several each is a child.
svod_trail *svod_explain_words(const svod_result *result, const char *label, const char *addresses, svod_arena *arena,
                               svod_findings *findings);

// Everything about one unit on one node: points down to each expert's score, rank with its neighbours, clusters, flags. `unit` and `node`
// as people write them; node NULL: the total; "comparable": what both years share.
svod_trail *svod_explain_unit(const svod_result *result, const char *unit, const char *node, svod_arena *arena, svod_findings *findings);

// Units that can be asked for, the first of many, for a sentence.
const char *svod_explain_units(const svod_result *result, svod_arena *arena, svod_findings *findings);

// Leaves of a tree that have neither a place nor are constants of the rubric: none, or the tree has a dead end.
size_t svod_trail_dead_ends(const svod_trail *trail);

#endif
