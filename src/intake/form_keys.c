// The hidden sheet of a form: whose it is, of which campaign and rubric, which nodes and units it was made with.
#include <string.h>

#include "intake/form.h"

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)

static bool is_keys(const svod_grid *grid) {
    if (!svod_streq(grid->info.name, SVOD_FORM_KEYS)) return false;
    return svod_starts(svod_cell_text(svod_grid_at(grid, SVOD_FORM_KEY_KIND, 1)), SVOD_FORM_KIND) ||
           svod_starts(svod_cell_text(svod_grid_at(grid, SVOD_FORM_KEY_KIND, 2)), SVOD_FORM_KIND);
}

const svod_grid *filled_keys_of(const svod_grids *grids) {
    for (size_t i = 0; i < grids->list.count; i++)
        if (is_keys(SVOD_AT(&grids->list, svod_grid, i))) return SVOD_AT(&grids->list, svod_grid, i);
    return NULL;
}

// The key over the grand total is what no other table has.
static bool has_total_key(const svod_grid *grid) {
    for (size_t i = 0; i < grid->rows.count && i < SVOD_FORM_FIRST_ROW; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        for (uint32_t k = 0; k < row->count; k++)
            if (svod_streq(svod_cell_text(SVOD_AT(&grid->cells, svod_cell, row->first + k)), "=" SVOD_ROOT_ID)) return true;
    }
    return false;
}

svod_form_sign svod_form_sign_of(const svod_grids *grids) {
    if (filled_keys_of(grids)) return SVOD_FORM_HAS_KEYS;
    for (size_t i = 0; i < grids->list.count; i++)
        if (has_total_key(SVOD_AT(&grids->list, svod_grid, i))) return SVOD_FORM_LOST_KEYS;
    return SVOD_FORM_NOT;
}

const char *svod_form_check_text(const svod_grids *grids, svod_arena *arena) {
    svod_buf text = svod_buf_of(arena);
    const svod_grid *keys = filled_keys_of(grids);
    for (size_t i = 0; keys && i < keys->cells.count; i++) {
        const svod_cell *cell = SVOD_AT(&keys->cells, svod_cell, i);
        svod_form_check_line(&text, cell->row, cell->col, svod_cell_text(cell));
    }
    return text.data ? text.data : "";
}

// ---- the fingerprint ---------------------------------------------------------------------------------------------------

static const char *value(const filled *f, uint32_t row) {
    return svod_clean(f->arena, svod_cell_text(svod_grid_at(f->keys, row, 2)));
}

static bool tell(filled *f, svod_code code, uint32_t row, const char *found, const char *expected) {
    return svod_add(f->findings, code, svod_grid_place(f->keys, row, 2), svod_excerpt_of(found).text, expected);
}

static bool same_words(const filled *f, const char *a, const char *b) {
    return svod_streq(svod_fold(f->arena, a), svod_fold(f->arena, b));
}

// Of this campaign and year? Scores of another are never taken for its own.
static bool check_campaign(filled *f) {
    const char *year = value(f, SVOD_FORM_KEY_YEAR), *expected = svod_printf(f->arena, "%d", f->options->year);
    bool same_year = svod_streq(year, expected);
    if (!same_year) tell(f, SVOD_F_form_other_year, SVOD_FORM_KEY_YEAR, year, expected);
    const char *name = value(f, SVOD_FORM_KEY_CAMPAIGN);
    bool same = same_words(f, name, f->options->campaign);
    if (!same) tell(f, SVOD_F_form_other_campaign, SVOD_FORM_KEY_CAMPAIGN, name, f->options->campaign);
    return same && same_year;
}

static void check_expert(filled *f) {
    f->expert_name = svod_strdup(f->scores->arena, value(f, SVOD_FORM_KEY_EXPERT));
    const char *other = f->options->expert;
    if (other && !same_words(f, other, f->expert_name)) tell(f, SVOD_F_form_expert_named, SVOD_FORM_KEY_EXPERT, f->expert_name, other);
}

// ---- nodes -------------------------------------------------------------------------------------------------------------

static bool points_at(const filled *f, uint32_t row, uint32_t col, svod_points *out) {
    const svod_cell *cell = svod_grid_at(f->keys, row, col);
    svod_decimal decimal;
    const char *text = svod_cell_text(cell);
    return svod_num_parse(text, strlen(text), &decimal, NULL) == SVOD_NUM_VALUE && svod_points_of(decimal, out);
}

static void note_node(filled *f, uint32_t node, uint32_t row) {
    const svod_rnode *at = &f->rubric->nodes[node];
    svod_points max = -1, step = -1;
    bool has_max = points_at(f, row, SVOD_FORM_NODES_COL + 1, &max), has_step = points_at(f, row, SVOD_FORM_NODES_COL + 2, &step);
    bool same = has_max && max == svod_rubric_judged_max(f->rubric, node) &&
                (!svod_rubric_criterion(f->rubric, node) || (has_step && step == at->step));
    f->nodes[node] = same || f->altered ? NODE_SAME : NODE_CHANGED;
    f->was[node] = svod_printf(f->arena, SAY(max_step), has_max ? svod_points_words(f->arena, max, f->lang) : "?",
                               has_step ? svod_points_words(f->arena, step, f->lang) : "?");
}

static void add_key(filled *f, const char *id, uint32_t node) {
    svod_map_add(f->node_keys, svod_strdup(f->arena, id), (size_t)node * 2);
    svod_map_add(f->node_keys, svod_printf(f->arena, "=%s", id), (size_t)node * 2 + 1);
}

