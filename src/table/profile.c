// A unit's profile: what is on it, in order; its head, places and points.
#include "table/profile.h"

#include "table/origin.h"
#include "table/profile_parts.h"
#include "table/refs.h"

enum { COL_NAME = 1, COL_POINTS, COL_MAX, COL_PERCENT, COL_LEVEL, COL_REGION, COL_BEFORE, COL_CHANGE };
enum { CHART_WIDTH = 770, ROW_PIXELS = 20 };

// ---- the best of each level ---------------------------------------------------------------------------------------------------

static void add_best(const svod_year *year, svod_best *best, uint32_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    if (point->state != SVOD_STATE_POINTS || point->value <= 0 || point->value > point->max) return; // beyond it: no example
    svod_points most = best->count ? svod_year_at(year, best->unit[0], node)->value : 0;
    if (point->value < most) return;
    if (point->value > most) best->count = 0;
    if (best->count < 2) best->unit[best->count] = unit;
    best->count++;
}

const svod_profiles *svod_profiles_of(const svod_result *result, svod_arena *arena) {
    const svod_rubric *rubric = result->now.rubric;
    svod_profiles *all = SVOD_NEW(arena, svod_profiles);
    uint32_t last = rubric->cluster_count ? (uint32_t)rubric->cluster_count - 1 : UINT32_MAX;
    *all = (svod_profiles){.result = result, .cluster = result->advice ? result->advice->rules->cluster : last};
    size_t levels = all->cluster == UINT32_MAX ? 1 : rubric->clusters[all->cluster].count;
    all->best = SVOD_ARRAY(arena, svod_best, levels * rubric->count);
    for (uint32_t unit = 0; unit < result->roster->count; unit++) {
        uint32_t level = all->cluster == UINT32_MAX ? 0 : result->clusters[all->cluster].level[unit];
        for (uint32_t node = 0; node < rubric->count && level != UINT32_MAX; node++)
            add_best(&result->now, &all->best[level * rubric->count + node], unit, node);
    }
    return all;
}

// ---- head and places ------------------------------------------------------------------------------------------------------------

uint32_t svod_profile_block(svod_profile *p, uint32_t row, const char *title) {
    svod_table_height(p->lay.table, row, 22);
    svod_put_text(p->lay.table, row, 1, SVOD_CLASS_SUBTITLE, title)->cols = SVOD_PROFILE_COLS;
    return row + 1;
}

// "2023 · Нагрузка: до 10 · Местность: село".
static const char *levels_line(const svod_lay *lay, size_t unit) {
    svod_buf line = svod_buf_of(lay->arena);
    svod_buf_printf(&line, "%d", lay->result->now.year);
    for (size_t i = 0; i < lay->rubric->cluster_count; i++) {
        const char *level = svod_lay_level(lay, i, unit);
        svod_buf_printf(&line, " · %s: %s", lay->rubric->clusters[i].title, level ? level : SAY(lay, no_level));
    }
    return line.data;
}

typedef struct tile {
    uint32_t first, last; // columns
} tile;
static const tile tiles[] = {{1, 1}, {2, 4}, {5, 6}, {7, 8}};

static void put_tile_label(svod_lay *lay, uint32_t row, const tile *at, const char *text) {
    svod_lay_note(lay, row, at->first, at->last - at->first + 1, text);
}

static svod_out *put_tile_below(svod_lay *lay, uint32_t row, const tile *at, const char *text) {
    return svod_lay_note(lay, row, at->first, at->last - at->first + 1, text);
}

