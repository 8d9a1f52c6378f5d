// The sheet of one unit in a form: criteria down, with a score, a mark for "not applicable", a comment and a link to the evidence; beside
// them what the matrix says of the same criterion, red where the two differ.
#include "table/form_parts.h"

enum { TITLE = SVOD_FORM_UNIT_TITLE_COL, MAX = SVOD_FORM_UNIT_MAX_COL, SCORE = SVOD_FORM_UNIT_SCORE_COL, NA = SVOD_FORM_UNIT_NA_COL };
enum { COMMENT = SVOD_FORM_UNIT_COMMENT_COL, EVIDENCE = SVOD_FORM_UNIT_LINK_COL, MATRIX = SVOD_FORM_UNIT_MATRIX_COL };
enum { FILLED = SVOD_FORM_UNIT_FILLED_COL, HEAD = SVOD_FORM_UNIT_HEAD_ROW, FIRST = SVOD_FORM_UNIT_FIRST_ROW };

// The cell in a row of this sheet, "$D5".
static const char *beside(const form *f, uint32_t col, uint32_t row) {
    return svod_printf(f->arena, "$%s", svod_ref_cell(f->arena, row, col));
}

static void put_top(const form *f, svod_table *table, size_t i) {
    const svod_unit *unit = &f->plan.roster->units[f->plan.units[i]];
    const char *matrix = svod_say(f->lang, SVOD_T_data_form_scores);
    svod_put_text(table, 1, SVOD_FORM_UNIT_KEY_COL, SVOD_CLASS_TEXT, unit->id);
    const char *line = svod_printf(f->arena, "%s · %s", svod_printf(f->arena, FORM_SAY(f, title), f->input->expert), form_campaign(f));
    svod_put_text(table, 1, TITLE, SVOD_CLASS_NOTE, line)->cols = MATRIX - TITLE + 1;
    svod_put_text(table, 2, TITLE, SVOD_CLASS_TITLE, unit->name);
    svod_out *back = svod_put_text(table, 3, TITLE, SVOD_CLASS_LINK, svod_printf(f->arena, FORM_SAY(f, back), matrix));
    back->target = svod_ref_fixed(f->arena, matrix, svod_form_unit_row(i), SVOD_FORM_FIRST_COL);
    svod_range flags = {FIRST, FILLED, f->plan.last_row, FILLED};
    const char *of = svod_printf(f->arena, FORM_SAY(f, of), f->leaves);
    const char *words = svod_printf(f->arena, "%s: ", FORM_SAY(f, filled));
    const char *formula = svod_printf(f->arena, "=\"%s\"&SUM(%s)&\"%s\"", words, svod_ref_range(f->arena, NULL, flags), of);
    svod_out *cell = svod_put_formula(table, 3, COMMENT, SVOD_CLASS_NOTE, formula, 0);
    cell->text = svod_printf(f->arena, "%s0%s", words, of);
}

static void put_heads(const form *f, svod_table *table) {
    const char *matrix = svod_printf(f->arena, FORM_SAY(f, in_matrix), svod_say(f->lang, SVOD_T_data_form_scores));
    const char *const heads[] = {FORM_SAY(f, criterion),
                                 FORM_SAY(f, maximum),
                                 FORM_SAY(f, score),
                                 FORM_SAY(f, not_applicable),
                                 FORM_SAY(f, comment),
                                 FORM_SAY(f, evidence),
                                 matrix};
    for (uint32_t i = 0; i < sizeof heads / sizeof *heads; i++)
        svod_put_text(table, HEAD, TITLE + i, SVOD_CLASS_HEAD, heads[i]);
}

static void put_entries(const form *f, svod_table *table, uint32_t row) {
    svod_put_empty(table, row, SCORE, SVOD_CLASS_ENTRY);
    svod_put_empty(table, row, NA, f->na ? SVOD_CLASS_ENTRY : SVOD_CLASS_REPLY);
    svod_put_empty(table, row, COMMENT, SVOD_CLASS_ENTRY_TEXT);
    svod_put_empty(table, row, EVIDENCE, SVOD_CLASS_ENTRY_TEXT);
}

