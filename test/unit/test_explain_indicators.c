// Trees of indicators: what was reported, how the value follows, the target, movements, the region from sums, tallies; and what is said
// of addresses that lead nowhere. The figures are reckoned by hand in indicators_help.h's campaign.
#include <math.h>

#include "explain/explain.h"
#include "indicators_help.h"

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_indicators(arena);
    result = indicators_result(arena, &findings);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_trail *tree(const char *address) {
    const svod_trail *at = svod_explain(result, address, arena, &findings);
    if (!at) print_error("%s\n", address);
    assert_non_null(at);
    assert_int_equal(svod_trail_dead_ends(at), 0);
    return at;
}

static const svod_trail *child(const svod_trail *at, const char *kind) {
    for (const svod_trail *each = at->children; each; each = each->next)
        if (strcmp(each->kind, kind) == 0) return each;
    print_error("%s has no %s\n", at->label, kind);
    assert_true(false);
    return NULL;
}

static void expect_number(const char *address, double number, const char *value) {
    const svod_trail *at = tree(address);
    assert_true(at->has_number);
    if (fabs(at->number - number) > 1e-9) print_error("%s: %.12g\n", address, at->number);
    assert_true(fabs(at->number - number) <= 1e-9);
    assert_string_equal(at->value, value);
}

static void expect_place(const svod_trail *at, const char *place) {
    assert_string_equal(svod_place_text(arena, at->place), place);
}

static void a_share_follows_from_counts(void **state) {
    (void)state;
    const svod_trail *at = tree("measure:b:1.1");
    assert_string_equal(at->label, "Гимназия: показатель 1.1 «Закрепление молодых»");
    assert_string_equal(at->value, "45 %");
    assert_string_equal(at->how, "27 / 60 × 100; цель почти достигнута: не хватает 5 п. п.");
    expect_place(child(at, "numerator"), "2023.csv!C4");
    expect_place(child(at, "denominator"), "2023.csv!D4");
    const svod_trail *target = child(at, "target");
    assert_string_equal(target->value, "не меньше 50 %");
    expect_place(target, "rubric.yaml:14:87");
    expect_number("measure:b:1.1:numerator", 27, "27");
    expect_number("measure:b:1.1:denominator:2022", 60, "60");
    expect_number("target:1.1:2022", 40, "не меньше 40 %");
}

// The second answer stands instead of the first; its percentage agrees with its counts, its link is kept.
static void the_last_answer_counts(void **state) {
    (void)state;
    const svod_trail *at = tree("measure:a:1.1");
    expect_place(child(at, "numerator"), "2023.csv!C3");
    const svod_trail *percent = child(at, "aside");
    assert_string_equal(percent->how, "сходится с числами; считаются числа");
    assert_true(percent->number == 50);
    assert_string_equal(at->last->kind, "target");
    const svod_trail *twice = percent;
    while (twice && strcmp(twice->label, "ответов: 2") != 0)
        twice = twice->next;
    assert_non_null(twice);
    assert_string_equal(twice->how, "считается последний: 2023-05-02 10:00:00");
    expect_place(twice, "2023.csv!B3");
}

static void a_percentage_alone_is_left_out_of_sums(void **state) {
    (void)state;
    const svod_trail *at = tree("measure:c:1.1");
    assert_string_equal(at->value, "20,5 %");
    expect_place(child(at, "percent"), "2023.csv!E5");
    const svod_trail *region = tree("region:value:1.1");
    assert_string_equal(region->value, "45,3125 %");
    assert_string_equal(region->how, "29 / 64 × 100; цель почти достигнута: не хватает 4,6875 п. п.");
    const svod_trail *out = child(region, "left_out")->children;
    assert_string_equal(out->label, "Школа");
    assert_string_equal(out->how, "сообщён только процент: в суммы по всем участникам он не входит");
    assert_string_equal(out->next->label, "Сад");
    assert_string_equal(out->next->state, "no_submission");
}

static void figures_over_units(void **state) {
    (void)state;
    expect_number("region:numerator:1.1", 29, "29");
    expect_number("region:denominator:1.1:2022", 65, "65");
    expect_number("region:mean:1.1", 38.5, "38,5 %");
    expect_number("region:difference:1.1", 38.5 - 45.3125, "−6,8125 п. п.");
    expect_number("region:asked:1.1", 4, "4");
    expect_number("region:n:1.1", 3, "3");
    expect_number("region:counted:1.1", 2, "2");
    expect_number("region:reached:1.1", 1, "1");
    expect_number("region:near:1.1", 1, "1");
    expect_number("region:missed:1.1", 1, "1");
    expect_number("region:no_data:1.1", 1, "1");
    expect_number("region:not_applicable:1.1", 0, "0");
    expect_number("tally:d:no_data", 1, "1");
    expect_number("tally:d:not_applicable", 0, "0");
    expect_number("region:value:1.2", 3, "3 ед.");
    expect_number("tally:a:reached", 1, "1");
    expect_number("tally:a:no_target:1", 1, "1");
    expect_number("tally:a:worse", 1, "1");
    expect_number("tally:b:better:1.2", 1, "1");
    expect_number("tally:d:reached", 0, "0");
}

