// What is known while a file's sheets are read: caches of names, the layout and the row at hand. Private to intake/.
#ifndef SVOD_INTAKE_SHEET_H
#define SVOD_INTAKE_SHEET_H

#include "base/str.h"
#include "intake/intake.h"
#include "intake/layout.h"

// ---- names (names.c): each distinct cell text is resolved once ---------------------------------------------------------

typedef enum name_kind {
    NAME_KNOWN,   // a unit, node or expert; `index` is its
    NAME_UNKNOWN, // none
    NAME_FOOTER,  // unit column: a sum, a mean, a remark; node column: the total
} name_kind;

typedef struct name {
    const char *text; // cleaned
    size_t index;
    name_kind kind;
    bool near_known;
    const char *near; // unknown: nearest candidates
    uint32_t sheet;   // ordinal of the sheet in which `finding` was made, from 1; 0: none
    size_t finding;   // index in the list of findings: the unknown name is told once a sheet and then counted
} name;

typedef struct name_cache {
    svod_map *map;    // raw bytes -> index in names
    svod_vec names;   // name *
    const char *last; // raw bytes of the latest hit
    size_t last_len, last_index;
    name spare; // beyond the cap names are resolved each time
} name_cache;

// ---- merged ranges in a key column -------------------------------------------------------------------------------------

typedef struct key_spans {
    svod_merge *list; // by first row
    size_t count, next;
} key_spans;

// ---- the sheet at hand -------------------------------------------------------------------------------------------------

typedef struct sheet_state {
    bool open, found, streaming, dead; // dead: nothing more of it is read
    uint32_t ordinal;                  // from 1, within the file
    svod_arena *head_arena;            // grid and layout
    svod_grid grid;
    layout layout;
    uint16_t source;
    key_spans unit_spans, year_spans, expert_spans;
    name *unit; // of the latest row with a name in it, for the rows below it that leave the name out; NULL: none
    svod_place unit_place;
    size_t other_years, footers;
    svod_place other_place, footer_place;
    uint32_t skip_to; // rows up to this one repeat the header
} sheet_state;

typedef struct headless {
    const char *name, *found;
} headless;

struct svod_intake {
    svod_arena *arena;   // of the run
    svod_arena *scratch; // given back often; alive while a sheet is open
    svod_scores *scores;
    svod_intake_options options;
    svod_findings *findings;
    patterns *patterns;
    name_cache units, nodes, experts;
    size_t near_work; // candidates compared so far for unknown names
    const char *file;
    bool any_found, wanted_seen;
    svod_vec headless;    // sheets without a header
    svod_vec sheet_names; // const char *
    sheet_state at;
};

// ---- the row at hand ---------------------------------------------------------------------------------------------------

typedef struct sheet_row {
    uint32_t row;
    const svod_cell *cells;
    size_t count;
} sheet_row;

typedef struct row_key {
    size_t unit, expert;
    svod_place unit_place;
} row_key;

// svod_blank, with a quick way out for the letters and digits that nearly every text begins with.
static inline bool text_blank(const char *text) {
    unsigned char first = text ? (unsigned char)*text : 0;
    bool plain = (first > ' ' && first < 0x7F) || first == 0xD0 || first == 0xD1;
    return !plain && svod_blank(text);
}

// The cell of a column in this row, or NULL.
const svod_cell *row_cell(const sheet_row *row, uint32_t col);
bool row_blank(const svod_cell *cell); // no cell, or nothing in it
svod_place row_place(const svod_intake *intake, const sheet_row *row, uint32_t col);
// Whose row it is. False: the row does not count (footer, other year, unknown unit …), with a finding where one is due.
// has_values: something stands in its score columns. anchored: a node stands in it, so that a row without a name belongs to the unit above.
bool row_key_of(svod_intake *intake, const sheet_row *row, bool has_values, bool anchored, row_key *out);

void wide_row(svod_intake *intake, const sheet_row *row);
void long_row(svod_intake *intake, const sheet_row *row);

name *name_unit(svod_intake *intake, const svod_cell *cell);
name *name_node(svod_intake *intake, const svod_cell *cell);
name *name_expert(svod_intake *intake, const char *raw, size_t len); // unknown: there are too many of them
// A finding about an unknown name: told at its first cell of the sheet, counted at all others.
// True when it was told: the finding is then the last one.
bool name_report(svod_intake *intake, name *unknown, svod_code code, svod_place place);
// Nearest units of an unknown one; "" if none is near.
const char *name_near_unit(svod_intake *intake, name *unknown);
name_cache name_cache_of(svod_arena *arena);

// Year that a cell names. YEAR_BAD: none, or two of which the campaign's is the first.
typedef enum cell_year { YEAR_THIS, YEAR_OTHER, YEAR_BAD } cell_year;
cell_year cell_year_of(const svod_cell *cell, int wanted);

// Puts what a score cell says into its slot; `cell` NULL: blank. PUT_SAME, PUT_CONFLICT: the slot had a score
// from *earlier already; PUT_BAD: it had one that could not be used either, so there is nothing to compare.
typedef enum put_result { PUT_NEW, PUT_SAME, PUT_BAD, PUT_CONFLICT } put_result;
put_result put_score(svod_intake *intake, const row_key *key, uint32_t node, const sheet_row *row, uint32_t col, svod_score_place *earlier);
void put_total(svod_intake *intake, const row_key *key, const sheet_row *row, uint32_t col);
// Note that a unit's row came twice with the same scores.
void put_twice(svod_intake *intake, const row_key *key, const char *node, svod_place place, svod_score_place earlier);

#endif
