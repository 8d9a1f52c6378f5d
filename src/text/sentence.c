// Sentences of a paragraph.
#include <string.h>

#include "text/letter.h"
#include "text/text.h"

// What stands between two blanks before a full stop.
typedef struct word {
    const char *from, *to; // without quotes and brackets at its beginning, without the full stop
} word;

static word word_before(const char *start, const char *stop) {
    const char *from = stop;
    while (from > start && from[-1] != ' ' && stop - from < 64)
        from--;
    while (from < stop) {
        const char *next = from;
        if (!letter_open(letter_next(&next, stop))) break;
        from = next;
    }
    return (word){from, stop};
}

static bool is_one_of(word at, const char *const *list) {
    size_t len = (size_t)(at.to - at.from);
    for (; *list; list++)
        if (strlen(*list) == len && !memcmp(*list, at.from, len)) return true;
    return false;
}

// Abbreviations that something always follows: "ст. 5", "им. Пушкина", "т.е. так".
static bool leads_on(word at) {
    static const char *const list[] = {"ст",   "п",   "пп",     "ч",    "гл",   "им",   "ул",   "пр-т", "пер", "д",   "кв",   "корп",
                                       "обл",  "с",   "стр",    "рис",  "табл", "прил", "см",   "ср",   "т.е", "т",   "т.к",  "утв",
                                       "зам",  "зав", "проф",   "доц",  "акад", "св",   "напр", "пос",  "дер", "ред", "сост", "отв",
                                       "тел",  "т.н", "ок",     "г.п",  "пгт",  "р.п",  "Ст",   "П",    "См",  "Утв", "Пр",   "кл",
                                       "канд", "пед", "психол", "им.к", "абз",  "разд", "гос",  NULL};
    return is_one_of(at, list);
}

static bool is_year_before(const char *start, const char *at) {
    while (at > start && at[-1] == ' ')
        at--;
    const char *end = at;
    while (at > start && letter_digit((unsigned char)at[-1]))
        at--;
    return end - at == 4;
}

static bool is_initials(word at) {
    unsigned letters = 0;
    for (const char *p = at.from; p < at.to;) {
        if (!letter_upper(letter_next(&p, at.to))) return false;
        if (++letters > 3 || (p < at.to && *p++ != '.')) return false;
    }
    return letters > 0;
}

static bool ends_with(word at, const char *tail) {
    size_t len = strlen(tail);
    return (size_t)(at.to - at.from) > len && !memcmp(at.to - len, tail, len);
}

// "Иванову Л.В.", "Иванову Л. В.": the initials behind a name end a sentence, those before it don't.
static bool name_before(const char *start, word initials) {
    static const char *const tails[] = {"ов",   "ев",   "ёв",    "ин",   "ын",   "ова",  "ева",  "ёва",  "ина",  "ына",  "ову",  "еву",
                                        "ёву",  "ину",  "ыну",   "овой", "евой", "ёвой", "иной", "овым", "евым", "иным", "ский", "ская",
                                        "скую", "ской", "скому", "енко", "ук",   "юк",   "ян",   "дзе",  "ых",   "их",   "ова,", NULL};
    const char *to = initials.from;
    while (to > start && to[-1] == ' ')
        to--;
    word name = word_before(start, to);
    if (name.to - name.from > 1 && name.to[-1] == '.' && is_initials((word){name.from, name.to - 1})) {
        for (to = name.from; to > start && to[-1] == ' ';)
            to--;
        name = word_before(start, to);
    }
    const char *p = name.from;
    if (p >= name.to || name.from == start || !letter_upper(letter_next(&p, name.to))) return false;
    for (const char *const *tail = tails; *tail; tail++)
        if (ends_with(name, *tail)) return true;
    return false;
}

// "Л. В.": a lone capital letter with a full stop stands at `at`.
static bool initial_at(const char *at, const char *end) {
    return at < end && letter_upper(letter_next(&at, end)) && at < end && *at == '.';
}

