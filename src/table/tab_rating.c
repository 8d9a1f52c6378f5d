// "Рейтинг": units by rank, how sure the rank is, and three comparisons with last year side by side, since raw totals of different maxima
// are no measure.
#include "table/experts.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

enum { COMMENTS_MOST = 300 }; // rows

// Columns of the second half, after those of the map.
struct columns {
    svod_rating_map map;
    uint32_t total, max, percent, rank;  // of the previous year
    uint32_t raw, points;                // comparisons 1 and 2
    uint32_t now, before, change, share; // comparison 3
    uint32_t last;
};

static struct columns columns_of(const svod_lay *lay) {
    struct columns at = {.map = svod_rating_map_of(lay)};
    at.last = at.map.last;
    if (lay->sides < 2) return at;
    uint32_t *const order[] = {&at.total, &at.max, &at.percent, &at.rank, &at.raw, &at.points, &at.before, &at.now, &at.change, &at.share};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        *order[i] = ++at.last;
    return at;
}

static void put_over(svod_lay *lay, uint32_t row, uint32_t from, uint32_t to, const char *text) {
    svod_lay_head(lay, row, from, text)->cols = to - from + 1;
}

static void put_tall(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    svod_lay_head(lay, row, col, text)->rows = 2;
}

static void put_four(svod_lay *lay, uint32_t row, uint32_t col, bool rank) {
    svod_lay_head(lay, row, col, SAY(lay, total));
    svod_lay_head(lay, row, col + 1, SAY(lay, max));
    svod_lay_head(lay, row, col + 2, SAY_WORTH(lay, percent_of_max, percent_of_max_reached));
    if (rank) svod_lay_head(lay, row, col + 3, SAY(lay, rank));
}

static void put_comparison_heads(svod_lay *lay, const struct columns *at, uint32_t row) {
    const char *years = svod_printf(lay->arena, "%d → %d", lay->result->before->year, lay->result->now.year);
    put_over(lay, row, at->raw, at->raw, SAY_WORTH(lay, comparison_raw, comparison_raw_reached));
    put_over(lay, row, at->points, at->points, SAY_WORTH(lay, comparison_percent, comparison_percent_reached));
    put_over(lay, row, at->before, at->share, SAY(lay, comparison_linked));
    svod_lay_head(lay, row + 1, at->raw, svod_printf(lay->arena, "%s, %s", years, SAY_WORTH(lay, points_word, points_word_reached)));
    svod_lay_head(lay, row + 1, at->points, svod_printf(lay->arena, "%s, %s", years, SAY(lay, pp)));
    svod_lay_head(lay, row + 1, at->before, svod_printf(lay->arena, "%d", lay->result->before->year));
    svod_lay_head(lay, row + 1, at->now, svod_printf(lay->arena, "%d", lay->result->now.year));
    svod_lay_head(lay, row + 1, at->change,
                  svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY_WORTH(lay, points_word, points_word_reached)));
    svod_lay_head(lay, row + 1, at->share, svod_printf(lay->arena, "%s, %s", SAY(lay, change), SAY(lay, pp)));
}

static void put_from_to(svod_lay *lay, uint32_t row, uint32_t from, uint32_t to, const char *text) {
    if (!from) return;
    put_over(lay, row, from, to, text);
    svod_lay_head(lay, row + 1, from, SAY(lay, from));
    svod_lay_head(lay, row + 1, to, SAY(lay, to));
}

