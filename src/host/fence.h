// What stands around another program that is run on a file of strangers.
#ifndef SVOD_HOST_FENCE_H
#define SVOD_HOST_FENCE_H

#include <sys/types.h>

#include "host/convert.h"

typedef struct svod_fence {
    pid_t parent;
    int in, out, err;   // become the standard streams; no other descriptor stays
    const char *folder; // where the program starts and may write; NULL: nowhere
    const svod_convert_limits *limits;
} svod_fence;

// In the child between fork and exec, with all signals blocked: a session of its own, default signals, let through again, streams, limits,
// the filter. Calls only what is safe where other threads held locks when the process was forked.
void svod_fence_enter(const svod_fence *fence);

#endif
