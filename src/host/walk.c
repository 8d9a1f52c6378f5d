// Everything below a folder, sorted.
#include "host/walk.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct walk {
    svod_arena *arena;
    const char *dir, *real; // real: its path without links
    svod_vec entries;       // svod_entry
    size_t most;
    bool more;
} walk;

static bool left_out(const char *name) {
    return name[0] == '.' || (name[0] == '~' && name[1] == '$');
}

// A link is as good as the file when that lies below the same folder.
static svod_entry_kind behind_link(const walk *own, const char *path, size_t *bytes) {
    char *real = realpath(path, NULL);
    size_t len = strlen(own->real);
    struct stat info;
    bool inside = real && !strncmp(real, own->real, len) && real[len] == '/' && !stat(real, &info) && S_ISREG(info.st_mode);
    free(real);
    if (!inside) return SVOD_ENTRY_LINK;
    *bytes = (size_t)info.st_size;
    return SVOD_ENTRY_FILE;
}

static svod_entry_kind kind_of(const walk *own, const char *path, size_t *bytes) {
    struct stat info;
    if (lstat(path, &info)) return SVOD_ENTRY_LINK; // gone meanwhile
    *bytes = (size_t)info.st_size;
    if (S_ISLNK(info.st_mode)) return behind_link(own, path, bytes);
    return S_ISDIR(info.st_mode) ? SVOD_ENTRY_FOLDER : S_ISREG(info.st_mode) ? SVOD_ENTRY_FILE : SVOD_ENTRY_OTHER;
}

static bool go_into(walk *own, const char *below, unsigned depth) {
    DIR *dir = depth > SVOD_WALK_DEPTH ? NULL : opendir(*below ? svod_host_join(own->arena, own->dir, below) : own->dir);
    if (!dir) return false;
    for (struct dirent *item; !own->more && (item = readdir(dir));) {
        if (left_out(item->d_name)) continue;
        const char *path = *below ? svod_printf(own->arena, "%s/%s", below, item->d_name) : svod_strdup(own->arena, item->d_name);
        svod_entry entry = {.path = path};
        entry.kind = kind_of(own, svod_host_join(own->arena, own->dir, path), &entry.bytes);
        if (entry.kind == SVOD_ENTRY_FOLDER && !go_into(own, path, depth + 1)) entry.kind = SVOD_ENTRY_CLOSED;
        own->more = own->entries.count == own->most;
        if (!own->more) *SVOD_PUSH(&own->entries, svod_entry) = entry;
    }
    closedir(dir);
    return true;
}

static int by_path(const void *left, const void *right) {
    const svod_entry *a = left, *b = right;
    return strcmp(a->path, b->path);
}

const svod_entry *svod_host_walk(svod_arena *arena, const char *dir, size_t most, size_t *count, bool *more) {
    char *real = realpath(dir, NULL);
    if (!real) return NULL;
    walk own = {
        .arena = arena, .dir = dir, .real = svod_strdup(arena, real), .most = most, .entries = svod_vec_of(arena, sizeof(svod_entry))};
    free(real);
    if (!go_into(&own, "", 0)) return NULL;
    if (own.entries.count) qsort(own.entries.data, own.entries.count, sizeof(svod_entry), by_path);
    *count = own.entries.count;
    *more = own.more;
    return own.entries.count ? own.entries.data : SVOD_NEW(arena, svod_entry);
}
