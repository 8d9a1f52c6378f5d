// Elements of HTML into blocks.
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "document/html.h"
#include "document/numerals.h"

#define LISTS 64
#define TABLES 64
#define COLUMNS 1024
#define SPAN_CAP 1000 // as HTML has it
#define ROWS_CAP 65534

// What an element does, by name; sorted.
typedef enum tag { INLINE, BLOCK, OUT, BREAK, BOLD, PRE, LIST, ITEM, TABLE, ROW, CELL, HEADING } tag;
static const struct name {
    const char *name;
    tag tag;
} names[] = {{"address", BLOCK}, {"applet", OUT},     {"article", BLOCK},    {"aside", BLOCK},   {"b", BOLD},        {"blockquote", BLOCK},
             {"body", BLOCK},    {"br", BREAK},       {"button", OUT},       {"canvas", OUT},    {"caption", BLOCK}, {"center", BLOCK},
             {"dd", BLOCK},      {"del", OUT},        {"details", BLOCK},    {"dir", LIST},      {"div", BLOCK},     {"dl", BLOCK},
             {"dt", BLOCK},      {"fieldset", BLOCK}, {"figcaption", BLOCK}, {"figure", BLOCK},  {"footer", BLOCK},  {"form", BLOCK},
             {"h1", HEADING},    {"h2", HEADING},     {"h3", HEADING},       {"h4", HEADING},    {"h5", HEADING},    {"h6", HEADING},
             {"head", OUT},      {"header", BLOCK},   {"hr", BLOCK},         {"html", BLOCK},    {"iframe", OUT},    {"legend", BLOCK},
             {"li", ITEM},       {"main", BLOCK},     {"map", OUT},          {"menu", LIST},     {"nav", OUT},       {"noframes", OUT},
             {"noscript", OUT},  {"object", OUT},     {"ol", LIST},          {"option", OUT},    {"p", BLOCK},       {"pre", PRE},
             {"rp", OUT},        {"rt", OUT},         {"script", OUT},       {"section", BLOCK}, {"select", OUT},    {"strong", BOLD},
             {"style", OUT},     {"summary", BLOCK},  {"svg", OUT},          {"table", TABLE},   {"tbody", BLOCK},   {"td", CELL},
             {"template", OUT},  {"textarea", OUT},   {"tfoot", BLOCK},      {"th", CELL},       {"thead", BLOCK},   {"title", OUT},
             {"tr", ROW},        {"ul", LIST}};

typedef struct list {
    bool ordered;
    svod_numerals numerals;
    uint32_t number;
} list;

typedef struct table {
    uint32_t number, row, col, span; // of the cell at hand
    unsigned lists;                  // open around it
    bool in_cell;
    uint16_t rows[COLUMNS]; // for which a cell above still stands in the column
} table;

struct svod_html_page {
    svod_doc_job *job;
    uint32_t *tables_seen;
    svod_buf text, mark;
    size_t plain;                      // bytes that are not bold, white space aside
    bool bold_at[SVOD_HTML_DEPTH + 1]; // whether the element made what is in it bold
    unsigned depth, bold;
    unsigned out; // depth of the element that is left out with all in it; 0: none
    unsigned pre;
    uint32_t heading;
    list lists[LISTS];
    unsigned nested; // lists
    bool fresh;      // the item at hand has given nothing yet
    table *tables[TABLES];
    unsigned open_tables;
};

static int compare(const void *name, const void *entry) {
    return strcasecmp(name, ((const struct name *)entry)->name);
}

static tag tag_of(const char *name) {
    const struct name *found = bsearch(name, names, sizeof names / sizeof *names, sizeof *names, compare);
    return found ? found->tag : INLINE;
}

// "" when it is there without a value; NULL when it is not.
static const char *attribute(const char *const *attributes, const char *name) {
    for (; attributes && *attributes; attributes += 2)
        if (!strcasecmp(attributes[0], name)) return attributes[1] ? attributes[1] : "";
    return NULL;
}

svod_html_page *svod_html_page_new(svod_doc_job *job, uint32_t *tables) {
    svod_html_page *page = SVOD_NEW(job->scratch, svod_html_page);
    page->job = job;
    page->tables_seen = tables;
    page->text = page->mark = svod_buf_of(job->scratch);
    return page;
}

// ---- blocks ------------------------------------------------------------------------------------------------------

static table *table_of(const svod_html_page *page) {
    return page->open_tables && page->open_tables <= TABLES ? page->tables[page->open_tables - 1] : NULL;
}

