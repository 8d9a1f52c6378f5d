// Tables as they were published, understood: what each column and row is, and its figures as printed. Made by audit/ from a grid;
// plain data for its checks, for table/ and for write/.
#ifndef SVOD_DATA_PUBLISHED_H
#define SVOD_DATA_PUBLISHED_H

#include "data/grid.h"
#include "data/roster.h"
#include "data/rubric.h"

// Printed figures are whole multiples of a billionth: exact up to nine decimals, sums of 40,000 rows of 200,000 fit in 64 bits.
#define SVOD_PUB_ONE INT64_C(1000000000)
#define SVOD_PUB_DECIMALS 9

typedef enum svod_pub_state {
    SVOD_PUB_ABSENT,  // no cell, or an empty one
    SVOD_PUB_NOTHING, // a sign for nothing: "-", "–", "…"
    SVOD_PUB_NUMBER,
    SVOD_PUB_TEXT,
    SVOD_PUB_UNREADABLE // damaged, an error value, a formula without a result, a number out of range
} svod_pub_state;

typedef struct svod_pub_cell {
    int64_t value;     // NUMBER: in billionths; of "59 %" and of a cell shown as a percentage: percent
    uint8_t state;     // svod_pub_state
    uint8_t decimals;  // NUMBER: places printed, at most SVOD_PUB_DECIMALS ("7,30" in a text has 2, a number's 7.3 has 1)
    bool machine;      // NUMBER: more digits than people print: equal to within 1e-9 of itself
    bool percent;      // it says so itself
    uint32_t row, col; // of the sheet, where it stands; of a merged cell the first
    const char *text;  // as the sheet has it, cleaned; ""
    int64_t of;        // "3 из 26": 26 whole, and value is 3; else 0
} svod_pub_cell;

typedef enum svod_pub_kind {
    SVOD_PUB_OTHER,  // nothing that is known
    SVOD_PUB_UNITS,  // names of units
    SVOD_PUB_LABEL,  // says what a footer's row is, beside or instead of the units' column
    SVOD_PUB_YEAR,   // the year of a row
    SVOD_PUB_POINTS, // of a node; SVOD_ROOT: the total
    SVOD_PUB_RANK,
    SVOD_PUB_COUNT,     // an amount: its footer is a sum
    SVOD_PUB_SHARE,     // percent: of a count in a base, or of a node's points in its maximum
    SVOD_PUB_ATTRIBUTE, // of the roster
    SVOD_PUB_RATIO,     // the quotient that decides a cluster's level
    SVOD_PUB_LEVEL,     // a level of a cluster, by its id, title or words
    SVOD_PUB_FLAG,      // names a flag: the table is a list of units that a rule marks
    SVOD_PUB_CHANGE     // of a node's points since the year before
} svod_pub_kind;

#define SVOD_NO_COL UINT32_MAX // no such column or row of a table
typedef struct svod_pub_col {
    uint32_t col;                // of the sheet, from 1
    uint8_t kind;                // svod_pub_kind
    const char *header;          // all stacked texts, joined by " / "; "" : none
    uint32_t head_row;           // of the lowest of them, of the sheet
    const svod_pub_rule *rule;   // of the rubric's `published:`, or NULL
    uint32_t node;               // POINTS, CHANGE, SHARE of points, RANK by one node: index in the current rubric; else SVOD_NO_NODE
    int year;                    // its figures are of that year alone, as the header says; 0: of the row's year
    uint32_t cluster;            // RATIO, LEVEL: index in the rubric; else UINT32_MAX
    const char *attribute;       // ATTRIBUTE: name of the roster's column; else NULL
    uint32_t part, base, within; // columns of the table: SHARE: count and base; COUNT: what it cannot exceed; SVOD_NO_COL: not known
    uint8_t decimals;            // most that a figure of a unit's row shows
} svod_pub_col;

// What a header says of a node's maximum ("раздел 1 / 8 баллов"; "2022 - 19 баллов; 2023 - 29 баллов").
typedef struct svod_pub_max {
    uint32_t col;  // of the table
    int year;      // 0: not said
    int64_t value; // billionths
    uint32_t row;  // of the sheet, where the header says so; 0: that of the column's header
} svod_pub_max;

