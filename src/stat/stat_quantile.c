// Quantiles: type 7 of Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), 361-365.
#include <assert.h>

#include "stat/stat.h"

double svod_quantile(const double *sorted, size_t count, double p) {
    assert(count > 0 && p >= 0 && p <= 1);
    double at = p * (double)(count - 1);
    size_t low = (size_t)at;
    return low + 1 < count ? sorted[low] + (at - (double)low) * (sorted[low + 1] - sorted[low]) : sorted[count - 1];
}
