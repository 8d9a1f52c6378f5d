// A measure in words: what was reported, what that comes to, and against which target.
#include "base/str.h"
#include "data/indicator.h"

static svod_text state_text(svod_measure_state state) {
    switch (state) {
    case SVOD_M_NOT_ASKED:
        return SVOD_T_data_measure_not_asked;
    case SVOD_M_BLANK:
        return SVOD_T_data_measure_blank;
    case SVOD_M_NA:
        return SVOD_T_data_measure_na;
    case SVOD_M_NO_BASE:
        return SVOD_T_data_measure_no_base;
    case SVOD_M_NO_SUBMISSION:
        return SVOD_T_data_measure_no_submission;
    case SVOD_M_ABSENT:
        return SVOD_T_data_measure_absent;
    case SVOD_M_UNREADABLE:
        return SVOD_T_data_measure_unreadable;
    case SVOD_M_CONFLICT:
        return SVOD_T_data_measure_conflict;
    case SVOD_M_IMPOSSIBLE:
    case SVOD_M_VALUE:
        break;
    }
    return SVOD_T_data_measure_impossible;
}

static const char *number(svod_points points, svod_lang lang, svod_arena *arena) {
    char buf[40];
    return svod_strdup(arena, svod_points_short(buf, points, 4, svod_lang_mark(lang)));
}

// "86 из 120": the counts behind a share; NULL where there are none.
static const char *counts(const svod_indicator *indicator, const svod_measure *measure, svod_lang lang, svod_arena *arena) {
    if (!(indicator->rule->parts & SVOD_PART_BIT(denominator)) || (measure->flags & SVOD_M_PERCENT_ALONE)) return NULL;
    const char *num = number(measure->num, lang, arena), *den = number(measure->den, lang, arena);
    return svod_printf(arena, svod_say(lang, SVOD_T_data_measure_counts), num, den);
}

const char *svod_measure_words(const svod_indicator *indicator, const svod_measure *measure, svod_lang lang, svod_arena *arena) {
    const char *of = counts(indicator, measure, lang, arena), *target = svod_target_words(indicator, indicator->target, lang, arena);
    if (measure->state != SVOD_M_VALUE) {
        const char *why = svod_say(lang, state_text((svod_measure_state)measure->state));
        return of && measure->state == SVOD_M_IMPOSSIBLE ? svod_printf(arena, "%s: %s", of, why) : why;
    }
    const char *value = svod_indicator_words(indicator, measure->value, lang, arena);
    if (of) value = svod_printf(arena, "%s = %s", of, value);
    if (measure->flags & SVOD_M_PERCENT_ALONE) value = svod_printf(arena, svod_say(lang, SVOD_T_data_measure_alone), value);
    return *target ? svod_printf(arena, svod_say(lang, SVOD_T_data_measure_target), value, target) : value;
}
