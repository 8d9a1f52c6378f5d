// Trees of recommendations, reckoned by hand: the condition with its value and limit, what else decides, the figures of the text down to
// the cells; to how many; what became of last year's; what is not known.
#include "explain/explain.h"
#include "indicators_help.h"

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;

// The lines and columns of both rubrics stand in the trees.
static void put_rubric(const char *name, const char *head, const char *rules) {
    put_file(
        arena, name,
        svod_printf(
            arena,
            "svod: rubric/1\n%slanguage: ru\nprovenance: demo\nmax: 10\nstep: 1\npolicy: {blank: incomplete, no_submission: "
            "exclude}\nattributes: {schools: Школ}\nsections:\n"
            "  - id: \"1\"\n    title: Цели\n    max: 10\n    previous: \"1\"\n    criteria:\n"
            "      - {id: \"1.1\", title: Ясность, max: 4, previous: \"1.1\"}\n"
            "      - {id: \"1.2\", title: Сроки, max: 6, previous: \"1.2\"}\n"
            "clusters:\n  - {id: size, title: Размер, kind: number, attribute: schools, small: 1, levels: [{id: few, title: До 10 школ, "
            "from: 0, to: 10}, {id: many, title: Более 10 школ, from: 11}]}\n"
            "advice:\n  cluster: size\n  provenance: demo\n"
            "  addressees: [{id: head, title: Руководителю}, {id: office, title: Департаменту, region: yes}]\n"
            "  recommendations:\n%s",
            head, rules));
}

static void put_years(void) {
    put_rubric(
        "before-rubric.yaml", "id: before\ntitle: Проба, 2022\nyear: 2022\n",
        "    - {id: clear, addressee: head, when: {node: \"1.1\", points_at_most: 1}, urgency: year, title: Прояснить, text: Проба.}\n"
        "    - {id: terms, addressee: head, when: {node: \"1.2\", points_at_most: 3}, urgency: year, title: Назвать сроки, text: "
        "Проба.}\n");
    put_rubric("rubric.yaml", "id: demo\ntitle: Проба, 2023\nyear: 2023\nprevious: before-rubric.yaml\n",
               "    - {id: start, addressee: head, when: {node: \"1\", points_at_most: 3}, urgency: urgent, title: Начать, "
               "text: \"Набрано {points} из {max}.[ Пример: {best} ({best_points}).]\"}\n"
               "    - {id: half, addressee: head, when: {node: \"1\", percent_at_most: 50}, unless: [start], only: {size: [few]}, "
               "urgency: year, title: Дописать, text: \"{percent} %, запас {margin}.\"}\n"
               "    - {id: guests, addressee: head, when: {all: yes}, units: [b], urgency: keep, title: Принять, text: Принять гостей.}\n"
               "    - {id: silent, addressee: head, when: {no_submission: true}, urgency: urgent, title: Прислать, text: Прислать.}\n"
               "    - {id: seminar, addressee: office, when: {node: \"1\", percent_at_most: 50}, least: 2, urgency: year, "
               "title: Семинар, text: \"Всего {count}.\"}\n"
               "    - {id: rare, addressee: office, when: {node: \"1\", points_at_most: 3}, least: 2, urgency: year, title: Редкое, text: "
               "Редкое.}\n");
}

// Of 10 a has 3, b 5, c 9, d sent nothing; a year before a had 1 for 1.1, now 2.
static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_years();
    put_file(arena, "roster.csv", "id;name;schools\na;Альфа;5\nb;Бета;7\nc;Вега;9\nd;Дельта;20\n");
    put_file(arena, "now.csv", "Организация;1.1;1.2\nАльфа;2;1\nБета;2;3\nВега;4;5\n");
    put_file(arena, "before.csv", "Организация;1.1;1.2\nАльфа;1;6\nБета;4;6\n");
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "sheets: now.csv\nprevious: before.yaml\n");
    put_file(arena, "before.yaml",
             "svod: campaign/1\nname: before\nyear: 2022\ndate: 2022-12-01\nprovenance: demo\nrubric: before-rubric.yaml\nroster: "
             "roster.csv\nsheets: before.csv\n");
    result = indicators_result(arena, &findings);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// "label = value <- how @ place", two blanks a level.
