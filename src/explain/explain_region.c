// Addresses of indicators over units: sums of numerators and denominators down to each unit's cells, counts down to the units.
#include "explain/job.h"

typedef enum word {
    VALUE,
    NUMERATOR,
    DENOMINATOR,
    MEAN,
    DIFFERENCE,
    N,
    ASKED,
    COUNTED,
    REACHED,
    NEAR,
    MISSED,
    NO_DATA,
    NOT_APPLICABLE,
    WORDS
} word;
static const char *const words[WORDS] = {"value",   "numerator", "denominator", "mean",    "difference",    "n", "asked", "counted",
                                         "reached", "near",      "missed",      "no_data", "not_applicable"};

// What a figure is over.
typedef struct over {
    size_t season;
    const svod_year *year; // of the units: a past year's region is that of its own roster, levels are the campaign's
    uint32_t index;
    const uint32_t *units; // NULL: the first `count`
    size_t count;
    const svod_indicator *of;            // as that year's rubric has it; NULL: it has none
    const svod_indicator_figure *figure; // NULL with it
    const char *level;                   // title; NULL: everybody
} over;

static size_t unit_at(const over *o, size_t i) {
    return o->units ? o->units[i] : i;
}

static uint32_t linked(const explain_job *job, const over *o) {
    const svod_monitoring *of = job->result->monitoring;
    return of->link[o->season * of->indicators + o->index];
}

static const svod_measure *measure_of(const explain_job *job, const over *o, size_t unit) {
    return svod_year_measure(o->year, unit, linked(job, o));
}

// ---- who is in it --------------------------------------------------------------------------------------------------

static bool is_counted(const svod_measure *m) {
    return m->state == SVOD_M_VALUE && !(m->flags & SVOD_M_PERCENT_ALONE);
}

static bool is_in(const svod_measure *m, word what) {
    static const svod_reach reaches[WORDS] = {[REACHED] = SVOD_REACH_REACHED,
                                              [NEAR] = SVOD_REACH_NEAR,
                                              [MISSED] = SVOD_REACH_MISSED,
                                              [NO_DATA] = SVOD_REACH_NO_DATA,
                                              [NOT_APPLICABLE] = SVOD_REACH_NOT_APPLICABLE};
    if (what == ASKED) return svod_measure_asked(m);
    if (what == N || what == MEAN) return m->state == SVOD_M_VALUE;
    if (what < N || what == COUNTED) return is_counted(m);
    return svod_measure_asked(m) && m->reach == reaches[what];
}

static void set_amount(const explain_job *job, svod_trail *at, const over *o, const svod_measure *m, word what) {
    if (what == NUMERATOR || what == DENOMINATOR)
        explain_set_points(job, at, what == DENOMINATOR ? m->den : m->num);
    else
        explain_set_measure(job, at, o->of, m);
    if (what == MEAN && svod_measure_has_den(o->of, m)) explain_set_percent(job, at, svod_percent(m->num, m->den)); // yes is 100 %
}

static void add_unit(const explain_job *job, svod_trail *group, const over *o, size_t unit, word what) {
    svod_trail *at = explain_node(job, group, "unit", explain_unit(job, o->year, unit)->name);
    const svod_measure *m = measure_of(job, o, unit);
    set_amount(job, at, o, m, what);
    at->place = what == NUMERATOR || what == DENOMINATOR ? explain_amount_place(job, o->year, unit, linked(job, o), what == DENOMINATOR)
                                                         : explain_measure_place(job, o->year, unit, linked(job, o));
    bool counts = svod_measure_has_den(o->of, m) && what != NUMERATOR && what != DENOMINATOR;
    if (counts) at->how = svod_printf(job->arena, SAY(job, quotient), explain_points_text(job, m->num), explain_points_text(job, m->den));
}

static svod_trail *add_units(const explain_job *job, svod_trail *parent, const over *o, word what) {
    svod_trail *group = explain_node(job, parent, "units", SAY(job, units));
    for (size_t i = 0; i < o->count; i++)
        if (is_in(measure_of(job, o, unit_at(o, i)), what)) add_unit(job, group, o, unit_at(o, i), what);
    explain_set_count(job, group, group->child_count);
    return group;
}

// Who was asked and is not in it: why, and that percentages alone have nothing to be summed.
static void add_left_out(const explain_job *job, svod_trail *parent, const over *o, word what) {
    svod_trail *group = NULL;
    for (size_t i = 0; i < o->count; i++) {
        size_t unit = unit_at(o, i);
        const svod_measure *m = measure_of(job, o, unit);
        if (!svod_measure_asked(m) || is_in(m, what)) continue;
        if (!group) group = explain_node(job, parent, "left_out", SAY(job, left_out));
        add_unit(job, group, o, unit, N);
        if (m->state == SVOD_M_VALUE) group->last->how = SAY(job, percent_alone);
    }
    if (group) explain_set_count(job, group, group->child_count);
}

