// "Таблица 1.1": points by section as the report prints them, two rows a unit, with live totals, sums and means that follow from the
// rows.
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

static void put_heads(svod_lay *lay, const svod_points_map *map) {
    svod_lay_head(lay, map->head, map->number, "№");
    svod_lay_head(lay, map->head, map->unit, svod_lay_unit_word(lay));
    if (map->group) svod_lay_head(lay, map->head, map->group, lay->rubric->clusters[svod_lay_group(lay)].title);
    svod_lay_head(lay, map->head, map->year, SAY(lay, year));
    for (uint32_t i = 0; i < lay->section_count; i++)
        svod_lay_head(lay, map->head, map->sections + i, svod_lay_node_name(lay, lay->sections[i]));
    svod_lay_head(lay, map->head, map->total, SAY(lay, total));
    svod_lay_head(lay, map->head, map->percent, SAY_WORTH(lay, percent_of_max, percent_of_max_reached));
}

// A label over the columns before the year, and the year itself.
static void put_label(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t side, const char *text) {
    svod_out *label = svod_lay_tone(svod_put_text(lay->table, row, map->number, SVOD_CLASS_TEXT, text), SVOD_TONE_STRONG);
    label->cols = map->year - map->number;
    svod_lay_tone(svod_lay_year(lay, row, map->year, side), SVOD_TONE_STRONG);
}

static void put_maxima(svod_lay *lay, const svod_points_map *map, uint32_t side) {
    uint32_t row = svod_points_max_row(map, side);
    svod_points sum = 0, root = svod_lay_max(lay, side, SVOD_ROOT);
    put_label(lay, map, row, side, SAY(lay, max_by_rubric));
    for (uint32_t i = 0; i < lay->section_count; i++) {
        svod_points max = svod_lay_max(lay, side, lay->sections[i]);
        svod_out *cell = max ? svod_put_number(lay->table, row, map->sections + i, SVOD_CLASS_POINTS, svod_points_double(max))
                             : svod_lay_dash(lay, row, map->sections + i, SVOD_CLASS_POINTS);
        svod_lay_tone(svod_origin_max(lay, cell, side, lay->sections[i]), SVOD_TONE_STRONG);
        sum += max;
    }
    const char *formula = svod_printf(lay->arena, "=SUM(%s:%s)", svod_ref_cell(lay->arena, row, map->sections),
                                      svod_ref_cell(lay->arena, row, map->total - 1));
    svod_out *total = sum == root ? svod_put_formula(lay->table, row, map->total, SVOD_CLASS_POINTS, formula, svod_points_double(root))
                                  : svod_put_number(lay->table, row, map->total, SVOD_CLASS_POINTS, svod_points_double(root));
    svod_lay_tone(svod_origin_max(lay, total, side, SVOD_ROOT), SVOD_TONE_STRONG);
    svod_lay_tone(svod_put_empty(lay->table, row, map->percent, SVOD_CLASS_PERCENT), SVOD_TONE_STRONG);
}

// Percent of maximum of one row: over the rubric's maximum while nothing was dropped from it, else over the unit's own.
static void put_percent(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t side, size_t unit) {
    const svod_point *total = svod_year_at(svod_lay_side(lay, side), unit, SVOD_ROOT);
    svod_ratio percent = svod_lay_percent(total);
    char buf[40];
    const char *max = total->max == svod_lay_max(lay, side, SVOD_ROOT)
                          ? svod_ref_fixed(lay->arena, NULL, svod_points_max_row(map, side), map->total)
                          : svod_points_short(buf, total->max, 4, '.');
    const char *formula = svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row, map->total), max);
    svod_out *cell = svod_lay_live(lay, row, map->percent, SVOD_CLASS_PERCENT, formula, percent);
    svod_origin_point(lay, cell, "percent", svod_lay_side(lay, side), unit, SVOD_ROOT);
    if (percent.den != 0 && !svod_lay_is_now(lay, side)) svod_lay_tone(cell, SVOD_TONE_PREVIOUS);
}

