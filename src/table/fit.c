// Heights of rows with wrapped text, by counting characters: office programs disagree on fitting rows by themselves, and none fits a
// merged cell.
#include <string.h>

#include "table/lay.h"

#define LINE_SMALL 12.0 // points, 9-point type
#define LINE_PLAIN 13.2 // 10-point type
#define DEFAULT_WIDTH 8.43
#define TALLEST 400.0 // the limit of the formats is 409

// Widths of the columns, from 1.
typedef struct widths {
    double *of;
    uint32_t count;
} widths;

// Where two are set for a column, the first holds.
static widths list_widths(const svod_table *table, svod_arena *arena) {
    widths out = {0};
    for (size_t i = 0; i < table->widths.count; i++) {
        uint32_t last = SVOD_AT(&table->widths, const svod_col_width, i)->last;
        if (last >= out.count) out.count = last + 1;
    }
    out.of = SVOD_ARRAY(arena, double, out.count + 1);
    for (uint32_t col = 0; col < out.count; col++)
        out.of[col] = DEFAULT_WIDTH;
    for (size_t i = table->widths.count; i-- > 0;) {
        const svod_col_width *width = SVOD_AT(&table->widths, const svod_col_width, i);
        for (uint32_t col = width->first; col <= width->last; col++)
            out.of[col] = width->width;
    }
    return out;
}

static bool wraps(const svod_out *cell) {
    return cell->kind == SVOD_V_TEXT && cell->text != NULL &&
           (cell->cls == SVOD_CLASS_WRAP || cell->cls == SVOD_CLASS_HEAD || cell->cls == SVOD_CLASS_NOTE ||
            cell->cls == SVOD_CLASS_LINK_ROW || cell->cls == SVOD_CLASS_HEAD_OVER);
}

// Lines that words of these lengths take in `room` characters.
static unsigned lines_of(const char *text, double room) {
    unsigned lines = 1;
    double used = 0, word = 0;
    for (const char *at = text;; at++) {
        if ((*at & 0xC0) == 0x80) continue;
        if (*at != ' ' && *at != '\n' && *at != '\0') {
            word++;
            continue;
        }
        if (used > 0 && used + 1 + word > room) {
            lines++;
            used = 0;
        }
        for (; word > room; word -= room)
            lines++;
        used += (used > 0 ? 1 : 0) + word;
        word = 0;
        if (*at == '\n') {
            lines++;
            used = 0;
        }
        if (*at == '\0') return lines;
    }
}

static double height_of(const widths *all, const svod_out *cell) {
    double width = 0;
    for (uint32_t col = cell->col; col < cell->col + (cell->cols ? cell->cols : 1); col++)
        width += col < all->count ? all->of[col] : DEFAULT_WIDTH;
    bool small = cell->cls == SVOD_CLASS_NOTE;
    bool head = cell->cls == SVOD_CLASS_HEAD || cell->cls == SVOD_CLASS_HEAD_OVER;
    double room = width * (small ? 1.35 : head ? 1.08 : 1.3) - 1; // letters are narrower than the digit that widths are counted in
    return lines_of(cell->text, room < 3 ? 3 : room) * (small || head ? LINE_SMALL : LINE_PLAIN) + 3;
}

static void fit_rows(svod_table *table, const widths *all, double *heights, const bool *fixed, uint32_t rows) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (!wraps(cell) || cell->row > rows || fixed[cell->row]) continue;
        uint32_t span = cell->rows > 1 ? cell->rows : 1;
        double share = height_of(all, cell) / span;
        for (uint32_t row = cell->row; row < cell->row + span && row <= rows; row++)
            if (share > heights[row]) heights[row] = share > TALLEST ? TALLEST : share;
    }
}

void svod_fit_rows(svod_table *table, svod_arena *arena) {
    uint32_t rows = 0;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (wraps(cell) && cell->row + cell->rows > rows) rows = cell->row + cell->rows;
    }
    double *heights = SVOD_ARRAY(arena, double, rows + 1);
    bool *fixed = SVOD_ARRAY(arena, bool, rows + 1);
    for (size_t i = 0; i < table->heights.count; i++) {
        uint32_t row = SVOD_AT(&table->heights, const svod_row_height, i)->row;
        if (row <= rows) fixed[row] = true;
    }
    widths all = list_widths(table, arena);
    fit_rows(table, &all, heights, fixed, rows);
    for (uint32_t row = 1; row <= rows; row++)
        if (!fixed[row] && heights[row] > LINE_PLAIN + 3) svod_table_height(table, row, heights[row]);
}

void svod_lay_done(svod_lay *lay, svod_vec *out) {
    svod_fit_rows(lay->table, lay->arena);
    *SVOD_PUSH(out, svod_table *) = lay->table;
}
