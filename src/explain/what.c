// One unit on whatever a figure is over: a node, the nodes that both years share, a part of a grouping.
#include "explain/job.h"
#include "score/score.h"

static bool is_now(const explain_job *job, const explain_what *what) {
    return what->year->year == job->result->now.year;
}

static svod_point comparable_point(const explain_job *job, const explain_what *what, size_t unit) {
    const svod_compare *compare = job->result->compare;
    uint8_t state = what->year->unit_state[unit];
    if (!compare->has[unit]) return (svod_point){.state = state == SVOD_STATE_POINTS ? (uint8_t)SVOD_STATE_NO_DATA : state};
    if (is_now(job, what)) return (svod_point){.value = compare->now[unit], .max = compare->now_max[unit]};
    return (svod_point){.value = compare->before[unit], .max = compare->before_max[unit]};
}

svod_point explain_what_point(const explain_job *job, const explain_what *what, size_t unit) {
    if (what->of == EXPLAIN_COMPARABLE) return comparable_point(job, what, unit);
    if (what->of == EXPLAIN_PART) return svod_part_points(what->year, unit, what->part);
    return *svod_year_at(what->year, unit, what->node);
}

// The nodes, none inside another, that make it up; indices in the year's own rubric.
static uint32_t *nodes_of(const explain_job *job, const explain_what *what, size_t *count) {
    if (what->of == EXPLAIN_PART) return *count = what->part->count, what->part->nodes;
    const svod_rubric *rubric = job->result->now.rubric;
    const svod_compare *compare = job->result->compare;
    uint32_t *nodes = SVOD_ARRAY(job->arena, uint32_t, rubric->count);
    *count = 0;
    for (uint32_t n = 0; n < rubric->count; n = compare->comparable[n] ? rubric->nodes[n].end : n + 1)
        if (compare->comparable[n]) nodes[(*count)++] = is_now(job, what) ? n : compare->link[n];
    return nodes;
}

static const char *kind_of(const explain_what *what) {
    return what->of == EXPLAIN_PART ? "part" : "comparable";
}

svod_trail *explain_what_points(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label) {
    if (what->of == EXPLAIN_NODE) return explain_points(job, parent, what->year, unit, what->node, label);
    svod_point point = explain_what_point(job, what, unit);
    svod_trail *at = explain_node(job, parent, kind_of(what), label ? label : explain_what_words(job, what));
    size_t count;
    const uint32_t *nodes = nodes_of(job, what, &count);
    if (point.state == SVOD_STATE_POINTS)
        explain_set_points(job, at, point.value);
    else
        explain_set_state(job, at, (svod_state)point.state);
    at->how = SAY(job, sum);
    for (size_t i = 0; i < count; i++)
        explain_points(job, at, what->year, unit, nodes[i], NULL);
    return at;
}

svod_trail *explain_what_max(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label) {
    if (what->of == EXPLAIN_NODE) return explain_max(job, parent, what->year, unit, what->node, label);
    svod_point point = explain_what_point(job, what, unit);
    svod_trail *at = explain_node(job, parent, "max", label ? label : explain_what_words(job, what));
    size_t count;
    const uint32_t *nodes = nodes_of(job, what, &count);
    explain_set_points(job, at, point.max);
    at->how = SAY(job, sum);
    for (size_t i = 0; i < count; i++)
        explain_max(job, at, what->year, unit, nodes[i], NULL);
    return at;
}

svod_trail *explain_what_percent(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label) {
    svod_point point = explain_what_point(job, what, unit);
    svod_trail *at = explain_node(job, parent, "percent", label ? label : explain_what_words(job, what));
    if (point.state != SVOD_STATE_POINTS) {
        explain_set_state(job, at, (svod_state)point.state);
        explain_what_points(job, at, what, unit, SAY(job, points));
        return at;
    }
    svod_ratio percent = svod_percent(point.value, point.max);
    explain_set_percent(job, at, percent);
    at->how = svod_printf(job->arena, SAY(job, quotient), explain_points_text(job, point.value), explain_points_text(job, point.max));
    explain_show(job, at, percent, 1);
    explain_what_points(job, at, what, unit, SAY(job, points));
    explain_what_max(job, at, what, unit, SAY(job, maximum));
    return at;
}

svod_trail *explain_what_most(const explain_job *job, svod_trail *parent, const explain_what *what, const char *label) {
    const svod_rubric *rubric = what->year->rubric;
    if (what->of == EXPLAIN_NODE)
        return explain_constant(job, parent, label ? label : explain_what_words(job, what), rubric->nodes[what->node].max,
                                explain_max_place(rubric, what->node));
    svod_trail *at = explain_node(job, parent, "max", label ? label : explain_what_words(job, what));
    size_t count;
    const uint32_t *nodes = nodes_of(job, what, &count);
    svod_points sum = what->of == EXPLAIN_PART ? what->part->max : job->result->compare->comparable_max;
    explain_set_points(job, at, sum);
    at->how = SAY(job, sum);
    for (size_t i = 0; i < count; i++)
        explain_constant(job, at, explain_node_words(job, what->year, nodes[i]), rubric->nodes[nodes[i]].max,
                         explain_max_place(rubric, nodes[i]));
    return at;
}
