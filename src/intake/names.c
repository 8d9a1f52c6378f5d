// Resolves the names of units, nodes and experts, each distinct cell text once: a long sheet repeats a few names over millions of rows.
#include <string.h>

#include "base/str.h"
#include "intake/sheet.h"

#define NAMES_CAP 1000000 // distinct texts remembered; more are resolved each time
#define NEAR_WORK 2000000 // units compared with unknown names in search of near ones, in one file

name_cache name_cache_of(svod_arena *arena) {
    return (name_cache){.map = svod_map_new(arena), .names = svod_vec_of(arena, sizeof(name *))};
}

static name *lookup(name_cache *cache, const char *raw, size_t len) {
    size_t index = cache->last_index;
    bool again = cache->last && cache->last_len == len && !memcmp(cache->last, raw, len);
    if (!again && !svod_map_getn(cache->map, raw, len, &index)) return NULL;
    return *SVOD_AT(&cache->names, name *, index);
}

// A zeroed name to be filled in under these bytes.
static name *keep(svod_intake *intake, name_cache *cache, const char *raw, size_t len) {
    size_t index = cache->names.count;
    cache->spare = (name){.text = ""};
    if (index == NAMES_CAP) return &cache->spare;
    const char *key = svod_strndup(intake->arena, raw, len);
    if (!svod_map_add(cache->map, key, index)) return &cache->spare; // bytes with a NUL inside
    cache->last = key;
    cache->last_len = len;
    cache->last_index = index;
    name *made = SVOD_NEW(intake->arena, name);
    *SVOD_PUSH(&cache->names, name *) = made;
    return made;
}

// ---- units -------------------------------------------------------------------------------------------------------------

// Taken for the unit; but the means of a district look the same.
static void report_group(svod_intake *intake, const name *known, const svod_cell *cell) {
    const svod_unit *unit = &intake->scores->roster->units[known->index];
    if (!svod_roster_like_group(intake->scores->roster, intake->scratch, known->text)) return;
    svod_add(intake->findings, SVOD_F_unit_like_group, svod_cell_place(&intake->at.info, cell), known->text, unit->name);
    svod_about(intake->findings, unit->id, NULL);
}

static size_t find_unit(svod_intake *intake, const svod_cell *cell) {
    const svod_roster *roster = intake->scores->roster;
    size_t unit = svod_roster_find(roster, intake->scratch, cell->text);
    // A footnote's asterisk is no part of a name.
    const char *bare = unit == SVOD_NO_UNIT ? head_text(intake->scratch, cell) : NULL;
    return bare ? svod_roster_find(roster, intake->scratch, bare) : unit;
}

// Latin letters among Cyrillic ones look right and are not: said once a name, unless the roster writes it so.
static void report_letters(svod_intake *intake, const name *known, const svod_cell *cell) {
    const char *own = intake->scores->roster->units[known->index].name;
    if (svod_streq(known->text, svod_unmixed(intake->scratch, known->text)) || !svod_streq(own, svod_unmixed(intake->scratch, own))) return;
    svod_add(intake->findings, SVOD_F_name_lookalike, svod_cell_place(&intake->at.info, cell), known->text, own);
    svod_about(intake->findings, intake->scores->roster->units[known->index].id, NULL);
}

name *name_unit(svod_intake *intake, const svod_cell *cell) {
    name *known = lookup(&intake->units, cell->text, cell->len);
    if (known) return known;
    name *made = keep(intake, &intake->units, cell->text, cell->len);
    made->text = svod_clean(intake->arena, cell->text);
    made->index = find_unit(intake, cell);
    if (made->index != SVOD_NO_UNIT && svod_roster_is_group(intake->scores->roster, intake->scratch, made->text))
        made->kind = NAME_GROUP;
    else if (made->index != SVOD_NO_UNIT) {
        report_letters(intake, made, cell);
        report_group(intake, made, cell);
    }
    if (made->index == SVOD_NO_UNIT) made->kind = patterns_role(intake->patterns, ROLE_footer, made->text) ? NAME_FOOTER : NAME_UNKNOWN;
    return made;
}

const char *name_near_unit(svod_intake *intake, name *unknown) {
    if (!unknown->near_known) {
        const svod_roster *roster = intake->scores->roster;
        unknown->near_known = true;
        unknown->near = "";
        intake->near_work += roster->count;
        if (intake->near_work <= NEAR_WORK) unknown->near = svod_roster_nearest(roster, intake->arena, unknown->text);
    }
    return unknown->near;
}

// ---- nodes and experts ---------------------------------------------------------------------------------------------------

name *name_node(svod_intake *intake, const svod_cell *cell) {
    name *known = lookup(&intake->nodes, cell->text, cell->len);
    if (known) return known;
    name *made = keep(intake, &intake->nodes, cell->text, cell->len);
    made->text = svod_clean(intake->arena, cell->text);
    node_match match = cell->type == SVOD_CELL_DATE ? NODE_MATCH_NONE : patterns_node(intake->patterns, made->text);
    made->index = match.node;
    if (match.node == SVOD_NO_NODE || match.rival != SVOD_NO_NODE)
        made->kind = patterns_role(intake->patterns, ROLE_total, made->text) ? NAME_FOOTER : NAME_UNKNOWN;
    return made;
}

name *name_expert(svod_intake *intake, const char *raw, size_t len) {
    name *known = lookup(&intake->experts, raw, len);
    if (known) return known;
    name *made = keep(intake, &intake->experts, raw, len);
    made->text = svod_clean(intake->arena, svod_strndup(intake->scratch, raw, len));
    bool full = intake->scores->experts.count >= SVOD_EXPERTS_MOST &&
                !svod_map_get(intake->scores->by_name, svod_fold(intake->scratch, made->text), NULL);
    if (full)
        made->kind = NAME_UNKNOWN;
    else
        made->index = svod_scores_expert(intake->scores, made->text);
    return made;
}

// ---- unknown names -------------------------------------------------------------------------------------------------------

// One more of a finding that was kept.
static void count_again(svod_findings *findings, size_t index) {
    svod_finding *first = SVOD_AT(&findings->list, svod_finding, index);
    first->more++;
    findings->count[first->severity]++;
    findings->per_code[first->code]++;
}

bool name_report(svod_intake *intake, name *unknown, svod_code code, svod_place place) {
    svod_findings *findings = intake->findings;
    if (unknown->sheet == intake->at.ordinal) {
        count_again(findings, unknown->finding);
        return false;
    }
    size_t before = findings->list.count;
    const char *near =
        unknown->near && *unknown->near ? svod_printf(intake->scratch, svod_say(findings->lang, SVOD_T_intake_near), unknown->near) : "";
    svod_add(findings, code, place, unknown->text, near);
    // Beyond the cap on findings of one sheet nothing was kept that could be counted up.
    if (findings->list.count > before) {
        unknown->sheet = intake->at.ordinal;
        unknown->finding = before;
    }
    return true;
}
