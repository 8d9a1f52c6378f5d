// From what a <c> says of itself to a cell: number, text, truth, error, date, or something damaged.
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "read/date.h"
#include "read/xlsx.h"

#define SHARED_CAP ((size_t)1 << 30)

typedef struct value {
    svod_xlsx_window *out;
    svod_xlsx_book *book;
    const svod_xlsx_raw *raw;
    svod_cell cell;
    char *text; // trimmed, NUL-terminated
    size_t len;
} value;

static svod_place place_of(const value *v) {
    return svod_place_cell(v->out->info->file, v->out->info->name, v->cell.row, v->cell.col);
}

static bool hold(value *v, svod_cell_type type, const char *text, size_t len) {
    v->cell.type = (uint8_t)type;
    v->cell.text = text;
    v->cell.len = (uint32_t)len;
    svod_xlsx_hold(v->out, &v->cell);
    return true;
}

// The same, with a text that is the one under way in the pool.
static bool hold_text(value *v, svod_cell_type type) {
    svod_xlsx_pool_keep(&v->book->texts);
    return hold(v, type, v->text, v->len);
}

// Something stood there: kept as an error cell, so that nobody takes it for a blank.
static bool damaged(value *v) {
    v->cell.flags |= SVOD_CELL_DAMAGED;
    return svod_xlsx_fault(v->book, SVOD_F_cell_damaged, place_of(v), v->text, NULL) && hold_text(v, SVOD_CELL_ERROR);
}

static void trim(value *v) {
    while (v->len > 0 && (unsigned char)*v->text <= ' ') {
        v->text++;
        v->len--;
    }
    while (v->len > 0 && (unsigned char)v->text[v->len - 1] <= ' ') {
        v->len--;
    }
    v->text[v->len] = '\0';
}

// ---- dates and numbers -------------------------------------------------------------------------------------------

static bool put_date(value *v, double folded, svod_date_kind kind) {
    char buf[SVOD_DATE_SIZE];
    size_t len = svod_date_text(buf, folded, kind);
    svod_xlsx_pool *pool = &v->book->texts;
    pool->begun = 0;
    svod_xlsx_pool_add(pool, buf, len);
    v->text = svod_xlsx_pool_text(pool);
    v->len = len;
    v->cell.number = folded;
    return hold_text(v, SVOD_CELL_DATE);
}

static bool put_iso_date(value *v) {
    double folded = 0;
    svod_date_kind kind = SVOD_DATE_DAY;
    return svod_date_parse(v->text, v->len, &folded, &kind) ? put_date(v, folded, kind) : damaged(v);
}

// One for a sheet is enough: a whole column may have such a format.
static bool no_format(value *v) {
    char found[16];
    if (v->out->unformatted) {
        return true;
    }
    v->out->unformatted = true;
    snprintf(found, sizeof found, "s=%u", v->raw->style);
    return svod_xlsx_fault(v->book, SVOD_F_cell_style, place_of(v), found, NULL);
}

// The format of numbers of the cell's style; a style that is not there, or has no format, shows nothing and is said.
static bool style_of(value *v, uint8_t *style) {
    const svod_vec *styles = &v->book->styles;
    *style = SVOD_DATE_NONE;
    if (v->raw->style < styles->count) {
        *style = ((const uint8_t *)styles->data)[v->raw->style];
        return *style != SVOD_XLSX_NO_FORMAT || no_format(v);
    }
    char found[16] = "s";
    if (v->raw->style != UINT32_MAX) {
        snprintf(found, sizeof found, "s=%u", v->raw->style);
    }
    return styles->count == 0 || svod_xlsx_fault(v->book, SVOD_F_cell_style, place_of(v), found, NULL);
}

