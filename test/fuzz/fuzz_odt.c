// ODT: an archive as it is, or loose parts by number (seeds.py has the same list).
#include "fuzz_documents.h"

static const char *const parts[] = {"content.xml", "META-INF/manifest.xml", "styles.xml", "mimetype"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_document_package("odt", data, len, parts, sizeof parts / sizeof *parts);
    return 0;
}