// Does the full stop at `stop` end the sentence that began at `start`? What follows at `next` is a capital letter, a digit or a sign.
static bool stops(const char *start, const char *stop, const char *next, const char *end) {
    const char *p = next;
    uint32_t c = letter_next(&p, end);
    bool digit_follows = letter_digit(c) || letter_dash(c) || c == 0x2116 || (c == 'N' && p < end && *p == ' ');
    static const char *const year[] = {"г", "гг", "г.г", NULL}, *const number[] = {"N", "No", "№", NULL};
    word at = word_before(start, stop);
    if (at.from == at.to) return stop > start;
    if (leads_on(at) || is_one_of(at, number)) return false;
    if (is_one_of(at, year)) return !digit_follows && is_year_before(start, at.from);
    if (is_initials(at)) return !digit_follows && !initial_at(next, end) && name_before(start, at);
    p = at.from;
    while (p < at.to && (letter_digit((unsigned char)*p) || *p == '.'))
        p++;
    if (p == at.to && at.from == start) return false; // number of an item
    return true;
}

static const char *skip(const char *at, const char *end, bool (*is)(uint32_t)) {
    while (at < end) {
        const char *next = at;
        if (!is(letter_next(&next, end))) break;
        at = next;
    }
    return at;
}

// "работы.Проведение": a blank was forgotten.
static bool glued(const char *start, const char *stop, const char *next, const char *end) {
    if (!letter_lower(letter_before(start, stop))) return false;
    const char *at = stop;
    for (int i = 0; i < 3; i++) {
        uint32_t c = letter_before(start, at);
        if (!letter_lower(c)) return false;
        at -= c < 0x80 ? 1 : 2;
    }
    if (next >= end || !letter_upper(letter_next(&next, end))) return false;
    return next < end && letter_lower(letter_next(&next, end)) && next < end && letter_word(letter_next(&next, end));
}

// `after`: behind the sign. Where the sentence ends, quotes behind the sign included; NULL: it goes on.
static const char *end_at(const char *start, const char *stop, const char *after, const char *end, unsigned brackets) {
    const char *close = skip(after, end, letter_close), *next = skip(close, end, letter_blank);
    if (next >= end) return end;
    if (*stop == ';') return brackets ? NULL : close;
    if (next == close) return *stop == '.' && glued(start, stop, close, end) ? close : NULL;
    const char *first = skip(next, end, letter_open), *p = first;
    uint32_t c = first < end ? letter_next(&p, end) : 0;
    bool digit = letter_digit(c) || c == 0x2116 || ((c == 'N') && p < end && *p == ' ');
    if (letter_lower(c) || (!letter_upper(c) && !digit && !letter_dash(c))) return NULL;
    if (*stop != '.') return close;
    return stops(start, stop, first, end) ? close : NULL;
}

void svod_sentences(const char *text, size_t len, bool (*sentence)(void *ctx, size_t from, size_t len), void *ctx) {
    const char *end = text + len, *start = skip(text, end, letter_blank), *at = start;
    unsigned brackets = 0;
    while (at < end) {
        const char *sign = at;
        unsigned char c = (unsigned char)*at;
        bool ellipsis = c == 0xE2 && end - at >= 3 && !memcmp(at, "…", 3);
        at += ellipsis ? 3 : 1;
        if (c == '(') brackets++;
        if (c == ')' && brackets) brackets--;
        if (c != '.' && c != '!' && c != '?' && c != ';' && !ellipsis) continue;
        while (c != ';' && at < end && (*at == '.' || *at == '!' || *at == '?'))
            sign = at++;
        const char *close = end_at(start, sign, at, end, brackets);
        if (!close) continue;
        if (close > start && !sentence(ctx, (size_t)(start - text), (size_t)(close - start))) return;
        start = at = skip(close, end, letter_blank);
        brackets = 0;
    }
    while (end > start && end[-1] == ' ')
        end--;
    if (end > start) sentence(ctx, (size_t)(start - text), (size_t)(end - start));
}
