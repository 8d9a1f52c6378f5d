// Cells of a sheet: titles and heads, points or the reason why there are none, figures as formulas beside their exact values.
#include "data/words.h"
#include <string.h>

#include "table/lay.h"
#include "table/origin.h"

uint32_t svod_lay_title(svod_lay *lay, const char *title, const char *note, uint32_t cols) {
    const svod_campaign *campaign = lay->result->campaign;
    svod_put_text(lay->table, 1, 1, SVOD_CLASS_TITLE, title)->cols = cols;
    svod_table_height(lay->table, 1, 26);
    const char *line = campaign->title && *campaign->title ? campaign->title : campaign->name;
    if (campaign->provenance == SVOD_DEMO) line = svod_printf(lay->arena, "%s. %s", line, SAY(lay, demo_banner));
    svod_lay_tone(svod_lay_note(lay, 2, 1, cols, line), campaign->provenance == SVOD_DEMO ? SVOD_TONE_WARN : SVOD_TONE_PLAIN);
    if (note == NULL || *note == '\0') return 4;
    svod_lay_note(lay, 3, 1, cols, note);
    return 5;
}

svod_out *svod_lay_last(svod_lay *lay) {
    return SVOD_AT(&lay->table->cells, svod_out, lay->table->cells.count - 1);
}

svod_out *svod_lay_tone(svod_out *cell, svod_tone tone) {
    cell->tone = (uint8_t)tone;
    return cell;
}

svod_out *svod_lay_tone_figure(svod_out *cell, svod_tone tone) {
    return cell->kind == SVOD_V_TEXT ? cell : svod_lay_tone(cell, tone);
}

svod_out *svod_lay_head(svod_lay *lay, uint32_t row, uint32_t col, const char *text) {
    return svod_put_text(lay->table, row, col, SVOD_CLASS_HEAD, text);
}

svod_out *svod_lay_note(svod_lay *lay, uint32_t row, uint32_t col, uint32_t cols, const char *text) {
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_NOTE, text);
    cell->cols = cols;
    return cell;
}

svod_out *svod_lay_order(svod_lay *lay, uint32_t row, uint32_t col, size_t number) {
    return svod_origin(lay, svod_put_number(lay->table, row, col, SVOD_CLASS_RANK, (double)number), "order:%zu", number);
}

svod_out *svod_lay_year(svod_lay *lay, uint32_t row, uint32_t col, uint32_t side) {
    int year = svod_lay_side(lay, side)->year;
    return svod_origin(lay, svod_put_number(lay->table, row, col, SVOD_CLASS_YEAR, year), "year:%d", year);
}

svod_out *svod_lay_dash(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls) {
    return svod_lay_tone(svod_put_text(lay->table, row, col, cls, SVOD_NONE), SVOD_TONE_MUTED);
}

svod_ratio svod_lay_no_ratio(void) {
    return (svod_ratio){0, 0};
}

svod_ratio svod_lay_percent(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS ? svod_percent(point->value, point->max) : svod_lay_no_ratio();
}

static bool is_culprit(const svod_year *year, uint32_t node, svod_score score, bool over) {
    return over ? score > 0 && score * SVOD_POINT_TENTHOUSANDTH > year->rubric->nodes[node].max
                : score < SVOD_S_NA && score != SVOD_S_RECUSED;
}

static const svod_measure *measure_of(const svod_year *year, size_t unit, uint32_t node) {
    const svod_indicator *indicator = year->rubric->nodes[node].indicator;
    if (indicator == NULL || year->scores == NULL || year->scores->measures == NULL) return NULL;
    return svod_year_measure(year, unit, (uint32_t)(indicator - year->rubric->indicators));
}

static const char *from_place(const svod_lay *lay, svod_place place) {
    return svod_printf(lay->arena, "\n%s", svod_printf(lay->arena, SAY(lay, note_source), svod_place_text(lay->arena, place)));
}

// Of a measure below the node that is no value and no blank.
static const char *bad_measure(const svod_lay *lay, const svod_year *year, size_t unit, uint32_t top) {
    for (uint32_t node = top; node < year->rubric->nodes[top].end; node++) {
        const svod_measure *measure = measure_of(year, unit, node);
        if (measure != NULL && measure->state >= SVOD_M_UNREADABLE && measure->place.file) return from_place(lay, measure->place);
    }
    return "";
}

