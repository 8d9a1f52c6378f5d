// CSV: read as sheets are; its cells are cells of one table.
#include "document/encoding.h"
#include "read/read.h"

extern const svod_format fmt_csv;

static int sniff(svod_bytes bytes) {
    return svod_doc_is_text(bytes);
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    (void)ctx, (void)info;
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    const svod_raw_sink *sink = ctx;
    for (size_t i = 0; i < count; i++) {
        svod_raw raw = {.kind = SVOD_BLOCK_CELL, .text = cells[i].text, .len = cells[i].len, .table = 1, .row = row, .col = cells[i].col};
        raw.line = cells[i].line;
        if (!sink->block(sink->ctx, &raw)) return false;
    }
    return true;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

// What the reader of sheets says of columns is of no matter here; a limit is.
static svod_doc_state read_csv(svod_doc_job *job) {
    static const svod_read_options options = {0};
    svod_findings own = svod_findings_of(job->scratch, job->findings->lang);
    svod_sink sink = {NULL, on_sheet, on_row, on_end};
    const char *decisions = "";
    svod_raw_sink to = *job->sink;
    sink.ctx = &to;
    bool ok = fmt_csv.read(job->bytes, job->shown, &options, job->scratch, &sink, &decisions, &own);
    if (ok || !own.per_code[SVOD_F_read_limit]) return SVOD_DOC_READ;
    svod_add(job->findings, SVOD_F_document_limit, svod_place_file(job->shown), svod_last(&own)->found, NULL);
    return SVOD_DOC_UNREADABLE;
}

const svod_doc_format doc_csv = {.id = "csv",
                                 .extensions = "csv tsv tab",
                                 .help_ru = "текст с разделителями",
                                 .help_en = "text with delimiters",
                                 .sniff = sniff,
                                 .read = read_csv};
