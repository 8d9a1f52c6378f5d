// Scores that nobody gave where they are asked: told at their place, and totals that lack them are marked wherever they are shown.
#include "explain_walk.h"

#include <jansson.h>

#include "folder_help.h"
#include "write/write.h"

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
                               "roster: roster.csv\nexperts: experts.csv\nsheets: [{glob: \"e*-s.csv\", expert: \"{file}\"}]\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 30\nstep: 0.5\nprovenance: demo\n"
                             "policy: {blank: incomplete, not_applicable: drop}\n"
                             "sections:\n"
                             "  - {id: \"1\", title: Цели, max: 10}\n"
                             "  - id: \"2\"\n    title: Меры\n    max: 20\n    criteria:\n"
                             "      - {id: \"2.1\", title: План, max: 10}\n"
                             "      - {id: \"2.2\", title: Отчёт, max: 10}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\nc;Вагайский\nd;Голышмановский\n";

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;

static const svod_result *compute(void) {
    svod_run_options options = {.campaign = in_folder(arena, "campaign.yaml")};
    findings = svod_findings_of(arena, SVOD_RU);
    result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    return result;
}

// Both left 2.1 and 2.2 of "b" blank, 1 only one of them; "c" lacks a whole section; the chair (first by name of file) left all blank.
static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", roster);
    put_file(arena, "experts.csv", "expert;role\ne0-s;председатель\ne1-s;\ne2-s;\n");
    put_file(arena, "e0-s.csv", "Муниципалитет;1;2.1;2.2\nБердюжский;;;\nАбатский;5;5;5\n");
    put_file(arena, "e1-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;1;2;3\nБердюжский;;;\nВагайский;4;;\nГолышмановский;9;9;9\n");
    put_file(arena, "e2-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;1;2;3\nБердюжский;6;;\nВагайский;5;;\nГолышмановский;9;;9\n");
    compute();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_finding *finding_of(svod_code code, const char *unit) {
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings.list, const svod_finding, i);
        if (finding->code == code && (!unit || (finding->unit && strcmp(finding->unit, unit) == 0))) return finding;
    }
    return NULL;
}

// ---- findings -------------------------------------------------------------------------------------------------------------

static void told_once_a_unit_at_the_first_blank_cell(void **state) {
    (void)state;
    const svod_finding *b = finding_of(SVOD_F_sum_incomplete, "b"), *c = finding_of(SVOD_F_sum_incomplete, "c");
    assert_non_null(b);
    assert_int_equal(b->severity, SVOD_WARNING);
    assert_string_equal(b->node, "2.1");
    assert_string_equal(svod_place_text(arena, b->place), svod_printf(arena, "%s!C3", "e1-s.csv")); // not the chair's
    assert_non_null(strstr(b->found, "2.1"));
    assert_non_null(strstr(b->found, "2"));
    assert_non_null(c);
    assert_null(finding_of(SVOD_F_sum_incomplete, "a"));
    assert_null(finding_of(SVOD_F_sum_incomplete, "d")); // one of two gave it
    size_t count = 0;
    for (size_t i = 0; i < findings.list.count; i++)
        count += SVOD_AT(&findings.list, const svod_finding, i)->code == SVOD_F_sum_incomplete;
    assert_int_equal(count, 2);
}

// "Reckoned of those who gave one" is said where somebody did, and not where nobody did.
static void blanks_of_an_expert_say_what_is_true(void **state) {
    (void)state;
    const svod_finding *first = NULL, *second = NULL;
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings.list, const svod_finding, i);
        if (finding->code != SVOD_F_expert_left_blank) continue;
        if (strstr(finding->found, "e1")) first = finding;
        if (strstr(finding->found, "e2")) second = finding;
    }
    assert_non_null(first);
    assert_non_null(second);
    assert_non_null(strstr(svod_finding_advice(first, SVOD_RU), "не поставил никто"));
    put_file(arena, "e2-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;1;2;3\nБердюжский;6;1;1\nВагайский;5;1;1\nГолышмановский;9;;9\n");
    compute();
    first = finding_of(SVOD_F_expert_left_blank, NULL);
    assert_non_null(first);
    assert_null(strstr(svod_finding_advice(first, SVOD_RU), "никто"));
    assert_null(finding_of(SVOD_F_sum_incomplete, NULL));
}

// One gave a score where two are asked for: nothing is reckoned of it.
static void too_few_is_not_enough(void **state) {
    (void)state;
    put_file(arena, "rubric.yaml",
             "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nmax: 20\nstep: 1\nprovenance: demo\n"
             "policy: {blank: incomplete, not_applicable: drop, combine: {least: 2}}\n"
             "sections:\n  - {id: \"1\", title: Цели, max: 10}\n  - {id: \"2\", title: Меры, max: 10}\n");
    put_file(arena, "e0-s.csv", "Муниципалитет;1;2\nАбатский;1;1\n");
    put_file(arena, "e1-s.csv", "Муниципалитет;1;2\nАбатский;1;1\nБердюжский;;2\n");
    put_file(arena, "e2-s.csv", "Муниципалитет;1;2\nАбатский;2;1\nБердюжский;3;2\n");
    compute();
    assert_non_null(finding_of(SVOD_F_experts_too_few, "b"));
    const svod_finding *blank = finding_of(SVOD_F_expert_left_blank, NULL);
    assert_non_null(blank);
    assert_non_null(strstr(svod_finding_advice(blank, SVOD_RU), "меньше, чем требует рубрика"));
}

