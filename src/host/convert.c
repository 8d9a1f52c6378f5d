// Another program, run under limits: this side of its pipes.
#include "host/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/fence.h"
#include "host/interrupt.h"
#include "host/tree.h"

#define PROGRAM_FOLDERS "/usr/bin:/bin:/usr/lib/libreoffice/program"
#define SAID 400    // bytes of standard error that are kept
#define LOOK_MS 200 // how often the folder's size and a program that closed its output are looked at
#define PIECE ((size_t)64 << 10)

// ---- the program -------------------------------------------------------------------------------------------------------

// Path of a program, in `room`; false: there is none.
static bool find_program(const char *name, char room[static 512]) {
    const char *folders = getenv("SVOD_CONVERTERS");
    if (!folders) folders = PROGRAM_FOLDERS;
    while (!strchr(name, '/') && *folders) {
        size_t len = strcspn(folders, ":");
        if (len && len + strlen(name) + 2 <= 512) {
            memcpy(room, folders, len);
            room[len] = '/';
            strcpy(room + len + 1, name);
            struct stat info;
            if (!access(room, X_OK) && !stat(room, &info) && S_ISREG(info.st_mode)) return true;
        }
        folders += len + (folders[len] == ':');
    }
    return false;
}

bool svod_convert_have(const char *program) {
    char room[512];
    return find_program(program, room);
}

// ---- its run -----------------------------------------------------------------------------------------------------------

typedef struct run {
    const svod_converter *what;
    svod_arena *arena;
    pid_t pid;
    int out, err, exited; // descriptors; exited: can be read once the program has ended, -1: the system has no such thing
    double until;
    svod_buf output, said;
    svod_convert_end over; // DONE: no limit was reached
} run;

// Standard input: the file, or the bytes as a file in memory, so that a program may open and seek it.
static int open_input(const svod_converter *what) {
    if (what->path) return open(what->path, O_RDONLY | O_CLOEXEC);
    if (!what->bytes.len) return open("/dev/null", O_RDONLY | O_CLOEXEC);
    int fd = memfd_create("input", MFD_CLOEXEC);
    for (size_t at = 0; fd >= 0 && at < what->bytes.len;) {
        ssize_t done = write(fd, what->bytes.data + at, what->bytes.len - at);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) {
            close(fd);
            return -1;
        }
        at += (size_t)done;
    }
    if (fd >= 0) lseek(fd, 0, SEEK_SET);
    return fd;
}

// A program started with SIGCHLD ignored would never learn how its children ended.
static void heed_children(void) {
    struct sigaction action;
    if (!sigaction(SIGCHLD, NULL, &action) && action.sa_handler == SIG_IGN) signal(SIGCHLD, SIG_DFL);
}

static pid_t start(const svod_converter *what, const char *program, int in, int out, int err, svod_arena *arena) {
    // All is made before the fork: afterwards another thread's lock may be held for ever.
    const char *home = what->folder ? what->folder : "/nonexistent";
    char *const environment[] = {"PATH=/usr/bin:/bin",
                                 "LC_ALL=C.UTF-8",
                                 "OMP_THREAD_LIMIT=1",
                                 svod_printf(arena, "HOME=%s", home),
                                 svod_printf(arena, "TMPDIR=%s", home),
                                 NULL};
    size_t count = 0;
    while (what->argv[count])
        count++;
    const char **argv = SVOD_ARRAY(arena, const char *, count + 1);
    memcpy(argv, what->argv, count * sizeof *argv);
    argv[0] = program; // the whole path: LibreOffice finds its parts by it
    svod_fence fence = {.parent = getpid(), .in = in, .out = out, .err = err, .folder = what->folder, .limits = &what->limits};
    heed_children();
    sigset_t all, mask;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &mask);
    pid_t pid = fork();
    if (pid == 0) {
        svod_fence_enter(&fence);
        execve(program, (char *const *)(uintptr_t)argv, environment);
        _exit(127);
    }
    if (pid > 0 && what->folder) svod_interrupt_group(what->folder, pid);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    return pid;
}

// Takes what is there; -1 in place of the descriptor when no more will come.
static void take(run *r, int *fd, svod_buf *to, size_t most) {
    char room[PIECE];
    ssize_t got = read(*fd, room, sizeof room);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
        close(*fd);
        *fd = -1;
        return;
    }
    size_t left = most - to->len, len = (size_t)got;
    if (len > left && to == &r->output) r->over = SVOD_CONVERT_OUTPUT;
    if (len > left) len = left;
    if (len) svod_buf_add(to, room, len);
}

// Goes on until the program has ended and its output was read, or a limit is reached.
static void follow(run *r) {
    const svod_convert_limits *limits = &r->what->limits;
    bool ended = false;
    while (!r->over) {
        double left = r->until - svod_host_seconds();
        if (left <= 0) r->over = SVOD_CONVERT_TIME;
        if (r->what->folder && svod_tree_bytes(r->what->folder) > limits->file) r->over = SVOD_CONVERT_OUTPUT;
        if (r->over || (ended && r->out < 0)) return;
        struct pollfd at[] = {
            {.fd = r->out, .events = POLLIN}, {.fd = r->err, .events = POLLIN}, {.fd = ended ? -1 : r->exited, .events = POLLIN}};
        // Once it has ended, whoever else holds the pipe is not waited for.
        int ready = poll(at, 3, ended ? 0 : left * 1e3 < LOOK_MS ? (int)(left * 1e3) + 1 : LOOK_MS);
        if (ready == 0 && ended) return;
        if (ready > 0 && at[2].revents) ended = true;
        if (ready > 0 && at[0].revents) take(r, &r->out, &r->output, limits->output);
        if (ready > 0 && at[1].revents) take(r, &r->err, &r->said, SAID);
        if (r->exited < 0 && r->out < 0 && r->err < 0) {
            siginfo_t info = {0};
            ended = !waitid(P_PID, (id_t)r->pid, &info, WEXITED | WNOHANG | WNOWAIT) && info.si_pid;
            if (!ended) poll(NULL, 0, 5);
        }
    }
}

