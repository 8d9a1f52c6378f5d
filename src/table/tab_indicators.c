// "Показатели": the region's figures, a block of rows an indicator with a row a year, grouped by section; beside them the mean of the
// units' percentages, which is not the region's; movements; and a chart of movement a section.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#define ACROSS 200.0 // characters on a page of the print
enum { HEAD = 5, CHART_ROWS = 19, CHART_LINES = 6, ROW_PIXELS = 20, CHART_WIDTH = 560, NAME_MOST = 44 };
enum {
    COL_NAME = 1,
    COL_KIND,
    COL_YEAR,
    COL_TARGET,
    COL_VALUE,
    COL_NUM,
    COL_DEN,
    COL_N,
    COL_REACHED,
    COL_NEAR,
    COL_MISSED,
    COL_NO_DATA,
    COL_NOT_APPLICABLE,
    COL_MEAN,
    COL_DIFFERENCE,
    COL_CHANGE,
    COL_WORDS
};

typedef struct sheet {
    svod_lay lay;
    const svod_monitoring *at;
    uint32_t last;       // column
    uint32_t first_year; // column of the change since the first year; 0: none
    uint32_t *rows;      // [indicator] row of its earliest year
} sheet;

static uint32_t row_of(const sheet *s, uint32_t indicator, size_t year) {
    return s->rows[indicator] + (uint32_t)(s->at->years - 1 - year);
}

static const char *ref(const sheet *s, uint32_t row, uint32_t col) {
    return svod_ref_cell(s->lay.arena, row, col);
}

static bool earlier(const sheet *s) {
    return s->at->years > 1;
}

// ---- heads ------------------------------------------------------------------------------------------------------------------

static void set_widths(sheet *s) {
    static const double widths[] = {31, 16, 6, 9.5, 10, 8.5, 9, 9, 7.5, 7, 7.5, 7.5, 10, 10.5, 10.5};
    svod_table *table = s->lay.table;
    for (uint32_t i = 0; i < sizeof widths / sizeof *widths; i++)
        svod_table_width(table, i + 1, i + 1, widths[i]);
    if (earlier(s)) {
        svod_table_width(table, COL_CHANGE, s->last - 1, 9);
        svod_table_width(table, s->last, s->last, 17);
    }
    table->landscape = true;
    table->across = ACROSS;
    table->freeze_col = COL_YEAR + 1;
}

static void put_heads(sheet *s) {
    svod_lay *lay = &s->lay;
    const char *const heads[] = {SAY(lay, the_indicator),  SAY(lay, kind_and_unit), SAY(lay, year),        SAY(lay, target),
                                 SAY(lay, region_value),   SAY(lay, numerator),     SAY(lay, denominator), SAY(lay, of_units),
                                 SAY(lay, reached),        SAY(lay, near),          SAY(lay, missed),      SAY(lay, no_data),
                                 SAY(lay, not_applicable), SAY(lay, unit_mean),     SAY(lay, mean_differs)};
    for (uint32_t i = 0; i < sizeof heads / sizeof *heads; i++)
        svod_lay_head(lay, HEAD, i + 1, heads[i]);
    if (!earlier(s)) return;
    svod_lay_head(lay, HEAD, COL_CHANGE, svod_printf(lay->arena, SAY(lay, change_to), s->at->year[1]->year));
    if (s->first_year)
        svod_lay_head(lay, HEAD, s->first_year, svod_printf(lay->arena, SAY(lay, change_to), s->at->year[s->at->years - 1]->year));
    svod_lay_head(lay, HEAD, s->last, SAY(lay, movement));
}

// ---- one year of an indicator -----------------------------------------------------------------------------------------------

static svod_out *mark(sheet *s, svod_out *cell, const char *word, size_t year, uint32_t indicator) {
    return svod_origin(&s->lay, cell, "region:%s:%s:%d", word, svod_indicator_word(&s->lay, year, indicator), s->at->year[year]->year);
}