// Where blank means zero, or drops the maximum, the sum lacks nothing.
static void other_policies_lack_nothing(void **state) {
    (void)state;
    static const char *const words[] = {"zero", "drop"};
    for (size_t i = 0; i < 2; i++) {
        put_file(arena, "rubric.yaml", "");
        FILE *file = fopen(in_folder(arena, "rubric.yaml"), "wb");
        const char *at = strstr(rubric, "incomplete");
        fprintf(file, "%.*s%s%s", (int)(at - rubric), rubric, words[i], at + strlen("incomplete"));
        fclose(file);
        compute();
        assert_null(finding_of(SVOD_F_sum_incomplete, NULL));
        assert_non_null(strstr(svod_finding_advice(finding_of(SVOD_F_expert_left_blank, NULL), SVOD_RU), "не поставил никто"));
    }
}

// ---- where totals are shown -------------------------------------------------------------------------------------------------

static const svod_out *shown(const char *sheet, const char *origin, const char *text) {
    size_t count = 0;
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; strcmp(tables[t]->name, sheet) == 0 && i < tables[t]->cells.count; i++) {
            const svod_out *cell = SVOD_AT(&tables[t]->cells, svod_out, i);
            if (origin && (!cell->origin || strcmp(cell->origin, origin) != 0)) continue;
            if (!text || (cell->text && strstr(cell->text, text))) return cell;
        }
    return NULL;
}

static void the_ranking_marks_them(void **state) {
    (void)state;
    const svod_out *cell = shown("Рейтинг", "points:b:total:2023", NULL), *whole = shown("Рейтинг", "points:a:total:2023", NULL);
    assert_non_null(cell);
    assert_int_equal(cell->tone, SVOD_TONE_WARN);
    assert_non_null(strstr(cell->note, "Неполные данные"));
    assert_int_equal(whole->tone, SVOD_TONE_STRONG);
    assert_null(whole->note);
}

static void the_summary_counts_them(void **state) {
    (void)state;
    const svod_out *cell = shown("Сводка", NULL, "еполных итогов");
    assert_non_null(cell);
    assert_non_null(strstr(cell->text, "2 из 4"));
    assert_int_equal(cell->tone, SVOD_TONE_WARN);
    assert_non_null(cell->origin);
    svod_findings none = svod_findings_of(arena, SVOD_RU);
    const svod_trail *at = svod_explain(result, "count:incomplete", arena, &none);
    assert_non_null(at);
    assert_true(at->number == 2);
    assert_int_equal(svod_year_incomplete_count(&result->now), 2);
    put_file(arena, "e2-s.csv", "Муниципалитет;1;2.1;2.2\nАбатский;1;2;3\nБердюжский;6;1;1\nВагайский;5;1;1\nГолышмановский;9;;9\n");
    compute();
    assert_null(shown("Сводка", NULL, "еполных итогов"));
}

static void every_number_is_explained(void **state) {
    (void)state;
    assert_true(walk_result(result, arena).numbers > 50);
}

// ---- files ------------------------------------------------------------------------------------------------------------------

static void json_names_the_nodes(void **state) {
    (void)state;
    svod_buf out = svod_buf_of(arena);
    svod_write_results(result, &out);
    json_t *root = json_loads(out.data, 0, NULL);
    assert_non_null(root);
    const json_t *units = json_object_get(root, "units"), *b = json_object_get(json_array_get(units, 1), "incomplete");
    assert_int_equal(json_array_size(b), 1); // section 2 has no points at all: its state says so
    assert_string_equal(json_string_value(json_array_get(b, 0)), "total");
    assert_int_equal(json_array_size(json_object_get(json_array_get(units, 0), "incomplete")), 0);
    assert_true(json_is_array(json_object_get(json_array_get(units, 0), "incomplete")));
    assert_true(json_is_array(json_object_get(json_array_get(units, 0), "overrides")));
    assert_true(json_is_array(json_object_get(json_array_get(units, 0), "over_max")));
    json_decref(root);
}

static void csv_flags_them_in_its_last_column(void **state) {
    (void)state;
    svod_buf out = svod_buf_of(arena);
    svod_write_points(result, &out);
    assert_non_null(strstr(out.data, "year;unit;name;node;state;points;max;percent;experts;flags\n"));
    assert_non_null(strstr(out.data, "2023;b;Бердюжский;total;points;6;30;20;1;incomplete\n"));
    assert_non_null(strstr(out.data, "2023;b;Бердюжский;1;points;6;10;60;1;\n"));
    assert_non_null(strstr(out.data, "2023;b;Бердюжский;2;blank;;;;0;\n"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(told_once_a_unit_at_the_first_blank_cell),
        TEST(blanks_of_an_expert_say_what_is_true),
        TEST(too_few_is_not_enough),
        TEST(other_policies_lack_nothing),
        TEST(the_ranking_marks_them),
        TEST(the_summary_counts_them),
        TEST(every_number_is_explained),
        TEST(json_names_the_nodes),
        TEST(csv_flags_them_in_its_last_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
