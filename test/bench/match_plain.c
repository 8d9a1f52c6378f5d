// What svod's matcher is held against: every pattern alone with PCRE2 and JIT over every file, and, with no patterns, the bytes added up.
// usage: bench_match_plain PATTERNS|- FILE...        TSV of counts on standard output
//        bench_match_plain --lines PHRASES FILE...   the same of a rubric's phrases, every line of a file a text of its own
#define PCRE2_CODE_UNIT_WIDTH 8
#include <fcntl.h>
#include <pcre2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "match/phrase.h"

#define MOST 2000

static pcre2_code *codes[MOST];
static size_t count;

static void load(const char *path, bool phrases, svod_arena *arena) {
    FILE *file = fopen(path, "r");
    char line[4096];
    while (file && count < MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        int error;
        PCRE2_SIZE offset;
        if (!*line) continue;
        size_t wrong;
        const char *why, *regex = phrases ? svod_phrase_regex(line, arena, &wrong, &why) : line;
        codes[count] =
            !regex ? NULL
                   : pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP, &error, &offset, NULL);
        if (!codes[count] || pcre2_jit_compile(codes[count], PCRE2_JIT_COMPLETE)) {
            fprintf(stderr, "does not compile: %s\n", line);
            exit(3);
        }
        count++;
    }
    if (file) fclose(file);
}

static char *text;
static size_t room;

static size_t read_file(const char *path) {
    int file = open(path, O_RDONLY);
    struct stat stat;
    if (file < 0 || fstat(file, &stat)) exit(3);
    if ((size_t)stat.st_size > room) text = realloc(text, room = (size_t)stat.st_size);
    ssize_t got = text ? read(file, text, (size_t)stat.st_size) : 0;
    close(file);
    return got > 0 ? (size_t)got : 0;
}

static size_t matches(const pcre2_code *code, pcre2_match_data *data, const char *from, size_t len) {
    size_t found = 0;
    for (size_t at = 0; at <= len && pcre2_match(code, (PCRE2_SPTR)from, len, at, PCRE2_NO_UTF_CHECK, data, NULL) > 0; found++) {
        const PCRE2_SIZE *place = pcre2_get_ovector_pointer(data);
        if (place[1] <= at && place[1] == place[0]) break; // no pattern of a bench matches nothing
        at = place[1];
    }
    return found;
}

static size_t in_lines(const pcre2_code *code, pcre2_match_data *data, size_t len) {
    size_t found = 0;
    for (const char *at = text, *end = text + len, *next; at < end; at = next + 1) {
        next = memchr(at, '\n', (size_t)(end - at));
        if (!next) next = end;
        found += matches(code, data, at, (size_t)(next - at));
    }
    return found;
}

int main(int argc, char **argv) {
    bool lines = argc > 1 && strcmp(argv[1], "--lines") == 0;
    argc -= lines;
    argv += lines;
    if (argc < 2) return 2;
    svod_arena *arena = svod_arena_new();
    if (strcmp(argv[1], "-") != 0) load(argv[1], lines, arena);
    svod_arena_free(arena);
    pcre2_match_data *data = pcre2_match_data_create(32, NULL);
    uint64_t sum = 0;
    for (int i = 2; i < argc; i++) {
        size_t len = read_file(argv[i]);
        const char *name = strrchr(argv[i], '/');
        if (!count)
            for (size_t k = 0; k < len; k++)
                sum += (unsigned char)text[k];
        if (count) printf("%s", name ? name + 1 : argv[i]);
        for (size_t k = 0; k < count; k++)
            printf("\t%zu", lines ? in_lines(codes[k], data, len) : matches(codes[k], data, text, len));
        if (count) putchar('\n');
    }
    if (!count) printf("%llu\n", (unsigned long long)sum);
    return 0;
}
