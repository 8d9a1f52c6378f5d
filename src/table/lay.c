// Context of a sheet and its words: years side by side, names of nodes and levels, ranks in order.
#include "table/lay.h"

#include <stdlib.h>
#include <string.h>

svod_lay svod_lay_of(const svod_result *result, bool origins, svod_arena *arena, const char *id, const char *name) {
    const svod_rubric *rubric = result->now.rubric;
    svod_lay lay = {.result = result,
                    .rubric = rubric,
                    .lang = result->campaign->lang,
                    .mark = svod_lang_mark(result->campaign->lang),
                    .arena = arena,
                    .table = SVOD_NEW(arena, svod_table),
                    .sections = SVOD_ARRAY(arena, uint32_t, rubric->count),
                    .sides = result->before != NULL && result->compare != NULL ? 2 : 1,
                    .origins = origins};
    *lay.table = svod_table_of(arena, id, name, rubric->decimals);
    for (uint32_t node = 0; node < rubric->count; node++)
        if (rubric->nodes[node].depth == 1) lay.sections[lay.section_count++] = node;
    return lay;
}

const char *svod_lay_worth(const svod_lay *lay, svod_text points, svod_text reached) {
    return svod_say(lay->lang, lay->rubric->total == SVOD_TOTAL_REACHED ? reached : points);
}

bool svod_result_scored(const svod_result *result) {
    return result->now.rubric->nodes[SVOD_ROOT].max > 0;
}

bool svod_lay_is_now(const svod_lay *lay, uint32_t side) {
    return side + 1 == lay->sides;
}

const svod_year *svod_lay_side(const svod_lay *lay, uint32_t side) {
    return svod_lay_is_now(lay, side) ? &lay->result->now : lay->result->before;
}

uint32_t svod_lay_node(const svod_lay *lay, uint32_t side, uint32_t node) {
    if (svod_lay_is_now(lay, side) || node == SVOD_ROOT) return node;
    return lay->result->compare->link[node];
}

svod_points svod_lay_max(const svod_lay *lay, uint32_t side, uint32_t node) {
    uint32_t own = svod_lay_node(lay, side, node);
    return own == SVOD_NO_NODE ? 0 : svod_lay_side(lay, side)->rubric->nodes[own].max;
}

bool svod_lay_same_max(const svod_lay *lay, uint32_t node) {
    return lay->sides == 2 && svod_lay_max(lay, 0, node) == svod_lay_max(lay, 1, node);
}

const svod_figure *svod_lay_figure(const svod_lay *lay, uint32_t side, uint32_t node) {
    uint32_t own = svod_lay_node(lay, side, node);
    return own == SVOD_NO_NODE ? NULL : &svod_lay_side(lay, side)->figures[own];
}

const char *svod_lay_node_name(const svod_lay *lay, uint32_t node) {
    return svod_node_name(lay->rubric, node, lay->arena);
}

const char *svod_lay_unit_word(const svod_lay *lay) {
    const char *title = lay->rubric->unit_title;
    return title != NULL && *title ? title : SAY(lay, unit);
}

const char *svod_lay_attribute(const svod_lay *lay, const char *name) {
    const char *title = svod_rubric_attribute_title(lay->rubric, name);
    if (title != NULL && *title) return title;
    return svod_streq(name, SVOD_SINCE) ? SAY(lay, attribute_since) : svod_streq(name, SVOD_UNTIL) ? SAY(lay, attribute_until) : name;
}

const char *svod_lay_cluster_rule(const svod_lay *lay, const svod_cluster *cluster) {
    if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE)
        return svod_printf(lay->arena, SAY(lay, rule_attribute), svod_lay_attribute(lay, cluster->attribute));
    if (cluster->kind == SVOD_CLUSTER_NUMBER)
        return svod_printf(lay->arena, SAY(lay, rule_number), svod_lay_attribute(lay, cluster->attribute));
    const char *numerator = svod_lay_attribute(lay, cluster->numerator), *denominator = svod_lay_attribute(lay, cluster->denominator);
    return svod_printf(lay->arena, SAY(lay, rule_ratio), numerator, denominator);
}

