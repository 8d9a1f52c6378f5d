// For tests with child processes: that nothing of them stays behind.
#ifndef SVOD_TEST_CHILD_HELP_H
#define SVOD_TEST_CHILD_HELP_H

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>

#include <cmocka.h>

static inline size_t open_descriptors(void) {
    size_t count = 0;
    DIR *dir = opendir("/proc/self/fd");
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static size_t descriptors_before;

static inline int count_descriptors(void **state) {
    (void)state;
    descriptors_before = open_descriptors();
    return 0;
}

// Set up and tear down of every test: as many descriptors as before, no child, dead or alive.
static inline int nothing_stays(void **state) {
    (void)state;
    assert_int_equal(open_descriptors(), descriptors_before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return 0;
}

#endif