static void put_tree(const svod_trail *at, int depth, svod_buf *out) {
    svod_buf_printf(out, "%*s%s = %s", 2 * depth, "", at->label, at->value);
    if (*at->how) svod_buf_printf(out, " <- %s", at->how);
    if (at->place.file) svod_buf_printf(out, " @ %s", svod_place_text(arena, at->place));
    svod_buf_str(out, "\n");
    for (const svod_trail *child = at->children; child; child = child->next)
        put_tree(child, depth + 1, out);
}

static const svod_trail *tree(const char *address) {
    const svod_trail *at = svod_explain(result, address, arena, &findings);
    if (!at) fail_msg("no tree of %s", address);
    assert_int_equal(svod_trail_dead_ends(at), 0);
    return at;
}

static void expect_tree(const char *address, const char *expected) {
    svod_buf out = svod_buf_of(arena);
    put_tree(tree(address), 0, &out);
    if (strcmp(out.data, expected) != 0) fail_msg("%s:\n%s\nnot\n%s", address, out.data, expected);
}

static void expect_margin(const char *address, double margin) {
    const svod_trail *at = tree(address);
    if (!at->has_number || at->number != margin) fail_msg("%s: %.17g", address, at->number);
}

// 3 of 10 at a limit of 3: on it. The text names the points, the maximum and the best of those up to 10 schools, who is c with 4 and 5.
static void given(void **state) {
    (void)state;
    expect_tree("advice:a:start", "Альфа: Начать = дана <- раздел 1: 3 из 10 баллов при пороге 3\n"
                                  "  Начать = отмечен <- запас до порога 0\n"
                                  "    раздел 1 «Цели» = 3 <- сумма\n"
                                  "      критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                  "        балл в таблице = 2 @ now.csv!B2\n"
                                  "      критерий 1.2 «Сроки» = 1 <- как поставлено\n"
                                  "        балл в таблице = 1 @ now.csv!C2\n"
                                  "    порог = 3 <- по рубрике @ rubric.yaml:27:70\n"
                                  "  числа в тексте = \n"
                                  "    Альфа: раздел 1 «Цели» = 3 <- сумма\n"
                                  "      критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                  "        балл в таблице = 2 @ now.csv!B2\n"
                                  "      критерий 1.2 «Сроки» = 1 <- как поставлено\n"
                                  "        балл в таблице = 1 @ now.csv!C2\n"
                                  "    Альфа: раздел 1 «Цели» = 10 <- по рубрике @ rubric.yaml:15:10\n"
                                  "    Вега: раздел 1 «Цели» = 9 <- сумма\n"
                                  "      критерий 1.1 «Ясность» = 4 <- как поставлено\n"
                                  "        балл в таблице = 4 @ now.csv!B4\n"
                                  "      критерий 1.2 «Сроки» = 5 <- как поставлено\n"
                                  "        балл в таблице = 5 @ now.csv!C4\n");
    expect_margin("advice:a:start", 0);
}

