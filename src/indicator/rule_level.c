// Level: one of named grades, from the worst to the best.
#include <string.h>

#include "indicator/answer.h"

static bool means(const svod_grade *grade, const char *key) {
    for (size_t i = 0; i < grade->word_count; i++)
        if (svod_streq(grade->words[i], key)) return true;
    return false;
}

// The key without the word "level" around it and without a full stop: "повышенный уровень" is "повышенный".
static const char *bare_key(const char *key, svod_arena *arena) {
    static const char *const around[] = {"уровень ", " уровень", "level ", " level", ".", " "};
    char *out = svod_strdup(arena, key);
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        size_t len = strlen(out), word = strlen(around[i]);
        if (len <= word) continue;
        if (!memcmp(out, around[i], word))
            memmove(out, out + word, len - word + 1);
        else if (!memcmp(out + len - word, around[i], word))
            out[len - word] = '\0';
    }
    return out;
}

// Its number from 1; 0: none. Words come before numbers, for a grade may be called "5".
static size_t grade_of(const svod_asked *asked, const answer *at) {
    const svod_indicator *indicator = asked->indicator;
    const char *keys[] = {svod_fold(asked->arena, at->text), svod_fold(asked->arena, at->bare), NULL};
    keys[2] = bare_key(keys[1], asked->arena);
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < indicator->grade_count; i++)
            if (means(&indicator->grades[i], keys[k])) return i + 1;
    bool number = at->kind == ANSWER_NUMBER && !at->percent && !at->has_of && !at->has_beside && at->number.scale == 0;
    bool within = number && at->number.mantissa >= 1 && (uint64_t)at->number.mantissa <= indicator->grade_count;
    return within ? (size_t)at->number.mantissa : 0;
}

static void unknown(const svod_asked *asked, const answer *at) {
    const svod_indicator *indicator = asked->indicator;
    svod_buf list = svod_buf_of(asked->arena);
    const char **titles = SVOD_ARRAY(asked->arena, const char *, indicator->grade_count + 1);
    for (size_t i = 0; i < indicator->grade_count; i++) {
        titles[i] = indicator->grades[i].title;
        svod_buf_printf(&list, "%s%s", i ? ", " : "", titles[i]);
    }
    answer_fault(asked, at, SVOD_F_measure_grade_unknown, list.data);
    const char *nearest = svod_nearest(asked->arena, at->bare, titles, indicator->grade_count);
    if (nearest) svod_advise(asked->findings, svod_printf(asked->arena, svod_say(asked->findings->lang, SVOD_T_data_mean_this), nearest));
}

static void judge(const svod_asked *asked, svod_measure *out) {
    answer at = answer_of(asked, SVOD_PART_answer);
    out->place = at.place;
    out->state = (uint8_t)answer_state(&at, 1);
    if (at.kind < ANSWER_NUMBER) return;
    size_t grade = grade_of(asked, &at);
    out->state = grade ? SVOD_M_VALUE : SVOD_M_UNREADABLE;
    out->num = (svod_points)grade * SVOD_POINT;
    if (grade)
        out->value = (svod_ratio){out->num, 1};
    else
        unknown(asked, &at);
}

// A mean of grades lies between them and has no title.
static const char *words(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena) {
    __int128 one = (__int128)value.den * SVOD_POINT;
    char text[40];
    bool whole = value.num > 0 && value.num % one == 0 && value.num / one <= (__int128)indicator->grade_count;
    if (whole) return indicator->grades[value.num / one - 1].title;
    return svod_strdup(arena, svod_ratio_text(text, value, 1, svod_lang_mark(lang)));
}

const svod_rule rule_level = {
    .id = "level",
    .title_ru = "уровень",
    .title_en = "level",
    .parts = SVOD_PART_BIT(answer) | SVOD_PART_BIT(document) | SVOD_PART_BIT(link) | SVOD_PART_BIT(comment),
    .ways = {SVOD_PART_BIT(answer)},
    .gather = SVOD_GATHER_MEDIAN,
    .sort = SVOD_SORT_GRADE,
    .unit = "",
    .better = SVOD_BETTER_MORE,
    .judge = judge,
    .words = words,
};
