// Text -> text of XML.
#include "write/prose.h"

#include <string.h>

#define UNKNOWN "\xEF\xBF\xBD"

typedef enum sign { PLAIN, ELEMENT, ENTITY, LOST, SKIPPED } sign;
typedef struct found {
    sign sign;
    const char *put;
    size_t len; // bytes of the text
} found;

// What stands at a place that may be no plain letter.
static found look(const svod_prose *prose, const char *at, bool spaced) {
    const unsigned char *u = (const unsigned char *)at;
    switch (*u) {
    case '&':
        return (found){ENTITY, "&amp;", 1};
    case '<':
        return (found){ENTITY, "&lt;", 1};
    case '>':
        return (found){ENTITY, "&gt;", 1};
    case '"':
        return (found){ENTITY, "&quot;", 1};
    case '\n':
        return (found){ELEMENT, prose->line, 1};
    case '\r':
        return at[1] == '\n' ? (found){SKIPPED, "", 1} : (found){ELEMENT, prose->line, 1};
    case '\t':
        return (found){ELEMENT, prose->tab, 1};
    case ' ':
        return spaced && prose->space ? (found){ELEMENT, prose->space, 1} : (found){PLAIN, NULL, 1};
    default:
        break;
    }
    if (*u < 0x20 || *u == 0x7F) return (found){LOST, UNKNOWN, 1};
    if (*u == 0xC2 && u[1] < 0xA0) return (found){LOST, UNKNOWN, 2};
    if (*u == 0xE2 && u[1] == 0x80 && u[2] == 0x91 && prose->hyphen) return (found){ELEMENT, prose->hyphen, 3};
    if (*u == 0xEF && u[1] == 0xBF && u[2] >= 0xBE) return (found){LOST, UNKNOWN, 3}; // U+FFFE, U+FFFF
    return (found){PLAIN, NULL, 1};
}

// Bytes that `look` must see.
static bool plain(unsigned char byte) {
    return byte > ' ' && byte != '&' && byte != '<' && byte != '>' && byte != '"' && byte != 0x7F && byte != 0xC2 && byte != 0xE2 &&
           byte != 0xEF;
}

static void put_valid(const svod_prose *prose, const char *text, svod_buf *out) {
    bool within = false, spaced = true; // an element of plain text is open; a space here would be the second one
    const char *from = text, *at = text;
    for (;;) {
        while (plain((unsigned char)*at))
            spaced = false, at++;
        found here = *at ? look(prose, at, spaced) : (found){SKIPPED, "", 0};
        if (here.sign == PLAIN) {
            spaced = *at == ' ';
            at++;
            continue;
        }
        bool letters = at > from || here.sign == ENTITY || here.sign == LOST;
        if (letters && !within) svod_buf_str(out, prose->open), within = true;
        svod_buf_add(out, from, (size_t)(at - from));
        if (within && (here.sign == ELEMENT || !*at)) svod_buf_str(out, prose->close), within = false;
        if (!*at) return;
        svod_buf_str(out, here.put);
        spaced = here.sign == ELEMENT;
        at += here.len;
        from = at;
    }
}

void svod_prose_put(const svod_prose *prose, const char *text, svod_buf *out) {
    if (!text || !*text) return;
    size_t len = strlen(text);
    put_valid(prose, svod_utf8_valid(text, len) ? text : svod_utf8_repair(out->arena, text, len), out);
}

void svod_prose_line(const char *text, svod_buf *out) {
    static const svod_prose line = {.open = "", .close = "", .line = " ", .tab = " "};
    svod_prose_put(&line, text, out);
}
