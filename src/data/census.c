// Cells counted by what they are.
#include "data/census.h"

svod_census svod_census_of(svod_arena *arena) {
    return (svod_census){.decisions = "", .sheets = svod_vec_of(arena, sizeof(svod_census_sheet))};
}

static svod_census_sheet *last_sheet(svod_census *census) {
    return SVOD_AT(&census->sheets, svod_census_sheet, census->sheets.count - 1);
}

static bool begin_sheet(void *ctx, const svod_sheet_info *info) {
    svod_census *census = ctx;
    *SVOD_PUSH(&census->sheets, svod_census_sheet) =
        (svod_census_sheet){.name = svod_strdup(census->sheets.arena, info->name), .visibility = info->visibility};
    return true;
}

static svod_count kind_of(const svod_cell *cell) {
    static const svod_count kinds[] = {
        [SVOD_CELL_EMPTY] = SVOD_COUNT_NO_RESULT, [SVOD_CELL_NUMBER] = SVOD_COUNT_NUMBERS, [SVOD_CELL_STRING] = SVOD_COUNT_TEXTS,
        [SVOD_CELL_BOOL] = SVOD_COUNT_BOOLEANS,   [SVOD_CELL_ERROR] = SVOD_COUNT_ERRORS,   [SVOD_CELL_DATE] = SVOD_COUNT_DATES};
    return cell->flags & SVOD_CELL_DAMAGED ? SVOD_COUNT_DAMAGED : kinds[cell->type];
}

static bool count_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    svod_census_sheet *sheet = last_sheet(ctx);
    sheet->last_row = row;
    sheet->cells += count;
    for (size_t i = 0; i < count; i++) {
        sheet->counts[kind_of(&cells[i])]++;
        sheet->counts[SVOD_COUNT_FORMULAS] += (cells[i].flags & (SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT)) != 0;
        sheet->counts[SVOD_COUNT_HIDDEN] += (cells[i].flags & SVOD_CELL_HIDDEN) != 0;
        if (cells[i].col > sheet->last_col) sheet->last_col = cells[i].col;
    }
    return true;
}

static bool end_sheet(void *ctx, const svod_merge *merges, size_t count) {
    (void)merges;
    last_sheet(ctx)->counts[SVOD_COUNT_MERGES] += count;
    return true;
}

svod_sink svod_census_sink(svod_census *census) {
    return (svod_sink){census, begin_sheet, count_row, end_sheet};
}

const char *svod_count_id(svod_count count) {
    static const char *const ids[] = {"numbers", "texts",     "dates",    "booleans", "errors",
                                      "damaged", "no_result", "formulas", "hidden",   "merges"};
    return ids[count];
}
