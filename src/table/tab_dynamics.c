// "Динамика": how far each unit's indicators moved, a block of rows for every earlier year, the nearest first; the region above the units.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#define ACROSS 165.0 // characters on a page of the print
enum { HEAD = 5 };

typedef struct grid_map {
    uint32_t better; // column of how many indicators moved for the better; worse follows
    bool notes;
} grid_map;

static void set_page(svod_lay *lay, const grid_map *map) {
    uint32_t count = lay->rubric->indicator_count, groups = 0;
    svod_group *cut = SVOD_ARRAY(lay->arena, svod_group, count + 1);
    svod_table_width(lay->table, 1, 1, 27);
    svod_table_width(lay->table, 2, count + 1, 10.5);
    svod_table_width(lay->table, map->better, map->better + 1, 8);
    for (uint32_t i = 0, from = 2; i < count; i++) {
        if (i + 1 < count && svod_indicator_section(lay, i + 1) == svod_indicator_section(lay, i)) continue;
        cut[groups++] = (svod_group){from, i + 2};
        from = i + 3;
    }
    cut[groups++] = (svod_group){map->better, map->better + 1};
    lay->table->landscape = true;
    lay->table->across = ACROSS;
    lay->table->freeze_col = 2;
    svod_break_pages(lay->table, cut, groups);
}

// What is better, and what the change is counted in.
static const char *unit_line(const svod_lay *lay, const svod_indicator *indicator) {
    const char *better = svod_indicator_better(lay, indicator);
    bool points = svod_indicator_percent(indicator) && !svod_indicator_worded(indicator);
    const char *unit = points ? SAY(lay, pp) : indicator->unit;
    return *unit ? svod_printf(lay->arena, "%s, %s", unit, better) : better;
}

static void put_heads(svod_lay *lay, const grid_map *map) {
    svod_lay_head(lay, HEAD, 1, svod_lay_unit_word(lay))->rows = 2;
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        svod_put_text(lay->table, HEAD, i + 2, SVOD_CLASS_HEAD_UP, svod_indicator_name(lay, i));
        svod_put_text(lay->table, HEAD + 1, i + 2, SVOD_CLASS_HEAD, unit_line(lay, &lay->rubric->indicators[i]));
    }
    svod_put_text(lay->table, HEAD, map->better, SVOD_CLASS_HEAD_UP, SAY(lay, moved_better));
    svod_put_text(lay->table, HEAD, map->better + 1, SVOD_CLASS_HEAD_UP, SAY(lay, moved_worse));
    for (uint32_t i = 0; i < 2; i++)
        svod_lay_head(lay, HEAD + 1, map->better + i, svod_tone_sign(i ? SVOD_TONE_WORSE : SVOD_TONE_BETTER));
    svod_table_height(lay->table, HEAD, 150);
}

static void put_tally(svod_lay *lay, uint32_t row, uint32_t col, uint32_t count, size_t unit, const char *word) {
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_COUNT, count);
    svod_origin(lay, cell, "tally:%s:%s", svod_origin_unit_word(lay, unit), word);
    if (count > 0) svod_lay_tone(cell, SVOD_TONE_STRONG);
}

static void put_unit(svod_lay *lay, const grid_map *map, uint32_t row, size_t year, size_t unit) {
    svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++)
        svod_put_unit_move(lay, row, i + 2, year, unit, i, map->notes);
    if (year > 1) return; // tallies are against the year before
    const svod_tally *tally = &lay->result->monitoring->tallies[unit];
    put_tally(lay, row, map->better, tally->better, unit, "better");
    put_tally(lay, row, map->better + 1, tally->worse, unit, "worse");
}

static uint32_t put_block(svod_lay *lay, const grid_map *map, uint32_t row, size_t year) {
    const svod_monitoring *at = lay->result->monitoring;
    svod_table_keep(lay->table, row, row + 1 + (uint32_t)lay->result->roster->count);
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE,
                  svod_printf(lay->arena, SAY(lay, year_to_year), at->year[0]->year, at->year[year]->year));
    svod_lay_tone(svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, SAY(lay, region)), SVOD_TONE_STRONG);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        svod_out *cell = svod_put_region_move(lay, row, i + 2, year, i, NULL);
        if (cell->tone == SVOD_TONE_PLAIN) cell->tone = SVOD_TONE_STRONG;
    }
    row++;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++)
        put_unit(lay, map, row++, year, unit);
    return row + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_monitoring *at = result->monitoring;
    if (!at || at->years < 2) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "dynamics", svod_say(result->campaign->lang, SVOD_T_table_sheet_dynamics));
    uint64_t cells = (uint64_t)result->roster->count * at->indicators * (at->years - 1);
    const char *title = at->years == 2 ? svod_printf(arena, SAY(&lay, title_dynamics_two), at->year[0]->year, at->year[1]->year)
                                       : svod_printf(arena, SAY(&lay, title_dynamics), at->year[0]->year, at->year[at->years - 1]->year);
    if (cells > SVOD_CRITERIA_CELLS) {
        svod_lay_title(&lay, title, SAY(&lay, indicators_too_big), 12);
        svod_lay_done(&lay, out);
        return;
    }
    grid_map map = {.better = at->indicators + 2, .notes = cells <= SVOD_NOTES_MOST};
    set_page(&lay, &map);
    uint32_t over = svod_page_end(lay.table, 1, map.better + 1);
    svod_lay_title(&lay, title, map.notes ? SAY(&lay, intro_dynamics) : SAY(&lay, intro_no_notes), over < 14 ? over : 14);
    put_heads(&lay, &map);
    uint32_t row = HEAD + 2;
    for (size_t year = 1; year < at->years; year++)
        row = put_block(&lay, &map, row, year);
    svod_table_keep(lay.table, row, svod_put_legend(&lay, row, true) - 1);
    lay.table->freeze_row = HEAD + 2;
    lay.table->repeat_from = HEAD;
    lay.table->repeat_to = HEAD + 1;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_dynamics = {"dynamics", build, "динамика показателей по участникам", "how the units' indicators moved"};
