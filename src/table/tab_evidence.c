// "Свидетельства": what was sought in the documents for each unit and criterion, what was found, quoted with its place, and proposed.
#include "table/evidence.h"
#include "table/origin.h"
#include "table/tables.h"

enum { UNIT = 1, NODE, STATE, PROPOSAL, MAX, QUOTE, DOCUMENT, PLACE, WHY, COLS = WHY };
enum { HEAD = 5, MOST = 30000, LAST = HEAD + MOST }; // rows: more links than office programs hold would follow

static void put(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    if (text && *text)
        svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    else
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

// What names the row stands in every one of a criterion, for whoever filters; numbers in the first one alone, for whoever sums.
static void put_names(svod_lay *lay, uint32_t row, size_t unit, const char *node, svod_evidence_state state, bool first) {
    svod_tone tone = first ? SVOD_TONE_PLAIN : SVOD_TONE_MUTED;
    svod_lay_tone(svod_put_text(lay->table, row, UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name), tone);
    svod_lay_tone(svod_put_text(lay->table, row, NODE, SVOD_CLASS_WRAP, node), tone);
    const char *sign = svod_tone_sign(svod_evidence_tone(state));
    const char *name = svod_evidence_state_name(state, lay->lang);
    if (*sign) name = svod_printf(lay->arena, "%s %s", sign, name);
    svod_lay_tone(svod_put_text(lay->table, row, STATE, SVOD_CLASS_WRAP, name), first ? svod_evidence_tone(state) : SVOD_TONE_MUTED);
}

static void put_nothing_quoted(svod_lay *lay, uint32_t row) {
    for (uint32_t col = QUOTE; col <= PLACE; col++)
        svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
}

static void put_quote(svod_lay *lay, uint32_t row, size_t unit, uint32_t node, const svod_quote *quote) {
    const char *text = svod_quote_words(quote, lay->lang, lay->arena);
    svod_out *cell = svod_put_text(lay->table, row, QUOTE, SVOD_CLASS_WRAP, text);
    svod_lay_tone(cell, quote->sight == SVOD_SIGHT_FOUND ? SVOD_TONE_PLAIN : SVOD_TONE_MUTED);
    svod_origin_proposal(lay, cell, unit, node);
    svod_origin_proposal(lay, svod_put_document(lay, row, DOCUMENT, quote, ""), unit, node);
    const char *where = svod_quote_where(quote, lay->lang, lay->arena);
    svod_origin_proposal(lay, svod_put_text(lay->table, row, PLACE, SVOD_CLASS_WRAP, where), unit, node);
}

static uint32_t put_proposal(svod_lay *lay, uint32_t row, size_t unit, uint32_t node, const svod_proposal *of) {
    const char *name = svod_lay_node_name(lay, node);
    for (uint32_t i = 0; i == 0 || i < of->quote_count; i++, row++) {
        put_names(lay, row, unit, name, of->state, i == 0);
        if (i == 0) {
            svod_put_proposal(lay, row, PROPOSAL, unit, node);
            double max = svod_points_double(lay->rubric->nodes[node].max);
            svod_origin_max(lay, svod_put_number(lay->table, row, MAX, SVOD_CLASS_POINTS, max), lay->sides - 1, node);
        } else {
            svod_put_empty(lay->table, row, PROPOSAL, SVOD_CLASS_WRAP);
            svod_put_empty(lay->table, row, MAX, SVOD_CLASS_WRAP);
        }
        if (i < of->quote_count)
            put_quote(lay, row, unit, node, &of->quotes[i]);
        else
            put_nothing_quoted(lay, row);
        put(lay, row, WHY, i == 0 ? of->why : "");
        if (i == 0) svod_origin_proposal(lay, svod_lay_last(lay), unit, node);
    }
    return row;
}

// A row for each document that could not be read, for what was not found may stand there, and for each that is empty.
static uint32_t put_unread(svod_lay *lay, uint32_t row, size_t unit, bool *more) {
    const svod_evidence *evidence = lay->result->evidence;
    for (uint32_t i = 0; i < evidence->unit_documents[unit]; i++) {
        svod_quote whole = {.document = evidence->unit_first[unit] + i};
        const svod_found *found = evidence->documents[whole.document];
        if (found->state == SVOD_DOC_READ) continue;
        if (row > LAST) {
            *more = true;
            break;
        }
        svod_evidence_state state = found->state == SVOD_DOC_EMPTY ? SVOD_EVIDENCE_NOT_FOUND : SVOD_EVIDENCE_UNREADABLE;
        put_names(lay, row, unit, SAY(lay, evidence_document_whole), state, true);
        svod_lay_dash(lay, row, PROPOSAL, SVOD_CLASS_POINTS);
        svod_lay_dash(lay, row, MAX, SVOD_CLASS_POINTS);
        put_nothing_quoted(lay, row);
        svod_put_document(lay, row, DOCUMENT, &whole, "");
        put(lay, row++, WHY, svod_found_fault(found, lay->lang));
    }
    return row;
}

static bool any_read(const svod_evidence *evidence, size_t unit) {
    for (uint32_t i = 0; i < evidence->unit_documents[unit]; i++)
        if (evidence->documents[evidence->unit_first[unit] + i]->state == SVOD_DOC_READ) return true;
    return false;
}

// A unit that sent nothing is one row, not one for each criterion.
static uint32_t put_nothing(svod_lay *lay, uint32_t row, size_t unit) {
    put_names(lay, row, unit, SAY(lay, evidence_all), SVOD_EVIDENCE_NO_DOCUMENTS, true);
    svod_lay_dash(lay, row, PROPOSAL, SVOD_CLASS_POINTS);
    svod_lay_dash(lay, row, MAX, SVOD_CLASS_POINTS);
    put_nothing_quoted(lay, row);
    put(lay, row, WHY, "");
    return row + 1;
}

static uint32_t put_units(svod_lay *lay, bool *more) {
    const svod_evidence *evidence = lay->result->evidence;
    uint32_t row = HEAD + 1;
    for (size_t unit = 0; unit < evidence->units && !*more; unit++) {
        if (!svod_roster_exists(lay->result->roster, unit, lay->result->now.year)) continue;
        if (!evidence->unit_documents[unit]) {
            if (row > LAST)
                *more = true;
            else
                row = put_nothing(lay, row, unit);
            continue;
        }
        row = put_unread(lay, row, unit, more);
        if (!any_read(evidence, unit)) continue; // said once, not for each criterion
        for (uint32_t node = 0; node < evidence->nodes && !*more; node++) {
            const svod_proposal *proposal = svod_evidence_proposal(evidence, unit, node);
            if (!proposal) continue;
            if (row > LAST)
                *more = true;
            else
                row = put_proposal(lay, row, unit, node, proposal);
        }
    }
    return row - 1;
}

static void put_heads(svod_lay *lay) {
    const char *const heads[COLS] = {svod_lay_unit_word(lay),     SAY(lay, criterion),      SAY(lay, evidence_state),
                                     SAY(lay, evidence_proposal), SAY(lay, evidence_max),   SAY(lay, evidence_quote),
                                     SAY(lay, evidence_document), SAY(lay, evidence_place), SAY(lay, evidence_why)};
    static const double widths[COLS] = {18, 26, 13, 14, 11, 58, 26, 26, 36};
    for (uint32_t i = 0; i < COLS; i++) {
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
    }
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "evidence", svod_say(result->campaign->lang, SVOD_T_table_sheet_evidence));
    if (!svod_lay_evidence(&lay)) return;
    svod_lay_title(&lay, SAY(&lay, title_evidence), SAY(&lay, intro_evidence), COLS);
    put_heads(&lay);
    bool more = false;
    uint32_t last = put_units(&lay, &more);
    if (last == HEAD) return;
    if (more) svod_lay_note(&lay, last + 1, 1, COLS, SAY(&lay, evidence_more));
    lay.table->filter = (svod_range){HEAD, 1, last, COLS};
    lay.table->freeze_row = HEAD + 1;
    lay.table->freeze_col = STATE;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_evidence = {"evidence", build, "что сказано в документах: цитаты с местом и предлагаемые баллы",
                                      "what documents say: quotations with their places, and proposed points"};
