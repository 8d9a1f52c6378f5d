// A child process that is trusted with nothing: it runs one function under limits and writes to a pipe. For readers of formats that no
// one can vouch for. Refuses: knowing what goes over the pipe; whoever reads it must not believe it.
#ifndef SVOD_HOST_CHILD_H
#define SVOD_HOST_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct svod_child_limits {
    size_t memory;        // bytes above what this process has when the child is started
    size_t output;        // bytes over the pipe
    unsigned cpu_seconds; // processor time, whole seconds
    unsigned wait_ms;     // how long this process waits at the pipe, all waits together; what it does between them is not counted
} svod_child_limits;

typedef enum svod_child_end {
    SVOD_CHILD_DONE,   // the function returned
    SVOD_CHILD_EXITED, // ended by itself before that; number: exit status
    SVOD_CHILD_SIGNAL, // number: signal
    SVOD_CHILD_TIME,   // processor or waiting time was over
    SVOD_CHILD_MEMORY,
    SVOD_CHILD_OUTPUT
} svod_child_end;

// The child's end of the pipe: what is written is sent in pieces of 64 KiB.
typedef struct svod_child_out svod_child_out;
void svod_child_write(svod_child_out *out, const void *bytes, size_t len);
void svod_child_flush(svod_child_out *out);

typedef struct svod_child {
    pid_t pid;
    int fd;
    double patience; // seconds of waiting left
    size_t room;     // bytes of output left
    svod_child_end over;
} svod_child;

// Runs `run` in a child, which has this process's memory as it is now (a copy) and nothing else: no standard streams (built with
// sanitizers it keeps standard error for their reports), no other descriptor, default signals, no core; it may not write files, start
// processes or programs, nor open sockets; it does not outlive this process. Where the system has no seccomp, resource limits alone
// stand for that. 0, or an errno value: no child then.
int svod_child_start(svod_child *child, void (*run)(void *ctx, svod_child_out *out), void *ctx, const svod_child_limits *limits);
// Waits for bytes: how many came, 0 when there are no more or a limit was reached.
size_t svod_child_read(svod_child *child, void *room, size_t len);
// Kills what still runs, buries it and says how it ended. Must be called once for every child that was started.
svod_child_end svod_child_finish(svod_child *child, int *number);

#endif
