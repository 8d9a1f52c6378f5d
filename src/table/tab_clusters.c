// "Кластер 1", "Кластер 2", …: a sheet a cluster: its levels side by side with a chart, figures by section, the members.
#include "table/experts.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <stdlib.h>
#include <string.h>

// One sheet of a cluster.
struct block {
    svod_lay lay;
    size_t index;
    const svod_cluster_result *cluster;
    svod_data_map data;
    svod_levels_map map; // of the upper table
    uint32_t *order;     // units by rank
};

enum { COL_LEVEL = 1, COL_MARK = 2, COL_N = 3 }; // of the lower tables
#define CHART_ROWS 14

static uint32_t level_row(const struct block *b, size_t level) {
    return b->map.first + (uint32_t)level;
}

static const svod_figure *figure_of(const struct block *b, size_t level, uint32_t side, uint32_t node) {
    const svod_level_result *result = &b->cluster->levels[level];
    uint32_t own = svod_lay_node(&b->lay, side, node);
    const svod_figure *figures = svod_lay_is_now(&b->lay, side) ? result->now : result->before;
    return own == SVOD_NO_NODE || figures == NULL ? NULL : &figures[own];
}

// The level as the scope of an address.
static const char *scope_of(const struct block *b, size_t level) {
    return svod_origin_level(&b->lay, b->cluster->cluster, level);
}

// ---- formulas over "Данные" -----------------------------------------------------------------------------------------------

static uint32_t counted(const struct block *b, size_t level, uint32_t side, uint32_t own, svod_state state) {
    const svod_level_result *result = &b->cluster->levels[level];
    uint32_t count = 0;
    for (uint32_t i = 0; i < result->n; i++)
        count += svod_year_at(svod_lay_side(&b->lay, side), result->units[i], own)->state == state;
    return count;
}

// "years,year,levels,level": the conditions that pick one level in one year; NULL when the title would be misread as a condition.
static const char *conditions(const struct block *b, size_t level, uint32_t side) {
    const svod_lay *lay = &b->lay;
    if (!svod_ref_condition_safe(b->cluster->cluster->levels[level].title)) return NULL;
    return svod_printf(lay->arena, "%s,%d,%s,%s", svod_data_range(lay, &b->data, b->data.year), svod_lay_side(lay, side)->year,
                       svod_data_range(lay, &b->data, b->data.clusters + (uint32_t)b->index),
                       svod_ref_fixed(lay->arena, NULL, level_row(b, level), b->map.level));
}

// Mean of a node over a level, written in the way that the figure was counted; NULL when no formula says the same.
static const char *mean_formula(const struct block *b, size_t level, uint32_t side, uint32_t node) {
    const svod_lay *lay = &b->lay;
    uint32_t own = svod_lay_node(lay, side, node);
    const svod_figure *figure = figure_of(b, level, side, node);
    const char *where = conditions(b, level, side);
    if (where == NULL || figure == NULL || node >= lay->rubric->count) return NULL;
    const char *range = svod_data_range(lay, &b->data, svod_data_column(lay, &b->data, node));
    uint32_t points = counted(b, level, side, own, SVOD_STATE_POINTS);
    if (figure->n == points) return svod_printf(lay->arena, "=AVERAGEIFS(%s,%s)", range, where);
    if (figure->n != points + counted(b, level, side, SVOD_ROOT, SVOD_STATE_NO_SUBMISSION)) return NULL;
    return svod_printf(lay->arena, "=SUMIFS(%s,%s)/(COUNTIFS(%s,%s,\">=0\")+COUNTIFS(%s,%s,\"%s\"))", range, where, where, range, where,
                       svod_data_range(lay, &b->data, b->data.state), SAY(lay, unit_not_submitted));
}

// The maximum that a mean is a percent of: the rubric's, or the mean of what could be had where parts were not applicable.
static const char *percent_formula(const struct block *b, const svod_figure *figure, uint32_t side, uint32_t node, const char *mean) {
    svod_points max = svod_lay_max(&b->lay, side, node);
    if (mean == NULL || max == 0 || figure->max_sum != (svod_points)figure->n * max) return NULL;
    char buf[40];
    return svod_printf(b->lay.arena, "=%s/%s*100", mean, svod_points_short(buf, max, 4, '.'));
}