// 30 % are 20 points beyond 50 %, but a is given `start`; b is on the limit, is not given `start`, and is told its percent.
static void another_in_its_place(void **state) {
    (void)state;
    expect_tree("advice:a:half", "Альфа: Дописать = не дана: вместо неё дана другая\n"
                                 "  Дописать = отмечен <- запас до порога −20 п. п.\n"
                                 "    раздел 1 «Цели» = 30 % <- 3 / 10 × 100\n"
                                 "      баллы = 3 <- сумма\n"
                                 "        критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                 "          балл в таблице = 2 @ now.csv!B2\n"
                                 "        критерий 1.2 «Сроки» = 1 <- как поставлено\n"
                                 "          балл в таблице = 1 @ now.csv!C2\n"
                                 "      возможный максимум = 10 <- по рубрике @ rubric.yaml:15:10\n"
                                 "    порог = 50 % <- по рубрике @ rubric.yaml:28:70\n"
                                 "  кроме тех, кому дана «Начать» = дана @ rubric.yaml:27:7\n"
                                 "  только для уровней: До 10 школ = \n"
                                 "    Размер = До 10 школ <- границы: 0–10\n"
                                 "      решающее число = 5\n"
                                 "        Школ = 5 <- из реестра @ roster.csv!C2\n"
                                 "    по рубрике =  @ rubric.yaml:28:7\n");
    expect_margin("advice:a:half", -20);
    expect_tree("advice:b:half", "Бета: Дописать = дана <- раздел 1: 50,0 % от максимума (5 из 10) при пороге 50 %\n"
                                 "  Дописать = отмечен <- запас до порога 0 п. п.\n"
                                 "    раздел 1 «Цели» = 50 % <- 5 / 10 × 100\n"
                                 "      баллы = 5 <- сумма\n"
                                 "        критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                 "          балл в таблице = 2 @ now.csv!B3\n"
                                 "        критерий 1.2 «Сроки» = 3 <- как поставлено\n"
                                 "          балл в таблице = 3 @ now.csv!C3\n"
                                 "      возможный максимум = 10 <- по рубрике @ rubric.yaml:15:10\n"
                                 "    порог = 50 % <- по рубрике @ rubric.yaml:28:70\n"
                                 "  кроме тех, кому дана «Начать» = не дана: условие не выполнено @ rubric.yaml:27:7\n"
                                 "  только для уровней: До 10 школ = \n"
                                 "    Размер = До 10 школ <- границы: 0–10\n"
                                 "      решающее число = 7\n"
                                 "        Школ = 7 <- из реестра @ roster.csv!C3\n"
                                 "    по рубрике =  @ rubric.yaml:28:7\n"
                                 "  числа в тексте = \n"
                                 "    Бета: раздел 1 «Цели» = 50 % <- 5 / 10 × 100\n"
                                 "      баллы = 5 <- сумма\n"
                                 "        критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                 "          балл в таблице = 2 @ now.csv!B3\n"
                                 "        критерий 1.2 «Сроки» = 3 <- как поставлено\n"
                                 "          балл в таблице = 3 @ now.csv!C3\n"
                                 "      возможный максимум = 10 <- по рубрике @ rubric.yaml:15:10\n");
    expect_margin("advice:b:half", 0);
}

// For levels, and for units that are named: the condition holds for c all the same.
static void meant_for_others(void **state) {
    (void)state;
    expect_tree("advice:d:half", "Дельта: Дописать = не дана: она не для этого участника\n"
                                 "  Дописать = нельзя определить\n"
                                 "    раздел 1 «Цели» = не представлено\n"
                                 "      баллы = не представлено @ roster.csv!B5\n"
                                 "    порог = 50 % <- по рубрике @ rubric.yaml:28:70\n"
                                 "  кроме тех, кому дана «Начать» = не дана: о выполнении условия сказать нельзя @ rubric.yaml:27:7\n"
                                 "  только для уровней: До 10 школ = \n"
                                 "    Размер = Более 10 школ <- границы: от 11\n"
                                 "      решающее число = 20\n"
                                 "        Школ = 20 <- из реестра @ roster.csv!C5\n"
                                 "    по рубрике =  @ rubric.yaml:28:7\n");
    expect_tree("advice:c:guests", "Вега: Принять = не дана: она не для этого участника\n"
                                   "  Принять = отмечен\n"
                                   "    материалы = представлены @ now.csv\n"
                                   "    условие = all @ rubric.yaml:29:43\n"
                                   "  только для названных участников =  @ rubric.yaml:29:7\n");
    expect_tree("advice:b:guests", "Бета: Принять = дана <- относится ко всем\n"
                                   "  Принять = отмечен\n"
                                   "    материалы = представлены @ now.csv\n"
                                   "    условие = all @ rubric.yaml:29:43\n"
                                   "  только для названных участников =  @ rubric.yaml:29:7\n");
}

