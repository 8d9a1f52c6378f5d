// Indicators: answers -> measures, held against targets, turned into points, brought together over units and years. A kind of indicator is
// one file (rule_<id>.c) and one line in rules.def.
// Refuses: means of percentages in place of sums, guessing what was not reported, fetching links.
#ifndef SVOD_INDICATOR_INDICATOR_H
#define SVOD_INDICATOR_INDICATOR_H

#include "data/result.h"

extern const svod_rule *const svod_rules[];    // NULL-terminated, in the order of rules.def
const svod_rule *svod_rule_of(const char *id); // NULL: there is none

// After the last sheet: what every unit's answers come to, with state, target and points; scores->measures is set. `date` (ISO 8601) is the
// campaign's: documents are no younger; "" or NULL: the end of the year. Without indicators nothing is done. Findings: measure_*.
void svod_measures_of(svod_scores *scores, int year, const char *date, svod_arena *arena, svod_findings *findings);

// value.den 0: NO_DATA, or NO_TARGET when target is NULL.
svod_reach svod_reach_of(const svod_indicator *indicator, const svod_target *target, svod_ratio value);
// The same of a unit's measure, by its state, too.
svod_reach svod_measure_reach(const svod_indicator *indicator, const svod_measure *measure);
// Points of a value by the indicator's worth, 0 ... max; rounded half up once, at 1/SVOD_POINT of a point.
svod_points svod_indicator_points(const svod_indicator *indicator, svod_points max, svod_ratio value);

// From one year's measure to another's.
svod_move svod_move_of(const svod_indicator *now_indicator, const svod_measure *now, const svod_measure *before, bool comparable);
// All over units and years. `earlier`: the years before, newest first, in the order of the campaign's roster. After the clusters.
const svod_monitoring *svod_monitoring_of(const svod_result *result, const svod_year *const *earlier, size_t count, svod_arena *arena,
                                          svod_findings *findings);

#endif
