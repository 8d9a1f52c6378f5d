// What the files that understand published tables share. Private to audit/.
#ifndef SVOD_AUDIT_RECOGNISE_H
#define SVOD_AUDIT_RECOGNISE_H

#include "audit/audit.h"
#include "intake/patterns.h"

#define PUB_HEAD_DEPTH 6  // stacked rows of one header
#define PUB_FOLD_SLACK 12 // bytes that a text may lose in its fold key: a longer one need not be folded to be told apart
#define PUB_SIDE 16       // tables side by side
#define PUB_SAMPLE 200    // first rows that tell what a column holds

// ---- words (recognise_words.c) -------------------------------------------------------------------------------------------

typedef enum said_word {
#define SAID(id, pattern) SAID_##id,
#include "audit/recognise.def"
    SAID_COUNT
} said_word;
typedef struct said said;
// A match: numbers that the first two groups captured; where it ends.
typedef struct said_match {
    size_t end;
    const char *group[3];
    size_t len[3];
} said_match;
said *said_new(svod_arena *arena, const svod_rubric *rubric);
bool said_is(said *words, said_word word, const char *text);
bool said_find(said *words, said_word word, const char *text, said_match *out);
// First rule of `published:` whose pattern the text matches, or NULL.
const svod_pub_rule *said_rule(said *words, const char *text);
// Years that the text names: how many different ones (at most `most`), ascending.
unsigned said_years(said *words, const char *text, int *years, unsigned most);

// ---- one reading of a sheet ----------------------------------------------------------------------------------------------

// What a text of a row says, found once for each distinct one.
typedef struct label_fact {
    const char *text;      // cleaned
    const char *bare;      // as headers are compared, without footnote marks; "" when nothing is left
    svod_pub_cell printed; // as a cell, without its place
    int year;              // the one year that it names; 0: none, or several
    bool footer;
    bool unit_word; // of a header
    bool group;     // names a district or a level, no unit
    uint32_t name;  // index among the table's names; SVOD_NO_COL: none yet
    uint32_t table; // whose names
} label_fact;

typedef struct reader {
    const svod_grid *grid;
    const svod_audit_input *input;
    const svod_rubric *rubric;
    svod_arena *arena;
    svod_findings *findings;
    patterns *patterns;
    said *said;
    const svod_merge *merges; // by row1
    size_t merge_count;
    svod_map *known;       // raw text -> index in facts
    svod_vec facts;        // label_fact
    svod_map *level_words; // fold key -> cluster << 32 | level, of clusters by words
    svod_map *group_words; // fold key of such a level's title -> anything
    size_t longest_group;  // bytes of the longest of them
    svod_map *flag_words;  // fold key of a flag's id or title -> flag
    uint32_t table;        // ordinal of the table being read
    uint32_t stop;         // row from which on nothing is read
    size_t head_budget;    // header columns that may still be looked at
    size_t cell_budget;    // cells that may still be kept
} reader;

const svod_cell *reader_row(const reader *r, size_t index, uint32_t *row, size_t *count); // cells of the grid's row `index`
label_fact *reader_fact(reader *r, const char *raw);                                      // of any text
bool reader_is_unit(const reader *r, const char *text);                                   // of the roster, by any of its names

// ---- cells (recognise_cell.c) ---------------------------------------------------------------------------------------------

// A cell as printed; a NULL cell is absent.
svod_pub_cell pub_cell_of(reader *r, const svod_cell *cell);
// What a text says as a cell, without its place.
svod_pub_cell pub_text_cell(const reader *r, const char *text);
// Number of a text like "7,5", as in headers; false when it is none.
bool pub_number(const char *text, size_t len, int64_t *out);
// Year that a cell of a column of years says; 0: none.
int pub_cell_year(reader *r, const svod_pub_cell *cell);

// ---- headers (recognise_head.c) -------------------------------------------------------------------------------------------

// Texts stacked over one column.
typedef struct head_stack {
    const char *texts[PUB_HEAD_DEPTH];
    bool group[PUB_HEAD_DEPTH]; // merged over several columns
    uint32_t rows[PUB_HEAD_DEPTH];
    uint8_t count;
    uint32_t low; // row of the lowest
} head_stack;

typedef struct pub_head {
    uint32_t top, bottom;     // rows of the sheet
    size_t below;             // first row of the grid under it
    uint32_t cols;            // columns looked at, from 1
    head_stack *stacks;       // [col - 1]
    uint32_t units[PUB_SIDE]; // columns that name units, one a table side by side
    uint32_t unit_count;      // 0: a table without units, which only ends the one above
    bool repeats;             // the header above again, on a new page
} pub_head;

// Every header of the sheet from top to bottom (pub_head).
svod_vec pub_heads(reader *r);

// ---- columns and rows ------------------------------------------------------------------------------------------------------

typedef enum pub_scope { PUB_UNSAID, PUB_PART, PUB_WHOLE } pub_scope;

// A table under way.
typedef struct pub_draft {
    reader *r;
    svod_pub_table *t;
    const pub_head *head;
    uint32_t units; // columns of the table; SVOD_NO_COL: none
    uint32_t year;
    bool *open;     // [row] a footer that may print the rubric's maxima or the rows' own
    uint8_t *scope; // [row] pub_scope: what a footer's figures say that it speaks of
} pub_draft;

void pub_columns(pub_draft *d);                                               // recognise_col.c: kinds, by header and values
void pub_links(pub_draft *d);                                                 // recognise_link.c: part, base, within
void pub_maxima(pub_draft *d);                                                // recognise_max.c
void pub_rows(pub_draft *d);                                                  // recognise_row.c
bool pub_footer_kind(reader *r, const char *text, uint8_t *kind, bool *open); // recognise_foot.c; *open: the rubric's maxima or the rows'
void pub_likeness(pub_draft *d);                                              // recognise_like.c: rows of units that are none
void pub_footers(pub_draft *d);                                               // recognise_foot.c: years, subtotals, once all rows are known
// Level that a text means in a cluster (any of a word cluster: UINT32_MAX), UINT32_MAX if none; *cluster is set.
uint32_t pub_level(reader *r, const char *text, uint32_t *cluster);

#endif
