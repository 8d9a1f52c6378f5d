// Judges one score cell: number, sign for nothing, "not applicable", or a fault with what the rubric's policy makes of it.
#include "intake/cellscore.h"

#include <string.h>

#include "base/footnote.h"
#include "base/str.h"

static cell_score fault(svod_score score, svod_code code) {
    return (cell_score){.score = score, .fault = code, .remark = SVOD_CODE_COUNT};
}

static cell_score fine(svod_score score) {
    return fault(score, SVOD_CODE_COUNT);
}

// ---- numbers -----------------------------------------------------------------------------------------------------------

// Size of a decimal against a whole number of ten-thousandths, for values that svod_points_of refuses, too.
static bool above(svod_decimal value, int64_t limit) {
    __int128 left = value.mantissa, right = limit;
    for (int i = value.scale; i < 4; i++) {
        left *= 10;
        if (left > ((__int128)1 << 100)) return true;
    }
    for (int i = 4; i < value.scale && right < ((__int128)1 << 100); i++)
        right *= 10;
    return left > right;
}

static cell_score above_max(const svod_rubric *rubric, int64_t max, bool exact, int64_t units) {
    svod_bad_policy policy = rubric->policy.above_max;
    if (policy == SVOD_BAD_CLAMP) return fault((svod_score)max, SVOD_F_score_above_max);
    if (policy == SVOD_BAD_MISSING || !exact || units > INT32_MAX) return fault(SVOD_S_OUT_OF_RANGE, SVOD_F_score_above_max);
    return fault((svod_score)units, SVOD_F_score_above_max);
}

static cell_score of_number(const svod_rubric *rubric, const svod_rnode *node, svod_decimal value) {
    int64_t max = node->max / SVOD_POINT_TENTHOUSANDTH, step = node->step / SVOD_POINT_TENTHOUSANDTH;
    if (value.mantissa < 0) return fault(SVOD_S_OUT_OF_RANGE, SVOD_F_score_negative);
    svod_points points = 0;
    bool exact = svod_points_of(value, &points);
    int64_t units = points / SVOD_POINT_TENTHOUSANDTH;
    if (above(value, max)) return above_max(rubric, max, exact, units);
    // A finer score than can be kept exactly is never rounded in silence, whatever the policy.
    if (!exact) return fault(SVOD_S_OUT_OF_RANGE, SVOD_F_score_off_step);
    if (step <= 0 || units % step == 0) return fine((svod_score)units);
    return fault(rubric->policy.off_step == SVOD_BAD_KEEP ? (svod_score)units : SVOD_S_OUT_OF_RANGE, SVOD_F_score_off_step);
}

// ---- words -------------------------------------------------------------------------------------------------------------

static bool is_na_word(const svod_policy *policy, const char *text, svod_arena *scratch) {
    if (!policy->na_word_count) return false;
    const char *key = svod_fold(scratch, text);
    for (size_t i = 0; i < policy->na_word_count; i++)
        if (svod_streq(policy->na_words[i], key)) return true;
    return false;
}

