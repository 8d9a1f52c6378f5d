// A unit's profile below its points: indicators, flags, whom to learn from, recommendations, what became of last year's.
#include "table/profile_parts.h"

#include "data/words.h"
#include "table/advice.h"
#include "table/indicators.h"
#include "table/origin.h"

// Words over several columns.
static svod_out *put_wide(svod_profile *p, uint32_t row, uint32_t first, uint32_t last, const char *text, const char *origin) {
    svod_out *cell = svod_put_said(&p->lay, row, first, text, origin);
    cell->cols = last - first + 1;
    return cell;
}

static void head(svod_profile *p, uint32_t row, uint32_t first, uint32_t last, const char *text) {
    svod_lay_head(&p->lay, row, first, text)->cols = last - first + 1;
}

// ---- indicators ---------------------------------------------------------------------------------------------------------------

uint32_t svod_profile_indicators(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    const svod_monitoring *monitoring = lay->result->monitoring;
    if (!monitoring || !lay->rubric->indicator_count) return row;
    bool before = monitoring->years > 1;
    row = svod_profile_block(p, row, SAY(lay, sheet_indicators));
    head(p, row, 1, 4, SAY(lay, indicator));
    head(p, row, 5, 5, SAY(lay, profile_value));
    head(p, row, 6, 6, SAY(lay, target));
    head(p, row, 7, 7, before ? svod_printf(lay->arena, "%d", monitoring->year[1]->year) : SVOD_NONE);
    head(p, row++, 8, 8, SAY(lay, change));
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++, row++) {
        put_wide(p, row, 1, 4, svod_indicator_name(lay, i), "");
        svod_put_measure(lay, row, 5, 0, p->unit, i, false);
        svod_put_target(lay, row, 6, 0, i);
        if (before) {
            svod_put_measure(lay, row, 7, 1, p->unit, i, false);
            svod_put_unit_move(lay, row, 8, 1, p->unit, i, false);
        } else {
            svod_lay_dash(lay, row, 7, SVOD_CLASS_POINTS);
            svod_lay_dash(lay, row, 8, SVOD_CLASS_POINTS);
        }
    }
    return svod_put_legend(lay, row, before) + 1;
}

// ---- flags ----------------------------------------------------------------------------------------------------------------------

static void put_flag(svod_profile *p, uint32_t row, const svod_flag_result *result) {
    svod_lay *lay = &p->lay;
    const svod_flag_unit *is = &result->units[p->unit];
    svod_tone tone = !is->raised ? SVOD_TONE_PLAIN : result->flag->urgent ? SVOD_TONE_BAD : SVOD_TONE_WARN;
    svod_lay_tone(svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, result->flag->title), tone);
    const char *text = is->raised ? is->reason : is->known ? SAY(lay, profile_unmarked) : SAY(lay, profile_unknown);
    svod_out *cell = put_wide(p, row, 2, 6, text, "");
    if (is->raised) svod_origin_reason(lay, cell, result->flag, p->unit);
    if (!is->raised) svod_lay_tone(cell, SVOD_TONE_MUTED);
    svod_lay_margin(lay, row, 7, result, p->unit);
    put_wide(p, row, 8, 8, svod_lay_margin_unit(lay, result->flag), "");
}

uint32_t svod_profile_flags(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    if (!lay->rubric->flag_count || !lay->result->flags) return row;
    row = svod_profile_block(p, row, SAY(lay, profile_flags));
    head(p, row, 1, 1, SAY(lay, flag));
    head(p, row, 2, 6, SAY(lay, reason));
    head(p, row++, 7, 8, SAY(lay, margin));
    for (int raised = 1; raised >= 0; raised--)
        for (size_t i = 0; i < lay->rubric->flag_count; i++)
            if (lay->result->flags[i].units[p->unit].raised == (raised == 1)) put_flag(p, row++, &lay->result->flags[i]);
    svod_lay_note(lay, row, 1, SVOD_PROFILE_COLS, SAY(lay, note_profile_margin));
    return row + 2;
}

// ---- whom to learn from -----------------------------------------------------------------------------------------------------------

static bool has_more(const svod_profile *p, const svod_best *best, uint32_t node) {
    const svod_year *now = &p->lay.result->now;
    const svod_point *own = svod_year_at(now, p->unit, node);
    if (!best->count) return false;
    return own->state != SVOD_STATE_POINTS || svod_year_at(now, best->unit[0], node)->value > own->value;
}

static const char *best_names(const svod_profile *p, const svod_best *best) {
    const svod_unit *units = p->lay.result->roster->units;
    const char *one = units[best->unit[0]].name;
    if (best->count == 1) return one;
    return svod_printf(p->lay.arena, "%s, %s", one, units[best->unit[1]].name);
}

