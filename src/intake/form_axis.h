// Rows or columns as they stand, held against the order in which they were given out. Private to intake/.
#ifndef SVOD_INTAKE_FORM_AXIS_H
#define SVOD_INTAKE_FORM_AXIS_H

#include "base/vec.h"

#define AXIS_NO_KEY UINT32_MAX

// One row or column; those without a key between them are listed, too.
typedef struct axis_slot {
    uint32_t at;  // row or column, ascending
    uint32_t key; // place in the order given out, or AXIS_NO_KEY
} axis_slot;

typedef enum axis_what {
    AXIS_INSERTED, // at … to have no key
    AXIS_CHANGED,  // at has lost the key `key`, which is nowhere else
    AXIS_GONE,     // `key` is nowhere
    AXIS_MOVED,    // `key` is at `at`, out of order
    AXIS_DOUBLED,  // `key` is at `at`, and at `to` before that
} axis_what;

typedef struct axis_event {
    axis_what what;
    uint32_t at, to, key;
} axis_event;

// What differs from keys 0 … expected - 1 in order; as few as possible are called moved. O(n log n).
svod_vec axis_compare(const axis_slot *slots, size_t count, uint32_t expected, svod_arena *arena);

#endif
