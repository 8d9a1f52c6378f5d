// Children summed into their parent, with maxima that know what was not applicable and what is missing.
#include "score/steps.h"

score_work score_work_of(uint32_t nodes, svod_arena *scratch) {
    return (score_work){.given = SVOD_ARRAY(scratch, score_given, nodes),
                        .without = SVOD_ARRAY(scratch, score_given, nodes),
                        .way = SVOD_ARRAY(scratch, uint8_t, nodes),
                        .answered = SVOD_ARRAY(scratch, bool, nodes),
                        .judged = SVOD_ARRAY(scratch, bool, nodes),
                        .bad = SVOD_ARRAY(scratch, bool, nodes),
                        .stays = SVOD_ARRAY(scratch, svod_points, nodes)};
}

// ---- which way each node goes ------------------------------------------------------------------------------------

static void look_below(const svod_rubric *rubric, score_work *work) {
    for (uint32_t n = 0; n < rubric->count; n++)
        work->answered[n] = work->judged[n] = work->bad[n] = false;
    for (uint32_t n = rubric->count; n-- > 1;) {
        uint32_t parent = rubric->nodes[n].parent;
        uint8_t kind = work->given[n].kind;
        bool answer = kind == SCORE_POINTS || kind == SCORE_NA;
        work->answered[parent] |= work->answered[n] || answer;
        work->judged[parent] |= work->judged[n] || (answer && !work->given[n].measured);
        work->bad[parent] |= work->bad[n] || kind == SCORE_BAD || kind == SCORE_FEW;
    }
}

// Experts' criteria count when there are any, and measures with them; else what was given for the node itself, which measures alone do not
// set aside; else the measures; else whatever explains best why there is nothing.
static score_way way_of(const svod_rubric *rubric, const score_survey *survey, const score_work *work, uint32_t n) {
    const svod_rnode *node = &rubric->nodes[n];
    if (node->parent != SVOD_NO_NODE && work->way[node->parent] != SCORE_SUM) return SCORE_UNASKED;
    if (svod_rubric_leaf(rubric, n) || score_whole(survey, n)) return SCORE_OWN;
    // Asked below, and nobody answered: summed, so that what is blank there and what no sheet asked stay apart.
    if (!survey->below[n]) return survey->inside[n] && !survey->cell[n] ? SCORE_SUM : SCORE_OWN;
    if (work->judged[n]) return SCORE_SUM;
    uint8_t own = work->given[n].kind;
    if (own == SCORE_POINTS || own == SCORE_NA) return SCORE_OWN;
    if (work->answered[n]) return SCORE_SUM;
    return (own == SCORE_BAD || own == SCORE_FEW) && !work->bad[n] ? SCORE_OWN : SCORE_SUM;
}

// ---- one node ----------------------------------------------------------------------------------------------------

static svod_point without_points(svod_state state) {
    return (svod_point){.state = (uint8_t)state};
}

static svod_point with_points(svod_points value, svod_points max, uint16_t experts, unsigned flags) {
    return (svod_point){value, max, SVOD_STATE_POINTS, (uint8_t)flags, experts};
}

static svod_point blank_point(const svod_rubric *rubric, svod_points max) {
    return rubric->policy.blank == SVOD_BLANK_ZERO ? with_points(0, max, 0, 0) : without_points(SVOD_STATE_BLANK);
}

static svod_point na_point(const svod_rubric *rubric, svod_points max, const score_given *given) {
    switch (rubric->policy.na) {
    case SVOD_NA_DROP:
        return without_points(SVOD_STATE_NA);
    case SVOD_NA_ZERO:
        return with_points(0, max, given->experts, 0);
    case SVOD_NA_FORBID:
        break;
    }
    // Of what is measured that word was not let in: what remains is a share of nobody, which is no mistake.
    return without_points(given->measured ? SVOD_STATE_NA : SVOD_STATE_UNREADABLE);
}

// A unit without any cell at a node counts as having left it blank when others were asked there.
static svod_point own_point(const svod_rubric *rubric, uint32_t n, const score_given *given, bool asked) {
    svod_points max = rubric->nodes[n].max;
    if (max == 0) return without_points(SVOD_STATE_UNSCORED);
    switch ((score_kind)given->kind) {
    case SCORE_POINTS:
        return with_points(given->value, max, given->experts,
                           (given->over ? SVOD_P_OVER_MAX : 0u) | (given->lost ? SVOD_P_INCOMPLETE : 0u));
    case SCORE_NA:
        return na_point(rubric, max, given);
    case SCORE_BAD:
        return without_points(SVOD_STATE_UNREADABLE);
    case SCORE_FEW:
        return (svod_point){.state = SVOD_STATE_FEW_EXPERTS, .experts = given->experts};
    case SCORE_BLANK:
        return blank_point(rubric, max);
    case SCORE_NONE:
        break;
    }
    return asked ? blank_point(rubric, max) : without_points(SVOD_STATE_NO_DATA);
}

// Whether the chair's word makes a difference. Where nobody else said anything, nothing was overridden.
static bool overrides(const score_given *given, const score_given *without, const svod_point *point, const svod_point *other) {
    if (!given->agreed || without->kind <= SCORE_BLANK || (without->kind == SCORE_FEW && !without->experts)) return false;
    return point->state != other->state || point->value != other->value || point->max != other->max;
}

