// Raw blocks into paragraphs: blocks of formats as they come, lines when all of them are there.
#include <string.h>

#include "base/str.h"
#include "text/lines.h"
#include "text/text.h"

#define RULED 240 // bytes of a heading between rules

struct svod_prose {
    svod_arena *arena;
    svod_vec drafts; // draft
    svod_vec lines;  // line: since the last block of another kind
    uint32_t tables; // number of the last table
    bool cut;        // more paragraphs came than are kept
};

svod_prose *svod_prose_new(svod_arena *arena) {
    svod_prose *prose = SVOD_NEW(arena, svod_prose);
    *prose = (svod_prose){.arena = arena, .drafts = svod_vec_of(arena, sizeof(draft)), .lines = svod_vec_of(arena, sizeof(line))};
    return prose;
}

// ---- drafts ------------------------------------------------------------------------------------------------------------------

// A few bytes may make a paragraph (cells between "|"), so that limits on what is read are none on these.
static bool full(svod_prose *prose) {
    prose->cut = prose->cut || prose->drafts.count >= SVOD_PARAGRAPHS;
    return prose->cut;
}

// The mended text's mark taken off, its looks noted.
static draft *put(svod_prose *prose, const svod_raw *raw, const char *text) {
    if (!*text) return NULL;
    draft *out = SVOD_PUSH(&prose->drafts, draft);
    svod_paragraph *to = &out->paragraph;
    *to = (svod_paragraph){.kind = (uint8_t)raw->kind,
                           .level = (uint8_t)(raw->level > 9 ? 9 : raw->level),
                           .strong = raw->strong,
                           .page = raw->page,
                           .line = raw->line,
                           .table = raw->table,
                           .row = raw->row,
                           .col = raw->col,
                           .mark = ""};
    if (raw->mark && *raw->mark) {
        to->mark = svod_text_mend(prose->arena, raw->mark, strlen(raw->mark));
        out->sign = mark_of(to->mark, strlen(to->mark));
    } else if (raw->kind != SVOD_BLOCK_CELL) {
        mark at = mark_of(text, strlen(text));
        if (at.kind && text[at.text]) {
            out->sign = at;
            to->mark = svod_strndup(prose->arena, text + at.from, at.len);
            text += at.text;
            if (to->kind == SVOD_BLOCK_TEXT) to->kind = SVOD_BLOCK_ITEM;
        }
    }
    if (!to->level && (to->kind == SVOD_BLOCK_HEADING || to->kind == SVOD_BLOCK_ITEM)) to->level = 1;
    to->text = text;
    to->len = (uint32_t)strlen(text);
    out->letters = (uint32_t)svod_utf8_count(text, to->len);
    uint32_t last = text_last(text, to->len);
    out->colon = last == ':';
    bool year = to->len > 4 && !strcmp(text + to->len - 3, "г.");
    out->ended = (last == '.' && !year) || last == ';' || last == '!' || last == '?' || last == ',';
    out->capitals = out->letters <= 400 && text_in_capitals(text, to->len);
    out->lone = true;
    return out;
}

// ---- lines -------------------------------------------------------------------------------------------------------------------

static bool is_rule(const char *text, size_t len) {
    size_t signs = 0;
    for (size_t i = 0; i < len; i++) {
        if (!strchr("-=_*~|+:. \t", text[i])) return false;
        signs += text[i] != ' ';
    }
    return signs > 2 || len == 0;
}

// "--- 2. Цели ---", "=== ЦЕЛИ ===": a heading between rules; its text is what is left, 0 when it is none.
static size_t ruled_title(const char **text, size_t len) {
    const char *at = *text;
    if (len < 9 || len > RULED || !strchr("-=*~_", *at)) return 0;
    size_t before = strspn(at, (const char[]){*at, '\0'}), behind = 0;
    while (behind < len && at[len - 1 - behind] == *at)
        behind++;
    if (before < 3 || behind < 3 || before + behind + 3 > len || at[before] != ' ' || at[len - 1 - behind] != ' ') return 0;
    *text = at + before + 1;
    len -= before + behind + 2;
    const char run[] = {*at, *at, *at, '\0'};
    return is_rule(*text, len) || memmem(*text, len, run, 3) ? 0 : len;
}

