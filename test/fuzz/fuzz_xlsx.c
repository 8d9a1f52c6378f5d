// XLSX: an archive as it is, or loose parts by number (seeds.py has the same list).
#include "fuzz.h"

static const char *const parts[] = {"[Content_Types].xml",      "_rels/.rels",          "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",   "xl/worksheets/sheet2.xml"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    read_package("xlsx", data, len, parts, sizeof parts / sizeof *parts);
    return 0;
}
