// Flags: how far a unit is from a threshold, by what points, and how many a flag marks.
#include "data/words.h"
#include "explain/job.h"

// One indicator, in the years that the flag looks at.
static void add_years(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, uint32_t indicator) {
    const svod_monitoring *monitoring = job->result->monitoring;
    size_t years = flag->kind == SVOD_FLAG_MISSED ? flag->years : flag->kind == SVOD_FLAG_WORSE ? 2 : 1;
    const char *title = explain_node_words(job, &job->result->now, job->result->now.rubric->indicators[indicator].node);
    if (years == 1) {
        explain_season_measure(job, at, 0, unit, indicator, title);
        return;
    }
    svod_trail *all = explain_node(job, at, "years", title);
    for (size_t year = 0; year < years && year < monitoring->years; year++)
        explain_season_measure(job, all, year, unit, indicator, svod_printf(job->arena, "%d", monitoring->year[year]->year));
}

// Each indicator that counts; those that the reason does not name stand apart.
static void add_counted(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, const svod_flag_unit *is) {
    svod_trail *counted = explain_node(job, at, "counted", SAY(job, counted));
    explain_set_count(job, counted, is->counted_count);
    if (!is->counted_count) counted->place = flag->place;
    for (uint32_t i = 0; i < is->named; i++)
        add_years(job, counted, flag, unit, is->counted[i]);
    if (is->counted_count == is->named) return;
    svod_trail *more = explain_node(job, counted, "more", SAY(job, more));
    explain_set_count(job, more, is->counted_count - is->named);
    for (uint32_t i = is->named; i < is->counted_count; i++)
        add_years(job, more, flag, unit, is->counted[i]);
}

// The percents of both years, or the points, or the percent: what the flag looks at.
static void add_subject(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, const svod_flag_unit *is) {
    const svod_result *result = job->result;
    explain_what now = {.year = &result->now, .node = flag->node};
    if (svod_flag_counts(flag)) {
        add_counted(job, at, flag, unit, is);
    } else if (flag->kind == SVOD_FLAG_PERCENT) {
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
    if (svod_flag_counts(flag)) limit->label = SAY(job, limit_counted);
    if (flag->kind == SVOD_FLAG_FALL)
        limit->value = svod_printf(job->arena, "%s%s", limit->value, SAY(job, pp));
    else if (flag->kind == SVOD_FLAG_PERCENT)
        limit->value = explain_share_text(job, (svod_ratio){flag->limit, 1});
    if (!flag->own_place.file) return;
    bool missed = flag->kind == SVOD_FLAG_MISSED;
    explain_constant(job, at, missed ? SAY(job, years_running) : SAY(job, worse_by), missed ? flag->years * SVOD_POINT : flag->by,
                     flag->own_place);
}

static bool in_percent(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_PERCENT || flag->kind == SVOD_FLAG_FALL;
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
            at->how = svod_printf(job->arena, SAY(job, margin), explain_gap_text(job, at->number, in_percent(result->flag)));
    } else {
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
        at->value = SAY(job, not_known);
    }
    add_subject(job, at, result->flag, unit, is);
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
