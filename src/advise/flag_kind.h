// A kind of flag: how one unit is looked at. One file a kind (flag_<id>.c), one line each in flags.def. Private to advise/.
#ifndef SVOD_ADVISE_FLAG_KIND_H
#define SVOD_ADVISE_FLAG_KIND_H

#include "data/result.h"

typedef struct flag_question {
    const svod_flag *flag;
    const svod_result *result;
    const svod_year *now, *before;     // before NULL: no previous year
    const svod_compare *compare;       // NULL with it
    const svod_monitoring *monitoring; // NULL: no indicators
    const void *prepared;              // what the kind has prepared; NULL: it prepares nothing
    svod_lang lang;
    svod_arena *arena;
} flag_question;

typedef struct flag_kind {
    const char *id;
    svod_flag_kind kind;
    // Fills one unit's answer, which comes in as unknown. `reason` is filled only when the flag is raised.
    void (*ask)(const flag_question *question, size_t unit, svod_flag_unit *out);
    // What is told of all units at once, before the first is asked; NULL: nothing is.
    const void *(*prepare)(const flag_question *question);
} flag_kind;

#define FLAG(id) extern const flag_kind flag_##id;
#include "advise/flags.def"
#undef FLAG

// ---- shared by the kinds (flag_words.c, flag_margin.c) -------------------------------------------------------------

// "раздел 8", "критерий 3.5.1", "итог".
const char *flag_node_words(const flag_question *question);
// Points or percents as a person reads them: at most `most` decimals, the language's decimal mark.
const char *flag_number(const flag_question *question, svod_points value, unsigned most);
// A value beside the two it is read against (its limit, its maximum): at most `most` decimals, more where it would read as one of them
// without being it.
const char *flag_measured(const flag_question *question, svod_points value, unsigned most, svod_points limit, svod_points max);
// A percent beside its limit and the whole of it, with the same care: "83,3", "59,97" where the limit is 60.
const char *flag_percent_text(const flag_question *question, svod_ratio percent, svod_points limit);
// Sentence about a value that is not whole because some scores are missing; "" when nothing is.
const char *flag_incomplete_words(const flag_question *question, const svod_point *point);
char flag_mark(const flag_question *question);

// Notes the margin and whether the flag is raised: at zero too, unless the rule says strictly beyond.
void flag_decide(const flag_question *question, svod_points margin, svod_flag_unit *out);

// ---- kinds that count indicators (flag_indicators.c) -----------------------------------------------------------------

// Does the unit's indicator count? UNSAID: what is known leaves both open.
typedef enum flag_counts { FLAG_COUNTS_NOT, FLAG_COUNTS, FLAG_COUNTS_UNSAID } flag_counts;
typedef struct flag_counting {
    flag_counts (*counts)(const flag_question *question, size_t unit, uint32_t indicator);
    // What a reason says of an indicator that counts: "45,6 % (цель: не меньше 80 %)"; "": its name says all.
    const char *(*words)(const flag_question *question, size_t unit, uint32_t indicator);
    // How a reason begins, with how many there are and the threshold: "цель не достигнута у 3 показателей (порог 2)".
    const char *(*head)(const flag_question *question, uint32_t count);
} flag_counting;
// Margin: how many more may come to count. Known only when those that are unsaid could not change whether the flag is raised.
void flag_indicators(const flag_question *question, const flag_counting *by, size_t unit, svod_flag_unit *out);
// "1 показателя", "3 показателей": the count with its word after "у" and "по", and as a subject ("3 показателя").
const char *flag_count_of(const flag_question *question, uint32_t count);
const char *flag_count_by(const flag_question *question, uint32_t count);
const char *flag_count_are(const flag_question *question, uint32_t count);

// ---- kinds that count criteria (flag_criteria.c) ---------------------------------------------------------------------------

// The criteria that count, in the rubric's order, and how many more may count.
typedef struct flag_criteria_found {
    const uint32_t *nodes;
    uint32_t count, unsaid;
} flag_criteria_found;
// `head`: how the reason begins, "нет свидетельств по %s (порог %u)" with the count and its word.
void flag_criteria(const flag_question *question, const flag_criteria_found *found, svod_text head, svod_flag_unit *out);
// Criteria at or below the node without evidence, in the rubric's order; `unsaid`: of documents that could not be read.
flag_criteria_found flag_unproven(const svod_result *result, size_t unit, uint32_t node, bool weak, svod_arena *arena);
// Cells about which experts differ, unit by unit.
typedef struct flag_disputes flag_disputes;
const flag_disputes *flag_disputes_of(const svod_result *result, svod_arena *arena);
// Criteria at or below the node about which experts differ by `by` percent of the maximum or more; `unsaid` where there may be more than
// the list keeps.
flag_criteria_found flag_disputed_at(const flag_disputes *disputes, const svod_rubric *rubric, size_t unit, uint32_t node, svod_points by,
                                     svod_arena *arena);

// value / max * 100 in points' units: whole + rest / max with 0 <= rest < max, exact. max > 0.
typedef struct flag_share {
    svod_points whole, rest, max;
} flag_share;
flag_share flag_share_of(const svod_point *point);
// Sign of a.rest/a.max - b.rest/b.max, exact.
int flag_share_rest_order(flag_share a, flag_share b);

#endif
