// Quotations: which are the best, and how they are cut.
#include <string.h>

#include "base/str.h"
#include "evidence/seek.h"

bool evidence_better(const svod_quote *a, const svod_quote *b) {
    if (a->sight != b->sight) return a->sight > b->sight;
    if (a->score != b->score) return a->score > b->score;
    if (a->document != b->document) return a->document < b->document;
    return a->paragraph < b->paragraph;
}

bool evidence_keep(svod_quote *quotes, uint32_t *count, const svod_quote *quote) {
    uint32_t same = 0;
    while (same < *count && strcmp(quotes[same].text, quote->text) != 0)
        same++;
    if (same < *count) {
        if (!evidence_better(quote, &quotes[same])) return false;
        memmove(quotes + same, quotes + same + 1, (*count - same - 1) * sizeof *quotes);
        --*count;
    }
    uint32_t at = *count;
    while (at > 0 && evidence_better(quote, &quotes[at - 1]))
        at--;
    if (at == SVOD_QUOTES) return false;
    if (*count == SVOD_QUOTES) --*count;
    memmove(quotes + at + 1, quotes + at, (*count - at) * sizeof *quotes);
    quotes[at] = *quote;
    ++*count;
    return true;
}

static bool letter_start(char c) {
    return ((unsigned char)c & 0xC0) != 0x80;
}

// The nearest beginning of a word at or after `at`, else the nearest letter.
static size_t word_after(const char *text, size_t at, size_t most) {
    for (size_t i = at; i < most; i++)
        if (text[i] == ' ') return i + 1;
    while (at < most && !letter_start(text[at]))
        at++;
    return at;
}

// The nearest end of a word at or before `at`, else the nearest letter.
static size_t word_before(const char *text, size_t at, size_t least) {
    for (size_t i = at; i > least; i--)
        if (text[i] == ' ') return i;
    while (at > least && !letter_start(text[at]))
        at--;
    return at;
}

#define DOTS "…"
#define DOTS_SIZE (sizeof DOTS - 1)
#define ROOM (SVOD_QUOTE_CAP - 2 * DOTS_SIZE)

void evidence_cut(svod_quote *quote, const char *text, size_t len, size_t from, size_t to, char out[EVIDENCE_CUT]) {
    size_t first = 0, end = len;
    if (len > SVOD_QUOTE_CAP) {
        size_t words = to - from < ROOM ? to - from : ROOM;
        size_t before = (ROOM - words) / 3;
        first = from > before ? word_after(text, from - before, from) : 0;
        end = first + ROOM < len ? word_before(text, first + ROOM, from + words < first + ROOM ? from + words : from) : len;
        if (to > end) to = end;
    }
    bool cut_first = first > 0, cut_end = end < len;
    char *at = out;
    if (cut_first) at = (char *)memcpy(at, DOTS, DOTS_SIZE) + DOTS_SIZE;
    at = (char *)memcpy(at, text + first, end - first) + (end - first);
    if (cut_end) at = (char *)memcpy(at, DOTS, DOTS_SIZE) + DOTS_SIZE;
    *at = '\0';
    quote->text = out;
    quote->from = (uint32_t)(from - first + (cut_first ? DOTS_SIZE : 0));
    quote->len = (uint32_t)(to - from);
}
