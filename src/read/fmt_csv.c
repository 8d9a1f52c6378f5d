// CSV: record after record to the sink, encoding and delimiter decided by content unless given, and said.
#include <string.h>

#include "read/csv.h"

#define COLS_CAP 16384u
#define EXCERPT 80

typedef struct csv {
    svod_csv_text text;
    svod_csv_table *table; // windows-1251 alone
    svod_sheet_info info;
    const svod_sink *sink;
    svod_findings *findings;
    svod_arena *mended;    // of a row with malformed bytes, emptied for each
    svod_buf row;          // bytes of the record under way
    svod_vec cells;        // svod_cell
    size_t commas, points; // decimal signs seen
    char delimiter;
    bool one_column, ok;
} csv;

// ---- recognising -------------------------------------------------------------------------------------------------

static int sniff(svod_bytes bytes) {
    svod_csv_encoding encoding;
    if (svod_csv_is_utf16(bytes, &encoding)) {
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

// ---- numbers -----------------------------------------------------------------------------------------------------

// Powers of ten that a double holds exactly: a quotient of two exact doubles is rounded once, so it is the nearest.
static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// "12", "-7,5", "0.25": digits with at most one sign inside. Leading zeros, a plus, exponents, spaces and over 15 digits stay text:
// they are codes and telephone numbers as often as numbers.
static bool plain_number(const char *text, size_t len, double *out, char *mark) {
    size_t at = len > 0 && text[0] == '-';
    size_t first = at, digits = 0, decimals = 0;
    int64_t value = 0;
    *mark = 0;
    if (len - at > 16) {
        return false;
    }
    for (; at < len; at++) {
        char c = text[at];
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            digits++;
            decimals += *mark != 0;
        } else if ((c == ',' || c == '.') && !*mark && at > first) {
            *mark = c;
        } else {
            return false;
        }
    }
    bool zero_led = len - first > 1 && text[first] == '0' && text[first + 1] != ',' && text[first + 1] != '.';
    if (digits == 0 || digits > 15 || zero_led || (*mark && decimals == 0)) {
        return false;
    }
    *out = (double)(first ? -value : value) / tens[decimals];
    return true;
}

// ---- rows --------------------------------------------------------------------------------------------------------

static svod_place line_place(const csv *c, uint32_t line) {
    return svod_place_line(c->info.file, line, 0);
}

static void note_bytes(csv *c, uint32_t line, const char *text, size_t len) {
    svod_add(c->findings, SVOD_F_csv_encoding, line_place(c, line), svod_strndup(c->mended, text, svod_utf8_cut(text, len, EXCERPT)),
             svod_csv_encoding_name(c->text.encoding));
}

static void take_cp1251(csv *c, const svod_csv_record *r) {
    enum { STEP = 256 };
    char piece[STEP * 3 + 1]; // a byte becomes three at most; four are copied at a time
    bool bad = false;
    for (size_t from = 0; from < r->len; from += STEP) {
        size_t out = 0, to = r->len - from < STEP ? r->len : from + STEP;
        for (size_t i = from; i < to; i++) {
            unsigned char byte = (unsigned char)r->text[i];
            bad |= byte == 0 || byte == 0x98;
            memcpy(piece + out, c->table->bytes[byte], sizeof c->table->bytes[byte]);
            out += byte ? c->table->len[byte] : 0;
        }
        svod_buf_add(&c->row, piece, out);
    }
    if (bad) {
        svod_arena_reset(c->mended);
        note_bytes(c, r->line, c->row.len ? c->row.data : "", c->row.len);
    }
}

// The record's bytes as valid UTF-8 in c->row.
static void take_row(csv *c, const svod_csv_record *r) {
    c->row.len = 0;
    if (c->text.encoding == SVOD_CSV_CP1251) {
        take_cp1251(c, r);
    } else if (c->text.clean || svod_utf8_valid(r->text, r->len)) {
        svod_buf_add(&c->row, r->text, r->len);
    } else {
        svod_arena_reset(c->mended);
        const char *mended = svod_utf8_repair(c->mended, r->text, r->len);
        svod_buf_str(&c->row, mended);
        note_bytes(c, r->line, mended, strlen(mended));
    }
}

static void take_field(csv *c, uint32_t row, uint32_t col, uint32_t line, const char *text, size_t len) {
    char mark = 0;
    svod_cell *cell = SVOD_PUSH(&c->cells, svod_cell);
    *cell = (svod_cell){.row = row, .col = col, .line = line, .text = text, .len = (uint32_t)len};
    bool number = plain_number(text, len, &cell->number, &mark);
    cell->type = number ? SVOD_CELL_NUMBER : SVOD_CELL_STRING;
    c->commas += number && mark == ',';
    c->points += number && mark == '.';
}

static bool too_wide(csv *c, uint32_t line) {
    const char *found = svod_printf(c->findings->arena, svod_say(c->findings->lang, SVOD_T_read_columns), (size_t)COLS_CAP);
    c->ok = false;
    return svod_add(c->findings, SVOD_F_read_limit, line_place(c, line), found, NULL);
}

static bool give_row(csv *c, const svod_csv_record *r, uint32_t row) {
    take_row(c, r);
    c->cells.count = 0;
    uint32_t col = 1;
    char *at = c->row.len ? c->row.data : NULL, *end = at ? at + c->row.len : NULL;
    for (; at; col++) {
        size_t len = 0;
        const char *field = svod_csv_field(&at, end, c->delimiter, &len);
        if (len > 0 && col > COLS_CAP) {
            too_wide(c, r->line);
            break;
        }
        if (len > 0) {
            take_field(c, row, col, r->line, field, len);
        }
    }
    if (r->open) {
        c->ok = svod_add(c->findings, SVOD_F_csv_quote_open, line_place(c, r->line), NULL, NULL);
    }
    return c->cells.count == 0 || c->sink->row(c->sink->ctx, row, c->cells.data, c->cells.count);
}

// ---- the file ----------------------------------------------------------------------------------------------------

static const char *decision(const csv *c) {
    svod_lang lang = c->findings->lang;
    svod_arena *arena = c->findings->arena;
    svod_text mark = c->commas && c->points ? SVOD_T_read_marks_both
                     : c->commas            ? SVOD_T_read_mark_comma
                     : c->points            ? SVOD_T_read_mark_point
                                            : SVOD_T_read_mark_none;
    const char sign[2] = {c->delimiter, '\0'};
    const char *delimiter = c->one_column          ? svod_say(lang, SVOD_T_read_one_column)
                            : c->delimiter == '\t' ? svod_say(lang, SVOD_T_read_tab)
                                                   : svod_printf(arena, svod_say(lang, SVOD_T_read_delimiter), sign);
    return svod_printf(arena, "%s, %s, %s", svod_csv_encoding_name(c->text.encoding), delimiter, svod_say(lang, mark));
}

// The delimiter given, written in the file's first line, or found by content. Returns the length of a "sep=" line.
static size_t choose_delimiter(csv *c, const char *given) {
    size_t skip = 0;
    char said = svod_csv_sep_line(c->text.data, c->text.len, &skip);
    if (given && *given) {
        c->delimiter = strcmp(given, "tab") == 0 ? '\t' : *given;
        return skip;
    }
    char found = said ? said : svod_csv_delimiter(c->text.data, c->text.len);
    c->one_column = found == 0;
    c->delimiter = found ? found : ';';
    return skip;
}

static bool give_rows(csv *c, size_t skip) {
    svod_csv_scan scan = svod_csv_scan_of(c->text.data + skip, c->text.len - skip, c->delimiter);
    scan.line += skip > 0;
    uint32_t row = 0;
    for (svod_csv_record r; svod_csv_next(&scan, &r);) {
        if (!give_row(c, &r, ++row)) {
            return false;
        }
    }
    return c->sink->end(c->sink->ctx, NULL, 0);
}

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    csv c = {.sink = sink, .findings = findings, .row = svod_buf_of(scratch), .cells = svod_vec_of(scratch, sizeof(svod_cell)), .ok = true};
    c.text = svod_csv_text_of(bytes, shown, options->encoding, scratch, findings);
    c.info = (svod_sheet_info){.file = shown, .name = svod_host_stem_of(scratch, shown)};
    c.table = SVOD_NEW(scratch, svod_csv_table);
    if (c.text.encoding == SVOD_CSV_CP1251) {
        svod_csv_table_make(c.table);
    }
    size_t skip = choose_delimiter(&c, options->delimiter);
    c.mended = svod_arena_new();
    bool taken = sink->sheet(sink->ctx, &c.info) && give_rows(&c, skip);
    svod_arena_free(c.mended);
    *decisions = decision(&c);
    svod_add(findings, SVOD_F_csv_decided, svod_place_cell(shown, NULL, 0, 0), *decisions, NULL);
    return taken && c.ok;
}

const svod_format fmt_csv = {.id = "csv",
                             .extensions = "csv tsv tab txt",
                             .help_ru = "текст с разделителями ; , | или табуляцией (UTF-8, windows-1251, UTF-16)",
                             .help_en = "text with delimiters ; , | or tab (UTF-8, windows-1251, UTF-16)",
                             .sniff = sniff,
                             .read = read};
