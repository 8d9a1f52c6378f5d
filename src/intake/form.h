// A filled form while it is read. Private to intake/form*.c.
#ifndef SVOD_INTAKE_FORM_H
#define SVOD_INTAKE_FORM_H

#include "base/str.h"
#include "data/form.h"
#include "intake/cellscore.h"
#include "intake/form_axis.h"
#include "intake/intake.h"

// What stands over a column or before a row.
typedef enum key_kind { KEY_NONE, KEY_STRANGE, KEY_NODE, KEY_FOREIGN } key_kind; // FOREIGN: a node that the rubric lacks
typedef struct form_key {
    key_kind kind;
    uint32_t node; // NODE
    bool total;    // "=ID"
} form_key;

// A node as the form has it, by its hidden sheet.
typedef enum node_state { NODE_SAME, NODE_CHANGED, NODE_LACKING } node_state;

typedef struct filled {
    const svod_grids *grids;
    const svod_filled_options *options;
    const svod_rubric *rubric;
    const svod_roster *roster;
    svod_scores *scores;
    svod_findings *findings;
    svod_lang lang; // of findings
    svod_arena *arena;
    const svod_grid *keys;
    bool altered; // the check of the hidden sheet does not fit
    bool placed;  // the plan's rows and columns are those of the form
    const char *expert_name;
    size_t expert;
    svod_form_plan plan;  // of the form's own units
    size_t *unit_pos;     // [roster] place in plan.units, or SIZE_MAX
    uint8_t *nodes;       // [node] node_state
    const char **was;     // [node] CHANGED: maximum and step as the form has them, in words
    svod_map *lost_names; // folded names of the form's units that the roster lacks
    svod_map *titles;     // folded title -> the first node that bears it
    bool *title_shared;   // [node] others bear it, too
    svod_map *node_keys;  // text of a key -> node * 2 + total; count * 2 + total: foreign
    svod_score *own;      // [unit_pos * nodes + node] what the form gives; NONE at first
    svod_score_place *places;
    bool *numeric;           // [node] the latest score cell read for it holds a number
    svod_vec totals;         // svod_printed whose value does not follow from its own sheet
    bool *columns;           // [node] some sheet has a cell for it
    bool *sheet_of;          // [unit_pos] its own sheet was found
    bool *row_of;            // [unit_pos] it has a row or a sheet
    const svod_grid *grid;   // at hand
    uint16_t source;         // its
    bool matrix_seen, again; // again: the expert sent something before
    bool *is_read;           // [grid]
} filled;

// ---- form_keys.c: the hidden sheet ---------------------------------------------------------------------------------------
const svod_grid *filled_keys_of(const svod_grids *grids); // NULL: none
// Reads the fingerprint and tells what is wrong with it. False: the form is not to be read.
bool filled_keys_read(filled *f);
form_key filled_key_of(const filled *f, const svod_cell *cell);
// Nodes with another maximum or step, told where there is no matrix to tell it in.
void filled_changed_tell(filled *f);
void filled_changed_at(filled *f, uint32_t node, svod_place place);

// ---- form_put.c ----------------------------------------------------------------------------------------------------------
svod_place filled_place(const filled *f, uint32_t row, uint32_t col);
svod_score_place filled_spot(const filled *f, uint32_t row, uint32_t col);
void filled_about(filled *f, size_t unit_pos, uint32_t node);
// The last finding is of a unit that the form was made without; what to do about it depends on the list of experts.
void filled_about_stranger(filled *f, size_t unit);
bool filled_any_answer(const filled *f, size_t unit_pos);
// What a score cell says, with its findings.
svod_score filled_score(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col);
// Puts it; where the form gave another score already, both are named.
void filled_put(filled *f, size_t unit_pos, uint32_t node, svod_score score, svod_score_place at);
// A total's cell. `way`: [node] what the same sheet gives this unit.
void filled_total(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col, const svod_score *way);
// The form's scores into those of the expert, who may have sent another form before.
void filled_merge(filled *f);

// ---- form_shape.c: what has become of rows and columns ---------------------------------------------------------------------
// Rows or columns of a sheet with their keys, and how they were given out.
typedef struct filled_line filled_line;
struct filled_line {
    bool rows;              // these are rows; else columns
    size_t unit_pos;        // whose sheet it is; SIZE_MAX: of all units
    uint32_t keys;          // the column (row) in which their keys stand
    uint32_t label;         // the column (row) in which people see what they are
    const uint32_t *nodes;  // [place in order] its node
    const svod_text *heads; // its head, where columns have no keys; neither: units of the plan
    uint32_t (*planned)(const filled *f, const filled_line *line, uint32_t key); // the row (column) where it was
};
// The same where nobody knows how they were given out: units and nodes of the form's own that are nowhere. seen: [unit_pos or node]
void filled_lacking(filled *f, bool units, const bool *seen, size_t unit_pos);
// What has become of them, told. The events, for those who find their way by them.
svod_vec filled_shape(filled *f, const filled_line *line, const axis_slot *slots, size_t count, uint32_t expected);
// Rows (columns) first … last in front of those with keys: as many of them as are too many, the empty ones, were inserted.
void filled_inserted(filled *f, bool rows, uint32_t first, uint32_t last, uint32_t too_many);

// ---- form_title.c: what people read beside the hidden keys ------------------------------------------------------------------
void filled_titles_read(filled *f);
// The node that a text names: by its title, else by the number in front. SVOD_NO_NODE: none, or it may be several.
uint32_t filled_title_names(const filled *f, const char *text);
// Does the text beside the key of a leaf name another one? Then it is told, and nothing is read.
bool filled_title_fits(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col);
// Ranges merged over scores: in all cells but the first of a range a score is lost. node: of a cell, SVOD_NO_NODE where none is entered.
typedef struct filled_entry {
    size_t unit_pos;
    uint32_t node;
} filled_entry;
void filled_merges_tell(filled *f, void *sheet, uint32_t last_row, uint32_t last_col,
                        filled_entry (*entry)(void *sheet, uint32_t row, uint32_t col));

// ---- sheets --------------------------------------------------------------------------------------------------------------
// Row (column) of the keys of nodes, and how many there are; 0: none.
uint32_t filled_matrix_keys(const filled *f, const svod_grid *grid, size_t *count);
uint32_t filled_unit_keys(const filled *f, const svod_grid *grid, size_t *count);
void filled_matrix_read(filled *f, uint32_t key_row);
void filled_unit_read(filled *f, uint32_t key_col);
// Does the name in the cell belong to another unit than the one whose key stands beside it? Then it is told, and nothing is read.
bool filled_name_fits(filled *f, size_t unit_pos, uint32_t row, uint32_t col);

#endif
