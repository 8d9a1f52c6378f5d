// "Данные": a plain table to sort, filter and count over: one header row, a row per unit and year, numbers as numbers.
#include "table/indicators.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <string.h>

// Heads of a native table must be unique.
static const char *unique(const svod_lay *lay, svod_map *used, const char *name) {
    const char *text = svod_clean(lay->arena, name);
    for (unsigned i = 2; !svod_map_add(used, svod_fold(lay->arena, text), 0); i++)
        text = svod_printf(lay->arena, "%s (%u)", svod_clean(lay->arena, name), i);
    return text;
}

// A cluster called as another column is ("Место", say, which is a rank, too) says that it is one.
static const char *cluster_head(const svod_lay *lay, svod_map *used, const char *title) {
    const char *text = svod_clean(lay->arena, title);
    return svod_map_add(used, svod_fold(lay->arena, text), 0) ? text : unique(lay, used, svod_printf(lay->arena, SAY(lay, group_of), text));
}

static void put_heads(svod_lay *lay, const svod_data_map *map) {
    svod_map *used = svod_map_new(lay->arena);
    const char *const front[] = {SAY(lay, year), SAY(lay, code), svod_lay_unit_word(lay), SAY(lay, state)};
    const char *const back[] = {SAY(lay, total), SAY(lay, max), SAY_WORTH(lay, percent_of_max, percent_of_max_reached), SAY(lay, rank)};
    for (uint32_t i = 0; i < 4; i++)
        svod_lay_head(lay, 1, 1 + i, unique(lay, used, front[i]));
    for (uint32_t i = 0; map->scored && i < lay->section_count; i++)
        svod_lay_head(lay, 1, map->sections + i, unique(lay, used, svod_lay_node_name(lay, lay->sections[i])));
    for (uint32_t i = 0; map->scored && i < 4; i++)
        svod_lay_head(lay, 1, map->total + i, unique(lay, used, back[i]));
    for (uint32_t i = 0; map->indicators + i < map->clusters; i++)
        svod_lay_head(lay, 1, map->indicators + i, unique(lay, used, svod_indicator_name(lay, i)));
    for (uint32_t i = 0; i < lay->rubric->cluster_count; i++)
        svod_lay_head(lay, 1, map->clusters + i, cluster_head(lay, used, lay->rubric->clusters[i].title));
    for (uint32_t i = 0; i < lay->rubric->flag_count; i++)
        svod_lay_head(lay, 1, map->flags + i, unique(lay, used, lay->rubric->flags[i].title));
}

static const char *state_text(const svod_lay *lay, svod_state state) {
    return state == SVOD_STATE_NO_SUBMISSION ? SAY(lay, unit_not_submitted)
           : state == SVOD_STATE_ABSENT      ? SAY(lay, unit_absent)
                                             : SAY(lay, unit_submitted);
}

// Only numbers go into number columns here: what has none stays empty, and the column of states says why.
static void put_sections(svod_lay *lay, const svod_data_map *map, uint32_t row, uint32_t side, size_t unit) {
    const svod_year *year = svod_lay_side(lay, side);
    for (uint32_t i = 0; i < lay->section_count; i++) {
        uint32_t node = svod_lay_node(lay, side, lay->sections[i]);
        if (node != SVOD_NO_NODE && svod_year_at(year, unit, node)->state == SVOD_STATE_POINTS)
            svod_lay_point(lay, row, map->sections + i, year, unit, node);
        else
            svod_put_empty(lay->table, row, map->sections + i, SVOD_CLASS_POINTS);
    }
}

static void put_total(svod_lay *lay, const svod_data_map *map, uint32_t row, uint32_t side, size_t unit) {
    const svod_year *year = svod_lay_side(lay, side);
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    svod_ratio percent = svod_lay_percent(total);
    if (percent.den == 0 || year->rank[unit] == 0) {
        for (uint32_t col = map->total; col <= map->rank; col++)
            svod_put_empty(lay->table, row, col, SVOD_CLASS_POINTS);
        return;
    }
    svod_lay_total(lay, row, map->total, side, unit, map->sections, map->total - 1);
    svod_lay_unit_max(lay, row, map->max, year, unit);
    const char *formula =
        svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row, map->total), svod_ref_cell(lay->arena, row, map->max));
    svod_out *cell = svod_lay_live(lay, row, map->percent, SVOD_CLASS_PERCENT, formula, percent);
    svod_origin_point(lay, cell, "percent", year, unit, SVOD_ROOT);
    svod_lay_rank(lay, row, map->rank, year, unit);
}

