// For the tests of published tables: sheets as texts (see intake_help.h) with merges, and tables understood as texts to compare with.
#ifndef SVOD_TEST_PUB_HELP_H
#define SVOD_TEST_PUB_HELP_H

#include <stdio.h>

#include "audit/audit.h"
#include "intake_help.h"
#include "read/read.h"
#include "rubric/compile.h"

static svod_vec tables;
static svod_audit_input input;

static inline const char *file_text(const char *name, size_t *len) {
    const char *path = svod_printf(arena, "%s/%s", SVOD_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("no file %s", path);
    char *bytes = svod_alloc(arena, 1 << 20);
    *len = fread(bytes, 1, (1 << 20) - 1, file);
    fclose(file);
    return bytes;
}

static inline const svod_rubric *rubric_of(const char *name) {
    size_t len;
    const char *bytes = file_text(name, &len);
    const svod_node *tree = svod_yaml_read((svod_bytes){(const unsigned char *)bytes, len}, name, arena, &findings);
    svod_rubric *rubric = tree ? svod_rubric_compile(tree, 0, arena, &findings) : NULL;
    assert_non_null(rubric);
    return rubric;
}

// Merges as "A1:B2 C3:C4".
static inline void merge(svod_grid *grid, const char *ranges) {
    while (*ranges) {
        svod_merge *at = SVOD_PUSH(&grid->merges, svod_merge);
        size_t first = strcspn(ranges, ":"), second = strcspn(ranges + first + 1, " ");
        assert_true(svod_ref_parse(ranges, first, &at->row1, &at->col1));
        assert_true(svod_ref_parse(ranges + first + 1, second, &at->row2, &at->col2));
        ranges += first + 1 + second;
        ranges += *ranges == ' ';
    }
}

static inline bool read_grid(const svod_grid *grid) {
    tables = svod_vec_of(arena, sizeof(svod_pub_table));
    return svod_pub_read(grid, &input, arena, &tables, &findings);
}

static inline bool read_sheet(const char *text, const char *merges) {
    svod_grid *grid = (svod_grid *)make_grid("t.xlsx", text);
    merge(grid, merges);
    return read_grid(grid);
}

static inline const svod_pub_table *table_at(size_t i) {
    assert_true(i < tables.count);
    return SVOD_AT(&tables, svod_pub_table, i);
}

static inline const char *node_text(uint32_t node) {
    return node == SVOD_NO_NODE ? "" : svod_rubric_node_id(input.rubric, node);
}

static inline void put_col(svod_buf *out, const svod_pub_table *t, uint32_t i) {
    const svod_pub_col *col = &t->cols[i];
    char ref[SVOD_REF_SIZE];
    svod_ref(ref, 1, col->col);
    ref[strlen(ref) - 1] = '\0';
    svod_buf_printf(out, "%s %s", ref, svod_pub_kind_id((svod_pub_kind)col->kind));
    if (*node_text(col->node)) svod_buf_printf(out, " %s", node_text(col->node));
    if (col->rule) svod_buf_printf(out, " =%s", col->rule->id);
    if (col->cluster != UINT32_MAX) svod_buf_printf(out, " @%s", input.rubric->clusters[col->cluster].id);
    if (col->attribute) svod_buf_printf(out, " .%s", col->attribute);
    if (col->year) svod_buf_printf(out, " %d", col->year);
    if (col->part != SVOD_NO_COL) svod_buf_printf(out, " part=%u", t->cols[col->part].col);
    if (col->base != SVOD_NO_COL) svod_buf_printf(out, " base=%u", t->cols[col->base].col);
    if (col->within != SVOD_NO_COL) svod_buf_printf(out, " within=%u", t->cols[col->within].col);
    if (col->decimals) svod_buf_printf(out, " ,%u", col->decimals);
    for (uint32_t k = 0; k < t->max_count; k++) {
        char max[40];
        if (t->maxima[k].col != i) continue;
        svod_buf_printf(out, " max %s", svod_pub_short(max, t->maxima[k].value, ','));
        if (t->maxima[k].year) svod_buf_printf(out, " in %d", t->maxima[k].year);
    }
    svod_buf_str(out, "\n");
}

static inline const char *cols_text(const svod_pub_table *t) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < t->col_count; i++)
        put_col(&out, t, i);
    return out.data ? out.data : "";
}

// "4 unit 2022 Абатский", "60 change 2022>2023 [Изменение …]", "9 sum part 3 [Итого]": a part's first row of the sheet.
static inline const char *rows_text(const svod_pub_table *t) {
    svod_buf out = svod_buf_of(arena);
    for (uint32_t i = 0; i < t->row_count; i++) {
        const svod_pub_row *row = &t->rows[i];
        bool unit = row->kind == SVOD_PUB_ROW_UNIT;
        svod_buf_printf(&out, "%u %s", row->row, svod_pub_row_kind_id((svod_pub_row_kind)row->kind));
        if (row->base_year) svod_buf_printf(&out, " %d>%d", row->base_year, row->year);
        if (row->year && !row->base_year) svod_buf_printf(&out, " %d", row->year);
        if (row->subtotal) svod_buf_printf(&out, " part %u", t->rows[row->group].row);
        svod_buf_printf(&out, unit ? " %s\n" : " [%s]\n", unit ? t->names[row->name] : row->label);
    }
    return out.data ? out.data : "";
}

static inline void assert_cols(size_t table, const char *expected) {
    assert_string_equal(cols_text(table_at(table)), expected);
}

static inline void assert_rows(size_t table, const char *expected) {
    assert_string_equal(rows_text(table_at(table)), expected);
}

// A cell of a table by its reference in the sheet.
static inline const svod_pub_cell *cell_of(const svod_pub_table *t, const char *ref) {
    uint32_t row, col;
    assert_true(svod_ref_parse(ref, strlen(ref), &row, &col));
    for (uint32_t i = 0; i < t->row_count; i++)
        for (uint32_t k = 0; k < t->col_count; k++)
            if (t->rows[i].row == row && t->cols[k].col == col) return svod_pub_at(t, i, k);
    fail_msg("no cell %s", ref);
    return NULL;
}

#endif
