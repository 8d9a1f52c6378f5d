// Finds header rows and columns in a sheet, resolves unit names, turns cells into scores or reasons why there is none.
// Refuses: combining or summing anything, guessing names.
#ifndef SVOD_INTAKE_INTAKE_H
#define SVOD_INTAKE_INTAKE_H

#include "data/grid.h"
#include "data/scores.h"

// Roster: a header row with id (or none: made from the name), name, aliases ('|' between), and attributes by column name. Findings:
// roster_*; false when no unit could be had.
bool svod_roster_build(const svod_grid *grid, svod_arena *arena, svod_roster *out, svod_findings *findings);

// What the campaign says of the sheets of one `sheets:` entry.
typedef struct svod_intake_options {
    int year;           // rows of other years (a year column, or a total column naming one) are left out
    const char *expert; // name for sheets without an expert column; NULL: ""
    const char *sheet;  // only the sheet of this name; NULL: every visible one
    bool hidden;        // hidden rows, columns and sheets are used; else left out, and said
    size_t head;        // cells kept of a sheet before it streams; 0: SVOD_INTAKE_HEAD
} svod_intake_options;

// A sink that reads sheets into scores. The head of a sheet (SVOD_INTAKE_HEAD cells) is kept as a grid until the layout is found; a
// longer sheet then streams row by row. A sheet may hold several tables, below one another or side by side. Findings:
// header_not_found, column_*, unit_*, score_*, table_skipped, rows_*.
#define SVOD_INTAKE_HEAD 1000000
typedef struct svod_intake svod_intake;
svod_intake *svod_intake_new(svod_arena *arena, svod_scores *scores, const svod_intake_options *options, svod_findings *findings);
svod_sink svod_intake_sink(svod_intake *intake);
// After the reader: a sheet that was never ended is worked through with the rows that came, and the kept head is given back. When the
// file was read whole, its sheets without a header are judged now that the others are known (header_not_found, sheet_skipped,
// sheet_missing).
void svod_intake_close(svod_intake *intake, bool whole);
// After the last sheet of the campaign: columns missing everywhere, units that no sheet names (finding unit_no_sheet).
void svod_intake_finish(svod_scores *scores, const svod_intake_options *options, svod_findings *findings);

// How a score cell is read when that is not plain from what stands in it: the mark that is taken off, the fault and what the rubric makes
// of it, the formula. "" when nothing is to be said. `node` of the rubric; cell NULL: an empty one.
const char *svod_intake_reading(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, svod_lang lang, svod_arena *arena);
// The same of a cell that a merged range covers, whose first cell is `ref`.
const char *svod_intake_reading_merged(const char *ref, svod_lang lang, svod_arena *arena);

#endif
