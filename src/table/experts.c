// Cells that the sheets of the experts share.
#include "table/experts.h"

#include <math.h>

const svod_expertise *svod_experts_of(const svod_lay *lay) {
    const svod_expertise *of = lay->result->expertise;
    return of && of->nodes && of->expert_count && (of->raters > 1 || of->panel) ? of : NULL;
}

const char *svod_experts_name(const svod_lay *lay, const svod_expert_row *row) {
    return *row->name ? row->name : SAY(lay, expert_unnamed);
}

uint32_t svod_experts_block(svod_lay *lay, uint32_t row, const char *title, const char *note) {
    svod_put_text(lay->table, row, 1, SVOD_CLASS_SUBTITLE, title);
    svod_table_height(lay->table, row, 24);
    svod_lay_note(lay, row + 1, 1, SVOD_EXPERTS_LAST, note);
    return row + 2;
}

const char *svod_experts_number(const svod_lay *lay, double value, unsigned decimals) {
    const char *size = svod_lay_ratio_word(lay, (svod_ratio){llround(fabs(value) * (double)SVOD_POINT), 1}, decimals);
    return value < 0 ? svod_printf(lay->arena, "−%s", size) : size;
}

const char *svod_experts_note(const svod_lay *lay, const svod_estimate *e, double scale) {
    if (e->why) return svod_printf(lay->arena, SAY(lay, note_undefined), svod_say(lay->lang, svod_why_text((svod_why)e->why)));
    if (!e->has_interval) return svod_printf(lay->arena, SAY(lay, note_estimate_bare), e->units, e->raters);
    unsigned decimals = scale > 1 ? 1 : 2;
    const char *high = svod_experts_number(lay, e->high * scale, decimals);
    if (scale > 1) high = svod_printf(lay->arena, "%s%s", high, lay->lang == SVOD_RU ? " %" : "%");
    return svod_printf(lay->arena, SAY(lay, note_estimate), svod_experts_number(lay, e->low * scale, decimals), high, e->units, e->raters);
}

svod_out *svod_experts_put(svod_lay *lay, uint32_t row, uint32_t col, const svod_estimate *estimate, svod_experts_cell cell) {
    svod_out *out =
        !estimate->why && cell.has ? svod_put_number(lay->table, row, col, cell.cls, cell.value) : svod_lay_dash(lay, row, col, cell.cls);
    if (out->kind != SVOD_V_NUMBER && (cell.has || !estimate->why)) out->note = svod_experts_note(lay, estimate, 1);
    return out;
}
