// Addresses of figures as the cells of the workbook remember them.
#include "table/origin.h"

#include "data/address.h"
#include <stdarg.h>
#include <stdio.h>

// Cells that show a number, when somebody asked.
static bool wanted(const svod_lay *lay, const svod_out *cell) {
    return lay->origins && (cell->kind == SVOD_V_NUMBER || cell->kind == SVOD_V_FORMULA);
}

static const char *formatted(const svod_lay *lay, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    size_t size = (size_t)vsnprintf(NULL, 0, format, args) + 1;
    char *text = svod_alloc(lay->arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

svod_out *svod_origin(const svod_lay *lay, svod_out *cell, const char *format, ...) {
    if (!wanted(lay, cell)) return cell;
    va_list args;
    va_start(args, format);
    cell->origin = formatted(lay, format, args);
    va_end(args);
    return cell;
}

svod_out *svod_origin_words(const svod_lay *lay, svod_out *cell, const char *format, ...) {
    if (!lay->origins || cell->kind != SVOD_V_TEXT) return cell;
    va_list args;
    va_start(args, format);
    cell->origin = formatted(lay, format, args);
    va_end(args);
    return cell;
}

const char *svod_origin_word(const svod_lay *lay, const char *text) {
    return lay->origins ? svod_address_escape(lay->arena, text) : text;
}

const char *svod_origin_unit_word(const svod_lay *lay, size_t unit) {
    return svod_origin_word(lay, lay->result->roster->units[unit].id);
}

svod_out *svod_origin_point(const svod_lay *lay, svod_out *cell, const char *kind, const svod_year *year, size_t unit, uint32_t node) {
    if (wanted(lay, cell)) cell->origin = svod_origin_point_word(lay, kind, year, unit, node); // most cells of a workbook come this way
    return cell;
}

const char *svod_origin_point_word(const svod_lay *lay, const char *kind, const svod_year *year, size_t unit, uint32_t node) {
    if (!lay->origins) return "";
    return svod_printf(lay->arena, "%s:%s:%s:%d", kind, svod_origin_unit_word(lay, unit), svod_rubric_node_id(year->rubric, node),
                       year->year);
}

svod_out *svod_origin_reason(const svod_lay *lay, svod_out *cell, const svod_flag *flag, size_t unit) {
    if (!lay->origins) return cell;
    const svod_year *now = &lay->result->now;
    const char *who = svod_origin_unit_word(lay, unit);
    bool of_points = flag->kind == SVOD_FLAG_POINTS || flag->kind == SVOD_FLAG_NOTHING || flag->kind == SVOD_FLAG_WEAKEST;
    bool points = of_points && svod_year_at(now, unit, flag->node)->state == SVOD_STATE_POINTS;
    if (!points) return svod_origin_words(lay, cell, "margin:%s:%s", who, flag->id);
    return svod_origin_words(lay, cell, "margin:%s:%s %s", who, flag->id, svod_origin_point_word(lay, "percent", now, unit, flag->node));
}

// Id of a current node in the rubric of that side; a node without a figure there shows none, so any word will do.
static const char *own_id(const svod_lay *lay, uint32_t side, uint32_t node) {
    uint32_t own = svod_lay_node(lay, side, node);
    return own == SVOD_NO_NODE ? "" : svod_rubric_node_id(svod_lay_side(lay, side)->rubric, own);
}

svod_out *svod_origin_max(const svod_lay *lay, svod_out *cell, uint32_t side, uint32_t node) {
    return svod_origin(lay, cell, "max:%s:%d", own_id(lay, side, node), svod_lay_side(lay, side)->year);
}

const char *svod_origin_level(const svod_lay *lay, const svod_cluster *cluster, size_t level) {
    return lay->origins ? svod_printf(lay->arena, "@%s=%s", cluster->id, cluster->levels[level].id) : "";
}

svod_out *svod_origin_figure(const svod_lay *lay, svod_out *cell, const char *word, bool all, uint32_t side, uint32_t node,
                             const char *scope) {
    int year = svod_lay_side(lay, side)->year;
    return svod_origin(lay, cell, "%s%s:%s:%d%s", word, all ? "!" : "", own_id(lay, side, node), year, scope);
}

svod_out *svod_origin_main(const svod_lay *lay, svod_out *cell, const char *word, uint32_t side, uint32_t node, const char *scope) {
    const svod_year *year = svod_lay_side(lay, side);
    return svod_origin_figure(lay, cell, word, year->figures == year->all, side, node, scope);
}

const char *svod_origin_main_word(const svod_lay *lay, const char *word, uint32_t side, uint32_t node) {
    const svod_year *year = svod_lay_side(lay, side);
    if (!lay->origins) return "";
    return svod_printf(lay->arena, "%s%s:%s:%d", word, year->figures == year->all ? "!" : "", own_id(lay, side, node), year->year);
}

svod_out *svod_origin_diff(const svod_lay *lay, svod_out *cell, const char *word, uint32_t node, const char *scope) {
    return svod_origin(lay, cell, "diff:%s:%s%s", word, svod_rubric_node_id(lay->rubric, node), scope);
}
