// Markdown: by md4c, as GitHub understands it (tables, tasks, bare addresses).
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "document/encoding.h"
#include "document/html.h"

#define MD_CAP ((size_t)16 << 20) // bytes
#define CELLS_CAP (1u << 20)      // a line of many columns makes as many cells of every line below it
#define LISTS 64                  // levels of lists that keep numbers

typedef struct list {
    bool ordered;
    char behind; // '.' or ')'
    unsigned number;
} list;

typedef struct md {
    svod_doc_job *job;
    const char *source;
    size_t len;
    svod_buf text;
    svod_buf html; // of the block of HTML at hand
    size_t plain;  // bytes of text outside of bold spans, white space aside
    unsigned bold; // open bold spans
    list lists[LISTS];
    unsigned depth;  // of lists
    bool item_fresh; // nothing of the item at hand was given yet
    uint32_t level;  // of the heading at hand, 0: none
    uint32_t table, row, col, cells;
    size_t counted; // bytes of the source whose line ends are in `line`
    uint32_t line;
    uint32_t at_line; // where the block at hand begins, 0: not known yet
    bool in_html;
    bool enough; // the sink wants no more; md4c goes on in places whatever it is told
} md;

// ---- text --------------------------------------------------------------------------------------------------------

// Where in the source a text lies; md4c hands out pieces of it, in order but for footnotes of its own making.
static void note_line(md *m, const char *text) {
    if (m->at_line || text < m->source || text >= m->source + m->len) return;
    size_t at = (size_t)(text - m->source);
    if (at < m->counted) return;
    for (; m->counted < at; m->counted++)
        m->line += m->source[m->counted] == '\n';
    m->at_line = m->line;
}

static void add(md *m, const char *text, size_t len) {
    svod_buf_add(&m->text, text, len);
    if (m->bold) return;
    for (size_t i = 0; i < len; i++)
        m->plain += (unsigned char)text[i] > ' ';
}