const char *svod_lay_points_word(const svod_lay *lay, svod_points points, unsigned decimals) {
    char buf[40];
    return svod_strdup(lay->arena, svod_points_short(buf, points, decimals, lay->mark));
}

const char *svod_lay_ratio_word(const svod_lay *lay, svod_ratio ratio, unsigned decimals) {
    char buf[40];
    return svod_strdup(lay->arena, svod_ratio_text(buf, ratio, decimals, lay->mark));
}

const char *svod_lay_level(const svod_lay *lay, size_t cluster, size_t unit) {
    const svod_cluster_result *result = &lay->result->clusters[cluster];
    uint32_t level = result->level[unit];
    return level == UINT32_MAX ? NULL : result->cluster->levels[level].title;
}

size_t svod_lay_group(const svod_lay *lay) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < lay->rubric->cluster_count; i++) {
        if (lay->rubric->clusters[i].kind != SVOD_CLUSTER_ATTRIBUTE) continue;
        if (first != SIZE_MAX) return i;
        first = i;
    }
    return first;
}

// A unit and where it stands in the ranking; unranked ones stand last.
struct place_of_unit {
    uint32_t rank, unit;
};

static int by_rank(const void *a, const void *b) {
    const struct place_of_unit *left = a, *right = b;
    if (left->rank != right->rank) return left->rank < right->rank ? -1 : 1;
    return left->unit < right->unit ? -1 : left->unit > right->unit;
}

uint32_t *svod_lay_ranked(const svod_lay *lay) {
    size_t count = lay->result->roster->count;
    struct place_of_unit *places = SVOD_ARRAY(lay->arena, struct place_of_unit, count);
    uint32_t *order = SVOD_ARRAY(lay->arena, uint32_t, count);
    for (size_t unit = 0; unit < count; unit++) {
        uint32_t rank = lay->result->now.rank[unit];
        places[unit] = (struct place_of_unit){rank == 0 ? UINT32_MAX : rank, (uint32_t)unit};
    }
    if (count > 0) qsort(places, count, sizeof *places, by_rank);
    for (size_t i = 0; i < count; i++)
        order[i] = places[i].unit;
    return order;
}

// What distances are shown in: that of urgent flags first, points before percent.
bool svod_lay_margin_kind(const svod_lay *lay, svod_flag_kind *kind) {
    static const struct {
        bool urgent;
        svod_flag_kind kind;
    } order[] = {{true, SVOD_FLAG_POINTS}, {true, SVOD_FLAG_PERCENT}, {false, SVOD_FLAG_POINTS}, {false, SVOD_FLAG_PERCENT}};
    for (size_t choice = 0; choice < sizeof order / sizeof *order; choice++)
        for (size_t i = 0; i < lay->rubric->flag_count; i++) {
            *kind = lay->rubric->flags[i].kind;
            if (*kind == order[choice].kind && lay->rubric->flags[i].urgent >= order[choice].urgent) return true;
        }
    return false;
}

size_t svod_lay_nearest_flag(const svod_lay *lay, size_t unit) {
    size_t nearest = SIZE_MAX;
    bool urgent = false;
    svod_flag_kind kind;
    if (!svod_lay_margin_kind(lay, &kind)) return nearest;
    for (size_t i = 0; i < lay->rubric->flag_count; i++) {
        const svod_flag *flag = &lay->rubric->flags[i];
        const svod_flag_unit *is = &lay->result->flags[i].units[unit];
        if (flag->kind != kind || !is->known || (urgent && !flag->urgent)) continue;
        bool first = nearest == SIZE_MAX || (flag->urgent && !urgent);
        if (first || is->margin < lay->result->flags[nearest].units[unit].margin) nearest = i;
        urgent |= flag->urgent;
    }
    return nearest;
}
