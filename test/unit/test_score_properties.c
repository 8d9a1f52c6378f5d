// What must hold of any campaign, tried on made-up ones from a fixed sequence of numbers.
#include "scoring.h"

#define UNITS 7
#define EXPERTS 4
#define ROUNDS 400
#define MOST_NODES 40

typedef struct dice {
    uint64_t state;
} dice;

static uint32_t roll(dice *d, uint32_t sides) {
    d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(d->state >> 33) % sides;
}

// A tree of up to three levels; maxima of inner nodes are the sums of their children.
static svod_rubric *random_rubric(svod_arena *arena, dice *d) {
    node_spec specs[MOST_NODES] = {{"", 0, 0, 0, 0}};
    uint32_t count = 1, sections = 1 + roll(d, 5);
    for (uint32_t s = 0; s < sections; s++) {
        specs[count++] = (node_spec){"", 1, 10 + (int)roll(d, 50), 0, 0};
        for (uint32_t left = roll(d, 4); left > 0; left--) {
            specs[count++] = (node_spec){"", 2, 10 + (int)roll(d, 50), 0, 0};
            for (uint32_t parts = roll(d, 3); parts > 0; parts--)
                specs[count++] = (node_spec){"", 3, 10, 0, 0};
        }
    }
    for (uint32_t n = 1; n < count; n++)
        specs[n].id = svod_printf(arena, "n%u", n);
    svod_rubric *rubric = make_rubric(arena, specs, count);
    for (uint32_t n = count; n-- > 0;) {
        svod_rnode *node = &rubric->nodes[n];
        if (node->child_count > 0) node->max = 0;
        for (uint32_t c = node->first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
            node->max += rubric->nodes[c].max;
    }
    for (uint32_t n = 0; n < count; n++)
        rubric->nodes[n].combine = (svod_combine){.rule = (svod_combine_rule)roll(d, 4),
                                                  .otherwise = (svod_combine_rule)roll(d, 3),
                                                  .trim = roll(d, 5000),
                                                  .least = 1 + roll(d, 3)};
    rubric->policy.na = (svod_na_policy)roll(d, 3);
    rubric->policy.blank = (svod_blank_policy)roll(d, 3);
    rubric->policy.absent = (svod_absent_policy)roll(d, 2);
    rubric->policy.rank = (svod_rank_policy)roll(d, 2);
    return rubric;
}

// Mostly points, some of every reason; sections are sometimes given beside or instead of their criteria.
static int random_score(dice *d, const svod_rnode *node) {
    if (node->child_count > 0 && roll(d, 4) > 0) return SVOD_S_NONE;
    if (roll(d, 4) == 0) return -1 - (int)roll(d, 7);
    return (int)roll(d, (uint32_t)(node->max / TENTHS(1)) + 1);
}

typedef int32_t sheet[EXPERTS][UNITS][MOST_NODES];

static void random_sheet(dice *d, const svod_rubric *rubric, sheet out) {
    for (size_t e = 0; e < EXPERTS; e++)
        for (size_t unit = 0; unit < UNITS; unit++) {
            bool silent = roll(d, 5) == 0;
            for (uint32_t n = 0; n < rubric->count; n++)
                out[e][unit][n] = n == 0 || silent ? SVOD_S_NONE : random_score(d, &rubric->nodes[n]);
        }
}

// Experts in the given order, E0 the chair; `only`: scores of the other units are taken from `other` instead.
static campaign *computed(svod_arena *arena, svod_rubric *rubric, sheet scores, const size_t *order, size_t only, sheet other) {
    campaign *c = make_campaign(arena, rubric, make_roster(arena, UNITS, NULL, 0), 2023);
    for (size_t i = 0; i < EXPERTS; i++) {
        size_t e = order[i];
        const char *name = svod_printf(arena, "E%zu", e);
        for (size_t unit = 0; unit < UNITS; unit++)
            for (uint32_t n = 0; n < rubric->count; n++) {
                int32_t score = unit != only && other ? other[e][unit][n] : scores[e][unit][n];
                put(c, name, unit, rubric->nodes[n].id, score);
            }
    }
    SVOD_AT(&c->scores.experts, svod_expert, svod_scores_expert(&c->scores, "E0"))->chair = true;
    compute(c);
    return c;
}

static const size_t in_order[EXPERTS] = {0, 1, 2, 3};

static void same_point(const svod_point *a, const svod_point *b) {
    assert_int_equal(a->value, b->value);
    assert_int_equal(a->max, b->max);
    assert_int_equal(a->state, b->state);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->experts, b->experts);
}

