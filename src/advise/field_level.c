// Fields of others: the unit's level of the cluster, the region, and the best of the level.
#include "advise/fill.h"
#include "base/str.h"

static uint32_t level_of(const fill_case *of) {
    return of->job->cluster ? of->job->cluster->level[of->unit] : UINT32_MAX;
}

fill_value field_level(const fill_case *of) {
    uint32_t level = level_of(of);
    return (fill_value){level == UINT32_MAX ? NULL : of->job->cluster->cluster->levels[level].title, NULL};
}

// "mean:NODE:YEAR@CLUSTER=LEVEL"; units without a submission counted as the policy says.
static const char *origin_of(const fill_case *of, const char *word, uint32_t level) {
    const svod_year *now = &of->job->result->now;
    const char *scope = "";
    if (level != UINT32_MAX) {
        const svod_cluster *cluster = of->job->cluster->cluster;
        scope = svod_printf(of->job->arena, "@%s=%s", cluster->id, cluster->levels[level].id);
    }
    return svod_printf(of->job->arena, "%s%s:%s:%d%s", word, now->figures == now->all ? "!" : "",
                       svod_rubric_node_id(now->rubric, of->rule->node), now->year, scope);
}

// What only one unit has is no mean to compare it with.
static fill_value figure(const fill_case *of, const svod_figure *figures, uint32_t level, bool percent) {
    const svod_figure *is = &figures[of->rule->node];
    if (is->n < 2 || is->max_sum <= 0) return (fill_value){0};
    return (fill_value){fill_ratio(of, percent ? is->percent : is->mean, percent ? 1 : of->job->result->now.rubric->decimals + 1),
                        origin_of(of, percent ? "share" : "mean", level)};
}

static fill_value of_level(const fill_case *of, bool percent) {
    uint32_t level = level_of(of);
    if (level == UINT32_MAX) return (fill_value){0};
    return figure(of, of->job->cluster->levels[level].now, level, percent);
}

fill_value field_level_mean(const fill_case *of) {
    return of_level(of, false);
}

fill_value field_level_percent(const fill_case *of) {
    return of_level(of, true);
}

fill_value field_region_mean(const fill_case *of) {
    return figure(of, of->job->result->now.figures, UINT32_MAX, false);
}

fill_value field_region_percent(const fill_case *of) {
    return figure(of, of->job->result->now.figures, UINT32_MAX, true);
}

// ---- the best of the level ------------------------------------------------------------------------------------------------

static void note(fill_best *best, uint32_t unit, svod_points points) {
    if (best->n == 0 || points > best->points) {
        *best = (fill_best){1, points, {unit, 0}};
    } else if (points == best->points) {
        if (best->n < 2) best->units[best->n] = unit;
        best->n++;
    }
}

// Points beyond the maximum are no example.
static bool over(const svod_point *point) {
    return point->value > point->max;
}

// Of every level at once, when the node is asked for the first time.
static const fill_best *best_at(fill_job *job, uint32_t node) {
    if (job->best[node]) return job->best[node];
    fill_best *levels = SVOD_ARRAY(job->kept, fill_best, job->cluster ? job->cluster->cluster->count + 1 : 1);
    for (uint32_t unit = 0; unit < job->result->roster->count; unit++) {
        const svod_point *point = svod_year_at(&job->result->now, unit, node);
        uint32_t level = job->cluster ? job->cluster->level[unit] : 0;
        if (point->state == SVOD_STATE_POINTS && point->max > 0 && level != UINT32_MAX && !over(point))
            note(&levels[level], unit, point->value);
    }
    return job->best[node] = levels;
}

// NULL: nobody of the level has more than the unit. One without points has to learn of anybody who has some.
static const fill_best *best_of(const fill_case *of) {
    uint32_t level = of->job->cluster ? of->job->cluster->level[of->unit] : 0;
    if (level == UINT32_MAX) return NULL;
    const fill_best *best = &best_at(of->job, of->rule->node)[level];
    const svod_point *point = fill_point(of);
    return best->n > 0 && best->points > (point ? point->value : 0) ? best : NULL;
}

fill_value field_best(const fill_case *of) {
    const fill_best *best = best_of(of);
    if (!best) return (fill_value){0};
    const svod_unit *units = of->job->result->roster->units;
    if (best->n == 1) return (fill_value){units[best->units[0]].name, NULL};
    return (fill_value){svod_printf(of->job->arena, "%s, %s", units[best->units[0]].name, units[best->units[1]].name), NULL};
}

fill_value field_best_points(const fill_case *of) {
    const fill_best *best = best_of(of);
    if (!best) return (fill_value){0};
    svod_points max = svod_year_at(&of->job->result->now, best->units[0], of->rule->node)->max;
    return (fill_value){fill_points(of, best->points, max),
                        fill_origin(of, "points", &of->job->result->now, best->units[0], of->rule->node)};
}
