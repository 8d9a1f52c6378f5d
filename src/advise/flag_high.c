// Flag: a node's percent of its maximum is at or above a value. Margin: percentage points that are lacking. Of points beyond the maximum,
// which somebody has to check first, it cannot be told.
#include "advise/flag_kind.h"

static const char *reason(const flag_question *question, const svod_point *point) {
    svod_points limit = question->flag->limit;
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_high), flag_node_words(question),
                       flag_percent_text(question, svod_percent(point->value, point->max), limit),
                       flag_measured(question, point->value, 2, point->max, point->max), flag_number(question, point->max, 4),
                       flag_number(question, limit, 4), flag_incomplete_words(question, point));
}

// Cutting the share to whole units of points leaves the margin's sign as it is: limits are whole units themselves.
static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_point *point = svod_year_at(question->now, unit, question->flag->node);
    if (point->state != SVOD_STATE_POINTS || point->max <= 0 || point->value > point->max) return;
    flag_decide(question, question->flag->limit - flag_share_of(point).whole, out);
    if (out->raised) out->reason = reason(question, point);
}

const flag_kind flag_high = {"high", SVOD_FLAG_HIGH, ask, NULL};
