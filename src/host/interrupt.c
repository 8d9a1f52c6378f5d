// Signals that end the program take its temporary files with them.
#include "host/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/tree.h"

#define PATHS 64 // a run writes a handful of files; more would only stay behind

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
#define SIGNALS (sizeof signals / sizeof *signals)

static const char *volatile paths[PATHS];
static volatile sig_atomic_t count;

// A folder that a program works in.
#define WATCHES 128 // two a worker
typedef struct watch {
    atomic_int state; // 0 free, 1 being filled, 2 to be heeded
    atomic_int group;
    char folder[256];
} watch;
static watch watches[WATCHES];

static void clear_watches(void) {
    for (size_t i = 0; i < WATCHES; i++) {
        if (watches[i].state != 2) continue;
        int group = watches[i].group;
        if (group > 0 && !kill(-group, SIGKILL)) waitpid(group, NULL, 0);
        svod_tree_remove(watches[i].folder);
    }
}

static void on_signal(int number) {
    clear_watches();
    for (int i = 0; i < count; i++)
        unlink(paths[i]);
    signal(number, SIG_DFL);
    raise(number); // ends as it would have ended, so that a shell sees the true cause
}

static void install(void) {
    static atomic_flag installed = ATOMIC_FLAG_INIT;
    if (atomic_flag_test_and_set(&installed)) return;
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction old, action = {.sa_handler = on_signal};
        sigaction(signals[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
    }
}

void svod_interrupt_remove(const char *path) {
    install();
    if (count >= PATHS) return;
    paths[count] = path;
    count = count + 1;
}

void svod_interrupt_forget(void) {
    count = 0;
}

void svod_interrupt_watch(const char *folder) {
    install();
    if (strlen(folder) >= sizeof watches[0].folder) return;
    for (int i = 0; i < WATCHES; i++) {
        int free = 0;
        if (!atomic_compare_exchange_strong(&watches[i].state, &free, 1)) continue;
        strcpy(watches[i].folder, folder);
        watches[i].group = 0;
        watches[i].state = 2;
        return;
    }
}

// A folder is its thread's own, so nobody else changes a watch that bears its name.
static watch *watch_of(const char *folder) {
    for (int i = 0; i < WATCHES; i++)
        if (watches[i].state == 2 && !strcmp(watches[i].folder, folder)) return &watches[i];
    return NULL;
}

void svod_interrupt_group(const char *folder, int group) {
    watch *found = watch_of(folder);
    if (found) found->group = group;
}

void svod_interrupt_unwatch(const char *folder) {
    watch *found = watch_of(folder);
    if (found) found->state = 0;
}

static void mask(int how) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&set, signals[i]);
    pthread_sigmask(how, &set, NULL);
}

void svod_interrupt_hold(void) {
    mask(SIG_BLOCK);
}

void svod_interrupt_release(void) {
    mask(SIG_UNBLOCK);
}
