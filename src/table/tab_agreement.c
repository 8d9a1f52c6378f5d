// "Согласие": every coefficient of agreement by section and criterion, and the pairs of experts.
#include "table/experts.h"
#include "table/origin.h"
#include "table/tables.h"

enum { COL_NODE = 1, COL_UNITS, COL_FIRST, COL_LAST = 20, PAIRS_MOST = 60 };

// The two sheets: coefficients with their errors, and the six ICC with their intervals. Both have eighteen columns of numbers.
typedef struct sheet {
    svod_lay lay;
    const svod_expertise *of;
    bool icc;
    uint32_t width; // columns of one coefficient
} sheet;

static bool is_shown(const sheet *s, svod_stat stat) {
    return (stat >= SVOD_STAT_icc_1_1 && stat <= SVOD_STAT_icc_3_k) == s->icc;
}

static void put_heads(sheet *s, uint32_t row) {
    svod_lay *lay = &s->lay;
    svod_lay_head(lay, row, COL_NODE, SAY(lay, node))->rows = 2;
    svod_lay_head(lay, row, COL_UNITS, s->icc ? SAY(lay, units) : SAY(lay, pair_cells))->rows = 2;
    svod_lay_last(lay)->note = s->icc ? SAY(lay, note_agree_units) : SAY(lay, note_agree_cells);
    uint32_t col = COL_FIRST;
    for (unsigned stat = 0; stat < SVOD_STAT_COUNT; stat++) {
        if (!is_shown(s, (svod_stat)stat)) continue;
        svod_lay_head(lay, row, col, svod_capital(lay->arena, svod_say(lay->lang, svod_stat_name((svod_stat)stat))))->cols = s->width;
        svod_lay_head(lay, row + 1, col, s->icc ? "ICC" : SAY(lay, agree_value));
        svod_lay_head(lay, row + 1, col + 1, s->icc ? SAY(lay, from) : SAY(lay, agree_error));
        if (s->icc) svod_lay_head(lay, row + 1, col + 2, SAY(lay, to));
        col += s->width;
    }
}

static void put_part(sheet *s, uint32_t row, uint32_t col, const svod_estimate *e, svod_experts_cell cell, const char *origin) {
    svod_out *out = svod_lay_tone_figure(svod_experts_put(&s->lay, row, col, e, cell), SVOD_TONE_PREVIOUS);
    svod_origin(&s->lay, out, "%s", origin);
}

// The interval stands in a comment on sections and the total; on every criterion comments would hide the sheet.
static void put_stat(sheet *s, uint32_t row, uint32_t col, const svod_estimate *e, svod_stat stat, const char *id, bool commented) {
    const char *origin = svod_printf(s->lay.arena, "agreement:%s:%s", svod_stat_id(stat), id);
    bool percent = stat == SVOD_STAT_percent;
    svod_class cls = percent ? SVOD_CLASS_PERCENT : SVOD_CLASS_COEFFICIENT;
    double scale = percent ? 100 : 1;
    svod_out *cell = svod_experts_put(&s->lay, row, col, e, (svod_experts_cell){cls, e->value * scale, true});
    if (commented) cell->note = svod_experts_note(&s->lay, e, scale);
    svod_origin(&s->lay, cell, "%s", origin);
    if (!s->icc) {
        put_part(s, row, col + 1, e, (svod_experts_cell){cls, e->se * scale, e->has_se}, svod_printf(s->lay.arena, "%s:se", origin));
        return;
    }
    put_part(s, row, col + 1, e, (svod_experts_cell){cls, e->low, e->has_interval}, svod_printf(s->lay.arena, "%s:low", origin));
    put_part(s, row, col + 2, e, (svod_experts_cell){cls, e->high, e->has_interval}, svod_printf(s->lay.arena, "%s:high", origin));
}

static void put_node(sheet *s, uint32_t row, uint32_t node) {
    svod_lay *lay = &s->lay;
    const svod_agreement *of = &s->of->nodes[node];
    const char *id = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node));
    const char *name = node == SVOD_ROOT ? SAY(lay, total) : svod_lay_node_name(lay, node);
    svod_tone tone = lay->rubric->nodes[node].depth < 2 ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN;
    svod_lay_tone(svod_put_text(lay->table, row, COL_NODE, SVOD_CLASS_WRAP, name), tone);
    svod_stat first = s->icc ? SVOD_STAT_icc_1_1 : SVOD_STAT_percent;
    svod_out *units = svod_put_number(lay->table, row, COL_UNITS, SVOD_CLASS_COUNT, of->stat[first].units);
    svod_origin(lay, units, "agreement:%s:%s:units", svod_stat_id(first), id);
    uint32_t col = COL_FIRST;
    for (unsigned stat = 0; stat < SVOD_STAT_COUNT; stat++) {
        if (!is_shown(s, (svod_stat)stat)) continue;
        put_stat(s, row, col, &of->stat[stat], (svod_stat)stat, id, lay->rubric->nodes[node].depth < 2);
        col += s->width;
    }
}

// Nodes deeper than any score have nothing to agree about.
static uint32_t put_nodes(sheet *s, uint32_t row) {
    put_node(s, row++, SVOD_ROOT);
    for (uint32_t node = 1; node < s->lay.rubric->count; node++)
        if (s->lay.rubric->nodes[node].depth <= s->lay.result->now.deepest) put_node(s, row++, node);
    return row;
}

// ---- pairs ---------------------------------------------------------------------------------------------------------------

