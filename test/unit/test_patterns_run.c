// Counts of patterns over files: what svod evidence --patterns writes, and what it says of what it cannot count.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder_help.h"
#include "run/patterns.h"

static svod_arena *arena;
static svod_findings findings;

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

static const char *counted(const char *patterns, const char *const *paths, size_t count) {
    put_file(arena, "patterns.txt", patterns);
    const char **full = SVOD_ARRAY(arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        full[i] = svod_host_join(arena, folder, paths[i]);
    svod_patterns_options given = {.patterns = svod_host_join(arena, folder, "patterns.txt"), .paths = full, .count = count};
    svod_buf out = svod_buf_of(arena);
    return svod_run_patterns(&given, &out, arena, &findings) ? out.data : NULL;
}

static void counts_by_file_and_pattern(void **state) {
    (void)state;
    assert_int_equal(mkdir(in_folder(arena, "texts"), 0700) || mkdir(in_folder(arena, "texts/a"), 0700), 0);
    put_file(arena, "texts/b.txt", "План работы. Планы\nработ, 5 %");
    put_file(arena, "texts/a/deep.txt", "цель");
    put_file(arena, "one.txt", "план план");
    const char *paths[] = {"texts", "one.txt"};
    static const char patterns[] = "\\bплан\\w*\r\n\nphrase:план* работ*\n\\d+\\s*%\n";
    assert_string_equal(counted(patterns, paths, 2), "a/deep.txt\t0\t0\t0\nb.txt\t2\t2\t1\none.txt\t2\t0\t0\n");
    assert_int_equal(findings.list.count, 0);
    setenv("SVOD_WORKERS", "3", 1);
    assert_string_equal(counted(patterns, paths, 2), "a/deep.txt\t0\t0\t0\nb.txt\t2\t2\t1\none.txt\t2\t0\t0\n");
    unsetenv("SVOD_WORKERS");
}

static void says_what_is_wrong(void **state) {
    (void)state;
    static const struct {
        const char *patterns;
        svod_code code;
        uint32_t line, col;
    } bad[] = {
        {"\n\n", SVOD_F_patterns_none, 0, 0},
        {"цель\nп(лан\n", SVOD_F_patterns_wrong, 2, 6},
        {"цель\n\nphrase:план* *\n", SVOD_F_patterns_wrong, 3, 14},
        {"\xD0", SVOD_F_patterns_not_text, 0, 0},
    };
    const char *path = "one.txt";
    put_file(arena, path, "план");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        findings = svod_findings_of(arena, SVOD_RU);
        assert_null(counted(bad[i].patterns, &path, 1));
        const svod_finding *one = SVOD_AT(&findings.list, const svod_finding, 0);
        assert_int_equal(findings.list.count, 1);
        assert_int_equal(one->code, bad[i].code);
        assert_int_equal(one->place.line, bad[i].line);
        assert_int_equal(one->place.col, bad[i].col);
    }
}

static void leaves_out_what_is_no_text(void **state) {
    (void)state;
    const char *paths[] = {"good.txt", "bad.txt", "none.txt"};
    put_file(arena, "good.txt", "план");
    put_file(arena, "bad.txt", "план\xFF");
    assert_string_equal(counted("план", paths, 3), "good.txt\t1\n");
    assert_int_equal(findings.per_code[SVOD_F_patterns_not_text], 1);
    assert_int_equal(findings.per_code[SVOD_F_file_missing], 1);
}

static void a_pattern_without_end_is_told(void **state) {
    (void)state;
    const char *path = "long.txt";
    char *text = svod_alloc(arena, 40001);
    memset(text, 'a', 40000);
    put_file(arena, path, text);
    assert_string_equal(counted("(?:a|a)*[!?]\na{40000}", &path, 1), "long.txt\t0\t1\n");
    assert_int_equal(findings.per_code[SVOD_F_evidence_limit], 1);
}

static void a_slow_pattern_is_told_once_however_many_files(void **state) {
    (void)state;
    const char *paths[] = {"b.txt", "a.txt", "c.txt"};
    char *text = svod_alloc(arena, 40001);
    memset(text, 'a', 40000);
    for (size_t i = 0; i < 3; i++)
        put_file(arena, paths[i], text);
    counted("(?:a|a)*[!?]\n(?:a|a|b)*[!?]", paths, 3);
    assert_int_equal(findings.per_code[SVOD_F_evidence_limit], 2);
    const svod_finding *first = SVOD_AT(&findings.list, svod_finding, 0);
    assert_non_null(strstr(first->place.file, "/a.txt"));
    assert_non_null(strstr(first->found, "(?:a|a)*[!?] ("));
    assert_non_null(strstr(first->found, ": 3)"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counts_by_file_and_pattern, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_what_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_no_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pattern_without_end_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_slow_pattern_is_told_once_however_many_files, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
