// What the files of explain/ share: the question being answered, names resolved, numbers put into nodes. Private to explain/.
#ifndef SVOD_EXPLAIN_JOB_H
#define SVOD_EXPLAIN_JOB_H

#include "base/str.h"
#include "data/figure.h"
#include "explain/address.h"
#include "explain/explain.h"

typedef struct explain_job {
    const svod_result *result;
    svod_arena *arena;
    svod_findings *findings;
    svod_lang lang;
    const char *address;         // as given, for findings
    const svod_remark **remarks; // of the current year, by unit and node
    bool brief;                  // sums are leaves with the unit's row: the whole stands elsewhere in the tree
} explain_job;

// The room's sentence `id` (without its "explain_").
#define SAY(job, id) svod_say((job)->lang, SVOD_T_explain_##id)

// What figures are over: a node of a year, the nodes that both years share, or a part of a grouping.
typedef enum explain_of { EXPLAIN_NODE, EXPLAIN_COMPARABLE, EXPLAIN_PART } explain_of;
typedef struct explain_what {
    explain_of of;
    const svod_year *year; // of the result, or the previous year in its own roster's order
    uint32_t node;         // NODE: in the year's rubric
    const svod_part *part; // PART
} explain_what;

// ---- names.c: what the words of an address mean; false / NULL with a finding explain_unknown ------------------------
// A number from 1 to `most`.
bool explain_find_number(const explain_job *job, const char *word, size_t most, size_t *number);
bool explain_find_unit(const explain_job *job, const char *name, size_t *unit);
bool explain_find_node(const explain_job *job, const svod_rubric *rubric, const char *name, uint32_t *node);
// A node of the year (0: the current one), or "comparable".
bool explain_find_what(const explain_job *job, int year, const char *name, explain_what *what);
const svod_year *explain_find_year(const explain_job *job, int year);
// What is asked needs last year's figure, and there is none: no previous campaign, or no link to its rubric. Always false.
bool explain_not_linked(const explain_job *job);
bool explain_find_cluster(const explain_job *job, const char *id, size_t *cluster);
bool explain_find_level(const explain_job *job, size_t cluster, const char *id, size_t *level);
// The index of the thing with this id, with this title, or the only one whose title begins so.
bool explain_find_named(const explain_job *job, const char *word, const char *const *ids, const char *const *titles, size_t count,
                        size_t *index);
bool explain_is_comparable(const explain_job *job, const char *name); // "comparable", or its own words

// ---- near.c: what was expected instead -----------------------------------------------------------------------------
const char *explain_listed(const explain_job *job, const char *const *names, size_t count); // the first of many
// The nearest of `names`, else those that begin with `word` or hold words like its own; NULL: none of them does.
const char *explain_near(const explain_job *job, const char *word, const char *const *names, size_t count);
const char *explain_units_near(const explain_job *job, const char *name); // else the first of all
// The nearest of `names`, or all of them when they are few, as what was expected instead of `word`. Always false.
bool explain_find_among(const explain_job *job, const char *word, const char *const *words, size_t count, unsigned *index);
bool explain_unknown(const explain_job *job, const char *word, const char *const *names, size_t count);

// ---- words.c: labels, numbers, states -----------------------------------------------------------------------------
const char *explain_node_words(const explain_job *job, const svod_year *year, uint32_t node);
const char *explain_what_words(const explain_job *job, const explain_what *what);
const char *explain_points_text(const explain_job *job, svod_points points);
const char *explain_double_text(const explain_job *job, double value); // a number that is no exact quotient any more
const char *explain_ratio_text(const explain_job *job, svod_ratio ratio);
const char *explain_share_text(const explain_job *job, svod_ratio percent);
// Sets number and value of a node; "…" behind digits that are not all: the first ones of the number, not rounded.
void explain_set(const explain_job *job, svod_trail *at, svod_ratio ratio);
void explain_set_points(const explain_job *job, svod_trail *at, svod_points points);
void explain_set_percent(const explain_job *job, svod_trail *at, svod_ratio percent);
void explain_set_count(const explain_job *job, svod_trail *at, size_t count);
// A difference in words, "−" before one below zero; as percentage points when so.
const char *explain_gap_text(const explain_job *job, double gap, bool percent);
// The exact difference to the double that a table shows; value with its sign, "+" too.
void explain_set_change(const explain_job *job, svod_trail *at, double now, double before, bool percent);
// Adds to `how` what the tables print of it, when that is less than all.
void explain_show(const explain_job *job, svod_trail *at, svod_ratio ratio, unsigned decimals);
const char *explain_state_words(const explain_job *job, svod_state state);
void explain_set_state(const explain_job *job, svod_trail *at, svod_state state);
// A new node below `parent`; a root when that is NULL.
svod_trail *explain_node(const explain_job *job, svod_trail *parent, const char *kind, const char *label);
// A leaf that is a line of the rubric.
svod_trail *explain_constant(const explain_job *job, svod_trail *parent, const char *label, svod_points points, svod_place place);

