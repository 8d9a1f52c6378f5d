// What a cell shows, as an address by the grammar of explain/address.h. Every function gives a cell that shows a number its origin and
// hands the cell back; a cell that shows none (a dash, a word) stays without, and so do all when nobody asked for origins (svod_lay).
#ifndef SVOD_TABLE_ORIGIN_H
#define SVOD_TABLE_ORIGIN_H

#include "table/lay.h"

// By a format; ids of units and names of attributes go through svod_origin_word first.
svod_out *svod_origin(const svod_lay *lay, svod_out *cell, const char *format, ...) __attribute__((format(printf, 3, 4)));
// The same for the words of a text that shows figures: addresses parted by blanks. A cell that shows a number has its own.
svod_out *svod_origin_words(const svod_lay *lay, svod_out *cell, const char *format, ...) __attribute__((format(printf, 3, 4)));
// "mean:total:2023", the figure that the rubric's policy makes the main one, as an address by itself; "" when nobody asked.
const char *svod_origin_main_word(const svod_lay *lay, const char *word, uint32_t side, uint32_t node);
// "points:UNIT:NODE:2023". As above.
const char *svod_origin_point_word(const svod_lay *lay, const char *kind, const svod_year *year, size_t unit, uint32_t node);
// The words that say why a flag was raised for a unit, or how near to it the unit stands.
svod_out *svod_origin_reason(const svod_lay *lay, svod_out *cell, const svod_flag *flag, size_t unit);
// A text, or a unit's id, as one word of an address: the signs that part words are escaped, and blanks, which part addresses.
const char *svod_origin_word(const svod_lay *lay, const char *text);
const char *svod_origin_unit_word(const svod_lay *lay, size_t unit);
// "KIND:UNIT:NODE:YEAR" (points, max, percent): the node is of that year's own rubric.
svod_out *svod_origin_point(const svod_lay *lay, svod_out *cell, const char *kind, const svod_year *year, size_t unit, uint32_t node);
// "max:NODE:YEAR": the rubric's maximum of that side; `node` of the current rubric.
svod_out *svod_origin_max(const svod_lay *lay, svod_out *cell, uint32_t side, uint32_t node);

// ---- over units: `node` of the current rubric, `scope` "" or a level ----------------------------------------------------------
// "@CLUSTER=LEVEL".
const char *svod_origin_level(const svod_lay *lay, const svod_cluster *cluster, size_t level);
// "WORD:NODE:YEAR", e.g. mean; all: units without a submission counted as zero.
svod_out *svod_origin_figure(const svod_lay *lay, svod_out *cell, const char *word, bool all, uint32_t side, uint32_t node,
                             const char *scope);
// The same of the figure that the rubric's policy makes the main one, and its difference from last year's.
svod_out *svod_origin_main(const svod_lay *lay, svod_out *cell, const char *word, uint32_t side, uint32_t node, const char *scope);
svod_out *svod_origin_diff(const svod_lay *lay, svod_out *cell, const char *word, uint32_t node, const char *scope);

#endif
