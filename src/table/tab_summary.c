// "Сводка": what a head of department reads: key figures, who must act at once, three charts.
#include "table/origin.h"
#include "table/refs.h"
#include "table/summary.h"
#include "table/tables.h"

#define MOST_URGENT 20

// A key figure: a label, a big number, small print.
struct tile {
    const char *label, *below;
    svod_class cls;
    const char *formula; // NULL: the number alone
    double number;
    bool defined;
    svod_tone tone;
    const char *origin; // its address; NULL: `word` of the total
    const char *word;
    const char *of, *beside; // addresses of the figures in label and small print; NULL: they have none
};

// ---- key figures ------------------------------------------------------------------------------------------------------------

// Units with at least one urgent flag.
static size_t urgent_units(const svod_lay *lay) {
    size_t count = 0;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++)
        count += svod_result_urgent(lay->result, unit);
    return count;
}

static const char *footer_ref(const svod_lay *lay, bool percent, uint32_t side) {
    svod_points_map map = svod_points_map_of(lay);
    uint32_t row = percent ? svod_points_footer(lay, &map, SVOD_FOOTER_PERCENT, side) : svod_points_main_mean(lay, &map, side);
    return svod_ref_fixed(lay->arena, map.sheet, row, map.total);
}

static struct tile tile_units(const svod_lay *lay) {
    const char *below = svod_printf(lay->arena, SAY(lay, tile_submitted), svod_year_submitted_count(&lay->result->now));
    if (lay->sides == 2)
        below = svod_printf(lay->arena, SAY(lay, tile_and_before), below, lay->result->before->year,
                            svod_year_submitted_count(lay->result->before));
    return (struct tile){.label = SAY(lay, tile_units),
                         .below = below,
                         .cls = SVOD_CLASS_KEY_COUNT,
                         .number = (double)lay->result->roster->count,
                         .defined = true,
                         .origin = "count:units",
                         .beside = lay->sides < 2
                                       ? "count:submitted"
                                       : svod_printf(lay->arena, "count:submitted count:submitted:%d", lay->result->before->year)};
}

static struct tile tile_mean(const svod_lay *lay) {
    svod_ratio mean = lay->result->now.figures[SVOD_ROOT].mean;
    const char *max = svod_lay_points_word(lay, svod_lay_max(lay, lay->sides - 1, SVOD_ROOT), 4);
    const char *below = "";
    if (lay->sides == 2)
        below = svod_printf(lay->arena, SAY(lay, tile_mean_before), lay->result->before->year,
                            svod_lay_ratio_word(lay, lay->result->before->figures[SVOD_ROOT].mean, lay->rubric->decimals),
                            svod_lay_points_word(lay, svod_lay_max(lay, 0, SVOD_ROOT), 4));
    const char *formula = svod_printf(lay->arena, "=%s", footer_ref(lay, false, lay->sides - 1));
    const char *before = lay->sides < 2 ? NULL
                                        : svod_printf(lay->arena, "%s max:total:%d", svod_origin_main_word(lay, "mean", 0, SVOD_ROOT),
                                                      lay->result->before->year);
    return (struct tile){.label = svod_printf(lay->arena, SAY_WORTH(lay, tile_mean, tile_mean_reached), max),
                         .below = below,
                         .cls = SVOD_CLASS_KEY,
                         .formula = formula,
                         .number = svod_ratio_double(mean),
                         .defined = mean.den != 0,
                         .word = "mean",
                         .of = "max:total",
                         .beside = before};
}

static struct tile tile_percent(const svod_lay *lay) {
    svod_ratio percent = lay->result->now.figures[SVOD_ROOT].percent;
    const char *below = "";
    if (lay->sides == 2)
        below = svod_printf(lay->arena, SAY(lay, tile_percent_before), lay->result->before->year,
                            svod_lay_ratio_word(lay, lay->result->before->figures[SVOD_ROOT].percent, 1));
    const char *formula = svod_printf(lay->arena, "=%s", footer_ref(lay, true, lay->sides - 1));
    return (struct tile){.label = SAY_WORTH(lay, percent_of_max, percent_of_max_reached),
                         .below = below,
                         .cls = SVOD_CLASS_KEY_PERCENT,
                         .formula = formula,
                         .number = svod_ratio_double(percent),
                         .defined = percent.den != 0,
                         .word = "share",
                         .beside = lay->sides < 2 ? NULL : svod_origin_main_word(lay, "share", 0, SVOD_ROOT)};
}

