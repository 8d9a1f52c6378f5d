// word/document.xml and parts like it: paragraphs, what of them is read, and where in tables and on which page they stand.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "document/docx.h"

#define FIELDS 32 // fields within fields
#define DEPTH 256 // of elements, as deep as parts are parsed

// A paragraph under way; a text box within it has paragraphs of its own.
typedef struct para {
    svod_buf text;
    size_t plain; // bytes that are not bold, white space aside
    const svod_docx_style *style;
    int8_t outline, level; // SVOD_DOCX_NO_LEVEL: not said
    uint32_t num;
    uint32_t page; // where its text begins
    bool joins;    // its end was deleted: what follows belongs to it
    // of the run at hand
    uint8_t bold, hidden;
    const svod_docx_style *run_style;
} para;

typedef struct table {
    uint32_t number, row, col, span;
} table;

struct svod_docx_body {
    svod_package *package;
    const svod_docx_styles *styles;
    svod_docx_numbering *numbering;
    bool paged;
    para paras[DEPTH];
    unsigned open; // paragraphs
    table tables[DEPTH];
    unsigned nested; // tables
    uint32_t tables_seen;
    bool chosen[DEPTH]; // alternatives of which one was taken
    unsigned alternatives;
    bool code[FIELDS]; // open fields: whether what comes is their code
    unsigned fields, coded;
    uint32_t page;
    bool fresh; // a page was begun by hand and has no text yet
    bool in_text, in_properties, contents;
};

static para *at_hand(svod_docx_body *b) {
    return b->open ? &b->paras[b->open - 1] : NULL;
}

// ---- text --------------------------------------------------------------------------------------------------------

static bool is_on(unsigned own, const svod_docx_style *run, const svod_docx_style *paragraph, bool bold) {
    unsigned of_run = run ? (bold ? run->bold : run->hidden) : SVOD_DOCX_UNSAID;
    unsigned of_paragraph = paragraph ? (bold ? paragraph->bold : paragraph->hidden) : SVOD_DOCX_UNSAID;
    unsigned said = own != SVOD_DOCX_UNSAID ? own : of_run != SVOD_DOCX_UNSAID ? of_run : of_paragraph;
    return said == SVOD_DOCX_ON;
}

static void add(svod_docx_body *b, const char *text, size_t len) {
    para *p = at_hand(b);
    if (!p || b->coded || is_on(p->hidden, p->run_style, p->style, false)) return;
    if (!p->text.len) p->page = b->page;
    svod_buf_add(&p->text, text, len);
    svod_package_credit(b->package, len);
    b->fresh = false;
    if (is_on(p->bold, p->run_style, p->style, true)) return;
    for (size_t i = 0; i < len; i++)
        p->plain += (unsigned char)text[i] > ' ';
}

static bool on_text(void *ctx, const char *text, size_t len) {
    svod_docx_body *b = ctx;
    if (b->in_text) add(b, text, len);
    para *p = at_hand(b);
    return !p || svod_package_fits(b->package, p->text.len);
}

// ---- paragraphs --------------------------------------------------------------------------------------------------

static void open_paragraph(svod_docx_body *b) {
    if (b->open == DEPTH) return;
    para *p = &b->paras[b->open++];
    svod_buf text = p->text;
    if (!p->joins) text.len = p->plain = 0;
    if (!text.arena) text = svod_buf_of(b->package->job->scratch);
    *p = (para){.text = text, .plain = p->plain, .page = p->page, .style = b->styles->usual};
    p->outline = p->level = SVOD_DOCX_NO_LEVEL;
    p->num = SVOD_DOCX_NO_NUM;
}

static int heading_of(const para *p) {
    int outline = p->outline != SVOD_DOCX_NO_LEVEL ? p->outline : p->style ? p->style->outline : SVOD_DOCX_NO_LEVEL;
    return outline >= 0 && outline < 9 ? outline + 1 : 0;
}

static const char *mark_of(svod_docx_body *b, const para *p, unsigned *level) {
    uint32_t num = p->num != SVOD_DOCX_NO_NUM ? p->num : p->style ? p->style->num : SVOD_DOCX_NO_NUM;
    int at = p->level != SVOD_DOCX_NO_LEVEL ? p->level : p->style ? p->style->level : SVOD_DOCX_NO_LEVEL;
    *level = at < 0 ? 1 : (unsigned)at + 1;
    return num == SVOD_DOCX_NO_NUM || num == 0 ? NULL : svod_docx_mark(b->numbering, num, *level - 1);
}

