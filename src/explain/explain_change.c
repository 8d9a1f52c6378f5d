// A unit's change since last year, in points and in percentage points.
#include "explain/job.h"

static svod_trail *change_between(const explain_job *job, svod_trail *parent, const explain_what *now, const explain_what *before,
                                  size_t unit, bool percent) {
    const char *label = svod_printf(job->arena, SAY(job, change_of), explain_what_words(job, now));
    svod_trail *at = explain_node(job, parent, percent ? "change_percent" : "change", label);
    svod_trail *(*side)(const explain_job *, svod_trail *, const explain_what *, size_t, const char *) =
        percent ? explain_what_percent : explain_what_points;
    const svod_trail *a = side(job, at, now, unit, svod_printf(job->arena, "%d", now->year->year));
    const svod_trail *b = side(job, at, before, unit, svod_printf(job->arena, "%d", before->year->year));
    if (a->has_number && b->has_number)
        explain_set_change(job, at, a->number, b->number, percent);
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    at->how = SAY(job, difference);
    return at;
}

// NULL without last year's node.
svod_trail *explain_change(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node, bool percent) {
    const svod_result *result = job->result;
    uint32_t link = result->compare ? result->compare->link[node] : SVOD_NO_NODE;
    if (link == SVOD_NO_NODE) return NULL;
    explain_what now = {.year = &result->now, .node = node}, before = {.year = result->before, .node = link};
    return change_between(job, parent, &now, &before, unit, percent);
}

static svod_trail *change_at(const explain_job *job, const svod_address *address, bool percent) {
    size_t unit;
    explain_what now;
    if (!explain_find_unit(job, address->word[1], &unit) || !explain_find_what(job, 0, address->word[2], &now)) return NULL;
    if (now.of == EXPLAIN_COMPARABLE) {
        explain_what before = now;
        before.year = job->result->before;
        return change_between(job, NULL, &now, &before, unit, percent);
    }
    svod_trail *at = explain_change(job, NULL, unit, now.node, percent);
    if (!at) explain_not_linked(job);
    return at;
}

static svod_trail *change(const explain_job *job, const svod_address *address) {
    return change_at(job, address, false);
}

static svod_trail *change_percent(const explain_job *job, const svod_address *address) {
    return change_at(job, address, true);
}

const svod_address_kind address_change = {"change",
                                          "change:UNIT:NODE",
                                          2,
                                          2,
                                          0,
                                          "изменение баллов участника за год (comparable — по сопоставимой части)",
                                          "change of a unit's points since last year (comparable: over the comparable nodes)",
                                          change};
const svod_address_kind address_change_percent = {"change_percent",
                                                  "change_percent:UNIT:NODE",
                                                  2,
                                                  2,
                                                  0,
                                                  "то же в процентных пунктах от максимума",
                                                  "the same in percentage points of the maximum",
                                                  change_percent};