// ---- points.c: one unit -------------------------------------------------------------------------------------------
const svod_unit *explain_unit(const explain_job *job, const svod_year *year, size_t unit);
// The first score of the unit at the node that counts (else one that does not, else a blank cell), the row of such a one below it
// (col 0), the sheet where they stand in several rows (row 0), else its name in the roster.
svod_place explain_row(const explain_job *job, const svod_year *year, size_t unit, uint32_t node);
// Where the rubric says the node's maximum.
svod_place explain_max_place(const svod_rubric *rubric, uint32_t node);
// Points down to each expert's score. label NULL: the node's.
svod_trail *explain_points(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                           const char *label);
// What could be had there, down to the lines of the rubric.
svod_trail *explain_max(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node, const char *label);
// Its index in the year's own roster, SVOD_NO_UNIT if that lacks it.
size_t explain_own_unit(const svod_year *year, size_t unit);

// ---- measure.c: one unit's indicator; index is that of the year's own rubric ----------------------------------------
const char *explain_amount_text(const explain_job *job, const svod_indicator *of, svod_ratio value); // "45,6 %", "12 чел.", "да"
const char *explain_amount_gap(const explain_job *job, const svod_indicator *of, double gap);        // "−3,2 п. п."
const char *explain_target_text(const explain_job *job, const svod_indicator *of);                   // of->target is there
const char *explain_reach_words(const explain_job *job, const svod_indicator *of, svod_ratio value, svod_reach reach);
void explain_set_measure(const explain_job *job, svod_trail *at, const svod_indicator *of, const svod_measure *measure);
// The cell that decides, else the unit's name in the roster; of the numerator or the denominator their own.
svod_place explain_measure_place(const explain_job *job, const svod_year *year, size_t unit, uint32_t index);
svod_place explain_amount_place(const explain_job *job, const svod_year *year, size_t unit, uint32_t index, bool den);
void explain_add_target(const explain_job *job, svod_trail *at, const svod_year *year, const svod_indicator *of); // nothing without one
// What was reported, what follows, the target; brief: a leaf.
svod_trail *explain_measure(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t index,
                            const char *label);
// The points of a leaf that is an indicator, with the rule by which they are given.
svod_trail *explain_indicator_points(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                                     const char *label);

// ---- explain_measure.c: the same by year of the monitoring; index is that of the current rubric ---------------------
// `name` in the rubric of that year (0: the current one); it must be linked to an indicator of the current rubric.
bool explain_find_indicator(const explain_job *job, int year, const char *name, size_t *season, uint32_t *index);
const char *explain_indicator_words(const explain_job *job, size_t season, uint32_t index);
svod_trail *explain_season_measure(const explain_job *job, svod_trail *parent, size_t season, size_t unit, uint32_t index,
                                   const char *label);
svod_trail *explain_region(const explain_job *job, svod_trail *parent, size_t season, uint32_t index); // explain_region.c
// How many units reached the target (reached false: how many could have, whether they have a value or not).
svod_trail *explain_region_count(const explain_job *job, svod_trail *parent, uint32_t index, bool reached); // explain_region.c
svod_trail *explain_region_move(const explain_job *job, svod_trail *parent, size_t season, uint32_t index); // explain_move.c
// explain_move.c; label NULL: the indicator's.
svod_trail *explain_move(const explain_job *job, svod_trail *parent, size_t season, size_t unit, uint32_t index, const char *label);
void explain_tallies(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node); // those that are not 0

// ---- explain_evidence.c: there is evidence, and the node is one that wants it ----------------------------------------
const svod_evidence *explain_evidence_of(const explain_job *job, const svod_year *year); // NULL: that year had none
svod_trail *explain_proposal(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit, uint32_t node,
                             const char *label);

// ---- scores.c: what stands behind a node ---------------------------------------------------------------------------
// One score of one expert; NULL when the expert has nothing there.
svod_trail *explain_score(const explain_job *job, svod_trail *parent, const svod_year *year, size_t expert, size_t unit, uint32_t node);
// What became of the experts' scores of a node.
typedef struct explain_tally {
    size_t points;         // how many scores are points
    size_t counted, outer; // of them: what makes up the value, and what is cut off or beside the middle
    bool agreed;           // the chair's answer stands
} explain_tally;
// Every expert's score below `at`; those that do not make up the value are "aside".
explain_tally explain_scores(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node);
// By which rule the value came of them.
const char *explain_tally_words(const explain_job *job, const svod_trail *at, const svod_year *year, size_t unit, uint32_t node,
                                const explain_tally *tally);
// What experts gave for the whole although its parts count: shown, without a number, since it is no part of the sum.
void explain_beside(const explain_job *job, svod_trail *at, const svod_year *year, size_t unit, uint32_t node);

