// A child process under limits, and both ends of its pipe.
#include "host/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "host/host.h"
#include "host/jail.h"

#define PIECE ((size_t)64 << 10)
#define PIPE (256 << 10) // the child works ahead that far; a system that allows less gives its own size

struct svod_child_out {
    int fd;
    size_t len;
    unsigned char bytes[PIECE];
};

// ---- in the child --------------------------------------------------------------------------------------------------------

static svod_child_out pipe_out;

static void send_all(svod_child_out *out, const unsigned char *bytes, size_t len) {
    while (len) {
        ssize_t done = write(out->fd, bytes, len);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) _exit(EXIT_FAILURE);
        bytes += done;
        len -= (size_t)done;
    }
}

void svod_child_flush(svod_child_out *out) {
    send_all(out, out->bytes, out->len);
    out->len = 0;
}

void svod_child_write(svod_child_out *out, const void *bytes, size_t len) {
    if (len > PIECE - out->len) svod_child_flush(out);
    if (len >= PIECE) {
        send_all(out, bytes, len);
        return;
    }
    if (len) memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
}

// What was written until then is still good.
static void no_memory(size_t wanted) {
    (void)wanted;
    svod_child_flush(&pipe_out);
    _exit(SVOD_JAIL_NO_MEMORY);
}

// ---- in the parent -------------------------------------------------------------------------------------------------------

// A program started with SIGCHLD ignored would never learn how its children ended.
static void heed_children(void) {
    struct sigaction action;
    if (!sigaction(SIGCHLD, NULL, &action) && action.sa_handler == SIG_IGN) signal(SIGCHLD, SIG_DFL);
}

int svod_child_start(svod_child *child, void (*run)(void *ctx, svod_child_out *out), void *ctx, const svod_child_limits *limits) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC)) return errno;
    fcntl(ends[1], F_SETPIPE_SZ, PIPE);
    heed_children();
    // No handler of this process may run in the child: it would clean up what is not the child's.
    sigset_t all, mask;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &mask);
    pid_t self = getpid(), pid = fork();
    int error = errno;
    if (pid == 0) {
        pipe_out.fd = svod_jail_enter(self, ends[1], limits, no_memory);
        run(ctx, &pipe_out);
        svod_child_flush(&pipe_out);
        _exit(EXIT_SUCCESS);
    }
    sigprocmask(SIG_SETMASK, &mask, NULL);
    close(ends[1]);
    if (pid < 0) close(ends[0]);
    *child = (svod_child){.pid = pid, .fd = ends[0], .patience = limits->wait_ms / 1e3, .room = limits->output, .over = SVOD_CHILD_DONE};
    return pid < 0 ? error : 0;
}

// True when something can be read, the end included.
static bool wait_for_bytes(svod_child *child) {
    struct pollfd at = {.fd = child->fd, .events = POLLIN};
    int ready = 0;
    while (!ready && child->patience > 0) {
        double from = svod_host_seconds();
        ready = poll(&at, 1, (int)(child->patience * 1e3) + 1);
        child->patience -= svod_host_seconds() - from;
        if (ready < 0 && errno == EINTR) ready = 0;
    }
    if (!ready) child->over = SVOD_CHILD_TIME;
    return ready > 0;
}

size_t svod_child_read(svod_child *child, void *room, size_t len) {
    ssize_t got = -1;
    if (child->over) return 0;
    while (got < 0) {
        if (!wait_for_bytes(child)) return 0;
        got = read(child->fd, room, len);
        if (got < 0 && errno != EINTR) return 0;
    }
    if ((size_t)got > child->room) {
        child->over = SVOD_CHILD_OUTPUT;
        return 0;
    }
    child->room -= (size_t)got;
    return (size_t)got;
}

static svod_child_end read_status(int status, int *number) {
    if (WIFSIGNALED(status)) {
        *number = WTERMSIG(status);
        return *number == SIGXCPU ? SVOD_CHILD_TIME : SVOD_CHILD_SIGNAL;
    }
    *number = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
    return *number == EXIT_SUCCESS ? SVOD_CHILD_DONE : *number == SVOD_JAIL_NO_MEMORY ? SVOD_CHILD_MEMORY : SVOD_CHILD_EXITED;
}

svod_child_end svod_child_finish(svod_child *child, int *number) {
    // One that closed the pipe because it is ending keeps the status that it ends with.
    kill(child->pid, SIGKILL);
    close(child->fd);
    int status = 0;
    pid_t buried;
    do {
        buried = waitpid(child->pid, &status, 0);
    } while (buried < 0 && errno == EINTR);
    *number = EXIT_FAILURE;
    svod_child_end end = buried < 0 ? SVOD_CHILD_EXITED : read_status(status, number);
    return child->over ? child->over : end;
}
