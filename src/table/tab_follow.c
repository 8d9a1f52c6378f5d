// "Что выполнено": last year's recommendations, each with what was then, what is now, and what became of it.
#include "table/advice.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

enum { COL_UNIT = 1, COL_SECTION, COL_TO, COL_TITLE, COL_THEN, COL_NOW, COL_CHANGE, COL_VERDICT, COL_WHY, COLS = COL_WHY };
enum { MOST = 100000 }; // rows: nobody pages through more

static void put_widths(svod_lay *lay) {
    static const double widths[COLS] = {20, 24, 22, 36, 11, 11, 11, 17, 50};
    for (uint32_t i = 0; i < COLS; i++)
        svod_table_width(lay->table, i + 1, i + 1, widths[i]);
}

// ---- how many of each ---------------------------------------------------------------------------------------------------------

static svod_out *put_count(svod_lay *lay, uint32_t row, uint32_t col, uint32_t count, const char *word) {
    return svod_origin(lay, svod_put_number(lay->table, row, col, SVOD_CLASS_COUNT, count), "count:%s", word);
}

static uint32_t put_summary(svod_lay *lay, uint32_t row) {
    static const char *const words[] = {"follow_done", "follow_partly", "follow_not_done", "follow_untold"};
    const svod_follow *follow = lay->result->follow;
    svod_lay_head(lay, row, COL_UNIT, SAY(lay, follow_verdict));
    svod_lay_head(lay, row++, COL_SECTION, SAY(lay, follow_count));
    uint32_t first = row;
    for (uint32_t i = 0; i < SVOD_FOLLOW_VERDICTS; i++) {
        svod_put_verdict(lay, row, COL_UNIT, (svod_follow_verdict)i);
        put_count(lay, row++, COL_SECTION, follow->verdicts[i], words[i]);
    }
    svod_lay_tone(svod_put_text(lay->table, row, COL_UNIT, SVOD_CLASS_WRAP, SAY(lay, total)), SVOD_TONE_STRONG);
    const char *formula = svod_printf(lay->arena, "=SUM(%s:%s)", svod_ref_cell(lay->arena, first, COL_SECTION),
                                      svod_ref_cell(lay->arena, row - 1, COL_SECTION));
    svod_out *sum = svod_put_formula(lay->table, row++, COL_SECTION, SVOD_CLASS_COUNT, formula, follow->count);
    svod_lay_tone(svod_origin(lay, sum, "count:followed"), SVOD_TONE_STRONG);
    if (!follow->gone) return row + 1;
    svod_out *note = svod_lay_note(lay, row++, 1, COLS, svod_printf(lay->arena, SAY(lay, follow_gone), follow->gone));
    svod_origin_words(lay, note, "count:follow_gone");
    return row + 1;
}

// ---- the list -----------------------------------------------------------------------------------------------------------------

static void put_heads(svod_lay *lay, uint32_t row) {
    const svod_year *before = &lay->result->follow->earlier->now;
    const char *heads[COLS] = {svod_lay_unit_word(lay),
                               SAY(lay, section),
                               SAY(lay, advise_to),
                               svod_printf(lay->arena, SAY(lay, follow_title), before->year),
                               svod_printf(lay->arena, SAY(lay, follow_in), before->year),
                               svod_printf(lay->arena, SAY(lay, follow_in), lay->result->now.year),
                               SAY(lay, change),
                               SAY(lay, follow_verdict),
                               SAY(lay, follow_why)};
    for (uint32_t i = 0; i < COLS; i++)
        svod_lay_head(lay, row, i + 1, heads[i]);
}

static void put_row(svod_lay *lay, uint32_t row, const svod_followed *item) {
    const svod_result *earlier = lay->result->follow->earlier;
    const svod_recommendation *rule = &earlier->advice->rules->list[item->advised->rule];
    svod_put_text(lay->table, row, COL_UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[item->unit].name);
    svod_put_text(lay->table, row, COL_SECTION, SVOD_CLASS_WRAP, svod_advice_about(lay, earlier->now.rubric, item->before));
    svod_put_text(lay->table, row, COL_TO, SVOD_CLASS_WRAP, earlier->advice->rules->addressees[rule->addressee].title);
    svod_put_said(lay, row, COL_TITLE, rule->title, "");
    svod_put_then_and_now(lay, row, COL_THEN, item);
    svod_put_verdict(lay, row, COL_VERDICT, (svod_follow_verdict)item->verdict);
    svod_put_said(lay, row, COL_WHY, item->why, svod_follow_origin(lay, item));
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_follow *follow = result->follow;
    if (!follow) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "follow", svod_say(result->campaign->lang, SVOD_T_table_sheet_follow));
    put_widths(&lay);
    const char *title = svod_printf(arena, SAY(&lay, title_follow), follow->earlier->now.year);
    uint32_t row = put_summary(&lay, svod_lay_title(&lay, title, SAY(&lay, intro_follow), COLS)), head = row;
    put_heads(&lay, row++);
    for (uint32_t i = 0; i < follow->count && i < MOST; i++)
        put_row(&lay, row++, &follow->list[i]);
    if (follow->count) lay.table->filter = (svod_range){head, 1, row - 1, COLS};
    if (follow->count > MOST) svod_lay_note(&lay, row, 1, COLS, SAY(&lay, advise_more));
    lay.table->repeat_from = lay.table->repeat_to = head;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_follow = {"follow", build, "что стало с рекомендациями прошлого года",
                                    "what became of last year's recommendations"};
