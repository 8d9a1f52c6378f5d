// content.xml of an OpenDocument text: paragraphs, headings, lists and tables to the sink; notes at the end.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/odt.h"

#define DEPTH 256
#define SPACES_CAP 4096             // of one text:s
#define NOTES_CAP ((size_t)8 << 20) // bytes of notes, which are kept until the end

// A paragraph under way; boxes and notes within it have paragraphs of their own.
typedef struct para {
    svod_buf text;
    size_t plain;
    uint32_t level, page; // level: of the heading, 0: none
    bool hidden;
    bool note; // of a note
    const svod_odt_style *style;
    const svod_odt_style *spans[DEPTH];
    unsigned open; // spans
} para;

typedef struct table {
    uint32_t number, row, col, next_row, next_col;
    bool in_cell;
} table;

typedef struct level_of_list {
    svod_odt_list *list;
    uint32_t start; // of the item at hand, 0: none of its own
    bool fresh;     // its item has given nothing yet
    bool numbered;  // not in the list's header
} level_of_list;

typedef struct note {
    const char *text;
    size_t len;
} note;

typedef struct content {
    svod_package *package;
    svod_odt_styles *styles;
    bool body, paged, begun;
    para *paras[DEPTH];
    unsigned open;
    table tables[DEPTH];
    unsigned nested;
    uint32_t tables_seen;
    level_of_list lists[DEPTH];
    unsigned depth; // lists
    unsigned notes_open;
    svod_vec notes;
    size_t notes_bytes;
    uint32_t page;
    svod_buf mark;
} content;

// ---- text --------------------------------------------------------------------------------------------------------

static para *at_hand(content *c) {
    return c->open ? c->paras[c->open - 1] : NULL;
}

static bool is_on(const para *p, bool bold) {
    unsigned said = p->style ? (bold ? p->style->bold : p->style->hidden) : 0;
    for (unsigned i = 0; i < p->open; i++) {
        unsigned own = p->spans[i] ? (bold ? p->spans[i]->bold : p->spans[i]->hidden) : 0;
        said = own ? own : said;
    }
    return said == 1;
}

static void add(content *c, const char *text, size_t len) {
    para *p = at_hand(c);
    if (!p || p->hidden || is_on(p, false)) return;
    if (!p->text.len) p->page = c->page;
    size_t from = p->text.len;
    svod_buf_add(&p->text, text, len);
    svod_package_credit(c->package, len);
    bool bold = is_on(p, true);
    for (char *at = p->text.data + from; at < p->text.data + p->text.len; at++)
        p->plain += !bold && (unsigned char)*at > ' ';
}

static bool on_text(void *ctx, const char *text, size_t len) {
    content *c = ctx;
    para *p = at_hand(c);
    if (!c->body || !p) return true;
    size_t from = p->text.len;
    add(c, text, len);
    for (size_t i = from; i < p->text.len; i++) // ends of lines are there for the sake of the file alone
        if (p->text.data[i] == '\n' || p->text.data[i] == '\t' || p->text.data[i] == '\r') p->text.data[i] = ' ';
    return svod_package_fits(c->package, p->text.len);
}

static void add_spaces(content *c, const char *count) {
    unsigned long many = count ? strtoul(count, NULL, 10) : 1;
    for (unsigned long i = 0; i < many && i < SPACES_CAP; i++)
        add(c, " ", 1);
}

// ---- paragraphs --------------------------------------------------------------------------------------------------

static void open_paragraph(content *c, const char *name, const char **attributes) {
    if (c->open == DEPTH) return;
    svod_arena *arena = c->package->job->scratch;
    para **place = &c->paras[c->open++];
    if (!*place) {
        *place = SVOD_NEW(arena, para);
        (*place)->text = svod_buf_of(arena);
    }
    para *p = *place;
    p->text.len = p->plain = 0;
    p->open = 0;
    p->hidden = false;
    p->note = c->notes_open > 0;
    p->style = svod_odt_style_of(c->styles, 'p', svod_xml_attribute(attributes, "style-name"));
    const char *level = svod_xml_attribute(attributes, "outline-level");
    p->level = 0;
    if (!strcmp(name, "h")) p->level = level && *level >= '1' && *level <= '9' ? (uint32_t)(*level - '0') : 1;
    if (!p->level && p->style) p->level = p->style->title ? 1 : p->style->outline;
    if (c->paged && p->style && p->style->breaks && c->begun && c->open == 1) c->page++;
    p->page = c->page;
}

static bool keep_note(content *c, const para *p) {
    c->notes_bytes += p->text.len;
    if (c->notes_bytes > NOTES_CAP) return svod_package_fits(c->package, SIZE_MAX);
    *SVOD_PUSH(&c->notes, note) = (note){svod_strndup(c->package->job->scratch, p->text.data, p->text.len), p->text.len};
    return true;
}

