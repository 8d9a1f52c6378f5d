// evidence.json: documents, what each says, zones x directions and criteria of every unit, a line each.
#include "write/evidence_parts.h"
#include "write/write.h"

typedef struct job {
    const svod_result *result;
    const svod_evidence *evidence;
    const svod_evidence_rules *rules;
    svod_lang lang;
    svod_arena *scratch; // forgotten unit by unit
    svod_buf *out;
} job;

static json_t *place_number(uint32_t number) {
    return number ? json_integer(number) : json_null();
}

static json_t *quote_object(const job *own, const svod_quote *quote, const char *document) {
    json_t *object = json_object();
    json_object_set_new(object, "text", svod_json_text(quote->text));
    json_object_set_new(object, "from", json_integer(quote->from));
    json_object_set_new(object, "length", json_integer(quote->len));
    if (document) json_object_set_new(object, "document", svod_json_text(document));
    json_object_set_new(object, "place", svod_json_text(svod_quote_place(quote, own->lang, own->scratch)));
    json_object_set_new(object, "paragraph", place_number(quote->paragraph));
    json_object_set_new(object, "page", place_number(quote->page));
    json_object_set_new(object, "line", place_number(quote->line));
    json_object_set_new(object, "table", place_number(quote->table));
    json_object_set_new(object, "row", place_number(quote->row));
    json_object_set_new(object, "column", place_number(quote->col));
    json_object_set_new(object, "headings", svod_json_text(quote->headings));
    json_object_set_new(object, "mark", svod_json_text(quote->mark));
    json_object_set_new(object, "score", json_integer(quote->score));
    json_object_set_new(object, "state", svod_json_text(svod_sight_words[quote->sight]));
    json_object_set_new(object, "why", svod_json_filled(quote->why && *quote->why ? svod_evidence_why(quote->why, own->lang) : ""));
    return object;
}

// ---- documents -------------------------------------------------------------------------------------------------------

static json_t *seen_object(const job *own, const svod_seen *seen) {
    json_t *object = json_object(), *quotes = json_array();
    json_object_set_new(object, "zone", svod_json_zone(own->rules, seen->zone));
    json_object_set_new(object, "direction", svod_json_direction(own->rules, seen->direction));
    json_object_set_new(object, "state", svod_json_text(svod_sight_words[seen->sight]));
    json_object_set_new(object, "count", json_integer(seen->count));
    json_object_set_new(object, "items", json_integer(seen->items));
    for (uint32_t i = 0; i < seen->quote_count; i++)
        json_array_append_new(quotes, quote_object(own, &seen->quotes[i], NULL));
    json_object_set_new(object, "quotations", quotes);
    return object;
}

static json_t *document_object(const job *own, const svod_found *found) {
    json_t *object = json_object(), *seen = json_array();
    json_object_set_new(object, "name", svod_json_text(found->name));
    json_object_set_new(object, "path", svod_json_filled(found->path));
    json_object_set_new(object, "format", svod_json_filled(found->format));
    json_object_set_new(object, "state", svod_json_text(svod_doc_state_words[found->state]));
    json_object_set_new(object, "fault", svod_json_filled(found->fault));
    json_object_set_new(object, "kind", svod_json_doc_kind(own->rules, found->kind));
    json_object_set_new(object, "kinds", svod_json_doc_kinds(own->rules, found->kinds));
    json_object_set_new(object, "title", svod_json_filled(found->title));
    bool titled = found->titled.text && *found->titled.text;
    json_object_set_new(object, "titled", titled ? quote_object(own, &found->titled, NULL) : json_null());
    json_object_set_new(object, "date", svod_json_filled(found->date));
    json_object_set_new(object, "number", svod_json_filled(found->number));
    json_object_set_new(object, "approved", json_boolean(found->approved));
    bool requisites = found->requisites.text && *found->requisites.text;
    json_object_set_new(object, "requisites", requisites ? quote_object(own, &found->requisites, NULL) : json_null());
    json_object_set_new(object, "paragraphs", json_integer(found->paragraphs));
    json_object_set_new(object, "unreadable", json_integer(found->unreadable));
    for (uint32_t i = 0; i < found->seen_count; i++)
        json_array_append_new(seen, seen_object(own, &found->seen[i]));
    json_object_set_new(object, "seen", seen);
    return object;
}

// ---- units -----------------------------------------------------------------------------------------------------------

static json_t *quotes_array(const job *own, const svod_quote *quotes, uint32_t count) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(array, quote_object(own, &quotes[i], own->evidence->documents[quotes[i].document]->name));
    return array;
}

static json_t *cell_object(const job *own, size_t unit, uint32_t zone, uint32_t direction) {
    const svod_evidence_cell *cell = svod_evidence_at(own->evidence, unit, zone, direction);
    json_t *object = json_object();
    json_object_set_new(object, "zone", svod_json_zone(own->rules, zone));
    json_object_set_new(object, "direction", svod_json_direction(own->rules, direction));
    json_object_set_new(object, "state", svod_json_text(svod_evidence_state_words[cell->state]));
    json_object_set_new(object, "count", json_integer(cell->count));
    json_object_set_new(object, "quotations", quotes_array(own, cell->quotes, cell->quote_count));
    return object;
}

