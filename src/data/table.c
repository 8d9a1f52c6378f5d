// Building an output sheet cell by cell.
#include "data/table.h"

#include <assert.h>

const char *svod_tone_sign(svod_tone tone) {
    static const char *const signs[SVOD_TONE_COUNT] = {
        [SVOD_TONE_REACHED] = "✓", [SVOD_TONE_NEAR] = "≈", [SVOD_TONE_MISSED] = "✗", [SVOD_TONE_BETTER] = "▲", [SVOD_TONE_WORSE] = "▼"};
    return signs[tone] ? signs[tone] : "";
}

svod_table svod_table_of(svod_arena *arena, const char *id, const char *name, unsigned decimals) {
    return (svod_table){
        .id = id,
        .name = name,
        .decimals = decimals,
        .arena = arena,
        .cells = svod_vec_of(arena, sizeof(svod_out)),
        .widths = svod_vec_of(arena, sizeof(svod_col_width)),
        .heights = svod_vec_of(arena, sizeof(svod_row_height)),
        .charts = svod_vec_of(arena, sizeof(svod_chart)),
        .heats = svod_vec_of(arena, sizeof(svod_heat)),
        .allowed = svod_vec_of(arena, sizeof(svod_allowed)),
        .whens = svod_vec_of(arena, sizeof(svod_when)),
        .breaks = svod_vec_of(arena, sizeof(uint32_t)),
        .keeps = svod_vec_of(arena, sizeof(svod_keep)),
    };
}

static svod_out *put(svod_table *table, uint32_t row, uint32_t col, svod_class cls, svod_value_kind kind) {
    assert(row > 0 && col > 0);
    if (table->cells.count) {
        const svod_out *last = SVOD_AT(&table->cells, svod_out, table->cells.count - 1);
        assert(last->row != row || last->col != col);
        (void)last;
    }
    svod_out *out = SVOD_PUSH(&table->cells, svod_out);
    *out = (svod_out){.row = row, .col = col, .rows = 1, .cols = 1, .kind = (uint8_t)kind, .cls = (uint8_t)cls};
    return out;
}

svod_out *svod_put_text(svod_table *table, uint32_t row, uint32_t col, svod_class cls, const char *text) {
    svod_out *out = put(table, row, col, cls, SVOD_V_TEXT);
    out->text = text;
    return out;
}

svod_out *svod_put_number(svod_table *table, uint32_t row, uint32_t col, svod_class cls, double number) {
    svod_out *out = put(table, row, col, cls, SVOD_V_NUMBER);
    out->number = number;
    return out;
}

svod_out *svod_put_formula(svod_table *table, uint32_t row, uint32_t col, svod_class cls, const char *formula, double cached) {
    assert(formula[0] == '=');
    svod_out *out = put(table, row, col, cls, SVOD_V_FORMULA);
    out->formula = formula;
    out->number = cached;
    return out;
}

svod_out *svod_put_empty(svod_table *table, uint32_t row, uint32_t col, svod_class cls) {
    return put(table, row, col, cls, SVOD_V_EMPTY);
}

void svod_table_width(svod_table *table, uint32_t first, uint32_t last, double width) {
    *SVOD_PUSH(&table->widths, svod_col_width) = (svod_col_width){.first = first, .last = last, .width = width};
}

void svod_table_height(svod_table *table, uint32_t row, double height) {
    *SVOD_PUSH(&table->heights, svod_row_height) = (svod_row_height){.row = row, .height = height};
}

void svod_table_hide_col(svod_table *table, uint32_t col) {
    *SVOD_PUSH(&table->widths, svod_col_width) = (svod_col_width){.first = col, .last = col, .hidden = true};
}

void svod_table_hide_row(svod_table *table, uint32_t row) {
    *SVOD_PUSH(&table->heights, svod_row_height) = (svod_row_height){.row = row, .hidden = true};
}

void svod_table_keep(svod_table *table, uint32_t first, uint32_t last) {
    *SVOD_PUSH(&table->keeps, svod_keep) = (svod_keep){first, last};
}

svod_allowed *svod_table_allow(svod_table *table, svod_range range) {
    assert(table->allowed.count < SVOD_ALLOWED_MOST);
    svod_allowed *allowed = SVOD_PUSH(&table->allowed, svod_allowed);
    allowed->range = range;
    return allowed;
}

void svod_table_when(svod_table *table, svod_range range, const char *formula, svod_tone tone) {
    *SVOD_PUSH(&table->whens, svod_when) = (svod_when){range, formula, tone};
}

svod_chart *svod_table_chart(svod_table *table, svod_chart_kind kind, const char *title) {
    svod_chart *chart = SVOD_PUSH(&table->charts, svod_chart);
    chart->kind = kind;
    chart->title = title;
    return chart;
}

void svod_table_heat(svod_table *table, svod_range range, double low, double middle, double high) {
    *SVOD_PUSH(&table->heats, svod_heat) = (svod_heat){range, low, middle, high};
}
