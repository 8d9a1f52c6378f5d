// One unit's indicator: what was reported, cell by cell, how the value follows from it, the target, and what counts instead of what.
#include <string.h>

#include "explain/job.h"

#define HAS_PART(rule, part) (((rule)->parts & SVOD_PART_BIT(part)) != 0)

// ---- words ---------------------------------------------------------------------------------------------------------

static bool is_percent(const svod_indicator *of) {
    return svod_streq(of->unit, "%");
}

const char *explain_amount_text(const explain_job *job, const svod_indicator *of, svod_ratio value) {
    if (!value.den) return SVOD_NONE;
    if (is_percent(of)) return explain_share_text(job, value);
    if (svod_indicator_worded(of)) return svod_indicator_words(of, value, job->lang, job->arena);
    const char *number = explain_ratio_text(job, value);
    return of->unit && *of->unit ? svod_printf(job->arena, "%s %s", number, of->unit) : number;
}

const char *explain_amount_gap(const explain_job *job, const svod_indicator *of, double gap) {
    if (is_percent(of)) return explain_gap_text(job, gap, true);
    const char *number = explain_gap_text(job, gap, false);
    return of->unit && *of->unit && !svod_indicator_worded(of) ? svod_printf(job->arena, "%s %s", number, of->unit) : number;
}

const char *explain_target_text(const explain_job *job, const svod_indicator *of) {
    static const svod_text texts[] = {SVOD_T_data_target_least, SVOD_T_data_target_most, SVOD_T_data_target_equal};
    const char *value = explain_amount_text(job, of, (svod_ratio){of->target->value, 1});
    if (of->rule->sort == SVOD_SORT_YES_NO) return value; // nobody says "exactly yes"
    return svod_printf(job->arena, svod_say(job->lang, texts[of->comparison]), value);
}

static const char *measure_state(const explain_job *job, svod_measure_state state) {
    const char *const words[] = {SAY(job, not_asked),  "",
                                 SAY(job, blank),      SAY(job, not_applicable),
                                 SAY(job, no_base),    SAY(job, no_submission),
                                 SAY(job, absent),     SAY(job, unreadable),
                                 SAY(job, impossible), SAY(job, answers_differ)};
    return words[state];
}

// "цель не достигнута: не хватает 3,2 п. п."
const char *explain_reach_words(const explain_job *job, const svod_indicator *of, svod_ratio value, svod_reach reach) {
    if (reach == SVOD_REACH_NO_TARGET) return SAY(job, reach_no_target);
    if (reach == SVOD_REACH_NO_DATA) return SAY(job, reach_no_data);
    if (reach == SVOD_REACH_NOT_APPLICABLE) return SAY(job, reach_not_applicable);
    if (reach == SVOD_REACH_REACHED) return SAY(job, reach_reached);
    const char *words = reach == SVOD_REACH_NEAR ? SAY(job, reach_near) : SAY(job, reach_missed);
    if (svod_indicator_worded(of) || !value.den || !of->target) return words;
    double gap = svod_ratio_double(value) - svod_points_double(of->target->value);
    const char *size = explain_amount_gap(job, of, gap < 0 ? -gap : gap);
    return svod_printf(job->arena, gap < 0 ? SAY(job, reach_short) : SAY(job, reach_over), words, size);
}

// What is held against the target is not the value itself.
static const char *rounding_words(const explain_job *job, const svod_indicator *of) {
    if (!of->rounding.on || !of->target) return "";
    return svod_printf(job->arena, of->rounding.cut ? SAY(job, target_cut) : SAY(job, target_rounded), of->rounding.places);
}

// ---- places --------------------------------------------------------------------------------------------------------

static const svod_answer *answer_of(const svod_year *year, size_t unit, uint32_t index, svod_part_id part) {
    const svod_answers *answers = &year->scores->answers;
    size_t own = explain_own_unit(year, unit);
    if (own == SVOD_NO_UNIT || !answers->lists) return NULL;
    const svod_answer *at = svod_answers_at(answers, own, index, part);
    return at->given ? at : NULL;
}

