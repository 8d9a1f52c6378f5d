// Counts: units, submissions, ranks, findings, inputs, each with what was counted.
#include "explain/job.h"

#include <string.h>

// Whom or what a count is over.
typedef struct count_over {
    const svod_year *year;
    const uint32_t *units; // NULL: the first `count`
    size_t count;
} count_over;

typedef bool (*unit_test)(const explain_job *job, const svod_year *year, size_t unit);

static bool every(const explain_job *job, const svod_year *year, size_t unit) {
    return (void)job, (void)year, (void)unit, true;
}

static bool has_submitted(const explain_job *job, const svod_year *year, size_t unit) {
    return (void)job, year->unit_state[unit] == SVOD_STATE_POINTS;
}

static bool is_ranked(const explain_job *job, const svod_year *year, size_t unit) {
    return (void)job, year->rank[unit] > 0;
}

static bool is_urgent(const explain_job *job, const svod_year *year, size_t unit) {
    return (void)year, svod_result_urgent(job->result, unit);
}

static bool is_incomplete(const explain_job *job, const svod_year *year, size_t unit) {
    return (void)job, svod_year_incomplete(year, unit);
}

static const struct {
    const char *word;
    unit_test test;
} unit_counts[] = {
    {"units", every}, {"submitted", has_submitted}, {"ranked", is_ranked}, {"urgent", is_urgent}, {"incomplete", is_incomplete}};

static svod_trail *leaf(const explain_job *job, svod_trail *parent, const char *kind, const char *label, svod_place place) {
    svod_trail *at = explain_node(job, parent, kind, label);
    at->place = place;
    return at;
}

static void add_flags(const explain_job *job, svod_trail *at, size_t unit) {
    for (size_t i = 0; i < job->result->now.rubric->flag_count; i++) {
        const svod_flag_result *flag = &job->result->flags[i];
        if (flag->flag->urgent && flag->units[unit].raised) explain_margin(job, at, i, unit, NULL);
    }
}

static void add_units(const explain_job *job, svod_trail *at, const count_over *over, unit_test test) {
    svod_trail *rest = NULL;
    size_t count = 0;
    for (size_t i = 0; i < over->count; i++) {
        size_t unit = over->units ? over->units[i] : i;
        const svod_unit *of = explain_unit(job, over->year, unit);
        if (test(job, over->year, unit)) {
            svod_place place = test == every ? of->place : explain_row(job, over->year, unit, SVOD_ROOT);
            svod_trail *one = leaf(job, at, "unit", of->name, place);
            if (test == is_urgent) add_flags(job, one, unit);
            count++;
        } else if (test != is_urgent && test != is_incomplete) {
            if (!rest) rest = explain_node(job, NULL, "left_out", SAY(job, left_out));
            svod_trail *one = explain_node(job, rest, "unit", of->name);
            explain_set_state(job, one, (svod_state)svod_year_at(over->year, unit, SVOD_ROOT)->state);
            one->place = explain_row(job, over->year, unit, SVOD_ROOT);
        }
    }
    explain_set_count(job, at, count);
    if (!rest) return;
    explain_set_count(job, rest, rest->child_count);
    svod_trail *kept = svod_trail_add(at, job->arena, rest->kind, rest->label);
    *kept = *rest;
}

static svod_trail *count_units(const explain_job *job, const svod_address *address, unit_test test, const char *label) {
    count_over over = {.year = explain_find_year(job, address->year)};
    if (!over.year) return NULL;
    if (test == is_ranked && !address->cluster && over.year->own) over.year = over.year->own; // ranks are among all its own units
    svod_place place = svod_place_file(job->result->roster->file);
    over.count = over.year->unit_count;
    if (address->cluster) {
        size_t cluster, level;
        if (!explain_find_cluster(job, address->cluster, &cluster) || !explain_find_level(job, cluster, address->level, &level))
            return NULL;
        const svod_cluster_result *of = &job->result->clusters[cluster];
        over.units = of->levels[level].units;
        over.count = of->levels[level].n;
        place = of->cluster->place;
        label = svod_printf(job->arena, "%s: %s", of->cluster->levels[level].title, label);
    }
    svod_trail *at = explain_node(job, NULL, "count", label);
    add_units(job, at, &over, test);
    if (!at->children) at->place = place;
    return at;
}

// ---- findings ------------------------------------------------------------------------------------------------------

