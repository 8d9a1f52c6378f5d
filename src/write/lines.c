// Rows of texts in columns, for a terminal.
#include "write/lines.h"

static void put_blanks(svod_buf *out, size_t count) {
    while (count--)
        svod_buf_add(out, " ", 1);
}

static void put_line(const char *const *cells, size_t cols, size_t right, size_t left, const size_t *widths, svod_buf *out) {
    size_t owed = 0; // blanks that only a text behind them makes visible
    for (size_t col = 0; col < cols; col++) {
        if (!widths[col]) continue;
        bool at_right = col >= right && col < left;
        size_t own = svod_text_width(cells[col]), gap = widths[col] - own;
        owed += 2 + (at_right ? gap : 0);
        if (own) put_blanks(out, owed);
        if (own) owed = 0;
        svod_buf_str(out, cells[col]);
        if (!at_right) owed += gap;
    }
    svod_buf_str(out, "\n");
}

void write_lines(const char *const *cells, size_t rows, size_t cols, size_t right, size_t left, const bool *told, svod_buf *out) {
    size_t *widths = SVOD_ARRAY(out->arena, size_t, cols);
    for (size_t i = 0; i < rows * cols; i++) {
        size_t width = told[i % cols] ? svod_text_width(cells[i]) : 0;
        if (width > widths[i % cols]) widths[i % cols] = width;
    }
    for (size_t row = 0; row < rows; row++)
        put_line(cells + row * cols, cols, right, left, widths, out);
}
