// Scores of a form: judged cell by cell, held against what the form or an earlier one gave, and handed on.
#include <string.h>

#include "intake/form.h"

#define SAY(id) svod_say(f->lang, SVOD_T_intake_form_##id)

svod_place filled_place(const filled *f, uint32_t row, uint32_t col) {
    return svod_grid_place(f->grid, row, col);
}

svod_score_place filled_spot(const filled *f, uint32_t row, uint32_t col) {
    return (svod_score_place){.row = row, .col = (uint16_t)col, .source = f->source};
}

void filled_about(filled *f, size_t unit_pos, uint32_t node) {
    const char *unit = unit_pos == SIZE_MAX ? NULL : f->roster->units[f->plan.units[unit_pos]].id;
    svod_about(f->findings, unit, node == SVOD_NO_NODE ? NULL : svod_rubric_node_id(f->rubric, node));
}

void filled_about_stranger(filled *f, size_t unit) {
    svod_about(f->findings, f->roster->units[unit].id, NULL);
    if (f->unit_pos[unit] != SIZE_MAX) return; // the code's advice: it has a row
    const svod_panel *panel = f->options->panel;
    size_t at = panel ? svod_panel_find(panel, f->arena, f->expert_name) : SVOD_NO_JUDGE;
    const char *advice = SAY(make_new);
    if (at != SVOD_NO_JUDGE && !panel->judges[at].assigned[unit]) {
        const svod_judge *judge = &panel->judges[at];
        const char *where = svod_place_text(f->arena, judge->place);
        advice = svod_printf(f->arena, judge->conflict[unit] ? SAY(in_conflict) : SAY(not_assigned), where);
    }
    svod_advise(f->findings, advice);
}

svod_score filled_score(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col) {
    const svod_cell *cell = svod_grid_at(f->grid, row, col);
    cell_score verdict = cell_score_of(f->rubric, node, cell, f->arena);
    f->numeric[node] = cell && cell->type == SVOD_CELL_NUMBER;
    if (verdict.remark != SVOD_CODE_COUNT) {
        cell_score_remark(cell, verdict, filled_place(f, row, col), f->arena, f->findings);
        filled_about(f, unit_pos, node);
    }
    if (verdict.fault != SVOD_CODE_COUNT) {
        cell_score_report(f->rubric, node, cell, verdict, filled_place(f, row, col), f->arena, f->findings);
        filled_about(f, unit_pos, node);
    }
    return verdict.score;
}

static const char *shown(const filled *f, svod_score score) {
    if (score == SVOD_S_BLANK) return SAY(blank);
    if (score == SVOD_S_NA) return svod_say(f->lang, SVOD_T_intake_was_na);
    if (score < 0) return svod_say(f->lang, SVOD_T_intake_was_bad);
    return svod_points_words(f->arena, score * SVOD_POINT_TENTHOUSANDTH, f->lang);
}

// "7,5 (здесь) и 5 (Баллы!D9)": the sheet at least, since the two are on different ones.
static const char *both_shown(const filled *f, svod_score score, svod_score was, svod_score_place at) {
    svod_place place = svod_scores_place(f->scores, at);
    if (svod_streq(place.file, f->options->file)) place.file = NULL;
    char ref[SVOD_REF_SIZE];
    const char *where =
        place.file ? svod_place_text(f->arena, place) : svod_printf(f->arena, "%s!%s", place.sheet, svod_ref(ref, place.row, place.col));
    return svod_printf(f->arena, SAY(two), shown(f, score), was == SVOD_S_CONFLICT ? SAY(two_several) : shown(f, was), where);
}

static bool nothing(svod_score score) {
    return score == SVOD_S_NONE || score == SVOD_S_BLANK;
}

// Told where it stands: two such need not be told to differ, too.
static bool useless(svod_score score) {
    return score == SVOD_S_UNREADABLE || score == SVOD_S_OUT_OF_RANGE || score == SVOD_S_CONFLICT;
}

void filled_put(filled *f, size_t unit_pos, uint32_t node, svod_score score, svod_score_place at) {
    size_t slot = unit_pos * f->rubric->count + node;
    svod_score was = f->own[slot];
    f->columns[node] = true;
    if (nothing(was) && (was == SVOD_S_NONE || score != SVOD_S_BLANK)) {
        f->own[slot] = score;
        f->places[slot] = at;
        return;
    }
    if (score == SVOD_S_BLANK || score == was || (useless(score) && useless(was))) return;
    svod_add(f->findings, SVOD_F_form_ways_differ, svod_scores_place(f->scores, at), both_shown(f, score, was, f->places[slot]), SAY(one));
    filled_about(f, unit_pos, node);
    f->own[slot] = SVOD_S_CONFLICT;
}

// ---- totals ------------------------------------------------------------------------------------------------------------

// What the formula of a total sees: numbers, and no texts that we take for numbers. False: none. *whole: all its parts were read.
static bool sum_of(const filled *f, uint32_t node, const svod_score *way, svod_points *sum, bool *whole) {
    bool any = false;
    *sum = 0;
    *whole = true;
    for (uint32_t n = node; n < f->rubric->nodes[node].end; n++) {
        *whole &= way[n] != SVOD_S_NONE || !svod_rubric_criterion(f->rubric, n);
        if (way[n] < 0 || !f->numeric[n]) continue;
        *sum += way[n] * SVOD_POINT_TENTHOUSANDTH;
        any = true;
    }
    return any;
}

