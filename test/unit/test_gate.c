// Weights that are held together: never more than the room, and whoever is too heavy goes alone.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "host/gate.h"
#include "host/workers.h"

#define ROOM 10

typedef struct crowd {
    svod_gate *gate;
    atomic_size_t held, most, done;
    atomic_bool crushed;
} crowd;

static size_t weight_of(size_t index) {
    return index % 7 == 6 ? 1000 : index % 7; // 0…5, and some that fit nowhere
}

static void pass(void *ctx, size_t worker, size_t index) {
    (void)worker;
    crowd *all = ctx;
    size_t weight = weight_of(index), counted = weight < ROOM ? weight : ROOM;
    svod_gate_enter(all->gate, weight);
    size_t held = atomic_fetch_add(&all->held, counted) + counted;
    if (held > ROOM) all->crushed = true;
    if (held > all->most) all->most = held;
    for (int i = 0; i < 3; i++)
        sched_yield();
    atomic_fetch_sub(&all->held, counted);
    svod_gate_leave(all->gate, weight);
    all->done++;
}

static void test_never_over_the_room(void **state) {
    (void)state;
    for (size_t workers = 1; workers <= 16; workers *= 4) {
        crowd all = {.gate = svod_gate_new(ROOM)};
        svod_work(workers, 5000, pass, &all);
        assert_int_equal(all.done, 5000);
        assert_int_equal(all.held, 0);
        assert_int_equal(all.most, ROOM);
        assert_false(all.crushed);
        svod_gate_free(all.gate);
    }
}

static void test_no_gate_holds_nobody(void **state) {
    (void)state;
    svod_gate_enter(NULL, 1000);
    svod_gate_leave(NULL, 1000);
    svod_gate_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_never_over_the_room), cmocka_unit_test(test_no_gate_holds_nobody)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