static cell_score of_text(const svod_rubric *rubric, const char *text, svod_arena *scratch) {
    if (!is_na_word(&rubric->policy, text, scratch)) return fault(SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    if (rubric->policy.na == SVOD_NA_FORBID) return fault(SVOD_S_UNREADABLE, SVOD_F_score_na_forbidden);
    return fine(SVOD_S_NA);
}

// `less`: a footnote was taken off already.
static cell_score of_content(const svod_rubric *rubric, uint32_t node, const char *text, size_t len, bool less, svod_arena *scratch) {
    svod_decimal value;
    const char *bare;
    switch (svod_num_parse(text, len, &value, NULL)) {
    case SVOD_NUM_VALUE:
        return of_number(rubric, &rubric->nodes[node], value);
    case SVOD_NUM_NOTHING: // a word like "х" may be declared to mean "not applicable"
        return is_na_word(&rubric->policy, text, scratch) ? of_text(rubric, text, scratch) : fine(SVOD_S_BLANK);
    default:
        break;
    }
    cell_score verdict = of_text(rubric, text, scratch);
    if (less || verdict.fault != SVOD_F_score_not_number || len > SVOD_EXCERPT || !(bare = svod_footnote_less(scratch, text)))
        return verdict;
    cell_score without = of_content(rubric, node, bare, strlen(bare), true, scratch);
    if (without.fault == SVOD_F_score_not_number) return verdict;
    without.remark = SVOD_F_cell_footnote;
    without.bare = bare;
    return without;
}

// "01.05", "07.5": nobody writes a score so, but programs write dates so.
static bool looks_dated(const svod_cell *cell) {
    const char *text = svod_cell_text(cell);
    bool front = cell->type == SVOD_CELL_STRING && (cell->len == 4 || cell->len == 5) && text[0] == '0' && svod_digit(text[1]);
    return front && text[1] != '0' && text[2] == '.' && svod_digit(text[3]) && (cell->len == 4 || svod_digit(text[4]));
}

cell_score cell_score_of(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, svod_arena *scratch) {
    if (!cell) return fine(SVOD_S_BLANK);
    if (cell->flags & (SVOD_CELL_DAMAGED | SVOD_CELL_MOVED)) return fine(SVOD_S_UNREADABLE);
    if (cell->flags & SVOD_CELL_NO_RESULT) return fault(SVOD_S_UNREADABLE, SVOD_F_score_no_result);
    if (cell->type == SVOD_CELL_EMPTY) return fine(SVOD_S_BLANK);
    if (cell->type != SVOD_CELL_NUMBER && cell->type != SVOD_CELL_STRING) return fault(SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    if (looks_dated(cell)) return fault(SVOD_S_UNREADABLE, SVOD_F_score_not_number);
    cell_score verdict = of_content(rubric, node, svod_cell_text(cell), cell->len, cell->type == SVOD_CELL_NUMBER, scratch);
    if (cell->type == SVOD_CELL_NUMBER && (cell->flags & SVOD_CELL_PERCENT)) verdict.remark = SVOD_F_score_percent;
    return verdict;
}

// ---- findings ----------------------------------------------------------------------------------------------------------

static const char *cut(const char *text, svod_arena *scratch) {
    return svod_strdup(scratch, svod_excerpt_of(text).text);
}

// The digits as they stand, with the language's decimal mark whatever the file's was.
static const char *with_mark(const char *digits, svod_lang lang, svod_arena *scratch) {
    char *text = svod_strdup(scratch, digits);
    for (char *at = text; *at; at++)
        if (*at == '.' || *at == ',') *at = svod_lang_mark(lang);
    return text;
}

const char *cell_shown(const svod_cell *cell, svod_lang lang, svod_arena *scratch) {
    svod_decimal value;
    svod_points points;
    const char *text = svod_cell_text(cell);
    bool number = cell && cell->type == SVOD_CELL_NUMBER;
    if (number && svod_num_parse(text, cell->len, &value, NULL) == SVOD_NUM_VALUE && svod_points_of(value, &points))
        return svod_points_words(scratch, points, lang);
    if (number) return with_mark(cut(text, scratch), lang, scratch);
    if (cell && cell->type == SVOD_CELL_BOOL) return svod_say(lang, svod_streq(text, "true") ? SVOD_T_intake_true : SVOD_T_intake_false);
    if (cell && cell->type == SVOD_CELL_DATE) return svod_printf(scratch, svod_say(lang, SVOD_T_intake_date), cut(text, scratch));
    return cut(text, scratch);
}

// "от 0 до 3 (раздел 6 …)"
static const char *range_text(const svod_rubric *rubric, uint32_t node, svod_lang lang, svod_arena *scratch) {
    const char *max = svod_points_words(scratch, rubric->nodes[node].max, lang);
    return svod_printf(scratch, svod_say(lang, SVOD_T_intake_range), max, svod_rubric_label(rubric, scratch, node));
}

// "кратно 0,5: 7 или 7,5": the allowed scores around the one given, or the last two when none is above it.
static const char *step_text(const svod_rnode *node, const char *text, svod_lang lang, svod_arena *scratch) {
    svod_decimal value;
    svod_points below = 0, step = node->step > 0 ? node->step : SVOD_POINT_TENTHOUSANDTH;
    if (svod_num_parse(text, strlen(text), &value, NULL) == SVOD_NUM_VALUE) {
        __int128 scaled = (__int128)value.mantissa * SVOD_POINT;
        for (int i = 0; i < value.scale; i++)
            scaled /= 10;
        below = (svod_points)(scaled - scaled % step);
    }
    svod_points next = below + step > node->max ? below : below + step;
    if (next == below) below -= step;
    return svod_printf(scratch, svod_say(lang, SVOD_T_intake_step), svod_points_words(scratch, step, lang),
                       svod_points_words(scratch, below, lang), svod_points_words(scratch, next, lang));
}

// "31)": a number and a bracket typed by chance, or a footnote's mark that was not raised. NULL on other texts.
static const char *bracket_advice(const svod_cell *cell, svod_lang lang, svod_arena *scratch) {
    const char *text = svod_cell_text(cell);
    size_t digits = strspn(text, "0123456789");
    if (cell->type != SVOD_CELL_STRING || digits < 2 || digits > 4 || !svod_streq(text + digits, ")")) return NULL;
    const char *whole = svod_printf(scratch, "%.*s", (int)digits, text), *less = svod_printf(scratch, "%.*s", (int)digits - 1, text);
    return svod_printf(scratch, svod_say(lang, SVOD_T_intake_advice_bracket), whole, less, whole + digits - 1);
}

static const char *advice_of(const svod_rubric *rubric, const svod_rnode *node, const svod_cell *cell, cell_score verdict, svod_lang lang,
                             svod_arena *scratch) {
    if (verdict.fault == SVOD_F_score_not_number && cell->type == SVOD_CELL_DATE) return svod_say(lang, SVOD_T_intake_advice_date);
    if (verdict.fault == SVOD_F_score_not_number && cell->type == SVOD_CELL_ERROR) return svod_say(lang, SVOD_T_intake_advice_formula);
    if (verdict.fault == SVOD_F_score_not_number && looks_dated(cell)) return svod_say(lang, SVOD_T_intake_advice_text_date);
    if (verdict.fault == SVOD_F_score_not_number) return bracket_advice(cell, lang, scratch);
    if (verdict.fault != SVOD_F_score_above_max && verdict.fault != SVOD_F_score_off_step) return NULL;
    if (verdict.score == SVOD_S_OUT_OF_RANGE) return svod_say(lang, SVOD_T_intake_policy_missing);
    if (verdict.fault == SVOD_F_score_above_max && rubric->policy.above_max == SVOD_BAD_CLAMP)
        return svod_printf(scratch, svod_say(lang, SVOD_T_intake_policy_clamp), svod_points_words(scratch, node->max, lang));
    return svod_say(lang, SVOD_T_intake_policy_keep);
}

void cell_score_report(const svod_rubric *rubric, uint32_t node, const svod_cell *cell, cell_score verdict, svod_place place,
                       svod_arena *scratch, svod_findings *findings) {
    svod_lang lang = findings->lang;
    const char *expected = verdict.fault == SVOD_F_score_off_step
                               ? step_text(&rubric->nodes[node], verdict.bare ? verdict.bare : svod_cell_text(cell), lang, scratch)
                               : range_text(rubric, node, lang, scratch);
    svod_add(findings, verdict.fault, place, cell_shown(cell, lang, scratch), expected);
    const char *advice = advice_of(rubric, &rubric->nodes[node], cell, verdict, lang, scratch);
    if (advice) svod_advise(findings, advice);
}

// "50 %" of 0.5, as the program that wrote the file shows it.
static const char *percent_text(const svod_cell *cell, svod_lang lang, svod_arena *scratch) {
    svod_decimal value;
    svod_points points;
    bool number = svod_num_parse(svod_cell_text(cell), cell->len, &value, NULL) == SVOD_NUM_VALUE && svod_points_of(value, &points);
    if (!number || __builtin_mul_overflow(points, 100, &points)) return cell_shown(cell, lang, scratch);
    return svod_printf(scratch, "%s %%", svod_points_words(scratch, points, lang));
}

void cell_score_remark(const svod_cell *cell, cell_score verdict, svod_place place, svod_arena *scratch, svod_findings *findings) {
    svod_lang lang = findings->lang;
    bool percent = verdict.remark == SVOD_F_score_percent;
    const char *found = percent ? percent_text(cell, lang, scratch) : cut(svod_cell_text(cell), scratch);
    svod_add(findings, verdict.remark, place, found, percent ? cell_shown(cell, lang, scratch) : svod_excerpt_of(verdict.bare).text);
}