// The roster's cell where that gives the part, else the sheet's; file NULL: neither.
static svod_place part_place(const svod_year *year, size_t unit, uint32_t index, svod_part_id part) {
    const char *column = year->rubric->indicators[index].from[part];
    const svod_roster *roster = year->scores->roster;
    size_t own = explain_own_unit(year, unit), attr;
    if (own != SVOD_NO_UNIT && column && *column && svod_roster_attr_index(roster, column, &attr))
        return roster->units[own].attr_places[attr];
    const svod_answer *at = answer_of(year, unit, index, part);
    if (!at) return (svod_place){0};
    return svod_scores_place(year->scores, (svod_score_place){at->cell.row, (uint16_t)at->cell.col, at->source});
}

svod_place explain_measure_place(const explain_job *job, const svod_year *year, size_t unit, uint32_t index) {
    const svod_measure *measure = svod_year_measure(year, unit, index);
    if (measure->place.file) return measure->place;
    return explain_row(job, year, unit, year->rubric->indicators[index].node);
}

svod_place explain_amount_place(const explain_job *job, const svod_year *year, size_t unit, uint32_t index, bool den) {
    const svod_rule *rule = year->rubric->indicators[index].rule;
    svod_part_id part = den ? SVOD_PART_denominator : SVOD_PART_numerator;
    svod_place place = HAS_PART(rule, denominator) || !den ? part_place(year, unit, index, part) : (svod_place){0};
    return place.file ? place : explain_measure_place(job, year, unit, index);
}

// ---- what was reported ---------------------------------------------------------------------------------------------

static const char *part_label(const explain_job *job, svod_part_id part) {
    const char *const labels[SVOD_PART_COUNT] = {SAY(job, part_numerator), SAY(job, part_denominator), SAY(job, part_percent),
                                                 SAY(job, part_value),     SAY(job, part_answer),      SAY(job, part_document),
                                                 SAY(job, part_link),      SAY(job, part_comment)};
    return labels[part];
}

static const char *cell_words(const explain_job *job, const svod_cell *cell) {
    if (cell->type == SVOD_CELL_EMPTY) return SAY(job, blank);
    if (cell->type == SVOD_CELL_NUMBER) return svod_num_words(job->arena, cell->number, cell->flags & SVOD_CELL_PERCENT, job->lang);
    return svod_clean(job->arena, svod_cell_text(cell));
}

typedef struct asked {
    const svod_year *year;
    size_t unit;
    uint32_t index;
    const svod_indicator *of;
    const svod_measure *measure;
} asked;

// Whether the part is a number that the value is made of, and which.
static bool part_amount(const asked *a, svod_part_id part, svod_points *amount) {
    bool alone = a->measure->flags & SVOD_M_PERCENT_ALONE, num = svod_measure_has_num(a->of, a->measure);
    *amount = part == SVOD_PART_denominator ? a->measure->den : a->measure->num;
    if (part == SVOD_PART_percent) return alone && a->measure->state == SVOD_M_VALUE;
    if (part == SVOD_PART_denominator) return svod_measure_has_den(a->of, a->measure);
    return num && (part == SVOD_PART_numerator || part == SVOD_PART_value);
}

// Percentages beside the counts that they are said to follow from.
static const char *aside_words(const explain_job *job, const asked *a, svod_part_id part, const svod_cell *cell) {
    if (part != SVOD_PART_percent || cell->type == SVOD_CELL_EMPTY || !svod_measure_has_num(a->of, a->measure)) return "";
    return a->measure->flags & SVOD_M_OTHER_PERCENT ? SAY(job, percent_differs) : SAY(job, percent_beside);
}

// A percentage that does not count is a number all the same.
static void set_reported(const explain_job *job, svod_trail *at, const svod_cell *cell) {
    bool number = cell->type == SVOD_CELL_NUMBER, percent;
    svod_decimal written;
    if (number) explain_set_double(job, at, cell->flags & SVOD_CELL_PERCENT ? 100 * cell->number : cell->number);
    if (number || svod_num_parse(svod_cell_text(cell), cell->len, &written, &percent) != SVOD_NUM_VALUE) return;
    explain_set_double(job, at, svod_decimal_double(written));
}

