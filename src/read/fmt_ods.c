// ODS: recognised by its mimetype entry, not read; the user is told what to do.
#include <string.h>

#include "read/read.h"

static int sniff(svod_bytes bytes) {
    static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"; // right behind the 30 bytes of a local header
    size_t len = sizeof mark - 1;
    return bytes.len >= 30 + len && memcmp(bytes.data, "PK\3\4", 4) == 0 && memcmp(bytes.data + 30, mark, len) == 0 ? 2 : 0;
}

const svod_format fmt_ods = {.id = "ods",
                             .extensions = "ods ots",
                             .help_ru = "таблица OpenDocument (распознаётся, но не читается)",
                             .help_en = "OpenDocument spreadsheet (recognised, not read)",
                             .sniff = sniff};
