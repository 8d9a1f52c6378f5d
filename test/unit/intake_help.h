// Small rubrics, rosters and sheets made by hand, for the tests of intake/. A sheet is a text: rows by '\n', cells by '|'; a cell that is a
// number becomes one, "''" begins a text, "@2023-05-07" is a date, "#N/A" an error, "=?" a formula without a result; "^" before all that:
// hidden,
// "!" damaged, "&" a percentage.
#ifndef SVOD_TEST_INTAKE_HELP_H
#define SVOD_TEST_INTAKE_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "intake/intake.h"

typedef struct node_spec {
    const char *id, *title;
    uint32_t depth;
    int max;            // points
    int step;           // ten-thousandths of a point
    const char *header; // or NULL
} node_spec;

static svod_arena *arena;
static svod_findings findings;

static inline int begin(void **state) {
    (void)state;
    arena = svod_arena_new();
    findings = svod_findings_of(arena, SVOD_RU);
    return 0;
}

static inline int finish(void **state) {
    (void)state;
    svod_arena_free(arena);
    return 0;
}

static inline uint32_t parent_of(const svod_rubric *rubric, uint32_t node) {
    for (uint32_t i = node; i-- > 0;)
        if (rubric->nodes[i].depth < rubric->nodes[node].depth) return i;
    return SVOD_NO_NODE;
}

static inline void link_node(svod_rubric *rubric, uint32_t node) {
    svod_rnode *at = &rubric->nodes[node], *parent = &rubric->nodes[at->parent];
    uint32_t *slot = &parent->first_child;
    while (*slot != SVOD_NO_NODE)
        slot = &rubric->nodes[*slot].next;
    *slot = node;
    parent->child_count++;
}

static inline svod_rubric *make_rubric(const node_spec *specs, uint32_t count) {
    svod_rubric *rubric = SVOD_NEW(arena, svod_rubric);
    *rubric = (svod_rubric){.file = "rubric.yaml", .year = 2023, .lang = SVOD_RU, .count = count + 1, .by_id = svod_map_new(arena)};
    rubric->nodes = SVOD_ARRAY(arena, svod_rnode, count + 1);
    for (uint32_t i = 0; i <= count; i++) {
        svod_rnode *node = &rubric->nodes[i];
        *node = (svod_rnode){.id = "", .title = "", .note = "", .parent = SVOD_NO_NODE, .first_child = SVOD_NO_NODE, .next = SVOD_NO_NODE};
        if (!i) continue;
        node->id = specs[i - 1].id;
        node->title = specs[i - 1].title;
        node->depth = specs[i - 1].depth;
        node->max = specs[i - 1].max * SVOD_POINT;
        node->step = specs[i - 1].step * SVOD_POINT_TENTHOUSANDTH;
        node->header_count = specs[i - 1].header ? 1 : 0;
        node->headers = SVOD_ARRAY(arena, const char *, 1);
        node->headers[0] = specs[i - 1].header;
        node->parent = parent_of(rubric, i);
        link_node(rubric, i);
        svod_map_add(rubric->by_id, node->id, i);
    }
    return rubric;
}

// ---- sheets ------------------------------------------------------------------------------------------------------------

