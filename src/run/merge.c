// What documents were found to say, line by line in any number of parts, put together.
#include <unistd.h>

#include "host/lines.h"
#include "read/found.h"
#include "run/reading.h"

#define NAMED 100 // missing documents that are told by their names

typedef struct merging {
    const reading *own;
    svod_vec *parts; // reading_part
    bool ocr;
    svod_arena *arena;
    svod_findings *findings;
} merging;

static void take_line(merging *all, const char *line, size_t len, svod_place place) {
    svod_found *found = SVOD_NEW(all->arena, svod_found);
    svod_told told;
    const char *why;
    if (!svod_found_read(line, len, all->own->rubric->evidence, all->findings->lang, all->arena, found, &told, &why)) {
        svod_add(all->findings, SVOD_F_evidence_line, place, why, "");
        return;
    }
    all->ocr |= told.ocr;
    *SVOD_PUSH(all->parts, reading_part) = (reading_part){.found = found,
                                                          .findings = told.findings.data,
                                                          .finding_count = told.findings.count,
                                                          .line = svod_strndup(all->arena, line, len),
                                                          .rules = told.rules};
}

static bool take_lines(merging *all, svod_lines *lines, const char *shown) {
    for (uint32_t number = 1;; number++) {
        const char *text;
        size_t len;
        svod_line_end end = svod_lines_next(lines, &text, &len);
        if (end == SVOD_LINE_END) return true;
        if (end == SVOD_LINE_FAULT) return svod_add(all->findings, SVOD_F_file_unreadable, svod_place_file(shown), "", "");
        svod_place place = svod_place_line(shown, number, 0);
        if (end == SVOD_LINE_LONG) {
            const char *most = svod_printf(all->arena, svod_say(all->findings->lang, SVOD_T_read_line_long), SVOD_SENT_LINE >> 20);
            svod_add(all->findings, SVOD_F_evidence_line, place, most, "");
        } else if (len) {
            take_line(all, text, len, place);
        }
    }
}

static bool take_file(merging *all, const char *part) {
    bool standard = svod_streq(part, "-");
    svod_lines *lines = standard ? svod_lines_of(STDIN_FILENO, SVOD_SENT_LINE) : svod_lines_open(part, SVOD_SENT_LINE, all->findings);
    const char *shown = standard ? svod_say(all->findings->lang, SVOD_T_read_line_stdin) : part;
    bool ok = lines && take_lines(all, lines, shown);
    svod_lines_free(lines);
    return ok;
}

// A part that was lost, or cut short, is seen by the documents that are nowhere else. Where the folder is not there nobody knows.
static void tell_missing(const reading *own, const svod_evidence *evidence, loader *load, svod_findings *findings) {
    svod_map *there = svod_map_new(load->arena);
    for (uint32_t i = 0; i < evidence->document_count; i++)
        svod_map_add(there, documents_key(load->arena, evidence->documents[i]->unit, evidence->documents[i]->name), i);
    size_t missing = 0, any;
    for (size_t i = 0; i < own->documents.count; i++) {
        const submitted *file = &own->documents.list[i];
        if (svod_map_get(there, documents_key(load->arena, file->unit, file->name), &any)) continue;
        if (missing++ < NAMED) svod_add(findings, SVOD_F_evidence_missing, svod_place_file(file->shown), "", "");
        if (missing <= NAMED) svod_about(findings, file->unit, NULL);
    }
    svod_place place = svod_place_file(own->documents.dir);
    if (missing > NAMED) svod_add_more(findings, SVOD_F_evidence_missing, place, missing - NAMED);
}

static svod_result *merge(const svod_evidence_options *options, const char *const *parts, size_t count, loader *load) {
    reading *own = SVOD_NEW(load->arena, reading);
    if (!reading_begin(own, options, load)) return NULL;
    svod_vec made = svod_vec_of(load->arena, sizeof(reading_part));
    merging all = {.own = own, .parts = &made, .arena = load->arena, .findings = load->findings};
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok &= take_file(&all, parts[i]);
    if (!ok) return NULL;
    const svod_evidence *evidence = reading_end(own, &made, all.ocr, load);
    tell_missing(own, evidence, load, load->findings);
    tell_missing(own, evidence, load, own->said); // which evidence.json has
    svod_findings_sort(own->said);
    return reading_result(own, evidence, load);
}

svod_result *svod_run_merge(const svod_evidence_options *options, const char *const *parts, size_t count, svod_arena *arena,
                            svod_findings *findings) {
    svod_vec inputs = svod_vec_of(arena, sizeof(svod_input));
    loader load = reading_loader(options, arena, &inputs, findings);
    svod_result *result = merge(options, parts, count, &load);
    svod_findings_sort(findings);
    return result;
}
