// Share: numerator and denominator as reported, or a percentage alone.
#include <string.h>

#include "data/rubric.h"
#include "indicator/answer.h"

typedef struct share {
    answer num, den, percent;
} share;

static bool is_number(const answer *at) {
    return at->kind == ANSWER_NUMBER;
}

static bool is_answered(const answer *at) {
    return at->kind >= ANSWER_NUMBER;
}

// ---- several figures in one cell -------------------------------------------------------------------------------------------

// Part of an answer as an answer of its own, at the same place.
static answer piece(const answer *whole, svod_decimal number, unsigned places, bool percent) {
    answer out = *whole;
    out.kind = ANSWER_NUMBER;
    out.number = number;
    out.places = places;
    out.percent = percent;
    out.has_of = out.has_beside = false;
    return out;
}

// Puts a figure where none was given; false when another one is there.
static bool put(answer *into, answer figure) {
    svod_points a, b;
    if (!is_answered(into)) {
        *into = figure;
        return true;
    }
    return is_number(into) && answer_points(into->number, &a) && answer_points(figure.number, &b) && a == b;
}

// "45 из 60 (75 %)" in one cell gives what the other cells do not say.
static bool spread(share *in, answer *from) {
    if (!is_number(from) || (!from->has_of && !from->has_beside)) return true;
    answer whole = *from;
    *from = (answer){.kind = ANSWER_NONE, .text = "", .bare = "", .place = whole.place};
    bool fits = put(&in->num, piece(&whole, whole.number, whole.places, false));
    if (whole.has_of) fits &= put(&in->den, piece(&whole, whole.of, 0, false));
    // Two percentages are compared with the counts, each to its own decimals.
    if (whole.has_beside && !is_answered(&in->percent)) in->percent = piece(&whole, whole.beside, whole.beside_places, true);
    return fits;
}

// ---- counts --------------------------------------------------------------------------------------------------------------------

#define PLACES_MOST 8 // of a percentage that is held against its counts; what has more was reckoned by a machine

static bool equal_to(svod_ratio value, svod_ratio percent, unsigned places, bool cut) {
    svod_indicator by = {.rounding = {.on = true, .cut = cut, .places = (uint8_t)(places < PLACES_MOST ? places : PLACES_MOST)}};
    return svod_ratio_compare(svod_indicator_rounded(&by, value), svod_indicator_rounded(&by, percent)) == 0;
}

// A percentage beside counts that is neither their quotient rounded to its own decimals nor cut to them.
static void check_percent(const svod_asked *asked, const share *in, svod_measure *out) {
    svod_points percent;
    if (!is_number(&in->percent) || !answer_points(in->percent.number, &percent)) return;
    svod_ratio given = {percent, 1};
    unsigned places = in->percent.places;
    if (equal_to(out->value, given, places, false) || equal_to(out->value, given, places, true)) return;
    char text[40];
    out->flags |= SVOD_M_OTHER_PERCENT;
    svod_ratio_text(text, out->value, places < 4 ? places : 4, svod_lang_mark(asked->findings->lang));
    answer_fault(asked, &in->percent, SVOD_F_measure_other_percent,
                 svod_printf(asked->arena, svod_say(asked->findings->lang, SVOD_T_indicator_quotient), text,
                             svod_points_words(asked->arena, out->num, asked->findings->lang),
                             svod_points_words(asked->arena, out->den, asked->findings->lang)));
}

// The denominator should be what the roster says.
static void check_base(const svod_asked *asked, const share *in, svod_measure *out) {
    size_t attr;
    svod_decimal number;
    svod_points base;
    const char *column = asked->indicator->base;
    if (!column || !*column || !svod_roster_attr_index(asked->roster, column, &attr)) return;
    const char *text = asked->roster->units[asked->unit].attrs[attr];
    if (svod_num_parse(text, strlen(text), &number, NULL) != SVOD_NUM_VALUE || !answer_points(number, &base) || base == out->den) return;
    out->flags |= SVOD_M_OTHER_BASE;
    const char *title = svod_rubric_attribute_title(asked->rubric, column);
    answer_fault(asked, &in->den, SVOD_F_measure_other_base, svod_printf(asked->arena, "%s (%s)", text, title));
}

static void of_counts(const svod_asked *asked, const share *in, svod_measure *out) {
    bool num = answer_amount(asked, &in->num, false, &out->num, out), den = answer_amount(asked, &in->den, false, &out->den, out);
    if (!num || !den) return; // each is told
    check_base(asked, in, out);
    if (out->num > out->den) {
        out->state = SVOD_M_IMPOSSIBLE;
        answer_fault(asked, &in->num, out->den ? SVOD_F_measure_above_base : SVOD_F_measure_of_nothing,
                     svod_printf(asked->arena, "≤ %s", svod_points_words(asked->arena, out->den, asked->findings->lang)));
        return;
    }
    out->state = out->den ? SVOD_M_VALUE : SVOD_M_NO_BASE;
    if (!out->den) return;
    out->value = svod_ratio_reduced(svod_percent(out->num, out->den)); // figures of a region add up many of them
    check_percent(asked, in, out);
}

