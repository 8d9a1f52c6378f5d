// points.csv: a row per year, unit and node. Nodes that nobody was asked about (state no_data) have no rows.
#include <string.h>

#include "write/csv.h"
#include "write/write.h"

// What is to be known of points beside their state, words parted by blanks.
static const char *flags_of(const svod_point *point, char buf[64]) {
    static const struct {
        unsigned flag;
        const char *word;
    } words[] = {{SVOD_P_INCOMPLETE, "incomplete"}, {SVOD_P_OVER_MAX, "over_max"}, {SVOD_P_DROPPED, "dropped"},
                 {SVOD_P_AGREED, "agreed"},         {SVOD_P_MEASURED, "measured"}, {SVOD_P_EVIDENCE, "evidence"}};
    buf[0] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(point->flags & words[i].flag)) continue;
        if (*buf) strcat(buf, " ");
        strcat(buf, words[i].word);
    }
    return buf;
}

static void put_point(const svod_year *year, const svod_unit *unit, uint32_t node, const svod_point *point, svod_buf *out) {
    bool has = point->state == SVOD_STATE_POINTS;
    svod_csv_put_count((size_t)year->year, out);
    svod_csv_put_text(unit->id, out);
    svod_csv_put_text(unit->name, out);
    svod_csv_put_text(svod_rubric_node_id(year->rubric, node), out);
    svod_csv_put_text(svod_state_id((svod_state)point->state), out);
    svod_csv_put_ratio((svod_ratio){point->value, has}, out);
    svod_csv_put_ratio((svod_ratio){point->max, has}, out);
    svod_csv_put_ratio(has ? svod_percent(point->value, point->max) : (svod_ratio){0, 0}, out);
    svod_csv_put_count(point->experts, out);
    char buf[64];
    svod_csv_put_text(has ? flags_of(point, buf) : "", out);
    svod_csv_put_end(out);
}

static void put_year(const svod_year *year, const svod_roster *roster, svod_buf *out) {
    for (size_t unit = 0; unit < year->unit_count; unit++) {
        for (uint32_t node = 0; node < year->rubric->count; node++) {
            const svod_point *point = svod_year_at(year, unit, node);
            if (point->state != SVOD_STATE_NO_DATA) put_point(year, &roster->units[unit], node, point, out);
        }
    }
}

void svod_write_points(const svod_result *result, svod_buf *out) {
    svod_csv_put_begin("year;unit;name;node;state;points;max;percent;experts;flags", out);
    put_year(&result->now, result->roster, out);
    if (result->before) put_year(result->before, result->roster, out);
}
