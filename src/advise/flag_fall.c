// Flag: a node's percent of its maximum fell since last year by at least a value. Margin: percentage points by which it may still fall.
#include "advise/flag_kind.h"

static const char *reason(const flag_question *question, const svod_point *now, const svod_point *before, flag_share a, flag_share b) {
    char percent_now[40], percent_before[40];
    svod_ratio_text(percent_now, svod_percent(now->value, now->max), 1, flag_mark(question));
    svod_ratio_text(percent_before, svod_percent(before->value, before->max), 1, flag_mark(question));
    svod_point both = {.flags = now->flags | before->flags};
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_fall), flag_node_words(question), percent_now,
                       percent_before, flag_measured(question, b.whole - a.whole, 1, question->flag->limit, question->flag->limit),
                       flag_number(question, question->flag->limit, 4), flag_incomplete_words(question, &both));
}

// limit - (before - now), with the fractions' difference folded in so that the margin's sign is that of the exact distance.
static svod_points margin_of(const flag_question *question, flag_share now, flag_share before) {
    svod_points margin = question->flag->limit - (before.whole - now.whole);
    int order = flag_share_rest_order(now, before);
    return question->flag->below ? margin - (order < 0) : margin + (order > 0);
}

static bool has_share(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS && point->max > 0;
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    if (!question->before || !question->compare) return;
    uint32_t link = question->compare->link[question->flag->node];
    if (link == SVOD_NO_NODE) return;
    const svod_point *now = svod_year_at(question->now, unit, question->flag->node);
    const svod_point *before = svod_year_at(question->before, unit, link);
    if (!has_share(now) || !has_share(before)) return;
    flag_share a = flag_share_of(now), b = flag_share_of(before);
    flag_decide(question, margin_of(question, a, b), out);
    if (out->raised) out->reason = reason(question, now, before, a, b);
}

const flag_kind flag_fall = {"fall", SVOD_FLAG_FALL, ask, NULL};
