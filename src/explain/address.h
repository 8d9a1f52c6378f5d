// Addresses of figures: what `svod explain --figure` takes and what the cells of the workbook remember (svod_out.origin).
//
//   points:UNIT:NODE[:YEAR]        points of a unit on a node ("total": the whole rubric); UNIT and NODE by id
//   max:UNIT:NODE[:YEAR]           what the unit could have had there; max:NODE[:YEAR] by the rubric
//   percent:UNIT:NODE[:YEAR]       percent of that
//   score:EXPERT:UNIT:NODE[:YEAR]  what one expert gave
//   rank:UNIT[:YEAR]  rank_change:UNIT
//   change:UNIT:NODE               points since last year; change:UNIT:comparable over the comparable nodes; change_percent:UNIT:NODE
//   comparable:UNIT[:YEAR]         points on the comparable nodes
//   sum: max_sum: mean: median: least: most: n: share: — of NODE[:YEAR][@CLUSTER=LEVEL], over units ("share": percent of maximum,
//                                  "max_sum": what the n units could have had together);
//                                  with suffix "!" after the word ("mean!:8") units without a submission counted as zero
//   diff:WORD:NODE[@CLUSTER=LEVEL] the difference of such a figure from last year's (WORD: mean, sum, share, …), either year's units
//                                  counted as its own rubric's policy says; diff:share:comparable over the comparable nodes
//   part:GROUPING:PART[:WORD]      figures over a part of a grouping (WORD: max, n, sum, max_sum, share), as the policy counts units;
//                                  part:GROUPING:PART:UNIT for one unit
//   load:UNIT:CLUSTER              the figure that decides a level
//   attribute:UNIT:NAME            a cell of the roster; attribute_sum:NAME
//   margin:UNIT:FLAG               distance to a flag's threshold; flagged:FLAG how many it marks
//   advice:UNIT:ID                 the margin of a recommendation's condition, and whether it is given to the unit; advised:ID to how many
//   it
//                                  is given; of the region's addressees: for how many its condition holds
//   follow:UNIT:ID                 what became of last year's recommendation ID: the change that it is judged by
//   count:WORD[:YEAR][@CLUSTER=LEVEL]  units, submitted, ranked, urgent (units with an urgent flag), findings, errors, warnings, notes,
//                                  nodes, experts, inputs, disputes, overrides, documents (that units sent),
//                                  evidence_disputes (points and documents far apart), incomplete (totals that lack a score) …;
//                                  of last year's recommendations: followed, follow_done, follow_partly, follow_not_done, follow_untold,
//                                  follow_gone (to units that are no more);
//                                  count:more:N how many more there are like finding N of the list; count:bytes:N the size of input N of
//                                  the manifest (N from 1); of published tables: judged, consistent, rounded, doubtful, contradictions;
//                                  with :N of table N alone
//   agreement:STAT:NODE[:WORD]     how far experts agree at a node: a coefficient of data/stats.def, its low, high, se, units, raters;
//                                  STAT spread: mean range in points, disputed: units with any, compared: of how many
//   spread:UNIT:NODE[:share]       range of the experts' points on a criterion, or its percent of the maximum; on a section: how many
//                                  of its cells are disputed
//   kappa:EXPERT:EXPERT[:weighted][:WORD]  Cohen's kappa of two experts; low, high, se, units
//   severity:EXPERT[:WORD]         points of the total that an expert gives beyond the others; low, high, se
//   adjusted:UNIT[:rank]           total with severity taken out, and the rank by it
//   place:UNIT:WORD                how sure a rank is: low high boot_low boot_high group own first weights_low weights_high
//   coverage:EXPERT:WORD           units: assigned ready begun; cells: asked scored blank na bad
//   groups:CLUSTER:WORD            Kruskal-Wallis between the levels: h p effect n df
//   evidence:UNIT:NODE[:gap]       what the documents make svod propose; gap: how far that is above the experts' points
//   evidence_units:ZONE:DIRECTION  at how many units the direction was found in that zone
//   evidence_expert:EXPERT         how often an expert gave more than that, where they are far apart
//   measure:UNIT:NODE[:WORD][:YEAR]  a unit's indicator: value (else), numerator, denominator, percent
//   target:NODE[:YEAR]             the target of an indicator
//   region:WORD:NODE[:YEAR][@CLUSTER=LEVEL]  an indicator over units: value, numerator, denominator, mean (of the units' values),
//                                  difference (the mean less the value), n, asked, counted, reached, near, missed, no_data,
//                                  not_applicable
//   move:UNIT:NODE[:YEAR]          change of a unit's indicator from YEAR, else from the year before; region_move:NODE[:YEAR] over units
//   tally:UNIT:WORD[:NODE]         how many indicators at or below NODE (else of all): asked, reached, near, missed, no_data,
//                                  not_applicable, no_target, better, worse
//   region_tally:WORD[:NODE]       the same of the figures over units, without asked; aims: how many targets the units have in all,
//                                  aims_reached, aims_share
//   order:N                        a running number, which stands for nothing but itself
//   year:YYYY                      a year as a label
//   finding:N                      finding N of the list (from 1)
//   claim:N  cause:N               a figure of a published table that does not follow, and what explains several: N of audit.json, from 1
//   cell:FILE!SHEET!REF            a cell of an input
//
// Inside a word the signs : @ = ! % are written %3A %40 %3D %21 %25 (an id of the roster or a column's name may hold them). The words of a
// cell may show several figures: its addresses stand one after another, parted by blanks, and a blank inside one is %20.
// YEAR: without it the campaign's own. NODE is the id in the rubric of that year; in change, diff, margin, move, region_move, tally and
// region_tally in the current rubric.
#ifndef SVOD_EXPLAIN_ADDRESS_H
#define SVOD_EXPLAIN_ADDRESS_H

#include <stdbool.h>

#include "base/arena.h"

struct explain_job;
struct svod_trail;

#define SVOD_ADDRESS_WORDS 6
typedef struct svod_address {
    const char *word[SVOD_ADDRESS_WORDS]; // between the colons; [0] is the kind
    unsigned count;
    int year;                    // 0: not said
    const char *cluster, *level; // NULL: not said
    bool all;                    // "!": those without a submission counted as zero
} svod_address;
// False when the text is no address by the grammar above.
bool svod_address_parse(const char *text, svod_arena *arena, svod_address *out);

// "a%3Ab" -> "a:b"; a percent sign that begins no such thing stands for itself, for those who type addresses.
const char *svod_address_word(svod_arena *arena, const char *text, size_t len);

// A kind of address: one line in addresses.def, its tree in one of the files explain_*.c.
enum { SVOD_TAKES_YEAR = 1, SVOD_TAKES_LEVEL = 2, SVOD_TAKES_ALL = 4, SVOD_TAKES_REST = 8 }; // REST: all after the kind is one word
typedef struct svod_address_kind {
    const char *word;     // [0] of the address
    const char *form;     // "points:UNIT:NODE[:YEAR]"
    unsigned least, most; // words after the kind
    unsigned takes;       // SVOD_TAKES_*
    const char *help_ru, *help_en;
    struct svod_trail *(*explain)(const struct explain_job *job, const svod_address *address); // private to explain/
} svod_address_kind;
extern const svod_address_kind *const svod_address_kinds[];      // NULL-terminated, in the order of addresses.def
const svod_address_kind *svod_address_kind_of(const char *word); // NULL: there is none

#endif
