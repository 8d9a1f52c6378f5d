// Files, paths, patterns, hashes; and saving that is broken on purpose.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder_help.h"
#include "host/host.h"

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

static const char *text_of(const char *name) {
    svod_bytes bytes;
    svod_findings own = svod_findings_of(arena, SVOD_RU);
    return svod_host_read(arena, in_folder(arena, name), name, &bytes, &own) ? svod_strndup(arena, (const char *)bytes.data, bytes.len)
                                                                             : "";
}

// Entries of the folder, hidden ones too.
static size_t entries(const char *path) {
    DIR *dir = opendir(path);
    assert_non_null(dir);
    size_t count = 0;
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

static void expect_finding(svod_code code, const char *file) {
    assert_int_equal(svod_last(&findings)->code, code);
    assert_string_equal(svod_last(&findings)->place.file, file);
}

// ---- reading ---------------------------------------------------------------------------------------------------------

static void reads_whole_files(void **state) {
    (void)state;
    svod_bytes bytes;
    put_file(arena, "a", "баллы");
    assert_true(svod_host_read(arena, in_folder(arena, "a"), "a", &bytes, &findings));
    assert_int_equal(bytes.len, strlen("баллы"));
    assert_memory_equal(bytes.data, "баллы", bytes.len);
    char *big = malloc((5 << 20) + 4);
    memset(big, 'x', (5 << 20) + 3);
    big[(5 << 20) + 3] = '\0';
    put_file(arena, "big", big);
    free(big);
    assert_true(svod_host_read(arena, in_folder(arena, "big"), "big", &bytes, &findings));
    assert_int_equal(bytes.len, (5 << 20) + 3);
    assert_int_equal(bytes.data[bytes.len - 1], 'x');
    assert_int_equal(findings.list.count, 0);
}

static void says_why_it_cannot_read(void **state) {
    (void)state;
    svod_bytes bytes;
    assert_false(svod_host_read(arena, in_folder(arena, "none"), "none", &bytes, &findings));
    expect_finding(SVOD_F_file_missing, "none");
    put_file(arena, "a", "x");
    assert_false(svod_host_read(arena, in_folder(arena, "a/b"), "a/b", &bytes, &findings));
    expect_finding(SVOD_F_file_missing, "a/b");
    assert_false(svod_host_read(arena, folder, "folder", &bytes, &findings));
    expect_finding(SVOD_F_file_unreadable, "folder");
    put_file(arena, "empty", "");
    assert_false(svod_host_read(arena, in_folder(arena, "empty"), "empty", &bytes, &findings));
    expect_finding(SVOD_F_file_empty, "empty");
    assert_int_equal(mkfifo(in_folder(arena, "pipe"), 0600), 0);
    assert_false(svod_host_read(arena, in_folder(arena, "pipe"), "pipe", &bytes, &findings));
    expect_finding(SVOD_F_file_unreadable, "pipe");
    put_file(arena, "huge", "x");
    assert_int_equal(truncate(in_folder(arena, "huge"), (off_t)SVOD_FILE_CAP + 1), 0);
    assert_false(svod_host_read(arena, in_folder(arena, "huge"), "huge", &bytes, &findings));
    expect_finding(SVOD_F_file_too_big, "huge");
    assert_true(svod_host_is_dir(folder) && !svod_host_is_file(folder));
    assert_true(svod_host_is_file(in_folder(arena, "a")) && !svod_host_is_dir(in_folder(arena, "a")));
    assert_false(svod_host_is_file(in_folder(arena, "none")) || svod_host_is_dir(in_folder(arena, "none")));
}

// ---- paths -----------------------------------------------------------------------------------------------------------

static void joins_paths(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"a/b", "c", "a/b/c"},
        {".", "c", "c"},
        {"", "c", "c"},
        {"a", "./c", "a/c"},
        {"a", "../c", "c"},
        {"a/b", "../../c", "c"},
        {"a", "../../c", "../c"},
        {"..", "../c", "../../c"},
        {"a", "/x/../y", "/x/../y"},
        {"/", "../c", "/c"},
        {"/a", "../../c", "/c"},
        {"a//b/", "c//d", "a/b/c/d"},
        {"a", "..", "."},
        {"a", "", "a"},
        {"...", "..x", ".../..x"},
        {"/a/b", "..", "/a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(svod_host_join(arena, cases[i][0], cases[i][1]), cases[i][2]);
}

static void takes_paths_apart(void **state) {
    (void)state;
    assert_string_equal(svod_host_dir_of(arena, "a/b.yaml"), "a");
    assert_string_equal(svod_host_dir_of(arena, "b.yaml"), ".");
    assert_string_equal(svod_host_dir_of(arena, "/b"), "/");
    assert_string_equal(svod_host_name_of("a/b.yaml"), "b.yaml");
    assert_string_equal(svod_host_name_of("b"), "b");
    assert_string_equal(svod_host_stem_of(arena, "a/b.c.yaml"), "b.c");
    assert_string_equal(svod_host_stem_of(arena, "a.d/b"), "b");
    assert_string_equal(svod_host_stem_of(arena, ".hidden"), ".hidden");
}

static const char *globbed(const char *pattern) {
    size_t count;
    const char *const *paths = svod_host_glob(arena, folder, pattern, &count);
    assert_null(paths[count]);
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < count; i++)
        svod_buf_printf(&out, "%s%s", i ? " " : "", paths[i]);
    return out.data ? out.data : "";
}