// ---- the upper table ------------------------------------------------------------------------------------------------------

static void put_level_heads(struct block *b) {
    svod_lay *lay = &b->lay;
    svod_lay_head(lay, b->map.head, b->map.level, SAY(lay, level));
    svod_lay_head(lay, b->map.head, b->map.band, b->cluster->cluster->kind == SVOD_CLUSTER_ATTRIBUTE ? "" : SAY(lay, band));
    svod_lay_head(lay, b->map.head, b->map.count, SAY(lay, units));
    for (uint32_t side = 0; side < lay->sides; side++) {
        int year = svod_lay_side(lay, side)->year;
        svod_lay_head(lay, b->map.head, b->map.submitted + side, svod_printf(lay->arena, SAY(lay, submitted_in), year));
        svod_lay_head(lay, b->map.head, b->map.percent + side,
                      svod_printf(lay->arena, SAY_WORTH(lay, percent_in, percent_in_reached), year));
    }
    if (lay->sides == 2) svod_lay_head(lay, b->map.head, b->map.change, svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY(lay, pp)));
    svod_lay_head(lay, b->map.head, b->map.best, SAY(lay, best_unit))->cols = 2;
    svod_lay_head(lay, b->map.head, b->map.best + 2, SAY(lay, weakest_unit))->cols = 2;
}

static void put_unit(struct block *b, uint32_t row, uint32_t col, uint32_t unit) {
    svod_lay *lay = &b->lay;
    if (unit == UINT32_MAX) {
        svod_lay_dash(lay, row, col, SVOD_CLASS_TEXT)->cols = 2;
        return;
    }
    svod_ratio percent = svod_lay_percent(svod_year_at(&lay->result->now, unit, SVOD_ROOT));
    const char *text = svod_printf(lay->arena, "%s (%s%%)", lay->result->roster->units[unit].name, svod_lay_ratio_word(lay, percent, 1));
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    cell->cols = 2;
    svod_origin_words(lay, cell, "%s", svod_origin_point_word(lay, "percent", &lay->result->now, unit, SVOD_ROOT));
}

static void put_percent(struct block *b, uint32_t row, size_t level, uint32_t side) {
    svod_lay *lay = &b->lay;
    const svod_figure *figure = figure_of(b, level, side, SVOD_ROOT);
    const char *mean = mean_formula(b, level, side, SVOD_ROOT);
    const char *formula = mean ? percent_formula(b, figure, side, SVOD_ROOT, mean + 1) : NULL;
    svod_ratio percent = figure ? figure->percent : svod_lay_no_ratio();
    svod_out *cell = svod_lay_live(lay, row, b->map.percent + side, SVOD_CLASS_PERCENT, formula, percent);
    svod_origin_main(lay, cell, "share", side, SVOD_ROOT, scope_of(b, level));
}

static void put_percent_change(struct block *b, uint32_t row, svod_ratio now, svod_ratio before, const char *scope) {
    svod_out *cell =
        svod_lay_change(&b->lay, row, b->map.change, SVOD_CLASS_CHANGE_PERCENT, svod_ref_cell(b->lay.arena, row, b->map.percent + 1),
                        svod_ref_cell(b->lay.arena, row, b->map.percent), now, before);
    svod_origin_diff(&b->lay, cell, "share", SVOD_ROOT, scope);
}

// How many units of the scope submitted in the year of that side.
static svod_out *put_submitted(struct block *b, uint32_t row, uint32_t side, size_t count, const char *scope) {
    svod_out *cell = svod_put_number(b->lay.table, row, b->map.submitted + side, SVOD_CLASS_COUNT, (double)count);
    return svod_origin(&b->lay, cell, "count:submitted:%d%s", svod_lay_side(&b->lay, side)->year, scope);
}

