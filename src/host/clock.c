// Time and memory of this process, for people who ask how long it took.
#include <sys/resource.h>
#include <time.h>

#include "host/host.h"

double svod_host_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

size_t svod_host_peak_memory(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (size_t)usage.ru_maxrss * 1024; // Linux counts in kilobytes
}

const char *svod_host_today(svod_arena *arena) {
    time_t now = time(NULL);
    struct tm parts;
    localtime_r(&now, &parts);
    char day[11];
    return strftime(day, sizeof day, "%Y-%m-%d", &parts) ? svod_strdup(arena, day) : "";
}
