// Slips of the hand: what turns the right figure into the printed one. Private to audit/.
#ifndef SVOD_AUDIT_SLIP_H
#define SVOD_AUDIT_SLIP_H

#include "data/published.h"

typedef enum slip {
    SLIP_NONE,
    SLIP_SIGN,     // -7,5 for 7,5
    SLIP_MARK,     // 75 for 7,5: the decimal mark stands elsewhere, or is missing
    SLIP_FRACTION, // 36 for 36,5: the fraction is left out
    SLIP_SWAPPED,  // 21,5 for 12,5: two neighbouring digits in each other's place
    SLIP_DIGIT,    // 38 for 36: one digit is another
    SLIP_LEFT_OUT, // 16 for 176: a digit is left out
    SLIP_DOUBLED,  // 1776 for 176: a digit stands twice
    SLIP_EXTRA     // 1796 for 176: there is one digit more
} slip;

// Which one slip makes `printed` of `right`; of several the first in the order above. Figures of one digit are never a slip of a digit:
// any would be.
slip slip_of(int64_t right, int64_t printed);

#endif
