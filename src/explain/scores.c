// Scores behind a node: what each expert gave, which of them count by the rubric's rule, and what was made of them.
#include <string.h>

#include "explain/job.h"
#include "score/score.h"

static const svod_expert *expert_of(const svod_year *year, size_t expert) {
    return SVOD_AT(&year->scores->experts, const svod_expert, expert);
}

static void score_state(const explain_job *job, svod_trail *at, svod_score score) {
    const char *const words[] = {"",
                                 "",
                                 SAY(job, blank),
                                 SAY(job, not_applicable),
                                 SAY(job, unreadable),
                                 SAY(job, out_of_range),
                                 SAY(job, conflict),
                                 SAY(job, recused)};
    at->state = svod_score_id(score);
    at->value = words[-score];
    at->how = score == SVOD_S_RECUSED ? SAY(job, recused_why) : SAY(job, not_counted);
}

// The first remark that is not before this cell, in the order of unit and node.
static size_t first_remark(const explain_job *job, size_t unit, uint32_t node) {
    size_t low = 0, high = job->result->now.scores->remarks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const svod_remark *at = job->remarks[middle];
        if (at->unit < unit || (at->unit == unit && at->node < node))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_words(const explain_job *job, svod_trail *at, const char *format, const char *words) {
    if (*words) at->how = svod_printf(job->arena, "%s%s%s", at->how, *at->how ? "; " : "", svod_printf(job->arena, format, words));
}

// What the expert wrote beside the score.
static void add_remarks(const explain_job *job, svod_trail *at, const svod_year *year, size_t expert, size_t unit, uint32_t node) {
    if (year->scores != job->result->now.scores) return;
    for (size_t i = first_remark(job, unit, node); i < year->scores->remarks.count; i++) {
        const svod_remark *remark = job->remarks[i];
        if (remark->unit != unit || remark->node != node) break;
        if (remark->expert != expert) continue;
        add_words(job, at, SAY(job, remark_comment), remark->comment);
        add_words(job, at, SAY(job, remark_link), remark->link);
    }
}

static svod_trail *score_alone(const explain_job *job, svod_trail *parent, const svod_year *year, size_t expert, size_t unit,
                               uint32_t node) {
    size_t own = explain_own_unit(year, unit);
    if (own == SVOD_NO_UNIT) return NULL;
    const svod_expert *by = expert_of(year, expert);
    size_t slot = svod_scores_slot(year->scores, own, node);
    svod_score score = by->scores[slot];
    if (score == SVOD_S_NONE) return NULL;
    const char *label = *by->name ? svod_printf(job->arena, by->chair ? SAY(job, chair) : SAY(job, expert), by->name) : SAY(job, sheet);
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

svod_trail *explain_score(const explain_job *job, svod_trail *parent, const svod_year *year, size_t expert, size_t unit, uint32_t node) {
    svod_trail *at = score_alone(job, parent, year, expert, unit, node);
    size_t own = explain_own_unit(year, unit);
    if (at) add_remarks(job, at, year, expert, own, node);
    return at;
}

// Whether the words of a finding end with the place: by its reference alone, by sheet and reference, in full; forms put it in brackets.
static bool ends_with(const char *text, const char *where) {
    size_t len = strlen(text), tail = strlen(where);
    bool closed = len && text[len - 1] == ')';
    len -= closed;
    return len > tail && text[len - tail - 1] == (closed ? '(' : ' ') && !memcmp(text + len - tail, where, tail);
}

// Whether a finding of another score names this place as the first one: as briefly as what both have in common allows.
static bool names_place(const explain_job *job, const svod_finding *finding, svod_place first) {
    const char *within = svod_place_within(job->arena, first),
               *words = finding->code == SVOD_F_score_conflict ? finding->expected : finding->found;
    bool file = svod_streq(finding->place.file, first.file), sheet = file && svod_streq(finding->place.sheet, first.sheet);
    if (sheet && within && ends_with(words, within)) return true;
    if (file && within && first.sheet && ends_with(words, svod_printf(job->arena, "%s!%s", first.sheet, within))) return true;
    return ends_with(words, svod_place_text(job->arena, first));
}

static bool tells_conflict(svod_code code) {
    return code == SVOD_F_score_conflict || code == SVOD_F_form_ways_differ || code == SVOD_F_form_twice_differs;
}

// The other scores of an expert whose scores for one node differ: where they stand is told by the findings.
static void add_conflicts(const explain_job *job, svod_trail *at, const svod_year *year, const svod_trail *first, size_t unit,
                          uint32_t node) {
    const svod_findings *findings = job->result->findings;
    const char *id = year->scores->roster->units[explain_own_unit(year, unit)].id, *node_id = year->rubric->nodes[node].id;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings->list, const svod_finding, i);
        if (!tells_conflict(finding->code) || !finding->unit || !svod_streq(finding->unit, id)) continue;
        if (!finding->node || !svod_streq(finding->node, node_id) || !names_place(job, finding, first->place)) continue;
        svod_trail *other = svod_trail_add(at, job->arena, "score", first->label);
        score_state(job, other, SVOD_S_CONFLICT);
        other->place = finding->place;
        other->rubric = year->rubric;
        other->node = node;
    }
}

