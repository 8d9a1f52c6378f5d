// String -> size_t with open addressing: slots hold positions in the list of entries, which keeps the order of insertion.
#include "base/map.h"

#include <string.h>

#include "base/vec.h"

typedef struct entry {
    const char *key;
    size_t len;
    uint64_t hash;
    size_t value;
} entry;

struct svod_map {
    svod_arena *arena;
    svod_vec entries;  // entry
    size_t *slots;     // position + 1 in entries; 0: free
    size_t slot_count; // a power of two
};

#define FIRST_SLOTS 16

svod_map *svod_map_new(svod_arena *arena) {
    svod_map *map = SVOD_NEW(arena, svod_map);
    map->arena = arena;
    map->entries = svod_vec_of(arena, sizeof(entry));
    map->slot_count = FIRST_SLOTS;
    map->slots = SVOD_ARRAY(arena, size_t, FIRST_SLOTS);
    return map;
}

static uint64_t fnv1a(const char *key, size_t len) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)key[i]) * UINT64_C(1099511628211);
    // The low bits choose the slot, and FNV mixes the high ones better.
    return hash ^ (hash >> 32);
}

// The slot that holds the key, or the free one where it belongs.
static size_t slot_of(const svod_map *map, const char *key, size_t len, uint64_t hash) {
    size_t mask = map->slot_count - 1;
    for (size_t slot = (size_t)hash & mask;; slot = (slot + 1) & mask) {
        if (!map->slots[slot]) return slot;
        const entry *at = SVOD_AT(&map->entries, entry, map->slots[slot] - 1);
        if (at->hash == hash && at->len == len && !memcmp(at->key, key, len)) return slot;
    }
}

static void grow(svod_map *map) {
    map->slot_count *= 2;
    map->slots = SVOD_ARRAY(map->arena, size_t, map->slot_count);
    for (size_t i = 0; i < map->entries.count; i++) {
        const entry *at = SVOD_AT(&map->entries, entry, i);
        map->slots[slot_of(map, at->key, at->len, at->hash)] = i + 1;
    }
}

bool svod_map_add(svod_map *map, const char *key, size_t value) {
    size_t len = strlen(key);
    uint64_t hash = fnv1a(key, len);
    size_t slot = slot_of(map, key, len, hash);
    if (map->slots[slot]) return false;
    *SVOD_PUSH(&map->entries, entry) = (entry){.key = key, .len = len, .hash = hash, .value = value};
    map->slots[slot] = map->entries.count;
    if (map->entries.count * 2 > map->slot_count) grow(map);
    return true;
}

bool svod_map_getn(const svod_map *map, const char *key, size_t len, size_t *value) {
    size_t found = map->slots[slot_of(map, key, len, fnv1a(key, len))];
    if (found && value) *value = SVOD_AT(&map->entries, entry, found - 1)->value;
    return found != 0;
}

bool svod_map_get(const svod_map *map, const char *key, size_t *value) {
    return svod_map_getn(map, key, strlen(key), value);
}

size_t svod_map_count(const svod_map *map) {
    return map->entries.count;
}
