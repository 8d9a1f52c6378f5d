// Rubrics that are faulty in one place each, and what must be said of it. For tests of rubric/ alone.
#ifndef SVOD_TEST_RUBRIC_HELP_H
#define SVOD_TEST_RUBRIC_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "read/read.h"
#include "rubric/compile.h"

typedef struct fault {
    const char *yaml;
    svod_code code;
    uint32_t line, col;
    const char *found, *expected; // NULL: whatever
} fault;

typedef struct fixture {
    svod_arena *arena;
    svod_findings findings;
} fixture;

static inline fixture set_up(svod_lang lang) {
    svod_arena *arena = svod_arena_new();
    return (fixture){.arena = arena, .findings = svod_findings_of(arena, lang)};
}

static inline svod_rubric *compile(fixture *f, const char *yaml, const char *file) {
    svod_bytes bytes = {(const unsigned char *)yaml, strlen(yaml)};
    const svod_node *tree = svod_yaml_read(bytes, file, f->arena, &f->findings);
    return tree ? svod_rubric_compile(tree, 0, f->arena, &f->findings) : NULL;
}

static inline void print_all(const fixture *f, const char *yaml) {
    print_message("%s\n", yaml);
    for (size_t i = 0; i < f->findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&f->findings.list, svod_finding, i);
        print_message("  %s %u:%u [%s] [%s] %s\n", svod_code_id(at->code), at->place.line, at->place.col, at->found, at->expected,
                      at->advice ? at->advice : "");
    }
}

// One fault makes one finding: at its place, and nothing is blamed for what follows from it.
static inline bool as_expected(const fixture *f, const fault *expected) {
    if (f->findings.list.count != 1) return false;
    const svod_finding *found = SVOD_AT(&f->findings.list, svod_finding, 0);
    if (found->code != expected->code || found->place.line != expected->line || found->place.col != expected->col) return false;
    if (expected->found && strcmp(expected->found, found->found) != 0) return false;
    return !expected->expected || strcmp(expected->expected, found->expected) == 0;
}

static inline void assert_faults(const fault *faults, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        fixture f = set_up(SVOD_RU);
        const svod_rubric *rubric = compile(&f, faults[i].yaml, "r.yaml");
        if (rubric || !as_expected(&f, &faults[i])) {
            print_message("case %zu: expected %s %u:%u\n", i, svod_code_id(faults[i].code), faults[i].line, faults[i].col);
            print_all(&f, faults[i].yaml);
            wrong++;
        }
        svod_arena_free(f.arena);
    }
    assert_int_equal(wrong, 0);
}

#endif