static void keep_line(svod_prose *prose, const svod_raw *raw) {
    const char *text = raw->text;
    size_t len = raw->len;
    if (!svod_utf8_valid(text, len)) {
        text = svod_utf8_repair(prose->arena, text, len);
        len = strlen(text);
    }
    line *out = SVOD_PUSH(&prose->lines, line);
    size_t from = 0;
    while (from < len) {
        const char *at = text + from;
        uint32_t c = letter_next(&at, text + len);
        if (!letter_blank(c) && c != 0xFEFF && c != 0x200B) break;
        out->indent += c == '\t' ? 4 : c != 0xFEFF && c != '\f';
        from = (size_t)(at - text);
    }
    // A tab at the beginning is an empty first column.
    bool table = memchr(text + from, '\t', len - from) != NULL;
    if (table)
        from = 0;
    else
        while (len > from && letter_blank(letter_before(text + from, text + len)))
            for (len--; len > from && ((unsigned char)text[len] & 0xC0) == 0x80;)
                len--;
    out->text = svod_strndup(prose->arena, text + from, len - from);
    out->len = (uint32_t)(len - from);
    const char *title = out->text;
    size_t ruled = ruled_title(&title, out->len);
    if (ruled) {
        out->text = svod_printf(prose->arena, "## %.*s", (int)ruled, title);
        out->len = (uint32_t)strlen(out->text);
    }
    out->letters = (uint32_t)svod_utf8_count(out->text, out->len);
    out->page = raw->page;
    out->number = raw->line;
    out->blank = is_rule(out->text, out->len);
}

// Lines of one paragraph.
typedef struct joined {
    svod_prose *prose;
    line_measure measure;
    svod_buf text;
    line open, last;
    bool apart; // a blank line stood before it
    bool gap;   // and stands behind its last line
    bool any;
} joined;

static bool is_bold(const char *text, size_t len) {
    return len > 4 && len < 1500 && !memcmp(text, "**", 2) && !memcmp(text + len - 2, "**", 2) && !memmem(text + 2, len - 4, "**", 2);
}

static void put_piece(joined *at, const char *text, size_t len, bool alone) {
    unsigned hashes = 0;
    while (hashes < 6 && hashes < len && text[hashes] == '#')
        hashes++;
    if (hashes == len || text[hashes] != ' ') hashes = 0;
    while (len && text[len - 1] == ' ')
        len--;
    if (full(at->prose)) return;
    svod_raw raw = {.kind = SVOD_BLOCK_TEXT, .strong = is_bold(text, len), .page = at->open.page, .line = at->open.number};
    draft *out = put(at->prose, &raw, svod_text_mend(at->prose->arena, text + hashes, len - hashes));
    if (!out) return;
    out->hashes = (uint8_t)hashes;
    out->lone = alone;
}

// "**Цель:** …" within a paragraph begins another, and so does what follows "****".
static const char *next_piece(const char *from, const char *end) {
    for (const char *at = from; at + 4 < end && (at = memmem(at, (size_t)(end - at), "**", 2)); at += 2) {
        if (at + 4 <= end && !memcmp(at, "****", 4) && at > from) return at + 2;
        if (at == from || at[-1] != ' ') continue;
        size_t most = (size_t)(end - at) < 140 ? (size_t)(end - at) : 140;
        const char *close = memmem(at + 2, most - 2, "**", 2);
        if (close && (close[-1] == ':' || (close + 2 < end && close[2] == ':'))) return at;
    }
    return NULL;
}

static void close_joined(joined *at, bool gap) {
    if (!at->any) return;
    const char *from = at->text.data, *end = from + at->text.len, *next;
    bool alone = at->apart && gap;
    while ((next = next_piece(from, end))) {
        put_piece(at, from, (size_t)(next - from), alone);
        from = next;
    }
    put_piece(at, from, (size_t)(end - from), alone);
    at->text.len = 0;
    at->any = false;
}

static void add_line(joined *at, const line *one) {
    bool page = at->any && one->page != at->last.page, gap = at->gap || page;
    if (at->any && !lines_go_on(&at->measure, &at->open, &at->last, one, gap, page)) close_joined(at, gap);
    if (!at->any) {
        at->open = *one;
        at->apart = gap;
        at->any = true;
    } else {
        svod_buf_str(&at->text, "\n");
    }
    svod_buf_add(&at->text, one->text + one->stray, one->len - one->stray);
    at->last = *one;
    at->gap = false;
}

// ---- tables in lines -----------------------------------------------------------------------------------------------------------

typedef struct row {
    svod_buf cells[LINE_CELLS];
    uint32_t starts[LINE_CELLS]; // where the columns of the table begin; tabs: not used
    size_t columns;
    bool any;
} row;

