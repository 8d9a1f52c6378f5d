// What pages carry besides their text.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/lines.h"

#define EDGE 3 // lines at the top and at the bottom of a page that may be its header or footer

// ---- numbers of pages ------------------------------------------------------------------------------------------------------

// "5", "- 5 -", "5 из 12", "стр. 5", "Страница 5 из 12": its number, or 0.
static unsigned page_number(const line *at) {
    static const char *const words[] = {"Страница", "страница", "Стр.", "стр.", "из", "с.", "Page", "page", "of", "-", "–", "—", "/", NULL};
    unsigned number = 0, digits = 0;
    if (at->len > 60) return 0;
    for (size_t i = 0; i < at->len;) {
        const char *p = at->text + i;
        if (*p == ' ' || *p == '\t') {
            i++;
            continue;
        }
        if (svod_digit(*p)) {
            unsigned value = 0, length = 0;
            for (; i < at->len && svod_digit(at->text[i]) && length < 5; i++, length++)
                value = value * 10 + (unsigned)(at->text[i] - '0');
            if (length > 3 || digits == 2) return 0;
            if (!digits++) number = value;
            continue;
        }
        const char *const *word = words;
        while (*word && (strlen(*word) > at->len - i || memcmp(*word, p, strlen(*word))))
            word++;
        if (!*word) return 0;
        i += strlen(*word);
    }
    return digits ? number : 0;
}

// Without pages: single numbers that rise by one, three at least, are those of pages.
static void drop_rising(line *lines, size_t count) {
    size_t run[3] = {0}, found = 0;
    unsigned last = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned number = lines[i].blank || lines[i].out ? 0 : page_number(&lines[i]);
        bool apart = (i == 0 || lines[i - 1].blank) && (i + 1 == count || lines[i + 1].blank);
        if (!number || !apart) continue;
        if (number != last + 1) found = 0;
        last = number;
        if (found < 3) run[found] = i;
        if (++found == 3) lines[run[0]].out = lines[run[1]].out = lines[i].out = true;
        if (found > 3) lines[i].out = true;
    }
}

// ---- headers and footers -----------------------------------------------------------------------------------------------------

// The line with its digits all alike, and whether it is of the top.
static const char *key_of(svod_arena *arena, const line *at, bool top) {
    char *out = svod_alloc(arena, at->len + 2), *to = out;
    *to++ = top ? '^' : '$';
    for (size_t i = 0; i < at->len; i++) {
        char c = svod_digit(at->text[i]) ? '#' : at->text[i];
        if ((c == '#' && to[-1] == '#') || (c == ' ' && to[-1] == ' ')) continue;
        *to++ = c;
    }
    return out;
}

typedef struct edges {
    size_t *list; // lines at edges of pages: index * 2 + top
    size_t count;
    unsigned pages;
} edges;

static void add_page(edges *out, const line *lines, size_t from, size_t to) {
    size_t seen = 0;
    for (size_t i = from; i < to && seen < EDGE; i++) {
        if (lines[i].blank) continue;
        out->list[out->count++] = 2 * i + 1;
        seen++;
    }
    seen = 0;
    for (size_t i = to; i-- > from && seen < EDGE;) {
        if (lines[i].blank) continue;
        out->list[out->count++] = 2 * i;
        seen++;
    }
    out->pages++;
}

static edges edges_of(svod_arena *arena, const line *lines, size_t count) {
    edges out = {.list = SVOD_ARRAY(arena, size_t, 2 * count + 1)};
    for (size_t i = 0; i < count;) {
        size_t to = i;
        while (to < count && lines[to].page == lines[i].page)
            to++;
        add_page(&out, lines, i, to);
        i = to;
    }
    return out;
}

typedef struct edge_line {
    const char *key;
    size_t line;
} edge_line;

static int by_key(const void *a, const void *b) {
    const edge_line *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : left->line < right->line ? -1 : left->line > right->line;
}

// The first of those that repeat stays: it may be the title.
static void drop_repeated(svod_arena *arena, line *lines, const edges *at) {
    edge_line *list = SVOD_ARRAY(arena, edge_line, at->count + 1);
    for (size_t i = 0; i < at->count; i++)
        list[i] = (edge_line){key_of(arena, &lines[at->list[i] / 2], at->list[i] % 2), at->list[i] / 2};
    qsort(list, at->count, sizeof *list, by_key);
    for (size_t i = 0; i < at->count;) {
        size_t to = i;
        while (to < at->count && !strcmp(list[to].key, list[i].key))
            to++;
        if (to - i >= 3 && (to - i) * 5 >= at->pages * 2u)
            for (size_t j = i + 1; j < to; j++)
                lines[list[j].line].out = true;
        i = to;
    }
}

// ---- contents --------------------------------------------------------------------------------------------------------------

bool lines_is_contents(const char *text, size_t len) {
    const char *end = text + len;
    while (end > text && end[-1] == ' ')
        end--;
    const char *digits = end;
    while (digits > text && svod_digit(digits[-1]))
        digits--;
    if (digits == end || end - digits > 3 || digits == text) return false;
    const char *at = digits;
    unsigned dots = 0, blanks = 0;
    for (; at > text; at--) {
        if (at[-1] == '.' || at[-1] == '_')
            dots++;
        else if (at[-1] == ' ' || at[-1] == '\t')
            blanks += at[-1] == '\t' ? 4 : 1;
        else if (at - text >= 3 && !memcmp(at - 3, "…", 3))
            dots += 3, at -= 2;
        else
            break;
    }
    return at > text && (dots >= 4 || (dots >= 3 && blanks));
}

// A page's number behind a wide gap or at the end, as contents without leaders have it.
static bool ends_with_page(const line *at) {
    const char *end = at->text + at->len, *digits = end;
    while (digits > at->text && svod_digit(digits[-1]))
        digits--;
    return digits < end && end - digits <= 3 && digits > at->text + 3 && (digits[-1] == '\t' || digits[-1] == ' ');
}

static bool is_contents_title(const line *at) {
    static const char *const titles[] = {"Содержание", "СОДЕРЖАНИЕ", "Оглавление", "ОГЛАВЛЕНИЕ", NULL};
    for (const char *const *title = titles; *title; title++)
        if (at->len >= strlen(*title) && at->len <= strlen(*title) + 6 && strstr(svod_excerpt_of(at->text).text, *title)) return true;
    return false;
}

static void drop_contents(line *lines, size_t count) {
    bool within = false;
    for (size_t i = 0; i < count; i++) {
        line *at = &lines[i];
        if (at->blank || at->out) continue;
        bool title = is_contents_title(at), dotted = lines_is_contents(at->text, at->len);
        at->out = title || dotted || (within && ends_with_page(at));
        within = title || (within && at->out);
    }
}

void lines_drop_furniture(svod_arena *arena, line *lines, size_t count) {
    if (!count) return;
    drop_contents(lines, count);
    if (!lines[0].page) {
        drop_rising(lines, count);
        return;
    }
    edges at = edges_of(arena, lines, count);
    for (size_t i = 0; i < at.count; i++) {
        line *edge = &lines[at.list[i] / 2];
        if (at.pages > 1 && page_number(edge)) edge->out = true;
    }
    if (at.pages >= 3) drop_repeated(arena, lines, &at);
}
