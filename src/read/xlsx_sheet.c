// One worksheet: its elements into what each cell says of itself, its place above all.
#include <stdio.h>
#include <string.h>

#include "read/xlsx.h"

#define MERGES_CAP ((size_t)1 << 20)

typedef enum where { BEFORE, OUTSIDE, COLS, MERGES, DATA, ROW, CELL, UNKNOWN } where;

typedef struct sheet {
    svod_xlsx_book *book;
    svod_xlsx_window out;
    const char *part;
    where where;
    bool data_seen, misplaced;           // misplaced: something stood where nothing can be, and was said
    char name[sizeof(svod_excerpt) + 2]; // "<wrap>", an element that nobody knows: the one under way, or the last in the cell
    unsigned depth;                      // of it
    uint32_t row;                        // of the last <row>; 0: nothing yet
    uint32_t col;                        // of the last cell in it
    bool bad_row;                        // the row under way has a number that cannot be
    bool hidden_row;                     // it is hidden
    bool bad_place;                      // the cell under way has no place
    // the cell under way
    svod_xlsx_raw cell;
    bool in_value, in_inline, take;
    svod_vec merges;    // svod_merge
    uint32_t cols;      // <col> so far
    int32_t *col_marks; // by column: hidden ranges that begin here, less those that ended before; NULL: none
    bool *hidden_cols;  // made of them when the data begin
} sheet;

static svod_place place_of(const sheet *s, uint32_t row, uint32_t col) {
    return svod_place_cell(s->out.info->file, s->out.info->name, row, col);
}

// ---- references --------------------------------------------------------------------------------------------------

static bool bad_reference(sheet *s, const char *text) {
    s->bad_place = true;
    return svod_xlsx_fault(s->book, SVOD_F_xlsx_reference, place_of(s, s->row, 0), text,
                           svod_say(s->book->findings->lang, SVOD_T_read_reference));
}

// A cell knows its place better than its row does, as in office programs.
static bool strays(sheet *s, const char *r) {
    char found[64]; // a reference that could be read is short
    snprintf(found, sizeof found, "%s / <row r=\"%u\">", r, s->row);
    return svod_xlsx_fault(s->book, SVOD_F_xlsx_cell_strays, place_of(s, s->cell.row, s->cell.col), found, NULL);
}

static bool place_cell(sheet *s, const char *r) {
    if (!r) {
        s->cell.row = s->row;
        s->cell.col = ++s->col;
        return s->bad_place || s->col <= SVOD_GRID_COLS || bad_reference(s, "<c>");
    }
    if (!svod_ref_parse(r, strlen(r), &s->cell.row, &s->cell.col)) {
        return bad_reference(s, r);
    }
    s->bad_place = false;
    s->col = s->cell.col;
    return s->cell.row == s->row || s->bad_row || strays(s, r);
}

// ---- cells -------------------------------------------------------------------------------------------------------

static char type_of(const char *t) {
    if (!t[0]) {
        return 'n';
    }
    if (!t[1]) {
        return strchr("nsbed", *t) ? *t : '?';
    }
    return strcmp(t, "str") == 0 ? 't' : strcmp(t, "inlineStr") == 0 ? 'i' : '?';
}

static bool open_cell(sheet *s, const char **attributes) {
    const char *r = NULL;
    s->cell = (svod_xlsx_raw){.type = 'n'};
    for (; *attributes; attributes += 2) {
        const char *name = attributes[0];
        if (name[1]) {
            continue; // the three that count have one letter
        }
        if (*name == 'r') {
            r = attributes[1];
        } else if (*name == 's') {
            s->cell.style = svod_xlsx_number(attributes[1], UINT16_MAX);
        } else if (*name == 't') {
            s->cell.type = type_of(attributes[1]);
        }
    }
    s->where = CELL;
    s->in_value = s->in_inline = s->take = false;
    return place_cell(s, r) && svod_xlsx_make_room(&s->out, s->cell.row);
}

// Of a value and an inline string the type says which one counts; where it does not, nobody knows.
static void open_value(sheet *s) {
    s->cell.broken |= s->cell.value || (s->cell.inlined && s->cell.type != 'i');
    s->take = !s->cell.value && !s->cell.inlined;
    s->cell.value = s->in_value = true;
}

