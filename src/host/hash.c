// SHA-256 in hexadecimal.
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include "host/host.h"

void svod_host_sha256(const void *data, size_t len, char hex[65]) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, data, len);
    sodium_bin2hex(hex, 65, hash, sizeof hash);
}
