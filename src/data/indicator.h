// Indicators: criteria that are measured and not judged. What a rubric says of one, what the sheets answered, what that comes to, and the
// shape of a rule (a kind of indicator). Plain data; rules live in indicator/, one file each.
#ifndef SVOD_DATA_INDICATOR_H
#define SVOD_DATA_INDICATOR_H

#include "data/grid.h"
#include "data/node.h"
#include "data/roster.h"

#define SVOD_NO_INDICATOR UINT32_MAX

// The questions that one indicator may ask, a column of a form each.
#define SVOD_PARTS(X)                                                                                                                      \
    X(numerator)   /* share: of how many it holds */                                                                                       \
    X(denominator) /* share: of how many in all */                                                                                         \
    X(percent)     /* share: the percentage as reported */                                                                                 \
    X(value)       /* count: the number */                                                                                                 \
    X(answer)      /* presence: yes or no; level: the name of a grade */                                                                   \
    X(document)    /* requisites: date, number, title */                                                                                   \
    X(link)        /* address of a page; kept, checked for form, never fetched */                                                          \
    X(comment)     /* free text */
typedef enum svod_part_id {
#define X(id) SVOD_PART_##id,
    SVOD_PARTS(X)
#undef X
        SVOD_PART_COUNT
} svod_part_id;
#define SVOD_PART_BIT(id) (1u << SVOD_PART_##id)
const char *svod_part_name(svod_part_id part); // "numerator"

// ---- what the rubric says ------------------------------------------------------------------------------------------------------------

typedef enum svod_comparison { SVOD_AT_LEAST, SVOD_AT_MOST, SVOD_EQUAL } svod_comparison; // >= <= =
typedef enum svod_better { SVOD_BETTER_MORE, SVOD_BETTER_LESS, SVOD_BETTER_NEITHER } svod_better;
typedef enum svod_worth {
    SVOD_WORTH_NONE,      // shown and compared, not scored
    SVOD_WORTH_TARGET,    // the maximum when the target is reached, else nothing
    SVOD_WORTH_BANDS,     // by the band that the value lies in
    SVOD_WORTH_PROPORTION // maximum * value / target, at most the maximum (AT_MOST: target / value)
} svod_worth;
typedef struct svod_worth_band {
    svod_points from;   // values from here up, in the indicator's unit; the first may be INT64_MIN
    svod_points points; // 0 ... maximum
} svod_worth_band;
typedef struct svod_target {
    int year;
    svod_points value; // in the indicator's unit: percent, number, 1 for yes, the grade's number from 1
    svod_place place;
} svod_target;
// How a value is rounded before it is held against target and bands; `on` false: not at all, the exact value counts.
typedef struct svod_rounding {
    bool on, cut; // cut: digits are dropped; else half away from zero
    uint8_t places;
} svod_rounding;
typedef struct svod_grade { // level: from the worst to the best
    const char *id, *title;
    const char **words; // fold keys that mean it, the title and the id among them
    size_t word_count;
} svod_grade;

struct svod_rule;
typedef struct svod_indicator {
    uint32_t node; // of the rubric, a leaf
    const struct svod_rule *rule;
    const char *unit;          // "%", "чел."; "" when it has none
    const svod_target *target; // of the campaign's year, one of `targets`; NULL: none
    svod_target *targets;      // by year; a target said without years has year 0 and holds for all
    size_t target_count;
    svod_comparison comparison;
    svod_better better;
    svod_points near_by; // a missed value no farther from its target than this is "near"; in the indicator's unit
    svod_rounding rounding;
    svod_worth worth;
    svod_worth_band *bands; // ascending
    size_t band_count;
    const char *base;                      // column of the roster that the denominator should equal, {year} filled in; ""
    const char *from[SVOD_PART_COUNT];     // column of the roster that gives the part; "": the sheets do
    const char **headers[SVOD_PART_COUNT]; // PCRE2 patterns of the question's header; may be empty
    size_t header_count[SVOD_PART_COUNT];
    svod_grade *grades; // level
    size_t grade_count;
    svod_points base_change; // ten-thousandths: denominators of two years that differ by a greater share are marked as a changed base
    const void *own;         // what a rule keeps of its own keys
    svod_place place;
} svod_indicator;

// ---- what the sheets answered --------------------------------------------------------------------------------------------------------

typedef struct svod_answer {
    svod_cell cell;  // texts live in the answers' arena; type EMPTY: the cell is blank
    uint16_t source; // of the scores' sources; the row and column are the cell's
    bool given;      // a sheet has a cell for it, be it blank
    uint32_t reply;  // index of the reply that it is of, from 1; 0: none
} svod_answer;

