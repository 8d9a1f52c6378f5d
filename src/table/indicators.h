// Cells of indicators: values with the sign of what they reach, movements, targets, and the word that stands where there is no value. In
// print each says by a sign and by lightness what its colour says. Private to table/.
#ifndef SVOD_TABLE_INDICATORS_H
#define SVOD_TABLE_INDICATORS_H

#include "table/lay.h"

// Cells with a comment each: beyond so many a sheet opens slowly, and comments stand in indicators.csv alone.
#define SVOD_NOTES_MOST 20000

// The node of depth 1 that the indicator lies in; itself when it is one.
uint32_t svod_indicator_section(const svod_lay *lay, uint32_t indicator);
// "1.1. Title", the indicator's name; and "1.1" as a word of an address, by the rubric of that year (0: the campaign's own).
const char *svod_indicator_name(const svod_lay *lay, uint32_t indicator);
// Sums over units may be greater than points; those are told whole.
const char *svod_sum_words(const svod_lay *lay, __int128 sum);
const char *svod_indicator_word(const svod_lay *lay, size_t year, uint32_t indicator);
// "доля, %; больше — лучше".
const char *svod_indicator_kind(const svod_lay *lay, const svod_indicator *indicator);
// "больше — лучше".
const char *svod_indicator_better(const svod_lay *lay, const svod_indicator *indicator);

// Returned cells hold until the next one is put. `year`: of the monitoring, 0 the campaign's own.
svod_out *svod_put_target(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator);
svod_out *svod_put_measure(svod_lay *lay, uint32_t row, uint32_t col, size_t year, size_t unit, uint32_t indicator, bool note);
// A figure over units; formula NULL: the number alone. scope: "" or "@CLUSTER=LEVEL".
svod_out *svod_put_gathered(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator, const svod_indicator_figure *figure,
                            const char *formula, const char *scope);
svod_out *svod_put_unit_move(svod_lay *lay, uint32_t row, uint32_t col, size_t year, size_t unit, uint32_t indicator, bool note);
svod_out *svod_put_region_move(svod_lay *lay, uint32_t row, uint32_t col, size_t year, uint32_t indicator, const char *formula);
// "лучше", "хуже", "нет прежнего замера".
const char *svod_move_words(const svod_lay *lay, const svod_move *move);
// The signs of reaching a target, or of moves, and what they mean: a row each; returns the row behind.
uint32_t svod_put_legend(svod_lay *lay, uint32_t row, bool moves);

#endif
