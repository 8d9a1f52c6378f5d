// Words and places of an audit.
#include "data/audit.h"

const char *svod_verdict_id(svod_verdict verdict) {
    static const char *const ids[] = {"consistent", "explained_by_rounding", "doubtful", "contradiction"};
    return ids[verdict];
}

const char *svod_how_id(svod_how how) {
    static const char *const ids[] = {"exact", "half_up", "cut", "rounded_parts", "rounded_steps", "other_method", "none"};
    return ids[how];
}

const char *svod_cause_kind_id(svod_cause_kind kind) {
    static const char *const ids[] = {"figure", "cell", "swap", "shift", "row_left_out", "row_doubled", "maximum", "labels", "base"};
    return ids[kind];
}

svod_place svod_spot_place(const svod_audit *audit, svod_spot spot) {
    const svod_pub_table *table = &audit->tables[spot.table];
    if (spot.row != SVOD_NO_COL) return svod_pub_place(table, spot.row, spot.col);
    const svod_pub_col *col = &table->cols[spot.col];
    uint32_t row = col->head_row;
    for (uint32_t i = 0; i < table->max_count; i++) // what is said of a header of points is said of its maximum
        if (table->maxima[i].col == spot.col && table->maxima[i].row) row = table->maxima[i].row;
    return svod_place_cell(table->grid->info.file, table->grid->info.name, row, col->col);
}

svod_spot svod_parts_spot(const svod_parts *parts, uint32_t i) {
    if (parts->kind == SVOD_PARTS_ROW) return (svod_spot){parts->table, parts->fixed, parts->list[i]};
    if (parts->kind == SVOD_PARTS_COLUMN) return (svod_spot){parts->table, parts->list[i], parts->fixed};
    return parts->cells[i];
}

size_t svod_audit_judged(const svod_audit *audit, svod_verdict verdict) {
    size_t count = 0;
    for (size_t check = 0; check < audit->check_count; check++)
        count += audit->counts[check * SVOD_VERDICT_COUNT + verdict];
    return count;
}

// First claim about that table or one behind it.
static size_t first_claim(const svod_audit *audit, uint64_t table) {
    size_t from = 0, to = audit->claims.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (SVOD_AT(&audit->claims, svod_claim, middle)->at.table < table)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

svod_claims svod_audit_claims(const svod_audit *audit, uint32_t table) {
    return (svod_claims){first_claim(audit, table), first_claim(audit, (uint64_t)table + 1)};
}

size_t svod_audit_count(const svod_audit *audit, uint32_t table, svod_verdict verdict, size_t *outside) {
    size_t count = 0, beside = 0;
    svod_claims claims = svod_audit_claims(audit, table);
    for (size_t i = claims.from; i < claims.end; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        count += claim->verdict == verdict;
        beside += claim->verdict == verdict && claim->outside;
    }
    if (outside) *outside = beside;
    return count;
}