static void open_inline(sheet *s) {
    bool instead = !s->cell.value && (s->cell.type == 'n' || s->cell.type == 't');
    s->cell.broken |= s->cell.inlined || (s->cell.type != 'i' && !instead);
    if (s->cell.type == 'i') {
        s->book->texts.begun = 0;
    }
    s->cell.inlined = s->in_inline = true;
}

static void name_unknown(sheet *s, const char *name) {
    snprintf(s->name, sizeof s->name, "<%s>", svod_excerpt_of(name).text);
}

static bool is_inline(const char *name) {
    return strcmp(name, "r") == 0 || strcmp(name, "rPr") == 0 || strcmp(name, "rPh") == 0 || strcmp(name, "phoneticPr") == 0 ||
           svod_xlsx_is_extension(name);
}

static void open_in_cell(sheet *s, const char *name) {
    if (s->in_value || s->take) { // elements where a text must be
        s->cell.broken = true;
        svod_zip_skip(&s->book->zip);
    } else if (s->in_inline) {
        if (strcmp(name, "t") == 0) {
            s->take = true;
        } else if (strcmp(name, "r") != 0) { // the look of a run, or how it is pronounced
            s->cell.broken |= !is_inline(name);
            svod_xlsx_pass(&s->book->zip, name);
        }
    } else if (strcmp(name, "v") == 0) {
        open_value(s);
    } else if (strcmp(name, "f") == 0) {
        s->cell.formula = true;
        svod_zip_skip(&s->book->zip);
    } else if (strcmp(name, "is") == 0) {
        open_inline(s);
    } else {
        s->cell.broken |= strcmp(name, "c") == 0;
        if (!svod_xlsx_is_extension(name) || strcmp(name, "Choice") == 0) {
            name_unknown(s, name);
        }
        svod_xlsx_pass(&s->book->zip, name);
    }
}

// Without a value the unknown element may have been it; its name is all there is to show.
static void judge_unknown(sheet *s) {
    if (s->name[0] && !s->cell.value && !s->cell.inlined && !s->cell.formula) {
        s->cell.broken = true;
        svod_xlsx_pool_add(&s->book->texts, s->name, strlen(s->name));
    }
    s->name[0] = '\0';
}

static bool close_cell(sheet *s) {
    s->where = ROW;
    s->take = false;
    judge_unknown(s);
    if (s->bad_place) {
        s->book->texts.begun = 0;
        return true;
    }
    bool hidden = s->hidden_row || (s->hidden_cols && s->hidden_cols[s->cell.col]);
    s->cell.flags = (uint8_t)((s->cell.formula ? SVOD_CELL_FORMULA : 0) | (hidden ? SVOD_CELL_HIDDEN : 0));
    return svod_xlsx_put(&s->out, &s->cell);
}

static bool close_in_cell(sheet *s, const char *name) {
    switch (*name) {
    case 'v':
        s->in_value = s->take = false;
        return true;
    case 't':
        s->take = false;
        return true;
    case 'i':
        s->in_inline = false;
        return true;
    case 'c':
        return close_cell(s);
    default:
        return true;
    }
}

// ---- rows, columns, ranges ---------------------------------------------------------------------------------------

static bool open_row(sheet *s, const char **attributes) {
    const char *r = NULL;
    s->where = ROW;
    s->bad_row = s->bad_place = s->hidden_row = false;
    s->col = 0;
    for (; *attributes; attributes += 2) {
        if (strcmp(attributes[0], "r") == 0) {
            r = attributes[1];
        } else if (strcmp(attributes[0], "hidden") == 0) {
            s->hidden_row = svod_xml_true(attributes[1]);
        }
    }
    uint32_t row = r ? svod_xlsx_number(r, SVOD_GRID_ROWS) : s->row + 1;
    if (row == 0 || row > SVOD_GRID_ROWS) {
        s->bad_row = true;
        return bad_reference(s, r ? r : "<row>");
    }
    s->row = row;
    return true;
}

