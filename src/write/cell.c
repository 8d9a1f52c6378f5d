// Cells as JSON lines for `svod cells`: written by hand, since a sheet may have millions of them.
#include <string.h>

#include "write/write.h"

static void put(svod_buf *out, const char *text) {
    svod_buf_add(out, text, strlen(text));
}

static void put_count(svod_buf *out, uint32_t n) {
    char digits[10], *at = digits + sizeof digits;
    do
        *--at = (char)('0' + n % 10);
    while (n /= 10);
    svod_buf_add(out, at, (size_t)(digits + sizeof digits - at));
}

static void put_escape(svod_buf *out, unsigned char c) {
    static const char hex[] = "0123456789abcdef";
    char letter = c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c >= ' ' ? (char)c : 0;
    char escape[6] = {'\\', letter ? letter : 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    svod_buf_add(out, escape, letter ? 2 : 6);
}

static void put_string(svod_buf *out, const char *text, size_t len) {
    size_t from = 0;
    svod_buf_add(out, "\"", 1);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= ' ' && c != '"' && c != '\\') continue;
        svod_buf_add(out, text + from, i - from);
        put_escape(out, c);
        from = i + 1;
    }
    svod_buf_add(out, text + from, len - from);
    svod_buf_add(out, "\"", 1);
}

// A number of JSON without an exponent, of no more digits than a double holds.
static bool is_plain(const char *text, size_t len) {
    size_t at = len > 0 && *text == '-', from = at;
    while (at < len && svod_digit(text[at]))
        at++;
    if (len > 17 || at == from || (text[from] == '0' && at > from + 1)) return false;
    if (at == len) return true;
    size_t point = at++;
    while (at < len && svod_digit(text[at]))
        at++;
    return text[point] == '.' && at == len && at > point + 1;
}

// As the file writes it where JSON may write so too; else the shortest digits of the value, and the file's own when JSON could not read
// them ("7,50").
static void put_number(svod_buf *out, const svod_cell *cell) {
    char digits[32];
    double value = 0;
    bool machine = cell->text && svod_num_double(cell->text, cell->len, &value) && value == cell->number;
    if (machine && is_plain(cell->text, cell->len)) {
        svod_buf_add(out, cell->text, cell->len);
        return;
    }
    put(out, svod_double_text(digits, cell->number));
    if (machine || !cell->text) return;
    put(out, ",\"written\":");
    put_string(out, cell->text, cell->len);
}

static void put_text(svod_buf *out, const svod_cell *cell) {
    if (!cell->raw) {
        put_string(out, cell->text, cell->len);
        return;
    }
    put_string(out, cell->raw, strlen(cell->raw));
    put(out, ",\"nfc\":");
    put_string(out, cell->text, cell->len);
}

static void put_value(svod_buf *out, const svod_cell *cell) {
    switch (cell->type) {
    case SVOD_CELL_NUMBER:
        put_number(out, cell);
        break;
    case SVOD_CELL_STRING:
        put_text(out, cell);
        break;
    case SVOD_CELL_BOOL:
        put(out, cell->number != 0 ? "true" : "false");
        break;
    case SVOD_CELL_EMPTY:
        put(out, "null");
        break;
    default:
        put_string(out, cell->text, cell->len);
    }
}

svod_cell_writer svod_cell_writer_of(svod_buf *out) {
    return (svod_cell_writer){.out = out, .head = svod_buf_of(out->arena)};
}

void svod_write_cells_begin(svod_cell_writer *writer, const svod_sheet_info *info) {
    // A file can be named by bytes that are no text, and a CSV gives its sheet that name.
    const char *name = svod_utf8_repair(writer->out->arena, info->name, strlen(info->name));
    writer->head.len = 0;
    put(&writer->head, "{\"sheet\":");
    put_string(&writer->head, name, strlen(name));
    put(&writer->head, ",\"row\":");
}

void svod_write_cell(svod_cell_writer *writer, const svod_cell *cell) {
    svod_buf *out = writer->out;
    char ref[SVOD_REF_SIZE];
    bool damaged = cell->flags & SVOD_CELL_DAMAGED;
    svod_buf_add(out, writer->head.data, writer->head.len);
    put_count(out, cell->row);
    put(out, ",\"col\":");
    put_count(out, cell->col);
    put(out, ",\"ref\":\"");
    put(out, svod_ref(ref, cell->row, cell->col));
    put(out, "\",\"type\":\"");
    put(out, damaged ? "damaged" : svod_cell_type_id((svod_cell_type)cell->type));
    put(out, damaged ? "\",\"value\":null,\"raw\":" : "\",\"value\":");
    if (damaged)
        put_string(out, svod_cell_text(cell), cell->text ? cell->len : 0);
    else
        put_value(out, cell);
    if (cell->flags & (SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT)) put(out, ",\"formula\":true");
    if (cell->flags & SVOD_CELL_PERCENT) put(out, ",\"percent\":true");
    if (cell->flags & SVOD_CELL_HIDDEN) put(out, ",\"hidden\":true");
    if (cell->flags & SVOD_CELL_MOVED) put(out, ",\"moved\":true");
    put(out, "}\n");
}
