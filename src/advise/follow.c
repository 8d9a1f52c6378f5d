// What became of last year's recommendations: each that was given to a unit is held against what the unit has this year.
#include "advise/follow.h"

#include "advise/flag.h"
#include "base/str.h"
#include "data/words.h"

// Where the nodes of the earlier rubric went.
static const uint32_t *forward_links(const svod_result *result, const svod_rubric *earlier, svod_arena *arena) {
    uint32_t *forward = SVOD_ARRAY(arena, uint32_t, earlier->count);
    for (uint32_t n = 0; n < earlier->count; n++)
        forward[n] = SVOD_NO_NODE;
    for (uint32_t n = 0; n < result->now.rubric->count; n++)
        if (result->compare->link[n] != SVOD_NO_NODE) forward[result->compare->link[n]] = n;
    return forward;
}

// The cluster of this year with the same id.
static uint32_t same_cluster(const follow_job *job, uint32_t cluster) {
    if (cluster == UINT32_MAX) return UINT32_MAX;
    const svod_rubric *now = job->now->now.rubric;
    const char *id = job->earlier->now.rubric->clusters[cluster].id;
    for (uint32_t i = 0; i < now->cluster_count; i++)
        if (svod_streq(now->clusters[i].id, id)) return i;
    return UINT32_MAX;
}

static bool needs_cluster(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_WEAKEST || flag->kind == SVOD_FLAG_LEVEL;
}

// The rule's condition as one of this year's rubric. A number of points says nothing of another maximum.
static bool translate(const follow_job *job, const svod_flag *flag, svod_flag *out) {
    uint32_t node = job->forward[flag->node];
    if (node == SVOD_NO_NODE) return false;
    if (flag->kind == SVOD_FLAG_POINTS && !job->now->compare->comparable[node]) return false;
    *out = *flag;
    out->node = node;
    out->cluster = same_cluster(job, flag->cluster);
    return !needs_cluster(flag) || out->cluster != UINT32_MAX;
}

bool follow_ask(follow_job *job, uint32_t rule, size_t unit, const svod_flag_unit **is) {
    if (!job->asked[rule]) {
        svod_flag *flag = SVOD_NEW(job->kept, svod_flag);
        svod_flag_result *asked = SVOD_NEW(job->kept, svod_flag_result);
        job->askable[rule] = translate(job, &job->earlier->advice->rules->list[rule].when, flag);
        if (job->askable[rule]) svod_flag_compute(asked, flag, job->now, job->kept);
        job->asked[rule] = asked;
    }
    if (!job->askable[rule]) return false;
    *is = &job->asked[rule]->units[unit];
    return (*is)->known;
}

void follow_untold(const follow_job *job, const follow_case *of, const char *why) {
    (void)job;
    of->out->verdict = SVOD_FOLLOW_UNTOLD;
    of->out->why = why;
}

void follow_origin(const follow_job *job, svod_followed *out, const char *kind, const svod_year *year, uint32_t node) {
    const char *unit = svod_address_escape(job->arena, job->now->roster->units[out->unit].id);
    out->origin = svod_printf(job->arena, "%s%s%s:%s:%s:%d", out->origin, *out->origin ? " " : "", kind, unit,
                              svod_rubric_node_id(year->rubric, node), year->year);
}

// Nothing was sent then: was anything now?
static void follow_by_submission(const follow_job *job, const follow_case *of) {
    uint8_t state = job->now->now.unit_state[of->out->unit];
    bool sent = state == SVOD_STATE_POINTS;
    if (state == SVOD_STATE_ABSENT) {
        follow_untold(job, of, svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_absent), job->now->now.year));
        return;
    }
    svod_text text = sent ? SVOD_T_advise_follow_sent : SVOD_T_advise_follow_not_sent;
    of->out->verdict = sent ? SVOD_FOLLOW_DONE : SVOD_FOLLOW_NOT_DONE;
    of->out->why = svod_printf(job->arena, svod_say(job->lang, text), job->now->now.year);
}