// ---- what.c: the same for whatever figures are over ---------------------------------------------------------------
svod_point explain_what_point(const explain_job *job, const explain_what *what, size_t unit);
svod_trail *explain_what_points(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label);
svod_trail *explain_what_max(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label);
svod_trail *explain_what_percent(const explain_job *job, svod_trail *parent, const explain_what *what, size_t unit, const char *label);
// By the rubric.
svod_trail *explain_what_most(const explain_job *job, svod_trail *parent, const explain_what *what, const char *label);

// ---- figure.c -----------------------------------------------------------------------------------------------------
typedef struct explain_over {
    explain_what what;
    const uint32_t *units; // NULL: the first `count`
    size_t count;
    bool all;          // those without a submission count as zero
    svod_place place;  // of the level in the rubric, when it is one's
    const char *level; // title; NULL: everybody
} explain_over;
typedef enum explain_word {
    EXPLAIN_MEAN,
    EXPLAIN_SUM,
    EXPLAIN_MAX_SUM,
    EXPLAIN_SHARE,
    EXPLAIN_MEDIAN,
    EXPLAIN_LEAST,
    EXPLAIN_MOST,
    EXPLAIN_N,
    EXPLAIN_WORDS
} explain_word;
bool explain_find_word(const explain_job *job, const char *word, explain_word *out);
// The tree of one figure over units. defined: false when no unit has points (the number is 0 then).
svod_trail *explain_figure(const explain_job *job, svod_trail *parent, const explain_over *over, explain_word word, bool *defined);
// Over everybody, or over the units of a level when both are given.
bool explain_find_over(const explain_job *job, const svod_address *address, int year, const char *name, explain_over *over);

// ---- explain_audit.c: cells of published tables --------------------------------------------------------------------
void explain_set_published(const explain_job *job, svod_trail *at, const svod_pub_cell *cell);
void explain_add_claims(const explain_job *job, svod_trail *at); // what the audit says of the cell at its place
// Figures of published tables that were judged, and how. False when the word of the address is none of theirs, or nothing was published.
bool explain_count_audit(const explain_job *job, const svod_address *address, svod_trail **out); // *out NULL: with a finding

// ---- expertise.c: what experts' numbers share ----------------------------------------------------------------------
// NULL with a finding: the campaign has no experts.
const svod_expertise *explain_expertise(const explain_job *job);
bool explain_find_expert(const explain_job *job, const char *name, size_t *expert); // a row of the expertise
const char *explain_expert_words(const explain_job *job, const svod_expert_row *expert);
// The row of the unit in the expert's sheet, else the expert's line in the list of experts.
svod_place explain_expert_place(const explain_job *job, const svod_expert_row *expert, size_t unit);
void explain_set_double(const explain_job *job, svod_trail *at, double value);
void explain_set_why(const explain_job *job, svod_trail *at, svod_why why); // the state of what is undefined
// One number of an estimate: "" its value, low, high, se (these times `scale`), units, raters; false with a finding at another word.
bool explain_set_estimate(const explain_job *job, svod_trail *at, const svod_estimate *e, const char *word, double scale);
const char *explain_interval_words(const explain_job *job, const svod_estimate *e);            // "" when there is none
void explain_add_cell(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node); // scores of one cell, the chair's apart
void explain_add_ratings(const explain_job *job, svod_trail *parent, uint32_t node);           // of all units at and below a node
// What an expert gave a unit, criterion by criterion, with its sum; nothing when that is nothing.
void explain_add_given(const explain_job *job, svod_trail *parent, const svod_expert_row *expert, size_t unit);

// ---- parts of the tree of a unit ----------------------------------------------------------------------------------
svod_trail *explain_rank(const explain_job *job, svod_trail *parent, const svod_year *year, size_t unit);            // explain_rank.c
svod_trail *explain_change(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node, bool percent);    // explain_change.c
svod_trail *explain_level(const explain_job *job, svod_trail *parent, size_t cluster, size_t unit);                  // explain_cluster.c
svod_trail *explain_margin(const explain_job *job, svod_trail *parent, size_t flag, size_t unit, const char *label); // explain_flag.c
// How a condition, be it a flag's or a recommendation's, came out for the unit. explain_flag.c
svod_trail *explain_condition(const explain_job *job, svod_trail *parent, const svod_flag_result *of, size_t unit, const char *label);
svod_trail *explain_adjusted(const explain_job *job, svod_trail *parent, size_t unit, bool rank); // explain_severity.c
// The interval of the rank, "2–5"; NULL when it has none. explain_place.c
svod_trail *explain_interval(const explain_job *job, svod_trail *parent, size_t unit);
// Cells of the unit at and below the node that experts differ about; NULL: none. explain_agreement.c
svod_trail *explain_disputes(const explain_job *job, svod_trail *parent, size_t unit, uint32_t node);

#endif
