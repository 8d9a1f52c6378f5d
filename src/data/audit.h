// What an audit found: every figure that one part of a published table says of another and that is not simply consistent, and the
// smallest sets of cells that explain them. Plain data for table/ and write/.
#ifndef SVOD_DATA_AUDIT_H
#define SVOD_DATA_AUDIT_H

#include "data/published.h"

typedef enum svod_verdict {
    SVOD_CONSISTENT,
    SVOD_ROUNDED,      // follows, if rounding is read with good will: cut, or computed from figures that were rounded themselves
    SVOD_DOUBTFUL,     // not proven: the method is not the one that is called for, or the parts leave it open
    SVOD_CONTRADICTION // proven: no rounding explains it
} svod_verdict;
#define SVOD_VERDICT_COUNT 4
const char *svod_verdict_id(svod_verdict verdict); // "consistent", "explained_by_rounding", "doubtful", "contradiction"

// By which reading a figure follows.
typedef enum svod_how {
    SVOD_HOW_EXACT,
    SVOD_HOW_HALF_UP,
    SVOD_HOW_CUT,
    SVOD_HOW_PARTS,  // its parts are rounded themselves, and their intervals reach it
    SVOD_HOW_STEPS,  // computed from a figure that was rounded before
    SVOD_HOW_METHOD, // by another method: a mean of means, missing counted as zero
    SVOD_HOW_NOT
} svod_how;
const char *svod_how_id(svod_how how); // "exact", "half_up", "cut", "rounded_parts", "rounded_steps", "other_method", "none"

// A cell of a published table: indices into svod_audit.tables, its rows and cols. row SVOD_NO_COL: the column's header.
typedef struct svod_spot {
    uint32_t table, row, col;
} svod_spot;

// What a figure is computed of.
typedef enum svod_parts_kind {
    SVOD_PARTS_NONE,
    SVOD_PARTS_ROW,    // cells of row `fixed`, in the columns `list`
    SVOD_PARTS_COLUMN, // cells of column `fixed`, in the rows `list`
    SVOD_PARTS_CELLS   // `cells`
} svod_parts_kind;
typedef struct svod_parts {
    svod_parts_kind kind;
    uint32_t table, fixed;
    const uint32_t *list; // shared between claims
    const svod_spot *cells;
    uint32_t count;
} svod_parts;

typedef struct svod_claim {
    uint16_t check;  // index in svod_audit_checks
    uint8_t verdict; // svod_verdict, never CONSISTENT
    uint8_t how;     // svod_how
    svod_spot at;    // the figure that is judged
    bool outside;    // held against the roster, another table or what svod computed, not against its own table
    bool has_value;  // value and gap mean something
    bool linear;     // the figure is the sum of its parts times `factor`: a part that is off by x moves it by factor * x
    double factor;
    int64_t value;        // what it should be, in billionths, rounded half up to the places the figure shows
    int64_t gap;          // printed - computed, exact or the nearest billionth
    const char *found;    // as printed, with what it is: "итог строки 49,5"
    const char *expected; // with its arithmetic: "55,5 = 7,5 + 3,5 + 10 + …", "26–50: уровень 1"
    const char *why;      // a remark: "только если отбросить дробь", "follows from the rounded mean"; ""
    svod_parts parts;
    svod_code code; // its finding
    uint32_t cause; // index in causes, UINT32_MAX: none beside itself
} svod_claim;

typedef enum svod_cause_kind {
    SVOD_CAUSE_FIGURE,      // the figure itself does not follow from its parts, which other figures bear out (or nobody contradicts)
    SVOD_CAUSE_CELL,        // one cell of the data, whose row and column are both off by the same
    SVOD_CAUSE_SWAP,        // two cells in each other's place
    SVOD_CAUSE_SHIFT,       // figures one column off
    SVOD_CAUSE_ROW_LEFT,    // a sum without a row that belongs to it
    SVOD_CAUSE_ROW_DOUBLED, // a sum that has a row twice
    SVOD_CAUSE_MAXIMUM,     // another maximum than the rubric's (or the header's)
    SVOD_CAUSE_LABELS,      // two words in each other's place all the way down
    SVOD_CAUSE_BASE         // shares of a column that follow from another base
} svod_cause_kind;
const char *svod_cause_kind_id(svod_cause_kind kind);

typedef struct svod_mend {
    svod_spot at;
    bool has_value;
    int64_t value;    // billionths
    const char *text; // what should stand there, for people; "" when nobody can tell
} svod_mend;

typedef struct svod_cause {
    uint8_t kind; // svod_cause_kind
    bool sure;    // the only smallest explanation; else one of several (others says how many more)
    uint32_t others;
    svod_mend *mends; // the smallest set of cells
    uint32_t mend_count;
    uint32_t *claims; // that it explains
    uint32_t claim_count;
    svod_spot *follow; // figures that follow from what it mends as printed, and change with it
    uint32_t follow_count;
    const char *text; // a sentence for people, with the slip where one is seen: transposed digits, one digit, one place
} svod_cause;

typedef struct svod_audit {
    const svod_pub_table *tables;
    uint32_t table_count;
    const svod_rubric *rubric; // that its tables were read by; names nodes
    const svod_roster *roster; // NULL: none; names units
    svod_vec claims;           // svod_claim, by table, row, column
    svod_vec causes;           // svod_cause
    size_t *counts;            // [check * SVOD_VERDICT_COUNT + verdict]: figures judged, consistent ones too
    size_t *agreed;            // [table]: figures judged from it that are consistent
    bool *const *judged;       // [table][column]: some figure of it was judged by itself, or is the column of one that was
    size_t check_count;
    const char *const *check_ids;    // [check]
    const char *const *check_titles; // [check], in the audit's language
    svod_lang lang;
    svod_arena *arena;
} svod_audit;

// Claims about cells of the table: the first, and the one behind the last.
typedef struct svod_claims {
    size_t from, end;
} svod_claims;
svod_claims svod_audit_claims(const svod_audit *audit, uint32_t table);
// Claims of that verdict about cells of the table; `outside`: those of them that are held against something beside it.
size_t svod_audit_count(const svod_audit *audit, uint32_t table, svod_verdict verdict, size_t *outside);
// Figures of all tables and checks with that verdict, consistent ones too.
size_t svod_audit_judged(const svod_audit *audit, svod_verdict verdict);
svod_place svod_spot_place(const svod_audit *audit, svod_spot spot);
// The i-th cell of the parts, i < count.
svod_spot svod_parts_spot(const svod_parts *parts, uint32_t i);

#endif
