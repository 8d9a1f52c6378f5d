// What reading a CSV costs at the very least the plain way: memchr for every line end and, within each line, for every separator.
// usage: floor_csv FILE...
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct counts {
    unsigned long long lines, fields;
} counts;

static void count_line(const char *at, const char *end, counts *out) {
    out->lines++;
    out->fields++;
    while ((at = memchr(at, ';', (size_t)(end - at)))) {
        at++;
        out->fields++;
    }
}

static void count_lines(const char *at, const char *end, counts *out) {
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        count_line(at, stop, out);
        at = stop + 1;
    }
}

static bool walk(const char *path, counts *out) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    if (fd < 0) return false;
    void *data = fstat(fd, &info) == 0 && info.st_size > 0 ? mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    close(fd);
    if (data == MAP_FAILED) return false;
    madvise(data, (size_t)info.st_size, MADV_SEQUENTIAL);
    count_lines(data, (const char *)data + info.st_size, out);
    munmap(data, (size_t)info.st_size);
    return true;
}

int main(int argc, char **argv) {
    counts found = {0};
    for (int i = 1; i < argc; i++)
        if (!walk(argv[i], &found)) return fprintf(stderr, "%s: not readable\n", argv[i]), 1;
    printf("%llu lines, %llu fields\n", found.lines, found.fields);
    return 0;
}
