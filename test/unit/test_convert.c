// Other programs under limits: fakes in Python that try what they must not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child_help.h"
#include "folder_help.h"
#include "host/convert.h"
#include "host/workers.h"

static svod_arena *arena;
static const svod_convert_limits usual = {
    .memory = (size_t)256 << 20, .output = 1 << 20, .file = 1 << 20, .cpu_seconds = 5, .wait_seconds = 20};

static int set_up(void **state) {
    arena = svod_arena_new();
    folder_make();
    setenv("SVOD_CONVERTERS", in_folder(arena, "."), 1);
    return count_descriptors(state);
}

static int tear_down(void **state) {
    nothing_stays(state);
    unsetenv("SVOD_CONVERTERS");
    svod_arena_free(arena);
    return folder_remove();
}

static void make_program(const char *name, const char *python) {
    const char *path = in_folder(arena, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/usr/bin/python3 -IS\nimport os, sys, time, resource\n%s\n", python);
    fclose(file);
    chmod(path, 0755);
}

typedef struct ran {
    svod_convert_end end;
    const char *out, *said;
    double seconds;
} ran;

static ran run_in(const char *python, svod_convert_limits limits, const char *own, svod_bytes input) {
    make_program("fake", python);
    const char *const argv[] = {"fake", "one argument", "$HOME;`id`", NULL};
    svod_converter what = {.argv = argv, .bytes = input, .folder = own, .limits = limits};
    ran did;
    svod_bytes out;
    double from = svod_host_seconds();
    did.end = svod_convert(&what, arena, &out, &did.said);
    did.seconds = svod_host_seconds() - from;
    did.out = svod_strndup(arena, out.data ? (const char *)out.data : "", out.len);
    return did;
}

static ran run(const char *python, svod_convert_limits limits) {
    return run_in(python, limits, NULL, (svod_bytes){0});
}

// What the program says of an attempt: its error's name, or "done".
static const char *attempt(const char *python, const char *own) {
    const char *whole =
        svod_printf(arena, "import errno\ntry:\n    %s\n    print('done')\nexcept OSError as e: print(errno.errorcode[e.errno])", python);
    ran got = run_in(whole, usual, own, (svod_bytes){0});
    assert_int_equal(got.end, SVOD_CONVERT_DONE);
    return got.out;
}

static void test_runs(void **state) {
    (void)state;
    ran got = run("print(sys.argv[1:]); sys.stderr.write('a word')", usual);
    assert_int_equal(got.end, SVOD_CONVERT_DONE);
    assert_string_equal(got.out, "['one argument', '$HOME;`id`']\n");
    assert_string_equal(got.said, "a word");
    got = run("print('before', flush=True); sys.exit(3)", usual);
    assert_int_equal(got.end, SVOD_CONVERT_FAILED);
    assert_string_equal(got.out, "before\n");
    assert_int_equal(run("os.abort()", usual).end, SVOD_CONVERT_FAILED);
    // Standard input as a file that can be opened again and sought in; nothing there without.
    const char *read = "f = open('/dev/stdin', 'rb'); f.seek(2); print(f.read(), sys.stdin.read())";
    got = run_in(read, usual, NULL, (svod_bytes){.data = (const unsigned char *)"abcde", .len = 5});
    assert_string_equal(got.out, "b'cde' abcde\n");
    assert_string_equal(run("print(len(sys.stdin.read()))", usual).out, "0\n");
}

static void test_surroundings(void **state) {
    (void)state;
    setenv("SECRET", "1", 1);
    int open_here = open(in_folder(arena, "fake"), O_RDONLY | O_CREAT, 0600); // without O_CLOEXEC
    ran got =
        run("print(sorted(os.environ.items())); print(os.getcwd(), os.getpgrp() == os.getpid(), sorted(os.listdir('/proc/self/fd'))[:3])\n"
            "print(len(os.listdir('/proc/self/fd')), [resource.getrlimit(r) for r in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)])",
            usual);
    close(open_here);
    unsetenv("SECRET");
    assert_string_equal(got.out, "[('HOME', '/nonexistent'), ('LC_ALL', 'C.UTF-8'), ('OMP_THREAD_LIMIT', '1'), ('PATH', '/usr/bin:/bin'), "
                                 "('TMPDIR', '/nonexistent')]\n/ True ['0', '1', '2']\n4 [(0, 0), (0, 0)]\n");
}

static void test_missing(void **state) {
    (void)state;
    const char *const names[] = {"nothing-of-that-name", "../fake", "/bin/sh"};
    for (size_t i = 0; i < 3; i++) {
        const char *const argv[] = {names[i], NULL};
        svod_bytes out;
        assert_int_equal(svod_convert(&(svod_converter){.argv = argv, .limits = usual}, arena, &out, NULL), SVOD_CONVERT_MISSING);
        assert_false(svod_convert_have(names[i]));
    }
    make_program("there", "");
    assert_true(svod_convert_have("there"));
    unsetenv("SVOD_CONVERTERS");
    assert_true(svod_convert_have("sh"));
    assert_false(svod_convert_have("there"));
}

static void test_limits(void **state) {
    (void)state;
    svod_convert_limits small = usual;
    small.wait_seconds = 1;
    ran got = run("print('x', flush=True); time.sleep(100)", small);
    assert_int_equal(got.end, SVOD_CONVERT_TIME);
    assert_true(got.seconds < 4);
    got = run("os.close(1); os.close(2); time.sleep(100)", small);
    assert_int_equal(got.end, SVOD_CONVERT_TIME);
    assert_true(got.seconds < 4);
    small = usual;
    small.cpu_seconds = 1;
    got = run("while True: pass", small);
    assert_int_equal(got.end, SVOD_CONVERT_TIME);
    assert_true(got.seconds < 10);
    got = run("import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass", small);
    assert_int_equal(got.end, SVOD_CONVERT_TIME);
    small = usual;
    small.output = 100000;
    got = run("while True: print('y' * 1000)", small);
    assert_int_equal(got.end, SVOD_CONVERT_OUTPUT);
    assert_int_equal(strlen(got.out), 100000);
    got =
        run("while True: sys.stderr.write('z' * 1000)", (svod_convert_limits){.memory = usual.memory, .cpu_seconds = 1, .wait_seconds = 3});
    assert_int_equal(got.end, SVOD_CONVERT_TIME); // what is too much there is read and dropped
    assert_int_equal(strlen(got.said), 400);
    got = run("a = bytearray(1 << 30)", usual);
    assert_int_equal(got.end, SVOD_CONVERT_MEMORY);
    got = run("a = []\nwhile True: a.append(bytearray(1 << 20))", usual);
    assert_int_equal(got.end, SVOD_CONVERT_MEMORY);
}

// ---- what it may not do ------------------------------------------------------------------------------------------------

static void test_refused(void **state) {
    (void)state;
    static const char *const attempts[] = {
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.socketpair()",
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.setsid()",
        "os.kill(os.getppid(), 0)",
        "os.kill(-1, 15)",
        "os.chmod('/dev/null', 0o666)",
        "os.mkfifo('/dev/shm/svod-test')",
    };
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        const char *said = attempt(attempts[i], NULL);
        if (strcmp(said, "EPERM\n") && strcmp(said, "EACCES\n")) fail_msg("%s: %s", attempts[i], said);
    }
    // A limit may be looked at and not be set.
    assert_string_equal(run("print(resource.getrlimit(resource.RLIMIT_AS)[0])\ntry: resource.setrlimit(resource.RLIMIT_CPU, (99, 99))\n"
                            "except Exception as e: print('no')",
                            usual)
                            .out,
                        "268435456\nno\n");
    // Threads are not processes.
    assert_string_equal(run("import threading; t = threading.Thread(target=print, args=('in a thread',)); t.start(); t.join()", usual).out,
                        "in a thread\n");
}

