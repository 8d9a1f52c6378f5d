// Names of files from names of people and places: what every system takes, and no two alike.
#include "run/names.h"

#include <string.h>

#define NAME_BYTES 180 // of the 255 that file systems take, with words around it and while it is written

// What Windows forbids becomes "_", white space one space, no point or space at the end, 80 characters at most; "_" where nothing is left.
static const char *safe_name(svod_arena *arena, const char *name) {
    char *out = svod_clean(arena, name);
    size_t end = 0;
    for (size_t letters = 0; out[end] && letters < 80 && end < NAME_BYTES; letters++) {
        if ((unsigned char)out[end] < ' ' || out[end] == 0x7F || strchr("\\/:*?\"<>|", out[end])) out[end] = '_';
        while ((out[++end] & 0xC0) == 0x80)
            continue;
    }
    while (end && (out[end - 1] == '.' || out[end - 1] == ' '))
        end--;
    out[end] = '\0';
    return end ? out : "_";
}

const char *names_file(svod_map *taken, const char *format, const char *name, const char *ending, svod_arena *arena) {
    const char *stem = svod_printf(arena, format, safe_name(arena, name)), *own = stem;
    for (size_t n = 2; !svod_map_add(taken, svod_fold(arena, own), n); n++)
        own = svod_printf(arena, "%s (%zu)", stem, n);
    return svod_printf(arena, "%s%s", own, ending);
}

bool names_unit(const svod_result *result, const char *name, size_t *unit, svod_arena *arena, svod_findings *findings) {
    *unit = SVOD_NO_UNIT;
    if (!name) return true;
    *unit = svod_roster_find(result->roster, arena, name);
    svod_place place = svod_place_file(result->roster->file);
    if (*unit == SVOD_NO_UNIT)
        return svod_add(findings, SVOD_F_letters_unit_unknown, place, name, svod_roster_nearest(result->roster, arena, name));
    if (result->now.unit_state[*unit] != SVOD_STATE_ABSENT) return true;
    return svod_add(findings, SVOD_F_letters_unit_absent, place, name, svod_printf(arena, "%d", result->now.year));
}
