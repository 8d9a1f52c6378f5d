// Submitted documents into raw blocks: one file doc_<id>.c a format, one line in documents.def. Zipped XML and HTML by libraries in the
// process; what only other programs can read, by them, as children under limits (host/convert.h).
// Refuses: knowing what a text means.
#ifndef SVOD_DOCUMENT_DOCUMENT_H
#define SVOD_DOCUMENT_DOCUMENT_H

#include "data/document.h"
#include "data/evidence.h"
#include "host/gate.h"
#include "host/host.h"

typedef struct svod_doc_job {
    svod_bytes bytes;
    const char *path;  // of the file, for programs that want one
    const char *shown; // in findings
    bool ocr;          // scans are to be read
    svod_arena *scratch;
    const svod_raw_sink *sink;
    svod_findings *findings;
    svod_gate *programs; // what those that read documents hold, all workers' together; NULL: nobody else reads
} svod_doc_job;

// Bytes that programs may hold together where so many workers read: room for an ordinary one each, and for a big one alone.
size_t svod_doc_programs(size_t workers);

typedef struct svod_doc_format {
    const char *id;         // "docx"
    const char *extensions; // "docx docm", space-separated, lower case
    const char *help_ru, *help_en;
    bool reopens;                   // by programs that read the file themselves
    int (*sniff)(svod_bytes bytes); // 0 no, 1 could be (then the extension decides), 2 surely
    // READ, or why not, with a finding.
    svod_doc_state (*read)(svod_doc_job *job);
} svod_doc_format;
extern const svod_doc_format *const svod_doc_formats[]; // NULL-terminated

const svod_doc_format *svod_doc_format_of(const char *id);      // NULL: there is none
const svod_doc_format *svod_doc_format_named(const char *name); // by a file name's extension; NULL: none has it

// By content, then by the name's extension; NULL: none (finding document_unsupported). Finding: document_extension where they differ.
const svod_doc_format *svod_doc_sniff(svod_bytes bytes, const char *name, svod_findings *findings);
// Reads the document's raw blocks into the job's sink, within limits. Findings: document_empty, document_scan, document_damaged,
// document_limit, document_converter_missing, document_encrypted …
svod_doc_state svod_doc_read(svod_doc_job *job, const svod_doc_format *format);

// For readers: false with the finding document_limit. `text` has one %zu, for the limit.
bool svod_doc_over(const svod_doc_job *job, svod_text text, size_t cap);

#endif
