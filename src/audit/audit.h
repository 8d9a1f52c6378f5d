// Holds a published table against its own parts, against its sisters, the roster and the rubric's rules, and names the smallest set of
// cells that explains what does not follow. Refuses: knowing any particular table, changing points, calling a rounding an error.
#ifndef SVOD_AUDIT_AUDIT_H
#define SVOD_AUDIT_AUDIT_H

#include "data/audit.h"
#include "data/result.h"

// What is known beside the tables. All but the rubric may be missing.
typedef struct svod_audit_input {
    const svod_rubric *rubric;   // of the campaign
    const svod_rubric *previous; // of the year before: maxima of its rows; NULL: none
    const svod_roster *roster;   // NULL: none
    const svod_result *result;   // flags and levels, for published lists; NULL: a table alone
} svod_audit_input;

// Understands the tables of one sheet and appends them (svod_pub_table) to `tables`. The grid must outlive them. Findings:
// pub_no_table (no header with a column of units), pub_column_unknown. False when the sheet has no table.
bool svod_pub_read(const svod_grid *grid, const svod_audit_input *input, svod_arena *arena, svod_vec *tables, svod_findings *findings);

// Runs every check of checks.def over the tables, then looks for causes. Never fails: what cannot be judged is not judged.
svod_audit *svod_audit_run(const svod_pub_table *tables, size_t count, const svod_audit_input *input, svod_lang lang, svod_arena *arena);

// Id of the i-th check in the order of checks.def, with its title; NULL after the last.
const char *svod_audit_check(size_t i, svod_lang lang, const char **title);
// What the i-th check compares, what counts as rounding, when it keeps silent, what its verdicts mean: a paragraph.
const char *svod_audit_check_help(size_t i, svod_lang lang);

// A finding per claim, at its cell: contradictions are errors, doubtful ones warnings, roundings notes; the advice names the cause.
void svod_audit_report(const svod_audit *audit, svod_findings *findings);

// Finds the smallest sets of cells that explain the claims; fills causes and the claims' `cause`. Private to audit/.
void audit_causes(svod_audit *audit, const svod_audit_input *input);

#endif
