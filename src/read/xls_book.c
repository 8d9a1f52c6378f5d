// The book: its generation, what holds for all sheets, and the list of them.
#include "read/xls.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MACROS = 1, CHART = 2, MODULE = 6 }; // kinds of sheets in a BOUNDSHEET that hold no table

// ---- what everything else depends on -----------------------------------------------------------------------------

static void tell_encrypted(svod_xls_book *book, const svod_xls_record *r) {
    const char *how = "XOR";
    if (r->len >= 2 && svod_xls_u16(r->data) == 1 && book->biff == 8) {
        how = r->len >= 4 && svod_xls_u16(r->data + 2) > 1 ? "RC4 CryptoAPI" : "RC4";
    }
    book->encrypted = true;
    svod_add(book->findings, SVOD_F_workbook_encrypted, svod_place_file(book->shown), how, NULL);
}

static bool on_setting(void *ctx, const svod_xls_record *r) {
    svod_xls_book *book = ctx;
    if (r->id == SVOD_XLS_FILEPASS) {
        tell_encrypted(book, r);
        return false;
    }
    if (r->id == SVOD_XLS_CODEPAGE && svod_xls_record_least(book, r, svod_place_file(book->shown), 2)) {
        book->codepage = svod_xls_u16(r->data);
    } else if (r->id == SVOD_XLS_DATEMODE && svod_xls_record_least(book, r, svod_place_file(book->shown), 2)) {
        book->date1904 = svod_xls_u16(r->data) != 0;
    }
    return true;
}

// BIFF8 writes its strings in Unicode whatever the record says.
static void set_charset(svod_xls_book *book) {
    if (book->biff != 8) {
        book->charset_fate = svod_xls_charset_make(book->codepage ? book->codepage : 1252, book->arena, &book->charset);
    }
}

bool svod_xls_book_tell_charset(const svod_xls_book *book) {
    if (!book->high_bytes) {
        return true;
    }
    const char *found = svod_printf(book->arena, "CODEPAGE %u", book->codepage);
    if (book->codepage == 0) {
        svod_add(book->findings, SVOD_F_xls_codepage_none, svod_place_file(book->shown), NULL, NULL);
    } else if (book->charset_fate == SVOD_XLS_CHARSET_UNKNOWN) {
        svod_add(book->findings, SVOD_F_xls_codepage, svod_place_file(book->shown), found, NULL);
    } else if (book->charset_fate == SVOD_XLS_CHARSET_MISSING) {
        return svod_add(book->findings, SVOD_F_xls_codepage_missing, svod_place_file(book->shown), found, NULL);
    }
    return true;
}

// ---- sheets ------------------------------------------------------------------------------------------------------

// False when there are too many.
static bool add_sheet(svod_xls_book *book, svod_xls_string name, unsigned state, size_t at) {
    static const svod_visibility states[] = {SVOD_VISIBLE, SVOD_HIDDEN, SVOD_VERY_HIDDEN, SVOD_VERY_HIDDEN};
    const char *copy = svod_sheet_name(&book->names, name.text, name.len);
    if (!copy) {
        return false;
    }
    *SVOD_PUSH(&book->sheets, svod_xls_sheet) = (svod_xls_sheet){.name = copy, .visibility = states[state & 3], .at = at};
    if (name.replaced) {
        svod_add(book->findings, SVOD_F_xls_text, svod_place_cell(book->shown, copy, 0, 0), copy, NULL);
    }
    return true;
}

