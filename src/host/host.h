// The machine: whole files with a size cap, folders, atomic saving, hashes, the clock. The only room that opens files.
// Refuses: knowing what is in them.
#ifndef SVOD_HOST_HOST_H
#define SVOD_HOST_HOST_H

#include "base/finding.h"
#include "base/str.h"

typedef struct svod_bytes {
    const unsigned char *data;
    size_t len;
} svod_bytes;

#define SVOD_FILE_CAP ((size_t)2 << 30) // bytes of one input

// Whole file into the arena. Findings: file_missing, file_unreadable, file_too_big, file_empty (an empty file is an error to all who
// read). `shown` is the name that findings carry. Big files are mapped, so the bytes are read only as they are used.
bool svod_host_read(svod_arena *arena, const char *path, const char *shown, svod_bytes *out, svod_findings *findings);
// The same of at most `cap` bytes, never mapped: by any number of threads, and given back with the arena.
// Finding file_changed when somebody wrote to the file while it was copied.
bool svod_host_copy(svod_arena *arena, const char *path, const char *shown, size_t cap, svod_bytes *out, svod_findings *findings);
// Whether a file is still what was read from it.
bool svod_host_same(const char *path, svod_bytes bytes);
// To be asked once the bytes were used: true when they were those of the file all the time. False when somebody wrote to a mapped file
// meanwhile, so that what was read may be half of the one and half of the other; the first time with the finding file_changed.
bool svod_host_kept(svod_bytes bytes, const char *shown, svod_findings *findings);

bool svod_host_is_dir(const char *path);
bool svod_host_is_file(const char *path);
// "a/b" + "c" -> "a/b/c"; an absolute `name` is returned as it is; "./" and "x/../" are folded.
const char *svod_host_join(svod_arena *arena, const char *dir, const char *name);
const char *svod_host_dir_of(svod_arena *arena, const char *path);  // "a/b.yaml" -> "a", "b.yaml" -> "."
const char *svod_host_stem_of(svod_arena *arena, const char *path); // "a/b.yaml" -> "b"
const char *svod_host_name_of(const char *path);                    // "a/b.yaml" -> "b.yaml"
// Paths (relative to `dir`) matched by a glob pattern (* ? [] in the last parts), sorted by bytes; NULL-terminated. Lock files of office
// programs (~$x.xlsx, .~lock.x#) and hidden files are left out.
const char *const *svod_host_glob(svod_arena *arena, const char *dir, const char *pattern, size_t *count);
// Folder of rubrics: $SVOD_SHARE/rubrics, else ../rubrics or ../share/svod/rubrics from the executable, else
// share/svod/rubrics where the program was to be installed; "" when there is none.
const char *svod_host_share(svod_arena *arena, const char *what);

void svod_host_sha256(const void *data, size_t len, char hex[65]);
// The same over bytes that come piece by piece.
typedef struct svod_hash svod_hash;
svod_hash *svod_hash_begin(svod_arena *arena);
void svod_hash_add(svod_hash *hash, const void *data, size_t len);
void svod_hash_end(svod_hash *hash, char hex[65]);

// A set of outputs that appear together or not at all: each is written beside its place under a temporary name and flushed to disk;
// commit renames all, abort removes all. Findings: save_failed.
typedef struct svod_save svod_save;
svod_save *svod_save_begin(svod_arena *arena, const char *dir, svod_findings *findings); // makes the folder
// Bytes as the file `name`.
bool svod_save_bytes(svod_save *save, const char *name, const void *data, size_t len);
// The file `name` as a buffer that empties itself onto the disk: what is appended until svod_save_end is the file's. One at a time.
// NULL with a finding.
svod_buf *svod_save_stream(svod_save *save, const char *name);
bool svod_save_end(svod_save *save);
// Temporary path for a library that writes by itself; flushed and hashed by commit.
const char *svod_save_path(svod_save *save, const char *name);
// For manifests: outputs so far with size and SHA-256.
typedef struct svod_saved {
    const char *name;
    size_t bytes;
    char sha256[65];
} svod_saved;
bool svod_save_list(svod_save *save, const svod_saved **list, size_t *count);
bool svod_save_commit(svod_save *save);
void svod_save_abort(svod_save *save);

double svod_host_seconds(void);                 // monotonic clock: for --timings, benches, and how long a child is waited for
size_t svod_host_peak_memory(void);             // bytes, of this process
const char *svod_host_today(svod_arena *arena); // YYYY-MM-DD where the machine stands

#endif