// Nothing was sent: whether there are 3 points or fewer nobody knows, and so there is no margin. That nothing was sent is known.
static void what_cannot_be_told(void **state) {
    (void)state;
    expect_tree("advice:d:start", "Дельта: Начать = не дана: о выполнении условия сказать нельзя\n"
                                  "  Начать = нельзя определить\n"
                                  "    раздел 1 «Цели» = не представлено @ roster.csv!B5\n"
                                  "    порог = 3 <- по рубрике @ rubric.yaml:27:70\n");
    assert_false(tree("advice:d:start")->has_number);
    assert_string_equal(tree("advice:d:start")->state, "no_data");
    expect_tree("advice:d:silent", "Дельта: Прислать = дана <- материалы за 2023 год не представлены\n"
                                   "  Прислать = отмечен\n"
                                   "    материалы = не представлено @ roster.csv!B5\n"
                                   "    условие = no_submission @ rubric.yaml:30:43\n");
}

// a with 30 % and b with 50 %, where two are needed; for `rare` a alone. Each with its own tree.
static void to_how_many(void **state) {
    (void)state;
    expect_tree("advised:seminar", "рекомендация «Семинар»: скольким = 2\n"
                                   "  Альфа = дана <- раздел 1: 30,0 % от максимума (3 из 10) при пороге 50 %\n"
                                   "    Семинар = отмечен <- запас до порога −20 п. п.\n"
                                   "      раздел 1 «Цели» = 30 % <- 3 / 10 × 100\n"
                                   "        баллы = 3 <- сумма\n"
                                   "          критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                   "            балл в таблице = 2 @ now.csv!B2\n"
                                   "          критерий 1.2 «Сроки» = 1 <- как поставлено\n"
                                   "            балл в таблице = 1 @ now.csv!C2\n"
                                   "        возможный максимум = 10 <- по рубрике @ rubric.yaml:15:10\n"
                                   "      порог = 50 % <- по рубрике @ rubric.yaml:31:75\n"
                                   "  Бета = дана <- раздел 1: 50,0 % от максимума (5 из 10) при пороге 50 %\n"
                                   "    Семинар = отмечен <- запас до порога 0 п. п.\n"
                                   "      раздел 1 «Цели» = 50 % <- 5 / 10 × 100\n"
                                   "        баллы = 5 <- сумма\n"
                                   "          критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                   "            балл в таблице = 2 @ now.csv!B3\n"
                                   "          критерий 1.2 «Сроки» = 3 <- как поставлено\n"
                                   "            балл в таблице = 3 @ now.csv!C3\n"
                                   "        возможный максимум = 10 <- по рубрике @ rubric.yaml:15:10\n"
                                   "      порог = 50 % <- по рубрике @ rubric.yaml:31:75\n"
                                   "  даётся, если условие выполнено хотя бы у стольких = 2 <- по рубрике @ rubric.yaml:31:7\n"
                                   "  числа в тексте =  @ rubric.yaml:31:7\n");
    expect_tree("advised:rare", "рекомендация «Редкое»: скольким = 1\n"
                                "  Альфа = не дана: условие выполнено у слишком немногих\n"
                                "    Редкое = отмечен <- запас до порога 0\n"
                                "      раздел 1 «Цели» = 3 <- сумма\n"
                                "        критерий 1.1 «Ясность» = 2 <- как поставлено\n"
                                "          балл в таблице = 2 @ now.csv!B2\n"
                                "        критерий 1.2 «Сроки» = 1 <- как поставлено\n"
                                "          балл в таблице = 1 @ now.csv!C2\n"
                                "      порог = 3 <- по рубрике @ rubric.yaml:32:71\n"
                                "  даётся, если условие выполнено хотя бы у стольких = 2 <- по рубрике @ rubric.yaml:32:7\n");
    assert_int_equal(tree("advised:half")->child_count, 1);
    assert_string_equal(tree("advised:guests")->children->label, "Бета");
}

