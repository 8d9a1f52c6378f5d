// What every sheet of the workbook is laid out with: its context, titles and heads, a cell for points or for the reason why there are
// none, figures as live formulas with their exact cached values. Refuses: knowing any sheet.
#ifndef SVOD_TABLE_LAY_H
#define SVOD_TABLE_LAY_H

#include "base/str.h"
#include "data/result.h"
#include "data/table.h"

// The sheet being laid out and what it speaks of.
typedef struct svod_lay {
    const svod_result *result;
    const svod_rubric *rubric; // of the current year
    svod_lang lang;
    char mark; // decimal mark of the language, for numbers inside sentences
    svod_arena *arena;
    svod_table *table;
    uint32_t *sections; // nodes of depth 1, rubric order
    uint32_t section_count;
    uint32_t sides; // 2 with a previous year, else 1
    bool origins;   // cells are to remember what they show
} svod_lay;

// The room's sentence `id` (without its "table_") in the language of the campaign.
#define SAY(lay, id) svod_say((lay)->lang, SVOD_T_table_##id)

// The same where points are meant: what is summed may be indicators reached (rubric's `total: reached`), and is called so.
#define SAY_WORTH(lay, points, reached) svod_lay_worth(lay, SVOD_T_table_##points, SVOD_T_table_##reached)

svod_lay svod_lay_of(const svod_result *result, bool origins, svod_arena *arena, const char *id, const char *name);
// Fits the heights of rows that hold wrapped text and hands the sheet over. `out` holds svod_table pointers.
void svod_lay_done(svod_lay *lay, svod_vec *out);
// The first half of it, for sheets that show no result.
void svod_fit_rows(svod_table *table, svod_arena *arena);

// A sheet wider than `table->across` goes over several pages, cut between groups of columns (in order, nothing between them) and within
// one only where it is wider than a page by itself. Widths and the frozen columns, which stand on each page, are set before.
typedef struct svod_group {
    uint32_t first, last;
} svod_group;
void svod_break_pages(svod_table *table, const svod_group *groups, size_t count);
// The last column up to `last` that stands on the same page as `first`.
uint32_t svod_page_end(const svod_table *table, uint32_t first, uint32_t last);

// ---- the two years: side 0 is the earlier one when there are two, the last side is the current year --------------------------
const svod_year *svod_lay_side(const svod_lay *lay, uint32_t side);
bool svod_lay_is_now(const svod_lay *lay, uint32_t side);
// The node of that side's own rubric that the current rubric's `node` is linked to; SVOD_NO_NODE when there is none.
uint32_t svod_lay_node(const svod_lay *lay, uint32_t side, uint32_t node);
// The first of the two sentences, or the second where indicators reached are summed.
const char *svod_lay_worth(const svod_lay *lay, svod_text points, svod_text reached);
// There are points to be had: else sheets that speak of nothing but points and ranks are not made.
bool svod_result_scored(const svod_result *result);
// Maximum of the linked node in that year, 0 when there is none.
svod_points svod_lay_max(const svod_lay *lay, uint32_t side, uint32_t node);
// Both years have the node, with the same maximum: raw points may be compared.
bool svod_lay_same_max(const svod_lay *lay, uint32_t node);
// The year's main figure (by the rubric's policy) at the linked node; NULL when there is none.
const svod_figure *svod_lay_figure(const svod_lay *lay, uint32_t side, uint32_t node);

// ---- words ----------------------------------------------------------------------------------------------------------------
// "1. Goals and tasks": the id when it is a number, then the title, unless the title already begins with the id.
const char *svod_lay_node_name(const svod_lay *lay, uint32_t node);
// What the rubric calls the units ("Муниципалитет") and an attribute of the roster; else the program's word, the roster's header.
const char *svod_lay_unit_word(const svod_lay *lay);
const char *svod_lay_attribute(const svod_lay *lay, const char *name);
// "Level by the whole part of teachers over methodists."
const char *svod_lay_cluster_rule(const svod_lay *lay, const svod_cluster *cluster);
const char *svod_lay_points_word(const svod_lay *lay, svod_points points, unsigned decimals);
const char *svod_lay_ratio_word(const svod_lay *lay, svod_ratio ratio, unsigned decimals);
// Title of the level of a unit, NULL when it has none.
const char *svod_lay_level(const svod_lay *lay, size_t cluster, size_t unit);
// The cluster shown beside each unit (as the district is in table 1.1): the second one by words of an attribute, else the first such;
// SIZE_MAX when there is none.
size_t svod_lay_group(const svod_lay *lay);
// Unit indices by rank (unranked ones last), equal ranks in roster order.
uint32_t *svod_lay_ranked(const svod_lay *lay);

