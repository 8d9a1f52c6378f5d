// "Достижение целей": units down, indicators across by section, each cell a value with the sign of what it reaches; tallies at the right,
// below how many units reached each.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <string.h>

#define ACROSS 187.0 // characters on a page of the print
#define USUAL 10.0   // width of an indicator
enum { HEAD = 5, FOOTERS = 7 };

typedef struct grid_map {
    uint32_t *column;  // [indicator]
    uint32_t *section; // [indicator] node of depth 1
    uint32_t *reached; // [node] column of what the section's indicators come to; 0: none
    uint32_t tally;    // first column of the tallies
    uint32_t last;     // column
    uint32_t first;    // row of the first unit; the targets stand above it
    bool sections;     // indicators lie in sections that have several
    bool notes;
} grid_map;

static const char *const tally_words[] = {"reached", "near", "missed", "no_data", "not_applicable"};
enum { TALLIES = sizeof tally_words / sizeof *tally_words };

static grid_map map_of(const svod_lay *lay) {
    uint32_t count = lay->rubric->indicator_count, col = 2;
    grid_map map = {.column = SVOD_ARRAY(lay->arena, uint32_t, count),
                    .section = SVOD_ARRAY(lay->arena, uint32_t, count),
                    .reached = SVOD_ARRAY(lay->arena, uint32_t, lay->rubric->count),
                    .first = HEAD + 3};
    for (uint32_t i = 0; i < count; i++) {
        map.section[i] = svod_indicator_section(lay, i);
        map.sections |= lay->rubric->indicators[i].node != map.section[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        map.column[i] = col++;
        bool last = i + 1 == count || map.section[i + 1] != map.section[i], first = i == 0 || map.section[i - 1] != map.section[i];
        if (!map.sections || !last || first) continue; // of one indicator alone it would say the same again
        map.reached[map.section[i]] = col++;
    }
    map.tally = col;
    map.last = col + TALLIES - 1;
    map.notes = (uint64_t)lay->result->roster->count * count <= SVOD_NOTES_MOST;
    return map;
}

// ---- heads and pages --------------------------------------------------------------------------------------------------------

// As the names of its grades need it.
static double width_of(const svod_indicator *indicator) {
    size_t longest = 0;
    for (size_t i = 0; svod_indicator_worded(indicator) && i < indicator->grade_count; i++) {
        size_t letters = svod_utf8_count(indicator->grades[i].title, strlen(indicator->grades[i].title));
        if (letters > longest) longest = letters;
    }
    double width = (double)longest + 3;
    return width < USUAL ? USUAL : width > 3 * USUAL ? 3 * USUAL : width;
}

static void set_page(svod_lay *lay, const grid_map *map) {
    uint32_t count = lay->rubric->indicator_count, groups = 0;
    svod_group *cut = SVOD_ARRAY(lay->arena, svod_group, count + 1);
    svod_table_width(lay->table, 1, 1, 27);
    for (uint32_t i = 0, from = 2; i < count; i++) {
        svod_table_width(lay->table, map->column[i], map->column[i], width_of(&lay->rubric->indicators[i]));
        if (i + 1 < count && map->section[i + 1] == map->section[i]) continue;
        uint32_t to = map->reached[map->section[i]] ? map->reached[map->section[i]] : map->column[i];
        if (to > map->column[i]) svod_table_width(lay->table, to, to, 6.5);
        cut[groups++] = (svod_group){from, to};
        from = to + 1;
    }
    svod_table_width(lay->table, map->tally, map->last, 6.5);
    cut[groups++] = (svod_group){map->tally, map->last};
    lay->table->landscape = true;
    lay->table->across = ACROSS;
    lay->table->freeze_col = 2;
    svod_break_pages(lay->table, cut, groups);
}

static void put_up(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    svod_put_text(lay->table, row, col, SVOD_CLASS_HEAD_UP, text);
}

static void put_section_head(svod_lay *lay, const grid_map *map, uint32_t first) {
    uint32_t count = lay->rubric->indicator_count, last = first;
    while (last + 1 < count && map->section[last + 1] == map->section[first])
        last++;
    uint32_t section = map->section[first], reached = map->reached[section], end = reached ? reached : map->column[last];
    for (uint32_t from = map->column[first], to; from <= end; from = to + 1) {
        to = svod_page_end(lay->table, from, end);
        svod_lay_head(lay, HEAD, from, svod_lay_node_name(lay, section))->cols = to - from + 1;
    }
    if (!reached) return;
    put_up(lay, HEAD + 1, reached, SAY(lay, section_reached));
    svod_put_empty(lay->table, HEAD + 2, reached, SVOD_CLASS_POINTS);
}

static void put_heads(svod_lay *lay, const grid_map *map) {
    const char *const words[TALLIES] = {SAY(lay, reached), SAY(lay, near), SAY(lay, missed), SAY(lay, no_data), SAY(lay, not_applicable)};
    svod_lay_head(lay, HEAD, 1, svod_lay_unit_word(lay))->rows = 2;
    svod_lay_tone(svod_put_text(lay->table, HEAD + 2, 1, SVOD_CLASS_TEXT, SAY(lay, target)), SVOD_TONE_STRONG);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        if (map->sections && (i == 0 || map->section[i - 1] != map->section[i])) put_section_head(lay, map, i);
        if (!map->sections) svod_lay_head(lay, HEAD, map->column[i], lay->rubric->nodes[map->section[i]].id);
        put_up(lay, HEAD + 1, map->column[i], svod_indicator_name(lay, i));
        svod_lay_tone_figure(svod_put_target(lay, HEAD + 2, map->column[i], 0, i), SVOD_TONE_STRONG);
        if (svod_lay_last(lay)->origin || lay->rubric->indicators[i].target) svod_lay_tone(svod_lay_last(lay), SVOD_TONE_STRONG);
    }
    svod_lay_head(lay, HEAD, map->tally, SAY(lay, in_all))->cols = TALLIES;
    for (uint32_t i = 0; i < TALLIES; i++) {
        put_up(lay, HEAD + 1, map->tally + i, words[i]);
        svod_put_empty(lay->table, HEAD + 2, map->tally + i, SVOD_CLASS_POINTS);
    }
    svod_table_height(lay->table, HEAD + 1, 150);
}

