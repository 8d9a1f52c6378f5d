// A form that came back filled: its sheets told apart by their hidden keys, read one by one, and handed on.
#include "intake/form.h"

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)

static svod_place sheet_place(const filled *f, const svod_grid *grid) {
    return svod_place_cell(f->options->file, grid->info.name, 0, 0);
}

static void begin_grid(filled *f, const svod_grid *grid) {
    f->grid = grid;
    f->source = svod_scores_source(f->scores, f->options->file, grid->info.name);
}

static bool is_help(const svod_grid *grid) {
    return svod_streq(grid->info.name, svod_say(SVOD_RU, SVOD_T_data_form_help)) ||
           svod_streq(grid->info.name, svod_say(SVOD_EN, SVOD_T_data_form_help));
}

// The matrix before the sheets of units, wherever they stand: what differs is then told on the latter.
static void read_matrix(filled *f) {
    for (size_t i = 0; i < f->grids->list.count; i++) {
        const svod_grid *grid = SVOD_AT(&f->grids->list, svod_grid, i);
        size_t along = 0, down = 0;
        if (grid == f->keys) continue;
        uint32_t row = filled_matrix_keys(f, grid, &along);
        filled_unit_keys(f, grid, &down);
        if (!row || along <= down) continue;
        if (f->matrix_seen) svod_add(f->findings, SVOD_F_form_sheet_doubled, sheet_place(f, grid), grid->info.name, SAY(matrix));
        f->matrix_seen = true;
        f->is_read[i] = true;
        begin_grid(f, grid);
        filled_matrix_read(f, row);
    }
}

static void read_units(filled *f) {
    for (size_t i = 0; i < f->grids->list.count; i++) {
        const svod_grid *grid = SVOD_AT(&f->grids->list, svod_grid, i);
        size_t down = 0;
        if (grid == f->keys || f->is_read[i]) continue;
        uint32_t col = filled_unit_keys(f, grid, &down);
        if (!col || down < 2) {
            if (grid->cells.count && !is_help(grid))
                svod_add(f->findings, SVOD_F_form_sheet_added, sheet_place(f, grid), grid->info.name, "");
            continue;
        }
        begin_grid(f, grid);
        filled_unit_read(f, col);
    }
}

static void tell_gone(filled *f) {
    svod_place file = svod_place_file(f->options->file);
    if (!f->matrix_seen) {
        svod_add(f->findings, SVOD_F_form_sheet_gone, file, "", SAY(matrix));
        filled_changed_tell(f);
    }
    for (size_t i = 0; f->plan.unit_sheets && i < f->plan.unit_count; i++) {
        if (f->sheet_of[i]) continue;
        svod_code code = filled_any_answer(f, i) ? SVOD_F_form_sheet_gone : SVOD_F_form_scores_gone;
        svod_add(f->findings, code, file, "", f->plan.sheet_names[i]);
        filled_about(f, i, SVOD_NO_NODE);
    }
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (!f->columns[n] && svod_rubric_criterion(f->rubric, n)) f->scores->unread[n] = SVOD_UNREAD_SAID;
}

static filled filled_of(const svod_grids *grids, const svod_filled_options *options, svod_scores *scores, svod_findings *findings,
                        svod_arena *arena) {
    const svod_rubric *rubric = scores->rubric;
    return (filled){.grids = grids,
                    .options = options,
                    .rubric = rubric,
                    .roster = scores->roster,
                    .scores = scores,
                    .findings = findings,
                    .lang = findings->lang,
                    .arena = arena,
                    .keys = filled_keys_of(grids),
                    .unit_pos = SVOD_ARRAY(arena, size_t, scores->roster->count + 1),
                    .nodes = SVOD_ARRAY(arena, uint8_t, rubric->count),
                    .was = SVOD_ARRAY(arena, const char *, rubric->count),
                    .lost_names = svod_map_new(arena),
                    .titles = svod_map_new(arena),
                    .title_shared = SVOD_ARRAY(arena, bool, rubric->count),
                    .node_keys = svod_map_new(arena),
                    .numeric = SVOD_ARRAY(arena, bool, rubric->count),
                    .totals = svod_vec_of(arena, sizeof(svod_printed)),
                    .columns = SVOD_ARRAY(arena, bool, rubric->count),
                    .is_read = SVOD_ARRAY(arena, bool, grids->list.count + 1)};
}

// Room for the scores of the form's own units.
static void make_room(filled *f) {
    size_t slots = f->plan.unit_count * f->rubric->count;
    f->own = SVOD_ARRAY(f->arena, svod_score, slots + 1);
    f->places = SVOD_ARRAY(f->arena, svod_score_place, slots + 1);
    f->sheet_of = SVOD_ARRAY(f->arena, bool, f->plan.unit_count + 1);
    f->row_of = SVOD_ARRAY(f->arena, bool, f->plan.unit_count + 1);
    for (size_t i = 0; i < slots; i++)
        f->own[i] = SVOD_S_NONE;
    size_t known = f->scores->experts.count;
    f->expert = svod_scores_expert(f->scores, f->expert_name);
    f->again = f->expert < known;
}

static void keep_stale(const filled *f) {
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (f->nodes[n] != NODE_SAME && svod_rubric_criterion(f->rubric, n))
            *SVOD_PUSH(&f->scores->stale, svod_stale) = (svod_stale){f->expert, n, svod_strdup(f->scores->arena, f->options->file)};
}

bool svod_form_read(const svod_grids *grids, const svod_filled_options *options, svod_scores *scores, svod_findings *findings) {
    if (!filled_keys_of(grids)) return svod_add(findings, SVOD_F_form_keys_gone, svod_place_file(options->file), "", SVOD_FORM_KEYS);
    svod_arena *arena = svod_arena_new();
    filled f = filled_of(grids, options, scores, findings, arena);
    bool ok = filled_keys_read(&f);
    if (ok) {
        make_room(&f);
        filled_titles_read(&f);
        read_matrix(&f);
        read_units(&f);
        tell_gone(&f);
        filled_merge(&f);
        keep_stale(&f);
    }
    svod_arena_free(arena);
    return ok;
}

// ---- old forms beside new ones --------------------------------------------------------------------------------------------

// Has every unit that the expert has a row for a cell for the node, too?
static bool given_elsewhere(const svod_scores *scores, const svod_stale *stale) {
    const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, stale->expert);
    bool any = false;
    for (size_t unit = 0; unit < scores->roster->count; unit++) {
        if (expert->scores[svod_scores_slot(scores, unit, stale->node)] != SVOD_S_NONE) {
            any = true;
            continue;
        }
        for (uint32_t n = 1; n < scores->rubric->count; n++)
            if (expert->scores[svod_scores_slot(scores, unit, n)] != SVOD_S_NONE) return false;
    }
    return any;
}

void svod_form_finish(svod_scores *scores, svod_findings *findings) {
    for (size_t i = 0; i < scores->stale.count;) {
        const char *file = SVOD_AT(&scores->stale, svod_stale, i)->file;
        bool whole = true;
        for (; i < scores->stale.count && svod_streq(SVOD_AT(&scores->stale, svod_stale, i)->file, file); i++)
            whole = whole && given_elsewhere(scores, SVOD_AT(&scores->stale, svod_stale, i));
        if (!whole) continue;
        svod_withdraw(findings, SVOD_F_form_node_changed, file);
        svod_withdraw(findings, SVOD_F_form_node_lacking, file);
        svod_withdraw(findings, SVOD_F_form_other_structure, file);
    }
}
