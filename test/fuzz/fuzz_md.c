// Markdown.
#include "fuzz_documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_document("md", (svod_bytes){data, len}, "fuzz.md");
    return 0;
}