static void test_writes_nowhere(void **state) {
    (void)state;
    FILE *file = fopen(in_folder(arena, "kept"), "w");
    fputs("kept", file);
    fclose(file);
    static const char *const attempts[] = {"open('%s', 'w')",
                                           "open('%s.new', 'w')",
                                           "open('%s', 'a')",
                                           "os.unlink('%s')",
                                           "os.rename('%s', '%s.other')",
                                           "os.mkdir('%s.folder')",
                                           "os.symlink('/', '%s.link')",
                                           "os.link('%s', '%s.hard')",
                                           "os.truncate('%s', 0)"};
    for (int mode = 0; mode < 2; mode++) {
        for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
            const char *own = mode ? svod_convert_folder(arena) : NULL;
            const char *path = in_folder(arena, "kept");
            svod_buf python = svod_buf_of(arena);
            for (const char *at = attempts[i]; *at; at++)
                if (at[0] == '%')
                    svod_buf_str(&python, path), at++;
                else
                    svod_buf_add(&python, at, 1);
            const char *said = attempt(python.data, own);
            svod_convert_clean(own);
            if (!strcmp(said, "done\n")) fail_msg("%s", python.data);
        }
    }
    struct stat info;
    assert_int_equal(stat(in_folder(arena, "kept"), &info), 0);
    assert_int_equal(info.st_size, 4);
}

