// Looking things up in a published table, and printing its figures.
#include "data/published.h"

#include <stdio.h>
#include <string.h>

svod_place svod_pub_place(const svod_pub_table *table, uint32_t row, uint32_t col) {
    const svod_pub_cell *cell = svod_pub_at(table, row, col);
    uint32_t line = cell->row ? cell->row : table->rows[row].row, at = cell->col ? cell->col : table->cols[col].col;
    return svod_place_cell(table->grid->info.file, table->grid->info.name, line, at);
}

svod_place svod_pub_table_place(const svod_pub_table *table) {
    uint32_t first = table->col_count ? table->cols[0].col : 1;
    return svod_place_cell(table->grid->info.file, table->grid->info.name, table->head_first ? table->head_first : 1, first);
}

bool svod_pub_speaks(const svod_pub_col *col, int year) {
    return !col->year || !year || col->year == year;
}

uint32_t svod_pub_find(const svod_pub_table *table, svod_pub_kind kind, uint32_t node, int year) {
    for (uint32_t i = 0; i < table->col_count; i++) {
        const svod_pub_col *col = &table->cols[i];
        if (col->kind == kind && (node == SVOD_NO_NODE || col->node == node) && svod_pub_speaks(col, year)) return i;
    }
    return SVOD_NO_COL;
}

int64_t svod_pub_of_points(svod_points points) {
    // 1/7 207 200 000 of a point -> billionths, half up; four decimals come out exactly.
    return (int64_t)(((__int128)points * SVOD_PUB_ONE * 2 + SVOD_POINT) / (2 * (__int128)SVOD_POINT));
}

char *svod_pub_text(char buf[40], int64_t value, unsigned decimals, char mark) {
    int64_t place = 1;
    for (unsigned i = decimals; i < SVOD_PUB_DECIMALS; i++)
        place *= 10;
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size = (size + (uint64_t)place / 2) / (uint64_t)place;
    uint64_t one = (uint64_t)(SVOD_PUB_ONE / place);
    const char *sign = value < 0 && size ? "-" : "";
    if (decimals)
        snprintf(buf, 40, "%s%llu%c%0*llu", sign, (unsigned long long)(size / one), mark, (int)decimals, (unsigned long long)(size % one));
    else
        snprintf(buf, 40, "%s%llu", sign, (unsigned long long)size);
    return buf;
}

char *svod_pub_short(char buf[40], int64_t value, char mark) {
    svod_pub_text(buf, value, SVOD_PUB_DECIMALS, mark);
    size_t len = strlen(buf);
    while (buf[len - 1] == '0')
        len--;
    buf[buf[len - 1] == mark ? len - 1 : len] = '\0';
    return buf;
}

const char *svod_pub_kind_id(svod_pub_kind kind) {
    static const char *const ids[] = {"other", "units",     "label", "year",  "points", "rank",  "count",
                                      "share", "attribute", "ratio", "level", "flag",   "change"};
    return ids[kind];
}

const char *svod_pub_row_kind_id(svod_pub_row_kind kind) {
    static const char *const ids[] = {"other", "unit", "sum", "mean", "median", "least", "most", "change", "percent", "maximum", "count"};
    return ids[kind];
}