// Ranges are only marked here: each may be of all columns.
static bool open_col(sheet *s, const char **attributes) {
    if (s->cols++ == SVOD_GRID_COLS) {
        return svod_xlsx_limit(s->book, s->part, SVOD_T_read_cols);
    }
    const char *min = svod_xml_attribute(attributes, "min"), *max = svod_xml_attribute(attributes, "max");
    uint32_t first = min ? svod_xlsx_number(min, SVOD_GRID_COLS) : 0, last = max ? svod_xlsx_number(max, UINT32_MAX - 1) : 0;
    last = last > SVOD_GRID_COLS && last != UINT32_MAX ? SVOD_GRID_COLS : last;
    if (first == 0 || last < first || last > SVOD_GRID_COLS || !svod_xml_true(svod_xml_attribute(attributes, "hidden"))) {
        return true;
    }
    if (!s->col_marks) {
        s->col_marks = SVOD_ARRAY(s->book->arena, int32_t, SVOD_GRID_COLS + 2);
    }
    s->col_marks[first]++;
    s->col_marks[last + 1]--;
    return true;
}

static bool open_data(sheet *s) {
    s->where = DATA;
    int32_t open = 0;
    if (s->col_marks && !s->hidden_cols) {
        s->hidden_cols = SVOD_ARRAY(s->book->arena, bool, SVOD_GRID_COLS + 1);
        for (uint32_t col = 1; col <= SVOD_GRID_COLS; col++) {
            open += s->col_marks[col];
            s->hidden_cols[col] = open > 0;
        }
    }
    if (s->data_seen) {
        return svod_xlsx_twice(s->book, s->part, "<sheetData>");
    }
    s->data_seen = true;
    return true;
}

static bool open_merge(sheet *s, const char **attributes) {
    const char *ref = svod_xml_attribute(attributes, "ref");
    const char *colon = ref ? strchr(ref, ':') : NULL;
    svod_merge m;
    if (!colon) {
        return true; // a range of one cell merges nothing
    }
    if (s->merges.count == MERGES_CAP) {
        return svod_xlsx_limit(s->book, s->part, SVOD_T_read_merges);
    }
    if (svod_ref_parse(ref, (size_t)(colon - ref), &m.row1, &m.col1) && svod_ref_parse(colon + 1, strlen(colon + 1), &m.row2, &m.col2) &&
        m.row1 <= m.row2 && m.col1 <= m.col2) {
        *SVOD_PUSH(&s->merges, svod_merge) = m;
        return true;
    }
    return svod_xlsx_fault(s->book, SVOD_F_xlsx_reference, place_of(s, 0, 0), ref,
                           svod_say(s->book->findings->lang, SVOD_T_read_reference));
}

// ---- elements ----------------------------------------------------------------------------------------------------

// What holds cells, or is one.
static bool is_content(const char *name) {
    return strcmp(name, "row") == 0 || strcmp(name, "c") == 0 || strcmp(name, "sheetData") == 0;
}

