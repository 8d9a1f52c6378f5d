// CSV: record after record to the sink, encoding and delimiter decided by content unless given, and said.
#include <stdio.h>
#include <string.h>

#include "read/csv.h"

// Decimal signs seen in a column.
typedef struct marks {
    uint32_t commas, points;
} marks;

// A record with fewer fields than its table, which may lack a delimiter. What the others look like shows when the table ends.
typedef struct short_row {
    uint32_t line, fields;
} short_row;
#define SHORTS_CAP 16 // where more rows are short, that is the way of the file

// How wide the table under way is: by its header, which is the first record with several fields behind a title or a blank line.
typedef struct shape {
    uint32_t fields;             // of the header
    uint32_t width;              // last column that is not blank in a record of so many fields
    bool opened;                 // the record before was blank or a single field: a table may begin
    bool data;                   // a record with a number behind its first field was seen
    bool numbers_end, texts_end; // records with numbers end in a number; in a text
    bool padded;                 // the delimiters of blank last cells are written out
    size_t full, short_count;    // records with numbers that have all the fields; that have fewer
    uint32_t last_full;          // line
    short_row shorts[SHORTS_CAP];
} shape;

typedef struct csv {
    svod_csv_text text;
    svod_csv_style style;
    svod_csv_table *table; // of an 8-bit encoding
    svod_sheet_info info;
    const svod_sink *sink;
    svod_findings *findings;
    svod_buf row, mended; // bytes of the record under way, and when they had to be mended
    svod_vec cells;       // svod_cell
    svod_vec columns;     // marks of each
    shape shape;
    uint32_t fields, numbers; // of the record under way; numbers behind the first field
    char decimal;             // the only sign of fractions, 0: both
    bool one_column, ok;
} csv;

// ---- recognising -------------------------------------------------------------------------------------------------

static int sniff(svod_bytes bytes) {
    svod_csv_encoding encoding;
    if (svod_csv_is_wide(bytes, &encoding)) {
        return 1;
    }
    size_t look = bytes.len < 4096 ? bytes.len : 4096, odd = 0, zeros = 0;
    for (size_t i = 0; i < look; i++) {
        unsigned char c = bytes.data[i];
        zeros += c == 0;
        odd += c == 127 || (c < ' ' && c != 0 && !(c >= '\t' && c <= '\r') && c != 0x1A);
    }
    return odd * 50 <= look && zeros * 4 <= look ? 1 : 0;
}

// ---- bytes of a record -------------------------------------------------------------------------------------------

static svod_place line_place(const csv *c, uint32_t line) {
    return svod_place_line(c->info.file, line, 0);
}

static void note_faults(csv *c, uint32_t line, svod_csv_faults faults) {
    svod_excerpt found = svod_excerpt_of(c->row.len ? c->row.data : "");
    if (faults.malformed) {
        svod_add(c->findings, SVOD_F_csv_encoding, line_place(c, line), found.text, svod_csv_encoding_name(c->text.encoding));
    }
    if (faults.zeros) {
        svod_add(c->findings, SVOD_F_csv_encoding, line_place(c, line), found.text, svod_say(c->findings->lang, SVOD_T_read_zero_bytes));
    }
}

static svod_csv_faults turn_8bit(csv *c, const svod_csv_record *r) {
    enum { STEP = 256 };
    char piece[STEP * 3 + 1]; // a byte becomes three at most; four are copied at a time
    unsigned odd = 0;
    for (size_t from = 0; from < r->len; from += STEP) {
        size_t to = r->len - from < STEP ? r->len : from + STEP;
        svod_buf_add(&c->row, piece, svod_csv_turn(c->table, r->text + from, to - from, piece, &odd));
    }
    return (svod_csv_faults){.malformed = odd & SVOD_CSV_UNDEFINED, .zeros = odd & SVOD_CSV_ZERO};
}

static svod_csv_faults mend(csv *c, const char *text, size_t len) {
    c->mended.len = 0;
    svod_csv_faults faults = svod_csv_mend(text, len, c->style, &c->mended);
    svod_buf swap = c->row;
    c->row = c->mended;
    c->mended = swap;
    return faults;
}

