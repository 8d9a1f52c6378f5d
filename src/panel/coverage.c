// Who scored what.
#include "panel/steps.h"

#include "base/str.h"

typedef struct work {
    const svod_year *year;
    const svod_scores *scores;
    const svod_rubric *rubric;
    panel_asked asked;
    svod_arena *arena;
    bool sections; // some node with asked ones below has answers of its own: an expert may give it instead of those
} work;

static const svod_expert *expert_of(const work *w, const svod_expert_row *row) {
    return row->scorer == SIZE_MAX ? NULL : SVOD_AT(&w->scores->experts, svod_expert, row->scorer);
}

static bool is_answer(svod_score score) {
    return score != SVOD_S_NONE && score != SVOD_S_BLANK;
}

static bool answers_below(const work *w, const svod_score *scores, uint32_t node) {
    for (uint32_t i = w->asked.from[node]; i < w->asked.from[w->rubric->nodes[node].end]; i++)
        if (is_answer(scores[w->asked.leaf[i]])) return true;
    return false;
}

// A section that the expert gave as a whole stands for what is asked below it.
static svod_score score_at(const work *w, const svod_score *scores, uint32_t leaf) {
    svod_score score = scores[leaf];
    if (!w->sections || is_answer(score)) return score;
    for (uint32_t n = w->rubric->nodes[leaf].parent; n != SVOD_NO_NODE && n != SVOD_ROOT; n = w->rubric->nodes[n].parent)
        if (is_answer(scores[n]) && !answers_below(w, scores, n)) return scores[n];
    return score;
}

static void count_scores(const work *w, const svod_score *scores, svod_coverage *at) {
    for (uint32_t i = 0; i < w->asked.count; i++) {
        svod_score score = score_at(w, scores, w->asked.leaf[i]);
        if (score >= 0)
            at->scored++;
        else if (score == SVOD_S_NA)
            at->na++;
        else if (!is_answer(score))
            at->blank++;
        else if (score != SVOD_S_RECUSED)
            at->bad++;
        else
            at->recused = true;
    }
}

static const uint32_t *list_missing(const work *w, const svod_score *scores, uint32_t blank) {
    uint32_t *list = SVOD_ARRAY(w->arena, uint32_t, blank), count = 0;
    for (uint32_t i = 0; i < w->asked.count && count < blank; i++)
        if (!is_answer(score_at(w, scores, w->asked.leaf[i]))) list[count++] = w->asked.leaf[i];
    return list;
}

// Does the expert's sheet name the unit; with an answer?
static void look(const work *w, const svod_score *scores, svod_coverage *at, bool *named) {
    *named = false;
    for (uint32_t n = 0; n < w->rubric->count; n++) {
        *named |= scores[n] != SVOD_S_NONE;
        at->seen |= is_answer(scores[n]);
    }
}

static svod_coverage cover(const work *w, const svod_judge *judge, const svod_expert *expert, size_t unit) {
    svod_coverage at = {0};
    if (w->year->unit_state[unit] == SVOD_STATE_ABSENT) return at;
    const svod_score *scores = expert ? &expert->scores[svod_scores_slot(w->scores, unit, SVOD_ROOT)] : NULL;
    bool named = false;
    if (scores) look(w, scores, &at, &named);
    if (scores && at.seen) count_scores(w, scores, &at);
    at.recused |= judge && judge->conflict[unit];
    at.assigned = !at.recused && (judge ? judge->assigned[unit] : named);
    if (at.recused)
        at.scored = at.na = at.blank = at.bad = 0;
    else if (!at.seen && at.assigned)
        at.blank = w->asked.count;
    if (at.seen && at.blank) at.missing = list_missing(w, scores, at.blank);
    at.asked = at.scored + at.na + at.blank + at.bad;
    return at;
}

static void add_unit(svod_expert_row *row, const svod_coverage *at) {
    if (!at->assigned) return;
    row->assigned++;
    bool ready = at->blank + at->bad == 0;
    row->ready += ready;
    row->begun += at->seen && !ready;
}

static void cover_units(const work *w, const svod_panel *panel, svod_expert_row *row, svod_arena *arena) {
    const svod_expert *expert = expert_of(w, row);
    const svod_judge *judge = row->judge == SVOD_NO_JUDGE ? NULL : &panel->judges[row->judge];
    row->units = SVOD_ARRAY(arena, svod_coverage, w->year->unit_count);
    for (size_t unit = 0; unit < w->year->unit_count; unit++) {
        svod_coverage *at = &row->units[unit];
        *at = cover(w, judge, expert, unit);
        add_unit(row, at);
        if (!at->assigned) continue;
        row->sum.asked += at->asked, row->sum.scored += at->scored;
        row->sum.blank += at->blank, row->sum.na += at->na, row->sum.bad += at->bad;
    }
}

static bool gave_points(const work *w, const svod_expert *expert) {
    size_t slots = w->scores->roster->count * w->rubric->count;
    for (size_t i = 0; i < slots; i++)
        if (expert->scores[i] >= 0) return true;
    return false;
}

static svod_expert_row *row_of(svod_expertise *out, const svod_panel *panel, const char *name, svod_arena *arena) {
    size_t judge = panel ? svod_panel_find(panel, arena, name) : SVOD_NO_JUDGE;
    if (judge != SVOD_NO_JUDGE) return &out->experts[judge];
    svod_expert_row *row = &out->experts[out->expert_count++];
    *row = (svod_expert_row){.name = name, .judge = SVOD_NO_JUDGE};
    return row;
}

static void list_experts(svod_expertise *out, const work *w, const svod_panel *panel, svod_arena *arena) {
    size_t listed = panel ? panel->count : 0, sheets = w->scores->experts.count;
    out->experts = SVOD_ARRAY(arena, svod_expert_row, listed + sheets);
    out->expert_count = listed;
    for (size_t j = 0; j < listed; j++)
        out->experts[j] = (svod_expert_row){.name = panel->judges[j].name, .judge = j, .scorer = SIZE_MAX, .chair = panel->judges[j].chair};
    for (size_t e = 0; e < sheets; e++) {
        const svod_expert *expert = SVOD_AT(&w->scores->experts, svod_expert, e);
        svod_expert_row *row = row_of(out, panel, expert->name, arena);
        row->scorer = e;
        row->chair |= expert->chair;
        row->rater = !row->chair && gave_points(w, expert);
        out->raters += row->rater;
    }
}

void svod_expertise_coverage(svod_expertise *out, const svod_year *year, const svod_panel *panel, svod_arena *arena) {
    work w = {.year = year, .scores = year->scores, .rubric = year->rubric, .asked = panel_asked_of(year, arena), .arena = arena};
    for (uint32_t n = 1; n < w.rubric->count; n++) {
        bool over = w.asked.from[n] < w.asked.from[w.rubric->nodes[n].end] && !panel_asked_here(&w.asked, w.rubric, n);
        w.sections |= over && w.asked.answered[n];
    }
    out->panel = panel;
    list_experts(out, &w, panel, arena);
    for (size_t i = 0; i < out->expert_count; i++)
        cover_units(&w, panel, &out->experts[i], arena);
}
