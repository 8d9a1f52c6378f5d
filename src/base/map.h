// String -> size_t, in order of insertion; open addressing, FNV-1a, keys owned by the caller (they must outlive the map).
#ifndef SVOD_BASE_MAP_H
#define SVOD_BASE_MAP_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct svod_map svod_map;

svod_map *svod_map_new(svod_arena *arena);
// Adds key -> value; false (and nothing changed) when the key is there already.
bool svod_map_add(svod_map *map, const char *key, size_t value);
// False when the key is absent; *value untouched then. `value` may be NULL.
bool svod_map_get(const svod_map *map, const char *key, size_t *value);
bool svod_map_getn(const svod_map *map, const char *key, size_t len, size_t *value);
size_t svod_map_count(const svod_map *map);

#endif
