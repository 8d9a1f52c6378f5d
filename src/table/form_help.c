// The instructions of a form: whose it is, how to fill it, what not to do, how to send it back; and its units with how far each is.
#include "table/form_parts.h"

enum { MARK = 1, WORDS, SIDE, LAST = SIDE };

typedef struct page {
    const form *f;
    svod_table *table;
    uint32_t row;
} page;

static void put_fact(page *p, const char *what, const char *words) {
    if (!*words) return;
    svod_put_text(p->table, p->row, MARK, SVOD_CLASS_WRAP, what)->tone = SVOD_TONE_STRONG;
    svod_put_text(p->table, p->row++, WORDS, SVOD_CLASS_WRAP, words)->cols = LAST - WORDS + 1;
}

static void put_heading(page *p, const char *words) {
    p->row++;
    svod_table_height(p->table, p->row, 22);
    svod_put_text(p->table, p->row++, MARK, SVOD_CLASS_SUBTITLE, words);
}

static void put_step(page *p, const char *about, const char *words) {
    svod_put_text(p->table, p->row, MARK, SVOD_CLASS_WRAP, about)->tone = SVOD_TONE_STRONG;
    svod_put_text(p->table, p->row++, WORDS, SVOD_CLASS_WRAP, words)->cols = LAST - WORDS + 1;
}

static void put_facts(page *p) {
    const form *f = p->f;
    svod_put_text(p->table, p->row, MARK, SVOD_CLASS_TITLE, svod_printf(f->arena, FORM_SAY(f, title), f->input->expert));
    svod_table_height(p->table, p->row++, 28);
    put_fact(p, FORM_SAY(f, campaign), f->input->campaign->title);
    if (f->input->campaign->provenance == SVOD_DEMO) {
        put_fact(p, FORM_SAY(f, provenance), FORM_SAY(f, demo));
        SVOD_AT(&p->table->cells, svod_out, p->table->cells.count - 1)->tone = SVOD_TONE_WARN;
    }
    put_fact(p, FORM_SAY(f, rubric), f->rubric->title);
    put_fact(p, FORM_SAY(f, amount), svod_printf(f->arena, FORM_SAY(f, amount_words), f->plan.unit_count, f->leaves));
    if (f->input->chair) put_fact(p, FORM_SAY(f, role), form_chair(f));
    put_fact(p, FORM_SAY(f, due), form_date(f, f->input->due));
}

static void put_how(page *p) {
    const form *f = p->f;
    const char *matrix = svod_say(f->lang, SVOD_T_data_form_scores);
    put_heading(p, FORM_SAY(f, how));
    put_step(p, FORM_SAY(f, how_where), svod_printf(f->arena, FORM_SAY(f, where_matrix), matrix));
    if (f->plan.unit_sheets) put_step(p, FORM_SAY(f, how_either), svod_printf(f->arena, FORM_SAY(f, where_units), matrix));
    put_step(p, FORM_SAY(f, how_score), FORM_SAY(f, score_words));
    if (f->na) put_step(p, FORM_SAY(f, not_applicable), svod_printf(f->arena, FORM_SAY(f, na_words), f->na));
    put_step(p, FORM_SAY(f, how_blank), FORM_SAY(f, blank_words));
    if (f->plan.unit_sheets && form_proposes(f)) put_step(p, FORM_SAY(f, proposal), FORM_SAY(f, proposal_words));
    put_step(p, FORM_SAY(f, how_totals), FORM_SAY(f, total_words));
    put_heading(p, FORM_SAY(f, not_to_do));
    put_step(p, FORM_SAY(f, not_shape), FORM_SAY(f, shape_words));
    put_step(p, FORM_SAY(f, not_paste), FORM_SAY(f, paste_words));
    put_step(p, FORM_SAY(f, not_other), FORM_SAY(f, other_words));
    put_heading(p, FORM_SAY(f, send));
    put_step(p, FORM_SAY(f, send_file), FORM_SAY(f, send_words));
    if (*f->input->due) put_step(p, FORM_SAY(f, due), svod_printf(f->arena, FORM_SAY(f, due_words), form_date(f, f->input->due)));
}

static void put_units(page *p) {
    const form *f = p->f;
    const char *matrix = svod_say(f->lang, SVOD_T_data_form_scores);
    if (!f->plan.unit_sheets || !f->plan.unit_count) return;
    put_heading(p, FORM_SAY(f, yours));
    svod_put_text(p->table, p->row, MARK, SVOD_CLASS_HEAD, form_unit_word(f))->cols = WORDS - MARK + 1;
    svod_put_text(p->table, p->row++, SIDE, SVOD_CLASS_HEAD, FORM_SAY(f, filled));
    for (size_t i = 0; i < f->plan.unit_count; i++, p->row++) {
        const char *words = svod_printf(f->arena, "%zu. %s", i + 1, f->plan.roster->units[f->plan.units[i]].name);
        svod_out *name = svod_put_text(p->table, p->row, MARK, SVOD_CLASS_LINK_ROW, words);
        name->cols = WORDS - MARK + 1;
        name->target = svod_ref_fixed(f->arena, f->plan.sheet_names[i], SVOD_FORM_UNIT_FIRST_ROW, SVOD_FORM_UNIT_SCORE_COL);
        const char *from = svod_ref_fixed(f->arena, matrix, svod_form_unit_row(i), f->plan.last_col + 1);
        svod_out *progress = svod_put_formula(p->table, p->row, SIDE, SVOD_CLASS_REPLY, svod_printf(f->arena, "=%s", from), 0);
        progress->text = svod_printf(f->arena, "0%s", svod_printf(f->arena, FORM_SAY(f, of), f->leaves));
    }
}

svod_table *form_help(const form *f) {
    page p = {f, form_sheet(f, "form_help", svod_say(f->lang, SVOD_T_data_form_help)), 1};
    svod_table_width(p.table, MARK, MARK, 26);
    svod_table_width(p.table, WORDS, WORDS, 66);
    svod_table_width(p.table, SIDE, SIDE, 18);
    p.table->tab_tone = SVOD_TONE_WARN;
    put_facts(&p);
    put_how(&p);
    put_units(&p);
    svod_fit_rows(p.table, f->arena);
    return p.table;
}