// The record's bytes as valid UTF-8 in c->row.
static void take_row(csv *c, const svod_csv_record *r) {
    svod_csv_faults faults = {false, false};
    c->row.len = 0;
    if (c->table) {
        faults = turn_8bit(c, r);
        if (faults.zeros) {
            mend(c, c->row.data, c->row.len);
        }
    } else if (c->text.clean || svod_utf8_valid(r->text, r->len)) {
        svod_buf_add(&c->row, r->text, r->len);
    } else {
        faults = mend(c, r->text, r->len);
    }
    if (faults.malformed || faults.zeros) {
        note_faults(c, r->line, faults);
    }
}

// ---- cells -------------------------------------------------------------------------------------------------------

static void count_mark(csv *c, uint32_t col, char mark) {
    while (c->columns.count < col) {
        svod_vec_push(&c->columns);
    }
    marks *m = SVOD_AT(&c->columns, marks, col - 1);
    m->commas += mark == ',';
    m->points += mark == '.';
}

static void take_field(csv *c, uint32_t row, uint32_t col, uint32_t line, const char *text, size_t len) {
    char mark = 0;
    svod_cell *cell = SVOD_PUSH(&c->cells, svod_cell);
    *cell = (svod_cell){.row = row, .col = col, .line = line, .text = text, .len = (uint32_t)len};
    bool number = (svod_digit(*text) || *text == '-') && svod_csv_number(text, len, c->decimal, &cell->number, &mark);
    cell->type = number ? SVOD_CELL_NUMBER : SVOD_CELL_STRING;
    c->numbers += number && col > 1;
    if (number && mark) {
        count_mark(c, col, mark);
    }
}

static bool over_limit(csv *c, uint32_t line, const char *found) {
    c->ok = false;
    return svod_add(c->findings, SVOD_F_read_limit, line_place(c, line), found, NULL);
}

static bool fits(csv *c, uint32_t line, uint32_t col, size_t len) {
    svod_lang lang = c->findings->lang;
    if (col > SVOD_GRID_COLS) {
        return over_limit(c, line, svod_printf(c->findings->arena, svod_say(lang, SVOD_T_read_columns), (size_t)SVOD_GRID_COLS));
    }
    return len <= SVOD_READ_TEXT_CAP || over_limit(c, line, svod_say(lang, SVOD_T_read_text_size));
}

static void cut_row(csv *c, const svod_csv_record *r, uint32_t row) {
    c->cells.count = 0;
    c->numbers = 0;
    bool stray = false;
    uint32_t col = 1;
    char *at = c->row.len ? c->row.data : NULL, *end = at ? at + c->row.len : NULL;
    for (; at; col++) {
        size_t len = 0;
        const char *field = svod_csv_field(c->style, &at, end, &len, &stray);
        if (len > 0) {
            if (!fits(c, r->line, col, len)) {
                break;
            }
            take_field(c, row, col, r->line, field, len);
        }
        if (stray) {
            svod_add(c->findings, SVOD_F_csv_quote_text, line_place(c, r->line), svod_excerpt_of(field).text, NULL);
            stray = false;
        }
    }
    c->fields = col - 1;
}

// ---- rows of uneven length ---------------------------------------------------------------------------------------

static void note_fields(csv *c, svod_code code, uint32_t line, uint32_t count) {
    char found[64], expected[64];
    const char *fields = svod_say(c->findings->lang, SVOD_T_read_fields);
    snprintf(found, sizeof found, fields, (size_t)count);
    snprintf(expected, sizeof expected, fields, (size_t)c->shape.fields);
    svod_add(c->findings, code, line_place(c, line), found, expected);
}

// Whether a record wider than the table's header is no fault: another table begins, or the header's next row, whose first column is
// merged with the one above.
static bool may_widen(const csv *c) {
    bool below = SVOD_AT(&c->cells, svod_cell, 0)->col > 1;
    return c->shape.opened || (below && !c->shape.data);
}

static uint32_t last_column(const csv *c) {
    return c->cells.count ? SVOD_AT(&c->cells, svod_cell, c->cells.count - 1)->col : 0;
}

// Words behind a row that ends in a number as the others do: somebody's remark, nothing has moved.
static bool has_remark(const csv *c) {
    enum { WORDS = 6 }; // bytes; a sign for nothing is shorter
    const shape *s = &c->shape;
    bool number = false, words = s->numbers_end && !s->texts_end;
    for (size_t i = 0; i < c->cells.count; i++) {
        const svod_cell *cell = SVOD_AT(&c->cells, svod_cell, i);
        number |= cell->col == s->width && cell->type == SVOD_CELL_NUMBER;
        words &= cell->col <= s->width || (cell->type == SVOD_CELL_STRING && cell->len >= WORDS && !svod_digit(*cell->text));
    }
    return number && words;
}

