// The charts of "Сводка": sections, levels of clusters, units by rank; and the tables of sections and levels beneath them.
#include "table/origin.h"
#include "table/refs.h"
#include "table/summary.h"

#define MOST_BARS 40   // of one chart of units; beyond it the first and the last ones are shown
#define END_BARS 20    // how many at either end
#define MOST_LEVELS 24 // of the chart of clusters
#define HALF_WIDTH 468
#define FULL_WIDTH 940
#define ROW_PIXELS 20

enum { COL_NAME = 1, NAME_COLS = 5 };

static uint32_t level_count(const svod_lay *lay) {
    size_t count = 0;
    for (size_t i = 0; i < lay->rubric->cluster_count; i++)
        count += lay->rubric->clusters[i].count;
    return count > MOST_LEVELS ? MOST_LEVELS : (uint32_t)count;
}

// Pixels of a bar chart with so many categories, in whole rows of the sheet.
static uint32_t rows_for(const svod_lay *lay, uint32_t categories, uint32_t most) {
    uint32_t pixels = 90 + categories * (lay->sides == 2 ? 30 : 22);
    uint32_t rows = pixels / ROW_PIXELS + 1;
    return rows < 14 ? 14 : rows > most ? most : rows;
}

static svod_chart *add_chart(svod_lay *lay, const char *title, uint32_t row, uint32_t col, uint32_t width, uint32_t rows) {
    svod_chart *chart = svod_table_chart(lay->table, SVOD_CHART_BAR, title);
    chart->row = row;
    chart->col = col;
    chart->width = width;
    chart->height = rows * ROW_PIXELS - 6;
    chart->labels = true;
    chart->reverse = true;
    return chart;
}

// Percents of both years from two columns of this sheet.
static void add_years(svod_lay *lay, svod_chart *chart, uint32_t first, uint32_t last, uint32_t col) {
    chart->y_max = 100;
    for (uint32_t side = 0; side < lay->sides; side++)
        chart->series[chart->series_count++] = (svod_series){.name = svod_printf(lay->arena, "%d", svod_lay_side(lay, side)->year),
                                                             .categories = {first, COL_NAME, last, COL_NAME},
                                                             .values = {first, col + side, last, col + side},
                                                             .tone = svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS};
}

// ---- units by rank ----------------------------------------------------------------------------------------------------------

// What units are ranked by is what their bars show: else a longer bar may stand below a shorter one.
static uint32_t add_units(svod_lay *lay, uint32_t row, const char *title, uint32_t from, uint32_t count) {
    svod_rating_map map = svod_rating_map_of(lay);
    bool percent = lay->rubric->policy.rank == SVOD_RANK_PERCENT;
    uint32_t rows = (90 + count * 22) / ROW_PIXELS + 1, first = map.first + from, last = first + count - 1;
    uint32_t col = percent ? map.percent : map.total;
    svod_chart *chart = add_chart(lay, title, row, 1, FULL_WIDTH, rows);
    chart->y_max = percent ? 100 : svod_points_double(svod_lay_max(lay, lay->sides - 1, SVOD_ROOT));
    chart->series[chart->series_count++] = (svod_series){.name = SAY(lay, total),
                                                         .sheet = map.sheet,
                                                         .categories = {first, map.unit, last, map.unit},
                                                         .values = {first, col, last, col},
                                                         .tone = SVOD_TONE_PLAIN};
    return row + rows + 1;
}

static uint32_t put_units(svod_lay *lay, uint32_t row) {
    uint32_t count = lay->result->now.ranked;
    const char *max = svod_lay_points_word(lay, svod_lay_max(lay, lay->sides - 1, SVOD_ROOT), 4);
    const char *of = lay->rubric->policy.rank == SVOD_RANK_PERCENT
                         ? SAY_WORTH(lay, chart_percent, chart_percent_reached)
                         : svod_printf(lay->arena, SAY_WORTH(lay, chart_points, chart_points_reached), max);
    if (count == 0) return row;
    if (count <= MOST_BARS) return add_units(lay, row, svod_printf(lay->arena, SAY(lay, chart_units), of), 0, count);
    const char *cut = svod_printf(lay->arena, SAY(lay, chart_units_cut), (size_t)count, END_BARS, END_BARS);
    svod_origin_words(lay, svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, cut), "count:ranked");
    row = add_units(lay, row, svod_printf(lay->arena, SAY(lay, chart_units_first), END_BARS, of), 0, END_BARS);
    return add_units(lay, row, svod_printf(lay->arena, SAY(lay, chart_units_last), END_BARS, of), count - END_BARS, END_BARS);
}

