// Paths as texts, and the folder of shared files.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host/host.h"

// Length of `out` without its last part, or SIZE_MAX when that part must stay ("..", or nothing).
static size_t without_last(const char *out, size_t len) {
    size_t at = len;
    while (at > 0 && out[at - 1] != '/')
        at--;
    if (at == len || !strncmp(out + at, "..", len - at + 1)) return SIZE_MAX;
    return at > 1 ? at - 1 : at;
}

// "." and "x/.." folded, doubled slashes dropped.
static const char *fold_path(svod_arena *arena, const char *path) {
    char *out = svod_alloc(arena, strlen(path) + 2);
    size_t len = 0;
    bool absolute = *path == '/';
    if (absolute) out[len++] = '/';
    while (*path) {
        size_t part = strcspn(path, "/");
        bool up = part == 2 && !memcmp(path, "..", 2);
        size_t shorter = up ? without_last(out, len) : SIZE_MAX;
        if (shorter != SIZE_MAX) {
            len = shorter;
        } else if (part && !(part == 1 && *path == '.') && !(up && absolute && len == 1)) {
            if (len && out[len - 1] != '/') out[len++] = '/';
            memcpy(out + len, path, part);
            len += part;
        }
        out[len] = '\0';
        path += part + (path[part] == '/');
    }
    return len ? out : ".";
}

const char *svod_host_join(svod_arena *arena, const char *dir, const char *name) {
    if (*name == '/') return name;
    return fold_path(arena, *dir ? svod_printf(arena, "%s/%s", dir, name) : name);
}

const char *svod_host_dir_of(svod_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return slash == path ? "/" : svod_strndup(arena, path, (size_t)(slash - path));
}

const char *svod_host_name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *svod_host_stem_of(svod_arena *arena, const char *path) {
    const char *name = svod_host_name_of(path);
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? svod_strndup(arena, name, (size_t)(dot - name)) : name;
}

static const char *executable_dir(svod_arena *arena) {
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    if (len <= 0 || (size_t)len == sizeof path) return NULL;
    return svod_host_dir_of(arena, svod_strndup(arena, path, (size_t)len));
}

const char *svod_host_share(svod_arena *arena, const char *what) {
    const char *given = getenv("SVOD_SHARE");
    const char *beside = executable_dir(arena);
    const char *const places[] = {
        given && *given ? svod_host_join(arena, given, what) : NULL,
        beside ? svod_host_join(arena, beside, svod_printf(arena, "../%s", what)) : NULL,
        beside ? svod_host_join(arena, beside, svod_printf(arena, "../share/svod/%s", what)) : NULL,
        svod_host_join(arena, SVOD_SHARE_DIR, what),
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] && svod_host_is_dir(places[i])) return places[i];
    return "";
}
