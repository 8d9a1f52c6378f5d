// A big file that is shortened or rewritten by somebody while it is read: no signal, but a finding.
#include "read_help.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder_help.h"
#include "read/relay.h"

#define ROWS ((size_t)800000) // of 8 bytes: enough to be mapped

static svod_arena *arena;
static svod_findings findings;
static char *text;

static int set_up(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    if (folder_make()) return -1;
    text = svod_alloc(arena, ROWS * 8 + 1);
    for (size_t i = 0; i < ROWS; i++)
        memcpy(text + i * 8, "ab;12,5\n", 8);
    put_file(arena, "a.csv", text);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    svod_arena_free(arena);
    return folder_remove();
}

static svod_bytes read_it(void) {
    svod_bytes bytes;
    assert_true(svod_host_read(arena, in_folder(arena, "a.csv"), "a.csv", &bytes, &findings));
    assert_int_equal(bytes.len, ROWS * 8);
    return bytes;
}

static void shorten(size_t len) {
    assert_int_equal(truncate(in_folder(arena, "a.csv"), (off_t)len), 0);
}

static void test_untouched(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    assert_memory_equal(bytes.data, text, bytes.len);
    assert_true(svod_host_kept(bytes, "a.csv", &findings));
    assert_true(svod_host_kept((svod_bytes){(const unsigned char *)"x", 1}, "a.csv", &findings));
    assert_int_equal(findings.list.count, 0);
}

static void test_shortened(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    shorten(100000);
    assert_int_equal(bytes.data[99999], '\n');
    assert_int_equal(bytes.data[bytes.len - 1], 0); // would have been SIGBUS
    assert_int_equal(bytes.data[bytes.len / 2], 0);
    assert_int_equal(bytes.data[99999], '\n');
    assert_false(svod_host_kept(bytes, "a.csv", &findings));
    assert_false(svod_host_kept(bytes, "a.csv", &findings));
    assert_int_equal(findings.list.count, 1); // said once
    assert_int_equal(svod_last(&findings)->code, SVOD_F_file_changed);
    assert_string_equal(svod_last(&findings)->place.file, "a.csv");
}

// Written over in place: no signal at all, yet half of what was read is new.
static void test_rewritten(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    usleep(20000); // the clock of a file system is coarse
    put_file(arena, "a.csv", text);
    assert_false(svod_host_kept(bytes, "a.csv", &findings));
    assert_int_equal(svod_last(&findings)->code, SVOD_F_file_changed);
}

// Another file in its place is no change of the one that was opened.
static void test_replaced(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    put_file(arena, "b.csv", "x");
    assert_int_equal(rename(in_folder(arena, "b.csv"), in_folder(arena, "a.csv")), 0);
    assert_true(svod_host_kept(bytes, "a.csv", &findings));
    assert_int_equal(bytes.data[bytes.len - 1], '\n');
}

typedef struct shortener {
    size_t rows;
} shortener;

static bool on_sheet(void *ctx, const svod_sheet_info *info) {
    (void)ctx, (void)info;
    return true;
}

static bool on_row(void *ctx, uint32_t row, const svod_cell *cells, size_t count) {
    (void)row, (void)cells, (void)count;
    if (++((shortener *)ctx)->rows == 1000) shorten(4096 * 200);
    return true;
}

static bool on_end(void *ctx, const svod_merge *merges, size_t count) {
    (void)ctx, (void)merges, (void)count;
    return true;
}

static void test_while_read(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    shortener s = {0};
    svod_sink sink = {.ctx = &s, .sheet = on_sheet, .row = on_row, .end = on_end};
    assert_false(svod_open(bytes, "a.csv", NULL, arena, &sink, NULL, NULL, &findings));
    assert_int_equal(findings.per_code[SVOD_F_file_changed], 1);
    assert_true(s.rows >= 100000);
}

static bool shortens(svod_bytes bytes, const char *shown, const svod_read_options *options, svod_arena *scratch, const svod_sink *sink,
                     svod_findings *found) {
    (void)shown, (void)options, (void)scratch, (void)sink, (void)found;
    usleep(300000); // the parent's test process shortens it meanwhile
    return bytes.data[bytes.len - 1] == '\n';
}

// In a child, where the signal is deadly.
static void test_while_read_by_a_child(void **state) {
    (void)state;
    svod_bytes bytes = read_it();
    shortener s = {0};
    svod_sink sink = {.ctx = &s, .sheet = on_sheet, .row = on_row, .end = on_end};
    pid_t other = fork();
    if (other == 0) {
        usleep(100000);
        _exit(truncate(in_folder(arena, "a.csv"), 4096) != 0);
    }
    assert_false(svod_relay(shortens, bytes, "a.csv", NULL, arena, &sink, &findings));
    assert_int_equal(waitpid(other, NULL, 0), other);
    assert_int_equal(findings.list.count, 1);
    assert_int_equal(svod_last(&findings)->code, SVOD_F_file_changed);
}

static int end_of(void (*function)(void)) {
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGBUS, SIG_DFL);
        read_it();
        function();
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void sent_from_outside(void) {
    raise(SIGBUS);
}

static void somebody_elses_file(void) {
    put_file(arena, "c", "x");
    int fd = open(in_folder(arena, "c"), O_RDONLY);
    volatile char *other = mmap(NULL, 1 << 20, PROT_READ, MAP_SHARED, fd, 0);
    if (other != MAP_FAILED) _exit(other[1 << 19]);
}

// A fault of memory that is no mapped file ends the program as ever.
static void test_other_faults(void **state) {
    (void)state;
    assert_int_equal(end_of(sent_from_outside), SIGBUS);
    assert_int_equal(end_of(somebody_elses_file), SIGBUS);
}

#define MAPPED_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        MAPPED_TEST(test_untouched),    MAPPED_TEST(test_shortened),  MAPPED_TEST(test_rewritten),
        MAPPED_TEST(test_replaced),     MAPPED_TEST(test_while_read), MAPPED_TEST(test_while_read_by_a_child),
        MAPPED_TEST(test_other_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