static const char *mark_of(content *c, const para *p) {
    level_of_list *l = c->depth && c->depth <= DEPTH ? &c->lists[c->depth - 1] : NULL;
    c->mark.len = 0;
    svod_buf_str(&c->mark, "");
    if (l && l->fresh && l->numbered) {
        l->fresh = false;
        if (l->list) svod_odt_mark(l->list, c->depth - 1, l->start, &c->mark);
        if (!l->list) svod_buf_str(&c->mark, "•");
    } else if (p->level && !c->depth) {
        svod_odt_mark(&c->styles->outline, p->level - 1, 0, &c->mark);
    }
    return svod_blank(c->mark.data) ? NULL : c->mark.data;
}

static bool close_paragraph(content *c) {
    if (!c->open) return true;
    const para *p = c->paras[--c->open];
    const table *t = c->nested && c->nested <= DEPTH ? &c->tables[c->nested - 1] : NULL;
    bool cell = t && t->in_cell;
    c->begun = true;
    svod_raw raw = {.text = p->text.len ? p->text.data : "", .len = p->text.len, .strong = !p->plain};
    if (svod_blank(raw.text) || (p->style && p->style->contents)) return true;
    if (p->note) return keep_note(c, p);
    raw.mark = mark_of(c, p);
    bool item = raw.mark && c->depth;
    raw.kind = p->level ? SVOD_BLOCK_HEADING : cell ? SVOD_BLOCK_CELL : item ? SVOD_BLOCK_ITEM : SVOD_BLOCK_TEXT;
    raw.level = p->level ? p->level : raw.kind == SVOD_BLOCK_ITEM ? c->depth : 0;
    if (c->paged) raw.page = p->page;
    if (cell) raw.table = t->number, raw.row = t->row, raw.col = t->col;
    return c->package->job->sink->block(c->package->job->sink->ctx, &raw);
}

// ---- lists and tables --------------------------------------------------------------------------------------------

static void open_list(content *c, const char **attributes) {
    if (++c->depth > DEPTH) return;
    level_of_list *l = &c->lists[c->depth - 1];
    const char *named = svod_xml_attribute(attributes, "style-name");
    *l = (level_of_list){.list = named ? svod_odt_list_of(c->styles, named) : c->depth > 1 ? l[-1].list : NULL};
    bool goes_on = svod_xml_true(svod_xml_attribute(attributes, "continue-numbering")) || svod_xml_attribute(attributes, "continue-list");
    for (unsigned i = c->depth - 1; l->list && !goes_on && i < SVOD_ODT_LEVELS; i++)
        l->list->begun[i] = false;
}

static void open_item(content *c, const char *name, const char **attributes) {
    if (!c->depth || c->depth > DEPTH) return;
    level_of_list *l = &c->lists[c->depth - 1];
    const char *start = svod_xml_attribute(attributes, "start-value");
    l->start = start && svod_digit(*start) && strlen(start) < 9 ? (uint32_t)strtoul(start, NULL, 10) : 0;
    l->fresh = true;
    l->numbered = !strcmp(name, "list-item");
}

static uint32_t repeated(const char *text) {
    unsigned long many = text && svod_digit(*text) ? strtoul(text, NULL, 10) : 1;
    return many < 1 ? 1 : many > SVOD_REF_ROWS ? SVOD_REF_ROWS : (uint32_t)many;
}

static bool open_in_table(content *c, const char *name, const char **attributes) {
    table *t = c->nested && c->nested <= DEPTH ? &c->tables[c->nested - 1] : NULL;
    if (!strcmp(name, "table")) {
        if (c->nested < DEPTH) c->tables[c->nested] = (table){.number = ++c->tables_seen, .next_row = 1};
        c->nested++;
    } else if (t && !strcmp(name, "table-row")) {
        t->row = t->next_row;
        uint32_t many = repeated(svod_xml_attribute(attributes, "number-rows-repeated"));
        t->next_row += t->next_row < SVOD_REF_ROWS ? many : 0;
        t->next_col = 1;
    } else if (t && (!strcmp(name, "table-cell") || !strcmp(name, "covered-table-cell"))) {
        t->col = t->next_col;
        uint32_t many = repeated(svod_xml_attribute(attributes, "number-columns-repeated"));
        t->next_col += t->next_col < SVOD_REF_ROWS ? many : 0;
        t->in_cell = t->row; // of no row, hence of no place: a text
    } else {
        return false;
    }
    return true;
}

// ---- elements ----------------------------------------------------------------------------------------------------