static void put_sureness_heads(svod_lay *lay, const svod_rating_map *map, uint32_t row) {
    put_from_to(lay, row, map->rank_low, map->rank_high, SAY(lay, rank_interval));
    if (map->group) put_tall(lay, row, map->group, SAY(lay, rank_group));
    if (map->group) svod_lay_last(lay)->note = SAY(lay, note_rank_group);
    put_from_to(lay, row, map->weights_low, map->weights_high, SAY(lay, rank_weights));
    svod_flag_kind kind;
    if (map->margin && svod_lay_margin_kind(lay, &kind)) {
        const char *in = kind == SVOD_FLAG_POINTS ? SAY_WORTH(lay, points_word, points_word_reached) : SAY(lay, pp);
        put_tall(lay, row, map->margin, svod_printf(lay->arena, "%s, %s", SAY(lay, rank_margin), in));
    }
    if (!map->adjusted) return;
    put_over(lay, row, map->adjusted, map->adjusted_rank, SAY(lay, rank_adjusted));
    svod_lay_head(lay, row + 1, map->adjusted, SAY(lay, total));
    svod_lay_head(lay, row + 1, map->adjusted_rank, SAY(lay, rank));
}

static void put_heads(svod_lay *lay, const struct columns *at) {
    uint32_t row = at->map.first - 2;
    put_tall(lay, row, at->map.rank, SAY(lay, rank));
    if (at->map.rank_change) put_tall(lay, row, at->map.rank_change, SAY(lay, rank_change));
    put_tall(lay, row, at->map.unit, svod_lay_unit_word(lay));
    put_over(lay, row, at->map.total, at->map.percent, svod_printf(lay->arena, "%d", lay->result->now.year));
    put_four(lay, row + 1, at->map.total, false);
    put_sureness_heads(lay, &at->map, row);
    if (lay->sides < 2) return;
    put_over(lay, row, at->total, at->rank, svod_printf(lay->arena, "%d", lay->result->before->year));
    put_four(lay, row + 1, at->total, true);
    put_comparison_heads(lay, at, row);
}

// Comments are read on hovering: nobody does that over thousands of rows, and every one costs time to write and to open.
static bool has_comments(const svod_lay *lay) {
    return lay->result->roster->count <= COMMENTS_MOST;
}

// Total, maximum and percent of one year; the total is taken from "Таблица 1.1" so that a mended score moves it.
static void put_year(svod_lay *lay, uint32_t row, uint32_t col, uint32_t side, size_t unit, const svod_points_map *points) {
    const svod_year *year = svod_lay_side(lay, side);
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    svod_tone tone = svod_lay_is_now(lay, side) ? SVOD_TONE_PLAIN : SVOD_TONE_PREVIOUS;
    if (total->state != SVOD_STATE_POINTS) {
        svod_lay_point(lay, row, col, year, unit, SVOD_ROOT);
        svod_lay_unit_max(lay, row, col + 1, year, unit);
        svod_lay_dash(lay, row, col + 2, SVOD_CLASS_PERCENT);
        return;
    }
    const char *source = svod_ref_fixed(lay->arena, points->sheet, svod_points_row(lay, points, unit, side), points->total);
    svod_out *cell = svod_lay_from(lay, row, col, SVOD_CLASS_POINTS, source, (svod_ratio){total->value, 1});
    svod_origin_point(lay, cell, "points", year, unit, SVOD_ROOT);
    svod_lay_tone(cell, svod_lay_is_now(lay, side) ? SVOD_TONE_STRONG : tone);
    svod_lay_mark(lay, cell, year, unit, SVOD_ROOT);
    if (!has_comments(lay)) cell->note = NULL;
    svod_lay_tone(svod_lay_unit_max(lay, row, col + 1, year, unit), tone);
    const char *formula =
        svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row, col), svod_ref_cell(lay->arena, row, col + 1));
    svod_ratio percent = svod_lay_percent(total);
    cell = svod_lay_live(lay, row, col + 2, SVOD_CLASS_PERCENT, formula, percent);
    svod_lay_tone_figure(svod_origin_point(lay, cell, "percent", year, unit, SVOD_ROOT), tone);
}

static void put_rank_change(svod_lay *lay, uint32_t row, uint32_t col, size_t unit) {
    bool both = lay->result->now.rank[unit] > 0 && lay->result->before->rank[unit] > 0;
    if (!both) {
        svod_lay_dash(lay, row, col, SVOD_CLASS_CHANGE_RANK);
        return;
    }
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_CHANGE_RANK, lay->result->compare->rank_change[unit]);
    svod_origin(lay, cell, "rank_change:%s", svod_origin_unit_word(lay, unit));
}