static void matches_patterns(void **state) {
    (void)state;
    static const char *const files[] = {"b.csv",        "a.csv",         "A.csv",       "лист1.xlsx", "лист2.xlsx",
                                        "~$лист1.xlsx", ".~lock.a.csv#", ".hidden.csv", "x[1].csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        put_file(arena, files[i], "x");
    mkdir(in_folder(arena, "2022 [x]"), 0777);
    mkdir(in_folder(arena, "2023"), 0777);
    put_file(arena, "2022 [x]/t.csv", "x");
    put_file(arena, "2023/t.csv", "x");
    assert_string_equal(globbed("*.csv"), "A.csv a.csv b.csv x[1].csv");
    assert_string_equal(globbed("лист?.xlsx"), "лист1.xlsx лист2.xlsx");
    assert_string_equal(globbed("*.xlsx"), "лист1.xlsx лист2.xlsx");
    assert_string_equal(globbed("[a-b].csv"), "a.csv b.csv");
    assert_string_equal(globbed("[!a].csv"), "A.csv b.csv");
    assert_string_equal(globbed("лис[а-я][12].*"), "лист1.xlsx лист2.xlsx");
    assert_string_equal(globbed("a.csv"), "a.csv");
    assert_string_equal(globbed("none.csv"), "");
    assert_string_equal(globbed("none*"), "");
    assert_string_equal(globbed("20*/*.csv"), "2022 [x]/t.csv 2023/t.csv");
    assert_string_equal(globbed("./2023/*"), "./2023/t.csv");
    assert_string_equal(globbed("a.csv/*"), "");
    assert_string_equal(globbed("[a.csv"), "");
    assert_string_equal(globbed("*s*v*"), "A.csv a.csv b.csv x[1].csv");
    assert_string_equal(globbed(in_folder(arena, "2023/t.*")), in_folder(arena, "2023/t.csv"));
    size_t count;
    assert_string_equal(svod_host_glob(arena, in_folder(arena, "2022 [x]"), "*.csv", &count)[0], "t.csv");
    assert_int_equal(count, 1);
    svod_host_glob(arena, in_folder(arena, "nowhere"), "*.csv", &count);
    assert_int_equal(count, 0);
}

static void finds_shared_folders(void **state) {
    (void)state;
    mkdir(in_folder(arena, "rubrics"), 0777);
    setenv("SVOD_SHARE", folder, 1);
    assert_string_equal(svod_host_share(arena, "rubrics"), in_folder(arena, "rubrics"));
    unsetenv("SVOD_SHARE");
    assert_string_equal(svod_host_share(arena, "no-such-folder-anywhere"), "");
}

static void hashes(void **state) {
    (void)state;
    char hex[65];
    svod_host_sha256("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    svod_host_sha256("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void measures_time_and_memory(void **state) {
    (void)state;
    double before = svod_host_seconds();
    assert_true(svod_host_seconds() >= before);
    assert_true(svod_host_peak_memory() > 1 << 20);
}

// ---- saving ----------------------------------------------------------------------------------------------------------

static void saves_all_together(void **state) {
    (void)state;
    svod_save *save = svod_save_begin(arena, in_folder(arena, "out/tyumen"), &findings);
    assert_non_null(save);
    assert_true(svod_save_bytes(save, "a.json", "abc", 3));
    const char *path = svod_save_path(save, "b.xlsx");
    assert_non_null(path);
    assert_string_equal(strrchr(path, '.'), ".xlsx");
    FILE *file = fopen(path, "wb");
    fputs("book", file);
    fclose(file);
    assert_true(svod_save_bytes(save, "sub/c.csv", "", 0));
    const svod_saved *list;
    size_t count;
    assert_true(svod_save_list(save, &list, &count));
    assert_int_equal(count, 3);
    assert_string_equal(list[0].name, "a.json");
    assert_string_equal(list[0].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(list[1].name, "b.xlsx");
    assert_int_equal(list[1].bytes, 4);
    assert_false(svod_host_is_file(in_folder(arena, "out/tyumen/a.json")));
    assert_true(svod_save_commit(save));
    assert_string_equal(text_of("out/tyumen/a.json"), "abc");
    assert_string_equal(text_of("out/tyumen/b.xlsx"), "book");
    assert_true(svod_host_is_file(in_folder(arena, "out/tyumen/sub/c.csv")));
    assert_int_equal(entries(in_folder(arena, "out/tyumen")), 3);
    svod_save_abort(save); // after a commit there is nothing to undo
    assert_int_equal(entries(in_folder(arena, "out/tyumen")), 3);
    assert_int_equal(findings.list.count, 0);
}

// Over a piece of text reaches the disk and the hash as if it had been handed over at once, and the last byte can still be changed.
static void streams_a_long_file(void **state) {
    (void)state;
    svod_save *save = svod_save_begin(arena, folder, &findings);
    svod_buf *out = svod_save_stream(save, "long.csv"), whole = svod_buf_of(arena);
    assert_non_null(out);
    for (size_t i = 0; i < 300000; i++) {
        svod_buf_printf(out, "%zu;", i);
        out->data[out->len - 1] = '\n';
        svod_buf_printf(&whole, "%zu\n", i);
    }
    assert_true(out->len < 2 * SVOD_BUF_PIECE);
    assert_true(svod_save_end(save));
    assert_non_null(svod_save_stream(save, "empty.csv"));
    assert_true(svod_save_end(save));
    const svod_saved *list;
    size_t count;
    char sha256[65];
    assert_true(svod_save_list(save, &list, &count));
    svod_host_sha256(whole.data, whole.len, sha256);
    assert_string_equal(list[0].sha256, sha256);
    assert_int_equal(list[0].bytes, whole.len);
    assert_int_equal(list[1].bytes, 0);
    assert_true(svod_save_commit(save));
    svod_bytes bytes;
    assert_true(svod_host_read(arena, in_folder(arena, "long.csv"), "long.csv", &bytes, &findings));
    assert_int_equal(bytes.len, whole.len);
    assert_memory_equal(bytes.data, whole.data, whole.len);
}

// Giving up in the middle of a file leaves nothing of it.
static void an_unfinished_stream_is_aborted(void **state) {
    (void)state;
    svod_save *save = svod_save_begin(arena, folder, &findings);
    svod_buf_str(svod_save_stream(save, "a.json"), "half");
    svod_save_abort(save);
    assert_int_equal(entries(folder), 0);
}

static void replaces_old_files(void **state) {
    (void)state;
    put_file(arena, "a.json", "old");
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "new", 3));
    assert_string_equal(text_of("a.json"), "old");
    assert_true(svod_save_commit(save));
    assert_string_equal(text_of("a.json"), "new");
    assert_int_equal(entries(folder), 1);
}

static void abort_leaves_no_trace(void **state) {
    (void)state;
    put_file(arena, "a.json", "old");
    svod_save *save = svod_save_begin(arena, in_folder(arena, "x/y"), &findings);
    assert_true(svod_save_bytes(save, "deep/a.json", "new", 3));
    svod_save_abort(save);
    assert_int_equal(entries(folder), 1);
    save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "new", 3));
    svod_save_abort(save);
    assert_int_equal(entries(folder), 1);
    assert_string_equal(text_of("a.json"), "old");
    svod_save_abort(NULL);
}