// Given to all about an indicator: nothing was counted, but its value is looked at.
static bool about_indicator(const follow_job *job, const follow_case *of) {
    const svod_rnode *before = &job->earlier->now.rubric->nodes[of->out->before];
    bool now = of->out->now != SVOD_NO_NODE && job->now->now.rubric->nodes[of->out->now].indicator;
    return of->rule->when.kind == SVOD_FLAG_ALL && before->indicator && now;
}

// Of a unit that sent nothing this year nothing can be told but just that.
static bool absent(const follow_job *job, const follow_case *of) {
    uint8_t state = job->now->now.unit_state[of->out->unit];
    if (state == SVOD_STATE_POINTS || of->rule->when.kind == SVOD_FLAG_NO_SUBMISSION) return false;
    svod_text text = state == SVOD_STATE_ABSENT ? SVOD_T_advise_follow_absent : SVOD_T_advise_follow_nothing_sent;
    follow_untold(job, of, svod_printf(job->arena, svod_say(job->lang, text), job->now->now.year));
    return true;
}

static void judge(follow_job *job, const follow_case *of) {
    if (absent(job, of)) return;
    if (about_indicator(job, of)) {
        follow_by_move(job, of);
        return;
    }
    switch (of->rule->when.kind) {
    case SVOD_FLAG_NO_SUBMISSION:
        follow_by_submission(job, of);
        break;
    case SVOD_FLAG_MISSED:
    case SVOD_FLAG_WORSE:
    case SVOD_FLAG_NO_DATA:
        follow_by_indicators(job, of);
        break;
    case SVOD_FLAG_EVIDENCE:
    case SVOD_FLAG_DISPUTED:
        follow_by_count(job, of);
        break;
    default:
        follow_by_share(job, of);
    }
}

// The node whose change is looked at: that of the condition, and where it says nothing of any the one that the rule is about.
static uint32_t looked_at(const svod_recommendation *rule) {
    bool none = rule->when.kind == SVOD_FLAG_ALL || rule->when.kind == SVOD_FLAG_NO_SUBMISSION;
    return none ? rule->node : rule->when.node;
}

static void follow_one(follow_job *job, const svod_advised *advised, svod_followed *out, size_t unit) {
    const svod_recommendation *rule = &job->earlier->advice->rules->list[advised->rule];
    *out = (svod_followed){.advised = advised, .unit = (uint32_t)unit, .before = looked_at(rule), .why = "", .origin = ""};
    out->now = job->forward[out->before];
    judge(job, &(follow_case){.rule = rule, .then = advised->unit, .out = out});
    out->why = svod_strdup(job->kept, out->why);
    out->origin = svod_strdup(job->kept, out->origin);
    svod_arena_reset(job->arena);
}

const svod_follow *svod_follow_of(const svod_result *result, const svod_result *earlier, svod_arena *arena) {
    if (!earlier || !earlier->advice || !result->compare) return NULL;
    const svod_advice *advice = earlier->advice;
    size_t units = result->roster->count;
    follow_job job = {.now = result, .earlier = earlier, .lang = result->campaign->lang, .arena = svod_arena_new(), .kept = arena};
    job.forward = forward_links(result, earlier->now.rubric, arena);
    job.asked = SVOD_ARRAY(arena, const svod_flag_result *, advice->rules->count);
    job.askable = SVOD_ARRAY(arena, bool, advice->rules->count);
    svod_followed *list = SVOD_ARRAY(arena, svod_followed, advice->given_count);
    uint32_t *first = SVOD_ARRAY(arena, uint32_t, units), *count = SVOD_ARRAY(arena, uint32_t, units);
    svod_follow *out = SVOD_NEW(arena, svod_follow);
    *out = (svod_follow){.earlier = earlier, .list = list, .unit_first = first, .unit_count = count};
    for (size_t unit = 0; unit < units; unit++) {
        first[unit] = out->count;
        size_t then = svod_roster_by_id(earlier->roster, result->roster->units[unit].id);
        for (uint32_t i = 0; then != SVOD_NO_UNIT && i < advice->unit_given[then]; i++) {
            follow_one(&job, &advice->given[advice->unit_first[then] + i], &list[out->count], unit);
            out->verdicts[list[out->count++].verdict]++;
        }
        count[unit] = out->count - first[unit];
    }
    svod_arena_free(job.arena);
    out->gone = advice->given_count - out->count;
    return out;
}
