// Fleiss' kappa: Fleiss (1971), Psychological Bulletin 76, 378-382; with missing cells as in Gwet, Handbook of
// Inter-Rater Reliability, 4th ed. (2014), ch. 2, which on complete tables is the same. Of two raters it is Scott's pi. Its error is not
// that of Fleiss, which holds for a kappa of zero alone.
#include "stat/chance.h"
#include "stat/family.h"

svod_estimate stat_fleiss(stat_sample *sample) {
    return stat_corrected(sample, STAT_NOMINAL, STAT_CHANCE_FLEISS);
}
