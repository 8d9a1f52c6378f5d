// HTML: decoded, held against what would take libxml2 without end, and pushed through its parser of pages.
#include <libxml/HTMLparser.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "document/encoding.h"
#include "document/html.h"

#define STEP 65536
#define ATTRIBUTES_CAP 2048u                // of one element
#define ATTRIBUTES_WORK ((uint64_t)1 << 28) // libxml2 compares each attribute with those before it
#define CLOSING_WORK ((uint64_t)1 << 30)    // and each closing tag with what is open
#define LOOK_AGAIN 8                        // times the page that tags within tags may be looked at
#define HEAD 8192

// ---- recognising -------------------------------------------------------------------------------------------------

typedef struct head {
    char text[HEAD + 1];
} head;

// The front of the bytes without NULs, which UTF-16 has between its letters.
static void take_head(svod_bytes bytes, head *out) {
    size_t len = 0;
    for (size_t i = 0; i < bytes.len && i < HEAD; i++)
        if (bytes.data[i]) out->text[len++] = (char)bytes.data[i];
    out->text[len] = '\0';
}

static const char *first_tag(const head *h) {
    const char *at = h->text;
    if (!strncmp(at, "\xEF\xBB\xBF", 3)) at += 3;
    if (!strncmp(at, "\xFF\xFE", 2) || !strncmp(at, "\xFE\xFF", 2)) at += 2;
    return at + strspn(at, " \t\r\n");
}

static int sniff(svod_bytes bytes) {
    head h;
    take_head(bytes, &h);
    const char *at = first_tag(&h);
    if (!strncasecmp(at, "<!doctype html", 14) || !strncasecmp(at, "<html", 5)) return 2;
    if (*at != '<' || !svod_doc_is_text(bytes)) return 0;
    if (strcasestr(at, "<html")) return 2; // behind a comment, or as XHTML
    return !strncmp(at, "<?xml", 5) ? 0 : 1;
}

// The encoding that the page gives itself: "charset=windows-1251", "encoding='…'"; NULL: none.
static const char *named_encoding(svod_arena *scratch, const head *h) {
    const char *at = strcasestr(h->text, "charset=");
    at = at ? at + strlen("charset=") : NULL;
    if (!at && (at = strcasestr(h->text, "encoding="))) at += strlen("encoding=");
    if (!at) return NULL;
    at += strspn(at, "\"' ");
    return svod_strndup(scratch, at, strcspn(at, "\"' ;/>"));
}

// ---- what must not be parsed -------------------------------------------------------------------------------------

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Behind an attribute's value that begins at `at`.
static const char *behind_value(const char *at, const char *end) {
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
        return close ? close + 1 : end;
    }
    while (at < end && !is_space(*at) && *at != '>')
        at++;
    return at;
}

// Counts the attributes of the tag whose name begins at *at as libxml2 takes them apart, up to one more than may be.
static uint32_t count_attributes(const char **at, const char *end) {
    const char *c = *at;
    uint32_t count = 0;
    while (c < end && !is_space(*c) && *c != '>' && *c != '/')
        c++;
    while (c < end && *c != '>' && count <= ATTRIBUTES_CAP) {
        const char *begin = c;
        while (c < end && (is_letter(*c) || svod_digit(*c) || strchr("_:-.", *c) || (*c & 0x80)) && *c)
            c++;
        count += c > begin;
        const char *sign = c;
        while (c > begin && sign < end && is_space(*sign))
            sign++;
        if (c > begin && sign < end && *sign == '=') {
            for (sign++; sign < end && is_space(*sign);)
                sign++;
            c = behind_value(sign, end);
        } else if (c == begin) {
            c++;
        }
    }
    *at = c;
    return count;
}

static bool may_be_parsed(const svod_doc_job *job, svod_bytes bytes) {
    const char *at = (const char *)bytes.data, *end = at + bytes.len;
    uint64_t work = 0, looked = 0;
    if (bytes.len > SVOD_HTML_CAP) return svod_doc_over(job, SVOD_T_document_text_size, SVOD_HTML_CAP >> 20);
    while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
        if (++at == end || !is_letter(*at)) continue;
        // From the next byte on again, not from the tag's end: a quote within a comment may make much look like one tag.
        const char *behind = at;
        uint64_t count = count_attributes(&behind, end);
        work += count * count;
        looked += (uint64_t)(behind - at);
        if (count > ATTRIBUTES_CAP || work > ATTRIBUTES_WORK || looked > LOOK_AGAIN * (bytes.len + STEP)) {
            return svod_doc_over(job, SVOD_T_document_attributes, ATTRIBUTES_CAP);
        }
    }
    return true;
}