// Over all: 45.3125 % of 50 is near; fewer vacancies are better, and their number has no target. Four units have one target each.
static void tallies_over_units(void **state) {
    (void)state;
    expect_number("region_tally:reached", 0, "0");
    expect_number("region_tally:near", 1, "1");
    expect_number("region_tally:missed", 0, "0");
    expect_number("region_tally:no_data", 0, "0");
    expect_number("region_tally:no_target", 1, "1");
    expect_number("region_tally:better", 1, "1");
    expect_number("region_tally:worse:1", 1, "1");
    expect_number("region_tally:worse:1.2", 0, "0");
    expect_number("region_tally:aims", 4, "4");
    expect_number("region_tally:aims:1.2", 0, "0");
    expect_number("region_tally:aims_reached:1", 1, "1");
    expect_number("region_tally:aims_share", 25, "25 %");
    assert_int_equal(tree("region_tally:better")->child_count, 1);
    assert_false(tree("region_tally:aims_share:1.2")->has_number);
}

static void movements(void **state) {
    (void)state;
    const svod_trail *at = tree("move:a:1.1");
    assert_string_equal(at->value, "+30 п. п.");
    assert_string_equal(at->how, "лучше");
    assert_string_equal(at->children->label, "2023");
    assert_string_equal(at->children->next->value, "20 %");
    assert_string_equal(tree("move:a:1.2")->value, "+2 ед.");
    assert_string_equal(tree("move:a:1.2")->how, "хуже");
    assert_string_equal(tree("move:c:1.1:2022")->state, "no_before");
    assert_string_equal(tree("move:c:1.1")->value, "тогда данных не было");
    expect_number("region_move:1.2", -2, "−2 ед.");
    expect_number("region_move:1.1", 45.3125 - 3100.0 / 65, "−2,3798… п. п.");
}

static void points_name_their_rule(void **state) {
    (void)state;
    const svod_trail *at = tree("points:a:1.1");
    assert_true(at->number == 1);
    assert_string_equal(at->how, "цель достигнута: максимум, 1");
    assert_string_equal(at->children->kind, "indicator");
    assert_string_equal(tree("points:b:1.1")->how, "цель не достигнута: 0 из 1");
    assert_string_equal(tree("points:a:1.2")->how, "показатель показывается и сравнивается, баллов за него нет");
}

static void a_unit_and_an_indicator(void **state) {
    (void)state;
    const svod_trail *at = svod_explain_unit(result, "Лицей", "закрепл", arena, &findings);
    assert_non_null(at);
    assert_string_equal(at->value, "50 %");
    assert_string_equal(child(at, "indicator")->how, "2 / 4 × 100; цель достигнута");
    assert_string_equal(child(at, "indicator_points")->value, "1");
    assert_string_equal(child(at, "move")->value, "+30 п. п.");
    const svod_trail *whole = svod_explain_unit(result, "Лицей", NULL, arena, &findings);
    assert_string_equal(child(whole, "tally")->label, "показателей спрошено");
}

static void expect_unknown(const char *address, const char *found, const char *expected) {
    svod_findings own = svod_findings_of(arena, SVOD_RU);
    assert_null(svod_explain(result, address, arena, &own));
    assert_int_equal(own.list.count, 1);
    const svod_finding *at = SVOD_AT(&own.list, const svod_finding, 0);
    assert_int_equal(at->code, SVOD_F_explain_unknown);
    assert_string_equal(at->found, found);
    if (strcmp(at->expected, expected) != 0) print_error("%s\n", at->expected);
    assert_string_equal(at->expected, expected);
}

static void what_is_unknown_is_helped(void **state) {
    (void)state;
    expect_unknown("measure:Лицей:1", "1", "1.1, 1.2");
    expect_unknown("measure:Лицей:1.3", "1.3", "1.1, 1.2");
    expect_unknown("measure:Гимнозия:1.1", "Гимнозия", "Гимназия");
    expect_unknown("region:value:1.1:2019", "2019", "2023, 2022");
    expect_unknown("move:a:1.1:2023", "2023", "2022");
    expect_unknown("tally:a:reachd", "reachd", "reached");
    expect_unknown("region_tally:reachd", "reachd", "reached");
}

static void english_words(void **state) {
    (void)state;
    svod_findings own = svod_findings_of(arena, SVOD_EN);
    const svod_trail *at = svod_explain(result, "measure:b:1.1", arena, &own);
    assert_string_equal(at->how, "27 / 60 × 100; target nearly reached: 5 pp short");
    assert_string_equal(child(at, "target")->value, "at least 50%");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_share_follows_from_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_answer_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_percentage_alone_is_left_out_of_sums, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_over_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tallies_over_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(movements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(points_name_their_rule, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_unit_and_an_indicator, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_unknown_is_helped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(english_words, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
