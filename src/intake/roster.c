// Builds the roster of a campaign from a sheet: a header row, then a row a unit.
#include <string.h>

#include "base/str.h"
#include "intake/head.h"
#include "intake/intake.h"
#include "intake/patterns.h"
#include "intake/rowlist.h"

typedef struct roster_columns {
    uint32_t header; // row; 0: none
    uint32_t id, name, aliases;
    uint32_t *attrs; // columns
    const char **attr_names;
    size_t attr_count;
} roster_columns;

typedef struct builder {
    const svod_grid *grid;
    svod_arena *arena;
    svod_findings *findings;
    roster_columns columns;
    svod_vec units;   // svod_unit
    svod_vec claims;  // claim
    svod_map *by_id;  // id -> unit
    svod_map *by_key; // fold key -> index in claims
    svod_map *by_text;
    svod_map *by_value; // fold of an attribute -> the first unit that has it
    svod_map *groups;
} builder;

// A fold key and the unit that goes by it; `shared`: another unit has it too, so it names neither.
typedef struct claim {
    const char *key;
    size_t unit;
    svod_place place;
    bool shared;
} claim;

// ---- the header --------------------------------------------------------------------------------------------------------

static size_t name_count(patterns *set, const head *block, uint32_t row) {
    size_t cells = 0;
    bool named = false;
    for (uint32_t col = 1; col <= block->cols; col++) {
        const head_cell *cell = head_at(block, row, col);
        if (!cell->text) continue;
        cells += cell->lead;
        named |= patterns_role(set, ROLE_roster_name, cell->text);
    }
    return named ? cells : 0;
}

// The first row that names the units' column and another one; else the first that names it alone (a plain list).
static uint32_t header_row(patterns *set, const head *block) {
    uint32_t alone = 0;
    for (uint32_t row = block->first; row < block->first + block->rows && row < block->first + HEAD_ROWS; row++) {
        size_t count = name_count(set, block, row);
        if (count > 1) return row;
        if (count == 1 && !alone) alone = row;
    }
    return alone;
}

static bool add_attr(builder *build, const char *text, uint32_t col) {
    roster_columns *columns = &build->columns;
    for (size_t i = 0; i < columns->attr_count; i++) {
        if (!svod_streq(columns->attr_names[i], text)) continue;
        char ref[SVOD_REF_SIZE];
        return svod_add(build->findings, SVOD_F_roster_column_doubled, svod_grid_place(build->grid, columns->header, col), text,
                        svod_ref(ref, columns->header, columns->attrs[i]));
    }
    columns->attrs[columns->attr_count] = col;
    columns->attr_names[columns->attr_count++] = text;
    return true;
}

static bool find_columns(builder *build) {
    roster_columns *columns = &build->columns;
    patterns *set = patterns_new(build->arena, NULL, build->findings);
    head block = head_of(build->grid, 1, HEAD_ROWS + HEAD_DEPTH, build->arena);
    columns->header = header_row(set, &block);
    svod_place place = svod_place_cell(build->grid->info.file, build->grid->info.name, 0, 0);
    svod_lang lang = build->findings->lang;
    if (!columns->header)
        return svod_add(build->findings, SVOD_F_roster_header_not_found, place, "", svod_say(lang, SVOD_T_intake_roster_header));
    columns->attrs = SVOD_ARRAY(build->arena, uint32_t, block.cols);
    columns->attr_names = SVOD_ARRAY(build->arena, const char *, block.cols);
    for (uint32_t col = 1; col <= block.cols; col++) {
        const char *text = head_at(&block, columns->header, col)->text;
        if (!text) continue;
        if (!columns->id && patterns_role(set, ROLE_roster_id, text))
            columns->id = col;
        else if (!columns->aliases && patterns_role(set, ROLE_roster_aliases, text))
            columns->aliases = col;
        else if (!columns->name && patterns_role(set, ROLE_roster_name, text))
            columns->name = col;
        else
            add_attr(build, text, col);
    }
    return true;
}

// ---- units -------------------------------------------------------------------------------------------------------------

static const char *text_at(const builder *build, uint32_t row, uint32_t col) {
    return col ? svod_clean(build->arena, svod_cell_text(svod_grid_at(build->grid, row, col))) : "";
}

static void claim_key(builder *build, size_t unit, const char *text, svod_place place) {
    const char *key = svod_fold_name(build->arena, text);
    size_t index = build->claims.count;
    if (!*key) return;
    svod_map_add(build->by_text, svod_fold(build->arena, text), unit);
    if (svod_map_add(build->by_key, key, index)) {
        *SVOD_PUSH(&build->claims, claim) = (claim){key, unit, place, false};
        return;
    }
    svod_map_get(build->by_key, key, &index);
    claim *first = SVOD_AT(&build->claims, claim, index);
    if (first->unit == unit) return;
    const svod_unit *other = SVOD_AT(&build->units, svod_unit, first->unit);
    const char *expected = svod_printf(build->arena, svod_say(build->findings->lang, SVOD_T_intake_same_name), other->name,
                                       svod_place_text(build->arena, first->place));
    svod_add(build->findings, SVOD_F_roster_name_doubled, place, text, expected);
    svod_about(build->findings, SVOD_AT(&build->units, svod_unit, unit)->id, NULL);
    first->shared = true;
}

static void claim_aliases(builder *build, size_t unit, uint32_t row) {
    const char *list = text_at(build, row, build->columns.aliases);
    svod_place place = svod_grid_place(build->grid, row, build->columns.aliases);
    while (*list) {
        size_t len = strcspn(list, "|");
        claim_key(build, unit, svod_clean(build->arena, svod_strndup(build->arena, list, len)), place);
        list += len + (list[len] == '|');
    }
}

