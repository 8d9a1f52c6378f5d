// Memory that lives as long as one run (or one scratch step) and is given back all at once.
// Refuses: single frees.
#ifndef SVOD_BASE_ARENA_H
#define SVOD_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct svod_arena svod_arena;

// Called when memory cannot be had; must not return. The command line sets one that says so and exits 3.
typedef void (*svod_oom_fn)(size_t wanted);
void svod_arena_on_oom(svod_oom_fn fn);

svod_arena *svod_arena_new(void);
// Gives back every block but the first; the arena can be used again.
void svod_arena_reset(svod_arena *arena);
void svod_arena_free(svod_arena *arena);
// Another one, for a thread of its own say, that is given back with `arena`; not to be freed by itself.
svod_arena *svod_arena_within(svod_arena *arena);
// Bytes handed out so far, for those who reset by it, and for tests.
size_t svod_arena_used(const svod_arena *arena);

// Zeroed memory of `size` bytes, aligned for any type. Never NULL.
void *svod_alloc(svod_arena *arena, size_t size);
// Zeroed array; a product over SIZE_MAX counts as out of memory.
void *svod_alloc_array(svod_arena *arena, size_t count, size_t size);
// For buffers that grow: room for `size` bytes that begin with the `old_size` bytes at `old` (NULL at first); what follows them is not
// zeroed. `old` must have come from this function and is not to be used any more. Big ones (over 4 MB) give their old room back.
void *svod_alloc_more(svod_arena *arena, void *old, size_t old_size, size_t size);
#define SVOD_NEW(arena, type) ((type *)svod_alloc((arena), sizeof(type)))
#define SVOD_ARRAY(arena, type, count) ((type *)svod_alloc_array((arena), (count), sizeof(type)))

// Copies of `len` bytes / of a NUL-terminated string, NUL-terminated, owned by the arena.
char *svod_strndup(svod_arena *arena, const char *text, size_t len);
char *svod_strdup(svod_arena *arena, const char *text);
// printf into the arena. No floating-point conversions: numbers are made by base/num.
char *svod_printf(svod_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
