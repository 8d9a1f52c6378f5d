// word/numbering.xml: which mark an item of a list has.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/docx.h"

#define LISTS_CAP 8192
#define TEXT_CAP 256 // bytes of a level's pattern
#define START_CAP 1000000

typedef struct level {
    svod_numerals numerals;
    const char *text; // "%1.%2."
    uint32_t start;
    int8_t restart; // 0: never; n: when level n (from 1) came by; SVOD_DOCX_NO_LEVEL: when any above did
    bool digits;    // all numbers in digits
} level;

// The definition that several lists may share, and how far its numbers have come.
typedef struct definition {
    const char *style; // defined by the list that this style names; NULL
    level *levels[SVOD_DOCX_LEVELS];
    uint32_t count[SVOD_DOCX_LEVELS];
    bool begun[SVOD_DOCX_LEVELS];
} definition;

typedef struct list {
    uint32_t definition; // index
    level *levels[SVOD_DOCX_LEVELS];
    uint32_t start[SVOD_DOCX_LEVELS]; // UINT32_MAX: not said
    bool used[SVOD_DOCX_LEVELS];      // its own beginning was taken
} list;

struct svod_docx_numbering {
    svod_arena *arena;
    const svod_docx_styles *styles;
    svod_map *definition_ids, *list_ids;
    svod_vec definitions, lists;
    svod_buf mark;
    // while reading
    definition *definition;
    list *list;
    level *level;
    int8_t at; // level of a list that says something of its own
};

// ---- reading -----------------------------------------------------------------------------------------------------

static svod_numerals numerals_of(const char *word) {
    static const struct {
        const char *word;
        svod_numerals numerals;
    } words[] = {{"decimalZero", SVOD_NUMERALS_ZERO},
                 {"lowerLetter", SVOD_NUMERALS_LOWER_LATIN},
                 {"upperLetter", SVOD_NUMERALS_UPPER_LATIN},
                 {"lowerRoman", SVOD_NUMERALS_LOWER_ROMAN},
                 {"upperRoman", SVOD_NUMERALS_UPPER_ROMAN},
                 {"russianLower", SVOD_NUMERALS_LOWER_RUSSIAN},
                 {"russianUpper", SVOD_NUMERALS_UPPER_RUSSIAN},
                 {"bullet", SVOD_NUMERALS_BULLET},
                 {"none", SVOD_NUMERALS_NONE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i].word)) return words[i].numerals;
    return SVOD_NUMERALS_DECIMAL;
}

static int8_t level_of(const char *value) {
    return value && *value >= '0' && *value < '0' + SVOD_DOCX_LEVELS ? (int8_t)(*value - '0') : SVOD_DOCX_NO_LEVEL;
}

static uint32_t number_of(const char *value) {
    unsigned long number = value && svod_digit(*value) ? strtoul(value, NULL, 10) : 0;
    return number > START_CAP ? START_CAP : (uint32_t)number;
}

static void open_level(svod_docx_numbering *n, const char **attributes) {
    int8_t at = level_of(svod_xml_attribute(attributes, "ilvl"));
    level **place = at < 0 ? NULL : n->definition ? &n->definition->levels[at] : n->list ? &n->list->levels[at] : NULL;
    n->level = NULL;
    if (!place) return;
    if (!*place) *place = SVOD_NEW(n->arena, level);
    n->level = *place;
    *n->level = (level){.text = "", .restart = SVOD_DOCX_NO_LEVEL};
}

static void *open_named(svod_docx_numbering *n, svod_vec *vec, svod_map *ids, const char *id) {
    if (!id || vec->count >= LISTS_CAP || !svod_map_add(ids, svod_strdup(n->arena, id), vec->count)) return NULL;
    return svod_vec_push(vec);
}

static bool open_list(svod_docx_numbering *n, const char *name, const char **attributes) {
    if (!strcmp(name, "abstractNum")) {
        n->list = NULL;
        n->definition = open_named(n, &n->definitions, n->definition_ids, svod_xml_attribute(attributes, "abstractNumId"));
    } else if (!strcmp(name, "num")) {
        n->definition = NULL;
        n->list = open_named(n, &n->lists, n->list_ids, svod_xml_attribute(attributes, "numId"));
        if (n->list) n->list->definition = UINT32_MAX;
        for (size_t i = 0; n->list && i < SVOD_DOCX_LEVELS; i++)
            n->list->start[i] = UINT32_MAX;
    } else {
        return false;
    }
    n->level = NULL;
    return true;
}

static void take_level(svod_docx_numbering *n, const char *name, const char **attributes, const char *value) {
    level *l = n->level;
    if (!strcmp(name, "isLgl")) l->digits = svod_docx_toggle(attributes) == SVOD_DOCX_ON;
    if (!value) return;
    if (!strcmp(name, "start")) l->start = number_of(value);
    if (!strcmp(name, "numFmt")) l->numerals = numerals_of(value);
    if (!strcmp(name, "lvlText")) l->text = svod_strndup(n->arena, value, svod_utf8_cut(value, strlen(value), TEXT_CAP));
    if (!strcmp(name, "lvlRestart") && svod_digit(*value)) l->restart = (int8_t)(*value - '0');
}

