// The sheet of all units: rows and columns found by their hidden keys, scores and totals of each row.
#include "intake/form.h"

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)
#define KEYS_WITHIN 40   // rows in which the keys are looked for
#define SPARE 1000       // rows and columns looked at beyond twice those given out; a form has no reason to have more
#define TITLES_WITHIN 12 // rows below the keys in which the titles of criteria are looked for
#define FRONT 40         // columns in front of the scores in which keys and names of units are looked for

typedef struct matrix {
    filled *f;
    bool *misnamed; // [col] a title of another criterion stands over the scores
    bool *keyed;    // [unit_pos] a row has its key
    bool sorted_told;
    size_t others;   // rows with the name of another unit than that of their key
    size_t *rows_of; // [row] unit_pos whose scores it holds; SIZE_MAX: nobody's
    uint32_t key_row, key_col, name_col, first_col, last_col;
    uint32_t last_row, grid_col; // looked at
    filled_line columns;
    form_key *keys;              // [col]
    bool *used_cols, *used_rows; // something was entered there, formulas aside
    svod_score *way;             // [node] what the row at hand gives
} matrix;

// ---- where the keys are --------------------------------------------------------------------------------------------------

uint32_t filled_matrix_keys(const filled *f, const svod_grid *grid, size_t *count) {
    uint32_t best = 0;
    *count = 0;
    bool *seen = SVOD_ARRAY(f->arena, bool, f->rubric->count);
    for (size_t i = 0; i < grid->rows.count; i++) {
        const svod_grid_row *row = SVOD_AT(&grid->rows, svod_grid_row, i);
        if (row->row > KEYS_WITHIN) break;
        size_t keys = 0;
        bool total = false;
        for (uint32_t n = 0; n < f->rubric->count; n++)
            seen[n] = false;
        for (uint32_t k = 0; k < row->count; k++) {
            form_key key = filled_key_of(f, SVOD_AT(&grid->cells, svod_cell, row->first + k));
            if (key.kind != KEY_NODE || seen[key.node]) continue;
            seen[key.node] = true;
            total |= key.total;
            keys++;
        }
        if (total && keys > *count) best = row->row, *count = keys;
    }
    return best;
}

static size_t unit_at(const filled *f, uint32_t row, uint32_t col) {
    const svod_cell *cell = svod_grid_at(f->grid, row, col);
    const char *text = svod_cell_text(cell);
    if (svod_blank(text)) return SVOD_NO_UNIT;
    size_t unit = svod_roster_by_id(f->roster, text);
    return unit != SVOD_NO_UNIT ? unit : svod_roster_by_id(f->roster, svod_clean(f->arena, text));
}

// The column in front of the scores with most ids of units.
static uint32_t find_key_col(const matrix *m) {
    uint32_t best = SVOD_FORM_UNIT_KEY_COL;
    size_t most = 0;
    for (uint32_t col = 1; col < m->first_col && col <= FRONT; col++) {
        size_t hits = 0;
        for (uint32_t row = m->key_row + 1; row <= m->last_row; row++)
            hits += unit_at(m->f, row, col) != SVOD_NO_UNIT;
        if (hits > most) best = col, most = hits;
    }
    return best;
}

// That with most names which belong to the key beside them.
static uint32_t find_name_col(const matrix *m) {
    uint32_t best = m->key_col + SVOD_FORM_NAME_COL - SVOD_FORM_UNIT_KEY_COL;
    size_t most = 0;
    for (uint32_t col = m->key_col + 1; col < m->first_col && col <= FRONT; col++) {
        size_t hits = 0;
        for (uint32_t row = m->key_row + 1; row <= m->last_row; row++) {
            size_t unit = unit_at(m->f, row, m->key_col);
            const svod_cell *cell = svod_grid_at(m->f->grid, row, col);
            if (unit != SVOD_NO_UNIT && cell) hits += svod_roster_find(m->f->roster, m->f->arena, svod_cell_text(cell)) == unit;
        }
        if (hits > most) best = col, most = hits;
    }
    return best;
}

// ---- columns -----------------------------------------------------------------------------------------------------------

static uint32_t planned_col(const filled *f, const filled_line *line, uint32_t key) {
    return f->plan.col[line->nodes[key]];
}