// Where the first score of this unit at or below the node stood that is above its maximum (over) or is no number; "" when none is known.
static const char *source_of(const svod_lay *lay, const svod_year *year, size_t unit, uint32_t top, bool over) {
    const svod_scores *scores = year->scores;
    size_t own = year->own_unit ? year->own_unit[unit] : unit;
    for (size_t i = 0; scores != NULL && own != SVOD_NO_UNIT && i < scores->experts.count; i++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, const svod_expert, i);
        for (uint32_t node = top; node < year->rubric->nodes[top].end; node++) {
            size_t slot = svod_scores_slot(scores, own, node);
            if (!is_culprit(year, node, expert->scores[slot], over)) continue;
            return from_place(lay, svod_scores_place(scores, expert->places[slot]));
        }
    }
    return over ? "" : bad_measure(lay, year, unit, top);
}

static const char *state_word(const svod_lay *lay, svod_state state) {
    switch (state) {
    case SVOD_STATE_NA:
        return SAY(lay, state_na);
    case SVOD_STATE_BLANK:
        return SAY(lay, state_blank);
    case SVOD_STATE_NO_SUBMISSION:
        return SAY(lay, state_no_submission);
    case SVOD_STATE_UNREADABLE:
        return "?";
    case SVOD_STATE_FEW_EXPERTS:
        return SAY(lay, state_few);
    default:
        return SVOD_NONE;
    }
}

static const char *state_note(const svod_lay *lay, svod_state state) {
    switch (state) {
    case SVOD_STATE_NA:
        return SAY(lay, note_na);
    case SVOD_STATE_BLANK:
        return SAY(lay, note_blank);
    case SVOD_STATE_NO_SUBMISSION:
        return SAY(lay, note_no_submission);
    case SVOD_STATE_UNREADABLE:
        return SAY(lay, note_unreadable);
    case SVOD_STATE_ABSENT:
        return SAY(lay, note_absent);
    case SVOD_STATE_FEW_EXPERTS:
        return SAY(lay, note_few);
    case SVOD_STATE_UNSCORED:
        return SAY(lay, note_unscored);
    default:
        return NULL;
    }
}

static const char *without_words(const svod_lay *lay, const svod_point *without) {
    if (without->state == SVOD_STATE_POINTS) return svod_lay_points_word(lay, without->value, 4);
    return state_word(lay, (svod_state)without->state);
}

// The chair's score is shown where it stands and in its section; every total would say it of nearly every unit.
static void mark_agreed(const svod_lay *lay, svod_out *cell, const svod_year *year, size_t unit, uint32_t node) {
    if (node == SVOD_ROOT || !(svod_year_at(year, unit, node)->flags & SVOD_P_AGREED)) return;
    const svod_override *override = svod_year_override(year, unit, node);
    const char *text = SAY(lay, note_agreed_below);
    if (override) text = svod_printf(lay->arena, SAY(lay, note_agreed), without_words(lay, &override->without));
    cell->note = cell->note != NULL ? svod_printf(lay->arena, "%s\n%s", cell->note, text) : text;
}

// What documents made svod propose where no expert gave a score and the rubric lets that count.
static void mark_proposed(const svod_lay *lay, svod_out *cell, const svod_year *year, size_t unit, uint32_t node) {
    if (node == SVOD_ROOT || !(svod_year_at(year, unit, node)->flags & SVOD_P_EVIDENCE)) return;
    const char *text = SAY(lay, note_proposed);
    cell->note = cell->note != NULL ? svod_printf(lay->arena, "%s\n%s", cell->note, text) : text;
}

// What was measured where experts have no say.
static void mark_measured(const svod_lay *lay, svod_out *cell, const svod_year *year, size_t unit, uint32_t node) {
    const svod_measure *measure = measure_of(year, unit, node);
    if (measure == NULL || year->unit_state[unit] != SVOD_STATE_POINTS) return;
    const char *words = svod_measure_words(year->rubric->nodes[node].indicator, measure, lay->lang, lay->arena);
    const char *text = svod_printf(lay->arena, SAY(lay, note_measured), words);
    cell->note = cell->note != NULL ? svod_printf(lay->arena, "%s\n%s", text, cell->note) : text;
}