static void put_row(joined *at, row *cells, uint32_t number, const line *from) {
    for (uint32_t col = 0; col < LINE_CELLS; col++) {
        if (!cells->cells[col].len || full(at->prose)) continue;
        svod_raw raw = {
            .kind = SVOD_BLOCK_CELL, .page = from->page, .line = from->number, .table = at->prose->tables, .row = number, .col = col + 1};
        put(at->prose, &raw, svod_text_mend(at->prose->arena, cells->cells[col].data, cells->cells[col].len));
        cells->cells[col].len = 0;
    }
    cells->any = false;
}

static bool is_hard(const line *at) { // its columns are told by signs, not by blanks
    return lines_parting(at) != LINE_BLANKS;
}

#define GROUP_LETTERS 80

static bool barred(const line *at) {
    line_parting parting = lines_parting(at);
    return parting == LINE_BARS || parting == LINE_FRAMED;
}

// "Блок А. Работа с затруднениями" between rows with bars: a row of one cell.
static bool groups_rows(const line *lines, size_t count, size_t i, size_t from) {
    if (!barred(&lines[from]) || lines[i].letters > GROUP_LETTERS || is_hard(&lines[i])) return false;
    while (++i < count && lines[i].blank)
        continue;
    return i < count && barred(&lines[i]);
}

// Lines from `i` on that are rows; at least two where blanks or bare bars part the columns. Behind the last one.
static size_t table_end(const line *lines, size_t count, size_t i) {
    line_cell cells[LINE_CELLS];
    size_t end = i, rows = 0;
    bool hard = is_hard(&lines[i]);
    for (size_t j = i; j < count && j <= end + 1; j++) {
        if (lines[j].blank || lines[j].out) continue;
        bool fits = lines_cells(&lines[j], cells) > 1 && (!rows || is_hard(&lines[j]) == hard);
        bool goes_on = !hard && rows && end == j && lines[j].indent >= 4 && lines[j].letters <= 60; // a cell that goes on below
        if (!fits && !goes_on && !(hard && is_hard(&lines[j])) && !(rows && groups_rows(lines, count, j, i))) break;
        rows += fits;
        end = j + 1;
    }
    return rows >= (hard && lines_parting(&lines[i]) != LINE_BARS ? 1 : 2) ? end : i;
}

static size_t column_of(row *table, uint32_t start) {
    size_t best = 0;
    for (size_t i = 0; i < table->columns; i++)
        if (start + 2 >= table->starts[i]) best = i;
    return best;
}

// The columns begin where cells of the fullest row do.
static void find_columns(const line *lines, size_t from, size_t to, row *table) {
    line_cell cells[LINE_CELLS];
    for (size_t i = from; i < to; i++) {
        size_t count = lines_cells(&lines[i], cells);
        if (count <= table->columns) continue;
        table->columns = count;
        for (size_t j = 0; j < count; j++)
            table->starts[j] = cells[j].start;
    }
}

static bool begins_row(const line_cell *first, size_t column, bool gap) {
    const char *at = first->text;
    uint32_t c = letter_next(&at, first->text + first->len);
    return column == 0 && (gap || letter_upper(c) || letter_digit(c) || letter_dash(c));
}

// Behind a page's end a row may go on: its first text begins with a small letter.
static bool goes_on_below(const line_cell *first) {
    const char *at = first->text;
    return letter_lower(letter_next(&at, first->text + first->len));
}

static void put_table(joined *at, const line *lines, size_t from, size_t to) {
    row *table = SVOD_NEW(at->prose->arena, row);
    line_cell cells[LINE_CELLS];
    bool hard = is_hard(&lines[from]);
    uint32_t number = 0;
    const line *begin = &lines[from];
    at->prose->tables += at->prose->tables < UINT32_MAX;
    for (size_t i = 0; i < LINE_CELLS; i++)
        table->cells[i] = svod_buf_of(at->prose->arena);
    if (!hard) find_columns(lines, from, to, table);
    for (size_t i = from; i < to; i++) {
        size_t count = lines_cells(&lines[i], cells);
        if (!count) continue;
        bool gap = i == from || lines[i - 1].blank;
        bool begins = hard ? !gap || lines[i].text[0] == '|' || !goes_on_below(&cells[0])
                           : begins_row(&cells[0], column_of(table, cells[0].start), gap);
        if (begins || i == from) {
            if (table->any) put_row(at, table, ++number, begin);
            if (at->prose->cut) break;
            begin = &lines[i];
        }
        for (size_t j = 0; j < count; j++) {
            size_t col = hard ? cells[j].col - (cells[j].col > 0) : column_of(table, cells[j].start);
            svod_buf *to_cell = &table->cells[col < LINE_CELLS ? col : LINE_CELLS - 1];
            if (to_cell->len) svod_buf_str(to_cell, "\n");
            svod_buf_add(to_cell, cells[j].text, cells[j].len);
            table->any = true;
        }
    }
    if (table->any) put_row(at, table, ++number, begin);
}

