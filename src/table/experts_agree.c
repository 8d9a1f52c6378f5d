// "Эксперты": agreement by section, and the criteria that experts read differently; both in the same columns.
#include "table/experts.h"
#include "table/origin.h"

enum {
    COL_NODE = 1,
    COL_VALUE,
    COL_LOW,
    COL_HIGH,
    COL_LEVEL,
    COL_PERCENT = 7,
    COL_SPREAD,
    COL_UNITS,
    COL_DISPUTED,
    COL_RATERS,
    COL_MEASURE
};
#define OFTEN 0.75 // scores that coincide so often differ in rare cases alone

static void put_heads(svod_lay *lay, uint32_t row, const char *first, const char *last) {
    svod_lay_head(lay, row, COL_NODE, first);
    svod_lay_head(lay, row, COL_VALUE, SAY(lay, agree_coefficient));
    svod_lay_head(lay, row, COL_LOW, SAY(lay, agree_low));
    svod_lay_head(lay, row, COL_HIGH, SAY(lay, agree_high));
    svod_lay_head(lay, row, COL_LEVEL, SAY(lay, agree_level))->cols = COL_PERCENT - COL_LEVEL;
    svod_lay_head(lay, row, COL_PERCENT, SAY(lay, agree_percent))->note = SAY(lay, note_agree_percent);
    svod_lay_head(lay, row, COL_SPREAD, SAY(lay, agree_spread))->note = SAY(lay, note_agree_spread);
    svod_lay_head(lay, row, COL_UNITS, SAY(lay, agree_compared));
    svod_lay_head(lay, row, COL_DISPUTED, SAY(lay, agree_disputed));
    svod_lay_head(lay, row, COL_RATERS, SAY(lay, agree_raters));
    svod_lay_head(lay, row, COL_MEASURE, last);
}

static svod_experts_cell coefficient(double value, bool has) {
    return (svod_experts_cell){SVOD_CLASS_COEFFICIENT, value, has};
}

static void put_coefficient(svod_lay *lay, uint32_t row, const svod_agreement *of, const char *id) {
    const svod_estimate *e = &of->stat[of->main];
    const char *stat = svod_stat_id((svod_stat)of->main);
    svod_out *cell = svod_lay_tone_figure(svod_experts_put(lay, row, COL_VALUE, e, coefficient(e->value, true)), SVOD_TONE_STRONG);
    svod_origin(lay, cell, "agreement:%s:%s", stat, id);
    svod_origin(lay, svod_experts_put(lay, row, COL_LOW, e, coefficient(e->low, e->has_interval)), "agreement:%s:%s:low", stat, id);
    svod_origin(lay, svod_experts_put(lay, row, COL_HIGH, e, coefficient(e->high, e->has_interval)), "agreement:%s:%s:high", stat, id);
    const char *word = svod_say(lay->lang, svod_agreement_level_word((svod_agreement_level)of->level));
    cell = svod_put_text(lay->table, row, COL_LEVEL, SVOD_CLASS_WRAP, word);
    cell->cols = COL_PERCENT - COL_LEVEL;
    if (of->level != SVOD_LEVEL_none && of->level <= SVOD_LEVEL_fair) svod_lay_tone(cell, SVOD_TONE_WARN);
    if (of->level == SVOD_LEVEL_none) svod_lay_tone(cell, SVOD_TONE_MUTED);
}

static void put_counts(svod_lay *lay, uint32_t row, const svod_agreement *of, const char *id) {
    const svod_estimate *main = &of->stat[of->main], *percent = &of->stat[SVOD_STAT_percent];
    const char *stat = svod_stat_id((svod_stat)of->main);
    svod_experts_cell share = {SVOD_CLASS_PERCENT, percent->value * 100, true};
    svod_origin(lay, svod_experts_put(lay, row, COL_PERCENT, percent, share), "agreement:percent:%s", id);
    svod_experts_cell spread = {SVOD_CLASS_MEAN, of->spread, true};
    svod_origin(lay, svod_experts_put(lay, row, COL_SPREAD, percent, spread), "agreement:spread:%s", id);
    svod_experts_cell disputed = {SVOD_CLASS_COUNT, of->disputed, true};
    svod_origin(lay, svod_experts_put(lay, row, COL_DISPUTED, percent, disputed), "agreement:disputed:%s", id);
    svod_origin(lay, svod_put_number(lay->table, row, COL_UNITS, SVOD_CLASS_COUNT, of->compared), "agreement:compared:%s", id);
    svod_origin(lay, svod_put_number(lay->table, row, COL_RATERS, SVOD_CLASS_COUNT, main->raters), "agreement:%s:%s:raters", stat, id);
}

