// From an address, or from a unit and a node as people write them, to the tree.
#include "explain/explain.h"

#include <string.h>

#include "explain/job.h"

static explain_job job_of(const svod_result *result, const char *address, svod_arena *arena, svod_findings *findings) {
    const svod_scores *scores = result->now.scores;
    return (explain_job){.result = result,
                         .arena = arena,
                         .findings = findings,
                         .lang = findings->lang,
                         .address = address,
                         .remarks = scores ? svod_scores_remarks(scores, arena) : NULL};
}

svod_trail *svod_explain(const svod_result *result, const char *address, svod_arena *arena, svod_findings *findings) {
    explain_job job = job_of(result, address, arena, findings);
    svod_address parsed;
    if (svod_address_parse(address, arena, &parsed)) return svod_address_kind_of(parsed.word[0])->explain(&job, &parsed);
    svod_add(findings, SVOD_F_explain_address, (svod_place){0}, address, "");
    return NULL;
}

svod_trail *svod_explain_words(const svod_result *result, const char *label, const char *addresses, svod_arena *arena,
                               svod_findings *findings) {
    const char *blank = strchr(addresses, ' ');
    if (!blank) return svod_explain(result, addresses, arena, findings);
    svod_trail *at = svod_trail_root(arena, "words", label);
    for (const char *from = addresses; from; from = blank ? blank + 1 : NULL) {
        blank = strchr(from, ' ');
        svod_trail *one = svod_explain(result, blank ? svod_strndup(arena, from, (size_t)(blank - from)) : from, arena, findings);
        if (!one) return NULL;
        svod_trail_take(at, one);
    }
    return at;
}

// "86 из 94, 91,4893… %"
static const char *standing_words(const explain_job *job, const svod_point *point) {
    return svod_printf(job->arena, SAY(job, of_max), explain_points_text(job, point->value), explain_points_text(job, point->max),
                       explain_share_text(job, svod_percent(point->value, point->max)));
}

// Last year's points on the same, and by how much the percent changed.
static void add_change(const explain_job *job, svod_trail *at, size_t unit, explain_what is, explain_what was) {
    svod_point now = explain_what_point(job, &is, unit);
    const char *label = svod_printf(job->arena, SAY(job, change_of), explain_what_words(job, &is));
    svod_trail *change = explain_node(job, at, "change_percent", label);
    const svod_trail *before = explain_what_percent(job, change, &was, unit, NULL);
    if (!before->has_number || now.state != SVOD_STATE_POINTS || !now.max) {
        explain_set_state(job, change, SVOD_STATE_NO_DATA);
        return;
    }
    svod_ratio percent = svod_percent(now.value, now.max);
    explain_set_change(job, change, svod_ratio_double(percent), before->number, true);
    change->how = svod_printf(job->arena, "%s − %s", explain_share_text(job, percent), before->value);
}

static void add_before(const explain_job *job, svod_trail *at, size_t unit, uint32_t node) {
    const svod_result *result = job->result;
    uint32_t link = result->compare ? result->compare->link[node] : SVOD_NO_NODE;
    if (link == SVOD_NO_NODE) return;
    add_change(job, at, unit, (explain_what){.year = &result->now, .node = node}, (explain_what){.year = result->before, .node = link});
}

static void add_flags(const explain_job *job, svod_trail *at, size_t unit, uint32_t node) {
    const svod_rubric *rubric = job->result->now.rubric;
    for (size_t i = 0; i < rubric->flag_count; i++)
        if (node == SVOD_ROOT || rubric->flags[i].node == node) explain_margin(job, at, i, unit, NULL);
}

static void set_standing(const explain_job *job, svod_trail *at, const svod_trail *points, svod_point point) {
    at->has_number = points->has_number;
    at->number = points->number;
    at->state = points->state;
    at->value = points->has_number && point.max ? standing_words(job, &point) : points->value;
}

// What both years share.
static svod_trail *unit_comparable(const explain_job *job, size_t unit) {
    const svod_result *result = job->result;
    if (!result->compare) return explain_not_linked(job), NULL;
    explain_what now = {.of = EXPLAIN_COMPARABLE, .year = &result->now}, before = {.of = EXPLAIN_COMPARABLE, .year = result->before};
    svod_trail *at = explain_node(job, NULL, "unit", result->roster->units[unit].name);
    const svod_trail *points = explain_what_points(job, at, &now, unit, NULL);
    set_standing(job, at, points, explain_what_point(job, &now, unit));
    if (points->has_number) explain_what_max(job, at, &now, unit, SAY(job, maximum));
    add_change(job, at, unit, now, before);
    return at;
}