// ---- figures -------------------------------------------------------------------------------------------------------

static const char *label_of(const explain_job *job, const over *o, word what) {
    const char *const labels[WORDS] = {SAY(job, region_value),         SAY(job, region_numerator),  SAY(job, region_denominator),
                                       SAY(job, region_mean),          SAY(job, region_difference), SAY(job, region_n),
                                       SAY(job, region_asked),         SAY(job, region_counted),    SAY(job, region_reached),
                                       SAY(job, region_near),          SAY(job, region_missed),     SAY(job, region_no_data),
                                       SAY(job, region_not_applicable)};
    const char *of = explain_indicator_words(job, o->season, o->index);
    return svod_printf(job->arena, "%s: %s%s%s", labels[what], of, o->level ? ", " : "", o->level ? o->level : "");
}

// Of units that have something the region has a share.
static const char *amount_text(const explain_job *job, const over *o, svod_ratio value) {
    if (svod_indicator_percent(o->of)) return value.den ? explain_share_text(job, value) : SVOD_NONE;
    return explain_amount_text(job, o->of, value);
}

static svod_trail *begin(const explain_job *job, svod_trail *parent, const over *o, word what, const char *kind, svod_ratio value) {
    svod_trail *at = explain_node(job, parent, kind, label_of(job, o, what));
    explain_set(job, at, value);
    at->value = at->has_number ? amount_text(job, o, value) : SAY(job, no_data);
    return at;
}

static svod_trail *finish(svod_trail *at, const over *o) {
    if (!at->children) at->place = o->year->rubric->nodes[o->of->node].place;
    return at;
}

static svod_trail *sum(const explain_job *job, svod_trail *parent, const over *o, word what) {
    svod_trail *at = explain_node(job, parent, "region_sum", label_of(job, o, what));
    explain_set(job, at, (svod_ratio){what == DENOMINATOR ? o->figure->den : o->figure->num, 1});
    at->how = svod_printf(job->arena, SAY(job, sum_of), o->figure->counted);
    add_units(job, at, o, what);
    return finish(at, o);
}

static svod_trail *value(const explain_job *job, svod_trail *parent, const over *o) {
    static const char *const kinds[] = {"region", "region_sum", "region_median"};
    const svod_indicator_figure *f = o->figure;
    svod_gather gather = o->of->rule->gather;
    svod_trail *at = begin(job, parent, o, VALUE, kinds[gather], f->value);
    const char *how = gather == SVOD_GATHER_SUM ? svod_printf(job->arena, SAY(job, sum_of), f->counted)
                      : gather == SVOD_GATHER_MEDIAN
                          ? SAY(job, median_grade)
                          : svod_printf(job->arena, SAY(job, quotient), explain_ratio_text(job, (svod_ratio){f->num, 1}),
                                        explain_ratio_text(job, (svod_ratio){f->den, 1}));
    const char *reach = o->of->target && at->has_number ? explain_reach_words(job, o->of, f->value, (svod_reach)f->reach) : "";
    at->how = at->has_number ? svod_printf(job->arena, "%s%s%s", how, *reach ? "; " : "", reach) : "";
    if (job->brief) return finish(at, o);
    if (at->has_number && svod_indicator_percent(o->of)) {
        sum(job, at, o, NUMERATOR);
        sum(job, at, o, DENOMINATOR);
    } else if (at->has_number) {
        add_units(job, at, o, VALUE);
    }
    add_left_out(job, at, o, VALUE);
    if (at->has_number) explain_add_target(job, at, o->year, o->of);
    return finish(at, o);
}

static svod_trail *mean(const explain_job *job, svod_trail *parent, const over *o) {
    svod_trail *at = begin(job, parent, o, MEAN, "region_mean", o->figure->mean);
    at->how = at->has_number ? svod_printf(job->arena, SAY(job, mean_of_values), o->figure->n) : "";
    if (at->has_number) add_units(job, at, o, MEAN);
    add_left_out(job, at, o, MEAN);
    return finish(at, o);
}

// By how much the mean of the units' values differs from the figure of them all.
static svod_trail *difference(const explain_job *job, svod_trail *parent, const over *o) {
    svod_trail *at = explain_node(job, parent, "diff", label_of(job, o, DIFFERENCE));
    const svod_trail *a = mean(job, at, o), *b = value(job, at, o);
    if (a->has_number && b->has_number)
        explain_set_change(job, at, a->number, b->number, svod_indicator_percent(o->of));
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    at->how = SAY(job, mean_less_value);
    return at;
}

