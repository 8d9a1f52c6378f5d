// Over units and years: links, figures of the region and of levels, movements, tallies.
#include "data/monitoring.h"

#include "base/str.h"
#include "indicator/steps.h"

typedef struct watch {
    svod_monitoring *out;
    const svod_result *result;
    svod_arena *arena;
    bool *comparable; // [year * indicators]
} watch;

static const svod_indicator *own(const watch *w, uint32_t indicator) {
    return &w->out->year[0]->rubric->indicators[indicator];
}

// ---- figures -----------------------------------------------------------------------------------------------------

// A past year's region is that of its own roster, those that are gone since among its units, as it was published then.
static void find_regions(const watch *w) {
    for (size_t y = 0; y < w->out->years; y++)
        for (uint32_t i = 0; i < w->out->indicators; i++) {
            const svod_year *year = w->out->year[y]->own ? w->out->year[y]->own : w->out->year[y];
            size_t at = y * w->out->indicators + i;
            if (w->out->link[at] != SVOD_NO_INDICATOR)
                w->out->region[at] = indicator_figure(year, w->out->link[at], NULL, year->unit_count);
        }
}

static void find_level(const watch *w, const svod_level_result *level, svod_indicator_figure *figures) {
    for (size_t at = 0; at < w->out->years * w->out->indicators; at++)
        if (w->out->link[at] != SVOD_NO_INDICATOR)
            figures[at] = indicator_figure(w->out->year[at / w->out->indicators], w->out->link[at], level->units, level->n);
}

// The levels are those of the campaign's own year in every year: else a move of units between levels would pass for a change.
static void find_levels(const watch *w) {
    size_t clusters = w->result->now.rubric->cluster_count, each = w->out->years * w->out->indicators;
    w->out->levels = SVOD_ARRAY(w->arena, svod_indicator_figure *, clusters);
    for (size_t c = 0; c < clusters; c++) {
        const svod_cluster_result *cluster = &w->result->clusters[c];
        w->out->levels[c] = SVOD_ARRAY(w->arena, svod_indicator_figure, cluster->cluster->count * each);
        for (size_t level = 0; level < cluster->cluster->count; level++)
            find_level(w, &cluster->levels[level], &w->out->levels[c][level * each]);
    }
}

// ---- movements ---------------------------------------------------------------------------------------------------

static void find_moves_from(const watch *w, size_t year) {
    svod_monitoring *out = w->out;
    size_t units = out->year[0]->unit_count;
    for (uint32_t i = 0; i < out->indicators; i++) {
        bool linked = out->link[year * out->indicators + i] != SVOD_NO_INDICATOR, comparable = w->comparable[year * out->indicators + i];
        const svod_indicator_figure *before = linked ? svod_monitoring_region(out, year, i) : NULL;
        out->region_moves[(year - 1) * out->indicators + i] =
            indicator_figure_move(own(w, i), svod_monitoring_region(out, 0, i), before, comparable);
        for (size_t unit = 0; unit < units; unit++)
            out->moves[((year - 1) * units + unit) * out->indicators + i] =
                svod_move_of(own(w, i), svod_year_measure(out->year[0], unit, i), svod_monitoring_measure(out, year, unit, i), comparable);
    }
}

// Once an indicator, at the first unit: it is the change of many that tells another way of counting.
static void say_base_changed(const watch *w, uint32_t indicator, svod_findings *findings) {
    svod_monitoring *out = w->out;
    size_t changed = 0, moved = 0, first = 0;
    for (size_t unit = out->year[0]->unit_count; unit-- > 0;) {
        const svod_move *move = svod_monitoring_move(out, 1, unit, indicator);
        moved += move->change.den != 0;
        if (!move->base_changed) continue;
        changed++;
        first = unit;
    }
    if (!changed) return;
    const svod_unit *unit = &w->result->roster->units[first];
    svod_points now = svod_year_measure(out->year[0], first, indicator)->den;
    svod_points before = svod_monitoring_measure(out, 1, first, indicator)->den;
    svod_add(findings, SVOD_F_measure_base_changed, svod_year_measure(out->year[0], first, indicator)->place,
             svod_printf(w->arena, svod_say(findings->lang, SVOD_T_indicator_bases), changed, moved, unit->name,
                         svod_points_words(w->arena, before, findings->lang), svod_points_words(w->arena, now, findings->lang)),
             "");
    svod_about(findings, NULL, out->year[0]->rubric->nodes[own(w, indicator)->node].id);
}

