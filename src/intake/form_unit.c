// The sheet of one unit: a row for each node, found by its hidden key; score, "not applicable", comment and link.
#include "intake/form.h"

#include <string.h>

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)
#define KEYS_WITHIN 10 // columns in which the keys are looked for
#define HEADS 6        // B … G
#define SPARE 200      // rows looked at beyond twice those given out
#define ABOVE 12       // rows above the nodes, and columns behind their keys, in which heads are looked for

typedef struct unit_sheet {
    filled *f;
    size_t pos;
    uint32_t key_col, key_row, first_row;       // key_row: of the unit's key; first_row: of the first node
    uint32_t cols[SVOD_FORM_UNIT_LINK_COL + 1]; // where the columns of the plan stand by now; 0: nowhere
    uint32_t last_row, last_col;                // looked at
    svod_score *way;
    uint32_t *node_of; // [row] the leaf read there; 0: none
} unit_sheet;

static size_t keys_in_col(const filled *f, const svod_grid *grid, uint32_t col, bool *seen) {
    size_t keys = 0;
    bool total = false; // a column of numbers may look like one of ids
    memset(seen, 0, f->rubric->count * sizeof *seen);
    for (size_t i = 0; i < grid->rows.count; i++) {
        form_key key = filled_key_of(f, svod_grid_at(grid, SVOD_AT(&grid->rows, svod_grid_row, i)->row, col));
        if (key.kind != KEY_NODE || seen[key.node]) continue;
        seen[key.node] = true;
        total |= key.total;
        keys++;
    }
    return total ? keys : 0;
}

uint32_t filled_unit_keys(const filled *f, const svod_grid *grid, size_t *count) {
    uint32_t best = 0;
    bool *seen = SVOD_ARRAY(f->arena, bool, f->rubric->count);
    *count = 0;
    for (uint32_t col = 1; col <= KEYS_WITHIN && col <= grid->last_col; col++) {
        size_t keys = keys_in_col(f, grid, col, seen);
        if (keys > *count) best = col, *count = keys;
    }
    return best;
}

static bool filled_at(const filled *f, uint32_t row, uint32_t col) {
    return !svod_blank(svod_cell_text(svod_grid_at(f->grid, row, col)));
}

// ---- whose sheet it is ---------------------------------------------------------------------------------------------------

static size_t pos_of_sheet_name(const filled *f) {
    for (size_t i = 0; f->plan.sheet_names && i < f->plan.unit_count; i++)
        if (svod_streq(f->plan.sheet_names[i], f->grid->info.name)) return i;
    return SIZE_MAX;
}

static const char *unit_of_sheet_name(const filled *f) {
    size_t pos = pos_of_sheet_name(f);
    if (pos == SIZE_MAX) return "";
    const svod_unit *unit = &f->roster->units[f->plan.units[pos]];
    return svod_printf(f->arena, "%s (%s)", unit->id, unit->name);
}

// A sheet whose key is spoilt is not gone.
static void told_by_name(filled *f) {
    size_t pos = pos_of_sheet_name(f);
    if (pos != SIZE_MAX) f->sheet_of[pos] = true;
}

// Between the unit's key and those of the nodes there are rows without a key; where there are none, the unit's is lost.
static bool find_unit(unit_sheet *s) {
    filled *f = s->f;
    uint32_t first = 0, next = 0;
    for (uint32_t row = 1; row <= s->last_row && !next; row++) {
        if (!filled_at(f, row, s->key_col)) continue;
        if (first)
            next = row;
        else
            first = row;
    }
    bool has_key = next > first + 1;
    s->key_row = has_key ? first : 1;
    s->first_row = has_key ? next : first;
    const char *text = has_key ? svod_clean(f->arena, svod_cell_text(svod_grid_at(f->grid, first, s->key_col))) : "";
    size_t unit = svod_roster_by_id(f->roster, text);
    s->pos = unit == SVOD_NO_UNIT ? SIZE_MAX : f->unit_pos[unit];
    if (s->pos != SIZE_MAX) return true;
    told_by_name(f);
    if (unit != SVOD_NO_UNIT) {
        svod_add(f->findings, SVOD_F_form_unit_strange, filled_place(f, s->key_row, s->key_col), f->roster->units[unit].name, "");
        filled_about_stranger(f, unit);
    } else {
        svod_add(f->findings, SVOD_F_form_key_changed, filled_place(f, s->key_row, s->key_col),
                 *text ? svod_excerpt_of(text).text : SAY(blank), unit_of_sheet_name(f));
    }
    return false;
}

