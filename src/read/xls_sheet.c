// One worksheet: its records are gone through once, noting where each cell stands, then the cells are read in order of rows. So cells may
// come in any order, and what holds for rows and columns may come behind them.
#include "read/xls.h"

#include <stdlib.h>

#define CELLS_CAP ((size_t)16 << 20)  // of a book
#define TEXTS_CAP ((size_t)256 << 20) // bytes of all texts delivered
#define MERGES_CAP ((size_t)1 << 20)
#define TEXTS_KEPT ((size_t)1 << 20) // bytes of texts after which a row gives them back
#define OFFSET_BITS 40

typedef struct sheet {
    svod_xls_book *book;
    const svod_sheet_info *info;
    svod_arena *arena, *texts;
    svod_vec cells;  // uint64_t: row (16 bits), column (8), offset of the record (40): in the order of these numbers
    svod_vec merges; // svod_merge
    bool disordered, failed;
    size_t ixfe, ixfe_end; // offsets of an IXFE and of the record behind it
    uint32_t row;          // of the last cell, from 1
    bool hidden_rows[SVOD_XLS_ROWS], hidden_cols[SVOD_XLS_COLS];
    svod_cell line[SVOD_XLS_COLS];
    char digits[SVOD_XLS_COLS][SVOD_XLS_DIGITS];
} sheet;

static svod_place sheet_place(const sheet *s) {
    return svod_place_cell(s->info->file, s->info->name, 0, 0);
}

static bool limit(sheet *s, const char *found) {
    s->failed = true;
    return svod_add(s->book->findings, SVOD_F_read_limit, sheet_place(s), found, NULL);
}

// ---- going through -----------------------------------------------------------------------------------------------

static bool note_cell(sheet *s, unsigned row, unsigned col, size_t at) {
    if (s->book->cells == CELLS_CAP) {
        return limit(s, svod_say(s->book->findings->lang, SVOD_T_read_xls_cells));
    }
    uint64_t place = (uint64_t)row << 48 | (uint64_t)col << OFFSET_BITS;
    if (s->cells.count > 0) {
        uint64_t last = *SVOD_AT(&s->cells, uint64_t, s->cells.count - 1);
        s->disordered |= place <= last >> OFFSET_BITS << OFFSET_BITS;
    }
    s->book->cells++;
    s->row = row + 1;
    *SVOD_PUSH(&s->cells, uint64_t) = place | at;
    return true;
}

static bool bad_column(const sheet *s, const svod_xls_record *r, unsigned row) {
    svod_place place = svod_place_cell(s->info->file, s->info->name, row + 1, 0);
    svod_xls_record_bad(s->book, r, place, svod_say(s->book->findings->lang, SVOD_T_read_xls_columns));
    return true;
}

static bool on_cell(sheet *s, const svod_xls_record *r) {
    if (!svod_xls_record_least(s->book, r, sheet_place(s), 4)) {
        return true;
    }
    unsigned row = svod_xls_u16(r->data), col = svod_xls_u16(r->data + 2);
    size_t at = s->ixfe_end == r->at ? s->ixfe : r->at;
    return col < SVOD_XLS_COLS ? note_cell(s, row, col, at) : bad_column(s, r, row);
}

static bool on_mulrk(sheet *s, const svod_xls_record *r) {
    if (!svod_xls_record_least(s->book, r, sheet_place(s), 12)) {
        return true;
    }
    unsigned row = svod_xls_u16(r->data), first = svod_xls_u16(r->data + 2);
    size_t count = (r->len - 6) / 6;
    if (first >= SVOD_XLS_COLS || count > SVOD_XLS_COLS - first) {
        return bad_column(s, r, row);
    }
    for (size_t i = 0; i < count; i++) {
        if (!note_cell(s, row, first + (unsigned)i, r->at)) {
            return false;
        }
    }
    return true;
}

