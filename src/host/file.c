// Whole files into memory.
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/fault.h"
#include "host/host.h"
#include "host/mapped.h"

#define MAP_FROM ((size_t)4 << 20) // bytes from which on a file is mapped rather than copied

static bool fault(svod_findings *findings, svod_code code, const char *shown, const char *found, const char *expected) {
    return svod_add(findings, code, svod_place_file(shown), found, expected);
}

static bool too_big(svod_findings *findings, const char *shown, size_t size, size_t cap) {
    const char *found = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_host_megabytes), size >> 20);
    const char *most = svod_printf(findings->arena, svod_say(findings->lang, SVOD_T_host_at_most), cap >> 20);
    return fault(findings, SVOD_F_file_too_big, shown, found, most);
}

// 0, an errno value, or -1 when the file was shorter than its size said.
static int copy_bytes(svod_arena *arena, int fd, size_t size, svod_bytes *out) {
    unsigned char *data = svod_alloc(arena, size + 1); // one zero byte more, for the debugger's sake
    for (size_t done = 0; done < size;) {
        ssize_t got = read(fd, data + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got < 0 ? errno : -1;
        done += (size_t)got;
    }
    *out = (svod_bytes){data, size};
    return 0;
}

// Whether somebody wrote to the file since.
static bool written_to(int fd, const struct stat *since) {
    struct stat now;
    if (fstat(fd, &now)) return true;
    return now.st_size != since->st_size || now.st_mtim.tv_sec != since->st_mtim.tv_sec || now.st_mtim.tv_nsec != since->st_mtim.tv_nsec;
}

static bool read_open(svod_arena *arena, int fd, const char *shown, size_t cap, size_t map_from, svod_bytes *out, svod_findings *findings) {
    struct stat info;
    if (fstat(fd, &info)) return fault(findings, SVOD_F_file_unreadable, shown, svod_host_fault(findings->lang, errno), "");
    if (!S_ISREG(info.st_mode)) {
        svod_text why = S_ISDIR(info.st_mode) ? SVOD_T_host_is_folder : SVOD_T_host_not_regular;
        return fault(findings, SVOD_F_file_unreadable, shown, svod_say(findings->lang, why), "");
    }
    size_t size = (size_t)info.st_size;
    if (size == 0) return fault(findings, SVOD_F_file_empty, shown, "", "");
    if (size > cap) return too_big(findings, shown, size, cap);
    if (size >= map_from && svod_map_file(fd, size, out)) return true;
    int error = copy_bytes(arena, fd, size, out);
    if (error == 0 && written_to(fd, &info)) return fault(findings, SVOD_F_file_changed, shown, "", "");
    if (error == 0) return true;
    const char *why = error < 0 ? svod_say(findings->lang, SVOD_T_host_grew) : svod_host_fault(findings->lang, error);
    return fault(findings, SVOD_F_file_unreadable, shown, why, "");
}

static bool read_path(svod_arena *arena, const char *path, const char *shown, size_t cap, size_t map_from, svod_bytes *out,
                      svod_findings *findings) {
    // Not to wait at a pipe that nobody writes to.
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        return fault(findings, missing ? SVOD_F_file_missing : SVOD_F_file_unreadable, shown,
                     missing ? "" : svod_host_fault(findings->lang, errno), "");
    }
    bool done = read_open(arena, fd, shown, cap, map_from, out, findings);
    close(fd);
    return done;
}

bool svod_host_read(svod_arena *arena, const char *path, const char *shown, svod_bytes *out, svod_findings *findings) {
    return read_path(arena, path, shown, SVOD_FILE_CAP, MAP_FROM, out, findings);
}

bool svod_host_copy(svod_arena *arena, const char *path, const char *shown, size_t cap, svod_bytes *out, svod_findings *findings) {
    return read_path(arena, path, shown, cap, SIZE_MAX, out, findings);
}

static bool same_bytes(int fd, svod_bytes bytes) {
    unsigned char room[16384];
    for (size_t at = 0;;) {
        ssize_t got = read(fd, room, sizeof room);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0 && at == bytes.len;
        if ((size_t)got > bytes.len - at || memcmp(room, bytes.data + at, (size_t)got)) return false;
        at += (size_t)got;
    }
}

bool svod_host_same(const char *path, svod_bytes bytes) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    bool same = same_bytes(fd, bytes);
    close(fd);
    return same;
}

bool svod_host_is_dir(const char *path) {
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

bool svod_host_is_file(const char *path) {
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode);
}
