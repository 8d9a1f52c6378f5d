// Languages, sentences and plural forms.
#include "base/lang.h"

#include <assert.h>

static const char *const sentences[SVOD_T_COUNT][2] = {
#define TEXT(id, ru, en) {ru, en},
#include "base/text.def"
#undef TEXT
};

static bool has_prefix(const char *text, const char *lower) {
    for (; *lower; text++, lower++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (c != *lower) return false;
    }
    return *text == '\0' || *text == '_' || *text == '-' || *text == '.' || *text == '@';
}

bool svod_lang_of(const char *text, svod_lang *out) {
    if (text && has_prefix(text, "ru"))
        *out = SVOD_RU;
    else if (text && has_prefix(text, "en"))
        *out = SVOD_EN;
    else
        return false;
    return true;
}

char svod_lang_mark(svod_lang lang) {
    return lang == SVOD_RU ? ',' : '.';
}

const char *svod_say(svod_lang lang, svod_text id) {
    assert(id < SVOD_T_COUNT);
    return sentences[id][lang == SVOD_EN];
}

const char *svod_plural(svod_lang lang, size_t n, const char *one, const char *few, const char *many) {
    if (lang == SVOD_EN) return n == 1 ? one : many;
    size_t tens = n % 100, ones = n % 10;
    if (tens >= 11 && tens <= 14) return many;
    if (ones == 1) return one;
    return ones >= 2 && ones <= 4 ? few : many;
}
