// The list of kinds.
#include "base/str.h"
#include "indicator/indicator.h"

#define RULE(id) extern const svod_rule rule_##id;
#include "indicator/rules.def"
#undef RULE

const svod_rule *const svod_rules[] = {
#define RULE(id) &rule_##id,
#include "indicator/rules.def"
#undef RULE
    NULL};

const svod_rule *svod_rule_of(const char *id) {
    for (const svod_rule *const *rule = svod_rules; *rule; rule++)
        if (svod_streq((*rule)->id, id)) return *rule;
    return NULL;
}
