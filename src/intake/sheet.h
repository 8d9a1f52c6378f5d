// What is known while a file's sheets are read: caches of names, the layout and the row at hand. Private to intake/.
#ifndef SVOD_INTAKE_SHEET_H
#define SVOD_INTAKE_SHEET_H

#include "base/str.h"
#include "intake/intake.h"
#include "intake/layout.h"
#include "intake/rowlist.h"

// ---- names (names.c): each distinct cell text is resolved once ---------------------------------------------------------

typedef enum name_kind {
    NAME_KNOWN,   // a unit, node or expert; `index` is its
    NAME_UNKNOWN, // none
    NAME_GROUP,   // unit column: what units have in common, by the roster; `index` is the unit that a part of its words would mean
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

// ---- merged ranges in columns of scores (merged.c) -----------------------------------------------------------------------

typedef struct merged_score {
    svod_merge range;
    size_t unit;             // of its first cell, once that gave a score
    uint32_t node, question; // question: of an answer; SVOD_NO_QUESTION of a score
    bool given, told;
} merged_score;

typedef struct merged_scores {
    merged_score *list; // by first row
    size_t count, next; // those before `next` end above the row at hand
} merged_scores;

// ---- the sheet at hand -------------------------------------------------------------------------------------------------

// One of the tables side by side.
typedef struct group_state {
    const layout_group *columns;
    key_spans unit_spans, year_spans, expert_spans;
    const svod_cell *cell; // with the unit's name in the row at hand; inside a merged range, the range's first
    name *label;           // what it says; NULL: blank
    name *unit;            // of the latest row with a name in it, for the rows below it that leave the name out; NULL: none
    svod_place unit_place;
    bool dead; // other columns began: nothing more of it is read
} group_state;

typedef struct row_count {
    size_t count;
    svod_place first;
    uint32_t last; // row
} row_count;

// A row without scores and without a known name. What it is shows only by what follows: the upper part of a header, a title, a remark.
typedef struct quiet_row {
    svod_place place;
    const char *text; // NULL: nothing to say of it
    size_t words;     // over columns of scores
    bool heading;     // words stand over columns of scores
} quiet_row;
#define QUIET_CAP 8

typedef struct quiet_rows {
    quiet_row list[QUIET_CAP];
    size_t count;
    uint32_t from; // the first row
    bool apart;    // blank rows stand before them
    bool scored;   // a known unit's row of scores follows
    svod_grid grid;
    svod_arena *arena; // of the grid, when the sheet streams; NULL: none
} quiet_rows;

// What is below the header and is no part of its table. A list is only thought to be one: a known unit ends it.
typedef enum aside { ASIDE_NONE, ASIDE_LIST, ASIDE_TABLE } aside;

typedef struct sheet_state {
    bool open, found, dead; // dead: nothing more of it is read
    bool streaming;         // rows are worked as they come
    bool gathering;         // but not now: these may be the header of another table
    bool ended;
    uint32_t ordinal; // from 1, within the file
    svod_arena *arena;
    svod_sheet_info info;
    svod_arena *grid_arena;
    svod_grid grid; // rows kept
    size_t next;    // of them, the first that is not worked
    svod_arena *layout_arena;
    layout layout;
    group_state *groups;
    merged_scores merged;
    size_t tries;     // headers looked for so far
    bool *hidden;     // [col]; NULL: no hidden column, or they are to be used
    uint16_t source;  // of the places of scores
    uint32_t skip_to; // rows up to this one are the header, or repeat it
    uint32_t before;  // the latest row
    bool begun;       // rows of the table have come; until then numbers of columns and maxima may stand under its header
    aside aside;
    quiet_rows quiet;
    row_count other_years, footers, hidden_rows, hidden_scores, noted_years;
    const char *noted_year;
    row_list hidden_list; // the rows counted by hidden_scores
} sheet_state;

// When the answers of a file were sent.
typedef struct sent_times {
    size_t count, near; // near: in the campaign's year, or the one before or after it
    int from, to;       // years
} sent_times;

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
    svod_map *headings; // raw text -> whether it says what the column of units says
    size_t near_work;   // candidates compared so far for unknown names
    const char *file;
    bool any_found, wanted_seen;
    sent_times sent;
    svod_vec headless;    // sheets without a header
    svod_vec sheet_names; // const char *
    sheet_state at;
};

// ---- the tables of a sheet (tables.c) ------------------------------------------------------------------------------------

