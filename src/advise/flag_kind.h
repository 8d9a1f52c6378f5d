// A kind of flag: how one unit is looked at. One file a kind (flag_<id>.c), one line each in flags.def. Private to advise/.
#ifndef SVOD_ADVISE_FLAG_KIND_H
#define SVOD_ADVISE_FLAG_KIND_H

#include "data/result.h"

typedef struct flag_question {
    const svod_flag *flag;
    const svod_year *now, *before; // before NULL: no previous year
    const svod_compare *compare;   // NULL with it
    svod_lang lang;
    svod_arena *arena;
} flag_question;

typedef struct flag_kind {
    const char *id;
    svod_flag_kind kind;
    // Fills one unit's answer, which comes in as unknown. `reason` is filled only when the flag is raised.
    void (*ask)(const flag_question *question, size_t unit, svod_flag_unit *out);
} flag_kind;

#define FLAG(id) extern const flag_kind flag_##id;
#include "advise/flags.def"
#undef FLAG

// ---- shared by the kinds (flag_words.c, flag_margin.c) -------------------------------------------------------------

// "раздел 8", "критерий 3.5.1", "итог".
const char *flag_node_words(const flag_question *question);
// Points or percents as a person reads them: at most `most` decimals, the language's decimal mark.
const char *flag_number(const flag_question *question, svod_points value, unsigned most);
// Sentence about a value that is not whole because some scores are missing; "" when nothing is.
const char *flag_incomplete_words(const flag_question *question, const svod_point *point);
char flag_mark(const flag_question *question);

// Notes the margin and whether the flag is raised: at zero too, unless the rule says strictly beyond.
void flag_decide(const flag_question *question, svod_points margin, svod_flag_unit *out);

// value / max * 100 in points' units: whole + rest / max with 0 <= rest < max, exact. max > 0.
typedef struct flag_share {
    svod_points whole, rest, max;
} flag_share;
flag_share flag_share_of(const svod_point *point);
// Sign of a.rest/a.max - b.rest/b.max, exact.
int flag_share_rest_order(flag_share a, flag_share b);

#endif
