// Names of what data/stat.h lists.
#include "data/stat.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/str.h"

const char *svod_why_id(svod_why why) {
#define X(id) #id,
    static const char *const ids[] = {SVOD_WHYS(X)};
#undef X
    return ids[why];
}

svod_estimate svod_undefined(svod_why why) {
    return (svod_estimate){.why = (uint8_t)why, .p = -1};
}

svod_text svod_why_text(svod_why why) {
#define X(id) SVOD_T_stat_why_##id,
    static const svod_text texts[] = {SVOD_WHYS(X)};
#undef X
    return texts[why];
}

static const char *const stat_ids[] = {
#define STAT(id, pooled) #id,
#include "data/stats.def"
#undef STAT
};

const char *svod_stat_id(svod_stat stat) {
    return stat_ids[stat];
}

svod_text svod_stat_name(svod_stat stat) {
    static const svod_text names[] = {
#define STAT(id, pooled) SVOD_T_stat_name_##id,
#include "data/stats.def"
#undef STAT
    };
    return names[stat];
}

bool svod_stat_pooled(svod_stat stat) {
    static const bool over_cells[] = {
#define STAT(id, pooled) pooled,
#include "data/stats.def"
#undef STAT
    };
    return over_cells[stat];
}

bool svod_stat_find(const char *id, svod_stat *out) {
    for (unsigned i = 0; i < SVOD_STAT_COUNT; i++) {
        if (strcmp(stat_ids[i], id) != 0) continue;
        *out = (svod_stat)i;
        return true;
    }
    return false;
}

const char *svod_agreement_level_id(svod_agreement_level level) {
#define X(id) #id,
    static const char *const ids[] = {SVOD_AGREEMENT_LEVELS(X)};
#undef X
    return ids[level];
}

svod_text svod_agreement_level_word(svod_agreement_level level) {
#define X(id) SVOD_T_stat_level_##id,
    static const svod_text texts[] = {SVOD_AGREEMENT_LEVELS(X)};
#undef X
    return texts[level];
}

const char *svod_p_words(svod_arena *arena, double p, svod_lang lang) {
    char buf[40], mark = svod_lang_mark(lang);
    if (p < 0.001) return svod_printf(arena, "< 0%c001", mark);
    return svod_printf(arena, "= %s", svod_ratio_text(buf, (svod_ratio){llround(p * (double)SVOD_POINT), 1}, 3, mark));
}