static void add_entity(md *m, const char *text, size_t len) {
    static const struct {
        const char *name, *means;
    } names[] = {{"&nbsp;", " "},  {"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},       {"&quot;", "\""},  {"&laquo;", "«"},
                 {"&raquo;", "»"}, {"&mdash;", "—"}, {"&ndash;", "–"}, {"&shy;", "\u00AD"}, {"&hellip;", "…"}, {"&apos;", "'"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == len && !memcmp(names[i].name, text, len)) {
            add(m, names[i].means, strlen(names[i].means));
            return;
        }
    char digits[16] = "", made[4];
    if (len < 4 || text[1] != '#' || len > sizeof digits) {
        add(m, text, len);
        return;
    }
    bool hex = (text[2] | 0x20) == 'x';
    memcpy(digits, text + 2 + hex, len - 3 - hex);
    unsigned long code = strtoul(digits, NULL, hex ? 16 : 10);
    bool good = code >= ' ' && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    add(m, made, (size_t)(svod_utf8_put(made, good ? (uint32_t)code : 0xFFFD) - made));
}

// A tag within a paragraph says nothing but where a line ends; whole blocks are read as a page is.
static void add_html(md *m, const char *text, size_t len) {
    if (m->in_html) {
        svod_buf_add(&m->html, text, len);
    } else if (len > 2 && !strncasecmp(text, "<br", 3)) {
        add(m, "\n", 1);
    }
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE len, void *ctx) {
    md *m = ctx;
    note_line(m, text);
    switch (type) {
    case MD_TEXT_NULLCHAR:
        add(m, "\uFFFD", 3);
        break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        add(m, "\n", 1);
        break;
    case MD_TEXT_ENTITY:
        add_entity(m, text, len);
        break;
    case MD_TEXT_HTML:
        add_html(m, text, len);
        break;
    default:
        add(m, text, len);
    }
    return 0;
}

// ---- blocks ------------------------------------------------------------------------------------------------------

static bool give(md *m, svod_block kind) {
    svod_raw raw = {.kind = kind, .text = m->text.data ? m->text.data : "", .len = m->text.len, .line = m->at_line};
    char mark[24];
    if (kind == SVOD_BLOCK_HEADING) raw.level = m->level;
    if (kind == SVOD_BLOCK_CELL) raw.table = m->table, raw.row = m->row, raw.col = m->col;
    if (kind == SVOD_BLOCK_ITEM) {
        const list *at = &m->lists[(m->depth < LISTS ? m->depth : LISTS) - 1];
        raw.level = m->depth;
        raw.mark = at->ordered ? mark : "–";
        if (at->ordered) snprintf(mark, sizeof mark, "%u%c", at->number, at->behind);
    }
    raw.strong = raw.len > 0 && m->plain == 0;
    bool blank = raw.len == 0;
    m->text.len = m->plain = 0;
    m->at_line = 0;
    if (!blank && !m->enough) m->enough = !m->job->sink->block(m->job->sink->ctx, &raw);
    return !m->enough;
}

static bool give_paragraph(md *m) {
    bool item = m->depth && m->item_fresh && m->text.len;
    if (item) m->item_fresh = false;
    return give(m, item ? SVOD_BLOCK_ITEM : SVOD_BLOCK_TEXT);
}

static bool give_html(md *m) {
    svod_bytes bytes = {(const unsigned char *)(m->html.data ? m->html.data : ""), m->html.len};
    m->html.len = 0;
    m->at_line = 0;
    if (!m->enough) m->enough = !svod_html_blocks(m->job, bytes, &m->table);
    return !m->enough;
}

static void open_list(md *m, bool ordered, unsigned start, char behind) {
    if (m->depth < LISTS) m->lists[m->depth] = (list){ordered, behind, start - 1};
    m->depth++;
}

static int on_enter(MD_BLOCKTYPE type, void *detail, void *ctx) {
    md *m = ctx;
    const MD_BLOCK_OL_DETAIL *ol = detail;
    // A tight item has no paragraph of its own: its text ends where something else begins.
    if (type != MD_BLOCK_DOC && m->text.len && !give_paragraph(m)) return 1;
    switch (type) {
    case MD_BLOCK_UL:
        open_list(m, false, 0, 0);
        break;
    case MD_BLOCK_OL:
        open_list(m, true, ol->start, ol->mark_delimiter);
        break;
    case MD_BLOCK_LI:
        m->item_fresh = true;
        if (m->depth <= LISTS) m->lists[m->depth - 1].number++;
        break;
    case MD_BLOCK_H:
        m->level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_HTML:
        m->in_html = true;
        break;
    case MD_BLOCK_TABLE:
        m->table++, m->row = 0;
        break;
    case MD_BLOCK_TR:
        m->row++, m->col = 0;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        m->col++, m->cells++;
        break;
    default:
        break;
    }
    return m->enough || m->cells > CELLS_CAP;
}

static int on_leave(MD_BLOCKTYPE type, void *detail, void *ctx) {
    (void)detail;
    md *m = ctx;
    bool more = true;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m->depth--;
        m->item_fresh = false;
        break;
    case MD_BLOCK_H:
        more = give(m, SVOD_BLOCK_HEADING);
        break;
    case MD_BLOCK_HTML:
        m->in_html = false;
        more = give_html(m);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        more = give(m, SVOD_BLOCK_CELL);
        break;
    case MD_BLOCK_LI:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
        more = give_paragraph(m);
        break;
    default:
        break;
    }
    return !more;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *ctx) {
    (void)detail;
    md *m = ctx;
    m->bold += type == MD_SPAN_STRONG;
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *ctx) {
    (void)detail;
    md *m = ctx;
    m->bold -= type == MD_SPAN_STRONG;
    return 0;
}

// ---- the format --------------------------------------------------------------------------------------------------

static int sniff(svod_bytes bytes) {
    return svod_doc_is_text(bytes);
}

static svod_doc_state over(const svod_doc_job *job, svod_text text, size_t cap) {
    svod_doc_over(job, text, cap);
    return SVOD_DOC_UNREADABLE;
}

static svod_doc_state read_md(svod_doc_job *job) {
    svod_bytes bytes = svod_doc_utf8(job, NULL);
    if (bytes.len > MD_CAP) return over(job, SVOD_T_document_text_size, MD_CAP >> 20);
    md m = {.job = job,
            .source = (const char *)bytes.data,
            .len = bytes.len,
            .text = svod_buf_of(job->scratch),
            .html = svod_buf_of(job->scratch),
            .line = 1};
    // As GitHub has it but for addresses that are made links of: their text stays the same, and md4c takes forever over brackets in them.
    const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS,
                              .enter_block = on_enter,
                              .leave_block = on_leave,
                              .enter_span = on_enter_span,
                              .leave_span = on_leave_span,
                              .text = on_text};
    size_t limits = job->findings->per_code[SVOD_F_document_limit];
    int status = md_parse(m.source, (MD_SIZE)bytes.len, &parser, &m);
    if (m.cells > CELLS_CAP) return over(job, SVOD_T_document_blocks, CELLS_CAP);
    if (job->findings->per_code[SVOD_F_document_limit] > limits) return SVOD_DOC_UNREADABLE; // of a page within
    if (status < 0) return over(job, SVOD_T_document_memory, 0);
    return SVOD_DOC_READ;
}

const svod_doc_format doc_md = {
    .id = "md", .extensions = "md markdown mkd", .help_ru = "Markdown", .help_en = "Markdown", .sniff = sniff, .read = read_md};