// By what the scores are combined where no chair has spoken.
static svod_combine_rule rule_of(const svod_year *year, uint32_t node) {
    const svod_combine *combine = &year->rubric->nodes[node].combine;
    return combine->rule == SVOD_COMBINE_AGREED ? combine->otherwise : combine->rule;
}

// A score that is points and no part of what counts: of a kind of its own, so that the others make up the value.
static void set_aside(const explain_job *job, svod_trail *score, svod_role role, svod_combine_rule rule, bool same) {
    const char *outer = rule != SVOD_COMBINE_MEDIAN ? SAY(job, cut_off) : same ? SAY(job, at_median) : SAY(job, beside_median);
    score->kind = "aside";
    score->how = role == SVOD_ROLE_OVERRIDDEN ? SAY(job, overridden) : outer;
}

explain_tally explain_scores(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node) {
    size_t count = year->scores->experts.count, own = explain_own_unit(year, unit);
    explain_tally tally = {0};
    if (own == SVOD_NO_UNIT) return tally;
    double counted = svod_points_double(svod_year_at(year, unit, node)->value);
    bool heeds = year->rubric->nodes[node].combine.rule == SVOD_COMBINE_AGREED;
    svod_role *roles = SVOD_ARRAY(job->arena, svod_role, count + 1);
    svod_score_roles(year->scores, own, node, roles, job->arena);
    for (size_t e = 0; e < count; e++) {
        svod_trail *score = score_alone(job, at, year, e, unit, node);
        if (!score) continue;
        tally.points += score->has_number;
        tally.counted += roles[e] == SVOD_ROLE_COUNTS;
        tally.outer += roles[e] == SVOD_ROLE_OUTER;
        tally.agreed |= heeds && expert_of(year, e)->chair && (score->has_number || svod_streq(score->state, "not_applicable"));
        if (roles[e] > SVOD_ROLE_COUNTS) set_aside(job, score, roles[e], rule_of(year, node), score->number == counted);
        add_remarks(job, score, year, e, own, node);
        if (svod_streq(score->state, "conflict")) add_conflicts(job, at, year, score, unit, node);
    }
    return tally;
}

void explain_beside(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node) {
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

// "согласованный балл председателя вместо 6,5".
static const char *agreed_words(const explain_job *job, const svod_year *year, size_t unit, uint32_t node) {
    const svod_override *override = svod_year_override(year, unit, node);
    if (!override) return SAY(job, agreed);
    const svod_point *without = &override->without;
    if (without->state == SVOD_STATE_POINTS) return svod_printf(job->arena, SAY(job, agreed_not), explain_points_text(job, without->value));
    return svod_printf(job->arena, SAY(job, agreed_without), explain_state_words(job, (svod_state)without->state));
}

static const char *several_words(const explain_job *job, svod_combine_rule rule, const explain_tally *tally) {
    size_t all = tally->counted + tally->outer;
    if (rule == SVOD_COMBINE_MEDIAN) return svod_printf(job->arena, SAY(job, median_of_experts), all);
    if (rule == SVOD_COMBINE_MEAN) return svod_printf(job->arena, SAY(job, mean_of_experts), all);
    if (!tally->outer) return svod_printf(job->arena, SAY(job, trimmed_nothing), all);
    return svod_printf(job->arena, SAY(job, trimmed_of_experts), all, tally->outer / 2);
}

const char *explain_tally_words(const explain_job *job, const svod_trail *at, const svod_year *year, size_t unit, uint32_t node,
                                const explain_tally *tally) {
    const svod_point *point = svod_year_at(year, unit, node);
    if (point->state == SVOD_STATE_FEW_EXPERTS)
        return svod_printf(job->arena, SAY(job, few_how), (unsigned)point->experts, year->rubric->nodes[node].combine.least);
    if (tally->agreed) return agreed_words(job, year, unit, node);
    if (tally->counted + tally->outer > 1) return several_words(job, rule_of(year, node), tally);
    if (tally->counted == 1) return at->child_count > 1 ? SAY(job, only_score) : SAY(job, one_score);
    return at->has_number ? SAY(job, zero_by_policy) : "";
}
