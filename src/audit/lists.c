// Holds each published list against its rule, unit by unit.
#include "audit/lists.h"

#include <stdlib.h>
#include <string.h>

#include "audit/list.h"
#include "base/str.h"

typedef struct comparing {
    const auditing *a;
    const svod_result *result;
    const list_table *of;
    const unit_list *from;
    svod_list *list;
    svod_vec units;            // svod_listed
    const level_names *levels; // NULL: no cluster
    svod_arena *arena;
} comparing;

// ---- levels ---------------------------------------------------------------------------------------------------------------------------

// Of the table's column of levels, else that by which recommendations are parted.
static uint32_t cluster_of(const auditing *a, const list_table *of) {
    const svod_rubric *rubric = a->input->rubric;
    uint32_t cluster = of->levels == SVOD_NO_COL ? UINT32_MAX : of->at->cols[of->levels].cluster;
    if (cluster >= rubric->cluster_count && rubric->advice) cluster = rubric->advice->cluster;
    return cluster < rubric->cluster_count && a->input->result->clusters ? cluster : UINT32_MAX;
}

static uint32_t own_level(const comparing *c, size_t unit) {
    if (c->list->cluster == UINT32_MAX) return SVOD_NO_LEVEL;
    return c->result->clusters[c->list->cluster].level[unit];
}

static uint32_t printed_level(const comparing *c, uint32_t row) {
    if (!c->levels || c->of->levels == SVOD_NO_COL) return SVOD_NO_LEVEL;
    const svod_pub_cell *cell = svod_pub_at(c->of->at, row, c->of->levels);
    if (cell->state != SVOD_PUB_NUMBER && cell->state != SVOD_PUB_TEXT) return SVOD_NO_LEVEL;
    uint32_t level = audit_level_named(c->levels, svod_fold(c->arena, audit_word(c->arena, cell)));
    return level == AUDIT_NO_LEVEL ? SVOD_NO_LEVEL : level;
}

// By which it stands: as printed, of one that is missing its own.
static uint32_t stands_under(const svod_listed *unit) {
    return unit->printed != SVOD_NO_LEVEL ? unit->printed : unit->own;
}

static int by_level(const void *a, const void *b) {
    const svod_listed *left = a, *right = b;
    uint32_t l = stands_under(left), r = stands_under(right);
    if (l != r) return l < r ? -1 : 1;
    bool missing_l = left->mark == SVOD_MARK_MISSING, missing_r = right->mark == SVOD_MARK_MISSING;
    if (missing_l != missing_r) return missing_l ? 1 : -1;
    if (left->place.row != right->place.row) return left->place.row < right->place.row ? -1 : 1;
    return left->unit < right->unit ? -1 : left->unit > right->unit;
}

// ---- units ----------------------------------------------------------------------------------------------------------------------------

static void add(comparing *c, const svod_listed *unit) {
    svod_list *list = c->list;
    list->marks[unit->mark]++;
    list->twice += unit->twice;
    list->wrong_level += unit->wrong_level;
    list->printed += unit->mark != SVOD_MARK_MISSING;
    *SVOD_PUSH(&c->units, svod_listed) = *unit;
}

static svod_list_mark mark_of(const comparing *c, size_t unit) {
    if (c->from->rule == SVOD_LIST_NO_RULE) return SVOD_MARK_ALONE;
    if (!list_ruled(c->result, c->from)) return SVOD_MARK_OPEN;
    bool known, marked = list_marks(c->result, c->from, unit, &known);
    return !known ? SVOD_MARK_OPEN : marked ? SVOD_MARK_BOTH : SVOD_MARK_TOO_MANY;
}

static void add_listed(comparing *c, const list_entry *entry) {
    const svod_pub_table *at = c->of->at;
    svod_listed unit = {.unit = UINT32_MAX,
                        .mark = SVOD_MARK_UNKNOWN,
                        .twice = entry->twice,
                        .name = at->rows[entry->row].label,
                        .near = "",
                        .printed = printed_level(c, entry->row),
                        .own = SVOD_NO_LEVEL,
                        .place = svod_pub_place(at, entry->row, c->of->units)};
    if (entry->unit == SVOD_NO_UNIT) {
        unit.near = svod_roster_nearest(c->result->roster, c->arena, unit.name);
    } else {
        unit.unit = (uint32_t)entry->unit;
        unit.mark = (uint8_t)mark_of(c, entry->unit);
        unit.own = own_level(c, entry->unit);
        unit.wrong_level = unit.printed != SVOD_NO_LEVEL && unit.printed != unit.own;
    }
    add(c, &unit);
}

