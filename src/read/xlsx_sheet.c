// One worksheet: its XML into cells with place, type and value.
#include "read/xlsx.h"

#include <string.h>
#include <strings.h>

#include "read/date.h"

#define MERGES_CAP ((size_t)1 << 20)

typedef struct sheet {
    svod_xlsx_book *book;
    svod_xlsx_window out;
    svod_arena *arena;
    bool in_data, in_row, in_cell, take, hidden_row;
    unsigned phonetic;
    uint32_t row, col; // of the last cell or row; 0: nothing yet
    bool bad_place;    // the row or cell under way has a reference that cannot be
    // the cell under way
    char type; // 'n' number, 's' shared, 't' text, 'b', 'e', 'd'
    size_t style;
    bool formula, value; // has <f>; has <v> or <is>
    svod_buf text;
    svod_vec merges; // svod_merge
    bool *hidden_cols;
} sheet;

static svod_place cell_place(const sheet *s) {
    return svod_place_cell(s->out.info->file, s->out.info->name, s->row, s->col);
}

// ---- references --------------------------------------------------------------------------------------------------

static uint32_t row_number(const char *text) {
    uint32_t row = 0;
    for (; *text >= '0' && *text <= '9' && row <= SVOD_XLSX_ROWS; text++) {
        row = row * 10 + (uint32_t)(*text - '0');
    }
    return *text || row > SVOD_XLSX_ROWS ? 0 : row;
}

static void bad_reference(sheet *s, const char *text) {
    s->bad_place = true;
    svod_place place = svod_place_cell(s->out.info->file, s->out.info->name, s->row <= SVOD_XLSX_ROWS ? s->row : 0, 0);
    svod_add(s->book->findings, SVOD_F_xlsx_reference, place, text, svod_say(s->book->findings->lang, SVOD_T_read_reference));
}

// ---- values ------------------------------------------------------------------------------------------------------

static void trim(const char **text, size_t *len) {
    while (*len > 0 && (unsigned char)**text <= ' ') {
        (*text)++;
        (*len)--;
    }
    while (*len > 0 && (unsigned char)(*text)[*len - 1] <= ' ') {
        (*len)--;
    }
}

// Something stood there: kept as an error cell, so that nobody takes it for a blank.
static bool damaged(sheet *s, svod_cell *cell, const char *found) {
    svod_add(s->book->findings, SVOD_F_xlsx_cell_damaged, cell_place(s), found, NULL);
    cell->type = SVOD_CELL_ERROR;
    cell->text = found;
    cell->len = (uint32_t)strlen(found);
    return svod_xlsx_hold(&s->out, cell, true);
}

static bool put_text(sheet *s, svod_cell *cell, const char *text, size_t len, bool copy) {
    cell->type = SVOD_CELL_STRING;
    cell->text = text;
    cell->len = (uint32_t)len;
    return len == 0 || svod_xlsx_hold(&s->out, cell, copy);
}

static bool put_date(sheet *s, svod_cell *cell, double folded, svod_date_kind kind) {
    char buf[SVOD_DATE_SIZE];
    cell->type = SVOD_CELL_DATE;
    cell->number = folded;
    cell->len = (uint32_t)svod_date_text(buf, folded, kind);
    cell->text = buf;
    return svod_xlsx_hold(&s->out, cell, true);
}

static bool put_number(sheet *s, svod_cell *cell, const char *text, size_t len) {
    if (!svod_num_double(text, len, &cell->number)) {
        return damaged(s, cell, s->text.data);
    }
    const uint8_t *kinds = s->book->styles.data;
    svod_date_kind kind = s->style < s->book->styles.count ? (svod_date_kind)kinds[s->style] : SVOD_DATE_NONE;
    if (kind != SVOD_DATE_NONE && cell->number >= 0 && cell->number < SVOD_DATE_LAST) {
        return put_date(s, cell, svod_date_fold(cell->number, kind, s->book->date1904), kind);
    }
    cell->type = SVOD_CELL_NUMBER;
    cell->text = text;
    cell->len = (uint32_t)len;
    return svod_xlsx_hold(&s->out, cell, true);
}

static bool put_shared(sheet *s, svod_cell *cell, const char *text, size_t len) {
    size_t index = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9' || index > s->book->strings.count) {
            return damaged(s, cell, s->text.data);
        }
        index = index * 10 + (size_t)(text[i] - '0');
    }
    if (index >= s->book->strings.count) {
        return damaged(s, cell, s->text.data);
    }
    const svod_xlsx_string *string = (const svod_xlsx_string *)s->book->strings.data + index;
    return put_text(s, cell, string->text, string->len, false);
}

static bool put_bool(sheet *s, svod_cell *cell, const char *text, size_t len) {
    bool yes = (len == 1 && *text == '1') || (len == 4 && strncasecmp(text, "true", 4) == 0);
    if (!yes && !(len == 1 && *text == '0') && !(len == 5 && strncasecmp(text, "false", 5) == 0)) {
        return damaged(s, cell, s->text.data);
    }
    cell->type = SVOD_CELL_BOOL;
    cell->number = yes;
    cell->text = yes ? "true" : "false";
    cell->len = yes ? 4 : 5;
    return svod_xlsx_hold(&s->out, cell, false);
}

