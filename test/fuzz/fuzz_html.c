// HTML.
#include "fuzz_documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_document("html", (svod_bytes){data, len}, "fuzz.html");
    return 0;
}