void filled_total(filled *f, size_t unit_pos, uint32_t node, uint32_t row, uint32_t col, const svod_score *way) {
    const svod_cell *cell = svod_grid_at(f->grid, row, col);
    svod_points sum;
    bool formula = cell && (cell->flags & SVOD_CELL_FORMULA), blank = svod_blank(svod_cell_text(cell));
    bool whole, any = sum_of(f, node, way, &sum, &whole);
    // Over blank cells the formula gives an empty text, which no reader hands on.
    if (!formula && (any || !blank)) {
        const char *found = blank ? SAY(blank) : cell_shown(cell, f->lang, f->arena);
        svod_add(f->findings, SVOD_F_form_formula_gone, filled_place(f, row, col), found, SAY(formula));
        filled_about(f, unit_pos, node);
    }
    svod_decimal decimal;
    svod_points value;
    bool number = cell && (cell->type == SVOD_CELL_NUMBER || cell->type == SVOD_CELL_STRING) &&
                  svod_num_parse(svod_cell_text(cell), cell->len, &decimal, NULL) == SVOD_NUM_VALUE && svod_points_of(decimal, &value);
    // A formula that nobody has reckoned since the form was made still says 0.
    if (!number || !whole || (formula && !value) || value == sum) return;
    *SVOD_PUSH(&f->totals, svod_printed) = (svod_printed){(uint32_t)unit_pos, node, (uint32_t)f->expert, value, filled_spot(f, row, col)};
}

// ---- into the expert's scores --------------------------------------------------------------------------------------------

#define APART_FEW 5   // differences that are nobody's slip
#define APART_MANY 20 // however many scores there are

typedef struct twice {
    size_t same, filled, differ, answered; // cells that an earlier file gave, too; differ: of those that both answered
    svod_score_place first;                // of it
    svod_place gap;                        // the first cell that one of the two left blank
    const char *gap_shown;
} twice;

static bool disagree(svod_score score, svod_score was) {
    return !nothing(score) && !nothing(was) && score != was && !(useless(score) && useless(was));
}

static void compare_slot(const filled *f, const svod_expert *expert, size_t unit_pos, uint32_t node, twice *two) {
    size_t from = unit_pos * f->rubric->count + node, slot = svod_scores_slot(f->scores, f->plan.units[unit_pos], node);
    svod_score was = expert->scores[slot], score = f->own[from];
    if (score == SVOD_S_NONE || was == SVOD_S_NONE) return;
    if (!two->same++) two->first = expert->places[slot];
    two->answered += !nothing(score) && !nothing(was);
    two->differ += disagree(score, was);
    if ((was == SVOD_S_BLANK) == (score == SVOD_S_BLANK) || two->filled++) return;
    two->gap = svod_scores_place(f->scores, f->places[from]);
    two->gap_shown = both_shown(f, score, was, expert->places[slot]);
}

static bool apart(const twice *two) {
    return two->differ >= APART_FEW && (two->differ > APART_MANY || two->differ * 3 > two->answered);
}

static void merge_slot(filled *f, svod_expert *expert, size_t unit_pos, uint32_t node, const twice *two) {
    size_t from = unit_pos * f->rubric->count + node, slot = svod_scores_slot(f->scores, f->plan.units[unit_pos], node);
    svod_score *was = &expert->scores[slot], score = f->own[from];
    if (score == SVOD_S_NONE) return;
    if (*was == SVOD_S_NONE || (*was == SVOD_S_BLANK && score != SVOD_S_BLANK)) {
        *was = score;
        expert->places[slot] = f->places[from];
    } else if (disagree(score, *was)) {
        if (!apart(two)) {
            svod_add(f->findings, SVOD_F_form_twice_differs, svod_scores_place(f->scores, f->places[from]),
                     both_shown(f, score, *was, expert->places[slot]), SAY(one));
            filled_about(f, unit_pos, node);
        }
        *was = SVOD_S_CONFLICT;
    }
}

static void tell_twice(filled *f, const twice *two) {
    if (!two->same) return;
    const char *other = svod_scores_place(f->scores, two->first).file;
    svod_place place = svod_place_file(f->options->file);
    if (apart(two))
        svod_add(f->findings, SVOD_F_form_twice_apart, place, svod_printf(f->arena, SAY(apart), two->differ, two->answered, other), "");
    else if (two->filled)
        svod_add(f->findings, SVOD_F_form_twice_filled, two->gap, svod_printf(f->arena, SAY(filled), two->gap_shown, two->filled), "");
    else if (!two->differ)
        svod_add(f->findings, SVOD_F_form_twice, place, svod_printf(f->arena, SAY(other_form), f->expert_name, other), SAY(one_form));
}

bool filled_any_answer(const filled *f, size_t unit_pos) {
    for (uint32_t n = 0; n < f->rubric->count; n++)
        if (!nothing(f->own[unit_pos * f->rubric->count + n])) return true;
    return false;
}

void filled_merge(filled *f) {
    svod_expert *expert = SVOD_AT(&f->scores->experts, svod_expert, f->expert);
    twice two = {0};
    for (size_t i = 0; i < f->plan.unit_count; i++)
        for (uint32_t n = 0; n < f->rubric->count; n++)
            compare_slot(f, expert, i, n, &two);
    for (size_t i = 0; i < f->plan.unit_count; i++) {
        if (f->row_of[i]) f->scores->seen[f->plan.units[i]] = true;
        for (uint32_t n = 0; n < f->rubric->count; n++)
            merge_slot(f, expert, i, n, &two);
    }
    tell_twice(f, &two);
    for (size_t i = 0; i < f->totals.count; i++) {
        svod_printed printed = *SVOD_AT(&f->totals, svod_printed, i);
        // A total beside no score at all says nothing against the scores of others.
        if (!filled_any_answer(f, printed.unit)) continue;
        printed.unit = (uint32_t)f->plan.units[printed.unit];
        *SVOD_PUSH(&f->scores->totals, svod_printed) = printed;
    }
}