static inline svod_cell make_cell(uint32_t row, uint32_t col, const char *text, size_t len) {
    svod_cell cell = {.row = row, .col = col, .type = SVOD_CELL_STRING};
    svod_decimal value;
    char *copy = svod_strndup(arena, text, len);
    if (*copy == '^') {
        cell = make_cell(row, col, text + 1, len - 1);
        cell.flags |= SVOD_CELL_HIDDEN;
        return cell;
    }
    if (*copy == '!' || *copy == '&') {
        bool damaged = *copy == '!';
        cell = make_cell(row, col, text + 1, len - 1);
        cell.flags |= damaged ? SVOD_CELL_DAMAGED : SVOD_CELL_PERCENT;
        if (damaged) cell.type = SVOD_CELL_ERROR;
        return cell;
    }
    for (char *at = copy; *at; at++)
        if (*at == '~') *at = '\n';
    if (svod_streq(copy, "=?")) {
        cell.type = SVOD_CELL_EMPTY;
        cell.flags = SVOD_CELL_FORMULA | SVOD_CELL_NO_RESULT;
        return cell;
    }
    if (svod_starts(copy, "''")) {
        copy += 2;
    } else if (*copy == '@') {
        copy++;
        cell.type = SVOD_CELL_DATE;
    } else if (*copy == '#') {
        cell.type = SVOD_CELL_ERROR;
    } else if (svod_streq(copy, "true") || svod_streq(copy, "false")) {
        cell.type = SVOD_CELL_BOOL;
        cell.number = svod_streq(copy, "true");
    } else if (svod_num_parse(copy, strlen(copy), &value, NULL) == SVOD_NUM_VALUE) {
        cell.type = SVOD_CELL_NUMBER;
    }
    cell.text = copy;
    cell.len = (uint32_t)strlen(copy);
    return cell;
}

// Pushes the rows of a sheet's text into a sink.
static inline void push_rows(const svod_sink *sink, const char *text) {
    svod_cell cells[64];
    for (uint32_t row = 1; *text; row++) {
        size_t count = 0;
        for (uint32_t col = 1;; col++) {
            size_t len = strcspn(text, "|\n");
            if (len) cells[count++] = make_cell(row, col, text, len);
            text += len;
            if (*text != '|') break;
            text++;
        }
        if (count) assert_true(sink->row(sink->ctx, row, cells, count));
        text += *text == '\n';
    }
}

static inline void push_sheet(const svod_sink *sink, const char *file, const char *name, svod_visibility visibility, const char *text,
                              const svod_merge *merges, size_t merge_count) {
    svod_sheet_info info = {.file = file, .name = name, .visibility = visibility};
    assert_true(sink->sheet(sink->ctx, &info));
    push_rows(sink, text);
    assert_true(sink->end(sink->ctx, merges, merge_count));
}

static inline const svod_grid *make_grid(const char *file, const char *text) {
    svod_grids *grids = SVOD_NEW(arena, svod_grids);
    *grids = svod_grids_of(arena);
    svod_sink sink = svod_grids_sink(grids);
    push_sheet(&sink, file, "Лист1", SVOD_VISIBLE, text, NULL, 0);
    return SVOD_AT(&grids->list, svod_grid, 0);
}

static inline svod_roster *make_roster(const char *text) {
    svod_roster *roster = SVOD_NEW(arena, svod_roster);
    assert_true(svod_roster_build(make_grid("roster.csv", text), arena, roster, &findings));
    return roster;
}

// ---- findings ----------------------------------------------------------------------------------------------------------

static inline const svod_finding *nth_finding(svod_code code, size_t nth) {
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        if (at->code == code && nth-- == 0) return at;
    }
    return NULL;
}

static inline void assert_finding(svod_code code, const char *ref, const char *found, const char *expected) {
    const svod_finding *at = nth_finding(code, 0);
    if (!at) fail_msg("no finding %s", svod_code_id(code));
    char buf[SVOD_REF_SIZE] = "";
    if (at->place.row) svod_ref(buf, at->place.row, at->place.col);
    assert_string_equal(buf, ref);
    if (found) assert_string_equal(at->found, found);
    if (expected) assert_string_equal(at->expected, expected);
}

static inline size_t count_of(svod_code code) {
    return findings.per_code[code];
}

static inline void assert_no_findings(svod_severity from) {
    for (size_t i = 0; i < findings.list.count; i++) {
        const svod_finding *at = SVOD_AT(&findings.list, svod_finding, i);
        if (at->severity >= from)
            fail_msg("%s at %s: %s (%s)", svod_code_id(at->code), svod_place_text(arena, at->place), at->found, at->expected);
    }
}

#endif
