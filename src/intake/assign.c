// Lists of units and of levels: each word is looked up, what means nothing is told with what is near.
#include "intake/assign.h"

#include <string.h>

#include "base/str.h"

#define NO_LEVEL UINT32_MAX

struct assigner {
    const svod_roster *roster;
    const svod_rubric *rubric;
    svod_arena *arena;
    svod_findings *findings;
    uint32_t **levels; // [cluster][unit], made when first asked for; NULL: not yet
};

assigner *assigner_new(const svod_roster *roster, const svod_rubric *rubric, svod_arena *arena, svod_findings *findings) {
    assigner *assign = SVOD_NEW(arena, assigner);
    *assign = (assigner){.roster = roster, .rubric = rubric, .arena = arena, .findings = findings};
    assign->levels = SVOD_ARRAY(arena, uint32_t *, rubric->cluster_count + 1);
    return assign;
}

static bool exists(const assigner *assign, size_t unit) {
    return svod_roster_exists(assign->roster, unit, assign->rubric->year);
}

void assign_all(const assigner *assign, bool *units) {
    for (size_t i = 0; i < assign->roster->count; i++)
        units[i] |= exists(assign, i);
}

// ---- levels ------------------------------------------------------------------------------------------------------------

typedef struct level_match {
    size_t count; // levels that the words mean; the first of them follows
    size_t cluster;
    uint32_t level;
    svod_buf names; // of all of them, "cluster=level"
} level_match;

static bool has_value(const svod_level *level, const char *key) {
    for (size_t i = 0; i < level->value_count; i++)
        if (svod_streq(level->values[i], key)) return true;
    return false;
}

static bool means_level(const assigner *assign, const svod_level *level, const char *key) {
    return svod_streq(svod_fold(assign->arena, level->id), key) || svod_streq(svod_fold(assign->arena, level->title), key) ||
           has_value(level, key);
}

static bool means_cluster(const assigner *assign, const svod_cluster *cluster, const char *key) {
    return svod_streq(svod_fold(assign->arena, cluster->id), key) || svod_streq(svod_fold(assign->arena, cluster->title), key);
}

// cluster NULL: whichever.
static level_match find_level(const assigner *assign, const char *cluster, const char *word) {
    level_match found = {.names = svod_buf_of(assign->arena)};
    const char *key = svod_fold(assign->arena, word);
    for (size_t c = 0; c < assign->rubric->cluster_count; c++) {
        const svod_cluster *at = &assign->rubric->clusters[c];
        if (cluster && !means_cluster(assign, at, cluster)) continue;
        for (uint32_t i = 0; i < at->count; i++) {
            if (!means_level(assign, &at->levels[i], key)) continue;
            if (!found.count++) found.cluster = c, found.level = i;
            svod_buf_printf(&found.names, "%s%s=%s", found.count > 1 ? ", " : "", at->id, at->levels[i].title);
        }
    }
    return found;
}

static uint32_t level_of(const assigner *assign, const svod_cluster *cluster, const char *text) {
    const char *key = svod_fold(assign->arena, text);
    for (uint32_t i = 0; i < cluster->count; i++)
        if (has_value(&cluster->levels[i], key)) return i;
    return NO_LEVEL;
}

static const uint32_t *levels_of(assigner *assign, size_t index) {
    if (assign->levels[index]) return assign->levels[index];
    const svod_cluster *cluster = &assign->rubric->clusters[index];
    uint32_t *levels = SVOD_ARRAY(assign->arena, uint32_t, assign->roster->count);
    size_t attr = 0;
    bool has = svod_roster_attr_index(assign->roster, cluster->attribute, &attr);
    for (size_t i = 0; i < assign->roster->count; i++)
        levels[i] = has ? level_of(assign, cluster, assign->roster->units[i].attrs[attr]) : NO_LEVEL;
    return assign->levels[index] = levels;
}

