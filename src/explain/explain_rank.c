// A unit's rank: its total, who stands next above and below, and by how much.
#include "explain/job.h"

// What ranks are taken by.
static svod_ratio measure(const svod_year *year, size_t unit) {
    const svod_point *total = svod_year_at(year, unit, SVOD_ROOT);
    if (year->rubric->policy.rank == SVOD_RANK_PERCENT) return svod_percent(total->value, total->max);
    return (svod_ratio){total->value, 1};
}

typedef struct neighbours {
    size_t above, below, count_above, ties; // units; SVOD_NO_UNIT: nobody
} neighbours;

static neighbours find_neighbours(const svod_year *year, size_t unit) {
    neighbours found = {SVOD_NO_UNIT, SVOD_NO_UNIT, 0, 0};
    uint32_t own = year->rank[unit];
    for (size_t i = 0; i < year->unit_count; i++) {
        uint32_t rank = year->rank[i];
        if (!rank || i == unit) continue;
        found.count_above += rank < own;
        found.ties += rank == own;
        if (rank < own && (found.above == SVOD_NO_UNIT || rank > year->rank[found.above])) found.above = i;
        if (rank > own && (found.below == SVOD_NO_UNIT || rank < year->rank[found.below])) found.below = i;
    }
    return found;
}

static void add_total(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit) {
    explain_what what = {.of = EXPLAIN_NODE, .year = year, .node = SVOD_ROOT};
    if (year->rubric->policy.rank == SVOD_RANK_PERCENT)
        explain_what_percent(job, parent, &what, unit, NULL);
    else
        explain_what_points(job, parent, &what, unit, NULL);
}

static void add_neighbour(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, size_t other, bool above) {
    if (other == SVOD_NO_UNIT) return;
    svod_ratio a = measure(year, unit), b = measure(year, other);
    double gap = svod_ratio_double(above ? b : a) - svod_ratio_double(above ? a : b);
    const char *text = explain_gap_text(job, gap, year->rubric->policy.rank == SVOD_RANK_PERCENT);
    const char *name = explain_unit(job, year, other)->name;
    const char *format = above ? SAY(job, rank_above) : SAY(job, rank_below);
    svod_trail *child = explain_node(job, at, above ? "above" : "below", svod_printf(job->arena, format, name, text));
    explain_set_count(job, child, year->rank[other]);
    add_total(job, child, year, other);
}

svod_trail *explain_rank(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit) {
    // A previous year's ranks are among all its own units, those included that the present roster lacks.
    if (year->own && year->own_unit[unit] != SVOD_NO_UNIT) return explain_rank(job, parent, year->own, year->own_unit[unit]);
    bool now = year->year == job->result->now.year;
    const char *label = now ? SAY(job, rank) : svod_printf(job->arena, "%s, %d", SAY(job, rank), year->year);
    svod_trail *at = explain_node(job, parent, "rank", label);
    if (!year->rank[unit]) {
        explain_set_state(job, at, (svod_state)svod_year_at(year, unit, SVOD_ROOT)->state);
        add_total(job, at, year, unit);
        return at;
    }
    neighbours next = find_neighbours(year, unit);
    explain_set_count(job, at, year->rank[unit]);
    at->how = svod_printf(job->arena, SAY(job, rank_of), year->ranked, next.count_above);
    if (next.ties) at->how = svod_printf(job->arena, SAY(job, rank_ties), at->how, next.ties);
    add_total(job, at, year, unit);
    add_neighbour(job, at, year, unit, next.above, true);
    add_neighbour(job, at, year, unit, next.below, false);
    return at;
}

static svod_trail *rank(const explain_job *job, const svod_address *address) {
    size_t unit;
    const svod_year *year = explain_find_year(job, address->year);
    return year && explain_find_unit(job, address->word[1], &unit) ? explain_rank(job, NULL, year, unit) : NULL;
}

const svod_address_kind address_rank = {"rank",
                                        "rank:UNIT[:YEAR]",
                                        1,
                                        1,
                                        SVOD_TAKES_YEAR,
                                        "место участника и соседи выше и ниже",
                                        "a unit's rank, and who stands next above and below",
                                        rank};

static svod_trail *rank_change(const explain_job *job, const svod_address *address) {
    size_t unit;
    const svod_year *before = job->result->before;
    if (!explain_find_unit(job, address->word[1], &unit)) return NULL;
    if (!before) return explain_not_linked(job), NULL;
    svod_trail *at = explain_node(job, NULL, "rank_change", SAY(job, rank_change));
    if (before->rank[unit] && job->result->now.rank[unit])
        explain_set_change(job, at, job->result->compare->rank_change[unit], 0, false);
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    at->how = SAY(job, rank_difference);
    explain_rank(job, at, before, unit);
    explain_rank(job, at, &job->result->now, unit);
    return at;
}

const svod_address_kind address_rank_change = {"rank_change",
                                               "rank_change:UNIT",
                                               1,
                                               1,
                                               0,
                                               "на сколько мест участник поднялся за год",
                                               "by how many places a unit rose since last year",
                                               rank_change};
