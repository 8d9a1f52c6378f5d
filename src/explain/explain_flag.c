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

// Criteria that count, each with what documents or experts say of it.
static void add_criteria(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, const svod_flag_unit *is) {
    svod_trail *counted = explain_node(job, at, "counted", SAY(job, counted_criteria));
    explain_set_count(job, counted, is->counted_count);
    if (!is->counted_count) counted->place = flag->place;
    for (uint32_t i = 0; i < is->counted_count; i++) {
        uint32_t node = is->counted[i];
        if (flag->kind == SVOD_FLAG_EVIDENCE)
            explain_proposal(job, counted, &job->result->now, unit, node, explain_node_words(job, &job->result->now, node));
        else
            explain_add_cell(job, explain_node(job, counted, "cell", explain_node_words(job, &job->result->now, node)), unit, node);
    }
}

static void add_state(const explain_job *job, svod_trail *at, size_t unit) {
    const svod_year *now = &job->result->now;
    svod_trail *state = explain_node(job, at, "state", SAY(job, submission));
    state->value = now->unit_state[unit] == SVOD_STATE_POINTS ? SAY(job, submitted) : SAY(job, no_submission);
    state->state = svod_state_id((svod_state)now->unit_state[unit]);
    state->place = explain_row(job, now, unit, SVOD_ROOT);
}

// A figure over the units of the unit's level; nothing where it has none.
static void add_level(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, explain_word word) {
    const svod_result *result = job->result;
    const svod_cluster_result *cluster = &result->clusters[flag->cluster];
    uint32_t level = cluster->level[unit];
    if (level == UINT32_MAX) return;
    explain_over over = {.what = {.year = &result->now, .node = flag->node},
                         .units = cluster->levels[level].units,
                         .count = cluster->levels[level].n,
                         .all = result->now.figures == result->now.all,
                         .place = cluster->cluster->place,
                         .level = cluster->cluster->levels[level].title};
    bool defined;
    explain_figure(job, at, &over, word, &defined);
    explain_level(job, at, flag->cluster, unit);
}

// What the flag looks at.
static void add_subject(const explain_job *job, svod_trail *at, const svod_flag *flag, size_t unit, const svod_flag_unit *is) {
    explain_what now = {.year = &job->result->now, .node = flag->node};
    switch (flag->kind) {
    case SVOD_FLAG_MISSED:
    case SVOD_FLAG_WORSE:
    case SVOD_FLAG_NO_DATA:
        add_counted(job, at, flag, unit, is);
        break;
    case SVOD_FLAG_EVIDENCE:
    case SVOD_FLAG_DISPUTED:
        add_criteria(job, at, flag, unit, is);
        break;
    case SVOD_FLAG_PERCENT:
    case SVOD_FLAG_HIGH:
        explain_what_percent(job, at, &now, unit, NULL);
        break;
    case SVOD_FLAG_FALL: // the percents of both years
        if (!explain_change(job, at, unit, flag->node, true)) explain_what_points(job, at, &now, unit, NULL);
        break;
    case SVOD_FLAG_LEVEL:
        add_level(job, at, flag, unit, EXPLAIN_SHARE);
        break;
    case SVOD_FLAG_WEAKEST:
        explain_what_points(job, at, &now, unit, NULL);
        explain_what_max(job, at, &now, unit, NULL);
        add_level(job, at, flag, unit, EXPLAIN_LEAST);
        break;
    case SVOD_FLAG_NO_SUBMISSION:
    case SVOD_FLAG_ALL:
        add_state(job, at, unit);
        break;
    case SVOD_FLAG_NOTHING:
        explain_what_points(job, at, &now, unit, NULL);
        explain_what_max(job, at, &now, unit, NULL);
        break;
    case SVOD_FLAG_POINTS:
        explain_what_points(job, at, &now, unit, NULL);
        break;
    }
}

static bool has_limit(const svod_flag *flag) {
    return flag->kind != SVOD_FLAG_NO_SUBMISSION && flag->kind != SVOD_FLAG_NOTHING && flag->kind != SVOD_FLAG_WEAKEST &&
           flag->kind != SVOD_FLAG_ALL;
}

// `years`, or by how much each must differ.
static void add_own(const explain_job *job, svod_trail *at, const svod_flag *flag) {
    if (!flag->own_place.file) return;
    if (flag->kind == SVOD_FLAG_MISSED)
        explain_constant(job, at, SAY(job, years_running), flag->years * SVOD_POINT, flag->own_place);
    else if (flag->kind == SVOD_FLAG_WORSE)
        explain_constant(job, at, SAY(job, worse_by), flag->by, flag->own_place);
    else if (flag->kind == SVOD_FLAG_DISPUTED)
        explain_constant(job, at, SAY(job, disputed_by), flag->by, flag->own_place);
}

static void add_limit(const explain_job *job, svod_trail *at, const svod_flag *flag) {
    if (!has_limit(flag)) { // the line that says it all
        svod_trail *line = explain_node(job, at, "condition", SAY(job, condition));
        line->value = svod_condition_key(flag);
        line->place = flag->limit_place.file ? flag->limit_place : flag->place;
        return;
    }
    bool criteria = flag->kind == SVOD_FLAG_EVIDENCE || flag->kind == SVOD_FLAG_DISPUTED;
    svod_trail *limit = explain_constant(job, at, flag->below ? SAY(job, limit_below) : SAY(job, limit), flag->limit, flag->limit_place);
    if (svod_flag_counts(flag)) limit->label = SAY(job, limit_counted);
    if (criteria) limit->label = SAY(job, limit_criteria);
    if (flag->kind == SVOD_FLAG_HIGH) limit->label = SAY(job, limit_high);
    if (flag->kind == SVOD_FLAG_FALL)
        limit->value = svod_printf(job->arena, "%s%s", limit->value, SAY(job, pp));
    else if (flag->kind == SVOD_FLAG_PERCENT || flag->kind == SVOD_FLAG_HIGH || flag->kind == SVOD_FLAG_LEVEL)
        limit->value = explain_share_text(job, (svod_ratio){flag->limit, 1});
    add_own(job, at, flag);
}

static bool in_percent(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_PERCENT || flag->kind == SVOD_FLAG_FALL || flag->kind == SVOD_FLAG_HIGH || flag->kind == SVOD_FLAG_LEVEL;
}

svod_trail *explain_condition(const explain_job *job, svod_trail *parent, const svod_flag_result *of, size_t unit, const char *label) {
    const svod_flag_unit *is = &of->units[unit];
    svod_trail *at = explain_node(job, parent, "flag", label ? label : of->flag->title);
    if (is->known) {
        at->has_number = true;
        at->number = svod_points_double(is->margin);
        at->value = is->raised ? SAY(job, raised) : SAY(job, not_raised);
        if (of->flag->kind != SVOD_FLAG_NO_SUBMISSION && of->flag->kind != SVOD_FLAG_ALL)
            at->how = svod_printf(job->arena, SAY(job, margin), explain_gap_text(job, at->number, in_percent(of->flag)));
    } else {
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
        at->value = SAY(job, not_known);
    }
    add_subject(job, at, of->flag, unit, is);
    add_limit(job, at, of->flag);
    return at;
}

svod_trail *explain_margin(const explain_job *job, svod_trail *parent, size_t flag, size_t unit, const char *label) {
    return explain_condition(job, parent, &job->result->flags[flag], unit, label);
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