// Charts, macro sheets and modules are no sheets, but where they begin another substream must have ended.
static bool take_sheet(svod_xls_book *book, const svod_xls_record *record) {
    svod_xls_string name;
    if (!svod_xls_record_least(book, record, svod_place_file(book->shown), 7)) {
        return true;
    }
    size_t at = svod_xls_u32(record->data);
    unsigned state = record->data[4], type = record->data[5], biff = 0, kind = 0;
    if (svod_xls_bof(book, at, &biff, &kind)) {
        *SVOD_PUSH(&book->bounds, size_t) = at;
    }
    svod_xls_reader r = svod_xls_reader_of(book, record, 6);
    if (!svod_xls_string_read(&r, 1, &name)) {
        svod_xls_record_bad(book, record, svod_place_file(book->shown), svod_say(book->findings->lang, SVOD_T_read_xls_text));
    }
    bool sheet = kind == SVOD_XLS_WORKSHEET, other = type == MACROS || type == CHART || type == MODULE;
    if (other && !sheet) {
        return true;
    }
    if (type != 0) { // the book says that it is no sheet, its beginning that it is one, or nobody knows
        svod_xls_record_bad(book, record, svod_place_file(book->shown), svod_say(book->findings->lang, SVOD_T_read_xls_kind));
    }
    if (type != 0 && !sheet) {
        return true;
    }
    return add_sheet(book, name, state, at);
}

// A workbook of BIFF4 has its sheets within it, each behind a header with its length and name.
static bool take_inner_sheet(svod_xls_book *book, const svod_xls_record *record) {
    svod_xls_string name;
    unsigned biff = 0, kind = 0;
    size_t at = record->at + 4 + record->len;
    if (!svod_xls_record_least(book, record, svod_place_file(book->shown), 5)) {
        return true;
    }
    svod_xls_reader r = svod_xls_reader_of(book, record, 4);
    if (!svod_xls_string_read(&r, 1, &name)) {
        svod_xls_record_bad(book, record, svod_place_file(book->shown), svod_say(book->findings->lang, SVOD_T_read_xls_text));
    }
    bool there = svod_xls_bof(book, at, &biff, &kind);
    if (there) {
        *SVOD_PUSH(&book->bounds, size_t) = at;
    }
    if (there && kind != SVOD_XLS_WORKSHEET) {
        return true;
    }
    return add_sheet(book, name, 0, at);
}

static bool on_table(void *ctx, const svod_xls_record *record) {
    svod_xls_book *book = ctx;
    book->globals_end = record->at + 4 + record->len;
    switch (record->id) {
    case SVOD_XLS_SST:
        if (book->strings.count == 0) {
            svod_xls_strings_read(book, record);
        }
        return true;
    case SVOD_XLS_BOUNDSHEET:
        return book->biff < 5 || take_sheet(book, record);
    case SVOD_XLS_SHEETHDR:
        return book->biff != 4 || take_inner_sheet(book, record);
    default:
        svod_xls_styles_take(book, record);
        return true;
    }
}

static int by_offset(const void *left, const void *right) {
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return a < b ? -1 : a > b;
}

static bool on_inner(void *ctx, const svod_xls_record *record) {
    svod_xls_styles_take(ctx, record);
    return on_setting(ctx, record);
}

void svod_xls_book_of_sheet(svod_xls_book *book, svod_place sheet, size_t at, size_t limit) {
    unsigned codepage = book->codepage;
    if (book->biff >= 5 && !book->single) {
        return;
    }
    svod_xls_styles_begin(book);
    svod_xls_walk(book, at, limit, on_inner, book);
    if (codepage == 0 && book->codepage) {
        set_charset(book);
    } else if (codepage != book->codepage) { // one encoding a book; a table for every sheet would cost a hostile book too much
        const char *found = svod_printf(book->arena, "CODEPAGE %u", book->codepage);
        svod_add(book->findings, SVOD_F_xls_codepage_other, sheet, found, svod_printf(book->arena, "CODEPAGE %u", codepage));
        book->codepage = codepage;
    }
}

// ---- the first substream -----------------------------------------------------------------------------------------

static bool no_book(svod_xls_book *book, svod_code code, svod_text what) {
    return svod_add(book->findings, code, svod_place_file(book->shown), svod_say(book->findings->lang, what), "BIFF2-BIFF8");
}

static void prepare(svod_xls_book *book) {
    svod_xls_styles_begin(book);
    book->strings = svod_vec_of(book->arena, sizeof(svod_xls_string));
    book->sheets = svod_vec_of(book->arena, sizeof(svod_xls_sheet));
    book->bounds = svod_vec_of(book->arena, sizeof(size_t));
    book->names = svod_sheet_names_of(book->shown, book->arena, book->findings);
    book->text = svod_buf_of(book->arena);
}

