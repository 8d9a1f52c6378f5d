// Addresses of movements from an earlier year, and of how many indicators of a unit stand how.
#include "explain/job.h"

static const char *state_words(const explain_job *job, svod_move_state state) {
    const char *const words[] = {SAY(job, move_better),     SAY(job, move_worse),     SAY(job, move_same),   SAY(job, move_other),
                                 SAY(job, move_no_earlier), SAY(job, move_no_before), SAY(job, move_no_now), SAY(job, move_unlike)};
    return words[state];
}

// The change, or why there is none; whether it is for the better.
static void set_move(const explain_job *job, svod_trail *at, const svod_indicator *of, const svod_move *move, bool percent) {
    const char *words = state_words(job, (svod_move_state)move->state);
    if (move->change.den) {
        at->has_number = true;
        at->number = svod_ratio_double(move->change);
        const char *gap = percent ? explain_gap_text(job, at->number, true) : explain_amount_gap(job, of, at->number);
        at->value = svod_printf(job->arena, "%s%s", at->number > 0 ? "+" : "", gap);
        at->how = move->base_changed ? svod_printf(job->arena, SAY(job, move_base), words) : words;
    } else {
        at->state = svod_move_state_id((svod_move_state)move->state);
        at->value = words;
    }
}

static const char *since(const explain_job *job, size_t season, uint32_t index) {
    return svod_printf(job->arena, SAY(job, move_since), job->result->monitoring->year[season]->year,
                       explain_indicator_words(job, 0, index));
}

static const char *year_words(const explain_job *job, size_t season) {
    return svod_printf(job->arena, "%d", job->result->monitoring->year[season]->year);
}

svod_trail *explain_move(const explain_job *job, svod_trail *parent, size_t season, size_t unit, uint32_t index, const char *label) {
    const svod_result *result = job->result;
    svod_trail *at = explain_node(job, parent, "move", label ? label : since(job, season, index));
    set_move(job, at, &result->now.rubric->indicators[index], svod_monitoring_move(result->monitoring, season, unit, index), false);
    explain_season_measure(job, at, 0, unit, index, year_words(job, 0));
    explain_season_measure(job, at, season, unit, index, year_words(job, season));
    return at;
}

// An indicator of the current rubric, and the year said, else the one before.
static bool find_earlier(const explain_job *job, int year, const char *name, size_t *season, uint32_t *index) {
    const svod_monitoring *of = job->result->monitoring;
    if (!explain_find_indicator(job, 0, name, season, index)) return false;
    if (of->years < 2) return explain_not_linked(job);
    svod_buf years = svod_buf_of(job->arena);
    for (*season = 1; *season < of->years; ++*season) {
        if (!year || of->year[*season]->year == year) return true;
        svod_buf_printf(&years, "%s%d", *season > 1 ? ", " : "", of->year[*season]->year);
    }
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, svod_printf(job->arena, "%d", year), years.data);
}

static svod_trail *move(const explain_job *job, const svod_address *address) {
    size_t unit, season;
    uint32_t index;
    if (!explain_find_unit(job, address->word[1], &unit) || !find_earlier(job, address->year, address->word[2], &season, &index))
        return NULL;
    const char *name = job->result->roster->units[unit].name;
    return explain_move(job, NULL, season, unit, index, svod_printf(job->arena, "%s: %s", name, since(job, season, index)));
}

const svod_address_kind address_move = {"move",
                                        "move:UNIT:NODE[:YEAR]",
                                        2,
                                        2,
                                        SVOD_TAKES_YEAR,
                                        "изменение показателя участника с года YEAR (иначе с прошлого)",
                                        "change of a unit's indicator since YEAR (else since last year)",
                                        move};

svod_trail *explain_region_move(const explain_job *job, svod_trail *parent, size_t season, uint32_t index) {
    const svod_indicator *of = &job->result->now.rubric->indicators[index];
    svod_trail *at = explain_node(job, parent, "move", since(job, season, index));
    set_move(job, at, of, svod_monitoring_region_move(job->result->monitoring, season, index), svod_indicator_percent(of));
    explain_region(job, at, 0, index);
    explain_region(job, at, season, index);
    return at;
}

static svod_trail *region_move(const explain_job *job, const svod_address *address) {
    size_t season;
    uint32_t index;
    if (!find_earlier(job, address->year, address->word[1], &season, &index)) return NULL;
    return explain_region_move(job, NULL, season, index);
}

const svod_address_kind address_region_move = {"region_move",
                                               "region_move:NODE[:YEAR]",
                                               1,
                                               1,
                                               SVOD_TAKES_YEAR,
                                               "изменение показателя по всем с года YEAR (иначе с прошлого)",
                                               "change of an indicator over units since YEAR (else since last year)",
                                               region_move};