static svod_ratio ratio_of(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS ? (svod_ratio){point->value, 1} : svod_lay_no_ratio();
}

static svod_out *put_difference(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, uint32_t now, uint32_t before, svod_ratio a,
                                svod_ratio b) {
    return svod_lay_change(lay, row, col, cls, svod_ref_cell(lay->arena, row, now), svod_ref_cell(lay->arena, row, before), a, b);
}

// Change of the percent of what could be had. Where parts were not applicable the two years differ in that, and points alone mislead.
static void put_share(svod_lay *lay, uint32_t row, const struct columns *at, size_t unit) {
    const svod_compare *compare = lay->result->compare;
    svod_points max = compare->now_max[unit], old_max = compare->before_max[unit];
    char buf[40], old[40];
    svod_points_short(buf, max, 4, '.');
    svod_points_short(old, old_max, 4, '.');
    const char *now = svod_ref_cell(lay->arena, row, at->now), *before = svod_ref_cell(lay->arena, row, at->before);
    const char *formula = max == old_max ? svod_printf(lay->arena, "=%s/%s*100", svod_ref_cell(lay->arena, row, at->change), buf)
                                         : svod_printf(lay->arena, "=%s/%s*100-%s/%s*100", now, buf, before, old);
    double change =
        svod_ratio_double(svod_percent(compare->now[unit], max)) - svod_ratio_double(svod_percent(compare->before[unit], old_max));
    svod_out *cell = svod_put_formula(lay->table, row, at->share, SVOD_CLASS_CHANGE_PERCENT, formula, change);
    svod_origin(lay, cell, "change_percent:%s:comparable", svod_origin_unit_word(lay, unit));
    if (max == old_max) return;
    cell->note =
        svod_printf(lay->arena, SAY(lay, note_linked_max), svod_lay_points_word(lay, old_max, 4), svod_lay_points_word(lay, max, 4));
}

// Points on the nodes whose maximum did not change.
static void put_linked(svod_lay *lay, uint32_t row, const struct columns *at, size_t unit) {
    const svod_compare *compare = lay->result->compare;
    if (!compare->has[unit] || compare->comparable_max == 0) {
        const uint32_t cols[] = {at->before, at->now, at->change, at->share};
        for (size_t i = 0; i < 4; i++)
            svod_lay_dash(lay, row, cols[i], SVOD_CLASS_POINTS);
        return;
    }
    svod_ratio now = {compare->now[unit], 1}, before = {compare->before[unit], 1};
    const char *who = svod_origin_unit_word(lay, unit);
    svod_out *cell = svod_put_number(lay->table, row, at->before, SVOD_CLASS_POINTS, svod_points_double(compare->before[unit]));
    svod_lay_tone(svod_origin(lay, cell, "comparable:%s:%d", who, lay->result->before->year), SVOD_TONE_PREVIOUS);
    cell = svod_put_number(lay->table, row, at->now, SVOD_CLASS_POINTS, svod_points_double(compare->now[unit]));
    svod_origin(lay, cell, "comparable:%s:%d", who, lay->result->now.year);
    cell = put_difference(lay, row, at->change, SVOD_CLASS_CHANGE, at->now, at->before, now, before);
    svod_origin(lay, cell, "change:%s:comparable", who);
    put_share(lay, row, at, unit);
}

static void put_comparisons(svod_lay *lay, uint32_t row, const struct columns *at, size_t unit) {
    const svod_point *now = svod_year_at(&lay->result->now, unit, SVOD_ROOT);
    const svod_point *before = svod_year_at(lay->result->before, unit, SVOD_ROOT);
    svod_out *raw = put_difference(lay, row, at->raw, SVOD_CLASS_CHANGE, at->map.total, at->total, ratio_of(now), ratio_of(before));
    svod_origin(lay, raw, "change:%s:total", svod_origin_unit_word(lay, unit));
    if (raw->kind == SVOD_V_FORMULA && !svod_lay_same_max(lay, SVOD_ROOT)) raw->tone = SVOD_TONE_PREVIOUS;
    svod_out *points = put_difference(lay, row, at->points, SVOD_CLASS_CHANGE_PERCENT, at->map.percent, at->percent, svod_lay_percent(now),
                                      svod_lay_percent(before));
    svod_origin(lay, points, "change_percent:%s:total", svod_origin_unit_word(lay, unit));
    put_linked(lay, row, at, unit);
}

