// Published tables built by hand, for the tests of the audit: columns and rows say what they are, cells are texts as a sheet has them.
#ifndef SVOD_TEST_AUDIT_HELP_H
#define SVOD_TEST_AUDIT_HELP_H

#include "scoring.h"

#include <stdlib.h>

#include "audit/audit.h"

typedef struct col_spec {
    const char *header;
    svod_pub_kind kind;
    const char *node; // POINTS, CHANGE: id in the rubric, "" the total; NULL: none
    int year;         // 0: of the row's year
    // Columns (from 0) that it follows from; 0: none, as no share is of the column of names.
    uint32_t part, base, within;
    const char *attribute;
    uint32_t cluster; // RATIO, LEVEL
} col_spec;

typedef struct row_spec {
    svod_pub_row_kind kind;
    int year;
    const char *cells; // "Абатский;7,5;-;;49,5": texts between semicolons, one a column
    int base_year;     // CHANGE
    bool subtotal;
} row_spec;

// "7,5" -> value and places; "59 %" says percent; "3 из 26" has `of`; "-" is a sign for nothing, "" absent, "#REF!" unreadable. More
// than six places are a machine's.
static inline svod_pub_cell make_pub_cell(const char *text, uint32_t row, uint32_t col) {
    svod_pub_cell cell = {.row = row, .col = col, .text = text};
    const char *of = strstr(text, " из ");
    svod_decimal number = {0};
    svod_num_kind kind = svod_num_parse(text, of ? (size_t)(of - text) : strlen(text), &number, &cell.percent);
    if (!*text || *text == '#' || kind != SVOD_NUM_VALUE) {
        cell.state = !*text                  ? SVOD_PUB_ABSENT
                     : *text == '#'          ? SVOD_PUB_UNREADABLE
                     : kind == SVOD_NUM_TEXT ? SVOD_PUB_TEXT
                                             : SVOD_PUB_NOTHING;
        return cell;
    }
    cell.state = SVOD_PUB_NUMBER;
    if (of) cell.of = strtoll(of + strlen(" из "), NULL, 10);
    const char *mark = strpbrk(text, ",.");
    size_t places = mark ? strspn(mark + 1, "0123456789") : 0;
    cell.decimals = (uint8_t)(places < SVOD_PUB_DECIMALS ? places : SVOD_PUB_DECIMALS);
    cell.machine = places > 6;
    __int128 value = (__int128)number.mantissa * SVOD_PUB_ONE;
    for (int i = 0; i < number.scale; i++) // half away from zero at the last
        value = i + 1 < number.scale ? value / 10 : (value + (value < 0 ? -5 : 5)) / 10;
    cell.value = (int64_t)value;
    return cell;
}

static inline void make_pub_names(svod_arena *arena, svod_pub_table *table, const svod_roster *roster) {
    table->names = SVOD_ARRAY(arena, const char *, table->row_count + 1);
    table->units = SVOD_ARRAY(arena, size_t, table->row_count + 1);
    svod_map *seen = svod_map_new(arena);
    for (uint32_t r = 0; r < table->row_count; r++) {
        svod_pub_row *row = &table->rows[r];
        if (row->kind != SVOD_PUB_ROW_UNIT) continue;
        const char *key = svod_fold_name(arena, row->label);
        size_t at;
        if (!svod_map_get(seen, key, &at)) {
            at = table->name_count++;
            table->names[at] = row->label;
            table->units[at] = roster ? svod_roster_find(roster, arena, row->label) : SVOD_NO_UNIT;
            svod_map_add(seen, key, at);
        }
        row->name = (uint32_t)at;
    }
}

static inline void make_pub_years(svod_pub_table *table) {
    for (uint32_t i = 0; i < table->row_count + table->col_count; i++) {
        int year = i < table->row_count ? table->rows[i].kind == SVOD_PUB_ROW_UNIT ? table->rows[i].year : 0
                                        : table->cols[i - table->row_count].year;
        uint32_t at = 0;
        while (at < table->year_count && table->years[at] < year)
            at++;
        if (!year || (at < table->year_count && table->years[at] == year)) continue;
        memmove(table->years + at + 1, table->years + at, (table->year_count - at) * sizeof(int));
        table->years[at] = year;
        table->year_count++;
    }
}

static inline uint32_t link_to(uint32_t col) {
    return col ? col : SVOD_NO_COL;
}

// A footer's group: the first unit row after the last footer that has units between it and this one.
static inline uint32_t group_of(const svod_pub_table *table, uint32_t row) {
    uint32_t at = row;
    while (at && table->rows[at - 1].kind != SVOD_PUB_ROW_UNIT)
        at--;
    while (at && table->rows[at - 1].kind <= SVOD_PUB_ROW_UNIT)
        at--;
    while (at < row && table->rows[at].kind != SVOD_PUB_ROW_UNIT)
        at++;
    return at;
}

