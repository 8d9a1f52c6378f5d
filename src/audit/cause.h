// What the search for causes shares: claims by row, footers by the rows they speak of, and whether a mend agrees with every relation
// that holds. Private to the cause files of audit/.
#ifndef SVOD_AUDIT_CAUSE_H
#define SVOD_AUDIT_CAUSE_H

#include "audit/check.h"

// Cells that the whole search may look at: tables with thousands of contradictions are answered in time, with causes less far-fetched.
#define CAUSE_BUDGET INT64_C(12000000)
#define COVER_CAP 12  // footers that speak of one row
#define CHANGE_CAP 32 // cells of one mend

typedef enum claim_sort {
    SORT_OTHER,
    SORT_ROW,    // a total of cells of its row
    SORT_COLUMN, // a sum or a mean of cells of its column
    SORT_RANGE,  // a value that cannot be
    SORT_PERCENT,
    SORT_SHARE,
    SORT_WORD // a level or an attribute
} claim_sort;

typedef enum relation_state { RELATION_UNSEEN, RELATION_NONE, RELATION_HOLDS, RELATION_CLAIMED } relation_state;

// A figure of a footer against the rows of its column.
typedef struct relation {
    uint8_t state;
    uint32_t claim; // CLAIMED
    double factor;
    uint32_t rows;          // that it speaks of; 1 / factor is less when a mean leaves blanks out
    int64_t gap, tolerance; // printed - computed; HOLDS: within the tolerance
} relation;

typedef struct footer {
    uint32_t row, from; // units from `from` to the row before `row`
    int year;           // 0: of any
    uint8_t kind;       // svod_pub_row_kind: SUM or MEAN
    bool sub;
    relation *relations; // [col], made when first asked for
} footer;

typedef struct cause_table {
    const svod_pub_table *table;
    uint32_t index;
    footer *feet; // sums and means, by row
    uint32_t foot_count;
    uint32_t *all; // feet that speak of the whole table
    uint32_t all_count;
    uint32_t *subs; // subtotals, by row
    uint32_t sub_count;
    uint32_t *node_first, *node_next; // columns of points by node, then by column: SVOD_NO_COL ends
    bool rounded;                     // its totals are off by what rounding of the parts explains
    bool *claimed;                    // [col] some sum or mean of it is contradicted
} cause_table;

typedef struct change {
    svod_spot at;
    int64_t from, to;
} change;

// A set of cells that would explain some claims.
typedef struct guess {
    uint8_t kind; // svod_cause_kind
    bool sure;
    bool odd;                 // no slip of the hand that people make would turn the right figure into the printed one
    bool borne;               // FIGURE of a row: a footer that can be judged speaks of each of its parts
    const svod_spot *unborne; // of these footers' sums those that do not hold
    uint32_t unborne_count;
    uint32_t others;
    change *changes;
    uint32_t change_count;
    uint32_t *claims;
    uint32_t claim_count;
    uint32_t row;            // ROW_LEFT, ROW_DOUBLED: of the table; BASE: the other base's column
    const char **words;      // LABELS: [change] what should stand there; else NULL
    int64_t number;          // MAXIMUM: the one that explains the figures,
    int64_t right;           // and the one that they should be of
    int64_t printed;         // FIGURE: what it should be by what is printed,
    const svod_spot *mended; // where cells are mended that it is computed of; mended_count 0: none
    uint32_t mended_count;
    int by;        // SHIFT: columns that the figures must move, -1 to the left; 0: not known
    uint32_t seen; // by the count of rivals
} guess;

typedef struct mended {
    change change;
    uint32_t cause;
} mended;

typedef struct causing {
    svod_audit *out;
    auditing a; // speaks for the checks' words; knows no facts
    cause_table *tables;
    uint8_t *sorts; // [claim] claim_sort
    bool *taken;    // [claim] has its cause
    int64_t budget;
    svod_vec guesses;       // guess
    svod_vec mended;        // mended: every cell of the data that a kept cause changes
    svod_vec follow;        // svod_spot: what a lenient judge found to follow
    struct trying *trying;  // see cause_trial.c; NULL: tables are too large for it
    struct rivalry *rivals; // guesses by claim
} causing;

// Beyond 576 million points: left alone, so that differences never overflow.
static inline bool cause_huge(int64_t value) {
    return value > INT64_MAX / 16 || value < -(INT64_MAX / 16);
}

