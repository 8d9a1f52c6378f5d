// The units of a campaign: ids, names, aliases, attributes; and finding a unit by what a sheet calls it.
#ifndef SVOD_DATA_ROSTER_H
#define SVOD_DATA_ROSTER_H

#include "base/finding.h"
#include "base/map.h"
#include "base/num.h"

typedef struct svod_unit {
    const char *id;
    const char *name;   // for showing
    const char **attrs; // svod_roster.attr_count texts as written; "" when blank
    svod_place *attr_places;
    svod_place place; // of its name
} svod_unit;

typedef struct svod_roster {
    const char *file;
    svod_unit *units;
    size_t count;
    const char **attr_names;
    size_t attr_count;
    svod_map *by_id;   // id -> index of unit
    svod_map *by_key;  // fold key of name, alias or id -> index of unit
    svod_map *by_text; // fold of name, alias or id with all its words -> index of unit; NULL: none
    svod_map *groups;  // fold of an attribute that several units have; NULL: none
} svod_roster;

#define SVOD_NO_UNIT SIZE_MAX
// Index of the unit that `name` means (fold key of its id, name or an alias), or SVOD_NO_UNIT. Never a guess.
size_t svod_roster_find(const svod_roster *roster, svod_arena *scratch, const char *name);
// Does the text name what units have in common (a district, a cluster) and no unit by all its words? "Ишимский округ", where that is a
// district and the unit is called "Ишимский".
bool svod_roster_is_group(const svod_roster *roster, svod_arena *scratch, const char *text);
// The same where the roster leaves out the word: "Ишимский округ", the units' district being "Ишимский".
bool svod_roster_like_group(const svod_roster *roster, svod_arena *scratch, const char *text);
// Index of the unit with this id, or SVOD_NO_UNIT.
size_t svod_roster_by_id(const svod_roster *roster, const char *id);
// Up to three nearest names, comma-separated, "" when none is near; for the advice of a finding.
const char *svod_roster_nearest(const svod_roster *roster, svod_arena *arena, const char *name);
// Index of an attribute; false when the roster has no such column.
bool svod_roster_attr_index(const svod_roster *roster, const char *attr, size_t *index);

// The reserved columns `since` and `until` hold the first and the last year of a unit; both are optional, blank is open.
#define SVOD_SINCE "since"
#define SVOD_UNTIL "until"
typedef enum svod_bound { SVOD_BOUND_OPEN, SVOD_BOUND_YEAR, SVOD_BOUND_UNREADABLE } svod_bound;
// What the unit's `column` says; *year is set for SVOD_BOUND_YEAR alone.
svod_bound svod_roster_bound(const svod_roster *roster, size_t unit, const char *column, int *year);
// Did the unit exist that year? A bound that is no year leaves its side open.
bool svod_roster_exists(const svod_roster *roster, size_t unit, int year);

#endif