// What may stand in a worksheet beside its cells, columns and merged ranges.
static bool is_beside_cells(const char *name) {
    static const char *const names[] = {"sheetPr",          "dimension",
                                        "sheetViews",       "sheetFormatPr",
                                        "sheetCalcPr",      "sheetProtection",
                                        "protectedRanges",  "scenarios",
                                        "autoFilter",       "sortState",
                                        "dataConsolidate",  "customSheetViews",
                                        "phoneticPr",       "conditionalFormatting",
                                        "dataValidations",  "hyperlinks",
                                        "printOptions",     "pageMargins",
                                        "pageSetup",        "headerFooter",
                                        "rowBreaks",        "colBreaks",
                                        "customProperties", "cellWatches",
                                        "ignoredErrors",    "smartTags",
                                        "drawing",          "drawingHF",
                                        "legacyDrawing",    "legacyDrawingHF",
                                        "picture",          "oleObjects",
                                        "controls",         "webPublishItems",
                                        "tableParts"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return svod_xlsx_is_extension(name);
}

// Its cells would be lost without a word.
static bool open_misplaced(sheet *s, const char *name) {
    s->misplaced = true;
    svod_zip_skip(&s->book->zip);
    return svod_xlsx_misplaced(s->book, place_of(s, s->where == DATA || s->where == ROW ? s->row : 0, 0), NULL, name);
}

// Among rows and cells nothing else can be.
static bool open_among_cells(sheet *s, const char *name) {
    if (!svod_xlsx_is_extension(name)) {
        return open_misplaced(s, name);
    }
    svod_xlsx_pass(&s->book->zip, name);
    return true;
}

// Anything may stand in an element that nobody knows, but no cells.
static bool open_in_unknown(sheet *s, const char *name) {
    if (!is_content(name) || !s->name[0]) {
        return true;
    }
    s->misplaced = true;
    bool ok = svod_xlsx_misplaced(s->book, place_of(s, 0, 0), s->name, name);
    s->name[0] = '\0'; // said once
    return ok;
}

static bool close_unknown(sheet *s) {
    if (svod_zip_depth(&s->book->zip) == s->depth) {
        s->where = OUTSIDE;
        s->name[0] = '\0';
    }
    return true;
}

static bool open_outside(sheet *s, const char *name) {
    if (strcmp(name, "sheetData") == 0) {
        return open_data(s);
    }
    if (strcmp(name, "cols") == 0) {
        s->where = COLS;
    } else if (strcmp(name, "mergeCells") == 0) {
        s->where = MERGES;
    } else if (is_content(name)) {
        return open_misplaced(s, name);
    } else if (is_beside_cells(name)) {
        svod_xlsx_pass(&s->book->zip, name);
    } else {
        name_unknown(s, name);
        s->where = UNKNOWN;
        s->depth = svod_zip_depth(&s->book->zip);
    }
    return true;
}

static bool sheet_open(void *ctx, const char *name, const char **attributes) {
    sheet *s = ctx;
    switch (s->where) {
    case CELL:
        open_in_cell(s, name);
        return true;
    case ROW:
        return *name == 'c' && !name[1] ? open_cell(s, attributes) : open_among_cells(s, name);
    case DATA:
        return strcmp(name, "row") == 0 ? open_row(s, attributes) : open_among_cells(s, name);
    case COLS:
        return is_content(name) ? open_misplaced(s, name) : open_col(s, attributes);
    case MERGES:
        return is_content(name) ? open_misplaced(s, name) : open_merge(s, attributes);
    case UNKNOWN:
        return open_in_unknown(s, name);
    case OUTSIDE:
        return open_outside(s, name);
    case BEFORE:
    default:
        s->where = OUTSIDE;
        return svod_xlsx_root(s->book, s->part, name, "worksheet");
    }
}

static bool sheet_close(void *ctx, const char *name) {
    sheet *s = ctx;
    if (s->where == CELL) {
        return close_in_cell(s, name);
    }
    if (s->where == UNKNOWN) {
        return close_unknown(s);
    }
    if (s->where == ROW) {
        s->where = strcmp(name, "row") == 0 ? DATA : ROW;
    } else if (strcmp(name, "sheetData") == 0 || strcmp(name, "cols") == 0 || strcmp(name, "mergeCells") == 0) {
        s->where = OUTSIDE;
    }
    return true;
}

static bool sheet_text(void *ctx, const char *text, size_t len) {
    sheet *s = ctx;
    if (s->take) {
        svod_xlsx_pool_add(&s->book->texts, text, len);
        if (s->book->texts.begun > SVOD_READ_TEXT_CAP) {
            return svod_add(s->book->findings, SVOD_F_read_limit, place_of(s, s->cell.row, s->cell.col),
                            svod_say(s->book->findings->lang, SVOD_T_read_text_size), NULL);
        }
    }
    return true;
}

// ---- the sheet ---------------------------------------------------------------------------------------------------

bool svod_xlsx_sheet_read(svod_xlsx_book *book, const svod_xlsx_sheet *part, const svod_sheet_info *info, const svod_sink *sink) {
    static const svod_xml_events events = {.open = sheet_open, .close = sheet_close, .text = sheet_text};
    sheet s = {.book = book, .part = part->part, .merges = svod_vec_of(book->arena, sizeof(svod_merge))};
    s.out = (svod_xlsx_window){.book = book, .info = info, .sink = sink};
    bool ok = svod_zip_xml(&book->zip, part->part, &events, &s);
    if (!ok && !book->refused) {
        svod_zip_tell_rows(&book->zip, s.row);
    }
    ok = svod_xlsx_flush(&s.out) && ok;
    if (ok && !s.data_seen && !s.misplaced) {
        svod_add(book->findings, SVOD_F_xlsx_no_sheet_data, place_of(&s, 0, 0), "<sheetData>", NULL);
    }
    if (!book->refused) {
        book->refused = !sink->end(sink->ctx, s.merges.data, s.merges.count);
    }
    return ok && !book->refused && !s.out.lost;
}