// ---- columns -----------------------------------------------------------------------------------------------------------

static const svod_text heads[HEADS] = {SVOD_T_table_form_criterion,      SVOD_T_table_form_maximum, SVOD_T_table_form_score,
                                       SVOD_T_table_form_not_applicable, SVOD_T_table_form_comment, SVOD_T_table_form_evidence};

static uint32_t head_of(const filled *f, uint32_t row, uint32_t col) {
    const char *text = svod_clean(f->arena, svod_cell_text(svod_grid_at(f->grid, row, col)));
    for (uint32_t i = 0; *text && i < HEADS; i++)
        if (svod_streq(text, svod_say(SVOD_RU, heads[i])) || svod_streq(text, svod_say(SVOD_EN, heads[i]))) return i;
    return AXIS_NO_KEY;
}

// The row above the nodes with most heads.
static uint32_t find_heads(const unit_sheet *s, uint32_t *last_col) {
    uint32_t best = 0, most = 1;
    for (uint32_t row = s->first_row - 1; row > s->key_row && row + ABOVE > s->first_row; row--) {
        uint32_t hits = 0, last = 0;
        for (uint32_t col = s->key_col + 1; col <= s->last_col; col++)
            if (head_of(s->f, row, col) != AXIS_NO_KEY) hits++, last = col;
        if (hits > most) best = row, most = hits, *last_col = last;
    }
    return best;
}

static uint32_t planned_col(const filled *f, const filled_line *line, uint32_t key) {
    (void)f, (void)line;
    return SVOD_FORM_UNIT_TITLE_COL + key;
}

// Columns have no keys, but heads. One whose head was rewritten is known by its neighbours.
static bool find_columns(unit_sheet *s) {
    filled *f = s->f;
    uint32_t last = 0, head = find_heads(s, &last);
    if (!head) {
        svod_add(f->findings, SVOD_F_form_row_gone, filled_place(f, SVOD_FORM_UNIT_HEAD_ROW, SVOD_FORM_UNIT_TITLE_COL), "", SAY(heads));
        filled_about(f, s->pos, SVOD_NO_NODE);
        return false;
    }
    axis_slot *slots = SVOD_ARRAY(f->arena, axis_slot, last + 1);
    size_t count = 0;
    s->cols[SVOD_FORM_UNIT_KEY_COL] = s->key_col;
    for (uint32_t col = s->key_col + 1; col <= last; col++) {
        uint32_t key = head_of(f, head, col);
        slots[count++] = (axis_slot){col, key};
        if (key != AXIS_NO_KEY && !s->cols[SVOD_FORM_UNIT_TITLE_COL + key]) s->cols[SVOD_FORM_UNIT_TITLE_COL + key] = col;
    }
    filled_line line = {.unit_pos = s->pos, .keys = head, .label = head, .heads = heads, .planned = planned_col};
    svod_vec changed = filled_shape(f, &line, slots, count, HEADS);
    for (size_t i = 0; i < changed.count; i++) {
        const axis_event *event = SVOD_AT(&changed, axis_event, i);
        if (event->what == AXIS_CHANGED) s->cols[SVOD_FORM_UNIT_TITLE_COL + event->key] = event->at;
    }
    if (s->key_col > 1) filled_inserted(f, false, 1, s->key_col - 1, s->key_col - 1);
    return true;
}

// ---- rows --------------------------------------------------------------------------------------------------------------

static uint32_t planned_row(const filled *f, const filled_line *line, uint32_t key) {
    return f->plan.row[line->nodes[key]];
}

