// Rate: so many to a hundred persons. A kind that the program does not have: this file and a line of more.def are all of it.
#include "indicator/answer.h"

static void judge(const svod_asked *asked, svod_measure *out) {
    answer num = answer_of(asked, SVOD_PART_numerator), den = answer_of(asked, SVOD_PART_denominator);
    answer both[] = {num, den};
    out->place = num.place;
    out->state = (uint8_t)answer_state(both, 2);
    if (num.kind < ANSWER_NUMBER || den.kind < ANSWER_NUMBER) return;
    if (!answer_amount(asked, &num, false, &out->num, out) || !answer_amount(asked, &den, false, &out->den, out)) return;
    out->state = out->den ? SVOD_M_VALUE : SVOD_M_NO_BASE;
    if (out->den) out->value = svod_percent(out->num, out->den); // more than a hundred to a hundred is nothing wrong
}

const svod_rule rule_rate = {
    .id = "rate",
    .title_ru = "на сто человек",
    .title_en = "per hundred persons",
    .parts = SVOD_PART_BIT(numerator) | SVOD_PART_BIT(denominator) | SVOD_PART_BIT(comment),
    .ways = {SVOD_PART_BIT(numerator) | SVOD_PART_BIT(denominator)},
    .gather = SVOD_GATHER_RATIO,
    .unit = "на 100 чел.",
    .better = SVOD_BETTER_MORE,
    .judge = judge,
};
