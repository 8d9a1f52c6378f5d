// Holds cells back and delivers them row by row in order: sorts what came out of order, lets the last of two cells at one place win.
#include <stdlib.h>
#include <string.h>

#include "read/xlsx.h"

#define PIECE ((size_t)1 << 20)

// ---- texts -------------------------------------------------------------------------------------------------------

void svod_xlsx_pool_open(svod_xlsx_pool *pool, svod_arena *arena) {
    *pool = (svod_xlsx_pool){.first = arena, .more = svod_arena_new(), .size = PIECE};
    pool->piece = pool->kept = svod_alloc(arena, PIECE + 1); // one byte more for the end of an empty text
}

static void empty_pool(svod_xlsx_pool *pool) {
    if (pool->piece != pool->kept) {
        svod_arena_reset(pool->more);
    }
    pool->piece = pool->kept;
    pool->size = PIECE;
    pool->used = pool->begun = pool->full = 0;
}

void svod_xlsx_pool_close(svod_xlsx_pool *pool) {
    svod_arena_free(pool->more);
}

// The text under way goes on in a new piece that has room for as much again.
static void new_piece(svod_xlsx_pool *pool, size_t len) {
    size_t wanted = (pool->begun + len + 1) * 2;
    const char *begun = svod_xlsx_pool_text(pool);
    pool->full += pool->used + pool->begun;
    pool->size = wanted > PIECE ? wanted : PIECE;
    pool->piece = svod_alloc(pool->more, pool->size + 1);
    memcpy(pool->piece, begun, pool->begun);
    pool->used = 0;
}

void svod_xlsx_pool_add(svod_xlsx_pool *pool, const char *text, size_t len) {
    if (len >= pool->size - pool->used - pool->begun) {
        new_piece(pool, len);
    }
    char *end = pool->piece + pool->used + pool->begun;
    memcpy(end, text, len);
    end[len] = '\0';
    pool->begun += len;
}

// ---- order -------------------------------------------------------------------------------------------------------

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

static bool note(svod_xlsx_window *w, svod_code code, const svod_cell *cell, uint32_t col) {
    svod_place place = svod_place_cell(w->info->file, w->info->name, cell->row, col);
    return svod_xlsx_fault(w->book, code, place, cell->text, NULL);
}

// The line of a cell has no meaning in a workbook; while sorting it holds the order of arrival, as qsort is not stable.
static bool put_in_order(svod_xlsx_window *w) {
    svod_cell *cells = w->book->held.data;
    size_t count = w->book->held.count, kept = 0;
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        cells[i].line = (uint32_t)i;
    }
    qsort(cells, count, sizeof *cells, by_place);
    for (size_t i = 0; i < count; i++) {
        cells[i].line = 0;
        if (kept > 0 && cells[kept - 1].row == cells[i].row && cells[kept - 1].col == cells[i].col) {
            ok = ok && note(w, SVOD_F_cell_twice, &cells[kept - 1], cells[i].col);
            kept--;
        }
        cells[kept++] = cells[i];
    }
    w->book->held.count = kept;
    return ok;
}

static bool deliver(svod_xlsx_window *w, const svod_cell *cells, size_t count) {
    if (cells->row <= w->delivered) {
        w->lost = true;
        return note(w, SVOD_F_xlsx_row_late, cells, 0);
    }
    w->delivered = cells->row;
    w->book->refused = !w->sink->row(w->sink->ctx, cells->row, cells, count);
    return !w->book->refused;
}

static bool deliver_all(svod_xlsx_window *w) {
    const svod_cell *at = w->book->held.data, *end = at + w->book->held.count;
    while (at < end) {
        const svod_cell *first = at;
        while (++at < end && at->row == first->row) {
        }
        if (!deliver(w, first, (size_t)(at - first))) {
            return false;
        }
    }
    return true;
}

bool svod_xlsx_flush(svod_xlsx_window *w) {
    bool ok = !w->disordered || put_in_order(w);
    svod_zip_credit(&w->book->zip, w->book->held.count + (w->book->texts.full + w->book->texts.used) / SVOD_ZIP_BYTES_EACH);
    ok = ok && !w->book->refused && (w->book->held.count == 0 || deliver_all(w));
    w->book->held.count = 0;
    w->disordered = false;
    empty_pool(&w->book->texts);
    return ok;
}

// Delivers between two rows only; a row of more cells than a sheet has columns holds doubles and may be split.
bool svod_xlsx_make_room(svod_xlsx_window *w, uint32_t row) {
    const svod_vec *held = &w->book->held;
    const svod_xlsx_pool *texts = &w->book->texts;
    if (held->count < SVOD_XLSX_HELD && texts->full < SVOD_XLSX_HELD_TEXT) {
        return true;
    }
    bool between = held->count == 0 || ((const svod_cell *)held->data)[held->count - 1].row != row;
    bool must = held->count >= SVOD_XLSX_HELD + 4 * SVOD_GRID_COLS || texts->full >= 4 * SVOD_XLSX_HELD_TEXT;
    return (!between && !must) || svod_xlsx_flush(w);
}

void svod_xlsx_hold(svod_xlsx_window *w, const svod_cell *cell) {
    svod_vec *held = &w->book->held;
    if (held->count > 0) {
        const svod_cell *last = (const svod_cell *)held->data + held->count - 1;
        w->disordered |= cell->row < last->row || (cell->row == last->row && cell->col <= last->col);
    }
    if (held->count == held->capacity) {
        svod_vec_push(held);
    } else {
        held->count++;
    }
    ((svod_cell *)held->data)[held->count - 1] = *cell;
}
