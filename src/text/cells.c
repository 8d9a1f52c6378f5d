// Rows of tables in texts.
#include <string.h>

#include "text/lines.h"

#define WIDE 3 // blanks between columns

typedef struct cutter {
    const line *at;
    line_cell *cells;
    size_t count;
} cutter;

static void add(cutter *to, size_t from, size_t end, uint32_t start, uint32_t col) {
    const char *text = to->at->text;
    while (from < end && (text[from] == ' ' || text[from] == '\t'))
        from++;
    while (end > from && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    if (end == from || to->count == LINE_CELLS) return;
    to->cells[to->count++] = (line_cell){text + from, (uint32_t)(end - from), start, col};
}

// The last cell takes what is over the limit.
static size_t cut_at(const line *at, char sign, line_cell cells[LINE_CELLS]) {
    cutter to = {at, cells, 0};
    size_t from = at->stray;
    uint32_t col = 1;
    for (size_t i = from; i < at->len && to.count + 1 < LINE_CELLS; i++)
        if (at->text[i] == sign) {
            add(&to, from, i, col, col);
            from = i + 1;
            col++;
        }
    add(&to, from, at->len, col, col);
    return to.count;
}

static size_t cut_at_blanks(const line *at, line_cell cells[LINE_CELLS]) {
    cutter to = {at, cells, 0};
    size_t from = at->stray, i = from;
    uint32_t letters = at->indent, start = letters;
    while (i < at->len && to.count + 1 < LINE_CELLS) {
        size_t run = 0;
        while (i + run < at->len && at->text[i + run] == ' ')
            run++;
        if (run >= WIDE) {
            add(&to, from, i, start, 0);
            from = i + run;
            start = letters + (uint32_t)run;
        }
        letters += run ? (uint32_t)run : ((unsigned char)at->text[i] & 0xC0) != 0x80;
        i += run ? run : 1;
    }
    add(&to, from, at->len, start, 0);
    return to.count;
}

line_parting lines_parting(const line *at) {
    if (at->len > 2 && at->text[0] == '|' && at->text[at->len - 1] == '|') return LINE_FRAMED;
    if (memchr(at->text, '\t', at->len)) return LINE_TABS;
    return memmem(at->text, at->len, " | ", 3) ? LINE_BARS : LINE_BLANKS;
}

size_t lines_cells(const line *at, line_cell cells[LINE_CELLS]) {
    if (at->blank || at->out) return 0;
    line_parting parting = lines_parting(at);
    if (parting == LINE_FRAMED) {
        line inner = *at;
        inner.text++;
        inner.len -= 2;
        inner.stray = 0;
        return cut_at(&inner, '|', cells);
    }
    if (parting != LINE_BLANKS) return cut_at(at, parting == LINE_TABS ? '\t' : '|', cells);
    return cut_at_blanks(at, cells);
}
