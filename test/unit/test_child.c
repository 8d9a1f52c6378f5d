// A child process under limits: every way in which it can end, and what it may not do.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "child_help.h"
#include "host/child.h"

static const svod_child_limits usual = {.memory = 64 << 20, .output = 64 << 20, .cpu_seconds = 5, .wait_ms = 30000};

// Runs a function, collects what it writes (up to `size`, zero-terminated), says how it ended.
static svod_child_end run(void (*function)(void *ctx, svod_child_out *out), void *ctx, const svod_child_limits *limits, char *text,
                          size_t size, int *number) {
    svod_child child;
    size_t len = 0, got = 1;
    char rest[4096];
    assert_int_equal(svod_child_start(&child, function, ctx, limits), 0);
    while (got) {
        bool full = len + 1 >= size;
        got = svod_child_read(&child, full ? rest : text + len, full ? sizeof rest : size - 1 - len);
        len += full ? 0 : got;
    }
    text[len] = '\0';
    return svod_child_finish(&child, number);
}

static void expect(void (*function)(void *ctx, svod_child_out *out), void *ctx, const svod_child_limits *limits, svod_child_end end,
                   int number, const char *text) {
    char got[256];
    int was;
    assert_int_equal(run(function, ctx, limits, got, sizeof got, &was), end);
    if (number >= 0) assert_int_equal(was, number);
    assert_string_equal(got, text);
}

static void say(svod_child_out *out, const char *text) {
    svod_child_write(out, text, strlen(text));
}

// ---- ends --------------------------------------------------------------------------------------------------------------

static void greet(void *ctx, svod_child_out *out) {
    say(out, "hello ");
    say(out, ctx);
}

static void much(void *ctx, svod_child_out *out) {
    static char block[100000];
    (void)ctx;
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 30; i++) {
        svod_child_write(out, block, sizeof block);
        say(out, ".");
    }
}

static void test_done(void **state) {
    (void)state;
    char word[] = "world";
    expect(greet, word, &usual, SVOD_CHILD_DONE, 0, "hello world");
    static char text[4 << 20];
    int number;
    assert_int_equal(run(much, NULL, &usual, text, sizeof text, &number), SVOD_CHILD_DONE);
    assert_int_equal(strlen(text), 30 * 100001);
    for (size_t i = 0; text[i]; i++)
        assert_int_equal(text[i], (i + 1) % 100001 ? 'x' : '.');
}

static void leave(void *ctx, svod_child_out *out) {
    say(out, "sent");
    svod_child_flush(out);
    say(out, "not sent");
    _exit(*(int *)ctx);
}

static void die(void *ctx, svod_child_out *out) {
    int number = *(int *)ctx;
    say(out, "sent");
    svod_child_flush(out);
    if (number == SIGSEGV) {
        volatile int *nowhere = (volatile int *)(uintptr_t)4096;
        *nowhere = 1;
    }
    if (number == SIGABRT) abort();
    raise(number);
}

static void test_early_ends(void **state) {
    (void)state;
    int statuses[] = {1, 3, 255}, signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTERM, SIGINT, SIGHUP, SIGKILL, SIGPIPE};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        expect(leave, &statuses[i], &usual, SVOD_CHILD_EXITED, statuses[i], "sent");
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        expect(die, &signals[i], &usual, SVOD_CHILD_SIGNAL, signals[i], "sent");
}

static void spin(void *ctx, svod_child_out *out) {
    say(out, ctx);
    svod_child_flush(out);
    for (volatile uint64_t i = 0;; i++) {
    }
}

static void doze(void *ctx, svod_child_out *out) {
    say(out, ctx);
    svod_child_flush(out);
    for (;;)
        nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
}

static void trickle(void *ctx, svod_child_out *out) {
    (void)ctx;
    for (;;) {
        say(out, "x");
        svod_child_flush(out);
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    }
}