static void put_row(svod_lay *lay, const svod_points_map *map, size_t unit, uint32_t side) {
    const svod_year *year = svod_lay_side(lay, side);
    uint32_t row = svod_points_row(lay, map, unit, side);
    svod_tone tone = svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS;
    svod_lay_tone(svod_lay_year(lay, row, map->year, side), tone);
    for (uint32_t i = 0; i < lay->section_count; i++) {
        svod_out *cell = svod_lay_point(lay, row, map->sections + i, year, unit, svod_lay_node(lay, side, lay->sections[i]));
        if (cell->tone == SVOD_TONE_PLAIN) svod_lay_tone(cell, tone);
    }
    svod_out *total = svod_lay_total(lay, row, map->total, side, unit, map->sections, map->total - 1);
    if (total->tone == SVOD_TONE_PLAIN && svod_lay_is_now(lay, side))
        svod_lay_tone(total, SVOD_TONE_STRONG);
    else if (total->tone == SVOD_TONE_PLAIN)
        svod_lay_tone(total, SVOD_TONE_PREVIOUS);
    put_percent(lay, map, row, side, unit);
}

static void put_unit(svod_lay *lay, const svod_points_map *map, size_t unit) {
    uint32_t row = svod_points_row(lay, map, unit, 0);
    size_t group = svod_lay_group(lay);
    svod_lay_order(lay, row, map->number, unit + 1)->rows = lay->sides;
    svod_put_text(lay->table, row, map->unit, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name)->rows = lay->sides;
    if (map->group) {
        const char *level = svod_lay_level(lay, group, unit);
        svod_out *cell = level ? svod_put_text(lay->table, row, map->group, SVOD_CLASS_TEXT, level)
                               : svod_lay_dash(lay, row, map->group, SVOD_CLASS_TEXT);
        cell->rows = lay->sides;
    }
    for (uint32_t side = 0; side < lay->sides; side++)
        put_row(lay, map, unit, side);
}

// Fixed reference to a column of unit rows.
static const char *column(const svod_lay *lay, const svod_points_map *map, uint32_t col) {
    return svod_ref_range(lay->arena, NULL, (svod_range){map->first, col, map->last, col});
}

static uint32_t counted(const svod_lay *lay, uint32_t side, uint32_t own, svod_state state) {
    const svod_year *year = svod_lay_side(lay, side);
    uint32_t count = 0;
    for (size_t unit = 0; unit < year->unit_count; unit++)
        count += svod_year_at(year, unit, own)->state == state;
    return count;
}

// Live, unless units of that year are not in the table any more: the sum is over those who were there then.
static void put_sum(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t side, uint32_t node) {
    uint32_t col = svod_points_column(lay, map, node), own = svod_lay_node(lay, side, node);
    const svod_figure *figure = &svod_lay_side(lay, side)->submitted[own];
    double sum = svod_points_double(figure->sum);
    const char *formula = svod_printf(lay->arena, "=SUMIFS(%s,%s,%s)", column(lay, map, col), column(lay, map, map->year),
                                      svod_ref_cell(lay->arena, row, map->year));
    bool live = figure->n == counted(lay, side, own, SVOD_STATE_POINTS);
    svod_out *cell = live ? svod_put_formula(lay->table, row, col, SVOD_CLASS_POINTS, formula, sum)
                          : svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, sum);
    svod_lay_tone(svod_origin_figure(lay, cell, "sum", false, side, node, ""), SVOD_TONE_STRONG);
}

static void put_mean(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t side, uint32_t node, bool all) {
    uint32_t col = svod_points_column(lay, map, node), own = svod_lay_node(lay, side, node);
    const svod_year *year = svod_lay_side(lay, side);
    const svod_figure *figure = all ? &year->all[own] : &year->submitted[own];
    uint32_t points = counted(lay, side, own, SVOD_STATE_POINTS);
    uint32_t silent = counted(lay, side, SVOD_ROOT, SVOD_STATE_NO_SUBMISSION);
    const char *range = column(lay, map, col), *years = column(lay, map, map->year);
    const char *at = svod_ref_cell(lay->arena, row, map->year);
    const char *formula = NULL;
    if (!all && figure->n == points)
        formula = svod_printf(lay->arena, "=AVERAGEIFS(%s,%s,%s)", range, years, at);
    else if (all && figure->n == points + silent)
        formula = svod_printf(lay->arena, "=SUMIFS(%s,%s,%s)/(COUNTIFS(%s,%s,%s,\">=0\")+COUNTIFS(%s,%s,%s,\"%s\"))", range, years, at,
                              years, at, range, years, at, column(lay, map, map->total), SAY(lay, state_no_submission));
    svod_out *cell = svod_lay_live(lay, row, col, SVOD_CLASS_MEAN, formula, figure->mean);
    if (figure->n > 0) cell->note = svod_printf(lay->arena, SAY(lay, note_mean_of), (size_t)figure->n);
    svod_lay_tone(svod_origin_figure(lay, cell, "mean", all, side, node, ""), SVOD_TONE_STRONG);
}

