// Walks the central directory of a zip archive in memory. Nothing here is trusted: every offset is held against the length.
#include "read/zipdir.h"

#include <string.h>

#define END_LEN 22 // of the record that ends an archive, without its comment
#define COMMENT_CAP 65535
#define LOCATOR_LEN 20 // of the record before it in archives of over 4 GB
#define END64_LEN 56
#define CENTRAL_LEN 46
#define LOCAL_LEN 30

static uint64_t little(const unsigned char *at, unsigned len) {
    uint64_t value = 0;
    while (len-- > 0) {
        value = value << 8 | at[len];
    }
    return value;
}

static bool stands(svod_bytes bytes, uint64_t at, size_t len, const char *signature) {
    return at <= bytes.len && bytes.len - at >= len && memcmp(bytes.data + at, signature, 4) == 0;
}

// Offset of the last end record, or `bytes.len`.
static size_t find_end(svod_bytes bytes) {
    size_t lowest = bytes.len > END_LEN + COMMENT_CAP ? bytes.len - END_LEN - COMMENT_CAP : 0;
    for (size_t at = bytes.len >= END_LEN ? bytes.len - END_LEN + 1 : 0; at-- > lowest;) {
        if (memcmp(bytes.data + at, "PK\5\6", 4) == 0) {
            return at;
        }
    }
    return bytes.len;
}

svod_zipdir svod_zipdir_find(svod_bytes bytes) {
    svod_zipdir dir = {.bytes = bytes};
    size_t end = find_end(bytes);
    if (end == bytes.len) {
        return dir;
    }
    dir.len = little(bytes.data + end + 12, 4);
    dir.at = little(bytes.data + end + 16, 4);
    if ((dir.len == UINT32_MAX || dir.at == UINT32_MAX) && end >= LOCATOR_LEN && stands(bytes, end - LOCATOR_LEN, LOCATOR_LEN, "PK\6\7")) {
        uint64_t big = little(bytes.data + end - LOCATOR_LEN + 8, 8);
        if (stands(bytes, big, END64_LEN, "PK\6\6")) {
            dir.len = little(bytes.data + big + 40, 8);
            dir.at = little(bytes.data + big + 48, 8);
        }
    }
    return dir;
}

bool svod_zipdir_next(const svod_zipdir *dir, uint64_t *at, svod_zipdir_entry *out) {
    if (!stands(dir->bytes, *at, CENTRAL_LEN, "PK\1\2")) {
        return false;
    }
    const unsigned char *entry = dir->bytes.data + *at;
    out->name = (const char *)entry + CENTRAL_LEN;
    out->len = (size_t)little(entry + 28, 2);
    out->local = little(entry + 42, 4);
    *at += CENTRAL_LEN + out->len + little(entry + 30, 2) + little(entry + 32, 2);
    return out->len <= (size_t)(dir->bytes.data + dir->bytes.len - entry) - CENTRAL_LEN;
}

void svod_zipdir_walk(svod_zipdir *dir, svod_arena *arena, size_t most) {
    uint64_t at = dir->at;
    svod_zipdir_entry entry;
    dir->names_at = SVOD_ARRAY(arena, uint32_t, most);
    for (dir->count = 0; dir->count < most && svod_zipdir_next(dir, &at, &entry); dir->count++) {
        dir->names_at[dir->count] = stands(dir->bytes, entry.local, LOCAL_LEN, "PK\3\4") ? (uint32_t)entry.local : SVOD_ZIPDIR_UNKNOWN;
    }
}

bool svod_zipdir_local_name(const svod_zipdir *dir, size_t entry, const char **name, size_t *len) {
    if (entry >= dir->count || dir->names_at[entry] == SVOD_ZIPDIR_UNKNOWN) {
        return false;
    }
    const unsigned char *local = dir->bytes.data + dir->names_at[entry];
    *len = (size_t)little(local + 26, 2);
    *name = (const char *)local + LOCAL_LEN;
    return (size_t)(dir->bytes.data + dir->bytes.len - local) >= LOCAL_LEN + *len;
}
