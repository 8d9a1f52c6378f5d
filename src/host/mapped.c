// Mapped files under watch.
#include "host/mapped.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 64 // a run has a handful of big inputs; from then on files are copied

typedef struct mapped {
    unsigned char *data;
    size_t len;
    int fd; // its own: to ask whether the file is still the same
    struct stat info;
    bool told; // as a finding
} mapped;

static mapped files[FILES];
static volatile sig_atomic_t count;
static struct sigaction before;

// Reading behind the end of a file that was shortened: from there on zeros. Whoever read them asks svod_host_kept at the end.
static void on_bus(int number, siginfo_t *info, void *context) {
    (void)context;
    uintptr_t at = (uintptr_t)info->si_addr, page = at & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
    for (int i = 0; i < count; i++) {
        uintptr_t from = (uintptr_t)files[i].data, to = from + files[i].len;
        if (at < from || at >= to) continue;
        void *zeros = mmap((void *)page, to - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
        if (zeros != MAP_FAILED) return;
    }
    sigaction(number, &before, NULL); // not ours: it ends as it would have ended
    raise(number);
}

static void install(void) {
    struct sigaction now, action = {.sa_sigaction = on_bus, .sa_flags = SA_SIGINFO};
    if (sigaction(SIGBUS, NULL, &now) || now.sa_sigaction == on_bus) return;
    before = now;
    sigaction(SIGBUS, &action, NULL);
}

bool svod_map_file(int fd, size_t size, svod_bytes *out) {
    mapped made = {.len = size};
    if (count >= FILES || fstat(fd, &made.info)) return false;
    made.fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (made.fd < 0) return false;
    void *data = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) {
        close(made.fd);
        return false;
    }
    made.data = data;
    install();
    files[count] = made;
    count = count + 1;
    *out = (svod_bytes){data, size};
    return true;
}

static bool same(const struct stat *a, const struct stat *b) {
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool svod_host_kept(svod_bytes bytes, const char *shown, svod_findings *findings) {
    mapped *file = NULL;
    for (int i = 0; i < count; i++)
        if (files[i].data == bytes.data) file = &files[i];
    struct stat now;
    if (!file || (!fstat(file->fd, &now) && same(&now, &file->info))) return true;
    if (!file->told) svod_add(findings, SVOD_F_file_changed, svod_place_file(shown), "", "");
    file->told = true;
    return false;
}
