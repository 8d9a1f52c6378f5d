// Understands addresses of figures: words between colons, a year at the end, "@CLUSTER=LEVEL" behind.
#include "explain/address.h"

#include <string.h>

#include "base/str.h"

#define ADDRESS(id) extern const svod_address_kind address_##id;
#include "explain/addresses.def"
#undef ADDRESS
const svod_address_kind *const svod_address_kinds[] = {
#define ADDRESS(id) &address_##id,
#include "explain/addresses.def"
#undef ADDRESS
    NULL};

const svod_address_kind *svod_address_kind_of(const char *word) {
    for (const svod_address_kind *const *kind = svod_address_kinds; *kind; kind++)
        if (svod_streq((*kind)->word, word)) return *kind;
    return NULL;
}

// "a%3Ab" -> "a:b"; a percent sign that begins no such thing stands for itself, for those who type addresses.
const char *svod_address_word(svod_arena *arena, const char *text, size_t len) {
    char *out = svod_strndup(arena, text, len), *to = out;
    for (size_t i = 0; i < len; i++) {
        int high = i + 2 < len && text[i] == '%' ? svod_hex_digit(text[i + 1]) : -1, low = high >= 0 ? svod_hex_digit(text[i + 2]) : -1;
        int byte = low >= 0 ? high * 16 + low : 0;
        *to++ = byte ? (char)byte : text[i];
        if (byte) i += 2;
    }
    *to = '\0';
    return out;
}

// "cluster=level" behind the "@".
static bool read_level(const char *text, svod_arena *arena, svod_address *out) {
    const char *equals = strchr(text, '=');
    if (!equals || equals == text || !equals[1]) return false;
    out->cluster = svod_address_word(arena, text, (size_t)(equals - text));
    out->level = svod_address_word(arena, equals + 1, strlen(equals + 1));
    return true;
}

static bool read_words(const char *text, size_t len, svod_arena *arena, svod_address *out) {
    const char *end = text + len;
    for (;;) {
        const char *colon = memchr(text, ':', (size_t)(end - text));
        if (out->count == SVOD_ADDRESS_WORDS) return false;
        out->word[out->count++] = svod_address_word(arena, text, (size_t)((colon ? colon : end) - text));
        if (!colon) return true;
        text = colon + 1;
    }
}

static int year_of(const char *word) {
    if (strlen(word) != 4 || strspn(word, "0123456789") != 4) return 0;
    int year = (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + word[3] - '0';
    return year >= 1900 && year <= 2200 ? year : 0;
}

// The last word is a year when it looks like one and the kind has words enough without it.
static void take_year(const svod_address_kind *kind, svod_address *out) {
    if (!(kind->takes & SVOD_TAKES_YEAR) || out->count - 1 <= kind->least) return;
    int year = year_of(out->word[out->count - 1]);
    if (!year) return;
    out->year = year;
    out->word[--out->count] = NULL;
}

static const svod_address_kind *read_kind(const char *text, size_t len, svod_arena *arena, svod_address *out) {
    out->all = len > 1 && text[len - 1] == '!';
    out->word[out->count++] = svod_strndup(arena, text, out->all ? len - 1 : len);
    return svod_address_kind_of(out->word[0]);
}

bool svod_address_parse(const char *text, svod_arena *arena, svod_address *out) {
    *out = (svod_address){0};
    const char *colon = strchr(text, ':');
    if (!colon || colon == text) return false;
    const svod_address_kind *kind = read_kind(text, (size_t)(colon - text), arena, out);
    if (!kind || (out->all && !(kind->takes & SVOD_TAKES_ALL))) return false;
    text = colon + 1;
    if (kind->takes & SVOD_TAKES_REST) {
        out->word[out->count++] = text;
        return *text != '\0';
    }
    const char *at = kind->takes & SVOD_TAKES_LEVEL ? strchr(text, '@') : NULL;
    if (at && !read_level(at + 1, arena, out)) return false;
    if (!read_words(text, at ? (size_t)(at - text) : strlen(text), arena, out)) return false;
    take_year(kind, out);
    return out->count - 1 >= kind->least && out->count - 1 <= kind->most;
}
