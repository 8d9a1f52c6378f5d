// What one document says, as a line of JSON that read/found.c takes back whole.
#include "write/evidence_parts.h"
#include "write/write.h"

json_t *svod_json_zone(const svod_evidence_rules *rules, uint32_t zone) {
    return zone < rules->zone_count ? svod_json_text(rules->zones[zone].id) : json_null();
}

json_t *svod_json_direction(const svod_evidence_rules *rules, uint32_t direction) {
    return direction < rules->direction_count ? svod_json_text(rules->directions[direction].id) : json_null();
}

json_t *svod_json_doc_kind(const svod_evidence_rules *rules, uint32_t kind) {
    return kind < rules->kind_count ? svod_json_text(rules->kinds[kind].id) : json_null();
}

json_t *svod_json_doc_kinds(const svod_evidence_rules *rules, uint64_t kinds) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < rules->kind_count; i++)
        if (kinds & UINT64_C(1) << i) json_array_append_new(array, svod_json_doc_kind(rules, i));
    return array;
}

static void set_number(json_t *object, const char *key, uint32_t number) {
    if (number) json_object_set_new(object, key, json_integer(number));
}

static void set_text(json_t *object, const char *key, const char *text) {
    if (text && *text) json_object_set_new(object, key, svod_json_text(text));
}

// What is 0 or "" is left out.
static json_t *quote_object(const svod_quote *quote) {
    json_t *object = json_object();
    set_text(object, "text", quote->text);
    set_number(object, "from", quote->from);
    set_number(object, "length", quote->len);
    set_text(object, "headings", quote->headings);
    set_text(object, "mark", quote->mark);
    set_number(object, "paragraph", quote->paragraph);
    set_number(object, "page", quote->page);
    set_number(object, "line", quote->line);
    set_number(object, "table", quote->table);
    set_number(object, "row", quote->row);
    set_number(object, "column", quote->col);
    set_number(object, "score", quote->score);
    set_text(object, "state", svod_sight_words[quote->sight]);
    set_text(object, "why", quote->why);
    return object;
}

static json_t *seen_object(const svod_seen *seen, const svod_evidence_rules *rules) {
    json_t *object = json_object(), *quotes = json_array();
    json_object_set_new(object, "zone", svod_json_zone(rules, seen->zone));
    json_object_set_new(object, "direction", svod_json_direction(rules, seen->direction));
    json_object_set_new(object, "state", svod_json_text(svod_sight_words[seen->sight]));
    set_number(object, "count", seen->count);
    set_number(object, "items", seen->items);
    for (uint32_t i = 0; i < seen->quote_count; i++)
        json_array_append_new(quotes, quote_object(&seen->quotes[i]));
    json_object_set_new(object, "quotations", quotes);
    return object;
}

// By code and place; the words of a code are in every program that reads it.
json_t *svod_json_told(const svod_finding *finding) {
    json_t *object = json_object();
    json_object_set_new(object, "code", svod_json_text(svod_code_id(finding->code)));
    set_text(object, "file", finding->place.file);
    set_text(object, "sheet", finding->place.sheet);
    set_number(object, "row", finding->place.row);
    set_number(object, "column", finding->place.col);
    set_number(object, "line", finding->place.line);
    set_text(object, "found", finding->found);
    set_text(object, "expected", finding->expected);
    set_text(object, "advice", finding->advice);
    if (finding->more) json_object_set_new(object, "more", json_integer((json_int_t)finding->more));
    return object;
}

static void set_requisites(json_t *object, const svod_found *found) {
    set_text(object, "title", found->title);
    if (found->titled.text && *found->titled.text) json_object_set_new(object, "titled", quote_object(&found->titled));
    set_text(object, "date", found->date);
    set_text(object, "number", found->number);
    if (found->approved) json_object_set_new(object, "approved", json_true());
    if (found->requisites.text && *found->requisites.text) json_object_set_new(object, "requisites", quote_object(&found->requisites));
}

void svod_write_found(const svod_found *found, const svod_evidence_rules *rules, const char *made, bool ocr, const svod_finding *findings,
                      size_t count, svod_buf *out) {
    json_t *object = json_object(), *seen = json_array(), *said = json_array();
    json_object_set_new(object, "unit", svod_json_text(found->unit));
    json_object_set_new(object, "name", svod_json_text(found->name));
    set_text(object, "format", found->format);
    json_object_set_new(object, "state", svod_json_text(svod_doc_state_words[found->state]));
    set_text(object, "fault", found->fault);
    set_text(object, "rules", made);
    if (ocr) json_object_set_new(object, "ocr", json_true());
    set_number(object, "paragraphs", found->paragraphs);
    set_number(object, "unreadable", found->unreadable);
    if (found->kind < rules->kind_count) json_object_set_new(object, "kind", svod_json_doc_kind(rules, found->kind));
    if (found->kinds) json_object_set_new(object, "kinds", svod_json_doc_kinds(rules, found->kinds));
    set_requisites(object, found);
    for (uint32_t i = 0; i < found->seen_count; i++)
        json_array_append_new(seen, seen_object(&found->seen[i], rules));
    json_object_set_new(object, "seen", seen);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(said, svod_json_told(&findings[i]));
    json_object_set_new(object, "findings", said);
    svod_json_put(object, false, out);
    svod_buf_str(out, "\n");
}

void svod_write_line_error(const char *why, size_t number, svod_buf *out) {
    json_t *object = json_object();
    json_object_set_new(object, "error", svod_json_text(why));
    json_object_set_new(object, "line", json_integer((json_int_t)number));
    svod_json_put(object, false, out);
    svod_buf_str(out, "\n");
}
