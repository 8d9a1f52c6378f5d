// Styles of OpenDocument texts, and marks of their lists.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/odt.h"

#define STYLES_CAP 32768
#define LISTS_CAP 8192
#define CHAIN_CAP 64
#define AFFIX_CAP 64 // bytes
#define START_CAP 1000000

svod_odt_styles *svod_odt_styles_new(svod_arena *arena) {
    svod_odt_styles *s = SVOD_NEW(arena, svod_odt_styles);
    s->arena = arena;
    s->names = svod_map_new(arena);
    s->list_names = svod_map_new(arena);
    s->list = svod_vec_of(arena, sizeof(svod_odt_style));
    s->lists = svod_vec_of(arena, sizeof(svod_odt_list));
    return s;
}

// ---- styles ------------------------------------------------------------------------------------------------------

static void open_style(svod_odt_styles *s, const char **attributes) {
    const char *name = svod_xml_attribute(attributes, "name"), *family = svod_xml_attribute(attributes, "family");
    const char *shown = svod_xml_attribute(attributes, "display-name"), *parent = svod_xml_attribute(attributes, "parent-style-name");
    const char *outline = svod_xml_attribute(attributes, "default-outline-level"),
               *list = svod_xml_attribute(attributes, "list-style-name");
    const char *master = svod_xml_attribute(attributes, "master-page-name");
    s->style = NULL;
    bool paragraph = family && !strcmp(family, "paragraph"), text = family && !strcmp(family, "text");
    if (!name || (!paragraph && !text) || s->list.count >= STYLES_CAP) return;
    if (!svod_map_add(s->names, svod_printf(s->arena, "%c:%s", *family, name), s->list.count)) return;
    s->style = SVOD_PUSH(&s->list, svod_odt_style);
    *s->style = (svod_odt_style){.parent = parent ? svod_printf(s->arena, "%c:%s", *family, parent) : NULL,
                                 .list = list && *list ? svod_strdup(s->arena, list) : NULL,
                                 .breaks = master && *master};
    shown = shown ? shown : name;
    s->style->title = paragraph && (!strcmp(shown, "Title") || !strcmp(shown, "Название"));
    s->style->contents = paragraph && svod_starts(shown, "Contents ") && svod_digit(shown[strlen("Contents ")]);
    if (outline && svod_digit(*outline)) s->style->outline = (uint8_t)(*outline - '0');
}

static void take_properties(svod_odt_style *style, const char *name, const char **attributes) {
    if (!strcmp(name, "text-properties")) {
        const char *weight = svod_xml_attribute(attributes, "font-weight"), *display = svod_xml_attribute(attributes, "display");
        if (weight) style->bold = !strcmp(weight, "bold") || (*weight >= '6' && *weight <= '9') ? 1 : 2;
        if (display) style->hidden = !strcmp(display, "none") ? 1 : 2;
    } else if (!strcmp(name, "paragraph-properties")) {
        const char *before = svod_xml_attribute(attributes, "break-before");
        style->breaks = style->breaks || (before && !strcmp(before, "page"));
    }
}

static void inherit(svod_odt_styles *s, svod_odt_style *style, unsigned depth) {
    size_t at = 0;
    if (style->ready || depth > CHAIN_CAP) return;
    style->ready = true;
    if (!style->parent || !svod_map_get(s->names, style->parent, &at)) return;
    svod_odt_style *from = SVOD_AT(&s->list, svod_odt_style, at);
    inherit(s, from, depth + 1);
    if (!style->bold) style->bold = from->bold;
    if (!style->hidden) style->hidden = from->hidden;
    if (!style->outline) style->outline = from->outline;
    if (!style->list) style->list = from->list;
    style->title = style->title || from->title;
    style->contents = style->contents || from->contents;
}

void svod_odt_styles_end(svod_odt_styles *s) {
    for (size_t i = 0; i < s->list.count; i++)
        inherit(s, SVOD_AT(&s->list, svod_odt_style, i), 0);
}

const svod_odt_style *svod_odt_style_of(const svod_odt_styles *s, char family, const char *name) {
    char key[256] = {family, ':'};
    size_t at = 0, len = name ? strlen(name) : sizeof key;
    if (len > sizeof key - 3) return NULL;
    memcpy(key + 2, name, len + 1);
    return svod_map_get(s->names, key, &at) ? SVOD_AT(&s->list, svod_odt_style, at) : NULL;
}

// ---- lists -------------------------------------------------------------------------------------------------------

static svod_numerals numerals_of(const char *format) {
    if (!format || !*format) return SVOD_NUMERALS_NONE;
    switch (*format) {
    case 'a':
        return SVOD_NUMERALS_LOWER_LATIN;
    case 'A':
        return SVOD_NUMERALS_UPPER_LATIN;
    case 'i':
        return SVOD_NUMERALS_LOWER_ROMAN;
    case 'I':
        return SVOD_NUMERALS_UPPER_ROMAN;
    default:
        break;
    }
    if (svod_starts(format, "а") || svod_starts(format, "б")) return SVOD_NUMERALS_LOWER_RUSSIAN; // "а, б, .., аа, бб, ..."
    if (svod_starts(format, "А") || svod_starts(format, "Б")) return SVOD_NUMERALS_UPPER_RUSSIAN;
    return SVOD_NUMERALS_DECIMAL;
}