static void put_level(struct block *b, size_t index) {
    svod_lay *lay = &b->lay;
    const svod_level *level = &b->cluster->cluster->levels[index];
    const svod_level_result *result = &b->cluster->levels[index];
    uint32_t row = level_row(b, index);
    svod_put_text(lay->table, row, b->map.level, SVOD_CLASS_WRAP, level->title)->tone = SVOD_TONE_STRONG;
    const char *band = b->cluster->cluster->kind == SVOD_CLUSTER_ATTRIBUTE ? "" : svod_level_words(level, lay->arena, lay->lang);
    svod_put_text(lay->table, row, b->map.band, SVOD_CLASS_TEXT, band);
    const char *where = conditions(b, index, lay->sides - 1), *scope = scope_of(b, index);
    svod_out *n = where ? svod_put_formula(lay->table, row, b->map.count, SVOD_CLASS_COUNT, svod_printf(lay->arena, "=COUNTIFS(%s)", where),
                                           result->n)
                        : svod_put_number(lay->table, row, b->map.count, SVOD_CLASS_COUNT, result->n);
    svod_origin(lay, n, "count:units%s", scope);
    if (result->small) {
        n->tone = SVOD_TONE_WARN;
        n->note = svod_printf(lay->arena, SAY(lay, note_small), b->cluster->cluster->small);
    }
    for (uint32_t side = 0; side < lay->sides; side++) {
        put_submitted(b, row, side, svod_lay_is_now(lay, side) ? result->now_n : result->before_n, scope);
        put_percent(b, row, index, side);
    }
    if (lay->sides == 2)
        put_percent_change(b, row, result->now[SVOD_ROOT].percent, result->before ? result->before[SVOD_ROOT].percent : svod_lay_no_ratio(),
                           scope);
    put_unit(b, row, b->map.best, result->best);
    put_unit(b, row, b->map.best + 2, result->weakest);
}

// All units together, to hold the levels against; percents come from "Таблица 1.1".
static void put_everyone(struct block *b) {
    svod_lay *lay = &b->lay;
    uint32_t row = level_row(b, b->cluster->cluster->count), count = (uint32_t)lay->result->roster->count;
    svod_points_map points = svod_points_map_of(lay);
    svod_put_text(lay->table, row, b->map.level, SVOD_CLASS_TEXT, SAY(lay, everyone))->tone = SVOD_TONE_STRONG;
    svod_put_text(lay->table, row, b->map.band, SVOD_CLASS_TEXT, "")->tone = SVOD_TONE_STRONG;
    svod_lay_tone(svod_origin(lay, svod_put_number(lay->table, row, b->map.count, SVOD_CLASS_COUNT, count), "count:units"),
                  SVOD_TONE_STRONG);
    for (uint32_t side = 0; side < lay->sides; side++) {
        const svod_year *year = svod_lay_side(lay, side);
        const char *ref =
            svod_ref_fixed(lay->arena, points.sheet, svod_points_footer(lay, &points, SVOD_FOOTER_PERCENT, side), points.total);
        svod_lay_tone(put_submitted(b, row, side, svod_year_submitted_count(year), ""), SVOD_TONE_STRONG);
        svod_out *cell = svod_lay_from(lay, row, b->map.percent + side, SVOD_CLASS_PERCENT, ref, year->figures[SVOD_ROOT].percent);
        svod_lay_tone(svod_origin_main(lay, cell, "share", side, SVOD_ROOT, ""), SVOD_TONE_STRONG);
    }
    if (lay->sides == 2)
        put_percent_change(b, row, lay->result->now.figures[SVOD_ROOT].percent, lay->result->before->figures[SVOD_ROOT].percent, "");
    svod_out *rest = svod_put_empty(lay->table, row, b->map.best, SVOD_CLASS_TEXT);
    rest->cols = 4;
    svod_lay_tone(rest, SVOD_TONE_STRONG);
}

// Whether the levels differ in the total by more than chance.
static void put_difference(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    const svod_expertise *of = lay->result->expertise;
    if (!of || !of->groups) return;
    const svod_estimate *e = &of->groups[b->index];
    if (e->why) {
        const char *why = svod_say(lay->lang, svod_why_text((svod_why)e->why));
        svod_lay_note(lay, row, 1, 11, svod_printf(lay->arena, SAY(lay, groups_untold), why));
        return;
    }
    const char *format = e->p < 1 - SVOD_CONFIDENCE ? SAY(lay, groups_differ) : SAY(lay, groups_alike), *id = b->cluster->cluster->id;
    const char *h = svod_experts_number(lay, e->statistic, 2), *effect = svod_experts_number(lay, e->value, 2);
    svod_lay_note(lay, row, 1, 11, svod_printf(lay->arena, format, h, svod_p_words(lay->arena, e->p, lay->lang), effect));
    const char *cluster = svod_origin_word(lay, id);
    svod_origin_words(lay, svod_lay_last(lay), "groups:%s:h groups:%s:p groups:%s:effect", cluster, cluster, cluster);
}

