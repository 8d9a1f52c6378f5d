// The family of coefficients, and words for them.
#include "stat/family.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

bool svod_rating_missing(double value) {
    return isnan(value);
}

void svod_stats_of(const svod_ratings *ratings, const bool wanted[SVOD_STAT_COUNT], svod_estimate out[SVOD_STAT_COUNT],
                   svod_arena *scratch) {
    static svod_estimate (*const family[])(stat_sample *) = {
#define STAT(id, pooled) stat_##id,
#include "data/stats.def"
#undef STAT
    };
    stat_sample sample = {.ratings = ratings, .scratch = scratch};
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++)
        if (wanted[s]) out[s] = family[s](&sample);
}

const stat_codes *stat_sample_codes(stat_sample *sample) {
    if (sample->codes) return sample->codes;
    stat_codes *codes = SVOD_NEW(sample->scratch, stat_codes);
    *codes = stat_codes_of(sample->ratings, sample->scratch);
    return sample->codes = codes;
}

const stat_cells *stat_sample_cells(stat_sample *sample) {
    if (sample->cells) return sample->cells;
    stat_cells *cells = SVOD_NEW(sample->scratch, stat_cells);
    *cells = stat_cells_of(stat_sample_codes(sample), sample->scratch);
    return sample->cells = cells;
}

// Probability that the true value is above `bound`, of a normal one that is known to lie within -1..1.
static double above(const svod_estimate *estimate, double bound) {
    double whole = gsl_cdf_ugaussian_P((1 - estimate->value) / estimate->se) - gsl_cdf_ugaussian_P((-1 - estimate->value) / estimate->se);
    double part = gsl_cdf_ugaussian_P((1 - estimate->value) / estimate->se) - gsl_cdf_ugaussian_P((bound - estimate->value) / estimate->se);
    return estimate->se > 0 && whole > 0 ? part / whole : estimate->value > bound;
}

svod_agreement_level svod_stat_level(const svod_estimate *estimate) {
    static const struct {
        double from;
        svod_agreement_level level;
    } scale[] = {{0.8, SVOD_LEVEL_almost_perfect},
                 {0.6, SVOD_LEVEL_substantial},
                 {0.4, SVOD_LEVEL_moderate},
                 {0.2, SVOD_LEVEL_fair},
                 {0, SVOD_LEVEL_slight}};
    if (estimate->why != SVOD_WHY_defined || (!estimate->has_se && !estimate->has_interval)) return SVOD_LEVEL_none;
    svod_estimate with = *estimate;
    if (!with.has_se) with.se = (with.high - with.low) / (2 * gsl_cdf_ugaussian_Pinv((1 + SVOD_CONFIDENCE) / 2));
    for (size_t i = 0; i < sizeof scale / sizeof *scale; i++)
        if (above(&with, scale[i].from) >= SVOD_CONFIDENCE) return scale[i].level;
    return SVOD_LEVEL_poor;
}