static void note_group(builder *build, size_t unit, const char *text) {
    const char *key = svod_fold(build->arena, text);
    size_t first;
    if (!*key || svod_map_add(build->by_value, key, unit)) return;
    svod_map_get(build->by_value, key, &first);
    if (first != unit) svod_map_add(build->groups, key, unit);
}

static void fill_attrs(builder *build, svod_unit *unit, size_t index, uint32_t row) {
    const roster_columns *columns = &build->columns;
    unit->attrs = SVOD_ARRAY(build->arena, const char *, columns->attr_count);
    unit->attr_places = SVOD_ARRAY(build->arena, svod_place, columns->attr_count);
    for (size_t i = 0; i < columns->attr_count; i++) {
        unit->attrs[i] = text_at(build, row, columns->attrs[i]);
        note_group(build, index, unit->attrs[i]);
        unit->attr_places[i] = svod_grid_place(build->grid, row, columns->attrs[i]);
        if (!unit->attr_places[i].line) unit->attr_places[i].line = unit->place.line;
    }
}

static void add_unit(builder *build, const svod_grid_row *row) {
    const roster_columns *columns = &build->columns;
    const char *name = text_at(build, row->row, columns->name), *id = text_at(build, row->row, columns->id);
    svod_place place = svod_grid_place(build->grid, row->row, columns->name);
    place.line = SVOD_AT(&build->grid->cells, svod_cell, row->first)->line;
    if (!*name) {
        svod_add(build->findings, SVOD_F_roster_name_missing, place, id, "");
        return;
    }
    bool made = !*id;
    if (made) id = svod_fold_name(build->arena, name);
    size_t index = build->units.count, first = 0;
    if (!svod_map_add(build->by_id, id, index)) {
        svod_map_get(build->by_id, id, &first);
        const svod_unit *other = SVOD_AT(&build->units, svod_unit, first);
        const char *expected =
            svod_printf(build->arena, svod_say(build->findings->lang, made ? SVOD_T_intake_same_name : SVOD_T_intake_same_id), other->name,
                        svod_place_text(build->arena, other->place));
        svod_add(build->findings, made ? SVOD_F_roster_name_doubled : SVOD_F_roster_id_doubled,
                 made ? place : svod_grid_place(build->grid, row->row, columns->id), made ? name : id, expected);
        return;
    }
    svod_unit *unit = SVOD_PUSH(&build->units, svod_unit);
    *unit = (svod_unit){.id = id, .name = name, .place = place};
    fill_attrs(build, unit, index, row->row);
    claim_key(build, index, name, place);
    if (!made) claim_key(build, index, id, svod_grid_place(build->grid, row->row, columns->id));
    if (columns->aliases) claim_aliases(build, index, row->row);
}

static bool row_is_blank(const svod_grid *grid, const svod_grid_row *row) {
    for (uint32_t i = 0; i < row->count; i++)
        if (!svod_blank(SVOD_AT(&grid->cells, svod_cell, row->first + i)->text)) return false;
    return true;
}

static void add_units(builder *build) {
    row_list hidden = {.count = 0};
    svod_place first = {0};
    for (size_t i = 0; i < build->grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&build->grid->rows, svod_grid_row, i);
        if (row->row <= build->columns.header || row_is_blank(build->grid, row)) continue;
        if (!svod_cells_hidden(SVOD_AT(&build->grid->cells, svod_cell, row->first), row->count))
            add_unit(build, row);
        else {
            if (!hidden.count) first = svod_grid_place(build->grid, row->row, build->columns.name);
            row_list_add(&hidden, build->arena, row->row, text_at(build, row->row, build->columns.name));
        }
    }
    if (!hidden.count) return;
    const char *found = row_list_text(&hidden, build->arena, build->findings->lang);
    svod_add(build->findings, SVOD_F_roster_rows_hidden, first, found, "");
}

static void fill_roster(builder *build, svod_roster *out) {
    *out = (svod_roster){
        .file = build->grid->info.file,
        .units = build->units.data,
        .count = build->units.count,
        .attr_names = build->columns.attr_names,
        .attr_count = build->columns.attr_count,
        .by_id = build->by_id,
        .by_key = svod_map_new(build->arena),
        .by_text = build->by_text,
        .groups = build->groups,
    };
    for (size_t i = 0; i < build->claims.count; i++) {
        const claim *at = SVOD_AT(&build->claims, claim, i);
        if (!at->shared) svod_map_add(out->by_key, at->key, at->unit);
    }
}

bool svod_roster_build(const svod_grid *grid, svod_arena *arena, svod_roster *out, svod_findings *findings) {
    builder build = {
        .grid = grid,
        .arena = arena,
        .findings = findings,
        .units = svod_vec_of(arena, sizeof(svod_unit)),
        .claims = svod_vec_of(arena, sizeof(claim)),
        .by_id = svod_map_new(arena),
        .by_key = svod_map_new(arena),
        .by_text = svod_map_new(arena),
        .by_value = svod_map_new(arena),
        .groups = svod_map_new(arena),
    };
    *out = (svod_roster){.file = grid->info.file, .by_id = build.by_id, .by_key = svod_map_new(arena)};
    if (!find_columns(&build)) return false;
    add_units(&build);
    if (!build.units.count) {
        svod_place place = svod_place_cell(grid->info.file, grid->info.name, 0, 0);
        return svod_add(findings, SVOD_F_roster_empty, place, "", svod_say(findings->lang, SVOD_T_intake_roster_rows));
    }
    fill_roster(&build, out);
    return true;
}
