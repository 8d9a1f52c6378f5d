// Order of one text of a page, paragraphs and cells of the other.
#include <string.h>

#include "document/pdf.h"

#define BACK 80 // pieces looked at before and behind the last one that was found
#define AHEAD 400
#define INDENT 2 // columns that an indented line begins to the right of the margin, least and most
#define INDENT_MOST 12
#define MARGINS 200
#define COLUMN_UP 12 // rows: higher up than that a second column of text begins, not a cell

// Part of a line between wide gaps.
typedef struct piece {
    const char *text;
    size_t len;
    uint32_t row, col, part; // part: its number in the line, from 0
    bool gap, indent;        // a paragraph may begin: by the space above, by its indent
    bool used;
} piece;

typedef struct page_layout {
    svod_vec pieces; // piece
    size_t margin;
} page_layout;

static size_t width_of(const char *text, size_t len) {
    size_t width = 0;
    for (size_t i = 0; i < len; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

static void cut_line(page_layout *page, const char *line, size_t len, uint32_t row, bool gap) {
    uint32_t part = 0;
    for (size_t at = 0; at < len;) {
        size_t from = at + strspn(line + at, " ");
        if (from >= len) break;
        size_t to = from;
        while (to < len && (line[to] != ' ' || (to + 1 < len && line[to + 1] != ' ')))
            to++;
        piece *p = SVOD_PUSH(&page->pieces, piece);
        *p = (piece){.text = line + from, .len = to - from, .row = row, .col = (uint32_t)width_of(line, from), .part = part++, .gap = gap};
        at = to;
    }
}

// The column where most lines begin.
static size_t margin_of(const page_layout *page) {
    uint32_t times[MARGINS] = {0};
    size_t best = 0;
    for (size_t i = 0; i < page->pieces.count; i++) {
        const piece *p = SVOD_AT(&page->pieces, piece, i);
        if (p->part == 0 && p->col < MARGINS) times[p->col]++;
    }
    for (size_t i = 1; i < MARGINS; i++)
        if (times[i] > times[best]) best = i;
    return best;
}

static page_layout lay_out(svod_doc_job *job, const char *text) {
    page_layout page = {.pieces = svod_vec_of(job->scratch, sizeof(piece))};
    bool gap = false;
    for (uint32_t row = 0; *text; row++) {
        size_t len = strcspn(text, "\n");
        if (strspn(text, " ") >= len)
            gap = true;
        else
            cut_line(&page, text, len, row, gap), gap = false;
        text += len + (text[len] != '\0');
    }
    page.margin = margin_of(&page);
    for (size_t i = 0; i < page.pieces.count; i++) {
        piece *p = SVOD_AT(&page.pieces, piece, i);
        if (p->part == 0 && p->col >= page.margin + INDENT && p->col <= page.margin + INDENT_MOST) p->indent = true;
    }
    return page;
}

// The same text, white space apart.
static bool same(const piece *p, const char *text, size_t len) {
    size_t i = 0, j = 0;
    while (i < p->len && j < len) {
        if (p->text[i] == ' ')
            i++;
        else if (text[j] == ' ')
            j++;
        else if (p->text[i++] != text[j++])
            return false;
    }
    while (i < p->len && p->text[i] == ' ')
        i++;
    while (j < len && text[j] == ' ')
        j++;
    return i == p->len && j == len;
}

static piece *find(const page_layout *page, size_t near, const char *text, size_t len, size_t *at) {
    size_t from = near > BACK ? near - BACK : 0, to = near + AHEAD < page->pieces.count ? near + AHEAD : page->pieces.count;
    for (int round = 0; round < 2; round++) {
        for (size_t i = round ? from : near; i < (round ? near : to); i++) {
            piece *p = SVOD_AT(&page->pieces, piece, i);
            if (p->used || !same(p, text, len)) continue;
            p->used = true;
            *at = i;
            return p;
        }
    }
    return NULL;
}

// Small Cyrillic letters and those of ASCII.
static bool begins_small(const char *text, size_t len) {
    unsigned char a = len > 0 ? (unsigned char)text[0] : 0, b = len > 1 ? (unsigned char)text[1] : 0;
    return (a >= 'a' && a <= 'z') || (a == 0xD0 && b >= 0xB0) || (a == 0xD1 && b >= 0x80 && b <= 0x9F);
}

static bool ends_sentence(const piece *p) {
    return strchr(".:;!?", p->text[p->len - 1]);
}

// Whether something new begins with `now`: a paragraph, or another cell.
static bool breaks(const piece *before, const piece *now, const char *text, size_t len) {
    if (!before) return false;
    if (now->gap && now->part == 0 && before->row != now->row) return true;
    // Lines of one cell have one indent.
    if (now->col == before->col) return now->indent && ends_sentence(before);
    if (now->row <= before->row) return before->row - now->row <= COLUMN_UP || !begins_small(text, len);
    return now->indent || (before->part > 0 && now->part == 0); // the row of a table ended
}

bool pdf_put_page(svod_doc_job *job, const char *raw, const char *layout, uint32_t page) {
    page_layout lay = lay_out(job, layout);
    piece *before = NULL;
    size_t near = 0;
    for (uint32_t line = 1; *raw; line++) {
        size_t len = strcspn(raw, "\n");
        svod_raw block = {.kind = SVOD_BLOCK_LINE, .text = raw, .len = len, .page = page, .line = line};
        piece *now = find(&lay, near, raw, len, &near);
        if (now && breaks(before, now, raw, len)) {
            svod_raw blank = {.kind = SVOD_BLOCK_LINE, .text = "", .page = page, .line = line};
            if (!job->sink->block(job->sink->ctx, &blank)) return false;
        }
        if (!job->sink->block(job->sink->ctx, &block)) return false;
        if (now) before = now;
        raw += len + (raw[len] != '\0');
    }
    return true;
}
