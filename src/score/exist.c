// Did a unit exist in a year? The roster says; texts there that are no year are said aloud.
#include "score/steps.h"

static void check_bound(const svod_roster *roster, size_t unit, const char *column, svod_findings *findings) {
    int year;
    size_t attr;
    if (svod_roster_bound(roster, unit, column, &year) != SVOD_BOUND_UNREADABLE) return;
    svod_roster_attr_index(roster, column, &attr);
    const svod_unit *u = &roster->units[unit];
    svod_add(findings, SVOD_F_existence_year_unreadable, u->attr_places[attr], u->attrs[attr],
             svod_say(findings->lang, SVOD_T_score_year_expected));
    svod_about(findings, u->id, NULL);
}

bool score_exists(const svod_roster *roster, size_t unit, int year, svod_findings *findings) {
    check_bound(roster, unit, SVOD_SINCE, findings);
    check_bound(roster, unit, SVOD_UNTIL, findings);
    return svod_roster_exists(roster, unit, year);
}