static void test_time(void **state) {
    (void)state;
    char word[] = "sent", got[256];
    int number;
    svod_child_limits wall = usual, processor = usual;
    wall.wait_ms = 100;
    processor.cpu_seconds = 1;
    expect(doze, word, &wall, SVOD_CHILD_TIME, -1, "sent");
    expect(spin, word, &wall, SVOD_CHILD_TIME, -1, "sent");
    expect(spin, word, &processor, SVOD_CHILD_TIME, -1, "sent");
    assert_int_equal(run(trickle, NULL, &wall, got, sizeof got, &number), SVOD_CHILD_TIME);
}

// Time that this process spends elsewhere is not the child's: a reader must not be killed because somebody pages through its cells.
static void test_patience(void **state) {
    (void)state;
    svod_child child;
    svod_child_limits limits = usual;
    limits.wait_ms = 400;
    int number;
    static char room[1 << 20];
    size_t sum = 0, got = 1;
    assert_int_equal(svod_child_start(&child, much, NULL, &limits), 0);
    nanosleep(&(struct timespec){.tv_nsec = 600000000}, NULL);
    for (; got; sum += got)
        got = svod_child_read(&child, room, sizeof room);
    assert_int_equal(svod_child_finish(&child, &number), SVOD_CHILD_DONE);
    assert_int_equal(sum, 30 * 100001);
}

static void devour(void *ctx, svod_child_out *out) {
    svod_arena *arena = svod_arena_new();
    say(out, "sent");
    for (;;)
        memset(svod_alloc(arena, *(size_t *)ctx), 1, *(size_t *)ctx);
}

static void ask_too_much(void *ctx, svod_child_out *out) {
    (void)ctx;
    say(out, "sent");
    svod_alloc(svod_arena_new(), SIZE_MAX);
}

// Allocating and giving back is no offence.
static void come_and_go(void *ctx, svod_child_out *out) {
    (void)ctx;
    for (int i = 0; i < 100; i++) {
        volatile char *block = malloc(16 << 20);
        if (!block) _exit(9);
        block[0] = block[(16 << 20) - 1] = 1;
        free((void *)(uintptr_t)block);
    }
    say(out, "fine");
}

static void test_memory(void **state) {
    (void)state;
    size_t sizes[] = {100, 10000, 1 << 20, 100 << 20};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        expect(devour, &sizes[i], &usual, SVOD_CHILD_MEMORY, -1, "sent");
    expect(ask_too_much, NULL, &usual, SVOD_CHILD_MEMORY, -1, "sent");
    expect(come_and_go, NULL, &usual, SVOD_CHILD_DONE, 0, "fine");
}

// What the parent holds already does not count.
static void test_memory_is_above(void **state) {
    (void)state;
    size_t size = 256 << 20;
    char *held = malloc(size), word[] = "world";
    assert_non_null(held);
    memset(held, 1, size);
    expect(greet, word, &usual, SVOD_CHILD_DONE, 0, "hello world");
    expect(come_and_go, NULL, &usual, SVOD_CHILD_DONE, 0, "fine");
    free(held);
}

static void test_output(void **state) {
    (void)state;
    static char text[4 << 20];
    int number;
    svod_child_limits limits = usual;
    limits.output = 1000000;
    assert_int_equal(run(much, NULL, &limits, text, sizeof text, &number), SVOD_CHILD_OUTPUT);
    assert_true(strlen(text) <= 1000000);
}

static void test_stopped_early(void **state) {
    (void)state;
    svod_child child;
    int number;
    char word[] = "sent", room[16];
    assert_int_equal(svod_child_start(&child, spin, word, &usual), 0);
    assert_int_equal(svod_child_read(&child, room, sizeof room), 4);
    assert_int_equal(svod_child_finish(&child, &number), SVOD_CHILD_SIGNAL);
    assert_int_equal(number, SIGKILL);
}

static void close_and_spin(void *ctx, svod_child_out *out) {
    (void)ctx, (void)out;
    for (int fd = 3; fd < 1024; fd++)
        close(fd);
    for (volatile uint64_t i = 0;; i++) {
    }
}

static void test_closes_the_pipe_and_stays(void **state) {
    (void)state;
    expect(close_and_spin, NULL, &usual, SVOD_CHILD_SIGNAL, SIGKILL, "");
}