// Nobody knows which values stand in wrong columns, so none behind the first counts as a score.
static void mark_moved(csv *c) {
    for (size_t i = 0; i < c->cells.count; i++) {
        svod_cell *cell = SVOD_AT(&c->cells, svod_cell, i);
        if (cell->col > 1) cell->flags |= SVOD_CELL_MOVED;
    }
}

// A header that is itself too narrow for the most of the records is told once.
static void note_wide(csv *c, uint32_t line, bool usual) {
    if (usual || has_remark(c)) {
        note_fields(c, usual && c->style.delimiter == ',' ? SVOD_F_csv_commas : SVOD_F_csv_beyond, line, c->fields);
    } else {
        note_fields(c, SVOD_F_csv_ragged, line, c->fields);
        mark_moved(c);
    }
}

// Short rows are told where they are few. Where blanks at the end are left out it may be the way of the file, so there they must be fewer.
static void close_shape(csv *c) {
    shape *s = &c->shape;
    size_t inside = 0;
    for (size_t i = 0; i < s->short_count && i < SHORTS_CAP; i++)
        inside += s->shorts[i].line < s->last_full; // what is below the last row is a sum
    bool few = s->short_count <= SHORTS_CAP && s->short_count * (s->padded ? 4 : 10) <= s->full;
    bool odd = s->full > 2 && (s->short_count == 1 || few);
    for (size_t i = 0; odd && i < inside; i++)
        note_fields(c, SVOD_F_csv_short_row, s->shorts[i].line, s->shorts[i].fields);
    *s = (shape){.fields = s->fields, .width = s->width, .opened = s->opened, .data = s->data};
}

static void count_row(csv *c, const svod_csv_record *r, uint32_t width) {
    shape *s = &c->shape;
    if (c->fields == s->fields) {
        const svod_cell *last = SVOD_AT(&c->cells, svod_cell, c->cells.count - 1);
        bool number = last->type == SVOD_CELL_NUMBER;
        s->full++;
        s->last_full = r->line;
        s->padded |= width < s->width;
        s->numbers_end |= width == s->width && number;
        s->texts_end |= width == s->width && !number && s->data;
    } else if (c->fields < s->fields && c->fields * 2 >= s->fields && r->ended) {
        if (s->short_count < SHORTS_CAP) s->shorts[s->short_count] = (short_row){r->line, c->fields};
        s->short_count++;
    }
}

// A record with more fields than the table has columns holds a delimiter that nobody quoted, and what follows is in wrong columns.
// Shorter ones are titles, notes, and rows whose last cells are blank.
static void check_shape(csv *c, const svod_csv_record *r) {
    shape *s = &c->shape;
    uint32_t width = last_column(c);
    if (c->fields > 1 && width > 0) {
        bool wider = c->fields > s->fields && width > s->width, widens = may_widen(c), usual = c->fields == c->style.fields;
        if (wider && !widens) {
            note_wide(c, r->line, usual);
        }
        if (wider && (usual || widens)) {
            close_shape(c);
            s->fields = c->fields;
            s->width = width;
        }
        s->width = c->fields <= s->fields && width > s->width ? width : s->width;
        if (c->numbers > 0) count_row(c, r, width);
        s->data |= c->numbers > 0;
    }
    s->opened = width < 2;
}

static void check_last(csv *c, const svod_csv_record *r) {
    if (!r->ended && r->line > 1 && c->shape.data && c->fields > 1 && c->fields < c->shape.fields) {
        note_fields(c, SVOD_F_csv_cut_short, r->line, c->fields);
    }
}

static bool give_row(csv *c, const svod_csv_record *r, uint32_t row) {
    take_row(c, r);
    cut_row(c, r, row);
    if (r->open) {
        c->ok = svod_add(c->findings, SVOD_F_csv_quote_open, line_place(c, r->line), NULL, NULL);
    } else {
        check_shape(c, r);
        check_last(c, r);
    }
    return c->cells.count == 0 || c->sink->row(c->sink->ctx, row, c->cells.data, c->cells.count);
}

// ---- the file ----------------------------------------------------------------------------------------------------

// Which sign the fractions have. A column of points beside columns of commas are numbers of criteria (1.1), no fractions; and so is a
// point in the header of a column of commas.
static svod_text mark_of(const csv *c) {
    bool comma = false, point = false, both = false;
    for (size_t i = 0; i < c->columns.count; i++) {
        const marks *m = SVOD_AT(&c->columns, marks, i);
        comma |= m->commas > 0;
        point |= m->points > 0;
        both |= m->commas > 1 && m->points > 1;
    }
    return both ? SVOD_T_read_marks_both : comma ? SVOD_T_read_mark_comma : point ? SVOD_T_read_mark_point : SVOD_T_read_mark_none;
}

