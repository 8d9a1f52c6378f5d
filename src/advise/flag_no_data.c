// Flag: at least so many indicators were asked and have no value. "Not applicable" and a share of nobody are answers.
#include "advise/flag_kind.h"

static flag_counts counts(const flag_question *question, size_t unit, uint32_t indicator) {
    switch ((svod_measure_state)svod_year_measure(question->now, unit, indicator)->state) {
    case SVOD_M_BLANK:
    case SVOD_M_NO_SUBMISSION:
    case SVOD_M_UNREADABLE:
    case SVOD_M_IMPOSSIBLE:
    case SVOD_M_CONFLICT:
        return FLAG_COUNTS;
    case SVOD_M_NOT_ASKED:
    case SVOD_M_VALUE:
    case SVOD_M_NA:
    case SVOD_M_NO_BASE:
    case SVOD_M_ABSENT:
        break;
    }
    return FLAG_COUNTS_NOT;
}

static const char *head(const flag_question *question, uint32_t count) {
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_no_data), flag_count_by(question, count),
                       (unsigned)(question->flag->limit / SVOD_POINT));
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    static const flag_counting by = {counts, NULL, head};
    flag_indicators(question, &by, unit, out);
}

const flag_kind flag_no_data = {"no_data", SVOD_FLAG_NO_DATA, ask, NULL};