static json_t *criterion_object(const job *own, const svod_proposal *proposal, uint32_t node) {
    const svod_rnode *def = &own->result->now.rubric->nodes[node];
    json_t *object = json_object();
    json_object_set_new(object, "node", svod_json_text(svod_rubric_node_id(own->result->now.rubric, node)));
    json_object_set_new(object, "title", svod_json_text(def->title));
    json_object_set_new(object, "state", svod_json_text(svod_evidence_state_words[proposal->state]));
    json_object_set_new(object, "points", proposal->proposed ? svod_json_points(proposal->points) : json_null());
    json_object_set_new(object, "max", svod_json_points(def->max));
    json_object_set_new(object, "count", json_integer(proposal->count));
    json_object_set_new(object, "why", svod_json_text(proposal->why));
    json_object_set_new(object, "quotations", quotes_array(own, proposal->quotes, proposal->quote_count));
    return object;
}

static void put_line(const job *own, bool first, json_t *value) {
    svod_buf_str(own->out, first ? "\n" : ",\n");
    svod_json_put(value, false, own->out);
}

static void put_documents(const job *own, size_t unit) {
    const svod_evidence *evidence = own->evidence;
    svod_buf_str(own->out, ", \"documents\": [");
    for (uint32_t i = 0; i < evidence->unit_documents[unit]; i++)
        put_line(own, !i, document_object(own, evidence->documents[evidence->unit_first[unit] + i]));
}

static void put_matrix(const job *own, size_t unit) {
    svod_buf_str(own->out, "], \"matrix\": [");
    for (uint32_t zone = 0; zone < own->rules->zone_count; zone++)
        for (uint32_t direction = 0; direction < own->rules->direction_count; direction++)
            put_line(own, !zone && !direction, cell_object(own, unit, zone, direction));
}

static void put_criteria(const job *own, size_t unit) {
    bool first = true;
    svod_buf_str(own->out, "], \"criteria\": [");
    for (uint32_t node = 0; node < own->evidence->nodes; node++) {
        const svod_proposal *proposal = svod_evidence_proposal(own->evidence, unit, node);
        if (!proposal) continue;
        put_line(own, first, criterion_object(own, proposal, node));
        first = false;
    }
}

static void put_unit(const job *own, size_t unit) {
    svod_buf_str(own->out, unit ? ",\n{\"id\": " : "\n{\"id\": ");
    svod_json_put(svod_json_text(own->result->roster->units[unit].id), false, own->out);
    svod_buf_str(own->out, ", \"name\": ");
    svod_json_put(svod_json_text(own->result->roster->units[unit].name), false, own->out);
    put_documents(own, unit);
    put_matrix(own, unit);
    put_criteria(own, unit);
    svod_buf_str(own->out, "]}");
    svod_arena_reset(own->scratch);
}

// ---- the whole -------------------------------------------------------------------------------------------------------

static json_t *campaign_object(const svod_result *result) {
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(result->campaign->name));
    json_object_set_new(object, "title", svod_json_text(result->campaign->title));
    json_object_set_new(object, "year", json_integer(result->now.year));
    json_object_set_new(object, "language", svod_json_text(result->campaign->lang == SVOD_EN ? "en" : "ru"));
    return object;
}

static json_t *rubric_object(const svod_rubric *rubric) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(rubric->id));
    json_object_set_new(object, "title", svod_json_text(rubric->title));
    json_object_set_new(object, "content_sha256", svod_json_text(rubric->content_sha256));
    return object;
}

static json_t *named(const char *id, const char *title) {
    json_t *object = json_object();
    json_object_set_new(object, "id", svod_json_text(id));
    json_object_set_new(object, "title", svod_json_text(title));
    return object;
}

static void put_key(const job *own, const char *key, json_t *value) {
    svod_json_key(key, false, own->out);
    svod_json_put(value, false, own->out);
}

static void put_head(const job *own) {
    json_t *kinds = json_array(), *zones = json_array(), *directions = json_array();
    for (uint32_t i = 0; i < own->rules->kind_count; i++)
        json_array_append_new(kinds, named(own->rules->kinds[i].id, own->rules->kinds[i].title));
    for (uint32_t i = 0; i < own->rules->zone_count; i++)
        json_array_append_new(zones, named(own->rules->zones[i].id, own->rules->zones[i].title));
    for (uint32_t i = 0; i < own->rules->direction_count; i++)
        json_array_append_new(directions, named(own->rules->directions[i].id, own->rules->directions[i].title));
    svod_json_key("program", true, own->out);
    svod_json_put(svod_json_text(svod_printf(own->scratch, "svod %s", own->result->version)), false, own->out);
    put_key(own, "campaign", campaign_object(own->result));
    put_key(own, "rubric", rubric_object(own->result->now.rubric));
    put_key(own, "ocr", json_boolean(own->evidence->ocr));
    put_key(own, "kinds", kinds);
    put_key(own, "zones", zones);
    put_key(own, "directions", directions);
}

void svod_write_evidence(const svod_result *result, svod_buf *out) {
    const svod_evidence *evidence = result->evidence;
    job own = {.result = result, .evidence = evidence, .rules = evidence->rules, .out = out};
    own.lang = result->campaign->lang;
    own.scratch = svod_arena_new();
    svod_buf_str(out, "{\n");
    put_head(&own);
    svod_json_key("units", false, out);
    svod_buf_str(out, "[");
    for (size_t unit = 0; unit < evidence->units; unit++)
        put_unit(&own, unit);
    svod_buf_str(out, "\n]");
    svod_json_key("findings", false, out);
    svod_json_findings(evidence->findings, true, true, out);
    svod_buf_str(out, "\n}\n");
    svod_arena_free(own.scratch);
}