static uint32_t number_of(const char *text, uint32_t none) {
    unsigned long number = text && svod_digit(*text) ? strtoul(text, NULL, 10) : none;
    return number > START_CAP ? START_CAP : (uint32_t)number;
}

static const char *affix(svod_arena *arena, const char *text) {
    return text ? svod_strndup(arena, text, svod_utf8_cut(text, strlen(text), AFFIX_CAP)) : "";
}

static void open_level(svod_odt_styles *s, const char *name, const char **attributes) {
    uint32_t at = number_of(svod_xml_attribute(attributes, "level"), 0);
    s->level = NULL;
    if (!s->open_list || at < 1 || at > SVOD_ODT_LEVELS) return;
    svod_odt_level *level = SVOD_NEW(s->arena, svod_odt_level);
    const char *sign = svod_xml_attribute(attributes, "bullet-char");
    bool number = strstr(name, "bullet") == NULL && strstr(name, "image") == NULL;
    *level = (svod_odt_level){.numerals = number ? numerals_of(svod_xml_attribute(attributes, "num-format")) : SVOD_NUMERALS_BULLET,
                              .before = affix(s->arena, svod_xml_attribute(attributes, "num-prefix")),
                              .behind = affix(s->arena, svod_xml_attribute(attributes, "num-suffix")),
                              .sign = svod_bullet(s->arena, affix(s->arena, sign)),
                              .start = number_of(svod_xml_attribute(attributes, "start-value"), 1),
                              .shown = number_of(svod_xml_attribute(attributes, "display-levels"), 1)};
    s->open_list->levels[at - 1] = s->level = level;
}

static void open_list(svod_odt_styles *s, const char **attributes) {
    const char *name = svod_xml_attribute(attributes, "name");
    s->open_list = NULL;
    if (!name || s->lists.count >= LISTS_CAP || !svod_map_add(s->list_names, svod_strdup(s->arena, name), s->lists.count)) return;
    s->open_list = SVOD_PUSH(&s->lists, svod_odt_list);
}

svod_odt_list *svod_odt_list_of(const svod_odt_styles *s, const char *name) {
    size_t at = 0;
    return name && svod_map_get(s->list_names, name, &at) ? SVOD_AT(&s->lists, svod_odt_list, at) : NULL;
}

void svod_odt_styles_open(svod_odt_styles *s, const char *name, const char **attributes) {
    if (!strcmp(name, "style") || !strcmp(name, "default-style")) {
        open_style(s, attributes);
    } else if (!strcmp(name, "list-style")) {
        open_list(s, attributes);
    } else if (!strcmp(name, "outline-style")) {
        s->open_list = &s->outline;
    } else if (svod_starts(name, "list-level-style-") || !strcmp(name, "outline-level-style")) {
        open_level(s, name, attributes);
    } else if (s->style) {
        take_properties(s->style, name, attributes);
    }
}

void svod_odt_styles_close(svod_odt_styles *s, const char *name) {
    if (!strcmp(name, "style") || !strcmp(name, "default-style")) s->style = NULL;
    if (!strcmp(name, "list-style") || !strcmp(name, "outline-style")) s->open_list = NULL;
}

void svod_odt_mark(svod_odt_list *list, unsigned at, uint32_t start, svod_buf *out) {
    const svod_odt_level *own = at < SVOD_ODT_LEVELS ? list->levels[at] : NULL;
    if (!own) return;
    if (own->numerals == SVOD_NUMERALS_BULLET) {
        svod_buf_str(out, own->sign);
        return;
    }
    list->count[at] = start ? start : list->begun[at] ? list->count[at] + 1 : own->start;
    list->begun[at] = true;
    for (unsigned i = at + 1; i < SVOD_ODT_LEVELS; i++)
        list->begun[i] = false;
    if (own->numerals == SVOD_NUMERALS_NONE && !*own->before && !*own->behind) return;
    svod_buf_str(out, own->before);
    unsigned first = own->shown > at ? 0 : at + 1 - own->shown;
    for (unsigned i = first; own->numerals != SVOD_NUMERALS_NONE && i <= at; i++) {
        const svod_odt_level *level = list->levels[i];
        if (!level || level->numerals == SVOD_NUMERALS_BULLET || level->numerals == SVOD_NUMERALS_NONE) continue;
        svod_numeral(out, level->numerals, list->begun[i] ? list->count[i] : level->start);
        if (i < at) svod_buf_str(out, ".");
    }
    svod_buf_str(out, own->behind);
}
