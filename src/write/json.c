// Small shared parts of the JSON outputs.
#include "write/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLACES 10 // after the decimal point
#define MARGIN_PLACES 8
#define STATISTIC_PLACES 8
#define STATISTIC_WHOLE 100 // from here on places are taken back: ten digits are what sums in doubles give alike on every machine
#define WHOLE_BELOW 1e15    // whole numbers up to here are exact in what reads JSON

json_t *svod_json_text(const char *text) {
    if (!text) return json_null();
    json_t *made = json_string(text);
    if (made) return made;
    svod_arena *scratch = svod_arena_new();
    made = json_string(svod_utf8_repair(scratch, text, strlen(text)));
    svod_arena_free(scratch);
    return made;
}

json_t *svod_json_filled(const char *text) {
    return svod_json_text(text && *text ? text : NULL);
}

static json_t *number(double value) {
    if (value > -WHOLE_BELOW && value < WHOLE_BELOW && value == (double)(json_int_t)value) return json_integer((json_int_t)value);
    return json_real(value);
}

json_t *svod_json_ratio(svod_ratio ratio) {
    return ratio.den ? number(svod_ratio_rounded(ratio, PLACES)) : json_null();
}

json_t *svod_json_points(svod_points points) {
    return svod_json_ratio((svod_ratio){points, 1});
}

json_t *svod_json_margin(svod_points margin) {
    return number(svod_ratio_rounded((svod_ratio){margin, 1}, MARGIN_PLACES));
}

json_t *svod_json_decimal(svod_decimal value) {
    return number(svod_decimal_double(value));
}

json_t *svod_json_statistic(double value) {
    int places = STATISTIC_PLACES;
    for (double size = fabs(value); size >= STATISTIC_WHOLE && places > -300; size /= 10)
        places--;
    double unit = pow(10, abs(places));
    return number(places < 0 ? round(value / unit) * unit : round(value * unit) / unit);
}

json_t *svod_json_rank(uint32_t rank) {
    return rank ? json_integer(rank) : json_null();
}

void svod_json_put(json_t *value, bool indented, svod_buf *out) {
    // 15 digits print a value of up to five places before and ten behind the point as it was rounded, 7.5 and never 7.50000000000001.
    size_t flags = JSON_ENCODE_ANY | JSON_REAL_PRECISION(15) | (indented ? JSON_INDENT(2) : JSON_COMPACT);
    size_t room = svod_buf_room(out, 0), len = json_dumpb(value, out->data + out->len, room, flags);
    if (len > room) {
        room = svod_buf_room(out, len); // first: it may move the data
        json_dumpb(value, out->data + out->len, room, flags);
    }
    out->len += len;
    out->data[out->len] = '\0';
    json_decref(value);
}

void svod_json_key(const char *key, bool first, svod_buf *out) {
    svod_buf_printf(out, "%s\"%s\": ", first ? "" : ",\n", key);
}

static json_t *finding_object(const svod_findings *findings, const svod_finding *finding, svod_arena *scratch) {
    const svod_place *place = &finding->place;
    json_t *object = json_object();
    json_object_set_new(object, "severity", svod_json_text(svod_severity_id(finding->severity)));
    json_object_set_new(object, "code", svod_json_text(svod_code_id(finding->code)));
    json_object_set_new(object, "message", svod_json_text(svod_code_message(finding->code, findings->lang)));
    json_object_set_new(object, "file", svod_json_text(place->file));
    json_object_set_new(object, "sheet", svod_json_text(place->sheet));
    json_object_set_new(object, "cell", svod_json_text(svod_place_within(scratch, *place)));
    // A cell is place enough; and so one campaign gives the same from a workbook as from CSV, whose cells have lines too.
    json_object_set_new(object, "line", svod_json_rank(place->row ? 0 : place->line));
    json_object_set_new(object, "found", svod_json_text(finding->found));
    json_object_set_new(object, "expected", svod_json_text(finding->expected));
    json_object_set_new(object, "advice", svod_json_text(svod_finding_advice(finding, findings->lang)));
    json_object_set_new(object, "unit", svod_json_text(finding->unit));
    json_object_set_new(object, "node", svod_json_text(finding->node));
    json_object_set_new(object, "more", json_integer((json_int_t)finding->more));
    return object;
}

void svod_json_findings(const svod_findings *findings, bool content, bool reading, svod_buf *out) {
    bool first = true;
    svod_buf_str(out, "[");
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings->list, svod_finding, i);
        if (svod_code_topic(at->code) == SVOD_CONTENT ? !content : !reading) continue;
        svod_buf_str(out, first ? "\n" : ",\n");
        svod_json_put(finding_object(findings, at, out->arena), false, out);
        first = false;
    }
    svod_buf_str(out, first ? "]" : "\n]");
}