// How sure the rank is, and the total without severity: where there are several experts.
static void add_expertise(const explain_job *job, svod_trail *at, size_t unit, uint32_t node) {
    const svod_expertise *of = job->result->expertise;
    if (!of || of->raters < 2) return;
    if (node == SVOD_ROOT) explain_interval(job, at, unit);
    if (node == SVOD_ROOT && of->places && !of->places[unit].adjusted.why) explain_adjusted(job, at, unit, false);
    explain_disputes(job, at, unit, node);
}

// An indicator: its value, then the points for it, and what became of it since each earlier year.
static svod_trail *unit_indicator(const explain_job *job, size_t unit, uint32_t node) {
    const svod_result *result = job->result;
    const svod_rubric *rubric = result->now.rubric;
    uint32_t index = (uint32_t)(rubric->nodes[node].indicator - rubric->indicators);
    svod_trail *at = explain_node(job, NULL, "unit", result->roster->units[unit].name);
    const svod_trail *measure = explain_measure(job, at, &result->now, unit, index, NULL);
    at->has_number = measure->has_number;
    at->number = measure->number;
    at->state = measure->state;
    at->value = measure->value;
    explain_job brief = *job;
    brief.brief = true; // the measure stands above
    if (rubric->nodes[node].max > 0) explain_indicator_points(&brief, at, &result->now, unit, node, SAY(job, points));
    for (size_t season = 1; season < result->monitoring->years; season++)
        explain_move(&brief, at, season, unit, index, NULL);
    add_flags(&brief, at, unit, node);
    return at;
}

static svod_trail *unit_node(const explain_job *job, size_t unit, uint32_t node) {
    const svod_result *result = job->result;
    svod_trail *at = explain_node(job, NULL, "unit", result->roster->units[unit].name);
    const svod_trail *points = explain_points(job, at, &result->now, unit, node, NULL);
    set_standing(job, at, points, *svod_year_at(&result->now, unit, node));
    if (points->has_number) explain_max(job, at, &result->now, unit, node, SAY(job, maximum));
    if (result->monitoring) explain_tallies(job, at, unit, node);
    add_before(job, at, unit, node);
    explain_job brief = *job;
    brief.brief = true; // the points stand above
    if (node == SVOD_ROOT) explain_rank(&brief, at, &result->now, unit);
    add_expertise(&brief, at, unit, node);
    for (size_t i = 0; node == SVOD_ROOT && i < result->now.rubric->cluster_count; i++)
        explain_level(&brief, at, i, unit);
    add_flags(&brief, at, unit, node);
    return at;
}

// A year where a section is wanted: how to ask for it.
static bool is_year(const explain_job *job, const char *unit, const char *word) {
    if (strlen(word) != 4 || strspn(word, "0123456789") != 4) return false;
    if (svod_rubric_find(job->result->now.rubric, word) != SVOD_NO_NODE) return false;
    const char *how = svod_printf(job->arena, SAY(job, ask_year), unit, word);
    svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, word, how);
    return true;
}

svod_trail *svod_explain_unit(const svod_result *result, const char *unit, const char *node, svod_arena *arena, svod_findings *findings) {
    explain_job job = job_of(result, unit, arena, findings);
    size_t who;
    uint32_t what = SVOD_ROOT;
    if (!explain_find_unit(&job, unit, &who) || (node && is_year(&job, result->roster->units[who].id, node))) return NULL;
    if (node && explain_is_comparable(&job, node)) return unit_comparable(&job, who);
    if (node && !explain_find_node(&job, result->now.rubric, node, &what)) return NULL;
    return result->monitoring && result->now.rubric->nodes[what].indicator ? unit_indicator(&job, who, what) : unit_node(&job, who, what);
}

const char *svod_explain_units(const svod_result *result, svod_arena *arena, svod_findings *findings) {
    explain_job job = job_of(result, "", arena, findings);
    return explain_units_near(&job, "");
}

size_t svod_trail_dead_ends(const svod_trail *trail) {
    static const char *const themselves[] = {"order", "year"};
    if (!trail->children) {
        for (size_t i = 0; i < 2; i++)
            if (svod_streq(trail->kind, themselves[i])) return 0;
        return !trail->place.file;
    }
    size_t count = 0;
    for (const svod_trail *child = trail->children; child; child = child->next)
        count += svod_trail_dead_ends(child);
    return count;
}
