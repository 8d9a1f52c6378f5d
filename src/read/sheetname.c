// Two sheets of one name would be one to whoever reads them.
#include "read/sheetname.h"

#include "base/str.h"

#define BYTES_CAP ((size_t)1 << 20)

svod_sheet_names svod_sheet_names_of(const char *shown, svod_arena *arena, svod_findings *findings) {
    return (svod_sheet_names){.shown = shown, .arena = arena, .findings = findings, .taken = svod_map_new(arena), .twice = 1};
}

static bool within_limits(svod_sheet_names *names, size_t len) {
    bool many = names->count == SVOD_SHEETS_CAP;
    names->bytes += len;
    if (!many && names->bytes <= BYTES_CAP) {
        names->count++;
        return true;
    }
    const char *say = svod_say(names->findings->lang, many ? SVOD_T_read_sheets : SVOD_T_read_sheet_names);
    const char *found = svod_printf(names->arena, say, many ? SVOD_SHEETS_CAP : BYTES_CAP);
    return svod_add(names->findings, SVOD_F_read_limit, svod_place_file(names->shown), found, NULL);
}

// The count goes on from name to name, or ten thousand sheets of one name would try all numbers again and again.
const char *svod_sheet_name(svod_sheet_names *names, const char *name, size_t len) {
    if (!within_limits(names, len)) {
        return NULL;
    }
    const char *own = svod_strndup(names->arena, name, len), *unique = own;
    while (!svod_map_add(names->taken, unique, 1)) {
        unique = svod_printf(names->arena, "%s (%u)", own, ++names->twice);
    }
    if (unique != own) {
        svod_add(names->findings, SVOD_F_sheet_twice, svod_place_cell(names->shown, own, 0, 0), unique, NULL);
    }
    return unique;
}
