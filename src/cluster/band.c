// Bands of whole numbers: finding the one that holds a value, and saying which there are.
#include "cluster/band.h"

#include "base/str.h"

#define MOST_SCALE 18

static __int128 power_of_ten(int exponent) {
    __int128 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

// Bands are declared in whole numbers and meet there (50 and 51), so 50.9 belongs to the one that ends with 50.
static int64_t whole_of(svod_decimal value) {
    __int128 unit = power_of_ten(value.scale > MOST_SCALE ? MOST_SCALE : value.scale);
    __int128 whole = value.mantissa / unit;
    if (value.mantissa < 0 && whole * unit != value.mantissa) whole--;
    return (int64_t)whole;
}

uint32_t cluster_band(const svod_cluster *cluster, svod_decimal value) {
    int64_t whole = whole_of(value);
    for (uint32_t i = 0; i < cluster->count; i++)
        if (whole >= cluster->levels[i].from && whole <= cluster->levels[i].to) return i;
    return CLUSTER_NO_LEVEL;
}

bool cluster_whole_ratio(svod_decimal a, svod_decimal b, int64_t *out) {
    if (a.scale > MOST_SCALE || b.scale > MOST_SCALE) return false;
    __int128 above, under; // a / b = (a.mantissa * 10^b.scale) / (b.mantissa * 10^a.scale)
    if (__builtin_mul_overflow((__int128)a.mantissa, power_of_ten(b.scale), &above)) return false;
    if (__builtin_mul_overflow((__int128)b.mantissa, power_of_ten(a.scale), &under)) return false;
    __int128 whole = above / under;
    if (whole > INT64_MAX) return false;
    *out = (int64_t)whole;
    return true;
}

const char *cluster_gap_words(const svod_cluster *cluster, svod_decimal value, svod_lang lang, svod_arena *arena) {
    int64_t whole = whole_of(value);
    if (*cluster->gap && (whole < cluster->gap_below || whole > cluster->gap_above)) return cluster->gap;
    svod_buf out = svod_buf_of(arena);
    for (size_t i = 0; i < cluster->count; i++)
        svod_buf_printf(&out, "%s%s", i > 0 ? ", " : "", svod_level_words(&cluster->levels[i], arena, lang));
    return out.data ? out.data : "";
}
