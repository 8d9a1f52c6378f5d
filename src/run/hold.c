// Keeps the sheets of a workbook back until it is known whether they are a form.
#include "run/hold.h"

#include "intake/intake.h"

hold hold_of(svod_sink to, svod_arena *arena, size_t most) {
    return (hold){.to = to, .grids = svod_grids_of(arena), .most = most, .most_form = SVOD_FORM_CELLS};
}

static bool hand_on_grid(hold *own, const svod_grid *grid, bool ended) {
    if (!own->to.sheet(own->to.ctx, &grid->info)) return false;
    for (size_t i = 0; i < grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        if (!own->to.row(own->to.ctx, row->row, SVOD_AT(&grid->cells, svod_cell, row->first), row->count)) return false;
    }
    return !ended || own->to.end(own->to.ctx, grid->merges.data, grid->merges.count);
}

// What was kept goes on, and so does all that follows. `ended`: the last sheet kept is whole.
static bool let_go(hold *own, bool ended) {
    own->off = true;
    bool ok = true;
    for (size_t i = 0; ok && i < own->grids.list.count; i++)
        ok = hand_on_grid(own, SVOD_AT(&own->grids.list, svod_grid, i), ended || i + 1 < own->grids.list.count);
    return ok;
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    hold *own = ctx;
    if (own->off) return own->to.sheet(own->to.ctx, info);
    svod_sink keep = svod_grids_sink(&own->grids);
    return keep.sheet(keep.ctx, info);
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    hold *own = ctx;
    if (own->off) return own->to.row(own->to.ctx, row, cells, count);
    own->cells += count;
    if (own->cells > own->most) {
        if (svod_form_sign_of(&own->grids) == SVOD_FORM_NOT) return let_go(own, false) && own->to.row(own->to.ctx, row, cells, count);
        own->over = own->cells > own->most_form;
        if (own->over) return false;
    }
    svod_sink keep = svod_grids_sink(&own->grids);
    return keep.row(keep.ctx, row, cells, count);
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    hold *own = ctx;
    if (own->off) return own->to.end(own->to.ctx, merges, count);
    svod_sink keep = svod_grids_sink(&own->grids);
    return keep.end(keep.ctx, merges, count);
}

svod_sink hold_sink(hold *own) {
    return (svod_sink){own, on_sheet, on_row, on_end};
}

bool hold_end(hold *own, bool *handed) {
    *handed = true;
    if (own->off) return false;
    if (svod_form_sign_of(&own->grids) != SVOD_FORM_NOT) return true;
    *handed = let_go(own, true);
    return false;
}
