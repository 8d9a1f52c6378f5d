// Rules of combining experts' scores: comparing them and telling them in words.
#include "base/str.h"
#include "data/rubric.h"

bool svod_combine_same(const svod_combine *a, const svod_combine *b) {
    return a->rule == b->rule && a->otherwise == b->otherwise && a->trim == b->trim && a->least == b->least;
}

bool svod_combine_plain(const svod_combine *combine) {
    return combine->rule == SVOD_COMBINE_MEAN && combine->least <= 1;
}

bool svod_rubric_rules(const svod_rubric *rubric) {
    for (uint32_t n = 0; n < rubric->count; n++)
        if (!svod_combine_plain(&rubric->nodes[n].combine)) return true;
    return false;
}

bool svod_combine_trims(const svod_combine *combine) {
    return combine->rule == SVOD_COMBINE_TRIMMED || (combine->rule == SVOD_COMBINE_AGREED && combine->otherwise == SVOD_COMBINE_TRIMMED);
}

static const char *rule_words(const svod_combine *combine, svod_combine_rule rule, svod_arena *arena, svod_lang lang) {
    if (rule == SVOD_COMBINE_MEAN) return svod_say(lang, SVOD_T_data_combine_mean);
    if (rule == SVOD_COMBINE_MEDIAN) return svod_say(lang, SVOD_T_data_combine_median);
    svod_points percent = (svod_points)combine->trim * (SVOD_POINT / 100); // a hundredth of a percent each
    return svod_printf(arena, svod_say(lang, SVOD_T_data_combine_trimmed), svod_points_words(arena, percent, lang));
}

const char *svod_combine_words(const svod_combine *combine, svod_arena *arena, svod_lang lang) {
    bool agreed = combine->rule == SVOD_COMBINE_AGREED;
    const char *words = rule_words(combine, agreed ? combine->otherwise : combine->rule, arena, lang);
    if (agreed) words = svod_printf(arena, svod_say(lang, SVOD_T_data_combine_agreed), words);
    if (combine->least <= 1) return words;
    return svod_printf(arena, svod_say(lang, SVOD_T_data_combine_least), words, combine->least);
}
