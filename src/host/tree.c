// A folder with all that is in it, without a library's memory.
#include "host/tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DEPTH 32 // a program that nests deeper loses: what is there stays

static size_t walk(const char *name, int at, bool remove, int depth);

// One pass over an open folder. *removed: whether anything went.
static size_t pass(int fd, bool remove, int depth, bool *removed) {
    size_t bytes = 0;
    char room[2048] __attribute__((aligned(8)));
    for (long got; (got = syscall(SYS_getdents64, fd, room, sizeof room)) > 0;) {
        for (long i = 0; i < got;) {
            const struct dirent64 *entry = (const struct dirent64 *)(const void *)(room + i);
            i += entry->d_reclen;
            const char *one = entry->d_name;
            struct stat info;
            if (!strcmp(one, ".") || !strcmp(one, "..") || fstatat(fd, one, &info, AT_SYMLINK_NOFOLLOW)) continue;
            bool folder = S_ISDIR(info.st_mode);
            bytes += folder && depth < DEPTH ? walk(one, fd, remove, depth + 1) : (size_t)info.st_blocks * 512;
            if (remove && !unlinkat(fd, one, folder ? AT_REMOVEDIR : 0)) *removed = true;
        }
    }
    return bytes;
}

static size_t walk(const char *name, int at, bool remove, int depth) {
    int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return 0;
    bool removed = false;
    size_t bytes = pass(fd, remove, depth, &removed);
    // What goes moves the rest, so that a pass may have stepped over some.
    while (removed) {
        removed = false;
        lseek(fd, 0, SEEK_SET);
        pass(fd, remove, depth, &removed);
    }
    close(fd);
    return bytes;
}

void svod_tree_remove(const char *path) {
    walk(path, AT_FDCWD, true, 0);
    rmdir(path);
}

size_t svod_tree_bytes(const char *path) {
    return walk(path, AT_FDCWD, false, 0);
}