// ---- how sure the rank is --------------------------------------------------------------------------------------------------

// A rank of the unit by that word of its place; a dash where there is none. Columns that the map lacks are not put: NULL.
static svod_out *put_place(svod_lay *lay, uint32_t row, uint32_t col, size_t unit, uint32_t rank, svod_why why, const char *word) {
    if (!col) return NULL;
    svod_out *cell = rank ? svod_put_number(lay->table, row, col, SVOD_CLASS_RANK, rank) : svod_lay_dash(lay, row, col, SVOD_CLASS_RANK);
    if (!rank && why && has_comments(lay))
        cell->note = svod_printf(lay->arena, SAY(lay, note_undefined), svod_say(lay->lang, svod_why_text(why)));
    return svod_origin(lay, cell, "place:%s:%s", svod_origin_unit_word(lay, unit), word);
}

static void put_adjusted(svod_lay *lay, uint32_t row, const svod_rating_map *map, size_t unit, const svod_place_of *place) {
    const svod_estimate *e = &place->adjusted;
    const char *who = svod_origin_unit_word(lay, unit);
    svod_out *cell = svod_experts_put(lay, row, map->adjusted, e, (svod_experts_cell){SVOD_CLASS_POINTS, e->value, true});
    if (!has_comments(lay)) cell->note = NULL;
    if (cell->kind == SVOD_V_NUMBER && e->has_se && has_comments(lay))
        cell->note = svod_printf(lay->arena, SAY(lay, note_rank_adjusted), svod_experts_number(lay, e->se, 2));
    svod_origin(lay, cell, "adjusted:%s", who);
    cell = place->adjusted_rank ? svod_put_number(lay->table, row, map->adjusted_rank, SVOD_CLASS_RANK, place->adjusted_rank)
                                : svod_lay_dash(lay, row, map->adjusted_rank, SVOD_CLASS_RANK);
    svod_origin(lay, cell, "adjusted:%s:rank", who);
}

// The flag that distances are shown to, when it is the same of all units; else SIZE_MAX. Flags are few: the nearest is always of those
// that svod_lay_nearest_flag may choose.
static size_t sole_flag(const svod_lay *lay) {
    svod_flag_kind kind;
    size_t sole = SIZE_MAX;
    bool urgent = false, several = false;
    if (!svod_lay_margin_kind(lay, &kind)) return SIZE_MAX;
    for (size_t i = 0; i < lay->rubric->flag_count; i++) {
        const svod_flag *flag = &lay->rubric->flags[i];
        if (flag->kind != kind || (urgent && !flag->urgent)) continue;
        several = sole != SIZE_MAX && flag->urgent == urgent;
        sole = i, urgent |= flag->urgent;
    }
    return several ? SIZE_MAX : sole;
}

static void put_margin(svod_lay *lay, uint32_t row, uint32_t col, size_t unit) {
    size_t flag = svod_lay_nearest_flag(lay, unit);
    if (flag == SIZE_MAX) {
        svod_lay_dash(lay, row, col, SVOD_CLASS_CHANGE);
        return;
    }
    const svod_flag_result *result = &lay->result->flags[flag];
    svod_out *cell = svod_lay_margin(lay, row, col, result, unit);
    if (has_comments(lay) && sole_flag(lay) == SIZE_MAX)
        cell->note = svod_printf(lay->arena, SAY(lay, note_rank_margin), result->flag->title);
    if (result->units[unit].raised) svod_lay_tone(cell, result->flag->urgent ? SVOD_TONE_BAD : SVOD_TONE_WARN);
}