// The header is row 1 of the sheet "лист" of "table.csv", rows[0] row 2; cols[0], column A, has the names (of a footer: what it is).
// `roster` may be NULL.
static inline svod_pub_table make_pub_table(svod_arena *arena, const svod_rubric *rubric, const svod_roster *roster, const col_spec *cols,
                                            uint32_t col_count, const row_spec *rows, uint32_t row_count) {
    svod_sheet_info info = {.file = "table.csv", .name = "лист"};
    svod_grid *grid = SVOD_NEW(arena, svod_grid);
    *grid = svod_grid_of(arena, &info);
    svod_pub_table table = {.grid = grid, .title = "", .head_first = 1, .head_last = 1, .col_count = col_count, .row_count = row_count};
    table.cols = SVOD_ARRAY(arena, svod_pub_col, col_count);
    table.rows = SVOD_ARRAY(arena, svod_pub_row, row_count);
    table.cells = SVOD_ARRAY(arena, svod_pub_cell, (size_t)row_count * col_count);
    for (uint32_t c = 0; c < col_count; c++)
        table.cols[c] =
            (svod_pub_col){.col = c + 1,
                           .kind = (uint8_t)cols[c].kind,
                           .header = cols[c].header,
                           .head_row = 1,
                           .node = cols[c].node ? node_of(rubric, cols[c].node) : SVOD_NO_NODE,
                           .year = cols[c].year,
                           .cluster = cols[c].kind == SVOD_PUB_RATIO || cols[c].kind == SVOD_PUB_LEVEL ? cols[c].cluster : UINT32_MAX,
                           .attribute = cols[c].attribute,
                           .part = link_to(cols[c].part),
                           .base = link_to(cols[c].base),
                           .within = link_to(cols[c].within)};
    for (uint32_t r = 0; r < row_count; r++) {
        const char *at = rows[r].cells;
        for (uint32_t c = 0; c < col_count; c++) {
            size_t len = strcspn(at, ";");
            svod_pub_cell *cell = &table.cells[(size_t)r * col_count + c];
            *cell = make_pub_cell(svod_strndup(arena, at, len), r + 2, c + 1);
            at += len + (at[len] == ';');
            if (rows[r].kind == SVOD_PUB_ROW_UNIT && cell->state == SVOD_PUB_NUMBER && cell->decimals > table.cols[c].decimals)
                table.cols[c].decimals = cell->decimals;
        }
        table.rows[r] = (svod_pub_row){.row = r + 2,
                                       .kind = (uint8_t)rows[r].kind,
                                       .year = rows[r].year,
                                       .base_year = rows[r].base_year,
                                       .label = table.cells[(size_t)r * col_count].text,
                                       .place = svod_place_cell("table.csv", "лист", r + 2, 1),
                                       .group = group_of(&table, r),
                                       .subtotal = rows[r].subtotal};
    }
    make_pub_names(arena, &table, roster);
    make_pub_years(&table);
    return table;
}

// ---- what came of it ------------------------------------------------------------------------------------------------------------

static inline bool claim_is(const svod_audit *audit, const svod_claim *claim, const char *check) {
    return strcmp(audit->check_ids[claim->check], check) == 0;
}

// How many claims of this check there are; NULL: of all.
static inline size_t claim_count(const svod_audit *audit, const char *check) {
    size_t count = 0;
    for (size_t i = 0; i < audit->claims.count; i++)
        count += !check || claim_is(audit, SVOD_AT(&audit->claims, svod_claim, i), check);
    return count;
}

// The claim of this check at row and column (indices from 0) of the first table; NULL: none.
static inline const svod_claim *claim_at(const svod_audit *audit, const char *check, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        if (claim->at.table == 0 && claim->at.row == row && claim->at.col == col && claim_is(audit, claim, check)) return claim;
    }
    return NULL;
}

// How many figures the check found with that verdict.
static inline size_t verdicts(const svod_audit *audit, const char *check, svod_verdict verdict) {
    for (size_t i = 0; i < audit->check_count; i++)
        if (strcmp(audit->check_ids[i], check) == 0) return audit->counts[i * SVOD_VERDICT_COUNT + verdict];
    fail_msg("no check %s", check);
    return 0;
}

// Billionths of a figure in thousandths: MILLI(7500) is 7.5.
#define MILLI(n) ((int64_t)(n) * (SVOD_PUB_ONE / 1000))

#endif
