// "Критерии": units down, criteria across, a section's criteria before the section itself; only where criteria were scored.
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

enum { FOOTERS = 4 }; // scored, sum, mean, percent

#define ACROSS 130.0 // characters on a page of the print

static void put_max(svod_lay *lay, const svod_criteria_map *map, uint32_t node) {
    double max = svod_points_double(lay->rubric->nodes[node].max);
    svod_out *cell = svod_put_number(lay->table, map->head + 2, map->column[node], SVOD_CLASS_POINTS, max);
    svod_lay_tone(svod_origin_max(lay, cell, lay->sides - 1, node), SVOD_TONE_STRONG);
}

static void put_node_heads(svod_lay *lay, const svod_criteria_map *map, uint32_t node, const char *label) {
    svod_lay_head(lay, map->head + 1, map->column[node], label)->note = svod_lay_node_name(lay, node);
    put_max(lay, map, node);
}

static void put_section_heads(svod_lay *lay, const svod_criteria_map *map, uint32_t section) {
    uint32_t first = map->column[section];
    for (uint32_t node = section + 1; node < lay->rubric->nodes[section].end; node++) {
        if (map->column[node] == 0) continue;
        if (map->column[node] < first) first = map->column[node];
        put_node_heads(lay, map, node, lay->rubric->nodes[node].id);
    }
    put_node_heads(lay, map, section, SAY(lay, total));
    for (uint32_t from = first, to; from <= map->column[section]; from = to + 1) {
        to = svod_page_end(lay->table, from, map->column[section]);
        svod_lay_head(lay, map->head, from, svod_lay_node_name(lay, section))->cols = to - from + 1;
    }
}

// Widths, and pages of the print cut between sections.
static void set_page(svod_lay *lay, const svod_criteria_map *map) {
    svod_group *groups = SVOD_ARRAY(lay->arena, svod_group, lay->section_count + 1);
    svod_table_width(lay->table, 1, 1, 26);
    uint32_t first = 2;
    for (uint32_t i = 0; i < lay->section_count; i++) {
        uint32_t total = map->column[lay->sections[i]];
        if (first < total) svod_table_width(lay->table, first, total - 1, 6.5);
        svod_table_width(lay->table, total, total, 8);
        groups[i] = (svod_group){first, total};
        first = total + 1;
    }
    svod_table_width(lay->table, map->columns, map->columns, 11); // "не предст." stands there
    groups[lay->section_count] = (svod_group){map->columns, map->columns};
    lay->table->landscape = true;
    lay->table->across = ACROSS;
    lay->table->freeze_col = 2;
    svod_break_pages(lay->table, groups, lay->section_count + 1);
}

static void put_heads(svod_lay *lay, const svod_criteria_map *map) {
    svod_lay_head(lay, map->head, 1, svod_lay_unit_word(lay))->rows = 2;
    svod_lay_tone(svod_put_text(lay->table, map->head + 2, 1, SVOD_CLASS_TEXT, SAY(lay, max)), SVOD_TONE_STRONG);
    for (uint32_t i = 0; i < lay->section_count; i++)
        put_section_heads(lay, map, lay->sections[i]);
    svod_lay_head(lay, map->head, map->columns, SAY(lay, total))->rows = 2;
    put_max(lay, map, SVOD_ROOT);
}

// Does what stands in the criteria's columns make up the section of this unit?
static bool adds_up(const svod_lay *lay, const svod_criteria_map *map, size_t unit, uint32_t section) {
    svod_points sum = 0;
    bool any = false;
    for (uint32_t node = section + 1; node < lay->rubric->nodes[section].end; node++) {
        const svod_point *point = svod_year_at(&lay->result->now, unit, node);
        if (map->column[node] != 0 && point->state == SVOD_STATE_POINTS) {
            sum += point->value;
            any = true;
        }
    }
    return any && sum == svod_year_at(&lay->result->now, unit, section)->value;
}

