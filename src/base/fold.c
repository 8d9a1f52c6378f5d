// Fold keys: what two spellings of one name have in common.
#include <string.h>
#include <utf8proc.h>

#include "base/str.h"

typedef utf8proc_int32_t point;

static point next_point(const char **at) {
    point out;
    utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)*at, -1, &out);
    *at += bytes < 1 ? 1 : bytes;
    return bytes < 1 ? 0xFFFD : out;
}

size_t svod_text_width(const char *text) {
    size_t width = 0;
    while (*text)
        width += (size_t)utf8proc_charwidth(next_point(&text));
    return width;
}

static char *put_point(char *to, point c) {
    return svod_utf8_put(to, (uint32_t)c);
}

static bool is_cyrillic(point c) {
    return c >= 0x400 && c <= 0x52F;
}

// Latin letters that look like Cyrillic ones. Capitals and small letters differ: B looks like В, b like nothing.
static point look_alike(point c) {
    static const struct {
        point latin, cyrillic;
    } pairs[] = {{'A', 0x430}, {'B', 0x432}, {'C', 0x441}, {'E', 0x435}, {'H', 0x43D},  {'K', 0x43A}, {'M', 0x43C}, {'O', 0x43E},
                 {'P', 0x440}, {'T', 0x442}, {'X', 0x445}, {'Y', 0x443}, {'a', 0x430},  {'c', 0x441}, {'e', 0x435}, {'k', 0x43A},
                 {'o', 0x43E}, {'p', 0x440}, {'x', 0x445}, {'y', 0x443}, {0xCB, 0x435}, {0xEB, 0x435}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].latin == c) return pairs[i].cyrillic;
    return c;
}

static bool is_dash(point c) {
    return c == 0x2212 || c == 0x2043 || (c == '-' || (c > 0x7F && utf8proc_category(c) == UTF8PROC_CATEGORY_PD));
}

static bool is_quote(point c) {
    return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A ||
           c == 0x2032 || c == 0x2033;
}

// A dash or quote is dropped and joins what it stood between, so it does not end a word.
static const char *word_end(const char *at) {
    while (*at && *at != ' ')
        at++;
    return at;
}

static char *fold_word(char *to, const char *at, const char *end) {
    bool cyrillic = false;
    for (const char *look = at; look < end;)
        cyrillic |= is_cyrillic(next_point(&look));
    while (at < end) {
        point c = next_point(&at);
        if (is_dash(c) || is_quote(c)) continue;
        if (cyrillic) c = look_alike(c);
        c = utf8proc_tolower(c);
        to = put_point(to, c == 0x451 ? 0x435 : c);
    }
    return to;
}

char *svod_fold(svod_arena *arena, const char *text) {
    const char *at = svod_clean(arena, text);
    // A look-alike takes one byte more than its Latin letter, and no lower case letter takes more than twice its capital.
    char *out = svod_alloc_array(arena, strlen(at) + 1, 2), *to = out;
    while (*at) {
        const char *end = word_end(at);
        char *word = to > out ? to + 1 : to;
        char *done = fold_word(word, at, end);
        if (done > word) {
            if (word > to) *to = ' ';
            to = done;
        }
        at = *end ? end + 1 : end;
    }
    *to = '\0';
    return out;
}

char *svod_unmixed(svod_arena *arena, const char *text) {
    char *out = svod_alloc_array(arena, strlen(text) + 1, 2), *to = out; // a look-alike takes one byte more
    while (*text) {
        const char *end = word_end(text);
        bool cyrillic = false;
        for (const char *look = text; look < end;)
            cyrillic |= is_cyrillic(next_point(&look));
        while (text < end) {
            point c = next_point(&text), like = cyrillic ? look_alike(c) : c;
            to = put_point(to, like != c && utf8proc_tolower(c) != c ? utf8proc_toupper(like) : like);
        }
        if (*text) *to++ = *text++;
    }
    *to = '\0';
    return out;
}

