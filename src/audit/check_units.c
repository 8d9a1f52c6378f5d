// Every unit stands in the table once a year, none of the roster is missing, and all are known to it.
#include <string.h>

#include "audit/lookup.h"
#include "base/str.h"

#define NAMED 8 // missing units that are named

static bool is_list(const svod_pub_table *at) {
    for (uint32_t col = 0; col < at->col_count; col++)
        if (at->cols[col].kind == SVOD_PUB_FLAG) return true;
    return false;
}

static uint32_t units_col(const svod_pub_table *at) {
    uint32_t col = svod_pub_find(at, SVOD_PUB_UNITS, SVOD_NO_NODE, 0);
    return col == SVOD_NO_COL ? 0 : col;
}

// ---- twice -----------------------------------------------------------------------------------------------------------------------

// First name of each unit: aliases of one unit are one.
static uint32_t *first_names(const auditing *a, const svod_pub_table *at) {
    uint32_t *first = SVOD_ARRAY(a->arena, uint32_t, at->name_count);
    const svod_roster *roster = a->input->roster;
    uint32_t *by_unit = roster ? SVOD_ARRAY(a->arena, uint32_t, roster->count) : NULL; // name + 1
    for (uint32_t name = 0; name < at->name_count; name++) {
        size_t unit = roster ? at->units[name] : SVOD_NO_UNIT;
        if (unit != SVOD_NO_UNIT && !by_unit[unit]) by_unit[unit] = name + 1;
        first[name] = unit == SVOD_NO_UNIT ? name : by_unit[unit] - 1;
    }
    return first;
}

static uint32_t year_index(const svod_pub_table *at, int year) {
    for (uint32_t i = 0; i < at->year_count; i++)
        if (at->years[i] == year) return i + 1;
    return 0;
}

static bool same_figures(const svod_pub_table *at, uint32_t left, uint32_t right) {
    for (uint32_t col = 0; col < at->col_count; col++) {
        const svod_pub_cell *a = svod_pub_at(at, left, col), *b = svod_pub_at(at, right, col);
        uint8_t kind = at->cols[col].kind;
        if (kind == SVOD_PUB_OTHER || kind == SVOD_PUB_UNITS || kind == SVOD_PUB_LABEL || kind == SVOD_PUB_YEAR) continue;
        if (a->state != b->state || (audit_is_number(a) ? a->value != b->value : !svod_streq(a->text, b->text))) return false;
    }
    return true;
}

static void tell_twice(auditing *a, uint32_t table, uint32_t row, uint32_t before) {
    const svod_pub_table *at = &a->tables[table];
    bool same = same_figures(at, row, before);
    svod_claim *claim = audit_claim(a, audit_spot(table, row, units_col(at)), same ? SVOD_DOUBTFUL : SVOD_CONTRADICTION, SVOD_HOW_NOT);
    svod_spot first = audit_spot(table, before, units_col(at));
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_unit_again), at->rows[row].label);
    claim->expected =
        svod_printf(a->arena, svod_say(a->lang, same ? SVOD_T_audit_unit_same : SVOD_T_audit_unit_other), audit_cell_ref(a, first));
    claim->parts = audit_cells(a, &first, 1);
}

// Rows that repeat a unit of their year, each with the first of them (row + 1).
static uint32_t find_twice(const auditing *a, const svod_pub_table *at, uint32_t *before) {
    uint32_t slots = at->year_count + 1, count = 0, *first = first_names(a, at);
    size_t places = (size_t)slots * at->name_count;
    uint32_t *seen = SVOD_ARRAY(a->arena, uint32_t, places); // row + 1
    for (uint32_t row = 0; row < at->row_count; row++) {
        if (at->rows[row].kind != SVOD_PUB_ROW_UNIT) continue;
        uint32_t *slot = &seen[(size_t)first[at->rows[row].name] * slots + year_index(at, at->rows[row].year)];
        before[row] = *slot;
        count += *slot != 0;
        if (!*slot) *slot = row + 1;
    }
    return count;
}

// In a table that prints several rows of most units, rows are not units' alone: it is laid out some other way.
static void judge_twice(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    uint32_t *before = SVOD_ARRAY(a->arena, uint32_t, at->row_count), rows = 0;
    uint32_t twice = find_twice(a, at, before);
    for (uint32_t row = 0; row < at->row_count; row++)
        rows += at->rows[row].kind == SVOD_PUB_ROW_UNIT;
    if (twice * 3 > rows) return;
    for (uint32_t row = 0; row < at->row_count; row++) {
        if (at->rows[row].kind != SVOD_PUB_ROW_UNIT) continue;
        if (before[row])
            tell_twice(a, table, row, before[row] - 1);
        else
            audit_agrees(a);
    }
}

// ---- against the roster ----------------------------------------------------------------------------------------------------------

static bool expected_in(const auditing *a, const svod_pub_table *at, size_t unit) {
    const svod_roster *roster = a->input->roster;
    for (uint32_t i = 0; i < at->year_count; i++)
        if (svod_roster_exists(roster, unit, at->years[i])) return true;
    return !at->year_count && svod_roster_exists(roster, unit, a->input->rubric->year);
}

