// What every paper is made with: blocks one after another, figures and states in words. Private to letter/.
#ifndef SVOD_LETTER_PAPER_H
#define SVOD_LETTER_PAPER_H

#include "base/str.h"
#include "data/letter.h"
#include "data/result.h"

typedef struct letter_paper {
    const svod_result *result;
    const svod_rubric *rubric; // of the current year
    svod_lang lang;
    svod_arena *arena;
    svod_letter *letter;
    svod_sides sides;  // the rubric's, else the usual ones
    uint32_t cluster;  // whose levels units are compared within; UINT32_MAX: none
    uint32_t columns;  // of the table being made
    uint32_t capacity; // of its rows
} letter_paper;

// The room's sentence `id` (without its "letter_") in the language of the campaign.
#define SAY(paper, id) svod_say((paper)->lang, SVOD_T_letter_##id)
#define PAPER_NAMES 60 // units named in one list; the others are counted

letter_paper paper_of(const svod_result *result, const char *name, svod_arena *arena);

// ---- blocks: a returned block holds until the next one is added -----------------------------------------------------------
svod_letter_block *paper_add(letter_paper *paper, svod_letter_kind kind, const char *text);
svod_letter_run *paper_run(letter_paper *paper, const char *text); // one more of the last block
void paper_heading(letter_paper *paper, const char *text);         // kept with what follows
// A table whose columns have these widths (per thousand) and these heads; at most `rows` rows under them.
// Nothing but indicators is summed, or nothing at all: monitoring, and no examination.
bool paper_measured(const letter_paper *paper);
svod_letter_block *paper_table(letter_paper *paper, const uint16_t *widths, const char *const *heads, uint32_t columns, uint32_t rows);
svod_letter_row *paper_row(letter_paper *paper, svod_letter_block *table);
svod_letter_cell *paper_cell(letter_paper *paper, svod_letter_row *row, uint32_t column, const char *text);
svod_letter_cell *paper_number(letter_paper *paper, svod_letter_row *row, uint32_t column, const char *text);

// Sender, place and date lines, "made up" on top; contact and signature at the end.
void paper_open(letter_paper *paper);
void paper_close(letter_paper *paper);

// ---- words ------------------------------------------------------------------------------------------------------------------
const char *paper_points(const letter_paper *paper, svod_points points);
const char *paper_mean(const letter_paper *paper, svod_ratio mean);
const char *paper_percent(const letter_paper *paper, svod_ratio percent); // "76,1 %"; SVOD_NONE when undefined
const char *paper_change(const letter_paper *paper, svod_ratio change,
                         bool percent);                                       // "+1,5", "−3,0", "0,0"; in points or percentage points
const char *paper_of_max(const letter_paper *paper, const svod_point *point); // "8 из 12 баллов"
const char *paper_state(const letter_paper *paper, uint8_t state);            // "не заполнено"
svod_ratio paper_share(const svod_point *point);                              // undefined without points, or of a maximum of nothing
const char *paper_unit_line(const letter_paper *paper, size_t unit);          // "Муниципалитет: Абатский"
const char *paper_node(const letter_paper *paper, uint32_t node);             // "8. Анализ эффективности", "Итог"
const char *paper_day(const letter_paper *paper, const char *iso);            // "01.09.2023"; a line to be filled in when there is none
const char *paper_blank(const char *text, const char *otherwise);             // otherwise where there is nothing but white space
const char *paper_sentence(const letter_paper *paper, const char *text);      // a capital letter first, no full stop at its end
// "A, B, C"; those after PAPER_NAMES are counted.
const char *paper_units(const letter_paper *paper, const uint32_t *units, size_t count);
// Title of the unit's level of a cluster, NULL when it has none.
const char *paper_level_title(const letter_paper *paper, uint32_t cluster, size_t unit);
// The figure of that level on a node of this year; NULL without one, or over nobody.
const svod_figure *paper_level_figure(const letter_paper *paper, size_t unit, uint32_t node);
bool paper_scored(const letter_paper *paper);                       // there are points to be had
bool paper_over(const svod_year *year, size_t unit, uint32_t node); // its points are above its maximum
// Counterpart of a node a year ago, SVOD_NO_NODE.
uint32_t paper_before(const letter_paper *paper, uint32_t node);

// ---- parts ------------------------------------------------------------------------------------------------------------------
void paper_result(letter_paper *paper, size_t unit);     // unit_result.c: total, place, levels, a year ago
void paper_sections(letter_paper *paper, size_t unit);   // unit_sections.c: the table
void paper_sides(letter_paper *paper, size_t unit);      // unit_sides.c: strong and weak ones
void paper_indicators(letter_paper *paper, size_t unit); // unit_indicators.c
void paper_remarks(letter_paper *paper, size_t unit);    // unit_remarks.c: what the figures are not

// unit_advice.c: by addressee; what became of last year's; and the parts that the summary has in common with it.
void paper_advice(letter_paper *paper, size_t unit);
void paper_follow(letter_paper *paper, size_t unit);
const svod_recommendation *paper_rule(const letter_paper *paper, const svod_advised *advised);
void paper_advised(letter_paper *paper, const svod_advised *advised, bool first); // an item and its grounds

// Of the summary.
void paper_region_total(letter_paper *paper); // region_figures.c: totals, sections, levels of each cluster
void paper_region_sections(letter_paper *paper);
void paper_region_levels(letter_paper *paper);
void paper_region_lists(letter_paper *paper);  // region_lists.c
void paper_region_urgent(letter_paper *paper); // region_advice.c
void paper_region_advice(letter_paper *paper);
void paper_region_follow(letter_paper *paper);
void paper_region_best(letter_paper *paper); // region_best.c
void paper_region_remarks(letter_paper *paper);

#endif