static void put_kappa(svod_lay *lay, uint32_t row, uint32_t col, const svod_estimate *e, const char *pair, const char *word) {
    const double values[] = {e->value, e->low, e->high};
    static const char *const ends[] = {"", ":low", ":high"};
    for (uint32_t i = 0; i < 3; i++) {
        svod_experts_cell cell = {SVOD_CLASS_COEFFICIENT, values[i], i == 0 || e->has_interval};
        svod_out *out = svod_experts_put(lay, row, col + i, e, cell);
        svod_origin(lay, out, "kappa:%s%s%s", pair, word, ends[i]);
        if (i) svod_lay_tone_figure(out, SVOD_TONE_PREVIOUS);
    }
}

static void put_pair(svod_lay *lay, uint32_t row, const svod_expertise *of, const svod_pair *pair) {
    const svod_expert_row *a = &of->experts[pair->a], *b = &of->experts[pair->b];
    const char *both = svod_printf(lay->arena, "%s:%s", svod_origin_word(lay, a->name), svod_origin_word(lay, b->name));
    svod_put_text(lay->table, row, COL_NODE, SVOD_CLASS_WRAP,
                  svod_printf(lay->arena, "%s — %s", svod_experts_name(lay, a), svod_experts_name(lay, b)));
    svod_origin(lay, svod_put_number(lay->table, row, COL_UNITS, SVOD_CLASS_COUNT, pair->kappa.units), "kappa:%s:units", both);
    put_kappa(lay, row, COL_FIRST, &pair->kappa, both, "");
    put_kappa(lay, row, COL_FIRST + 3, &pair->weighted, both, ":weighted");
}

static void put_pairs(svod_lay *lay, const svod_expertise *of, uint32_t row) {
    svod_put_text(lay->table, row, 1, SVOD_CLASS_SUBTITLE, SAY(lay, pairs));
    svod_table_height(lay->table, row, 24);
    svod_lay_note(lay, row + 1, 1, COL_LAST, SAY(lay, note_pairs));
    row += 2;
    svod_lay_head(lay, row, COL_NODE, SAY(lay, pair));
    svod_lay_head(lay, row, COL_UNITS, SAY(lay, pair_cells));
    for (uint32_t i = 0; i < 2; i++) {
        svod_lay_head(lay, row, COL_FIRST + 3 * i, i ? SAY(lay, pair_weighted) : SAY(lay, pair_kappa));
        svod_lay_head(lay, row, COL_FIRST + 3 * i + 1, SAY(lay, from));
        svod_lay_head(lay, row, COL_FIRST + 3 * i + 2, SAY(lay, to));
    }
    for (size_t i = 0; i < of->pair_count && i < PAIRS_MOST; i++)
        put_pair(lay, ++row, of, &of->pairs[i]);
    if (of->pair_count > PAIRS_MOST) svod_lay_note(lay, row + 1, 1, COL_LAST, SAY(lay, pairs_more));
}

static void set_page(svod_table *table, uint32_t head) {
    svod_table_width(table, COL_NODE, COL_NODE, 46);
    svod_table_width(table, COL_UNITS, COL_UNITS, 11);
    svod_table_width(table, COL_FIRST, COL_LAST, 8);
    table->freeze_row = head + 2;
    table->freeze_col = COL_UNITS;
    table->repeat_from = head;
    table->repeat_to = head + 1;
    table->landscape = true;
}

static bool any_icc(const svod_rubric *rubric, const svod_expertise *of) {
    for (uint32_t node = 0; node < rubric->count; node++)
        for (unsigned stat = SVOD_STAT_icc_1_1; stat <= SVOD_STAT_icc_3_k; stat++)
            if (!of->nodes[node].stat[stat].why) return true;
    return false;
}

// A sheet of dashes says less than the reason for them.
static const char *intro(const sheet *s, bool icc_defined) {
    const svod_lay *lay = &s->lay;
    if (s->icc) return SAY(lay, intro_icc);
    if (icc_defined) return SAY(lay, intro_agreement);
    const char *why = svod_say(lay->lang, svod_why_text((svod_why)s->of->nodes[SVOD_ROOT].stat[SVOD_STAT_icc_2_1].why));
    return svod_printf(lay->arena, "%s %s", SAY(lay, intro_agreement), svod_printf(lay->arena, SAY(lay, intro_no_icc), why));
}

static void build_one(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out, bool icc) {
    svod_lang lang = result->campaign->lang;
    const char *name = svod_say(lang, icc ? SVOD_T_table_sheet_icc : SVOD_T_table_sheet_agreement);
    sheet s = {.lay = svod_lay_of(result, origins, arena, "agreement", name), .icc = icc, .width = icc ? 3 : 2};
    s.of = svod_experts_of(&s.lay);
    if (!s.of || s.of->raters < 2) return;
    bool defined = any_icc(s.lay.rubric, s.of);
    if (icc && !defined) return;
    const char *title = icc ? SAY(&s.lay, title_icc) : SAY(&s.lay, title_agreement);
    uint32_t head = svod_lay_title(&s.lay, title, intro(&s, defined), COL_LAST);
    set_page(s.lay.table, head);
    put_heads(&s, head);
    uint32_t row = put_nodes(&s, head + 2);
    if (!icc && s.of->pair_count) put_pairs(&s.lay, s.of, row + 1);
    svod_lay_done(&s.lay, out);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    build_one(result, origins, arena, out, false);
    build_one(result, origins, arena, out, true);
}

const svod_table_kind tab_agreement = {"agreement", build, "согласие экспертов: все коэффициенты по разделам и критериям, пары экспертов",
                                       "agreement of the experts: all coefficients by section and criterion, pairs of experts"};