static void put_total(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    const svod_year *now = &lay->result->now;
    const svod_point *total = svod_year_at(now, p->unit, SVOD_ROOT);
    put_tile_label(lay, row, &tiles[0], SAY_WORTH(lay, profile_total, profile_total_reached));
    put_tile_label(lay, row, &tiles[1], SAY_WORTH(lay, percent_of_max, percent_of_max_reached));
    svod_out *cell = svod_lay_point(lay, row + 1, tiles[0].first, now, p->unit, SVOD_ROOT);
    if (cell->kind == SVOD_V_TEXT) { // the word that says why
        cell->cls = SVOD_CLASS_TEXT;
        svod_lay_dash(lay, row + 1, tiles[1].first, SVOD_CLASS_KEY_PERCENT)->cols = tiles[1].last - tiles[1].first + 1;
        return;
    }
    cell->cls = SVOD_CLASS_KEY;
    const char *max = svod_printf(lay->arena, SAY(lay, profile_of), svod_lay_points_word(lay, total->max, 4));
    svod_origin_words(lay, put_tile_below(lay, row + 2, &tiles[0], max), "%s", svod_origin_point_word(lay, "max", now, p->unit, SVOD_ROOT));
    cell = svod_lay_live(lay, row + 1, tiles[1].first, SVOD_CLASS_KEY_PERCENT, NULL, svod_lay_percent(total));
    svod_origin_point(lay, cell, "percent", now, p->unit, SVOD_ROOT)->cols = tiles[1].last - tiles[1].first + 1;
    const char *region = svod_lay_ratio_word(lay, now->figures[SVOD_ROOT].percent, 1);
    svod_origin_words(lay, put_tile_below(lay, row + 2, &tiles[1], svod_printf(lay->arena, SAY(lay, profile_region), region)), "%s",
                      svod_origin_main_word(lay, "share", lay->sides - 1, SVOD_ROOT));
}

static void put_rank(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    const svod_year *now = &lay->result->now;
    const char *who = svod_origin_unit_word(lay, p->unit);
    put_tile_label(lay, row, &tiles[2], SAY(lay, rank));
    svod_out *cell = svod_lay_rank(lay, row + 1, tiles[2].first, now, p->unit);
    cell->cls = SVOD_CLASS_KEY_COUNT;
    cell->cols = tiles[2].last - tiles[2].first + 1;
    if (!now->rank[p->unit]) return;
    const char *of = svod_printf(lay->arena, SAY(lay, profile_of_ranked), now->ranked);
    const svod_place_of *place = lay->result->expertise && lay->result->expertise->places ? &lay->result->expertise->places[p->unit] : NULL;
    bool sure = place && place->low;
    if (sure) of = svod_printf(lay->arena, SAY(lay, profile_interval), of, place->low, place->high);
    cell = put_tile_below(lay, row + 2, &tiles[2], of);
    if (sure)
        svod_origin_words(lay, cell, "count:ranked place:%s:low place:%s:high", who, who);
    else
        svod_origin_words(lay, cell, "count:ranked");
}

// On what both years share: the totals of different rubrics are no measure.
static void put_moved(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    const tile *at = &tiles[3];
    if (lay->sides < 2) return;
    const svod_compare *compare = lay->result->compare;
    put_tile_label(lay, row, at, svod_printf(lay->arena, SAY(lay, profile_moved), lay->result->before->year));
    if (!compare->has[p->unit] || compare->now_max[p->unit] <= 0 || compare->before_max[p->unit] <= 0) {
        svod_lay_dash(lay, row + 1, at->first, SVOD_CLASS_KEY_CHANGE)->cols = at->last - at->first + 1;
        return;
    }
    svod_ratio now = svod_percent(compare->now[p->unit], compare->now_max[p->unit]);
    svod_ratio before = svod_percent(compare->before[p->unit], compare->before_max[p->unit]);
    svod_out *cell =
        svod_put_number(lay->table, row + 1, at->first, SVOD_CLASS_KEY_CHANGE, svod_ratio_double(now) - svod_ratio_double(before));
    cell->cols = at->last - at->first + 1;
    svod_origin(lay, cell, "change_percent:%s:comparable", svod_origin_unit_word(lay, p->unit));
    put_tile_below(lay, row + 2, at, SAY(lay, profile_moved_below));
}

static uint32_t put_places(svod_profile *p, uint32_t row) {
    svod_table_height(p->lay.table, row + 1, 26);
    put_total(p, row);
    put_rank(p, row);
    put_moved(p, row);
    return row + 4;
}

// ---- points by section ------------------------------------------------------------------------------------------------------------