static bool give(svod_docx_body *b, const para *p) {
    unsigned level = 0;
    const table *t = b->nested ? &b->tables[b->nested - 1] : NULL;
    svod_raw raw = {.text = p->text.len ? p->text.data : "", .len = p->text.len, .strong = !p->plain};
    if (svod_blank(raw.text)) return true; // nor does it take a number
    raw.mark = mark_of(b, p, &level);
    int heading = heading_of(p);
    raw.kind = heading ? SVOD_BLOCK_HEADING : t && t->col ? SVOD_BLOCK_CELL : raw.mark ? SVOD_BLOCK_ITEM : SVOD_BLOCK_TEXT;
    if (heading || raw.kind == SVOD_BLOCK_ITEM) raw.level = heading ? (uint32_t)heading : level;
    if (b->paged) raw.page = p->page;
    if (t && t->col) raw.table = t->number, raw.row = t->row, raw.col = t->col;
    if (p->style && p->style->contents) return true;
    const svod_raw_sink *sink = b->package->job->sink;
    return sink->block(sink->ctx, &raw);
}

// What was to join with a paragraph that never came.
static bool give_rest(svod_docx_body *b) {
    if (b->open == DEPTH || !b->paras[b->open].joins) return true;
    para *p = &b->paras[b->open];
    p->joins = false;
    return give(b, p);
}

static bool close_paragraph(svod_docx_body *b) {
    if (!b->open) return true;
    para *p = &b->paras[--b->open];
    if (!b->open) b->fields = b->coded = 0; // a code that is never ended must not swallow the rest
    return p->joins || give(b, p);
}

// ---- fields and pages --------------------------------------------------------------------------------------------

static void take_field(svod_docx_body *b, const char **attributes) {
    const char *type = svod_xml_attribute(attributes, "fldCharType");
    if (!type) return;
    if (!strcmp(type, "begin") && b->fields < FIELDS) {
        b->code[b->fields++] = true;
        b->coded++;
    } else if (b->fields && (!strcmp(type, "separate") || !strcmp(type, "end"))) {
        b->coded -= b->code[b->fields - 1];
        b->code[b->fields - 1] = false;
        b->fields -= *type == 'e';
    }
}

static void take_break(svod_docx_body *b, const char **attributes) {
    const char *type = svod_xml_attribute(attributes, "type");
    if (type && !strcmp(type, "page")) {
        b->page++;
        b->fresh = true;
    } else {
        add(b, "\n", 1);
    }
}

// ---- elements ----------------------------------------------------------------------------------------------------

static void take_span(svod_docx_body *b, const char *value, bool before) {
    unsigned long span = value ? strtoul(value, NULL, 10) : 0;
    table *t = b->nested ? &b->tables[b->nested - 1] : NULL;
    if (!t || !t->row || span > SVOD_REF_COLS) return;
    if (before) t->col += (uint32_t)span;
    if (!before && span) t->span = (uint32_t)span - 1;
}

static bool open_table(svod_docx_body *b, const char *name) {
    table *t = b->nested ? &b->tables[b->nested - 1] : NULL;
    if (!strcmp(name, "tbl") && b->nested < DEPTH) {
        b->tables[b->nested++] = (table){.number = ++b->tables_seen};
    } else if (t && !strcmp(name, "tr")) {
        t->row++;
        t->col = 0;
    } else if (t && t->row && !strcmp(name, "tc")) { // without a row it is no cell
        t->col++;
        t->span = 0;
    } else {
        return false;
    }
    return true;
}

// Properties of the paragraph or the run; those of the paragraph's mark are not its text's.
static void take_property(svod_docx_body *b, para *p, const char *name, const char **attributes) {
    const char *value = svod_xml_attribute(attributes, "val");
    if (!b->in_properties) {
        if (!strcmp(name, "b")) p->bold = (uint8_t)svod_docx_toggle(attributes);
        if (!strcmp(name, "vanish")) p->hidden = (uint8_t)svod_docx_toggle(attributes);
        if (value && !strcmp(name, "rStyle")) p->run_style = svod_docx_style_of(b->styles, value);
        return;
    }
    if (!value) return;
    if (!strcmp(name, "pStyle")) {
        p->style = svod_docx_style_of(b->styles, value);
        if (!p->style && p->outline == SVOD_DOCX_NO_LEVEL) p->outline = svod_docx_heading(value);
    }
    if (!strcmp(name, "outlineLvl") && svod_digit(*value)) p->outline = (int8_t)(*value - '0');
    if (!strcmp(name, "numId")) p->num = (uint32_t)strtoul(value, NULL, 10);
    if (!strcmp(name, "ilvl") && *value >= '0' && *value < '0' + SVOD_DOCX_LEVELS) p->level = (int8_t)(*value - '0');
}

