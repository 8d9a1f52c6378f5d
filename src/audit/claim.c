// Claims and the words that all checks speak with.
#include <string.h>

#include "audit/check.h"
#include "base/str.h"

uint32_t audit_lower(const uint32_t *list, uint32_t count, uint32_t value) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void count(auditing *a, svod_verdict verdict) {
    a->out->counts[(size_t)a->check * SVOD_VERDICT_COUNT + verdict]++;
}

void audit_agrees(auditing *a) {
    count(a, SVOD_CONSISTENT);
}

void audit_agrees_in(auditing *a, uint32_t table, uint32_t col) {
    a->out->judged[table][col] = true;
    audit_agrees(a);
}

svod_claim *audit_claim(auditing *a, svod_spot at, svod_verdict verdict, svod_how how) {
    static const svod_code codes[] = {SVOD_CODE_COUNT, SVOD_F_audit_rounded, SVOD_F_audit_doubtful, SVOD_CODE_COUNT};
    count(a, verdict);
    a->out->judged[at.table][at.col] = true;
    svod_claim *claim = SVOD_PUSH(&a->out->claims, svod_claim);
    *claim = (svod_claim){.check = a->check,
                          .verdict = (uint8_t)verdict,
                          .how = (uint8_t)how,
                          .at = at,
                          .found = "",
                          .expected = "",
                          .why = "",
                          .code = verdict == SVOD_CONTRADICTION ? audit_checks[a->check]->contradiction : codes[verdict],
                          .cause = UINT32_MAX};
    return claim;
}

// The rubric of that year, and the node in it that the current one's `node` continues; NULL when there is none.
static const svod_rubric *rubric_of(const auditing *a, uint32_t node, int year, uint32_t *own) {
    const svod_rubric *now = a->input->rubric, *before = a->input->previous;
    *own = node;
    if (node == SVOD_NO_NODE) return NULL;
    if (!year || year == now->year) return now;
    if (!before || year != before->year) return NULL;
    if (node == SVOD_ROOT) return before;
    *own = *now->nodes[node].previous ? svod_rubric_find(before, now->nodes[node].previous) : SVOD_NO_NODE;
    return *own == SVOD_NO_NODE ? NULL : before;
}

int64_t audit_max(const auditing *a, uint32_t node, int year) {
    uint32_t own;
    const svod_rubric *rubric = rubric_of(a, node, year, &own);
    return rubric ? svod_pub_of_points(rubric->nodes[own].max) : 0;
}

int64_t audit_step(const auditing *a, uint32_t node, int year) {
    uint32_t own;
    const svod_rubric *rubric = rubric_of(a, node, year, &own);
    return rubric ? svod_pub_of_points(rubric->nodes[own].step) : 0;
}

const char *audit_unit_name(const auditing *a, const svod_pub_table *table, uint32_t row) {
    const svod_pub_row *at = &table->rows[row];
    size_t unit = at->kind == SVOD_PUB_ROW_UNIT ? table->units[at->name] : SVOD_NO_UNIT;
    return unit != SVOD_NO_UNIT && a->input->roster ? a->input->roster->units[unit].name : at->label;
}

const char *audit_col_name(const auditing *a, const svod_pub_table *table, uint32_t col) {
    const svod_pub_col *at = &table->cols[col];
    if (at->node == SVOD_ROOT) return svod_say(a->lang, SVOD_T_audit_total);
    if (at->node != SVOD_NO_NODE) return svod_rubric_label(a->input->rubric, a->arena, at->node);
    return at->header;
}

const char *audit_number(const auditing *a, int64_t value) {
    char buf[40];
    return svod_strdup(a->arena, svod_pub_short(buf, value, svod_lang_mark(a->lang)));
}

const char *audit_cell_ref(const auditing *a, svod_spot at) {
    char buf[SVOD_REF_SIZE];
    svod_place place = svod_spot_place(a->out, at);
    return svod_strdup(a->arena, svod_ref(buf, place.row, place.col));
}

// ---- parts in words ----------------------------------------------------------------------------------------------------

const char *audit_parts_words(const auditing *a, const svod_parts *parts) {
    if (!parts->count) return "";
    const char *first = audit_cell_ref(a, svod_parts_spot(parts, 0));
    if (parts->count == 1) return first;
    const char *last = audit_cell_ref(a, svod_parts_spot(parts, parts->count - 1));
    if (parts->kind != SVOD_PARTS_CELLS) return svod_printf(a->arena, "%s:%s", first, last);
    if (parts->count == 2) return svod_printf(a->arena, "%s, %s", first, last);
    return svod_printf(a->arena, svod_say(a->lang, SVOD_T_audit_and_more), first, audit_cell_ref(a, svod_parts_spot(parts, 1)),
                       parts->count - 2);
}