static void tell_column(matrix *m, uint32_t col) {
    filled *f = m->f;
    const form_key *key = &m->keys[col];
    uint32_t title = m->key_row + SVOD_FORM_TITLE_ROW - SVOD_FORM_KEY_ROW;
    if (key->kind == KEY_FOREIGN) {
        if (!key->total)
            svod_add(f->findings, SVOD_F_form_node_unknown, filled_place(f, title, col),
                     svod_excerpt_of(svod_cell_text(svod_grid_at(f->grid, m->key_row, col))).text, "");
    } else if (key->kind == KEY_NODE && !key->total && f->nodes[key->node] == NODE_CHANGED) {
        filled_changed_at(f, key->node, filled_place(f, title, col));
    }
}

// How many criteria are filled in: the form's own, without a key.
static bool counts_filled(const matrix *m, uint32_t col) {
    for (uint32_t row = m->key_row + 1; row < m->key_row + SVOD_FORM_FIRST_ROW; row++) {
        const char *text = svod_cell_text(svod_grid_at(m->f->grid, row, col));
        if (svod_streq(text, svod_say(SVOD_RU, SVOD_T_table_form_filled)) || svod_streq(text, svod_say(SVOD_EN, SVOD_T_table_form_filled)))
            return true;
    }
    return false;
}

static bool col_in_use(const matrix *m, uint32_t col) {
    return m->used_cols[col] && !counts_filled(m, col);
}

// Where each node's column was given out, in order.
static void read_columns(matrix *m) {
    filled *f = m->f;
    uint32_t last = m->grid_col, span = f->plan.last_col - SVOD_FORM_FIRST_COL + 1;
    uint32_t *order = SVOD_ARRAY(f->arena, uint32_t, span);
    m->keys = SVOD_ARRAY(f->arena, form_key, last + 2);
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (f->plan.col[n]) order[f->plan.col[n] - SVOD_FORM_FIRST_COL] = n;
    m->first_col = 0;
    for (uint32_t col = 1; col <= last; col++) {
        m->keys[col] = filled_key_of(f, svod_grid_at(f->grid, m->key_row, col));
        if (m->keys[col].kind < KEY_NODE) continue;
        if (!m->first_col) m->first_col = col;
        m->last_col = col;
        tell_column(m, col);
    }
    m->columns = (filled_line){.unit_pos = SIZE_MAX,
                               .keys = m->key_row,
                               .label = m->key_row + SVOD_FORM_TITLE_ROW - SVOD_FORM_KEY_ROW,
                               .nodes = order,
                               .planned = planned_col};
}

static void compare_columns(matrix *m) {
    filled *f = m->f;
    axis_slot *slots = SVOD_ARRAY(f->arena, axis_slot, m->grid_col + 1);
    size_t count = 0;
    for (uint32_t col = m->first_col; col <= m->grid_col; col++) {
        const form_key *key = &m->keys[col];
        if (col > m->last_col && !col_in_use(m, col)) continue;
        slots[count++] = (axis_slot){col, key->kind == KEY_NODE ? f->plan.col[key->node] - SVOD_FORM_FIRST_COL : AXIS_NO_KEY};
    }
    filled_shape(f, &m->columns, slots, count, f->plan.last_col - SVOD_FORM_FIRST_COL + 1);
    uint32_t before = m->first_col - 1;
    if (m->keys[m->first_col].kind == KEY_NODE && f->plan.col[m->keys[m->first_col].node] == SVOD_FORM_FIRST_COL &&
        before >= SVOD_FORM_FIRST_COL)
        filled_inserted(f, false, 1, before, before - SVOD_FORM_FIRST_COL + 1);
}

// ---- rows --------------------------------------------------------------------------------------------------------------

static uint32_t planned_row(const filled *f, const filled_line *line, uint32_t key) {
    (void)f, (void)line;
    return svod_form_unit_row(key);
}