static struct tile tile_change(const svod_lay *lay) {
    svod_ratio now = lay->result->now.figures[SVOD_ROOT].percent, before = lay->result->before->figures[SVOD_ROOT].percent;
    const char *formula = svod_printf(lay->arena, "=%s-%s", footer_ref(lay, true, 1), footer_ref(lay, true, 0));
    const char *label = svod_printf(lay->arena, "%s, %s", SAY(lay, tile_change), SAY(lay, pp));
    bool defined = now.den != 0 && before.den != 0;
    double change = defined ? svod_ratio_double(now) - svod_ratio_double(before) : 0;
    return (struct tile){.label = label,
                         .below = SAY(lay, tile_change_below),
                         .cls = SVOD_CLASS_KEY_CHANGE,
                         .formula = formula,
                         .number = change,
                         .defined = defined,
                         .origin = "diff:share:total"};
}

// On the nodes that both years share: means of the two columns of "Рейтинг" that hold the points on them.
static struct tile tile_linked(const svod_lay *lay) {
    const svod_compare *compare = lay->result->compare;
    svod_rating_map map = svod_rating_map_of(lay);
    uint32_t last = map.first + (uint32_t)lay->result->roster->count - 1;
    const char *now = svod_ref_range(lay->arena, map.sheet, (svod_range){map.first, map.linked_now, last, map.linked_now});
    const char *before = svod_ref_range(lay->arena, map.sheet, (svod_range){map.first, map.linked_before, last, map.linked_before});
    char buf[40];
    svod_points max = compare->comparable_max;
    // Where something was not applicable the years' maxima differ, and the means of points no longer make up the change.
    svod_points whole = (svod_points)compare->now_figure.n * max;
    bool even = compare->now_figure.max_sum == whole && compare->before_figure.max_sum == whole;
    const char *formula =
        even ? svod_printf(lay->arena, "=(AVERAGE(%s)-AVERAGE(%s))/%s*100", now, before, svod_points_short(buf, max, 4, '.')) : NULL;
    const char *label = svod_printf(lay->arena, "%s, %s", SAY(lay, tile_linked), SAY(lay, pp));
    bool defined = max > 0 && compare->now_figure.n > 0;
    double change = 0;
    if (defined) change = svod_ratio_double(compare->now_figure.percent) - svod_ratio_double(compare->before_figure.percent);
    const char *below =
        svod_printf(lay->arena, SAY(lay, tile_linked_below), svod_lay_points_word(lay, max, 4), (size_t)compare->now_figure.n);
    return (struct tile){.label = label,
                         .below = below,
                         .cls = SVOD_CLASS_KEY_CHANGE,
                         .formula = formula,
                         .number = change,
                         .defined = defined,
                         .origin = "diff:share:comparable",
                         .beside = "max:comparable n:comparable"};
}

// Where there are no points: how many indicators stand so over all units.
static struct tile tile_region(const svod_lay *lay, const char *label, const char *below, const char *word, uint32_t count) {
    return (struct tile){.label = label,
                         .below = below,
                         .cls = SVOD_CLASS_KEY_COUNT,
                         .number = count,
                         .defined = true,
                         .origin = svod_printf(lay->arena, "region_tally:%s", word)};
}