// A finding about a rule stands in no file: then the campaign's.
static svod_place finding_place(const explain_job *job, const svod_finding *finding) {
    if (finding->place.file) return finding->place;
    const svod_input *input = job->result->inputs.count ? SVOD_AT(&job->result->inputs, const svod_input, 0) : NULL;
    return svod_place_file(input ? input->path : job->result->campaign->file);
}

static svod_trail *add_finding(const explain_job *job, svod_trail *parent, const svod_finding *finding, bool more) {
    const char *label = svod_code_message(finding->code, job->lang);
    svod_trail *at = leaf(job, parent, "finding", label, finding_place(job, finding));
    if (more || finding->more) explain_set_count(job, at, finding->more + !more);
    return at;
}

static svod_trail *count_findings(const explain_job *job, int severity, const char *label) {
    const svod_findings *findings = job->result->findings;
    svod_trail *at = explain_node(job, NULL, "count", label);
    size_t count = 0;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings->list, const svod_finding, i);
        if (severity >= 0 && (int)finding->severity != severity) continue;
        add_finding(job, at, finding, false);
        count += 1 + finding->more;
    }
    explain_set_count(job, at, count);
    if (!at->children) at->place = finding_place(job, &(svod_finding){0});
    return at;
}

static svod_trail *count_more(const explain_job *job, const char *word) {
    size_t number;
    const svod_vec *list = &job->result->findings->list;
    if (!explain_find_number(job, word, list->count, &number)) return NULL;
    return add_finding(job, NULL, SVOD_AT(list, const svod_finding, number - 1), true);
}

static svod_trail *finding(const explain_job *job, const svod_address *address) {
    size_t number;
    const svod_vec *list = &job->result->findings->list;
    if (!explain_find_number(job, address->word[1], list->count, &number)) return NULL;
    const svod_finding *found = SVOD_AT(list, const svod_finding, number - 1);
    svod_trail *at = add_finding(job, NULL, found, false);
    at->value = found->found;
    const char *advice = svod_finding_advice(found, job->lang);
    at->how = *found->expected ? svod_printf(job->arena, SAY(job, expected), found->expected, advice) : advice;
    return at;
}

const svod_address_kind address_finding = {"finding",
                                           "finding:N",
                                           1,
                                           1,
                                           0,
                                           "замечание с листа «Замечания» (N — его номер там)",
                                           "a finding of the sheet Findings (N is its number there)",
                                           finding};

// ---- files, nodes, experts -----------------------------------------------------------------------------------------

static svod_trail *count_bytes(const explain_job *job, const char *word) {
    size_t number;
    if (!explain_find_number(job, word, job->result->inputs.count, &number)) return NULL;
    const svod_input *input = SVOD_AT(&job->result->inputs, const svod_input, number - 1);
    svod_trail *at = leaf(job, NULL, "bytes", SAY(job, bytes), svod_place_file(input->path));
    explain_set_count(job, at, input->bytes);
    return at;
}

static svod_trail *count_inputs(const explain_job *job, const char *label) {
    svod_trail *at = explain_node(job, NULL, "count", label);
    for (size_t i = 0; i < job->result->inputs.count; i++) {
        const svod_input *input = SVOD_AT(&job->result->inputs, const svod_input, i);
        leaf(job, at, "input", input->role, svod_place_file(input->path));
    }
    explain_set_count(job, at, at->child_count);
    return at;
}

static svod_trail *count_nodes(const explain_job *job, const svod_year *year, const char *label) {
    svod_trail *at = explain_node(job, NULL, "count", label);
    for (uint32_t n = 1; n < year->rubric->count; n++)
        leaf(job, at, "constant", explain_node_words(job, year, n), year->rubric->nodes[n].place);
    explain_set_count(job, at, at->child_count);
    if (!at->children) at->place = year->rubric->nodes[SVOD_ROOT].place;
    return at;
}

static svod_place first_score(const svod_scores *scores, const svod_expert *expert) {
    size_t slots = scores->roster->count * scores->rubric->count;
    for (size_t i = 0; i < slots; i++)
        if (expert->scores[i] != SVOD_S_NONE) return svod_scores_place(scores, expert->places[i]);
    return svod_place_file(scores->roster->file);
}

static svod_trail *count_experts(const explain_job *job, const svod_year *year, const char *label) {
    svod_trail *at = explain_node(job, NULL, "count", label);
    for (size_t i = 0; i < year->scores->experts.count; i++) {
        const svod_expert *expert = SVOD_AT(&year->scores->experts, const svod_expert, i);
        leaf(job, at, "expert", *expert->name ? expert->name : SAY(job, sheet), first_score(year->scores, expert));
    }
    explain_set_count(job, at, at->child_count);
    return at;
}