// Scores that people typed into a row.
static size_t scores_in(const matrix *m, uint32_t row) {
    size_t count = 0;
    for (uint32_t col = m->first_col; col <= m->last_col; col++) {
        const form_key *key = &m->keys[col];
        const svod_cell *cell = svod_grid_at(m->f->grid, row, col);
        if (key->kind != KEY_NODE || !svod_rubric_criterion(m->f->rubric, key->node) || !cell) continue;
        count += !(cell->flags & SVOD_CELL_FORMULA) && !svod_blank(svod_cell_text(cell));
    }
    return count;
}

// The unit of a row that the form never had: its key or, where there is none, its name was typed in, scores beside it.
static size_t typed_unit(const matrix *m, uint32_t row) {
    const filled *f = m->f;
    size_t unit = unit_at(f, row, m->key_col);
    if (unit != SVOD_NO_UNIT) return f->unit_pos[unit] == SIZE_MAX ? unit : SVOD_NO_UNIT;
    const svod_cell *key = svod_grid_at(f->grid, row, m->key_col), *name = svod_grid_at(f->grid, row, m->name_col);
    if (!svod_blank(svod_cell_text(key)) || svod_blank(svod_cell_text(name)) || !scores_in(m, row)) return SVOD_NO_UNIT;
    unit = svod_roster_find(f->roster, f->arena, svod_cell_text(name));
    bool lost_key = unit != SVOD_NO_UNIT && f->unit_pos[unit] != SIZE_MAX && !m->keyed[f->unit_pos[unit]];
    return lost_key ? SVOD_NO_UNIT : unit;
}

static void tell_typed(matrix *m, uint32_t row, size_t unit) {
    filled *f = m->f;
    bool keyed = unit_at(f, row, m->key_col) != SVOD_NO_UNIT;
    const char *found = svod_printf(f->arena, SAY(typed), row, f->roster->units[unit].name, scores_in(m, row));
    svod_add(f->findings, keyed ? SVOD_F_form_unit_strange : SVOD_F_form_row_typed, filled_place(f, row, keyed ? m->key_col : m->name_col),
             found, "");
    filled_about_stranger(f, unit);
}

static void compare_rows(matrix *m) {
    filled *f = m->f;
    filled_line line = {.rows = true, .unit_pos = SIZE_MAX, .keys = m->key_col, .label = m->name_col, .planned = planned_row};
    uint32_t head = m->key_row + SVOD_FORM_FIRST_ROW - SVOD_FORM_KEY_ROW, first = 0, last = 0;
    for (uint32_t row = m->key_row + 1; row <= m->last_row; row++) {
        if (unit_at(f, row, m->key_col) == SVOD_NO_UNIT) continue;
        if (!first) first = row;
        last = row;
    }
    axis_slot *slots = SVOD_ARRAY(f->arena, axis_slot, m->last_row + 1);
    size_t count = 0;
    for (uint32_t row = first && first < head ? first : head; row <= m->last_row; row++) {
        size_t unit = unit_at(f, row, m->key_col);
        size_t pos = unit == SVOD_NO_UNIT ? SIZE_MAX : f->unit_pos[unit];
        if ((row > last && !m->used_rows[row]) || typed_unit(m, row) != SVOD_NO_UNIT) continue;
        slots[count++] = (axis_slot){row, pos == SIZE_MAX ? AXIS_NO_KEY : (uint32_t)pos};
    }
    filled_shape(f, &line, slots, count, (uint32_t)f->plan.unit_count);
    if (m->key_row > SVOD_FORM_KEY_ROW) filled_inserted(f, true, 1, m->key_row - 1, m->key_row - SVOD_FORM_KEY_ROW);
}

// ---- titles ------------------------------------------------------------------------------------------------------------

// The row below the keys in which most criteria are named; 0: none.
static uint32_t find_titles(const matrix *m) {
    const filled *f = m->f;
    uint32_t best = 0;
    size_t most = 0;
    for (uint32_t row = m->key_row + 1; row <= m->key_row + TITLES_WITHIN && row <= m->last_row; row++) {
        size_t hits = 0;
        if (unit_at(f, row, m->key_col) != SVOD_NO_UNIT) break;
        for (uint32_t col = m->first_col; col <= m->last_col; col++) {
            uint32_t named = filled_title_names(f, svod_cell_text(svod_grid_at(f->grid, row, col)));
            hits += named != SVOD_NO_NODE && svod_rubric_criterion(f->rubric, named); // sections stand above, over their criteria
        }
        if (hits > most) best = row, most = hits;
    }
    return best;
}

