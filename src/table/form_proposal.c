// Beside the cells that an expert fills on a unit's sheet: what svod proposes and the quotations for it. Grey, never within an entry:
// what is proposed is not what is given.
#include "table/evidence.h"
#include "table/form_parts.h"

enum { PROPOSAL = SVOD_FORM_UNIT_PROPOSAL_COL, QUOTES = SVOD_FORM_UNIT_QUOTES_COL, HEAD = SVOD_FORM_UNIT_HEAD_ROW };
enum { ACROSS = 165 }; // characters on a page of the print

bool form_proposes(const form *f) {
    return f->input->evidence && f->input->evidence->document_count > 0;
}

// "0,5 — слабо", or the state alone where nothing can be proposed.
static const char *proposal_words(const form *f, const svod_proposal *of) {
    const char *state = svod_evidence_state_name(of->state, f->lang);
    return of->proposed ? svod_printf(f->arena, "%s — %s", form_points(f, of->points), state) : state;
}

// "«…» (Концепция.docx, стр. 3)", a line each; why nothing was found where there are none.
static const char *quotes_words(const form *f, const svod_proposal *of) {
    svod_buf out = svod_buf_of(f->arena);
    for (uint32_t i = 0; i < of->quote_count; i++) {
        const svod_quote *quote = &of->quotes[i];
        const char *place = svod_quote_place(quote, f->lang, f->arena);
        const char *why = quote->sight == SVOD_SIGHT_FOUND ? "" : svod_evidence_why(quote->why, f->lang);
        svod_buf_printf(&out, "%s%s (%s%s%s%s%s)", i ? "\n" : "", svod_quote_text(quote, f->lang, f->arena),
                        svod_quote_document(f->input->evidence, quote), *place ? ", " : "", place, *why ? "; " : "", why);
    }
    return out.len ? out.data : of->why ? of->why : "";
}

static void put_node(const form *f, svod_table *table, size_t unit, uint32_t node) {
    const svod_proposal *of = svod_evidence_proposal(f->input->evidence, unit, node);
    uint32_t row = f->plan.row[node];
    if (!of) {
        svod_put_empty(table, row, PROPOSAL, SVOD_CLASS_WRAP);
        svod_put_empty(table, row, QUOTES, SVOD_CLASS_WRAP);
        return;
    }
    svod_put_text(table, row, PROPOSAL, SVOD_CLASS_WRAP, proposal_words(f, of))->tone = SVOD_TONE_PREVIOUS;
    svod_put_text(table, row, QUOTES, SVOD_CLASS_WRAP, quotes_words(f, of))->tone = SVOD_TONE_PREVIOUS;
}

void form_proposals(const form *f, svod_table *table, size_t i) {
    svod_put_text(table, HEAD, PROPOSAL, SVOD_CLASS_HEAD, FORM_SAY(f, proposal))->tone = SVOD_TONE_PREVIOUS;
    svod_put_text(table, HEAD, QUOTES, SVOD_CLASS_HEAD, FORM_SAY(f, quotes))->tone = SVOD_TONE_PREVIOUS;
    for (uint32_t node = 0; node < f->rubric->count; node++)
        if (f->plan.row[node]) put_node(f, table, f->plan.units[i], node);
    svod_table_width(table, PROPOSAL, PROPOSAL, 16);
    svod_table_width(table, QUOTES, QUOTES, 70);
    // What is to be filled on one page of the print, what was found on the next one.
    static const svod_group groups[] = {{SVOD_FORM_UNIT_MAX_COL, SVOD_FORM_UNIT_FILLED_COL}, {PROPOSAL, QUOTES}};
    table->across = ACROSS;
    table->freeze_col = SVOD_FORM_UNIT_MAX_COL;
    svod_break_pages(table, groups, sizeof groups / sizeof *groups);
}
