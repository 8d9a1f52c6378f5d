// Documents that only other programs can read: how these are run, and how their ends are told.
#ifndef SVOD_DOCUMENT_OUTSIDE_H
#define SVOD_DOCUMENT_OUTSIDE_H

#include "document/document.h"
#include "host/convert.h"

#define SVOD_OUTSIDE_MEMORY ((size_t)192 << 20) // an ordinary program's
#define SVOD_OUTSIDE_MOST ((size_t)384 << 20)   // a big one's, that runs alone

// A program of a Debian package, and what it may take.
typedef struct svod_outside {
    const char *const *argv; // reads /dev/stdin or, with a folder, a file there
    const char *package;
    svod_bytes input; // its standard input; none: the document
    const char *folder;
    svod_convert_limits limits;
    bool again; // with SVOD_OUTSIDE_MOST, when it ended for want of memory
} svod_outside;

// Standard output of the program. READ, or UNREADABLE with a finding: document_converter_missing, document_limit, document_encrypted,
// document_damaged.
svod_doc_state svod_outside_run(svod_doc_job *job, const svod_outside *program, svod_bytes *out);
// Reads the document through LibreOffice, which makes a DOCX of it. `extension` is that of the document's own format.
svod_doc_state svod_outside_office(svod_doc_job *job, const char *extension);

// Lines of a text as LINE blocks of a page (0: none), well-formed whatever they were. False: the sink has enough.
bool svod_outside_lines(svod_doc_job *job, svod_bytes text, uint32_t page);

#endif
