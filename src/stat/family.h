// The coefficients of data/stats.def as functions of a sample, each in its file.
#ifndef SVOD_STAT_FAMILY_H
#define SVOD_STAT_FAMILY_H

#include "stat/sample.h"

#define STAT(id, pooled) svod_estimate stat_##id(stat_sample *sample);
#include "data/stats.def"
#undef STAT

#endif
