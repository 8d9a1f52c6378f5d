// How many units and cells an expert has, and has scored: unit by unit.
#include "explain/job.h"

typedef enum coverage_word { ASSIGNED, READY, BEGUN, ASKED, SCORED, BLANK, NA, BAD, WORDS } coverage_word;
static const char *const words[WORDS] = {"assigned", "ready", "begun", "asked", "scored", "blank", "na", "bad"};

static const char *label_of(const explain_job *job, coverage_word word) {
    const char *const labels[WORDS] = {SAY(job, coverage_assigned), SAY(job, coverage_ready),  SAY(job, coverage_begun),
                                       SAY(job, coverage_asked),    SAY(job, coverage_scored), SAY(job, coverage_blank),
                                       SAY(job, coverage_na),       SAY(job, coverage_bad)};
    return labels[word];
}

static size_t total_of(const svod_expert_row *expert, coverage_word word) {
    const svod_coverage *sum = &expert->sum;
    const size_t of[WORDS] = {expert->assigned, expert->ready, expert->begun, sum->asked, sum->scored, sum->blank, sum->na, sum->bad};
    return of[word];
}

// What one unit adds to it: of the assigned ones alone, as the whole is counted.
static size_t part_of(const svod_coverage *unit, coverage_word word) {
    if (!unit->assigned) return 0;
    bool ready = unit->blank + unit->bad == 0, begun = unit->seen && !ready;
    const size_t of[WORDS] = {1, ready, begun, unit->asked, unit->scored, unit->blank, unit->na, unit->bad};
    return of[word];
}

static svod_trail *coverage(const explain_job *job, const svod_address *address) {
    const svod_expertise *of = explain_expertise(job);
    size_t index;
    unsigned word;
    if (!of || !explain_find_expert(job, address->word[1], &index) || !explain_find_among(job, address->word[2], words, WORDS, &word))
        return NULL;
    const svod_expert_row *expert = &of->experts[index];
    const char *label = svod_printf(job->arena, "%s: %s", explain_expert_words(job, expert), label_of(job, (coverage_word)word));
    svod_trail *at = explain_node(job, NULL, "coverage", label);
    explain_set_count(job, at, total_of(expert, (coverage_word)word));
    for (size_t unit = 0; unit < job->result->roster->count; unit++) {
        size_t part = part_of(&expert->units[unit], (coverage_word)word);
        if (!part) continue;
        svod_trail *one = explain_node(job, at, "unit", job->result->roster->units[unit].name);
        explain_set_count(job, one, part);
        one->place = explain_expert_place(job, expert, unit);
    }
    if (!at->children) at->place = explain_expert_place(job, expert, 0);
    return at;
}

const svod_address_kind address_coverage = {"coverage",
                                            "coverage:EXPERT:WORD",
                                            2,
                                            2,
                                            0,
                                            "охват эксперта: assigned, ready, begun — участники; asked, scored, blank, na, bad — ячейки",
                                            "what an expert covers: assigned, ready, begun: units; asked, scored, blank, na, bad: cells",
                                            coverage};