// ---- what experts differ about -------------------------------------------------------------------------------------

static svod_trail *count_disputes(const explain_job *job) {
    const svod_expertise *of = explain_expertise(job);
    if (!of) return NULL;
    svod_trail *at = explain_node(job, NULL, "count", SAY(job, disputes));
    explain_set_count(job, at, of->disputed);
    if (of->disputed > of->dispute_count) at->how = svod_printf(job->arena, SAY(job, disputes_cut), of->dispute_count);
    for (size_t i = 0; i < of->dispute_count; i++) {
        const svod_dispute *dispute = &of->disputes[i];
        const char *label = svod_printf(job->arena, "%s, %s", job->result->roster->units[dispute->unit].name,
                                        explain_node_words(job, &job->result->now, dispute->node));
        leaf(job, at, "dispute", label, explain_row(job, &job->result->now, dispute->unit, dispute->node));
    }
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

static svod_trail *count_overrides(const explain_job *job) {
    const svod_expertise *of = explain_expertise(job);
    if (!of) return NULL;
    svod_trail *at = explain_node(job, NULL, "count", SAY(job, overrides));
    size_t sum = 0;
    for (size_t unit = 0; of->overrides && unit < job->result->roster->count; unit++) {
        if (!of->overrides[unit]) continue;
        sum += of->overrides[unit];
        svod_trail *one =
            leaf(job, at, "unit", job->result->roster->units[unit].name, explain_row(job, &job->result->now, unit, SVOD_ROOT));
        explain_set_count(job, one, of->overrides[unit]);
    }
    explain_set_count(job, at, sum);
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

// ---- documents -----------------------------------------------------------------------------------------------------

static svod_trail *count_documents(const explain_job *job) {
    const svod_evidence *of = job->result->evidence;
    svod_trail *at = explain_node(job, NULL, "count", SAY(job, count_documents));
    explain_set_count(job, at, of ? of->document_count : 0);
    for (uint32_t i = 0; of && i < of->document_count; i++)
        leaf(job, at, "document", of->documents[i]->name,
             svod_place_file(of->documents[i]->path && *of->documents[i]->path ? of->documents[i]->path : of->documents[i]->name));
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

static svod_trail *count_evidence_disputes(const explain_job *job) {
    const svod_evidence *of = job->result->evidence;
    svod_trail *at = explain_node(job, NULL, "count", SAY(job, evidence_disputes));
    explain_set_count(job, at, of ? of->dispute_count : 0);
    for (uint32_t i = 0; of && i < of->dispute_count; i++) {
        const svod_evidence_dispute *dispute = &of->disputes[i];
        const char *label = svod_printf(job->arena, "%s, %s", job->result->roster->units[dispute->unit].name,
                                        explain_node_words(job, &job->result->now, dispute->node));
        leaf(job, at, "dispute", label, explain_row(job, &job->result->now, dispute->unit, dispute->node));
    }
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

// What became of last year's recommendations: a verdict's, all of them, those to units that are no more.
static svod_trail *count_follow(const explain_job *job, const char *word) {
    const svod_follow *of = job->result->follow;
    if (!of || !svod_starts(word, "follow")) return NULL;
    bool all = svod_streq(word, "followed"), gone = svod_streq(word, "follow_gone");
    uint32_t verdict = 0;
    while (verdict < SVOD_FOLLOW_VERDICTS && !svod_streq(word + (all ? 0 : strlen("follow_")), svod_follow_words[verdict]))
        verdict++;
    if (!all && !gone && verdict == SVOD_FOLLOW_VERDICTS) return NULL;
    const char *label = all || gone ? SAY(job, count_followed) : svod_follow_name((svod_follow_verdict)verdict, job->lang);
    svod_trail *at = explain_node(job, NULL, "count", label);
    explain_set_count(job, at, all ? of->count : gone ? of->gone : of->verdicts[verdict]);
    for (uint32_t i = 0; i < of->count && !gone; i++) {
        const svod_followed *item = &of->list[i];
        if (!all && item->verdict != verdict) continue;
        const char *title = of->earlier->advice->rules->list[item->advised->rule].title;
        const char *told = svod_printf(job->arena, "%s: %s", job->result->roster->units[item->unit].name, title);
        leaf(job, at, "followed", told, explain_row(job, &job->result->now, item->unit, SVOD_ROOT));
    }
    if (!at->children) at->place = svod_place_file(job->result->campaign->file);
    return at;
}

// What the draws began from and how many there are: of the campaign, not of its data.
static svod_trail *count_draws(const explain_job *job, const char *word) {
    const svod_expertise *of = job->result->expertise;
    if (!of) return NULL;
    const struct {
        const char *word, *label, *how;
        uint64_t number;
    } known[] = {{"replicates", SAY(job, replicates), "", of->replicates},
                 {"draws", SAY(job, draws), "", of->draws},
                 {"seed", SAY(job, seed), SAY(job, seed_how), of->seed}};
    size_t i = 0;
    while (!svod_streq(known[i].word, word))
        if (++i == sizeof known / sizeof *known) return NULL;
    svod_trail *at = explain_node(job, NULL, "count", known[i].label);
    explain_set_count(job, at, known[i].number);
    at->how = known[i].how;
    at->place = svod_place_file(job->result->campaign->file);
    return at;
}

// ---- the kind ------------------------------------------------------------------------------------------------------

static svod_trail *unknown_count(const explain_job *job, const char *word) {
    static const char *const names[] = {"units",       "submitted",     "ranked",          "urgent",         "findings",
                                        "errors",      "warnings",      "notes",           "nodes",          "experts",
                                        "inputs",      "incomplete",    "disputes",        "documents",      "evidence_disputes",
                                        "overrides",   "replicates",    "draws",           "seed",           "judged",
                                        "consistent",  "rounded",       "doubtful",        "contradictions", "followed",
                                        "follow_done", "follow_partly", "follow_not_done", "follow_untold",  "follow_gone"};
    return explain_unknown(job, word, names, sizeof names / sizeof *names), NULL;
}

static svod_trail *count(const explain_job *job, const svod_address *address) {
    const char *word = address->word[1];
    const svod_year *year = explain_find_year(job, address->year);
    if (!year) return NULL;
    svod_trail *judged;
    if (explain_count_audit(job, address, &judged)) return judged;
    if (address->count == 3) {
        if (svod_streq(word, "more")) return count_more(job, address->word[2]);
        return svod_streq(word, "bytes") ? count_bytes(job, address->word[2]) : unknown_count(job, word);
    }
    const char *const labels[] = {SAY(job, units), SAY(job, count_submitted), SAY(job, count_ranked), SAY(job, count_urgent),
                                  SAY(job, count_incomplete)};
    for (size_t i = 0; i < sizeof unit_counts / sizeof *unit_counts; i++)
        if (svod_streq(unit_counts[i].word, word)) return count_units(job, address, unit_counts[i].test, labels[i]);
    static const char *const kinds[] = {"notes", "warnings", "errors"};
    for (int i = 0; i < 3; i++)
        if (svod_streq(kinds[i], word)) return count_findings(job, i, svod_severity_word((svod_severity)i, job->lang));
    if (svod_streq(word, "findings")) return count_findings(job, -1, SAY(job, count_findings));
    if (svod_streq(word, "inputs")) return count_inputs(job, SAY(job, count_inputs));
    if (svod_streq(word, "nodes")) return count_nodes(job, year, SAY(job, count_nodes));
    if (svod_streq(word, "disputes")) return count_disputes(job);
    if (svod_streq(word, "documents")) return count_documents(job);
    if (svod_streq(word, "evidence_disputes")) return count_evidence_disputes(job);
    if (svod_streq(word, "overrides")) return count_overrides(job);
    svod_trail *other = count_draws(job, word);
    if (!other) other = count_follow(job, word);
    if (other) return other;
    return svod_streq(word, "experts") ? count_experts(job, year, SAY(job, count_experts)) : unknown_count(job, word);
}

const svod_address_kind address_count = {
    "count",
    "count:WORD[:YEAR][@CLUSTER=LEVEL]",
    1,
    2,
    SVOD_TAKES_YEAR | SVOD_TAKES_LEVEL,
    "сколько: units, submitted, ranked, urgent, findings, errors, warnings, notes, nodes, experts, inputs,\n"
    "      disputes, overrides, documents, evidence_disputes, incomplete, replicates, draws, seed;\n"
    "      в опубликованных таблицах: judged, consistent, rounded, doubtful, contradictions",
    "how many: units, submitted, ranked, urgent, findings, errors, warnings, notes, nodes, experts, inputs,\n"
    "      disputes, overrides, documents, evidence_disputes, incomplete, replicates, draws, seed;\n"
    "      in published tables: judged, consistent, rounded, doubtful, contradictions",
    count};
