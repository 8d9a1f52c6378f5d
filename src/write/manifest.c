// manifest.json: which bytes went in, how they were read, which bytes came out.
#include "write/json.h"
#include "write/write.h"

static json_t *campaign_object(const svod_campaign *campaign) {
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(campaign->name));
    json_object_set_new(object, "title", svod_json_text(campaign->title));
    json_object_set_new(object, "year", json_integer(campaign->year));
    json_object_set_new(object, "date", svod_json_text(campaign->date));
    return object;
}

static json_t *input_object(const svod_input *input) {
    json_t *object = json_object();
    json_object_set_new(object, "path", svod_json_text(input->path));
    json_object_set_new(object, "role", svod_json_text(input->role));
    json_object_set_new(object, "format", svod_json_text(input->format));
    json_object_set_new(object, "decisions", svod_json_text(input->decisions ? input->decisions : ""));
    json_object_set_new(object, "bytes", json_integer((json_int_t)input->bytes));
    json_object_set_new(object, "sha256", svod_json_text(input->sha256));
    return object;
}

static json_t *output_object(const svod_saved *output) {
    json_t *object = json_object();
    json_object_set_new(object, "name", svod_json_text(output->name));
    json_object_set_new(object, "bytes", json_integer((json_int_t)output->bytes));
    json_object_set_new(object, "sha256", svod_json_text(output->sha256));
    return object;
}

// Of one year: which column of which sheet was taken for which question.
static void add_questions(json_t *list, const svod_year *year) {
    const svod_vec *questions = &year->scores->answers.questions;
    for (size_t i = 0; i < questions->count; i++) {
        const svod_question *at = SVOD_AT(questions, const svod_question, i);
        char ref[SVOD_REF_SIZE];
        json_t *object = json_object();
        json_object_set_new(object, "year", json_integer(year->year));
        json_object_set_new(object, "file", svod_json_text(at->place.file ? at->place.file : ""));
        json_object_set_new(object, "sheet", svod_json_text(at->place.sheet ? at->place.sheet : ""));
        json_object_set_new(object, "column", svod_json_text(svod_ref_col(ref, at->place.col)));
        json_object_set_new(object, "header", svod_json_text(at->header));
        json_object_set_new(object, "node", svod_json_text(year->rubric->nodes[year->rubric->indicators[at->indicator].node].id));
        json_object_set_new(object, "part", svod_json_text(svod_part_name((svod_part_id)at->part)));
        json_array_append_new(list, object);
    }
}

// null: the rubric asks no questions. The campaign's own year first.
static json_t *questions_array(const svod_monitoring *of) {
    if (!of) return json_null();
    json_t *list = json_array();
    for (size_t i = 0; i < of->years; i++)
        if (of->year[i]->scores) add_questions(list, of->year[i]);
    return list;
}

void svod_write_manifest(const svod_result *result, const svod_saved *outputs, size_t count, svod_buf *out) {
    json_t *inputs = json_array(), *made = json_array();
    for (size_t i = 0; i < result->inputs.count; i++)
        json_array_append_new(inputs, input_object(SVOD_AT(&result->inputs, svod_input, i)));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(made, output_object(&outputs[i]));
    svod_buf_str(out, "{\n");
    svod_json_key("version", true, out);
    svod_json_put(svod_json_text(result->version), false, out);
    svod_json_key("campaign", false, out);
    svod_json_put(campaign_object(result->campaign), true, out);
    svod_json_key("inputs", false, out);
    svod_json_put(inputs, true, out);
    svod_json_key("questions", false, out);
    svod_json_put(questions_array(result->monitoring), true, out);
    svod_json_key("reading", false, out);
    svod_json_findings(result->findings, false, true, out);
    svod_json_key("outputs", false, out);
    svod_json_put(made, true, out);
    svod_buf_str(out, "\n}\n");
}
