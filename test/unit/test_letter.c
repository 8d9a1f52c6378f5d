// Letters from a small campaign made by hand: what is told, what is left out, and that nothing contradicts itself.
#include "scoring.h"

#include "letter/letter.h"

static const node_spec specs[] = {{"", 0, 200, NULL, true}, {"1", 1, 100, "1", true}, {"2", 1, 100, "2", true}};

// Three units with 10 and 5, 10 and 5, 1 and 2 points; the fourth sent nothing.
static svod_result made(svod_arena *arena, svod_lang lang) {
    static const int points[3][2] = {{100, 50}, {100, 50}, {10, 20}};
    svod_rubric *rubric = make_rubric(arena, specs, 3);
    svod_roster *roster = make_roster(arena, 4, NULL, 0);
    campaign *c = make_campaign(arena, rubric, roster, 2023);
    for (size_t unit = 0; unit < 3; unit++) {
        c->scores.seen[unit] = true;
        put(c, "", unit, "1", points[unit][0]);
        put(c, "", unit, "2", points[unit][1]);
    }
    compute(c);
    svod_result result = bare_result(roster, &c->year, NULL, NULL, NULL, lang, arena);
    svod_campaign *info = SVOD_NEW(arena, svod_campaign);
    *info = (svod_campaign){.name = "small", .title = "Малая", .date = "2023-06-26", .lang = lang, .year = 2023};
    result.campaign = info;
    result.findings = &c->findings;
    return result;
}

// All words of a letter, a line a block.
static const char *words(const svod_letter *letter, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < letter->blocks.count; i++) {
        const svod_letter_block *block = SVOD_AT(&letter->blocks, svod_letter_block, i);
        assert_true(block->kind == SVOD_LETTER_TABLE ? block->row_count > 1 : block->run_count > 0);
        for (uint32_t k = 0; k < block->run_count; k++)
            svod_buf_str(&out, block->runs[k].text);
        for (uint32_t row = 0; row < block->row_count; row++)
            for (uint32_t k = 0; k < block->rows[row].count; k++)
                svod_buf_printf(&out, "%s|", block->rows[row].cells[k].text);
        svod_buf_str(&out, "\n");
    }
    return out.data;
}

#define assert_says(text, part) assert_non_null(strstr((text), (part)))
#define assert_silent(text, part) assert_null(strstr((text), (part)))

static void ties_share_places_and_a_last_one_is_alone(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    const char *first = words(svod_letter_unit(&result, 0, arena), arena), *last = words(svod_letter_unit(&result, 2, arena), arena);
    assert_says(first, "делит места 1–2\u00A0из\u00A03");
    assert_says(first, "15\u00A0из\u00A020 баллов, это 75,0\u00A0%");
    assert_says(last, "Место: 3\u00A0из\u00A03.");
    svod_arena_free(arena);
}

// Section 1 is wholly had by the first unit, section 2 half of it: one strong, the other weak; the last one has no strong side.
static void sides_are_never_both(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    const char *first = words(svod_letter_unit(&result, 0, arena), arena), *last = words(svod_letter_unit(&result, 2, arena), arena);
    const char *strong = strstr(first, "Сильные стороны"), *weak = strstr(first, "Слабые стороны");
    assert_true(strong && weak && strong < weak);
    assert_true(strstr(strong, "1: 10\u00A0из\u00A010 баллов") < weak);
    assert_says(weak, "2: 5\u00A0из\u00A010 баллов (50,0\u00A0%)");
    assert_silent(weak, "1: 10\u00A0из\u00A010");
    assert_says(last, "Разделов, где набрано не меньше 90\u00A0% максимума, нет.");
    svod_arena_free(arena);
}

static void who_sent_nothing_is_told_so(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    const char *text = words(svod_letter_unit(&result, 3, arena), arena);
    assert_says(text, "Материалы за 2023 год не представлены");
    assert_silent(text, "Место");
    assert_silent(text, "Сильные стороны");
    result.now.unit_state[3] = SVOD_STATE_ABSENT;
    assert_null(svod_letter_unit(&result, 3, arena));
    svod_arena_free(arena);
}