// ---- tally ---------------------------------------------------------------------------------------------------------

typedef enum word { ASKED, REACHED, NEAR, MISSED, NO_DATA, NOT_APPLICABLE, NO_TARGET, BETTER, WORSE, WORDS } word;
static const char *const words[WORDS] = {"asked", "reached", "near", "missed", "no_data", "not_applicable", "no_target", "better", "worse"};

static bool is_in(const explain_job *job, size_t unit, uint32_t index, word what) {
    static const svod_reach reaches[WORDS] = {[REACHED] = SVOD_REACH_REACHED,
                                              [NEAR] = SVOD_REACH_NEAR,
                                              [MISSED] = SVOD_REACH_MISSED,
                                              [NO_DATA] = SVOD_REACH_NO_DATA,
                                              [NOT_APPLICABLE] = SVOD_REACH_NOT_APPLICABLE,
                                              [NO_TARGET] = SVOD_REACH_NO_TARGET};
    const svod_monitoring *of = job->result->monitoring;
    const svod_measure *m = svod_monitoring_measure(of, 0, unit, index);
    if (what == ASKED) return svod_measure_asked(m);
    if (what < BETTER) return svod_measure_asked(m) && m->reach == reaches[what];
    return of->years > 1 && svod_monitoring_move(of, 1, unit, index)->state == (what == BETTER ? SVOD_MOVE_BETTER : SVOD_MOVE_WORSE);
}

static uint32_t tally_of(const svod_tally *of, word what) {
    const uint32_t counts[WORDS] = {of->asked,          of->reached,   of->near_by, of->missed, of->no_data,
                                    of->not_applicable, of->no_target, of->better,  of->worse};
    return counts[what];
}

static const char *tally_label(const explain_job *job, word what) {
    const char *const labels[WORDS] = {SAY(job, tally_asked),     SAY(job, tally_reached), SAY(job, tally_near),
                                       SAY(job, tally_missed),    SAY(job, tally_no_data), SAY(job, tally_not_applicable),
                                       SAY(job, tally_no_target), SAY(job, tally_better),  SAY(job, tally_worse)};
    return labels[what];
}

static svod_trail *tally_at(const explain_job *job, svod_trail *parent, size_t unit, word what, uint32_t node, const char *label) {
    const svod_rubric *rubric = job->result->now.rubric;
    explain_job brief = *job;
    brief.brief = true;
    svod_trail *at = explain_node(job, parent, "tally", label);
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        uint32_t own = rubric->indicators[i].node;
        if (own < node || own >= rubric->nodes[node].end || !is_in(job, unit, i, what)) continue;
        if (what >= BETTER)
            explain_move(&brief, at, 1, unit, i, explain_indicator_words(job, 0, i));
        else
            explain_season_measure(&brief, at, 0, unit, i, explain_indicator_words(job, 0, i));
    }
    const svod_tally *tallies = job->result->monitoring->tallies;
    explain_set_count(job, at, node == SVOD_ROOT && tallies ? tally_of(&tallies[unit], what) : at->child_count);
    if (!at->children) at->place = job->result->roster->units[unit].place;
    return at;
}

void explain_tallies(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node) {
    for (word what = ASKED; what < WORDS; what++) {
        svod_trail *at = tally_at(job, NULL, unit, what, node, tally_label(job, what));
        if (at->number > 0) svod_trail_take(parent, at);
    }
}

static svod_trail *tally(const explain_job *job, const svod_address *address) {
    size_t unit;
    unsigned what;
    uint32_t node = SVOD_ROOT;
    if (!explain_find_unit(job, address->word[1], &unit) || !explain_find_among(job, address->word[2], words, WORDS, &what)) return NULL;
    if (!job->result->monitoring)
        return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, job->address, SAY(job, no_indicators)), NULL;
    if (address->count > 3 && !explain_find_node(job, job->result->now.rubric, address->word[3], &node)) return NULL;
    const char *name = job->result->roster->units[unit].name;
    return tally_at(job, NULL, unit, (word)what, node, svod_printf(job->arena, "%s: %s", name, tally_label(job, (word)what)));
}

const svod_address_kind address_tally = {
    "tally",
    "tally:UNIT:WORD[:NODE]",
    2,
    3,
    0,
    "сколько показателей участника: asked, reached, near, missed, no_data, not_applicable, no_target, better, worse",
    "how many indicators of a unit: asked, reached, near, missed, no_data, not_applicable, no_target, better, worse",
    tally};
