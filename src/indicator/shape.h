// Shapes of texts that answers take: numbers with words, dates, numbers and titles of documents, addresses, yes and no. Patterns are
// compiled once a run. Private to indicator/.
#ifndef SVOD_INDICATOR_SHAPE_H
#define SVOD_INDICATOR_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum shape {
#define SHAPE(id, pattern) SHAPE_##id,
#include "indicator/shapes.def"
#undef SHAPE
    SHAPE_COUNT
} shape;

typedef struct svod_shapes svod_shapes;
svod_shapes *shapes_new(svod_arena *arena); // nothing to close

#define SHAPE_GROUPS 5
typedef struct shape_found {
    size_t from, to; // bytes of the text
    struct {
        size_t from, len; // len 0: the group is not there
    } group[SHAPE_GROUPS];
} shape_found;

// The first place of the text, from byte `from`, that has the shape. Of a very long text only the beginning is looked at.
bool shape_find(svod_shapes *shapes, shape id, const char *text, size_t from, shape_found *out);
bool shape_is(svod_shapes *shapes, shape id, const char *text);
// A group of what was found, in the arena; "" when it is not there.
const char *shape_group(const shape_found *found, unsigned group, const char *text, svod_arena *arena);

#endif