// Elements that are left out with all that is in them; true when this is one.
static bool left_out(svod_docx_body *b, const char *name) {
    static const char *const names[] = {"rPrChange",    "pPrChange",       "tblPrChange",   "trPrChange", "tcPrChange", "tblGridChange",
                                        "sectPrChange", "numberingChange", "tblPrExChange", "rt",         "moveFrom",   "del"};
    bool out = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        out = out || !strcmp(name, names[i]);
    if (!strcmp(name, "Choice") || !strcmp(name, "Fallback")) { // the same, drawn in a new way and in the old one
        bool *chosen = b->alternatives ? &b->chosen[b->alternatives - 1] : NULL;
        out = chosen && *chosen;
        if (chosen) *chosen = true;
    }
    if (b->contents && !strcmp(name, "sdtContent")) {
        b->contents = false;
        out = true;
    }
    para *p = at_hand(b);
    if (out && p && b->in_properties && (!strcmp(name, "del") || !strcmp(name, "moveFrom"))) p->joins = true;
    if (out) svod_zip_skip(&b->package->zip);
    return out;
}

static bool is_separator(const char *name, const char **attributes) {
    const char *type = !strcmp(name, "footnote") || !strcmp(name, "endnote") ? svod_xml_attribute(attributes, "type") : NULL;
    return type && strcmp(type, "normal") != 0;
}

static void open_in_run(svod_docx_body *b, const char *name, const char **attributes) {
    if (!strcmp(name, "t")) b->in_text = true;
    if (!strcmp(name, "tab") || !strcmp(name, "ptab")) add(b, "\t", 1);
    if (!strcmp(name, "br")) take_break(b, attributes);
    if (!strcmp(name, "cr")) add(b, "\n", 1);
    if (!strcmp(name, "noBreakHyphen")) add(b, "-", 1);
    if (!strcmp(name, "softHyphen")) add(b, "\u00AD", 2);
    if (!strcmp(name, "sym")) add(b, " ", 1);
    if (!strcmp(name, "fldChar")) take_field(b, attributes);
    if (!strcmp(name, "lastRenderedPageBreak")) {
        b->page += !b->fresh;
        b->fresh = false;
    }
}

static bool on_open(void *ctx, const char *name, const char **attributes) {
    svod_docx_body *b = ctx;
    const char *value = svod_xml_attribute(attributes, "val");
    if (left_out(b, name) || open_table(b, name)) return true;
    if (is_separator(name, attributes)) return svod_zip_skip(&b->package->zip), true;
    para *p = at_hand(b);
    if (!strcmp(name, "p")) {
        open_paragraph(b);
    } else if (!strcmp(name, "pPr")) {
        b->in_properties = true;
    } else if (!strcmp(name, "r") && p) {
        p->bold = p->hidden = SVOD_DOCX_UNSAID;
        p->run_style = NULL;
    } else if (!strcmp(name, "AlternateContent") && b->alternatives < DEPTH) {
        b->chosen[b->alternatives++] = false;
    } else if (!strcmp(name, "gridSpan") || !strcmp(name, "gridBefore")) {
        take_span(b, value, *name == 'g' && name[4] == 'B');
    } else if (!strcmp(name, "docPartGallery")) {
        b->contents = value && !strcmp(value, "Table of Contents");
    } else if (p) {
        take_property(b, p, name, attributes);
        if (!b->in_properties) open_in_run(b, name, attributes);
    }
    return true;
}

static bool on_close(void *ctx, const char *name) {
    svod_docx_body *b = ctx;
    if (!strcmp(name, "p")) return close_paragraph(b);
    if (!strcmp(name, "t")) b->in_text = false;
    if (!strcmp(name, "pPr")) b->in_properties = false;
    if (!strcmp(name, "AlternateContent") && b->alternatives) b->alternatives--;
    if (!strcmp(name, "tc")) {
        bool more = give_rest(b);
        if (b->nested) b->tables[b->nested - 1].col += b->tables[b->nested - 1].span;
        return more;
    }
    if (!strcmp(name, "tbl") && b->nested) b->nested--;
    return true;
}

svod_docx_body *svod_docx_body_new(svod_package *package, const svod_docx_styles *styles, svod_docx_numbering *numbering, bool paged) {
    svod_docx_body *b = SVOD_NEW(package->job->scratch, svod_docx_body);
    b->package = package;
    b->styles = styles;
    b->numbering = numbering;
    b->paged = paged;
    return b;
}

bool svod_docx_body_read(svod_docx_body *b, const char *part) {
    static const svod_xml_events events = {on_open, on_close, on_text};
    b->open = b->nested = b->alternatives = b->fields = b->coded = 0;
    b->in_text = b->in_properties = b->contents = b->fresh = false;
    b->page = 1;
    return svod_package_xml(b->package, part, &events, b) && give_rest(b);
}