static uint32_t put_chart(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    uint32_t first = b->map.first, last = level_row(b, b->cluster->cluster->count);
    svod_chart *chart =
        svod_table_chart(lay->table, SVOD_CHART_COLUMN,
                         svod_printf(lay->arena, SAY_WORTH(lay, chart_cluster, chart_cluster_reached), b->cluster->cluster->title));
    chart->row = row;
    chart->col = 1;
    chart->width = 1100;
    chart->height = CHART_ROWS * 20 - 10;
    chart->y_max = 100;
    chart->labels = last - first < 12;
    for (uint32_t side = 0; side < lay->sides; side++)
        chart->series[chart->series_count++] = (svod_series){.name = svod_printf(lay->arena, "%d", svod_lay_side(lay, side)->year),
                                                             .categories = {first, b->map.level, last, b->map.level},
                                                             .values = {first, b->map.percent + side, last, b->map.percent + side},
                                                             .tone = svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS};
    return row + CHART_ROWS;
}

// ---- figures by section ---------------------------------------------------------------------------------------------------

// Rows of a level in the lower table.
static uint32_t rows_of_level(const struct block *b) {
    return b->lay.sides == 2 ? 6 : 2;
}

static uint32_t node_col(uint32_t position) {
    return COL_N + position;
}

static void put_pair(struct block *b, uint32_t row, size_t level, uint32_t side, uint32_t node, uint32_t col) {
    svod_lay *lay = &b->lay;
    const svod_figure *figure = figure_of(b, level, side, node);
    svod_ratio none = svod_lay_no_ratio();
    uint32_t below = row + lay->sides + (lay->sides == 2);
    svod_tone tone = svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS;
    const char *formula = mean_formula(b, level, side, node);
    svod_out *cell = svod_lay_live(lay, row + side, col, SVOD_CLASS_MEAN, formula, figure ? figure->mean : none);
    svod_lay_tone_figure(svod_origin_main(lay, cell, "mean", side, node, scope_of(b, level)), tone);
    formula = figure ? percent_formula(b, figure, side, node, svod_ref_cell(lay->arena, row + side, col)) : NULL;
    cell = svod_lay_live(lay, below + side, col, SVOD_CLASS_PERCENT, formula, figure ? figure->percent : none);
    svod_lay_tone_figure(svod_origin_main(lay, cell, "share", side, node, scope_of(b, level)), tone);
}

static void put_pair_changes(struct block *b, uint32_t row, size_t level, uint32_t node, uint32_t col) {
    svod_lay *lay = &b->lay;
    const svod_figure *before = figure_of(b, level, 0, node), *now = figure_of(b, level, 1, node);
    svod_ratio none = svod_lay_no_ratio();
    const char *refs[6];
    for (uint32_t i = 0; i < 6; i++)
        refs[i] = svod_ref_cell(lay->arena, row + i, col);
    svod_out *change =
        svod_lay_change(lay, row + 2, col, SVOD_CLASS_CHANGE_MEAN, refs[1], refs[0], now ? now->mean : none, before ? before->mean : none);
    svod_origin_diff(lay, change, "mean", node, scope_of(b, level));
    if (change->kind == SVOD_V_FORMULA && !svod_lay_same_max(lay, node)) {
        change->tone = SVOD_TONE_PREVIOUS;
        change->note = svod_printf(lay->arena, SAY(lay, note_max_changed), svod_lay_points_word(lay, svod_lay_max(lay, 0, node), 4),
                                   svod_lay_points_word(lay, svod_lay_max(lay, 1, node), 4));
    }
    svod_out *percent = svod_lay_change(lay, row + 5, col, SVOD_CLASS_CHANGE_PERCENT, refs[4], refs[3], now ? now->percent : none,
                                        before ? before->percent : none);
    svod_lay_tone_figure(svod_origin_diff(lay, percent, "share", node, scope_of(b, level)), SVOD_TONE_STRONG);
}