// ---- rows -------------------------------------------------------------------------------------------------------------------

static uint32_t reached_in(const svod_lay *lay, const grid_map *map, size_t unit, uint32_t section, uint32_t *of) {
    uint32_t count = 0;
    *of = 0;
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        const svod_measure *measure = svod_monitoring_measure(lay->result->monitoring, 0, unit, i);
        if (map->section[i] != section || !svod_measure_asked(measure)) continue;
        count += measure->reach == SVOD_REACH_REACHED;
        *of += measure->reach != SVOD_REACH_NO_TARGET && measure->reach != SVOD_REACH_NOT_APPLICABLE;
    }
    return count;
}

static void put_reached(svod_lay *lay, const grid_map *map, uint32_t row, size_t unit, uint32_t section) {
    uint32_t of, count = reached_in(lay, map, unit, section, &of);
    if (of == 0) {
        svod_lay_dash(lay, row, map->reached[section], SVOD_CLASS_COUNT);
        return;
    }
    svod_out *cell = svod_put_number(lay->table, row, map->reached[section], SVOD_CLASS_COUNT, count);
    cell->note = svod_printf(lay->arena, SAY(lay, note_reached_of), count, of);
    svod_origin(lay, svod_lay_tone(cell, SVOD_TONE_STRONG), "tally:%s:reached:%s", svod_origin_unit_word(lay, unit),
                svod_origin_word(lay, svod_rubric_node_id(lay->rubric, section)));
}

static void put_tally(svod_lay *lay, const grid_map *map, uint32_t row, size_t unit) {
    const svod_tally *tally = &lay->result->monitoring->tallies[unit];
    const uint32_t counts[TALLIES] = {tally->reached, tally->near_by, tally->missed, tally->no_data, tally->not_applicable};
    for (uint32_t i = 0; i < TALLIES; i++) {
        svod_out *cell = svod_put_number(lay->table, row, map->tally + i, SVOD_CLASS_COUNT, counts[i]);
        svod_origin(lay, cell, "tally:%s:%s", svod_origin_unit_word(lay, unit), tally_words[i]);
        svod_lay_tone(cell, i == 0 ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN);
    }
}