static bool left_out(const char *name, const char **attributes) {
    static const char *const names[] = {"tracked-changes",
                                        "annotation",
                                        "annotation-end",
                                        "note-citation",
                                        "table-of-content",
                                        "illustration-index",
                                        "table-index",
                                        "object-index",
                                        "user-index",
                                        "alphabetical-index",
                                        "bibliography",
                                        "hidden-text",
                                        "ruby-text",
                                        "forms",
                                        "scripts",
                                        "title",
                                        "desc",
                                        "sequence-decls",
                                        "variable-decls",
                                        "user-field-decls",
                                        "object",
                                        "meta",
                                        "settings"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) return true;
    const char *display = !strcmp(name, "section") ? svod_xml_attribute(attributes, "display") : NULL;
    return display && !strcmp(display, "none");
}

static void open_inline(content *c, para *p, const char *name, const char **attributes) {
    if (!strcmp(name, "span")) {
        if (p->open < DEPTH) p->spans[p->open] = svod_odt_style_of(c->styles, 't', svod_xml_attribute(attributes, "style-name"));
        p->open += p->open < DEPTH;
    } else if (!strcmp(name, "s")) {
        add_spaces(c, svod_xml_attribute(attributes, "c"));
    } else if (!strcmp(name, "tab")) {
        add(c, "\t", 1);
    } else if (!strcmp(name, "line-break")) {
        add(c, "\n", 1);
    } else if (!strcmp(name, "hidden-paragraph")) {
        p->hidden = svod_xml_true(svod_xml_attribute(attributes, "is-hidden"));
    }
}

static bool open_in_body(content *c, const char *name, const char **attributes) {
    para *p = at_hand(c);
    if (left_out(name, attributes)) {
        svod_zip_skip(&c->package->zip);
    } else if (!strcmp(name, "p") || !strcmp(name, "h")) {
        open_paragraph(c, name, attributes);
    } else if (!strcmp(name, "list")) {
        open_list(c, attributes);
    } else if (!strcmp(name, "list-item") || !strcmp(name, "list-header")) {
        open_item(c, name, attributes);
    } else if (!strcmp(name, "note-body")) {
        c->notes_open++;
    } else if (!strcmp(name, "soft-page-break")) {
        c->page++;
    } else if (!open_in_table(c, name, attributes) && p) {
        open_inline(c, p, name, attributes);
    }
    return true;
}

static bool on_open(void *ctx, const char *name, const char **attributes) {
    content *c = ctx;
    if (c->body) return open_in_body(c, name, attributes);
    if (!strcmp(name, "body")) {
        svod_odt_styles_end(c->styles);
        c->body = true;
    } else {
        svod_odt_styles_open(c->styles, name, attributes);
    }
    return true;
}

static bool on_close(void *ctx, const char *name) {
    content *c = ctx;
    if (!c->body) return svod_odt_styles_close(c->styles, name), true;
    para *p = at_hand(c);
    table *t = c->nested && c->nested <= DEPTH ? &c->tables[c->nested - 1] : NULL;
    if (!strcmp(name, "p") || !strcmp(name, "h")) return close_paragraph(c);
    if (!strcmp(name, "span") && p) p->open -= p->open > 0;
    if (!strcmp(name, "list")) c->depth -= c->depth > 0;
    if (!strcmp(name, "note-body")) c->notes_open -= c->notes_open > 0;
    if (!strcmp(name, "table")) c->nested -= c->nested > 0;
    if (t && (!strcmp(name, "table-cell") || !strcmp(name, "covered-table-cell"))) t->in_cell = false;
    return true;
}

// Whether the program that wrote the text noted where its pages ended.
static bool on_page(void *ctx, const char *name, const char **attributes) {
    bool *paged = ctx;
    (void)attributes;
    *paged = *paged || !strcmp(name, "soft-page-break");
    return !*paged;
}

bool svod_odt_content(svod_package *package, svod_odt_styles *styles) {
    static const svod_xml_events events = {on_open, on_close, on_text}, pages = {.open = on_page};
    svod_arena *arena = package->job->scratch;
    content *c = SVOD_NEW(arena, content);
    c->package = package;
    c->styles = styles;
    c->notes = svod_vec_of(arena, sizeof(note));
    c->mark = svod_buf_of(arena);
    c->page = 1;
    svod_package_try(package, "content.xml", &pages, &c->paged);
    bool more = svod_package_xml(package, "content.xml", &events, c);
    for (size_t i = 0; more && i < c->notes.count; i++) {
        const note *n = SVOD_AT(&c->notes, note, i);
        svod_raw raw = {.kind = SVOD_BLOCK_TEXT, .text = n->text, .len = n->len};
        more = package->job->sink->block(package->job->sink->ctx, &raw);
    }
    return more;
}
