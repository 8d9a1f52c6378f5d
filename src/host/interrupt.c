// Signals that end the program take its temporary files with them.
#include "host/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#define PATHS 64 // a run writes a handful of files; more would only stay behind

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
#define SIGNALS (sizeof signals / sizeof *signals)

static const char *volatile paths[PATHS];
static volatile sig_atomic_t count;

static void on_signal(int number) {
    for (int i = 0; i < count; i++)
        unlink(paths[i]);
    signal(number, SIG_DFL);
    raise(number); // ends as it would have ended, so that a shell sees the true cause
}

static void install(void) {
    static bool installed;
    for (size_t i = 0; !installed && i < SIGNALS; i++) {
        struct sigaction old, action = {.sa_handler = on_signal};
        sigaction(signals[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
    }
    installed = true;
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

static void mask(int how) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&set, signals[i]);
    sigprocmask(how, &set, NULL);
}

void svod_interrupt_hold(void) {
    mask(SIG_BLOCK);
}

void svod_interrupt_release(void) {
    mask(SIG_UNBLOCK);
}
