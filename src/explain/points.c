// One unit's points: sums down to the scores of each expert, maxima down to the lines of the rubric.
#include "explain/job.h"
#include "score/score.h"

size_t explain_own_unit(const svod_year *year, size_t unit) {
    return year->own_unit ? year->own_unit[unit] : unit;
}

const svod_unit *explain_unit(const explain_job *job, const svod_year *year, size_t unit) {
    const svod_roster *roster = year->own_unit || !year->scores ? job->result->roster : year->scores->roster;
    return &roster->units[unit];
}

static const svod_expert *expert_of(const svod_year *year, size_t expert) {
    return SVOD_AT(&year->scores->experts, const svod_expert, expert);
}

// ---- places --------------------------------------------------------------------------------------------------------

// Its name in the roster of its own campaign, else in the current one.
static svod_place name_place(const explain_job *job, const svod_year *year, size_t unit) {
    size_t own = explain_own_unit(year, unit);
    return own == SVOD_NO_UNIT ? explain_unit(job, year, unit)->place : year->scores->roster->units[own].place;
}

// How well a score stands for a figure: a blank cell says least, what counted most.
typedef enum worth { NOTHING, BLANK, WORD, POINTS, COUNTED } worth;
#define NOBODY SIZE_MAX // measured
typedef struct pick {
    worth worth;
    size_t expert;
    svod_place place;
} pick;

static worth worth_of(svod_score score, svod_role role) {
    if (score >= 0) return role == SVOD_ROLE_COUNTS ? COUNTED : POINTS;
    return score == SVOD_S_NONE ? NOTHING : score == SVOD_S_BLANK ? BLANK : WORD;
}

// The measure of an indicator, which no expert gives.
static const svod_measure *measure_of(const svod_year *year, size_t own, uint32_t node) {
    const svod_indicator *indicator = year->rubric->nodes[node].indicator;
    const svod_measures *measures = year->scores->measures;
    if (!indicator || !measures) return NULL;
    return &measures->list[own * measures->indicators + (size_t)(indicator - year->rubric->indicators)];
}

static bool pick_measure(const svod_measure *measure, pick *best) {
    worth is = measure->state == SVOD_M_VALUE ? COUNTED : measure->state == SVOD_M_BLANK ? BLANK : WORD;
    if (!measure->place.file || is <= best->worth) return false;
    *best = (pick){is, NOBODY, measure->place};
    return true;
}

// The best score of the unit (of the year's own roster) at the node alone, when it is better than the pick.
static bool pick_better(const explain_job *job, const svod_year *year, size_t own, uint32_t node, pick *best) {
    const svod_measure *measure = measure_of(year, own, node);
    if (measure) return pick_measure(measure, best);
    size_t slot = svod_scores_slot(year->scores, own, node), count = year->scores->experts.count;
    svod_role *roles = NULL; // asked for when there are points, which most nodes of a form that was not filled lack
    worth before = best->worth;
    for (size_t e = 0; e < count && best->worth < COUNTED; e++) {
        const svod_expert *by = expert_of(year, e);
        if (by->scores[slot] >= 0 && !roles) {
            roles = SVOD_ARRAY(job->arena, svod_role, count);
            svod_score_roles(year->scores, own, node, roles, job->arena);
        }
        worth is = worth_of(by->scores[slot], roles ? roles[e] : SVOD_ROLE_NONE);
        if (is <= best->worth) continue;
        svod_place at = svod_scores_place(year->scores, by->places[slot]);
        if (at.file) *best = (pick){is, e, at};
    }
    return best->worth > before;
}

// What is summed stands all along the row; on a sheet with criteria down it is the sheet.
static svod_place all_along(const svod_year *year, size_t own, uint32_t from, uint32_t end, const pick *at) {
    const svod_expert *by = expert_of(year, at->expert);
    svod_place out = at->place;
    out.col = 0;
    for (uint32_t n = from + 1; n < end && out.row; n++) {
        size_t slot = svod_scores_slot(year->scores, own, n);
        if (by->scores[slot] < 0) continue;
        svod_place other = svod_scores_place(year->scores, by->places[slot]);
        if (svod_streq(other.file, out.file) && svod_streq(other.sheet, out.sheet) && other.row != out.row) out.row = 0;
    }
    return out;
}

svod_place explain_row(const explain_job *job, const svod_year *year, size_t unit, uint32_t node) {
    size_t own = explain_own_unit(year, unit);
    uint32_t at = node, end = year->rubric->nodes[node].end;
    pick best = {.worth = NOTHING};
    for (uint32_t n = node; own != SVOD_NO_UNIT && n < end && best.worth < COUNTED; n++)
        if (pick_better(job, year, own, n, &best)) at = n;
    if (best.worth == NOTHING) return name_place(job, year, unit);
    return at == node || best.expert == NOBODY ? best.place : all_along(year, own, at, end, &best);
}

// The years of a unit that was not there: the roster's cell that says so.
static svod_place absence_place(const explain_job *job, const svod_year *year, size_t unit) {
    static const char *const columns[] = {SVOD_SINCE, SVOD_UNTIL};
    size_t own = explain_own_unit(year, unit), attr;
    for (size_t i = 0; own != SVOD_NO_UNIT && i < 2; i++) {
        const svod_roster *roster = year->scores->roster;
        int bound;
        if (svod_roster_bound(roster, own, columns[i], &bound) != SVOD_BOUND_YEAR) continue;
        if ((i == 0 ? year->year < bound : year->year > bound) && svod_roster_attr_index(roster, columns[i], &attr))
            return roster->units[own].attr_places[attr];
    }
    return name_place(job, year, unit);
}

// Rubrics made by hand have places of nodes alone.
svod_place explain_max_place(const svod_rubric *rubric, uint32_t node) {
    const svod_rnode *at = &rubric->nodes[node];
    return at->max_place.file ? at->max_place : at->place;
}

