// Files that are mapped, not copied, and what becomes of them when somebody shortens or rewrites the file meanwhile.
#ifndef SVOD_HOST_MAPPED_H
#define SVOD_HOST_MAPPED_H

#include "host/host.h"

// Maps the whole file for as long as the process lives; `fd` may be closed afterwards. False: it cannot be mapped, copy it. A part that
// is cut off the file later reads as zeros (svod_host_kept tells), not as SIGBUS.
bool svod_map_file(int fd, size_t size, svod_bytes *out);

#endif
