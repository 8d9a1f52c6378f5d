// Flags of all units at once, of levels, of documents and of experts: raised, margin, reason, what cannot be told. Every expected value is
// reckoned by hand in the comment beside it.
#include "scoring.h"

#include "advise/flag.h"

static const node_spec specs[] = {{"", 0, 240, 0, 0}, {"8", 1, 120, 0, 0}, {"8.1", 2, 60, 0, 0}, {"8.2", 2, 60, 0, 0}, {"9", 1, 120, 0, 0}};
enum { N8 = 1, N81, N82, N9, NODES };

typedef struct bench {
    svod_arena *arena;
    svod_roster *roster;
    campaign *now;
    svod_cluster cluster;
    svod_cluster_result levels;
    svod_evidence *evidence;
    svod_expertise *expertise;
    svod_flag_result result;
} bench;

static const char *attrs[] = {"since"};

static bench start(size_t units) {
    bench b = {.arena = svod_arena_new()};
    b.roster = make_roster(b.arena, units, attrs, 1);
    b.now = make_campaign(b.arena, make_rubric(b.arena, specs, NODES), b.roster, 2023);
    return b;
}

static void ask(bench *b, svod_flag flag, svod_lang lang) {
    svod_flag *kept = SVOD_NEW(b->arena, svod_flag);
    *kept = flag;
    svod_result result = bare_result(b->roster, &b->now->year, NULL, NULL, NULL, lang, b->arena);
    result.clusters = b->levels.cluster ? &b->levels : NULL;
    result.evidence = b->evidence;
    result.expertise = b->expertise;
    svod_flag_compute(&b->result, kept, &result, b->arena);
}

// `of`: the level of each unit, '-' for none.
static void set_levels(bench *b, const char *of) {
    static svod_level titles[] = {{.id = "a", .title = "малые"}, {.id = "b", .title = "большие"}};
    b->cluster = (svod_cluster){.id = "size", .title = "Размер", .levels = titles, .count = 2};
    b->levels = (svod_cluster_result){.cluster = &b->cluster, .level = SVOD_ARRAY(b->arena, uint32_t, b->roster->count)};
    b->levels.levels = SVOD_ARRAY(b->arena, svod_level_result, 2);
    for (size_t unit = 0; unit < b->roster->count; unit++)
        b->levels.level[unit] = of[unit] == '-' ? UINT32_MAX : (uint32_t)(of[unit] - 'a');
    for (size_t level = 0; level < 2; level++)
        b->levels.levels[level].now = SVOD_ARRAY(b->arena, svod_figure, NODES);
}

static svod_flag rule(svod_flag_kind kind, uint32_t node, int limit_tenths) {
    return (svod_flag){.id = "f", .title = "f", .reason = "", .kind = kind, .node = node, .limit = TENTHS(limit_tenths)};
}

static void check(const bench *b, size_t unit, bool raised, int margin_tenths, const char *reason) {
    const svod_flag_unit *at = &b->result.units[unit];
    assert_true(at->known);
    assert_int_equal(at->raised, raised);
    assert_points(at->margin, margin_tenths);
    assert_string_equal(at->reason, reason);
}

static void check_unknown(const bench *b, size_t unit) {
    const svod_flag_unit *at = &b->result.units[unit];
    assert_false(at->known);
    assert_false(at->raised);
    assert_string_equal(at->reason, "");
}

// ---- nothing given -----------------------------------------------------------------------------------------------------------

