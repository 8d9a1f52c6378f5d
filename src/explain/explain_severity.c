// How severe an expert is, and a unit's total with severity taken out.
#include "explain/job.h"

static const char *model_words(const explain_job *job, const svod_estimate *e) {
    const char *interval = explain_interval_words(job, e);
    const char *filled = job->result->expertise->completed ? SAY(job, severity_filled) : "";
    return svod_printf(job->arena, SAY(job, severity_how), *interval ? "; " : "", interval, filled);
}

static svod_trail *severity_of(const explain_job *job, svod_trail *parent, const svod_expert_row *expert) {
    svod_trail *at = explain_node(job, parent, "severity", svod_printf(job->arena, SAY(job, severity), explain_expert_words(job, expert)));
    explain_set_estimate(job, at, &expert->severity, "", 1);
    if (expert->chair) at->value = SAY(job, severity_chair);
    at->how = expert->severity.why ? "" : model_words(job, &expert->severity);
    return at;
}

static svod_trail *severity(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = explain_expertise(job);
    size_t index;
    if (!of || !explain_find_expert(job, address->word[1], &index)) return NULL;
    const svod_expert_row *expert = &of->experts[index];
    svod_trail *at = severity_of(job, NULL, expert);
    if (address->count > 2) {
        *at = (svod_trail){.kind = at->kind, .label = at->label, .value = "", .state = "", .how = ""};
        if (!explain_set_estimate(job, at, &expert->severity, address->word[2], 1)) return NULL;
    }
    svod_trail *units = explain_node(job, at, "units", SAY(job, units));
    for (size_t unit = 0; unit < job->result->roster->count; unit++)
        explain_add_given(job, units, expert, unit);
    explain_set_count(job, units, units->child_count);
    if (!units->children) units->place = explain_expert_place(job, expert, 0);
    return at;
}

const svod_address_kind address_severity = {"severity",
                                            "severity:EXPERT[:low|high|se]",
                                            1,
                                            2,
                                            0,
                                            "на сколько баллов итога эксперт ставит больше (+) или меньше (−), чем эксперты в среднем",
                                            "points of the total that an expert gives beyond the average of experts, or less",
                                            severity};

// ---- totals --------------------------------------------------------------------------------------------------------

static bool scored(const svod_expert_row *expert, size_t unit) {
    return !expert->chair && expert->scorer != SIZE_MAX && expert->units[unit].scored + expert->units[unit].na > 0;
}

svod_trail *explain_adjusted(const explain_job *job, svod_trail *parent, size_t unit, bool rank) {
    const svod_expertise *of = job->result->expertise;
    const svod_place_of *place = &of->places[unit];
    svod_trail *at = explain_node(job, parent, "adjusted", rank ? SAY(job, adjusted_rank) : SAY(job, adjusted));
    if (!rank)
        explain_set_estimate(job, at, &place->adjusted, "", 1);
    else if (place->adjusted_rank)
        explain_set_count(job, at, place->adjusted_rank);
    else
        explain_set_why(job, at, place->adjusted.why ? (svod_why)place->adjusted.why : SVOD_WHY_no_data);
    at->how = rank || place->adjusted.why ? "" : model_words(job, &place->adjusted);
    explain_job brief = *job;
    brief.brief = true;
    explain_points(&brief, at, &job->result->now, unit, SVOD_ROOT, NULL);
    for (size_t i = 0; i < of->expert_count; i++)
        if (scored(&of->experts[i], unit)) severity_of(job, at, &of->experts[i])->place = explain_expert_place(job, &of->experts[i], unit);
    return at;
}

static svod_trail *adjusted(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = explain_expertise(job);
    size_t unit;
    if (!of || !explain_find_unit(job, address->word[1], &unit)) return NULL;
    static const char *const words[] = {"rank"};
    bool rank = address->count > 2;
    unsigned word;
    if (rank && !explain_find_among(job, address->word[2], words, 1, &word)) return NULL;
    svod_trail *at = explain_adjusted(job, NULL, unit, rank);
    at->label = svod_printf(job->arena, "%s: %s", job->result->roster->units[unit].name, at->label);
    return at;
}

const svod_address_kind address_adjusted = {"adjusted",
                                            "adjusted:UNIT[:rank]",
                                            1,
                                            2,
                                            0,
                                            "итог участника (место) без строгости экспертов",
                                            "a unit's total (rank) with the severity of experts taken out",
                                            adjusted};
