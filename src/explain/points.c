// One unit's points: sums down to the scores of each expert, maxima down to the lines of the rubric.
#include <string.h>

#include "explain/job.h"
#include "score/score.h"

static size_t own_of(const svod_year *year, size_t unit) {
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
    size_t own = own_of(year, unit);
    return own == SVOD_NO_UNIT ? explain_unit(job, year, unit)->place : year->scores->roster->units[own].place;
}

svod_place explain_row(const explain_job *job, const svod_year *year, size_t unit, uint32_t node) {
    size_t own = own_of(year, unit);
    for (uint32_t n = node; own != SVOD_NO_UNIT && n < year->rubric->nodes[node].end; n++)
        for (size_t e = 0; e < year->scores->experts.count; e++) {
            size_t slot = svod_scores_slot(year->scores, own, n);
            if (expert_of(year, e)->scores[slot] == SVOD_S_NONE) continue;
            svod_place place = svod_scores_place(year->scores, expert_of(year, e)->places[slot]);
            if (!place.file) continue;
            if (n != node) place.col = 0; // what is summed stands all along the row
            return place;
        }
    return name_place(job, year, unit);
}

// The years of a unit that was not there: the roster's cell that says so.
static svod_place absence_place(const explain_job *job, const svod_year *year, size_t unit) {
    static const char *const columns[] = {SVOD_SINCE, SVOD_UNTIL};
    size_t own = own_of(year, unit), attr;
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
    if (state == SVOD_STATE_NO_DATA) return year->rubric->nodes[node].place;
    return explain_row(job, year, unit, node);
}

// ---- scores --------------------------------------------------------------------------------------------------------

static void score_state(const explain_job *job, svod_trail *at, svod_score score) {
    static const char *const ids[] = {"", "", "blank", "not_applicable", "unreadable", "out_of_range", "conflict"};
    const char *const words[] = {
        "", "", SAY(job, blank), SAY(job, not_applicable), SAY(job, unreadable), SAY(job, out_of_range), SAY(job, conflict)};
    at->state = ids[-score];
    at->value = words[-score];
    at->how = SAY(job, not_counted);
}

svod_trail *explain_score(const explain_job *job, svod_trail *parent, const svod_year *year, size_t expert, size_t unit, uint32_t node) {
    size_t own = own_of(year, unit);
    if (own == SVOD_NO_UNIT) return NULL;
    const svod_expert *by = expert_of(year, expert);
    size_t slot = svod_scores_slot(year->scores, own, node);
    svod_score score = by->scores[slot];
    if (score == SVOD_S_NONE) return NULL;
    const char *label = *by->name ? svod_printf(job->arena, SAY(job, expert), by->name) : SAY(job, sheet);
    svod_trail *at = explain_node(job, parent, "score", label);
    at->place = svod_scores_place(year->scores, by->places[slot]);
    at->rubric = year->rubric;
    at->node = node;
    if (score < 0) return score_state(job, at, score), at;
    svod_points points = score * SVOD_POINT_TENTHOUSANDTH, max = year->rubric->nodes[node].max;
    explain_set_points(job, at, points);
    if (points > max) at->how = svod_printf(job->arena, SAY(job, over_max), explain_points_text(job, max));
    return at;
}

// Whether a finding of another score names this place as the first one: by its reference alone when it is on the same sheet.
static bool names_place(const explain_job *job, const svod_finding *finding, svod_place first) {
    bool here = svod_streq(finding->place.file, first.file) && svod_streq(finding->place.sheet, first.sheet);
    const char *where = here ? svod_place_within(job->arena, first) : svod_place_text(job->arena, first);
    size_t len = strlen(finding->expected), tail = strlen(where);
    return len > tail && finding->expected[len - tail - 1] == ' ' && svod_streq(finding->expected + len - tail, where);
}

// The other scores of an expert whose scores for one node differ: where they stand is told by the findings.
static void add_conflicts(const explain_job *job, svod_trail *at, const svod_year *year, const svod_trail *first, size_t unit,
                          uint32_t node) {
    const svod_findings *findings = job->result->findings;
    const char *id = year->scores->roster->units[own_of(year, unit)].id, *node_id = year->rubric->nodes[node].id;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings->list, const svod_finding, i);
        if (finding->code != SVOD_F_score_conflict || !finding->unit || !svod_streq(finding->unit, id)) continue;
        if (!finding->node || !svod_streq(finding->node, node_id) || !names_place(job, finding, first->place)) continue;
        svod_trail *other = svod_trail_add(at, job->arena, "score", first->label);
        score_state(job, other, SVOD_S_CONFLICT);
        other->place = finding->place;
        other->rubric = year->rubric;
        other->node = node;
    }
}

// Every expert's; how many of them are points.
static size_t add_scores(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node) {
    size_t points = 0;
    for (size_t e = 0; e < year->scores->experts.count; e++) {
        const svod_trail *score = explain_score(job, at, year, e, unit, node);
        points += score && score->has_number;
        if (score && svod_streq(score->state, "conflict")) add_conflicts(job, at, year, score, unit, node);
    }
    return points;
}

// What experts gave for the whole although its parts count: shown, without a number, since it is no part of the sum.
static void add_beside(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node) {
    for (size_t e = 0; e < year->scores->experts.count; e++) {
        svod_trail *score = explain_score(job, NULL, year, e, unit, node);
        if (!score || !score->has_number) continue;
        svod_trail *beside = svod_trail_add(at, job->arena, "beside", score->label);
        beside->value = score->value;
        beside->state = "not_counted";
        beside->how = SAY(job, beside);
        beside->place = score->place;
        beside->rubric = score->rubric;
        beside->node = node;
    }
}

static const char *combined_words(const explain_job *job, const svod_trail *at, size_t points) {
    if (points > 1) return svod_printf(job->arena, SAY(job, mean_of_experts), points);
    if (points == 1) return at->child_count > 1 ? SAY(job, only_score) : SAY(job, one_score);
    return at->has_number ? SAY(job, zero_by_policy) : "";
}

// ---- the tree ------------------------------------------------------------------------------------------------------

static bool sums(const svod_year *year, size_t unit, uint32_t node) {
    const svod_rubric *rubric = year->rubric;
    for (uint32_t c = rubric->nodes[node].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
        if (svod_year_at(year, unit, c)->state != SVOD_STATE_NO_DATA) return year->unit_state[unit] == SVOD_STATE_POINTS;
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
        if (svod_year_at(year, unit, above)->state == SVOD_STATE_POINTS)
            return svod_printf(job->arena, SAY(job, given_above), explain_node_words(job, year, above));
    return "";
}

svod_trail *explain_points(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                           const char *label) {
    const svod_point *point = svod_year_at(year, unit, node);
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
        add_beside(job, at, year, unit, node);
    } else if (year->unit_state[unit] == SVOD_STATE_POINTS) {
        at->how = combined_words(job, at, add_scores(job, at, year, unit, node));
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
    if (!add_scores(job, at, year, unit, node) && !at->children) at->place = state_place(job, year, unit, node, (svod_state)point->state);
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