static uint32_t put_region_tiles(const svod_lay *lay, struct tile *tiles) {
    const svod_monitoring *at = lay->result->monitoring;
    uint32_t reached = 0, missed = 0, better = 0, worse = 0, count = 0;
    for (uint32_t i = 0; i < at->indicators; i++) {
        svod_reach reach = (svod_reach)svod_monitoring_region(at, 0, i)->reach;
        reached += reach == SVOD_REACH_REACHED;
        missed += reach == SVOD_REACH_MISSED;
        if (at->years < 2) continue;
        better += svod_monitoring_region_move(at, 1, i)->state == SVOD_MOVE_BETTER;
        worse += svod_monitoring_region_move(at, 1, i)->state == SVOD_MOVE_WORSE;
    }
    tiles[count++] = tile_region(lay, SAY(lay, matter_reached), SAY(lay, tile_by_region), "reached", reached);
    tiles[count++] = tile_region(lay, SAY(lay, matter_missed), SAY(lay, tile_by_region), "missed", missed);
    if (at->years < 2) return count;
    tiles[count++] = tile_region(lay, SAY(lay, matter_better), SAY(lay, tile_indicators), "better", better);
    tiles[count++] = tile_region(lay, SAY(lay, matter_worse), SAY(lay, tile_indicators), "worse", worse);
    return count;
}

static struct tile tile_urgent(const svod_lay *lay) {
    size_t count = urgent_units(lay);
    return (struct tile){.label = SAY(lay, tile_urgent),
                         .below = svod_printf(lay->arena, SAY(lay, tile_urgent_below), lay->result->roster->count),
                         .cls = SVOD_CLASS_KEY_COUNT,
                         .number = (double)count,
                         .defined = true,
                         .tone = count ? SVOD_TONE_BAD : SVOD_TONE_PLAIN,
                         .origin = "count:urgent",
                         .beside = "count:units"};
}

static void put_tile(svod_lay *lay, uint32_t row, uint32_t col, uint32_t cols, const struct tile *tile) {
    svod_out *label = svod_lay_note(lay, row, col, cols, tile->label);
    if (tile->of) svod_origin_words(lay, label, "%s", tile->of);
    svod_out *cell = !tile->defined  ? svod_lay_dash(lay, row + 1, col, tile->cls)
                     : tile->formula ? svod_put_formula(lay->table, row + 1, col, tile->cls, tile->formula, tile->number)
                                     : svod_put_number(lay->table, row + 1, col, tile->cls, tile->number);
    cell->cols = cols;
    if (tile->defined) svod_lay_tone(cell, tile->tone);
    if (tile->origin != NULL)
        svod_origin(lay, cell, "%s", tile->origin);
    else
        svod_origin_main(lay, cell, tile->word, lay->sides - 1, SVOD_ROOT, "");
    svod_out *below = svod_lay_note(lay, row + 2, col, cols, tile->below);
    if (tile->beside) svod_origin_words(lay, below, "%s", tile->beside);
}

static uint32_t put_tiles(svod_lay *lay, uint32_t row) {
    struct tile tiles[6];
    uint32_t count = 0;
    tiles[count++] = tile_units(lay);
    bool scored = svod_result_scored(lay->result);
    if (scored) tiles[count++] = tile_mean(lay);
    if (scored) tiles[count++] = tile_percent(lay);
    if (scored && lay->sides == 2) {
        tiles[count++] = tile_change(lay);
        tiles[count++] = tile_linked(lay);
    }
    if (!scored && lay->result->monitoring) count += put_region_tiles(lay, tiles + count);
    tiles[count++] = tile_urgent(lay);
    for (uint32_t i = 0; i < count; i++)
        put_tile(lay, row, 1 + i * (SVOD_SUMMARY_COLS / count), SVOD_SUMMARY_COLS / count, &tiles[i]);
    svod_table_height(lay->table, row + 1, 32);
    return row + 3;
}

// ---- what stands above and below them -----------------------------------------------------------------------------------------

