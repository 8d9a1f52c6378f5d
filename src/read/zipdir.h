// The directory at the end of a zip archive, looked at beside libzip: which parts there are before anything is opened, how long it is
// before libzip takes it into memory, and whether the name that stands before an entry's data is the directory's.
#ifndef SVOD_READ_ZIPDIR_H
#define SVOD_READ_ZIPDIR_H

#include "host/host.h"

typedef struct svod_zipdir {
    svod_bytes bytes;   // the archive
    uint64_t at, len;   // of the directory; 0 0: not found where it should be
    uint32_t *names_at; // by entry: offset in `bytes` of the local header, or SVOD_ZIPDIR_UNKNOWN; NULL: not walked
    size_t count;
} svod_zipdir;
#define SVOD_ZIPDIR_UNKNOWN UINT32_MAX

// Finds the directory; all 0 when there is none that can be understood (libzip may still find its way).
svod_zipdir svod_zipdir_find(svod_bytes bytes);
// One entry after another. `name` lies in the archive and is not ended by a NUL; `local` is the offset that the entry gives its local
// header.
typedef struct svod_zipdir_entry {
    const char *name;
    size_t len;
    uint64_t local;
} svod_zipdir_entry;
// The entry at offset *at, which begins at dir->at and goes on to the next; false where there is none.
bool svod_zipdir_next(const svod_zipdir *dir, uint64_t *at, svod_zipdir_entry *out);
// Notes where at most `most` entries have their local headers.
void svod_zipdir_walk(svod_zipdir *dir, svod_arena *arena, size_t most);
// The name that stands before the data of an entry; false when that is not known.
bool svod_zipdir_local_name(const svod_zipdir *dir, size_t entry, const char **name, size_t *len);

#endif