static void read_nodes(filled *f) {
    for (uint32_t n = 0; n < f->rubric->count; n++) {
        f->nodes[n] = f->altered ? NODE_SAME : NODE_LACKING;
        if (n == SVOD_ROOT || svod_rubric_judged(f->rubric, n)) add_key(f, svod_rubric_node_id(f->rubric, n), n);
    }
    for (uint32_t row = 2; row <= f->keys->last_row; row++) {
        const char *id = svod_clean(f->arena, svod_cell_text(svod_grid_at(f->keys, row, SVOD_FORM_NODES_COL)));
        if (!*id) continue;
        id += *id == '=';
        size_t key;
        if (!svod_map_get(f->node_keys, id, &key))
            add_key(f, id, f->rubric->count);
        else if (key / 2 < f->rubric->count)
            note_node(f, (uint32_t)(key / 2), row);
    }
    f->nodes[SVOD_ROOT] = NODE_SAME; // its maximum follows from the others
}

// Nodes that the form was made without.
static void tell_lacking(filled *f) {
    svod_buf list = svod_buf_of(f->arena);
    size_t count = 0;
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        if (f->nodes[n] != NODE_LACKING || !svod_rubric_criterion(f->rubric, n)) continue;
        f->scores->unread[n] = SVOD_UNREAD_SAID;
        if (count++ < 12) svod_buf_printf(&list, "%s%s", count > 1 ? ", " : "", f->rubric->nodes[n].id);
    }
    if (!count) return;
    tell(f, SVOD_F_form_node_lacking, SVOD_FORM_KEY_STRUCTURE, "", svod_printf(f->arena, SAY(nodes), list.data, count));
}

void filled_changed_tell(filled *f) {
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        if (f->nodes[n] != NODE_CHANGED || !svod_rubric_criterion(f->rubric, n)) continue;
        filled_changed_at(f, n, svod_grid_place(f->keys, SVOD_FORM_KEY_STRUCTURE, 2));
    }
}

void filled_changed_at(filled *f, uint32_t node, svod_place place) {
    const svod_rnode *at = &f->rubric->nodes[node];
    svod_add(f->findings, SVOD_F_form_node_changed, place, f->was[node],
             svod_printf(f->arena, SAY(max_step), svod_points_words(f->arena, at->max, f->lang),
                         svod_points_words(f->arena, at->step, f->lang)));
    filled_about(f, SIZE_MAX, node);
    f->scores->unread[node] = SVOD_UNREAD_SAID;
}

static void check_rubric(filled *f) {
    const char *id = value(f, SVOD_FORM_KEY_RUBRIC), *structure = value(f, SVOD_FORM_KEY_STRUCTURE);
    f->placed = svod_streq(structure, f->rubric->structure_sha256);
    if (!svod_streq(id, f->rubric->id))
        tell(f, SVOD_F_form_other_rubric, SVOD_FORM_KEY_RUBRIC, id, f->rubric->id);
    else if (!f->placed)
        tell(f, SVOD_F_form_other_structure, SVOD_FORM_KEY_STRUCTURE, svod_printf(f->arena, "%.12s…", structure),
             svod_printf(f->arena, "%.12s…", f->rubric->structure_sha256));
    read_nodes(f);
    if (!f->placed) tell_lacking(f);
}

form_key filled_key_of(const filled *f, const svod_cell *cell) {
    const char *text = svod_cell_text(cell);
    size_t key;
    if (svod_blank(text)) return (form_key){.kind = KEY_NONE};
    if (!svod_map_get(f->node_keys, text, &key) && !svod_map_get(f->node_keys, svod_clean(f->arena, text), &key))
        return (form_key){.kind = KEY_STRANGE};
    bool foreign = key / 2 == f->rubric->count;
    return (form_key){.kind = foreign ? KEY_FOREIGN : KEY_NODE, .node = (uint32_t)(key / 2), .total = key % 2};
}

// ---- units -------------------------------------------------------------------------------------------------------------

static void read_units(filled *f) {
    bool *units = SVOD_ARRAY(f->arena, bool, f->roster->count + 1);
    for (uint32_t row = 2; row <= f->keys->last_row; row++) {
        const char *id = svod_clean(f->arena, svod_cell_text(svod_grid_at(f->keys, row, SVOD_FORM_UNITS_COL)));
        if (!*id) continue;
        size_t unit = svod_roster_by_id(f->roster, id);
        if (unit != SVOD_NO_UNIT) {
            units[unit] = true;
            continue;
        }
        f->placed = false; // rows below it stand lower than the roster would have them
        const char *name = svod_cell_text(svod_grid_at(f->keys, row, SVOD_FORM_UNITS_COL + 1));
        svod_map_add(f->lost_names, svod_fold(f->arena, name), row);
        svod_add(f->findings, SVOD_F_form_unit_unknown, svod_grid_place(f->keys, row, SVOD_FORM_UNITS_COL),
                 svod_excerpt_of(svod_printf(f->arena, "%s (%s)", id, name)).text, "");
    }
    f->plan = svod_form_plan_of(f->rubric, f->roster, units, f->arena);
    for (size_t i = 0; i < f->roster->count; i++)
        f->unit_pos[i] = SIZE_MAX;
    for (size_t i = 0; i < f->plan.unit_count; i++)
        f->unit_pos[f->plan.units[i]] = i;
}

bool filled_keys_read(filled *f) {
    f->altered = !svod_streq(value(f, SVOD_FORM_KEY_CHECK), f->options->check);
    if (f->altered) tell(f, SVOD_F_form_keys_altered, SVOD_FORM_KEY_CHECK, SAY(altered), SAY(unaltered));
    if (!check_campaign(f)) return false;
    check_expert(f);
    check_rubric(f);
    read_units(f);
    return true;
}
