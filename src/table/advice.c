// Cells of recommendations and of what became of them.
#include "table/advice.h"

#include "data/words.h"
#include "table/indicators.h"
#include "table/origin.h"

const char *svod_advice_about(const svod_lay *lay, const svod_rubric *rubric, uint32_t node) {
    return node == SVOD_ROOT || node >= rubric->count ? SAY(lay, advise_whole) : svod_node_name(rubric, node, lay->arena);
}

uint32_t svod_advice_section(const svod_rubric *rubric, uint32_t node) {
    if (node >= rubric->count) return SVOD_ROOT;
    while (rubric->nodes[node].depth > 1)
        node = rubric->nodes[node].parent;
    return node;
}

svod_out *svod_put_urgency(svod_lay *lay, uint32_t row, uint32_t col, svod_urgency urgency) {
    static const svod_tone tones[] = {[SVOD_URGENT] = SVOD_TONE_BAD, [SVOD_THIS_YEAR] = SVOD_TONE_PLAIN, [SVOD_KEEP_UP] = SVOD_TONE_BETTER};
    return svod_lay_tone(svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, svod_urgency_name(urgency, lay->lang)), tones[urgency]);
}

svod_out *svod_put_said(svod_lay *lay, uint32_t row, uint32_t col, const char *text, const char *origin) {
    if (!text || !*text) return svod_put_empty(lay->table, row, col, SVOD_CLASS_WRAP);
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, text);
    return origin && *origin ? svod_origin_words(lay, cell, "%s", origin) : cell;
}

svod_out *svod_put_why(svod_lay *lay, uint32_t row, uint32_t col, const svod_advised *advised) {
    const svod_recommendation *rule = &lay->result->advice->rules->list[advised->rule];
    const char *origin = "", *id = svod_origin_word(lay, rule->id);
    if (lay->origins && advised->unit == UINT32_MAX) {
        origin = svod_printf(lay->arena, "advised:%s", id);
    } else if (lay->origins) {
        const svod_year *now = &lay->result->now;
        uint32_t node = rule->when.node;
        bool points = node < lay->rubric->count && svod_year_at(now, advised->unit, node)->state == SVOD_STATE_POINTS;
        const char *percent = points ? svod_origin_point_word(lay, "percent", now, advised->unit, node) : "";
        origin = svod_printf(lay->arena, "advice:%s:%s%s%s", svod_origin_unit_word(lay, advised->unit), id, points ? " " : "", percent);
    }
    return svod_put_said(lay, row, col, advised->why, origin);
}

// ---- what became of them ------------------------------------------------------------------------------------------------------

static svod_tone verdict_tone(svod_follow_verdict verdict) {
    static const svod_tone tones[] = {[SVOD_FOLLOW_DONE] = SVOD_TONE_REACHED,
                                      [SVOD_FOLLOW_PARTLY] = SVOD_TONE_NEAR,
                                      [SVOD_FOLLOW_NOT_DONE] = SVOD_TONE_MISSED,
                                      [SVOD_FOLLOW_UNTOLD] = SVOD_TONE_MUTED};
    return tones[verdict];
}

static const char *verdict_words(const svod_lay *lay, svod_follow_verdict verdict) {
    const char *sign = svod_tone_sign(verdict_tone(verdict)), *name = svod_follow_name(verdict, lay->lang);
    return *sign ? svod_printf(lay->arena, "%s %s", sign, name) : name;
}

svod_out *svod_put_verdict(svod_lay *lay, uint32_t row, uint32_t col, svod_follow_verdict verdict) {
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_WRAP, verdict_words(lay, verdict));
    return svod_lay_tone(cell, verdict_tone(verdict));
}

const char *svod_follow_origin(const svod_lay *lay, const svod_followed *item) {
    if (!lay->origins || *item->origin) return item->origin;
    const svod_recommendation *rule = &lay->result->follow->earlier->advice->rules->list[item->advised->rule];
    return svod_printf(lay->arena, "follow:%s:%s", svod_origin_unit_word(lay, item->unit), svod_origin_word(lay, rule->id));
}

// Percent of the maximum of that year; the word of the state where there are no points.
static svod_out *put_share(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit, uint32_t node) {
    if (node == SVOD_NO_NODE) return svod_lay_dash(lay, row, col, SVOD_CLASS_PERCENT);
    const svod_point *point = svod_year_at(year, unit, node);
    if (point->state != SVOD_STATE_POINTS) return svod_lay_point(lay, row, col, year, unit, node);
    svod_out *cell = svod_lay_live(lay, row, col, SVOD_CLASS_PERCENT, NULL, svod_lay_percent(point));
    return svod_origin_point(lay, cell, "percent", year, unit, node);
}

