// A small rubric, roster and campaign for the tests of forms, and what their sheets are asked.
#ifndef SVOD_TEST_FORMS_HELP_H
#define SVOD_TEST_FORMS_HELP_H

#include "scoring.h"

#include <stdio.h>

#include "table/form.h"

// 1 (1.1, 1.2, 1.3 (1.3.1, 1.3.2)), 2 without criteria.
static const node_spec nested[] = {{"", 0, 130, "", false},     {"1", 1, 80, "", false},   {"1.1", 2, 20, "", false},
                                   {"1.2", 2, 20, "", false},   {"1.3", 2, 40, "", false}, {"1.3.1", 3, 20, "", false},
                                   {"1.3.2", 3, 20, "", false}, {"2", 1, 50, "", false}};

static inline svod_rubric *form_rubric(svod_arena *arena, const node_spec *specs, uint32_t count) {
    static const char *words[] = {"н/п", "n/a"};
    svod_rubric *rubric = make_rubric(arena, specs, count);
    rubric->policy.na_words = words;
    rubric->policy.na_word_count = 2;
    rubric->title = "Рубрика";
    strcpy(rubric->structure_sha256, "0123");
    for (uint32_t n = 0; n < count; n++)
        rubric->nodes[n].step = TENTHS(5);
    return rubric;
}

// What was hashed last; the "hash" is its length.
static char hashed[1 << 20];
static inline void keep_hashed(const void *data, size_t len, char hex[65]) {
    assert_true(len < sizeof hashed);
    memcpy(hashed, data, len);
    hashed[len] = '\0';
    snprintf(hex, 65, "%064zu", len);
}

static const svod_campaign form_campaign_2023 = {
    .name = "c", .title = "Кампания", .note = "", .date = "2023-06-26", .due = "", .year = 2023};

static inline svod_form_input form_input(svod_arena *arena, const svod_rubric *rubric, const svod_roster *roster) {
    bool *units = SVOD_ARRAY(arena, bool, roster->count);
    memset(units, 1, roster->count);
    return (svod_form_input){.campaign = &form_campaign_2023,
                             .rubric = rubric,
                             .roster = roster,
                             .expert = "Иванова А. А.",
                             .units = units,
                             .due = "2023-06-20",
                             .program = "0.0.0"};
}

static inline const svod_out *cell_of(const svod_table *table, uint32_t row, uint32_t col) {
    const svod_out *found = NULL;
    for (size_t i = 0; i < table->cells.count; i++) {
        const svod_out *cell = SVOD_AT(&table->cells, const svod_out, i);
        if (cell->row != row || cell->col != col) continue;
        assert_null(found); // a place is put once
        found = cell;
    }
    return found;
}

static inline const svod_allowed *allowed_at(const svod_table *table, uint32_t row, uint32_t col) {
    const svod_allowed *found = NULL;
    for (size_t i = 0; i < table->allowed.count; i++) {
        const svod_allowed *each = SVOD_AT(&table->allowed, const svod_allowed, i);
        const svod_range *range = &each->range;
        if (row < range->row1 || row > range->row2 || col < range->col1 || col > range->col2) continue;
        assert_null(found); // one cell, one validation
        found = each;
    }
    return found;
}

static inline bool any_text(const svod_table *table, const char *part) {
    for (size_t i = 0; i < table->cells.count; i++) {
        const char *text = SVOD_AT(&table->cells, const svod_out, i)->text;
        if (text && strstr(text, part)) return true;
    }
    return false;
}

#endif
