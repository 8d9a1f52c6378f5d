// The table of shared strings: runs joined, phonetic readings left out, escapes undone.
#include <string.h>

#include "read/xlsx.h"

#define STRINGS_CAP ((size_t)4 << 20)
#define STRINGS_BYTES_CAP ((size_t)128 << 20)

typedef enum where { BEFORE, TABLE, STRING, RUN, TEXT, UNKNOWN } where;

typedef struct strings {
    svod_xlsx_book *book;
    svod_buf text; // of the string under way
    size_t bytes;
    where where, around; // `around`: where the text under way stands
    // an element in a string that nobody knows
    where back;     // where it stands
    unsigned depth; // of it
    svod_excerpt name;
    bool broken; // it has text: the string under way is not whole
} strings;

// All strings behind it would be taken for their neighbours.
static bool no_string(const strings *s, const char *name) {
    svod_arena *arena = s->book->arena;
    const char *what = svod_printf(arena, svod_say(s->book->findings->lang, SVOD_T_read_element), svod_excerpt_of(name).text, "si");
    svod_place place = svod_place_file(s->book->shown);
    return svod_add(s->book->findings, SVOD_F_xml_damaged, place, svod_printf(arena, "%s: %s", s->book->strings_part, what), NULL);
}

// The look of a run, how it is pronounced, and what of extensions is not for us.
static bool is_beside_text(const char *name) {
    return strcmp(name, "rPr") == 0 || strcmp(name, "rPh") == 0 || strcmp(name, "phoneticPr") == 0 || svod_xlsx_is_extension(name);
}

static void open_unknown(strings *s, const char *name) {
    s->name = svod_excerpt_of(name);
    s->back = s->where;
    s->where = UNKNOWN;
    s->depth = svod_zip_depth(&s->book->zip);
}

static bool unknown_text(strings *s, const char *text, size_t len) {
    for (size_t i = 0; i < len && !s->broken; i++) {
        if ((unsigned char)text[i] > ' ') {
            s->broken = true;
            return svod_xlsx_misplaced(s->book, svod_place_file(s->book->shown), s->book->strings_part, s->name.text);
        }
    }
    return true;
}

static bool string_open(void *ctx, const char *name, const char **attributes) {
    strings *s = ctx;
    (void)attributes;
    if (s->where == BEFORE) {
        s->where = TABLE;
        return svod_xlsx_root(s->book, s->book->strings_part, name, "sst");
    }
    if (s->where == TABLE && strcmp(name, "si") == 0) {
        s->where = STRING;
        s->text.len = 0;
        s->broken = false;
    } else if (s->where == TABLE && !svod_xlsx_is_extension(name)) {
        return no_string(s, name);
    } else if (s->where == STRING && strcmp(name, "r") == 0) {
        s->where = RUN;
    } else if ((s->where == STRING || s->where == RUN) && strcmp(name, "t") == 0) {
        s->around = s->where;
        s->where = TEXT;
    } else if (s->where == UNKNOWN) {
        return true; // its text is looked at, wherever in it that stands
    } else if (s->where != TABLE && !is_beside_text(name)) {
        open_unknown(s, name);
    } else {
        svod_xlsx_pass(&s->book->zip, name);
    }
    return true;
}

static bool keep(strings *s) {
    svod_xlsx_pool *pool = &s->book->strings_texts;
    size_t len = s->text.len ? svod_xlsx_unescape(s->text.data, s->text.len) : 0;
    s->bytes += len + 1;
    if (s->book->strings.count == STRINGS_CAP || s->bytes > STRINGS_BYTES_CAP) {
        return svod_xlsx_limit(s->book, s->book->strings_part, SVOD_T_read_strings);
    }
    svod_zip_credit(&s->book->zip, 1 + len / SVOD_ZIP_BYTES_EACH);
    svod_xlsx_string *kept = SVOD_PUSH(&s->book->strings, svod_xlsx_string);
    *kept = (svod_xlsx_string){.text = s->broken ? NULL : "", .len = s->broken ? 0 : (uint32_t)len};
    if (kept->len) {
        svod_xlsx_pool_add(pool, s->text.data, len);
        kept->text = svod_xlsx_pool_text(pool);
        svod_xlsx_pool_keep(pool);
    }
    return true;
}

static bool string_close(void *ctx, const char *name) {
    strings *s = ctx;
    if (s->where == UNKNOWN) {
        s->where = svod_zip_depth(&s->book->zip) == s->depth ? s->back : UNKNOWN;
    } else if (s->where == TEXT && strcmp(name, "t") == 0) {
        s->where = s->around;
    } else if (s->where == RUN && strcmp(name, "r") == 0) {
        s->where = STRING;
    } else if (s->where == STRING && strcmp(name, "si") == 0) {
        s->where = TABLE;
        return keep(s);
    }
    return true;
}

static bool string_text(void *ctx, const char *text, size_t len) {
    strings *s = ctx;
    if (s->where == TEXT) {
        if (s->text.len + len > SVOD_READ_TEXT_CAP) {
            return svod_xlsx_limit(s->book, s->book->strings_part, SVOD_T_read_text_size);
        }
        svod_buf_add(&s->text, text, len);
    }
    return s->where != UNKNOWN || unknown_text(s, text, len);
}

bool svod_xlsx_strings_read(svod_xlsx_book *book) {
    static const svod_xml_events events = {.open = string_open, .close = string_close, .text = string_text};
    book->strings = svod_vec_of(book->arena, sizeof(svod_xlsx_string));
    if (!book->strings_part) {
        return true;
    }
    if (!svod_zip_has(&book->zip, book->strings_part)) {
        return svod_add(book->findings, SVOD_F_book_part_missing, svod_place_file(book->shown), book->strings_part, NULL);
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
        int digit = svod_hex_digit(at[i]);
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
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
            out = svod_utf8_put(out, (uint32_t)code);
            at += taken;
        } else {
            *out++ = *at++;
        }
    }
    *out = '\0';
    return (size_t)(out - text);
}
