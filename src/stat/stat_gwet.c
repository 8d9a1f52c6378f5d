// Gwet's AC1 and AC2: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; with weights Handbook of
// Inter-Rater Reliability, 4th ed. (2014), ch. 3 and 4. AC2 has quadratic weights by the values themselves. Categories are the values that
// occur.
#include "stat/chance.h"
#include "stat/family.h"

svod_estimate stat_ac1(stat_sample *sample) {
    return stat_corrected(sample, STAT_NOMINAL, STAT_CHANCE_GWET);
}

svod_estimate stat_ac2(stat_sample *sample) {
    return stat_corrected(sample, STAT_SQUARE, STAT_CHANCE_GWET);
}
