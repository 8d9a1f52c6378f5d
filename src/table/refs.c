// Layouts of the sheets that formulas of other sheets refer to.
#include "table/refs.h"

#include <string.h>

const char *svod_ref_cell(svod_arena *arena, uint32_t row, uint32_t col) {
    char buf[SVOD_REF_SIZE];
    return svod_strdup(arena, svod_ref(buf, row, col));
}

// A sheet's name as formulas quote it, with the exclamation mark; "" for none.
static const char *quoted(svod_arena *arena, const char *sheet) {
    if (sheet == NULL) return "";
    svod_buf buf = svod_buf_of(arena);
    svod_buf_str(&buf, "'");
    for (const char *at = sheet; *at; at++)
        svod_buf_add(&buf, *at == '\'' ? "''" : at, *at == '\'' ? 2 : 1);
    svod_buf_str(&buf, "'!");
    return buf.data;
}

static const char *fixed(svod_arena *arena, uint32_t row, uint32_t col) {
    char buf[SVOD_REF_SIZE];
    const char *ref = svod_ref(buf, row, col);
    size_t letters = strcspn(ref, "0123456789");
    return svod_printf(arena, "$%.*s$%s", (int)letters, ref, ref + letters);
}

const char *svod_ref_fixed(svod_arena *arena, const char *sheet, uint32_t row, uint32_t col) {
    return svod_printf(arena, "%s%s", quoted(arena, sheet), fixed(arena, row, col));
}

const char *svod_ref_range(svod_arena *arena, const char *sheet, svod_range range) {
    return svod_printf(arena, "%s%s:%s", quoted(arena, sheet), fixed(arena, range.row1, range.col1), fixed(arena, range.row2, range.col2));
}

bool svod_ref_condition_safe(const char *text) {
    return *text != '\0' && strchr("<>=", *text) == NULL && strpbrk(text, "*?~") == NULL;
}

// Position of a section among the sections; the count of them for the root, which stands behind.
static uint32_t position(const svod_lay *lay, uint32_t node) {
    for (uint32_t i = 0; i < lay->section_count; i++)
        if (lay->sections[i] == node) return i;
    return lay->section_count;
}

svod_data_map svod_data_map_of(const svod_lay *lay) {
    svod_data_map map = {.sheet = SAY(lay, sheet_data), .first = 2, .year = 1, .id = 2, .unit = 3, .state = 4, .sections = 5};
    uint32_t rows = (uint32_t)lay->result->roster->count * lay->sides;
    map.last = map.first + (rows > 0 ? rows : 1) - 1;
    map.scored = svod_result_scored(lay->result);
    map.total = map.sections + (map.scored ? lay->section_count : 0);
    map.max = map.total + 1;
    map.percent = map.total + 2;
    map.rank = map.total + 3;
    map.indicators = map.total + (map.scored ? 4 : 0);
    map.clusters = map.indicators + (lay->result->monitoring ? lay->rubric->indicator_count : 0);
    map.flags = map.clusters + (uint32_t)lay->rubric->cluster_count;
    map.columns = map.flags + (uint32_t)lay->rubric->flag_count - 1;
    return map;
}

uint32_t svod_data_column(const svod_lay *lay, const svod_data_map *map, uint32_t node) {
    return map->sections + position(lay, node);
}

const char *svod_data_range(const svod_lay *lay, const svod_data_map *map, uint32_t col) {
    return svod_ref_range(lay->arena, map->sheet, (svod_range){map->first, col, map->last, col});
}

svod_points_map svod_points_map_of(const svod_lay *lay) {
    svod_points_map map = {.sheet = SAY(lay, sheet_table_1_1), .head = 5, .number = 1, .unit = 2};
    uint32_t rows = (uint32_t)lay->result->roster->count * lay->sides;
    map.first = map.head + 1 + lay->sides;
    map.last = map.first + (rows > 0 ? rows : 1) - 1;
    map.group = svod_lay_group(lay) == SIZE_MAX ? 0 : 3;
    map.year = map.group ? 4 : 3;
    map.sections = map.year + 1;
    map.total = map.sections + lay->section_count;
    map.percent = map.total + 1;
    map.columns = map.percent;
    return map;
}

