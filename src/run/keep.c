// What a document says, copied to where it stays: what it was made of is forgotten with the document.
#include <string.h>

#include "run/reading.h"

static const char *keep_text(const char *text, svod_arena *arena) {
    return text && *text ? svod_strdup(arena, text) : "";
}

static void keep_quote(svod_quote *quote, svod_arena *arena) {
    quote->text = keep_text(quote->text, arena);
    quote->headings = keep_text(quote->headings, arena);
    quote->mark = keep_text(quote->mark, arena);
    quote->why = keep_text(quote->why, arena);
}

svod_found *reading_keep(const svod_found *found, svod_arena *arena) {
    svod_found *out = SVOD_NEW(arena, svod_found);
    *out = *found;
    out->title = keep_text(found->title, arena);
    out->date = keep_text(found->date, arena);
    out->number = keep_text(found->number, arena);
    keep_quote(&out->requisites, arena);
    keep_quote(&out->titled, arena);
    out->seen = SVOD_ARRAY(arena, svod_seen, found->seen_count);
    if (found->seen_count) memcpy(out->seen, found->seen, found->seen_count * sizeof *out->seen);
    for (uint32_t i = 0; i < out->seen_count; i++)
        for (uint32_t k = 0; k < out->seen[i].quote_count; k++)
            keep_quote(&out->seen[i].quotes[k], arena);
    return out;
}
