// Paths of documents as a workbook's links have them.
#include "run/links.h"

#include <string.h>

#include "host/host.h"

static bool from_here(const char *path) {
    return *path != '/' && !(svod_starts(path, "..") && (path[2] == '/' || !path[2]));
}

// "../" for each folder of a folded relative path.
static const char *up_from(const char *path, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    if (svod_streq(path, ".")) return "";
    for (const char *at = path; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
        svod_buf_str(&out, "../");
    return out.len ? out.data : "";
}

// What leads from `dir` to the campaign's folder, NULL when the names do not tell.
static const char *way(const char *dir, const char *campaign, svod_arena *arena) {
    dir = svod_host_join(arena, "", dir);
    campaign = svod_host_join(arena, "", campaign);
    size_t len = strlen(campaign);
    if (svod_starts(dir, campaign) && dir[len] == '/') return up_from(dir + len + 1, arena);
    if (!from_here(dir) || !from_here(campaign)) return NULL;
    return svod_streq(campaign, ".") ? up_from(dir, arena) : svod_printf(arena, "%s%s/", up_from(dir, arena), campaign);
}

const svod_result *links_of(const svod_result *result, const char *dir, svod_arena *arena) {
    const svod_evidence *evidence = result->evidence;
    const char *before = evidence && *dir && *result->campaign->dir ? way(dir, result->campaign->dir, arena) : NULL;
    if (!before) return result;
    const char **paths = SVOD_ARRAY(arena, const char *, evidence->document_count + 1);
    for (uint32_t i = 0; i < evidence->document_count; i++) {
        const char *path = evidence->documents[i]->path;
        bool known = path && *path && from_here(path);
        paths[i] = known ? svod_printf(arena, "%s%s", before, path) : "";
    }
    svod_evidence *linked = SVOD_NEW(arena, svod_evidence);
    svod_result *out = SVOD_NEW(arena, svod_result);
    *linked = *evidence;
    linked->paths = paths;
    *out = *result;
    out->evidence = linked;
    return out;
}