static const char *decision(const csv *c) {
    svod_lang lang = c->findings->lang;
    svod_arena *arena = c->findings->arena;
    const char sign[2] = {c->style.delimiter, '\0'};
    const char *encoding = svod_csv_encoding_name(c->text.encoding);
    encoding = c->text.assumed ? svod_printf(arena, svod_say(lang, SVOD_T_read_assumed), encoding) : encoding;
    const char *delimiter = c->one_column                ? svod_say(lang, SVOD_T_read_one_column)
                            : c->style.delimiter == '\t' ? svod_say(lang, SVOD_T_read_tab)
                                                         : svod_printf(arena, svod_say(lang, SVOD_T_read_delimiter), sign);
    const char *quote = c->style.quote == '\'' ? svod_say(lang, SVOD_T_read_apostrophes) : "";
    return svod_printf(arena, "%s, %s%s, %s", encoding, delimiter, quote, svod_say(lang, mark_of(c)));
}

// The delimiter given, written in the file's first line, or found by content. Returns the length of a "sep=" line.
static size_t choose_style(csv *c, const char *given) {
    size_t skip = 0;
    char said = svod_csv_sep_line(c->text.data, c->text.len, &skip);
    char forced = !given || !*given ? said : strcmp(given, "tab") == 0 ? '\t' : *given;
    c->style = svod_csv_style_of(c->text.data + skip, c->text.len - skip, forced);
    c->one_column = c->style.delimiter == 0;
    if (c->style.torn) svod_add(c->findings, SVOD_F_csv_commas, line_place(c, 0), NULL, NULL);
    c->style.delimiter = c->one_column ? ';' : c->style.delimiter;
    return skip;
}

// What the file itself says beyond doubt (UTF-8, one delimiter) stands in the manifest alone; the rest people are to look at.
static bool is_guess(const csv *c) {
    const svod_csv_style *style = &c->style;
    bool cut = c->one_column || style->doubtful || style->torn || style->quote == '\'';
    return c->text.guessed || cut || (!c->decimal && mark_of(c) == SVOD_T_read_marks_both);
}

static bool give_rows(csv *c, size_t skip) {
    svod_csv_scan scan = svod_csv_scan_of(c->text.data + skip, c->text.len - skip, c->style);
    scan.line += skip > 0;
    c->shape.opened = true;
    uint32_t row = 0;
    for (svod_csv_record r; svod_csv_next(&scan, &r);) {
        if (!give_row(c, &r, ++row)) {
            return false;
        }
    }
    close_shape(c);
    return c->sink->end(c->sink->ctx, NULL, 0);
}

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    csv c = {.sink = sink, .findings = findings, .row = svod_buf_of(scratch), .mended = svod_buf_of(scratch), .ok = true};
    c.cells = svod_vec_of(scratch, sizeof(svod_cell));
    c.columns = svod_vec_of(scratch, sizeof(marks));
    c.text = svod_csv_text_of(bytes, shown, options->encoding, scratch, findings);
    c.info = (svod_sheet_info){.file = shown, .name = svod_host_stem_of(scratch, shown)};
    c.decimal = options->decimal ? *options->decimal : 0;
    if (svod_csv_is_8bit(c.text.encoding)) {
        c.table = SVOD_NEW(scratch, svod_csv_table);
        svod_csv_table_make(c.text.encoding, c.table);
    }
    size_t skip = choose_style(&c, options->delimiter);
    bool taken = sink->sheet(sink->ctx, &c.info) && give_rows(&c, skip);
    *decisions = decision(&c);
    if (is_guess(&c)) svod_add(findings, SVOD_F_csv_decided, svod_place_file(shown), *decisions, NULL);
    return taken && c.ok;
}

const svod_format fmt_csv = {.id = "csv",
                             .extensions = "csv tsv tab txt",
                             .help_ru = "текст с разделителями ; , | или табуляцией (UTF-8, UTF-16, windows-1251, KOI8-R, CP866)",
                             .help_en = "text with delimiters ; , | or tab (UTF-8, UTF-16, windows-1251, KOI8-R, CP866)",
                             .sniff = sniff,
                             .read = read};
