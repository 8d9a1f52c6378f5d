// RTF, by LibreOffice. The small converters of Debian do not do: unrtf loses Russian letters or what follows \u, catdoc doubles it with
// question marks and runs the cells of tables together.
#include <string.h>

#include "document/outside.h"

static int sniff(svod_bytes bytes) {
    size_t at = bytes.len >= 3 && !memcmp(bytes.data, "\xEF\xBB\xBF", 3) ? 3 : 0;
    return bytes.len - at >= 6 && !memcmp(bytes.data + at, "{\\rtf", 5) ? 2 : 0;
}

static svod_doc_state read_rtf(svod_doc_job *job) {
    return svod_outside_office(job, "rtf");
}

const svod_doc_format doc_rtf = {.id = "rtf",
                                 .extensions = "rtf",
                                 .help_ru = "RTF (нужен пакет libreoffice-writer-nogui)",
                                 .help_en = "RTF (wants the package libreoffice-writer-nogui)",
                                 .sniff = sniff,
                                 .read = read_rtf};