static void check_titles(matrix *m) {
    filled *f = m->f;
    uint32_t row = find_titles(m);
    m->misnamed = SVOD_ARRAY(f->arena, bool, m->grid_col + 1);
    for (uint32_t col = m->first_col; row && col <= m->last_col; col++) {
        const form_key *key = &m->keys[col];
        if (key->kind == KEY_NODE && svod_rubric_criterion(f->rubric, key->node))
            m->misnamed[col] = !filled_title_fits(f, SIZE_MAX, key->node, row, col);
    }
}

// ---- a row -------------------------------------------------------------------------------------------------------------

static bool is_read(const matrix *m, uint32_t col) {
    const form_key *key = &m->keys[col];
    return key->kind == KEY_NODE && m->f->nodes[key->node] == NODE_SAME && !m->misnamed[col];
}

static void read_scores(matrix *m, size_t pos, uint32_t row) {
    filled *f = m->f;
    for (uint32_t n = 0; n < f->rubric->count; n++)
        m->way[n] = SVOD_S_NONE;
    for (uint32_t col = m->first_col; col <= m->last_col; col++) {
        const form_key *key = &m->keys[col];
        if (!is_read(m, col) || !svod_rubric_criterion(f->rubric, key->node)) continue;
        m->way[key->node] = filled_score(f, pos, key->node, row, col);
        filled_put(f, pos, key->node, m->way[key->node], filled_spot(f, row, col));
    }
    for (uint32_t col = m->first_col; col <= m->last_col; col++) {
        const form_key *key = &m->keys[col];
        if (is_read(m, col) && !svod_rubric_criterion(f->rubric, key->node)) filled_total(f, pos, key->node, row, col, m->way);
    }
}

// Does the cell name another unit, one of today's or one that the form still had?
static bool names_other(const filled *f, size_t pos, uint32_t row, uint32_t col) {
    const char *text = svod_cell_text(svod_grid_at(f->grid, row, col));
    size_t named = svod_blank(text) ? SVOD_NO_UNIT : svod_roster_find(f->roster, f->arena, text);
    if (named == f->plan.units[pos]) return false;
    return named != SVOD_NO_UNIT || svod_map_get(f->lost_names, svod_fold(f->arena, text), NULL);
}

static void scan_rows(matrix *m) {
    filled *f = m->f;
    m->keyed = SVOD_ARRAY(f->arena, bool, f->plan.unit_count + 1);
    for (uint32_t row = m->key_row + 1; row <= m->last_row; row++) {
        size_t unit = unit_at(f, row, m->key_col), pos = unit == SVOD_NO_UNIT ? SIZE_MAX : f->unit_pos[unit];
        if (pos == SIZE_MAX) continue;
        m->keyed[pos] = true;
        m->others += names_other(f, pos, row, m->name_col);
    }
}

// Once: what is to be done is one thing, too.
static void tell_sorted(matrix *m, size_t pos, uint32_t row) {
    filled *f = m->f;
    if (m->sorted_told) return;
    m->sorted_told = true;
    const char *name = svod_excerpt_of(svod_cell_text(svod_grid_at(f->grid, row, m->name_col))).text;
    svod_add(f->findings, SVOD_F_form_names_sorted, filled_place(f, row, m->name_col), svod_printf(f->arena, SAY(sorted), m->others, name),
             f->roster->units[f->plan.units[pos]].name);
}

static void read_row(matrix *m, uint32_t row) {
    filled *f = m->f;
    size_t unit = unit_at(f, row, m->key_col), typed = typed_unit(m, row);
    if (typed != SVOD_NO_UNIT) tell_typed(m, row, typed);
    if (unit == SVOD_NO_UNIT || typed != SVOD_NO_UNIT) return;
    size_t pos = f->unit_pos[unit];
    f->row_of[pos] = true;
    if (m->others > 1 && names_other(f, pos, row, m->name_col)) {
        tell_sorted(m, pos, row);
        return;
    }
    if (!filled_name_fits(f, pos, row, m->name_col)) return;
    m->rows_of[row] = pos;
    read_scores(m, pos, row);
}

