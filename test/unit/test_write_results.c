// JSON and CSV outputs of a small result made by hand: two units, two sections, one of them with criteria, last year, a cluster, a flag.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <string.h>

#include "write/write.h"

// Points given with one decimal; static initialisers need a constant.
#define TENTH (SVOD_POINT / 10)
#define P(points) ((svod_points)(10 * (points) + 0.5) * TENTH)

static svod_arena *arena;
static svod_result result;
static svod_year before;
static svod_findings findings;

// ---- the result ------------------------------------------------------------------------------------------------------

static svod_rnode node(const char *id, const char *title, uint32_t depth, double max) {
    return (svod_rnode){.id = id, .title = title, .depth = depth, .max = P(max), .parent = SVOD_NO_NODE};
}

static svod_rubric *a_rubric(void) {
    static const svod_flag flag = {
        .id = "urgent-8", .title = "Нет раздела 8", .reason = "Плана нет", .kind = SVOD_FLAG_POINTS, .node = 1, .urgent = true};
    static const svod_level levels[] = {{.id = "city", .title = "Город"}, {.id = "rural", .title = "Село"}};
    svod_rubric *rubric = SVOD_NEW(arena, svod_rubric);
    *rubric = (svod_rubric){.id = "demo", .title = "Рубрика «Проба»", .year = 2023, .count = 4, .cluster_count = 2, .flag_count = 1};
    rubric->nodes = SVOD_ARRAY(arena, svod_rnode, 4);
    rubric->nodes[0] = node("", "Итог", 0, 10);
    rubric->nodes[1] = node("1", "Раздел 1", 1, 6);
    rubric->nodes[2] = node("1.1", "Критерий", 2, 6);
    rubric->nodes[3] = node("2", "Раздел 2", 1, 4);
    rubric->clusters = SVOD_ARRAY(arena, svod_cluster, 2);
    rubric->clusters[0] = (svod_cluster){.id = "geo", .title = "География", .levels = SVOD_ARRAY(arena, svod_level, 2), .count = 2};
    memcpy(rubric->clusters[0].levels, levels, sizeof levels);
    rubric->clusters[1] = (svod_cluster){.id = "load", .title = "Нагрузка", .kind = SVOD_CLUSTER_RATIO};
    rubric->flags = SVOD_NEW(arena, svod_flag);
    memcpy(rubric->flags, &flag, sizeof flag);
    rubric->groupings = SVOD_NEW(arena, svod_grouping);
    rubric->groupings[0] = (svod_grouping){.id = "tracks", .title = "Треки", .parts = SVOD_ARRAY(arena, svod_part, 2), .count = 2};
    rubric->groupings[0].parts[0] = (svod_part){.id = "a", .title = "Трек А", .max = P(6)};
    rubric->groupings[0].parts[1] = (svod_part){.id = "b", .title = "Трек Б", .max = P(4)};
    rubric->grouping_count = 1;
    memset(rubric->content_sha256, 'c', 64);
    memset(rubric->structure_sha256, 's', 64);
    return rubric;
}

static svod_roster *a_roster(void) {
    static const char *names[] = {"geo", "note"};
    static const char *first[] = {"город", ""}, *second[] = {"село", "=1+1"};
    svod_roster *roster = SVOD_NEW(arena, svod_roster);
    *roster = (svod_roster){.count = 2, .attr_names = names, .attr_count = 2, .units = SVOD_ARRAY(arena, svod_unit, 2)};
    roster->units[0] = (svod_unit){.id = "ishim", .name = "г.Ишим", .attrs = first};
    roster->units[1] = (svod_unit){.id = "uvat", .name = "=Уватский; \"север\"", .attrs = second};
    return roster;
}

static svod_point point(double value, double max) {
    return (svod_point){.value = P(value), .max = P(max), .state = SVOD_STATE_POINTS, .experts = 3};
}

static svod_point reason(svod_state state) {
    return (svod_point){.state = (uint8_t)state};
}

