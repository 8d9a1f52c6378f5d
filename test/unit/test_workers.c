// Threads over numbered things: each once, in order, by as many as were asked for.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "host/workers.h"

#define MOST 20000

typedef struct seen {
    atomic_uint times[MOST];
    atomic_size_t by[64];
    size_t last[64]; // index + 1 that the worker had last
    atomic_bool out_of_order, foreign_worker;
    pthread_t caller;
    atomic_uint others; // calls outside of the calling thread
} seen;
static seen all;

static void note(void *ctx, size_t worker, size_t index) {
    seen *to = ctx;
    if (worker >= 64) {
        to->foreign_worker = true;
        return;
    }
    to->times[index]++;
    to->by[worker]++;
    if (index < to->last[worker]) to->out_of_order = true;
    to->last[worker] = index + 1;
    if (!pthread_equal(pthread_self(), to->caller)) to->others++;
}

static void run(size_t workers, size_t count) {
    for (size_t i = 0; i < MOST; i++)
        all.times[i] = 0;
    for (size_t i = 0; i < 64; i++)
        all.by[i] = all.last[i] = 0;
    all.out_of_order = all.foreign_worker = false;
    all.others = 0;
    all.caller = pthread_self();
    svod_work(workers, count, note, &all);
    size_t sum = 0;
    for (size_t i = 0; i < MOST; i++)
        assert_int_equal(all.times[i], i < count);
    for (size_t i = 0; i < 64; i++) {
        sum += all.by[i];
        if (i >= (workers ? workers : 1)) assert_int_equal(all.by[i], 0);
    }
    assert_int_equal(sum, count);
    assert_false(all.out_of_order);
    assert_false(all.foreign_worker);
}

static void test_each_once(void **state) {
    (void)state;
    static const size_t workers[] = {0, 1, 2, 3, 4, 64, 1000}, counts[] = {0, 1, 2, 3, 63, 64, 65, MOST};
    for (size_t i = 0; i < sizeof workers / sizeof *workers; i++)
        for (size_t j = 0; j < sizeof counts / sizeof *counts; j++)
            run(workers[i], counts[j]);
}

static void test_one_worker_is_the_caller(void **state) {
    (void)state;
    run(1, MOST);
    assert_int_equal(all.others, 0);
    run(4, 1); // one thing needs no second thread
    assert_int_equal(all.others, 0);
}

// Every worker waits for all others: ends only when they run at the same time.
static void meet(void *ctx, size_t worker, size_t index) {
    (void)worker, (void)index;
    pthread_barrier_wait(ctx);
}

static void test_side_by_side(void **state) {
    (void)state;
    pthread_barrier_t barrier;
    pthread_barrier_init(&barrier, NULL, 5);
    svod_work(5, 5, meet, &barrier);
    pthread_barrier_destroy(&barrier);
}

// What comes from outside waits for the calling thread: hold and release (host/interrupt.h) are meant for it.
static void look_at_mask(void *ctx, size_t worker, size_t index) {
    (void)index;
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    bool *wrong = ctx;
    bool blocked = worker > 0;
    if (sigismember(&mask, SIGINT) != blocked || sigismember(&mask, SIGTERM) != blocked) *wrong = true;
    if (sigismember(&mask, SIGBUS) || sigismember(&mask, SIGSEGV)) *wrong = true;
}

static void test_signals(void **state) {
    (void)state;
    bool wrong = false;
    svod_work(4, 400, look_at_mask, &wrong);
    assert_false(wrong);
    look_at_mask(&wrong, 0, 0); // as before afterwards
    assert_false(wrong);
}

static void test_how_many(void **state) {
    (void)state;
    unsetenv("SVOD_WORKERS");
    assert_int_equal(svod_workers(0), 0);
    assert_int_equal(svod_workers(1), 1);
    cpu_set_t before, one;
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    size_t have = (size_t)CPU_COUNT(&before);
    assert_int_equal(svod_workers(MOST), have < 64 ? have : 64);
    CPU_ZERO(&one);
    for (size_t i = 0; !CPU_COUNT(&one); i++)
        if (CPU_ISSET(i, &before)) CPU_SET(i, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    assert_int_equal(svod_workers(MOST), 1);
    sched_setaffinity(0, sizeof before, &before);
    static const struct {
        const char *said;
        size_t workers;
    } cases[] = {{"1", 1}, {"3", 3}, {"64", 64}, {"65", 64}, {"99999999999999999999", 64}, {"-1", 64}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setenv("SVOD_WORKERS", cases[i].said, 1);
        assert_int_equal(svod_workers(MOST), cases[i].workers);
        assert_int_equal(svod_workers(2), cases[i].workers < 2 ? cases[i].workers : 2);
    }
    static const char *const no_numbers[] = {"", "0", "two", "2x"};
    for (size_t i = 0; i < sizeof no_numbers / sizeof *no_numbers; i++) {
        setenv("SVOD_WORKERS", no_numbers[i], 1);
        assert_int_equal(svod_workers(MOST), have < 64 ? have : 64);
    }
    unsetenv("SVOD_WORKERS");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_once),    cmocka_unit_test(test_one_worker_is_the_caller),
        cmocka_unit_test(test_side_by_side), cmocka_unit_test(test_signals),
        cmocka_unit_test(test_how_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