static bool put_iso_date(sheet *s, svod_cell *cell, const char *text, size_t len) {
    double folded = 0;
    svod_date_kind kind = SVOD_DATE_DAY;
    return svod_date_parse(text, len, &folded, &kind) ? put_date(s, cell, folded, kind) : put_text(s, cell, text, len, true);
}

static bool put_no_result(sheet *s, svod_cell *cell) {
    svod_add(s->book->findings, SVOD_F_cell_formula_no_result, cell_place(s), NULL, NULL);
    cell->type = SVOD_CELL_EMPTY;
    cell->flags |= SVOD_CELL_NO_RESULT;
    cell->text = "";
    return svod_xlsx_hold(&s->out, cell, false);
}

static bool put_cell(sheet *s) {
    svod_cell cell = {.row = s->row, .col = s->col, .flags = s->formula ? SVOD_CELL_FORMULA : 0};
    if (s->hidden_row || (s->hidden_cols && s->hidden_cols[s->col])) {
        cell.flags |= SVOD_CELL_HIDDEN;
    }
    if (s->type == 't') { // spaces count in a text
        size_t len = s->text.len ? svod_xlsx_unescape(s->text.data, s->text.len) : 0;
        return !s->value && s->formula ? put_no_result(s, &cell) : put_text(s, &cell, s->text.data, len, true);
    }
    const char *text = s->text.data;
    size_t len = s->text.len;
    trim(&text, &len);
    if (len == 0) {
        return s->formula ? put_no_result(s, &cell) : true;
    }
    switch (s->type) {
    case 's':
        return put_shared(s, &cell, text, len);
    case 'b':
        return put_bool(s, &cell, text, len);
    case 'd':
        return put_iso_date(s, &cell, text, len);
    case 'e':
        cell.type = SVOD_CELL_ERROR;
        cell.text = text;
        cell.len = (uint32_t)len;
        return svod_xlsx_hold(&s->out, &cell, true);
    default:
        return put_number(s, &cell, text, len);
    }
}

// ---- elements ----------------------------------------------------------------------------------------------------

static bool open_row(sheet *s, const char **attributes) {
    const char *r = svod_xml_attribute(attributes, "r");
    s->in_row = true;
    s->bad_place = false;
    s->col = 0;
    s->hidden_row = svod_xml_true(svod_xml_attribute(attributes, "hidden"));
    uint32_t row = r ? row_number(r) : s->row < SVOD_XLSX_ROWS ? s->row + 1 : 0;
    if (row == 0) {
        bad_reference(s, r ? r : "row");
    } else {
        s->row = row;
    }
    return true;
}

static char type_of(const char *t) {
    if (!t || !*t) {
        return 'n';
    }
    return strcmp(t, "str") == 0 || strcmp(t, "inlineStr") == 0 ? 't' : t[1] == '\0' && strchr("nsbed", *t) ? *t : 'n';
}

static void place_cell(sheet *s, const char *r) {
    uint32_t row = 0, col = 0;
    if (!r) {
        if (s->col < SVOD_XLSX_COLS) {
            s->col++;
        } else {
            bad_reference(s, "c");
        }
    } else if (svod_ref_parse(r, strlen(r), &row, &col)) {
        s->bad_place = false;
        if (row != s->row) { // the cell knows better than its row, as in office programs
            svod_place place = svod_place_cell(s->out.info->file, s->out.info->name, row, col);
            svod_add(s->book->findings, SVOD_F_xlsx_cell_strays, place, svod_printf(s->arena, "%s / row %u", r, s->row), NULL);
            s->row = row;
        }
        s->col = col;
    } else {
        bad_reference(s, r);
    }
}

static bool open_cell(sheet *s, const char **attributes) {
    const char *r = NULL, *t = NULL;
    s->style = 0;
    for (; *attributes; attributes += 2) {
        const char *name = attributes[0];
        if (name[0] && name[1]) {
            continue; // the three that count have one letter
        }
        if (*name == 'r') {
            r = attributes[1];
        } else if (*name == 't') {
            t = attributes[1];
        } else if (*name == 's') {
            s->style = row_number(attributes[1]);
        }
    }
    s->in_cell = true;
    s->type = type_of(t);
    s->formula = s->value = s->take = false;
    s->phonetic = 0;
    s->text.len = 0;
    place_cell(s, r);
    return true;
}

static bool open_in_cell(sheet *s, const char *name) {
    if (strcmp(name, "v") == 0) {
        // a text beside a value: the inline string is the newer one
        s->take = !s->value;
        s->value = true;
    } else if (strcmp(name, "f") == 0) {
        s->formula = true;
    } else if (strcmp(name, "is") == 0) {
        s->type = 't';
        s->value = true;
        s->text.len = 0;
    } else if (strcmp(name, "rPh") == 0) {
        s->phonetic++;
    } else if (strcmp(name, "t") == 0) {
        s->take = s->value && s->phonetic == 0;
    }
    return true;
}

