// Names of parts and states, values in words, and the arrays of answers.
#include "data/indicator.h"

#include <string.h>

#include "data/rubric.h"

const char *svod_part_name(svod_part_id part) {
#define X(id) #id,
    static const char *const names[] = {SVOD_PARTS(X)};
#undef X
    return names[part];
}

const char *svod_measure_state_id(svod_measure_state state) {
    static const char *const ids[] = {"not_asked",     "value",  "blank",      "not_applicable", "no_base",
                                      "no_submission", "absent", "unreadable", "impossible",     "conflict"};
    return ids[state];
}

const char *svod_reach_id(svod_reach reach) {
    static const char *const ids[] = {"no_target", "reached", "near", "missed", "no_data", "not_applicable"};
    return ids[reach];
}

const char *svod_measure_flag_id(unsigned bit) {
    static const char *const ids[SVOD_M_FLAG_COUNT] = {"percent_alone", "other_base", "other_percent", "unproven", "twice"};
    return ids[bit];
}

bool svod_indicator_percent(const svod_indicator *indicator) {
    return indicator->rule->gather == SVOD_GATHER_RATIO;
}

bool svod_indicator_worded(const svod_indicator *indicator) {
    return indicator->rule->sort != SVOD_SORT_NUMBER;
}

bool svod_measure_asked(const svod_measure *measure) {
    return measure->state != SVOD_M_NOT_ASKED && measure->state != SVOD_M_ABSENT;
}

bool svod_measure_has_num(const svod_indicator *indicator, const svod_measure *measure) {
    bool reported = measure->state == SVOD_M_VALUE || measure->state == SVOD_M_NO_BASE || measure->state == SVOD_M_IMPOSSIBLE;
    return reported && !(measure->flags & SVOD_M_PERCENT_ALONE) && indicator->rule->gather != SVOD_GATHER_MEDIAN;
}

bool svod_measure_has_den(const svod_indicator *indicator, const svod_measure *measure) {
    return svod_measure_has_num(indicator, measure) && svod_indicator_percent(indicator);
}

svod_answers svod_answers_of(svod_arena *arena, const svod_roster *roster, const svod_rubric *rubric) {
    svod_answers out = {.arena = arena, .roster = roster, .rubric = rubric};
    size_t parts = (size_t)rubric->indicator_count * SVOD_PART_COUNT;
    out.questions = svod_vec_of(arena, sizeof(svod_question));
    if (!parts) return out;
    out.lists = SVOD_ARRAY(arena, svod_answer *, parts);
    out.asked = SVOD_ARRAY(arena, bool, parts);
    out.units = SVOD_ARRAY(arena, svod_answered, roster->count);
    out.again = SVOD_ARRAY(arena, uint8_t, roster->count * rubric->indicator_count);
    out.replies = svod_vec_of(arena, sizeof(svod_reply));
    for (size_t i = 0; i < roster->count; i++)
        out.units[i].time = "";
    return out;
}

// The latest ones first, which are of the same sheet; those of a sheet stand together.
void svod_answers_column(svod_answers *answers, svod_question question) {
    for (size_t i = answers->questions.count; i-- > 0;) {
        const svod_question *at = SVOD_AT(&answers->questions, svod_question, i);
        if (at->source != question.source) break;
        if (at->place.col == question.place.col && at->indicator == question.indicator && at->part == question.part) return;
    }
    question.header = svod_strdup(answers->arena, question.header);
    *SVOD_PUSH(&answers->questions, svod_question) = question;
}

const svod_answer *svod_answers_at(const svod_answers *answers, size_t unit, uint32_t indicator, unsigned part) {
    static const svod_answer nothing = {.given = false};
    const svod_answer *list = answers->lists[(size_t)indicator * SVOD_PART_COUNT + part];
    return list ? &list[unit] : &nothing;
}

svod_answer *svod_answers_slot(svod_answers *answers, size_t unit, uint32_t indicator, unsigned part) {
    svod_answer **list = &answers->lists[(size_t)indicator * SVOD_PART_COUNT + part];
    if (!*list) *list = SVOD_ARRAY(answers->arena, svod_answer, answers->roster->count);
    return &(*list)[unit];
}

