// "Карта документов": zones across, directions down: at how many units each was found, then unit by unit as signs.
#include "table/evidence.h"
#include "table/origin.h"
#include "table/tables.h"

enum { UNIT = 1, DIRECTION, FIRST, HEAD = 5 };

static const char *sign_of(svod_evidence_state state) {
    static const char *const signs[] = {[SVOD_EVIDENCE_NOT_ASKED] = "",   [SVOD_EVIDENCE_NO_DOCUMENTS] = SVOD_NONE,
                                        [SVOD_EVIDENCE_UNREADABLE] = "?", [SVOD_EVIDENCE_NOT_FOUND] = "·",
                                        [SVOD_EVIDENCE_WEAK] = "◐",       [SVOD_EVIDENCE_FOUND] = "●"};
    return signs[state];
}

static bool exists(const svod_lay *lay, size_t unit) {
    return svod_roster_exists(lay->result->roster, unit, lay->result->now.year);
}

static uint32_t found_at(const svod_lay *lay, uint32_t zone, uint32_t direction) {
    const svod_evidence *of = lay->result->evidence;
    uint32_t count = 0;
    for (size_t unit = 0; unit < of->units; unit++)
        count += exists(lay, unit) && svod_evidence_at(of, unit, zone, direction)->state == SVOD_EVIDENCE_FOUND;
    return count;
}

static void put_heads(svod_lay *lay) {
    const svod_evidence_rules *rules = lay->result->evidence->rules;
    svod_lay_head(lay, HEAD, UNIT, svod_lay_unit_word(lay));
    svod_lay_head(lay, HEAD, DIRECTION, SAY(lay, evidence_direction));
    svod_table_width(lay->table, UNIT, UNIT, 24);
    svod_table_width(lay->table, DIRECTION, DIRECTION, 44);
    for (uint32_t zone = 0; zone < rules->zone_count; zone++)
        svod_lay_head(lay, HEAD, FIRST + zone, rules->zones[zone].title);
    svod_table_width(lay->table, FIRST, FIRST + rules->zone_count - 1, 13);
}

static void put_count(svod_lay *lay, uint32_t row, uint32_t zone, uint32_t direction) {
    const svod_evidence *of = lay->result->evidence;
    svod_out *cell = svod_put_number(lay->table, row, FIRST + zone, SVOD_CLASS_RANK, found_at(lay, zone, direction));
    svod_origin(lay, cell, "evidence_units:%s:%s", svod_origin_word(lay, of->rules->zones[zone].id),
                svod_origin_word(lay, of->rules->directions[direction].id));
}

static uint32_t put_everybody(svod_lay *lay, uint32_t row) {
    const svod_evidence_rules *rules = lay->result->evidence->rules;
    for (uint32_t direction = 0; direction < rules->direction_count; direction++, row++) {
        svod_lay_tone(svod_put_text(lay->table, row, UNIT, SVOD_CLASS_WRAP, SAY(lay, evidence_everybody)), SVOD_TONE_STRONG);
        svod_lay_tone(svod_put_text(lay->table, row, DIRECTION, SVOD_CLASS_WRAP, rules->directions[direction].title), SVOD_TONE_STRONG);
        for (uint32_t zone = 0; zone < rules->zone_count; zone++)
            put_count(lay, row, zone, direction);
    }
    svod_range range = {HEAD + 1, FIRST, row - 1, FIRST + rules->zone_count - 1};
    double most = (double)lay->result->evidence->units;
    svod_table_heat(lay->table, range, 0, most / 2, most);
    return row;
}

static uint32_t put_unit(svod_lay *lay, uint32_t row, size_t unit) {
    const svod_evidence *of = lay->result->evidence;
    for (uint32_t direction = 0; direction < of->rules->direction_count; direction++, row++) {
        svod_put_text(lay->table, row, UNIT, SVOD_CLASS_WRAP, lay->result->roster->units[unit].name);
        svod_put_text(lay->table, row, DIRECTION, SVOD_CLASS_WRAP, of->rules->directions[direction].title);
        for (uint32_t zone = 0; zone < of->rules->zone_count; zone++) {
            const svod_evidence_cell *cell = svod_evidence_at(of, unit, zone, direction);
            svod_out *at = svod_put_text(lay->table, row, FIRST + zone, SVOD_CLASS_RANK, sign_of(cell->state));
            if (cell->state < SVOD_EVIDENCE_WEAK) svod_lay_tone(at, SVOD_TONE_MUTED);
        }
    }
    return row;
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "evidence_map", svod_say(result->campaign->lang, SVOD_T_table_sheet_evidence_map));
    const svod_evidence *of = svod_lay_evidence(&lay);
    if (!of || !of->rules->zone_count || !of->rules->direction_count) return;
    uint32_t cols = FIRST + of->rules->zone_count - 1;
    svod_lay_title(&lay, SAY(&lay, title_evidence_map), SAY(&lay, intro_evidence_map), cols);
    put_heads(&lay);
    uint32_t row = put_everybody(&lay, HEAD + 1);
    for (size_t unit = 0; unit < of->units; unit++)
        if (of->unit_documents[unit] && exists(&lay, unit)) row = put_unit(&lay, row, unit);
    lay.table->filter = (svod_range){HEAD, 1, row - 1, cols};
    lay.table->freeze_row = HEAD + 1;
    lay.table->freeze_col = FIRST;
    lay.table->repeat_from = lay.table->repeat_to = HEAD;
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_evidence_map = {"evidence_map", build, "о чём говорят документы: зоны и направления, знаками",
                                          "what documents speak of: zones and directions, in signs"};
