// Result -> papers for people: a letter per unit, the region's summary. Refuses: formats, files, computing points.
#ifndef SVOD_LETTER_LETTER_H
#define SVOD_LETTER_LETTER_H

#include "data/letter.h"
#include "data/result.h"

// The letter to one unit: what it has, beside the maximum, its level, the region and last year; strong and weak sides; recommendations by
// addressee; what became of last year's. A unit without a submission gets one that says so. All texts live in `arena`.
svod_letter *svod_letter_unit(const svod_result *result, size_t unit, svod_arena *arena);
// The region's summary: figures by section and level, those that must act at once, lists by section and level, recommendations to the
// region's own addressees, what became of last year's.
svod_letter *svod_letter_region(const svod_result *result, svod_arena *arena);

#endif
