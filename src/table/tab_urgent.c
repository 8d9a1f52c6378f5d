// "Срочно": a block a flag: units it was raised for, why and by how much; then those that came nearest to it.
#include "data/words.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <stdlib.h>

enum { COL_UNIT = 1, COL_REASON, COL_MARGIN, COL_LEVELS, NEAREST = 5 };

static uint32_t cols_of(const svod_lay *lay) {
    return COL_LEVELS - 1 + (uint32_t)lay->rubric->cluster_count;
}

static void put_unit(svod_lay *lay, uint32_t row, const svod_flag_result *result, size_t unit, const char *reason, svod_tone tone) {
    svod_lay_tone(svod_put_text(lay->table, row, COL_UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name), tone);
    svod_origin_reason(lay, svod_put_text(lay->table, row, COL_REASON, SVOD_CLASS_WRAP, reason), result->flag, unit);
    svod_lay_margin(lay, row, COL_MARGIN, result, unit);
    for (uint32_t i = 0; i < lay->rubric->cluster_count; i++) {
        const char *level = svod_lay_level(lay, i, unit);
        svod_put_text(lay->table, row, COL_LEVELS + i, SVOD_CLASS_WRAP, level ? level : SAY(lay, no_level));
    }
}

static uint32_t put_heads(svod_lay *lay, uint32_t row, const svod_flag *flag) {
    svod_lay_head(lay, row, COL_UNIT, svod_lay_unit_word(lay));
    svod_lay_head(lay, row, COL_REASON, SAY(lay, reason));
    const char *measure = svod_lay_margin_unit(lay, flag);
    const char *margin = *measure ? svod_printf(lay->arena, "%s, %s", SAY(lay, margin), measure) : SAY(lay, margin);
    svod_lay_head(lay, row, COL_MARGIN, margin);
    for (uint32_t i = 0; i < lay->rubric->cluster_count; i++)
        svod_lay_head(lay, row, COL_LEVELS + i, lay->rubric->clusters[i].title);
    return row + 1;
}

static bool is_near(const svod_flag_result *result, size_t unit) {
    return result->units[unit].known && !result->units[unit].raised;
}

// The few unflagged units with the smallest margins, smallest first; returns how many. One pass with a short sorted list.
static uint32_t nearest(const svod_lay *lay, const svod_flag_result *result, uint32_t found[NEAREST]) {
    uint32_t count = 0;
    for (uint32_t unit = 0; unit < lay->result->roster->count; unit++) {
        if (!is_near(result, unit)) continue;
        uint32_t at = count < NEAREST ? count++ : NEAREST;
        while (at > 0 && result->units[unit].margin < result->units[found[at - 1]].margin) {
            if (at < NEAREST) found[at] = found[at - 1];
            at--;
        }
        if (at < NEAREST) found[at] = unit;
    }
    return count;
}

// Where an unflagged unit stands.
static const char *standing(const svod_lay *lay, const svod_flag_result *result, size_t unit) {
    const svod_flag *flag = result->flag;
    if (svod_flag_counts(flag)) return svod_printf(lay->arena, SAY(lay, stands_indicators), result->units[unit].counted_count);
    const svod_point *point = svod_year_at(&lay->result->now, unit, flag->node);
    const char *percent = svod_lay_ratio_word(lay, svod_lay_percent(point), 1);
    if (flag->kind == SVOD_FLAG_FALL && lay->sides == 2) {
        uint32_t own = svod_lay_node(lay, 0, flag->node);
        if (own != SVOD_NO_NODE) {
            svod_ratio before = svod_lay_percent(svod_year_at(lay->result->before, unit, own));
            return svod_printf(lay->arena, SAY(lay, moved), svod_lay_ratio_word(lay, before, 1), percent);
        }
    }
    return svod_printf(lay->arena, SAY(lay, stands_at), svod_lay_points_word(lay, point->value, 4),
                       svod_lay_points_word(lay, point->max, 4), percent);
}