// ---- parsing -----------------------------------------------------------------------------------------------------

typedef struct parse {
    htmlParserCtxtPtr parser;
    svod_html_page *page;
    unsigned depth, deepest; // open elements; since the last step
    bool too_deep, enough;
} parse;

static void stop(parse *p) {
    xmlStopParser(p->parser);
}

static void on_open(void *ctx, const xmlChar *name, const xmlChar **attributes) {
    parse *p = ctx;
    if (p->too_deep || p->enough) return;
    p->depth++;
    p->deepest = p->depth > p->deepest ? p->depth : p->deepest;
    p->too_deep = p->depth > SVOD_HTML_DEPTH;
    p->enough = !p->too_deep && !svod_html_open(p->page, (const char *)name, (const char *const *)attributes);
    if (p->too_deep || p->enough) stop(p);
}

static void on_close(void *ctx, const xmlChar *name) {
    parse *p = ctx;
    if (p->too_deep || p->enough) return;
    p->depth -= p->depth > 0;
    p->enough = !svod_html_close(p->page, (const char *)name);
    if (p->enough) stop(p);
}

static void on_text(void *ctx, const xmlChar *text, int len) {
    parse *p = ctx;
    if (!p->too_deep && !p->enough && len > 0) svod_html_text(p->page, (const char *)text, (size_t)len);
}

static uint64_t closing_tags(const char *text, size_t len) {
    uint64_t count = 0;
    for (const char *at = text, *end = text + len; (at = memchr(at, '<', (size_t)(end - at))) && at + 1 < end; at++)
        count += at[1] == '/';
    return count;
}

static bool push(parse *p, const svod_doc_job *job, svod_bytes bytes) {
    uint64_t work = 0;
    for (size_t at = 0; at < bytes.len && !p->too_deep && !p->enough; at += STEP) {
        const char *text = (const char *)bytes.data + at;
        size_t len = bytes.len - at < STEP ? bytes.len - at : STEP;
        p->deepest = p->depth;
        htmlParseChunk(p->parser, text, (int)len, 0);
        work += closing_tags(text, len) * (p->deepest + 64);
        if (work > CLOSING_WORK) return svod_doc_over(job, SVOD_T_document_depth, SVOD_HTML_DEPTH);
    }
    if (!p->too_deep && !p->enough) htmlParseChunk(p->parser, "", 0, 1);
    if (p->too_deep) return svod_doc_over(job, SVOD_T_document_depth, SVOD_HTML_DEPTH);
    return !p->enough && svod_html_end(p->page);
}

static void begin_once(void) {
    xmlInitParser(); // which threads must not do at the same time
}

bool svod_html_blocks(svod_doc_job *job, svod_bytes bytes, uint32_t *tables) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, begin_once);
    if (!may_be_parsed(job, bytes)) return false;
    parse p = {.page = svod_html_page_new(job, tables)};
    htmlSAXHandler handler = {
        .startElement = on_open, .endElement = on_close, .characters = on_text, .cdataBlock = on_text, .ignorableWhitespace = on_text};
    p.parser = htmlCreatePushParserCtxt(&handler, &p, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!p.parser) return svod_doc_over(job, SVOD_T_document_memory, 0);
    htmlCtxtUseOptions(p.parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                     HTML_PARSE_COMPACT);
    bool ok = push(&p, job, bytes);
    htmlFreeParserCtxt(p.parser);
    return ok;
}

static svod_doc_state read_html(svod_doc_job *job) {
    head h;
    take_head(job->bytes, &h);
    uint32_t tables = 0;
    size_t limits = job->findings->per_code[SVOD_F_document_limit];
    bool ok = svod_html_blocks(job, svod_doc_utf8(job, named_encoding(job->scratch, &h)), &tables);
    return ok || job->findings->per_code[SVOD_F_document_limit] == limits ? SVOD_DOC_READ : SVOD_DOC_UNREADABLE;
}

const svod_doc_format doc_html = {
    .id = "html", .extensions = "html htm xhtml xht", .help_ru = "веб-страница", .help_en = "web page", .sniff = sniff, .read = read_html};
