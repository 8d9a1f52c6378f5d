// Of a letter to a unit: its indicators beside their targets, all units and the year before.
#include "letter/paper.h"

enum { INDICATOR, VALUE, TARGET, ALL, MOVE, COLUMNS };

static const char *value_words(const letter_paper *paper, const svod_indicator *indicator, const svod_measure *measure) {
    if (measure->state == SVOD_M_VALUE) return svod_indicator_words(indicator, measure->value, paper->lang, paper->arena);
    return svod_measure_words(indicator, measure, paper->lang, paper->arena);
}

static const char *target_words(const letter_paper *paper, const svod_indicator *indicator, const svod_measure *measure) {
    if (!indicator->target) return SAY(paper, no_target);
    const char *target = svod_target_words(indicator, indicator->target, paper->lang, paper->arena);
    svod_text words;
    if (measure->reach == SVOD_REACH_REACHED)
        words = SVOD_T_letter_reached;
    else if (measure->reach == SVOD_REACH_NEAR)
        words = SVOD_T_letter_near;
    else if (measure->reach == SVOD_REACH_MISSED)
        words = SVOD_T_letter_missed;
    else
        return target;
    return svod_printf(paper->arena, "%s: %s", target, svod_say(paper->lang, words));
}

static const char *move_words(const letter_paper *paper, size_t unit, uint32_t indicator) {
    const svod_monitoring *monitoring = paper->result->monitoring;
    const svod_move *move = svod_monitoring_move(monitoring, 1, unit, indicator);
    const svod_measure *was = svod_monitoring_measure(monitoring, 1, unit, indicator);
    if (!was || was->state != SVOD_M_VALUE) return SVOD_NONE;
    const svod_indicator *then = svod_monitoring_indicator(monitoring, 1, indicator);
    const char *value = svod_indicator_words(then, was->value, paper->lang, paper->arena);
    svod_text words;
    if (move->state == SVOD_MOVE_BETTER)
        words = SVOD_T_letter_better;
    else if (move->state == SVOD_MOVE_WORSE)
        words = SVOD_T_letter_worse;
    else if (move->state == SVOD_MOVE_UNLIKE)
        words = SVOD_T_letter_unlike;
    else
        return value;
    return svod_printf(paper->arena, "%s: %s", value, svod_say(paper->lang, words));
}

static void put(letter_paper *paper, svod_letter_block *table, size_t unit, uint32_t i, bool moves) {
    const svod_indicator *indicator = &paper->rubric->indicators[i];
    const svod_measure *measure = svod_year_measure(&paper->result->now, unit, i);
    const svod_indicator_figure *all = svod_monitoring_region(paper->result->monitoring, 0, i);
    svod_letter_row *row = paper_row(paper, table);
    paper_cell(paper, row, INDICATOR, paper_node(paper, indicator->node));
    svod_letter_cell *cell = paper_number(paper, row, VALUE, value_words(paper, indicator, measure));
    if (measure->state != SVOD_M_VALUE) cell->ink = SVOD_INK_MUTED;
    if (measure->reach == SVOD_REACH_MISSED) cell->ink = SVOD_INK_BAD;
    paper_cell(paper, row, TARGET, target_words(paper, indicator, measure));
    bool percent = svod_indicator_percent(indicator);
    const char *region = percent && all->value.den ? paper_percent(paper, all->value)
                         : all->value.den          ? svod_indicator_words(indicator, all->value, paper->lang, paper->arena)
                                                   : SVOD_NONE;
    paper_number(paper, row, ALL, region);
    if (moves) paper_cell(paper, row, MOVE, move_words(paper, unit, i));
}

void paper_indicators(letter_paper *paper, size_t unit) {
    const svod_monitoring *monitoring = paper->result->monitoring;
    if (!monitoring) return;
    uint32_t asked = 0;
    for (uint32_t i = 0; i < paper->rubric->indicator_count; i++)
        asked += svod_measure_asked(svod_year_measure(&paper->result->now, unit, i));
    if (!asked) return;
    static const uint16_t with[COLUMNS] = {380, 120, 190, 120, 190}, without[COLUMNS] = {480, 140, 240, 140, 0};
    bool moves = monitoring->years > 1;
    const char *year = moves ? svod_printf(paper->arena, SAY(paper, col_year), monitoring->year[1]->year) : "";
    const char *heads[COLUMNS] = {SAY(paper, col_indicator), SAY(paper, col_value), SAY(paper, col_target), SAY(paper, col_together), year};
    paper_heading(paper, SAY(paper, head_indicators));
    svod_letter_block *table = paper_table(paper, moves ? with : without, heads, moves ? COLUMNS : COLUMNS - 1, asked);
    for (uint32_t i = 0; i < paper->rubric->indicator_count; i++)
        if (svod_measure_asked(svod_year_measure(&paper->result->now, unit, i))) put(paper, table, unit, i, moves);
}
