// Finding units by what sheets call them.
#include "data/roster.h"

#include <string.h>

#include "base/str.h"

size_t svod_roster_find(const svod_roster *roster, svod_arena *scratch, const char *name) {
    size_t index;
    return svod_map_get(roster->by_key, svod_fold_name(scratch, name), &index) ? index : SVOD_NO_UNIT;
}

bool svod_roster_is_group(const svod_roster *roster, svod_arena *scratch, const char *text) {
    const char *key = svod_fold(scratch, text);
    return roster->groups && svod_map_get(roster->groups, key, NULL) && !svod_map_get(roster->by_text, key, NULL);
}

bool svod_roster_like_group(const svod_roster *roster, svod_arena *scratch, const char *text) {
    static const char word[] = " округ";
    char *key = svod_fold(scratch, text);
    size_t len = strlen(key), tail = sizeof word - 1;
    if (!roster->groups || len <= tail || strcmp(key + len - tail, word) || svod_map_get(roster->by_text, key, NULL)) return false;
    return svod_map_getn(roster->groups, key, len - tail, NULL);
}

size_t svod_roster_by_id(const svod_roster *roster, const char *id) {
    size_t index;
    return svod_map_get(roster->by_id, id, &index) ? index : SVOD_NO_UNIT;
}

#define NEAREST 3

typedef struct near_unit {
    unsigned distance;
    size_t unit;
} near_unit;

// Keeps the list short and in order; of equal distances the earlier unit stands first.
static size_t insert_near(near_unit list[NEAREST], size_t count, near_unit new) {
    size_t at = count;
    while (at > 0 && list[at - 1].distance > new.distance)
        at--;
    if (at == NEAREST) return count;
    if (count < NEAREST) count++;
    memmove(&list[at + 1], &list[at], (count - 1 - at) * sizeof *list);
    list[at] = new;
    return count;
}

// The numbers in a name: "СОШ № 07" and "Школа 7" have the same ones.
static const char *numbers_of(svod_arena *arena, const char *key) {
    svod_buf out = svod_buf_of(arena);
    for (const char *at = key; *at;) {
        size_t len = strspn(at, "0123456789"), zeros = strspn(at, "0");
        if (zeros >= len) zeros = len ? len - 1 : 0;
        if (len) svod_buf_printf(&out, "%.*s ", (int)(len - zeros), at + zeros);
        at += len ? len : 1;
    }
    return out.data ? out.data : "";
}

// Long names that are spelt quite otherwise have their number in common. More of them than can be named tell nobody anything.
static size_t same_numbers(const svod_roster *roster, svod_arena *scratch, const char *key, near_unit list[NEAREST]) {
    const char *numbers = numbers_of(scratch, key);
    size_t count = 0;
    for (size_t i = 0; *numbers && i < roster->count; i++) {
        if (!svod_streq(numbers, numbers_of(scratch, svod_fold_name(scratch, roster->units[i].name)))) continue;
        if (count == NEAREST) return 0;
        list[count++] = (near_unit){0, i};
    }
    return count;
}

const char *svod_roster_nearest(const svod_roster *roster, svod_arena *arena, const char *name) {
    svod_arena *scratch = svod_arena_new();
    const char *key = svod_fold_name(scratch, name);
    unsigned cap = (unsigned)svod_utf8_count(key, strlen(key)) / 3 + 1;
    near_unit list[NEAREST];
    size_t count = 0;
    for (size_t i = 0; i < roster->count; i++) {
        unsigned distance = svod_distance(key, svod_fold_name(scratch, roster->units[i].name), cap);
        // A name that two units claim means neither of them, and naming it again would help nobody.
        if (distance > 0 && distance < cap) count = insert_near(list, count, (near_unit){distance, i});
    }
    if (!count) count = same_numbers(roster, scratch, key, list);
    svod_arena_free(scratch);
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < count; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", roster->units[list[i].unit].name);
    return out.data ? out.data : "";
}

bool svod_roster_attr_index(const svod_roster *roster, const char *attr, size_t *index) {
    for (size_t i = 0; i < roster->attr_count; i++) {
        if (svod_streq(roster->attr_names[i], attr)) {
            *index = i;
            return true;
        }
    }
    return false;
}

svod_bound svod_roster_bound(const svod_roster *roster, size_t unit, const char *column, int *year) {
    size_t attr;
    if (!svod_roster_attr_index(roster, column, &attr)) return SVOD_BOUND_OPEN;
    const char *text = roster->units[unit].attrs[attr];
    svod_decimal value;
    svod_num_kind kind = svod_num_parse(text, strlen(text), &value, NULL);
    if (kind == SVOD_NUM_NOTHING) return SVOD_BOUND_OPEN;
    if (kind == SVOD_NUM_TEXT || value.scale != 0 || value.mantissa < 0 || value.mantissa > 9999) return SVOD_BOUND_UNREADABLE;
    *year = (int)value.mantissa;
    return SVOD_BOUND_YEAR;
}

bool svod_roster_exists(const svod_roster *roster, size_t unit, int year) {
    int bound;
    if (svod_roster_bound(roster, unit, SVOD_SINCE, &bound) == SVOD_BOUND_YEAR && year < bound) return false;
    return svod_roster_bound(roster, unit, SVOD_UNTIL, &bound) != SVOD_BOUND_YEAR || year <= bound;
}
