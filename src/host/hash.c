// SHA-256 in hexadecimal.
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include "host/host.h"

struct svod_hash {
    crypto_hash_sha256_state state;
};

svod_hash *svod_hash_begin(svod_arena *arena) {
    svod_hash *hash = SVOD_NEW(arena, svod_hash);
    crypto_hash_sha256_init(&hash->state);
    return hash;
}

void svod_hash_add(svod_hash *hash, const void *data, size_t len) {
    crypto_hash_sha256_update(&hash->state, data, len);
}

void svod_hash_end(svod_hash *hash, char hex[65]) {
    unsigned char bytes[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&hash->state, bytes);
    sodium_bin2hex(hex, 65, bytes, sizeof bytes);
}

void svod_host_sha256(const void *data, size_t len, char hex[65]) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, data, len);
    sodium_bin2hex(hex, 65, hash, sizeof hash);
}
