// CSV: the first byte chooses what a campaign forces, the rest is the file.
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    static const char *const encodings[] = {NULL, NULL, "utf-8", "windows-1251", "koi8-r", "cp866", "utf-16le", "utf-16be"};
    static const char *const delimiters[] = {NULL, NULL, NULL, ";", ",", "tab", "|", NULL};
    if (len == 0) {
        return 0;
    }
    svod_read_options options = {.encoding = encodings[data[0] & 7], .delimiter = delimiters[data[0] >> 3 & 7]};
    options.decimal = data[0] >> 6 == 2 ? "," : data[0] >> 6 == 3 ? "." : NULL;
    read_format("csv", (svod_bytes){data + 1, len - 1}, &options);
    return 0;
}