// ---- what it may not do ------------------------------------------------------------------------------------------------

static void refused(svod_child_out *out, const char *what, bool failed) {
    int error = errno;
    char text[64];
    snprintf(text, sizeof text, "%s %s;", what, !failed ? "done" : error == EPERM ? "EPERM" : strerror(error));
    say(out, text);
}

static void misbehave(void *ctx, svod_child_out *out) {
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 0) {
        say(out, "no filter");
        return;
    }
    const char *path = ctx;
    char *const words[] = {NULL};
    refused(out, "create", open(path, O_WRONLY | O_CREAT, 0600) < 0);
    refused(out, "truncate", open("/dev/null", O_RDONLY | O_TRUNC) < 0);
    refused(out, "write", open("/dev/null", O_RDWR) < 0);
    refused(out, "unlink", unlink(path) < 0);
    pid_t made = fork();
    if (made == 0) _exit(0);
    refused(out, "fork", made < 0);
    refused(out, "exec", execve("/bin/true", words, words) < 0);
    refused(out, "socket", socket(AF_INET, SOCK_STREAM, 0) < 0);
    refused(out, "kill", kill(getppid(), 0) < 0);
    refused(out, "limits", setrlimit(RLIMIT_CPU, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}) < 0);
    refused(out, "read", open("/dev/null", O_RDONLY) < 0);
}

static bool filters_can_be_set(void) {
    struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {.len = 1, .filter = &allow};
    int status = 1;
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        _exit(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0);
    }
    waitpid(pid, &status, 0);
    return status == 0;
}

static void test_refused_calls(void **state) {
    (void)state;
    char path[64], text[1024];
    int number;
    snprintf(path, sizeof path, "/tmp/svod-test-child-%d", (int)getpid());
    assert_int_equal(run(misbehave, path, &usual, text, sizeof text, &number), SVOD_CHILD_DONE);
    if (!filters_can_be_set()) skip(); // resource limits alone then; root may fork all the same
    assert_string_equal(text, "create EPERM;truncate EPERM;write EPERM;unlink EPERM;fork EPERM;exec EPERM;socket EPERM;kill EPERM;"
                              "limits EPERM;read done;");
    assert_int_equal(access(path, F_OK), -1);
}

// getrlimit is refused by the filter; the numbers also stand in a file.
static void list_limits(void *ctx, svod_child_out *out) {
    static const char *const titles[] = {"Max cpu time", "Max core file size", "Max processes"};
    char text[4096], line[64];
    (void)ctx;
    int fd = open("/proc/self/limits", O_RDONLY);
    ssize_t len = read(fd, text, sizeof text - 1);
    text[len < 0 ? 0 : len] = '\0';
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *at = strstr(text, titles[i]);
        snprintf(line, sizeof line, "%s %d;", titles[i], at ? atoi(at + 26) : -1);
        say(out, line);
    }
}

static void list_descriptors(void *ctx, svod_child_out *out) {
    (void)ctx;
    char line[32];
    int count = 0;
    for (int fd = 3; fd < 1024; fd++)
        count += lseek(fd, 0, SEEK_CUR) >= 0 || errno != EBADF;
    snprintf(line, sizeof line, "%d of its own;%zd", count, read(0, line, 1));
    say(out, line);
}

static void test_what_it_has(void **state) {
    (void)state;
    expect(list_limits, NULL, &usual, SVOD_CHILD_DONE, 0, "Max cpu time 5;Max core file size 0;Max processes 0;");
    int secret = open("/dev/null", O_RDWR), far = fcntl(secret, F_DUPFD, 500);
    expect(list_descriptors, NULL, &usual, SVOD_CHILD_DONE, 0, "1 of its own;0");
    close(secret);
    close(far);
}

// ---- the parent's side -------------------------------------------------------------------------------------------------

static volatile sig_atomic_t handled;

static void on_signal(int number) {
    (void)number;
    handled = 1;
}

static void raise_hangup(void *ctx, svod_child_out *out) {
    (void)ctx, (void)out;
    raise(SIGHUP);
}

