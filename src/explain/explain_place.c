// How sure a unit's rank is: its interval, its bootstrap, those it cannot be told from, its rank under random weights.
#include "explain/job.h"

typedef enum place_word { LOW, HIGH, BOOT_LOW, BOOT_HIGH, GROUP, OWN, FIRST, WEIGHTS_LOW, WEIGHTS_HIGH, WORDS } place_word;
static const char *const words[WORDS] = {"low", "high", "boot_low", "boot_high", "group", "own", "first", "weights_low", "weights_high"};

static const char *label_of(const explain_job *job, place_word word) {
    const char *const labels[WORDS] = {SAY(job, place_low),       SAY(job, place_high),        SAY(job, place_boot_low),
                                       SAY(job, place_boot_high), SAY(job, place_group),       SAY(job, place_own),
                                       SAY(job, place_first),     SAY(job, place_weights_low), SAY(job, place_weights_high)};
    return labels[word];
}

static const char *how_of(const explain_job *job, const svod_place_of *place, place_word word) {
    const svod_expertise *of = job->result->expertise;
    unsigned long long seed = of->seed;
    if (word >= OWN) return svod_printf(job->arena, SAY(job, place_weights), of->draws, seed);
    if (word == BOOT_LOW || word == BOOT_HIGH) return svod_printf(job->arena, SAY(job, place_bootstrap), of->replicates, seed);
    if (place->raw.why || !place->raw.has_se) return "";
    return svod_printf(job->arena, SAY(job, place_pairwise), explain_double_text(job, place->raw.se));
}

static void set_number(const explain_job *job, svod_trail *at, const svod_place_of *place, place_word word) {
    const uint32_t ranks[WORDS] = {[LOW] = place->low,
                                   [HIGH] = place->high,
                                   [BOOT_LOW] = place->boot_low,
                                   [BOOT_HIGH] = place->boot_high,
                                   [GROUP] = place->group,
                                   [WEIGHTS_LOW] = place->weights_low,
                                   [WEIGHTS_HIGH] = place->weights_high};
    svod_why why = (svod_why)(word >= OWN ? place->weights_why : place->why);
    bool share = word == OWN || word == FIRST, none = share ? !place->weights_low : !ranks[word];
    if (why || none)
        explain_set_why(job, at, why ? why : SVOD_WHY_no_data);
    else if (share)
        explain_set_double(job, at, word == OWN ? place->weights_own : place->weights_first);
    else
        explain_set_count(job, at, ranks[word]);
    at->how = how_of(job, place, word);
}

// Random weights need no experts.
static const svod_expertise *place_expertise(const explain_job *job) {
    const svod_expertise *of = job->result->expertise;
    return of && of->places ? of : explain_expertise(job);
}

static svod_trail *add_total(const explain_job *job, svod_trail *parent, size_t unit, const char *label) {
    explain_job brief = *job;
    brief.brief = true;
    return explain_points(&brief, parent, &job->result->now, unit, SVOD_ROOT, label);
}

static void add_alike(const explain_job *job, svod_trail *at, size_t unit) {
    const svod_place_of *places = job->result->expertise->places;
    svod_trail *alike = NULL;
    for (size_t i = 0; places[unit].group && i < job->result->roster->count; i++) {
        if (i == unit || places[i].group != places[unit].group) continue;
        if (!alike) alike = explain_node(job, at, "units", SAY(job, place_alike));
        add_total(job, alike, i, job->result->roster->units[i].name);
    }
    if (alike) explain_set_count(job, alike, alike->child_count);
}

// What random weights are put on.
static void add_sections(const explain_job *job, svod_trail *at, size_t unit) {
    const svod_year *year = &job->result->now;
    explain_job brief = *job;
    brief.brief = true;
    for (uint32_t n = year->rubric->nodes[SVOD_ROOT].first_child; n != SVOD_NO_NODE; n = year->rubric->nodes[n].next)
        explain_points(&brief, at, year, unit, n, NULL);
}

svod_trail *explain_interval(const explain_job *job, svod_trail *parent, size_t unit) {
    const svod_expertise *of = job->result->expertise;
    if (!of || !of->places || of->places[unit].why || !of->places[unit].low) return NULL;
    svod_trail *at = explain_node(job, parent, "interval", SAY(job, interval));
    at->value = svod_printf(job->arena, "%u–%u", of->places[unit].low, of->places[unit].high);
    at->how = SAY(job, interval_of);
    add_alike(job, at, unit);
    if (!at->children) at->place = explain_row(job, &job->result->now, unit, SVOD_ROOT);
    return at;
}

static svod_trail *place(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = place_expertise(job);
    size_t unit;
    unsigned word;
    if (!of || !explain_find_unit(job, address->word[1], &unit) || !explain_find_among(job, address->word[2], words, WORDS, &word))
        return NULL;
    const char *name = job->result->roster->units[unit].name;
    svod_trail *at = explain_node(job, NULL, "place", svod_printf(job->arena, "%s: %s", name, label_of(job, (place_word)word)));
    set_number(job, at, &of->places[unit], (place_word)word);
    add_total(job, at, unit, NULL);
    if (word >= OWN)
        add_sections(job, at, unit);
    else
        add_alike(job, at, unit);
    return at;
}

const svod_address_kind address_place = {
    "place",
    "place:UNIT:WORD",
    2,
    2,
    0,
    "насколько надёжно место: low, high, boot_low, boot_high, group, own, first, weights_low, weights_high",
    "how sure a rank is: low, high, boot_low, boot_high, group, own, first, weights_low, weights_high",
    place};
