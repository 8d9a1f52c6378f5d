// The folder of submitted documents: which file is whose. Private to run/.
#ifndef SVOD_RUN_DOCUMENTS_H
#define SVOD_RUN_DOCUMENTS_H

#include "run/load.h"

// A file below a unit's folder.
typedef struct submitted {
    const char *unit;  // id
    const char *name;  // below the unit's folder, or below all of them when it has several; valid UTF-8 in normal form C
    const char *path;  // to be opened
    const char *shown; // from the campaign's folder
    size_t bytes;      // when the folder was looked through
} submitted;

typedef struct documents {
    const char *dir; // as the campaign names it; "": it has none
    submitted *list; // by the bytes of their paths
    size_t count;
    size_t most;     // entries that are looked at; 0: SVOD_WALK_CAP
    svod_map *index; // documents_key -> index in list
} documents;

// Lists the folder that the campaign names, or `documents` beside it. False when the one that it names is not there. Findings go to
// `said`: documents_missing, documents_unit_unknown, documents_folders, documents_loose, documents_link, documents_special,
// documents_closed, documents_too_many.
bool documents_list(loader *load, const campaign_file *campaign, const svod_roster *roster, documents *out, svod_findings *said);
const char *documents_key(svod_arena *arena, const char *unit, const char *name);

#endif