static svod_place state_place(const explain_job *job, const svod_year *year, size_t unit, uint32_t node, svod_state state) {
    if (state == SVOD_STATE_ABSENT) return absence_place(job, year, unit);
    if (state == SVOD_STATE_NO_DATA || state == SVOD_STATE_UNSCORED) return year->rubric->nodes[node].place;
    return explain_row(job, year, unit, node);
}

// ---- the tree ------------------------------------------------------------------------------------------------------

static bool sums(const svod_year *year, size_t unit, uint32_t node) {
    const svod_rubric *rubric = year->rubric;
    for (uint32_t c = rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
        if (svod_state_says(svod_year_at(year, unit, c)->state)) return year->unit_state[unit] == SVOD_STATE_POINTS;
    return false;
}

static const char *node_kind(const svod_year *year, uint32_t node) {
    uint32_t depth = year->rubric->nodes[node].depth;
    return depth == 0 ? "total" : depth == 1 ? "section" : "criterion";
}

static const char *sum_words(const explain_job *job, const svod_point *point) {
    const char *lost = point->flags & SVOD_P_INCOMPLETE ? SAY(job, incomplete) : "";
    const char *dropped =
        point->flags & SVOD_P_DROPPED ? svod_printf(job->arena, SAY(job, dropped), explain_points_text(job, point->max)) : "";
    return svod_printf(job->arena, "%s%s%s", SAY(job, sum), lost, point->state == SVOD_STATE_POINTS ? dropped : "");
}

// Of a criterion without points of its own: the section that has them as a whole; "" when there is none.
static const char *given_above(const explain_job *job, const svod_year *year, size_t unit, uint32_t node) {
    for (uint32_t above = year->rubric->nodes[node].parent; above != SVOD_NO_NODE && above != SVOD_ROOT;
         above = year->rubric->nodes[above].parent)
        if (svod_year_at(year, unit, above)->state == SVOD_STATE_POINTS && !sums(year, unit, above))
            return svod_printf(job->arena, SAY(job, given_above), explain_node_words(job, year, above));
    return "";
}

svod_trail *explain_points(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                           const char *label) {
    const svod_point *point = svod_year_at(year, unit, node);
    if (year->rubric->nodes[node].indicator) {
        svod_trail *measured = explain_indicator_points(job, parent, year, unit, node, label);
        if (point->state == SVOD_STATE_NO_DATA) measured->how = given_above(job, year, unit, node);
        return measured;
    }
    svod_trail *at = explain_node(job, parent, node_kind(year, node), label ? label : explain_node_words(job, year, node));
    if (point->state == SVOD_STATE_POINTS)
        explain_set_points(job, at, point->value);
    else
        explain_set_state(job, at, (svod_state)point->state);
    if (job->brief && sums(year, unit, node)) {
        at->how = sum_words(job, point);
        at->place = explain_row(job, year, unit, node);
    } else if (sums(year, unit, node)) {
        at->how = sum_words(job, point);
        for (uint32_t c = year->rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
            explain_points(job, at, year, unit, c, NULL);
        explain_beside(job, at, year, unit, node);
    } else if (point->state == SVOD_STATE_UNSCORED) {
        at->how = SAY(job, unscored_why);
        at->place = year->rubric->nodes[node].place;
    } else if ((point->flags & SVOD_P_EVIDENCE) && explain_evidence_of(job, year)) {
        at->how = SAY(job, from_evidence);
        explain_proposal(job, at, year, unit, node, SAY(job, from_evidence));
    } else if (year->unit_state[unit] == SVOD_STATE_POINTS) {
        explain_tally tally = explain_scores(job, at, year, unit, node);
        at->how = explain_tally_words(job, at, year, unit, node, &tally);
    }
    if (point->state == SVOD_STATE_POINTS) explain_show(job, at, (svod_ratio){point->value, 1}, year->rubric->decimals);
    if (point->state == SVOD_STATE_NO_DATA && !*at->how) at->how = given_above(job, year, unit, node);
    if (!at->children && !at->place.file) at->place = state_place(job, year, unit, node, (svod_state)point->state);
    return at;
}

// ---- maxima --------------------------------------------------------------------------------------------------------

// What the node leaves in the maximum above it: the rubric's line, or 0 with the score that takes it away.
static svod_trail *stays_leaf(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                              const char *label) {
    svod_points stays = svod_point_stays(year, unit, node), max = year->rubric->nodes[node].max;
    const svod_point *point = svod_year_at(year, unit, node);
    if (stays == max) return explain_constant(job, parent, label, max, explain_max_place(year->rubric, node));
    svod_trail *at = explain_node(job, parent, "max", label);
    explain_set_points(job, at, stays);
    at->how = svod_printf(job->arena, SAY(job, lowers_max), explain_points_text(job, max));
    if (!explain_scores(job, at, year, unit, node).points && !at->children)
        at->place = state_place(job, year, unit, node, (svod_state)point->state);
    return at;
}

svod_trail *explain_max(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node, const char *label) {
    svod_points stays = svod_point_stays(year, unit, node);
    if (!label) label = explain_node_words(job, year, node);
    bool whole = stays == year->rubric->nodes[node].max;
    if (whole || !sums(year, unit, node)) return stays_leaf(job, parent, year, unit, node, label);
    svod_trail *at = explain_node(job, parent, "max", label);
    explain_set_points(job, at, stays);
    at->how = SAY(job, sum);
    if (job->brief) {
        at->place = explain_row(job, year, unit, node);
        return at;
    }
    for (uint32_t c = year->rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = year->rubric->nodes[c].next)
        explain_max(job, at, year, unit, c, NULL);
    return at;
}
