// The limits of a child process: descriptors, resources, system calls. Whatever the system refuses to set is left unset: each of them is
// one fence of several.
#include "host/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "host/filter.h"
#include "host/newborn.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

// ---- descriptors -------------------------------------------------------------------------------------------------------

static int only_descriptor(int out) {
    int kept = fcntl(out, F_DUPFD, STDERR_FILENO + 1), null = open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO - SANITIZED; fd++)
        if (null < 0 || dup2(null, fd) < 0) close(fd);
    if (kept < 0) _exit(EXIT_FAILURE);
    if (kept > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, (unsigned)kept - 1, 0);
    close_range((unsigned)kept + 1, ~0U, 0);
    return kept;
}

// ---- resources ---------------------------------------------------------------------------------------------------------

#if SANITIZED
// The address space of a sanitized process is terabytes from the start, and most of its allocations are cut from what was reserved then;
// so its allocations are counted instead.
// The functions are gcc's and clang's; gcc does not bring their header.
extern int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void *, size_t),
                                                     void (*on_free)(const volatile void *));
extern size_t __sanitizer_get_allocated_size(const volatile void *block);

static size_t allocated, most;
static void (*too_much)(size_t wanted);

static void on_malloc(const volatile void *block, size_t size) {
    if (!block) return;
    allocated += size;
    if (allocated > most) too_much(size);
}

static void on_free(const volatile void *block) {
    size_t size = block ? __sanitizer_get_allocated_size(block) : 0;
    allocated -= size < allocated ? size : allocated; // what was there before the fork was not counted
}

static void limit_memory(size_t memory, void (*no_memory)(size_t wanted)) {
    most = memory;
    too_much = no_memory;
    __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
}
#else
// Bytes of this process's address space; 0: unknown.
static size_t address_space(void) {
    char text[64];
    int fd = open("/proc/self/statm", O_RDONLY);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    if (len <= 0) return 0;
    text[len] = '\0';
    return strtoul(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit_memory(size_t memory, void (*no_memory)(size_t wanted)) {
    (void)no_memory;
    size_t now = address_space();
    if (now) svod_limit(RLIMIT_AS, now + memory, now + memory);
}
#endif

static void limit_resources(const svod_child_limits *limits, void (*no_memory)(size_t wanted)) {
    svod_limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1); // first SIGXCPU, then SIGKILL
    svod_limit(RLIMIT_CORE, 0, 0);
    svod_limit(RLIMIT_NPROC, 0, 0);
    if (!SANITIZED) {
        svod_limit(RLIMIT_FSIZE, 0, 0);     // a sanitizer's report may go to a file
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // a core handed to a program heeds no limit; a sanitizer needs its own /proc
    }
    svod_arena_on_oom(no_memory);
    limit_memory(limits->memory, no_memory);
}

// ---- system calls ------------------------------------------------------------------------------------------------------

#ifdef SVOD_ARCHITECTURE
// What a reader needs: memory, the pipe, clocks, signals to itself. iconv and the sanitizers also read files.
static const unsigned free_calls[] = {
    SYS_read,         SYS_write,      SYS_writev,       SYS_close,          SYS_fstat,       SYS_newfstatat,
    SYS_lseek,        SYS_pread64,    SYS_mmap,         SYS_munmap,         SYS_mremap,      SYS_mprotect,
    SYS_madvise,      SYS_brk,        SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_sigaltstack, SYS_futex,
    SYS_rt_sigreturn, SYS_exit,       SYS_exit_group,   SYS_getpid,         SYS_gettid,      SYS_getppid,
    SYS_sched_yield,  SYS_sysinfo,    SYS_getrandom,    SYS_clock_gettime,  SYS_getrusage,   SYS_clock_nanosleep,
    SYS_nanosleep,    SYS_readlinkat, SYS_gettimeofday,
#ifdef SYS_readlink
    SYS_readlink,
#endif
};
enum { FREE = sizeof free_calls / sizeof *free_calls, CHECKED = 4, FILTER = 4 + FREE * 2 + CHECKED * SVOD_CHECKED_STEPS + 1 };

// Everything else is refused with EPERM: fork, exec, sockets, writing opens, other processes.
static void filter_calls(void) {
    unsigned writing = O_ACCMODE | O_CREAT | O_TRUNC, self = (unsigned)getpid();
    const svod_checked_call checked[CHECKED] = {
        {SYS_openat, 2, writing, O_RDONLY},
        {SYS_tgkill, 0, ~0U, self}, // abort
        {SYS_kill, 0, ~0U, self},
#ifdef SYS_open
        {SYS_open, 1, writing, O_RDONLY},
#else
        {SYS_openat, 2, writing, O_RDONLY},
#endif
    };
    struct sock_filter filter[FILTER] = {
        SVOD_STEP(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SVOD_ARCHITECTURE, 1, 0),
        SVOD_REFUSE(EPERM),
        SVOD_STEP(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    };
    size_t count = 4;
    for (size_t i = 0; i < FREE; i++) {
        filter[count++] = SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, free_calls[i], 0, 1);
        filter[count++] = SVOD_ALLOW;
    }
    for (size_t i = 0; i < CHECKED; i++)
        count += svod_filter_checked(filter + count, checked[i], EPERM);
    filter[count++] = SVOD_REFUSE(EPERM);
    struct sock_fprog program = {.len = (unsigned short)count, .filter = filter};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
#else
static void filter_calls(void) {
}
#endif

int svod_jail_enter(pid_t parent, int out, const svod_child_limits *limits, void (*no_memory)(size_t wanted)) {
    svod_newborn(parent);
    int kept = only_descriptor(out);
    limit_resources(limits, no_memory);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    filter_calls();
    return kept;
}
