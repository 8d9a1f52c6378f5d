// Takes sheets from a reader: keeps the head of each until its layout is found, then works its rows through one by one.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "intake/sheet.h"

#define HEAD_BYTES ((size_t)256 << 20) // a head of fewer cells but with endless texts streams too
#define SCRATCH_CAP ((size_t)1 << 20)  // bytes of scratch after which it is given back between rows

svod_intake *svod_intake_new(svod_arena *arena, svod_scores *scores, const svod_intake_options *options, svod_findings *findings) {
    svod_intake *intake = SVOD_NEW(arena, svod_intake);
    intake->arena = arena;
    intake->scores = scores;
    intake->options = *options;
    intake->options.expert = svod_strdup(arena, options->expert ? options->expert : "");
    if (!intake->options.head) intake->options.head = SVOD_INTAKE_HEAD;
    intake->findings = findings;
    intake->patterns = patterns_new(arena, scores->rubric, findings);
    intake->units = name_cache_of(arena);
    intake->nodes = name_cache_of(arena);
    intake->experts = name_cache_of(arena);
    intake->headless = svod_vec_of(arena, sizeof(headless));
    intake->sheet_names = svod_vec_of(arena, sizeof(const char *));
    return intake;
}

// ---- rows --------------------------------------------------------------------------------------------------------------

static void work_row(svod_intake *intake, uint32_t row, const svod_cell *cells, size_t count) {
    sheet_state *at = &intake->at;
    if (at->dead || row <= at->layout.last_row) return;
    sheet_row here = {row, cells, count};
    if (at->layout.is_long)
        long_row(intake, &here);
    else
        wide_row(intake, &here);
    if (svod_arena_used(intake->scratch) > SCRATCH_CAP) svod_arena_reset(intake->scratch);
}

static void work_grid(svod_intake *intake) {
    const svod_grid *grid = &intake->at.grid;
    for (size_t i = 0; i < grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        work_row(intake, row->row, SVOD_AT(&grid->cells, svod_cell, row->first), row->count);
    }
}

static int by_row(const void *left, const void *right) {
    const svod_merge *a = left, *b = right;
    return (a->row1 > b->row1) - (a->row1 < b->row1);
}

static key_spans spans_of(const sheet_state *at, uint32_t col) {
    size_t total = at->grid.merges.count;
    key_spans spans = {.list = SVOD_ARRAY(at->head_arena, svod_merge, total)};
    for (size_t i = 0; i < total; i++) {
        const svod_merge *merge = SVOD_AT(&at->grid.merges, svod_merge, i);
        if (merge->col1 <= col && col <= merge->col2 && merge->row1 > at->layout.last_row) spans.list[spans.count++] = *merge;
    }
    if (spans.count) qsort(spans.list, spans.count, sizeof *spans.list, by_row);
    return spans;
}

// Finds the layout in what was kept of the sheet and works it through. False: there is no header.
static bool begin_rows(svod_intake *intake) {
    sheet_state *at = &intake->at;
    layout_search search = {
        .grid = &at->grid,
        .roster = intake->scores->roster,
        .rubric = intake->scores->rubric,
        .patterns = intake->patterns,
        .year = intake->options.year,
        .arena = at->head_arena,
        .findings = intake->findings,
    };
    const char *found = "";
    if (at->grid.rows.count) at->found = layout_find(&search, &at->layout, &found);
    if (!at->found) {
        const char *title = at->grid.info.name ? at->grid.info.name : "";
        *SVOD_PUSH(&intake->headless, headless) = (headless){svod_strdup(intake->arena, title), svod_strdup(intake->arena, found)};
        at->dead = true;
        return false;
    }
    intake->any_found = true;
    at->source = svod_scores_source(intake->scores, at->grid.info.file, at->grid.info.name);
    at->unit_spans = spans_of(at, at->layout.unit);
    at->year_spans = spans_of(at, at->layout.year);
    at->expert_spans = spans_of(at, at->layout.expert);
    work_grid(intake);
    return true;
}

// ---- the end of a sheet --------------------------------------------------------------------------------------------------

static void note_rows(svod_intake *intake, svod_code code, size_t count, svod_place first) {
    if (!count) return;
    svod_add(intake->findings, code, first, svod_printf(intake->scratch, "%zu", count), "");
}

static void end_sheet(svod_intake *intake) {
    sheet_state *at = &intake->at;
    if (!at->open) return;
    // An empty sheet of a workbook is nothing to speak of; an empty file is found when it is closed.
    if (!at->streaming && !at->dead && at->grid.rows.count) begin_rows(intake);
    note_rows(intake, SVOD_F_rows_other_year, at->other_years, at->other_place);
    note_rows(intake, SVOD_F_rows_footer, at->footers, at->footer_place);
    svod_arena_free(at->head_arena);
    svod_arena_free(intake->scratch);
    intake->scratch = NULL;
    *at = (sheet_state){.ordinal = at->ordinal};
}

