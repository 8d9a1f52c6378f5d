// Flag: a node's percent of its maximum is at or below a value. Margin: percentage points above it.
#include "advise/flag_kind.h"

static const char *reason(const flag_question *question, const svod_point *point) {
    svod_points limit = question->flag->limit;
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_percent), flag_node_words(question),
                       flag_percent_text(question, svod_percent(point->value, point->max), limit),
                       flag_measured(question, point->value, 2, point->max, point->max), flag_number(question, point->max, 4),
                       flag_number(question, limit, 4), flag_incomplete_words(question, point));
}

// The margin is cut to whole units of points so that its sign stays that of the exact distance: up for "at or below", down for
// "below".
static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_point *point = svod_year_at(question->now, unit, question->flag->node);
    if (point->state != SVOD_STATE_POINTS || point->max <= 0) return;
    flag_share share = flag_share_of(point);
    bool up = !question->flag->below && share.rest > 0;
    flag_decide(question, share.whole - question->flag->limit + up, out);
    if (out->raised) out->reason = reason(question, point);
}

const flag_kind flag_percent = {"percent", SVOD_FLAG_PERCENT, ask, NULL};
