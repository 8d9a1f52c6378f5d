// Plain text: a block a line, as it stands; a form feed begins a page.
#include <string.h>

#include "document/encoding.h"

static int sniff(svod_bytes bytes) {
    return svod_doc_is_text(bytes);
}

// The end of the line that begins at `at`: LF, CR, CR LF or a form feed, which is left for the next line.
static const char *line_end(const char *at, const char *end) {
    while (at < end && *at != '\n' && *at != '\r' && *at != '\f')
        at++;
    return at;
}

static svod_doc_state read_txt(svod_doc_job *job) {
    svod_bytes bytes = svod_doc_utf8(job, NULL);
    const char *at = (const char *)bytes.data, *end = at + bytes.len;
    bool paged = memchr(at, '\f', bytes.len) != NULL;
    svod_raw raw = {.kind = SVOD_BLOCK_LINE, .line = 1, .page = paged};
    while (at < end) {
        const char *stop = line_end(at, end);
        raw.text = at;
        raw.len = (size_t)(stop - at);
        bool feed = stop < end && *stop == '\f';
        if ((!feed || raw.len) && !job->sink->block(job->sink->ctx, &raw)) break;
        raw.page += feed;
        raw.line += !feed;
        at = stop + (stop < end ? stop[0] == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1 : 0);
    }
    return SVOD_DOC_READ;
}

const svod_doc_format doc_txt = {.id = "txt",
                                 .extensions = "txt text asc",
                                 .help_ru = "простой текст (UTF-8, UTF-16, windows-1251, KOI8-R, CP866)",
                                 .help_en = "plain text (UTF-8, UTF-16, windows-1251, KOI8-R, CP866)",
                                 .sniff = sniff,
                                 .read = read_txt};
