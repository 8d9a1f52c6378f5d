// Trees of every rule and every way to points, reckoned by hand: presence, level, bands, proportion; who answered twice; what cannot be.
#include <math.h>

#include "explain/explain.h"
#include "indicators_help.h"

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;

static void put_rules(const char *twice) {
    put_file(arena, "rubric.yaml",
             svod_printf(arena,
                         "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nprovenance: demo\nmax: 10\nstep: 1\n"
                         "policy: {twice: %s, not_applicable: drop}\nsections:\n"
                         "  - id: \"1\"\n    title: Показатели\n    max: 10\n    criteria:\n"
                         "      - {id: \"1.1\", title: Реестр, kind: presence, target: yes, max: 1, header: реестр}\n"
                         "      - {id: \"1.2\", title: Ступень, kind: level, target: works, max: 2, header: ступень, grades: [{id: none, "
                         "title: Нет}, {id: begun, title: Начато}, {id: works, title: Работает}]}\n"
                         "      - {id: \"1.3\", title: Полосы, kind: share, max: 2, header: полосы, points: {bands: [{from: 0, points: 0}, "
                         "{from: 40, points: 1}, {from: 60.5, points: 2}]}}\n"
                         "      - {id: \"1.4\", title: Охват, kind: share, target: 50, points: proportion, max: 3, header: охват}\n"
                         "      - {id: \"1.5\", title: Выбытие, kind: share, target: 10, comparison: \"<=\", points: proportion, max: 2, "
                         "header: выбытие}\n",
                         twice));
    put_file(arena, "roster.csv", "id;name\na;Альфа\nb;Бета\nc;Вега\n");
    put_file(arena, "answers.csv",
             "Отметка времени;Школа;Реестр: есть ли;Реестр: реквизиты приказа;Реестр: ссылка;Ступень;Полосы: числитель;Полосы: "
             "знаменатель;Охват: числитель;Охват: знаменатель;Выбытие: числитель;Выбытие: знаменатель\n"
             "2023-05-02 10:00:00;Альфа;нет;;;Начато;0;40;60;60;0;40\n"
             "2023-05-01 10:00:00;Альфа;да;Приказ от 05.02.2023 № 17 «О реестре»;https://a.example/1;Работает;24;40;15;60;10;40\n"
             "2023-05-01 11:00:00;Бета;да;;;Начато;48;40;20;40;0;40\n"
             "2023-05-01 12:00:00;Вега;нет;;;;0;0;1;3;4;40\n");
    put_file(arena, "campaign.yaml",
             "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nprovenance: demo\nrubric: rubric.yaml\nroster: roster.csv\n"
             "sheets: answers.csv\n");
    result = indicators_result(arena, &findings);
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    return folder_make();
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

// The tree as text: two blanks a level, "label = value <- how @ place".
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

static void expect_points(const char *address, double points) {
    const svod_trail *at = tree(address);
    if (!at->has_number || fabs(at->number - points) > 1e-12) fail_msg("%s: %.17g", address, at->number);
}

// The first answer by time stands in the second row.
static void presence(void **state) {
    (void)state;
    put_rules("first");
    expect_tree("points:a:1.1", "Альфа: показатель 1.1 «Реестр» = 1 <- цель достигнута: максимум, 1\n"
                                "  значение показателя = да <- как сообщено; цель достигнута\n"
                                "    ответ = да @ answers.csv!C3\n"
                                "    документ = Приказ от 05.02.2023 № 17 «О реестре» @ answers.csv!D3\n"
                                "    ссылка = https://a.example/1 @ answers.csv!E3\n"
                                "    ответов: 2 =  <- считается первый: 2023-05-01 10:00:00 @ answers.csv!B3\n"
                                "    цель на 2023 год = да <- по рубрике @ rubric.yaml:15:60\n");
    expect_tree("points:b:1.1", "Бета: показатель 1.1 «Реестр» = 1 <- цель достигнута: максимум, 1\n"
                                "  значение показателя = да <- как сообщено; ни ссылки, ни реквизитов документа нет; цель достигнута\n"
                                "    ответ = да @ answers.csv!C4\n"
                                "    цель на 2023 год = да <- по рубрике @ rubric.yaml:15:60\n");
    expect_tree("points:c:1.1", "Вега: показатель 1.1 «Реестр» = 0 <- цель не достигнута: 0 из 1\n"
                                "  значение показателя = нет <- как сообщено; цель не достигнута\n"
                                "    ответ = нет @ answers.csv!C5\n"
                                "    цель на 2023 год = да <- по рубрике @ rubric.yaml:15:60\n");
}

static void level(void **state) {
    (void)state;
    put_rules("first");
    expect_points("points:a:1.2", 2);
    expect_tree("points:b:1.2", "Бета: показатель 1.2 «Ступень» = 0 <- цель не достигнута: 0 из 2\n"
                                "  значение показателя = Начато <- как сообщено; цель не достигнута\n"
                                "    ответ = Начато @ answers.csv!F4\n"
                                "    цель на 2023 год = не меньше Работает <- по рубрике @ rubric.yaml:16:58\n");
    const svod_trail *blank = tree("points:c:1.2");
    assert_false(blank->has_number);
    assert_string_equal(blank->value, "пусто");
    assert_string_equal(svod_place_text(arena, blank->children->children->place), "answers.csv!F5");
}

// 24 of 40 are 60 %: above 40, below 60.5. What cannot be has no points, and nobody says that it was not read; 0 of 0 is not applicable.
static void bands(void **state) {
    (void)state;
    put_rules("first");
    expect_tree("points:a:1.3", "Альфа: показатель 1.3 «Полосы» = 1 <- по полосе рубрики от 40 %\n"
                                "  значение показателя = 60 % <- 24 / 40 × 100\n"
                                "    числитель: у скольких есть = 24 @ answers.csv!G3\n"
                                "    знаменатель: сколько всего = 40 @ answers.csv!H3\n"
                                "    ответов: 2 =  <- считается первый: 2023-05-01 10:00:00 @ answers.csv!B3\n");
    expect_tree("points:b:1.3", "Бета: показатель 1.3 «Полосы» = невозможное значение\n"
                                "  значение показателя = невозможное значение\n"
                                "    числитель: у скольких есть = 48 @ answers.csv!G4\n"
                                "    знаменатель: сколько всего = 40 @ answers.csv!H4\n");
    assert_string_equal(tree("points:b:1.3")->state, "unreadable"); // as results.json has it
    assert_string_equal(tree("points:c:1.3")->value, "не применимо");
}

// 15 of 60 are half of the target: half of 3. A third is two thirds of a half: 2. 25 % where 10 is the most: 2 × 10 / 25.
static void proportion(void **state) {
    (void)state;
    put_rules("first");
    expect_tree("points:a:1.4", "Альфа: показатель 1.4 «Охват» = 1,5 <- 3 × значение / цель, но не больше максимума; в таблицах 2\n"
                                "  значение показателя = 25 % <- 15 / 60 × 100; цель не достигнута: не хватает 25 п. п.\n"
                                "    числитель: у скольких есть = 15 @ answers.csv!I3\n"
                                "    знаменатель: сколько всего = 60 @ answers.csv!J3\n"
                                "    ответов: 2 =  <- считается первый: 2023-05-01 10:00:00 @ answers.csv!B3\n"
                                "    цель на 2023 год = не меньше 50 % <- по рубрике @ rubric.yaml:18:56\n");
    expect_points("points:b:1.4", 3);
    expect_points("points:c:1.4", 2);
    expect_tree("points:a:1.5", "Альфа: показатель 1.5 «Выбытие» = 0,8 <- 2 × цель / значение, но не больше максимума; в таблицах 1\n"
                                "  значение показателя = 25 % <- 10 / 40 × 100; цель не достигнута: больше на 15 п. п.\n"
                                "    числитель: у скольких есть = 10 @ answers.csv!K3\n"
                                "    знаменатель: сколько всего = 40 @ answers.csv!L3\n"
                                "    ответов: 2 =  <- считается первый: 2023-05-01 10:00:00 @ answers.csv!B3\n"
                                "    цель на 2023 год = не больше 10 % <- по рубрике @ rubric.yaml:19:58\n");
    expect_points("points:b:1.5", 2);
    expect_points("points:c:1.5", 2); // at the target
    expect_points("points:a:1", 1 + 2 + 1 + 1.5 + 0.8);
}

static void twice_is_an_error(void **state) {
    (void)state;
    put_rules("error");
    const svod_trail *at = tree("points:a:1.3");
    assert_false(at->has_number);
    assert_string_equal(at->value, "ответили несколько раз и по-разному");
    const svod_trail *measure = at->children;
    assert_string_equal(measure->value, "ответили несколько раз и по-разному");
    assert_string_equal(measure->last->label, "ответов: 2");
    assert_string_equal(measure->last->how, "по рубрике это ошибка"); // neither is the one that counts, so neither has a time
    assert_string_equal(svod_place_text(arena, measure->last->place), "answers.csv!B2");
    expect_points("points:c:1.4", 2); // others are not concerned
}

// A question that no sheet has, in a section that is a sum: nobody gave points for the whole.
static void what_was_not_asked_has_no_points_above(void **state) {
    (void)state;
    put_rules("first");
    put_file(arena, "answers.csv", "Школа;Реестр: есть ли\nАльфа;да\n");
    result = indicators_result(arena, &findings);
    const svod_trail *at = tree("points:a:1.4");
    assert_string_equal(at->value, "нет данных");
    assert_string_equal(at->how, "");
    assert_string_equal(at->children->value, "не спрашивали");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(presence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(level, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(proportion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(twice_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_not_asked_has_no_points_above, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