static svod_point combined_point(const svod_rubric *rubric, const score_survey *survey, const score_work *work, uint32_t n) {
    svod_point point = own_point(rubric, n, &work->given[n], survey->asked[n]);
    if (work->given[n].measured && point.state == SVOD_STATE_POINTS) point.flags |= SVOD_P_MEASURED;
    if (work->given[n].proposed) point.flags |= SVOD_P_EVIDENCE;
    if (!work->given[n].agreed) return point;
    svod_point other = own_point(rubric, n, &work->without[n], survey->asked[n]);
    if (overrides(&work->given[n], &work->without[n], &point, &other)) point.flags |= SVOD_P_AGREED;
    return point;
}

void score_overrides(const svod_rubric *rubric, const score_survey *survey, const score_work *work, const svod_point *points, size_t unit,
                     svod_vec *overrides) {
    for (uint32_t n = 0; n < rubric->count; n++)
        if (work->way[n] == SCORE_OWN && (points[n].flags & SVOD_P_AGREED))
            *SVOD_PUSH(overrides, svod_override) =
                (svod_override){(uint32_t)unit, n, own_point(rubric, n, &work->without[n], survey->asked[n])};
}

// Only what is not applicable, or blank under a policy that says so, lowers the maximum. What could not be read, or was asked of
// nobody, keeps it: silently fewer points to be had would be as wrong as a silent zero.
svod_points score_stays(const svod_rubric *rubric, uint32_t node, const svod_point *point) {
    switch ((svod_state)point->state) {
    case SVOD_STATE_POINTS:
        return point->max;
    case SVOD_STATE_NA:
        return 0;
    case SVOD_STATE_BLANK:
        return rubric->policy.blank == SVOD_BLANK_DROP ? 0 : rubric->nodes[node].max;
    default:
        return rubric->nodes[node].max;
    }
}

// ---- sums --------------------------------------------------------------------------------------------------------

score_total score_total_start(void) {
    return (score_total){.experts = UINT32_MAX, .worst = SVOD_STATE_NA};
}

// Unreadable says more than too few experts, those more than blank, blank more than not asked; "not applicable" remains only when all parts
// are.
static unsigned weight_of(uint8_t state) {
    switch ((svod_state)state) {
    case SVOD_STATE_UNREADABLE:
        return 4;
    case SVOD_STATE_FEW_EXPERTS:
        return 3;
    case SVOD_STATE_BLANK:
        return 2;
    case SVOD_STATE_NA:
        return 0;
    default:
        return 1;
    }
}

void score_total_add(score_total *total, const svod_point *point, svod_points stays) {
    if (point->state == SVOD_STATE_UNSCORED) { // nothing of a sum, and nothing that a sum could miss
        total->unscored = true;
        return;
    }
    total->scored = true;
    total->stays = svod_points_plus(total->stays, stays);
    total->flags |= (uint8_t)(point->flags & ~SVOD_P_MEASURED);
    if (point->state == SVOD_STATE_POINTS) {
        total->any = true;
        total->value = svod_points_plus(total->value, point->value);
        if (point->flags & SVOD_P_MEASURED) return;
        total->judged = true;
        if (point->experts < total->experts) total->experts = point->experts;
        return;
    }
    total->flags |= point->state == SVOD_STATE_NA ? SVOD_P_DROPPED : SVOD_P_INCOMPLETE;
    if (weight_of(point->state) > weight_of(total->worst)) total->worst = point->state;
}

svod_point score_total_point(const score_total *total) {
    if (total->any && !total->judged) return with_points(total->value, total->stays, 0, total->flags | SVOD_P_MEASURED);
    if (total->any) return with_points(total->value, total->stays, (uint16_t)total->experts, total->flags);
    if (total->unscored && !total->scored) return without_points(SVOD_STATE_UNSCORED);
    svod_point none = without_points((svod_state)total->worst);
    none.flags = total->flags; // so that the parent knows of parts dropped further down
    return none;
}

static void sum_children(const svod_rubric *rubric, score_work *work, uint32_t n, svod_point *points) {
    score_total total = score_total_start();
    for (uint32_t c = rubric->nodes[n].first_child; c != SVOD_NO_NODE; c = rubric->nodes[c].next)
        score_total_add(&total, &points[c], work->stays[c]);
    points[n] = score_total_point(&total);
    work->stays[n] = total.stays;
}

void score_sum(const svod_rubric *rubric, const score_survey *survey, score_work *work, svod_point *points) {
    look_below(rubric, work);
    for (uint32_t n = 0; n < rubric->count; n++)
        work->way[n] = (uint8_t)way_of(rubric, survey, work, n);
    for (uint32_t n = rubric->count; n-- > 0;) {
        if (work->way[n] == SCORE_SUM) {
            sum_children(rubric, work, n, points);
            continue;
        }
        points[n] = work->way[n] == SCORE_UNASKED ? without_points(SVOD_STATE_NO_DATA) : combined_point(rubric, survey, work, n);
        work->stays[n] = score_stays(rubric, n, &points[n]);
    }
}
