// XLS: workbooks of Excel 2.0 to 2003, read in a child process with limits: their readers have fallen to damaged files ever since.
#include "read/relay.h"
#include "read/xls.h"

static bool read(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings) {
    *decisions = "";
    return svod_relay(svod_xls_read, bytes, shown, options, scratch, sink, findings);
}

const svod_format fmt_xls = {.id = "xls",
                             .extensions = "xls xlt",
                             .help_ru = "книга Excel 2.0–2003; читается в отдельном процессе с ограничениями",
                             .help_en = "workbook of Excel 2.0 to 2003; read in a process of its own, with limits",
                             .sniff = svod_xls_sniff,
                             .read = read};
