// A recommendation about points: did the unit's share of the maximum grow, and does the condition still hold?
#include "advise/follow.h"
#include "base/str.h"

// The two shares in percent, and what is said of them.
typedef struct shares {
    svod_ratio before, now;
    const char *words;
} shares;

static const char *share_words(const follow_job *job, svod_points value, svod_points max, svod_ratio percent) {
    char text[40];
    svod_ratio_text(text, percent, 1, svod_lang_mark(job->lang));
    return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_points), svod_points_words(job->arena, value, job->lang),
                       svod_points_words(job->arena, max, job->lang), text);
}

const char *follow_node_words(const follow_job *job, const svod_year *year, uint32_t node) {
    svod_text form = year->rubric->nodes[node].depth == 1 ? SVOD_T_advise_section : SVOD_T_advise_criterion;
    return svod_printf(job->arena, svod_say(job->lang, form), year->rubric->nodes[node].id);
}

static void put_shares(const follow_job *job, const char *what, svod_point before, svod_point now, shares *out) {
    out->before = svod_percent(before.value, before.max);
    out->now = svod_percent(now.value, now.max);
    out->words = svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_share), what,
                             share_words(job, before.value, before.max, out->before), share_words(job, now.value, now.max, out->now));
}

// The total over what both years share.
static const char *total_shares(const follow_job *job, svod_followed *at, shares *out) {
    const svod_compare *compare = job->now->compare;
    size_t unit = at->unit;
    if (!compare->has[unit] || compare->now_max[unit] <= 0 || compare->before_max[unit] <= 0)
        return svod_say(job->lang, SVOD_T_advise_follow_no_total);
    svod_point before = {.value = compare->before[unit], .max = compare->before_max[unit]};
    svod_point now = {.value = compare->now[unit], .max = compare->now_max[unit]};
    bool whole = compare->comparable[SVOD_ROOT];
    put_shares(job, svod_say(job->lang, whole ? SVOD_T_advise_total : SVOD_T_advise_follow_comparable), before, now, out);
    const char *id = svod_address_escape(job->arena, job->now->roster->units[unit].id);
    at->origin = svod_printf(job->arena, "change_percent:%s:comparable comparable:%s:%d comparable:%s:%d", id, id, job->now->before->year,
                             id, job->now->now.year);
    return NULL;
}

static const char *state_words(const follow_job *job, const svod_point *point, int year) {
    svod_text text = point->state == SVOD_STATE_NO_SUBMISSION ? SVOD_T_advise_follow_nothing_sent
                     : point->state == SVOD_STATE_ABSENT      ? SVOD_T_advise_follow_absent
                     : point->state == SVOD_STATE_NA          ? SVOD_T_advise_follow_na
                                                              : SVOD_T_advise_follow_no_points;
    return svod_printf(job->arena, svod_say(job->lang, text), year);
}

// Why two nodes are not to be compared.
static const char *unlike_words(const follow_job *job, const svod_followed *at) {
    const svod_rnode *now = &job->now->now.rubric->nodes[at->now], *before = &job->earlier->now.rubric->nodes[at->before];
    if (now->max != before->max)
        return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_other_max), follow_node_words(job, &job->now->now, at->now),
                           job->now->before->year, svod_points_words(job->arena, before->max, job->lang), job->now->now.year,
                           svod_points_words(job->arena, now->max, job->lang));
    if (!now->comparable && now->why && *now->why)
        return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_unlike), now->why);
    return svod_say(job->lang, SVOD_T_advise_follow_no_data);
}

// NULL, or why the shares cannot be held against each other.
static const char *find_shares(const follow_job *job, svod_followed *at, shares *out) {
    if (at->now == SVOD_NO_NODE)
        return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_no_node),
                           follow_node_words(job, &job->earlier->now, at->before), job->now->now.year);
    if (at->now == SVOD_ROOT) return total_shares(job, at, out);
    const svod_point *now = svod_year_at(&job->now->now, at->unit, at->now);
    const svod_point *before = svod_year_at(job->now->before, at->unit, at->before);
    if (now->state != SVOD_STATE_POINTS) return state_words(job, now, job->now->now.year);
    if (before->state != SVOD_STATE_POINTS) return state_words(job, before, job->now->before->year);
    if (!job->now->compare->comparable[at->now] || now->max <= 0 || before->max <= 0) return unlike_words(job, at);
    put_shares(job, follow_node_words(job, &job->now->now, at->now), *before, *now, out);
    follow_origin(job, at, "percent", job->now->before, at->before);
    follow_origin(job, at, "percent", &job->now->now, at->now);
    return NULL;
}

static svod_follow_verdict verdict_of(bool keep, bool holds, int moved) {
    if (keep) return moved >= 0 ? SVOD_FOLLOW_DONE : holds ? SVOD_FOLLOW_PARTLY : SVOD_FOLLOW_NOT_DONE;
    if (!holds && moved > 0) return SVOD_FOLLOW_DONE;
    return !holds || moved > 0 ? SVOD_FOLLOW_PARTLY : SVOD_FOLLOW_NOT_DONE;
}

// Given to all: done when nothing is left to be had.
static bool still_holds(const svod_recommendation *rule, const shares *are, const svod_flag_unit *is) {
    if (rule->when.kind != SVOD_FLAG_ALL) return is->raised;
    return svod_ratio_compare(are->now, (svod_ratio){100 * SVOD_POINT, 1}) < 0;
}

// What was to be kept up is done where nothing fell: "did not change" would sound like a fault.
static svod_text kept_text(int moved, bool holds) {
    if (moved > 0) return SVOD_T_advise_follow_rose;
    if (moved == 0) return SVOD_T_advise_follow_kept;
    return holds ? SVOD_T_advise_follow_less : SVOD_T_advise_follow_lost;
}

void follow_by_share(follow_job *job, const follow_case *of) {
    svod_followed *out = of->out;
    bool all = of->rule->when.kind == SVOD_FLAG_ALL, keep = of->rule->urgency == SVOD_KEEP_UP;
    bool scored = out->now == SVOD_NO_NODE || job->now->now.rubric->nodes[out->now].max > 0;
    if (all && (out->before == SVOD_ROOT || !scored)) {
        follow_untold(job, of, svod_say(job->lang, SVOD_T_advise_follow_unmeasured));
        return;
    }
    shares are;
    const svod_flag_unit *is = NULL;
    const char *why = find_shares(job, out, &are);
    if (!why && !all && !follow_ask(job, out->advised->rule, out->unit, &is)) why = svod_say(job->lang, SVOD_T_advise_follow_unasked);
    if (why) {
        follow_untold(job, of, why);
        return;
    }
    bool holds = still_holds(of->rule, &are, is);
    int moved = svod_ratio_compare(are.now, are.before);
    out->verdict = all && !holds ? SVOD_FOLLOW_DONE : (uint8_t)verdict_of(keep, holds, moved);
    out->change = svod_ratio_minus(are.now, are.before);
    out->has_change = true;
    if (keep || (all && !holds)) {
        out->why = svod_printf(job->arena, "%s; %s", are.words, svod_say(job->lang, kept_text(moved, holds)));
        return;
    }
    svod_text text = moved < 0 ? SVOD_T_advise_follow_fell : moved > 0 ? SVOD_T_advise_follow_rose : SVOD_T_advise_follow_same;
    svod_text still = holds ? SVOD_T_advise_follow_holds : SVOD_T_advise_follow_over;
    out->why = svod_printf(job->arena, "%s; %s%s", are.words, svod_say(job->lang, text), all ? "" : svod_say(job->lang, still));
}
