// Margins and exact shares of a maximum: a unit at the very threshold must not depend on rounding.
#include "advise/flag_kind.h"

void flag_decide(const flag_question *question, svod_points margin, svod_flag_unit *out) {
    out->known = true;
    out->margin = margin;
    out->raised = question->flag->below ? margin < 0 : margin <= 0;
}

flag_share flag_share_of(const svod_point *point) {
    __int128 hundredfold = (__int128)point->value * 100 * SVOD_POINT;
    return (flag_share){(svod_points)(hundredfold / point->max), (svod_points)(hundredfold % point->max), point->max};
}

int flag_share_rest_order(flag_share a, flag_share b) {
    __int128 left = (__int128)a.rest * b.max, right = (__int128)b.rest * a.max;
    return left < right ? -1 : left > right;
}