static void put_sureness(svod_lay *lay, uint32_t row, const svod_rating_map *map, size_t unit) {
    const svod_place_of none = {0}, *place = lay->result->expertise ? lay->result->expertise->places : NULL;
    place = place ? &place[unit] : &none;
    svod_why why = (svod_why)place->why, weights_why = (svod_why)place->weights_why;
    svod_out *low = put_place(lay, row, map->rank_low, unit, place->low, why, "low");
    if (low && place->low && place->boot_low && has_comments(lay))
        low->note = svod_printf(lay->arena, SAY(lay, note_rank_bootstrap), place->boot_low, place->boot_high);
    put_place(lay, row, map->rank_high, unit, place->high, why, "high");
    put_place(lay, row, map->group, unit, place->group, why, "group");
    if (map->adjusted) put_adjusted(lay, row, map, unit, place);
    low = put_place(lay, row, map->weights_low, unit, place->weights_low, weights_why, "weights_low");
    if (low && place->weights_low && has_comments(lay))
        low->note = svod_printf(lay->arena, SAY(lay, note_rank_weights), svod_experts_number(lay, place->weights_own * 100, 0),
                                svod_experts_number(lay, place->weights_first * 100, 0));
    put_place(lay, row, map->weights_high, unit, place->weights_high, weights_why, "weights_high");
    if (map->margin) put_margin(lay, row, map->margin, unit);
}

static void put_row(svod_lay *lay, uint32_t row, const struct columns *at, size_t unit, const svod_points_map *points) {
    svod_lay_tone_figure(svod_lay_rank(lay, row, at->map.rank, &lay->result->now, unit), SVOD_TONE_STRONG);
    if (at->map.rank_change) put_rank_change(lay, row, at->map.rank_change, unit);
    svod_put_text(lay->table, row, at->map.unit, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
    put_year(lay, row, at->map.total, lay->sides - 1, unit, points);
    put_sureness(lay, row, &at->map, unit);
    if (lay->sides < 2) return;
    put_year(lay, row, at->total, 0, unit, points);
    svod_lay_tone_figure(svod_lay_rank(lay, row, at->rank, lay->result->before, unit), SVOD_TONE_PREVIOUS);
    put_comparisons(lay, row, at, unit);
}

// Ids of the topmost nodes that both years share with one maximum.
static const char *linked_names(const svod_lay *lay) {
    svod_buf buf = svod_buf_of(lay->arena);
    const svod_rubric *rubric = lay->rubric;
    for (uint32_t node = 0; node < rubric->count; node++) {
        if (!lay->result->compare->comparable[node]) continue;
        if (buf.len > 0) svod_buf_str(&buf, ", ");
        svod_buf_str(&buf, node == SVOD_ROOT ? SAY(lay, whole_rubric) : rubric->nodes[node].id);
        node = rubric->nodes[node].end - 1;
    }
    return buf.len > 0 ? buf.data : SVOD_NONE;
}

static const char *margin_words(const svod_lay *lay) {
    size_t flag = sole_flag(lay);
    if (flag == SIZE_MAX) return SAY(lay, intro_rank_margins);
    return svod_printf(lay->arena, SAY(lay, intro_rank_margin), lay->rubric->flags[flag].title);
}

// What the columns on sureness mean, or why they are not there: the first unit with a rank says it.
static const char *sureness(const svod_lay *lay, const svod_rating_map *map) {
    const svod_expertise *of = lay->result->expertise;
    const char *interval = map->rank_low ? SAY(lay, intro_rank_interval) : "";
    for (size_t unit = 0; of && of->places && !map->rank_low && !*interval && unit < lay->result->roster->count; unit++) {
        if (!lay->result->now.rank[unit] || !of->places[unit].why) continue;
        const char *why = svod_say(lay->lang, svod_why_text((svod_why)of->places[unit].why));
        interval = svod_printf(lay->arena, SAY(lay, intro_rank_sole), why);
    }
    const char *const parts[] = {interval, map->adjusted ? SAY(lay, intro_rank_adjusted) : "",
                                 map->weights_low ? SAY(lay, intro_rank_weights) : "", map->margin ? margin_words(lay) : ""};
    svod_buf words = svod_buf_of(lay->arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i]) svod_buf_printf(&words, " %s", parts[i]);
    return words.len ? words.data : "";
}