static void nothing_is_zero_or_blank(void **state) {
    (void)state;
    bench b = start(6);
    b.now->rubric->policy.blank = SVOD_BLANK_INCOMPLETE;
    put(b.now, "A", 0, "8.1", 0);
    put(b.now, "A", 0, "8.2", 0);
    put(b.now, "A", 1, "8.1", 0);
    put(b.now, "A", 1, "8.2", 5);
    put(b.now, "A", 2, "8.1", SVOD_S_BLANK);
    put(b.now, "A", 2, "8.2", SVOD_S_BLANK);
    put(b.now, "A", 2, "9", 5);
    put(b.now, "A", 3, "8.1", 0);
    put(b.now, "A", 3, "8.2", SVOD_S_UNREADABLE); // nobody knows what stands there
    put(b.now, "A", 4, "8.1", SVOD_S_NA);
    put(b.now, "A", 4, "8.2", SVOD_S_NA); // 5 sent nothing, which is another flag
    compute(b.now);
    ask(&b, rule(SVOD_FLAG_NOTHING, N8, 0), SVOD_RU);
    check(&b, 0, true, 0, "раздел 8: ни одного балла из 12");
    check(&b, 1, false, 5, "");
    check(&b, 2, true, 0, "раздел 8: пусто, баллы не проставлены");
    check_unknown(&b, 3);
    check_unknown(&b, 4);
    check_unknown(&b, 5);
    assert_int_equal(b.result.raised, 2);
    ask(&b, rule(SVOD_FLAG_NOTHING, N81, 0), SVOD_EN);
    check(&b, 0, true, 0, "criterion 8.1: not one point of 6");
    check(&b, 2, true, 0, "criterion 8.1: left blank, no points given");
    svod_arena_free(b.arena);
}

// ---- a share at least so high -----------------------------------------------------------------------------------------------

static void high_is_at_or_above(void **state) {
    (void)state;
    bench b = start(4);
    const int scores[] = {108, 107, 120}; // 90 % of 12 is 10.8
    for (size_t unit = 0; unit < 3; unit++)
        put(b.now, "A", unit, "9", scores[unit]);
    compute(b.now);
    ask(&b, rule(SVOD_FLAG_HIGH, N9, 900), SVOD_RU);
    check(&b, 0, true, 0, "раздел 9: 90,0 % от максимума (10,8 из 12) при пороге от 90 %");
    check(&b, 2, true, -100, "раздел 9: 100,0 % от максимума (12 из 12) при пороге от 90 %");
    check_unknown(&b, 3);
    // 107 / 120 is 89.1666… %: 0.8333… are lacking
    assert_false(b.result.units[1].raised);
    assert_int_equal(b.result.units[1].margin / (SVOD_POINT / 10000), 8333);
    ask(&b, rule(SVOD_FLAG_HIGH, N9, 900), SVOD_EN);
    check(&b, 0, true, 0, "section 9: 90.0% of the maximum (10.8 of 12), threshold 90% or more");
    svod_arena_free(b.arena);
}

// ---- the weakest of a level -----------------------------------------------------------------------------------------------------

static void weakest_is_of_its_level(void **state) {
    (void)state;
    bench b = start(8);
    const int scores[] = {30, 45, 20, 70, 20, 20}; // 6 sent nothing
    for (size_t unit = 0; unit < 6; unit++)
        put(b.now, "A", unit, "9", scores[unit]);
    put(b.now, "A", 7, "9", 10);
    compute(b.now);
    set_levels(&b, "aabbb-a-");
    svod_flag flag = rule(SVOD_FLAG_WEAKEST, N9, 0);
    ask(&b, flag, SVOD_RU);
    check(&b, 0, true, -15, "раздел 9: 3 из 12 — меньше всех на уровне «малые»"); // 3 - 4.5
    check(&b, 1, false, 15, "");                                                  // 4.5 - 3
    check(&b, 2, true, 0, "раздел 9: 2 из 12 — наименьший балл на уровне «большие», не у него одного");
    check(&b, 3, false, 50, "");
    check(&b, 4, true, 0, "раздел 9: 2 из 12 — наименьший балл на уровне «большие», не у него одного");
    check_unknown(&b, 5); // of no level
    check_unknown(&b, 6);
    check_unknown(&b, 7);
    ask(&b, flag, SVOD_EN);
    check(&b, 0, true, -15, "section 9: 3 of 12, the least at the level “малые”");
    check(&b, 2, true, 0, "section 9: 2 of 12, the least at the level “большие”, as others have");
    b.levels.cluster = NULL; // no clusters at all
    ask(&b, flag, SVOD_RU);
    check_unknown(&b, 0);
    svod_arena_free(b.arena);
}

static void weakest_is_nobody_alone_nor_among_equals(void **state) {
    (void)state;
    bench b = start(4);
    put(b.now, "A", 0, "9", 30);
    put(b.now, "A", 2, "9", 120);
    put(b.now, "A", 3, "9", 120);
    compute(b.now);
    set_levels(&b, "aabb"); // 1 has no points, so 0 is alone
    ask(&b, rule(SVOD_FLAG_WEAKEST, N9, 0), SVOD_RU);
    for (size_t unit = 0; unit < 4; unit++)
        check_unknown(&b, unit);
    svod_arena_free(b.arena);
}