static void put_sums(sheet *s, uint32_t row, size_t year, uint32_t indicator, const svod_indicator_figure *figure) {
    svod_lay *lay = &s->lay;
    const svod_indicator *of = svod_monitoring_indicator(s->at, year, indicator);
    bool ratio = svod_indicator_percent(of), live = ratio && figure->den > 0;
    const char *formula = live ? svod_printf(lay->arena, "=%s/%s*100", ref(s, row, COL_NUM), ref(s, row, COL_DEN)) : NULL;
    svod_put_gathered(lay, row, COL_VALUE, year, indicator, figure, formula, "");
    const __int128 sums[2] = {figure->num, figure->den};
    static const char *const words[2] = {"numerator", "denominator"};
    for (uint32_t i = 0; i < 2; i++) {
        if (!ratio || !figure->counted) {
            svod_lay_dash(lay, row, COL_NUM + i, SVOD_CLASS_COUNT);
            continue;
        }
        svod_out *cell = svod_put_number(lay->table, row, COL_NUM + i, SVOD_CLASS_POINTS, svod_ratio_double((svod_ratio){sums[i], 1}));
        cell->places = sums[i] % SVOD_POINT == 0 ? 1 : 3;
        mark(s, cell, words[i], year, indicator);
    }
}

static void put_counts(sheet *s, uint32_t row, size_t year, uint32_t indicator, const svod_indicator_figure *figure) {
    svod_lay *lay = &s->lay;
    const svod_indicator *of = svod_monitoring_indicator(s->at, year, indicator);
    static const char *const words[] = {"reached", "near", "missed", "no_data", "not_applicable"};
    const uint32_t counts[] = {figure->reached, figure->near_by, figure->missed, figure->no_data, figure->not_applicable};
    const char *word = svod_indicator_word(lay, year, indicator);
    int when = s->at->year[year]->year;
    svod_out *cell =
        svod_put_text(lay->table, row, COL_N, SVOD_CLASS_COUNT, svod_printf(lay->arena, SAY(lay, n_of), figure->n, figure->asked));
    svod_origin_words(lay, cell, "region:n:%s:%d region:asked:%s:%d", word, when, word, when);
    if (figure->counted < figure->n && svod_indicator_percent(of))
        cell->note = svod_printf(lay->arena, SAY(lay, note_counted), figure->counted, figure->n - figure->counted);
    for (uint32_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (of->target)
            mark(s, svod_put_number(lay->table, row, COL_REACHED + i, SVOD_CLASS_COUNT, counts[i]), words[i], year, indicator);
        else
            svod_lay_dash(lay, row, COL_REACHED + i, SVOD_CLASS_COUNT);
}

// The mean of percentages stands apart from the region's figure, muted, with what it differs by: it is there to be compared, not taken.
static void put_mean(sheet *s, uint32_t row, size_t year, uint32_t indicator, const svod_indicator_figure *figure) {
    svod_lay *lay = &s->lay;
    const svod_indicator *of = svod_monitoring_indicator(s->at, year, indicator);
    if (!svod_indicator_percent(of) || svod_indicator_worded(of) || figure->mean.den == 0) {
        svod_lay_dash(lay, row, COL_MEAN, SVOD_CLASS_PERCENT);
        svod_lay_dash(lay, row, COL_DIFFERENCE, SVOD_CLASS_CHANGE_PERCENT);
        return;
    }
    double mean = svod_ratio_double(figure->mean);
    svod_out *cell = svod_put_number(lay->table, row, COL_MEAN, SVOD_CLASS_PERCENT, mean);
    svod_lay_tone(mark(s, cell, "mean", year, indicator), SVOD_TONE_PREVIOUS);
    cell = svod_lay_change(lay, row, COL_DIFFERENCE, SVOD_CLASS_CHANGE_PERCENT, ref(s, row, COL_MEAN), ref(s, row, COL_VALUE), figure->mean,
                           figure->value);
    svod_lay_tone_figure(mark(s, cell, "difference", year, indicator), SVOD_TONE_PREVIOUS);
}

static void put_year(sheet *s, uint32_t indicator, size_t year) {
    svod_lay *lay = &s->lay;
    uint32_t row = row_of(s, indicator, year);
    int when = s->at->year[year]->year;
    svod_out *cell = svod_origin(lay, svod_put_number(lay->table, row, COL_YEAR, SVOD_CLASS_YEAR, when), "year:%d", when);
    svod_lay_tone(cell, year == 0 ? SVOD_TONE_STRONG : SVOD_TONE_PREVIOUS);
    const svod_indicator_figure *figure = svod_monitoring_region(s->at, year, indicator);
    if (!svod_monitoring_indicator(s->at, year, indicator) || !figure || figure->asked == 0) {
        svod_lay_tone(svod_put_text(lay->table, row, COL_TARGET, SVOD_CLASS_TEXT, SAY(lay, not_measured)), SVOD_TONE_MUTED);
        svod_put_empty(lay->table, row, COL_VALUE, SVOD_CLASS_POINTS); // a dash would be drawn as zero
        return;
    }
    svod_put_target(lay, row, COL_TARGET, year, indicator);
    if (figure->value.den)
        put_sums(s, row, year, indicator, figure);
    else
        svod_put_empty(lay->table, row, COL_VALUE, SVOD_CLASS_POINTS);
    put_counts(s, row, year, indicator, figure);
    put_mean(s, row, year, indicator, figure);
}

// ---- movement ---------------------------------------------------------------------------------------------------------------

static const char *move_formula(const sheet *s, uint32_t indicator, size_t year) {
    const svod_indicator_figure *now = svod_monitoring_region(s->at, 0, indicator),
                                *before = svod_monitoring_region(s->at, year, indicator);
    if (!svod_indicator_percent(&s->lay.rubric->indicators[indicator]) || !before || !now->value.den || !before->value.den) return NULL;
    return svod_printf(s->lay.arena, "=%s-%s", ref(s, row_of(s, indicator, 0), COL_VALUE), ref(s, row_of(s, indicator, year), COL_VALUE));
}

static void put_moves(sheet *s, uint32_t indicator) {
    svod_lay *lay = &s->lay;
    uint32_t row = row_of(s, indicator, 0);
    size_t first = s->at->years - 1;
    svod_put_region_move(lay, row, COL_CHANGE, 1, indicator, move_formula(s, indicator, 1));
    const char *words = svod_move_words(lay, svod_monitoring_region_move(s->at, 1, indicator));
    if (s->first_year) {
        svod_put_region_move(lay, row, s->first_year, first, indicator, move_formula(s, indicator, first));
        const char *since = svod_move_words(lay, svod_monitoring_region_move(s->at, first, indicator));
        words = svod_printf(lay->arena, SAY(lay, moves_since), words, s->at->year[first]->year, since);
    }
    svod_put_text(lay->table, s->rows[indicator], s->last, SVOD_CLASS_WRAP, words)->rows = (uint32_t)s->at->years;
}

// ---- blocks -----------------------------------------------------------------------------------------------------------------

static uint32_t put_section(sheet *s, uint32_t row, uint32_t indicator) {
    svod_lay *lay = &s->lay;
    uint32_t section = svod_indicator_section(lay, indicator);
    if (section == lay->rubric->indicators[indicator].node) return row;
    if (indicator > 0 && svod_indicator_section(lay, indicator - 1) == section) return row;
    svod_out *cell = svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, svod_lay_node_name(lay, section));
    cell->cols = svod_page_end(lay->table, 1, s->last);
    svod_lay_tone(cell, SVOD_TONE_STRONG);
    return row + 1;
}

