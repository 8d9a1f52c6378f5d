// The two languages of every sentence. The core may not touch the locale and a workbook's language is its campaign's, so sentences
// stand in .def lists with both languages side by side, and the language is an argument.
#ifndef SVOD_BASE_LANG_H
#define SVOD_BASE_LANG_H

#include <stdbool.h>
#include <stddef.h>

typedef enum svod_lang { SVOD_RU, SVOD_EN } svod_lang;

// "ru", "ru_RU.UTF-8", "en" …; false (and *out untouched) on anything else.
bool svod_lang_of(const char *text, svod_lang *out);

// The decimal mark of its numbers: ',' or '.'.
char svod_lang_mark(svod_lang lang);

// Sentences and words: text.def has a line TEXT(id, "ru", "en") each; a sentence with printf conversions has the same in both.
typedef enum svod_text {
#define TEXT(id, ru, en) SVOD_T_##id,
#include "base/text.def"
#undef TEXT
    SVOD_T_COUNT
} svod_text;
const char *svod_say(svod_lang lang, svod_text id);
// The form that goes with n: Russian one/few/many (1 балл, 2 балла, 5 баллов), English one/other (few is unused).
const char *svod_plural(svod_lang lang, size_t n, const char *one, const char *few, const char *many);

#endif