static void put_section_labels(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    uint32_t at = row;
    for (uint32_t kind = 0; kind < 2; kind++) {
        for (uint32_t side = 0; side < lay->sides; side++) {
            const char *text = svod_printf(lay->arena, kind ? SAY_WORTH(lay, percent_in, percent_in_reached) : SAY(lay, mean_in),
                                           svod_lay_side(lay, side)->year);
            svod_lay_tone(svod_put_text(lay->table, at++, COL_MARK, SVOD_CLASS_TEXT, text),
                          svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS);
        }
        if (lay->sides == 2) {
            const char *text =
                svod_printf(lay->arena, "%s, %s", SAY(lay, change), kind ? SAY(lay, pp) : SAY_WORTH(lay, points_word, points_word_reached));
            svod_lay_tone(svod_put_text(lay->table, at++, COL_MARK, SVOD_CLASS_TEXT, text), kind ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN);
        }
    }
}

static void put_level_sections(struct block *b, uint32_t row, size_t level) {
    svod_lay *lay = &b->lay;
    uint32_t percents = row + lay->sides + (lay->sides == 2);
    svod_out *title = svod_put_text(lay->table, row, COL_LEVEL, SVOD_CLASS_WRAP, b->cluster->cluster->levels[level].title);
    title->rows = rows_of_level(b);
    svod_lay_tone(title, SVOD_TONE_STRONG);
    put_section_labels(b, row);
    for (uint32_t i = 0; i <= lay->section_count; i++) {
        uint32_t node = i < lay->section_count ? lay->sections[i] : SVOD_ROOT;
        for (uint32_t side = 0; side < lay->sides; side++)
            put_pair(b, row, level, side, node, node_col(i));
        if (lay->sides == 2) put_pair_changes(b, row, level, node, node_col(i));
    }
    svod_table_heat(lay->table, (svod_range){percents, COL_N, percents + lay->sides - 1, node_col(lay->section_count)}, 0, 60, 100);
}

static uint32_t put_sections(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, by_section));
    svod_lay_head(lay, row, COL_LEVEL, SAY(lay, level));
    svod_lay_head(lay, row, COL_MARK, SAY(lay, indicator));
    for (uint32_t i = 0; i < lay->section_count; i++)
        svod_lay_head(lay, row, node_col(i), svod_lay_node_name(lay, lay->sections[i]));
    svod_lay_head(lay, row, node_col(lay->section_count), SAY(lay, total));
    row++;
    for (size_t level = 0; level < b->cluster->cluster->count; level++, row += rows_of_level(b))
        put_level_sections(b, row, level);
    return row + 1;
}

// ---- members --------------------------------------------------------------------------------------------------------------

static void put_member_heads(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    uint32_t col = COL_N;
    svod_lay_head(lay, row, 1, SAY(lay, level));
    svod_lay_head(lay, row, 2, svod_lay_unit_word(lay));
    if (b->cluster->value != NULL) svod_lay_head(lay, row, col++, SAY(lay, indicator));
    svod_lay_head(lay, row, col++, SAY(lay, rank));
    svod_lay_head(lay, row, col++, svod_printf(lay->arena, SAY(lay, total_in), lay->result->now.year));
    for (uint32_t side = 0; side < lay->sides; side++)
        svod_lay_head(lay, row, col++,
                      svod_printf(lay->arena, SAY_WORTH(lay, percent_in, percent_in_reached), svod_lay_side(lay, side)->year));
}

