// word/styles.xml: what a style says of headings, lists, bold and hidden text.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/docx.h"

#define STYLES_CAP 16384
#define CHAIN_CAP 64 // styles based on styles based on …

svod_docx_said svod_docx_toggle(const char **attributes) {
    const char *value = svod_xml_attribute(attributes, "val");
    return !value || svod_xml_true(value) ? SVOD_DOCX_ON : SVOD_DOCX_OFF;
}

int8_t svod_docx_heading(const char *name) {
    static const char *const words[] = {"heading", "Heading", "заголовок", "Заголовок"};
    if (!strcmp(name, "Title") || !strcmp(name, "Название") || !strcmp(name, "title")) return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!svod_starts(name, words[i])) continue;
        const char *rest = name + strlen(words[i]);
        rest += *rest == ' ';
        if (svod_starts(rest, "№")) rest += strlen("№"); // as FineReader names them
        if (*rest >= '1' && *rest <= '9' && !rest[1]) return (int8_t)(*rest - '1');
    }
    return SVOD_DOCX_NO_LEVEL;
}

static bool is_contents(const char *name) {
    return svod_starts(name, "toc ") || svod_starts(name, "TOC ") || svod_starts(name, "Оглавление ") ? svod_digit(name[strlen(name) - 1])
                                                                                                      : false;
}

typedef struct reading {
    svod_docx_styles *out;
    svod_arena *arena;
    svod_docx_style *style; // under way
} reading;

static void open_style(reading *r, const char **attributes) {
    const char *type = svod_xml_attribute(attributes, "type"), *id = svod_xml_attribute(attributes, "styleId");
    r->style = NULL;
    if (!id || r->out->list.count >= STYLES_CAP) return;
    r->style = SVOD_PUSH(&r->out->list, svod_docx_style);
    *r->style = (svod_docx_style){
        .id = svod_strdup(r->arena, id), .outline = SVOD_DOCX_NO_LEVEL, .level = SVOD_DOCX_NO_LEVEL, .num = SVOD_DOCX_NO_NUM};
    r->style->paragraph = type && !strcmp(type, "paragraph");
    r->style->by_default = svod_xml_true(svod_xml_attribute(attributes, "default"));
    svod_map_add(r->out->ids, r->style->id, r->out->list.count - 1);
}

static void take_name(svod_docx_style *style, const char *name) {
    if (!style->paragraph) return;
    style->contents = is_contents(name);
    if (style->outline == SVOD_DOCX_NO_LEVEL) style->outline = svod_docx_heading(name);
}

static bool on_open(void *ctx, const char *name, const char **attributes) {
    reading *r = ctx;
    if (!strcmp(name, "style")) return open_style(r, attributes), true;
    svod_docx_style *style = r->style;
    const char *value = svod_xml_attribute(attributes, "val");
    // What holds for parts of a table, or held before a change, is no property of the style.
    if (!strcmp(name, "tblStylePr") || !strcmp(name, "rPrChange") || !strcmp(name, "pPrChange")) r->style = NULL;
    if (!style) return true;
    if (!strcmp(name, "b")) style->bold = (uint8_t)svod_docx_toggle(attributes);
    if (!strcmp(name, "vanish")) style->hidden = (uint8_t)svod_docx_toggle(attributes);
    if (!value) return true;
    if (!strcmp(name, "name")) take_name(style, value);
    if (!strcmp(name, "basedOn")) style->based_on = svod_strdup(r->arena, value);
    if (!strcmp(name, "numId")) style->num = (uint32_t)strtoul(value, NULL, 10);
    if (!strcmp(name, "ilvl") && *value >= '0' && *value < '0' + SVOD_DOCX_LEVELS) style->level = (int8_t)(*value - '0');
    if (!strcmp(name, "outlineLvl") && svod_digit(*value)) style->outline = (int8_t)(*value - '0');
    return true;
}

static bool on_close(void *ctx, const char *name) {
    reading *r = ctx;
    if (!strcmp(name, "style")) r->style = NULL;
    return true;
}

static void inherit(svod_docx_styles *styles, svod_docx_style *style, unsigned depth) {
    size_t at = 0;
    if (style->ready || depth > CHAIN_CAP) return;
    style->ready = true; // before its parent: styles may be based on each other
    if (!style->based_on || !svod_map_get(styles->ids, style->based_on, &at)) return;
    svod_docx_style *from = SVOD_AT(&styles->list, svod_docx_style, at);
    inherit(styles, from, depth + 1);
    if (style->outline == SVOD_DOCX_NO_LEVEL) style->outline = from->outline;
    if (style->level == SVOD_DOCX_NO_LEVEL) style->level = from->level;
    if (style->num == SVOD_DOCX_NO_NUM) style->num = from->num;
    if (style->bold == SVOD_DOCX_UNSAID) style->bold = from->bold;
    if (style->hidden == SVOD_DOCX_UNSAID) style->hidden = from->hidden;
}

bool svod_docx_styles_read(svod_docx_styles *out, svod_package *package, const char *part) {
    static const svod_xml_events events = {on_open, on_close, NULL};
    svod_arena *arena = package->job->scratch;
    *out = (svod_docx_styles){.list = svod_vec_of(arena, sizeof(svod_docx_style)), .ids = svod_map_new(arena)};
    reading r = {.out = out, .arena = arena};
    if (svod_zip_has(&package->zip, part) && !svod_package_xml(package, part, &events, &r)) return false;
    for (size_t i = 0; i < out->list.count; i++) {
        svod_docx_style *style = SVOD_AT(&out->list, svod_docx_style, i);
        inherit(out, style, 0);
        if (style->paragraph && style->by_default && !out->usual) out->usual = style;
    }
    return true;
}

const svod_docx_style *svod_docx_style_of(const svod_docx_styles *styles, const char *id) {
    size_t at = 0;
    return svod_map_get(styles->ids, id, &at) ? SVOD_AT(&styles->list, svod_docx_style, at) : NULL;
}