static svod_figure figure(uint32_t n, double sum, double max_sum) {
    svod_figure made = {.n = n, .sum = P(sum), .max_sum = P(max_sum), .min = P(1), .max = P(sum)};
    made.mean = made.median = (svod_ratio){made.sum, n};
    made.percent = svod_percent(made.sum, made.max_sum);
    return made;
}

static svod_figure *figures(uint32_t n, double sum) {
    svod_figure *made = SVOD_ARRAY(arena, svod_figure, 4);
    made[0] = figure(n, sum, 20);
    made[1] = figure(n, sum / 2, 12);
    made[3] = figure(n, 1, 3 * n);
    return made;
}

static svod_year a_year(const svod_rubric *rubric, int year) {
    svod_year made = {.year = year, .rubric = rubric, .unit_count = 2, .deepest = 1, .ranked = 1};
    made.points = SVOD_ARRAY(arena, svod_point, 8);
    made.unit_state = SVOD_ARRAY(arena, uint8_t, 2);
    made.rank = SVOD_ARRAY(arena, uint32_t, 2);
    made.all = figures(2, 7.5);
    made.submitted = figures(1, 7.5);
    made.figures = made.submitted;
    made.points[0] = point(7.5, 10);
    made.points[1] = point(7, 6);
    made.points[1].flags = SVOD_P_OVER_MAX;
    made.points[2] = reason(SVOD_STATE_NO_DATA);
    made.points[3] = point(0.5, 4);
    for (uint32_t i = 4; i < 8; i++)
        made.points[i] = reason(SVOD_STATE_NO_SUBMISSION);
    made.points[6] = reason(SVOD_STATE_NO_DATA);
    made.unit_state[1] = SVOD_STATE_NO_SUBMISSION;
    made.rank[0] = 1;
    return made;
}

static svod_compare *a_compare(void) {
    svod_compare *made = SVOD_NEW(arena, svod_compare);
    static uint32_t link[] = {SVOD_NO_NODE, 1, SVOD_NO_NODE, SVOD_NO_NODE};
    static bool comparable[] = {false, true, false, false}, has[] = {true, false};
    static svod_points now_max[] = {P(6), 0}, before_max[] = {P(4), 0};
    static svod_points now[2], then[2];
    static int32_t change[2] = {2, 0};
    now[0] = P(7);
    then[0] = P(7.5);
    *made = (svod_compare){.link = link,
                           .comparable = comparable,
                           .comparable_max = P(6),
                           .now = now,
                           .before = then,
                           .now_max = now_max,
                           .before_max = before_max,
                           .has = has,
                           .rank_change = change};
    return made;
}

static svod_level_result a_level(uint32_t n, uint32_t unit) {
    svod_level_result made = {.n = n, .units = SVOD_ARRAY(arena, uint32_t, 1), .best = unit, .weakest = unit, .small = true};
    made.units[0] = unit;
    made.now = n && unit == 0 ? figures(1, 7.5) : SVOD_ARRAY(arena, svod_figure, 4);
    made.before = figures(1, 5);
    made.before_n = 1;
    return made;
}

static void set_clusters(const svod_rubric *rubric) {
    static uint32_t levels[] = {0, 1}, none[] = {UINT32_MAX, UINT32_MAX};
    static svod_decimal values[] = {{47, 0}, {0, 0}};
    static bool has_value[] = {true, false};
    result.clusters = SVOD_ARRAY(arena, svod_cluster_result, 2);
    result.clusters[0] = (svod_cluster_result){.cluster = &rubric->clusters[0], .level = levels};
    result.clusters[0].levels = SVOD_ARRAY(arena, svod_level_result, 2);
    result.clusters[0].levels[0] = a_level(1, 0);
    result.clusters[0].levels[1] = a_level(1, 1);
    result.clusters[0].levels[1].best = result.clusters[0].levels[1].weakest = UINT32_MAX;
    result.clusters[1] = (svod_cluster_result){.cluster = &rubric->clusters[1], .level = none, .value = values, .has_value = has_value};
}

