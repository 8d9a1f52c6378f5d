// Which thresholds could have made a list, and for each node where none could, the pair of units that proves it.
#include "audit/lists.h"

typedef struct trying {
    const svod_list *list;
    const svod_result *result;
    bool *listed;          // [unit]
    const bool *others;    // [unit] in another list of the table
    bool *levels;          // [level] printed in the list or of one of its units; NULL: no cluster
    const uint32_t *level; // [unit]; NULL with it
    size_t units;
    svod_arena *arena;
    uint32_t node;
    bool percent, least;
} trying;

static const svod_point *point_at(const trying *t, size_t unit) {
    const svod_point *point = svod_year_at(&t->result->now, unit, t->node);
    return point->state == SVOD_STATE_POINTS ? point : NULL;
}

// Sign of what the left has more; where the threshold is "at least", of what it has less.
static int order(const trying *t, size_t left, size_t right) {
    const svod_point *l = point_at(t, left), *r = point_at(t, right);
    svod_ratio a = {l->value, 1}, b = {r->value, 1};
    if (t->percent) {
        a = svod_percent(l->value, l->max);
        b = svod_percent(r->value, r->max);
    }
    int sign = svod_ratio_compare(a, b);
    return t->least ? -sign : sign;
}

static bool counts(const trying *t, size_t unit) {
    const svod_point *point = point_at(t, unit);
    return point && (!t->percent || point->max);
}

// Must a list with a threshold hold the unit, if it lies on its side?
static bool within(const trying *t, size_t unit, svod_list_scope scope, uint32_t level) {
    if (!counts(t, unit)) return false;
    if (scope == SVOD_SCOPE_LEVEL && t->level[unit] != level) return false;
    if (t->listed[unit] || scope == SVOD_SCOPE_ALL) return true;
    if (t->others[unit]) return false;
    return !t->levels || (t->level[unit] != SVOD_NO_LEVEL && t->levels[t->level[unit]]);
}

// The unit of the list that is nearest to the threshold, and the nearest other one.
static svod_list_limit limit_of(const trying *t, svod_list_scope scope, uint32_t level) {
    svod_list_limit out = {scope == SVOD_SCOPE_LEVEL ? level : SVOD_NO_LEVEL, UINT32_MAX, UINT32_MAX};
    for (size_t unit = 0; unit < t->units; unit++) {
        if (!within(t, unit, scope, level)) continue;
        if (t->listed[unit] && (out.listed == UINT32_MAX || order(t, unit, out.listed) > 0)) out.listed = (uint32_t)unit;
        if (!t->listed[unit] && (out.other == UINT32_MAX || order(t, unit, out.other) < 0)) out.other = (uint32_t)unit;
    }
    return out;
}

static bool parts(const trying *t, const svod_list_limit *limit) {
    return limit->listed == UINT32_MAX || limit->other == UINT32_MAX || order(t, limit->listed, limit->other) < 0;
}

// By how much a pair speaks against a threshold; points above their maximum, which are a slip, are poor witnesses.
static svod_points apart(const trying *t, const svod_list_limit *limit) {
    const svod_point *listed = point_at(t, limit->listed), *other = point_at(t, limit->other);
    if ((listed->flags | other->flags) & SVOD_P_OVER_MAX) return -1;
    svod_points gap = listed->value - other->value;
    return gap < 0 ? -gap : gap;
}

// One threshold for all, then one for each level of the list.
static bool try_scope(const trying *t, svod_list_scope scope, svod_list_trial *out) {
    size_t count = scope == SVOD_SCOPE_LEVEL ? t->result->clusters[t->list->cluster].cluster->count : 1;
    svod_list_limit *limits = SVOD_ARRAY(t->arena, svod_list_limit, count);
    bool gives = true;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        svod_list_limit limit = limit_of(t, scope, i);
        if (!parts(t, &limit)) {
            if (gives || apart(t, &limit) > apart(t, &out->proof)) out->proof = limit;
            gives = false;
        }
        if (limit.listed != UINT32_MAX) limits[kept++] = limit;
    }
    out->gives = gives;
    out->scope = (uint8_t)scope;
    out->limit = gives ? limits : NULL;
    out->limit_count = gives ? kept : 0;
    return gives;
}

// false: nobody of the list has points there.
static bool try_node(const trying *t, svod_list_trial *out) {
    *out = (svod_list_trial){.node = t->node, .percent = t->percent, .least = t->least};
    size_t seen = 0;
    for (size_t unit = 0; unit < t->units; unit++) {
        if (!t->listed[unit]) continue;
        seen += counts(t, unit);
        out->blind += !counts(t, unit);
    }
    if (!seen) return false;
    // A unit of the list that has no level would go unseen where thresholds are those of levels.
    bool leveled = t->levels != NULL;
    for (size_t unit = 0; unit < t->units && leveled; unit++)
        leveled = !t->listed[unit] || t->level[unit] != SVOD_NO_LEVEL;
    if (!try_scope(t, SVOD_SCOPE_ALL, out) && !try_scope(t, SVOD_SCOPE_REST, out) && leveled) try_scope(t, SVOD_SCOPE_LEVEL, out);
    return true;
}

// Do units differ in what they could have had there?
static bool maxima_differ(const trying *t) {
    const svod_point *first = NULL;
    for (size_t unit = 0; unit < t->units; unit++) {
        const svod_point *point = point_at(t, unit);
        if (!point) continue;
        if (first && point->max != first->max) return true;
        first = point;
    }
    return false;
}

static void try_all(trying *t, uint32_t node, svod_vec *out) {
    t->node = node;
    t->percent = false;
    bool both = maxima_differ(t);
    for (unsigned turn = 0; turn < (both ? 4 : 2); turn++) {
        t->percent = turn >= 2;
        t->least = turn & 1;
        svod_list_trial trial;
        if (try_node(t, &trial)) *SVOD_PUSH(out, svod_list_trial) = trial;
    }
}

static void find_levels(trying *t) {
    const svod_list *list = t->list;
    if (list->cluster == UINT32_MAX) return;
    const svod_cluster_result *cluster = &t->result->clusters[list->cluster];
    t->level = cluster->level;
    t->levels = SVOD_ARRAY(t->arena, bool, cluster->cluster->count + 1);
    for (uint32_t i = 0; i < list->count; i++) {
        const svod_listed *unit = &list->units[i];
        if (unit->mark == SVOD_MARK_MISSING) continue;
        if (unit->printed != SVOD_NO_LEVEL) t->levels[unit->printed] = true;
        if (unit->own != SVOD_NO_LEVEL) t->levels[unit->own] = true;
    }
}

void list_try(svod_list *list, const bool *others, const svod_result *result, svod_arena *arena) {
    trying t = {.list = list, .result = result, .others = others, .units = result->roster->count, .arena = arena};
    t.listed = SVOD_ARRAY(arena, bool, t.units + 1);
    for (uint32_t i = 0; i < list->count; i++)
        if (list->units[i].unit != UINT32_MAX && list->units[i].mark != SVOD_MARK_MISSING) t.listed[list->units[i].unit] = true;
    find_levels(&t);
    svod_vec trials = svod_vec_of(arena, sizeof(svod_list_trial));
    if (list->node != SVOD_NO_NODE) try_all(&t, list->node, &trials);
    for (uint32_t node = 0; node < result->now.rubric->count; node++)
        if (node != list->node) try_all(&t, node, &trials);
    list->trials = trials.data;
    list->trial_count = (uint32_t)trials.count;
}
