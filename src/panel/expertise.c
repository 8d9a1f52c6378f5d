// The expertise of a campaign, step by step.
#include "panel/steps.h"

static void seat_raters(panel_desk *desk, const svod_expertise *out) {
    desk->raters = SVOD_ARRAY(desk->arena, const svod_expert *, out->raters);
    desk->rows = SVOD_ARRAY(desk->arena, uint32_t, out->raters);
    for (uint32_t i = 0; i < out->expert_count; i++) {
        if (!out->experts[i].rater) continue;
        desk->raters[desk->rater_count] = SVOD_AT(&desk->scores->experts, svod_expert, out->experts[i].scorer);
        desk->rows[desk->rater_count++] = i;
    }
}

// One table of ratings at a time; that of all cells is the largest.
static void make_room(svod_expertise *out, panel_desk *desk, svod_arena *tables) {
    size_t items = desk->year->unit_count * (desk->asked.count ? desk->asked.count : 1);
    size_t columns = desk->rater_count > 2 ? desk->rater_count : 2;
    desk->room = SVOD_ARRAY(tables, double, items *columns);
    desk->columns = SVOD_ARRAY(tables, size_t, desk->rater_count);
    double *totals = SVOD_ARRAY(tables, double, desk->year->unit_count * desk->rater_count);
    panel_totals(desk, totals, &out->completed, &out->refused);
    desk->totals = totals;
}

static void count_overrides(svod_expertise *out, const panel_desk *desk) {
    out->overrides = SVOD_ARRAY(desk->arena, uint32_t, desk->year->unit_count);
    for (size_t i = 0; i < desk->year->override_count; i++)
        out->overrides[desk->year->overrides[i].unit]++;
}

const svod_expertise *svod_expertise_of(const svod_result *result, const svod_panel *panel, const svod_expertise_options *options,
                                        svod_arena *arena) {
    const svod_year *year = &result->now;
    svod_expertise *out = SVOD_NEW(arena, svod_expertise);
    out->seed = options->seed;
    out->replicates = options->replicates ? options->replicates : SVOD_REPLICATES;
    out->draws = options->draws ? options->draws : SVOD_DRAWS;
    svod_expertise_coverage(out, year, panel, arena);
    svod_arena *tables = svod_arena_new();
    panel_desk desk = {.result = result, .year = year, .rubric = year->rubric, .scores = year->scores, .arena = arena};
    desk.asked = panel_asked_of(year, tables);
    desk.scratch = svod_arena_new();
    seat_raters(&desk, out);
    make_room(out, &desk, tables);
    out->places = SVOD_ARRAY(arena, svod_place_of, year->unit_count);
    panel_agreement(out, &desk);
    panel_pairs(out, &desk);
    panel_disputes(out, &desk);
    panel_severity(out, &desk);
    panel_places(out, &desk);
    panel_groups(out, &desk);
    count_overrides(out, &desk);
    svod_arena_free(desk.scratch);
    svod_arena_free(tables);
    return out;
}
