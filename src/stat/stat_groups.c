// Differences between groups: Kruskal and Wallis (1952), Journal of the American Statistical Association 47, 583-621, with their correction
// for ties; epsilon squared: Tomczak and Tomczak (2014), Trends in Sport Sciences 1(21), 19-25.
#include <gsl/gsl_cdf.h>

#include "stat/midrank.h"
#include "stat/stat.h"

typedef struct sample {
    size_t count;
    double *value;
    uint32_t *group; // [count]
} sample;

static sample taking_part(const double *value, const uint32_t *group, size_t count, svod_arena *scratch) {
    sample s = {0, SVOD_ARRAY(scratch, double, count), SVOD_ARRAY(scratch, uint32_t, count)};
    for (size_t i = 0; i < count; i++) {
        if (svod_rating_missing(value[i]) || group[i] == UINT32_MAX) continue;
        s.value[s.count] = value[i];
        s.group[s.count++] = group[i];
    }
    return s;
}

typedef struct group_sum {
    double units, ranks;
} group_sum;

static svod_why refusal(const group_sum *sum, size_t groups, size_t least, size_t count) {
    size_t present = 0;
    bool small = false;
    for (size_t g = 0; g < groups; g++) {
        present += sum[g].units > 0;
        small |= sum[g].units > 0 && sum[g].units < (double)least;
    }
    if (count == 0) return SVOD_WHY_no_data;
    if (present < 2) return SVOD_WHY_one_group;
    return small ? SVOD_WHY_small_group : SVOD_WHY_defined;
}

svod_estimate svod_kruskal_wallis(const double *value, const uint32_t *group, size_t count, size_t groups, size_t least,
                                  svod_arena *scratch) {
    sample s = taking_part(value, group, count, scratch);
    group_sum *sum = SVOD_ARRAY(scratch, group_sum, groups);
    double *rank = SVOD_ARRAY(scratch, double, s.count);
    double n = (double)s.count, all = n * n * n - n, h = 0, ties = stat_midranks(s.value, s.count, rank, scratch);
    for (size_t i = 0; i < s.count; i++) {
        sum[s.group[i]].units++;
        sum[s.group[i]].ranks += rank[i];
    }
    svod_estimate out = {
        .why = (uint8_t)refusal(sum, groups, least, s.count), .units = (uint32_t)s.count, .values = (uint32_t)s.count, .p = -1};
    if (out.why == SVOD_WHY_defined && ties >= all) out.why = SVOD_WHY_no_variation;
    if (out.why != SVOD_WHY_defined) return out;
    out.df1 = -1;
    for (size_t g = 0; g < groups; g++) {
        if (sum[g].units <= 0) continue;
        double off = sum[g].ranks / sum[g].units - (n + 1) / 2;
        h += sum[g].units * off * off;
        out.df1++;
    }
    out.statistic = 12 * h / (n * (n + 1)) / (1 - ties / all);
    out.value = out.statistic / (n - 1);
    out.p = gsl_cdf_chisq_Q(out.statistic, out.df1);
    return out;
}
