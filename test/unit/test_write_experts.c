// What results.json says of the experts.
#include "panel_help.h"

#include <jansson.h>

#include "write/json.h"
#include "write/write.h"

static const node_spec specs[] = {{"", 0, 200, 0, 0}, {"1", 1, 150, 0, 0}, {"2", 1, 50, 0, 0}};

// The object "experts" of the campaign's results; the caller gives the root back.
static json_t *experts_of(campaign *c, bool computed, json_t **root) {
    svod_campaign info = {.name = "c", .title = "", .date = "2023-06-26"};
    svod_result *result = result_of(c);
    result->campaign = &info;
    result->version = "0";
    svod_expertise_options options = {.seed = 7, .replicates = 50, .draws = 50};
    if (computed) result->expertise = svod_expertise_of(result, NULL, &options, arena);
    svod_buf out = svod_buf_of(arena);
    svod_write_results(result, &out);
    json_error_t error;
    *root = json_loadb(out.data, out.len, 0, &error);
    assert_non_null(*root);
    return json_object_get(*root, "experts");
}

static const char *text_at(const json_t *object, const char *key) {
    return json_string_value(json_object_get(object, key));
}

static json_int_t count_at(const json_t *object, const char *key) {
    return json_integer_value(json_object_get(object, key));
}

static void test_nobody_computed_it(void **state) {
    (void)state;
    json_t *root, *experts = experts_of(campaign_of(specs, 3, 2), false, &root);
    assert_true(json_is_null(experts));
    json_decref(root);
}

static void test_a_single_expert_without_a_name(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 3, 2);
    put(c, "", 0, "1", 100), put(c, "", 1, "1", 50);
    json_t *root, *experts = experts_of(c, true, &root);
    assert_int_equal(count_at(experts, "raters"), 1);
    assert_null(json_object_get(experts, "agreement"));
    assert_null(json_object_get(experts, "disputes"));
    const json_t *rank = json_array_get(json_object_get(experts, "ranks"), 0);
    assert_string_equal(text_at(rank, "unit"), "u0");
    assert_non_null(json_object_get(rank, "weights"));
    assert_null(json_object_get(rank, "raw"));
    json_decref(root);
}

static campaign *three_experts(void) {
    campaign *c = campaign_of(specs, 3, 4);
    for (size_t u = 0; u < 4; u++) {
        put(c, "А", u, "1", 30 * (int)u), put(c, "Б", u, "1", 30 * (int)u + 10);
        put(c, "А", u, "2", 50), put(c, "Б", u, "2", 50);
    }
    put(c, "А", 3, "2", 10);
    put(c, "А", 2, "2", SVOD_S_BLANK);
    put(c, "Ч", 3, "2", 30), put(c, "Ч", 0, "1", SVOD_S_NA);
    SVOD_AT(&c->scores.experts, svod_expert, 2)->chair = true;
    return c;
}

static void test_people(void **state) {
    (void)state;
    json_t *root, *experts = experts_of(three_experts(), true, &root), *people = json_object_get(experts, "people");
    assert_int_equal(json_array_size(people), 3);
    const json_t *first = json_array_get(people, 0), *chair = json_array_get(people, 2);
    assert_string_equal(text_at(first, "name"), "А");
    assert_false(json_is_true(json_object_get(first, "listed")));
    assert_int_equal(count_at(first, "assigned"), 4);
    assert_int_equal(count_at(first, "ready"), 3);
    assert_int_equal(count_at(json_object_get(first, "scores"), "blank"), 1);
    assert_true(json_is_true(json_object_get(chair, "chair")));
    assert_string_equal(text_at(json_object_get(chair, "severity"), "why"), "no_data");
    json_decref(root);
}

