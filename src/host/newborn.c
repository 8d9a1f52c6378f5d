// What every child process does first.
#include "host/newborn.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

static void default_signals(void) {
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL); // KILL and STOP refuse, which is well
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void svod_newborn(pid_t parent) {
    default_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) _exit(EXIT_FAILURE); // it died before that
}

void svod_limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard) {
    struct rlimit now;
    if (getrlimit(resource, &now)) return;
    if (hard > now.rlim_max) hard = now.rlim_max;
    struct rlimit set = {.rlim_cur = soft < hard ? soft : hard, .rlim_max = hard};
    setrlimit(resource, &set);
}