// Whether a failed program failed for want of memory is nowhere said: it had taken half of what it may have, or it complains.
// A child's peak begins with what its parent had at the fork: below the parent's own it says nothing.
static bool wanted_memory(const run *r, const struct rusage *used) {
    struct rusage own = {0};
    getrusage(RUSAGE_SELF, &own);
    const char *said = r->said.data ? r->said.data : "";
    bool took = used->ru_maxrss > own.ru_maxrss && (size_t)used->ru_maxrss * 1024 > r->what->limits.memory / 2;
    static const char *const complaints[] = {"memory", "malloc", "bad_alloc", "bytes >= 2^31"};
    for (size_t i = 0; i < sizeof complaints / sizeof *complaints && !took; i++)
        took = strcasestr(said, complaints[i]);
    return took;
}

// Ends what is left of it, buries it and says how it ended.
static svod_convert_end finish(run *r) {
    // A killed process that had ended by itself keeps its status.
    kill(-r->pid, SIGKILL);
    kill(r->pid, SIGKILL); // where it had no group of its own yet
    int status = 0;
    struct rusage used = {0};
    pid_t buried;
    do {
        buried = wait4(r->pid, &status, 0, &used);
    } while (buried < 0 && errno == EINTR);
    if (r->out >= 0) close(r->out);
    if (r->err >= 0) close(r->err);
    if (r->exited >= 0) close(r->exited);
    if (r->over) return r->over;
    if (buried < 0) return SVOD_CONVERT_FAILED;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return SVOD_CONVERT_DONE;
    double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || cpu >= r->what->limits.cpu_seconds)) return SVOD_CONVERT_TIME;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ) return SVOD_CONVERT_OUTPUT;
    return wanted_memory(r, &used) ? SVOD_CONVERT_MEMORY : SVOD_CONVERT_FAILED;
}

svod_convert_end svod_convert(const svod_converter *what, svod_arena *arena, svod_bytes *out, const char **said) {
    *out = (svod_bytes){0};
    if (said) *said = "";
    char program[512];
    if (!find_program(what->argv[0], program)) return SVOD_CONVERT_MISSING;
    int in = open_input(what), outs[2] = {-1, -1}, errs[2] = {-1, -1};
    run r = {.what = what, .arena = arena, .pid = -1, .output = svod_buf_of(arena), .said = svod_buf_of(arena)};
    if (in >= 0 && !pipe2(outs, O_CLOEXEC) && !pipe2(errs, O_CLOEXEC)) r.pid = start(what, program, in, outs[1], errs[1], arena);
    int error = errno;
    if (in >= 0) close(in);
    if (outs[1] >= 0) close(outs[1]);
    if (errs[1] >= 0) close(errs[1]);
    r.out = outs[0];
    r.err = errs[0];
    if (r.pid < 0) {
        if (r.out >= 0) close(r.out);
        if (r.err >= 0) close(r.err);
        if (said) *said = svod_strdup(arena, strerrordesc_np(error) ? strerrordesc_np(error) : "");
        return SVOD_CONVERT_FAILED;
    }
    r.exited = (int)syscall(SYS_pidfd_open, r.pid, 0);
    r.until = svod_host_seconds() + what->limits.wait_seconds;
    follow(&r);
    svod_convert_end end = finish(&r);
    if (what->folder) svod_interrupt_group(what->folder, 0);
    if (r.output.len) *out = (svod_bytes){.data = (const unsigned char *)r.output.data, .len = r.output.len};
    if (said && r.said.len) *said = svod_plain(arena, svod_utf8_repair(arena, r.said.data, r.said.len));
    return end;
}

// ---- its folder --------------------------------------------------------------------------------------------------------

const char *svod_convert_folder(svod_arena *arena) {
    const char *where = getenv("TMPDIR");
    char *folder = svod_printf(arena, "%s/svod-XXXXXX", where && *where == '/' ? where : "/tmp");
    svod_interrupt_hold();
    bool made = mkdtemp(folder);
    if (made) svod_interrupt_watch(folder);
    svod_interrupt_release();
    return made ? folder : NULL;
}

bool svod_convert_put(svod_arena *arena, const char *folder, const char *name, svod_bytes bytes) {
    int fd = open(svod_host_join(arena, folder, name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    size_t at = 0;
    while (at < bytes.len) {
        ssize_t done = write(fd, bytes.data + at, bytes.len - at);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) break;
        at += (size_t)done;
    }
    return !close(fd) && at == bytes.len;
}

void svod_convert_clean(const char *folder) {
    if (!folder) return;
    svod_tree_remove(folder);
    svod_interrupt_unwatch(folder);
}
