// What experts gave: one value or reason per expert, unit and node, each with the cell it came from.
#ifndef SVOD_DATA_SCORES_H
#define SVOD_DATA_SCORES_H

#include "data/indicator.h"
#include "data/roster.h"
#include "data/rubric.h"

// A score: ten-thousandths of a point, or one of the reasons below zero. Negative scores do not exist: they are SVOD_OUT_OF_RANGE.
typedef int32_t svod_score;
enum {
    SVOD_S_NONE = -1,         // nobody said anything: no such row or column
    SVOD_S_BLANK = -2,        // the cell is there and empty, or holds a sign for nothing
    SVOD_S_NA = -3,           // not applicable
    SVOD_S_UNREADABLE = -4,   // text, an error value, a formula without a result
    SVOD_S_OUT_OF_RANGE = -5, // above the maximum, negative, off the step, where the policy is "missing"
    SVOD_S_CONFLICT = -6,     // two different scores for the same expert, unit and node
    SVOD_S_RECUSED = -7       // the expert may not examine the unit (conflict of interests): told, and counts as nothing
};

// Where a score stood. source indexes svod_scores.sources.
typedef struct svod_score_place {
    uint32_t row;
    uint16_t col;
    uint16_t source;
} svod_score_place;

typedef struct svod_source {
    const char *file, *sheet;
} svod_source;

#define SVOD_EXPERTS_MOST 256 // of a campaign, by its sheets and by its list
typedef struct svod_expert {
    const char *name;         // "" : a sheet without experts (a summary)
    bool chair;               // gives the agreed score: overrides the others where the node's rule is `agreed`
    svod_score *scores;       // [unit * nodes + node]
    svod_score_place *places; // the same shape
} svod_expert;

// Why nobody could give a node.
typedef enum svod_unread {
    SVOD_UNREAD_NOT,    // its column was read, or nobody looked for it
    SVOD_UNREAD_HIDDEN, // a column is there and hidden
    SVOD_UNREAD_SAID    // a finding says why its columns are not read, or that there are none
} svod_unread;

// What an expert wrote beside a score in a form.
typedef struct svod_remark {
    uint32_t expert, unit, node;
    const char *comment, *link; // "" when there is none
    svod_score_place place;     // of the comment, else of the link
} svod_remark;

// A total (or a section beside its criteria) as the sheet prints it: checked against the points, never used.
typedef struct svod_printed {
    uint32_t unit, node;
    uint32_t expert;
    svod_points value;
    svod_score_place place;
} svod_printed;

// A leaf that an expert's form could not give, for it was made by the rubric as it was before.
typedef struct svod_stale {
    size_t expert;
    uint32_t node;
    const char *file;
} svod_stale;

// All scores of one campaign year. Bytes: experts x units x nodes x 12.
struct svod_scores;
typedef struct svod_scores {
    svod_arena *arena;
    const svod_roster *roster;
    const svod_rubric *rubric;
    svod_vec experts; // svod_expert, by first appearance
    svod_map *by_name;
    svod_vec sources; // svod_source, a sheet each
    svod_map *by_source;
    bool *seen;                    // [unit]: some sheet has a row for it
    uint8_t *unread;               // [node]: svod_unread; of a node that some sheet gives it means nothing
    bool *hidden;                  // [unit]: a hidden row of it was left out, and told
    svod_vec totals;               // svod_printed: totals printed in the sheets
    svod_vec remarks;              // svod_remark, in reading order
    svod_vec stale;                // svod_stale, those of a file together
    svod_answers answers;          // to the questions of indicators
    const svod_evidence *evidence; // what documents make svod propose, where the rubric lets that count; NULL: nothing
    const svod_measures *measures; // what they come to; NULL until svod_measures_of, or without indicators
} svod_scores;

const char *svod_score_id(svod_score score); // why it is no points: "blank", "not_applicable", …; "" of points and of none

svod_scores svod_scores_of(svod_arena *arena, const svod_roster *roster, const svod_rubric *rubric);
// Index of the expert with this name (cleaned text; compared by fold key), added if new.
size_t svod_scores_expert(svod_scores *scores, const char *name);
uint16_t svod_scores_source(svod_scores *scores, const char *file, const char *sheet);
// Slot of one score.
size_t svod_scores_slot(const svod_scores *scores, size_t unit, uint32_t node);
svod_place svod_scores_place(const svod_scores *scores, svod_score_place place);
// All remarks by unit, node and expert's name.
const svod_remark **svod_scores_remarks(const svod_scores *scores, svod_arena *arena);

#endif
