// Bytes appended one after another.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

svod_buf svod_buf_of(svod_arena *arena) {
    return (svod_buf){.arena = arena};
}

static void reserve(svod_buf *buf, size_t more) {
    if (buf->drain && buf->len >= SVOD_BUF_PIECE) {
        buf->drain(buf->ctx, buf->data, buf->len);
        buf->len = 0;
    }
    size_t need = buf->len + more + 1;
    if (need <= buf->capacity) return;
    size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
    while (capacity < need)
        capacity *= 2;
    buf->data = svod_alloc_more(buf->arena, buf->data, buf->capacity, capacity);
    buf->capacity = capacity;
}

void svod_buf_add(svod_buf *buf, const char *bytes, size_t len) {
    reserve(buf, len);
    if (len) memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
}

size_t svod_buf_room(svod_buf *buf, size_t least) {
    reserve(buf, least);
    return buf->capacity - buf->len - 1;
}

void svod_buf_str(svod_buf *buf, const char *text) {
    svod_buf_add(buf, text, strlen(text));
}

void svod_buf_printf(svod_buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        reserve(buf, (size_t)len);
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}