static const char *mark_of(svod_html_page *page) {
    const list *l = page->nested && page->nested <= LISTS ? &page->lists[page->nested - 1] : NULL;
    if (!l || !l->ordered) return "•";
    page->mark.len = 0;
    svod_numeral(&page->mark, l->numerals, l->number);
    svod_buf_str(&page->mark, ".");
    return page->mark.data;
}

static bool flush(svod_html_page *page) {
    const table *t = table_of(page);
    bool cell = t && t->in_cell;
    svod_raw raw = {.text = page->text.len ? page->text.data : "", .len = page->text.len, .strong = !page->plain};
    page->text.len = page->plain = 0;
    if (svod_blank(raw.text)) return true;
    bool item = page->nested && page->fresh;
    raw.kind = page->heading ? SVOD_BLOCK_HEADING : cell ? SVOD_BLOCK_CELL : item ? SVOD_BLOCK_ITEM : SVOD_BLOCK_TEXT;
    if (item) raw.mark = mark_of(page);
    page->fresh = false;
    raw.level = raw.kind == SVOD_BLOCK_HEADING ? page->heading : raw.kind == SVOD_BLOCK_ITEM ? page->nested : 0;
    if (cell) raw.table = t->number, raw.row = t->row, raw.col = t->col;
    return page->job->sink->block(page->job->sink->ctx, &raw);
}

void svod_html_text(svod_html_page *page, const char *text, size_t len) {
    if (page->out || !len) return;
    size_t from = page->text.len;
    svod_buf_add(&page->text, text, len);
    for (char *c = page->text.data + from; *c; c++) {
        if (!page->pre && (*c == '\n' || *c == '\r' || *c == '\t')) *c = ' ';
        page->plain += !page->bold && (unsigned char)*c > ' ';
    }
}

// ---- lists -------------------------------------------------------------------------------------------------------

static bool number_in(const char *text, uint32_t *out) {
    if (!text || !svod_digit(*text) || strlen(text) > 9) return false;
    *out = (uint32_t)strtoul(text, NULL, 10);
    return true;
}

static void open_list(svod_html_page *page, const char *name, const char *const *attributes) {
    const char *type = attribute(attributes, "type");
    list l = {.ordered = !strcasecmp(name, "ol"), .number = 1};
    number_in(attribute(attributes, "start"), &l.number);
    l.number--;
    l.numerals = !type                    ? SVOD_NUMERALS_DECIMAL
                 : strcmp(type, "a") == 0 ? SVOD_NUMERALS_LOWER_LATIN
                 : strcmp(type, "A") == 0 ? SVOD_NUMERALS_UPPER_LATIN
                 : strcmp(type, "i") == 0 ? SVOD_NUMERALS_LOWER_ROMAN
                 : strcmp(type, "I") == 0 ? SVOD_NUMERALS_UPPER_ROMAN
                                          : SVOD_NUMERALS_DECIMAL;
    if (page->nested < LISTS) page->lists[page->nested] = l;
    page->nested++;
    page->fresh = false;
}

static void open_item(svod_html_page *page, const char *const *attributes) {
    page->fresh = true;
    if (!page->nested || page->nested > LISTS) return;
    list *l = &page->lists[page->nested - 1];
    if (!number_in(attribute(attributes, "value"), &l->number)) l->number++;
}

// ---- tables ------------------------------------------------------------------------------------------------------

static void open_table(svod_html_page *page) {
    unsigned at = page->open_tables++;
    ++*page->tables_seen;
    if (at >= TABLES) return;
    if (!page->tables[at]) page->tables[at] = SVOD_NEW(page->job->scratch, table);
    *page->tables[at] = (table){.number = *page->tables_seen, .lists = page->nested};
}

static void open_row(table *t) {
    for (uint32_t i = 0; t->row && i < COLUMNS; i++)
        t->rows[i] = (uint16_t)(t->rows[i] ? t->rows[i] - 1 : 0);
    t->row++;
    t->col = t->span = 0;
    t->in_cell = false;
}

static void open_cell(table *t, const char *const *attributes) {
    uint32_t rows = 1;
    if (!t->row) open_row(t);
    t->col += t->span ? t->span : 1;
    while (t->col <= COLUMNS && t->rows[t->col - 1])
        t->col++;
    if (!number_in(attribute(attributes, "colspan"), &t->span) || !t->span || t->span > SPAN_CAP) t->span = 1;
    number_in(attribute(attributes, "rowspan"), &rows);
    if (rows > ROWS_CAP) rows = ROWS_CAP;
    for (uint32_t i = 0; rows > 1 && i < t->span && t->col - 1 + i < COLUMNS; i++)
        t->rows[t->col - 1 + i] = (uint16_t)rows;
    t->in_cell = true;
}