static void add_part(const explain_job *job, svod_trail *at, const asked *a, svod_part_id part) {
    const svod_answer *answer = answer_of(a->year, a->unit, a->index, part);
    svod_place place = part_place(a->year, a->unit, a->index, part);
    svod_points amount;
    bool counts = part_amount(a, part, &amount);
    if (!counts && !answer) return;
    bool words = part >= SVOD_PART_document;
    if (words && answer->cell.type == SVOD_CELL_EMPTY) return;
    svod_trail *child = explain_node(job, at,
                                     counts                      ? svod_part_name(part)
                                     : part == SVOD_PART_percent ? "aside"
                                                                 : "reported",
                                     part_label(job, part));
    if (counts)
        explain_set_points(job, child, amount);
    else
        child->value = cell_words(job, &answer->cell);
    if (!counts && part == SVOD_PART_percent) set_reported(job, child, &answer->cell);
    if (counts && part == SVOD_PART_percent) child->value = explain_share_text(job, (svod_ratio){amount, 1});
    if (!counts) child->how = aside_words(job, a, part, &answer->cell);
    if (a->of->from[part] && *a->of->from[part]) child->how = SAY(job, of_roster);
    child->place = place.file ? place : explain_measure_place(job, a->year, a->unit, a->index);
}

// The roster's column that the denominator should equal, and does not.
static void add_base(const explain_job *job, svod_trail *at, const asked *a) {
    size_t own = explain_own_unit(a->year, a->unit), attr;
    const svod_roster *roster = a->year->scores->roster;
    if (!(a->measure->flags & SVOD_M_OTHER_BASE) || own == SVOD_NO_UNIT || !svod_roster_attr_index(roster, a->of->base, &attr)) return;
    const char *title = svod_rubric_attribute_title(a->year->rubric, a->of->base);
    svod_trail *base = explain_node(job, at, "aside", svod_printf(job->arena, SAY(job, other_base), title));
    base->value = roster->units[own].attrs[attr];
    base->how = SAY(job, other_base_how);
    base->place = roster->units[own].attr_places[attr];
}

// "2022-06-06 14:18:22"
static const char *time_words(const explain_job *job, const char *time) {
    char *words = svod_strdup(job->arena, time), *mark = strchr(words, 'T');
    if (mark) *mark = ' ';
    return words;
}

// Who answers again: how often, and which answer counts.
static void add_twice(const explain_job *job, svod_trail *at, const asked *a) {
    const svod_answers *answers = &a->year->scores->answers;
    size_t own = explain_own_unit(a->year, a->unit);
    if (!(a->measure->flags & SVOD_M_TWICE) || own == SVOD_NO_UNIT || !answers->units) return;
    const svod_answered *is = &answers->units[own];
    const char *const rules[] = {SAY(job, twice_last), SAY(job, twice_first), SAY(job, twice_error)};
    svod_trail *twice = explain_node(job, at, "aside", svod_printf(job->arena, SAY(job, twice), is->rows));
    const char *rule = rules[a->year->rubric->policy.twice];
    bool timed = a->year->rubric->policy.twice != SVOD_TWICE_ERROR && is->time && *is->time;
    twice->how = timed ? svod_printf(job->arena, "%s: %s", rule, time_words(job, is->time)) : rule;
    twice->place = is->place.file ? is->place : explain_measure_place(job, a->year, a->unit, a->index);
}

void explain_add_target(const explain_job *job, svod_trail *at, const svod_year *year, const svod_indicator *of) {
    if (!of->target) return;
    svod_trail *target = explain_node(job, at, "target", svod_printf(job->arena, SAY(job, target), year->year));
    explain_set_points(job, target, of->target->value);
    target->value = explain_target_text(job, of);
    target->how = of->rounding.on ? svod_printf(job->arena, "%s%s", SAY(job, by_rubric), rounding_words(job, of)) : SAY(job, by_rubric);
    target->place = of->target->place.file ? of->target->place : year->rubric->nodes[of->node].place;
}

// ---- the tree ------------------------------------------------------------------------------------------------------

// How the value follows from what was reported.
static const char *follows(const explain_job *job, const asked *a) {
    const svod_measure *m = a->measure;
    if (m->state != SVOD_M_VALUE) return "";
    if (m->flags & SVOD_M_PERCENT_ALONE) return SAY(job, percent_alone);
    if (HAS_PART(a->of->rule, denominator) && svod_measure_has_den(a->of, m))
        return svod_printf(job->arena, SAY(job, quotient), explain_points_text(job, m->num), explain_points_text(job, m->den));
    return m->flags & SVOD_M_UNPROVEN ? SAY(job, unproven) : SAY(job, reported);
}

static const char *both(const explain_job *job, const char *a, const char *b) {
    return *a && *b ? svod_printf(job->arena, "%s; %s", a, b) : *a ? a : b;
}

