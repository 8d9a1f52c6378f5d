// Mended text of one paragraph: one pass over the letters, a second one where Latin letters stand among Russian ones.
#include <string.h>
#include <utf8proc.h>

#include "base/str.h"
#include "text/hyphen.h"
#include "text/letter.h"
#include "text/text.h"

typedef struct pass {
    const char *text, *at, *end;
    char *out, *to;
    const char *word;  // in `out`: where the run of letters began that is being written; NULL: none
    unsigned capitals; // that the run began with, as long as it held nothing else
    bool gap;          // a blank is to be written before the next letter
    bool mixed;        // a Latin letter beside a Cyrillic one was seen, or alone
    bool links;        // a link was skipped
    // What was looked at ahead, so that no run is looked at again from each of its letters:
    const char *blanks, *blanks_end, *line_end; // blanks and invisible letters, the last line's end among them or NULL
    const char *unspaced;                       // up to there letters stand apart that are no word
} pass;

static bool is_invisible(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static uint32_t peek(const char *at, const char *end) {
    return at < end ? letter_next(&at, end) : 0;
}

static bool latin(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool cyrillic(uint32_t c) {
    return c >= 0x400 && c < 0x460;
}

static void put(pass *p, const char *bytes, size_t len) {
    if (p->gap && p->to > p->out) *p->to++ = ' ';
    p->gap = false;
    memcpy(p->to, bytes, len);
    p->to += len;
}

static const char *letters_end(const char *at, const char *end) {
    while (at < end) {
        const char *next = at;
        if (!letter_word(letter_next(&next, end))) break;
        at = next;
    }
    return at;
}

// ---- hyphens -----------------------------------------------------------------------------------------------------------

// Behind blanks and invisible letters; `broken`: was there a line's end among them?
static const char *behind_blanks(pass *p, const char *at, bool *broken) {
    if (!p->blanks || at < p->blanks || at >= p->blanks_end) {
        p->blanks = p->blanks_end = at;
        p->line_end = NULL;
        for (const char *next = at; next < p->end; p->blanks_end = next) {
            uint32_t c = letter_next(&next, p->end);
            if (!letter_blank(c) && !is_invisible(c)) break;
            if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029) p->line_end = p->blanks_end;
        }
    }
    *broken = p->line_end && p->line_end >= at;
    return p->blanks_end;
}

static bool suspended(const char *word, size_t len) { // "теле- и радиопередачи"
    return (len == 2 && !memcmp(word, "и", 2)) || (len == 6 && !memcmp(word, "или", 6)) || (len == 2 && !memcmp(word, "а", 2));
}

// Longer runs of letters are no words.
#define WORD_CAP 160

// At a hyphen behind a letter or a digit, with blanks behind it: joins what a line's end cut. True: `at` is behind it all.
static bool join_hyphen(pass *p, const char *behind, bool soft) {
    bool broken;
    const char *next = behind_blanks(p, behind, &broken);
    uint32_t before = letter_before(p->out, p->to), after = peek(next, p->end);
    if (p->gap || next == behind || next >= p->end) return false;
    if (broken && letter_digit(before) && letter_digit(after) && !soft) {
        put(p, "-", 1);
        p->at = next;
        return true;
    }
    if (!letter_word(before) || !letter_word(after)) return false;
    const char *first = p->word ? p->word : p->to, *stop = letters_end(next, p->end - next > WORD_CAP ? next + WORD_CAP : p->end);
    size_t first_len = (size_t)(p->to - first), second_len = (size_t)(stop - next);
    if (suspended(next, second_len) || first_len > WORD_CAP) return false;
    bool stays = !soft && (letter_upper(after) || hyphen_stays(first, first_len, next, second_len));
    if (letter_upper(after) && letter_upper(before) && first_len > 2 && !soft) stays = hyphen_stays(first, first_len, next, second_len);
    if (!broken && !stays && !soft) return false;
    if (!broken && letter_upper(after)) return false;
    if (stays) {
        put(p, "-", 1);
        p->word = NULL;
    }
    p->at = next;
    return true;
}

// ---- light markup --------------------------------------------------------------------------------------------------------

static bool edge(uint32_t c) { // beside which an emphasis begins or ends
    return c == 0 || letter_blank(c) || letter_open(c) || letter_close(c) || letter_dash(c) || c == '.' || c == ',' || c == ';' ||
           c == ':' || c == '!' || c == '?' || c == '*' || c == '_';
}

// Asterisks and underlines that set a text bold or slanted are dropped, others stay.
static bool skip_emphasis(pass *p) {
    char sign = *p->at;
    const char *behind = p->at;
    while (behind < p->end && *behind == sign)
        behind++;
    size_t run = (size_t)(behind - p->at);
    uint32_t before = p->gap ? ' ' : letter_before(p->out, p->to), after = peek(behind, p->end);
    bool drop = sign == '*' ? run >= 2 || edge(before) != edge(after) : run == 2 && edge(before) != edge(after);
    if (sign == '*' && run == 1 && edge(before) && letter_blank(after)) drop = false;
    if (!drop) put(p, p->at, run);
    p->at = behind;
    p->word = NULL;
    return true;
}

#define LINK_CAP 2000

static const char *find(const char *at, const char *end, char sign) {
    if (end - at > LINK_CAP) end = at + LINK_CAP;
    return at < end ? memchr(at, sign, (size_t)(end - at)) : NULL;
}

static bool has_blank(const char *at, const char *end) {
    while (at < end && (unsigned char)*at > ' ')
        at++;
    return at < end;
}

// "[text](link)": the link is skipped when its text has been written, at "](". A link without a text of its own stays.
static bool skip_link(pass *p) {
    if (p->end - p->at < 3 || p->at[1] != '(') return false;
    const char *open = NULL;
    for (const char *back = p->to; back > p->out && p->to - back < LINK_CAP; back--)
        if (back[-1] == '[') {
            open = back - 1;
            break;
        }
    const char *close = find(p->at + 2, p->end, ')');
    if (!open || !close || has_blank(p->at + 2, close)) return false;
    p->links = true;
    char *begin = p->out + (open - p->out);
    size_t len = (size_t)(p->to - begin) - 1;
    if (len) {
        memmove(begin, begin + 1, len);
        p->to = begin + len;
        p->at = close + 1;
        if (begin > p->out && begin[-1] == '!') { // a picture's
            memmove(begin - 1, begin, len);
            p->to--;
        }
    } else {
        p->to = begin;
        p->word = NULL;
        put(p, p->at + 2, (size_t)(close - p->at - 2));
        p->at = close + 1;
    }
    p->word = NULL;
    return true;
}

// "<https://…>" is its address, "<br>" a blank, "<i>" nothing.
static bool skip_angle(pass *p) {
    static const char *const tags[] = {"i", "b", "u", "em", "strong", "sup", "sub", "p", "span", "br", "br/", "br /", NULL};
    const char *close = find(p->at + 1, p->end, '>');
    if (!close) return false;
    const char *inner = p->at + 1;
    size_t len = (size_t)(close - inner);
    if (len > 8 && (!strncmp(inner, "http://", 7) || !strncmp(inner, "https://", 8)) && !has_blank(inner, close)) {
        put(p, inner, len);
        p->at = close + 1;
        return true;
    }
    bool ends = len && *inner == '/';
    for (const char *const *tag = tags; *tag; tag++)
        if (strlen(*tag) == len - ends && !strncmp(inner + ends, *tag, len - ends)) {
            if (**tag == 'b' && (*tag)[1] == 'r') p->gap = p->to > p->out;
            p->at = close + 1;
            return true;
        }
    return false;
}

// ---- letters set apart ---------------------------------------------------------------------------------------------------

// Behind single letters with blanks between, `at` being the first; false: the last of them is part of something else. count of them,
// rising: as many as follow each other in the alphabet.
static bool spaced_end(pass *p, const char **at, unsigned *count, unsigned *rising) {
    uint32_t last = 0;
    while (*at < p->end) {
        const char *next = *at;
        uint32_t c = letter_next(&next, p->end);
        if (!letter_word(c)) break;
        if (next < p->end && !letter_blank(peek(next, p->end))) {
            uint32_t sign = peek(next, p->end);
            if (letter_word(sign) || letter_digit(sign) || sign == '.' || sign == ')') return false;
        }
        *rising += c == last + 1;
        last = c;
        ++*count;
        *at = next;
        if (next >= p->end || *next != ' ') break;
        const char *blanks = next;
        while (blanks < p->end && *blanks == ' ')
            blanks++;
        const char *peeked = blanks;
        if (blanks >= p->end || !letter_word(letter_next(&peeked, p->end)) || (peeked < p->end && letter_word(peek(peeked, p->end)))) break;
        *at = blanks;
    }
    return true;
}

// "П Р О Т О К О Л": single letters between single blanks, four at least and not the alphabet's own order; more blanks part words.
static bool join_spaced(pass *p) {
    const char *stop = p->at;
    unsigned count = 0, rising = 0;
    if (p->unspaced && p->at < p->unspaced) return false;
    if (!spaced_end(p, &stop, &count, &rising) || count < 4 || rising + 2 >= count) {
        p->unspaced = stop;
        return false;
    }
    for (const char *at = p->at; at < stop;) {
        const char *next = at;
        if (*at == ' ') {
            size_t run = strspn(at, " ");
            p->gap |= run > 1;
            at += run;
            continue;
        }
        letter_next(&next, p->end);
        put(p, at, (size_t)(next - at));
        at = next;
    }
    p->at = stop;
    p->word = NULL;
    return true;
}

// ---- the pass ------------------------------------------------------------------------------------------------------------

static void put_letter(pass *p, const char *from, uint32_t c) {
    bool begins = !p->word || p->gap;
    if (!begins && latin(c) != latin(letter_before(p->out, p->to))) p->mixed = true;
    if (begins && latin(c)) p->mixed |= !latin(peek(p->at, p->end));                                 // "c целью"
    if (!begins && p->capitals >= 6 && letter_lower(c) && letters_end(p->at, p->end) - p->at >= 6) { // "УТВЕРЖДЕНАприказом"
        p->gap = true;
        begins = true;
    }
    put(p, from, (size_t)(p->at - from));
    if (begins) {
        p->word = p->to - (p->at - from);
        p->capitals = 0;
    }
    p->capitals = letter_upper(c) && (begins || p->capitals) ? p->capitals + 1 : 0;
}

static const char *ligature(uint32_t c) {
    static const char *const made[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return c >= 0xFB00 && c <= 0xFB06 ? made[c - 0xFB00] : NULL;
}

static void put_dots(pass *p) { // a long row of dots is an ellipsis
    size_t run = 0;
    while (p->at + run < p->end && p->at[run] == '.')
        run++;
    if (run > 3)
        put(p, "…", 3);
    else
        put(p, p->at, run);
    p->at += run;
}

// Signs; true when `at` was moved.
static bool take_sign(pass *p, uint32_t c, const char *behind) {
    if (c == '*' || c == '_') return skip_emphasis(p);
    if (c == ']' && skip_link(p)) return true;
    if (c == '<' && skip_angle(p)) return true;
    if (c == '.') {
        put_dots(p);
        return true;
    }
    if (c == '-' || c == 0x2010 || c == 0x2011) {
        if (join_hyphen(p, behind, false)) return true;
        put(p, "-", 1);
        p->at = behind;
        return true;
    }
    const char *made = ligature(c);
    if (made) {
        put(p, made, strlen(made));
        p->at = behind;
    }
    return made != NULL;
}

static void take(pass *p) {
    const char *from = p->at, *behind = p->at;
    uint32_t c = letter_next(&behind, p->end);
    if (letter_word(c) && !ligature(c)) {
        bool apart = (!p->word || p->gap) && behind < p->end && *behind == ' ';
        if (apart && join_spaced(p)) return;
        p->at = behind;
        put_letter(p, from, c);
        return;
    }
    if (letter_blank(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
        p->gap = p->to > p->out;
        p->at = behind;
    } else if (is_invisible(c)) {
        if (c == 0xAD && join_hyphen(p, behind, true)) return;
        p->at = behind;
        return; // within a word
    } else if (!take_sign(p, c, behind)) {
        put(p, from, (size_t)(behind - from));
        p->at = behind;
    }
    if (p->at == behind || p->to == p->out || !letter_word(letter_before(p->out, p->to)) || p->gap) p->word = NULL;
}

// ---- look-alikes ---------------------------------------------------------------------------------------------------------

static uint32_t look_alike(uint32_t c) {
    static const char latins[] = "ABCEHKMOPTXYaceopxyk";
    static const uint16_t russians[] = {0x410, 0x412, 0x421, 0x415, 0x41D, 0x41A, 0x41C, 0x41E, 0x420, 0x422,
                                        0x425, 0x423, 0x430, 0x441, 0x435, 0x43E, 0x440, 0x445, 0x443, 0x43A};
    const char *at = c && c < 0x80 ? strchr(latins, (int)c) : NULL;
    return at ? russians[at - latins] : 0;
}

// A run of letters that is to become Russian: Cyrillic letters and look-alikes alone, or one small look-alike that is a word of Russian
// before a Russian word.
static bool is_foldable(const char *from, const char *to, const char *end) {
    bool any = false, all = true;
    unsigned count = 0;
    uint32_t c = 0;
    for (const char *at = from; at < to; count++) {
        c = letter_next(&at, to);
        any |= cyrillic(c);
        all &= cyrillic(c) || look_alike(c);
    }
    if (any && all) return true;
    if (count != 1 || !strchr("aocyk", (int)c) || to >= end || *to != ' ') return false;
    return cyrillic(peek(to + 1, end)) && letter_lower(peek(to + 1, end));
}

static char *unmix(svod_arena *arena, const char *text, size_t len) {
    char *out = svod_alloc(arena, 2 * len + 1), *to = out;
    for (const char *at = text, *end = text + len; at < end;) {
        const char *stop = letters_end(at, end);
        if (stop == at) { // a sign
            letter_next(&stop, end);
            memcpy(to, at, (size_t)(stop - at));
            to += stop - at;
        } else if (is_foldable(at, stop, end) && !(at > text && (at[-1] == '/' || at[-1] == '@'))) {
            while (at < stop) {
                uint32_t c = letter_next(&at, stop), like = look_alike(c);
                to = svod_utf8_put(to, like ? like : c);
            }
        } else {
            memcpy(to, at, (size_t)(stop - at));
            to += stop - at;
        }
        at = stop;
    }
    *to = '\0';
    return out;
}

// Blanks beside a link's text are single again, and none are at the ends.
static size_t squeeze(char *text) {
    char *to = text;
    for (const char *at = text; *at; at++)
        if (*at != ' ' || (to > text && to[-1] != ' ')) *to++ = *at;
    if (to > text && to[-1] == ' ') to--;
    *to = '\0';
    return (size_t)(to - text);
}

const char *svod_text_mend(svod_arena *arena, const char *text, size_t len) {
    if (!svod_utf8_valid(text, len)) {
        text = svod_utf8_repair(arena, text, len);
        len = strlen(text);
    }
    const char *composed = svod_nfc(arena, text, len, &len);
    if (composed) text = composed;
    pass p = {.text = text, .at = text, .end = text + len, .out = svod_alloc(arena, len + len / 8 + 2)};
    p.to = p.out;
    while (p.at < p.end)
        take(&p);
    *p.to = '\0';
    len = p.links ? squeeze(p.out) : (size_t)(p.to - p.out);
    return p.mixed ? unmix(arena, p.out, len) : p.out;
}