static svod_out *put_state(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    svod_state state = (svod_state)point->state;
    bool short_dash = state == SVOD_STATE_NO_SUBMISSION && node != SVOD_ROOT; // one word a row is enough: the total has it
    svod_out *cell = svod_put_text(lay->table, row, col, SVOD_CLASS_POINTS, short_dash ? SVOD_NONE : state_word(lay, state));
    cell->tone = state == SVOD_STATE_UNREADABLE || state == SVOD_STATE_FEW_EXPERTS ? SVOD_TONE_WARN : SVOD_TONE_MUTED;
    cell->note = state_note(lay, state);
    if (state == SVOD_STATE_FEW_EXPERTS && point->experts > 0)
        cell->note =
            svod_printf(lay->arena, SAY(lay, note_few_of), (unsigned)point->experts, (unsigned)year->rubric->nodes[node].combine.least);
    if (state == SVOD_STATE_UNREADABLE) cell->note = svod_printf(lay->arena, "%s%s", cell->note, source_of(lay, year, unit, node, false));
    mark_measured(lay, cell, year, unit, node);
    mark_agreed(lay, cell, year, unit, node);
    mark_proposed(lay, cell, year, unit, node);
    return cell;
}

void svod_lay_mark(svod_lay *lay, svod_out *cell, const svod_year *year, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    if (point->flags & SVOD_P_OVER_MAX && point->value > year->rubric->nodes[node].max) {
        const char *value = svod_lay_points_word(lay, point->value, 4);
        const char *max = svod_lay_points_word(lay, year->rubric->nodes[node].max, 4);
        const char *text = svod_printf(lay->arena, SAY(lay, note_over_max), value, max);
        cell->tone = SVOD_TONE_BAD;
        cell->note = svod_printf(lay->arena, "%s%s", text, source_of(lay, year, unit, node, true));
    } else if (point->flags & SVOD_P_OVER_MAX) {
        cell->tone = SVOD_TONE_WARN;
        cell->note = svod_printf(lay->arena, "%s%s", SAY(lay, note_over_below), source_of(lay, year, unit, node, true));
    } else if (point->flags & SVOD_P_INCOMPLETE) {
        cell->tone = SVOD_TONE_WARN;
        cell->note = SAY_WORTH(lay, note_incomplete, note_incomplete_reached);
    } else if (point->flags & SVOD_P_DROPPED) {
        cell->note = svod_printf(lay->arena, SAY(lay, note_dropped), svod_lay_points_word(lay, point->max, 4));
    }
    mark_measured(lay, cell, year, unit, node);
    mark_agreed(lay, cell, year, unit, node);
    mark_proposed(lay, cell, year, unit, node);
}

svod_out *svod_lay_point(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit, uint32_t node) {
    if (node == SVOD_NO_NODE) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    const svod_point *point = svod_year_at(year, unit, node);
    if (point->state != SVOD_STATE_POINTS) return put_state(lay, row, col, year, unit, node);
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, svod_points_double(point->value));
    svod_lay_mark(lay, cell, year, unit, node);
    return svod_origin_point(lay, cell, "points", year, unit, node);
}

svod_out *svod_lay_unit_max(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit) {
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    if (total->state != SVOD_STATE_POINTS) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, svod_points_double(total->max));
    return svod_origin_point(lay, cell, "max", year, unit, SVOD_ROOT);
}

svod_out *svod_lay_rank(svod_lay *lay, uint32_t row, uint32_t col, const svod_year *year, size_t unit) {
    if (year->rank[unit] == 0) return svod_lay_dash(lay, row, col, SVOD_CLASS_RANK);
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_RANK, year->rank[unit]);
    return svod_origin(lay, cell, "rank:%s:%d", svod_origin_unit_word(lay, unit), year->year);
}

static bool sections_make_total(const svod_lay *lay, uint32_t side, size_t unit) {
    const svod_year *year = svod_lay_side(lay, side);
    svod_points sum = 0;
    bool any = false;
    for (uint32_t i = 0; i < lay->section_count; i++) {
        uint32_t node = svod_lay_node(lay, side, lay->sections[i]);
        const svod_point *point = node == SVOD_NO_NODE ? NULL : svod_year_at(year, unit, node);
        if (point != NULL && point->state == SVOD_STATE_POINTS) {
            sum += point->value;
            any = true;
        }
    }
    return any && sum == svod_year_at(year, unit, SVOD_ROOT)->value;
}