const char *svod_rule_title(const svod_rule *rule, svod_lang lang) {
    return lang == SVOD_RU ? rule->title_ru : rule->title_en;
}

typedef unsigned __int128 wide;

#define PLACES_MOST 10

// value = num / (den * SVOD_POINT). Digit by digit, so that nothing overflows; away from zero by halves, or cut.
svod_ratio svod_indicator_rounded(const svod_indicator *indicator, svod_ratio value) {
    const svod_rounding *by = &indicator->rounding;
    if (!by->on || !value.den) return value;
    wide size = value.num < 0 ? -(wide)value.num : (wide)value.num, unit = (wide)value.den * (wide)SVOD_POINT;
    wide whole = size / unit, rest = size % unit;
    int64_t den = 1;
    for (unsigned place = 0; place < by->places && place < PLACES_MOST; place++, den *= 10) {
        rest *= 10;
        whole = whole * 10 + rest / unit;
        rest %= unit;
    }
    if (!by->cut && rest * 2 >= unit) whole++;
    __int128 num = (__int128)(whole * (wide)SVOD_POINT);
    return (svod_ratio){value.num < 0 ? -num : num, den};
}

// A share has a decimal, or as many as it is rounded to; more only where fewer would show it on the other side of its target: 79,96 % of
// a target of 80 % is not "80,0 %".
static unsigned places_of(const svod_indicator *indicator, svod_ratio value) {
    unsigned places = indicator->rounding.on ? indicator->rounding.places : 1;
    const svod_target *target = indicator->target;
    char text[40];
    for (; target && places < 4; places++) {
        svod_decimal shown;
        svod_points points;
        svod_ratio_text(text, value, places, '.');
        if (!svod_num_machine(text, strlen(text), &shown) || !svod_points_of(shown, &points)) break;
        svod_ratio aim = {target->value, 1};
        if (svod_ratio_compare((svod_ratio){points, 1}, aim) == svod_ratio_compare(value, aim)) break;
    }
    return places;
}

static const char *number_words(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena) {
    char text[40];
    __int128 one = (__int128)value.den * SVOD_POINT;
    if (value.num % one == 0) return svod_strdup(arena, svod_ratio_text(text, value, 0, svod_lang_mark(lang)));
    if (!svod_indicator_percent(indicator) && value.den == 1) return svod_points_words(arena, (svod_points)value.num, lang);
    return svod_strdup(arena, svod_ratio_text(text, value, places_of(indicator, value), svod_lang_mark(lang)));
}

const char *svod_indicator_words(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena) {
    if (!value.den) return SVOD_NONE;
    if (indicator->rule->words) return indicator->rule->words(indicator, value, lang, arena);
    const char *number = number_words(indicator, indicator->rounding.on ? svod_indicator_rounded(indicator, value) : value, lang, arena);
    const char *gap = lang == SVOD_EN && svod_streq(indicator->unit, "%") ? "" : " ";
    return *indicator->unit ? svod_printf(arena, "%s%s%s", number, gap, indicator->unit) : number;
}

const char *svod_target_words(const svod_indicator *indicator, const svod_target *target, svod_lang lang, svod_arena *arena) {
    static const svod_text numbers[] = {SVOD_T_data_target_least, SVOD_T_data_target_most, SVOD_T_data_target_equal};
    static const svod_text grades[] = {SVOD_T_data_target_grade_least, SVOD_T_data_target_grade_most, SVOD_T_data_target_grade};
    if (!target) return "";
    const char *value = svod_indicator_words(indicator, (svod_ratio){target->value, 1}, lang, arena);
    if (indicator->rule->sort == SVOD_SORT_YES_NO) return value;
    const svod_text *texts = indicator->rule->sort == SVOD_SORT_GRADE ? grades : numbers;
    return svod_printf(arena, svod_say(lang, texts[indicator->comparison]), value);
}