static void compare_rows(unit_sheet *s) {
    filled *f = s->f;
    uint32_t *order = SVOD_ARRAY(f->arena, uint32_t, f->rubric->count), last = 0;
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (f->plan.row[n]) order[f->plan.row[n] - SVOD_FORM_UNIT_FIRST_ROW] = n;
    for (uint32_t row = s->first_row; row <= s->last_row; row++)
        if (filled_key_of(f, svod_grid_at(f->grid, row, s->key_col)).kind >= KEY_NODE) last = row;
    axis_slot *slots = SVOD_ARRAY(f->arena, axis_slot, s->last_row + 1);
    size_t count = 0;
    for (uint32_t row = s->first_row; row <= last; row++) {
        form_key key = filled_key_of(f, svod_grid_at(f->grid, row, s->key_col));
        slots[count++] = (axis_slot){row, key.kind == KEY_NODE ? f->plan.row[key.node] - SVOD_FORM_UNIT_FIRST_ROW : AXIS_NO_KEY};
    }
    filled_line line = {.rows = true,
                        .unit_pos = s->pos,
                        .keys = s->key_col,
                        .label = s->cols[SVOD_FORM_UNIT_TITLE_COL],
                        .nodes = order,
                        .planned = planned_row};
    filled_shape(f, &line, slots, count, f->plan.last_row - SVOD_FORM_UNIT_FIRST_ROW + 1);
    uint32_t above = SVOD_FORM_UNIT_FIRST_ROW - 1;
    bool first = count && slots[0].key == 0;
    if (first && s->first_row > above + 1) filled_inserted(f, true, 1, s->first_row - 1, s->first_row - 1 - above);
}

// ---- the mark "not applicable" -------------------------------------------------------------------------------------------

typedef enum mark { MARK_NONE, MARK_NA, MARK_UNCLEAR } mark;

static bool is_among(const char *key, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (svod_streq(key, words[i])) return true;
    return false;
}

// The rubric's words and what people tick a box with; what else is written there may mean anything.
static mark mark_at(const filled *f, uint32_t row, uint32_t col) {
    static const char *const ticks[] = {"x", "х", "v", "+", "*", "1", "да", "yes", "истина", "true", "✓", "✔", "☑", "√"};
    static const char *const unticked[] = {"ложь", "false"};
    const svod_cell *cell = svod_grid_at(f->grid, row, col);
    const char *text = svod_cell_text(cell);
    svod_decimal decimal;
    if (!cell || svod_blank(text)) return MARK_NONE;
    if (cell->type == SVOD_CELL_BOOL) return cell->number != 0 ? MARK_NA : MARK_NONE;
    const char *key = svod_fold(f->arena, text);
    if (is_among(key, ticks, sizeof ticks / sizeof *ticks)) return MARK_NA;
    if (is_among(key, f->rubric->policy.na_words, f->rubric->policy.na_word_count)) return MARK_NA;
    if (is_among(key, unticked, sizeof unticked / sizeof *unticked)) return MARK_NONE;
    return svod_num_parse(text, cell->len, &decimal, NULL) == SVOD_NUM_NOTHING ? MARK_NONE : MARK_UNCLEAR;
}

static const char *marks_expected(const filled *f) {
    const char *word = svod_form_na(f->rubric, f->lang, f->arena);
    return word ? svod_printf(f->arena, SAY(marks_or), word) : SAY(marks);
}

