// The indicators on "Сводка": what each came to, against its target and last year; the whole of it stands on their own sheets.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/summary.h"

enum {
    COL_NAME = 1,
    NAME_COLS = 5,
    COL_TARGET = COL_NAME + NAME_COLS,
    COL_VALUE,
    COL_CHANGE,
    COL_REACHED,
    COL_MISSED,
    COL_NO_DATA,
    COL_NOT_APPLICABLE
};

static void put_heads(svod_lay *lay, uint32_t row) {
    svod_lay_head(lay, row, COL_NAME, SAY(lay, the_indicator))->cols = NAME_COLS;
    svod_lay_head(lay, row, COL_TARGET, SAY(lay, target));
    svod_lay_head(lay, row, COL_VALUE, SAY(lay, region_value));
    svod_lay_head(lay, row, COL_CHANGE, SAY(lay, change));
    svod_lay_head(lay, row, COL_REACHED, SAY(lay, reached));
    svod_lay_head(lay, row, COL_MISSED, SAY(lay, missed));
    svod_lay_head(lay, row, COL_NO_DATA, SAY(lay, no_data));
    svod_lay_head(lay, row, COL_NOT_APPLICABLE, SAY(lay, not_applicable));
}

static void put_count(svod_lay *lay, uint32_t row, uint32_t col, uint32_t count, const char *word, uint32_t indicator) {
    if (!lay->rubric->indicators[indicator].target) {
        svod_lay_dash(lay, row, col, SVOD_CLASS_COUNT);
        return;
    }
    svod_origin(lay, svod_put_number(lay->table, row, col, SVOD_CLASS_COUNT, count), "region:%s:%s:%d", word,
                svod_indicator_word(lay, 0, indicator), lay->result->now.year);
}

static void put_indicator(svod_lay *lay, uint32_t row, uint32_t indicator) {
    const svod_monitoring *at = lay->result->monitoring;
    const svod_indicator_figure *figure = svod_monitoring_region(at, 0, indicator);
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, svod_indicator_name(lay, indicator))->cols = NAME_COLS;
    svod_put_target(lay, row, COL_TARGET, 0, indicator);
    svod_put_gathered(lay, row, COL_VALUE, 0, indicator, figure, NULL, "");
    if (at->years > 1)
        svod_put_region_move(lay, row, COL_CHANGE, 1, indicator, NULL);
    else
        svod_lay_dash(lay, row, COL_CHANGE, SVOD_CLASS_CHANGE);
    put_count(lay, row, COL_REACHED, figure->reached, "reached", indicator);
    put_count(lay, row, COL_MISSED, figure->missed, "missed", indicator);
    put_count(lay, row, COL_NO_DATA, figure->no_data, "no_data", indicator);
    put_count(lay, row, COL_NOT_APPLICABLE, figure->not_applicable, "not_applicable", indicator);
}

// ---- what matters: targets missed, movements, who is silent -----------------------------------------------------------------------

enum { LABEL_COLS = 3, NAMED_MOST = 12 };

typedef enum matter { MATTER_MISSED, MATTER_WORSE, MATTER_BETTER, MATTERS } matter;
static const char *const matter_words[MATTERS] = {"missed", "worse", "better"};

static bool matters(const svod_lay *lay, uint32_t indicator, matter what) {
    const svod_monitoring *at = lay->result->monitoring;
    if (what == MATTER_MISSED) return svod_monitoring_region(at, 0, indicator)->reach == SVOD_REACH_MISSED;
    if (at->years < 2) return false;
    return svod_monitoring_region_move(at, 1, indicator)->state == (what == MATTER_WORSE ? SVOD_MOVE_WORSE : SVOD_MOVE_BETTER);
}

static const char *unit_of(const svod_lay *lay, const svod_indicator *indicator, bool change) {
    if (!svod_indicator_percent(indicator)) return indicator->unit;
    return change ? SAY(lay, pp) : "%";
}

