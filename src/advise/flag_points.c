// Flag: a node's points are at or below a value. Margin: points above it.
#include "advise/flag_kind.h"

// "из 12 баллов", "из 21 балла", "из 7,5 балла"; "of 7.5 points".
static const char *points_word(const flag_question *question, svod_points max) {
    const char *one = svod_say(question->lang, SVOD_T_advise_of_point), *many = svod_say(question->lang, SVOD_T_advise_of_points);
    if (max % SVOD_POINT != 0) return question->lang == SVOD_RU ? one : many;
    return svod_plural(question->lang, (size_t)(max / SVOD_POINT), one, many, many);
}

static const char *reason(const flag_question *question, const svod_point *point) {
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_points), flag_node_words(question),
                       flag_measured(question, point->value, 2, question->flag->limit, point->max), flag_number(question, point->max, 4),
                       points_word(question, point->max), flag_number(question, question->flag->limit, 4),
                       flag_incomplete_words(question, point));
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_point *point = svod_year_at(question->now, unit, question->flag->node);
    if (point->state != SVOD_STATE_POINTS) return;
    flag_decide(question, point->value - question->flag->limit, out);
    if (out->raised) out->reason = reason(question, point);
}

const flag_kind flag_points = {"points", SVOD_FLAG_POINTS, ask, NULL};