static void on_merges(sheet *s, const svod_xls_record *r) {
    size_t declared = r->len >= 2 ? svod_xls_u16(r->data) : 0;
    if (!svod_xls_record_least(s->book, r, sheet_place(s), 2 + 8 * declared)) {
        return;
    }
    for (size_t i = 0; i < declared && s->merges.count < MERGES_CAP; i++) {
        const unsigned char *at = r->data + 2 + 8 * i;
        svod_merge m = {.row1 = svod_xls_u16(at) + 1,
                        .row2 = svod_xls_u16(at + 2) + 1,
                        .col1 = svod_xls_u16(at + 4) + 1,
                        .col2 = svod_xls_u16(at + 6) + 1};
        if (m.row1 > m.row2 || m.col1 > m.col2 || m.col2 > SVOD_XLS_COLS) {
            svod_xls_record_bad(s->book, r, sheet_place(s), svod_say(s->book->findings->lang, SVOD_T_read_xls_range));
        } else if (m.row1 < m.row2 || m.col1 < m.col2) {
            *SVOD_PUSH(&s->merges, svod_merge) = m;
        }
    }
}

// A row of BIFF2 has no mark of being hidden but its height.
static void on_row(sheet *s, const svod_xls_record *r) {
    bool old = r->id == SVOD_XLS_ROW2;
    if (svod_xls_record_least(s->book, r, sheet_place(s), old ? 8 : 13)) {
        s->hidden_rows[svod_xls_u16(r->data)] = old ? svod_xls_u16(r->data + 6) == 0 : r->data[12] & 0x20;
    }
}

// The last column may be given as 256, one too far; writers do.
static void on_columns(sheet *s, const svod_xls_record *r) {
    bool old = r->id == SVOD_XLS_COLWIDTH2;
    if (!svod_xls_record_least(s->book, r, sheet_place(s), old ? 4 : 9)) {
        return;
    }
    unsigned first = old ? r->data[0] : svod_xls_u16(r->data), last = old ? r->data[1] : svod_xls_u16(r->data + 2);
    bool hidden = old ? svod_xls_u16(r->data + 2) == 0 : r->data[8] & 1;
    for (unsigned col = first; hidden && col <= last && col < SVOD_XLS_COLS; col++) {
        s->hidden_cols[col] = true;
    }
}

static bool on_record(void *ctx, const svod_xls_record *r) {
    sheet *s = ctx;
    switch (r->id) {
    case SVOD_XLS_INTEGER2:
    case SVOD_XLS_NUMBER2:
    case SVOD_XLS_NUMBER:
    case SVOD_XLS_LABEL2:
    case SVOD_XLS_LABEL:
    case SVOD_XLS_BOOLERR2:
    case SVOD_XLS_BOOLERR:
    case SVOD_XLS_FORMULA:
    case SVOD_XLS_FORMULA3:
    case SVOD_XLS_FORMULA4:
    case SVOD_XLS_RK:
    case SVOD_XLS_RSTRING:
    case SVOD_XLS_LABELSST:
        return on_cell(s, r);
    case SVOD_XLS_MULRK:
        return on_mulrk(s, r);
    case SVOD_XLS_IXFE:
        s->ixfe = r->at;
        s->ixfe_end = r->at + 4 + r->len;
        return true;
    case SVOD_XLS_MERGEDCELLS:
        on_merges(s, r);
        return true;
    case SVOD_XLS_ROW2:
    case SVOD_XLS_ROW:
        on_row(s, r);
        return true;
    case SVOD_XLS_COLWIDTH2:
    case SVOD_XLS_COLINFO:
        on_columns(s, r);
        return true;
    default:
        return true;
    }
}

// ---- delivering --------------------------------------------------------------------------------------------------