// "+9,0 п.п.", or what the region came to against its target.
static void add_amount(const svod_lay *lay, svod_buf *text, svod_buf *origin, uint32_t indicator, matter what) {
    const svod_monitoring *at = lay->result->monitoring;
    const svod_indicator *of = &lay->rubric->indicators[indicator];
    bool percent = svod_indicator_percent(of), worded = svod_indicator_worded(of) && !percent;
    bool moved = what != MATTER_MISSED;
    svod_ratio value = moved ? svod_monitoring_region_move(at, 1, indicator)->change : svod_monitoring_region(at, 0, indicator)->value;
    if (worded || value.den == 0) return;
    unsigned decimals = percent || value.num % ((__int128)value.den * SVOD_POINT) ? 1 : 0;
    const char *unit = unit_of(lay, of, moved), *sign = value.num < 0 ? "−" : moved && value.num > 0 ? "+" : "";
    if (value.num < 0) value.num = -value.num;
    svod_buf_printf(text, " (%s%s%s%s)", sign, svod_lay_ratio_word(lay, value, decimals), *unit && *unit != '%' ? " " : "", unit);
    svod_buf_printf(origin, moved ? " region_move:%s" : " region:value:%s", svod_indicator_word(lay, 0, indicator));
}

static uint32_t put_line(svod_lay *lay, uint32_t row, const char *label, const char *of, const char *text, const char *origin) {
    svod_out *cell = svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, label);
    cell->cols = LABEL_COLS;
    svod_lay_tone(cell, SVOD_TONE_STRONG);
    if (*of) svod_origin_words(lay, cell, "%s", of);
    cell = svod_put_text(lay->table, row, 1 + LABEL_COLS, SVOD_CLASS_WRAP, text);
    cell->cols = SVOD_SUMMARY_COLS - LABEL_COLS;
    if (*origin) svod_origin_words(lay, cell, "%s", origin + (*origin == ' '));
    return row + 1;
}

static uint32_t put_matter(svod_lay *lay, uint32_t row, matter what) {
    const char *const labels[MATTERS] = {SAY(lay, matter_missed), SAY(lay, matter_worse), SAY(lay, matter_better)};
    svod_buf text = svod_buf_of(lay->arena), origin = svod_buf_of(lay->arena);
    size_t count = 0;
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        if (!matters(lay, i, what) || count++ >= NAMED_MOST) continue;
        svod_buf_printf(&text, "%s%s", text.len ? "; " : "", svod_indicator_name(lay, i));
        add_amount(lay, &text, &origin, i, what);
    }
    if (!count) return row;
    if (count > NAMED_MOST) svod_buf_printf(&text, "; %s", SAY(lay, and_others));
    const char *of = svod_printf(lay->arena, "region_tally:%s", matter_words[what]);
    return put_line(lay, row, svod_printf(lay->arena, "%s: %zu", labels[what], count), of, text.data, origin.len ? origin.data : "");
}

static uint32_t put_silent(svod_lay *lay, uint32_t row) {
    svod_buf text = svod_buf_of(lay->arena);
    const svod_year *now = &lay->result->now;
    size_t count = 0;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++) {
        if (now->unit_state[unit] != SVOD_STATE_NO_SUBMISSION || count++ >= NAMED_MOST) continue;
        svod_buf_printf(&text, "%s%s", text.len ? "; " : "", lay->result->roster->units[unit].name);
    }
    if (!count) return row;
    if (count > NAMED_MOST) svod_buf_printf(&text, "; %s", SAY(lay, and_others));
    return put_line(lay, row, SAY(lay, matter_silent), "", text.data, "");
}

static uint32_t put_matters(svod_lay *lay, uint32_t row) {
    uint32_t first = row;
    for (matter what = MATTER_MISSED; what < MATTERS; what++)
        row = put_matter(lay, row, what);
    row = put_silent(lay, row);
    if (row == first) return row;
    svod_table_keep(lay->table, first, row - 1);
    return row + 1;
}

// ---- by section -------------------------------------------------------------------------------------------------------------------

enum { COL_ALL_REACHED = 6, COL_ALL_NEAR, COL_ALL_MISSED, COL_ALL_BETTER, COL_ALL_WORSE, COL_AIMS, COL_SHARE };
typedef struct section_sums {
    uint32_t reached, near_by, missed, better, worse; // figures over units
    uint32_t aimed, aims, aims_reached;               // indicators with a target; targets of the units
    uint32_t moved;                                   // indicators with an earlier value
} section_sums;