static uint32_t put_nearest(svod_lay *lay, uint32_t row, const svod_flag_result *result, const uint32_t *found, uint32_t count) {
    if (count == 0) return row;
    svod_lay_note(lay, row++, 1, cols_of(lay), SAY(lay, nearest_units));
    for (uint32_t i = 0; i < count; i++)
        put_unit(lay, row++, result, found[i], standing(lay, result, found[i]), SVOD_TONE_PLAIN);
    return row;
}

static uint32_t unknown_count(const svod_lay *lay, const svod_flag_result *result) {
    uint32_t count = 0;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++)
        count += !result->units[unit].known;
    return count;
}

static uint32_t put_flag(svod_lay *lay, uint32_t row, const svod_flag_result *result) {
    const svod_flag *flag = result->flag;
    const char *title = svod_printf(lay->arena, "%s: %u", flag->title, result->raised);
    svod_origin_words(lay, svod_put_text(lay->table, row++, 1, SVOD_CLASS_SUBTITLE, title), "flagged:%s", flag->id);
    svod_lay_note(lay, row++, 1, cols_of(lay), flag->reason);
    uint32_t unknown = unknown_count(lay, result);
    const char *kind = flag->urgent ? SAY(lay, flag_urgent) : SAY(lay, flag_attention);
    const char *doubt = unknown ? svod_printf(lay->arena, SAY(lay, flag_unknown), (size_t)unknown) : "";
    svod_out *note = svod_lay_note(lay, row++, 1, cols_of(lay), svod_printf(lay->arena, "%s%s%s", kind, *doubt ? " " : "", doubt));
    if (unknown) svod_origin_words(lay, note, "flagged:%s", flag->id);
    if (result->raised == 0) svod_lay_note(lay, row++, 1, cols_of(lay), SAY(lay, flag_nobody));
    uint32_t found[NEAREST] = {0};
    uint32_t near = flag->kind == SVOD_FLAG_NO_SUBMISSION ? 0 : nearest(lay, result, found);
    if (result->raised > 0 || near > 0) row = put_heads(lay, row, flag);
    svod_tone tone = flag->urgent ? SVOD_TONE_BAD : SVOD_TONE_WARN;
    for (size_t unit = 0; unit < lay->result->roster->count; unit++)
        if (result->units[unit].raised) put_unit(lay, row++, result, unit, result->units[unit].reason, tone);
    return put_nearest(lay, row, result, found, near) + 1;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "urgent", svod_say(result->campaign->lang, SVOD_T_table_sheet_urgent));
    uint32_t cols = cols_of(&lay);
    svod_table_width(lay.table, COL_UNIT, COL_UNIT, 26);
    svod_table_width(lay.table, COL_REASON, COL_REASON, 52);
    svod_table_width(lay.table, COL_MARGIN, COL_MARGIN, 16);
    if (cols >= COL_LEVELS) svod_table_width(lay.table, COL_LEVELS, cols, 22);
    uint32_t row = svod_lay_title(&lay, SAY(&lay, title_urgent), SAY(&lay, intro_urgent), cols);
    bool any = false;
    for (int urgent = 1; urgent >= 0; urgent--)
        for (size_t i = 0; i < result->now.rubric->flag_count; i++)
            if (result->flags[i].flag->urgent == (urgent == 1)) {
                any |= urgent && result->flags[i].raised > 0;
                row = put_flag(&lay, row, &result->flags[i]);
            }
    if (result->now.rubric->flag_count == 0) svod_lay_note(&lay, row, 1, cols, SAY(&lay, no_flags));
    lay.table->landscape = true;
    lay.table->tab_tone = any ? SVOD_TONE_BAD : SVOD_TONE_PLAIN;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_urgent = {"urgent", build, "признаки: кто отмечен, почему и с каким запасом",
                                    "flags: who is marked, why and by what margin"};
