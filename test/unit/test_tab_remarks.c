// What experts wrote beside their scores: the sheet of all of it, results.json, and the trees of explain.
#include "explain_walk.h"

#include <jansson.h>
#include <unistd.h>
#include <zip.h>

#include "folder_help.h"
#include "write/write.h"

static const char campaign[] = "svod: campaign/1\nname: demo\nyear: 2023\ndate: 2023-12-01\nlanguage: ru\nrubric: rubric.yaml\n"
                               "roster: roster.csv\nsheets: scores.csv\n";
static const char rubric[] = "svod: rubric/1\nid: demo\ntitle: Проба\nyear: 2023\nlanguage: ru\nmax: 20\nstep: 0.5\nprovenance: demo\n"
                             "policy: {combine: median}\n"
                             "sections:\n"
                             "  - {id: \"1\", title: Цели, max: 10}\n"
                             "  - {id: \"2\", title: Меры, max: 10}\n";
static const char roster[] = "id;name\na;Абатский\nb;Бердюжский\n";
static const char scores[] = "Эксперт;Муниципалитет;1;2\n"
                             "Яков: первый;Абатский;1;2\n"
                             "Анна;Абатский;2,5;н/п\n"
                             "Борис;Абатский;9;9\n"
                             "Анна;Бердюжский;7;\n";

static svod_arena *arena;
static svod_findings findings;
static const svod_result *result;

static svod_remark *remark(const char *expert, uint32_t unit, uint32_t node, const char *comment, const char *link) {
    svod_scores *all = (svod_scores *)(uintptr_t)result->now.scores;
    svod_remark *made = SVOD_PUSH(&all->remarks, svod_remark);
    *made = (svod_remark){.unit = unit, .node = node, .comment = comment, .link = link};
    made->expert = (uint32_t)svod_scores_expert(all, expert);
    return made;
}

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    put_file(arena, "campaign.yaml", campaign);
    put_file(arena, "rubric.yaml", rubric);
    put_file(arena, "roster.csv", roster);
    put_file(arena, "scores.csv", scores);
    svod_run_options options = {.campaign = in_folder(arena, "campaign.yaml")};
    result = svod_run_compute(&options, arena, &findings);
    assert_non_null(result);
    return 0;
}

