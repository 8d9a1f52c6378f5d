// What every child process does first, for host/jail.c and host/fence.c.
#ifndef SVOD_HOST_NEWBORN_H
#define SVOD_HOST_NEWBORN_H

#include <sys/resource.h>
#include <sys/types.h>

// In the child: default signals, let through again; it ends with `parent`, at once where that has ended already.
void svod_newborn(pid_t parent);

// Both limits of a resource, never above what the process may have already.
void svod_limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard);

#endif
