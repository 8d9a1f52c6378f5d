// One cell as a JSON line for `svod cells`.
#include <jansson.h>
#include <string.h>

#include "write/write.h"

static int take(const char *bytes, size_t len, void *data) {
    svod_buf_add(data, bytes, len);
    return 0;
}

static bool needs_escapes(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < ' ' || c == '"' || c == '\\') {
            return true;
        }
    }
    return false;
}

// Most texts go through as they are; a JSON value is made only for those that need escapes.
static void put_string(svod_buf *out, const char *text, size_t len) {
    if (!needs_escapes(text, len)) {
        svod_buf_add(out, "\"", 1);
        svod_buf_add(out, text, len);
        svod_buf_add(out, "\"", 1);
        return;
    }
    json_t *value = json_stringn(text, len);
    json_dump_callback(value, take, out, JSON_ENCODE_ANY);
    json_decref(value);
}

static void put_value(svod_buf *out, const svod_cell *cell) {
    char number[32];
    switch (cell->type) {
    case SVOD_CELL_NUMBER:
        svod_buf_str(out, svod_double_text(number, cell->number));
        break;
    case SVOD_CELL_BOOL:
        svod_buf_str(out, cell->number != 0 ? "true" : "false");
        break;
    case SVOD_CELL_EMPTY:
        svod_buf_str(out, "null");
        break;
    default:
        put_string(out, cell->text, cell->len);
    }
}

void svod_write_cell(const svod_sheet_info *info, const svod_cell *cell, svod_buf *out) {
    char ref[SVOD_REF_SIZE];
    svod_buf_str(out, "{\"sheet\":");
    put_string(out, info->name, strlen(info->name));
    svod_buf_printf(out, ",\"row\":%u,\"col\":%u,\"ref\":\"%s\",\"type\":\"%s\",\"value\":", cell->row, cell->col,
                    svod_ref(ref, cell->row, cell->col), svod_cell_type_id((svod_cell_type)cell->type));
    put_value(out, cell);
    svod_buf_add(out, "}\n", 2);
}