static svod_trail *count(const explain_job *job, svod_trail *parent, const over *o, word what) {
    const svod_indicator_figure *f = o->figure;
    const uint32_t counts[WORDS] = {
        [N] = f->n,          [ASKED] = f->asked,   [COUNTED] = f->counted, [REACHED] = f->reached,
        [NEAR] = f->near_by, [MISSED] = f->missed, [NO_DATA] = f->no_data, [NOT_APPLICABLE] = f->not_applicable};
    svod_trail *at = explain_node(job, parent, "region_count", label_of(job, o, what));
    explain_set_count(job, at, counts[what]);
    if (counts[what]) add_units(job, at, o, what);
    return finish(at, o);
}

static svod_trail *figure(const explain_job *job, svod_trail *parent, const over *o, word what) {
    if (what == VALUE) return value(job, parent, o);
    if (what == MEAN) return mean(job, parent, o);
    if (what == DIFFERENCE) return difference(job, parent, o);
    return what <= DENOMINATOR ? sum(job, parent, o, what) : count(job, parent, o, what);
}

// ---- addresses -----------------------------------------------------------------------------------------------------

static over whole(const explain_job *job, size_t season, uint32_t index) {
    const svod_monitoring *of = job->result->monitoring;
    over o = {.season = season, .year = of->year[season], .index = index};
    if (o.year->own) o.year = o.year->own;
    o.count = o.year->unit_count;
    o.of = svod_monitoring_indicator(of, season, index);
    if (o.of) o.figure = svod_monitoring_region(of, season, index);
    return o;
}

static bool take_level(const explain_job *job, const svod_address *address, over *o) {
    size_t cluster, level;
    if (!address->cluster) return true;
    if (!explain_find_cluster(job, address->cluster, &cluster) || !explain_find_level(job, cluster, address->level, &level)) return false;
    const svod_cluster_result *at = &job->result->clusters[cluster];
    o->year = job->result->monitoring->year[o->season];
    o->units = at->levels[level].units;
    o->count = at->levels[level].n;
    o->level = at->cluster->levels[level].title;
    if (o->of) o->figure = svod_monitoring_level(job->result->monitoring, cluster, level, o->season, o->index);
    return true;
}

// That year's rubric has no such indicator.
static svod_trail *none(const explain_job *job, svod_trail *parent, const over *o) {
    svod_trail *at = explain_node(job, parent, "region", explain_indicator_words(job, o->season, o->index));
    at->state = svod_move_state_id(SVOD_MOVE_NO_EARLIER);
    at->value = SAY(job, not_linked);
    at->place = job->result->now.rubric->nodes[job->result->now.rubric->indicators[o->index].node].place;
    return at;
}

svod_trail *explain_region(const explain_job *job, svod_trail *parent, size_t season, uint32_t index) {
    over o = whole(job, season, index);
    return o.of ? value(job, parent, &o) : none(job, parent, &o);
}

svod_trail *explain_region_count(const explain_job *job, svod_trail *parent, uint32_t index, bool reached) {
    static const word parts[] = {REACHED, NEAR, MISSED, NO_DATA};
    over o = whole(job, 0, index);
    if (reached) return count(job, parent, &o, REACHED);
    svod_trail *at = explain_node(job, parent, "aims", explain_indicator_words(job, 0, index));
    size_t sum = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        sum += (size_t)count(job, at, &o, parts[i])->number;
    explain_set_count(job, at, sum);
    return at;
}

static svod_trail *region(const explain_job *job, const svod_address *address) {
    unsigned what;
    uint32_t index;
    size_t season;
    if (!explain_find_among(job, address->word[1], words, WORDS, &what) ||
        !explain_find_indicator(job, address->year, address->word[2], &season, &index))
        return NULL;
    over o = whole(job, season, index);
    if (!take_level(job, address, &o)) return NULL;
    return o.of ? figure(job, NULL, &o, (word)what) : none(job, NULL, &o);
}

const svod_address_kind address_region = {"region",
                                          "region:WORD:NODE[:YEAR][@CLUSTER=LEVEL]",
                                          2,
                                          2,
                                          SVOD_TAKES_YEAR | SVOD_TAKES_LEVEL,
                                          "показатель по всем: value, numerator, denominator, mean, difference, n, asked, counted, "
                                          "reached, near, missed, no_data, not_applicable",
                                          "an indicator over units: value, numerator, denominator, mean, difference, n, asked, counted, "
                                          "reached, near, missed, no_data, not_applicable",
                                          region};
