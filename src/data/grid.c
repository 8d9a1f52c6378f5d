// Sheets kept whole, and looking cells up in them.
#include "data/grid.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

svod_grid svod_grid_of(svod_arena *arena, const svod_sheet_info *info) {
    svod_grid grid = {
        .info = *info,
        .cells = svod_vec_of(arena, sizeof(svod_cell)),
        .rows = svod_vec_of(arena, sizeof(svod_grid_row)),
        .merges = svod_vec_of(arena, sizeof(svod_merge)),
    };
    grid.info.file = info->file ? svod_strdup(arena, info->file) : NULL;
    grid.info.name = info->name ? svod_strdup(arena, info->name) : NULL;
    return grid;
}

void svod_grid_add_row(svod_grid *grid, svod_arena *arena, uint32_t row, const svod_cell *cells, size_t count) {
    assert(row > grid->last_row || !grid->rows.count);
    *SVOD_PUSH(&grid->rows, svod_grid_row) = (svod_grid_row){row, (uint32_t)grid->cells.count, (uint32_t)count};
    for (size_t i = 0; i < count; i++) {
        svod_cell *kept = SVOD_PUSH(&grid->cells, svod_cell);
        *kept = cells[i];
        // A shared text of megabytes named by hundreds of cells would take gigabytes; no header and no name is that long.
        if (kept->len > SVOD_GRID_TEXT) kept->len = (uint32_t)svod_utf8_cut(cells[i].text, cells[i].len, SVOD_GRID_TEXT);
        if (cells[i].text) kept->text = svod_strndup(arena, cells[i].text, kept->len);
        if (cells[i].raw) kept->raw = svod_strndup(arena, cells[i].raw, svod_utf8_cut(cells[i].raw, strlen(cells[i].raw), SVOD_GRID_TEXT));
        if (kept->col > grid->last_col) grid->last_col = kept->col;
    }
    grid->last_row = row;
}

static const svod_grid_row *find_row(const svod_grid *grid, uint32_t row) {
    size_t from = 0, to = grid->rows.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const svod_grid_row *at = SVOD_AT(&grid->rows, svod_grid_row, middle);
        if (at->row == row) return at;
        if (at->row < row)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

const svod_cell *svod_grid_at(const svod_grid *grid, uint32_t row, uint32_t col) {
    const svod_grid_row *here = find_row(grid, row);
    if (!here) return NULL;
    size_t from = here->first, to = from + here->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const svod_cell *at = SVOD_AT(&grid->cells, svod_cell, middle);
        if (at->col == col) return at;
        if (at->col < col)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

// ---- the sink that keeps every sheet -----------------------------------------------------------------------------------

svod_grids svod_grids_of(svod_arena *arena) {
    return (svod_grids){.arena = arena, .list = svod_vec_of(arena, sizeof(svod_grid))};
}

static svod_grid *last_grid(svod_grids *grids) {
    return SVOD_AT(&grids->list, svod_grid, grids->list.count - 1);
}

static bool begin_sheet(void *ctx, const svod_sheet_info *info) {
    svod_grids *grids = ctx;
    *SVOD_PUSH(&grids->list, svod_grid) = svod_grid_of(grids->arena, info);
    return true;
}

static bool keep_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    svod_grids *grids = ctx;
    svod_grid_add_row(last_grid(grids), grids->arena, row, cells, count);
    return true;
}

static bool end_sheet(void *ctx, const svod_merge *merges, size_t count) {
    svod_grid *grid = last_grid(ctx);
    for (size_t i = 0; i < count; i++)
        *SVOD_PUSH(&grid->merges, svod_merge) = merges[i];
    return true;
}

svod_sink svod_grids_sink(svod_grids *grids) {
    return (svod_sink){grids, begin_sheet, keep_row, end_sheet};
}

// ---- cells ---------------------------------------------------------------------------------------------------------

bool svod_cells_hidden(const svod_cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!(cells[i].flags & SVOD_CELL_HIDDEN)) return false;
    return true;
}

const char *svod_cell_text(const svod_cell *cell) {
    return cell && cell->text ? cell->text : "";
}

svod_place svod_cell_place(const svod_sheet_info *info, const svod_cell *cell) {
    svod_place place = svod_place_cell(info->file, info->name, cell->row, cell->col);
    place.line = cell->line;
    return place;
}

svod_place svod_grid_place(const svod_grid *grid, uint32_t row, uint32_t col) {
    svod_place place = svod_place_cell(grid->info.file, grid->info.name, row, col);
    const svod_cell *cell = svod_grid_at(grid, row, col);
    place.line = cell ? cell->line : 0;
    return place;
}

const char *svod_cell_type_id(svod_cell_type type) {
    static const char *const ids[] = {"empty", "number", "string", "bool", "error", "date"};
    return ids[type];
}
