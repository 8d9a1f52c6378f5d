// Flags: how far a unit is from a threshold, by what points, and how many a flag marks.
#include "explain/job.h"

// The percents of both years, or the points, or the percent: what the flag looks at.
static void add_subject(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit) {
    const svod_result *result = job->result;
    explain_what now = {.year = &result->now, .node = flag->node};
    if (flag->kind == SVOD_FLAG_PERCENT) {
        explain_what_percent(job, at, &now, unit, NULL);
    } else if (flag->kind == SVOD_FLAG_FALL && explain_change(job, at, unit, flag->node, true)) {
        return;
    } else if (flag->kind == SVOD_FLAG_NO_SUBMISSION) {
        svod_trail *state = explain_node(job, at, "state", SAY(job, submission));
        state->value = result->now.unit_state[unit] == SVOD_STATE_POINTS ? SAY(job, submitted) : SAY(job, no_submission);
        state->state = svod_state_id((svod_state)result->now.unit_state[unit]);
        state->place = explain_row(job, &result->now, unit, SVOD_ROOT);
    } else {
        explain_what_points(job, at, &now, unit, NULL);
    }
}

static void add_limit(const explain_job *job, svod_trail *at, const svod_flag *flag) {
    if (flag->kind == SVOD_FLAG_NO_SUBMISSION) return;
    svod_trail *limit = explain_constant(job, at, flag->below ? SAY(job, limit_below) : SAY(job, limit), flag->limit, flag->limit_place);
    if (flag->kind == SVOD_FLAG_FALL)
        limit->value = svod_printf(job->arena, "%s%s", limit->value, SAY(job, pp));
    else if (flag->kind != SVOD_FLAG_POINTS)
        limit->value = explain_share_text(job, (svod_ratio){flag->limit, 1});
}

svod_trail *explain_margin(const explain_job *job, svod_trail *parent, size_t flag, size_t unit, const char *label) {
    const svod_flag_result *result = &job->result->flags[flag];
    const svod_flag_unit *is = &result->units[unit];
    svod_trail *at = explain_node(job, parent, "flag", label ? label : result->flag->title);
    if (is->known) {
        at->has_number = true;
        at->number = svod_points_double(is->margin);
        at->value = is->raised ? SAY(job, raised) : SAY(job, not_raised);
        if (result->flag->kind != SVOD_FLAG_NO_SUBMISSION)
            at->how = svod_printf(job->arena, SAY(job, margin), explain_gap_text(job, at->number, result->flag->kind != SVOD_FLAG_POINTS));
    } else {
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
        at->value = SAY(job, not_known);
    }
    add_subject(job, at, result->flag, unit);
    add_limit(job, at, result->flag);
    return at;
}

static bool find_flag(const explain_job *job, const char *id, size_t *flag) {
    const svod_rubric *rubric = job->result->now.rubric;
    const char **ids = SVOD_ARRAY(job->arena, const char *, rubric->flag_count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rubric->flag_count + 1);
    for (size_t i = 0; i < rubric->flag_count; i++) {
        ids[i] = rubric->flags[i].id;
        titles[i] = rubric->flags[i].title;
    }
    return explain_find_named(job, id, ids, titles, rubric->flag_count, flag);
}

static svod_trail *margin(const explain_job *job, const svod_address *address) {
    size_t unit, flag = 0;
    if (!explain_find_unit(job, address->word[1], &unit) || !find_flag(job, address->word[2], &flag)) return NULL;
    const char *name = job->result->roster->units[unit].name, *title = job->result->flags[flag].flag->title;
    return explain_margin(job, NULL, flag, unit, svod_printf(job->arena, "%s: %s", name, title));
}

const svod_address_kind address_margin = {
    "margin", "margin:UNIT:FLAG", 2, 2, 0, "сколько участнику до порога признака", "how far a unit is from a flag's threshold", margin};

static svod_trail *flagged(const explain_job *job, const svod_address *address) {
    size_t flag = 0;
    if (!find_flag(job, address->word[1], &flag)) return NULL;
    const svod_flag_result *result = &job->result->flags[flag];
    svod_trail *at = explain_node(job, NULL, "flagged", result->flag->title);
    explain_set_count(job, at, result->raised);
    at->how = result->flag->reason;
    for (size_t unit = 0; unit < job->result->roster->count; unit++)
        if (result->units[unit].raised) explain_margin(job, at, flag, unit, job->result->roster->units[unit].name);
    svod_trail *rest = NULL;
    for (size_t unit = 0; unit < job->result->roster->count; unit++) {
        if (result->units[unit].known) continue;
        if (!rest) rest = explain_node(job, at, "left_out", SAY(job, not_known));
        explain_margin(job, rest, flag, unit, job->result->roster->units[unit].name);
    }
    if (rest) explain_set_count(job, rest, rest->child_count);
    if (!at->children) at->place = result->flag->place;
    return at;
}

const svod_address_kind address_flagged = {
    "flagged", "flagged:FLAG", 1, 1, 0, "сколько участников отмечено признаком", "how many units a flag marks", flagged};
