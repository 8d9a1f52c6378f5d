// Takes sheets from a reader: keeps the head of each until its layout is found, then works its rows through one by one.
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
    intake->headings = svod_map_new(arena);
    intake->headless = svod_vec_of(arena, sizeof(headless));
    intake->sheet_names = svod_vec_of(arena, sizeof(const char *));
    return intake;
}

// ---- rows --------------------------------------------------------------------------------------------------------------

static bool is_full(const svod_intake *intake) {
    const sheet_state *at = &intake->at;
    return at->grid.cells.count >= intake->options.head || svod_arena_used(at->grid_arena) >= HEAD_BYTES;
}

static void keep_rows(svod_grid *to, svod_arena *arena, const svod_grid *from, size_t first) {
    for (size_t i = first; i < from->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&from->rows, svod_grid_row, i);
        svod_grid_add_row(to, arena, row->row, SVOD_AT(&from->cells, svod_cell, row->first), row->count);
    }
}

// A long sheet may have a header here, and the rows below decide: what follows is kept for a while, with the quiet rows above it.
static void gather(sheet_state *at) {
    svod_arena *arena = svod_arena_new();
    svod_grid grid = svod_grid_of(arena, &at->info);
    if (at->quiet.count) keep_rows(&grid, arena, &at->quiet.grid, 0);
    size_t next = grid.rows.count;
    keep_rows(&grid, arena, &at->grid, at->next);
    if (at->grid_arena) svod_arena_free(at->grid_arena);
    at->grid_arena = arena;
    at->grid = grid;
    at->next = next;
    at->gathering = true;
}

static void drop_grid(sheet_state *at) {
    if (at->grid_arena) svod_arena_free(at->grid_arena);
    at->grid_arena = NULL;
    at->grid = svod_grid_of(at->arena, &at->info);
    at->next = 0;
}

static void try_table(svod_intake *intake, uint32_t row, const svod_cell *cells, size_t count) {
    const quiet_rows *quiet = &intake->at.quiet;
    tables_next(intake, quiet->count ? quiet->from : row, row);
    tables_row(intake, row, cells, count, true);
}

// The rows that are kept, from `next` on; the first of them may be a header that waited for those below it.
static void work_grid(svod_intake *intake, bool waited) {
    sheet_state *at = &intake->at;
    for (; at->next < at->grid.rows.count && !at->dead; at->next++, waited = false) {
        const svod_grid_row *row = SVOD_AT(&at->grid.rows, svod_grid_row, at->next);
        const svod_cell *cells = SVOD_AT(&at->grid.cells, svod_cell, row->first);
        if (svod_arena_used(intake->scratch) > SCRATCH_CAP) svod_arena_reset(intake->scratch);
        if (!waited && tables_row(intake, row->row, cells, row->count, false)) continue;
        if (!waited && at->streaming && !at->ended && at->grid.last_row < row->row + TABLES_AHEAD) {
            gather(at);
            return;
        }
        try_table(intake, row->row, cells, row->count);
    }
    if (at->streaming) drop_grid(at);
}

static void begin_rows(svod_intake *intake) {
    sheet_state *at = &intake->at;
    at->dead = !tables_begin(intake);
    if (at->dead) return;
    intake->any_found = true;
    at->source = svod_scores_source(intake->scores, at->info.file, at->info.name);
    work_grid(intake, false);
}

static void stream_row(svod_intake *intake, uint32_t row, const svod_cell *cells, size_t count) {
    sheet_state *at = &intake->at;
    if (svod_arena_used(intake->scratch) > SCRATCH_CAP) svod_arena_reset(intake->scratch);
    if (tables_row(intake, row, cells, count, false)) return;
    gather(at);
    svod_grid_add_row(&at->grid, at->grid_arena, row, cells, count);
}

static void gather_row(svod_intake *intake, uint32_t row, const svod_cell *cells, size_t count) {
    sheet_state *at = &intake->at;
    svod_grid_add_row(&at->grid, at->grid_arena, row, cells, count);
    if (row < SVOD_AT(&at->grid.rows, svod_grid_row, at->next)->row + TABLES_AHEAD && !is_full(intake)) return;
    at->gathering = false;
    work_grid(intake, true);
}