// What a mark and the score beside it come to.
static svod_score judge_mark(const unit_sheet *s, uint32_t node, uint32_t row, svod_score score) {
    filled *f = s->f;
    uint32_t score_col = s->cols[SVOD_FORM_UNIT_SCORE_COL], na_col = s->cols[SVOD_FORM_UNIT_NA_COL];
    svod_code code = SVOD_F_score_na_forbidden;
    const char *expected = "";
    char ref[SVOD_REF_SIZE];
    bool forbidden = f->rubric->policy.na == SVOD_NA_FORBID;
    if (!forbidden && mark_at(f, row, na_col) == MARK_UNCLEAR) {
        code = SVOD_F_form_na_unclear;
        expected = marks_expected(f);
    } else if (score != SVOD_S_BLANK && score != SVOD_S_NA) {
        code = SVOD_F_form_na_and_score;
        expected = svod_printf(f->arena, SAY(score_beside), cell_shown(svod_grid_at(f->grid, row, score_col), f->lang, f->arena),
                               svod_ref(ref, row, score_col));
    } else if (!forbidden) {
        return SVOD_S_NA;
    }
    const char *found = svod_excerpt_of(svod_cell_text(svod_grid_at(f->grid, row, na_col))).text;
    svod_add(f->findings, code, filled_place(f, row, na_col), found, expected);
    filled_about(f, s->pos, node);
    return code == SVOD_F_form_na_and_score ? SVOD_S_CONFLICT : SVOD_S_UNREADABLE;
}

static void read_answer(unit_sheet *s, uint32_t node, uint32_t row) {
    filled *f = s->f;
    uint32_t score_col = s->cols[SVOD_FORM_UNIT_SCORE_COL], na_col = s->cols[SVOD_FORM_UNIT_NA_COL];
    if (!score_col) return; // told of the column
    svod_score score = filled_score(f, s->pos, node, row, score_col);
    svod_score_place at = filled_spot(f, row, score_col);
    mark given = na_col ? mark_at(f, row, na_col) : MARK_NONE;
    if (given != MARK_NONE) {
        score = judge_mark(s, node, row, score);
        at = filled_spot(f, row, na_col);
    }
    s->way[node] = score;
    // What nobody understands says nothing against the matrix.
    bool given_before = f->own[s->pos * f->rubric->count + node] >= 0 || f->own[s->pos * f->rubric->count + node] == SVOD_S_NA;
    if (given == MARK_UNCLEAR && score == SVOD_S_UNREADABLE && given_before) return;
    filled_put(f, s->pos, node, score, at);
}

// ---- comments and links --------------------------------------------------------------------------------------------------

// A page's address or a file's path by its looks; nothing is ever opened.
static bool is_link(const char *text) {
    if (svod_starts(text, "http://") || svod_starts(text, "https://")) {
        const char *host = strstr(text, "://") + 3;
        return *host && *host != '/' && !strchr(host, ' ');
    }
    const char *colon = strchr(text, ':');
    if (colon && colon - text != 1) return false; // another scheme; "C:" is a disk
    if (strchr(text, '/') || strchr(text, '\\')) return true;
    const char *dot = strrchr(text, '.');
    size_t end = dot ? strlen(dot + 1) : 0;
    return dot && dot > text && end >= 1 && end <= 5 && !strchr(dot, ' ');
}

static const char *text_at(const unit_sheet *s, uint32_t row, uint32_t col) {
    return col ? svod_clean(s->f->arena, svod_cell_text(svod_grid_at(s->f->grid, row, col))) : "";
}

static bool is_known(const filled *f, const svod_remark *made) {
    for (size_t i = 0; i < f->scores->remarks.count; i++) {
        const svod_remark *at = SVOD_AT(&f->scores->remarks, svod_remark, i);
        if (at->expert == made->expert && at->unit == made->unit && at->node == made->node && svod_streq(at->comment, made->comment) &&
            svod_streq(at->link, made->link))
            return true;
    }
    return false;
}

static void read_remark(unit_sheet *s, uint32_t node, uint32_t row) {
    filled *f = s->f;
    uint32_t comment_col = s->cols[SVOD_FORM_UNIT_COMMENT_COL], link_col = s->cols[SVOD_FORM_UNIT_LINK_COL];
    const char *comment = text_at(s, row, comment_col), *link = text_at(s, row, link_col);
    if (!*comment && !*link) return;
    uint32_t col = *comment ? comment_col : link_col;
    if (*link && !is_link(link)) {
        svod_add(f->findings, SVOD_F_form_link_odd, filled_place(f, row, link_col), svod_excerpt_of(link).text, SAY(link));
        filled_about(f, s->pos, node);
        comment = *comment ? svod_printf(f->arena, "%s; %s", comment, link) : link;
        link = "";
    }
    svod_remark made = {(uint32_t)f->expert,
                        (uint32_t)f->plan.units[s->pos],
                        node,
                        svod_strdup(f->scores->arena, comment),
                        svod_strdup(f->scores->arena, link),
                        filled_spot(f, row, col)};
    if (!f->again || !is_known(f, &made)) *SVOD_PUSH(&f->scores->remarks, svod_remark) = made;
}