static uint32_t put_indicator(sheet *s, uint32_t row, uint32_t indicator) {
    svod_lay *lay = &s->lay;
    uint32_t years = (uint32_t)s->at->years;
    s->rows[indicator] = row;
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, svod_indicator_name(lay, indicator))->rows = years;
    svod_put_text(lay->table, row, COL_KIND, SVOD_CLASS_WRAP, svod_indicator_kind(lay, &lay->rubric->indicators[indicator]))->rows = years;
    for (size_t year = years; year-- > 0;)
        put_year(s, indicator, year);
    if (earlier(s)) put_moves(s, indicator);
    return row + years;
}

// ---- charts -----------------------------------------------------------------------------------------------------------------

// Lines can be compared only in one unit; and what was measured once does not move.
static bool drawn(const sheet *s, uint32_t indicator) {
    unsigned values = 0;
    for (size_t year = 0; year < s->at->years; year++) {
        const svod_indicator_figure *figure = svod_monitoring_region(s->at, year, indicator);
        values += figure && figure->value.den != 0;
    }
    return values > 1 && svod_indicator_percent(&s->lay.rubric->indicators[indicator]);
}

static const char *cut_name(const svod_lay *lay, const char *name) {
    size_t letters = 0;
    for (const char *at = name; *at; at++)
        if ((*at & 0xC0) != 0x80 && ++letters > NAME_MOST) return svod_printf(lay->arena, "%.*s…", (int)(at - name), name);
    return name;
}