// How often a unit answered.
typedef struct svod_answered {
    uint32_t rows;    // answers of the unit that were met
    const char *time; // ISO 8601 of the answer that counts; "" when the form has no such column
    svod_place place; // of its unit's name
} svod_answered;

// Of one indicator, for a unit may repeat one form and not another.
enum {
    SVOD_AGAIN = 1,         // the unit answered it more than once
    SVOD_AGAIN_CONFLICT = 2 // and differently, which the rubric takes for an error
};

// One time that a unit answered: a row of a form.
typedef struct svod_reply {
    svod_place place; // of the unit's name; its texts are the scores'
    const char *time; // ISO 8601; "" when the form does not say, or not clearly
    int64_t seconds;  // of that time; means nothing without one
} svod_reply;

// A column that was taken for a question; of a sheet with several tables once, unless they ask different things there.
typedef struct svod_question {
    uint16_t source;    // of the scores' sources
    uint16_t part;      // svod_part_id
    uint32_t indicator; // of the rubric
    svod_place place;   // file, sheet, column; its texts are the scores'
    const char *header; // as it is written, the texts over one another joined
} svod_question;

struct svod_rubric;
typedef struct svod_answers {
    svod_arena *arena;
    const svod_roster *roster;
    const struct svod_rubric *rubric;
    svod_answer **lists;  // [indicator * SVOD_PART_COUNT + part]: [unit], NULL until the first answer; NULL: the rubric has no indicators
    bool *asked;          // [indicator * SVOD_PART_COUNT + part]: some sheet has such a column
    svod_answered *units; // [unit]
    uint8_t *again;       // [unit * indicators + indicator]: SVOD_AGAIN…
    svod_vec replies;     // svod_reply, in reading order
    svod_vec questions;   // svod_question, in reading order
} svod_answers;
svod_answers svod_answers_of(svod_arena *arena, const svod_roster *roster, const struct svod_rubric *rubric);
// Enters a column, unless it stands there already.
void svod_answers_column(svod_answers *answers, svod_question question);
// The answer of one unit to one part of an indicator; one that is not given where nobody answered that part.
const svod_answer *svod_answers_at(const svod_answers *answers, size_t unit, uint32_t indicator, unsigned part);
// The same, to be written: there is room for it from then on.
svod_answer *svod_answers_slot(svod_answers *answers, size_t unit, uint32_t indicator, unsigned part);

// ---- what that comes to --------------------------------------------------------------------------------------------------------------

typedef enum svod_measure_state {
    SVOD_M_NOT_ASKED,     // no sheet of the campaign has a column of it
    SVOD_M_VALUE,         // a value
    SVOD_M_BLANK,         // asked and left blank
    SVOD_M_NA,            // the unit says that it is not applicable
    SVOD_M_NO_BASE,       // share of nothing: 0 of 0
    SVOD_M_NO_SUBMISSION, // the unit sent nothing
    SVOD_M_ABSENT,        // the unit did not exist that year
    SVOD_M_UNREADABLE,    // not to be understood
    SVOD_M_IMPOSSIBLE,    // understood, and cannot be: more than all, a negative number, something of nothing
    SVOD_M_CONFLICT       // answered twice, and differently, where the rubric takes that for an error
} svod_measure_state;
const char *svod_measure_state_id(svod_measure_state state); // "not_asked", "value", …

typedef enum svod_reach {
    SVOD_REACH_NO_TARGET,
    SVOD_REACH_REACHED,
    SVOD_REACH_NEAR, // missed by no more than near_by
    SVOD_REACH_MISSED,
    SVOD_REACH_NO_DATA,       // there is a target and no value
    SVOD_REACH_NOT_APPLICABLE // there is a target and nothing to hold against it: "not applicable", or a share of nobody
} svod_reach;
const char *svod_reach_id(svod_reach reach); // "no_target", "reached", …

enum {
    SVOD_M_PERCENT_ALONE = 1, // only the percentage was reported: it takes no part in sums of numerators and denominators
    SVOD_M_OTHER_BASE = 2,    // the denominator is not the roster's
    SVOD_M_OTHER_PERCENT = 4, // the reported percentage does not follow from numerator and denominator, which count
    SVOD_M_UNPROVEN = 8,      // presence: yes without any link or requisites
    SVOD_M_TWICE = 16         // the unit answered it more than once
};
#define SVOD_M_FLAG_COUNT 5
const char *svod_measure_flag_id(unsigned bit); // of the flag 1 << bit: "percent_alone", …