// Advised to all about one indicator: told by its movement, too.
static bool about_indicator(const svod_lay *lay, const svod_followed *item) {
    const svod_result *result = lay->result;
    const svod_flag *when = &result->follow->earlier->advice->rules->list[item->advised->rule].when;
    return when->kind == SVOD_FLAG_ALL && item->now != SVOD_NO_NODE && lay->rubric->nodes[item->now].indicator && result->monitoring &&
           result->monitoring->years > 1;
}

// The current rubric's indicator that the one which the condition counted then went on as. SVOD_NO_INDICATOR: it counted several, or
// that one is no more.
static uint32_t measured(const svod_lay *lay, const svod_followed *item) {
    const svod_result *earlier = lay->result->follow->earlier;
    const svod_flag_unit *was = &earlier->advice->conditions[item->advised->rule].units[item->advised->unit];
    if (about_indicator(lay, item)) return (uint32_t)(lay->rubric->nodes[item->now].indicator - lay->rubric->indicators);
    if (was->counted_count != 1 || !lay->result->monitoring || lay->result->monitoring->years < 2) return SVOD_NO_INDICATOR;
    uint32_t node = earlier->now.rubric->indicators[was->counted[0]].node;
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++)
        if (lay->result->compare->link[lay->rubric->indicators[i].node] == node) return i;
    return SVOD_NO_INDICATOR;
}

static void put_nothing(svod_lay *lay, uint32_t row, uint32_t col, uint32_t cols) {
    for (uint32_t i = 0; i < cols; i++)
        svod_lay_dash(lay, row, col + i, SVOD_CLASS_PERCENT);
}

static void put_indicator(svod_lay *lay, uint32_t row, uint32_t col, const svod_followed *item) {
    uint32_t indicator = measured(lay, item);
    if (indicator == SVOD_NO_INDICATOR) {
        put_nothing(lay, row, col, 3);
        return;
    }
    svod_put_measure(lay, row, col, 1, item->unit, indicator, false);
    svod_put_measure(lay, row, col + 1, 0, item->unit, indicator, false);
    svod_put_unit_move(lay, row, col + 2, 1, item->unit, indicator, false);
}

static svod_out *put_change(svod_lay *lay, uint32_t row, uint32_t col, const svod_followed *item, const char *node) {
    svod_out *cell = svod_lay_live(lay, row, col, SVOD_CLASS_CHANGE_PERCENT, NULL, item->has_change ? item->change : svod_lay_no_ratio());
    return svod_origin(lay, cell, "change_percent:%s:%s", svod_origin_unit_word(lay, item->unit), node);
}

// The whole where its maximum is another one now: points on what both years share.
static void put_comparable(svod_lay *lay, uint32_t row, uint32_t col, const svod_followed *item) {
    const svod_compare *compare = lay->result->compare;
    if (!compare->has[item->unit]) {
        put_nothing(lay, row, col, 3);
        return;
    }
    for (uint32_t side = 0; side < 2; side++) {
        const svod_points *points = side ? compare->now : compare->before, *max = side ? compare->now_max : compare->before_max;
        svod_out *cell = svod_put_number(lay->table, row, col + side, SVOD_CLASS_POINTS, svod_points_double(points[item->unit]));
        svod_origin(lay, cell, "comparable:%s:%d", svod_origin_unit_word(lay, item->unit), svod_lay_side(lay, side)->year);
        cell->note = svod_printf(lay->arena, SAY(lay, note_follow_shared), svod_lay_points_word(lay, max[item->unit], 4));
    }
    put_change(lay, row, col + 2, item, "comparable");
}

void svod_put_then_and_now(svod_lay *lay, uint32_t row, uint32_t col, const svod_followed *item) {
    const svod_flag *when = &lay->result->follow->earlier->advice->rules->list[item->advised->rule].when;
    if (svod_flag_counts(when) || about_indicator(lay, item)) {
        put_indicator(lay, row, col, item);
    } else if (when->kind == SVOD_FLAG_EVIDENCE || when->kind == SVOD_FLAG_DISPUTED || lay->sides < 2) {
        put_nothing(lay, row, col, 3);
    } else if (item->now == SVOD_ROOT && item->has_change && !lay->result->compare->comparable[SVOD_ROOT]) {
        put_comparable(lay, row, col, item);
    } else {
        svod_lay_tone_figure(put_share(lay, row, col, lay->result->before, item->unit, item->before), SVOD_TONE_PREVIOUS);
        put_share(lay, row, col + 1, &lay->result->now, item->unit, item->now);
        const char *node = item->now == SVOD_NO_NODE ? "" : svod_origin_word(lay, svod_rubric_node_id(lay->rubric, item->now));
        put_change(lay, row, col + 2, item, node);
    }
}