static svod_chart *add_chart(sheet *s, uint32_t row, uint32_t nth, uint32_t section) {
    svod_chart *chart =
        svod_table_chart(s->lay.table, SVOD_CHART_LINE, svod_printf(s->lay.arena, "%s, %%", svod_lay_node_name(&s->lay, section)));
    chart->row = row + nth / 2 * CHART_ROWS;
    chart->col = nth % 2 ? COL_DEN : 1;
    chart->width = CHART_WIDTH;
    chart->height = (CHART_ROWS - 1) * ROW_PIXELS;
    chart->y_max = 100; // one scale for all: else a tenth of a percent would look like a fall
    return chart;
}

static void add_line(sheet *s, svod_chart *chart, uint32_t indicator) {
    uint32_t first = row_of(s, indicator, s->at->years - 1), last = row_of(s, indicator, 0);
    chart->series[chart->series_count++] = (svod_series){.name = cut_name(&s->lay, svod_indicator_name(&s->lay, indicator)),
                                                         .categories = {first, COL_YEAR, last, COL_YEAR},
                                                         .values = {first, COL_VALUE, last, COL_VALUE}};
}

static void put_charts(sheet *s, uint32_t row) {
    uint32_t charts = 0, section = SVOD_NO_NODE;
    svod_chart *chart = NULL;
    for (uint32_t i = 0; i < s->at->indicators; i++) {
        uint32_t own = svod_indicator_section(&s->lay, i);
        if (!drawn(s, i)) continue;
        if (!charts) {
            svod_table_keep(s->lay.table, row, row + 1);
            svod_put_text(s->lay.table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(&s->lay, chart_movement));
        }
        if (!chart || own != section || chart->series_count == CHART_LINES) chart = add_chart(s, row, charts++, own);
        section = own;
        add_line(s, chart, i);
    }
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_monitoring *at = result->monitoring;
    if (!at) return;
    sheet s = {svod_lay_of(result, origins, arena, "indicators", svod_say(result->campaign->lang, SVOD_T_table_sheet_indicators)), .at = at,
               .last = COL_DIFFERENCE, .rows = SVOD_ARRAY(arena, uint32_t, at->indicators)};
    if (at->years > 2) s.first_year = COL_CHANGE + 1;
    if (earlier(&s)) s.last = s.first_year ? COL_WORDS + 1 : COL_WORDS;
    set_widths(&s);
    svod_lay_title(&s.lay, SAY(&s.lay, title_indicators), SAY(&s.lay, intro_indicators), s.last);
    put_heads(&s);
    uint32_t row = HEAD + 1;
    for (uint32_t i = 0; i < at->indicators; i++) {
        uint32_t first = row;
        row = put_indicator(&s, put_section(&s, row, i), i);
        svod_table_keep(s.lay.table, first, row - 1);
    }
    if (earlier(&s)) put_charts(&s, row + 1);
    s.lay.table->freeze_row = HEAD + 1;
    s.lay.table->repeat_from = s.lay.table->repeat_to = HEAD;
    s.lay.table->tab_tone = SVOD_TONE_STRONG;
    svod_lay_done(&s.lay, out);
}

const svod_table_kind tab_indicators = {"indicators", build, "показатели региона по годам, цели и движение",
                                        "the region's indicators by year, targets and movement"};