static bool on_open(void *ctx, const char *name, const char **attributes) {
    svod_docx_numbering *n = ctx;
    const char *value = svod_xml_attribute(attributes, "val");
    size_t at = 0;
    if (open_list(n, name, attributes)) return true;
    if (!strcmp(name, "lvl")) {
        open_level(n, attributes);
    } else if (!strcmp(name, "lvlOverride")) {
        n->at = level_of(svod_xml_attribute(attributes, "ilvl"));
    } else if (n->level) {
        take_level(n, name, attributes, value);
    } else if (n->list && value && !strcmp(name, "abstractNumId")) {
        if (svod_map_get(n->definition_ids, value, &at)) n->list->definition = (uint32_t)at;
    } else if (n->list && n->at >= 0 && !strcmp(name, "startOverride")) {
        n->list->start[n->at] = number_of(value);
    } else if (n->definition && value && !strcmp(name, "numStyleLink")) {
        n->definition->style = svod_strdup(n->arena, value);
    }
    return true;
}

static bool on_close(void *ctx, const char *name) {
    svod_docx_numbering *n = ctx;
    if (strcmp(name, "lvl")) return true;
    if (n->level && n->level->numerals == SVOD_NUMERALS_BULLET) n->level->text = svod_bullet(n->arena, n->level->text);
    n->level = NULL;
    return true;
}

svod_docx_numbering *svod_docx_numbering_read(svod_package *package, const char *part, const svod_docx_styles *styles) {
    static const svod_xml_events events = {on_open, on_close, NULL};
    svod_arena *arena = package->job->scratch;
    svod_docx_numbering *n = SVOD_NEW(arena, svod_docx_numbering);
    *n = (svod_docx_numbering){.arena = arena,
                               .styles = styles,
                               .definition_ids = svod_map_new(arena),
                               .list_ids = svod_map_new(arena),
                               .definitions = svod_vec_of(arena, sizeof(definition)),
                               .lists = svod_vec_of(arena, sizeof(list)),
                               .mark = svod_buf_of(arena)};
    if (svod_zip_has(&package->zip, part) && !svod_package_xml(package, part, &events, n)) return NULL;
    return n;
}

// ---- counting ----------------------------------------------------------------------------------------------------

static list *list_of(const svod_docx_numbering *n, uint32_t num) {
    char id[16];
    size_t at = 0;
    snprintf(id, sizeof id, "%u", num);
    return svod_map_get(n->list_ids, id, &at) ? SVOD_AT(&n->lists, list, at) : NULL;
}

static definition *definition_of(const svod_docx_numbering *n, const list *l) {
    if (l->definition == UINT32_MAX) return NULL;
    definition *d = SVOD_AT(&n->definitions, definition, l->definition);
    const svod_docx_style *style = d->style ? svod_docx_style_of(n->styles, d->style) : NULL;
    const list *named = style && style->num != SVOD_DOCX_NO_NUM ? list_of(n, style->num) : NULL;
    return named && named->definition != UINT32_MAX ? SVOD_AT(&n->definitions, definition, named->definition) : d;
}

static const level *level_at(const list *l, const definition *d, unsigned at) {
    return l->levels[at] ? l->levels[at] : d->levels[at];
}

static uint32_t first_of(const list *l, const definition *d, unsigned at) {
    const level *own = level_at(l, d, at);
    return l->start[at] != UINT32_MAX ? l->start[at] : own ? own->start : 1;
}

static bool restarts(const level *lower, unsigned above) {
    if (!lower || lower->restart == SVOD_DOCX_NO_LEVEL) return true;
    return lower->restart != 0 && above < (unsigned)lower->restart;
}

static void count(list *l, definition *d, unsigned at) {
    bool anew = l->start[at] != UINT32_MAX && !l->used[at];
    l->used[at] = true;
    d->count[at] = anew || !d->begun[at] ? first_of(l, d, at) : d->count[at] + 1;
    d->begun[at] = true;
    for (unsigned lower = at + 1; lower < SVOD_DOCX_LEVELS; lower++)
        if (restarts(level_at(l, d, lower), at)) d->begun[lower] = false;
    for (unsigned above = 0; above < at; above++) { // an item without those above it: they count as begun
        if (!d->begun[above]) d->count[above] = first_of(l, d, above);
        d->begun[above] = true;
    }
}

const char *svod_docx_mark(svod_docx_numbering *n, uint32_t num, unsigned at) {
    list *l = at < SVOD_DOCX_LEVELS ? list_of(n, num) : NULL;
    definition *d = l ? definition_of(n, l) : NULL;
    const level *own = d ? level_at(l, d, at) : NULL;
    if (!own) return NULL;
    if (own->numerals == SVOD_NUMERALS_BULLET) return own->text;
    count(l, d, at);
    n->mark.len = 0;
    svod_buf_str(&n->mark, "");
    for (const char *c = own->text; *c; c++) {
        unsigned which = *c == '%' && c[1] >= '1' && c[1] <= '9' ? (unsigned)(c[1] - '1') : SVOD_DOCX_LEVELS;
        const level *other = which < SVOD_DOCX_LEVELS ? level_at(l, d, which) : NULL;
        if (which == SVOD_DOCX_LEVELS) {
            svod_buf_add(&n->mark, c, 1);
            continue;
        }
        if (other) svod_numeral(&n->mark, own->digits && which < at ? SVOD_NUMERALS_DECIMAL : other->numerals, d->count[which]);
        c++;
    }
    return svod_blank(n->mark.data) ? NULL : n->mark.data;
}