static void add_missing(comparing *c) {
    const svod_roster *roster = c->result->roster;
    bool *listed = SVOD_ARRAY(c->arena, bool, roster->count + 1), known;
    for (size_t i = 0; i < c->from->entries.count; i++) {
        size_t unit = SVOD_AT(&c->from->entries, list_entry, i)->unit;
        if (unit != SVOD_NO_UNIT) listed[unit] = true;
    }
    for (size_t unit = 0; unit < roster->count; unit++) {
        if (!list_marks(c->result, c->from, unit, &known)) continue;
        c->list->of_rule++;
        if (listed[unit]) continue;
        svod_listed missing = {.unit = (uint32_t)unit,
                               .mark = SVOD_MARK_MISSING,
                               .name = roster->units[unit].name,
                               .near = "",
                               .printed = SVOD_NO_LEVEL,
                               .own = own_level(c, unit),
                               .place = svod_pub_place(c->of->at, c->from->last, c->of->units)};
        add(c, &missing);
    }
}

static svod_list_state state_of(const comparing *c) {
    const svod_list *list = c->list;
    if (list->rule == SVOD_LIST_NO_RULE) return SVOD_LIST_UNRULED;
    if (!list_ruled(c->result, c->from)) return SVOD_LIST_UNTOLD;
    bool same = !list->marks[SVOD_MARK_MISSING] && !list->marks[SVOD_MARK_TOO_MANY] && !list->marks[SVOD_MARK_UNKNOWN];
    return same && !list->twice && !list->wrong_level ? SVOD_LIST_AGREES : SVOD_LIST_DIFFERS;
}

// ---- lists ----------------------------------------------------------------------------------------------------------------------------

static uint32_t node_of(const comparing *c) {
    const svod_flag *when = list_when(c->a, c->from);
    if (!when) return list_node_named(c->list->name, &c->result->now, c->arena);
    if (c->from->rule == SVOD_LIST_ADVICE) return c->a->input->rubric->advice->list[c->from->index].node;
    return when->kind == SVOD_FLAG_NO_SUBMISSION ? SVOD_ROOT : when->node;
}

static void compare(const auditing *a, const list_table *of, const unit_list *from, svod_list *out) {
    *out = (svod_list){.name = from->name,
                       .place = svod_pub_place(of->at, from->first, of->names),
                       .rule = from->rule,
                       .index = from->index,
                       .id = list_rule_id(a, from),
                       .title = list_rule_title(a, from),
                       .when = list_when(a, from),
                       .cluster = cluster_of(a, of)};
    out->words = out->when ? list_rule_words(a, out->when) : "";
    comparing c = {a, a->input->result, of, from, out, svod_vec_of(a->arena, sizeof(svod_listed)), NULL, a->arena};
    level_names names;
    if (out->cluster != UINT32_MAX) {
        names = audit_level_names(a, &a->input->rubric->clusters[out->cluster]);
        c.levels = &names;
    }
    for (size_t i = 0; i < from->entries.count; i++)
        add_listed(&c, SVOD_AT(&from->entries, list_entry, i));
    if (list_ruled(c.result, from)) add_missing(&c);
    out->node = node_of(&c);
    out->units = c.units.data;
    out->count = (uint32_t)c.units.count;
    if (out->count) qsort(out->units, out->count, sizeof *out->units, by_level);
    out->state = (uint8_t)state_of(&c);
}

// Units of the table's other lists.
static const bool *others_of(const auditing *a, const list_table *of, size_t but) {
    bool *others = SVOD_ARRAY(a->arena, bool, a->input->roster->count + 1);
    for (size_t i = 0; i < of->lists.count; i++) {
        const unit_list *list = SVOD_AT(&of->lists, unit_list, i);
        for (size_t k = 0; i != but && k < list->entries.count; k++) {
            size_t unit = SVOD_AT(&list->entries, list_entry, k)->unit;
            if (unit != SVOD_NO_UNIT) others[unit] = true;
        }
    }
    return others;
}

static void compare_table(const auditing *a, const list_table *of, svod_vec *out) {
    for (size_t i = 0; i < of->lists.count; i++) {
        svod_list *list = SVOD_PUSH(out, svod_list);
        compare(a, of, SVOD_AT(&of->lists, unit_list, i), list);
        if (list->state != SVOD_LIST_AGREES) list_try(list, others_of(a, of, i), a->input->result, a->arena);
    }
}

const svod_lists *svod_lists_of(const svod_result *result, svod_arena *arena, svod_findings *findings) {
    const svod_audit *audit = result->audit;
    if (!audit) return NULL;
    svod_audit_input input = {.rubric = result->now.rubric, .roster = result->roster, .result = result};
    auditing a = {.input = &input, .tables = audit->tables, .table_count = audit->table_count, .lang = findings->lang, .arena = arena};
    svod_vec lists = svod_vec_of(arena, sizeof(svod_list));
    for (uint32_t i = 0; i < audit->table_count; i++) {
        list_table of;
        if (audit_lists_read(&a, i, &of)) compare_table(&a, &of, &lists);
    }
    if (!lists.count) {
        svod_add(findings, SVOD_F_lists_none, svod_place_file(result->campaign->file), "", "");
        return NULL;
    }
    svod_lists *out = SVOD_NEW(arena, svod_lists);
    *out = (svod_lists){.result = result, .list = lists.data, .count = (uint32_t)lists.count, .lang = findings->lang};
    for (uint32_t i = 0; i < out->count; i++)
        out->states[out->list[i].state]++;
    return out;
}
