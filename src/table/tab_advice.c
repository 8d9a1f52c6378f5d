// "Рекомендации": a row for each that is given, with a filter; first those for the region.
#include "table/advice.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/tables.h"

enum { COL_UNIT = 1, COL_SECTION, COL_TO, COL_URGENCY, COL_WHY, COL_TITLE, COL_TEXT, COL_MARGIN, COL_IN, COLS = COL_IN };
enum { HEAD = 5, MOST = 100000 }; // rows: nobody pages through more

static void put_heads(svod_lay *lay) {
    static const double widths[COLS] = {19, 21, 21, 11, 29, 24, 52, 8, 11};
    const char *const heads[COLS] = {svod_lay_unit_word(lay),  SAY(lay, section),    SAY(lay, advise_to),
                                     SAY(lay, advise_urgency), SAY(lay, advise_why), SAY(lay, advise_what),
                                     SAY(lay, advise_text),    SAY(lay, margin),     SAY(lay, advise_margin_in)};
    for (uint32_t i = 0; i < COLS; i++) {
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
    }
    svod_lay_last(lay)->note = SAY(lay, note_advise_margin);
}

static void put_margin(svod_lay *lay, uint32_t row, const svod_advised *advised, const svod_recommendation *rule) {
    const char *in = svod_lay_margin_unit(lay, &rule->when);
    if (advised->unit == UINT32_MAX || !*in) {
        svod_lay_dash(lay, row, COL_MARGIN, SVOD_CLASS_CHANGE);
        svod_put_empty(lay->table, row, COL_IN, SVOD_CLASS_WRAP);
        return;
    }
    svod_out *cell = svod_lay_margin(lay, row, COL_MARGIN, &lay->result->advice->conditions[advised->rule], advised->unit);
    svod_origin(lay, cell, "advice:%s:%s", svod_origin_unit_word(lay, advised->unit), svod_origin_word(lay, rule->id));
    svod_put_text(lay->table, row, COL_IN, SVOD_CLASS_WRAP, in);
}

static void put_row(svod_lay *lay, uint32_t row, const svod_advised *advised) {
    const svod_advice_rules *rules = lay->result->advice->rules;
    const svod_recommendation *rule = &rules->list[advised->rule];
    bool region = advised->unit == UINT32_MAX;
    const char *name = region ? SAY(lay, advise_region) : lay->result->roster->units[advised->unit].name;
    svod_lay_tone(svod_put_text(lay->table, row, COL_UNIT, SVOD_CLASS_WRAP, name), region ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN);
    svod_put_text(lay->table, row, COL_SECTION, SVOD_CLASS_WRAP, svod_advice_about(lay, lay->rubric, rule->node));
    svod_put_text(lay->table, row, COL_TO, SVOD_CLASS_WRAP, rules->addressees[rule->addressee].title);
    svod_put_urgency(lay, row, COL_URGENCY, (svod_urgency)rule->urgency);
    svod_put_why(lay, row, COL_WHY, advised);
    svod_put_said(lay, row, COL_TITLE, rule->title, "");
    svod_put_said(lay, row, COL_TEXT, advised->text, advised->origin);
    put_margin(lay, row, advised, rule);
}

static uint32_t put_rows(svod_lay *lay, uint32_t row, const svod_advised *list, uint32_t count) {
    for (uint32_t i = 0; i < count && row - HEAD <= MOST; i++)
        put_row(lay, row++, &list[i]);
    return row;
}

static bool any_urgent(const svod_advice *advice) {
    for (uint32_t i = 0; i < advice->given_count; i++)
        if (advice->rules->list[advice->given[i].rule].urgency == SVOD_URGENT) return true;
    return false;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_advice *advice = result->advice;
    if (!advice) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "advice", svod_say(result->campaign->lang, SVOD_T_table_sheet_advice));
    svod_lay_title(&lay, SAY(&lay, title_advice), SAY(&lay, intro_advice), COLS);
    put_heads(&lay);
    uint32_t row = put_rows(&lay, HEAD + 1, advice->region, advice->region_count);
    row = put_rows(&lay, row, advice->given, advice->given_count);
    if (row > HEAD + 1) lay.table->filter = (svod_range){HEAD, 1, row - 1, COLS};
    if (row == HEAD + 1) svod_lay_note(&lay, row, 1, COLS, SAY(&lay, advise_none));
    if (advice->region_count + advice->given_count > row - HEAD - 1) svod_lay_note(&lay, row, 1, COLS, SAY(&lay, advise_more));
    lay.table->freeze_row = HEAD + 1;
    lay.table->freeze_col = COL_UNIT + 1;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    lay.table->tab_tone = any_urgent(advice) ? SVOD_TONE_BAD : SVOD_TONE_PLAIN;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_advice = {"advice", build, "рекомендации: кому, что, насколько срочно и почему",
                                    "recommendations: to whom, what, how urgent and why"};
