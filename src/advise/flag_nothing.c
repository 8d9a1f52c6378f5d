// Flag: not one point on a node: zero, or left blank, which the reason tells apart. Margin: the points that there are. Where a score
// cannot be read, or too few experts gave one, nobody knows whether there is nothing; no submission is another flag.
#include "advise/flag_kind.h"

static bool is_open(const flag_question *question, size_t unit) {
    const svod_rubric *rubric = question->now->rubric;
    for (uint32_t node = question->flag->node; node < rubric->nodes[question->flag->node].end; node++) {
        uint8_t state = svod_year_at(question->now, unit, node)->state;
        if (state == SVOD_STATE_UNREADABLE || state == SVOD_STATE_FEW_EXPERTS) return true;
    }
    return false;
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_point *point = svod_year_at(question->now, unit, question->flag->node);
    bool blank = point->state == SVOD_STATE_BLANK;
    if (!blank && (point->state != SVOD_STATE_POINTS || point->max <= 0)) return;
    if (point->value == 0 && is_open(question, unit)) return;
    flag_decide(question, point->value, out);
    if (!out->raised) return;
    const char *where = flag_node_words(question);
    if (blank)
        out->reason = svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_blank), where);
    else
        out->reason = svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_nothing), where,
                                  flag_number(question, point->max, 4), flag_incomplete_words(question, point));
}

const flag_kind flag_nothing = {"nothing", SVOD_FLAG_NOTHING, ask, NULL};
