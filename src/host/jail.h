// What a child process takes off before it touches a file of strangers.
#ifndef SVOD_HOST_JAIL_H
#define SVOD_HOST_JAIL_H

#include <sys/types.h>

#include "host/child.h"

#define SVOD_JAIL_NO_MEMORY 71 // exit status of a child whose allocation failed

// In the child, once, with all signals blocked: default signals, let through again; `out` as the only descriptor; the limits; the filter
// of system calls. `no_memory` is called instead of a failed allocation and must end the process. Returns the descriptor that `out` now is.
int svod_jail_enter(pid_t parent, int out, const svod_child_limits *limits, void (*no_memory)(size_t wanted));

#endif