static void put_member(struct block *b, uint32_t row, uint32_t unit, const svod_points_map *points) {
    svod_lay *lay = &b->lay;
    const svod_year *now = &lay->result->now;
    uint32_t col = COL_N;
    const char *level = svod_lay_level(lay, b->index, unit);
    svod_put_text(lay->table, row, 1, SVOD_CLASS_TEXT, level ? level : SAY(lay, no_level))->tone = level ? SVOD_TONE_PLAIN : SVOD_TONE_WARN;
    svod_put_text(lay->table, row, 2, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
    if (b->cluster->value != NULL) svod_lay_value(lay, row, col++, b->cluster, unit);
    svod_lay_rank(lay, row, col++, now, unit);
    const svod_point *total = svod_year_at(now, unit, SVOD_ROOT);
    if (total->state == SVOD_STATE_POINTS) {
        const char *ref = svod_ref_fixed(lay->arena, points->sheet, svod_points_row(lay, points, unit, lay->sides - 1), points->total);
        svod_out *cell = svod_lay_from(lay, row, col++, SVOD_CLASS_POINTS, ref, (svod_ratio){total->value, 1});
        svod_origin_point(lay, cell, "points", now, unit, SVOD_ROOT);
    } else {
        svod_lay_point(lay, row, col++, now, unit, SVOD_ROOT);
    }
    for (uint32_t side = 0; side < lay->sides; side++) {
        svod_ratio percent = svod_lay_percent(svod_year_at(svod_lay_side(lay, side), unit, SVOD_ROOT));
        const char *ref = svod_ref_fixed(lay->arena, points->sheet, svod_points_row(lay, points, unit, side), points->percent);
        svod_out *cell = svod_lay_from(lay, row, col++, SVOD_CLASS_PERCENT, ref, percent);
        svod_origin_point(lay, cell, "percent", svod_lay_side(lay, side), unit, SVOD_ROOT);
    }
}

// Units of one level (UINT32_MAX: of none) by rank. One pass over the ranking a level: levels are few.
static uint32_t put_members_of(struct block *b, uint32_t row, uint32_t level, const svod_points_map *points) {
    for (size_t i = 0; i < b->lay.result->roster->count; i++)
        if (b->cluster->level[b->order[i]] == level) put_member(b, row++, b->order[i], points);
    return row;
}

static void put_members(struct block *b, uint32_t row) {
    svod_lay *lay = &b->lay;
    svod_points_map points = svod_points_map_of(lay);
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, members));
    put_member_heads(b, row++);
    for (uint32_t level = 0; level < b->cluster->cluster->count; level++)
        row = put_members_of(b, row, level, &points);
    put_members_of(b, row, UINT32_MAX, &points);
}

// ---- the sheet ------------------------------------------------------------------------------------------------------------

static const char *intro(const struct block *b) {
    const svod_lay *lay = &b->lay;
    const svod_cluster *cluster = b->cluster->cluster;
    const char *rule = svod_lay_cluster_rule(lay, cluster);
    const char *note = cluster->note ? cluster->note : "";
    return svod_printf(lay->arena, "%s %s%s%s", rule, lay->sides == 2 ? SAY(lay, levels_frozen) : "", *note ? " " : "", note);
}

static void set_page(struct block *b) {
    svod_table *table = b->lay.table;
    uint32_t last = node_col(b->lay.section_count);
    if (last < b->map.best + 3) last = b->map.best + 3;
    svod_table_width(table, 1, 1, 24);
    svod_table_width(table, 2, 2, 28);
    svod_table_width(table, 3, last, 12.5);
    table->landscape = true;
    table->freeze_row = 0;
    table->freeze_col = 2;
}

static void build_one(const svod_result *result, bool origins, svod_arena *arena, size_t index, svod_vec *out) {
    svod_lang lang = result->campaign->lang;
    const char *name = svod_printf(arena, svod_say(lang, SVOD_T_table_sheet_clusters), index + 1);
    struct block b = {.lay = svod_lay_of(result, origins, arena, "clusters", name), .index = index, .cluster = &result->clusters[index]};
    b.data = svod_data_map_of(&b.lay);
    b.order = svod_lay_ranked(&b.lay);
    b.map = svod_levels_map_of(&b.lay, index);
    set_page(&b);
    const char *title = b.cluster->cluster->title;
    svod_lay_title(&b.lay, svod_starts(title, name) ? title : svod_printf(arena, "%s. %s", name, title), intro(&b), 11);
    put_level_heads(&b);
    for (size_t level = 0; level < b.cluster->cluster->count; level++)
        put_level(&b, level);
    put_everyone(&b);
    put_difference(&b, level_row(&b, b.cluster->cluster->count) + 1);
    uint32_t row = put_chart(&b, level_row(&b, b.cluster->cluster->count) + 2);
    row = put_sections(&b, row + 1);
    put_members(&b, row);
    svod_lay_done(&b.lay, out);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!svod_result_scored(result)) return;
    for (size_t i = 0; i < result->now.rubric->cluster_count; i++)
        build_one(result, origins, arena, i, out);
}

const svod_table_kind tab_clusters = {"clusters", build, "лист на каждый кластер: уровни, разделы, состав, диаграмма",
                                      "a sheet a cluster: levels, sections, members, a chart"};