static bool open_col(sheet *s, const char **attributes) {
    const char *min = svod_xml_attribute(attributes, "min"), *max = svod_xml_attribute(attributes, "max");
    uint32_t first = min ? row_number(min) : 0, last = max ? row_number(max) : 0;
    if (first == 0 || !svod_xml_true(svod_xml_attribute(attributes, "hidden"))) {
        return true;
    }
    if (!s->hidden_cols) {
        s->hidden_cols = SVOD_ARRAY(s->arena, bool, SVOD_XLSX_COLS + 1);
    }
    for (uint32_t col = first; col <= last && col <= SVOD_XLSX_COLS; col++) {
        s->hidden_cols[col] = true;
    }
    return true;
}

static bool open_merge(sheet *s, const char **attributes) {
    const char *ref = svod_xml_attribute(attributes, "ref");
    const char *colon = ref ? strchr(ref, ':') : NULL;
    svod_merge m;
    if (!colon || s->merges.count >= MERGES_CAP) {
        return true; // a range of one cell merges nothing
    }
    if (svod_ref_parse(ref, (size_t)(colon - ref), &m.row1, &m.col1) && svod_ref_parse(colon + 1, strlen(colon + 1), &m.row2, &m.col2) &&
        m.row1 <= m.row2 && m.col1 <= m.col2) {
        *SVOD_PUSH(&s->merges, svod_merge) = m;
    } else {
        svod_place place = svod_place_cell(s->out.info->file, s->out.info->name, 0, 0);
        svod_add(s->book->findings, SVOD_F_xlsx_reference, place, ref, svod_say(s->book->findings->lang, SVOD_T_read_reference));
    }
    return true;
}

static bool sheet_open(void *ctx, const char *name, const char **attributes) {
    sheet *s = ctx;
    if (s->in_cell) {
        return open_in_cell(s, name);
    }
    if (s->in_row) {
        return strcmp(name, "c") != 0 || open_cell(s, attributes);
    }
    if (s->in_data) {
        return strcmp(name, "row") != 0 || open_row(s, attributes);
    }
    if (strcmp(name, "sheetData") == 0) {
        s->in_data = true;
    } else if (strcmp(name, "mergeCell") == 0) {
        return open_merge(s, attributes);
    } else if (strcmp(name, "col") == 0) {
        return open_col(s, attributes);
    }
    return true;
}

static bool close_in_cell(sheet *s, const char *name) {
    if (strcmp(name, "c") == 0) {
        s->in_cell = s->take = false;
        return s->bad_place || put_cell(s);
    }
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        s->take = false;
    } else if (strcmp(name, "rPh") == 0 && s->phonetic > 0) {
        s->phonetic--;
    }
    return true;
}

static bool sheet_close(void *ctx, const char *name) {
    sheet *s = ctx;
    if (s->in_cell) {
        return close_in_cell(s, name);
    }
    if (s->in_row && strcmp(name, "row") == 0) {
        s->in_row = false;
    } else if (s->in_data && strcmp(name, "sheetData") == 0) {
        s->in_data = false;
    }
    return true;
}

static bool sheet_text(void *ctx, const char *text, size_t len) {
    sheet *s = ctx;
    if (s->take) {
        if (s->text.len + len > SVOD_XLSX_TEXT_CAP) {
            return svod_add(s->book->findings, SVOD_F_read_limit, cell_place(s), svod_say(s->book->findings->lang, SVOD_T_read_text_size),
                            NULL);
        }
        svod_buf_add(&s->text, text, len);
    }
    return true;
}

// ---- the sheet ---------------------------------------------------------------------------------------------------

// Adds to the fault of the part how far its rows had come.
static void tell_progress(const sheet *s) {
    svod_finding *last = svod_last(s->book->findings);
    svod_arena *arena = s->book->findings->arena;
    last->found = svod_printf(arena, svod_say(s->book->findings->lang, SVOD_T_read_rows_done), last->found, (size_t)s->row);
}

bool svod_xlsx_sheet_read(svod_xlsx_book *book, const svod_xlsx_sheet *part, const svod_sheet_info *info, const svod_sink *sink) {
    static const svod_xml_events events = {.open = sheet_open, .close = sheet_close, .text = sheet_text};
    sheet s = {
        .book = book, .arena = book->arena, .text = svod_buf_of(book->arena), .merges = svod_vec_of(book->arena, sizeof(svod_merge))};
    s.out = (svod_xlsx_window){.book = book, .info = info, .sink = sink};
    bool ok = svod_zip_xml(&book->zip, part->part, &events, &s);
    if (!ok && !book->refused) {
        tell_progress(&s);
    }
    ok = svod_xlsx_flush(&s.out) && ok;
    if (!book->refused) {
        book->refused = !sink->end(sink->ctx, s.merges.data, s.merges.count);
    }
    return ok && !book->refused && !s.out.lost;
}
