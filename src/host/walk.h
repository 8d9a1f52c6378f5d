// Everything below a folder. Refuses: knowing what it is for.
#ifndef SVOD_HOST_WALK_H
#define SVOD_HOST_WALK_H

#include "host/host.h"

typedef enum svod_entry_kind {
    SVOD_ENTRY_FILE,   // a regular file, also behind a link that stays below the folder
    SVOD_ENTRY_FOLDER, // its files follow
    SVOD_ENTRY_LINK,   // leads out of the folder, to another folder, or nowhere: not followed
    SVOD_ENTRY_OTHER,  // a pipe, a socket, a device
    SVOD_ENTRY_CLOSED, // a folder that could not be read, or lies too deep
} svod_entry_kind;
typedef struct svod_entry {
    const char *path; // below the folder, parted by "/", bytes as the file system has them
    size_t bytes;     // FILE
    svod_entry_kind kind;
} svod_entry;

#define SVOD_WALK_DEPTH 32
#define SVOD_WALK_CAP 1000000

// Sorted by the bytes of their paths. Hidden files and lock files of office programs are left out. *more: there were over `most`.
// NULL: there is no such folder.
const svod_entry *svod_host_walk(svod_arena *arena, const char *dir, size_t most, size_t *count, bool *more);

#endif