static uint32_t put_title(svod_lay *lay) {
    const svod_campaign *campaign = lay->result->campaign;
    const char *title = campaign->title && *campaign->title ? campaign->title : campaign->name;
    uint32_t row = 1;
    svod_put_text(lay->table, row, 1, SVOD_CLASS_TITLE, title)->cols = SVOD_SUMMARY_COLS;
    svod_table_height(lay->table, row++, 28);
    const char *max = svod_lay_points_word(lay, svod_lay_max(lay, lay->sides - 1, SVOD_ROOT), 4);
    const char *line = svod_printf(lay->arena, SAY(lay, summary_line), campaign->year, lay->rubric->title, max, campaign->date);
    bool scored = svod_result_scored(lay->result);
    if (!scored) line = svod_printf(lay->arena, SAY(lay, summary_line_none), campaign->year, lay->rubric->title, campaign->date);
    svod_out *below = svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, line);
    if (scored) svod_origin_words(lay, below, "max:total");
    if (campaign->provenance == SVOD_DEMO) {
        svod_out *banner = svod_put_text(lay->table, row++, 1, SVOD_CLASS_WRAP, SAY(lay, demo_banner));
        banner->cols = SVOD_SUMMARY_COLS;
        svod_lay_tone(banner, SVOD_TONE_BAD);
    }
    if (campaign->note != NULL && *campaign->note) svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, campaign->note);
    return row + 1;
}

// Totals that lack a score are counted as they are, in the mean, too.
static uint32_t put_incomplete(svod_lay *lay, uint32_t row) {
    const svod_year *now = &lay->result->now;
    size_t count = svod_year_incomplete_count(now);
    if (count == 0) return row;
    const char *text =
        svod_printf(lay->arena, SAY_WORTH(lay, caveat_incomplete, caveat_incomplete_reached), count, svod_year_submitted_count(now));
    svod_out *cell = svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, text);
    cell->cols = SVOD_SUMMARY_COLS;
    svod_origin_words(lay, svod_lay_tone(cell, SVOD_TONE_WARN), "count:incomplete count:submitted");
    return row + 1;
}

// Where experts' points and what the units' documents say are far apart.
static uint32_t put_disputes(svod_lay *lay, uint32_t row) {
    const svod_evidence *evidence = lay->result->evidence;
    if (!evidence || !evidence->disputes || !evidence->dispute_count) return row;
    const char *text = svod_printf(lay->arena, SAY(lay, evidence_summary), evidence->dispute_count);
    svod_out *link = svod_put_text(lay->table, row, 1, SVOD_CLASS_LINK, text);
    link->cols = SVOD_SUMMARY_COLS;
    link->target = svod_printf(lay->arena, "'%s'!A1", SAY(lay, sheet_evidence_disputes));
    svod_origin_words(lay, link, "count:evidence_disputes");
    return row + 1;
}

static uint32_t put_caveats(svod_lay *lay, uint32_t row) {
    row = put_disputes(lay, put_incomplete(lay, row));
    if (lay->sides == 2 && !svod_lay_same_max(lay, SVOD_ROOT)) {
        const char *caveat = svod_printf(lay->arena, SAY_WORTH(lay, caveat_max, caveat_max_reached),
                                         svod_lay_points_word(lay, svod_lay_max(lay, 0, SVOD_ROOT), 4),
                                         svod_lay_points_word(lay, svod_lay_max(lay, 1, SVOD_ROOT), 4));
        svod_out *cell = svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, caveat);
        svod_origin_words(lay, cell, "max:total:%d max:total", lay->result->before->year);
    }
    const svod_findings *findings = lay->result->findings;
    const char *text = svod_printf(lay->arena, SAY(lay, summary_findings), findings->count[SVOD_ERROR], findings->count[SVOD_WARNING],
                                   findings->count[SVOD_NOTE]);
    svod_out *link = svod_put_text(lay->table, row++, 1, SVOD_CLASS_LINK, text);
    link->cols = SVOD_SUMMARY_COLS;
    svod_origin_words(lay, link, "count:errors count:warnings count:notes");
    link->target = svod_printf(lay->arena, "'%s'!A1", SAY(lay, sheet_findings));
    return row + 1;
}

// ---- who must act -------------------------------------------------------------------------------------------------------------