typedef struct svod_measure {
    uint8_t state; // svod_measure_state
    uint8_t reach; // svod_reach
    uint16_t flags;
    svod_points num, den; // as reported. share: both (PERCENT_ALONE: the percentage and 0); count: the number and 0; presence: 1 or 0, and
                          // 1; level: the grade's number from 1, and 0
    svod_ratio value;     // in the indicator's unit, exact; den 0 unless state is VALUE
    svod_points points, max;               // by `worth`; max 0: not scored
    const char *document, *link, *comment; // "" when there is none
    svod_place place;                      // of the part that decides
} svod_measure;

// Somebody was there to be asked, and was: neither NOT_ASKED nor ABSENT.
bool svod_measure_asked(const svod_measure *measure);
// Whether num and den are amounts that were reported, be they impossible: a percentage alone has neither, a grade no amount.
bool svod_measure_has_num(const svod_indicator *indicator, const svod_measure *measure);
bool svod_measure_has_den(const svod_indicator *indicator, const svod_measure *measure);

struct svod_measures {
    const svod_answers *answers;
    svod_measure *list; // [unit * indicators + indicator], the roster of the answers
    uint32_t indicators;
};
typedef struct svod_measures svod_measures;

// ---- a rule: a kind of indicator -----------------------------------------------------------------------------------------------------

// How the values of units become one of a region or a level.
typedef enum svod_gather {
    SVOD_GATHER_RATIO, // sum of numerators / sum of denominators * 100, never a mean of percentages
    SVOD_GATHER_SUM,   // sum of num
    SVOD_GATHER_MEDIAN // of num (grades): the lower of the two middle ones
} svod_gather;

// What a target and a value are in the words of the rubric.
typedef enum svod_sort {
    SVOD_SORT_NUMBER,
    SVOD_SORT_YES_NO, // 1 is yes, 0 is no
    SVOD_SORT_GRADE   // number of a grade from 1; the rubric must name `grades`
} svod_sort;

// What a rule looks at: one unit's answers to one indicator.
typedef struct svod_asked {
    const svod_indicator *indicator;
    const struct svod_rubric *rubric;
    const svod_answer *answers; // [SVOD_PART_COUNT]; parts that the roster gives are filled in already
    const svod_place *places;   // [SVOD_PART_COUNT]: of the answers, in a sheet or in the roster
    const svod_roster *roster;
    size_t unit;
    const bool *asked;          // [SVOD_PART_COUNT]: some sheet has such a column
    const char *latest;         // ISO 8601: no document is younger
    struct svod_shapes *shapes; // compiled patterns, private to indicator/
    svod_arena *arena;          // scratch: the texts of the measure are copied from it
    svod_findings *findings;
} svod_asked;

#define SVOD_WAYS 2
typedef struct svod_rule {
    const char *id;                  // word under `kind` in the rubric
    const char *title_ru, *title_en; // what people call it
    unsigned parts;                  // SVOD_PART_BIT of the questions it may ask
    unsigned ways[SVOD_WAYS];        // sets of them, each of which is enough for a value, the usual one first; 0: no further one
    svod_gather gather;
    svod_sort sort;
    const char *unit;        // when the rubric says none: "%" of a share
    svod_better better;      // when neither comparison nor rubric says
    const char *const *keys; // of its own in the rubric; NULL-terminated, NULL: none
    // Reads its own keys. False with findings. NULL: it has none.
    bool (*compile)(const svod_node *yaml, svod_indicator *out, svod_arena *arena, svod_findings *findings);
    // Fills state, flags, num, den, value, place; adds findings. What the questions for document, link and comment say is there already;
    // it may add to that what the answer itself says. Target and points are not its business.
    void (*judge)(const svod_asked *asked, svod_measure *out);
    // A value in words: "45,6 %", "да", "повышенный". NULL: the number with the indicator's unit.
    const char *(*words)(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena);
} svod_rule;

// Figures over units are percentages: shares, and how many of the units have it.
bool svod_indicator_percent(const svod_indicator *indicator);
// Values of units are words: yes, no, the name of a grade.
bool svod_indicator_worded(const svod_indicator *indicator);
// The value as it is held against targets and bands: rounded when the rubric says so.
svod_ratio svod_indicator_rounded(const svod_indicator *indicator, svod_ratio value);
const char *svod_rule_title(const svod_rule *rule, svod_lang lang);
// A value as people read it, with its unit: "45,6 %", "12 чел.", "да"; SVOD_NONE when it is undefined.
const char *svod_indicator_words(const svod_indicator *indicator, svod_ratio value, svod_lang lang, svod_arena *arena);
// "не меньше 80 %"; "" for NULL.
const char *svod_target_words(const svod_indicator *indicator, const svod_target *target, svod_lang lang, svod_arena *arena);
// "86 из 120 = 71,7 %, цель не меньше 80 %"; without a value why there is none.
const char *svod_measure_words(const svod_indicator *indicator, const svod_measure *measure, svod_lang lang, svod_arena *arena);

#endif
