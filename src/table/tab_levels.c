// "Показатели по группам": a block a cluster: indicators down, its levels across, the region beside them; figures by sums, as the region's.
#include "table/indicators.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

enum { HEAD = 5, COL_NAME = 1, COL_TARGET, COL_REGION, COL_LEVEL };

static void put_heads(svod_lay *lay, uint32_t row, size_t cluster) {
    const svod_cluster_result *result = &lay->result->clusters[cluster];
    svod_lay_head(lay, row, COL_NAME, SAY(lay, the_indicator));
    svod_lay_head(lay, row, COL_TARGET, SAY(lay, target));
    svod_lay_head(lay, row, COL_REGION, SAY(lay, region));
    svod_lay_tone(svod_put_text(lay->table, row + 1, COL_NAME, SVOD_CLASS_TEXT, SAY(lay, units)), SVOD_TONE_PREVIOUS);
    svod_put_empty(lay->table, row + 1, COL_TARGET, SVOD_CLASS_COUNT);
    svod_out *all = svod_put_number(lay->table, row + 1, COL_REGION, SVOD_CLASS_COUNT, (double)lay->result->roster->count);
    svod_lay_tone(svod_origin(lay, all, "count:units"), SVOD_TONE_PREVIOUS);
    for (size_t level = 0; level < result->cluster->count; level++) {
        uint32_t col = COL_LEVEL + (uint32_t)level;
        svod_lay_head(lay, row, col, result->cluster->levels[level].title);
        svod_out *cell = svod_put_number(lay->table, row + 1, col, SVOD_CLASS_COUNT, result->levels[level].n);
        svod_origin(lay, cell, "count:units%s", svod_origin_level(lay, result->cluster, level));
        if (result->levels[level].small) cell->note = svod_printf(lay->arena, SAY(lay, note_small), result->cluster->small);
        svod_lay_tone(cell, result->levels[level].small ? SVOD_TONE_WARN : SVOD_TONE_PREVIOUS);
    }
}

// Of how many units a figure is, and what it is made of.
static const char *note_of(const svod_lay *lay, const svod_indicator_figure *figure, bool ratio) {
    const char *units = svod_printf(lay->arena, SAY(lay, note_units_of), figure->n, figure->asked, figure->reached);
    if (!ratio || !figure->den) return units;
    const char *num = svod_sum_words(lay, figure->num), *den = svod_sum_words(lay, figure->den);
    return svod_printf(lay->arena, "%s\n%s", svod_printf(lay->arena, SAY(lay, note_m_of), num, den), units);
}

static void put_indicator(svod_lay *lay, uint32_t row, size_t cluster, uint32_t indicator) {
    const svod_monitoring *at = lay->result->monitoring;
    const svod_cluster *of = &lay->rubric->clusters[cluster];
    bool ratio = svod_indicator_percent(&lay->rubric->indicators[indicator]);
    svod_put_text(lay->table, row, COL_NAME, SVOD_CLASS_WRAP, svod_indicator_name(lay, indicator));
    svod_put_target(lay, row, COL_TARGET, 0, indicator);
    const svod_indicator_figure *region = svod_monitoring_region(at, 0, indicator);
    svod_put_gathered(lay, row, COL_REGION, 0, indicator, region, NULL, "")->note = note_of(lay, region, ratio);
    for (size_t level = 0; level < of->count; level++) {
        const svod_indicator_figure *figure = svod_monitoring_level(at, cluster, level, 0, indicator);
        svod_out *cell =
            svod_put_gathered(lay, row, COL_LEVEL + (uint32_t)level, 0, indicator, figure, NULL, svod_origin_level(lay, of, level));
        cell->note = note_of(lay, figure, ratio);
    }
}

static uint32_t put_cluster(svod_lay *lay, uint32_t row, size_t cluster) {
    svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, lay->rubric->clusters[cluster].title);
    svod_table_keep(lay->table, row - 1, row + 1 + lay->rubric->indicator_count);
    put_heads(lay, row, cluster);
    row += 2;
    for (uint32_t i = 0; i < lay->rubric->indicator_count; i++)
        put_indicator(lay, row++, cluster, i);
    return row + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    if (!result->monitoring || result->now.rubric->cluster_count == 0) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "levels", svod_say(result->campaign->lang, SVOD_T_table_sheet_levels));
    uint32_t most = 0;
    for (size_t i = 0; i < lay.rubric->cluster_count; i++)
        if (lay.rubric->clusters[i].count > most) most = (uint32_t)lay.rubric->clusters[i].count;
    svod_table_width(lay.table, COL_NAME, COL_NAME, 52);
    svod_table_width(lay.table, COL_TARGET, COL_REGION, 11);
    svod_table_width(lay.table, COL_LEVEL, COL_LEVEL + most - 1, 14);
    uint32_t last = COL_LEVEL + most - 1;
    svod_lay_title(&lay, svod_printf(arena, SAY(&lay, title_levels), result->now.year), SAY(&lay, intro_levels), last < 8 ? last : 8);
    uint32_t row = HEAD;
    for (size_t i = 0; i < lay.rubric->cluster_count; i++)
        row = put_cluster(&lay, row, i);
    svod_table_keep(lay.table, row, svod_put_legend(&lay, row, false) - 1);
    lay.table->freeze_col = COL_REGION + 1;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_levels = {"levels", build, "показатели по группам участников", "indicators by groups of units"};