static void put_row(svod_lay *lay, uint32_t row, const svod_agreement *of, uint32_t node) {
    const char *id = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node));
    const char *name = node == SVOD_ROOT ? SAY(lay, total) : svod_lay_node_name(lay, node);
    svod_lay_tone(svod_put_text(lay->table, row, COL_NODE, SVOD_CLASS_WRAP, name), node == SVOD_ROOT ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN);
    put_coefficient(lay, row, of, id);
    put_counts(lay, row, of, id);
}

// What the coefficient is, and why there is none or no word for it.
static void put_measure(svod_lay *lay, uint32_t row, const svod_agreement *of, uint32_t node) {
    const svod_stat stat = (svod_stat)of->main;
    const svod_estimate *e = &of->stat[stat];
    const char *name = svod_capital(lay->arena, svod_say(lay->lang, svod_stat_name(stat)));
    bool wordless = !e->why && of->level == SVOD_LEVEL_none;
    if (e->why) name = svod_printf(lay->arena, SAY(lay, agree_undefined), name, svod_say(lay->lang, svod_why_text((svod_why)e->why)));
    if (wordless) {
        const char *format = e->has_se || e->has_interval ? SAY(lay, agree_few) : SAY(lay, agree_no_error);
        name = svod_printf(lay->arena, format, name, e->units);
    }
    svod_out *cell = svod_put_text(lay->table, row, COL_MEASURE, SVOD_CLASS_WRAP, name);
    const char *id = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node));
    if (wordless) svod_origin_words(lay, cell, "agreement:%s:%s:units", svod_stat_id(stat), id);
}

uint32_t svod_experts_agreement(svod_lay *lay, uint32_t row) {
    const svod_expertise *of = lay->result->expertise;
    row = svod_experts_block(lay, row, SAY(lay, experts_agree), SAY(lay, note_experts_agree));
    if (of->raters < 2) {
        const char *why = svod_say(lay->lang, svod_why_text(of->raters ? SVOD_WHY_one_rater : SVOD_WHY_no_data));
        svod_put_text(lay->table, row, 1, SVOD_CLASS_TEXT, svod_printf(lay->arena, SAY(lay, agree_none), why));
        return row + 1;
    }
    put_heads(lay, row++, SAY(lay, section), SAY(lay, agree_measure));
    for (uint32_t i = 0; i <= lay->section_count; i++, row++) {
        uint32_t node = i < lay->section_count ? lay->sections[i] : (uint32_t)SVOD_ROOT;
        put_row(lay, row, &of->nodes[node], node);
        put_measure(lay, row, &of->nodes[node], node);
    }
    return row;
}

// ---- advice --------------------------------------------------------------------------------------------------------------

static const char *advice(const svod_lay *lay, const svod_agreement *of, uint32_t node) {
    const svod_estimate *percent = &of->stat[SVOD_STAT_percent];
    if (!percent->why && percent->value >= OFTEN) return SAY(lay, advice_rare);
    return of->spread * 2 >= svod_points_double(lay->rubric->nodes[node].max) ? SAY(lay, advice_wide) : SAY(lay, advice_plain);
}

static uint32_t put_advice(svod_lay *lay, uint32_t row, uint32_t node) {
    const svod_agreement *of = &lay->result->expertise->nodes[node];
    put_row(lay, row, of, node);
    svod_put_text(lay->table, row, COL_MEASURE, SVOD_CLASS_WRAP, advice(lay, of, node));
    return row + 1;
}

uint32_t svod_experts_advice(svod_lay *lay, uint32_t row) {
    const svod_expertise *of = lay->result->expertise;
    uint32_t node = 1;
    while (node < lay->rubric->count && !of->nodes[node].read_differently)
        node++;
    bool any = node < lay->rubric->count;
    row = svod_experts_block(lay, row, SAY(lay, experts_advice), any ? SAY(lay, note_experts_advice) : SAY(lay, advice_none));
    if (any) put_heads(lay, row++, SAY(lay, criterion), SAY(lay, advice_head));
    for (; node < lay->rubric->count; node++)
        if (of->nodes[node].read_differently) row = put_advice(lay, row, node);
    return row;
}
