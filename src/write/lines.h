// Rows of texts in columns, for a terminal. Private to write/.
#ifndef SVOD_WRITE_LINES_H
#define SVOD_WRITE_LINES_H

#include "base/str.h"

// cells[row * cols + col]; columns stand two blanks apart, as wide as their widest text. told[col] false: the column is
// left out; in columns from `right` up to `left` texts end at the right edge. Every line begins with two blanks and ends with its last
// text.
void write_lines(const char *const *cells, size_t rows, size_t cols, size_t right, size_t left, const bool *told, svod_buf *out);

#endif
