// Claims as findings: at its cell each, with the cause as advice; one finding for a whole column with one fault.
#include "audit/audit.h"
#include "base/str.h"

// One line says it all: the fault is the column's, not the cells'.
static bool of_column(const svod_audit *audit, const svod_claim *claim) {
    if (claim->cause == UINT32_MAX) return false;
    const svod_cause *cause = SVOD_AT(&audit->causes, svod_cause, claim->cause);
    return cause->kind == SVOD_CAUSE_LABELS || cause->kind == SVOD_CAUSE_BASE || cause->kind == SVOD_CAUSE_MAXIMUM;
}

static const char *unit_id(const svod_audit *audit, svod_spot at) {
    const svod_pub_table *table = &audit->tables[at.table];
    if (!audit->roster || at.row == SVOD_NO_COL || table->rows[at.row].kind != SVOD_PUB_ROW_UNIT) return NULL;
    size_t unit = table->units[table->rows[at.row].name];
    return unit == SVOD_NO_UNIT ? NULL : audit->roster->units[unit].id;
}

static const char *node_id(const svod_audit *audit, svod_spot at) {
    uint32_t node = audit->tables[at.table].cols[at.col].node;
    return audit->rubric && node < audit->rubric->count ? svod_rubric_node_id(audit->rubric, node) : NULL;
}

static void add(const svod_audit *audit, const svod_claim *claim, const char *found, svod_findings *findings) {
    const char *expected = claim->expected;
    if (*claim->why)
        expected =
            *expected ? svod_printf(audit->arena, svod_say(audit->lang, SVOD_T_audit_with_remark), expected, claim->why) : claim->why;
    svod_add(findings, claim->code, svod_spot_place(audit, claim->at), found, expected);
    svod_about(findings, unit_id(audit, claim->at), node_id(audit, claim->at));
    if (claim->cause != UINT32_MAX) svod_advise(findings, SVOD_AT(&audit->causes, svod_cause, claim->cause)->text);
}

// The first of the column's claims speaks for all of them.
static void add_column(const svod_audit *audit, const svod_claim *claim, svod_findings *findings) {
    const svod_cause *cause = SVOD_AT(&audit->causes, svod_cause, claim->cause);
    if (claim != SVOD_AT(&audit->claims, svod_claim, cause->claims[0])) return;
    const char *found = svod_printf(audit->arena, svod_say(audit->lang, SVOD_T_audit_cells_alike), cause->claim_count, claim->found);
    add(audit, claim, found, findings);
    svod_add_more(findings, claim->code, svod_spot_place(audit, claim->at), cause->claim_count - 1);
}

static bool is_source(const svod_pub_table *table, uint32_t col) {
    for (uint32_t i = 0; i < table->col_count; i++)
        if (table->cols[i].part == col || table->cols[i].base == col || table->cols[i].within == col) return true;
    return false;
}

static bool has_number(const svod_pub_table *table, uint32_t col) {
    for (uint32_t row = 0; row < table->row_count; row++)
        if (table->rows[row].kind == SVOD_PUB_ROW_UNIT && svod_pub_at(table, row, col)->state == SVOD_PUB_NUMBER) return true;
    return false;
}

// Columns that were recognised, and that nothing in the table bears on.
static void add_unchecked(const svod_audit *audit, uint32_t table, svod_findings *findings) {
    const svod_pub_table *at = &audit->tables[table];
    for (uint32_t i = 0; i < at->col_count; i++) {
        const svod_pub_col *col = &at->cols[i];
        bool derived =
            col->kind == SVOD_PUB_RANK || col->kind == SVOD_PUB_COUNT || col->kind == SVOD_PUB_SHARE || col->kind == SVOD_PUB_CHANGE;
        if (!derived || audit->judged[table][i] || !*col->header || is_source(at, i) || !has_number(at, i)) continue;
        svod_spot head = {table, SVOD_NO_COL, i};
        svod_add(findings, SVOD_F_audit_column_unchecked, svod_spot_place(audit, head), col->header, "");
    }
}

void svod_audit_report(const svod_audit *audit, svod_findings *findings) {
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        if (of_column(audit, claim))
            add_column(audit, claim, findings);
        else
            add(audit, claim, claim->found, findings);
    }
    for (uint32_t i = 0; i < audit->table_count; i++)
        add_unchecked(audit, i, findings);
}