static void judge_missing(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    const svod_roster *roster = a->input->roster;
    bool *there = SVOD_ARRAY(a->arena, bool, roster->count);
    size_t known = 0, missing = 0;
    for (uint32_t name = 0; name < at->name_count; name++) {
        if (at->units[name] == SVOD_NO_UNIT || there[at->units[name]]) continue;
        there[at->units[name]] = true;
        known++;
    }
    if (known * 2 < roster->count) return; // a part of the units is meant
    svod_buf names = svod_buf_of(a->arena);
    for (size_t unit = 0; unit < roster->count; unit++) {
        if (there[unit] || !expected_in(a, at, unit)) continue;
        if (missing++ < NAMED) svod_buf_printf(&names, "%s%s", missing > 1 ? ", " : "", roster->units[unit].name);
    }
    if (!missing) return audit_agrees(a);
    if (missing > NAMED) svod_buf_printf(&names, svod_say(a->lang, SVOD_T_audit_units_more), missing - NAMED);
    svod_claim *claim = audit_claim(a, audit_spot(table, SVOD_NO_COL, units_col(at)), SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->outside = true;
    claim->code = SVOD_F_audit_unit_missing;
    claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_units_lack), names.data);
    claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_units_of), roster->count);
}

static void judge_unknown(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    bool *told = SVOD_ARRAY(a->arena, bool, at->name_count + 1);
    size_t work = 0;
    for (uint32_t row = 0; row < at->row_count; row++) {
        const svod_pub_row *own = &at->rows[row];
        bool unit = own->kind == SVOD_PUB_ROW_UNIT && at->units[own->name] == SVOD_NO_UNIT && !told[own->name];
        if (!unit && !own->stranger) continue;
        if (unit) told[own->name] = true;
        audit_unknown(a, audit_spot(table, row, units_col(at)), own->label, &work);
    }
}

// ---- "Всего муниципалитетов: 26" -------------------------------------------------------------------------------------------------

static bool counts_to(const svod_pub_table *at, uint32_t footer, uint32_t col, int64_t said, uint32_t *units) {
    uint32_t numbers = 0, above = 0, first = at->rows[footer].subtotal ? at->rows[footer].group : 0, names = 0;
    uint32_t last = at->rows[footer].subtotal ? footer : at->row_count;
    int year = audit_year(at, footer, col);
    *units = 0;
    for (uint32_t row = first; row < last; row++) {
        if (at->rows[row].kind != SVOD_PUB_ROW_UNIT || (year && at->rows[row].year && at->rows[row].year != year)) continue;
        (*units)++;
        names += row == first || at->rows[row - 1].kind != SVOD_PUB_ROW_UNIT || at->rows[row - 1].name != at->rows[row].name;
        numbers += audit_is_number(svod_pub_at(at, row, col));
        above += audit_is_number(svod_pub_at(at, row, col)) && svod_pub_at(at, row, col)->value > 0;
    }
    bool all = said == *units * SVOD_PUB_ONE || said == numbers * SVOD_PUB_ONE || said == names * SVOD_PUB_ONE;
    return all || said == above * SVOD_PUB_ONE || (!at->rows[footer].subtotal && said == at->name_count * SVOD_PUB_ONE);
}

static void judge_count(auditing *a, uint32_t table, uint32_t row) {
    const svod_pub_table *at = &a->tables[table];
    for (uint32_t col = 0; col < at->col_count; col++) {
        const svod_pub_cell *cell = svod_pub_at(at, row, col);
        uint32_t units;
        if (!audit_is_number(cell) || at->cols[col].kind == SVOD_PUB_OTHER) continue;
        if (counts_to(at, row, col, cell->value, &units)) {
            audit_agrees(a);
            continue;
        }
        svod_claim *claim = audit_claim(a, audit_spot(table, row, col), SVOD_CONTRADICTION, SVOD_HOW_NOT);
        claim->code = SVOD_F_audit_unit_count;
        claim->has_value = true;
        claim->value = units * SVOD_PUB_ONE;
        claim->gap = amount_less(cell->value, claim->value);
        claim->found = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_column_says), at->rows[row].label, audit_shown(a, cell, false));
        claim->expected = svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_unit_rows), units);
    }
}

static void run(auditing *a, uint32_t table) {
    const svod_pub_table *at = &a->tables[table];
    if (is_list(at)) return; // see check_list.c
    judge_twice(a, table);
    if (a->input->roster) {
        judge_missing(a, table);
        judge_unknown(a, table);
    }
    for (uint32_t row = 0; row < at->row_count; row++)
        if (at->rows[row].kind == SVOD_PUB_ROW_COUNT) judge_count(a, table, row);
}

const audit_check check_units = {
    "units",
    SVOD_F_audit_unit_twice,
    run,
    "каждый участник стоит в таблице один раз",
    "every unit stands in the table once",
    "Участник должен стоять в таблице один раз (за каждый год), и в ней должны быть все из реестра; «Всего муниципалитетов: N» "
    "сравнивается\nсо строками. Две строки с разными цифрами или неверное число — противоречие; с одинаковыми, лишний или недостающий "
    "участник — сомнение.\nМолчит, если в таблице меньше половины реестра.",
    "A unit should stand in the table once (for each year), and all of the roster should be there; a printed number of units is held "
    "against\nthe rows. Two rows with unlike figures, or a wrong number: contradiction. With the same figures, or a unit too many or "
    "missing: doubtful.\nSilent where less than half of the roster is there."};
