// Charts: plain bars and columns with a title, a quiet grid, value labels where asked for; categories in the order of the sheet.
#include "write/xlsx_chart.h"

#include "write/palette.h"

static const uint8_t kinds[] = {
    [SVOD_CHART_BAR] = LXW_CHART_BAR, [SVOD_CHART_COLUMN] = LXW_CHART_COLUMN, [SVOD_CHART_LINE] = LXW_CHART_LINE};

static lxw_chart_font font_of(double size, bool bold, lxw_color_t ink) {
    return (lxw_chart_font){
        .name = SVOD_FONT, .size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE, .color = ink ? ink : (lxw_color_t)LXW_COLOR_BLACK};
}

static void set_range(lxw_chart_series *series, const char *sheet, const svod_range *range, bool categories) {
    lxw_row_t row1 = range->row1 - 1, row2 = range->row2 - 1;
    lxw_col_t col1 = (lxw_col_t)(range->col1 - 1), col2 = (lxw_col_t)(range->col2 - 1);
    if (categories)
        chart_series_set_categories(series, sheet, row1, col1, row2, col2);
    else
        chart_series_set_values(series, sheet, row1, col1, row2, col2);
}

// Lines are told apart by dashes and marks as well as by colour, so that they are in black and white, too.
static void draw_line(lxw_chart_series *series, size_t order) {
    static const lxw_color_t inks[] = {0x2F5D8A, 0xB5493B, 0x4F8A5B, 0xC9922E, 0x6B4E8A, 0x3B8C96, 0x7A5A3C, 0x1F2933};
    static const uint8_t marks[] = {LXW_CHART_MARKER_CIRCLE,  LXW_CHART_MARKER_SQUARE,   LXW_CHART_MARKER_TRIANGLE,
                                    LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X,        LXW_CHART_MARKER_PLUS,
                                    LXW_CHART_MARKER_STAR,    LXW_CHART_MARKER_LONG_DASH};
    static const uint8_t dashes[] = {LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
                                     LXW_CHART_LINE_DASH_LONG_DASH};
    lxw_color_t ink = inks[order % (sizeof inks / sizeof *inks)];
    chart_series_set_line(series, &(lxw_chart_line){.color = ink, .width = 1.75F, .dash_type = dashes[order % 4]});
    chart_series_set_marker_type(series, marks[order % (sizeof marks / sizeof *marks)]);
    chart_series_set_marker_size(series, 6);
    chart_series_set_marker_fill(series, &(lxw_chart_fill){.color = ink});
    chart_series_set_marker_line(series, &(lxw_chart_line){.color = ink});
}

static void add_series(lxw_chart *drawn, const svod_table *table, const svod_chart *chart, const svod_series *series) {
    const char *sheet = series->sheet ? series->sheet : table->name;
    lxw_chart_series *added = chart_add_series(drawn, NULL, NULL);
    lxw_color_t ink = svod_palette_ink(series->tone);
    set_range(added, sheet, &series->categories, true);
    set_range(added, sheet, &series->values, false);
    if (series->name != NULL) chart_series_set_name(added, series->name);
    if (chart->kind == SVOD_CHART_LINE) {
        draw_line(added, (size_t)(series - chart->series));
    } else {
        chart_series_set_fill(added, &(lxw_chart_fill){.color = ink});
        chart_series_set_line(added, &(lxw_chart_line){.none = LXW_TRUE});
    }
    if (chart->labels) {
        lxw_chart_font font = font_of(8, false, SVOD_INK_TEXT);
        chart_series_set_labels(added);
        chart_series_set_labels_num_format(added, "0.0");
        chart_series_set_labels_font(added, &font);
        chart_series_set_labels_position(added, chart->kind == SVOD_CHART_LINE ? LXW_CHART_LABEL_POSITION_ABOVE
                                                                               : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    }
}

static void set_axes(lxw_chart *drawn, const svod_chart *chart) {
    bool bars = chart->kind == SVOD_CHART_BAR; // the library swaps the axes of bars by itself
    lxw_chart_axis *categories = bars ? drawn->y_axis : drawn->x_axis, *values = bars ? drawn->x_axis : drawn->y_axis;
    lxw_chart_font small = font_of(8, false, SVOD_INK_TEXT), grey = font_of(8, false, SVOD_INK_GREY);
    chart_axis_set_num_font(categories, &small);
    chart_axis_set_num_font(values, &grey);
    chart_axis_set_num_format(values, "0");
    chart_axis_set_line(categories, &(lxw_chart_line){.color = 0x9AA5B1, .width = 0.75F});
    chart_axis_set_line(values, &(lxw_chart_line){.none = LXW_TRUE});
    chart_axis_set_major_tick_mark(categories, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_major_tick_mark(values, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &(lxw_chart_line){.color = 0xE3E8EE, .width = 0.5F});
    chart_axis_major_gridlines_set_visible(categories, LXW_FALSE);
    chart_axis_set_interval_unit(categories, 1);
    if (chart->y_max != 0) {
        chart_axis_set_min(values, 0);
        chart_axis_set_max(values, chart->y_max);
    }
    if (bars && chart->reverse) {
        chart_axis_set_reverse(categories);
        chart_axis_set_crossing_max(categories); // else the reversed axis carries the scale to the top
    }
}

void svod_xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const svod_table *table, const svod_chart *chart) {
    lxw_chart *drawn = workbook_add_chart(book, kinds[chart->kind]);
    lxw_chart_font title = font_of(11, true, SVOD_INK_TEXT), legend = font_of(9, false, SVOD_INK_TEXT);
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(drawn, table, chart, &chart->series[i]);
    set_axes(drawn, chart);
    chart_title_set_name(drawn, chart->title);
    chart_title_set_name_font(drawn, &title);
    chart_legend_set_position(drawn, chart->series_count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(drawn, &legend);
    chart_chartarea_set_line(drawn, &(lxw_chart_line){.none = LXW_TRUE});
    if (chart->kind != SVOD_CHART_LINE) chart_set_series_gap(drawn, chart->series_count > 1 ? 60 : 45);
    if (chart->kind != SVOD_CHART_LINE) chart_set_series_overlap(drawn, 0);
    // 480 x 288 pixels is the library's chart before scaling.
    lxw_chart_options options = {.x_scale = chart->width / 480.0,
                                 .y_scale = chart->height / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = svod_strdup(table->arena, chart->title)};
    worksheet_insert_chart_opt(sheet, chart->row - 1, (lxw_col_t)(chart->col - 1), drawn, &options);
}
