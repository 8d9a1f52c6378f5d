// A year's arrays put into the order of another roster, so that two years can stand side by side.
#include "score/score.h"

#include <string.h>

static void align_unit(svod_year *out, const svod_year *year, size_t to, size_t from) {
    size_t nodes = year->rubric->count;
    if (from == SVOD_NO_UNIT) {
        out->unit_state[to] = SVOD_STATE_ABSENT;
        for (size_t i = 0; i < nodes; i++)
            out->points[to * nodes + i].state = SVOD_STATE_ABSENT;
        return;
    }
    out->unit_state[to] = year->unit_state[from];
    out->rank[to] = year->rank[from];
    memcpy(&out->points[to * nodes], &year->points[from * nodes], nodes * sizeof *out->points);
}

void svod_year_align(svod_year *out, const svod_year *year, const svod_roster *own, const svod_roster *other, svod_arena *arena) {
    *out = *year;
    out->unit_count = other->count;
    out->points = SVOD_ARRAY(arena, svod_point, other->count * year->rubric->count);
    out->unit_state = SVOD_ARRAY(arena, uint8_t, other->count);
    out->rank = SVOD_ARRAY(arena, uint32_t, other->count);
    size_t *own_unit = SVOD_ARRAY(arena, size_t, other->count);
    out->own = year;
    out->own_unit = own_unit; // scores stay as they are: their places are looked up by it
    for (size_t i = 0; i < other->count; i++) {
        own_unit[i] = svod_roster_by_id(own, other->units[i].id);
        align_unit(out, year, i, own_unit[i]);
    }
}