// ---- the sink ----------------------------------------------------------------------------------------------------------

static bool is_wanted(svod_intake *intake, const svod_sheet_info *info) {
    if (intake->options.sheet) {
        const char *wanted = svod_fold(intake->arena, intake->options.sheet);
        bool same = svod_streq(wanted, svod_fold(intake->arena, info->name ? info->name : ""));
        intake->wanted_seen |= same;
        return same;
    }
    if (info->visibility == SVOD_VISIBLE) return true;
    svod_add(intake->findings, SVOD_F_sheet_hidden, svod_place_cell(info->file, info->name, 0, 0), info->name, "");
    return false;
}

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    svod_intake *intake = ctx;
    end_sheet(intake);
    intake->file = info->file ? svod_strdup(intake->arena, info->file) : NULL;
    *SVOD_PUSH(&intake->sheet_names, const char *) = svod_strdup(intake->arena, info->name ? info->name : "");
    sheet_state *at = &intake->at;
    at->ordinal++;
    at->open = true;
    at->head_arena = svod_arena_new();
    intake->scratch = svod_arena_new();
    at->grid = svod_grid_of(at->head_arena, info);
    at->dead = !is_wanted(intake, info);
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    svod_intake *intake = ctx;
    sheet_state *at = &intake->at;
    if (at->dead) return true;
    if (at->streaming) {
        work_row(intake, row, cells, count);
        return true;
    }
    svod_grid_add_row(&at->grid, at->head_arena, row, cells, count);
    if (at->grid.cells.count < intake->options.head && svod_arena_used(at->head_arena) < HEAD_BYTES) return true;
    at->streaming = true;
    begin_rows(intake);
    return true;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    svod_intake *intake = ctx;
    sheet_state *at = &intake->at;
    for (size_t i = 0; i < count && !at->streaming && !at->dead; i++)
        *SVOD_PUSH(&at->grid.merges, svod_merge) = merges[i];
    end_sheet(intake);
    return true;
}

svod_sink svod_intake_sink(svod_intake *intake) {
    return (svod_sink){intake, on_sheet, on_row, on_end};
}

// ---- the end of a file ---------------------------------------------------------------------------------------------------

// "столбец муниципалитета и столбцы 1, 2, 3 … либо столбцы …"
static const char *looked_for(svod_intake *intake, svod_arena *scratch) {
    const svod_rubric *rubric = intake->scores->rubric;
    svod_buf ids = svod_buf_of(scratch);
    size_t count = 0;
    for (uint32_t i = rubric->nodes[SVOD_ROOT].first_child; i != SVOD_NO_NODE && count < 12; i = rubric->nodes[i].next, count++)
        svod_buf_printf(&ids, "%s%s", count ? ", " : "", rubric->nodes[i].id);
    return svod_printf(scratch, svod_say(intake->findings->lang, SVOD_T_intake_looked_for), ids.data ? ids.data : "");
}

static const char *all_names(svod_intake *intake, svod_arena *scratch) {
    svod_buf out = svod_buf_of(scratch);
    for (size_t i = 0; i < intake->sheet_names.count; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", *SVOD_AT(&intake->sheet_names, const char *, i));
    return out.data ? out.data : "";
}

static void judge_file(svod_intake *intake, svod_arena *scratch) {
    svod_findings *findings = intake->findings;
    svod_place file = svod_place_cell(intake->file, NULL, 0, 0);
    if (intake->options.sheet && !intake->wanted_seen) {
        svod_add(findings, SVOD_F_sheet_missing, file, all_names(intake, scratch), intake->options.sheet);
        return;
    }
    for (size_t i = 0; i < intake->headless.count; i++) {
        const headless *at = SVOD_AT(&intake->headless, headless, i);
        svod_place place = svod_place_cell(intake->file, at->name, 0, 0);
        if (intake->any_found)
            svod_add(findings, SVOD_F_sheet_skipped, place, at->found, "");
        else
            svod_add(findings, SVOD_F_header_not_found, place, at->found, looked_for(intake, scratch));
    }
    if (!intake->any_found && !intake->headless.count) svod_add(findings, SVOD_F_header_not_found, file, "", looked_for(intake, scratch));
}

void svod_intake_close(svod_intake *intake, bool whole) {
    end_sheet(intake);
    if (!whole) return; // the reader has said why; what a damaged file lacks is no fault of its author
    svod_arena *scratch = svod_arena_new();
    judge_file(intake, scratch);
    svod_arena_free(scratch);
    intake->sheet_names.count = 0;
}