static void a_file_in_place_of_the_folder_fails(void **state) {
    (void)state;
    put_file(arena, "out", "file");
    assert_null(svod_save_begin(arena, in_folder(arena, "out"), &findings));
    expect_finding(SVOD_F_save_failed, in_folder(arena, "out"));
    assert_null(svod_save_begin(arena, in_folder(arena, "out/deeper"), &findings));
    expect_finding(SVOD_F_save_failed, in_folder(arena, "out"));
    assert_null(svod_save_begin(arena, "/dev/full/x", &findings));
    assert_null(svod_save_begin(arena, "/proc/svod-out", &findings));
    assert_string_equal(text_of("out"), "file");
    assert_int_equal(entries(folder), 1);
}

// One target is a folder, so the last rename cannot be done; the ones before it must be taken back.
static void a_late_failure_brings_old_files_back(void **state) {
    (void)state;
    put_file(arena, "a.json", "old a");
    put_file(arena, "b.json", "old b");
    mkdir(in_folder(arena, "c.json"), 0777);
    put_file(arena, "c.json/inside", "kept");
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "new a", 5));
    assert_true(svod_save_bytes(save, "fresh.json", "new", 3));
    assert_true(svod_save_bytes(save, "b.json", "new b", 5));
    assert_true(svod_save_bytes(save, "c.json", "new c", 5));
    assert_false(svod_save_commit(save));
    expect_finding(SVOD_F_save_failed, in_folder(arena, "c.json"));
    assert_string_equal(text_of("a.json"), "old a");
    assert_string_equal(text_of("b.json"), "old b");
    assert_string_equal(text_of("c.json/inside"), "kept");
    assert_int_equal(entries(folder), 3);
}