static int set_up(void **state) {
    (void)state;
    static const svod_campaign campaign = {.name = "demo", .title = "Проба", .date = "2023-12-01", .year = 2023, .provenance = SVOD_DEMO};
    static svod_flag_unit flagged[2];
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    const svod_rubric *rubric = a_rubric();
    before = a_year(rubric, 2022);
    result = (svod_result){.campaign = &campaign, .roster = a_roster(), .now = a_year(rubric, 2023), .before = &before, .version = "0.1.0"};
    result.compare = a_compare();
    result.findings = &findings;
    result.inputs = svod_vec_of(arena, sizeof(svod_input));
    set_clusters(rubric);
    result.groupings = SVOD_NEW(arena, svod_grouping_result);
    result.groupings[0] = (svod_grouping_result){&rubric->groupings[0], SVOD_ARRAY(arena, svod_figure, 2)};
    result.groupings[0].parts[0] = figure(2, 6, 12);
    flagged[0] = (svod_flag_unit){.known = true, .margin = P(0.5), .reason = ""};
    flagged[1] = (svod_flag_unit){.known = true, .raised = true, .reason = "нет баллов"};
    result.flags = SVOD_NEW(arena, svod_flag_result);
    result.flags[0] = (svod_flag_result){.flag = &rubric->flags[0], .units = flagged, .raised = 1};
    svod_place cell = svod_place_cell("a.csv", "a", 17, 4);
    cell.line = 18;
    svod_add(&findings, SVOD_F_file_missing, cell, "-4\xFF", "0 … 3");
    svod_about(&findings, "uvat", "1");
    svod_add(&findings, SVOD_F_csv_decided, (svod_place){.file = "a.csv"}, "", "");
    svod_add(&findings, SVOD_F_file_empty, svod_place_line("r.yaml", 12, 5), "a\"b\nc", "");
    svod_about(&findings, NULL, SVOD_ROOT_ID);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

// ---- JSON ------------------------------------------------------------------------------------------------------------

static json_t *parsed(const svod_buf *buf) {
    json_error_t error;
    json_t *root = json_loadb(buf->data, buf->len, JSON_REJECT_DUPLICATES, &error);
    if (!root) print_error("%s at %d:%d\n", error.text, error.line, error.column);
    assert_non_null(root);
    return root;
}

// The value at a path such as "units.0.points.1".
static const json_t *at(const json_t *from, const char *path) {
    char text[200];
    strcpy(text, path);
    char *rest = NULL;
    for (char *key = strtok_r(text, "/", &rest); key; key = strtok_r(NULL, "/", &rest)) {
        from = json_is_array(from) ? json_array_get(from, (size_t)(key[0] - '0')) : json_object_get(from, key);
        if (!from) print_error("no %s in %s\n", key, path);
        assert_non_null(from);
    }
    return from;
}

#define EXPECT_TEXT(root, path, text) assert_string_equal(json_string_value(at(root, path)), text)
#define EXPECT_NUMBER(root, path, number) assert_true(json_number_value(at(root, path)) == (number))
#define EXPECT_NULL(root, path) assert_true(json_is_null(at(root, path)))

static json_t *results(void) {
    svod_buf buf = svod_buf_of(arena);
    svod_write_results(&result, &buf);
    return parsed(&buf);
}

static void results_describe_the_campaign(void **state) {
    (void)state;
    json_t *root = results();
    static const char *const keys[] = {"campaign", "title",  "year",       "date",    "language", "provenance",
                                       "version",  "rubric", "previous",   "units",   "nodes",    "groupings",
                                       "clusters", "flags",  "indicators", "experts", "evidence", "findings"};
    size_t i = 0;
    const char *key;
    json_t *value;
    json_object_foreach(root, key, value) {
        assert_string_equal(key, keys[i++]);
    }
    assert_int_equal(i, sizeof keys / sizeof *keys);
    EXPECT_TEXT(root, "campaign", "demo");
    EXPECT_TEXT(root, "title", "Проба");
    EXPECT_TEXT(root, "language", "ru");
    EXPECT_TEXT(root, "provenance", "demo");
    EXPECT_TEXT(root, "rubric/title", "Рубрика «Проба»");
    EXPECT_NUMBER(root, "rubric/max", 10);
    EXPECT_NUMBER(root, "year", 2023);
    json_decref(root);
}

static void results_hold_units(void **state) {
    (void)state;
    json_t *root = results();
    EXPECT_TEXT(root, "units/0/id", "ishim");
    EXPECT_TEXT(root, "units/0/state", "submitted");
    EXPECT_TEXT(root, "units/0/attributes/geo", "город");
    EXPECT_NUMBER(root, "units/0/points/1", 7);
    EXPECT_NUMBER(root, "units/0/points/2", 0.5);
    assert_null(json_object_get(at(root, "units/0/points"), "1.1"));
    EXPECT_TEXT(root, "units/0/over_max/0", "1");
    EXPECT_NUMBER(root, "units/0/total", 7.5);
    EXPECT_NUMBER(root, "units/0/percent", 75);
    EXPECT_NUMBER(root, "units/0/rank", 1);
    EXPECT_NUMBER(root, "units/0/previous/total", 7.5);
    EXPECT_NUMBER(root, "units/0/previous/points/2", 0.5);
    EXPECT_NUMBER(root, "units/0/comparable/change", -0.5);
    EXPECT_NUMBER(root, "units/0/comparable/max", 6);
    EXPECT_NUMBER(root, "units/0/comparable/previous_max", 4);
    EXPECT_NUMBER(root, "units/0/rank_change", 2);
    EXPECT_TEXT(root, "units/0/clusters/geo", "city");
    EXPECT_NULL(root, "units/0/clusters/load");
    EXPECT_NUMBER(root, "units/0/cluster_values/load", 47);
    assert_null(json_object_get(at(root, "units/0/cluster_values"), "geo"));
    assert_int_equal(json_array_size(at(root, "units/0/flags")), 0);
    EXPECT_NUMBER(root, "units/0/near/0/margin", 0.5);
    EXPECT_TEXT(root, "units/1/state", "no_submission");
    EXPECT_NULL(root, "units/1/total");
    EXPECT_NULL(root, "units/1/percent");
    EXPECT_NULL(root, "units/1/rank");
    EXPECT_NULL(root, "units/1/points/1");
    EXPECT_TEXT(root, "units/1/states/1", "no_submission");
    assert_int_equal(json_array_size(json_object_get(at(root, "units/1"), "over_max")), 0);
    EXPECT_NULL(root, "units/1/comparable");
    EXPECT_NULL(root, "units/1/rank_change");
    EXPECT_NULL(root, "units/1/cluster_values/load");
    EXPECT_TEXT(root, "units/1/flags/0/reason", "нет баллов");
    EXPECT_NUMBER(root, "units/1/flags/0/margin", 0);
    json_decref(root);
}

static void results_hold_figures(void **state) {
    (void)state;
    json_t *root = results();
    EXPECT_TEXT(root, "nodes/0/id", "total");
    EXPECT_TEXT(root, "nodes/0/basis", "submitted");
    EXPECT_NUMBER(root, "nodes/0/n", 1);
    EXPECT_NUMBER(root, "nodes/0/mean", 7.5);
    EXPECT_NUMBER(root, "nodes/0/all/mean", 3.75);
    EXPECT_NUMBER(root, "nodes/0/percent", 37.5);
    EXPECT_NUMBER(root, "nodes/0/previous/max", 10);
    assert_true(json_is_false(at(root, "nodes/0/previous/comparable")));
    assert_true(json_is_true(at(root, "nodes/1/previous/comparable")));
    EXPECT_NULL(root, "nodes/2/mean");
    EXPECT_NULL(root, "nodes/2/sum");
    EXPECT_NULL(root, "nodes/2/previous");
    EXPECT_NUMBER(root, "nodes/3/percent", 33.3333333333);
    EXPECT_TEXT(root, "clusters/0/levels/0/best", "ishim");
    EXPECT_TEXT(root, "clusters/0/levels/0/units/0", "ishim");
    EXPECT_NUMBER(root, "clusters/0/levels/0/mean", 7.5);
    EXPECT_NUMBER(root, "clusters/0/levels/0/nodes/2/n", 1);
    assert_null(json_object_get(at(root, "clusters/0/levels/0/nodes"), "1.1"));
    EXPECT_NUMBER(root, "clusters/0/levels/0/previous/mean", 5);
    EXPECT_NULL(root, "clusters/0/levels/1/mean");
    EXPECT_NULL(root, "clusters/0/levels/1/best");
    assert_int_equal(json_array_size(at(root, "clusters/1/levels")), 0);
    assert_true(json_is_true(at(root, "flags/0/urgent")));
    EXPECT_TEXT(root, "flags/0/reason", "Плана нет");
    EXPECT_TEXT(root, "flags/0/units/0", "uvat");
    EXPECT_NUMBER(root, "flags/0/raised", 1);
    json_decref(root);
}

static void results_hold_groupings(void **state) {
    (void)state;
    json_t *root = results();
    assert_int_equal(json_array_size(at(root, "groupings")), 1);
    EXPECT_TEXT(root, "groupings/0/id", "tracks");
    EXPECT_TEXT(root, "groupings/0/title", "Треки");
    EXPECT_TEXT(root, "groupings/0/parts/0/title", "Трек А");
    EXPECT_NUMBER(root, "groupings/0/parts/0/max", 6);
    EXPECT_NUMBER(root, "groupings/0/parts/0/n", 2);
    EXPECT_NUMBER(root, "groupings/0/parts/0/mean", 3);
    EXPECT_NUMBER(root, "groupings/0/parts/0/percent", 50);
    EXPECT_TEXT(root, "groupings/0/parts/1/id", "b");
    EXPECT_NUMBER(root, "groupings/0/parts/1/n", 0);
    EXPECT_NULL(root, "groupings/0/parts/1/mean");
    EXPECT_NULL(root, "groupings/0/parts/1/percent");
    json_decref(root);
}

static void results_hold_findings_of_content(void **state) {
    (void)state;
    json_t *root = results();
    assert_int_equal(json_array_size(at(root, "findings")), 2);
    EXPECT_TEXT(root, "findings/0/code", "file_missing");
    EXPECT_TEXT(root, "findings/0/severity", "error");
    EXPECT_TEXT(root, "findings/0/cell", "D17");
    EXPECT_NULL(root, "findings/0/line");
    EXPECT_TEXT(root, "findings/0/found", "-4\xEF\xBF\xBD");
    EXPECT_TEXT(root, "findings/0/unit", "uvat");
    EXPECT_TEXT(root, "findings/0/node", "1");
    EXPECT_TEXT(root, "findings/1/node", "total");
    EXPECT_TEXT(root, "findings/1/cell", "12:5");
    EXPECT_NUMBER(root, "findings/1/line", 12);
    EXPECT_NULL(root, "findings/1/sheet");
    EXPECT_TEXT(root, "findings/1/advice", "пришлите заполненный файл");
    json_decref(root);
}

static void results_without_last_year(void **state) {
    (void)state;
    result.before = NULL;
    result.compare = NULL;
    result.clusters[0].levels[0].before = NULL;
    json_t *root = results();
    EXPECT_NULL(root, "units/0/previous");
    EXPECT_NULL(root, "units/0/comparable");
    EXPECT_NULL(root, "units/0/rank_change");
    EXPECT_NULL(root, "nodes/0/previous");
    EXPECT_NULL(root, "clusters/0/levels/0/previous");
    json_decref(root);
}

static void same_result_same_bytes(void **state) {
    (void)state;
    svod_buf first = svod_buf_of(arena), second = svod_buf_of(arena);
    svod_write_results(&result, &first);
    svod_write_results(&result, &second);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.data, second.data, first.len);
    assert_non_null(strstr(first.data, "\"total\":7.5,"));
}

