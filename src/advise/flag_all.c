// Flag: every unit that exists that year. Margin: 0.
#include "advise/flag_kind.h"

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    if (question->now->unit_state[unit] == SVOD_STATE_ABSENT) return;
    flag_decide(question, 0, out);
    out->reason = svod_say(question->lang, SVOD_T_advise_all);
}

const flag_kind flag_all = {"all", SVOD_FLAG_ALL, ask, NULL};