static svod_out *put_span(svod_lay *lay, uint32_t row, uint32_t col, uint32_t cols, svod_class cls, const char *text) {
    svod_out *cell = svod_put_text(lay->table, row, col, cls, text);
    cell->cols = cols;
    return cell;
}

static void put_urgent_row(svod_lay *lay, uint32_t row, const svod_flag_result *flag, size_t unit) {
    svod_lay_tone(put_span(lay, row, 1, 3, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name), SVOD_TONE_BAD);
    put_span(lay, row, 4, 3, SVOD_CLASS_WRAP, flag->flag->title);
    svod_origin_reason(lay, put_span(lay, row, 7, 5, SVOD_CLASS_WRAP, flag->units[unit].reason), flag->flag, unit);
    svod_lay_margin(lay, row, 12, flag, unit);
}

static uint32_t put_urgent_heads(svod_lay *lay, uint32_t row) {
    svod_lay_head(lay, row, 1, svod_lay_unit_word(lay))->cols = 3;
    svod_lay_head(lay, row, 4, SAY(lay, flag))->cols = 3;
    svod_lay_head(lay, row, 7, SAY(lay, reason))->cols = 5;
    svod_lay_head(lay, row, 12, SAY(lay, margin));
    return row + 1;
}

// Flags that are not urgent, as one line: "title: 4; title: 6".
static uint32_t put_others(svod_lay *lay, uint32_t row) {
    svod_buf buf = svod_buf_of(lay->arena), origin = svod_buf_of(lay->arena);
    for (size_t i = 0; i < lay->rubric->flag_count; i++) {
        const svod_flag_result *flag = &lay->result->flags[i];
        if (flag->flag->urgent || !flag->raised) continue;
        svod_buf_printf(&buf, "%s%s: %u", buf.len ? "; " : "", flag->flag->title, flag->raised);
        svod_buf_printf(&origin, "%sflagged:%s", origin.len ? " " : "", flag->flag->id);
    }
    if (!buf.len) return row;
    const char *text = svod_printf(lay->arena, SAY(lay, also_flagged), buf.data);
    svod_origin_words(lay, svod_lay_note(lay, row, 1, SVOD_SUMMARY_COLS, text), "%s", origin.data);
    return row + 1;
}

static uint32_t put_urgent(svod_lay *lay, uint32_t row) {
    size_t all = 0, shown = 0;
    uint32_t start = row;
    for (size_t i = 0; i < lay->rubric->flag_count; i++) {
        const svod_flag_result *flag = &lay->result->flags[i];
        if (!flag->flag->urgent || flag->raised == 0) continue;
        if (row == start) {
            svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, SAY(lay, act_now));
            row = put_urgent_heads(lay, row);
            svod_table_keep(lay->table, start, row);
        }
        all += flag->raised;
        for (size_t unit = 0; unit < lay->result->roster->count && shown < MOST_URGENT; unit++)
            if (flag->units[unit].raised) {
                put_urgent_row(lay, row++, flag, unit);
                shown++;
            }
    }
    if (row == start) svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, SAY(lay, nobody_urgent));
    if (shown < all) {
        svod_out *more = svod_lay_note(lay, row++, 1, SVOD_SUMMARY_COLS, svod_printf(lay->arena, SAY(lay, urgent_more), all - shown));
        svod_origin_words(lay, more, "count:urgent");
    }
    return put_others(lay, row) + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "summary", svod_say(result->campaign->lang, SVOD_T_table_sheet_summary));
    svod_table_width(lay.table, 1, SVOD_SUMMARY_COLS, 10.5);
    uint32_t row = put_title(&lay);
    row = put_tiles(&lay, row);
    row = put_caveats(&lay, row);
    row = svod_summary_indicators(&lay, row);
    row = put_urgent(&lay, row);
    if (svod_result_scored(result)) svod_summary_charts(&lay, row);
    lay.table->tab_tone = SVOD_TONE_STRONG;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_summary = {"summary", build, "сводка для руководителя", "the summary for a head of department"};
