// Printed figures and what they can stand for: intervals of exact quotients, and by which reading a printed figure follows from one.
// Private to audit/.
#ifndef SVOD_AUDIT_AMOUNT_H
#define SVOD_AUDIT_AMOUNT_H

#include "data/audit.h"

// An exact quantity between lo/den and hi/den billionths (lo == hi: exactly that). den > 0; den == 0: undefined (nothing to divide by,
// or beyond 10^15). Long fractions are shortened: the interval then widens by less than 10^-11 of its size.
typedef struct amount {
    __int128 lo, hi, den;
} amount;

amount amount_of(__int128 value);                             // exactly
amount amount_printed(const svod_pub_cell *cell, bool exact); // as printed; exact false: all that rounds or cuts to it
amount amount_add(amount a, amount b);
amount amount_sub(amount a, amount b);
amount amount_scale(amount a, int64_t by);
amount amount_over(amount a, int64_t by); // by > 0
// a / b; undefined when b holds zero.
amount amount_quotient(amount a, amount b);

// By which reading `printed` (with that many decimals) stands for something in the interval: exact or half up first, then cut; NOT if
// neither. At the borders, what a program's binary fractions may have done (1e-9) is forgiven.
svod_how amount_explains(amount what, const svod_pub_cell *printed, unsigned decimals);
// Middle of the interval, rounded half away from zero to so many decimals, in billionths; 0 when undefined. What no int64 holds is its
// greatest.
int64_t amount_value(amount what, unsigned decimals);
// printed - middle, in billionths, nearest; what no int64 holds is its greatest.
int64_t amount_gap(amount what, const svod_pub_cell *printed);
// a - b in the same way.
int64_t amount_less(int64_t a, int64_t b);
// Half of the last place of a figure with so many decimals, in billionths; 0 for the ninth.
int64_t amount_half_place(unsigned decimals);

#endif
