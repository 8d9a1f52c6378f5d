// How far the units are with their answers to the indicators of a campaign, for people and for programs. Private to status.c.
#ifndef SVOD_WRITE_STATUS_UNITS_H
#define SVOD_WRITE_STATUS_UNITS_H

#include "write/json.h"
#include "write/write.h"

// Who has answered, wholly or in part, and who has not; with `all` a line every unit. Nothing when the rubric has no indicators.
void status_put_answers(const svod_result *result, bool all, svod_buf *out);
json_t *status_answers_json(const svod_result *result); // an array, a member a unit; null when the rubric has no indicators

#endif
