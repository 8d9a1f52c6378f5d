// Count: a number. Whole, for it counts people and things; `fractions: true` where it does not (posts, hours).
#include "data/rubric.h"
#include "indicator/answer.h"

static const char *const keys[] = {"fractions", NULL};

typedef struct own {
    bool fractions;
} own;

static bool compile(const svod_node *yaml, svod_indicator *out, svod_arena *arena, svod_findings *findings) {
    own *keep = SVOD_NEW(arena, own);
    out->own = keep;
    return !svod_node_get(yaml, "fractions") || svod_node_bool(yaml, "fractions", &keep->fractions, findings);
}

static void judge(const svod_asked *asked, svod_measure *out) {
    const own *kept = asked->indicator->own;
    answer at = answer_of(asked, SVOD_PART_value);
    out->place = at.place;
    out->state = (uint8_t)answer_state(&at, 1);
    if (at.kind < ANSWER_NUMBER) return;
    if (!answer_amount(asked, &at, svod_streq(asked->indicator->unit, "%"), &out->num, out)) return;
    out->state = SVOD_M_VALUE;
    out->value = (svod_ratio){out->num, 1};
    if (out->num % SVOD_POINT && !(kept && kept->fractions)) answer_fault(asked, &at, SVOD_F_measure_fraction, "");
}

const svod_rule rule_count = {
    .id = "count",
    .title_ru = "количество",
    .title_en = "count",
    .parts = SVOD_PART_BIT(value) | SVOD_PART_BIT(document) | SVOD_PART_BIT(link) | SVOD_PART_BIT(comment),
    .ways = {SVOD_PART_BIT(value)},
    .gather = SVOD_GATHER_SUM,
    .unit = "",
    .better = SVOD_BETTER_MORE,
    .keys = keys,
    .compile = compile,
    .judge = judge,
};