static void put_percent_of(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t side, uint32_t node) {
    uint32_t col = svod_points_column(lay, map, node), own = svod_lay_node(lay, side, node);
    const svod_year *year = svod_lay_side(lay, side);
    const svod_figure *figure = &year->figures[own];
    const char *mean = svod_ref_cell(lay->arena, svod_points_main_mean(lay, map, side), col);
    bool whole = figure->max_sum == (svod_points)figure->n * year->rubric->nodes[own].max;
    const char *formula =
        whole ? svod_printf(lay->arena, "=%s/%s*100", mean, svod_ref_fixed(lay->arena, NULL, svod_points_max_row(map, side), col)) : NULL;
    svod_out *cell = svod_lay_live(lay, row, col, SVOD_CLASS_PERCENT, formula, figure->percent);
    svod_lay_tone(svod_origin_main(lay, cell, "share", side, node, ""), SVOD_TONE_STRONG);
}

static void put_footer_cell(svod_lay *lay, const svod_points_map *map, svod_footer footer, uint32_t row, uint32_t side, uint32_t node) {
    if (svod_lay_node(lay, side, node) == SVOD_NO_NODE)
        svod_lay_dash(lay, row, svod_points_column(lay, map, node), SVOD_CLASS_MEAN)->tone = SVOD_TONE_STRONG;
    else if (footer == SVOD_FOOTER_SUM)
        put_sum(lay, map, row, side, node);
    else if (footer == SVOD_FOOTER_PERCENT)
        put_percent_of(lay, map, row, side, node);
    else
        put_mean(lay, map, row, side, node, footer == SVOD_FOOTER_ALL);
}

static void put_footers(svod_lay *lay, const svod_points_map *map) {
    const char *const labels[SVOD_FOOTER_COUNT] = {SAY(lay, sum), SAY(lay, mean_submitted), SAY(lay, mean_all),
                                                   SAY_WORTH(lay, percent_of_max, percent_of_max_reached)};
    for (uint32_t footer = 0; footer < SVOD_FOOTER_COUNT; footer++)
        for (uint32_t side = 0; side < lay->sides; side++) {
            uint32_t row = svod_points_footer(lay, map, (svod_footer)footer, side);
            put_label(lay, map, row, side, labels[footer]);
            for (uint32_t i = 0; i < lay->section_count; i++)
                put_footer_cell(lay, map, (svod_footer)footer, row, side, lay->sections[i]);
            put_footer_cell(lay, map, (svod_footer)footer, row, side, SVOD_ROOT);
            svod_lay_tone(svod_put_empty(lay->table, row, map->percent, SVOD_CLASS_PERCENT), SVOD_TONE_STRONG);
        }
}

static void put_change(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t node, bool percent) {
    uint32_t col = svod_points_column(lay, map, node);
    const svod_figure *before = svod_lay_figure(lay, 0, node), *now = svod_lay_figure(lay, 1, node);
    svod_class cls = percent ? SVOD_CLASS_CHANGE_PERCENT : SVOD_CLASS_CHANGE_MEAN;
    svod_ratio none = svod_lay_no_ratio();
    uint32_t from = percent ? svod_points_footer(lay, map, SVOD_FOOTER_PERCENT, 0) : svod_points_main_mean(lay, map, 0);
    uint32_t to = percent ? svod_points_footer(lay, map, SVOD_FOOTER_PERCENT, 1) : svod_points_main_mean(lay, map, 1);
    svod_out *cell = svod_lay_change(lay, row, col, cls, svod_ref_cell(lay->arena, to, col), svod_ref_cell(lay->arena, from, col),
                                     percent ? now->percent : now->mean,
                                     before == NULL ? none
                                     : percent      ? before->percent
                                                    : before->mean);
    svod_lay_tone(svod_origin_diff(lay, cell, percent ? "share" : "mean", node, ""), SVOD_TONE_STRONG);
    if (!percent && before != NULL && !svod_lay_same_max(lay, node)) {
        cell->tone = SVOD_TONE_WARN;
        cell->note = svod_printf(lay->arena, SAY(lay, note_max_changed), svod_lay_points_word(lay, svod_lay_max(lay, 0, node), 4),
                                 svod_lay_points_word(lay, svod_lay_max(lay, 1, node), 4));
    }
}

