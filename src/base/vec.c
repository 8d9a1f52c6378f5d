// Growable arrays in an arena.
#include "base/vec.h"

#include <assert.h>
#include <string.h>

svod_vec svod_vec_of(svod_arena *arena, size_t item) {
    return (svod_vec){.arena = arena, .item = item};
}

static void grow(svod_vec *vec) {
    size_t capacity = vec->capacity ? vec->capacity * 2 : 8;
    size_t size;
    if (__builtin_mul_overflow(capacity, vec->item, &size)) size = SIZE_MAX; // which no arena has
    vec->data = svod_alloc_more(vec->arena, vec->data, vec->capacity * vec->item, size);
    vec->capacity = capacity;
}

void *svod_vec_push(svod_vec *vec) {
    if (vec->count == vec->capacity) grow(vec);
    void *last = (unsigned char *)vec->data + vec->count++ * vec->item;
    // A caller may have taken elements back by lowering count.
    memset(last, 0, vec->item);
    return last;
}

void *svod_vec_at(const svod_vec *vec, size_t i) {
    assert(i < vec->count);
    return (unsigned char *)vec->data + i * vec->item;
}
