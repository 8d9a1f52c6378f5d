// Lines of a pipe or file as they come.
#include "host/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "host/fault.h"

#define PIECE ((size_t)1 << 16)

struct svod_lines {
    int fd;
    bool own; // to be closed
    size_t cap;
    char *data;
    size_t from, len, room; // what is there and was not given yet: data[from, len)
    size_t seen;            // no line break in data[from, seen)
    bool ended, failed;
    bool skipping; // the rest of a line over the cap
};

svod_lines *svod_lines_of(int fd, size_t cap) {
    svod_lines *lines = calloc(1, sizeof *lines);
    if (!lines) return NULL;
    *lines = (svod_lines){.fd = fd, .cap = cap};
    return lines;
}

svod_lines *svod_lines_open(const char *path, size_t cap, svod_findings *findings) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool missing = fd < 0 && (errno == ENOENT || errno == ENOTDIR);
    svod_lines *lines = fd < 0 ? NULL : svod_lines_of(fd, cap);
    if (lines) {
        lines->own = true;
        return lines;
    }
    const char *why = missing ? "" : svod_host_fault(findings->lang, errno);
    svod_add(findings, missing ? SVOD_F_file_missing : SVOD_F_file_unreadable, svod_place_file(path), why, "");
    if (fd >= 0) close(fd);
    return NULL;
}

void svod_lines_free(svod_lines *lines) {
    if (lines && lines->own) close(lines->fd);
    if (lines) free(lines->data);
    free(lines);
}

// Room for one more piece; what was given already makes place first.
static bool make_room(svod_lines *own) {
    if (own->from) {
        memmove(own->data, own->data + own->from, own->len - own->from);
        own->len -= own->from;
        own->seen -= own->from;
        own->from = 0;
    }
    if (own->room - own->len >= PIECE) return true;
    size_t room = own->room ? own->room * 2 : PIECE * 2;
    char *more = realloc(own->data, room);
    if (!more) return false;
    own->data = more;
    own->room = room;
    return true;
}

static void fill(svod_lines *own) {
    if (own->ended || own->failed) return;
    if (!make_room(own)) {
        own->failed = true;
        return;
    }
    ssize_t got;
    do
        got = read(own->fd, own->data + own->len, own->room - own->len);
    while (got < 0 && errno == EINTR);
    own->failed = got < 0;
    own->ended = got == 0;
    if (got > 0) own->len += (size_t)got;
}

static const char *line_break(svod_lines *own) {
    const char *found = own->seen < own->len ? memchr(own->data + own->seen, '\n', own->len - own->seen) : NULL;
    if (!found) own->seen = own->len;
    return found;
}

static bool give(svod_lines *own, size_t end, bool broken, const char **text, size_t *len) {
    *text = own->data + own->from;
    *len = end - own->from;
    own->from = end + broken;
    own->seen = own->from;
    if (*len && (*text)[*len - 1] == '\r') --*len;
    return true;
}

// The rest of a line over the cap goes by unseen.
static void skip(svod_lines *own) {
    while (own->skipping) {
        const char *end = line_break(own);
        own->from = end ? (size_t)(end - own->data) + 1 : own->len;
        own->seen = own->from;
        own->skipping = !end && !own->ended && !own->failed;
        if (own->skipping) fill(own);
    }
}

svod_line_end svod_lines_next(svod_lines *own, const char **text, size_t *len) {
    skip(own);
    for (;;) {
        const char *end = line_break(own);
        size_t there = (end ? (size_t)(end - own->data) : own->len) - own->from;
        if (there > own->cap) {
            own->skipping = !end;
            give(own, end ? (size_t)(end - own->data) : own->len, end != NULL, text, len);
            return SVOD_LINE_LONG;
        }
        if (end) return give(own, (size_t)(end - own->data), true, text, len), SVOD_LINE;
        if (own->failed) return SVOD_LINE_FAULT;
        if (own->ended && !there) return SVOD_LINE_END;
        if (own->ended) return give(own, own->len, false, text, len), SVOD_LINE;
        fill(own);
    }
}

bool svod_lines_ready(svod_lines *own) {
    while (!own->skipping && !line_break(own) && !own->ended && !own->failed && own->len - own->from <= own->cap) {
        struct pollfd at = {.fd = own->fd, .events = POLLIN};
        if (poll(&at, 1, 0) <= 0) return false;
        fill(own);
    }
    return !own->skipping;
}
