// "Треки": groupings of criteria across the tree; figures where criteria were scored, a plain sentence where they were not.
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

enum { COLS = 7, COL_ID = 1, COL_TITLE, COL_MAX, COL_N, COL_SUM, COL_MAXSUM, COL_PERCENT };

static bool scored(const svod_grouping_result *result) {
    for (size_t part = 0; part < result->grouping->count; part++)
        if (result->parts[part].n > 0) return true;
    return false;
}

static uint32_t put_heads(svod_lay *lay, uint32_t row, bool with_figures) {
    svod_lay_head(lay, row, COL_ID, SAY(lay, code));
    svod_lay_head(lay, row, COL_TITLE, SAY(lay, part_or_node));
    svod_lay_head(lay, row, COL_MAX, SAY(lay, max));
    if (with_figures) {
        svod_lay_head(lay, row, COL_N, SAY(lay, scored_units));
        svod_lay_head(lay, row, COL_SUM, SAY_WORTH(lay, points_sum, points_sum_reached));
        svod_lay_head(lay, row, COL_MAXSUM, SAY(lay, max_sum));
        svod_lay_head(lay, row, COL_PERCENT, SAY_WORTH(lay, percent_of_max, percent_of_max_reached));
    }
    return row + 1;
}

static svod_out *put_percent(svod_lay *lay, uint32_t row, svod_ratio percent) {
    const char *sum = svod_ref_cell(lay->arena, row, COL_SUM), *max_sum = svod_ref_cell(lay->arena, row, COL_MAXSUM);
    return svod_lay_live(lay, row, COL_PERCENT, SVOD_CLASS_PERCENT, svod_printf(lay->arena, "=%s/%s*100", sum, max_sum), percent);
}

static void mark_figure(const svod_lay *lay, svod_out *cell, const char *word, uint32_t node) {
    svod_origin_main(lay, cell, word, lay->sides - 1, node, "");
}

static void put_node_figures(svod_lay *lay, uint32_t row, uint32_t node) {
    const svod_figure *figure = &lay->result->now.figures[node];
    svod_out *cell = svod_put_number(lay->table, row, COL_N, SVOD_CLASS_COUNT, figure->n);
    mark_figure(lay, cell, "n", node);
    cell = svod_put_number(lay->table, row, COL_SUM, SVOD_CLASS_POINTS, svod_points_double(figure->sum));
    mark_figure(lay, cell, "sum", node);
    cell = svod_put_number(lay->table, row, COL_MAXSUM, SVOD_CLASS_POINTS, svod_points_double(figure->max_sum));
    mark_figure(lay, cell, "max_sum", node);
    mark_figure(lay, put_percent(lay, row, figure->percent), "share", node);
}

static uint32_t put_node(svod_lay *lay, uint32_t row, uint32_t node, bool with_figures) {
    const svod_rnode *rnode = &lay->rubric->nodes[node];
    svod_put_text(lay->table, row, COL_ID, SVOD_CLASS_TEXT, rnode->id);
    svod_put_text(lay->table, row, COL_TITLE, SVOD_CLASS_WRAP, rnode->title);
    svod_out *max = svod_put_number(lay->table, row, COL_MAX, SVOD_CLASS_POINTS, svod_points_double(rnode->max));
    svod_origin_max(lay, max, lay->sides - 1, node);
    if (with_figures) put_node_figures(lay, row, node);
    return row + 1;
}

// The sums of the nodes below make up the part's, unless some unit lacks a node that its part counts against the maximum all the same.
static svod_out *put_part_sum(svod_lay *lay, uint32_t row, uint32_t col, size_t nodes, svod_points sum, svod_points of_nodes) {
    const char *range = svod_ref_range(lay->arena, NULL, (svod_range){row + 1, col, row + (uint32_t)nodes, col});
    double value = svod_points_double(sum);
    if (sum != of_nodes) return svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, value);
    return svod_put_formula(lay->table, row, col, SVOD_CLASS_POINTS, svod_printf(lay->arena, "=SUM(%s)", range), value);
}

