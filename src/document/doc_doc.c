// DOC of Word 97 to 2003, by catdoc, antiword or LibreOffice, whichever is there.
#include <string.h>

#include "base/str.h"
#include "document/outside.h"
#include "read/read.h"

// A compound file with a stream WordDocument: the name stands in the directory in UTF-16.
static int sniff(svod_bytes bytes) {
    static const char stream[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
    return bytes.len >= 512 && svod_is_compound(bytes) && memmem(bytes.data, bytes.len, stream, sizeof stream) ? 2 : 0;
}

// Every line is a paragraph, or a row of a table with a tab behind each cell.
static bool put_line(svod_doc_job *job, const char *text, size_t len, svod_raw *cell) {
    svod_raw raw = {.kind = SVOD_BLOCK_LINE, .text = text, .len = len};
    if (!memchr(text, '\t', len)) {
        cell->row = 0;
        if (!job->sink->block(job->sink->ctx, &raw)) return false;
        raw.len = 0; // a blank line: what follows is another paragraph
        return job->sink->block(job->sink->ctx, &raw);
    }
    if (!cell->row) cell->table++;
    cell->row++;
    cell->col = 0;
    for (const char *end = text + len; text <= end;) {
        const char *tab = memchr(text, '\t', (size_t)(end - text));
        if (!tab) tab = end;
        cell->col++;
        cell->text = text;
        cell->len = (size_t)(tab - text);
        if (cell->len && !job->sink->block(job->sink->ctx, cell)) return false;
        text = tab + 1;
    }
    return true;
}

static svod_doc_state put_lines(svod_doc_job *job, svod_bytes out) {
    svod_raw cell = {.kind = SVOD_BLOCK_CELL};
    for (const char *at = svod_utf8_repair(job->scratch, (const char *)out.data, out.len); *at;) {
        size_t len = strcspn(at, "\n");
        if (len && !put_line(job, at, len, &cell)) break;
        at += len + (at[len] != '\0');
    }
    return SVOD_DOC_READ;
}

static svod_doc_state read_doc(svod_doc_job *job) {
    static const char *const catdoc[] = {"catdoc", "-w", "-d", "utf-8", "/dev/stdin", NULL};
    static const char *const antiword[] = {"antiword", "-t", "-w", "0", "-m", "UTF-8.txt", "/dev/stdin", NULL};
    svod_outside program = {.argv = catdoc,
                            .package = "catdoc",
                            .limits = {.memory = SVOD_OUTSIDE_MEMORY, .output = (size_t)64 << 20, .cpu_seconds = 20, .wait_seconds = 60}};
    svod_bytes out;
    bool small = svod_convert_have("catdoc");
    if (!small && svod_convert_have("antiword")) {
        program.argv = antiword;
        program.package = "antiword";
    } else if (!small && svod_convert_have("soffice.bin")) {
        return svod_outside_office(job, "doc");
    }
    svod_doc_state state = svod_outside_run(job, &program, &out);
    return state == SVOD_DOC_READ ? put_lines(job, out) : state;
}

const svod_doc_format doc_doc = {.id = "doc",
                                 .extensions = "doc dot",
                                 .help_ru = "DOC (Word 97–2003; нужен пакет catdoc)",
                                 .help_en = "DOC (Word 97 to 2003; wants the package catdoc)",
                                 .reopens = true,
                                 .sniff = sniff,
                                 .read = read_doc};
