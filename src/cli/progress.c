// Tells on a terminal what a run is doing once it has taken over a second. A timer signal writes, so that no stage has to know of it.
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include "cli/command.h"

static char line[160];
static volatile sig_atomic_t length, shown;

static void on_alarm(int signal_number) {
    (void)signal_number;
    // Only write(): anything else is not safe inside a signal handler.
    if (length > 0 && write(STDERR_FILENO, line, (size_t)length) > 0) shown = 1;
}

static void set_timer(long first, long every) {
    struct itimerval timer = {.it_value = {.tv_sec = first}, .it_interval = {.tv_sec = every}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

void svod_progress_begin(const char *text) {
    if (!isatty(STDERR_FILENO)) return;
    length = 0;
    int n = snprintf(line, sizeof line, "\r\033[K%s…", text);
    length = n < (int)sizeof line ? n : (int)sizeof line - 1;
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART}, old;
    sigaction(SIGALRM, &action, &old);
    if (old.sa_handler != on_alarm) set_timer(1, 1);
}

void svod_progress_end(void) {
    set_timer(0, 0);
    if (shown && write(STDERR_FILENO, "\r\033[K", 4) < 0) shown = 0;
    shown = 0;
    length = 0;
    signal(SIGALRM, SIG_DFL);
}