static void findings_as_json(void **state) {
    (void)state;
    svod_buf all = svod_buf_of(arena), none = svod_buf_of(arena);
    svod_write_findings_json(&findings, &all);
    json_t *list = parsed(&all);
    assert_int_equal(json_array_size(list), 3);
    EXPECT_TEXT(list, "1/code", "csv_decided");
    EXPECT_NULL(list, "1/cell");
    json_decref(list);
    svod_findings empty = svod_findings_of(arena, SVOD_RU);
    svod_write_findings_json(&empty, &none);
    assert_string_equal(none.data, "[]\n");
}

static void manifest_lists_bytes(void **state) {
    (void)state;
    *SVOD_PUSH(&result.inputs, svod_input) = (svod_input){.path = "a.csv", .role = "sheet", .format = "csv", .bytes = 12, .sha256 = "ab"};
    const svod_saved outputs[] = {{"results.json", 100, "cd"}};
    svod_buf buf = svod_buf_of(arena);
    svod_write_manifest(&result, outputs, 1, &buf);
    json_t *root = parsed(&buf);
    EXPECT_TEXT(root, "version", "0.1.0");
    EXPECT_TEXT(root, "campaign/name", "demo");
    EXPECT_TEXT(root, "inputs/0/path", "a.csv");
    EXPECT_TEXT(root, "inputs/0/sha256", "ab");
    EXPECT_NUMBER(root, "outputs/0/bytes", 100);
    assert_int_equal(json_array_size(at(root, "reading")), 1);
    EXPECT_TEXT(root, "reading/0/code", "csv_decided");
    json_decref(root);
}

