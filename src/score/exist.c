// Did a unit exist in a year, by the roster's columns `since` and `until`?
#include "score/steps.h"

#include <string.h>

score_bounds score_bounds_of(const svod_roster *roster) {
    score_bounds bounds = {roster, SIZE_MAX, SIZE_MAX};
    svod_roster_attr_index(roster, "since", &bounds.since);
    svod_roster_attr_index(roster, "until", &bounds.until);
    return bounds;
}

// False when there is no bound.
static bool read_year(const score_bounds *bounds, size_t unit, size_t attr, int64_t *year, svod_findings *findings) {
    if (attr == SIZE_MAX) return false;
    const svod_unit *u = &bounds->roster->units[unit];
    svod_decimal value;
    svod_num_kind kind = svod_num_parse(u->attrs[attr], strlen(u->attrs[attr]), &value, NULL);
    if (kind == SVOD_NUM_NOTHING) return false;
    *year = value.mantissa;
    if (kind == SVOD_NUM_VALUE && value.scale == 0 && value.mantissa >= 0 && value.mantissa <= 9999) return true;
    svod_add(findings, SVOD_F_existence_year_unreadable, u->attr_places[attr], u->attrs[attr],
             svod_say(findings->lang, SVOD_T_score_year_expected));
    svod_about(findings, u->id, NULL);
    return false;
}

bool score_exists(const score_bounds *bounds, size_t unit, int year, svod_findings *findings) {
    int64_t since = 0, until = 0;
    bool has_since = read_year(bounds, unit, bounds->since, &since, findings);
    bool has_until = read_year(bounds, unit, bounds->until, &until, findings);
    return !(has_since && year < since) && !(has_until && year > until);
}