static void each_round(void (*check)(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores)) {
    dice d = {20230626};
    static sheet scores;
    for (int round = 0; round < ROUNDS; round++) {
        svod_arena *arena = svod_arena_new();
        svod_rubric *rubric = random_rubric(arena, &d);
        random_sheet(&d, rubric, scores);
        check(arena, &d, rubric, scores);
        svod_arena_free(arena);
    }
}

// ---- the order of experts ----------------------------------------------------------------------------------------

static void check_order(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores) {
    size_t order[EXPERTS] = {0, 1, 2, 3};
    for (size_t i = EXPERTS; i-- > 1;) {
        size_t j = roll(d, (uint32_t)i + 1), keep = order[i];
        order[i] = order[j];
        order[j] = keep;
    }
    campaign *a = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL), *b = computed(arena, rubric, scores, order, SIZE_MAX, NULL);
    for (size_t unit = 0; unit < UNITS; unit++) {
        assert_int_equal(a->year.unit_state[unit], b->year.unit_state[unit]);
        assert_int_equal(a->year.rank[unit], b->year.rank[unit]);
        for (uint32_t n = 0; n < rubric->count; n++)
            same_point(svod_year_at(&a->year, unit, n), svod_year_at(&b->year, unit, n));
    }
    for (size_t code = 0; code < SVOD_CODE_COUNT; code++)
        assert_int_equal(a->findings.per_code[code], b->findings.per_code[code]);
}

static void the_order_of_experts_changes_nothing(void **state) {
    (void)state;
    each_round(check_order);
}

// ---- sums --------------------------------------------------------------------------------------------------------

static void check_node(const campaign *c, size_t unit, uint32_t n) {
    const svod_rnode *node = &c->rubric->nodes[n];
    const svod_point *point = svod_year_at(&c->year, unit, n);
    svod_points value = 0;
    bool any = false;
    for (uint32_t child = node->first_child; child != SVOD_NO_NODE; child = c->rubric->nodes[child].next) {
        const svod_point *part = svod_year_at(&c->year, unit, child);
        value += part->value;
        any |= part->state != SVOD_STATE_NO_DATA;
    }
    if (node->child_count > 0 && any) assert_int_equal(point->value, value);
    bool points = point->state == SVOD_STATE_POINTS;
    assert_true(points || (point->value == 0 && point->max == 0));
    const svod_override *override = svod_year_override(&c->year, unit, n);
    if (override) assert_true((point->flags & SVOD_P_AGREED) && (node->child_count == 0 || !any));
    assert_true(point->value >= 0 && point->value <= point->max && point->max <= node->max);
    if (points && !(point->flags & (SVOD_P_DROPPED | SVOD_P_INCOMPLETE))) assert_int_equal(point->max, node->max);
}

static void check_sums(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores) {
    (void)d;
    campaign *c = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL);
    for (size_t unit = 0; unit < UNITS; unit++) {
        if (c->year.unit_state[unit] != SVOD_STATE_POINTS) continue;
        svod_points total = 0;
        for (uint32_t n = rubric->nodes[0].first_child; n != SVOD_NO_NODE; n = rubric->nodes[n].next)
            total += svod_year_at(&c->year, unit, n)->value;
        assert_int_equal(svod_year_at(&c->year, unit, SVOD_ROOT)->value, total);
        for (uint32_t n = 0; n < rubric->count; n++)
            check_node(c, unit, n);
    }
}

static void a_total_is_the_sum_of_its_sections(void **state) {
    (void)state;
    each_round(check_sums);
}

// The shape of a campaign is common to its units, so one of them answers everything in both versions.
static void answer_everything(const svod_rubric *rubric, sheet scores, size_t unit, size_t expert) {
    for (uint32_t n = 0; n < rubric->count; n++)
        scores[expert][unit][n] = rubric->nodes[n].child_count > 0 ? SVOD_S_NONE : 1;
}

// ---- the chair ---------------------------------------------------------------------------------------------------