static void put_node(const form *f, svod_table *table, size_t i, uint32_t node) {
    const svod_rnode *at = &f->rubric->nodes[node];
    uint32_t row = f->plan.row[node];
    bool leaf = svod_rubric_criterion(f->rubric, node);
    uint8_t tone = leaf ? SVOD_TONE_PLAIN : SVOD_TONE_STRONG;
    svod_put_text(table, row, SVOD_FORM_UNIT_KEY_COL, SVOD_CLASS_TEXT, svod_form_key(&f->plan, node, f->arena));
    const char *name = node == SVOD_ROOT ? FORM_SAY(f, total) : svod_node_name(f->rubric, node, f->arena);
    svod_out *title = svod_put_text(table, row, TITLE, SVOD_CLASS_WRAP, name);
    title->tone = form_agreed(f, node) ? SVOD_TONE_WARN : tone;
    if (*at->note) title->note = at->note;
    const char *scale = form_scale(f, node, " ");
    svod_out *max = scale ? svod_put_text(table, row, MAX, SVOD_CLASS_REPLY, scale)
                          : svod_put_number(table, row, MAX, SVOD_CLASS_REPLY, svod_points_double(svod_rubric_judged_max(f->rubric, node)));
    max->tone = tone;
    const char *other = svod_ref_fixed(f->arena, svod_say(f->lang, SVOD_T_data_form_scores), svod_form_unit_row(i), f->plan.col[node]);
    const char *same = svod_printf(f->arena, "=IF(%s=\"\",\"\",%s)", other, other);
    if (leaf) {
        put_entries(f, table, row);
        const char *any = svod_printf(f->arena, "=IF(OR(%s<>\"\",%s<>\"\",%s<>\"\"),1,0)", beside(f, SCORE, row), beside(f, NA, row),
                                      beside(f, MATRIX, row));
        svod_put_formula(table, row, FILLED, SVOD_CLASS_TEXT, any, 0);
    } else {
        svod_out *sum =
            svod_put_formula(table, row, SCORE, SVOD_CLASS_REPLY, form_total(f, (form_line){f->plan.row, SCORE, false}, node), 0);
        sum->text = "";
        sum->tone = tone;
        for (uint32_t col = NA; col <= EVIDENCE; col++)
            svod_put_empty(table, row, col, SVOD_CLASS_REPLY)->tone = tone;
    }
    svod_out *matrix = svod_put_formula(table, row, MATRIX, SVOD_CLASS_REPLY, same, 0);
    matrix->text = "";
    matrix->tone = leaf ? SVOD_TONE_PREVIOUS : tone;
}

// Red: both a score and a mark, or something else than in the matrix.
static void mark_differences(const form *f, svod_table *table) {
    const char *score = beside(f, SCORE, FIRST), *na = beside(f, NA, FIRST), *matrix = beside(f, MATRIX, FIRST);
    const char *own = svod_printf(f->arena, "IF(%s<>\"\",\"%s\",%s)", na, f->na ? f->na : "", score);
    const char *formula = svod_printf(f->arena, "=AND(%s=1,OR(AND(%s<>\"\",%s<>\"\"),AND(%s<>\"\",OR(%s<>\"\",%s<>\"\"),%s<>%s)))",
                                      beside(f, FILLED, FIRST), score, na, matrix, score, na, matrix, own);
    svod_table_when(table, (svod_range){FIRST, SCORE, f->plan.last_row, NA}, formula, SVOD_TONE_BAD);
    svod_table_when(table, (svod_range){FIRST, MATRIX, f->plan.last_row, MATRIX}, formula, SVOD_TONE_BAD);
}

static void allow_mark(const form *f, svod_table *table) {
    if (!f->na || table->allowed.count == SVOD_ALLOWED_MOST) return;
    svod_allowed *mark = svod_table_allow(table, (svod_range){FIRST, NA, f->plan.last_row, NA});
    mark->list = f->na_list;
    mark->title = FORM_SAY(f, not_applicable);
    mark->message = mark->error = svod_printf(f->arena, FORM_SAY(f, mark_words), f->na);
    mark->error_title = FORM_SAY(f, wrong);
}

svod_table *form_unit(const form *f, size_t i) {
    svod_table *table = form_sheet(f, "form_unit", f->plan.sheet_names[i]);
    static const double widths[] = {44, 14, 8, 11, 34, 26, 11};
    for (uint32_t col = 0; col < sizeof widths / sizeof *widths; col++)
        svod_table_width(table, TITLE + col, TITLE + col, widths[col]);
    table->landscape = true; // upright, its print would be small
    table->freeze_row = HEAD + 1;
    table->repeat_from = table->repeat_to = HEAD;
    svod_table_hide_col(table, SVOD_FORM_UNIT_KEY_COL);
    svod_table_hide_col(table, FILLED);
    svod_table_height(table, 2, 27);
    svod_table_height(table, 3, 20);
    put_top(f, table, i);
    put_heads(f, table);
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (f->plan.row[n]) put_node(f, table, i, n);
    allow_mark(f, table);
    form_allow(f, table, (form_line){f->plan.row, SCORE, false}, 1, false);
    mark_differences(f, table);
    if (form_proposes(f)) form_proposals(f, table, i);
    svod_fit_rows(table, f->arena);
    return table;
}
