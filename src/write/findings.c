// Findings for other programs: CSV with all of them, JSON for `svod check --json`.
#include "write/csv.h"
#include "write/json.h"
#include "write/write.h"

static void put_finding(const svod_findings *findings, const svod_finding *finding, svod_buf *out) {
    svod_csv_put_text(svod_severity_id(finding->severity), out);
    svod_csv_put_text(svod_code_id(finding->code), out);
    svod_csv_put_text(svod_code_message(finding->code, findings->lang), out);
    svod_csv_put_text(finding->place.file, out);
    svod_csv_put_text(finding->place.sheet, out);
    svod_csv_put_text(svod_place_within(out->arena, finding->place), out);
    svod_csv_put_text(finding->found, out);
    svod_csv_put_text(finding->expected, out);
    svod_csv_put_text(svod_finding_advice(finding, findings->lang), out);
    svod_csv_put_text(finding->unit, out);
    svod_csv_put_text(finding->node, out);
    svod_csv_put_count(finding->more, out);
    svod_csv_put_end(out);
}

void svod_write_findings_csv(const svod_findings *findings, svod_buf *out) {
    svod_csv_put_begin("severity;code;message;file;sheet;cell;found;expected;advice;unit;node;more", out);
    for (size_t i = 0; i < findings->list.count; i++)
        put_finding(findings, SVOD_AT(&findings->list, svod_finding, i), out);
}

void svod_write_findings_json(const svod_findings *findings, svod_buf *out) {
    svod_json_findings(findings, true, true, out);
    svod_buf_str(out, "\n");
}
