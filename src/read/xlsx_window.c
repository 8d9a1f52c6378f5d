// Holds cells back and delivers them row by row in order: sorts what came out of order, lets the last of two cells at one place win.
#include "read/xlsx.h"

#include <stdlib.h>
#include <string.h>

static int by_place(const void *left, const void *right) {
    const svod_cell *a = left, *b = right;
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    if (a->col != b->col) {
        return a->col < b->col ? -1 : 1;
    }
    return a->line < b->line ? -1 : a->line > b->line;
}

static void note_twice(const svod_xlsx_window *w, const svod_cell *lost) {
    svod_add(w->book->findings, SVOD_F_xlsx_cell_twice, svod_place_cell(w->info->file, w->info->name, lost->row, lost->col), lost->text,
             NULL);
}

// The line of a cell has no meaning in a workbook; while sorting it holds the order of arrival, as qsort is not stable.
static void put_in_order(svod_xlsx_window *w) {
    svod_cell *cells = w->book->held.data;
    size_t count = w->book->held.count, kept = 0;
    for (size_t i = 0; i < count; i++) {
        cells[i].line = (uint32_t)i;
    }
    qsort(cells, count, sizeof *cells, by_place);
    for (size_t i = 0; i < count; i++) {
        cells[i].line = 0;
        if (kept > 0 && cells[kept - 1].row == cells[i].row && cells[kept - 1].col == cells[i].col) {
            note_twice(w, &cells[kept - 1]);
            kept--;
        }
        cells[kept++] = cells[i];
    }
    w->book->held.count = kept;
}

static bool deliver(svod_xlsx_window *w, const svod_cell *cells, size_t count) {
    if (cells->row <= w->delivered) {
        w->lost = true;
        svod_add(w->book->findings, SVOD_F_xlsx_row_late, svod_place_cell(w->info->file, w->info->name, cells->row, 0), cells->text, NULL);
        return true;
    }
    w->delivered = cells->row;
    return w->sink->row(w->sink->ctx, cells->row, cells, count);
}

// Delivers all rows before the cell `end`; they are complete.
static bool deliver_until(svod_xlsx_window *w, size_t end) {
    const svod_cell *cells = w->book->held.data;
    for (size_t first = 0; first < end;) {
        size_t last = first + 1;
        while (last < end && cells[last].row == cells[first].row) {
            last++;
        }
        if (!deliver(w, cells + first, last - first)) {
            w->book->refused = true;
            return false;
        }
        first = last;
    }
    return true;
}

bool svod_xlsx_flush(svod_xlsx_window *w) {
    if (w->disordered) {
        put_in_order(w);
    }
    bool ok = !w->book->refused && deliver_until(w, w->book->held.count);
    w->book->held.count = 0;
    w->disordered = false;
    svod_arena_reset(w->book->texts);
    return ok;
}

bool svod_xlsx_hold(svod_xlsx_window *w, const svod_cell *cell, bool copy) {
    const svod_cell *last = w->book->held.count ? SVOD_AT(&w->book->held, svod_cell, w->book->held.count - 1) : NULL;
    // Full: deliver, but only between two rows. A row of more cells than a sheet has columns holds doubles and may be split.
    if (w->book->held.count >= SVOD_XLSX_HELD && (last->row != cell->row || w->book->held.count >= SVOD_XLSX_HELD + 4 * SVOD_XLSX_COLS)) {
        if (!svod_xlsx_flush(w)) {
            return false;
        }
        last = NULL;
    }
    w->disordered |= last && (cell->row < last->row || (cell->row == last->row && cell->col <= last->col));
    svod_cell *held = SVOD_PUSH(&w->book->held, svod_cell);
    *held = *cell;
    held->text = copy ? svod_strndup(w->book->texts, cell->text, cell->len) : cell->text;
    return true;
}