typedef enum svod_pub_row_kind {
    SVOD_PUB_ROW_OTHER, // a remark, a district's heading
    SVOD_PUB_ROW_UNIT,
    SVOD_PUB_ROW_SUM, // footers
    SVOD_PUB_ROW_MEAN,
    SVOD_PUB_ROW_MEDIAN,
    SVOD_PUB_ROW_LEAST,
    SVOD_PUB_ROW_MOST,
    SVOD_PUB_ROW_CHANGE,  // of the means (of the sums, where there are no means) from base_year to year
    SVOD_PUB_ROW_PERCENT, // of the maximum
    SVOD_PUB_ROW_LIMIT,   // the maxima themselves
    SVOD_PUB_ROW_COUNT    // how many units
} svod_pub_row_kind;

typedef struct svod_pub_row {
    uint32_t row;      // of the sheet
    uint8_t kind;      // svod_pub_row_kind
    uint32_t name;     // UNIT: index of its name among svod_pub_table.names
    int year;          // UNIT, footers: 0: not said anywhere
    int base_year;     // CHANGE: the earlier year; 0: not said
    const char *label; // as printed: the unit's name; of a footer all its label cells joined by " "
    svod_place place;  // of the name or label
    uint32_t group;    // of a footer: index of the first unit row that it may speak of (rows since the footer above that has units
                       // between, so a subtotal speaks of its district); units run from `group` to this row
    bool stranger;     // OTHER: stands like a unit, but the roster does not know it and its figures are no unit's
    bool subtotal;     // speaks of the rows from `group` only; else of all unit rows of the table (of its year)
} svod_pub_row;

static inline bool svod_pub_is_footer(const svod_pub_row *row) {
    return row->kind != SVOD_PUB_ROW_UNIT && row->kind != SVOD_PUB_ROW_OTHER;
}

typedef struct svod_pub_table {
    const svod_grid *grid;
    const char *title;              // texts above the header, joined; ""
    uint32_t head_first, head_last; // rows of the header in the sheet
    svod_pub_col *cols;
    uint32_t col_count;
    svod_pub_row *rows;
    uint32_t row_count;
    svod_pub_cell *cells; // [row * col_count + col]
    const char **names;   // distinct names of units as first printed
    size_t *units;        // [name] index in the roster; SVOD_NO_UNIT: not in it, or no roster
    uint32_t name_count;
    svod_pub_max *maxima; // what headers say
    uint32_t max_count;
    int years[8]; // years that unit rows or columns speak of, ascending
    uint32_t year_count;
} svod_pub_table;

static inline const svod_pub_cell *svod_pub_at(const svod_pub_table *table, uint32_t row, uint32_t col) {
    return &table->cells[(size_t)row * table->col_count + col];
}
// The table itself: its file and sheet and the first cell of its header.
svod_place svod_pub_table_place(const svod_pub_table *table);
// Place of a cell in its sheet.
svod_place svod_pub_place(const svod_pub_table *table, uint32_t row, uint32_t col);
// First column of that kind (and node, when it is not SVOD_NO_NODE) whose figures speak of the year; SVOD_NO_COL if none. year 0: any.
uint32_t svod_pub_find(const svod_pub_table *table, svod_pub_kind kind, uint32_t node, int year);
// Does this column speak of rows of that year?
bool svod_pub_speaks(const svod_pub_col *col, int year);
// A figure for people: "7,5"; exactly `decimals` places, half away from zero; buf of 40 bytes.
char *svod_pub_text(char buf[40], int64_t value, unsigned decimals, char mark);
// The same with as few places as show it whole.
char *svod_pub_short(char buf[40], int64_t value, char mark);
// Maximum of a node in billionths.
int64_t svod_pub_of_points(svod_points points);
const char *svod_pub_kind_id(svod_pub_kind kind);         // "points", "share"; for JSON
const char *svod_pub_row_kind_id(svod_pub_row_kind kind); // "unit", "mean"

#endif
