// Words of addresses of figures.
#include "data/address.h"

#include <string.h>

#include "base/str.h"

const char *svod_address_escape(svod_arena *arena, const char *text) {
    static const char signs[] = ":@=!% ";
    if (strpbrk(text, signs) == NULL) return text;
    svod_buf word = svod_buf_of(arena);
    for (const char *at = text; *at; at++)
        if (strchr(signs, *at))
            svod_buf_printf(&word, "%%%02X", (unsigned)*at);
        else
            svod_buf_add(&word, at, 1);
    return word.data;
}
