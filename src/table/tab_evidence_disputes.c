// "Баллы и документы": where experts' points and what was found in documents differ most: points above what the documents
// show, points below it, and which experts gave more most often.
#include "table/evidence.h"
#include "table/origin.h"
#include "table/tables.h"

enum { UNIT = 1, NODE, POINTS, PROPOSAL, MAX, GAP, SEEN, DOCUMENT, COLS = DOCUMENT };
enum { TOP = 5, MOST = 100 };

static void put_heads(svod_lay *lay, uint32_t row) {
    const char *const heads[COLS] = {svod_lay_unit_word(lay),     SAY(lay, criterion),        SAY(lay, evidence_points),
                                     SAY(lay, evidence_proposal), SAY(lay, evidence_max),     SAY(lay, evidence_gap),
                                     SAY(lay, evidence_seen),     SAY(lay, evidence_document)};
    for (uint32_t i = 0; i < COLS; i++)
        svod_lay_head(lay, row, i + 1, heads[i]);
}

// The quotation that speaks for the proposal, else why nothing was found.
static void put_seen(svod_lay *lay, uint32_t row, size_t unit, uint32_t node) {
    const svod_proposal *of = svod_evidence_proposal(lay->result->evidence, unit, node);
    const svod_quote *quote = of && of->quote_count ? &of->quotes[0] : NULL;
    const char *text = quote ? svod_quote_words(quote, lay->lang, lay->arena) : of && of->why ? of->why : "";
    svod_origin_proposal(lay, svod_put_text(lay->table, row, SEEN, SVOD_CLASS_WRAP, text), unit, node);
    const char *where = svod_quote_where(quote, lay->lang, lay->arena);
    if (quote)
        svod_origin_proposal(lay, svod_put_document(lay, row, DOCUMENT, quote, where), unit, node);
    else
        svod_put_empty(lay->table, row, DOCUMENT, SVOD_CLASS_WRAP);
}

static void put_dispute(svod_lay *lay, uint32_t row, const svod_evidence_dispute *of) {
    svod_put_text(lay->table, row, UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[of->unit].name);
    svod_put_text(lay->table, row, NODE, SVOD_CLASS_WRAP, svod_lay_node_name(lay, of->node));
    svod_lay_point(lay, row, POINTS, &lay->result->now, of->unit, of->node);
    svod_put_proposal(lay, row, PROPOSAL, of->unit, of->node);
    double max = svod_points_double(of->max), gap = svod_points_double(of->proposed - of->points);
    svod_origin_point(lay, svod_put_number(lay->table, row, MAX, SVOD_CLASS_POINTS, max), "max", &lay->result->now, of->unit, of->node);
    svod_out *cell = svod_put_number(lay->table, row, GAP, SVOD_CLASS_CHANGE, gap);
    svod_origin(lay, cell, "evidence:%s:%s:gap", svod_origin_unit_word(lay, of->unit),
                svod_origin_word(lay, svod_rubric_node_id(lay->rubric, of->node)));
    put_seen(lay, row, of->unit, of->node);
}

static uint32_t put_block(svod_lay *lay, uint32_t row, const char *title, bool without) {
    const svod_evidence *of = lay->result->evidence;
    uint32_t shown = 0, all = 0;
    svod_put_text(lay->table, row, 1, SVOD_CLASS_SUBTITLE, title);
    svod_table_height(lay->table, row++, 20);
    for (uint32_t i = 0; i < of->dispute_count; i++)
        all += of->disputes[i].without == without;
    if (!all) {
        svod_put_text(lay->table, row, 1, SVOD_CLASS_TEXT, SAY(lay, evidence_dispute_none));
        return row + 2;
    }
    put_heads(lay, row++);
    for (uint32_t i = 0; i < of->dispute_count && shown < MOST; i++) {
        if (of->disputes[i].without != without) continue;
        put_dispute(lay, row++, &of->disputes[i]);
        shown++;
    }
    if (shown < all) svod_lay_note(lay, row++, 1, COLS, SAY(lay, evidence_disputes_more));
    return row + 1;
}

// How often an expert gave more than is proposed, where points are far above it.
static size_t times(const svod_lay *lay, size_t expert) {
    const svod_evidence *of = lay->result->evidence;
    const svod_scores *scores = lay->result->now.scores;
    const svod_expert *who = SVOD_AT(&scores->experts, const svod_expert, expert);
    size_t count = 0;
    for (uint32_t i = 0; i < of->dispute_count; i++) {
        const svod_evidence_dispute *at = &of->disputes[i];
        if (at->without && who->scores[svod_scores_slot(scores, at->unit, at->node)] * SVOD_POINT_TENTHOUSANDTH > at->proposed) count++;
    }
    return count;
}

static uint32_t put_experts(svod_lay *lay, uint32_t row) {
    const svod_scores *scores = lay->result->now.scores;
    if (!scores || scores->experts.count < 2) return row;
    uint32_t first = row;
    svod_put_text(lay->table, row, 1, SVOD_CLASS_SUBTITLE, SAY(lay, evidence_by_expert));
    svod_table_height(lay->table, row++, 20);
    svod_lay_head(lay, row, UNIT, SAY(lay, expert));
    svod_lay_head(lay, row++, NODE, SAY(lay, evidence_times));
    for (size_t i = 0; i < scores->experts.count; i++, row++) {
        const char *name = SVOD_AT(&scores->experts, const svod_expert, i)->name;
        svod_put_text(lay->table, row, UNIT, SVOD_CLASS_WRAP, name);
        svod_out *cell = svod_put_number(lay->table, row, NODE, SVOD_CLASS_COUNT, (double)times(lay, i));
        svod_origin(lay, cell, "evidence_expert:%s", svod_origin_word(lay, name));
    }
    svod_table_keep(lay->table, first, row - 1);
    return row;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    static const double widths[COLS] = {22, 32, 9, 14, 11, 10, 64, 34};
    svod_lay lay =
        svod_lay_of(result, origins, arena, "evidence_disputes", svod_say(result->campaign->lang, SVOD_T_table_sheet_evidence_disputes));
    const svod_evidence *of = svod_lay_evidence(&lay);
    if (!of || !of->disputes) return;
    for (uint32_t i = 0; i < COLS; i++)
        svod_table_width(lay.table, i + 1, i + 1, widths[i]);
    svod_lay_title(&lay, SAY(&lay, title_evidence_disputes), SAY(&lay, intro_evidence_disputes), COLS);
    uint32_t row = put_block(&lay, TOP, SAY(&lay, evidence_without), true);
    row = put_block(&lay, row, SAY(&lay, evidence_unscored), false);
    put_experts(&lay, row);
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_evidence_disputes = {"evidence_disputes", build, "где баллы экспертов и документы расходятся сильнее всего",
                                               "where experts' points and documents differ most"};
