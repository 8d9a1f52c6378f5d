// What the fuzz targets of evidence share: the rules of a real rubric, and what is found by them.
#ifndef SVOD_TEST_FUZZ_RULES_H
#define SVOD_TEST_FUZZ_RULES_H

#include "evidence/evidence.h"
#include "fuzz_prose.h"
#include "read/found.h"
#include "rubric/compile.h"
#include "write/write.h"

// Lives as long as the program.
static inline const svod_rubric *real_rubric(void) {
    static const svod_rubric *rubric;
    static svod_arena *arena;
    if (rubric) return rubric;
    const char *path = SVOD_SOURCE_DIR "/rubrics/tyumen-2023.yaml";
    arena = svod_arena_new();
    svod_findings *findings = SVOD_NEW(arena, svod_findings);
    *findings = svod_findings_of(arena, SVOD_RU);
    svod_bytes bytes;
    HOLDS(svod_host_read(arena, path, path, &bytes, findings));
    const svod_node *tree = svod_yaml_read(bytes, path, arena, findings);
    HOLDS(tree);
    rubric = svod_rubric_compile(tree, 2023, arena, findings);
    HOLDS(rubric && rubric->evidence);
    return rubric;
}

static inline void hold_quote(const svod_quote *quote) {
    size_t len = strlen(quote->text);
    HOLDS(svod_utf8_valid(quote->text, len) && quote->from <= len && quote->len <= len - quote->from);
    HOLDS(between_letters(quote->text, quote->from) && between_letters(quote->text, quote->from + quote->len));
    HOLDS(svod_utf8_valid(quote->headings, strlen(quote->headings)) && quote->mark && quote->why);
}

static inline void hold_found(const svod_found *found) {
    if (found->requisites.text) hold_quote(&found->requisites);
    if (found->titled.text) hold_quote(&found->titled);
    for (uint32_t i = 0; i < found->seen_count; i++) {
        const svod_seen *seen = &found->seen[i];
        HOLDS(seen->quote_count <= SVOD_QUOTES);
        HOLDS(!i || seen->zone > seen[-1].zone || (seen->zone == seen[-1].zone && seen->direction > seen[-1].direction));
        for (uint32_t j = 0; j < seen->quote_count; j++)
            hold_quote(&seen->quotes[j]);
    }
}

// A line that was written is read back as what it was written of.
static inline void hold_line(const svod_found *found, const svod_told *told, const svod_evidence_rules *rules, svod_arena *arena) {
    svod_buf first = svod_buf_of(arena), second = svod_buf_of(arena);
    svod_write_found(found, rules, told->rules, told->ocr, told->findings.data, told->findings.count, &first);
    svod_found read;
    svod_told again;
    const char *why = NULL;
    if (!svod_found_read(first.data, first.len - 1, rules, SVOD_RU, arena, &read, &again, &why)) {
        fprintf(stderr, "%s%s\n", first.data, why);
        HOLDS(false);
    }
    svod_write_found(&read, rules, again.rules, again.ocr, again.findings.data, again.findings.count, &second);
    HOLDS(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
}

#endif
