// Compares the right figure with the printed one digit by digit.
#include "audit/slip.h"

#include <string.h>

// Digits of a figure without sign, with so many places: "0750" is never made, leading zeros are left out but for the one before the mark.
static void digits(char buf[40], int64_t value, unsigned decimals) {
    svod_pub_text(buf, value < 0 ? -value : value, decimals, '.');
}

static unsigned places(int64_t value) {
    unsigned count = SVOD_PUB_DECIMALS;
    while (count && value % 10 == 0) {
        value /= 10;
        count--;
    }
    return count;
}

// 75, 7.5 and 0.75 are one another's.
static bool mark_moved(int64_t a, int64_t b) {
    if (!a || !b) return false;
    while (a % 10 == 0)
        a /= 10;
    while (b % 10 == 0)
        b /= 10;
    return a == b;
}

// Without the mark, so that digits on both its sides are neighbours.
static size_t bare(char *text) {
    size_t len = 0;
    for (const char *at = text; *at; at++)
        if (*at != '.') text[len++] = *at;
    text[len] = '\0';
    return len;
}

static slip same_length(const char *right, const char *printed, size_t len) {
    size_t off = 0, first = len;
    for (size_t i = 0; i < len; i++) {
        if (right[i] == printed[i]) continue;
        if (first == len) first = i;
        off++;
    }
    if (off == 1) return len > 1 ? SLIP_DIGIT : SLIP_NONE;
    bool crossed = off == 2 && first + 1 < len && right[first] == printed[first + 1] && right[first + 1] == printed[first];
    return crossed ? SLIP_SWAPPED : SLIP_NONE;
}

// Is `shorter` what is left of `longer` (of `len`) without one character? Its index, else len. Of a run of equal ones the last.
static size_t one_less(const char *longer, const char *shorter, size_t len) {
    size_t at = 0;
    while (at + 1 < len && longer[at] == shorter[at])
        at++;
    return strcmp(longer + at + 1, shorter + at) == 0 ? at : len;
}

static slip one_more_or_less(const char *right, size_t right_len, const char *printed, size_t printed_len) {
    if (right_len == printed_len + 1) return right_len > 2 && one_less(right, printed, right_len) < right_len ? SLIP_LEFT_OUT : SLIP_NONE;
    if (printed_len != right_len + 1 || right_len < 2) return SLIP_NONE;
    size_t at = one_less(printed, right, printed_len);
    if (at == printed_len) return SLIP_NONE;
    bool twice = (at > 0 && printed[at - 1] == printed[at]) || (at + 1 < printed_len && printed[at + 1] == printed[at]);
    return twice ? SLIP_DOUBLED : SLIP_EXTRA;
}

slip slip_of(int64_t right, int64_t printed) {
    if (right == printed) return SLIP_NONE;
    if (right == -printed) return SLIP_SIGN;
    if ((right < 0) != (printed < 0) || right == INT64_MIN || printed == INT64_MIN) return SLIP_NONE;
    if (mark_moved(right, printed)) return SLIP_MARK;
    if (printed && right / SVOD_PUB_ONE * SVOD_PUB_ONE == printed) return SLIP_FRACTION;
    char a[40], b[40];
    unsigned right_places = places(right), printed_places = places(printed),
             most = right_places > printed_places ? right_places : printed_places;
    digits(a, right, most);
    digits(b, printed, most);
    size_t a_len = bare(a), b_len = bare(b);
    if (a_len == b_len) return same_length(a, b, a_len);
    return one_more_or_less(a, a_len, b, b_len);
}