// ---- cells: a returned cell holds until the next one is put --------------------------------------------------------------
// Title in row 1, a line on the campaign in row 2, `note` (may be NULL) in row 3, all over `cols` columns; returns the next free row.
uint32_t svod_lay_title(svod_lay *lay, const char *title, const char *note, uint32_t cols);
// The cell put last: the note of a title, say.
svod_out *svod_lay_last(svod_lay *lay);
svod_out *svod_lay_head(svod_lay *lay, uint32_t row, uint32_t col, const char *text);
svod_out *svod_lay_note(svod_lay *lay, uint32_t row, uint32_t col, uint32_t cols, const char *text);
// A running number; the year of a side as a label.
svod_out *svod_lay_order(svod_lay *lay, uint32_t row, uint32_t col, size_t number);
svod_out *svod_lay_year(svod_lay *lay, uint32_t row, uint32_t col, uint32_t side);
svod_out *svod_lay_dash(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls);
svod_out *svod_lay_tone(svod_out *cell, svod_tone tone);
// The same, but a dash stays muted.
svod_out *svod_lay_tone_figure(svod_out *cell, svod_tone tone);
// A number, or the muted word of the state that stands instead of it, with a comment; marks points above their maximum.
svod_out *svod_lay_point(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit, uint32_t node);
// Marks a cell that shows those points somewhere else: above their maximum, incomplete, parts not applicable.
void svod_lay_mark(svod_lay *lay, svod_out *cell, const svod_year *year, size_t unit, uint32_t node);
// What the unit could have had in all, and its rank; a dash when it has none. The year as with points.
svod_out *svod_lay_unit_max(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit);
svod_out *svod_lay_rank(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit);
// The total of a row whose sections stand in first..last: a live sum when they make it up, else the bare number or the state's word.
svod_out *svod_lay_total(svod_lay *lay, uint32_t row, uint32_t col, uint32_t side, size_t unit, uint32_t first, uint32_t last);
// A formula with the exact ratio as its cached value; a dash when undefined. formula NULL: the number alone.
svod_out *svod_lay_live(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *formula, svod_ratio ratio);
// The same for a cell that repeats the one at `ref`.
svod_out *svod_lay_from(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *ref, svod_ratio ratio);
// Difference of two cells as a formula; a dash when either ratio is undefined.
svod_out *svod_lay_change(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *now_ref, const char *before_ref,
                          svod_ratio now, svod_ratio before);
// A number of the roster as it was written: whole ones as counts, others with their fraction.
svod_out *svod_lay_decimal(svod_lay *lay, uint32_t row, uint32_t col, svod_decimal value);
// The figure that decided the level of a unit; a dash when there is none.
svod_out *svod_lay_value(svod_lay *lay, uint32_t row, uint32_t col, const svod_cluster_result *cluster, size_t unit);
// How far a unit is from a flag's threshold, in the flag's unit; a dash for a flag without one.
svod_out *svod_lay_margin(svod_lay *lay, uint32_t row, uint32_t col, const svod_flag_result *result, size_t unit);
// What it is measured in: "баллы", "п.п."; "" for a flag without a threshold.
const char *svod_lay_margin_unit(const svod_lay *lay, const svod_flag *flag);
// What the distances to flags' thresholds are shown in: points or percent; false when the rubric has no such flag. And that flag whose
// threshold is nearest to the unit (urgent flags alone when there are any); SIZE_MAX: none is known of.
bool svod_lay_margin_kind(const svod_lay *lay, svod_flag_kind *kind);
size_t svod_lay_nearest_flag(const svod_lay *lay, size_t unit);
svod_ratio svod_lay_no_ratio(void);
// Percent of maximum of one unit; undefined without points.
svod_ratio svod_lay_percent(const svod_point *point);

#endif