// ---- a level's share ---------------------------------------------------------------------------------------------------------------

static void level_is_told_to_all_of_it(void **state) {
    (void)state;
    bench b = start(4);
    put(b.now, "A", 0, "9", 30);
    put(b.now, "A", 1, "9", 42);
    put(b.now, "A", 2, "9", 37);
    b.roster->units[1].attrs[0] = "2024"; // is not there yet
    compute(b.now);
    set_levels(&b, "aab-");
    b.levels.levels[0].now[N9] = (svod_figure){.n = 2, .sum = TENTHS(72), .max_sum = TENTHS(240), .percent = svod_percent(72, 240)};
    b.levels.levels[1].now[N9] = (svod_figure){.n = 1, .sum = TENTHS(37), .max_sum = TENTHS(120), .percent = svod_percent(37, 120)};
    svod_flag flag = rule(SVOD_FLAG_LEVEL, N9, 300);
    ask(&b, flag, SVOD_RU);
    check(&b, 0, true, 0, "раздел 9: уровень «малые» набрал вместе 30,0 % от максимума при пороге 30 %"); // 72 / 240
    check_unknown(&b, 1);
    assert_false(b.result.units[2].raised); // 37 / 120 is 30.8333… %
    assert_int_equal(b.result.units[2].margin / (SVOD_POINT / 10000), 8333);
    check_unknown(&b, 3);
    ask(&b, flag, SVOD_EN);
    check(&b, 0, true, 0, "section 9: the level “малые” together has 30.0% of the maximum, threshold 30%");
    svod_arena_free(b.arena);
}

// ---- documents --------------------------------------------------------------------------------------------------------------------------

// `states`: of 8.1, 8.2 and 9 of each unit: n(ot found), d(no documents), u(nreadable), w(eak), f(ound).
static void set_evidence(bench *b, const char *const *states) {
    static const svod_want want;
    static const uint32_t at[] = {N81, N82, N9};
    b->evidence = SVOD_NEW(b->arena, svod_evidence);
    *b->evidence = (svod_evidence){.units = (uint32_t)b->roster->count, .nodes = NODES};
    b->evidence->proposals = SVOD_ARRAY(b->arena, svod_proposal, b->roster->count * NODES);
    for (size_t unit = 0; unit < b->roster->count; unit++)
        for (size_t i = 0; i < 3; i++) {
            b->now->rubric->nodes[at[i]].want = &want;
            char c = states[unit][i];
            svod_evidence_state is = c == 'n'   ? SVOD_EVIDENCE_NOT_FOUND
                                     : c == 'd' ? SVOD_EVIDENCE_NO_DOCUMENTS
                                     : c == 'u' ? SVOD_EVIDENCE_UNREADABLE
                                     : c == 'w' ? SVOD_EVIDENCE_WEAK
                                                : SVOD_EVIDENCE_FOUND;
            b->evidence->proposals[unit * NODES + at[i]].state = is;
        }
}

static void evidence_is_counted_by_criteria(void **state) {
    (void)state;
    bench b = start(5);
    put(b.now, "A", 0, "9", 0);
    compute(b.now);
    ask(&b, rule(SVOD_FLAG_EVIDENCE, SVOD_ROOT, 20), SVOD_RU);
    check_unknown(&b, 0); // nobody looked for documents
    static const char *const states[] = {"nfd", "nwf", "nuf", "ffu", "ddd"};
    set_evidence(&b, states);
    ask(&b, rule(SVOD_FLAG_EVIDENCE, SVOD_ROOT, 20), SVOD_RU);
    check(&b, 0, true, 0, "по документам не подтверждено: 2 критерия (порог 2). 8.1 «8.1»; 9 «9»");
    check(&b, 1, false, 10, "");
    check_unknown(&b, 2); // the unreadable one may be the second
    check(&b, 3, false, 20, "");
    check(&b, 4, true, -10, "по документам не подтверждено: 3 критерия (порог 2). 8.1 «8.1»; 8.2 «8.2»; 9 «9»");
    assert_int_equal(b.result.units[4].counted_count, 3);
    assert_int_equal(b.result.units[4].counted[2], N9);
    svod_flag weak = rule(SVOD_FLAG_EVIDENCE, N8, 20);
    weak.weak = true;
    ask(&b, weak, SVOD_EN);
    check(&b, 0, false, 10, "");
    check(&b, 1, true, 0, "section 8: not shown by documents, or only weakly: 2 criteria (threshold 2). 8.1 «8.1»; 8.2 «8.2»");
    svod_arena_free(b.arena);
}

