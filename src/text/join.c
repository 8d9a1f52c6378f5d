// Which lines belong together.
#include <stdlib.h>
#include <string.h>

#include "text/lines.h"

#define LONG 160 // letters of a line that no page of text has
#define SHORT 75 // width of lines where they don't tell it

uint32_t text_last(const char *text, size_t len) {
    const char *at = text + len;
    while (at > text) {
        uint32_t c = letter_before(text, at);
        if (!letter_close(c) && c != ' ' && c != '*' && c != '_') return c;
        for (at--; at > text && ((unsigned char)*at & 0xC0) == 0x80;)
            at--;
    }
    return 0;
}

bool text_in_capitals(const char *text, size_t len) {
    unsigned upper = 0;
    for (const char *at = text, *end = text + len; at < end;) {
        uint32_t c = letter_next(&at, end);
        if (letter_lower(c)) return false;
        upper += letter_upper(c);
    }
    return upper >= 4;
}

static int by_size(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

line_measure lines_measure(svod_arena *arena, const line *lines, size_t count) {
    uint32_t *sizes = SVOD_ARRAY(arena, uint32_t, count + 1);
    size_t used = 0;
    uint64_t all = 0, in_long = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].blank || lines[i].out) continue;
        uint32_t letters = lines[i].letters + lines[i].indent;
        all += letters;
        if (letters > LONG)
            in_long += letters;
        else
            sizes[used++] = letters;
    }
    line_measure out = {.width = SHORT, .wrapped = in_long * 5 < all * 2};
    if (!out.wrapped || !used) return out;
    qsort(sizes, used, sizeof *sizes, by_size);
    out.width = sizes[used * 9 / 10];
    if (out.width < 40) out.width = 40;
    return out;
}

static bool is_end(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == 0x2026;
}

static uint32_t first_of(const line *at) {
    const char *p = at->text + at->stray, *end = at->text + at->len;
    uint32_t c = 0;
    while (p < end) {
        c = letter_next(&p, end);
        if (c != '*' && c != '_') break;
    }
    return c;
}

static bool quoted(const line *at) {
    return letter_open(first_of(at)) && first_of(at) != '[';
}

// A line that ends with a word which something must follow, or with a comma.
static bool hangs(const line *at) {
    static const char *const words[] = {"в",   "во",  "на",    "с",     "со",    "к",   "ко",  "по",  "о",   "об",  "и",  "или",
                                        "для", "от",  "из",    "за",    "до",    "при", "под", "над", "без", "у",   "не", "а",
                                        "но",  "что", "как",   "его",   "их",    "№",   "г.",  "ул.", "им.", "ст.", "п.", "пп.",
                                        "т.",  "ч.",  "через", "между", "также", "the", "of",  "and", NULL};
    if (!at->len) return false;
    uint32_t last = letter_before(at->text, at->text + at->len);
    if (last == ',' || last == 0xAB || last == '(') return true;
    const char *end = at->text + at->len, *from = end;
    while (from > at->text && from[-1] != ' ' && end - from < 16)
        from--;
    size_t len = (size_t)(end - from);
    for (const char *const *word = words; *word; word++)
        if (strlen(*word) == len && !memcmp(*word, from, len)) return true;
    return letter_dash(last) && len > 1;
}

// A mark before a line is one of a list unless the line is within a sentence: "… – одна из задач", "п.\n15. Порядка".
static bool begins_item(const line_measure *measure, const line *open, const line *last, const line *next, bool gap) {
    mark at = mark_of(next->text + next->stray, next->len - next->stray);
    if (!at.kind) return false;
    mark first = mark_of(open->text + open->stray, open->len - open->stray);
    bool same = first.kind == at.kind;
    if (same || gap || is_end(text_last(last->text, last->len))) return true;
    bool full = measure->wrapped && last->letters + last->indent + 15 > measure->width;
    if (at.kind == MARK_BULLET) {
        const char *p = next->text + next->stray + at.from;
        return !letter_dash(letter_next(&p, next->text + next->len)) || !full;
    }
    return !hangs(last);
}

// "РЕШИЛИ: …", "Решение:": a word with a capital, or in capitals, and a colon begin a paragraph.
static bool announces(const line *at) {
    const char *p = at->text + at->stray, *end = at->text + at->len;
    unsigned letters = 0;
    uint32_t c = 0;
    if (!letter_upper(first_of(at))) return false;
    while (p < end && letter_word(c = letter_next(&p, end)))
        letters++;
    return letters >= 5 && c == ':';
}

bool lines_go_on(const line_measure *measure, const line *open, const line *last, const line *next, bool gap, bool page) {
    if (begins_item(measure, open, last, next, gap && !page)) return false;
    if (next->text[0] == '#' || last->text[0] == '#') return false;
    uint32_t end = text_last(last->text, last->len), first = first_of(next);
    bool small = letter_lower(first), ended = is_end(end);
    bool cut = letter_dash(end) && last->len > 1 && last->text[last->len - 1] == '-' &&
               letter_word(letter_before(last->text, last->text + last->len - 1));
    if (gap) { // a page's end, or a blank line that a page's end left
        if (ended) return false;
        if (cut || (hangs(last) && (small || page))) return small || cut;
        if (small) return page || last->letters >= 80;
        return page && hangs(last);
    }
    if (ended && announces(next)) return false;
    bool capitals = text_in_capitals(last->text, last->len), next_capitals = text_in_capitals(next->text, next->len);
    if (cut) return true;
    if (capitals != next_capitals && (capitals || next_capitals) && !(capitals && hangs(last))) return false;
    if (capitals && !ended && last->letters > 3) return true; // a title over several lines
    bool full = last->letters + last->indent + (measure->wrapped ? 12u : 15u) > measure->width && last->letters <= LONG + 40;
    if (end == ':') return small && full;
    if (end == ';') return false;
    if (measure->wrapped && next->indent >= last->indent + 2 && next->indent < last->indent + 20 && !small && (ended || !full))
        return false;
    if (ended) return measure->wrapped ? full && next->indent <= last->indent + 1 : small && last->letters < LONG;
    if (last->letters > LONG + 40) return small && hangs(last);
    return small || hangs(last) || quoted(next) || full || (measure->wrapped && !letter_upper(first) && full);
}
