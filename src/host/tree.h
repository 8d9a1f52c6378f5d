// A folder with all that is in it. By system calls alone: handlers of signals may call it.
#ifndef SVOD_HOST_TREE_H
#define SVOD_HOST_TREE_H

#include <stddef.h>

void svod_tree_remove(const char *path);
// Bytes of its files, as far as they can be seen.
size_t svod_tree_bytes(const char *path);

#endif
