// "Эксперты": who scored what and how severely, how far the experts agree, what they differ about, what the rubric should say more clearly.
#include "table/experts.h"
#include "table/origin.h"
#include "table/tables.h"

#include <math.h>

enum { COL_NAME = 1, COL_ROLE, COL_COUNTS, COL_SEVERITY = 10, COL_ERROR, COL_WORDS };

static const char *const counts[] = {"assigned", "ready", "begun", "scored", "blank", "na", "bad"};
enum { COUNTS = sizeof counts / sizeof *counts };

static uint32_t count_of(const svod_expert_row *expert, uint32_t i) {
    const uint32_t of[COUNTS] = {expert->assigned,  expert->ready,  expert->begun,  expert->sum.scored,
                                 expert->sum.blank, expert->sum.na, expert->sum.bad};
    return of[i];
}

static void put_heads(svod_lay *lay, uint32_t row) {
    const char *const heads[] = {SAY(lay, expert),       SAY(lay, expert_role),     SAY(lay, expert_assigned), SAY(lay, expert_ready),
                                 SAY(lay, expert_begun), SAY(lay, expert_scored),   SAY(lay, expert_blank),    SAY(lay, expert_na),
                                 SAY(lay, expert_bad),   SAY(lay, expert_severity), SAY(lay, expert_error),    SAY(lay, expert_words)};
    for (uint32_t col = COL_NAME; col <= COL_WORDS; col++)
        svod_lay_head(lay, row, col, heads[col - 1])->note = col == COL_COUNTS + COUNTS - 1 ? SAY(lay, note_expert_bad) : NULL;
}

// "2.3 points stricter than average (95%: 1.3 to 3.3)"; what the error does not let one tell is not told.
static const char *severity_words(const svod_lay *lay, const svod_expert_row *expert) {
    const svod_estimate *e = &expert->severity;
    if (expert->scorer == SIZE_MAX) return SAY(lay, expert_no_sheets);
    if (expert->chair) return SAY(lay, expert_is_chair);
    if (e->why) return svod_printf(lay->arena, SAY(lay, expert_untold), svod_say(lay->lang, svod_why_text((svod_why)e->why)));
    if (!e->has_interval) return SAY(lay, expert_no_error);
    if (e->low <= 0 && e->high >= 0)
        return svod_printf(lay->arena, SAY(lay, expert_like_others), svod_experts_number(lay, e->low, 1),
                           svod_experts_number(lay, e->high, 1));
    const char *format = e->value < 0 ? SAY(lay, expert_stricter) : SAY(lay, expert_milder);
    double near = fmin(fabs(e->low), fabs(e->high)), far = fmax(fabs(e->low), fabs(e->high));
    return svod_printf(lay->arena, format, svod_experts_number(lay, fabs(e->value), 1), svod_experts_number(lay, near, 1),
                       svod_experts_number(lay, far, 1));
}

static void put_severity(svod_lay *lay, uint32_t row, const svod_expert_row *expert, const char *who) {
    const svod_estimate *e = &expert->severity;
    svod_out *cell = svod_experts_put(lay, row, COL_SEVERITY, e, (svod_experts_cell){SVOD_CLASS_CHANGE_MEAN, e->value, true});
    if (expert->chair || expert->scorer == SIZE_MAX) cell->note = NULL; // the words beside say it
    bool differs = !e->why && e->has_interval && (e->low > 0 || e->high < 0);
    if (differs) svod_lay_tone(cell, SVOD_TONE_WARN);
    svod_origin(lay, cell, "severity:%s", who);
    cell = svod_experts_put(lay, row, COL_ERROR, e, (svod_experts_cell){SVOD_CLASS_MEAN, e->se, e->has_se});
    svod_origin(lay, cell, "severity:%s:se", who);
    cell = svod_put_text(lay->table, row, COL_WORDS, SVOD_CLASS_WRAP, severity_words(lay, expert));
    if (!e->why && e->has_interval && !expert->chair)
        svod_origin_words(lay, cell, "severity:%s severity:%s:low severity:%s:high", who, who, who);
}

static void put_expert(svod_lay *lay, uint32_t row, const svod_expert_row *expert) {
    const char *who = svod_origin_word(lay, expert->name);
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, svod_experts_name(lay, expert));
    svod_put_text(lay->table, row, COL_ROLE, SVOD_CLASS_TEXT, expert->chair ? SAY(lay, expert_chair) : SAY(lay, expert_plain))->tone =
        expert->chair ? SVOD_TONE_STRONG : SVOD_TONE_PLAIN;
    for (uint32_t i = 0; i < COUNTS; i++) {
        svod_out *cell = svod_put_number(lay->table, row, COL_COUNTS + i, SVOD_CLASS_COUNT, count_of(expert, i));
        svod_origin(lay, cell, "coverage:%s:%s", who, counts[i]);
        bool late = i == 1 && !expert->chair && expert->ready < expert->assigned, bad = i == COUNTS - 1 && expert->sum.bad > 0;
        if (late || bad) svod_lay_tone(cell, SVOD_TONE_WARN);
    }
    put_severity(lay, row, expert, who);
}

static uint32_t put_experts(svod_lay *lay, const svod_expertise *of, uint32_t row) {
    row = svod_experts_block(lay, row, SAY(lay, experts_who), SAY(lay, note_experts_who));
    put_heads(lay, row++);
    for (size_t i = 0; i < of->expert_count; i++)
        put_expert(lay, row++, &of->experts[i]);
    return row;
}

static void set_page(svod_lay *lay) {
    svod_table_width(lay->table, 1, 1, 30);
    svod_table_width(lay->table, 2, 2, 14);
    svod_table_width(lay->table, 3, SVOD_EXPERTS_LAST - 1, 11.5);
    svod_table_width(lay->table, SVOD_EXPERTS_LAST, SVOD_EXPERTS_LAST, 46);
    lay->table->landscape = true;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "experts", svod_say(result->campaign->lang, SVOD_T_table_sheet_experts));
    const svod_expertise *of = svod_experts_of(&lay);
    if (!of) return;
    set_page(&lay);
    uint32_t row = svod_lay_title(&lay, SAY(&lay, title_experts), SAY(&lay, intro_experts), SVOD_EXPERTS_LAST);
    row = put_experts(&lay, of, row) + 1;
    row = svod_experts_agreement(&lay, row) + 1;
    if (of->raters > 1) row = svod_experts_advice(&lay, row) + 1;
    if (of->raters > 1) row = svod_experts_disputes(&lay, row) + 1;
    svod_experts_overrides(&lay, row);
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_experts = {"experts", build, "эксперты: охват, строгость, согласие, спорные ячейки, советы по рубрике",
                                     "experts: coverage, severity, agreement, disputed cells, advice on the rubric"};