static void a_lost_temporary_file_fails(void **state) {
    (void)state;
    put_file(arena, "a.json", "old a");
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "new a", 5));
    const char *path = svod_save_path(save, "b.xlsx");
    unlink(path);
    assert_false(svod_save_commit(save));
    expect_finding(SVOD_F_save_failed, in_folder(arena, "b.xlsx"));
    assert_string_equal(text_of("a.json"), "old a");
    assert_int_equal(entries(folder), 1);
}

static void a_library_that_wrote_nothing_fails(void **state) {
    (void)state;
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_non_null(svod_save_path(save, "b.xlsx"));
    const svod_saved *list;
    size_t count;
    assert_false(svod_save_list(save, &list, &count));
    expect_finding(SVOD_F_save_failed, in_folder(arena, "b.xlsx"));
    assert_string_equal(svod_last(&findings)->found, "файл пуст");
    assert_false(svod_save_bytes(save, "later.json", "x", 1));
    assert_null(svod_save_path(save, "later.xlsx"));
    assert_false(svod_save_commit(save));
    assert_int_equal(entries(folder), 0);
}

// A limit on file sizes stands for a full disk: the write stops in the middle.
static void a_torn_write_fails(void **state) {
    (void)state;
    struct rlimit old, low;
    put_file(arena, "a.json", "old a");
    svod_save *save = svod_save_begin(arena, folder, &findings);
    char *text = svod_alloc(arena, 100000);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    low = (struct rlimit){50000, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &low);
    bool written = svod_save_bytes(save, "a.json", text, 100000);
    bool committed = svod_save_commit(save);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(written);
    assert_false(committed);
    expect_finding(SVOD_F_save_failed, in_folder(arena, "a.json"));
    assert_string_equal(text_of("a.json"), "old a");
    assert_int_equal(entries(folder), 1);
}

// A name that leads to a full device is replaced by a file; the device is never written to.
static void a_link_to_a_device_is_replaced(void **state) {
    (void)state;
    assert_int_equal(symlink("/dev/full", in_folder(arena, "a.json")), 0);
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "new", 3));
    assert_true(svod_save_commit(save));
    assert_string_equal(text_of("a.json"), "new");
    assert_int_equal(entries(folder), 1);
}

static void names_that_cannot_be_fail(void **state) {
    (void)state;
    char name[400];
    memset(name, 'x', sizeof name - 1);
    name[399] = '\0';
    svod_save *save = svod_save_begin(arena, folder, &findings);
    assert_true(svod_save_bytes(save, "a.json", "x", 1));
    assert_true(svod_save_bytes(save, name, "x", 1)); // the temporary name is short
    assert_false(svod_save_commit(save));
    expect_finding(SVOD_F_save_failed, in_folder(arena, name));
    assert_int_equal(entries(folder), 0);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        EACH(reads_whole_files),
        EACH(says_why_it_cannot_read),
        EACH(joins_paths),
        EACH(takes_paths_apart),
        EACH(matches_patterns),
        EACH(finds_shared_folders),
        EACH(hashes),
        EACH(measures_time_and_memory),
        EACH(saves_all_together),
        EACH(streams_a_long_file),
        EACH(an_unfinished_stream_is_aborted),
        EACH(replaces_old_files),
        EACH(abort_leaves_no_trace),
        EACH(a_file_in_place_of_the_folder_fails),
        EACH(a_late_failure_brings_old_files_back),
        EACH(a_lost_temporary_file_fails),
        EACH(a_library_that_wrote_nothing_fails),
        EACH(a_torn_write_fails),
        EACH(a_link_to_a_device_is_replaced),
        EACH(names_that_cannot_be_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
