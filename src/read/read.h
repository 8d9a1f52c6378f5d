// Bytes into plain structs: sheets into rows of cells, YAML into trees. The family of formats is formats.def.
// Refuses: knowing what a cell means.
#ifndef SVOD_READ_READ_H
#define SVOD_READ_READ_H

#include "data/grid.h"
#include "data/node.h"
#include "host/host.h"

#define SVOD_READ_TEXT_CAP ((size_t)16 << 20) // bytes of one cell's text; longer ones are read_limit

// What the campaign may force for a file; zeroed: decide by content.
typedef struct svod_read_options {
    const char *encoding;  // CSV: "utf-8", "windows-1251", "koi8-r", "cp866" or "ibm866", "utf-16le", "utf-16be"
    const char *delimiter; // CSV: ";" "," "tab" "|"
    const char *decimal;   // CSV: "," or ".": the only sign that makes a number
    bool visible_only;     // skip hidden sheets
    uint32_t *skipped;     // counts those that were; NULL: nobody asks
} svod_read_options;

// A member of the family: one file fmt_<id>.c, one line in formats.def.
typedef struct svod_format {
    const char *id;         // "xlsx"
    const char *extensions; // "xlsx xlsm", space-separated
    const char *help_ru, *help_en;
    // How sure the format is that these bytes are its own: 0 no, 1 could be, 2 surely.
    int (*sniff)(svod_bytes bytes);
    // Delivers all sheets to the sink. `decisions` gets a sentence on how the file was decoded, or "".
    bool (*read)(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                 const char **decisions, svod_findings *findings);
} svod_format;

extern const svod_format *const svod_formats[]; // NULL-terminated, in the order of formats.def

// The format of these bytes by content, NULL with a finding format_unknown or format_unsupported.
const svod_format *svod_sniff(svod_bytes bytes, const char *shown, svod_findings *findings);
// Sniffs and reads; false when anything was an error (rows delivered until then stand). A misleading extension of a file that was read
// is a finding format_extension.
bool svod_open(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
               const svod_format **format, const char **decisions, svod_findings *findings);

// Whether the bytes begin as a compound file does (OLE 2): XLS, DOC, packages that were encrypted.
bool svod_is_compound(svod_bytes bytes);

// YAML: one document, no duplicate keys, no tabs in indentation, anchors and aliases counted (cap). Findings: yaml_syntax,
// yaml_duplicate_key, read_limit, each with line and column. NULL on failure.
svod_node *svod_yaml_read(svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings);

#endif