static const char *level_words(const assigner *assign, const svod_level *level) {
    svod_buf out = svod_buf_of(assign->arena);
    for (size_t i = 0; i < level->value_count; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", level->values[i]);
    return out.data ? out.data : "";
}

static void take_level(assigner *assign, const level_match *found, const char *text, svod_place place, bool *units) {
    const svod_cluster *cluster = &assign->rubric->clusters[found->cluster];
    if (cluster->kind != SVOD_CLUSTER_ATTRIBUTE) {
        svod_add(assign->findings, SVOD_F_panel_level_kind, place, text, "");
        return;
    }
    const uint32_t *levels = levels_of(assign, found->cluster);
    size_t taken = 0;
    for (size_t i = 0; i < assign->roster->count; i++) {
        if (levels[i] != found->level || !exists(assign, i)) continue;
        units[i] = true;
        taken++;
    }
    if (taken) return;
    const char *expected = svod_printf(assign->arena, svod_say(assign->findings->lang, SVOD_T_intake_panel_column), cluster->attribute,
                                       level_words(assign, &cluster->levels[found->level]));
    svod_add(assign->findings, SVOD_F_panel_level_empty, place, text, expected);
}

// What could have been meant: the levels of the cluster, or of all; the clusters when that is what is wrong.
static const char *known_levels(const assigner *assign, const char *cluster) {
    svod_lang lang = assign->findings->lang;
    svod_buf levels = svod_buf_of(assign->arena), clusters = svod_buf_of(assign->arena);
    for (size_t c = 0; c < assign->rubric->cluster_count; c++) {
        const svod_cluster *at = &assign->rubric->clusters[c];
        if (at->kind != SVOD_CLUSTER_ATTRIBUTE) continue;
        svod_buf_printf(&clusters, "%s%s", clusters.len ? ", " : "", at->id);
        for (uint32_t i = 0; (!cluster || means_cluster(assign, at, cluster)) && i < at->count; i++)
            svod_buf_printf(&levels, "%s%s=%s", levels.len ? ", " : "", at->id, at->levels[i].title);
    }
    if (levels.len) return svod_printf(assign->arena, svod_say(lang, SVOD_T_intake_panel_levels), levels.data);
    if (clusters.len) return svod_printf(assign->arena, svod_say(lang, SVOD_T_intake_panel_clusters), clusters.data);
    return svod_say(lang, SVOD_T_intake_panel_no_clusters);
}

static void read_level(assigner *assign, const char *text, svod_place place, bool *units) {
    const char *mark = strchr(text, '=');
    const char *cluster = mark ? svod_fold(assign->arena, svod_strndup(assign->arena, text, (size_t)(mark - text))) : NULL;
    level_match found = find_level(assign, cluster, mark ? mark + 1 : text);
    if (found.count == 1) {
        take_level(assign, &found, text, place, units);
        return;
    }
    if (found.count)
        svod_add(assign->findings, SVOD_F_panel_level_ambiguous, place, text,
                 svod_printf(assign->arena, svod_say(assign->findings->lang, SVOD_T_intake_panel_one_of), found.names.data));
    else
        svod_add(assign->findings, SVOD_F_panel_level_unknown, place, text, known_levels(assign, cluster));
}

// ---- units -------------------------------------------------------------------------------------------------------------

static bool is_all(const char *key) {
    return svod_streq(key, "все") || svod_streq(key, "all");
}

static bool is_none(const char *key) {
    return svod_streq(key, "нет") || svod_streq(key, "no") || svod_streq(key, "none");
}

// Names that are near, or that it is a level where none was looked for. Not for findings that are only counted: a search goes through the
// whole roster.
static const char *near_unit(const assigner *assign, const char *text) {
    svod_lang lang = assign->findings->lang;
    if (assign->findings->per_code[SVOD_F_panel_unit_unknown] >= SVOD_FINDINGS_PER_PLACE_CAP) return "";
    level_match level = find_level(assign, NULL, text);
    if (level.count) return svod_printf(assign->arena, svod_say(lang, SVOD_T_intake_panel_is_level), level.names.data);
    const char *near = svod_roster_nearest(assign->roster, assign->arena, text);
    return *near ? svod_printf(assign->arena, svod_say(lang, SVOD_T_intake_near), near) : "";
}

static void read_unit(assigner *assign, const char *text, svod_place place, bool *units, bool *named) {
    size_t unit = svod_roster_find(assign->roster, assign->arena, text);
    if (unit == SVOD_NO_UNIT) {
        svod_add(assign->findings, SVOD_F_panel_unit_unknown, place, text, near_unit(assign, text));
        return;
    }
    units[unit] = true;
    if (named) named[unit] = true;
}

static bool known(assigner *assign, const char *text, assign_kind kind) {
    if (kind != ASSIGN_CLUSTERS && svod_roster_find(assign->roster, assign->arena, text) != SVOD_NO_UNIT) return true;
    const char *mark = strchr(text, '=');
    if (kind != ASSIGN_CLUSTERS && !mark) return false;
    const char *cluster = mark ? svod_fold(assign->arena, svod_strndup(assign->arena, text, (size_t)(mark - text))) : NULL;
    return find_level(assign, cluster, mark ? mark + 1 : text).count > 0;
}

static const char *part_of(const assigner *assign, const char *text, size_t len) {
    return svod_clean(assign->arena, svod_strndup(assign->arena, text, len));
}

// Commas are within many names, so that they part a text only when it is not known whole and something between them is.
static bool parts_by_commas(assigner *assign, const char *text, assign_kind kind) {
    if (!strchr(text, ',') || known(assign, text, kind)) return false;
    for (size_t len; *text; text += len + (text[len] != 0)) {
        len = strcspn(text, ",");
        if (known(assign, part_of(assign, text, len), kind)) return true;
    }
    return false;
}

// False when the word says nothing.
static bool read_word(assigner *assign, const char *text, svod_place place, assign_kind kind, bool *units, bool *named) {
    svod_decimal ignored;
    if (svod_num_parse(text, strlen(text), &ignored, NULL) == SVOD_NUM_NOTHING) return false;
    const char *key = svod_fold(assign->arena, text);
    if (kind == ASSIGN_CONFLICTS && is_none(key)) return false;
    if (kind != ASSIGN_CONFLICTS && is_all(key) && !known(assign, text, kind)) {
        assign_all(assign, units);
        return true;
    }
    // A unit may have any name, with "=" too.
    if (kind != ASSIGN_CLUSTERS && svod_roster_find(assign->roster, assign->arena, text) == SVOD_NO_UNIT) {
        if (strchr(text, '=')) kind = ASSIGN_CLUSTERS;
    }
    if (kind == ASSIGN_CLUSTERS)
        read_level(assign, text, place, units);
    else
        read_unit(assign, text, place, units, named);
    return true;
}

typedef struct aim {
    svod_place place;
    assign_kind kind;
    bool *units, *named;
} aim;

static bool read_list(assigner *assign, const char *list, const char *marks, const aim *to) {
    bool said = false;
    for (size_t len; *list; list += len + (list[len] != 0)) {
        len = strcspn(list, marks);
        const char *text = part_of(assign, list, len);
        if (!strchr(marks, ',') && parts_by_commas(assign, text, to->kind))
            said |= read_list(assign, text, ",", to);
        else
            said |= read_word(assign, text, to->place, to->kind, to->units, to->named);
    }
    return said;
}

bool assign_read(assigner *assign, const svod_cell *cell, svod_place place, assign_kind kind, bool *units, bool *named) {
    return read_list(assign, svod_cell_text(cell), "|;\n", &(aim){place, kind, units, named});
}
