// The table of shared strings: runs joined, phonetic readings left out, escapes undone.
#include "read/xlsx.h"

#include <string.h>

#define STRINGS_CAP ((size_t)16 << 20)
#define STRINGS_BYTES_CAP ((size_t)256 << 20)

typedef struct strings {
    svod_xlsx_book *book;
    svod_buf text; // of the string under way
    size_t bytes;
    bool in_string, in_text;
    unsigned phonetic;
} strings;

static bool over(strings *s, svod_text what) {
    svod_lang lang = s->book->findings->lang;
    const char *found = svod_printf(s->book->arena, "%s: %s", s->book->strings_part, svod_say(lang, what));
    return svod_add(s->book->findings, SVOD_F_read_limit, svod_place_cell(s->book->shown, NULL, 0, 0), found, NULL);
}

static bool string_open(void *ctx, const char *name, const char **attributes) {
    strings *s = ctx;
    (void)attributes;
    if (strcmp(name, "si") == 0) {
        s->in_string = true;
        s->text.len = 0;
    } else if (strcmp(name, "rPh") == 0) {
        s->phonetic++;
    } else if (strcmp(name, "t") == 0) {
        s->in_text = s->in_string && s->phonetic == 0;
    }
    return true;
}

static bool keep(strings *s) {
    size_t len = s->text.len ? svod_xlsx_unescape(s->text.data, s->text.len) : 0;
    s->bytes += len;
    if (s->book->strings.count == STRINGS_CAP || s->bytes > STRINGS_BYTES_CAP) {
        return over(s, SVOD_T_read_strings);
    }
    svod_xlsx_string *kept = SVOD_PUSH(&s->book->strings, svod_xlsx_string);
    kept->len = (uint32_t)len;
    kept->text = len ? svod_strndup(s->book->arena, s->text.data, len) : "";
    return true;
}

static bool string_close(void *ctx, const char *name) {
    strings *s = ctx;
    if (strcmp(name, "t") == 0) {
        s->in_text = false;
    } else if (strcmp(name, "rPh") == 0 && s->phonetic > 0) {
        s->phonetic--;
    } else if (strcmp(name, "si") == 0 && s->in_string) {
        s->in_string = false;
        return keep(s);
    }
    return true;
}

static bool string_text(void *ctx, const char *text, size_t len) {
    strings *s = ctx;
    if (s->in_text) {
        if (s->text.len + len > SVOD_XLSX_TEXT_CAP) {
            return over(s, SVOD_T_read_text_size);
        }
        svod_buf_add(&s->text, text, len);
    }
    return true;
}

bool svod_xlsx_strings_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = string_open, .close = string_close, .text = string_text};
    book->strings = svod_vec_of(book->arena, sizeof(svod_xlsx_string));
    if (!book->strings_part) {
        return true;
    }
    if (!svod_zip_has(&book->zip, book->strings_part)) {
        return svod_add(book->findings, SVOD_F_xlsx_part_missing, svod_place_cell(book->shown, NULL, 0, 0), book->strings_part, NULL);
    }
    strings s = {.book = book, .text = svod_buf_of(book->arena)};
    return svod_zip_xml(&book->zip, book->strings_part, &events, &s);
}

// ---- escapes -----------------------------------------------------------------------------------------------------

// The code unit of "_xHHHH_" at `at`, or -1.
static int escaped_unit(const char *at, const char *end) {
    if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') {
        return -1;
    }
    int unit = 0;
    for (int i = 2; i < 6; i++) {
        char c = at[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

static char *put_utf8(char *out, int code) {
    if (code < 0x80) {
        *out++ = (char)code;
    } else if (code < 0x800) {
        *out++ = (char)(0xC0 | code >> 6);
        *out++ = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *out++ = (char)(0xE0 | code >> 12);
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    } else {
        *out++ = (char)(0xF0 | code >> 18);
        *out++ = (char)(0x80 | (code >> 12 & 0x3F));
        *out++ = (char)(0x80 | (code >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code & 0x3F));
    }
    return out;
}

// The character escaped at `at` and the bytes it takes; 0 bytes when there is none.
static size_t escaped(const char *at, const char *end, int *code) {
    *code = escaped_unit(at, end);
    if (*code <= 0 || (*code >= 0xDC00 && *code <= 0xDFFF)) {
        return 0;
    }
    if (*code < 0xD800 || *code > 0xDBFF) {
        return 7;
    }
    int low = escaped_unit(at + 7, end);
    if (low < 0xDC00 || low > 0xDFFF) {
        return 0;
    }
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return 14;
}

size_t svod_xlsx_unescape(char *text, size_t len) {
    const char *at = memmem(text, len, "_x", 2);
    if (!at) {
        return len;
    }
    const char *end = text + len;
    char *out = text + (at - text);
    while (at < end) {
        int code = 0;
        size_t taken = *at == '_' ? escaped(at, end, &code) : 0;
        if (taken) {
            out = put_utf8(out, code);
            at += taken;
        } else {
            *out++ = *at++;
        }
    }
    *out = '\0';
    return (size_t)(out - text);
}