static bool put_number(value *v) {
    uint8_t style = 0;
    if (!svod_num_double(v->text, v->len, &v->cell.number)) {
        return damaged(v);
    }
    if (!style_of(v, &style)) {
        return false;
    }
    svod_date_kind kind = (svod_date_kind)(style & ~(SVOD_XLSX_PERCENT | SVOD_XLSX_NO_FORMAT));
    if (kind != SVOD_DATE_NONE && v->cell.number >= 0 && v->cell.number < SVOD_DATE_LAST) {
        return put_date(v, svod_date_fold(v->cell.number, kind, v->book->date1904), kind);
    }
    v->cell.flags |= style & SVOD_XLSX_PERCENT ? SVOD_CELL_PERCENT : 0;
    return hold_text(v, SVOD_CELL_NUMBER);
}

// ---- the others --------------------------------------------------------------------------------------------------

static bool put_shared(value *v) {
    const svod_vec *strings = &v->book->strings;
    size_t index = 0;
    for (size_t i = 0; i < v->len; i++) {
        if (v->text[i] < '0' || v->text[i] > '9' || index > strings->count) {
            return damaged(v);
        }
        index = index * 10 + (size_t)(v->text[i] - '0');
    }
    if (index >= strings->count) {
        return damaged(v);
    }
    const svod_xlsx_string *string = (const svod_xlsx_string *)strings->data + index;
    if (!string->text) {
        return damaged(v);
    }
    v->book->shared += string->len;
    if (v->book->shared > SHARED_CAP) { // a few bytes of the file each, but megabytes to whoever takes them
        const char *found = svod_printf(v->book->arena, svod_say(v->book->findings->lang, SVOD_T_read_delivered), SHARED_CAP >> 20);
        return svod_add(v->book->findings, SVOD_F_read_limit, place_of(v), found, NULL);
    }
    return string->len == 0 || hold(v, SVOD_CELL_STRING, string->text, string->len);
}

static bool put_bool(value *v) {
    bool yes = (v->len == 1 && *v->text == '1') || (v->len == 4 && strncasecmp(v->text, "true", 4) == 0);
    if (!yes && !(v->len == 1 && *v->text == '0') && !(v->len == 5 && strncasecmp(v->text, "false", 5) == 0)) {
        return damaged(v);
    }
    v->cell.number = yes;
    return hold(v, SVOD_CELL_BOOL, yes ? "true" : "false", yes ? 4 : 5);
}

// No fault of the file: programs that cannot calculate write all their formulas so.
static bool put_no_result(value *v) {
    v->cell.flags |= SVOD_CELL_NO_RESULT;
    svod_add(v->book->findings, SVOD_F_cell_formula_no_result, place_of(v), NULL, NULL);
    return hold(v, SVOD_CELL_EMPTY, "", 0);
}

// Spaces count in a text.
static bool put_text(value *v) {
    if (v->raw->formula && !v->raw->value && !v->raw->inlined) {
        return put_no_result(v);
    }
    v->len = svod_xlsx_unescape(v->text, v->len);
    return v->len == 0 || hold_text(v, SVOD_CELL_STRING);
}

static bool put_trimmed(value *v) {
    trim(v);
    if (v->len == 0) {
        return !v->raw->formula || put_no_result(v);
    }
    switch (v->raw->type) {
    case 'n':
        return put_number(v);
    case 's':
        return put_shared(v);
    case 'b':
        return put_bool(v);
    case 'd':
        return put_iso_date(v);
    case 'e':
        return hold_text(v, SVOD_CELL_ERROR);
    default:
        return damaged(v);
    }
}

bool svod_xlsx_put(svod_xlsx_window *window, const svod_xlsx_raw *raw) {
    svod_xlsx_pool *pool = &window->book->texts;
    if (!raw->value && !raw->inlined && !raw->formula && !raw->broken) {
        return true;
    }
    value v = {.out = window, .book = window->book, .raw = raw, .text = svod_xlsx_pool_text(pool), .len = pool->begun};
    v.cell = (svod_cell){.row = raw->row, .col = raw->col, .flags = raw->flags};
    v.text[v.len] = '\0';
    bool ok = raw->broken ? damaged(&v) : raw->type == 't' || raw->type == 'i' || raw->inlined ? put_text(&v) : put_trimmed(&v);
    pool->begun = 0;
    return ok;
}