svod_trail *explain_measure(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t index,
                            const char *label) {
    const svod_indicator *of = &year->rubric->indicators[index];
    asked a = {year, unit, index, of, svod_year_measure(year, unit, index)};
    svod_trail *at = explain_node(job, parent, "indicator", label ? label : explain_node_words(job, year, of->node));
    explain_set_measure(job, at, of, a.measure);
    const char *reach = of->target ? explain_reach_words(job, of, a.measure->value, (svod_reach)a.measure->reach) : "";
    at->how = both(job, follows(job, &a), reach);
    if (!job->brief) {
        for (unsigned part = 0; part < SVOD_PART_COUNT; part++)
            if (of->rule->parts & 1u << part) add_part(job, at, &a, (svod_part_id)part);
        add_base(job, at, &a);
        add_twice(job, at, &a);
        if (at->children) explain_add_target(job, at, year, of);
    }
    if (!at->children) at->place = explain_measure_place(job, year, unit, index);
    return at;
}

void explain_set_measure(const explain_job *job, svod_trail *at, const svod_indicator *of, const svod_measure *measure) {
    if (measure->state == SVOD_M_VALUE) {
        explain_set(job, at, measure->value);
        at->value = explain_amount_text(job, of, measure->value);
    } else {
        at->state = svod_measure_state_id((svod_measure_state)measure->state);
        at->value = measure_state(job, (svod_measure_state)measure->state);
    }
}

// ---- points --------------------------------------------------------------------------------------------------------

// The band that gave the points: the last one of so many that begins at or below the value.
static const char *band_words(const explain_job *job, const svod_indicator *of, const svod_measure *measure) {
    const svod_worth_band *found = NULL;
    for (size_t i = 0; i < of->band_count; i++) {
        const svod_worth_band *band = &of->bands[i];
        bool below = band->from == INT64_MIN || of->rounding.on || svod_ratio_compare((svod_ratio){band->from, 1}, measure->value) <= 0;
        if (band->points == measure->points && below) found = band;
    }
    if (!found || found->from == INT64_MIN) return SAY(job, worth_bands);
    return svod_printf(job->arena, SAY(job, worth_band), explain_amount_text(job, of, (svod_ratio){found->from, 1}));
}

static const char *worth_words(const explain_job *job, const svod_indicator *of, const svod_measure *measure) {
    const char *max = explain_points_text(job, measure->max);
    if (measure->state != SVOD_M_VALUE || measure->max <= 0) return measure->max > 0 ? "" : SAY(job, worth_none);
    switch (of->worth) {
    case SVOD_WORTH_TARGET:
        return svod_printf(job->arena, measure->reach == SVOD_REACH_REACHED ? SAY(job, worth_reached) : SAY(job, worth_missed), max);
    case SVOD_WORTH_BANDS:
        return band_words(job, of, measure);
    case SVOD_WORTH_PROPORTION:
        return svod_printf(job->arena, of->comparison == SVOD_AT_MOST ? SAY(job, worth_inverse) : SAY(job, worth_proportion), max);
    default:
        return SAY(job, worth_none);
    }
}

svod_trail *explain_indicator_points(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                                     const char *label) {
    const svod_indicator *of = year->rubric->nodes[node].indicator;
    uint32_t index = (uint32_t)(of - year->rubric->indicators);
    const svod_point *point = svod_year_at(year, unit, node);
    svod_trail *at = explain_node(job, parent, "indicator_points", label ? label : explain_node_words(job, year, node));
    if (point->state == SVOD_STATE_POINTS)
        explain_set_points(job, at, point->value);
    else
        explain_set_state(job, at, (svod_state)point->state);
    const svod_measure *measure = svod_year_measure(year, unit, index);
    // Points know only that something could not be used; the measure knows why.
    bool known = measure->state == SVOD_M_IMPOSSIBLE || measure->state == SVOD_M_CONFLICT;
    if (!at->has_number && known) at->value = measure_state(job, (svod_measure_state)measure->state);
    at->how = worth_words(job, of, measure);
    if (!*at->how && at->has_number) at->how = SAY(job, zero_by_policy);
    if (point->state == SVOD_STATE_POINTS) explain_show(job, at, (svod_ratio){point->value, 1}, year->rubric->decimals);
    explain_measure(job, at, year, unit, index, SAY(job, measured));
    return at;
}
