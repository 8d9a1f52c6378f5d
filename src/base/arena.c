// Arenas: zeroed blocks of growing size, handed out from front to back and freed together.
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK ((size_t)64 << 10)
#define LAST_BLOCK ((size_t)4 << 20)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct block {
    struct block *next; // older
    size_t size, used;
    _Alignas(max_align_t) unsigned char data[];
} block;

struct svod_arena {
    block *current; // newest of the shared blocks; requests too big for a shared block get one of their own behind it
    block *first;
    size_t block_size; // of the next shared block
    size_t used;
    svod_arena *within, *beside; // arenas that are freed with this one; the next of those that are freed with the same
};

static void give_up(size_t wanted) {
    (void)wanted;
    abort();
}

static svod_oom_fn on_oom = give_up;

void svod_arena_on_oom(svod_oom_fn fn) {
    on_oom = fn ? fn : give_up;
}

// calloc, because big blocks then come as untouched zero pages from the system.
static block *block_new(size_t size) {
    block *made = size > SIZE_MAX - sizeof(block) ? NULL : calloc(1, sizeof(block) + size);
    if (!made) {
        on_oom(size);
        abort();
    }
    made->size = size;
    return made;
}

svod_arena *svod_arena_new(void) {
    svod_arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        on_oom(sizeof *arena);
        abort();
    }
    arena->first = arena->current = block_new(FIRST_BLOCK);
    arena->block_size = FIRST_BLOCK * 2;
    return arena;
}

static void free_all_but(svod_arena *arena, const block *kept) {
    while (arena->within) {
        svod_arena *next = arena->within->beside;
        svod_arena_free(arena->within);
        arena->within = next;
    }
    for (block *at = arena->current; at;) {
        block *next = at->next;
        if (at != kept) free(at);
        at = next;
    }
}

void svod_arena_reset(svod_arena *arena) {
    block *first = arena->first;
    free_all_but(arena, first);
    memset(first->data, 0, first->used);
    first->used = 0;
    first->next = NULL;
    arena->current = first;
    arena->block_size = FIRST_BLOCK * 2;
    arena->used = 0;
}

void svod_arena_free(svod_arena *arena) {
    if (!arena) return;
    free_all_but(arena, NULL);
    free(arena);
}

svod_arena *svod_arena_within(svod_arena *arena) {
    svod_arena *made = svod_arena_new();
    made->beside = arena->within;
    arena->within = made;
    return made;
}

size_t svod_arena_used(const svod_arena *arena) {
    return arena->used;
}

static void *own_block(svod_arena *arena, size_t size) {
    block *made = block_new(size);
    made->used = size;
    made->next = arena->current->next;
    arena->current->next = made;
    return made->data;
}

static void shared_block(svod_arena *arena) {
    block *made = block_new(arena->block_size);
    made->next = arena->current;
    arena->current = made;
    if (arena->block_size < LAST_BLOCK) arena->block_size *= 2;
}

void *svod_alloc(svod_arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT) {
        on_oom(size);
        abort();
    }
    size_t rounded = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
    arena->used += rounded;
    if (rounded > arena->current->size - arena->current->used) {
        if (rounded > arena->block_size / 4) return own_block(arena, rounded);
        shared_block(arena);
    }
    void *out = arena->current->data + arena->current->used;
    arena->current->used += rounded;
    return out;
}

void *svod_alloc_array(svod_arena *arena, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        on_oom(SIZE_MAX);
        abort();
    }
    return svod_alloc(arena, bytes);
}

// A block of one array that is too big for any shared block: realloc moves its pages without copying them.
static void *regrow(svod_arena *arena, void *old, size_t size) {
    block **link = &arena->current;
    while ((*link)->data != (unsigned char *)old)
        link = &(*link)->next;
    size_t before = (*link)->size;
    block *grown = size > SIZE_MAX - sizeof(block) ? NULL : realloc(*link, sizeof(block) + size);
    if (!grown) {
        on_oom(size);
        abort();
    }
    grown->size = grown->used = size;
    *link = grown;
    arena->used += size - before;
    return grown->data;
}

void *svod_alloc_more(svod_arena *arena, void *old, size_t old_size, size_t size) {
    if (old && old_size > LAST_BLOCK) return regrow(arena, old, size);
    void *more = svod_alloc(arena, size);
    if (old_size) memcpy(more, old, old_size);
    return more;
}

char *svod_strndup(svod_arena *arena, const char *text, size_t len) {
    char *copy = svod_alloc(arena, len + 1);
    if (len) memcpy(copy, text, len);
    return copy;
}

char *svod_strdup(svod_arena *arena, const char *text) {
    return svod_strndup(arena, text, strlen(text));
}

char *svod_printf(svod_arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len < 0 ? 1 : (size_t)len + 1;
    char *text = svod_alloc(arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}