static void put_changes(svod_lay *lay, const svod_points_map *map) {
    uint32_t row = svod_points_footer(lay, map, SVOD_FOOTER_COUNT, 0);
    for (uint32_t percent = 0; percent < 2; percent++, row++) {
        const char *text = percent ? SAY(lay, change_percent) : SAY_WORTH(lay, change_mean, change_mean_reached);
        svod_out *label = svod_lay_tone(svod_put_text(lay->table, row, map->number, SVOD_CLASS_TEXT, text), SVOD_TONE_STRONG);
        label->cols = map->sections - map->number;
        for (uint32_t i = 0; i < lay->section_count; i++)
            put_change(lay, map, row, lay->sections[i], percent == 1);
        put_change(lay, map, row, SVOD_ROOT, percent == 1);
        svod_lay_tone(svod_put_empty(lay->table, row, map->percent, SVOD_CLASS_PERCENT), SVOD_TONE_STRONG);
    }
}

static void set_page(svod_lay *lay, const svod_points_map *map) {
    svod_table *table = lay->table;
    svod_table_width(table, map->number, map->number, 5);
    svod_table_width(table, map->unit, map->unit, 24);
    if (map->group) svod_table_width(table, map->group, map->group, 15);
    svod_table_width(table, map->year, map->year, 7);
    svod_table_width(table, map->sections, map->total - 1, lay->section_count > 10 ? 12 : 15);
    svod_table_width(table, map->total, map->percent, 11);
    table->freeze_row = map->first;
    table->freeze_col = map->sections;
    table->repeat_from = map->head;
    table->repeat_to = map->first - 1;
    table->landscape = true;
    svod_table_heat(table, (svod_range){map->first, map->percent, map->last, map->percent}, 0, 60, 100);
    uint32_t percents = svod_points_footer(lay, map, SVOD_FOOTER_PERCENT, 0);
    svod_table_heat(table, (svod_range){percents, map->sections, percents + lay->sides - 1, map->total}, 0, 60, 100);
}

static bool is_linked(const svod_lay *lay, uint32_t section) {
    for (uint32_t i = 0; i < lay->section_count; i++)
        if (lay->result->compare->link[lay->sections[i]] == section) return true;
    return false;
}

// A section of last year that this year's rubric does not continue has no column, yet it is part of last year's totals: that is said.
static const char *intro(const svod_lay *lay) {
    const svod_year *before = lay->result->before;
    svod_buf names = svod_buf_of(lay->arena);
    for (uint32_t n = before ? before->rubric->nodes[SVOD_ROOT].first_child : SVOD_NO_NODE; n != SVOD_NO_NODE;
         n = before->rubric->nodes[n].next)
        if (!is_linked(lay, n)) svod_buf_printf(&names, "%s%s", names.len ? ", " : "", svod_rubric_label(before->rubric, lay->arena, n));
    if (!names.len) return SAY_WORTH(lay, intro_table_1_1, intro_table_1_1_reached);
    return svod_printf(lay->arena, SAY(lay, intro_unlinked), SAY_WORTH(lay, intro_table_1_1, intro_table_1_1_reached), before->year,
                       names.data);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!svod_result_scored(result)) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "table_1_1", svod_say(result->campaign->lang, SVOD_T_table_sheet_table_1_1));
    svod_points_map map = svod_points_map_of(&lay);
    svod_lay_title(&lay, SAY_WORTH(&lay, title_table_1_1, title_table_1_1_reached), intro(&lay), map.columns);
    put_heads(&lay, &map);
    for (uint32_t side = 0; side < lay.sides; side++)
        put_maxima(&lay, &map, side);
    for (size_t unit = 0; unit < result->roster->count; unit++)
        put_unit(&lay, &map, unit);
    put_footers(&lay, &map);
    if (lay.sides == 2) put_changes(&lay, &map);
    set_page(&lay, &map);
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_table_1_1 = {"table_1_1", build, "баллы по разделам за два года, с суммами и средними",
                                       "points by section for both years, with sums and means"};
