// What all checks of one table share: which rows are of which year, sums of columns, and whether its points are exact or rounded
// themselves. Private to audit/.
#ifndef SVOD_AUDIT_FACTS_H
#define SVOD_AUDIT_FACTS_H

#include "audit/check.h"

// Are the points of the rows' leaves (sections, criteria) exact as printed, or rounded for print?
typedef enum exactness {
    EXACT_KNOWN,   // totals of rows and columns follow from them to the last place nearly everywhere
    EXACT_ROUNDED, // totals are off by what rounding of the parts explains, in many rows
    EXACT_OPEN     // too few totals to tell: what rounding of the parts would explain is no contradiction, and no finding
} exactness;

// Rows of one year, as a shared list for svod_parts.
typedef struct year_rows {
    int year;       // 0: all rows of a table without years
    uint32_t *rows; // unit rows, ascending
    uint32_t count;
} year_rows;

typedef struct col_sum {
    __int128 sum;     // of the printed numbers, billionths
    __int128 loose;   // most by which rounding of these numbers for print may have moved it, either way: of those that are surely rounded
    uint32_t plain;   // numbers that are none of these: each may be half a place of the column off where points are not known to be exact
    uint32_t n;       // rows that print a number
    uint32_t nothing; // rows that print a sign for nothing, or a blank
    uint32_t idle;    // of n: zeros of rows that print nothing but totals of 0 (facts_idle)
    uint32_t unreadable;
} col_sum;

// Columns of the table that a column is the sum of; count 0: not known, or not all there.
typedef struct col_parts {
    const uint32_t *list;
    uint32_t count;
} col_parts;

#define AUDIT_ROW_KINDS (SVOD_PUB_ROW_COUNT + 1)
typedef struct table_facts {
    exactness exact;
    bool full; // points are printed with all the places that a machine computes
    year_rows *years;
    uint32_t year_count;
    col_sum *sums;                    // [year index * col_count + col]
    col_parts *parts;                 // the same
    uint8_t *places;                  // [col] decimals of its units' rows, without what machines print
    bool *coarse;                     // [col] shows fewer places than what it is the sum of
    bool *idle;                       // [row]
    uint8_t *row_places;              // [row] facts_row_places of rows that are no unit's
    uint32_t *node_cols, *node_first; // columns of points by node, ascending: from [node_first[node]] to [node_first[node + 1]]
    uint32_t *footers;                // rows, ascending
    uint32_t footer_count;
    uint32_t *grand; // [year index * AUDIT_ROW_KINDS + kind] first footer that is no subtotal; SVOD_NO_COL: none
} table_facts;

// Rows that a footer speaks of (its year, its district); the list holds as long as the audit.
year_rows facts_rows(const auditing *a, uint32_t table, uint32_t footer_row, int year);
// Sum of a column over such rows.
col_sum facts_sum(const auditing *a, uint32_t table, year_rows rows, uint32_t col);
// Columns that make up a column of points in rows of that year: of the children of its node, where a child has none of its own
// children's, when all are there; count 0 if not. Sections when the table has sections only.
col_parts facts_parts(const auditing *a, uint32_t table, uint32_t col, int year);
// A unit's row that prints no points but zeros as totals of parts that print nothing: nothing was submitted.
bool facts_idle(const auditing *a, uint32_t table, uint32_t row);
// How far rounding may have moved a unit's printed points, either way: 0 where they are known to be exact.
int64_t facts_loose(const auditing *a, uint32_t table, const svod_pub_cell *cell);
// The same for the sum of a column.
__int128 facts_sum_loose(const auditing *a, uint32_t table, uint32_t col, const col_sum *sum);
// The interval of a unit's printed points: exact or not by what is known of the table.
amount facts_amount(const auditing *a, uint32_t table, const svod_pub_cell *cell);
// A footer of that kind that speaks of the same rows as `like` does, but of `year`; SVOD_NO_COL: none.
uint32_t facts_footer(const auditing *a, uint32_t table, uint32_t like, svod_pub_row_kind kind, int year);
// Places of a family of figures: most that a footer's points show, without what machines print.
unsigned facts_row_places(const svod_pub_table *table, uint32_t row);
// Places that a figure should show: as many as it does, as the others of its footer, and (of figures that are in whole units themselves,
// `of_column`) as the column's rows.
unsigned facts_target_places(const auditing *a, svod_spot at, bool of_column);
// Places of the same figure in a claim's arithmetic: as many, and one more than is printed.
unsigned facts_shown_places(const svod_pub_cell *printed, unsigned target);
// Does the cell print nothing: no cell, a blank, "-", or in a column of points a word for "not applicable" or "not submitted"?
bool facts_nothing(const auditing *a, const svod_pub_cell *cell);
// Maximum of a column of points in that year: of the rubric, else of the headers; 0: not known.
int64_t facts_max(const auditing *a, uint32_t table, uint32_t col, int year);
// What a machine's binary fraction may be off by.
int64_t facts_machine_slack(const svod_pub_cell *cell);
// Weighs what the table's figures say of its points (exact.c); its other facts are there.
exactness facts_exact(const auditing *a, uint32_t table);
// Those of one table, a->facts[table] itself.
void facts_of_table(const auditing *a, uint32_t table, table_facts *facts);
// Fills a->facts.
void facts_make(auditing *a);

#endif
