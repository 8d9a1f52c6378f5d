// XLS in this process: a compound file or a bare stream of records.
#include "fuzz.h"
#include "read/xls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
    static const svod_read_options options;
    read_under_contract(svod_xls_read, (svod_bytes){data, len}, &options);
    return 0;
}
