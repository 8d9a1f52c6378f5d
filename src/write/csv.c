// Small shared parts of the CSV outputs.
#include "write/csv.h"

#include <string.h>

void svod_csv_put_begin(const char *header, svod_buf *out) {
    svod_buf_printf(out, "\xEF\xBB\xBF%s\n", header);
}

void svod_csv_put_text(const char *text, svod_buf *out) {
    text = text ? text : "";
    if (!svod_utf8_valid(text, strlen(text))) // a file's name can hold any bytes
        text = svod_utf8_repair(out->arena, text, strlen(text));
    bool formula = *text && strchr("=+-@\t\r", *text);
    bool quoted = strpbrk(text, ";\"\r\n") != NULL;
    svod_buf_str(out, quoted ? "\"" : "");
    svod_buf_str(out, formula ? "'" : "");
    for (size_t plain; quoted && (plain = strcspn(text, "\""), text[plain]); text += plain + 1) {
        svod_buf_add(out, text, plain);
        svod_buf_str(out, "\"\"");
    }
    svod_buf_str(out, text);
    svod_buf_str(out, quoted ? "\";" : ";");
}

void svod_csv_put_count(size_t count, svod_buf *out) {
    char text[24], *at = text + sizeof text;
    *--at = ';';
    do
        *--at = (char)('0' + count % 10);
    while (count /= 10);
    svod_buf_add(out, at, (size_t)(text + sizeof text - at));
}

void svod_csv_put_ratio(svod_ratio ratio, svod_buf *out) {
    char text[40];
    if (ratio.den) {
        svod_ratio_text(text, ratio, 10, '.');
        size_t len = strlen(text);
        while (text[len - 1] == '0')
            len--;
        svod_buf_add(out, text, text[len - 1] == '.' ? len - 1 : len);
    }
    svod_buf_str(out, ";");
}

void svod_csv_put_end(svod_buf *out) {
    out->data[out->len - 1] = '\n';
}
