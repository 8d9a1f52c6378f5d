// The encoding of a text, decided as that of a CSV is.
#include "document/encoding.h"

#include <strings.h>

#include "read/csv.h"

static svod_bytes turned(const svod_csv_text *text, svod_arena *scratch) {
    svod_csv_table *table = SVOD_NEW(scratch, svod_csv_table);
    svod_csv_table_make(text->encoding, table);
    char *out = svod_alloc(scratch, text->len * 3 + 4);
    unsigned odd = 0;
    size_t len = svod_csv_turn(table, text->data, text->len, out, &odd);
    return (svod_bytes){(const unsigned char *)out, len};
}

// Names of encodings that a page may give; of others the bytes themselves tell.
static const char *known(const char *given) {
    static const char *const names[][2] = {{"windows-1251", "windows-1251"},
                                           {"cp1251", "windows-1251"},
                                           {"win-1251", "windows-1251"},
                                           {"x-cp1251", "windows-1251"},
                                           {"koi8-r", "koi8-r"},
                                           {"koi8-u", "koi8-r"},
                                           {"cp866", "cp866"},
                                           {"ibm866", "cp866"},
                                           {"866", "cp866"}};
    for (size_t i = 0; given && i < sizeof names / sizeof *names; i++)
        if (!strcasecmp(given, names[i][0])) return names[i][1];
    return NULL;
}

int svod_doc_is_text(svod_bytes bytes) {
    svod_csv_encoding encoding;
    if (svod_csv_is_wide(bytes, &encoding)) return 1;
    if (bytes.len >= 4 && !memcmp(bytes.data, "PK\3\4", 4)) return 0;
    size_t look = bytes.len < 4096 ? bytes.len : 4096, odd = 0;
    for (size_t i = 0; i < look; i++) {
        unsigned char c = bytes.data[i];
        odd += c == 127 || (c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1A && c != 0x1B);
    }
    return odd * 50 <= look;
}

svod_bytes svod_doc_utf8(const svod_doc_job *job, const char *given) {
    svod_findings unsaid = svod_findings_of(job->scratch, job->findings->lang);
    svod_csv_text text = svod_csv_text_of(job->bytes, job->shown, NULL, job->scratch, &unsaid);
    const char *name = known(given);
    // What is UTF-8 throughout or has a mark is that, whatever it calls itself: such pages are common.
    if (name && svod_csv_is_8bit(text.encoding)) text = svod_csv_text_of(job->bytes, job->shown, name, job->scratch, &unsaid);
    if (text.assumed && !name) {
        svod_add(job->findings, SVOD_F_document_encoding, svod_place_file(job->shown), svod_csv_encoding_name(text.encoding), NULL);
    }
    if (svod_csv_is_8bit(text.encoding)) {
        svod_bytes out = turned(&text, job->scratch);
        if (!memchr(out.data, 0, out.len)) return out;
        text = (svod_csv_text){.data = (const char *)out.data, .len = out.len};
    }
    if (text.clean) return (svod_bytes){(const unsigned char *)text.data, text.len};
    const char *mended = svod_utf8_repair(job->scratch, text.data, text.len);
    return (svod_bytes){(const unsigned char *)mended, strlen(mended)};
}
