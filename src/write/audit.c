// audit.json: the published tables as they were understood, what was judged, what does not follow, and why.
#include <stdio.h>
#include <string.h>

#include "write/json.h"
#include "write/write.h"

static json_t *text(const char *text) {
    return svod_json_text(text && *text ? text : NULL);
}

// Billionths as a decimal.
static json_t *number(int64_t value) {
    return svod_json_decimal((svod_decimal){.mantissa = value, .scale = SVOD_PUB_DECIMALS});
}

static json_t *index_of(uint32_t index) {
    return index == UINT32_MAX ? json_null() : json_integer(index);
}

static json_t *column_letters(uint32_t col) {
    char buf[SVOD_REF_SIZE];
    svod_ref(buf, 1, col);
    buf[strlen(buf) - 1] = '\0'; // without the row
    return json_string(buf);
}

// ---- tables ----------------------------------------------------------------------------------------------------------

static json_t *node_id(const svod_audit *audit, uint32_t node) {
    if (node == SVOD_NO_NODE) return json_null();
    return svod_json_text(svod_rubric_node_id(audit->rubric, node));
}

static json_t *column_object(const svod_audit *audit, const svod_pub_col *col) {
    json_t *object = json_object();
    json_object_set_new(object, "column", column_letters(col->col));
    json_object_set_new(object, "kind", svod_json_text(svod_pub_kind_id((svod_pub_kind)col->kind)));
    json_object_set_new(object, "header", svod_json_text(col->header));
    json_object_set_new(object, "node", node_id(audit, col->node));
    json_object_set_new(object, "attribute", text(col->attribute));
    json_object_set_new(object, "cluster",
                        col->cluster == UINT32_MAX ? json_null() : svod_json_text(audit->rubric->clusters[col->cluster].id));
    json_object_set_new(object, "year", svod_json_rank((uint32_t)col->year));
    return object;
}

