// Columns of quotients (shares, ratios): what their footers may be. Private to audit/.
#ifndef SVOD_AUDIT_QUOTIENT_H
#define SVOD_AUDIT_QUOTIENT_H

#include "audit/facts.h"

typedef struct quotient {
    uint32_t table, col;
    uint32_t above, below; // columns of the table
    int64_t constant;      // divides instead of `below`, when that is SVOD_NO_COL: a maximum, in billionths
    int64_t factor;        // 100: percents; 1
    bool whole;            // the rule takes the whole part
} quotient;

// above / below * factor; undefined when a part is no number or nothing divides.
amount audit_quotient_at(const auditing *a, const quotient *q, uint32_t row);
// Judges the sums' and means' rows of the column.
void audit_quotient_footers(auditing *a, const quotient *q);

#endif