// ---- the table of sections ----------------------------------------------------------------------------------------------------

static void put_section_heads(svod_lay *lay, uint32_t row) {
    uint32_t col = COL_NAME + NAME_COLS;
    svod_lay_head(lay, row, COL_NAME, SAY(lay, section))->cols = NAME_COLS;
    for (uint32_t kind = 0; kind < 3; kind++)
        for (uint32_t side = 0; side < lay->sides; side++) {
            int year = svod_lay_side(lay, side)->year;
            const char *text = kind == 0   ? SAY_WORTH(lay, max_in, max_in_reached)
                               : kind == 1 ? SAY(lay, mean_in)
                                           : SAY_WORTH(lay, percent_in, percent_in_reached);
            svod_lay_head(lay, row, col++, svod_printf(lay->arena, text, year));
        }
    if (lay->sides == 2) svod_lay_head(lay, row, col, svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY(lay, pp)));
}

// Maximum, mean and percent of one side, taken from "Таблица 1.1".
static void put_section_side(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t node, uint32_t side, svod_tone tone) {
    const svod_figure *figure = svod_lay_figure(lay, side, node);
    uint32_t col = COL_NAME + NAME_COLS + side, source = svod_points_column(lay, map, node);
    if (figure == NULL) {
        for (uint32_t kind = 0; kind < 3; kind++)
            svod_lay_dash(lay, row, col + kind * lay->sides, SVOD_CLASS_POINTS);
        return;
    }
    const char *max = svod_ref_fixed(lay->arena, map->sheet, svod_points_max_row(map, side), source);
    const char *mean = svod_ref_fixed(lay->arena, map->sheet, svod_points_main_mean(lay, map, side), source);
    const char *percent = svod_ref_fixed(lay->arena, map->sheet, svod_points_footer(lay, map, SVOD_FOOTER_PERCENT, side), source);
    svod_points most = svod_lay_max(lay, side, node);
    if (most == 0) // the table has a dash there, and so has a reference to it
        svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    else
        svod_lay_tone(svod_origin_max(lay, svod_lay_from(lay, row, col, SVOD_CLASS_POINTS, max, (svod_ratio){most, 1}), side, node), tone);
    svod_out *cell = svod_lay_from(lay, row, col + lay->sides, SVOD_CLASS_MEAN, mean, figure->mean);
    svod_lay_tone_figure(svod_origin_main(lay, cell, "mean", side, node, ""), tone);
    cell = svod_lay_from(lay, row, col + 2 * lay->sides, SVOD_CLASS_PERCENT, percent, figure->percent);
    svod_lay_tone_figure(svod_origin_main(lay, cell, "share", side, node, ""), tone);
}

static void put_section(svod_lay *lay, const svod_points_map *map, uint32_t row, uint32_t node) {
    bool root = node == SVOD_ROOT;
    svod_out *name = svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, root ? SAY(lay, total) : svod_lay_node_name(lay, node));
    name->cols = NAME_COLS;
    if (root) svod_lay_tone(name, SVOD_TONE_STRONG);
    for (uint32_t side = 0; side < lay->sides; side++)
        put_section_side(lay, map, row, node, side,
                         root                         ? SVOD_TONE_STRONG
                         : svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN
                                                      : SVOD_TONE_PREVIOUS);
    if (lay->sides < 2) return;
    const svod_figure *before = svod_lay_figure(lay, 0, node);
    uint32_t col = COL_NAME + NAME_COLS + 3 * lay->sides;
    svod_out *change = svod_lay_change(lay, row, col, SVOD_CLASS_CHANGE_PERCENT, svod_ref_cell(lay->arena, row, col - 1),
                                       svod_ref_cell(lay->arena, row, col - 2), svod_lay_figure(lay, 1, node)->percent,
                                       before ? before->percent : svod_lay_no_ratio());
    svod_origin_diff(lay, change, "share", node, "");
    if (root) svod_lay_tone(change, SVOD_TONE_STRONG);
}

static uint32_t put_sections(svod_lay *lay, uint32_t row) {
    svod_points_map map = svod_points_map_of(lay);
    uint32_t first = row, col = COL_NAME + NAME_COLS + 2 * lay->sides;
    for (uint32_t i = 0; i < lay->section_count; i++)
        put_section(lay, &map, row++, lay->sections[i]);
    put_section(lay, &map, row++, SVOD_ROOT);
    svod_table_heat(lay->table, (svod_range){first, col, row - 1, col + lay->sides - 1}, 0, 60, 100);
    return row;
}

// ---- the table of levels --------------------------------------------------------------------------------------------------------