static bool tell_cut(svod_xls_book *book) {
    const char *form = svod_say(book->findings->lang, SVOD_T_read_xls_globals);
    const char *found = svod_printf(book->arena, form, book->globals_end, book->sheets.count);
    return svod_add(book->findings, SVOD_F_xls_container_damaged, svod_place_file(book->shown), found, NULL);
}

static bool is_named(const svod_xls_book *book, size_t at) {
    return book->bounds.count > 0 && bsearch(&at, book->bounds.data, book->bounds.count, sizeof at, by_offset);
}

// Worksheets that stand in the stream although the list of sheets does not have them: an entry of the list is spoilt.
static void tell_unnamed(svod_xls_book *book) {
    svod_xls_record r;
    unsigned biff = 0, kind = 0;
    size_t depth = 0;
    for (size_t at = 0; svod_xls_record_at(book, at, &r); at = r.at + 4 + r.len) {
        bool begins = svod_xls_bof(book, at, &biff, &kind), named = begins && is_named(book, at);
        depth = named ? 0 : depth; // whatever was open before has ended
        if (begins && depth == 0 && !named && kind == SVOD_XLS_WORKSHEET) {
            char found[80]; // on the stack: a hostile book has millions of them
            snprintf(found, sizeof found, svod_say(book->findings->lang, SVOD_T_read_xls_unnamed), at);
            svod_add(book->findings, SVOD_F_xls_sheet_unnamed, svod_place_file(book->shown), found, NULL);
        }
        depth += begins;
        depth -= r.id == SVOD_XLS_EOF && depth > 0;
    }
}

static bool read_globals(svod_xls_book *book) {
    size_t errors = book->findings->count[SVOD_ERROR];
    if (svod_xls_walk(book, 0, SIZE_MAX, on_table, book) == SVOD_XLS_CUT) {
        tell_cut(book);
    }
    if (book->bounds.count > 0) {
        qsort(book->bounds.data, book->bounds.count, sizeof(size_t), by_offset);
    }
    if (book->biff >= 5) { // before, sheets stand within the book
        tell_unnamed(book);
    }
    if (book->sheets.count == 0 && book->findings->count[SVOD_ERROR] > errors) {
        return false;
    }
    if (book->sheets.count == 0 && book->bounds.count > 0) {
        svod_add(book->findings, SVOD_F_book_no_sheets, svod_place_file(book->shown), NULL, NULL);
    } else if (book->sheets.count == 0) {
        const char *found = svod_say(book->findings->lang, SVOD_T_read_no_sheets);
        return svod_add(book->findings, SVOD_F_xls_sheet_lost, svod_place_file(book->shown), found, NULL);
    }
    return book->findings->count[SVOD_ERROR] == errors;
}

bool svod_xls_book_read(svod_xls_book *book) {
    unsigned kind = 0;
    if (!svod_xls_bof(book, 0, &book->biff, &kind)) {
        return no_book(book, SVOD_F_format_unknown, SVOD_T_read_xls_no_bof);
    }
    prepare(book);
    svod_xls_walk(book, 0, SIZE_MAX, on_setting, book);
    if (book->encrypted) {
        return false;
    }
    set_charset(book);
    book->single = kind == SVOD_XLS_WORKSHEET;
    if (book->single) {
        const char *stem = svod_host_stem_of(book->arena, book->shown); // as in Excel
        return add_sheet(book, (svod_xls_string){.text = stem, .len = (uint32_t)strlen(stem)}, 0, 0);
    }
    if (!(book->biff >= 5 && kind == SVOD_XLS_GLOBALS) && !(book->biff == 4 && kind == SVOD_XLS_WORKSPACE)) {
        return no_book(book, SVOD_F_format_unsupported, SVOD_T_read_xls_no_sheet);
    }
    return read_globals(book);
}