static int by_number(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

// Reads cell `i` into a slot of the line; false when it is empty.
static bool read_cell(sheet *s, size_t i, size_t slot) {
    uint64_t cell = *SVOD_AT(&s->cells, uint64_t, i);
    unsigned row = (unsigned)(cell >> 48), col = cell >> OFFSET_BITS & 0xFF;
    s->line[slot] = (svod_cell){.row = row + 1, .col = col + 1};
    if (s->hidden_rows[row] || s->hidden_cols[col]) {
        s->line[slot].flags = SVOD_CELL_HIDDEN;
    }
    size_t at = cell & (((uint64_t)1 << OFFSET_BITS) - 1);
    return svod_xls_cell_read(s->book, s->info, at, &s->line[slot], s->digits[slot], s->texts);
}

// Of two records at one place the last counts.
static bool overruled(sheet *s, size_t i, size_t slot) {
    const uint64_t *cells = s->cells.data;
    if (i + 1 == s->cells.count || cells[i] >> OFFSET_BITS != cells[i + 1] >> OFFSET_BITS) {
        return false;
    }
    const char *found = read_cell(s, i, slot) ? s->line[slot].text : "";
    svod_add(s->book->findings, SVOD_F_cell_twice, svod_cell_place(s->info, &s->line[slot]), found, NULL);
    return true;
}

static bool deliver_row(sheet *s, size_t count) {
    if (count == 0) {
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        s->book->delivered += s->line[i].len;
    }
    if (s->book->delivered > TEXTS_CAP) {
        return limit(s, svod_printf(s->book->arena, svod_say(s->book->findings->lang, SVOD_T_read_delivered), TEXTS_CAP >> 20));
    }
    s->book->refused = !s->book->sink->row(s->book->sink->ctx, s->line[0].row, s->line, count);
    if (svod_arena_used(s->texts) > TEXTS_KEPT) {
        svod_arena_reset(s->texts);
    }
    return !s->book->refused;
}

static bool deliver(sheet *s) {
    const uint64_t *cells = s->cells.data;
    if (s->disordered) {
        qsort(s->cells.data, s->cells.count, sizeof(uint64_t), by_number);
    }
    size_t count = 0;
    for (size_t i = 0; i < s->cells.count; i++) {
        if (!overruled(s, i, count) && read_cell(s, i, count)) {
            count++;
        }
        if (i + 1 == s->cells.count || cells[i] >> 48 != cells[i + 1] >> 48) {
            if (!deliver_row(s, count)) {
                return false;
            }
            count = 0;
        }
    }
    return true;
}

// ---- all together ------------------------------------------------------------------------------------------------

static size_t bound_behind(const svod_xls_book *book, size_t at) {
    size_t from = 0, to = book->bounds.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (*SVOD_AT(&book->bounds, size_t, middle) > at) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    return from < book->bounds.count ? *SVOD_AT(&book->bounds, size_t, from) : SIZE_MAX;
}

static bool tell_cut(sheet *s) {
    const char *form = svod_say(s->book->findings->lang, SVOD_T_read_xls_cut);
    const char *found = svod_printf(s->arena, form, (size_t)s->row, s->cells.count);
    return svod_add(s->book->findings, SVOD_F_xls_sheet_cut, sheet_place(s), found, NULL);
}

static bool read_sheet(sheet *s, size_t at) {
    size_t bound = bound_behind(s->book, at);
    svod_xls_book_of_sheet(s->book, sheet_place(s), at, bound);
    if (s->book->encrypted) {
        return false;
    }
    bool ok = svod_xls_walk(s->book, at, bound, on_record, s) != SVOD_XLS_CUT || tell_cut(s);
    ok = deliver(s) && ok;
    if (!s->book->refused) {
        s->book->refused = !s->book->sink->end(s->book->sink->ctx, s->merges.data, s->merges.count);
    }
    return ok && !s->failed && !s->book->refused;
}

// The book says where a sheet begins; no two may begin at one place.
static bool is_there(const svod_xls_book *book, const svod_xls_sheet *which) {
    unsigned biff = 0, kind = 0;
    const svod_xls_sheet *first = book->sheets.data;
    while (first < which && first->at != which->at) {
        first++;
    }
    return first == which && svod_xls_bof(book, which->at, &biff, &kind) && kind == SVOD_XLS_WORKSHEET;
}

bool svod_xls_sheet_read(svod_xls_book *book, const svod_xls_sheet *from, const svod_sheet_info *info) {
    if (!book->sink->sheet(book->sink->ctx, info)) {
        book->refused = true;
        return false;
    }
    if (!is_there(book, from)) {
        const char *found = svod_printf(book->arena, svod_say(book->findings->lang, SVOD_T_read_xls_no_start), from->at);
        svod_add(book->findings, SVOD_F_xls_sheet_lost, svod_place_cell(info->file, info->name, 0, 0), found, NULL);
        book->refused = !book->sink->end(book->sink->ctx, NULL, 0);
        return false;
    }
    svod_arena *arena = svod_arena_new(), *texts = svod_arena_new();
    sheet *s = SVOD_NEW(arena, sheet);
    s->book = book;
    s->info = info;
    s->arena = arena;
    s->texts = texts;
    s->cells = svod_vec_of(arena, sizeof(uint64_t));
    s->merges = svod_vec_of(arena, sizeof(svod_merge));
    bool ok = read_sheet(s, from->at);
    svod_arena_free(texts);
    svod_arena_free(arena);
    return ok;
}