// 1 of 4, then 2 of 4: 25 points more, above the limit of 1.
static void what_became_of_it(void **state) {
    (void)state;
    expect_tree("follow:a:clear", "Альфа: Прояснить = выполнено <- критерий 1.1: было 1 из 4 (25,0 %), стало 2 из 4 (50,0 %); доля "
                                  "выросла, условие рекомендации больше не выполняется\n"
                                  "  Альфа: критерий 1.1 «Ясность», 2022 = 25 % <- 1 / 4 × 100\n"
                                  "    баллы = 1 <- как поставлено\n"
                                  "      балл в таблице = 1 @ before.csv!B2\n"
                                  "    возможный максимум = 4 <- по рубрике @ before-rubric.yaml:17:42\n"
                                  "  Альфа: критерий 1.1 «Ясность» = 50 % <- 2 / 4 × 100\n"
                                  "    баллы = 2 <- как поставлено\n"
                                  "      балл в таблице = 2 @ now.csv!B2\n"
                                  "    возможный максимум = 4 <- по рубрике @ rubric.yaml:18:42\n"
                                  "  что советовали = \n"
                                  "    Альфа: Прояснить = дана <- критерий 1.1: 1 из 4 баллов при пороге 1\n"
                                  "      Прояснить = отмечен <- запас до порога 0\n"
                                  "        критерий 1.1 «Ясность» = 1 <- как поставлено\n"
                                  "          балл в таблице = 1 @ before.csv!B2\n"
                                  "        порог = 1 <- по рубрике @ before-rubric.yaml:26:72\n");
    expect_margin("follow:a:clear", 25);
}

static void expect_unknown(const char *address, const char *word, const char *nearest) {
    size_t before = findings.list.count;
    assert_null(svod_explain(result, address, arena, &findings));
    assert_int_equal(findings.list.count, before + 1);
    const svod_finding *is = SVOD_AT(&findings.list, svod_finding, before);
    assert_string_equal(svod_code_id(is->code), "explain_unknown");
    assert_string_equal(is->found, word);
    if (strcmp(is->expected, nearest) != 0) fail_msg("%s: «%s», not «%s»", address, is->expected, nearest);
}

// The nearest, or all of them; of what is followed, what that unit was advised: `terms` was given to nobody.
static void unknown_names(void **state) {
    (void)state;
    expect_unknown("advice:x:start", "x", "Альфа, Бета, Вега, Дельта");
    expect_unknown("advice:Альф:start", "Альф", "Альфа");
    expect_unknown("advice:a:strat", "strat", "start");
    expect_unknown("advice:a:clear", "clear", "start, half, guests, silent, seminar, rare"); // of the year before
    expect_unknown("advised:semina", "semina", "seminar");
    expect_unknown("advised:нет", "нет", "start, half, guests, silent, seminar, rare");
    expect_unknown("follow:a:cler", "cler", "clear");
    expect_unknown("follow:a:start", "start", "clear, terms");
    expect_unknown("follow:a:terms", "terms", "clear");
    expect_unknown("follow:b:clear", "clear", "");
    assert_null(svod_explain(result, "advice:a", arena, &findings));
    assert_string_equal(svod_code_id(SVOD_AT(&findings.list, svod_finding, findings.list.count - 1)->code), "explain_address");
}

// As people write it.
static void titles_are_names_too(void **state) {
    (void)state;
    assert_string_equal(tree("advice:Альфа:Начать")->label, "Альфа: Начать");
    assert_string_equal(tree("advised:Семинар")->value, "2");
    assert_string_equal(tree("follow:Альфа:Прояснить")->value, "выполнено");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_in_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(meant_for_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(to_how_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_became_of_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(titles_are_names_too, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
