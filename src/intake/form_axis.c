// Inserted, deleted, moved and doubled rows and columns of a form.
#include "intake/form_axis.h"

#include <stdbool.h>

typedef struct axis {
    const axis_slot *slots;
    size_t count;
    uint32_t expected;
    svod_arena *arena;
    size_t *first; // [key] slot that has it, plus 1; 0: none
    bool *fixed;   // [slot] stands in order
    svod_vec events;
} axis;

static void tell(axis *a, axis_what what, uint32_t at, uint32_t to, uint32_t key) {
    *SVOD_PUSH(&a->events, axis_event) = (axis_event){what, at, to, key};
}

static void find_doubled(axis *a) {
    for (size_t i = 0; i < a->count; i++) {
        uint32_t key = a->slots[i].key;
        if (key == AXIS_NO_KEY) continue;
        if (a->first[key])
            tell(a, AXIS_DOUBLED, a->slots[i].at, a->slots[a->first[key] - 1].at, key);
        else
            a->first[key] = i + 1;
    }
}

static bool counts(const axis *a, size_t slot) {
    return a->slots[slot].key != AXIS_NO_KEY && a->first[a->slots[slot].key] == slot + 1;
}

// Marks the longest run of keys in ascending order: what is not in it has moved. ends[k]: slot at which the best run of k + 1 keys ends.
static void fix_longest(axis *a) {
    size_t *ends = SVOD_ARRAY(a->arena, size_t, a->count + 1), *before = SVOD_ARRAY(a->arena, size_t, a->count + 1), longest = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (!counts(a, i)) continue;
        size_t from = 0, to = longest;
        while (from < to) {
            size_t middle = (from + to) / 2;
            if (a->slots[ends[middle]].key < a->slots[i].key)
                from = middle + 1;
            else
                to = middle;
        }
        before[i] = from ? ends[from - 1] : SIZE_MAX;
        ends[from] = i;
        if (from == longest) longest++;
    }
    for (size_t i = longest ? ends[longest - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
        a->fixed[i] = true;
}

static void find_moved(axis *a) {
    for (size_t i = 0; i < a->count; i++)
        if (counts(a, i) && !a->fixed[i]) tell(a, AXIS_MOVED, a->slots[i].at, 0, a->slots[i].key);
}

// Between two that stand in order: as many without a key as keys that are nowhere means that these lost theirs.
static void compare_gap(axis *a, size_t from, size_t to, uint32_t key_from, uint32_t key_to) {
    size_t keyless = 0, gone = 0;
    for (size_t i = from; i < to; i++)
        keyless += a->slots[i].key == AXIS_NO_KEY;
    for (uint32_t key = key_from; key < key_to; key++)
        gone += !a->first[key];
    bool changed = keyless == gone;
    uint32_t key = key_from;
    for (size_t i = from; i < to; i++) {
        if (a->slots[i].key != AXIS_NO_KEY) continue;
        if (changed) {
            while (a->first[key])
                key++;
            tell(a, AXIS_CHANGED, a->slots[i].at, 0, key++);
            continue;
        }
        size_t last = i;
        while (last + 1 < to && a->slots[last + 1].key == AXIS_NO_KEY)
            last++;
        tell(a, AXIS_INSERTED, a->slots[i].at, a->slots[last].at, AXIS_NO_KEY);
        i = last;
    }
    for (key = key_from; !changed && key < key_to; key++)
        if (!a->first[key]) tell(a, AXIS_GONE, 0, 0, key);
}

svod_vec axis_compare(const axis_slot *slots, size_t count, uint32_t expected, svod_arena *arena) {
    axis a = {slots,
              count,
              expected,
              arena,
              SVOD_ARRAY(arena, size_t, expected + 1),
              SVOD_ARRAY(arena, bool, count + 1),
              svod_vec_of(arena, sizeof(axis_event))};
    find_doubled(&a);
    fix_longest(&a);
    find_moved(&a);
    size_t from = 0;
    uint32_t key = 0;
    for (size_t i = 0; i < count; i++) {
        if (!a.fixed[i]) continue;
        compare_gap(&a, from, i, key, slots[i].key);
        from = i + 1;
        key = slots[i].key + 1;
    }
    compare_gap(&a, from, count, key, expected);
    return a.events;
}