// ---- all lines -----------------------------------------------------------------------------------------------------------------

// A column of letters becomes a paragraph before the line where it begins.
typedef struct columns {
    const line *lines;
    svod_vec found; // svod_raw with text; strong: unreadable; row: index of the line
} columns;

static void keep_column(void *ctx, const line *at, const char *text, bool unreadable) {
    columns *to = ctx;
    *SVOD_PUSH(&to->found, svod_raw) = (svod_raw){
        .text = text, .len = strlen(text), .strong = unreadable, .line = at->number, .page = at->page, .row = (uint32_t)(at - to->lines)};
}

static void put_column(svod_prose *prose, const svod_raw *raw) {
    if (full(prose)) return;
    svod_raw plain = {.kind = SVOD_BLOCK_TEXT, .page = raw->page, .line = raw->line};
    draft *out = put(prose, &plain, raw->strong ? raw->text : svod_text_mend(prose->arena, raw->text, raw->len));
    if (out) out->paragraph.unreadable = raw->strong;
}

static bool text_ends(const line *at) {
    uint32_t last = text_last(at->text, at->len);
    return last == '.' || last == ';' || last == ':' || last == '!' || last == '?';
}

static void close_lines(svod_prose *prose) {
    size_t count = prose->lines.count;
    line *lines = prose->lines.data;
    if (!count) return;
    columns at_margin = {lines, svod_vec_of(prose->arena, sizeof(svod_raw))};
    lines_drop_furniture(prose->arena, lines, count);
    lines_take_columns(prose->arena, lines, count, keep_column, &at_margin);
    joined at = {.prose = prose, .measure = lines_measure(prose->arena, lines, count), .text = svod_buf_of(prose->arena), .gap = true};
    size_t next = 0;
    for (size_t i = 0; i < count; i++) {
        const svod_raw *column = next < at_margin.found.count ? SVOD_AT(&at_margin.found, svod_raw, next) : NULL;
        if (column && column->row <= i && at.any && at.gap && text_ends(&at.last)) close_joined(&at, true);
        if (column && column->row <= i && !at.any) put_column(prose, column), next++;
        if (lines[i].out) continue;
        if (lines[i].blank) {
            at.gap = true;
            continue;
        }
        size_t end = table_end(lines, count, i);
        if (end > i) {
            close_joined(&at, true);
            put_table(&at, lines, i, end);
            at.gap = true;
            i = end - 1;
        } else {
            add_line(&at, &lines[i]);
        }
    }
    close_joined(&at, true);
    for (; next < at_margin.found.count; next++)
        put_column(prose, SVOD_AT(&at_margin.found, svod_raw, next));
    prose->lines = svod_vec_of(prose->arena, sizeof(line));
}

bool svod_prose_add(void *ctx, const svod_raw *raw) {
    svod_prose *prose = ctx;
    svod_raw plain = *raw;
    if (raw->kind == SVOD_BLOCK_CELL && (!raw->table || !raw->row || !raw->col)) { // of no table: others' blocks may say too little
        plain.kind = SVOD_BLOCK_TEXT;
        plain.table = plain.row = plain.col = 0;
        raw = &plain;
    }
    if (raw->kind == SVOD_BLOCK_LINE) {
        keep_line(prose, raw);
        return true;
    }
    close_lines(prose);
    if (raw->table > prose->tables) prose->tables = raw->table;
    if (raw->kind != SVOD_BLOCK_CELL && lines_is_contents(raw->text, raw->len)) return true;
    if (full(prose)) return false;
    put(prose, raw, svod_text_mend(prose->arena, raw->text, raw->len));
    return true;
}

void svod_prose_end(svod_prose *prose, svod_document *out) {
    close_lines(prose);
    svod_vec shaped = drafts_shape(prose->arena, prose->drafts.data, prose->drafts.count);
    out->paragraphs = shaped.data;
    out->count = (uint32_t)shaped.count;
    out->bytes = 0;
    out->cut = prose->cut;
    for (uint32_t i = 0; i < out->count; i++) {
        out->paragraphs[i].number = i + 1;
        out->bytes += out->paragraphs[i].len;
    }
}
