// The list of formats, which one a document is of, and its reading within limits.
#include <string.h>
#include <strings.h>

#include "document/document.h"
#include "read/stranger.h"

#define TEXT_CAP ((size_t)64 << 20) // bytes of text of one document
#define BLOCKS_CAP ((size_t)SVOD_PARAGRAPHS)

#define DOCUMENT(id) extern const svod_doc_format doc_##id;
#include "document/documents.def"
#undef DOCUMENT

const svod_doc_format *const svod_doc_formats[] = {
#define DOCUMENT(id) &doc_##id,
#include "document/documents.def"
#undef DOCUMENT
    NULL};

// ---- which format ------------------------------------------------------------------------------------------------

static const char *extension_of(const char *name) {
    const char *slash = strrchr(name, '/');
    const char *dot = strrchr(slash ? slash : name, '.');
    return dot && dot[1] ? dot + 1 : NULL;
}

static bool lists(const char *extensions, const char *extension) {
    size_t len = extension ? strlen(extension) : 0;
    for (const char *word = extensions; len && *word; word += *word == ' ') {
        size_t word_len = strcspn(word, " ");
        if (word_len == len && !strncasecmp(word, extension, len)) return true;
        word += word_len;
    }
    return false;
}

const svod_doc_format *svod_doc_format_of(const char *id) {
    for (size_t i = 0; svod_doc_formats[i]; i++)
        if (svod_streq(svod_doc_formats[i]->id, id)) return svod_doc_formats[i];
    return NULL;
}

const svod_doc_format *svod_doc_format_named(const char *name) {
    const char *extension = extension_of(name);
    for (size_t i = 0; svod_doc_formats[i]; i++)
        if (lists(svod_doc_formats[i]->extensions, extension)) return svod_doc_formats[i];
    return NULL;
}

// "DOCX, ODT, PDF, PNG, JPG": what is read, as people call it; where nobody calls it by its id, by its extensions.
static const char *readable(svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; svod_doc_formats[i]; i++) {
        const svod_doc_format *at = svod_doc_formats[i];
        const char *names = lists(at->extensions, at->id) ? at->id : at->extensions;
        if (out.len) svod_buf_str(&out, ", ");
        for (names = svod_upper(arena, names); *names; names++)
            *names == ' ' ? svod_buf_str(&out, ", ") : svod_buf_add(&out, names, 1);
    }
    return out.data;
}

static const svod_doc_format *unsupported(svod_bytes bytes, const char *name, svod_findings *findings) {
    svod_stranger stranger;
    svod_stranger_of(bytes, &stranger);
    svod_add(findings, SVOD_F_document_unsupported, svod_place_file(name), svod_say(findings->lang, stranger.name),
             readable(findings->arena));
    return NULL;
}

const svod_doc_format *svod_doc_sniff(svod_bytes bytes, const char *name, svod_findings *findings) {
    const svod_doc_format *named = svod_doc_format_named(name), *found = NULL;
    int sure = 0;
    for (size_t i = 0; svod_doc_formats[i]; i++) {
        const svod_doc_format *format = svod_doc_formats[i];
        int how = format->sniff(bytes);
        bool better = how > sure || (how == 1 && sure == 1 && found != named); // of those that could be: the named one, else the plainest
        if (how && better) found = format;
        sure = how > sure ? how : sure;
        if (sure == 2) break;
    }
    if (!found) return unsupported(bytes, name, findings);
    if (named && named != found) svod_add(findings, SVOD_F_document_extension, svod_place_file(name), extension_of(name), found->id);
    return found;
}

// ---- within limits -----------------------------------------------------------------------------------------------

typedef struct gate {
    const svod_raw_sink *to;
    svod_doc_job *job;
    size_t bytes, blocks;
    bool any, over;
} gate;

static bool has_text(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] > ' ') return true;
    return false;
}

bool svod_doc_over(const svod_doc_job *job, svod_text text, size_t cap) {
    const char *found = svod_printf(job->findings->arena, svod_say(job->findings->lang, text), cap);
    return svod_add(job->findings, SVOD_F_document_limit, svod_place_file(job->shown), found, NULL);
}

static bool over(gate *g, svod_text text, size_t cap) {
    g->over = true;
    return svod_doc_over(g->job, text, cap);
}

static bool pass(void *ctx, const svod_raw *raw) {
    gate *g = ctx;
    if (g->over) return false;
    g->bytes += raw->len;
    if (g->bytes > TEXT_CAP) return over(g, SVOD_T_document_text_size, TEXT_CAP >> 20);
    if (++g->blocks > BLOCKS_CAP) return over(g, SVOD_T_document_blocks, BLOCKS_CAP);
    g->any = g->any || has_text(raw->text, raw->len);
    return g->to->block(g->to->ctx, raw);
}

// What was read is of the bytes that the job has, and of no others.
static bool kept(const svod_doc_job *job, const svod_doc_format *format) {
    if (!svod_host_kept(job->bytes, job->shown, job->findings)) return false;
    if (!format->reopens || !job->path || !svod_host_is_file(job->path) || svod_host_same(job->path, job->bytes)) return true;
    return svod_add(job->findings, SVOD_F_file_changed, svod_place_file(job->shown), "", "");
}

svod_doc_state svod_doc_read(svod_doc_job *job, const svod_doc_format *format) {
    gate g = {.to = job->sink, .job = job};
    svod_raw_sink through = {&g, pass};
    svod_doc_job inner = *job;
    inner.sink = &through;
    svod_doc_state state = format->read(&inner);
    if (!kept(job, format) || g.over) return SVOD_DOC_UNREADABLE;
    if (state != SVOD_DOC_READ || g.any) return state;
    svod_add(job->findings, SVOD_F_document_empty, svod_place_file(job->shown), NULL, NULL);
    if (job->ocr) svod_advise(job->findings, svod_say(job->findings->lang, SVOD_T_document_ocr_empty));
    return SVOD_DOC_EMPTY;
}