// Words that a narrow column holds; the comment says the rest.
static svod_out *put_point(svod_lay *lay, uint32_t row, uint32_t col, size_t unit, uint32_t node) {
    svod_out *cell = svod_lay_point(lay, row, col, &lay->result->now, unit, node);
    if (svod_year_at(&lay->result->now, unit, node)->state == SVOD_STATE_FEW_EXPERTS) cell->text = SAY(lay, state_few_short);
    return cell;
}

static void put_section(svod_lay *lay, const svod_criteria_map *map, uint32_t row, size_t unit, uint32_t section) {
    const svod_rnode *rnode = &lay->rubric->nodes[section];
    uint32_t first = map->column[section];
    for (uint32_t node = section + 1; node < rnode->end; node++) {
        if (map->column[node] == 0) continue;
        put_point(lay, row, map->column[node], unit, node);
        if (map->column[node] < first) first = map->column[node];
    }
    svod_out *cell = put_point(lay, row, map->column[section], unit, section);
    if (cell->kind != SVOD_V_NUMBER) return;
    if (cell->tone == SVOD_TONE_PLAIN) cell->tone = SVOD_TONE_STRONG;
    if (!adds_up(lay, map, unit, section)) return;
    cell->kind = SVOD_V_FORMULA;
    cell->formula = svod_printf(lay->arena, "=SUM(%s:%s)", svod_ref_cell(lay->arena, row, first),
                                svod_ref_cell(lay->arena, row, map->column[section] - 1));
}

// The total as the sum of the sections' cells, which stand apart from one another.
static void put_total(svod_lay *lay, const svod_criteria_map *map, uint32_t row, size_t unit) {
    svod_out *cell = svod_lay_point(lay, row, map->columns, &lay->result->now, unit, SVOD_ROOT);
    if (cell->kind != SVOD_V_NUMBER) return;
    svod_points sum = 0;
    svod_buf refs = svod_buf_of(lay->arena);
    for (uint32_t i = 0; i < lay->section_count; i++) {
        const svod_point *point = svod_year_at(&lay->result->now, unit, lay->sections[i]);
        sum += point->state == SVOD_STATE_POINTS ? point->value : 0;
        svod_buf_printf(&refs, "%s%s", i > 0 ? "," : "", svod_ref_cell(lay->arena, row, map->column[lay->sections[i]]));
    }
    if (cell->tone == SVOD_TONE_PLAIN) cell->tone = SVOD_TONE_STRONG;
    if (sum != svod_year_at(&lay->result->now, unit, SVOD_ROOT)->value || lay->section_count == 0 || lay->section_count > 200) return;
    cell->kind = SVOD_V_FORMULA;
    cell->formula = svod_printf(lay->arena, "=SUM(%s)", refs.data);
}

static void mark_figure(const svod_lay *lay, svod_out *cell, const char *word, uint32_t node) {
    svod_lay_tone(svod_origin_figure(lay, cell, word, false, lay->sides - 1, node, ""), SVOD_TONE_STRONG);
}

static void put_footer(svod_lay *lay, const svod_criteria_map *map, uint32_t node) {
    uint32_t col = map->column[node], row = map->last + 1;
    const svod_figure *figure = &lay->result->now.submitted[node];
    const char *range = svod_ref_range(lay->arena, NULL, (svod_range){map->first, col, map->last, col});
    svod_ratio n = {(svod_points)figure->n * SVOD_POINT, 1}, sum = {figure->sum, figure->n > 0};
    bool whole = figure->max_sum == (svod_points)figure->n * lay->rubric->nodes[node].max;
    const char *count = svod_printf(lay->arena, "=COUNT(%s)", range), *total = svod_printf(lay->arena, "=SUM(%s)", range);
    const char *mean = svod_printf(lay->arena, "=AVERAGE(%s)", range);
    const char *percent =
        svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row + 2, col), svod_ref_cell(lay->arena, map->head + 2, col));
    mark_figure(lay, svod_lay_live(lay, row, col, SVOD_CLASS_COUNT, count, n), "n", node);
    mark_figure(lay, svod_lay_live(lay, row + 1, col, SVOD_CLASS_POINTS, total, sum), "sum", node);
    mark_figure(lay, svod_lay_live(lay, row + 2, col, SVOD_CLASS_MEAN, mean, figure->mean), "mean", node);
    mark_figure(lay, svod_lay_live(lay, row + 3, col, SVOD_CLASS_PERCENT, whole ? percent : NULL, figure->percent), "share", node);
}

