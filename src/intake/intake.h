// Finds header rows and columns in a sheet, resolves unit names, turns cells into scores or reasons why there is none.
// Refuses: combining or summing anything, guessing names.
#ifndef SVOD_INTAKE_INTAKE_H
#define SVOD_INTAKE_INTAKE_H

#include "data/grid.h"
#include "data/panel.h"
#include "data/scores.h"

// Roster: a header row with id (or none: made from the name), name, aliases ('|' between), and attributes by column name. Findings:
// roster_*; false when no unit could be had.
bool svod_roster_build(const svod_grid *grid, svod_arena *arena, svod_roster *out, svod_findings *findings);

// List of experts: a header row with `expert` (or эксперт, ФИО …) and, where wanted, units, clusters, conflicts, role, due. Findings:
// panel_*; false when no expert could be had.
bool svod_panel_build(const svod_grid *grid, const svod_roster *roster, const svod_rubric *rubric, svod_arena *arena, svod_panel *out,
                      svod_findings *findings);
// After the last sheet, before svod_intake_finish: chairs are marked, scores of units in conflict become SVOD_S_RECUSED; rows left blank
// for units that were not theirs become SVOD_S_NONE; experts that the list lacks, units that were not theirs. Findings: panel_*.
void svod_panel_apply(const svod_panel *panel, svod_scores *scores, svod_findings *findings);

// What the campaign says of the sheets of one `sheets:` entry.
typedef struct svod_intake_options {
    int year;                // rows of other years (a year column, or a total column naming one) are left out
    const char *expert;      // name for sheets without an expert column; NULL: ""
    const char *sheet;       // only the sheet of this name; NULL: every visible one
    bool hidden;             // hidden rows, columns and sheets are used; else left out, and said
    size_t head;             // cells kept of a sheet before it streams; 0: SVOD_INTAKE_HEAD
    bool earlier;            // for svod_intake_finish: a campaign before the one that is run; what it did not ask is no fault of this one
    const svod_panel *panel; // for svod_intake_finish: units that an expert was not to examine are not missed; NULL: no list
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

// ---- forms: workbooks of `svod form`, filled by an expert (data/form.h) ---------------------------------------------------

// LOST: the sheets of a form whose hidden sheet of keys is not there.
typedef enum svod_form_sign { SVOD_FORM_NOT, SVOD_FORM_HAS_KEYS, SVOD_FORM_LOST_KEYS } svod_form_sign;
svod_form_sign svod_form_sign_of(const svod_grids *grids);
// The text whose SHA-256 the hidden sheet carries.
const char *svod_form_check_text(const svod_grids *grids, svod_arena *arena);

typedef struct svod_filled_options {
    const char *file;     // as the user named it
    const char *campaign; // its name
    int year;
    const char *check;       // SHA-256 of the check's text
    const char *expert;      // whom the campaign names for this file; NULL: nobody
    const svod_panel *panel; // who examines whom; NULL: no list
} svod_filled_options;
// Reads a form by its hidden keys, wherever its rows and columns stand by now, hidden cells too. What was tampered with is told by cell;
// what can still be read safely is read. Findings: form_*, score_*, cell_footnote. False: nothing of it could be read.
bool svod_form_read(const svod_grids *grids, const svod_filled_options *options, svod_scores *scores, svod_findings *findings);
// After the last form: what an old one lacked of a changed rubric is no fault where a newer form of the same expert gives it.
void svod_form_finish(svod_scores *scores, svod_findings *findings);

#endif