static void put_best(svod_profile *p, uint32_t row, uint32_t node, const svod_best *best) {
    svod_lay *lay = &p->lay;
    const svod_year *now = &lay->result->now;
    const svod_point *point = svod_year_at(now, best->unit[0], node);
    svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, svod_lay_node_name(lay, node));
    put_wide(p, row, 2, 5, best_names(p, best), "");
    svod_lay_point(lay, row, 6, now, best->unit[0], node);
    svod_out *cell = svod_put_number(lay->table, row, 7, SVOD_CLASS_POINTS, svod_points_double(point->max));
    svod_origin_point(lay, cell, "max", now, best->unit[0], node);
    cell = svod_lay_live(lay, row, 8, SVOD_CLASS_PERCENT, NULL, svod_lay_percent(point));
    svod_origin_point(lay, cell, "percent", now, best->unit[0], node);
}

uint32_t svod_profile_best(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    bool one = p->all->cluster == UINT32_MAX;
    if ((!one && p->level == UINT32_MAX) || !svod_result_scored(lay->result)) return row;
    const svod_best *best = &p->all->best[(one ? 0 : p->level) * (size_t)lay->rubric->count];
    uint32_t shown = 0;
    for (uint32_t i = 0; i < lay->section_count; i++) {
        uint32_t node = lay->sections[i];
        if (!has_more(p, &best[node], node)) continue;
        if (!shown++) {
            row = svod_profile_block(p, row, one ? SAY(lay, profile_best) : SAY(lay, profile_best_level));
            head(p, row, 1, 1, SAY(lay, section));
            head(p, row, 2, 5, svod_lay_unit_word(lay));
            head(p, row, 6, 6, SAY(lay, profile_points));
            head(p, row, 7, 7, SAY(lay, max));
            head(p, row++, 8, 8, SAY(lay, profile_percent));
        }
        put_best(p, row++, node, &best[node]);
    }
    return shown ? row + 1 : row;
}

// ---- recommendations ----------------------------------------------------------------------------------------------------------------

static uint32_t put_addressee(svod_profile *p, uint32_t row, uint32_t addressee) {
    svod_lay *lay = &p->lay;
    const svod_advice *advice = lay->result->advice;
    bool any = false;
    for (uint32_t i = 0; i < advice->unit_given[p->unit]; i++) {
        const svod_advised *given = &advice->given[advice->unit_first[p->unit] + i];
        const svod_recommendation *rule = &advice->rules->list[given->rule];
        if (rule->addressee != addressee) continue;
        if (!any) head(p, row++, 1, SVOD_PROFILE_COLS, advice->rules->addressees[addressee].title);
        any = true;
        put_wide(p, row, 1, 1, rule->title, "");
        put_wide(p, row, 2, 7, given->text, given->origin);
        svod_put_urgency(lay, row++, 8, (svod_urgency)rule->urgency);
    }
    return row;
}

uint32_t svod_profile_advice(svod_profile *p, uint32_t row) {
    const svod_advice *advice = p->lay.result->advice;
    if (!advice || !advice->unit_given[p->unit]) return row;
    row = svod_profile_block(p, row, SAY(&p->lay, sheet_advice));
    for (uint32_t i = 0; i < advice->rules->addressee_count; i++)
        row = put_addressee(p, row, i);
    return row + 1;
}

// ---- what became of last year's ---------------------------------------------------------------------------------------------------------

uint32_t svod_profile_follow(svod_profile *p, uint32_t row) {
    svod_lay *lay = &p->lay;
    const svod_follow *follow = lay->result->follow;
    if (!follow || !follow->unit_count[p->unit]) return row;
    row = svod_profile_block(p, row, svod_printf(lay->arena, SAY(lay, title_follow), follow->earlier->now.year));
    head(p, row, 1, 1, SAY(lay, advise_text));
    head(p, row, 2, 3, SAY(lay, follow_verdict));
    head(p, row++, 4, SVOD_PROFILE_COLS, SAY(lay, follow_why));
    for (uint32_t i = 0; i < follow->unit_count[p->unit]; i++, row++) {
        const svod_followed *item = &follow->list[follow->unit_first[p->unit] + i];
        const svod_recommendation *rule = &follow->earlier->advice->rules->list[item->advised->rule];
        put_wide(p, row, 1, 1, rule->title, "");
        svod_put_verdict(lay, row, 2, (svod_follow_verdict)item->verdict)->cols = 2;
        put_wide(p, row, 4, SVOD_PROFILE_COLS, item->why, svod_follow_origin(lay, item));
    }
    return row + 1;
}