static void put_heads(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    svod_lay_head(lay, row, COL_NAME, SAY(lay, section));
    svod_lay_head(lay, row, COL_POINTS, SAY(lay, profile_points));
    svod_lay_head(lay, row, COL_MAX, SAY(lay, max));
    svod_lay_head(lay, row, COL_PERCENT, SAY(lay, profile_percent));
    svod_lay_head(lay, row, COL_LEVEL, p->level == UINT32_MAX ? SVOD_NONE : SAY(lay, profile_level_percent));
    svod_lay_head(lay, row, COL_REGION, SAY(lay, profile_region_percent));
    if (lay->sides != 2) return; // no year before: neither its column nor one of changes
    svod_lay_head(lay, row, COL_BEFORE, svod_printf(lay->arena, "%d, %%", lay->result->before->year));
    svod_lay_head(lay, row, COL_CHANGE, svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY(lay, pp)));
}

static void put_before(svod_profile *p, uint32_t row, uint32_t node) {
    svod_lay *lay = &p->lay;
    const svod_compare *compare = lay->result->compare;
    const svod_point *now = svod_year_at(&lay->result->now, p->unit, node), *before = NULL;
    uint32_t own = compare && compare->comparable[node] ? svod_lay_node(lay, 0, node) : SVOD_NO_NODE;
    if (own != SVOD_NO_NODE) before = svod_year_at(lay->result->before, p->unit, own);
    svod_ratio was = before ? svod_lay_percent(before) : svod_lay_no_ratio();
    svod_out *cell = svod_lay_live(lay, row, COL_BEFORE, SVOD_CLASS_PERCENT, NULL, was);
    if (was.den) svod_lay_tone_figure(svod_origin_point(lay, cell, "percent", lay->result->before, p->unit, own), SVOD_TONE_PREVIOUS);
    const char *a = svod_ref_cell(lay->arena, row, COL_PERCENT), *b = svod_ref_cell(lay->arena, row, COL_BEFORE);
    cell = svod_lay_change(lay, row, COL_CHANGE, SVOD_CLASS_CHANGE_PERCENT, a, b, svod_lay_percent(now), was);
    const char *id = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node));
    svod_origin(lay, cell, "change_percent:%s:%s", svod_origin_unit_word(lay, p->unit), id);
}

static void put_means(svod_profile *p, uint32_t row, uint32_t node) {
    svod_lay *lay = &p->lay;
    const svod_result *result = lay->result;
    uint32_t side = lay->sides - 1;
    if (p->level == UINT32_MAX) {
        svod_lay_dash(lay, row, COL_LEVEL, SVOD_CLASS_PERCENT);
    } else {
        const svod_cluster_result *cluster = &result->clusters[p->all->cluster];
        svod_ratio percent = cluster->levels[p->level].now[node].percent;
        svod_out *cell = svod_lay_live(lay, row, COL_LEVEL, SVOD_CLASS_PERCENT, NULL, percent);
        svod_origin_main(lay, cell, "share", side, node, svod_origin_level(lay, cluster->cluster, p->level));
    }
    svod_out *cell = svod_lay_live(lay, row, COL_REGION, SVOD_CLASS_PERCENT, NULL, result->now.figures[node].percent);
    svod_origin_main(lay, cell, "share", side, node, "");
}

static void put_row(svod_profile *p, uint32_t row, uint32_t node, uint32_t first) {
    svod_lay *lay = &p->lay;
    const svod_year *now = &lay->result->now;
    const svod_point *point = svod_year_at(now, p->unit, node);
    bool root = node == SVOD_ROOT;
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, root ? SAY(lay, total) : svod_lay_node_name(lay, node));
    svod_ratio max = point->state == SVOD_STATE_POINTS ? (svod_ratio){point->max, 1} : svod_lay_no_ratio();
    svod_lay_point(lay, row, COL_POINTS, now, p->unit, node);
    svod_origin_point(lay, svod_lay_live(lay, row, COL_MAX, SVOD_CLASS_POINTS, NULL, max), "max", now, p->unit, node);
    const char *formula =
        svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row, COL_POINTS), svod_ref_cell(lay->arena, row, COL_MAX));
    svod_out *cell = svod_lay_live(lay, row, COL_PERCENT, SVOD_CLASS_PERCENT, formula, svod_lay_percent(point));
    svod_origin_point(lay, cell, "percent", now, p->unit, node);
    put_means(p, row, node);
    if (lay->sides == 2) put_before(p, row, node);
    if (!root) return;
    for (size_t i = lay->table->cells.count; i-- > first;) {
        cell = SVOD_AT(&lay->table->cells, svod_out, i);
        if (cell->row == row && cell->tone == SVOD_TONE_PLAIN) svod_lay_tone(cell, SVOD_TONE_STRONG);
    }
}