static void put_mark(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (text != NULL)
        svod_put_text(lay->table, row, col, SVOD_CLASS_TEXT, text);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_TEXT);
}

// Levels of both years, flags of the current one: they are not raised for the past.
static void put_marks(svod_lay *lay, const svod_data_map *map, uint32_t row, uint32_t side, size_t unit) {
    for (uint32_t i = 0; i < lay->rubric->cluster_count; i++)
        put_mark(lay, row, map->clusters + i, svod_lay_level(lay, i, unit));
    for (uint32_t i = 0; i < lay->rubric->flag_count; i++) {
        bool raised = svod_lay_is_now(lay, side) && lay->result->flags[i].units[unit].raised;
        put_mark(lay, row, map->flags + i, raised ? SAY(lay, yes) : NULL);
    }
}

static void put_indicators(svod_lay *lay, const svod_data_map *map, uint32_t row, uint32_t side, size_t unit) {
    size_t year = svod_lay_is_now(lay, side) ? 0 : 1;
    for (uint32_t i = 0; map->indicators + i < map->clusters; i++) {
        const svod_measure *measure = svod_monitoring_measure(lay->result->monitoring, year, unit, i);
        if (measure && measure->state == SVOD_M_VALUE)
            svod_put_measure(lay, row, map->indicators + i, year, unit, i, false);
        else
            svod_put_empty(lay->table, row, map->indicators + i, SVOD_CLASS_POINTS);
        svod_lay_tone(svod_lay_last(lay), SVOD_TONE_PLAIN);
    }
}

static void put_row(svod_lay *lay, const svod_data_map *map, uint32_t row, uint32_t side, size_t unit) {
    const svod_year *year = svod_lay_side(lay, side);
    const svod_unit *who = &lay->result->roster->units[unit];
    svod_lay_year(lay, row, map->year, side);
    svod_put_text(lay->table, row, map->id, SVOD_CLASS_TEXT, who->id);
    svod_put_text(lay->table, row, map->unit, SVOD_CLASS_TEXT, who->name);
    svod_put_text(lay->table, row, map->state, SVOD_CLASS_TEXT, state_text(lay, (svod_state)year->unit_state[unit]));
    if (map->scored) {
        put_sections(lay, map, row, side, unit);
        put_total(lay, map, row, side, unit);
    }
    put_indicators(lay, map, row, side, unit);
    put_marks(lay, map, row, side, unit);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "data", svod_say(result->campaign->lang, SVOD_T_table_sheet_data));
    svod_data_map map = svod_data_map_of(&lay);
    put_heads(&lay, &map);
    uint32_t row = map.first;
    for (size_t unit = 0; unit < result->roster->count; unit++)
        for (uint32_t side = 0; side < lay.sides; side++)
            put_row(&lay, &map, row++, side, unit);
    svod_table *table = lay.table;
    svod_table_width(table, map.year, map.year, 7);
    svod_table_width(table, map.id, map.id, 18);
    svod_table_width(table, map.unit, map.unit, 26);
    svod_table_width(table, map.state, map.state, 17);
    if (map.scored) {
        svod_table_width(table, map.sections, map.total - 1, 14);
        svod_table_width(table, map.total, map.rank, 11);
    }
    if (map.clusters > map.indicators) svod_table_width(table, map.indicators, map.clusters - 1, 14);
    if (map.columns >= map.clusters) svod_table_width(table, map.clusters, map.columns, 17);
    table->excel_table = (svod_range){1, 1, map.last, map.columns};
    table->excel_table_name = SAY(&lay, data_table_name);
    table->freeze_row = 2;
    table->freeze_col = map.unit + 1;
    table->repeat_from = table->repeat_to = 1;
    table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_data = {"data", build, "простая таблица для сортировки и отбора", "a plain table to sort and filter"};
