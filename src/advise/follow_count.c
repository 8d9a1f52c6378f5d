// Recommendations whose condition counts: indicators one by one, criteria by their number.
#include "advise/follow.h"
#include "base/str.h"

typedef enum fate { FATE_UNTOLD, FATE_MET, FATE_BETTER, FATE_NOT } fate;

static const svod_move *move_of(const follow_job *job, size_t unit, uint32_t indicator) {
    const svod_monitoring *monitoring = job->now->monitoring;
    return monitoring && monitoring->years > 1 ? svod_monitoring_move(monitoring, 1, unit, indicator) : NULL;
}

// What became of one indicator that counted then; `now`: of this year's rubric.
static fate fate_of(const follow_job *job, svod_flag_kind kind, size_t unit, uint32_t now) {
    const svod_measure *measure = svod_year_measure(&job->now->now, unit, now);
    const svod_move *move = move_of(job, unit, now);
    if (kind == SVOD_FLAG_NO_DATA) return measure->state == SVOD_M_VALUE ? FATE_MET : svod_measure_asked(measure) ? FATE_NOT : FATE_UNTOLD;
    if (measure->state != SVOD_M_VALUE) return FATE_UNTOLD;
    bool better = move && move->state == SVOD_MOVE_BETTER;
    if (kind == SVOD_FLAG_WORSE) return !move ? FATE_UNTOLD : better ? FATE_MET : FATE_NOT;
    if (measure->reach == SVOD_REACH_REACHED) return FATE_MET;
    if (measure->reach == SVOD_REACH_NO_TARGET || measure->reach == SVOD_REACH_NO_DATA) return FATE_UNTOLD;
    return better || measure->reach == SVOD_REACH_NEAR ? FATE_BETTER : FATE_NOT;
}

// "Доля молодых педагогов: было 12 %, стало 15,5 %".
static const char *indicator_words(const follow_job *job, svod_followed *out, uint32_t earlier, uint32_t now, size_t then) {
    const svod_year *before = &job->earlier->now, *year = &job->now->now;
    const svod_indicator *was = &before->rubric->indicators[earlier], *is = &year->rubric->indicators[now];
    const svod_measure *a = svod_year_measure(before, then, earlier), *b = svod_year_measure(year, out->unit, now);
    const char *none = svod_say(job->lang, SVOD_T_advise_follow_no_value);
    const char *left = a->state == SVOD_M_VALUE ? svod_indicator_words(was, a->value, job->lang, job->arena) : none;
    const char *right = b->state == SVOD_M_VALUE ? svod_indicator_words(is, b->value, job->lang, job->arena) : none;
    if (a->state == SVOD_M_VALUE) follow_origin(job, out, "measure", job->now->before, was->node);
    if (b->state == SVOD_M_VALUE) follow_origin(job, out, "measure", year, is->node);
    return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_value), year->rubric->nodes[is->node].title, left, right);
}

// This year's rubric has none of them.
static const char *no_counterpart(const follow_job *job, const svod_flag_unit *was) {
    int year = job->now->now.year;
    if (was->counted_count > 1) return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_no_indicators), year);
    const svod_year *before = &job->earlier->now;
    const char *what = follow_node_words(job, before, before->rubric->indicators[was->counted[0]].node);
    return svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_follow_no_node), what, year);
}

#define NAMED 3 // indicators named in a sentence

