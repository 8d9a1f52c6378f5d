// Paths that match a pattern. Own matching, because that of the system takes a letter for a byte without a locale, and would read
// signs in the names of folders as patterns.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host/host.h"

// Bytes of the character at `at` (1 for a stray byte).
static size_t letter(const char *at) {
    size_t len = 1;
    while (((unsigned char)at[len] & 0xC0) == 0x80)
        len++;
    return len;
}

// Whether the character at `text` is in the set behind '['; *end is put behind ']'. A set without an end matches nothing.
static bool in_set(const char *set, const char *text, const char **end) {
    bool negated = *set == '!' || *set == '^', found = false;
    set += negated;
    size_t len = letter(text);
    for (bool first = true; *set && (first || *set != ']'); first = false) {
        size_t low = letter(set);
        const char *high = set[low] == '-' && set[low + 1] && set[low + 1] != ']' ? set + low + 1 : NULL;
        if (high) {
            // UTF-8 sorts by bytes as by code points.
            size_t high_len = letter(high);
            found |= strncmp(text, set, len > low ? len : low) >= 0 && strncmp(text, high, len > high_len ? len : high_len) <= 0;
            set = high + high_len;
        } else {
            found |= low == len && !memcmp(set, text, len);
            set += low;
        }
    }
    *end = *set ? set + 1 : set;
    return *set && found != negated;
}

static bool matches(const char *pattern, const char *text) {
    const char *star = NULL, *retry = NULL, *next;
    while (*text) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = text;
        } else if (*pattern == '?') {
            pattern++;
            text += letter(text);
        } else if (*pattern == '[' && in_set(pattern + 1, text, &next)) {
            pattern = next;
            text += letter(text);
        } else if (*pattern != '[' && *pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            retry += letter(retry);
            pattern = star;
            text = retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

static bool is_pattern(const char *part) {
    return strpbrk(part, "*?[") != NULL;
}

static bool is_left_out(const char *name) {
    return *name == '.' || svod_starts(name, "~$");
}

static int compare_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef struct search {
    svod_arena *arena;
    const char *dir;
    svod_vec found; // const char *
} search;

static void find(search *in, const char *begun, const char *pattern);

// Goes on with the rest of the pattern below `path`, or keeps the path when there is no rest.
static void follow(search *in, const char *path, const char *rest) {
    const char *full = svod_host_join(in->arena, in->dir, path);
    if (*rest && svod_host_is_dir(full))
        find(in, path, rest);
    else if (!*rest && !access(full, F_OK))
        *SVOD_PUSH(&in->found, const char *) = path;
}

static const char *below(const search *in, const char *begun, const char *name) {
    const char *slash = !*begun || begun[strlen(begun) - 1] == '/' ? "" : "/";
    return svod_printf(in->arena, "%s%s%s", begun, slash, name);
}

static void find_matching(search *in, const char *begun, const char *part, const char *rest) {
    DIR *folder = opendir(svod_host_join(in->arena, in->dir, *begun ? begun : "."));
    if (!folder) return;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (!is_left_out(entry->d_name) && matches(part, entry->d_name)) follow(in, below(in, begun, entry->d_name), rest);
    closedir(folder);
}

static void find(search *in, const char *begun, const char *pattern) {
    size_t len = strcspn(pattern, "/");
    const char *part = svod_strndup(in->arena, pattern, len);
    const char *rest = pattern + len + strspn(pattern + len, "/");
    if (is_pattern(part))
        find_matching(in, begun, part, rest);
    else
        follow(in, below(in, begun, part), rest);
}

const char *const *svod_host_glob(svod_arena *arena, const char *dir, const char *pattern, size_t *count) {
    search in = {.arena = arena, .dir = dir, .found = svod_vec_of(arena, sizeof(const char *))};
    bool absolute = *pattern == '/';
    if (*pattern) find(&in, absolute ? "/" : "", absolute ? pattern + strspn(pattern, "/") : pattern);
    *count = in.found.count;
    if (in.found.count) qsort(in.found.data, in.found.count, sizeof(const char *), compare_strings);
    SVOD_PUSH(&in.found, const char *);
    return in.found.data;
}
