// ODS: an archive as it is, or loose parts by number (seeds.py has the same list).
#include "fuzz.h"

static const char *const parts[] = {"mimetype", "content.xml", "META-INF/manifest.xml", "settings.xml", "styles.xml"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_package("ods", data, len, parts, sizeof parts / sizeof *parts);
    return 0;
}
