// Flag: at least so many indicators missed their targets so many years running. A near miss is none, and what had no target that year, or
// was not measured yet, was not missed. Without a value, or without a campaign so far back, it cannot be told.
#include "advise/flag_kind.h"

static flag_counts missed_in(const flag_question *question, size_t year, size_t unit, uint32_t indicator) {
    if (year >= question->monitoring->years) return FLAG_COUNTS_UNSAID;
    const svod_measure *measure = svod_monitoring_measure(question->monitoring, year, unit, indicator);
    if (!measure || !svod_measure_asked(measure)) return FLAG_COUNTS_NOT;
    if (measure->reach == SVOD_REACH_NO_DATA) return FLAG_COUNTS_UNSAID;
    return measure->reach == SVOD_REACH_MISSED ? FLAG_COUNTS : FLAG_COUNTS_NOT;
}

static flag_counts counts(const flag_question *question, size_t unit, uint32_t indicator) {
    flag_counts out = FLAG_COUNTS;
    for (size_t year = 0; year < question->flag->years; year++) {
        flag_counts is = missed_in(question, year, unit, indicator);
        if (is == FLAG_COUNTS_NOT) return is;
        if (is == FLAG_COUNTS_UNSAID) out = is;
    }
    return out;
}

static const char *words(const flag_question *question, size_t unit, uint32_t indicator) {
    svod_buf out = svod_buf_of(question->arena);
    for (size_t year = question->flag->years; year-- > 0;) {
        const svod_indicator *is = svod_monitoring_indicator(question->monitoring, year, indicator);
        const svod_measure *measure = svod_monitoring_measure(question->monitoring, year, unit, indicator);
        const char *value = svod_indicator_words(is, measure->value, question->lang, question->arena);
        const char *target = svod_target_words(is, is->target, question->lang, question->arena);
        if (question->flag->years == 1)
            svod_buf_printf(&out, svod_say(question->lang, SVOD_T_advise_value_target), value, target);
        else
            svod_buf_printf(&out, svod_say(question->lang, SVOD_T_advise_value_target_year), question->monitoring->year[year]->year, value,
                            target);
        if (year) svod_buf_str(&out, ", ");
    }
    return out.data;
}

static const char *head(const flag_question *question, uint32_t count) {
    uint32_t years = question->flag->years, limit = (uint32_t)(question->flag->limit / SVOD_POINT);
    svod_lang lang = question->lang;
    const char *of = flag_count_of(question, count);
    if (years == 1) return svod_printf(question->arena, svod_say(lang, SVOD_T_advise_missed), of, limit);
    const char *word = svod_plural(lang, years, svod_say(lang, SVOD_T_advise_years_one), svod_say(lang, SVOD_T_advise_years_few),
                                   svod_say(lang, SVOD_T_advise_years_many));
    return svod_printf(question->arena, svod_say(lang, SVOD_T_advise_missed_years), years, word, of, limit);
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    static const flag_counting by = {counts, words, head};
    flag_indicators(question, &by, unit, out);
}

const flag_kind flag_missed = {"missed", SVOD_FLAG_MISSED, ask, NULL};
