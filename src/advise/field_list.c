// Fields that name criteria and indicators, and of the region units.
#include "advise/fill.h"
#include "base/str.h"
#include "data/address.h"

// ---- criteria ----------------------------------------------------------------------------------------------------------

// Nobody was asked below it: a leaf, or what was given as a whole.
static bool lowest(const fill_case *of, uint32_t node) {
    const svod_year *now = &of->job->result->now;
    const svod_rnode *is = &now->rubric->nodes[node];
    for (uint32_t child = is->first_child; child != SVOD_NO_NODE; child = now->rubric->nodes[child].next)
        if (svod_state_says(svod_year_at(now, of->unit, child)->state)) return false;
    return true;
}

// Criteria at or below the node without a point, or with less than all.
static fill_value lacking(const fill_case *of, bool below) {
    const svod_year *now = &of->job->result->now;
    svod_vec found = svod_vec_of(of->job->arena, sizeof(uint32_t));
    for (uint32_t node = of->rule->node; node < now->rubric->nodes[of->rule->node].end; node++) {
        const svod_point *point = svod_year_at(now, of->unit, node);
        bool has = point->state == SVOD_STATE_POINTS && point->max > 0 && (below ? point->value < point->max : point->value == 0);
        if ((has || point->state == SVOD_STATE_BLANK) && lowest(of, node)) *SVOD_PUSH(&found, uint32_t) = node;
    }
    return (fill_value){fill_names(of, found.data, (uint32_t)found.count), NULL};
}

fill_value field_lacking(const fill_case *of) {
    return lacking(of, false);
}

fill_value field_below(const fill_case *of) {
    return lacking(of, true);
}

static bool counts(const fill_case *of, svod_flag_kind kind) {
    return of->rule->when.kind == kind && of->is->counted_count > 0;
}

fill_value field_unproven(const fill_case *of) {
    if (counts(of, SVOD_FLAG_EVIDENCE)) return (fill_value){fill_names(of, of->is->counted, of->is->counted_count), NULL};
    if (!of->job->result->evidence) return (fill_value){0};
    flag_criteria_found found = flag_unproven(of->job->result, of->unit, of->rule->node, false, of->job->arena);
    return (fill_value){fill_names(of, found.nodes, found.count), NULL};
}

fill_value field_disputed(const fill_case *of) {
    if (counts(of, SVOD_FLAG_DISPUTED)) return (fill_value){fill_names(of, of->is->counted, of->is->counted_count), NULL};
    if (!of->job->disputes) return (fill_value){0};
    flag_criteria_found found =
        flag_disputed_at(of->job->disputes, of->job->result->now.rubric, of->unit, of->rule->node, 0, of->job->arena);
    return (fill_value){fill_names(of, found.nodes, found.count), NULL};
}

// ---- indicators -----------------------------------------------------------------------------------------------------------

static bool of_indicators(const fill_case *of) {
    svod_flag_kind kind = of->rule->when.kind;
    return kind == SVOD_FLAG_MISSED || kind == SVOD_FLAG_WORSE || kind == SVOD_FLAG_NO_DATA;
}

static uint32_t indicator_at(const svod_rubric *rubric, uint32_t node) {
    for (uint32_t i = 0; rubric->nodes[node].indicator && i < rubric->indicator_count; i++)
        if (rubric->indicators[i].node == node) return i;
    return SVOD_NO_INDICATOR;
}

// The one that the condition counts, or that the recommendation is about.
static const svod_indicator *only_one(const fill_case *of, uint32_t *index) {
    const svod_rubric *rubric = of->job->result->now.rubric;
    *index = SVOD_NO_INDICATOR;
    if (!of_indicators(of))
        *index = indicator_at(rubric, of->rule->node);
    else if (of->is->counted_count == 1)
        *index = of->is->counted[0];
    return *index == SVOD_NO_INDICATOR ? NULL : &rubric->indicators[*index];
}

fill_value field_indicator(const fill_case *of) {
    const svod_rubric *rubric = of->job->result->now.rubric;
    uint32_t index;
    const svod_indicator *one = only_one(of, &index);
    if (one) return (fill_value){fill_names(of, &one->node, 1), NULL};
    if (!of_indicators(of)) return (fill_value){0};
    uint32_t *nodes = SVOD_ARRAY(of->job->arena, uint32_t, of->is->counted_count);
    for (uint32_t i = 0; i < of->is->counted_count; i++)
        nodes[i] = rubric->indicators[of->is->counted[i]].node;
    return (fill_value){fill_names(of, nodes, of->is->counted_count), NULL};
}

fill_value field_value(const fill_case *of) {
    uint32_t index;
    const svod_indicator *one = only_one(of, &index);
    if (!one) return (fill_value){0};
    const svod_measure *measure = svod_year_measure(&of->job->result->now, of->unit, index);
    if (measure->state != SVOD_M_VALUE) return (fill_value){0};
    return (fill_value){svod_indicator_words(one, measure->value, of->job->lang, of->job->arena),
                        fill_origin(of, "measure", &of->job->result->now, of->unit, one->node)};
}

fill_value field_target(const fill_case *of) {
    const svod_year *now = &of->job->result->now;
    uint32_t index;
    const svod_indicator *one = only_one(of, &index);
    if (!one || !one->target) return (fill_value){0};
    return (fill_value){svod_target_words(one, one->target, of->job->lang, of->job->arena),
                        svod_printf(of->job->arena, "target:%s:%d", svod_rubric_node_id(now->rubric, one->node), now->year)};
}

// ---- the region ---------------------------------------------------------------------------------------------------------------

#define NAMED 40 // more names make no sentence

fill_value field_count(const fill_case *of) {
    return (fill_value){svod_printf(of->job->arena, "%u", of->raised_count), svod_printf(of->job->arena, "advised:%s", of->rule->id)};
}

fill_value field_units(const fill_case *of) {
    svod_buf out = svod_buf_of(of->job->arena);
    uint32_t shown = of->raised_count > NAMED + 1 ? NAMED : of->raised_count;
    for (uint32_t i = 0; i < shown; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", of->job->result->roster->units[of->raised[i]].name);
    if (shown < of->raised_count) svod_buf_str(&out, svod_say(of->job->lang, SVOD_T_advise_and_others));
    return (fill_value){out.data, NULL};
}