// What each row below or between the units is.
static json_t *footers_array(const svod_pub_table *table) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < table->row_count; i++) {
        const svod_pub_row *row = &table->rows[i];
        if (!svod_pub_is_footer(row)) continue;
        json_t *object = json_object();
        json_object_set_new(object, "row", json_integer(row->row));
        json_object_set_new(object, "kind", svod_json_text(svod_pub_row_kind_id((svod_pub_row_kind)row->kind)));
        json_object_set_new(object, "label", svod_json_text(row->label));
        json_object_set_new(object, "year", svod_json_rank((uint32_t)row->year));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *table_object(const svod_audit *audit, const svod_pub_table *table) {
    json_t *object = json_object(), *years = json_array(), *columns = json_array();
    uint32_t units = 0;
    for (uint32_t i = 0; i < table->year_count; i++)
        json_array_append_new(years, json_integer(table->years[i]));
    for (uint32_t i = 0; i < table->col_count; i++)
        json_array_append_new(columns, column_object(audit, &table->cols[i]));
    for (uint32_t i = 0; i < table->row_count; i++)
        units += table->rows[i].kind == SVOD_PUB_ROW_UNIT;
    json_object_set_new(object, "file", svod_json_text(table->grid->info.file));
    json_object_set_new(object, "sheet", svod_json_text(table->grid->info.name));
    json_object_set_new(object, "title", svod_json_text(table->title));
    json_object_set_new(object, "years", years);
    json_object_set_new(object, "rows", json_integer(table->row_count));
    json_object_set_new(object, "unit_rows", json_integer(units));
    json_object_set_new(object, "columns", columns);
    json_object_set_new(object, "footers", footers_array(table));
    return object;
}

// ---- checks ------------------------------------------------------------------------------------------------------------

static json_t *check_object(const svod_audit *audit, size_t check) {
    json_t *object = json_object();
    const size_t *counts = &audit->counts[check * SVOD_VERDICT_COUNT];
    size_t judged = 0;
    for (unsigned i = 0; i < SVOD_VERDICT_COUNT; i++)
        judged += counts[i];
    json_object_set_new(object, "id", svod_json_text(audit->check_ids[check]));
    json_object_set_new(object, "title", svod_json_text(audit->check_titles[check]));
    json_object_set_new(object, "judged", json_integer((json_int_t)judged));
    for (unsigned i = 0; i < SVOD_VERDICT_COUNT; i++)
        json_object_set_new(object, svod_verdict_id((svod_verdict)i), json_integer((json_int_t)counts[i]));
    return object;
}

// ---- claims ------------------------------------------------------------------------------------------------------------

static json_t *place_object(const svod_audit *audit, svod_spot spot) {
    char buf[SVOD_REF_SIZE];
    svod_place place = svod_spot_place(audit, spot);
    json_t *object = json_object();
    json_object_set_new(object, "file", svod_json_text(place.file));
    json_object_set_new(object, "sheet", svod_json_text(place.sheet));
    json_object_set_new(object, "cell", svod_json_text(svod_ref(buf, place.row, place.col)));
    return object;
}

// Do two cells follow one another in the same row or column, along the line that runs from the first?
static bool next_to(svod_place a, svod_place b, int *across) {
    bool right = b.row == a.row && b.col == a.col + 1, down = b.col == a.col && b.row == a.row + 1;
    if (*across < 0 && (right || down)) *across = right;
    return (*across == 1 && right) || (*across == 0 && down);
}

// Which of a claim's parts stand together: the end of each range in its list. The claims of a footer share one list, as long as the table.
typedef struct ranges {
    svod_parts of;
    svod_vec ends; // uint32_t
} ranges;

static void find_ranges(const svod_audit *audit, const svod_parts *parts, ranges *out) {
    const svod_parts *of = &out->of;
    bool lists = parts->kind == SVOD_PARTS_ROW || parts->kind == SVOD_PARTS_COLUMN;
    if (lists && of->kind == parts->kind && of->table == parts->table && of->list == parts->list && of->count == parts->count) return;
    out->of = *parts;
    out->ends.count = 0;
    for (uint32_t i = 0, end; parts->kind != SVOD_PARTS_NONE && i < parts->count; i = end) {
        svod_place from = svod_spot_place(audit, svod_parts_spot(parts, i)), to = from;
        int across = -1;
        for (end = i + 1; end < parts->count; end++) {
            svod_place next = svod_spot_place(audit, svod_parts_spot(parts, end));
            if (!svod_streq(next.file, from.file) || !svod_streq(next.sheet, from.sheet) || !next_to(to, next, &across)) break;
            to = next;
        }
        *SVOD_PUSH(&out->ends, uint32_t) = end;
    }
}

// Cells as ranges: ["D4:K4"], ["L4", "L6", "L8:L9"].
static json_t *parts_array(const svod_audit *audit, const svod_parts *parts, ranges *known) {
    json_t *array = json_array();
    char first[SVOD_REF_SIZE], last[SVOD_REF_SIZE], range[2 * SVOD_REF_SIZE];
    find_ranges(audit, parts, known);
    for (uint32_t i = 0, end, k = 0; k < known->ends.count; i = end, k++) {
        end = *SVOD_AT(&known->ends, uint32_t, k);
        svod_place from = svod_spot_place(audit, svod_parts_spot(parts, i)), to = svod_spot_place(audit, svod_parts_spot(parts, end - 1));
        svod_ref(first, from.row, from.col);
        svod_ref(last, to.row, to.col);
        snprintf(range, sizeof range, end == i + 1 ? "%s" : "%s:%s", first, last);
        json_array_append_new(array, json_string(range));
    }
    return array;
}

// The name that stands in the row, as printed.
static const char *unit_of(const svod_audit *audit, svod_spot spot) {
    const svod_pub_table *table = &audit->tables[spot.table];
    if (spot.row == SVOD_NO_COL || table->rows[spot.row].kind != SVOD_PUB_ROW_UNIT) return NULL;
    size_t unit = table->units[table->rows[spot.row].name];
    return unit != SVOD_NO_UNIT && audit->roster ? audit->roster->units[unit].id : table->names[table->rows[spot.row].name];
}

static void put_printed(const svod_audit *audit, const svod_claim *claim, json_t *object) {
    const svod_pub_table *table = &audit->tables[claim->at.table];
    const svod_pub_cell *cell = claim->at.row == SVOD_NO_COL ? NULL : svod_pub_at(table, claim->at.row, claim->at.col);
    bool is_number = cell && cell->state == SVOD_PUB_NUMBER;
    char buf[40];
    const char *text = cell ? cell->text : table->cols[claim->at.col].header;
    if (is_number && !cell->of && !cell->percent) text = svod_pub_text(buf, cell->value, cell->decimals, svod_lang_mark(audit->lang));
    json_object_set_new(object, "printed", svod_json_text(text));
    json_object_set_new(object, "number", is_number ? number(cell->value) : json_null());
    json_object_set_new(object, "computed", claim->has_value ? number(claim->value) : json_null());
    json_object_set_new(object, "difference", claim->has_value ? number(claim->gap) : json_null());
}

static json_t *claim_object(const svod_audit *audit, const svod_claim *claim, ranges *known) {
    json_t *object = json_object();
    json_object_set_new(object, "check", svod_json_text(audit->check_ids[claim->check]));
    json_object_set_new(object, "verdict", svod_json_text(svod_verdict_id((svod_verdict)claim->verdict)));
    json_object_set_new(object, "how", svod_json_text(svod_how_id((svod_how)claim->how)));
    json_object_set_new(object, "code", claim->code < SVOD_CODE_COUNT ? svod_json_text(svod_code_id(claim->code)) : json_null());
    json_object_set_new(object, "place", place_object(audit, claim->at));
    json_object_set_new(object, "unit", svod_json_text(unit_of(audit, claim->at)));
    json_object_set_new(object, "node", node_id(audit, audit->tables[claim->at.table].cols[claim->at.col].node));
    put_printed(audit, claim, object);
    json_object_set_new(object, "found", svod_json_text(claim->found));
    json_object_set_new(object, "expected", svod_json_text(claim->expected));
    json_object_set_new(object, "why", svod_json_text(claim->why));
    json_object_set_new(object, "parts", parts_array(audit, &claim->parts, known));
    json_object_set_new(object, "cause", index_of(claim->cause));
    return object;
}

// ---- causes ------------------------------------------------------------------------------------------------------------

static json_t *mend_object(const svod_audit *audit, const svod_mend *mend) {
    json_t *object = json_object();
    json_object_set_new(object, "place", place_object(audit, mend->at));
    json_object_set_new(object, "value", mend->has_value ? number(mend->value) : json_null());
    json_object_set_new(object, "text", svod_json_text(mend->text ? mend->text : ""));
    return object;
}

static json_t *cause_object(const svod_audit *audit, const svod_cause *cause) {
    json_t *object = json_object(), *mends = json_array(), *claims = json_array(), *follow = json_array();
    for (uint32_t i = 0; i < cause->mend_count; i++)
        json_array_append_new(mends, mend_object(audit, &cause->mends[i]));
    for (uint32_t i = 0; i < cause->claim_count; i++)
        json_array_append_new(claims, json_integer(cause->claims[i]));
    for (uint32_t i = 0; i < cause->follow_count; i++)
        json_array_append_new(follow, place_object(audit, cause->follow[i]));
    json_object_set_new(object, "kind", svod_json_text(svod_cause_kind_id((svod_cause_kind)cause->kind)));
    json_object_set_new(object, "sure", json_boolean(cause->sure));
    json_object_set_new(object, "others", json_integer(cause->others));
    json_object_set_new(object, "mends", mends);
    json_object_set_new(object, "claims", claims);
    json_object_set_new(object, "follow", follow);
    json_object_set_new(object, "text", svod_json_text(cause->text ? cause->text : ""));
    return object;
}

// ---- the file ----------------------------------------------------------------------------------------------------------

static json_t *rubric_object(const svod_rubric *rubric) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rubric->id));
    json_object_set_new(object, "title", svod_json_text(rubric->title));
    json_object_set_new(object, "content_sha256", svod_json_text(rubric->content_sha256));
    return object;
}