static uint32_t put_chart(svod_profile *p, uint32_t row, uint32_t first, uint32_t last) {
    svod_lay *lay = &p->lay;
    const struct {
        uint32_t col;
        const char *name;
        svod_tone tone;
    } shown[] = {{COL_PERCENT, lay->result->roster->units[p->unit].name, SVOD_TONE_PLAIN},
                 {COL_LEVEL, SAY(lay, profile_level_percent), SVOD_TONE_WARN},
                 {COL_REGION, SAY(lay, profile_region_percent), SVOD_TONE_PREVIOUS}};
    uint32_t rows = (90 + (last - first + 1) * 40) / ROW_PIXELS + 1;
    svod_chart *chart = svod_table_chart(lay->table, SVOD_CHART_BAR, SAY_WORTH(lay, chart_sections, chart_sections_reached));
    chart->row = row;
    chart->col = 1;
    chart->width = CHART_WIDTH;
    chart->height = rows * ROW_PIXELS - 6;
    chart->y_max = 100;
    chart->reverse = true;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (shown[i].col == COL_LEVEL && p->level == UINT32_MAX) continue;
        chart->series[chart->series_count++] = (svod_series){.name = shown[i].name,
                                                             .categories = {first, COL_NAME, last, COL_NAME},
                                                             .values = {first, shown[i].col, last, shown[i].col},
                                                             .tone = (uint8_t)shown[i].tone};
    }
    for (uint32_t i = 0; i < rows; i++)
        svod_table_height(lay->table, row + i, ROW_PIXELS * 0.75);
    svod_table_keep(lay->table, row, row + rows - 1);
    return row + rows + 1;
}

static uint32_t put_sections(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    if (!svod_result_scored(lay->result)) return row;
    row = svod_profile_block(p, row, SAY(lay, by_section));
    put_heads(p, row++);
    uint32_t first = row;
    for (uint32_t i = 0; i < lay->section_count; i++)
        put_row(p, row++, lay->sections[i], 0);
    if (lay->section_count) svod_table_heat(lay->table, (svod_range){first, COL_PERCENT, row - 1, COL_PERCENT}, 0, 60, 100);
    put_row(p, row++, SVOD_ROOT, (uint32_t)lay->table->cells.count);
    if (!lay->section_count || lay->result->now.unit_state[p->unit] != SVOD_STATE_POINTS) return row + 1;
    return put_chart(p, row + 1, first, first + lay->section_count - 1);
}

// ---- the sheet ----------------------------------------------------------------------------------------------------------------------

static void put_widths(svod_table *table) {
    static const double widths[SVOD_PROFILE_COLS] = {36, 10, 10, 10, 11, 11, 10, 12};
    for (uint32_t i = 0; i < SVOD_PROFILE_COLS; i++)
        svod_table_width(table, i + 1, i + 1, widths[i]);
}

const svod_table *svod_profile_table(const svod_profiles *profiles, size_t unit, bool origins, svod_arena *arena) {
    const svod_result *result = profiles->result;
    svod_profile p = {.all = profiles, .unit = (uint32_t)unit, .level = UINT32_MAX};
    p.lay = svod_lay_of(result, origins, arena, "profile", svod_say(result->campaign->lang, SVOD_T_table_sheet_profile));
    if (profiles->cluster != UINT32_MAX) p.level = result->clusters[profiles->cluster].level[unit];
    put_widths(p.lay.table);
    const svod_unit *of = &result->roster->units[unit];
    uint32_t row = svod_lay_title(&p.lay, of->name, levels_line(&p.lay, unit), SVOD_PROFILE_COLS);
    row = put_places(&p, row);
    row = put_sections(&p, row);
    row = svod_profile_indicators(&p, row);
    row = svod_profile_flags(&p, row);
    row = svod_profile_best(&p, row);
    row = svod_profile_advice(&p, row);
    svod_profile_follow(&p, row);
    svod_vec out = svod_vec_of(arena, sizeof(svod_table *));
    svod_lay_done(&p.lay, &out);
    return p.lay.table;
}