void follow_by_indicators(follow_job *job, const follow_case *of) {
    svod_followed *out = of->out;
    const svod_rubric *earlier = job->earlier->now.rubric, *rubric = job->now->now.rubric;
    const svod_flag_unit *was = &job->earlier->advice->conditions[out->advised->rule].units[of->then];
    uint32_t fates[4] = {0}, named = 0;
    svod_buf words = svod_buf_of(job->arena);
    for (uint32_t i = 0; i < was->counted_count; i++) {
        uint32_t node = job->forward[earlier->indicators[was->counted[i]].node];
        const svod_indicator *is = node == SVOD_NO_NODE ? NULL : rubric->nodes[node].indicator;
        fate is_now = is ? fate_of(job, of->rule->when.kind, out->unit, (uint32_t)(is - rubric->indicators)) : FATE_UNTOLD;
        fates[is_now]++;
        if (!is || named >= NAMED) continue;
        const char *one = indicator_words(job, out, was->counted[i], (uint32_t)(is - rubric->indicators), of->then);
        svod_buf_printf(&words, "%s%s", named++ ? "; " : "", one);
        const svod_move *move = move_of(job, out->unit, (uint32_t)(is - rubric->indicators));
        if (was->counted_count > 1 || !move || !move->change.den) continue;
        out->change = move->change;
        out->has_change = true;
    }
    if (fates[FATE_UNTOLD] == was->counted_count) {
        follow_untold(job, of, named ? words.data : no_counterpart(job, was));
        return;
    }
    bool done = fates[FATE_MET] == was->counted_count, some = fates[FATE_MET] || fates[FATE_BETTER];
    out->verdict = done ? SVOD_FOLLOW_DONE : some ? SVOD_FOLLOW_PARTLY : SVOD_FOLLOW_NOT_DONE;
    if (was->counted_count > named)
        svod_buf_printf(&words, "; %s", svod_printf(job->arena, svod_say(job->lang, SVOD_T_advise_and_more), was->counted_count - named));
    out->why = words.data;
}

// Done: the target is reached, or without one it moved for the better; what was to be kept up, did not move for the worse.
static svod_follow_verdict move_verdict(const svod_recommendation *rule, const svod_measure *measure, const svod_move *move) {
    bool better = move->state == SVOD_MOVE_BETTER, worse = move->state == SVOD_MOVE_WORSE;
    if (rule->urgency == SVOD_KEEP_UP) return worse ? SVOD_FOLLOW_NOT_DONE : SVOD_FOLLOW_DONE;
    bool whole = move->state == SVOD_MOVE_SAME && measure->den > 0 && measure->num == measure->den; // nothing is left to be done
    if (whole || measure->reach == SVOD_REACH_REACHED) return SVOD_FOLLOW_DONE;
    if (measure->reach == SVOD_REACH_NO_TARGET) return better ? SVOD_FOLLOW_DONE : SVOD_FOLLOW_NOT_DONE;
    return better ? SVOD_FOLLOW_PARTLY : SVOD_FOLLOW_NOT_DONE;
}

void follow_by_move(follow_job *job, const follow_case *of) {
    svod_followed *out = of->out;
    const svod_rubric *earlier = job->earlier->now.rubric, *rubric = job->now->now.rubric;
    uint32_t was = (uint32_t)(earlier->nodes[out->before].indicator - earlier->indicators);
    uint32_t is = (uint32_t)(rubric->nodes[out->now].indicator - rubric->indicators);
    const svod_measure *measure = svod_year_measure(&job->now->now, out->unit, is);
    const svod_move *move = move_of(job, out->unit, is);
    out->why = indicator_words(job, out, was, is, of->then);
    bool told = measure->state == SVOD_M_VALUE && move && move->state <= SVOD_MOVE_SAME;
    if (!told) {
        follow_untold(job, of, out->why);
        return;
    }
    out->verdict = (uint8_t)move_verdict(of->rule, measure, move);
    out->change = move->change;
    out->has_change = move->change.den != 0;
}

void follow_by_count(follow_job *job, const follow_case *of) {
    svod_followed *out = of->out;
    const svod_flag_unit *is = NULL, *was = &job->earlier->advice->conditions[out->advised->rule].units[of->then];
    if (!follow_ask(job, out->advised->rule, out->unit, &is)) {
        follow_untold(job, of, svod_say(job->lang, SVOD_T_advise_follow_unasked));
        return;
    }
    bool fewer = is->counted_count < was->counted_count;
    out->verdict = !is->raised && fewer ? SVOD_FOLLOW_DONE : !is->raised || fewer ? SVOD_FOLLOW_PARTLY : SVOD_FOLLOW_NOT_DONE;
    svod_text text = of->rule->when.kind == SVOD_FLAG_EVIDENCE ? SVOD_T_advise_follow_unproven : SVOD_T_advise_follow_disputed;
    out->why = svod_printf(job->arena, svod_say(job->lang, text), was->counted_count, is->counted_count);
}