void causes_index(causing *c);
const svod_claim *cause_claim(const causing *c, uint32_t claim);
// Claims of one row (from the claim `*first` to the one before the result).
uint32_t cause_row_claims(const causing *c, uint32_t table, uint32_t row, uint32_t *first);
// The first claim of a spot, if it has any: they stand together.
uint32_t cause_claims_at(const causing *c, svod_spot at);
bool cause_is_at(const svod_claim *claim, svod_spot at);
bool cause_in_data(const causing *c, uint32_t claim); // is it about a unit's row?
// The claim of that sort at a spot; UINT32_MAX: none.
uint32_t cause_claim_at(const causing *c, svod_spot at, claim_sort sort);
// Does a list in ascending order hold the row?
bool cause_lists(const svod_parts *parts, uint32_t row);
// Footers that speak of a unit's row.
uint32_t cause_cover(const cause_table *t, uint32_t row, footer *feet[COVER_CAP]);
// How far a footer's gap moves when a cell of its column changes; a blank that gets a figure makes a mean's divisor greater, too.
double cause_moves(const causing *c, const relation *found, svod_spot figure, const change *ch);
relation *cause_relation(causing *c, cause_table *t, footer *foot, uint32_t col);
int cause_year(const cause_table *t, uint32_t row, uint32_t col); // that a cell's figure is of
// The column of the node that the column's node is a part of, in that year; SVOD_NO_COL.
uint32_t cause_parent(const causing *c, const cause_table *t, uint32_t col, int year);
// Printed figure less the sum of its children's (what no int64 holds is its greatest); false when something is missing or cannot be read.
bool cause_row_gap(causing *c, const cause_table *t, uint32_t row, uint32_t col, int64_t *gap, int64_t *tolerance);
int64_t cause_tolerance(const causing *c, const svod_claim *claim);
// What the figure should be: of sums exactly, whatever places it shows.
int64_t cause_right(const causing *c, const svod_claim *claim);
int64_t cause_value(const causing *c, svod_spot at); // 0 where there is no number
bool cause_readable(const causing *c, svod_spot at); // a number, nothing or a blank

// How many claims the changes explain; which, into `claims` (room for CHANGE_CAP * 4). 0 when a change cannot be, leaves a claim it
// touches half explained, or contradicts what holds. Lenient: what holds and would not any more goes to c->follow, claims it does not
// explain are no matter.
uint32_t cause_judge(causing *c, const change *changes, uint32_t count, bool lenient, uint32_t *claims);
#define EXPLAINED_CAP (CHANGE_CAP * 4)
// The same strictly, but a change may explain nothing that sums or means say.
bool cause_agrees(causing *c, const change *changes, uint32_t count, uint32_t *claims, uint32_t *explained);
// Audits the table again with the changes of its cells: which claims they explain; false when they make others, or none is explained. With
// tables too large for that the claims stay as they were given.
bool cause_trial(causing *c, const change *changes, uint32_t count, uint32_t *claims, uint32_t *explained);
void cause_trials_begin(causing *c);
// Are the points of a table rounded for print? False when that is not known.
bool cause_trial_rounded(const causing *c, uint32_t table, bool *rounded);
void cause_trials_end(causing *c);
change cause_change(const causing *c, svod_spot at, int64_t to);
guess *cause_guess(causing *c, svod_cause_kind kind, const change *changes, uint32_t count, const uint32_t *claims, uint32_t claim_count);

// Rows of a sum with just the value that is missing from it (sign -1) or too much (1); the first of them.
uint32_t cause_rows_like(causing *c, const svod_claim *claim, int sign, uint32_t *row);
// The finders: each adds guesses.
void cause_find_single(causing *c);
void cause_find_cells(causing *c);
// Is the figure of this claim surely wrong itself, and no other cell?
bool cause_proven(causing *c, uint32_t claim);
// Sums without a row, or with one twice: is nothing else printed below their column that they do not explain?
bool cause_alone(causing *c, const guess *g);
// Single mends of other cells that would explain a claim.
uint32_t cause_others(causing *c, uint32_t claim, svod_spot at);
void cause_find_swaps(causing *c);
void cause_find_shifts(causing *c);
void cause_find_rows(causing *c);
void cause_find_words(causing *c);
// What is left: the figures themselves.
void cause_figures(causing *c);
// What should stand in the place of a word, as people know it; what its claim expects when the roster does not say.
const char *cause_word(causing *c, const svod_claim *claim);
// Makes a cause of it.
svod_cause *cause_keep(causing *c, const guess *g);
// Figures of footers that follow from this wrong one.
void cause_follow_footers(causing *c, const svod_claim *claim);
// The sentence for people.
const char *cause_text(causing *c, const guess *g, const svod_cause *cause);

#endif