static void test_handlers_stay_with_the_parent(void **state) {
    (void)state;
    struct sigaction old, action = {.sa_handler = on_signal};
    sigaction(SIGHUP, &action, &old);
    expect(raise_hangup, NULL, &usual, SVOD_CHILD_SIGNAL, SIGHUP, "");
    sigaction(SIGHUP, &old, NULL);
    assert_int_equal(handled, 0);
}

static void test_ignored_children(void **state) {
    (void)state;
    int status = 3;
    signal(SIGCHLD, SIG_IGN);
    expect(leave, &status, &usual, SVOD_CHILD_EXITED, 3, "sent");
    signal(SIGCHLD, SIG_DFL);
}

static void on_alarm(int number) {
    (void)number;
}

static void sleep_and_greet(void *ctx, svod_child_out *out) {
    nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
    say(out, ctx);
}

static void test_interrupted_waits(void **state) {
    (void)state;
    char word[] = "world";
    struct sigaction old, action = {.sa_handler = on_alarm}; // no SA_RESTART
    sigaction(SIGALRM, &action, &old);
    timer_t timer;
    assert_int_equal(timer_create(CLOCK_MONOTONIC, NULL, &timer), 0);
    timer_settime(timer, 0, &(struct itimerspec){{.tv_nsec = 5000000}, {.tv_nsec = 5000000}}, NULL);
    expect(sleep_and_greet, word, &usual, SVOD_CHILD_DONE, 0, "world");
    timer_delete(timer);
    sigaction(SIGALRM, &old, NULL);
}

static void test_no_descriptors_left(void **state) {
    (void)state;
    struct rlimit old, few;
    svod_child child;
    char word[] = "world";
    getrlimit(RLIMIT_NOFILE, &old);
    few = old;
    few.rlim_cur = 3;
    setrlimit(RLIMIT_NOFILE, &few);
    int error = svod_child_start(&child, greet, word, &usual);
    setrlimit(RLIMIT_NOFILE, &old);
    assert_int_equal(error, EMFILE);
}

static bool is_gone(pid_t pid) {
    char path[64], text[64] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (!file) return true;
    const char *at = fgets(text, sizeof text, file) ? strrchr(text, ')') : NULL;
    fclose(file);
    return !at || at[2] == 'Z'; // a container may have nobody who buries orphans
}

// No child outlives its parent.
static void test_parent_dies(void **state) {
    (void)state;
    int ends[2];
    char word[] = "sent", byte;
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        svod_child child;
        close(ends[0]);
        pid_t grandchild = svod_child_start(&child, doze, word, &usual) ? 0 : child.pid;
        svod_child_read(&child, &byte, 1);
        if (write(ends[1], &grandchild, sizeof grandchild) < 0) _exit(1);
        raise(SIGKILL);
    }
    pid_t grandchild = 0;
    close(ends[1]);
    assert_int_equal(read(ends[0], &grandchild, sizeof grandchild), sizeof grandchild);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    close(ends[0]);
    assert_true(grandchild > 0);
    for (int i = 0; i < 200 && !is_gone(grandchild); i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    assert_true(is_gone(grandchild));
}

#define CHILD_TEST(name) cmocka_unit_test_setup_teardown(name, count_descriptors, nothing_stays)

int main(void) {
    const struct CMUnitTest tests[] = {
        CHILD_TEST(test_done),
        CHILD_TEST(test_early_ends),
        CHILD_TEST(test_time),
        CHILD_TEST(test_patience),
        CHILD_TEST(test_memory),
        CHILD_TEST(test_memory_is_above),
        CHILD_TEST(test_output),
        CHILD_TEST(test_stopped_early),
        CHILD_TEST(test_closes_the_pipe_and_stays),
        CHILD_TEST(test_refused_calls),
        CHILD_TEST(test_what_it_has),
        CHILD_TEST(test_handlers_stay_with_the_parent),
        CHILD_TEST(test_ignored_children),
        CHILD_TEST(test_interrupted_waits),
        CHILD_TEST(test_no_descriptors_left),
        CHILD_TEST(test_parent_dies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
