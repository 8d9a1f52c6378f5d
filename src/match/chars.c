// Kinds of characters and their case, asked of PCRE2 itself: the one it was built with decides, not a table of ours.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/str.h"
#include "match/parts.h"
#include "match/try.h"

#define KINDS "(\\d+)|((?:(?!\\d)\\w)+)|(\\s+)"

static pcre2_code *compiled(const char *pattern, uint32_t options, pcre2_general_context *memory) {
    int error;
    size_t offset;
    return svod_regex_compile(memory, pattern, options, &error, &offset);
}

static unsigned kind_found(const pcre2_code *code, pcre2_match_data *data, const char *text, size_t len, size_t from) {
    int found = pcre2_match(code, (PCRE2_SPTR)text, len, from, PCRE2_NO_UTF_CHECK, data, NULL);
    return found == 2 ? KIND_DIGIT : found == 3 ? KIND_LETTER : found == 4 ? KIND_SPACE : KIND_SIGN;
}

// Every known character after the other, as a text.
static size_t all_known(char *text) {
    char *end = text;
    for (uint32_t code = 1; code < CHARS_KNOWN; code++)
        end = svod_utf8_put(end, code);
    return (size_t)(end - text);
}

char_table *chars_new(pcre2_general_context *memory, svod_arena *arena) {
    char_table *made = SVOD_NEW(arena, char_table);
    char *text = svod_alloc(arena, (size_t)CHARS_KNOWN * 3);
    size_t len = all_known(text);
    made->code = compiled(KINDS, 0, memory);
    made->data = pcre2_match_data_create(4, memory);
    made->memory = memory;
    memset(made->kind, KIND_SIGN, sizeof made->kind);
    if (!made->code || !made->data) {
        chars_free(made);
        return NULL;
    }
    for (size_t at = 0;;) {
        unsigned kind = kind_found(made->code, made->data, text, len, at), size;
        if (kind == KIND_SIGN) break;
        const PCRE2_SIZE *found = pcre2_get_ovector_pointer(made->data);
        for (at = found[0]; at < found[1]; at += size)
            made->kind[char_at((const unsigned char *)text + at, &size)] = (uint8_t)kind;
    }
    return made;
}

void chars_free(char_table *of) {
    if (!of) return;
    pcre2_code_free(of->code);
    pcre2_match_data_free(of->data);
}

unsigned chars_kind(uint32_t code, const char_table *of, pcre2_match_data *data) {
    if (code < CHARS_KNOWN) return of->kind[code];
    char text[4], *end = svod_utf8_put(text, code);
    return kind_found(of->code, data, text, (size_t)(end - text), 0);
}

bool chars_literal(uint32_t code) {
    return (code >= ' ' && code < 0x7F) || (code >= 0xA0 && code <= 0xBF) || (code >= 0x400 && code <= 0x45F) ||
           (code >= 0x2010 && code <= 0x2052) || code == 0x2116;
}

static bool equal(const pcre2_code *pair, pcre2_match_data *data, uint32_t a, uint32_t b) {
    char text[8], *end = svod_utf8_put(svod_utf8_put(text, a), b);
    return pcre2_match(pair, (PCRE2_SPTR)text, (size_t)(end - text), 0, PCRE2_NO_UTF_CHECK, data, NULL) > 0;
}

// The characters below CHARS_KNOWN that equal one of the marked ones, found in one go over all of them.
static size_t relatives(const char_table *of, svod_arena *scratch, uint32_t *into, size_t most) {
    svod_buf class = svod_buf_of(scratch);
    svod_buf_str(&class, "[");
    for (uint32_t code = 1; code < CHARS_KNOWN; code++)
        if (of->sign[code]) svod_buf_printf(&class, "\\x{%x}", code);
    svod_buf_str(&class, "]");
    size_t count = 0;
    char *text = svod_alloc(scratch, (size_t)CHARS_KNOWN * 3);
    size_t len = class.len > 2 ? all_known(text) : 0;
    pcre2_code *code = len ? compiled(class.data, PCRE2_CASELESS, of->memory) : NULL;
    for (size_t at = 0; code && count < most;) {
        if (pcre2_match(code, (PCRE2_SPTR)text, len, at, PCRE2_NO_UTF_CHECK, of->data, NULL) <= 0) break;
        const PCRE2_SIZE *found = pcre2_get_ovector_pointer(of->data);
        unsigned size;
        into[count++] = char_at((const unsigned char *)text + found[0], &size);
        at = found[1];
    }
    pcre2_code_free(code);
    return count;
}

bool chars_number(char_table *of) {
    uint32_t list[1024];
    svod_arena *scratch = svod_arena_new();
    size_t count = relatives(of, scratch, list, sizeof list / sizeof *list);
    svod_arena_free(scratch);
    pcre2_code *pair = compiled("(.)\\1", PCRE2_CASELESS | PCRE2_DOTALL | PCRE2_ANCHORED, of->memory);
    memset(of->sign, 0, sizeof of->sign);
    of->signs = 0;
    for (size_t i = 0; pair && i < count; i++) {
        if (of->sign[list[i]] || of->signs + 1 >= CHARS_SIGNS) continue;
        of->sign[list[i]] = (uint8_t)++of->signs;
        for (size_t j = i + 1; j < count; j++)
            if (!of->sign[list[j]] && equal(pair, of->data, list[i], list[j])) of->sign[list[j]] = of->sign[list[i]];
    }
    pcre2_code_free(pair);
    return pair != NULL;
}
