// Small shared parts of the JSON outputs. Objects keep the order in which their keys were set.
#ifndef SVOD_WRITE_JSON_H
#define SVOD_WRITE_JSON_H

#include <jansson.h>

#include "base/finding.h"
#include "base/num.h"
#include "base/str.h"

// null for NULL. Bytes that are no UTF-8 (a file's name can hold such) become U+FFFD.
json_t *svod_json_text(const char *text);
json_t *svod_json_filled(const char *text); // null for ""
// Rounded half away from zero to 10 places; whole values as integers; null when undefined.
json_t *svod_json_ratio(svod_ratio ratio);
json_t *svod_json_points(svod_points points);
// To 8 places: a margin in percent is kept in the units of points, which hold no more of it.
json_t *svod_json_margin(svod_points margin);
json_t *svod_json_decimal(svod_decimal value);
// A statistic, rounded half away from zero to 8 places, from 100 on to ten digits.
json_t *svod_json_statistic(double value);
// null for 0, the rank of those that have none.
json_t *svod_json_rank(uint32_t rank);

// Appends the value on one line, or indented; gives the value back to jansson.
void svod_json_put(json_t *value, bool indented, svod_buf *out);
// Appends `"key": ` with the comma and the line break between members: a file's top level is written by hand, so that its long arrays
// never stand in memory as trees.
void svod_json_key(const char *key, bool first, svod_buf *out);

// The findings of one topic, an array of one line each.
void svod_json_findings(const svod_findings *findings, bool content, bool reading, svod_buf *out);

#endif
