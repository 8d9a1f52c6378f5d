// One answer read for a rule: what its cell says, whatever program wrote it. Private to indicator/.
#ifndef SVOD_INDICATOR_ANSWER_H
#define SVOD_INDICATOR_ANSWER_H

#include "indicator/indicator.h"

typedef enum answer_kind {
    ANSWER_NONE,       // no sheet has a cell for it
    ANSWER_BLANK,      // empty, a sign for nothing, or "no data"
    ANSWER_NA,         // "not applicable" in the rubric's words
    ANSWER_UNREADABLE, // damaged, an error value, a formula without a result: told already
    ANSWER_NUMBER,
    ANSWER_BOOL, // a tick: TRUE or FALSE
    ANSWER_TEXT  // anything else, dates among it
} answer_kind;

typedef struct answer {
    answer_kind kind;
    bool percent;    // NUMBER: with a percent sign, or shown so: 0.85 as "85 %" is 85 here
    bool yes;        // BOOL
    unsigned places; // NUMBER: decimals as it is written
    svod_decimal number;
    bool has_of, has_beside; // NUMBER: "45 из 60 (75 %)" is 45 and has these
    svod_decimal of, beside; // 60; 75
    unsigned beside_places;  // of what stands beside
    const char *text;        // cleaned; "" when there is none
    const char *bare;        // the same without footnote marks
    svod_place place;
} answer;

// Findings: measure_no_result, measure_error, measure_na_forbidden, cell_footnote.
answer answer_of(const svod_asked *asked, svod_part_id part);
// Some sheet or the roster has a column for the part.
bool answer_asked(const svod_asked *asked, svod_part_id part);
// The text of a question that decides nothing: "" when it is blank, a word for "not applicable" or unreadable. Nothing is said of it.
answer answer_text(const svod_asked *asked, svod_part_id part);
// The state of an indicator whose deciding answers are these and give no value: unreadable or not applicable if one of them is, else blank.
svod_measure_state answer_state(const answer *answers, size_t count);
// Adds a finding that shows the answer's text.
void answer_fault(const svod_asked *asked, const answer *at, svod_code code, const char *expected);
// The nearest multiple of 1/SVOD_POINT: a third of a post, as a spreadsheet has it, is a third. False when it is out of range.
bool answer_points(svod_decimal value, svod_points *out);
// The answer's number in points. False, with a finding and the state set, when it is none, is negative, is out of range, or is a percentage
// where `percent` does not allow it. Findings: measure_not_number, measure_negative, measure_percent_here.
bool answer_amount(const svod_asked *asked, const answer *at, bool percent, svod_points *out, svod_measure *measure);

#endif