// ---- CSV -------------------------------------------------------------------------------------------------------------

static void points_as_csv(void **state) {
    (void)state;
    svod_buf buf = svod_buf_of(arena);
    svod_write_points(&result, &buf);
    static const char expected[] = "\xEF\xBB\xBF"
                                   "year;unit;name;node;state;points;max;percent;experts;flags\n"
                                   "2023;ishim;г.Ишим;total;points;7.5;10;75;3;\n"
                                   "2023;ishim;г.Ишим;1;points;7;6;116.6666666667;3;over_max\n"
                                   "2023;ishim;г.Ишим;2;points;0.5;4;12.5;3;\n"
                                   "2023;uvat;\"'=Уватский; \"\"север\"\"\";total;no_submission;;;;0;\n";
    assert_int_equal(strncmp(buf.data, expected, sizeof expected - 1), 0);
    assert_non_null(strstr(buf.data, "\n2022;ishim;"));
}

static void findings_as_csv(void **state) {
    (void)state;
    svod_buf buf = svod_buf_of(arena);
    svod_write_findings_csv(&findings, &buf);
    assert_non_null(
        strstr(buf.data, "\nerror;file_missing;файл не найден;a.csv;a;D17;'-4\xEF\xBF\xBD;0 … 3;проверьте имя и папку;uvat;1;0\n"));
    assert_non_null(strstr(buf.data, "\nnote;csv_decided;"));
    assert_non_null(strstr(buf.data, ";r.yaml;;12:5;\"a\"\"b\nc\";;пришлите заполненный файл;;total;0\n"));
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(results_describe_the_campaign),
        EACH(results_hold_units),
        EACH(results_hold_figures),
        EACH(results_hold_groupings),
        EACH(results_hold_findings_of_content),
        EACH(results_without_last_year),
        EACH(same_result_same_bytes),
        EACH(findings_as_json),
        EACH(manifest_lists_bytes),
        EACH(points_as_csv),
        EACH(findings_as_csv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
