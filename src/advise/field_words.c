// What the fields of texts have in common: numbers, names, addresses.
#include "advise/fill.h"
#include "base/str.h"
#include "data/address.h"

const svod_point *fill_point(const fill_case *of) {
    const svod_point *point = svod_year_at(&of->job->result->now, of->unit, of->rule->node);
    return point->state == SVOD_STATE_POINTS && point->max > 0 ? point : NULL;
}

// As shown with so many places, a text that reads the same as what it is not.
static bool misleads(svod_points value, svod_points max, unsigned places) {
    svod_points tens = SVOD_POINT;
    for (unsigned i = 0; i < places; i++)
        tens /= 10;
    svod_points shown = (value + tens / 2) / tens * tens;
    return (shown == 0 && value != 0) || (shown == max && value != max);
}

const char *fill_points(const fill_case *of, svod_points value, svod_points max) {
    char buf[40];
    unsigned places = 1;
    while (places < 4 && misleads(value, max, places))
        places++;
    return svod_strdup(of->job->arena, svod_points_short(buf, value, places, svod_lang_mark(of->job->lang)));
}

const char *fill_ratio(const fill_case *of, svod_ratio value, unsigned places) {
    char buf[40];
    return svod_strdup(of->job->arena, svod_ratio_text(buf, value, places, svod_lang_mark(of->job->lang)));
}

const char *fill_signed(const fill_case *of, svod_ratio value) {
    svod_ratio size = {value.num < 0 ? -value.num : value.num, value.den};
    const char *text = fill_ratio(of, size, 1), *sign = value.num < 0 ? "−" : "+";
    bool nothing = text[0] == '0' && text[2] == '0' && text[3] == '\0';
    return nothing ? text : svod_printf(of->job->arena, "%s%s", sign, text);
}

const char *fill_names(const fill_case *of, const uint32_t *nodes, uint32_t count) {
    const svod_rubric *rubric = of->job->result->now.rubric;
    svod_buf out = svod_buf_of(of->job->arena);
    for (uint32_t i = 0; i < count; i++)
        svod_buf_printf(&out, "%s«%s»", i ? ", " : "", rubric->nodes[nodes[i]].title);
    return out.data;
}

const char *fill_origin(const fill_case *of, const char *kind, const svod_year *year, size_t unit, uint32_t node) {
    const char *who = svod_address_escape(of->job->arena, of->job->result->roster->units[unit].id);
    return svod_printf(of->job->arena, "%s:%s:%s:%d", kind, who, svod_rubric_node_id(year->rubric, node), year->year);
}