// ---- experts ----------------------------------------------------------------------------------------------------------------------------

static void disputes_are_counted_by_criteria(void **state) {
    (void)state;
    bench b = start(3);
    for (int expert = 0; expert < 2; expert++)
        for (uint32_t node = N81; node < NODES; node++)
            put(b.now, expert ? "B" : "A", 0, specs[node].id, expert ? 60 : 0);
    put(b.now, "A", 1, "9", 10); // one expert alone
    put(b.now, "A", 2, "9", 10);
    put(b.now, "B", 2, "9", 10);
    compute(b.now);
    ask(&b, rule(SVOD_FLAG_DISPUTED, SVOD_ROOT, 20), SVOD_RU);
    check_unknown(&b, 0); // nothing is known of experts
    // 6 of 6, 6 of 6, 6 of 12
    svod_dispute list[] = {
        {.unit = 0, .node = N82, .share = 1}, {.unit = 0, .node = N81, .share = 1}, {.unit = 0, .node = N9, .share = 0.5}};
    svod_expertise expertise = {.disputes = list, .dispute_count = 3, .disputed = 3};
    b.expertise = &expertise;
    ask(&b, rule(SVOD_FLAG_DISPUTED, SVOD_ROOT, 20), SVOD_RU);
    check(&b, 0, true, -10, "эксперты разошлись: 3 критерия (порог 2). 8.1 «8.1»; 8.2 «8.2»; 9 «9»");
    check_unknown(&b, 1);
    check(&b, 2, false, 20, "");
    svod_flag wide = rule(SVOD_FLAG_DISPUTED, SVOD_ROOT, 30);
    wide.by = TENTHS(501);
    ask(&b, wide, SVOD_RU);
    check(&b, 0, false, 10, "");
    wide.by = TENTHS(500);
    wide.node = N9;
    wide.limit = TENTHS(10);
    ask(&b, wide, SVOD_EN);
    check(&b, 0, true, 0, "experts differ: 1 criterion (threshold 1). 9 «9»");
    expertise.disputed = 4; // one more than the list keeps, which differs by no more than the last of the list
    ask(&b, wide, SVOD_RU);
    check_unknown(&b, 2);
    wide.by = TENTHS(501);
    ask(&b, wide, SVOD_RU);
    check(&b, 2, false, 10, "");
    svod_arena_free(b.arena);
}

// ---- all ------------------------------------------------------------------------------------------------------------------------------

static void all_are_those_who_exist(void **state) {
    (void)state;
    bench b = start(3);
    put(b.now, "A", 0, "9", 10); // 1 sent nothing
    b.roster->units[2].attrs[0] = "2024";
    compute(b.now);
    ask(&b, rule(SVOD_FLAG_ALL, SVOD_ROOT, 0), SVOD_RU);
    check(&b, 0, true, 0, "относится ко всем");
    check(&b, 1, true, 0, "относится ко всем");
    check_unknown(&b, 2);
    ask(&b, rule(SVOD_FLAG_ALL, SVOD_ROOT, 0), SVOD_EN);
    check(&b, 0, true, 0, "concerns everybody");
    svod_arena_free(b.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_zero_or_blank),         cmocka_unit_test(high_is_at_or_above),
        cmocka_unit_test(weakest_is_of_its_level),          cmocka_unit_test(weakest_is_nobody_alone_nor_among_equals),
        cmocka_unit_test(level_is_told_to_all_of_it),       cmocka_unit_test(evidence_is_counted_by_criteria),
        cmocka_unit_test(disputes_are_counted_by_criteria), cmocka_unit_test(all_are_those_who_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