static void test_own_folder(void **state) {
    (void)state;
    const char *place = svod_convert_folder(arena);
    assert_non_null(place);
    assert_true(svod_convert_put(arena, place, "in.txt", (svod_bytes){.data = (const unsigned char *)"text", .len = 4}));
    assert_false(svod_convert_put(arena, place, "in.txt", (svod_bytes){0}));
    ran got = run_in("os.makedirs('a/b/c')\nfor i in range(100): open('a/b/%d' % i, 'w').write('x')\nos.symlink('/etc', 'a/etc')\n"
                     "print(open('in.txt').read(), os.environ['HOME'] == os.getcwd() == os.environ['TMPDIR'])",
                     usual, place, (svod_bytes){0});
    assert_int_equal(got.end, SVOD_CONVERT_DONE);
    assert_string_equal(got.out, "text True\n");
    // One file too big, all files together too big.
    got = run_in("open('big', 'wb').write(bytes(2 << 20))", usual, place, (svod_bytes){0});
    assert_true(got.end == SVOD_CONVERT_OUTPUT || got.end == SVOD_CONVERT_FAILED); // Python does not end by SIGXFSZ
    got = run_in("for i in range(1000000): open('big%d' % i, 'wb').write(bytes(1 << 19)); time.sleep(.01)", usual, place, (svod_bytes){0});
    assert_int_equal(got.end, SVOD_CONVERT_OUTPUT);
    svod_convert_clean(place);
    struct stat info;
    assert_int_equal(stat(place, &info), -1);
    assert_int_equal(stat("/etc/passwd", &info), 0);
    svod_convert_clean(NULL);
    setenv("TMPDIR", "/nonexistent", 1);
    assert_null(svod_convert_folder(arena));
    unsetenv("TMPDIR");
}

// ---- many at once, and signals -----------------------------------------------------------------------------------------

static void convert_one(void *ctx, size_t worker, size_t index) {
    (void)worker;
    int *right = ctx;
    svod_arena *own = svod_arena_new();
    const char *place = index % 3 ? NULL : svod_convert_folder(own);
    char *bytes = svod_alloc(own, index * 1000 + 1);
    memset(bytes, 'a' + (int)(index % 26), index * 1000);
    const char *const argv[] = {"fake", NULL};
    svod_converter what = {.argv = argv, .bytes = {.data = (unsigned char *)bytes, .len = index * 1000}, .folder = place, .limits = usual};
    svod_bytes out;
    svod_convert_end end = svod_convert(&what, own, &out, NULL);
    right[index] = end == SVOD_CONVERT_DONE && out.len == index * 1000 && (!out.len || !memcmp(out.data, bytes, out.len));
    svod_convert_clean(place);
    svod_arena_free(own);
}

static void test_at_once(void **state) {
    (void)state;
    make_program("fake", "sys.stdout.write(sys.stdin.read())");
    int right[40] = {0};
    svod_work(4, 40, convert_one, right);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(right[i], 1);
}

static void test_interrupted(void **state) {
    (void)state;
    make_program("fake", "open('here', 'w'); print('x', flush=True)\ntime.sleep(100)");
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        const char *place = svod_convert_folder(arena);
        if (write(ends[1], place, strlen(place)) < 0) _exit(1);
        const char *const argv[] = {"fake", NULL};
        svod_bytes out;
        svod_convert(&(svod_converter){.argv = argv, .folder = place, .limits = usual}, arena, &out, NULL);
        _exit(0);
    }
    char place[256] = "";
    assert_true(read(ends[0], place, sizeof place - 1) > 0);
    close(ends[0]);
    close(ends[1]);
    struct stat info;
    const char *made = svod_printf(arena, "%s/here", place);
    for (int i = 0; i < 500 && stat(made, &info); i++)
        usleep(10000);
    assert_int_equal(stat(made, &info), 0);
    kill(pid, SIGTERM);
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_int_equal(stat(place, &info), -1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_runs),           TEST(test_surroundings), TEST(test_missing), TEST(test_limits),      TEST(test_refused),
        TEST(test_writes_nowhere), TEST(test_own_folder),   TEST(test_at_once), TEST(test_interrupted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