// Finds the first table in what was kept of the sheet. False: there is none.
bool tables_begin(svod_intake *intake);
// A row below the header. False: it may be the header of another table, which must be looked for first: then tables_next, with enough
// rows below it in the grid, and the same row once more with `tried`.
bool tables_row(svod_intake *intake, uint32_t row, const svod_cell *cells, size_t count, bool tried);
void tables_next(svod_intake *intake, uint32_t from, uint32_t row);
void tables_end(svod_intake *intake);
#define TABLES_AHEAD 36 // rows below a header that decide on its columns

// ---- the row at hand ---------------------------------------------------------------------------------------------------

typedef struct sheet_row {
    uint32_t row;
    const svod_cell *cells;
    size_t count;
    group_state *group; // the table that is meant
} sheet_row;

typedef struct row_key {
    size_t unit, expert; // expert: of rows with scores alone
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
// The cell of a key column; inside a merged range, the range's first.
const svod_cell *row_key_cell(svod_intake *intake, const sheet_row *row, uint32_t col, key_spans *spans);
bool row_key_blank(const svod_cell *cell);             // a name, year or expert that is not there; a formula without a result names nobody
const svod_cell *row_first_text(const sheet_row *row); // NULL: none
void row_count_up(row_count *rows, uint32_t row, svod_place place);
// Something stands in the row's columns of scores or totals.
bool row_has_values(const svod_intake *intake, const sheet_row *row);
// Something that can be a score stands there, be it damaged; words alone do not count.
bool row_answers(const svod_intake *intake, const sheet_row *row);
// The header again: the row says over the columns of units and nodes what their header says.
bool row_repeats_header(svod_intake *intake, const sheet_row *row);
// And over all the others: no year, expert, total, unit or node where there was none, nor, with `lacking`, none where there was one.
bool row_keeps_columns(svod_intake *intake, const sheet_row *row, bool lacking);
// Rows under the header, before the first unit's: "1 2 3 4 …", and the greatest scores (under.c).
bool row_is_numbering(const svod_intake *intake, const sheet_row *row);
bool row_is_maxima(svod_intake *intake, const sheet_row *row);
// Whose row it is, but for the expert. False: the row does not count (footer, other year, unknown unit …), with a finding where one is due.
// anchored: a node stands in it, so that a row without a name belongs to the unit above.
bool row_key_of(svod_intake *intake, const sheet_row *row, bool anchored, row_key *out);
// Whose scores they are; answers to questions have no expert. False: the row does not count, with a finding.
bool row_expert_of(svod_intake *intake, const sheet_row *row, row_key *out);

void wide_row(svod_intake *intake, const sheet_row *row);
void long_row(svod_intake *intake, const sheet_row *row);

// The ranges below the header that cover several cells and a column of scores. Of a sheet that streams they are not known.
merged_scores merged_of(const sheet_state *at, svod_arena *arena);
// A score was put: a blank one inside such a range, whose first cell gave another score, is a finding once a range.
// Of an answer `question` is its slot in the list of what is asked.
#define SVOD_NO_QUESTION UINT32_MAX
typedef struct merged_value {
    uint32_t node, question;
    bool blank;
} merged_value;
void merged_put(svod_intake *intake, const row_key *key, merged_value value, const sheet_row *row, uint32_t col);

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
// noted: a footnote's mark was passed over.
typedef enum cell_year { YEAR_THIS, YEAR_OTHER, YEAR_BAD } cell_year;
cell_year cell_year_of(const svod_cell *cell, int wanted, bool *noted);

// Puts what a score cell says into its slot; `cell` NULL: blank. PUT_SAME, PUT_CONFLICT: the slot had a score
// from *earlier already; PUT_BAD: it had one that could not be used either, so there is nothing to compare.
typedef enum put_result { PUT_NEW, PUT_SAME, PUT_BAD, PUT_CONFLICT } put_result;
put_result put_score(svod_intake *intake, const row_key *key, uint32_t node, const sheet_row *row, uint32_t col, svod_score_place *earlier);
void put_total(svod_intake *intake, const row_key *key, const sheet_row *row, uint32_t col);
// Enters the answers of a row, or keeps an earlier one of the unit by the rubric's policy and says so (answers_*). Nothing is done in a
// table without questions.
void put_answers(svod_intake *intake, const row_key *key, const sheet_row *row);
// The columns of questions of the tables at hand are kept, to be shown.
void note_questions(svod_intake *intake);
// The one answer of a row of a long table (question_unclear: it does not say what it is).
void put_answer(svod_intake *intake, const row_key *key, uint32_t indicator, const sheet_row *row, uint32_t col);
// Note that a unit's row came twice with the same scores.
void put_twice(svod_intake *intake, const row_key *key, const char *node, svod_place place, svod_score_place earlier);

#endif
