// How well a printed figure follows from others: the best of several derivations stands. Private to audit/.
#ifndef SVOD_AUDIT_FIT_H
#define SVOD_AUDIT_FIT_H

#include "audit/check.h"

// Starts as FIT_NOT and only ever gets better: consistent, cut, by a rounded step, doubtful.
typedef struct fit {
    svod_verdict verdict;
    svod_how how;
    amount by;      // the quantity by which it follows
    bool cut;       // cutting just that quantity gives the printed figure
    uint32_t turns; // how often it got better: tells a caller which of its derivations it was
    uint32_t from;  // a caller's own number of that derivation; 0: the first, that is the truth
} fit;
#define FIT_NOT ((fit){.verdict = SVOD_CONTRADICTION, .how = SVOD_HOW_NOT})

// From a quantity that is known exactly, but for what is within `loose` of it either way (rounding of its parts for print).
void fit_try(fit *best, amount what, amount loose, const svod_pub_cell *printed, unsigned decimals);
// From a figure that is itself rounded, and rightly so.
void fit_step(fit *best, amount what, const svod_pub_cell *printed, unsigned decimals);
// From a quantity that should show more places than the figure has: doubtful.
void fit_short(fit *best, amount what, const svod_pub_cell *printed);
// From a quantity of another method or sign: doubtful.
void fit_method(fit *best, amount what, const svod_pub_cell *printed, unsigned decimals);

// Counts a figure that is consistent, or keeps a claim of it: NULL in the first case.
svod_claim *fit_claim(auditing *a, fit result, svod_spot at);
// A remark on the verdict: "отброшено, а не округлено", "36,5 без дробной части"; "" when the verdict speaks for itself. Says "cut" only
// of a quantity whose cutting gives the figure.
const char *fit_why(const auditing *a, fit result, amount what, const svod_pub_cell *printed);

// ---- words that several checks use ---------------------------------------------------------------------------------------
const char *audit_row_words(const auditing *a, svod_spot at);           // "итог строки 49,5", "раздел 3 «…»: 12"
const char *audit_figure(const auditing *a, const svod_pub_cell *cell); // as printed, without a machine's long tail
// With so many places, ending zeros left out.
const char *audit_quantity(const auditing *a, amount what, unsigned places);
const char *audit_rows_words(const auditing *a, uint32_t table, uint32_t col, const uint32_t *rows, uint32_t count); // "E4:E54"

#endif
