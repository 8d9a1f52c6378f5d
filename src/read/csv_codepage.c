// The three 8-bit encodings of Russian texts, each byte as UTF-8.
#include <string.h>

#include "base/str.h"
#include "read/codepage.h"
#include "read/csv.h"

unsigned svod_csv_code(svod_csv_encoding encoding, unsigned char byte) {
    static const unsigned numbers[] = {1251, 20866, 866};
    return byte < 0x80 ? byte : svod_codepage_table(numbers[encoding - SVOD_CSV_CP1251])[byte - 0x80];
}

void svod_csv_table_make(svod_csv_encoding encoding, svod_csv_table *out) {
    memset(out, 0, sizeof *out);
    for (unsigned i = 0; i < 256; i++) {
        unsigned code = svod_csv_code(encoding, (unsigned char)i);
        out->len[i] = (unsigned char)(svod_utf8_put(out->bytes[i], code) - out->bytes[i]);
        out->odd[i] = i == 0 ? SVOD_CSV_ZERO : code == SVOD_CODEPAGE_NONE ? SVOD_CSV_UNDEFINED : 0;
    }
}

size_t svod_csv_turn(const svod_csv_table *table, const char *text, size_t len, char *out, unsigned *odd) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    char *to = out;
    for (size_t i = 0; i < len;) {
        uint64_t eight = highs;
        if (i + 8 <= len) {
            memcpy(&eight, text + i, 8);
        }
        if (((eight | ((eight - ones) & ~eight)) & highs) == 0) { // plain ones, none of them zero
            memcpy(to, text + i, 8);
            to += 8;
            i += 8;
            continue;
        }
        for (size_t stop = len - i < 8 ? len : i + 8; i < stop; i++) {
            unsigned char byte = (unsigned char)text[i];
            *odd |= table->odd[byte];
            memcpy(to, table->bytes[byte], sizeof table->bytes[byte]);
            to += table->len[byte];
        }
    }
    return (size_t)(to - out);
}
