// Names of a book's sheets, one to a sheet, whatever the format. Readers ask here before they say anything of a sheet, so that its cells
// and the findings about them bear the same name.
#ifndef SVOD_READ_SHEETNAME_H
#define SVOD_READ_SHEETNAME_H

#include "base/finding.h"
#include "base/map.h"

typedef struct svod_sheet_names {
    const char *shown; // the file
    svod_arena *arena;
    svod_findings *findings;
    svod_map *taken;
    unsigned twice;      // the number put last behind a name that another sheet has
    size_t count, bytes; // of names so far
} svod_sheet_names;
#define SVOD_SHEETS_CAP ((size_t)10000)

svod_sheet_names svod_sheet_names_of(const char *shown, svod_arena *arena, svod_findings *findings);
// The name itself, kept in the arena; when another sheet has it, the name with a number, "A (2)", and the finding sheet_twice at "A". NULL
// with the finding read_limit: over SVOD_SHEETS_CAP sheets, or names of over 1 MiB.
const char *svod_sheet_name(svod_sheet_names *names, const char *name, size_t len);

#endif