static void begin_item(size_t i, svod_buf *out) {
    svod_buf_str(out, i ? ",\n" : "\n");
}

static void end_list(size_t count, svod_buf *out) {
    svod_buf_str(out, count ? "\n]" : "]");
}

static void put_tables(const svod_audit *audit, svod_buf *out) {
    svod_json_key("tables", false, out);
    svod_buf_str(out, "[");
    for (uint32_t i = 0; i < audit->table_count; i++) {
        begin_item(i, out);
        svod_json_put(table_object(audit, &audit->tables[i]), false, out);
    }
    end_list(audit->table_count, out);
}

static void put_checks(const svod_audit *audit, svod_buf *out) {
    svod_json_key("checks", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < audit->check_count; i++) {
        begin_item(i, out);
        svod_json_put(check_object(audit, i), false, out);
    }
    end_list(audit->check_count, out);
}

static void put_claims(const svod_audit *audit, svod_buf *out) {
    ranges known = {.ends = svod_vec_of(audit->arena, sizeof(uint32_t))};
    svod_json_key("claims", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < audit->claims.count; i++) {
        begin_item(i, out);
        svod_json_put(claim_object(audit, SVOD_AT(&audit->claims, svod_claim, i), &known), false, out);
    }
    end_list(audit->claims.count, out);
}

static void put_causes(const svod_audit *audit, svod_buf *out) {
    svod_json_key("causes", false, out);
    svod_buf_str(out, "[");
    for (size_t i = 0; i < audit->causes.count; i++) {
        begin_item(i, out);
        svod_json_put(cause_object(audit, SVOD_AT(&audit->causes, svod_cause, i)), false, out);
    }
    end_list(audit->causes.count, out);
}

void svod_write_audit(const svod_audit *audit, svod_buf *out) {
    svod_buf_str(out, "{\n");
    svod_json_key("rubric", true, out);
    svod_json_put(rubric_object(audit->rubric), false, out);
    put_tables(audit, out);
    put_checks(audit, out);
    put_claims(audit, out);
    put_causes(audit, out);
    svod_buf_str(out, "\n}\n");
}
