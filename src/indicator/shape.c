// Compiles the patterns of shapes.def and tries them on texts, with limits on steps.
#include "indicator/shape.h"

#include <assert.h>
#include <pcre2.h>
#include <string.h>

#include "base/str.h"

#define MATCH_LIMIT 200000 // backtracking steps of one match
#define SUBJECT_CAP 4000   // bytes of a text that patterns look at

struct svod_shapes {
    pcre2_code *codes[SHAPE_COUNT];
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

static void *take(PCRE2_SIZE size, void *arena) {
    return svod_alloc(arena, size);
}

static void give(void *memory, void *arena) {
    (void)memory;
    (void)arena;
}

svod_shapes *shapes_new(svod_arena *arena) {
    static const char *const patterns[] = {
#define SHAPE(id, pattern) pattern,
#include "indicator/shapes.def"
#undef SHAPE
    };
    svod_shapes *shapes = SVOD_NEW(arena, svod_shapes);
    pcre2_general_context *memory = pcre2_general_context_create(take, give, arena);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    int error;
    PCRE2_SIZE offset;
    for (size_t i = 0; i < SHAPE_COUNT; i++) {
        shapes->codes[i] =
            pcre2_compile((PCRE2_SPTR)patterns[i], PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS, &error, &offset, context);
        assert(shapes->codes[i]);
    }
    shapes->data = pcre2_match_data_create(SHAPE_GROUPS + 1, memory);
    shapes->limits = pcre2_match_context_create(memory);
    pcre2_set_match_limit(shapes->limits, MATCH_LIMIT);
    return shapes;
}

bool shape_find(svod_shapes *shapes, shape id, const char *text, size_t from, shape_found *out) {
    size_t len = svod_utf8_cut(text, strnlen(text, SUBJECT_CAP + 1), SUBJECT_CAP);
    if (from > len) return false;
    int count = pcre2_match(shapes->codes[id], (PCRE2_SPTR)text, len, from, 0, shapes->data, shapes->limits);
    if (count < 0) return false;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(shapes->data);
    *out = (shape_found){.from = at[0], .to = at[1]};
    for (int i = 1; i < count && i <= SHAPE_GROUPS; i++) {
        if (at[2 * i] == PCRE2_UNSET) continue;
        out->group[i - 1].from = at[2 * i];
        out->group[i - 1].len = at[2 * i + 1] - at[2 * i];
    }
    return true;
}

bool shape_is(svod_shapes *shapes, shape id, const char *text) {
    shape_found found;
    return shape_find(shapes, id, text, 0, &found);
}

const char *shape_group(const shape_found *found, unsigned group, const char *text, svod_arena *arena) {
    return svod_strndup(arena, text + found->group[group].from, found->group[group].len);
}
