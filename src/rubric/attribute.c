// Columns of the roster as a rubric names them, and what people call them.
#include <string.h>

#include "rubric/compiler.h"

static const char *year_of(compiler *c, const char *name, size_t len) {
    static const char year[] = "year", previous[] = "previous_year";
    if (len == strlen(year) && !memcmp(name, year, len)) return rubric_int_text(c, c->rubric->year);
    if (len == strlen(previous) && !memcmp(name, previous, len)) return rubric_int_text(c, c->rubric->year - 1);
    return NULL;
}

const char *rubric_attribute(compiler *c, const svod_node *at, const char *text) {
    svod_buf out = svod_buf_of(c->arena);
    for (const char *open; (open = strchr(text, '{'));) {
        size_t len = strcspn(open + 1, "}");
        const char *year = open[1 + len] ? year_of(c, open + 1, len) : NULL;
        if (!year) {
            rubric_fault(c, SVOD_F_rubric_placeholder, at, open, "{year}, {previous_year}");
            return "";
        }
        svod_buf_add(&out, text, (size_t)(open - text));
        svod_buf_str(&out, year);
        text = open + len + 2;
    }
    svod_buf_str(&out, text);
    return out.data ? out.data : "";
}

static void read_title(compiler *c, const svod_node_entry *entry, svod_attribute *out) {
    const char *title = rubric_word(c, entry->value);
    out->name = rubric_attribute(c, entry->value, entry->key);
    out->title = title ? rubric_attribute(c, entry->value, svod_clean(c->arena, title)) : "";
}

void rubric_attributes(compiler *c, const svod_node *tree) {
    svod_rubric *rubric = c->rubric;
    rubric->unit_title = rubric_text(c, tree, "unit_title", false);
    const svod_node *map = svod_node_get(tree, "attributes");
    if (!map || !rubric_is_map(c, map)) return;
    rubric->attributes = SVOD_ARRAY(c->arena, svod_attribute, map->count);
    for (size_t i = 0; i < map->count; i++)
        read_title(c, &map->entries[i], &rubric->attributes[rubric->attribute_count++]);
}
