// XLS: a compound file of Excel 97 to 2003, recognised, not read. A compound file may also be the wrapping of an encrypted XLSX.
#include <string.h>

#include "read/read.h"

static int sniff(svod_bytes bytes) {
    return bytes.len >= 8 && memcmp(bytes.data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0 ? 2 : 0;
}

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    // the stream's name as a directory entry spells it, in UTF-16
    static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    (void)options, (void)scratch, (void)sink;
    *decisions = "";
    svod_place place = svod_place_cell(shown, NULL, 0, 0);
    if (memmem(bytes.data, bytes.len, stream, sizeof stream - 1)) {
        return svod_add(findings, SVOD_F_workbook_encrypted, place, "EncryptedPackage", NULL);
    }
    return svod_add(findings, SVOD_F_format_unsupported, place, svod_say(findings->lang, SVOD_T_read_is_xls), NULL);
}

const svod_format fmt_xls = {.id = "xls",
                             .extensions = "xls xlt",
                             .help_ru = "книга Excel 97–2003 (распознаётся, но не читается)",
                             .help_en = "workbook of Excel 97 to 2003 (recognised, not read)",
                             .sniff = sniff,
                             .read = read};