static void add_remarks(void) {
    remark("Анна", 1, 2, "пусто, ждём", "");
    remark("Яков: первый", 0, 1, "нет приказа 12", "https://example.org/a?b=1&c=\"x\"");
    remark("Анна", 0, 2, "", "disk\\папка\\отчёт.pdf");
    remark("Анна", 0, 1, "=1+1", "http://example.org/#2");
    remark("Борис", 0, 1, "с запасом", "javascript://example.org/");
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static const svod_table *sheet(void) {
    size_t count = 0;
    const svod_table *const *tables = svod_tables_build(result, true, arena, &count);
    for (size_t t = 0; t < count; t++)
        if (strcmp(tables[t]->name, "Комментарии") == 0) return tables[t];
    return NULL;
}

static const svod_out *at(const svod_table *table, uint32_t row, uint32_t col) {
    const svod_out *cell = cell_of(table, row, col);
    if (!cell) fail_msg("no cell in row %u, column %u", row, col);
    return cell;
}

// ---- the sheet --------------------------------------------------------------------------------------------------------------

static void no_remarks_no_sheet(void **state) {
    (void)state;
    assert_null(sheet());
}

static void every_remark_in_order(void **state) {
    (void)state;
    add_remarks();
    const svod_table *table = sheet();
    assert_non_null(table);
    uint32_t row = table->filter.row1 + 1;
    assert_int_equal(table->filter.row2, table->filter.row1 + 5);
    static const char *const comments[] = {"=1+1", "с запасом", "нет приказа 12", NULL, "пусто, ждём"};
    static const char *const experts[] = {"Анна", "Борис", "Яков: первый", "Анна", "Анна"};
    for (uint32_t i = 0; i < 5; i++) {
        assert_string_equal(at(table, row + i, 1)->text, i < 4 ? "Абатский" : "Бердюжский");
        assert_non_null(strstr(at(table, row + i, 2)->text, i < 3 ? "Цели" : "Меры"));
        assert_string_equal(at(table, row + i, 3)->text, experts[i]);
        if (comments[i]) assert_string_equal(at(table, row + i, 5)->text, comments[i]);
    }
    assert_true(at(table, row, 4)->number == 2.5);
    assert_string_equal(at(table, row + 3, 4)->text, "н/п");
    assert_string_equal(at(table, row + 4, 4)->text, "пусто");
}

// A link is clickable when it is a page's address; anything else stands as the text that it is.
static void only_pages_are_clickable(void **state) {
    (void)state;
    add_remarks();
    const svod_table *table = sheet();
    uint32_t row = table->filter.row1 + 1;
    assert_string_equal(at(table, row, 6)->target, "http://example.org/#2");
    assert_string_equal(at(table, row, 6)->text, "http://example.org/#2");
    assert_null(at(table, row + 1, 6)->target);
    assert_string_equal(at(table, row + 1, 6)->text, "javascript://example.org/");
    assert_non_null(at(table, row + 2, 6)->target);
    assert_null(at(table, row + 3, 6)->target);
    assert_string_equal(at(table, row + 3, 6)->text, "disk\\папка\\отчёт.pdf");
}

static void scores_are_explained(void **state) {
    (void)state;
    add_remarks();
    const svod_table *table = sheet();
    assert_string_equal(at(table, table->filter.row1 + 3, 4)->origin, "score:Яков%3A%20первый:a:1");
    assert_true(walk_result(result, arena).numbers > 50);
}

static char *part(const char *path, const char *name) {
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    zip_stat_t stat;
    char *text = NULL;
    if (zip_stat(zip, name, 0, &stat) == 0) {
        text = svod_alloc(arena, stat.size + 1);
        zip_file_t *file = zip_fopen(zip, name, 0);
        assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
        text[stat.size] = '\0';
        zip_fclose(file);
    }
    zip_close(zip);
    return text;
}

static void pages_become_hyperlinks(void **state) {
    (void)state;
    add_remarks();
    const svod_table *tables[] = {sheet()};
    svod_book_info info = {.title = "", .subject = "", .date = "2023-06-26"};
    const char *path = in_folder(arena, "book.xlsx");
    assert_true(svod_write_xlsx(path, &info, tables, 1, &findings));
    const char *relations = part(path, "xl/worksheets/_rels/sheet1.xml.rels");
    assert_non_null(relations);
    assert_non_null(strstr(relations, "Target=\"https://example.org/a?b=1&amp;c=%22x%22\""));
    assert_null(strstr(relations, "javascript"));
    assert_null(strstr(relations, "disk"));
}

// ---- elsewhere --------------------------------------------------------------------------------------------------------------

static void json_has_them_all(void **state) {
    (void)state;
    svod_buf empty = svod_buf_of(arena), out = svod_buf_of(arena);
    svod_write_results(result, &empty);
    json_t *root = json_loads(empty.data, 0, NULL);
    assert_true(json_is_array(json_object_get(json_object_get(root, "experts"), "remarks")));
    json_decref(root);
    add_remarks();
    svod_write_results(result, &out);
    root = json_loads(out.data, 0, NULL);
    assert_non_null(root);
    const json_t *all = json_object_get(json_object_get(root, "experts"), "remarks"), *third = json_array_get(all, 2);
    assert_int_equal(json_array_size(all), 5);
    assert_string_equal(json_string_value(json_object_get(third, "unit")), "a");
    assert_string_equal(json_string_value(json_object_get(third, "node")), "1");
    assert_string_equal(json_string_value(json_object_get(third, "expert")), "Яков: первый");
    assert_true(json_number_value(json_object_get(third, "score")) == 1);
    assert_string_equal(json_string_value(json_object_get(third, "comment")), "нет приказа 12");
    assert_string_equal(json_string_value(json_object_get(third, "link")), "https://example.org/a?b=1&c=\"x\"");
    assert_string_equal(json_string_value(json_object_get(json_array_get(all, 3), "score")), "not_applicable");
    assert_string_equal(json_string_value(json_object_get(json_array_get(all, 3), "comment")), "");
    json_decref(root);
}

static const svod_trail *find(const svod_trail *trail, const char *label) {
    if (strstr(trail->label, label)) return trail;
    for (const svod_trail *child = trail->children; child; child = child->next) {
        const svod_trail *found = find(child, label);
        if (found) return found;
    }
    return NULL;
}

static void explain_shows_them_beside_the_score(void **state) {
    (void)state;
    add_remarks();
    const svod_trail *trail = svod_explain_unit(result, "a", "1", arena, &findings);
    assert_non_null(trail);
    const svod_trail *said = find(trail, "Яков"), *aside = find(trail, "Борис"), *single;
    assert_non_null(strstr(said->how, "нет приказа 12"));
    assert_non_null(strstr(said->how, "https://example.org/a?b=1"));
    assert_string_equal(aside->kind, "aside"); // beside the median: that is said, too
    assert_non_null(strstr(aside->how, "с запасом"));
    assert_true(strstr(aside->how, ";") < strstr(aside->how, "с запасом"));
    single = svod_explain(result, "score:Анна:b:2", arena, &findings);
    assert_non_null(strstr(single->how, "пусто, ждём"));
    single = svod_explain(result, "score:Анна:b:1", arena, &findings);
    assert_null(strstr(single->how, "комментарий"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(no_remarks_no_sheet),
        TEST(every_remark_in_order),
        TEST(only_pages_are_clickable),
        TEST(scores_are_explained),
        TEST(pages_become_hyperlinks),
        TEST(json_has_them_all),
        TEST(explain_shows_them_beside_the_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
