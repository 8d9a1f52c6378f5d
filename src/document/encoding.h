// Texts in any of the encodings that Russian offices use, as UTF-8.
#ifndef SVOD_DOCUMENT_ENCODING_H
#define SVOD_DOCUMENT_ENCODING_H

#include "document/document.h"

// The job's bytes as well-formed UTF-8 without byte order mark and NULs: by the mark, by `given` (the name that the document itself
// gives, NULL: none) where the bytes do not contradict it, else by how likely they are in Russian. Finding: document_encoding when the
// bytes did not decide.
svod_bytes svod_doc_utf8(const svod_doc_job *job, const char *given);

// 1 when the bytes could be a text: few control characters at their front; 0 for binary ones.
int svod_doc_is_text(svod_bytes bytes);

#endif