static filled_entry entry_at(void *ctx, uint32_t row, uint32_t col) {
    const matrix *m = ctx;
    bool leaf = m->rows_of[row] != SIZE_MAX && is_read(m, col) && svod_rubric_criterion(m->f->rubric, m->keys[col].node);
    return (filled_entry){m->rows_of[row], leaf ? m->keys[col].node : SVOD_NO_NODE};
}

// Rows and columns that nobody can compare with those given out: what the form has, but not here.
static void tell_lacking(const matrix *m) {
    filled *f = m->f;
    bool *units = SVOD_ARRAY(f->arena, bool, f->plan.unit_count + 1), *nodes = SVOD_ARRAY(f->arena, bool, f->rubric->count);
    for (uint32_t row = m->key_row + 1; row <= m->last_row; row++) {
        size_t unit = unit_at(f, row, m->key_col), pos = unit == SVOD_NO_UNIT ? SIZE_MAX : f->unit_pos[unit];
        if (pos != SIZE_MAX) units[pos] = true;
    }
    for (uint32_t col = m->first_col; col <= m->last_col; col++)
        if (m->keys[col].kind == KEY_NODE) nodes[m->keys[col].node] = true;
    filled_lacking(f, true, units, SIZE_MAX);
    filled_lacking(f, false, nodes, SIZE_MAX);
}

bool filled_name_fits(filled *f, size_t pos, uint32_t row, uint32_t col) {
    const svod_cell *cell = svod_grid_at(f->grid, row, col);
    const char *text = svod_cell_text(cell);
    size_t unit = f->plan.units[pos];
    if (!svod_blank(text) && svod_roster_find(f->roster, f->arena, text) == unit) return true;
    bool other = names_other(f, pos, row, col);
    svod_add(f->findings, other ? SVOD_F_form_name_other : SVOD_F_form_name_changed, filled_place(f, row, col),
             svod_blank(text) ? SAY(blank) : svod_excerpt_of(text).text, f->roster->units[unit].name);
    filled_about(f, pos, SVOD_NO_NODE);
    return !other;
}

static uint32_t least(uint64_t a, uint64_t b) {
    return (uint32_t)(a < b ? a : b);
}

static void find_used(matrix *m) {
    const svod_grid *grid = m->f->grid;
    m->used_cols = SVOD_ARRAY(m->f->arena, bool, m->grid_col + 1);
    m->used_rows = SVOD_ARRAY(m->f->arena, bool, m->last_row + 1);
    for (size_t i = 0; i < grid->cells.count; i++) {
        const svod_cell *cell = SVOD_AT(&grid->cells, svod_cell, i);
        if (cell->row <= m->key_row || cell->row > m->last_row || cell->col > m->grid_col) continue;
        if ((cell->flags & SVOD_CELL_FORMULA) || svod_blank(svod_cell_text(cell))) continue;
        m->used_cols[cell->col] = m->used_rows[cell->row] = true;
    }
}

void filled_matrix_read(filled *f, uint32_t key_row) {
    matrix m = {.f = f, .key_row = key_row, .way = SVOD_ARRAY(f->arena, svod_score, f->rubric->count)};
    m.last_row = least(f->grid->last_row, key_row + 2 * (uint64_t)f->plan.unit_count + SPARE);
    m.grid_col = least(f->grid->last_col, 2 * (uint64_t)f->plan.last_col + SPARE);
    find_used(&m);
    read_columns(&m);
    m.key_col = find_key_col(&m);
    m.name_col = find_name_col(&m);
    scan_rows(&m);
    m.rows_of = SVOD_ARRAY(f->arena, size_t, m.last_row + 1);
    for (uint32_t row = 0; row <= m.last_row; row++)
        m.rows_of[row] = SIZE_MAX;
    if (f->placed) {
        compare_columns(&m);
        compare_rows(&m);
    } else {
        tell_lacking(&m);
    }
    check_titles(&m);
    for (uint32_t row = key_row + 1; row <= m.last_row; row++)
        read_row(&m, row);
    filled_merges_tell(f, &m, m.last_row, m.grid_col, entry_at);
}
