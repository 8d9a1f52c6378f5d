// indicators.csv: a row per unit, indicator and year, the campaign's own year first. Years whose rubric lacks the indicator have no rows.
#include <string.h>

#include "data/words.h"
#include "write/csv.h"
#include "write/write.h"

static const char *flags_of(const svod_measure *at, svod_buf *words) {
    words->len = 0;
    svod_buf_str(words, "");
    for (unsigned bit = 0; bit < SVOD_M_FLAG_COUNT; bit++)
        if (at->flags & 1u << bit) svod_buf_printf(words, "%s%s", words->len ? " " : "", svod_measure_flag_id(bit));
    return words->len ? words->data : "";
}

static void put_amounts(const svod_indicator *indicator, const svod_measure *at, svod_buf *out) {
    svod_csv_put_ratio((svod_ratio){at->num, svod_measure_has_num(indicator, at)}, out);
    svod_csv_put_ratio((svod_ratio){at->den, svod_measure_has_den(indicator, at)}, out);
    svod_csv_put_ratio(at->state == SVOD_M_VALUE ? at->value : (svod_ratio){0, 0}, out);
}

static void put_measure(const svod_result *result, size_t year, size_t unit, uint32_t i, svod_buf *words, svod_buf *out) {
    const svod_monitoring *of = result->monitoring;
    const svod_indicator *indicator = svod_monitoring_indicator(of, year, i);
    const svod_measure *at = svod_monitoring_measure(of, year, unit, i);
    const svod_rubric *rubric = result->now.rubric;
    const svod_rnode *node = &rubric->nodes[rubric->indicators[i].node];
    svod_csv_put_text(result->roster->units[unit].id, out);
    svod_csv_put_text(result->roster->units[unit].name, out);
    svod_csv_put_text(node->id, out);
    svod_csv_put_text(node->title, out);
    svod_csv_put_text(indicator->rule->id, out);
    svod_csv_put_count((size_t)of->year[year]->year, out);
    svod_csv_put_text(svod_measure_state_id((svod_measure_state)at->state), out);
    put_amounts(indicator, at, out);
    svod_csv_put_text(indicator->unit, out);
    svod_csv_put_ratio((svod_ratio){indicator->target ? indicator->target->value : 0, indicator->target != NULL}, out);
    svod_csv_put_text(svod_comparison_words[indicator->comparison], out);
    svod_csv_put_text(svod_reach_id((svod_reach)at->reach), out);
    svod_csv_put_ratio((svod_ratio){at->points, at->state == SVOD_M_VALUE && at->max > 0}, out);
    svod_csv_put_ratio((svod_ratio){at->max, 1}, out);
    svod_csv_put_text(flags_of(at, words), out);
    svod_csv_put_end(out);
}

void svod_write_indicators(const svod_result *result, svod_buf *out) {
    const svod_monitoring *of = result->monitoring;
    svod_buf words = svod_buf_of(out->arena);
    svod_csv_put_begin("unit_id;unit;node;title;kind;year;state;numerator;denominator;value;measure_unit;target;comparison;reach;points;"
                       "max;flags",
                       out);
    for (size_t unit = 0; unit < result->roster->count; unit++)
        for (uint32_t i = 0; i < of->indicators; i++)
            for (size_t year = 0; year < of->years; year++)
                if (svod_monitoring_measure(of, year, unit, i)) put_measure(result, year, unit, i, &words, out);
}