static void put_footers(svod_lay *lay, const svod_criteria_map *map) {
    const char *const labels[FOOTERS] = {SAY(lay, scored_units), SAY(lay, sum), SAY(lay, mean_submitted), SAY(lay, criteria_percent)};
    for (uint32_t i = 0; i < FOOTERS; i++)
        svod_lay_tone(svod_put_text(lay->table, map->last + 1 + i, 1, SVOD_CLASS_WRAP, labels[i]), SVOD_TONE_STRONG);
    for (uint32_t node = 0; node < lay->rubric->count; node++)
        if (map->column[node] != 0) put_footer(lay, map, node);
    svod_table_heat(lay->table, (svod_range){map->last + 4, 2, map->last + 4, map->columns}, 0, 60, 100);
}

// Colours by the column's own maximum; neighbours with one maximum share a scale.
static void put_heats(svod_lay *lay, const svod_criteria_map *map) {
    uint32_t from = 0, to = 0;
    svod_points max = 0;
    for (uint32_t node = 0; node <= lay->rubric->count; node++) {
        bool leaf = node < lay->rubric->count && map->column[node] != 0 && lay->rubric->nodes[node].depth > 1;
        if (leaf && from != 0 && map->column[node] == to + 1 && lay->rubric->nodes[node].max == max) {
            to++;
            continue;
        }
        if (from != 0) {
            double high = svod_points_double(max);
            svod_table_heat(lay->table, (svod_range){map->first, from, map->last, to}, 0, high * 0.6, high);
        }
        from = to = leaf ? map->column[node] : 0;
        max = leaf ? lay->rubric->nodes[node].max : 0;
    }
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    // Of indicators reached, the sheet of targets shows more.
    if (!svod_result_scored(result) || result->now.rubric->total == SVOD_TOTAL_REACHED) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "criteria", svod_say(result->campaign->lang, SVOD_T_table_sheet_criteria));
    svod_criteria_map map = svod_criteria_map_of(&lay);
    if (map.too_big) {
        svod_lay_title(&lay, SAY(&lay, title_criteria), SAY(&lay, criteria_too_big), 12);
        svod_lay_done(&lay, out);
    }
    if (map.sheet == NULL) return;
    set_page(&lay, &map);
    uint32_t over = svod_page_end(lay.table, 1, map.columns);
    svod_lay_title(&lay, SAY(&lay, title_criteria), SAY(&lay, intro_criteria), over < 20 ? over : 20);
    put_heads(&lay, &map);
    for (uint32_t unit = 0; unit < result->roster->count; unit++) {
        uint32_t row = map.first + unit;
        svod_put_text(lay.table, row, 1, SVOD_CLASS_WRAP, result->roster->units[unit].name);
        for (uint32_t i = 0; i < lay.section_count; i++)
            put_section(&lay, &map, row, unit, lay.sections[i]);
        put_total(&lay, &map, row, unit);
    }
    if (result->roster->count > 0) {
        put_footers(&lay, &map);
        put_heats(&lay, &map);
    }
    lay.table->freeze_row = map.first;
    lay.table->repeat_from = map.head;
    lay.table->repeat_to = map.first - 1;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_criteria = {"criteria", build, "участники и критерии, если их оценивали",
                                      "units and criteria, where criteria were scored"};
