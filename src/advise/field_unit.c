// Fields of a unit and of what it has on the node that a recommendation is about: this year and the year before.
#include "advise/fill.h"
#include "base/str.h"
#include "data/address.h"

fill_value field_unit(const fill_case *of) {
    return (fill_value){of->job->result->roster->units[of->unit].name, NULL};
}

fill_value field_section(const fill_case *of) {
    return (fill_value){of->job->result->now.rubric->nodes[of->rule->node].title, NULL};
}

fill_value field_node(const fill_case *of) {
    return (fill_value){svod_rubric_node_id(of->job->result->now.rubric, of->rule->node), NULL};
}

fill_value field_points(const fill_case *of) {
    const svod_point *point = fill_point(of);
    if (!point) return (fill_value){0};
    return (fill_value){fill_points(of, point->value, point->max),
                        fill_origin(of, "points", &of->job->result->now, of->unit, of->rule->node)};
}

// A unit that has points there may have less to be had than the rubric says.
fill_value field_max(const fill_case *of) {
    const svod_year *now = &of->job->result->now;
    const svod_point *point = of->unit == UINT32_MAX ? NULL : fill_point(of);
    if (point) return (fill_value){fill_points(of, point->max, point->max), fill_origin(of, "max", now, of->unit, of->rule->node)};
    svod_points max = now->rubric->nodes[of->rule->node].max;
    if (max <= 0) return (fill_value){0};
    const char *origin = svod_printf(of->job->arena, "max:%s:%d", svod_rubric_node_id(now->rubric, of->rule->node), now->year);
    return (fill_value){fill_points(of, max, max), origin};
}

fill_value field_percent(const fill_case *of) {
    const svod_point *point = fill_point(of);
    if (!point) return (fill_value){0};
    return (fill_value){fill_ratio(of, svod_percent(point->value, point->max), 1),
                        fill_origin(of, "percent", &of->job->result->now, of->unit, of->rule->node)};
}

fill_value field_margin(const fill_case *of) {
    const svod_rubric *rubric = of->job->result->now.rubric;
    const char *who = svod_address_escape(of->job->arena, of->job->result->roster->units[of->unit].id);
    bool own = of->rule->flag == SVOD_NO_FLAG;
    const char *origin =
        svod_printf(of->job->arena, "%s:%s:%s", own ? "advice" : "margin", who, own ? of->rule->id : rubric->flags[of->rule->flag].id);
    char buf[40];
    svod_points margin = of->is->margin, size = margin < 0 ? -margin : margin;
    const char *text = svod_points_short(buf, size, 1, svod_lang_mark(of->job->lang));
    if (size && svod_streq(text, "0")) text = svod_points_short(buf, size, 4, svod_lang_mark(of->job->lang)); // beyond, or short of it
    return (fill_value){svod_printf(of->job->arena, "%s%s", margin < 0 && !svod_streq(text, "0") ? "−" : "", text), origin};
}

// ---- the year before ---------------------------------------------------------------------------------------------------

// The unit's points there the year before, and the node of that year's rubric; NULL: none, or the rubric says that they do not compare. A
// condition of a fall has compared them already.
static const svod_point *point_before(const fill_case *of, uint32_t *node) {
    const svod_result *result = of->job->result;
    if (!result->before || !result->compare) return NULL;
    *node = result->compare->link[of->rule->node];
    bool fall = of->rule->when.kind == SVOD_FLAG_FALL && of->rule->when.node == of->rule->node;
    if (*node == SVOD_NO_NODE || !(fall || of->rule->node == SVOD_ROOT || result->now.rubric->nodes[of->rule->node].comparable))
        return NULL;
    const svod_point *point = svod_year_at(result->before, of->unit, *node);
    return point->state == SVOD_STATE_POINTS && point->max > 0 ? point : NULL;
}

fill_value field_before(const fill_case *of) {
    uint32_t node;
    const svod_point *point = point_before(of, &node);
    if (!point) return (fill_value){0};
    return (fill_value){fill_points(of, point->value, point->max), fill_origin(of, "points", of->job->result->before, of->unit, node)};
}

fill_value field_before_percent(const fill_case *of) {
    uint32_t node;
    const svod_point *point = point_before(of, &node);
    if (!point) return (fill_value){0};
    return (fill_value){fill_ratio(of, svod_percent(point->value, point->max), 1),
                        fill_origin(of, "percent", of->job->result->before, of->unit, node)};
}

fill_value field_change(const fill_case *of) {
    uint32_t node;
    const svod_point *before = point_before(of, &node), *now = fill_point(of);
    if (!before || !now) return (fill_value){0};
    svod_ratio change = svod_ratio_minus(svod_percent(now->value, now->max), svod_percent(before->value, before->max));
    const char *who = svod_address_escape(of->job->arena, of->job->result->roster->units[of->unit].id);
    const char *at = svod_rubric_node_id(of->job->result->now.rubric, of->rule->node);
    return (fill_value){fill_signed(of, change), svod_printf(of->job->arena, "change_percent:%s:%s", who, at)};
}
