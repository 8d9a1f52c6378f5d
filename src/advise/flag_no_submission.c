// Flag: the unit sent nothing. Margin: 0 when so, one point otherwise (there is nothing in between).
#include "advise/flag_kind.h"

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    uint8_t state = question->now->unit_state[unit];
    if (state == SVOD_STATE_ABSENT) return;
    out->known = true;
    out->raised = state == SVOD_STATE_NO_SUBMISSION;
    out->margin = out->raised ? 0 : SVOD_POINT;
    if (out->raised) out->reason = svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_no_submission), question->now->year);
}

const flag_kind flag_no_submission = {"no_submission", SVOD_FLAG_NO_SUBMISSION, ask, NULL};
