// Where other sheets' formulas and charts find things: the layouts of the sheets that are referred to, and references as text.
// The builder of such a sheet lays it out by the same map, so a formula cannot miss it.
#ifndef SVOD_TABLE_REFS_H
#define SVOD_TABLE_REFS_H

#include "table/lay.h"

// "C5", "'Лист'!$C$5", "'Лист'!$C$5:$C$60"; sheet NULL: without one.
const char *svod_ref_cell(svod_arena *arena, uint32_t row, uint32_t col);
const char *svod_ref_fixed(svod_arena *arena, const char *sheet, uint32_t row, uint32_t col);
const char *svod_ref_range(svod_arena *arena, const char *sheet, svod_range range);
// A count condition as Excel reads it would be misread: wildcards or a leading comparison sign in the text.
bool svod_ref_condition_safe(const char *text);

// "Данные": one header row, a row per unit and year; all columns from 1.
typedef struct svod_data_map {
    const char *sheet;
    uint32_t first, last; // data rows
    bool scored;          // else there are no columns of sections, total, max, percent and rank
    uint32_t year, id, unit, state, sections, total, max, percent, rank, indicators, clusters, flags, columns;
} svod_data_map;
svod_data_map svod_data_map_of(const svod_lay *lay);
// Column of a node of depth 0 or 1.
uint32_t svod_data_column(const svod_lay *lay, const svod_data_map *map, uint32_t node);
// A whole column of it as a fixed range with the sheet.
const char *svod_data_range(const svod_lay *lay, const svod_data_map *map, uint32_t col);

// "Таблица 1.1": rows of maxima, a row per unit and side, footers.
typedef enum svod_footer { SVOD_FOOTER_SUM, SVOD_FOOTER_SUBMITTED, SVOD_FOOTER_ALL, SVOD_FOOTER_PERCENT, SVOD_FOOTER_COUNT } svod_footer;
typedef struct svod_points_map {
    const char *sheet;
    uint32_t head;                                                         // header row; the maxima follow, a row a side
    uint32_t first;                                                        // first row of units
    uint32_t last;                                                         // last row of units
    uint32_t number, unit, group, year, sections, total, percent, columns; // columns; group 0: none
} svod_points_map;
svod_points_map svod_points_map_of(const svod_lay *lay);
uint32_t svod_points_row(const svod_lay *lay, const svod_points_map *map, size_t unit, uint32_t side);
uint32_t svod_points_max_row(const svod_points_map *map, uint32_t side);
uint32_t svod_points_footer(const svod_lay *lay, const svod_points_map *map, svod_footer footer, uint32_t side);
// Column of a node of depth 0 or 1.
uint32_t svod_points_column(const svod_lay *lay, const svod_points_map *map, uint32_t node);
// Row of the mean that the rubric's policy makes the main one.
uint32_t svod_points_main_mean(const svod_lay *lay, const svod_points_map *map, uint32_t side);

// "Рейтинг": a row per unit in order of rank.
typedef struct svod_rating_map {
    const char *sheet;
    uint32_t first;                                        // row of the first unit
    uint32_t rank, rank_change, unit, total, max, percent; // columns; rank_change 0: none
    uint32_t rank_low, rank_high, group;                   // how sure the rank is; here and below 0: none
    uint32_t adjusted, adjusted_rank;                      // total and rank, severity of experts taken out
    uint32_t weights_low, weights_high;                    // rank under weights drawn at random
    uint32_t margin;                                       // to the threshold of a flag
    uint32_t last;                                         // of those above
    uint32_t linked_before, linked_now;                    // points on the nodes that both years share
} svod_rating_map;
svod_rating_map svod_rating_map_of(const svod_lay *lay);

// "Кластер N": the upper table, a row a level and one for all units.
typedef struct svod_levels_map {
    const char *sheet;
    uint32_t head, first;                   // rows
    uint32_t level, band, count, submitted; // columns; submitted: of side 0, the other side's follows
    uint32_t percent, change, best;         // the same; change 0: none; best and weakest span two columns each
} svod_levels_map;
svod_levels_map svod_levels_map_of(const svod_lay *lay, size_t cluster);

// "Критерии": units down, sections with their criteria across. Nobody pages through a million cells, and office programs stall on them;
// such a matrix stands in points.csv alone, and the sheet says so.
#define SVOD_CRITERIA_CELLS 1000000
typedef struct svod_criteria_map {
    const char *sheet;    // NULL: there is no such matrix in this workbook
    bool too_big;         // because it has over SVOD_CRITERIA_CELLS cells
    uint32_t *column;     // [node] 0: not shown
    uint32_t head;        // row of section titles; ids and maxima follow
    uint32_t first, last; // rows of units
    uint32_t columns;
} svod_criteria_map;
svod_criteria_map svod_criteria_map_of(const svod_lay *lay);

#endif