static void put_unit(svod_lay *lay, const grid_map *map, uint32_t row, size_t unit) {
    svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        svod_put_measure(lay, row, map->column[i], 0, unit, i, map->notes);
        uint32_t reached = map->reached[map->section[i]];
        if (reached == map->column[i] + 1) put_reached(lay, map, row, unit, map->section[i]);
    }
    put_tally(lay, map, row, unit);
}

// ---- below ------------------------------------------------------------------------------------------------------------------

static void put_count(svod_lay *lay, uint32_t row, uint32_t col, uint32_t count, const char *word, uint32_t indicator) {
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_COUNT, count);
    svod_origin(lay, svod_lay_tone(cell, SVOD_TONE_STRONG), "region:%s:%s:%d", word, svod_indicator_word(lay, 0, indicator),
                lay->result->now.year);
}

static void put_footer(svod_lay *lay, const grid_map *map, uint32_t row, uint32_t indicator) {
    const svod_indicator_figure *figure = svod_monitoring_region(lay->result->monitoring, 0, indicator);
    const uint32_t counts[TALLIES] = {figure->reached, figure->near_by, figure->missed, figure->no_data, figure->not_applicable};
    uint32_t col = map->column[indicator];
    svod_put_gathered(lay, row, col, 0, indicator, figure, NULL, "");
    put_count(lay, row + 1, col, figure->n, "n", indicator);
    for (uint32_t i = 0; i < TALLIES; i++)
        if (lay->rubric->indicators[indicator].target)
            put_count(lay, row + 2 + i, col, counts[i], tally_words[i], indicator);
        else
            svod_lay_dash(lay, row + 2 + i, col, SVOD_CLASS_COUNT);
}

static void put_footers(svod_lay *lay, const grid_map *map, uint32_t row) {
    const char *const labels[FOOTERS] = {
        SAY(lay, region),       SAY(lay, with_value),    SAY(lay, units_reached),       SAY(lay, units_near),
        SAY(lay, units_missed), SAY(lay, units_no_data), SAY(lay, units_not_applicable)};
    for (uint32_t i = 0; i < FOOTERS; i++)
        svod_lay_tone(svod_put_text(lay->table, row + i, 1, SVOD_CLASS_WRAP, labels[i]), SVOD_TONE_STRONG);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++)
        put_footer(lay, map, row, i);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!result->monitoring) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "targets", svod_say(result->campaign->lang, SVOD_T_table_sheet_targets));
    size_t units = result->roster->count;
    if ((uint64_t)units * lay.rubric->indicator_count > SVOD_CRITERIA_CELLS) {
        svod_lay_title(&lay, SAY(&lay, title_targets), SAY(&lay, indicators_too_big), 12);
        svod_lay_done(&lay, out);
        return;
    }
    grid_map map = map_of(&lay);
    set_page(&lay, &map);
    uint32_t over = svod_page_end(lay.table, 1, map.last);
    const char *title = svod_printf(arena, SAY(&lay, title_targets), result->now.year);
    svod_lay_title(&lay, title, map.notes ? SAY(&lay, intro_targets) : SAY(&lay, intro_no_notes), over < 14 ? over : 14);
    put_heads(&lay, &map);
    for (size_t unit = 0; unit < units; unit++)
        put_unit(&lay, &map, map.first + (uint32_t)unit, unit);
    uint32_t row = map.first + (uint32_t)units;
    if (units > 0) put_footers(&lay, &map, row);
    uint32_t end = svod_put_legend(&lay, row + FOOTERS + 1, false);
    svod_table_keep(lay.table, row, end - 1);
    lay.table->freeze_row = map.first;
    lay.table->repeat_from = HEAD;
    lay.table->repeat_to = map.first - 1;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_targets = {"targets", build, "достижение целей: участники и показатели", "targets: units and indicators"};