static void put_level_heads(svod_lay *lay, uint32_t row) {
    uint32_t col = COL_NAME + NAME_COLS;
    svod_lay_head(lay, row, COL_NAME, SAY(lay, cluster_and_level))->cols = NAME_COLS;
    svod_lay_head(lay, row, col++, SAY(lay, units));
    for (uint32_t side = 0; side < lay->sides; side++)
        svod_lay_head(lay, row, col++,
                      svod_printf(lay->arena, SAY_WORTH(lay, percent_in, percent_in_reached), svod_lay_side(lay, side)->year));
    if (lay->sides == 2) svod_lay_head(lay, row, col, svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY(lay, pp)));
}

static void put_level(svod_lay *lay, uint32_t row, size_t cluster, size_t level) {
    const svod_cluster *of = &lay->rubric->clusters[cluster];
    const svod_level_result *result = &lay->result->clusters[cluster].levels[level];
    svod_levels_map map = svod_levels_map_of(lay, cluster);
    uint32_t source = map.first + (uint32_t)level, col = COL_NAME + NAME_COLS;
    const char *name = svod_printf(lay->arena, "%s: %s", of->title, of->levels[level].title);
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, name)->cols = NAME_COLS;
    svod_ratio n = {(__int128)result->n * SVOD_POINT, 1};
    svod_out *count = svod_lay_from(lay, row, col++, SVOD_CLASS_COUNT, svod_ref_fixed(lay->arena, map.sheet, source, map.count), n);
    const char *scope = svod_origin_level(lay, of, level);
    svod_origin(lay, count, "count:units%s", scope);
    if (result->small) {
        count->tone = SVOD_TONE_WARN;
        count->note = svod_printf(lay->arena, SAY(lay, note_small), of->small);
    }
    svod_ratio percents[2] = {svod_lay_no_ratio(), svod_lay_no_ratio()};
    for (uint32_t side = 0; side < lay->sides; side++) {
        const svod_figure *figures = svod_lay_is_now(lay, side) ? result->now : result->before;
        percents[side] = figures ? figures[SVOD_ROOT].percent : svod_lay_no_ratio();
        const char *ref = svod_ref_fixed(lay->arena, map.sheet, source, map.percent + side);
        svod_out *cell = svod_lay_from(lay, row, col++, SVOD_CLASS_PERCENT, ref, percents[side]);
        svod_origin_main(lay, cell, "share", side, SVOD_ROOT, scope);
    }
    if (lay->sides < 2) return;
    svod_out *change = svod_lay_change(lay, row, col, SVOD_CLASS_CHANGE_PERCENT, svod_ref_cell(lay->arena, row, col - 1),
                                       svod_ref_cell(lay->arena, row, col - 2), percents[1], percents[0]);
    svod_origin_diff(lay, change, "share", SVOD_ROOT, scope);
}

static uint32_t put_levels(svod_lay *lay, uint32_t row) {
    uint32_t first = row, col = COL_NAME + NAME_COLS + 1, most = level_count(lay);
    for (size_t i = 0; i < lay->rubric->cluster_count; i++)
        for (size_t level = 0; level < lay->rubric->clusters[i].count && row - first < most; level++)
            put_level(lay, row++, i, level);
    if (row > first) svod_table_heat(lay->table, (svod_range){first, col, row - 1, col + lay->sides - 1}, 0, 60, 100);
    return row;
}

// The charts stand above the tables that they are drawn from, so the rows are reckoned first.
uint32_t svod_summary_charts(svod_lay *lay, uint32_t row) {
    uint32_t levels = level_count(lay), rows = rows_for(lay, lay->section_count > levels ? lay->section_count : levels, 40);
    uint32_t charts = row;
    bool pair = levels > 0;
    row = put_units(lay, row + rows + 1);
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, sections));
    put_section_heads(lay, row++);
    uint32_t sections = row;
    row = put_sections(lay, row) + 1;
    svod_chart *chart =
        add_chart(lay, SAY_WORTH(lay, chart_sections, chart_sections_reached), charts, 1, pair ? HALF_WIDTH : FULL_WIDTH, rows);
    add_years(lay, chart, sections, sections + lay->section_count - 1, COL_NAME + NAME_COLS + 2 * lay->sides);
    if (!pair) return row;
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, groups));
    put_level_heads(lay, row++);
    uint32_t first = row;
    row = put_levels(lay, row);
    chart = add_chart(lay, SAY_WORTH(lay, chart_levels, chart_levels_reached), charts, 1 + SVOD_SUMMARY_COLS / 2, HALF_WIDTH, rows);
    add_years(lay, chart, first, row - 1, COL_NAME + NAME_COLS + 1);
    return row;
}