// ---- elements ----------------------------------------------------------------------------------------------------

// The number of a note, by the classes of LibreOffice and Word.
static bool is_reference(const char *class) {
    static const char *const classes[] = {"sdfootnoteanc", "sdfootnotesym",        "sdendnoteanc",
                                          "sdendnotesym",  "MsoFootnoteReference", "MsoEndnoteReference"};
    for (size_t i = 0; class && i < sizeof classes / sizeof *classes; i++)
        if (svod_starts(class, classes[i])) return true;
    return false;
}

static bool is_hidden(const char *name, const char *const *attributes) {
    const char *style = attribute(attributes, "style"), *title = attribute(attributes, "title");
    // LibreOffice writes the header and the footer of its pages so.
    if (title && !strcasecmp(name, "div") && (!strcmp(title, "header") || !strcmp(title, "footer"))) return true;
    if (attribute(attributes, "hidden") || is_reference(attribute(attributes, "class"))) return true;
    const char *display = style ? strcasestr(style, "display") : NULL;
    if (!display) return false;
    display += strlen("display");
    display += strspn(display, " :");
    return !strncasecmp(display, "none", 4);
}

static bool makes_bold(tag t, const char *const *attributes) {
    const char *style = t == INLINE || t == BLOCK ? attribute(attributes, "style") : NULL;
    const char *weight = style ? strcasestr(style, "font-weight") : NULL;
    if (!weight) return t == BOLD;
    weight += strlen("font-weight");
    weight += strspn(weight, " :");
    return !strncasecmp(weight, "bold", 4) || (*weight >= '6' && *weight <= '9');
}

static void enter(svod_html_page *page, tag what, const char *name, const char *const *attributes) {
    table *t = table_of(page);
    switch (what) {
    case PRE:
        page->pre++;
        break;
    case LIST:
        open_list(page, name, attributes);
        break;
    case ITEM:
        open_item(page, attributes);
        break;
    case TABLE:
        open_table(page);
        break;
    case HEADING:
        page->heading = (uint32_t)(name[1] - '0');
        break;
    case ROW:
        if (t) open_row(t);
        break;
    case CELL:
        if (t) open_cell(t, attributes);
        break;
    default:
        break;
    }
}

bool svod_html_open(svod_html_page *page, const char *name, const char *const *attributes) {
    tag what = tag_of(name);
    page->depth++;
    if (page->out || page->depth > SVOD_HTML_DEPTH) return true;
    page->bold_at[page->depth] = false;
    if (what == OUT || (attributes && is_hidden(name, attributes))) {
        page->out = page->depth;
        return what == OUT || what == INLINE || flush(page);
    }
    if (what == BREAK) svod_buf_add(&page->text, "\n", 1);
    if (what != INLINE && what != BOLD && what != BREAK && !flush(page)) return false;
    page->bold_at[page->depth] = makes_bold(what, attributes);
    page->bold += page->bold_at[page->depth];
    enter(page, what, name, attributes);
    return true;
}

static void leave(svod_html_page *page, tag what) {
    table *t = table_of(page);
    switch (what) {
    case PRE:
        page->pre -= page->pre > 0;
        break;
    case LIST:
        page->nested -= page->nested > 0;
        page->fresh = false;
        break;
    case ITEM:
        page->fresh = false;
        break;
    case HEADING:
        page->heading = 0;
        break;
    case TABLE:
        if (t) page->nested = t->lists;
        page->open_tables -= page->open_tables > 0;
        break;
    case ROW:
    case CELL:
        if (t) t->in_cell = false;
        break;
    default:
        break;
    }
}

bool svod_html_close(svod_html_page *page, const char *name) {
    tag what = tag_of(name);
    unsigned depth = page->depth;
    page->depth -= depth > 0;
    if (page->out) {
        if (page->out == depth) page->out = 0;
        return true;
    }
    if (depth == 0 || depth > SVOD_HTML_DEPTH) return true;
    bool more = what == INLINE || what == BOLD || what == BREAK || flush(page);
    page->bold -= page->bold_at[depth];
    leave(page, what);
    return more;
}

bool svod_html_end(svod_html_page *page) {
    return flush(page);
}
