// The fence around another program: streams, resources, files, system calls. Whatever the system refuses to set is left unset: each of
// them is one fence of several.
#include "host/fence.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "host/filter.h"
#include "host/newborn.h"

#define DESCRIPTORS 256

static void set_streams(const svod_fence *fence) {
    // Aside first: any of them may be 0, 1 or 2 already.
    int in = fcntl(fence->in, F_DUPFD, STDERR_FILENO + 1), out = fcntl(fence->out, F_DUPFD, STDERR_FILENO + 1),
        err = fcntl(fence->err, F_DUPFD, STDERR_FILENO + 1);
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0) _exit(EXIT_FAILURE);
    close_range(STDERR_FILENO + 1, ~0U, 0);
}

static void limit_resources(const svod_fence *fence) {
    rlim_t file = fence->folder ? fence->limits->file : 0;
    svod_limit(RLIMIT_CPU, fence->limits->cpu_seconds, fence->limits->cpu_seconds + 1); // first SIGXCPU, then SIGKILL
    svod_limit(RLIMIT_CORE, 0, 0);
    svod_limit(RLIMIT_FSIZE, file, file);
    svod_limit(RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS);
    svod_limit(RLIMIT_AS, fence->limits->memory, fence->limits->memory); // counts from exec on: what is mapped already stays
}

// ---- files -------------------------------------------------------------------------------------------------------------

#ifdef SYS_landlock_create_ruleset
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

static void allow_under(int rules, const char *path, uint64_t access) {
    struct landlock_path_beneath_attr under = {.allowed_access = access, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
    if (under.parent_fd < 0) return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &under, 0);
    close(under.parent_fd);
}

// Nothing may be written, made or removed but in the folder.
static void limit_files(const char *folder) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return;
    uint64_t file = LANDLOCK_ACCESS_FS_WRITE_FILE | (version >= 3 ? LANDLOCK_ACCESS_FS_TRUNCATE : 0);
    uint64_t all = file | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                   LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                   LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM | (version >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0);
    struct landlock_ruleset_attr handled = {.handled_access_fs = all};
    long rules = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return;
    if (folder) allow_under((int)rules, folder, all);
    allow_under((int)rules, "/dev/null", file);
    syscall(SYS_landlock_restrict_self, rules, 0);
    close((int)rules);
}
#else
static void limit_files(const char *folder) {
    (void)folder;
}
#endif

// ---- system calls ------------------------------------------------------------------------------------------------------

#ifdef SVOD_ARCHITECTURE
// What no converter needs: the network, other processes, the system itself, the limits set above, rights of files.
static const unsigned refused[] = {
    SYS_socketpair,
    SYS_connect,
    SYS_sendmmsg,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_send_signal,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_tkill,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_userfaultfd,
    SYS_open_by_handle_at,
    SYS_quotactl,
    SYS_acct,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_setsid,
    SYS_setpgid,
    SYS_setrlimit,
    SYS_fchownat,
    SYS_fchown,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_setuid,
    SYS_setgid,
    SYS_setgroups,
    SYS_mknodat,
    SYS_shmget,
    SYS_msgget,
    SYS_semget,
    SYS_mq_open,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
    SYS_mknod,
    SYS_chown,
    SYS_lchown,
#endif
};
// What a program without a folder needs not either: sockets of any kind (LibreOffice does not start unless it may make one that
// nobody connects to), and, where the kernel has no Landlock, whatever changes files.
static const unsigned writing[] = {
    SYS_socket,   SYS_bind,      SYS_listen,   SYS_accept,   SYS_accept4, SYS_unlinkat,  SYS_mkdirat,   SYS_renameat2,
    SYS_linkat,   SYS_symlinkat, SYS_truncate, SYS_fchmodat, SYS_fchmod,  SYS_utimensat, SYS_fallocate,
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_open
    SYS_unlink,   SYS_mkdir,     SYS_rename,   SYS_link,     SYS_symlink, SYS_chmod,     SYS_creat,     SYS_rmdir,
    SYS_utime,    SYS_utimes,
#endif
};
// Calls that would hide their arguments from the filter; libraries then take the older ones.
static const unsigned unknown[] = {SYS_clone3, SYS_openat2, SYS_io_uring_setup};

#ifdef SYS_access
enum { ASKS_ACCESS = SYS_access, ACCESS_MODE = 1 };
#else
enum { ASKS_ACCESS = SYS_faccessat, ACCESS_MODE = 2 };
#endif
enum { REFUSED = sizeof refused / sizeof *refused, WRITING = sizeof writing / sizeof *writing, UNKNOWN = sizeof unknown / sizeof *unknown };
enum { CHECKED = 8, FILTER = 7 + (REFUSED + WRITING + UNKNOWN) * 2 + CHECKED * SVOD_CHECKED_STEPS + 1 };

static size_t refuse(struct sock_filter *at, const unsigned *calls, size_t count, unsigned error) {
    for (size_t i = 0; i < count; i++) {
        at[i * 2] = SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i], 0, 1);
        at[i * 2 + 1] = SVOD_REFUSE(error);
    }
    return count * 2;
}

static void filter_calls(bool may_write) {
    unsigned writes = O_ACCMODE | O_CREAT | O_TRUNC, self = (unsigned)getpid();
    // prlimit64 may tell a limit, not set one: then its third argument is NULL (a pointer with a low half of zeros, which would pass, is a
    // page at a multiple of 4 GB). The last two are for a program that may not write.
    const svod_checked_call checked[CHECKED] = {
        {SYS_clone, 0, CLONE_THREAD, CLONE_THREAD},
        {SYS_kill, 0, ~0U, self},
        {SYS_tgkill, 0, ~0U, self},
        {SYS_prlimit64, 2, ~0U, 0},
        {SYS_socket, 0, ~0U, AF_UNIX},
        {ASKS_ACCESS, ACCESS_MODE, W_OK, 0}, // LibreOffice looks so for a place of its socket: it shall be its folder
        {SYS_openat, 2, writes, O_RDONLY},
#ifdef SYS_open
        {SYS_open, 1, writes, O_RDONLY},
#else
        {SYS_openat, 2, writes, O_RDONLY},
#endif
    };
    struct sock_filter filter[FILTER] = {
        SVOD_STEP(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SVOD_ARCHITECTURE, 1, 0),
        SVOD_REFUSE(EPERM),
        SVOD_STEP(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        SVOD_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), // x32
        SVOD_REFUSE(ENOSYS),
    };
    size_t count = 6;
    count += refuse(filter + count, refused, REFUSED, EPERM);
    count += refuse(filter + count, unknown, UNKNOWN, ENOSYS);
    if (!may_write) count += refuse(filter + count, writing, WRITING, EPERM);
    for (size_t i = 0; i < (may_write ? CHECKED - 2 : CHECKED); i++) {
        count += svod_filter_checked(filter + count, checked[i], EPERM);
    }
    filter[count++] = SVOD_ALLOW;
    struct sock_fprog program = {.len = (unsigned short)count, .filter = filter};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
#else
static void filter_calls(bool may_write) {
    (void)may_write;
}
#endif

void svod_fence_enter(const svod_fence *fence) {
    setsid(); // no terminal, and a group that can be ended as a whole
    svod_newborn(fence->parent);
    set_streams(fence);
    umask(077);
    if (chdir(fence->folder ? fence->folder : "/")) _exit(EXIT_FAILURE);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit_files(fence->folder);
    limit_resources(fence);
    filter_calls(fence->folder);
}
