// Work over numbered things: threads that take the next number from a common counter.
#include "host/workers.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#define WORKERS 64

typedef struct work_batch {
    atomic_size_t next;
    size_t count;
    void (*work)(void *ctx, size_t worker, size_t index);
    void *ctx;
} work_batch;

typedef struct worker {
    work_batch *batch;
    size_t number;
    pthread_t thread;
} worker;

// Processors that this process may use: a container or taskset may leave it fewer than the machine has.
static size_t processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set)) return 1; // over 1024 of them, too
    return (size_t)CPU_COUNT(&set);
}

size_t svod_workers(size_t count) {
    const char *said = getenv("SVOD_WORKERS");
    char *end = NULL;
    unsigned long wanted = said ? strtoul(said, &end, 10) : 0;
    size_t workers = end && end != said && !*end && wanted ? wanted : processors();
    if (workers > WORKERS) workers = WORKERS;
    return workers < count ? workers : count;
}

static void *go(void *self_) {
    const worker *self = self_;
    work_batch *batch = self->batch;
    for (size_t i; (i = atomic_fetch_add(&batch->next, 1)) < batch->count;)
        batch->work(batch->ctx, self->number, i);
    return NULL;
}

// Signals that other processes send are for the calling thread, which may hold them back; those of a fault are the thread's own.
static void block_foreign_signals(sigset_t *old) {
    static const int own[] = {SIGBUS, SIGSEGV, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    sigset_t set;
    sigfillset(&set);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        sigdelset(&set, own[i]);
    pthread_sigmask(SIG_BLOCK, &set, old);
}

void svod_work(size_t workers, size_t count, void (*work)(void *ctx, size_t worker, size_t index), void *ctx) {
    work_batch batch = {.count = count, .work = work, .ctx = ctx};
    worker all[WORKERS] = {0};
    if (workers > WORKERS) workers = WORKERS;
    if (workers > count) workers = count;
    size_t started = 0;
    sigset_t old;
    block_foreign_signals(&old);
    // The calling thread is the first worker. A thread that the system refuses is work that the others do.
    for (size_t i = 1; i < workers; i++) {
        worker *next = &all[started + 1];
        *next = (worker){.batch = &batch, .number = started + 1};
        if (!pthread_create(&next->thread, NULL, go, next)) started++;
    }
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    all[0].batch = &batch;
    go(&all[0]);
    for (size_t i = 1; i <= started; i++)
        pthread_join(all[i].thread, NULL);
}