svod_out *svod_lay_total(svod_lay *lay, uint32_t row, uint32_t col, uint32_t side, size_t unit, uint32_t first, uint32_t last) {
    const svod_year *year = svod_lay_side(lay, side);
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    if (total->state != SVOD_STATE_POINTS) return put_state(lay, row, col, year, unit, SVOD_ROOT);
    double value = svod_points_double(total->value);
    char from[SVOD_REF_SIZE], to[SVOD_REF_SIZE];
    svod_out *cell;
    if (sections_make_total(lay, side, unit)) {
        const char *formula = svod_printf(lay->arena, "=SUM(%s:%s)", svod_ref(from, row, first), svod_ref(to, row, last));
        cell = svod_put_formula(lay->table, row, col, SVOD_CLASS_POINTS, formula, value);
    } else {
        cell = svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, value);
    }
    svod_lay_mark(lay, cell, year, unit, SVOD_ROOT);
    return svod_origin_point(lay, cell, "points", year, unit, SVOD_ROOT);
}

svod_out *svod_lay_live(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *formula, svod_ratio ratio) {
    if (ratio.den == 0) return svod_lay_dash(lay, row, col, cls);
    if (formula == NULL) return svod_put_number(lay->table, row, col, cls, svod_ratio_double(ratio));
    return svod_put_formula(lay->table, row, col, cls, formula, svod_ratio_double(ratio));
}

svod_out *svod_lay_from(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *ref, svod_ratio ratio) {
    return svod_lay_live(lay, row, col, cls, svod_printf(lay->arena, "=%s", ref), ratio);
}

svod_out *svod_lay_change(svod_lay *lay, uint32_t row, uint32_t col, svod_class cls, const char *now_ref, const char *before_ref,
                          svod_ratio now, svod_ratio before) {
    if (now.den == 0 || before.den == 0) return svod_lay_dash(lay, row, col, cls);
    const char *formula = svod_printf(lay->arena, "=%s-%s", now_ref, before_ref);
    return svod_put_formula(lay->table, row, col, cls, formula, svod_ratio_double(now) - svod_ratio_double(before));
}

svod_out *svod_lay_decimal(svod_lay *lay, uint32_t row, uint32_t col, svod_decimal value) {
    return svod_put_number(lay->table, row, col, value.scale > 0 ? SVOD_CLASS_MEAN : SVOD_CLASS_COUNT, svod_decimal_double(value));
}

svod_out *svod_lay_value(svod_lay *lay, uint32_t row, uint32_t col, const svod_cluster_result *cluster, size_t unit) {
    if (!cluster->has_value[unit]) return svod_lay_dash(lay, row, col, SVOD_CLASS_COUNT);
    svod_out *cell = svod_lay_decimal(lay, row, col, cluster->value[unit]);
    return svod_origin(lay, cell, "load:%s:%s", svod_origin_unit_word(lay, unit), cluster->cluster->id);
}

const char *svod_lay_margin_unit(const svod_lay *lay, const svod_flag *flag) {
    switch (flag->kind) {
    case SVOD_FLAG_NO_SUBMISSION:
    case SVOD_FLAG_ALL:
        return "";
    case SVOD_FLAG_POINTS:
    case SVOD_FLAG_NOTHING:
    case SVOD_FLAG_WEAKEST:
        return SAY_WORTH(lay, points_word, points_word_reached);
    case SVOD_FLAG_MISSED:
    case SVOD_FLAG_WORSE:
    case SVOD_FLAG_NO_DATA:
        return SAY(lay, indicators_word);
    case SVOD_FLAG_EVIDENCE:
    case SVOD_FLAG_DISPUTED:
        return SAY(lay, criteria_word);
    default:
        return SAY(lay, pp);
    }
}

svod_out *svod_lay_margin(svod_lay *lay, uint32_t row, uint32_t col, const svod_flag_result *result, size_t unit) {
    const svod_flag *flag = result->flag;
    const char *in = svod_lay_margin_unit(lay, flag);
    if (!*in || !result->units[unit].known) return svod_lay_dash(lay, row, col, SVOD_CLASS_CHANGE);
    svod_class cls = svod_streq(in, SAY(lay, pp)) ? SVOD_CLASS_CHANGE_PERCENT : SVOD_CLASS_CHANGE;
    bool counted = svod_flag_counts(flag) || flag->kind == SVOD_FLAG_EVIDENCE || flag->kind == SVOD_FLAG_DISPUTED;
    svod_out *cell = svod_put_number(lay->table, row, col, cls, svod_points_double(result->units[unit].margin));
    if (counted) cell->places = 1;
    return svod_origin(lay, cell, "margin:%s:%s", svod_origin_unit_word(lay, unit), flag->id);
}
