// A growable array in an arena, for any element type: svod_vec cells = svod_vec_of(arena, sizeof(svod_cell));
// It doubles; a small array leaves its old room to the arena, a big one (over 4 MB) gives it back.
#ifndef SVOD_BASE_VEC_H
#define SVOD_BASE_VEC_H

#include "base/arena.h"

typedef struct svod_vec {
    svod_arena *arena;
    size_t item;     // bytes of one element
    size_t count;    // elements in use
    size_t capacity; // elements that fit
    void *data;
} svod_vec;

svod_vec svod_vec_of(svod_arena *arena, size_t item);
// A zeroed new last element; the pointer holds until the next push.
void *svod_vec_push(svod_vec *vec);
// Element `i`, which must exist.
void *svod_vec_at(const svod_vec *vec, size_t i);
#define SVOD_PUSH(vec, type) ((type *)svod_vec_push(vec))
#define SVOD_AT(vec, type, i) ((type *)svod_vec_at((vec), (i)))

#endif