static void mark_part(const svod_lay *lay, svod_out *cell, const svod_grouping *grouping, const svod_part *part, const char *word) {
    svod_lay_tone(svod_origin(lay, cell, "part:%s:%s:%s", grouping->id, part->id, word), SVOD_TONE_STRONG);
}

static void put_part_figures(svod_lay *lay, uint32_t row, const svod_grouping *grouping, const svod_part *part, const svod_figure *figure) {
    svod_points sum = 0, max_sum = 0;
    for (size_t i = 0; i < part->count; i++) {
        sum += lay->result->now.figures[part->nodes[i]].sum;
        max_sum += lay->result->now.figures[part->nodes[i]].max_sum;
    }
    mark_part(lay, svod_put_number(lay->table, row, COL_N, SVOD_CLASS_COUNT, figure->n), grouping, part, "n");
    mark_part(lay, put_part_sum(lay, row, COL_SUM, part->count, figure->sum, sum), grouping, part, "sum");
    mark_part(lay, put_part_sum(lay, row, COL_MAXSUM, part->count, figure->max_sum, max_sum), grouping, part, "max_sum");
    mark_part(lay, put_percent(lay, row, figure->percent), grouping, part, "share");
}

static uint32_t put_part(svod_lay *lay, uint32_t row, const svod_grouping *grouping, const svod_part *part, const svod_figure *figure) {
    svod_lay_tone(svod_put_text(lay->table, row, COL_ID, SVOD_CLASS_TEXT, part->id), SVOD_TONE_STRONG);
    svod_lay_tone(svod_put_text(lay->table, row, COL_TITLE, SVOD_CLASS_WRAP, part->title), SVOD_TONE_STRONG);
    mark_part(lay, svod_put_number(lay->table, row, COL_MAX, SVOD_CLASS_POINTS, svod_points_double(part->max)), grouping, part, "max");
    if (figure != NULL && part->count > 0) put_part_figures(lay, row, grouping, part, figure);
    row++;
    for (size_t i = 0; i < part->count; i++)
        row = put_node(lay, row, part->nodes[i], figure != NULL);
    return row;
}

static uint32_t put_grouping(svod_lay *lay, uint32_t row, const svod_grouping_result *result) {
    const svod_grouping *grouping = result->grouping;
    bool with_figures = scored(result);
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, grouping->title);
    if (grouping->note != NULL && *grouping->note) svod_lay_note(lay, row++, 1, COL_MAX, grouping->note);
    if (grouping->provenance == SVOD_RECONSTRUCTED) svod_lay_note(lay, row++, 1, COL_MAX, SAY(lay, reconstructed));
    if (!with_figures) svod_lay_tone(svod_lay_note(lay, row++, 1, COL_MAX, SAY(lay, tracks_not_scored)), SVOD_TONE_WARN);
    row = put_heads(lay, row, with_figures);
    uint32_t first = row;
    for (size_t i = 0; i < grouping->count; i++)
        row = put_part(lay, row, grouping, &grouping->parts[i], with_figures ? &result->parts[i] : NULL);
    if (with_figures && row > first) svod_table_heat(lay->table, (svod_range){first, COL_PERCENT, row - 1, COL_PERCENT}, 0, 60, 100);
    return row + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (result->now.rubric->grouping_count == 0 || !svod_result_scored(result)) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "tracks", svod_say(result->campaign->lang, SVOD_T_table_sheet_tracks));
    uint32_t row = svod_lay_title(&lay, SAY(&lay, title_tracks), SAY(&lay, intro_tracks), COL_MAX);
    for (size_t i = 0; i < result->now.rubric->grouping_count; i++)
        row = put_grouping(&lay, row, &result->groupings[i]);
    svod_table_width(lay.table, COL_ID, COL_ID, 12);
    svod_table_width(lay.table, COL_TITLE, COL_TITLE, 62);
    svod_table_width(lay.table, COL_MAX, COL_PERCENT, 13);
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_tracks = {"tracks", build, "группировки критериев: треки и их доли от максимума",
                                    "groupings of criteria: tracks and their percents of maximum"};