static void find_tallies(const watch *w) {
    for (size_t unit = 0; unit < w->out->year[0]->unit_count; unit++)
        for (uint32_t i = 0; i < w->out->indicators; i++) {
            const svod_measure *measure = svod_year_measure(w->out->year[0], unit, i);
            svod_tally *tally = &w->out->tallies[unit];
            if (!svod_measure_asked(measure)) continue;
            tally->asked++;
            tally->reached += measure->reach == SVOD_REACH_REACHED;
            tally->near_by += measure->reach == SVOD_REACH_NEAR;
            tally->missed += measure->reach == SVOD_REACH_MISSED;
            tally->no_data += measure->reach == SVOD_REACH_NO_DATA;
            tally->not_applicable += measure->reach == SVOD_REACH_NOT_APPLICABLE;
            tally->no_target += measure->reach == SVOD_REACH_NO_TARGET;
            if (w->out->years < 2) continue;
            const svod_move *move = svod_monitoring_move(w->out, 1, unit, i);
            tally->better += move->state == SVOD_MOVE_BETTER;
            tally->worse += move->state == SVOD_MOVE_WORSE;
        }
}

// ---- all ---------------------------------------------------------------------------------------------------------

static void make_room(watch *w, size_t units) {
    svod_monitoring *out = w->out;
    size_t all = out->years * out->indicators, moves = (out->years - 1) * out->indicators;
    out->link = SVOD_ARRAY(w->arena, uint32_t, all);
    out->region = SVOD_ARRAY(w->arena, svod_indicator_figure, all);
    out->region_moves = SVOD_ARRAY(w->arena, svod_move, moves);
    out->moves = SVOD_ARRAY(w->arena, svod_move, moves * units);
    out->tallies = SVOD_ARRAY(w->arena, svod_tally, units);
    w->comparable = SVOD_ARRAY(w->arena, bool, all);
}

static void find_links(const watch *w) {
    for (size_t at = 0; at < w->out->years * w->out->indicators; at++) {
        indicator_link link = indicator_link_of(w->out->year, at / w->out->indicators, (uint32_t)(at % w->out->indicators));
        w->out->link[at] = link.indicator;
        w->comparable[at] = link.comparable;
    }
}

// A campaign whose rubric has indicators and whose sheets none of them, as one that stops at sections, is no monitoring.
static bool any_asked(const svod_year *year) {
    const svod_measures *measures = year->scores->measures;
    for (size_t i = 0; measures && i < measures->indicators * year->scores->roster->count; i++)
        if (svod_measure_asked(&measures->list[i])) return true;
    return false;
}

const svod_monitoring *svod_monitoring_of(const svod_result *result, const svod_year *const *earlier, size_t count, svod_arena *arena,
                                          svod_findings *findings) {
    const svod_rubric *rubric = result->now.rubric;
    if (!any_asked(&result->now)) return NULL;
    svod_monitoring *out = SVOD_NEW(arena, svod_monitoring);
    *out = (svod_monitoring){.indicators = rubric->indicator_count, .years = count + 1};
    const svod_year **years = SVOD_ARRAY(arena, const svod_year *, count + 1);
    years[0] = &result->now;
    for (size_t i = 0; i < count; i++)
        years[i + 1] = earlier[i];
    out->year = years;
    watch w = {.out = out, .result = result, .arena = arena};
    make_room(&w, result->now.unit_count);
    find_links(&w);
    find_regions(&w);
    find_levels(&w);
    for (size_t year = 1; year < out->years; year++)
        find_moves_from(&w, year);
    find_tallies(&w);
    for (uint32_t i = 0; i < out->indicators && out->years > 1; i++)
        say_base_changed(&w, i, findings);
    return out;
}
