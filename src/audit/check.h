// A check: one relation between parts of published tables. One file a check (check_<id>.c), one line each in checks.def. Private to
// audit/.
#ifndef SVOD_AUDIT_CHECK_H
#define SVOD_AUDIT_CHECK_H

#include "audit/amount.h"
#include "audit/audit.h"

typedef struct auditing auditing;

typedef struct audit_check {
    const char *id;
    svod_code contradiction; // its finding when proven
    void (*run)(auditing *a, uint32_t table);
    const char *title_ru, *title_en; // "итог строки равен сумме её разделов"
    // A paragraph: what it compares, what counts as rounding, when it keeps silent, what its verdicts mean.
    const char *help_ru, *help_en;
} audit_check;

#define CHECK(id) extern const audit_check check_##id;
#include "audit/checks.def"
#undef CHECK
extern const audit_check *const audit_checks[]; // NULL-terminated, in the order of checks.def

// One audit under way.
struct auditing {
    svod_audit *out;
    const svod_audit_input *input;
    const svod_pub_table *tables;
    uint32_t table_count;
    uint16_t check; // that runs now
    svod_lang lang;
    svod_arena *arena;
    const struct table_facts *facts; // [table], see facts.h
};

// Index of the first in an ascending list that is not under `value`; `count`: none.
uint32_t audit_lower(const uint32_t *list, uint32_t count, uint32_t value);

// Counts a figure that is consistent.
void audit_agrees(auditing *a);
// The same of a figure in that column.
void audit_agrees_in(auditing *a, uint32_t table, uint32_t col);
// Counts and keeps one that is not; returns it, zeroed but for check, verdict, how, at, code, cause and texts "". The code is the check's
// own for a contradiction, audit_doubtful or audit_rounded else; a check may set another.
svod_claim *audit_claim(auditing *a, svod_spot at, svod_verdict verdict, svod_how how);

// Maximum of a node of the current rubric in that year, in billionths: of the previous rubric's linked node when the year is its own.
// 0: not known.
int64_t audit_max(const auditing *a, uint32_t node, int year);
// Least difference between two scores of the node: billionths; 0: not known.
int64_t audit_step(const auditing *a, uint32_t node, int year);
const char *audit_unit_name(const auditing *a, const svod_pub_table *table, uint32_t row); // of the roster, else as printed
// "раздел 8", "итог"; for columns that are no node: their header.
const char *audit_col_name(const auditing *a, const svod_pub_table *table, uint32_t col);
// "E4:E54": rows or columns of a claim's parts in words; "C4, C7 и ещё 12".
const char *audit_parts_words(const auditing *a, const svod_parts *parts);
const char *audit_number(const auditing *a, int64_t value);  // short, the language's mark
const char *audit_cell_ref(const auditing *a, svod_spot at); // "D17"

#endif