// ---- the sheet ---------------------------------------------------------------------------------------------------------

static void read_leaf(unit_sheet *s, uint32_t node, uint32_t row) {
    uint32_t title = s->cols[SVOD_FORM_UNIT_TITLE_COL];
    if (title && !filled_title_fits(s->f, s->pos, node, row, title)) return;
    s->node_of[row] = node;
    read_answer(s, node, row);
}

static filled_entry entry_at(void *ctx, uint32_t row, uint32_t col) {
    const unit_sheet *s = ctx;
    bool entry = s->node_of[row] && (col == s->cols[SVOD_FORM_UNIT_SCORE_COL] || col == s->cols[SVOD_FORM_UNIT_NA_COL]);
    return (filled_entry){s->pos, entry ? s->node_of[row] : SVOD_NO_NODE};
}

static void tell_lacking(const unit_sheet *s) {
    bool *seen = SVOD_ARRAY(s->f->arena, bool, s->f->rubric->count);
    for (uint32_t row = s->first_row; row <= s->last_row; row++) {
        form_key key = filled_key_of(s->f, svod_grid_at(s->f->grid, row, s->key_col));
        if (key.kind == KEY_NODE) seen[key.node] = true;
    }
    filled_lacking(s->f, false, seen, s->pos);
}

static void read_rows(unit_sheet *s) {
    filled *f = s->f;
    s->node_of = SVOD_ARRAY(f->arena, uint32_t, s->last_row + 1);
    for (int totals = 0; totals < 2; totals++)
        for (uint32_t row = s->first_row; row <= s->last_row; row++) {
            form_key key = filled_key_of(f, svod_grid_at(f->grid, row, s->key_col));
            if (key.kind != KEY_NODE || f->nodes[key.node] != NODE_SAME) continue;
            bool leaf = svod_rubric_criterion(f->rubric, key.node);
            if (totals && !leaf && s->cols[SVOD_FORM_UNIT_SCORE_COL])
                filled_total(f, s->pos, key.node, row, s->cols[SVOD_FORM_UNIT_SCORE_COL], s->way);
            if (totals) continue;
            if (leaf) read_leaf(s, key.node, row);
            if (!leaf || s->node_of[row]) read_remark(s, key.node, row);
        }
}

void filled_unit_read(filled *f, uint32_t key_col) {
    unit_sheet s = {.f = f, .key_col = key_col, .way = SVOD_ARRAY(f->arena, svod_score, f->rubric->count)};
    for (uint32_t n = 0; n < f->rubric->count; n++)
        s.way[n] = SVOD_S_NONE;
    uint32_t most = 2 * f->rubric->count + SPARE, wide = key_col + HEADS + ABOVE;
    s.last_row = f->grid->last_row < most ? f->grid->last_row : most;
    s.last_col = f->grid->last_col < wide ? f->grid->last_col : wide;
    if (!find_unit(&s)) return;
    if (f->sheet_of[s.pos]) {
        svod_add(f->findings, SVOD_F_form_sheet_doubled, filled_place(f, s.key_row, s.key_col), f->grid->info.name,
                 f->roster->units[f->plan.units[s.pos]].name);
        filled_about(f, s.pos, SVOD_NO_NODE);
    }
    f->sheet_of[s.pos] = true;
    f->row_of[s.pos] = true;
    if (!filled_name_fits(f, s.pos, s.key_row + 1, key_col + 1) || !find_columns(&s)) return;
    if (f->placed)
        compare_rows(&s);
    else
        tell_lacking(&s);
    read_rows(&s);
    filled_merges_tell(f, &s, s.last_row, s.last_col, entry_at);
}