static const char *comparisons(const svod_lay *lay) {
    if (lay->sides < 2) return lay->rubric->policy.rank == SVOD_RANK_PERCENT ? SAY(lay, intro_rating_percent) : SAY(lay, intro_rating_one);
    const char *before = svod_lay_points_word(lay, svod_lay_max(lay, 0, SVOD_ROOT), 4);
    const char *now = svod_lay_points_word(lay, svod_lay_max(lay, 1, SVOD_ROOT), 4);
    const char *linked = svod_lay_points_word(lay, lay->result->compare->comparable_max, 4);
    const char *text = svod_lay_same_max(lay, SVOD_ROOT)
                           ? SAY_WORTH(lay, intro_rating_same, intro_rating_same_reached)
                           : svod_printf(lay->arena, SAY_WORTH(lay, intro_rating, intro_rating_reached), before, now);
    return svod_printf(lay->arena, "%s %s", text, svod_printf(lay->arena, SAY(lay, intro_linked), linked_names(lay), linked));
}

static void set_page(svod_lay *lay, const struct columns *at, uint32_t last) {
    svod_table *table = lay->table;
    svod_table_width(table, at->map.rank, at->map.rank, 7);
    if (at->map.rank_change) svod_table_width(table, at->map.rank_change, at->map.rank_change, 10);
    static const double narrow = 8, wide = 12, worded = 15; // the head of the margin holds "признака, баллы" in a line
    for (uint32_t col = at->map.percent + 1; col <= at->map.last; col++)
        svod_table_width(table, col, col, col == at->map.margin ? worded : col == at->map.adjusted ? wide : narrow);
    svod_table_width(table, at->map.unit, at->map.unit, 26);
    svod_table_width(table, at->map.total, at->map.percent, 11);
    if (lay->sides == 2) {
        svod_table_width(table, at->total, at->rank, 10);
        svod_table_width(table, at->raw, at->points, 15);
        svod_table_width(table, at->before, at->share, 12);
        svod_table_heat(table, (svod_range){at->map.first, at->percent, last, at->percent}, 0, 60, 100);
    }
    svod_table_heat(table, (svod_range){at->map.first, at->map.percent, last, at->map.percent}, 0, 60, 100);
    table->freeze_row = at->map.first;
    table->freeze_col = at->map.unit + 1;
    table->repeat_from = at->map.first - 2;
    table->repeat_to = at->map.first - 1;
    table->landscape = lay->sides == 2 || at->last > at->map.percent + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!svod_result_scored(result)) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "rating", svod_say(result->campaign->lang, SVOD_T_table_sheet_rating));
    struct columns at = columns_of(&lay);
    svod_points_map points = svod_points_map_of(&lay);
    const char *intro = svod_printf(arena, "%s%s", comparisons(&lay), sureness(&lay, &at.map));
    svod_lay_title(&lay, SAY(&lay, title_rating), intro, at.last);
    if (lay.sides == 2) svod_origin_words(&lay, svod_lay_last(&lay), "max:total:%d max:total max:comparable", lay.result->before->year);
    put_heads(&lay, &at);
    const uint32_t *order = svod_lay_ranked(&lay);
    uint32_t row = at.map.first;
    for (size_t i = 0; i < result->roster->count; i++)
        put_row(&lay, row++, &at, order[i], &points);
    set_page(&lay, &at, row > at.map.first ? row - 1 : row);
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_rating = {"rating", build, "места, их надёжность и три сравнения с прошлым годом",
                                    "ranks, how sure they are, and three comparisons with last year"};
