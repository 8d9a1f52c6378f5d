// YAML: trees with line and column; every kind of fault at its place.
#include "read_help.h"

typedef struct doc {
    svod_arena *arena;
    svod_findings findings;
    svod_node *root;
} doc;

static doc parse_n(const char *text, size_t len) {
    doc d = {.arena = svod_arena_new()};
    d.findings = svod_findings_of(d.arena, SVOD_RU);
    d.root = svod_yaml_read((svod_bytes){(const unsigned char *)text, len}, "a.yaml", d.arena, &d.findings);
    return d;
}

static doc parse(const char *text) {
    return parse_n(text, strlen(text));
}

static void assert_fault(const char *text, svod_code code, uint32_t line, uint32_t col) {
    doc d = parse(text);
    assert_null(d.root);
    assert_int_equal(d.findings.list.count, 1);
    const svod_finding *f = SVOD_AT(&d.findings.list, svod_finding, 0);
    assert_string_equal(svod_code_id(f->code), svod_code_id(code));
    assert_string_equal(f->place.file, "a.yaml");
    assert_int_equal(f->place.line, line);
    assert_int_equal(f->place.col, col);
    svod_arena_free(d.arena);
}

static void test_tree(void **state) {
    (void)state;
    doc d = parse("# comment\nимя: Тюмень\nlist:\n  - 1\n  - \"2\"\n  - {a: b}\nempty:\n");
    assert_non_null(d.root);
    assert_int_equal(d.findings.list.count, 0);
    assert_int_equal(d.root->kind, SVOD_NODE_MAP);
    assert_int_equal(d.root->count, 3);
    assert_string_equal(d.root->entries[0].key, "имя");
    assert_int_equal(d.root->entries[0].key_line, 2);
    assert_int_equal(d.root->entries[0].value->col, 6); // in characters
    const svod_node *list = d.root->entries[1].value;
    assert_int_equal(list->kind, SVOD_NODE_LIST);
    assert_int_equal(list->count, 3);
    assert_false(list->entries[0].value->quoted);
    assert_true(list->entries[1].value->quoted);
    assert_int_equal(list->entries[1].value->line, 5);
    assert_int_equal(list->entries[1].value->col, 5);
    assert_string_equal(list->entries[2].value->entries[0].value->text, "b");
    assert_string_equal(d.root->entries[2].value->text, "");
    svod_arena_free(d.arena);
}

static void test_aliases(void **state) {
    (void)state;
    doc d = parse("a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n");
    assert_non_null(d.root);
    assert_int_equal(d.root->entries[1].value->count, 2);
    assert_string_equal(d.root->entries[3].value->text, "3");
    svod_arena_free(d.arena);
    assert_fault("a: *none\n", SVOD_F_yaml_syntax, 1, 4);
    assert_fault("a: &x [*x]\n", SVOD_F_yaml_syntax, 1, 8);
}

static void test_faults(void **state) {
    (void)state;
    assert_fault("a:\n\tb: 1\n", SVOD_F_yaml_syntax, 2, 1);
    assert_fault("a: 1\n b: 2\n", SVOD_F_yaml_syntax, 2, 3);
    assert_fault("a: 1\nb: 2\na: 3\n", SVOD_F_yaml_duplicate_key, 3, 1);
    assert_fault("a: b: c\n", SVOD_F_yaml_syntax, 1, 5);
    assert_fault("---\na: 1\n---\nb: 2\n", SVOD_F_yaml_syntax, 3, 1);
    assert_fault("", SVOD_F_yaml_syntax, 1, 1);
    assert_fault("? [a]\n: b\n", SVOD_F_yaml_syntax, 1, 3);
    assert_fault("a: 1\nb: \xFF\n", SVOD_F_yaml_syntax, 2, 4);
}

static void test_all_duplicates_are_shown(void **state) {
    (void)state;
    doc d = parse("a: 1\na: 2\nb: {c: 1, c: 2}\n");
    assert_null(d.root);
    assert_int_equal(d.findings.list.count, 2);
    assert_int_equal(SVOD_AT(&d.findings.list, svod_finding, 1)->place.col, 11);
    svod_arena_free(d.arena);
}

static void test_a_tab_is_named(void **state) {
    (void)state;
    doc d = parse("a:\n\tb: 1\n");
    assert_non_null(strstr(SVOD_AT(&d.findings.list, svod_finding, 0)->found, "табуляц"));
    svod_arena_free(d.arena);
}

static void test_alias_bomb(void **state) {
    (void)state;
    svod_arena *arena = svod_arena_new();
    svod_buf text = svod_buf_of(arena);
    svod_buf_str(&text, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
        svod_buf_printf(&text, "a%d: &a%d [", i, i);
        for (int j = 0; j < 9; j++) {
            svod_buf_printf(&text, "%s*a%d", j ? "," : "", i - 1);
        }
        svod_buf_str(&text, "]\n");
    }
    assert_fault(text.data, SVOD_F_read_limit, 6, 10);
    svod_arena_free(arena);
}

static void test_depth(void **state) {
    (void)state;
    char text[201];
    memset(text, '[', 100);
    memset(text + 100, ']', 100);
    text[200] = '\0';
    assert_fault(text, SVOD_F_read_limit, 1, 65);
}

// Whatever the bytes, there is a tree or a finding, and no crash.
static void test_every_cut_is_told(void **state) {
    (void)state;
    const char *text = "имя: \"Тюмень\"\nlist: &x\n  - {a: b, c: [1, 2]}\n  - *x\n";
    for (size_t len = 0; len < strlen(text); len++) {
        doc d = parse_n(text, len);
        assert_true(d.root || d.findings.list.count == 1);
        svod_arena_free(d.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),           cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_faults),         cmocka_unit_test(test_all_duplicates_are_shown),
        cmocka_unit_test(test_a_tab_is_named), cmocka_unit_test(test_alias_bomb),
        cmocka_unit_test(test_depth),          cmocka_unit_test(test_every_cut_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