static section_sums sums_of(const svod_lay *lay, uint32_t section) {
    const svod_monitoring *at = lay->result->monitoring;
    section_sums sums = {0};
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++) {
        if (svod_indicator_section(lay, i) != section) continue;
        const svod_indicator_figure *figure = svod_monitoring_region(at, 0, i);
        sums.reached += figure->reach == SVOD_REACH_REACHED;
        sums.near_by += figure->reach == SVOD_REACH_NEAR;
        sums.missed += figure->reach == SVOD_REACH_MISSED;
        sums.better += matters(lay, i, MATTER_BETTER);
        sums.worse += matters(lay, i, MATTER_WORSE);
        sums.moved += at->years > 1 && svod_monitoring_region_move(at, 1, i)->change.den != 0;
        if (!lay->rubric->indicators[i].target) continue;
        sums.aimed++;
        sums.aims += figure->reached + figure->near_by + figure->missed + figure->no_data;
        sums.aims_reached += figure->reached;
    }
    return sums;
}

static void put_section_count(svod_lay *lay, uint32_t row, uint32_t col, bool known, uint32_t count, const char *word, const char *id) {
    if (!known)
        svod_lay_dash(lay, row, col, SVOD_CLASS_COUNT);
    else
        svod_origin(lay, svod_put_number(lay->table, row, col, SVOD_CLASS_COUNT, count), "region_tally:%s:%s", word, id);
}

static void put_section(svod_lay *lay, uint32_t row, uint32_t section) {
    const section_sums sums = sums_of(lay, section);
    const char *id = svod_origin_word(lay, svod_rubric_node_id(lay->rubric, section));
    svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, svod_lay_node_name(lay, section))->cols = COL_ALL_REACHED - 1;
    put_section_count(lay, row, COL_ALL_REACHED, sums.aimed, sums.reached, "reached", id);
    put_section_count(lay, row, COL_ALL_NEAR, sums.aimed, sums.near_by, "near", id);
    put_section_count(lay, row, COL_ALL_MISSED, sums.aimed, sums.missed, "missed", id);
    put_section_count(lay, row, COL_ALL_BETTER, sums.moved, sums.better, "better", id);
    put_section_count(lay, row, COL_ALL_WORSE, sums.moved, sums.worse, "worse", id);
    if (!sums.aims) {
        svod_lay_dash(lay, row, COL_AIMS, SVOD_CLASS_COUNT);
        svod_lay_dash(lay, row, COL_SHARE, SVOD_CLASS_PERCENT);
        return;
    }
    svod_out *cell =
        svod_put_text(lay->table, row, COL_AIMS, SVOD_CLASS_COUNT, svod_printf(lay->arena, SAY(lay, n_of), sums.aims_reached, sums.aims));
    svod_origin_words(lay, cell, "region_tally:aims_reached:%s region_tally:aims:%s", id, id);
    cell = svod_put_number(lay->table, row, COL_SHARE, SVOD_CLASS_PERCENT, 100.0 * sums.aims_reached / sums.aims);
    svod_origin(lay, cell, "region_tally:aims_share:%s", id);
}

static uint32_t put_sections(svod_lay *lay, uint32_t row) {
    const char *const heads[] = {SAY(lay, region_reached), SAY(lay, region_near), SAY(lay, region_missed),   SAY(lay, region_better),
                                 SAY(lay, region_worse),   SAY(lay, units_aims),  SAY(lay, units_aims_share)};
    uint32_t first = row, count = lay->rubric->indicator_count;
    bool deep = false;
    for (uint32_t i = 0; i < count; i++)
        deep |= svod_indicator_section(lay, i) != lay->rubric->indicators[i].node;
    if (!deep) return row;
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, by_section));
    svod_lay_head(lay, row, 1, SAY(lay, section))->cols = COL_ALL_REACHED - 1;
    for (uint32_t i = 0; i < sizeof heads / sizeof *heads; i++)
        svod_lay_head(lay, row, COL_ALL_REACHED + i, heads[i]);
    row++;
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || svod_indicator_section(lay, i) != svod_indicator_section(lay, i - 1))
            put_section(lay, row++, svod_indicator_section(lay, i));
    svod_table_keep(lay->table, first, row - 1);
    return row + 1;
}

uint32_t svod_summary_indicators(svod_lay *lay, uint32_t row) {
    if (!lay->result->monitoring) return row;
    row = put_matters(lay, row);
    uint32_t first = row;
    svod_out *link = svod_put_text(lay->table, row++, 1, SVOD_CLASS_LINK, SAY(lay, summary_indicators));
    link->cols = SVOD_SUMMARY_COLS;
    link->target = svod_printf(lay->arena, "'%s'!A1", SAY(lay, sheet_indicators));
    put_heads(lay, row++);
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++)
        put_indicator(lay, row++, i);
    svod_table_keep(lay->table, first, row - 1);
    return put_sections(lay, row + 1);
}