uint32_t svod_points_row(const svod_lay *lay, const svod_points_map *map, size_t unit, uint32_t side) {
    return map->first + (uint32_t)unit * lay->sides + side;
}

uint32_t svod_points_max_row(const svod_points_map *map, uint32_t side) {
    return map->head + 1 + side;
}

uint32_t svod_points_footer(const svod_lay *lay, const svod_points_map *map, svod_footer footer, uint32_t side) {
    return map->last + 1 + (uint32_t)footer * lay->sides + side;
}

uint32_t svod_points_column(const svod_lay *lay, const svod_points_map *map, uint32_t node) {
    return map->sections + position(lay, node);
}

uint32_t svod_points_main_mean(const svod_lay *lay, const svod_points_map *map, uint32_t side) {
    const svod_year *year = svod_lay_side(lay, side);
    return svod_points_footer(lay, map, year->figures == year->all ? SVOD_FOOTER_ALL : SVOD_FOOTER_SUBMITTED, side);
}

// Columns that would hold nothing but dashes are left out.
static void place_sureness(const svod_lay *lay, svod_rating_map *map) {
    const svod_place_of *places = lay->result->expertise ? lay->result->expertise->places : NULL;
    svod_flag_kind kind;
    bool interval = false, adjusted = false, weights = false;
    for (size_t unit = 0; places && unit < lay->result->roster->count; unit++) {
        interval |= places[unit].low > 0;
        adjusted |= places[unit].adjusted_rank > 0;
        weights |= places[unit].weights_low > 0;
    }
    uint32_t *const order[] = {&map->rank_low,      &map->rank_high,   &map->group,        &map->adjusted,
                               &map->adjusted_rank, &map->weights_low, &map->weights_high, &map->margin};
    const bool shown[] = {interval, interval, interval, adjusted, adjusted, weights, weights, svod_lay_margin_kind(lay, &kind)};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (shown[i]) *order[i] = ++map->last;
}

svod_rating_map svod_rating_map_of(const svod_lay *lay) {
    bool two = lay->sides == 2;
    svod_rating_map map = {.sheet = SAY(lay, sheet_rating), .first = 7, .rank = 1, .rank_change = two ? 2 : 0, .unit = two ? 3 : 2};
    map.total = map.unit + 1;
    map.max = map.unit + 2;
    map.percent = map.last = map.unit + 3;
    place_sureness(lay, &map);
    map.linked_before = two ? map.last + 7 : 0;
    map.linked_now = two ? map.last + 8 : 0;
    return map;
}

svod_levels_map svod_levels_map_of(const svod_lay *lay, size_t cluster) {
    svod_levels_map map = {.sheet = svod_printf(lay->arena, SAY(lay, sheet_clusters), cluster + 1),
                           .head = 5,
                           .first = 6,
                           .level = 1,
                           .band = 2,
                           .count = 3,
                           .submitted = 4};
    map.percent = map.submitted + lay->sides;
    map.change = lay->sides == 2 ? map.percent + lay->sides : 0;
    map.best = map.percent + lay->sides + (lay->sides == 2);
    return map;
}

svod_criteria_map svod_criteria_map_of(const svod_lay *lay) {
    const svod_rubric *rubric = lay->rubric;
    svod_criteria_map map = {.head = 5};
    if (lay->result->now.deepest < 2) return map;
    map.too_big = (uint64_t)lay->result->roster->count * rubric->count > SVOD_CRITERIA_CELLS;
    if (map.too_big) return map;
    map.sheet = SAY(lay, sheet_criteria);
    map.column = SVOD_ARRAY(lay->arena, uint32_t, rubric->count);
    map.first = map.head + 3;
    uint32_t units = (uint32_t)lay->result->roster->count;
    map.last = map.first + (units > 0 ? units : 1) - 1;
    uint32_t col = 2;
    for (uint32_t i = 0; i < lay->section_count; i++) {
        uint32_t section = lay->sections[i];
        for (uint32_t node = section + 1; node < rubric->nodes[section].end; node++)
            if (svod_rubric_leaf(rubric, node)) map.column[node] = col++;
        map.column[section] = col++;
    }
    map.column[SVOD_ROOT] = col;
    map.columns = col;
    return map;
}