static void test_disputes(void **state) {
    (void)state;
    json_t *root, *experts = experts_of(three_experts(), true, &root), *disputes = json_object_get(experts, "disputes");
    assert_int_equal(count_at(experts, "disputed"), 5);
    assert_int_equal(json_array_size(disputes), 5);
    const json_t *worst = json_array_get(disputes, 0), *said = json_object_get(worst, "scores");
    assert_string_equal(text_at(worst, "unit"), "u3");
    assert_string_equal(text_at(worst, "node"), "2");
    assert_int_equal(count_at(worst, "most"), 5);
    assert_int_equal(count_at(said, "А"), 1);
    assert_int_equal(count_at(said, "Ч"), 3); // no rater, and yet among those who said something
    const json_t *next = json_array_get(disputes, 1);
    assert_string_equal(text_at(next, "unit"), "u0");
    assert_string_equal(text_at(json_object_get(next, "scores"), "Ч"), "not_applicable");
    json_decref(root);
}

// What is no points says why by the words that trees of explain have.
static void test_reasons(void **state) {
    (void)state;
    campaign *c = campaign_of(specs, 3, 1);
    static const svod_score reasons[] = {SVOD_S_BLANK, SVOD_S_NA, SVOD_S_UNREADABLE, SVOD_S_OUT_OF_RANGE, SVOD_S_CONFLICT, SVOD_S_RECUSED};
    static const char *const names[] = {"В", "Г", "Д", "Е", "Ж", "З"};
    static const char *const words[] = {"blank", "not_applicable", "unreadable", "out_of_range", "conflict", "recused"};
    put(c, "А", 0, "2", 10), put(c, "Б", 0, "2", 20);
    for (size_t i = 0; i < 6; i++)
        put(c, names[i], 0, "2", reasons[i]);
    json_t *root, *experts = experts_of(c, true, &root);
    const json_t *said = json_object_get(json_array_get(json_object_get(experts, "disputes"), 0), "scores");
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(text_at(said, names[i]), words[i]);
    json_decref(root);
}

// Beyond ten digits a figure is what the machine made of it.
static void test_digits(void **state) {
    (void)state;
    static const struct {
        double value, rounded;
    } cases[] = {{0.1234567891, 0.12345679},        {-1e-12, 0},
                 {12.34567890123, 12.3456789},      {1234567.890123456, 1234567.89},
                 {123456789012.3456, 123456789000}, {-98765432109876.5, -98765432110000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *made = svod_json_statistic(cases[i].value);
        assert_true(json_number_value(made) == cases[i].rounded);
        json_decref(made);
    }
}

static void test_agreement(void **state) {
    (void)state;
    json_t *root, *experts = experts_of(three_experts(), true, &root), *nodes = json_object_get(experts, "agreement");
    assert_int_equal(json_array_size(nodes), 3);
    const json_t *section = json_array_get(nodes, 1), *all = json_object_get(section, "coefficients");
    assert_string_equal(text_at(section, "node"), "1");
    assert_string_equal(text_at(section, "main"), "alpha_ordinal");
    assert_int_equal(json_object_size(all), SVOD_STAT_COUNT);
    assert_int_equal(count_at(json_object_get(all, "percent"), "value"), 0); // none of the four pairs is equal
    assert_int_equal(count_at(json_object_get(all, "percent"), "n"), 4);
    assert_null(json_object_get(json_object_get(all, "percent"), "why"));
    assert_near(json_number_value(json_object_get(section, "spread")), 1, 1e-12);
    const json_t *pairs = json_object_get(experts, "pairs");
    assert_int_equal(json_array_size(pairs), 1);
    assert_string_equal(text_at(json_array_get(pairs, 0), "b"), "Б");
    json_decref(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nobody_computed_it, begin, end),
        cmocka_unit_test_setup_teardown(test_a_single_expert_without_a_name, begin, end),
        cmocka_unit_test_setup_teardown(test_people, begin, end),
        cmocka_unit_test_setup_teardown(test_disputes, begin, end),
        cmocka_unit_test_setup_teardown(test_reasons, begin, end),
        cmocka_unit_test(test_digits),
        cmocka_unit_test_setup_teardown(test_agreement, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
