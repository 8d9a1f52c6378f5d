// How far the experts agree at each node: every coefficient over its table, the one that words are about, and plain differences.
#include "panel/steps.h"

#include <math.h>

static void set_all(svod_agreement *at, svod_why why) {
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++)
        at->stat[s] = svod_undefined(why);
}

// Of which coefficients a table is: those over sums, those over all cells, or all where a score is itself the sum.
typedef enum table_kind { SUMS = 1, CELLS = 2, SCORES = SUMS | CELLS } table_kind;

// Coefficients over one table. Before that, why there is no table to speak of.
static void take(svod_agreement *at, const svod_ratings *table, table_kind kind, svod_why without, svod_arena *scratch) {
    bool wanted[SVOD_STAT_COUNT];
    for (unsigned s = 0; s < SVOD_STAT_COUNT; s++) {
        wanted[s] = (kind & (svod_stat_pooled((svod_stat)s) ? CELLS : SUMS)) != 0;
        if (wanted[s]) at->stat[s] = svod_undefined(table->raters ? SVOD_WHY_one_rater : without);
    }
    if (table->raters > 1) svod_stats_of(table, wanted, at->stat, scratch);
    svod_arena_reset(scratch);
}

// Ranges within units, in points.
static void differ(svod_agreement *at, const svod_ratings *table) {
    double sum = 0;
    for (size_t u = 0; u < table->units; u++) {
        double least = INFINITY, most = -INFINITY;
        unsigned n = 0;
        for (size_t r = 0; r < table->raters; r++) {
            double value = table->value[u * table->raters + r];
            if (isnan(value)) continue;
            least = fmin(least, value), most = fmax(most, value);
            n++;
        }
        if (n < 2) continue;
        at->compared++;
        at->disputed += most > least;
        sum += most - least;
    }
    at->spread = at->compared ? sum / at->compared : 0;
}

// The word for a coefficient; of few units none, since an error that is estimated from them is itself chance.
static svod_agreement_level level_of(const svod_estimate *estimate) {
    return estimate->units < SVOD_WORDS_LEAST ? SVOD_LEVEL_none : svod_stat_level(estimate);
}

static bool fair_at_best(const svod_agreement *at) {
    const svod_estimate *alpha = &at->stat[SVOD_STAT_alpha_ordinal], *ac2 = &at->stat[SVOD_STAT_ac2];
    if (alpha->why == SVOD_WHY_defined && (at->level > SVOD_LEVEL_fair || alpha->value > SVOD_READ_ALPHA)) return false;
    return ac2->why != SVOD_WHY_defined || ac2->value < SVOD_READ_AC2;
}

static bool reads_differ(const svod_agreement *at, double max) {
    if (at->compared < SVOD_READ_UNITS || at->disputed < SVOD_READ_CELLS) return false;
    if (at->disputed < SVOD_READ_SHARE * at->compared || at->spread < SVOD_READ_RANGE * max) return false;
    return fair_at_best(at);
}

static void agree_asked(svod_agreement *at, panel_desk *desk, uint32_t node) {
    svod_ratings table = panel_values(desk, node);
    take(at, &table, SCORES, SVOD_WHY_no_data, desk->scratch);
    differ(at, &table);
    at->main = SVOD_STAT_alpha_ordinal;
    at->level = (uint8_t)level_of(&at->stat[at->main]);
    at->read_differently = reads_differ(at, svod_points_double(desk->asked.max[node]));
}

static void agree_sums(svod_agreement *at, panel_desk *desk, uint32_t node) {
    svod_ratings table = panel_pooled(desk, node);
    take(at, &table, CELLS, SVOD_WHY_no_data, desk->scratch);
    bool any = table.raters > 0;
    table = panel_values(desk, node);
    take(at, &table, SUMS, any ? SVOD_WHY_no_sums : SVOD_WHY_no_data, desk->scratch);
    differ(at, &table);
    bool icc = at->stat[SVOD_STAT_icc_2_1].why == SVOD_WHY_defined || at->stat[SVOD_STAT_alpha_interval].why != SVOD_WHY_defined;
    at->main = icc ? SVOD_STAT_icc_2_1 : SVOD_STAT_alpha_interval;
    at->level = (uint8_t)level_of(&at->stat[at->main]);
}

void panel_agreement(svod_expertise *out, panel_desk *desk) {
    const svod_rubric *rubric = desk->rubric;
    out->nodes = SVOD_ARRAY(desk->arena, svod_agreement, rubric->count);
    for (uint32_t n = 0; n < rubric->count; n++) {
        svod_agreement *at = &out->nodes[n];
        bool asked = panel_asked_here(&desk->asked, rubric, n);
        bool below = desk->asked.from[n] < desk->asked.from[rubric->nodes[n].end];
        at->main = asked || !below ? SVOD_STAT_alpha_ordinal : SVOD_STAT_icc_2_1;
        if (!below || desk->rater_count == 0)
            set_all(at, SVOD_WHY_no_data);
        else if (asked)
            agree_asked(at, desk, n);
        else
            agree_sums(at, desk, n);
    }
}