// ---- names of units --------------------------------------------------------------------------------------------------

// Behind "12." or "12)"; "1.2" is no numbering, and a name of nothing else keeps it.
static const char *skip_numbering(const char *key) {
    const char *at = key;
    while (svod_digit(*at))
        at++;
    if (at == key || (*at != '.' && *at != ')') || svod_digit(at[1])) return key;
    at++;
    at += *at == ' ';
    return *at ? at : key;
}

static bool is_kind_word(const char *word, size_t len) {
    static const char *const kinds[] = {"г",     "город",         "го",         "мо", "мр", "район", "рн", "муниципальный", "городской",
                                        "округ", "муниципальное", "образование"};
    while (len && strchr("(),;", word[len - 1]))
        len--;
    for (; len && strchr("(),;", *word); len--)
        word++;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i]) == len && !memcmp(kinds[i], word, len)) return true;
    return false;
}

// End of the part of a name that begins at `at`: a space, or a full stop that is no decimal point.
static const char *part_end(const char *at) {
    const char *begin = at;
    for (; *at && *at != ' '; at++)
        if (*at == '.' && !(at > begin && svod_digit(at[-1]) && svod_digit(at[1]))) break;
    return at;
}

static char *join_parts(char *out, const char *at, bool with_kinds) {
    char *to = out;
    while (*at) {
        const char *end = part_end(at);
        size_t len = (size_t)(end - at);
        if (len && (with_kinds || !is_kind_word(at, len))) {
            memcpy(to, at, len);
            to += len;
        }
        at = *end ? end + 1 : end;
    }
    *to = '\0';
    return to;
}

char *svod_fold_name(svod_arena *arena, const char *text) {
    const char *key = skip_numbering(svod_fold(arena, text));
    char *out = svod_alloc(arena, strlen(key) + 1);
    if (join_parts(out, key, false) == out) join_parts(out, key, true);
    return out;
}

// ---- nearest words ---------------------------------------------------------------------------------------------------

// Longer words than this are compared for equality alone; no name comes near.
#define LONGEST 256

// Code points of `text` into `out`; their number, LONGEST + 1 when there are more.
static size_t points_of(const char *text, point out[LONGEST]) {
    size_t count = 0;
    while (*text) {
        if (count == LONGEST) return LONGEST + 1;
        out[count++] = next_point(&text);
    }
    return count;
}

static unsigned least(unsigned a, unsigned b, unsigned c) {
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static unsigned edit_distance(const point *a, size_t a_len, const point *b, size_t b_len) {
    unsigned rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_len; j++) {
            unsigned change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && above2[j - 2] + 1 < row[j]) row[j] = above2[j - 2] + 1;
        }
    }
    return rows[a_len % 3][b_len];
}

unsigned svod_distance(const char *a, const char *b, unsigned cap) {
    if (!strcmp(a, b)) return 0;
    point left[LONGEST], right[LONGEST];
    size_t left_len = points_of(a, left), right_len = points_of(b, right);
    if (left_len > LONGEST || right_len > LONGEST) return cap;
    size_t apart = left_len < right_len ? right_len - left_len : left_len - right_len;
    if (apart >= cap) return cap;
    unsigned distance = edit_distance(left, left_len, right, right_len);
    return distance < cap ? distance : cap;
}

const char *svod_nearest(svod_arena *arena, const char *word, const char *const *candidates, size_t count) {
    const char *key = svod_fold(arena, word), *best = NULL;
    point points[LONGEST];
    unsigned len = (unsigned)points_of(key, points);
    // One slip is near enough in the shortest words, but not in a single letter.
    unsigned cap = len < 2 ? 1 : len < 6 ? 2 : len / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        unsigned distance = svod_distance(key, svod_fold(arena, candidates[i]), cap);
        if (distance < cap) {
            cap = distance;
            best = candidates[i];
        }
    }
    return best;
}
