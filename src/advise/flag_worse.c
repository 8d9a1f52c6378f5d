// Flag: at least so many indicators moved for the worse since the campaign before, each by so much or more. Where a value of one of the
// years is missing it cannot be told; where there is nothing to compare it did not.
#include "advise/flag_kind.h"

static flag_counts counts(const flag_question *question, size_t unit, uint32_t indicator) {
    if (question->monitoring->years < 2) return FLAG_COUNTS_UNSAID;
    const svod_move *move = svod_monitoring_move(question->monitoring, 1, unit, indicator);
    if (move->state == SVOD_MOVE_NO_NOW || move->state == SVOD_MOVE_NO_BEFORE) return FLAG_COUNTS_UNSAID;
    if (move->state != SVOD_MOVE_WORSE) return FLAG_COUNTS_NOT;
    svod_ratio size = {move->change.num < 0 ? -move->change.num : move->change.num, move->change.den};
    return svod_ratio_compare(size, (svod_ratio){question->flag->by, 1}) >= 0 ? FLAG_COUNTS : FLAG_COUNTS_NOT;
}

static const char *words(const flag_question *question, size_t unit, uint32_t indicator) {
    const char *both[2];
    for (size_t year = 0; year < 2; year++) {
        const svod_indicator *is = svod_monitoring_indicator(question->monitoring, year, indicator);
        const svod_measure *measure = svod_monitoring_measure(question->monitoring, year, unit, indicator);
        both[year] = svod_indicator_words(is, measure->value, question->lang, question->arena);
    }
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_value_instead), both[0], both[1]);
}

static const char *head(const flag_question *question, uint32_t count) {
    uint32_t limit = (uint32_t)(question->flag->limit / SVOD_POINT);
    int before = question->monitoring->year[1]->year;
    const char *are = flag_count_are(question, count);
    if (!question->flag->by) return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_worse), before, are, limit);
    return svod_printf(question->arena, svod_say(question->lang, SVOD_T_advise_worse_by), before,
                       flag_number(question, question->flag->by, 4), are, limit);
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    static const flag_counting by = {counts, words, head};
    flag_indicators(question, &by, unit, out);
}

const flag_kind flag_worse = {"worse", SVOD_FLAG_WORSE, ask, NULL};