// ---- the end of a sheet --------------------------------------------------------------------------------------------------

static void free_sheet(svod_intake *intake) {
    sheet_state *at = &intake->at;
    svod_arena *arenas[] = {at->grid_arena, at->layout_arena, at->quiet.arena, at->arena, intake->scratch};
    for (size_t i = 0; i < sizeof arenas / sizeof *arenas; i++)
        if (arenas[i]) svod_arena_free(arenas[i]);
    intake->scratch = NULL;
    *at = (sheet_state){.ordinal = at->ordinal};
}

static void end_sheet(svod_intake *intake) {
    sheet_state *at = &intake->at;
    if (!at->open) return;
    at->ended = true;
    // An empty sheet of a workbook is nothing to speak of; an empty file is found when it is closed.
    if (!at->streaming && !at->dead && at->grid.rows.count) begin_rows(intake);
    if (at->gathering) work_grid(intake, true);
    if (at->found) tables_end(intake);
    free_sheet(intake);
}

// ---- the sink ----------------------------------------------------------------------------------------------------------

static bool is_wanted(svod_intake *intake, const svod_sheet_info *info) {
    if (intake->options.sheet) {
        const char *wanted = svod_fold(intake->arena, intake->options.sheet);
        bool same = svod_streq(wanted, svod_fold(intake->arena, info->name ? info->name : ""));
        intake->wanted_seen |= same;
        return same;
    }
    if (info->visibility == SVOD_VISIBLE || intake->options.hidden) return true;
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
    at->arena = svod_arena_new();
    at->grid_arena = svod_arena_new();
    intake->scratch = svod_arena_new();
    at->grid = svod_grid_of(at->grid_arena, info);
    at->info = svod_grid_of(at->arena, info).info;
    at->dead = !is_wanted(intake, info);
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    svod_intake *intake = ctx;
    sheet_state *at = &intake->at;
    if (at->dead) return true;
    if (at->gathering) {
        gather_row(intake, row, cells, count);
    } else if (at->streaming) {
        stream_row(intake, row, cells, count);
    } else {
        svod_grid_add_row(&at->grid, at->grid_arena, row, cells, count);
        if (!is_full(intake)) return true;
        at->streaming = true;
        begin_rows(intake);
    }
    return true;
}

// A long sheet was worked through before its merged ranges were known: those of the header and below would have told more.
static void tell_late_merges(svod_intake *intake, const svod_merge *merges, size_t count) {
    const sheet_state *at = &intake->at;
    size_t late = 0, first = 0;
    for (size_t i = 0; i < count; i++) {
        if (merges[i].row2 + HEAD_DEPTH <= at->layout.last_row) continue;
        if (!late++ || merges[i].row1 < merges[first].row1) first = i;
    }
    if (!late) return;
    svod_place place = svod_place_cell(at->grid.info.file, at->grid.info.name, merges[first].row1, merges[first].col1);
    svod_add(intake->findings, SVOD_F_merges_late, place, svod_printf(intake->scratch, "%zu", late), "");
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    svod_intake *intake = ctx;
    sheet_state *at = &intake->at;
    if (at->streaming && !at->dead) tell_late_merges(intake, merges, count);
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
    svod_place file = svod_place_file(intake->file);
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

// Every one of them sent years before or after: most likely another year's export.
static void judge_times(svod_intake *intake, svod_arena *scratch) {
    const sent_times *sent = &intake->sent;
    if (!sent->count || sent->near) return;
    const char *found = svod_printf(scratch, sent->from == sent->to ? "%d" : "%d–%d", sent->from, sent->to);
    const char *expected = svod_printf(scratch, svod_say(intake->findings->lang, SVOD_T_intake_sent_year), intake->options.year);
    svod_add(intake->findings, SVOD_F_answers_other_times, svod_place_file(intake->file), found, expected);
}

void svod_intake_close(svod_intake *intake, bool whole) {
    end_sheet(intake);
    if (!whole) return; // the reader has said why; what a damaged file lacks is no fault of its author
    svod_arena *scratch = svod_arena_new();
    judge_file(intake, scratch);
    judge_times(intake, scratch);
    intake->sent = (sent_times){0};
    svod_arena_free(scratch);
    intake->sheet_names.count = 0;
}
