// Two sheets of one name would be one to whoever reads them.
#include "read/sheetname.h"

#include "base/str.h"

svod_sheet_names svod_sheet_names_of(const char *shown, svod_arena *arena, svod_findings *findings) {
    return (svod_sheet_names){.shown = shown, .arena = arena, .findings = findings, .taken = svod_map_new(arena), .twice = 1};
}

// The count goes on from name to name, or ten thousand sheets of one name would try all numbers again and again.
const char *svod_sheet_name(svod_sheet_names *names, const char *name, size_t len) {
    const char *own = svod_strndup(names->arena, name, len), *unique = own;
    while (!svod_map_add(names->taken, unique, 1)) {
        unique = svod_printf(names->arena, "%s (%u)", own, ++names->twice);
    }
    if (unique != own) {
        svod_add(names->findings, SVOD_F_sheet_twice, svod_place_cell(names->shown, own, 0, 0), unique, NULL);
    }
    return unique;
}
