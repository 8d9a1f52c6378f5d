// One declared flag over all units: finds its kind and asks it unit by unit.
#include "advise/flag.h"

#include <assert.h>

#include "advise/flag_kind.h"

static const flag_kind *const kinds[] = {
#define FLAG(id) &flag_##id,
#include "advise/flags.def"
#undef FLAG
};

static const flag_kind *kind_of(svod_flag_kind kind) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i]->kind == kind) return kinds[i];
    assert(!"every kind of flag has a line in flags.def");
    return NULL;
}

void svod_flag_compute(svod_flag_result *out, const svod_flag *flag, const svod_result *result, svod_arena *arena) {
    flag_question question = {flag, result, &result->now, result->before, result->compare, result->monitoring, NULL, result->campaign->lang,
                              arena};
    const flag_kind *kind = kind_of(flag->kind);
    size_t units = result->roster->count;
    if (kind->prepare) question.prepared = kind->prepare(&question);
    *out = (svod_flag_result){.flag = flag, .units = SVOD_ARRAY(arena, svod_flag_unit, units)};
    for (size_t unit = 0; unit < units; unit++) {
        out->units[unit].reason = "";
        kind->ask(&question, unit, &out->units[unit]);
        out->raised += out->units[unit].raised;
    }
}
