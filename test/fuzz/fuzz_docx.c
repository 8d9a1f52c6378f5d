// DOCX: an archive as it is, or loose parts by number (seeds.py has the same list).
#include "fuzz_documents.h"

static const char *const parts[] = {"[Content_Types].xml",         "word/document.xml",  "word/styles.xml",
                                    "word/numbering.xml",          "word/footnotes.xml", "_rels/.rels",
                                    "word/_rels/document.xml.rels"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_document_package("docx", data, len, parts, sizeof parts / sizeof *parts);
    return 0;
}