// Two rules for units and one for the region, of which the first two cannot be told of the unit that sent nothing.
static void no_advice_is_not_called_so_where_it_cannot_be_told(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    svod_addressee to[] = {{.id = "head", .title = "Службе"}, {.id = "region", .title = "Региону", .region = true}};
    svod_recommendation list[] = {{.id = "a", .title = "А"}, {.id = "b", .title = "Б"}, {.id = "c", .title = "В", .addressee = 1}};
    svod_advice_rules rules = {.addressees = to, .addressee_count = 2, .list = list, .count = 3};
    const uint8_t states[12] = {[9] = SVOD_ADVICE_UNTOLD, [10] = SVOD_ADVICE_UNTOLD, [11] = SVOD_ADVICE_UNTOLD};
    const uint32_t none[4] = {0};
    svod_flag_result *asked = SVOD_ARRAY(arena, svod_flag_result, 3);
    svod_advice advice = {.rules = &rules, .conditions = asked, .states = states, .unit_first = none, .unit_given = none, .raised = none};
    result.advice = &advice;
    assert_says(words(svod_letter_unit(&result, 0, arena), arena), "По правилам рубрики рекомендаций нет.");
    const char *text = words(svod_letter_unit(&result, 3, arena), arena);
    assert_says(text, "Рекомендаций нет. Правил, о которых за отсутствием данных сказать ничего нельзя: 2\u00A0из\u00A02.");
    assert_silent(text, "По правилам рубрики");
    svod_arena_free(arena);
}

static void made_up_data_say_so_on_top(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    assert_silent(words(svod_letter_unit(&result, 0, arena), arena), "вымышлен");
    svod_campaign demo = *result.campaign;
    demo.provenance = SVOD_DEMO;
    result.campaign = &demo;
    assert_true(svod_starts(words(svod_letter_unit(&result, 0, arena), arena), "Демонстрационные данные"));
    assert_true(svod_starts(words(svod_letter_region(&result, arena), arena), "Демонстрационные данные"));
    svod_arena_free(arena);
}

static void the_campaign_s_own_lines_stand_in_head_and_end(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_EN);
    svod_campaign told = *result.campaign;
    told.letters = (svod_letterhead){.from = "Centre", .place = "Town", .post = "Director", .name = "A. B.", .contact = "12-34"};
    result.campaign = &told;
    const char *text = words(svod_letter_unit(&result, 0, arena), arena);
    assert_true(svod_starts(text, "Centre\nTown\n"));
    assert_says(text, "Questions about this letter: 12-34.");
    assert_says(text, "DirectorA. B.\n");
    assert_silent(text, "Итог");
    svod_arena_free(arena);
}

static void the_summary_counts_and_names(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    const char *text = words(svod_letter_region(&result, arena), arena);
    assert_says(text, "Участников: 4; представили материалы: 3. Не представили: u3.");
    // (15 + 15 + 3) / 3 of 20
    assert_says(text, "Средний итог: 11,00\u00A0из\u00A020, это 55,0\u00A0% от максимума; медиана\u00A0— 15,00");
    svod_arena_free(arena);
}

// "г." stays with the town's name, not with what follows a year; the signature with what stands before it.
static void towns_and_signatures_are_not_alone(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_result result = made(arena, SVOD_RU);
    svod_campaign told = *result.campaign;
    told.letters = (svod_letterhead){.place = "г. Демоград", .contact = "2023 г. и г. Демоград, № 5"};
    result.campaign = &told;
    svod_letter *letter = svod_letter_unit(&result, 0, arena);
    const char *text = words(letter, arena);
    assert_says(text, "\nг.\u00A0Демоград\n");
    assert_says(text, "2023 г. и г.\u00A0Демоград, №\u00A05.");
    assert_true(SVOD_AT(&letter->blocks, svod_letter_block, letter->blocks.count - 2)->keep);
    svod_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_share_places_and_a_last_one_is_alone),
        cmocka_unit_test(sides_are_never_both),
        cmocka_unit_test(who_sent_nothing_is_told_so),
        cmocka_unit_test(no_advice_is_not_called_so_where_it_cannot_be_told),
        cmocka_unit_test(made_up_data_say_so_on_top),
        cmocka_unit_test(the_campaign_s_own_lines_stand_in_head_and_end),
        cmocka_unit_test(the_summary_counts_and_names),
        cmocka_unit_test(towns_and_signatures_are_not_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