// ---- a percentage alone ------------------------------------------------------------------------------------------------------

static void of_percent(const svod_asked *asked, const share *in, svod_measure *out) {
    const answer *at = &in->percent;
    const char *lacking = is_answered(&in->num)   ? svod_say(asked->findings->lang, SVOD_T_indicator_denominator)
                          : is_answered(&in->den) ? svod_say(asked->findings->lang, SVOD_T_indicator_numerator)
                                                  : "";
    out->place = at->place;
    bool amount = answer_amount(asked, at, true, &out->num, out);
    if (out->state != SVOD_M_UNREADABLE) out->flags |= SVOD_M_PERCENT_ALONE; // be it impossible: no count was reported
    if (!amount) return;
    if (out->num > 100 * SVOD_POINT) {
        out->state = SVOD_M_IMPOSSIBLE;
        answer_fault(asked, at, SVOD_F_measure_percent_range, "0–100 %");
        return;
    }
    out->state = SVOD_M_VALUE;
    out->value = (svod_ratio){out->num, 1};
    answer_fault(asked, at, SVOD_F_measure_percent_alone, lacking);
    // 0.75 without a percent sign may be meant as 75 %: said, not guessed.
    if (!at->percent && out->num > 0 && out->num <= SVOD_POINT && at->number.scale > 0)
        answer_fault(asked, at, SVOD_F_measure_percent_small, "");
}

// A numerator without a denominator, or the other way round.
static void half_told(const svod_asked *asked, const share *in) {
    const answer *there = is_answered(&in->num) ? &in->num : &in->den;
    bool by_sheet = svod_streq(asked->indicator->from[there == &in->num ? SVOD_PART_numerator : SVOD_PART_denominator], "");
    svod_part_id other = there == &in->num ? SVOD_PART_denominator : SVOD_PART_numerator;
    if (!is_answered(there) || !by_sheet || !answer_asked(asked, other)) return; // that there is no such column is told
    svod_text lacking = there == &in->num ? SVOD_T_indicator_denominator : SVOD_T_indicator_numerator;
    answer_fault(asked, there, SVOD_F_measure_part_missing, svod_say(asked->findings->lang, lacking));
}

// ---- the rule ------------------------------------------------------------------------------------------------------------------

// "85 %" in the numerator's place, and nothing else, is a percentage alone; a base that the roster gives is nothing that was answered.
static void percent_moved(const svod_asked *asked, share *in) {
    bool base = is_answered(&in->den) && svod_streq(asked->indicator->from[SVOD_PART_denominator], "");
    if (!is_number(&in->num) || !in->num.percent || base || is_answered(&in->percent)) return;
    in->percent = in->num;
    in->num.kind = ANSWER_BLANK;
}

// Without both counts: the percentage, or what is lacking.
static void of_rest(const svod_asked *asked, const share *in, svod_measure *out) {
    svod_points ignored;
    if (in->num.kind > ANSWER_NUMBER) answer_amount(asked, &in->num, false, &ignored, out);
    if (is_answered(&in->percent))
        of_percent(asked, in, out);
    else if (out->state == SVOD_M_BLANK)
        half_told(asked, in);
}

static void judge(const svod_asked *asked, svod_measure *out) {
    share in = {answer_of(asked, SVOD_PART_numerator), answer_of(asked, SVOD_PART_denominator), answer_of(asked, SVOD_PART_percent)};
    answer given[] = {in.num, in.den, in.percent};
    out->place = in.num.kind ? in.num.place : in.percent.place;
    if (!spread(&in, &in.num) || !spread(&in, &in.percent)) {
        answer_fault(asked, is_answered(&given[0]) ? &given[0] : &given[2], SVOD_F_measure_parts_differ, given[1].text);
        out->state = SVOD_M_UNREADABLE;
        return;
    }
    percent_moved(asked, &in);
    bool percent = is_answered(&in.percent);
    out->state = (uint8_t)answer_state(given, percent ? 2 : 3);
    if (out->state != SVOD_M_BLANK) return;
    if (is_answered(&in.num) && is_answered(&in.den))
        of_counts(asked, &in, out);
    else
        of_rest(asked, &in, out);
}

const svod_rule rule_share = {
    .id = "share",
    .title_ru = "доля",
    .title_en = "share",
    .parts = SVOD_PART_BIT(numerator) | SVOD_PART_BIT(denominator) | SVOD_PART_BIT(percent) | SVOD_PART_BIT(document) |
             SVOD_PART_BIT(link) | SVOD_PART_BIT(comment),
    .ways = {SVOD_PART_BIT(numerator) | SVOD_PART_BIT(denominator), SVOD_PART_BIT(percent)},
    .gather = SVOD_GATHER_RATIO,
    .unit = "%",
    .better = SVOD_BETTER_MORE,
    .judge = judge,
};