// Without the chair's sheet there stands just what the overrides say, and everything else stays.
static void check_overrides(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores) {
    (void)d;
    for (uint32_t n = 0; n < rubric->count; n++)
        rubric->nodes[n].combine.rule = SVOD_COMBINE_AGREED;
    answer_everything(rubric, scores, 0, 1); // so that both campaigns have one shape
    campaign *a = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL);
    for (size_t unit = 0; unit < UNITS; unit++)
        for (uint32_t n = 0; n < rubric->count; n++)
            scores[0][unit][n] = SVOD_S_NONE;
    campaign *b = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL);
    size_t found = 0;
    for (size_t unit = 0; unit < UNITS; unit++)
        for (uint32_t n = 0; n < rubric->count; n++) {
            const svod_override *override = svod_year_override(&a->year, unit, n);
            found += override != NULL;
            if (!override || b->year.unit_state[unit] != SVOD_STATE_POINTS) continue;
            const svod_point *other = svod_year_at(&b->year, unit, n);
            if (other->state != SVOD_STATE_NO_DATA && svod_rubric_leaf(rubric, n)) same_point(&override->without, other);
        }
    assert_int_equal(found, a->year.override_count);
    assert_int_equal(b->year.override_count, 0);
}

static void overrides_say_what_the_others_would_give(void **state) {
    (void)state;
    each_round(check_overrides);
}

// ---- other units -------------------------------------------------------------------------------------------------

static void check_others(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores) {
    static sheet other;
    random_sheet(d, rubric, other);
    answer_everything(rubric, scores, 0, 0);
    answer_everything(rubric, other, 0, 0);
    size_t unit = 1 + roll(d, UNITS - 1);
    campaign *a = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL), *b = computed(arena, rubric, scores, in_order, unit, other);
    assert_int_equal(a->year.unit_state[unit], b->year.unit_state[unit]);
    for (uint32_t n = 0; n < rubric->count; n++)
        same_point(svod_year_at(&a->year, unit, n), svod_year_at(&b->year, unit, n));
}

static void other_units_change_nothing(void **state) {
    (void)state;
    each_round(check_others);
}

// ---- figures and ranks -------------------------------------------------------------------------------------------

static void check_figure(const campaign *c, uint32_t n) {
    const svod_figure *submitted = &c->year.submitted[n], *all = &c->year.all[n];
    svod_points sum = 0;
    uint32_t count = 0;
    for (size_t unit = 0; unit < UNITS; unit++) {
        const svod_point *point = svod_year_at(&c->year, unit, n);
        sum += point->value;
        count += point->state == SVOD_STATE_POINTS;
    }
    assert_int_equal(submitted->n, count);
    assert_int_equal(submitted->sum, sum);
    assert_int_equal(all->sum, sum);
    assert_true(all->n >= submitted->n && all->max_sum >= submitted->max_sum);
    if (count == 0) return;
    svod_ratio least = {submitted->min, 1}, most = {submitted->max, 1};
    assert_true(svod_ratio_compare(least, submitted->mean) <= 0 && svod_ratio_compare(submitted->mean, most) <= 0);
    assert_true(svod_ratio_compare(least, submitted->median) <= 0 && svod_ratio_compare(submitted->median, most) <= 0);
}

static void check_figures(svod_arena *arena, dice *d, svod_rubric *rubric, sheet scores) {
    (void)d;
    campaign *c = computed(arena, rubric, scores, in_order, SIZE_MAX, NULL);
    for (uint32_t n = 0; n < rubric->count; n++)
        check_figure(c, n);
    for (size_t a = 0; a < UNITS; a++) {
        uint32_t better = 0;
        const svod_point *own = svod_year_at(&c->year, a, SVOD_ROOT);
        if (own->state != SVOD_STATE_POINTS || own->max == 0) {
            assert_int_equal(c->year.rank[a], 0);
            continue;
        }
        bool percent = rubric->policy.rank == SVOD_RANK_PERCENT;
        for (size_t b = 0; b < UNITS; b++) {
            const svod_point *theirs = svod_year_at(&c->year, b, SVOD_ROOT);
            if (theirs->state != SVOD_STATE_POINTS) continue;
            better += percent ? (__int128)theirs->value * own->max > (__int128)own->value * theirs->max : theirs->value > own->value;
        }
        assert_int_equal(c->year.rank[a], better + 1);
    }
}

static void figures_and_ranks_follow_from_points(void **state) {
    (void)state;
    each_round(check_figures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_experts_changes_nothing),     cmocka_unit_test(a_total_is_the_sum_of_its_sections),
        cmocka_unit_test(overrides_say_what_the_others_would_give), cmocka_unit_test(other_units_change_nothing),
        cmocka_unit_test(figures_and_ranks_follow_from_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
