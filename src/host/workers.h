// Work over numbered things on all cores. Refuses: knowing the work.
#ifndef SVOD_HOST_WORKERS_H
#define SVOD_HOST_WORKERS_H

#include <stddef.h>

// How many workers there would be for `count` things: processors that this process may use, at most `count` and 64; $SVOD_WORKERS, a
// number, says otherwise.
size_t svod_workers(size_t count);
// Calls work(ctx, worker, index) for every index below count, each once, `workers` at a time; returns when all are done. Indices are taken
// in order. With one worker everything runs in the calling thread.
void svod_work(size_t workers, size_t count, void (*work)(void *ctx, size_t worker, size_t index), void *ctx);

#endif
