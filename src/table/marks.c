// What an audit says of single cells of a published table, gathered cell by cell.
#include "table/marks.h"

#include <stdlib.h>

#include "base/str.h"

#define NOTE_MOST 20 // claims and mends of a cell that its comment tells: a list may lack thousands of units, all told at its last row

#define SAID(audit, id) svod_say((audit)->lang, SVOD_T_table_##id)

// A claim about a cell, or a mend of it.
typedef struct saying {
    uint32_t table, row, col, index; // claims first, in their order; then mends
    const svod_claim *claim;         // NULL: a mend
    const svod_cause *cause;         // NULL: none
    const svod_mend *mend;
} saying;

static int order(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_cell(const void *left, const void *right) {
    const saying *a = left, *b = right;
    int table = order(a->table, b->table), row = order(a->row, b->row), col = order(a->col, b->col);
    return table ? table : row ? row : col ? col : order(a->index, b->index);
}

static void note(const svod_audit *audit, svod_vec *out, svod_spot at, saying what) {
    svod_place place = svod_spot_place(audit, at);
    what.table = at.table, what.row = place.row, what.col = place.col, what.index = (uint32_t)out->count;
    *SVOD_PUSH(out, saying) = what;
}

static svod_vec sayings_of(const svod_audit *audit, svod_arena *arena) {
    svod_vec out = svod_vec_of(arena, sizeof(saying));
    for (size_t i = 0; i < audit->claims.count; i++) {
        const svod_claim *claim = SVOD_AT(&audit->claims, svod_claim, i);
        const svod_cause *cause = claim->cause == UINT32_MAX ? NULL : SVOD_AT(&audit->causes, svod_cause, claim->cause);
        note(audit, &out, claim->at, (saying){.claim = claim, .cause = cause});
    }
    for (size_t i = 0; i < audit->causes.count; i++) {
        const svod_cause *cause = SVOD_AT(&audit->causes, svod_cause, i);
        for (uint32_t k = 0; k < cause->mend_count; k++)
            note(audit, &out, cause->mends[k].at, (saying){.cause = cause, .mend = &cause->mends[k]});
    }
    if (out.count) qsort(out.data, out.count, sizeof(saying), by_cell);
    return out;
}

const char *svod_mark_word(svod_verdict verdict, svod_lang lang) {
    static const svod_text words[] = {SVOD_T_table_audit_mend, SVOD_T_table_audit_rounded, SVOD_T_table_audit_doubtful,
                                      SVOD_T_table_audit_contradiction};
    return svod_say(lang, words[verdict]);
}

svod_tone svod_mark_tone(svod_verdict verdict) {
    static const svod_tone tones[] = {SVOD_TONE_MEND, SVOD_TONE_SLIGHT, SVOD_TONE_WARN, SVOD_TONE_BAD};
    return tones[verdict];
}

const char *svod_mark_why(const svod_audit *audit, const svod_claim *claim) {
    return *claim->why ? claim->why : audit->check_titles[claim->check];
}

const char *svod_mark_advice(const svod_audit *audit, const svod_claim *claim) {
    const svod_cause *cause = claim->cause == UINT32_MAX ? NULL : SVOD_AT(&audit->causes, svod_cause, claim->cause);
    return cause && *cause->text ? cause->text : svod_code_advice(claim->code, audit->lang);
}

// A line "label: text", when there is a text.
static void add_line(svod_buf *out, const char *label, const char *text) {
    if (text == NULL || *text == '\0') return;
    svod_buf_str(out, out->len ? "\n" : "");
    svod_buf_printf(out, *label ? "%s: %s" : "%s%s", label, text);
}

static void add_claim(const svod_audit *audit, const svod_claim *claim, svod_buf *out) {
    add_line(out, SAID(audit, audit_printed), claim->found);
    add_line(out, SAID(audit, audit_recomputed), claim->expected);
    add_line(out, SAID(audit, audit_why), svod_mark_why(audit, claim));
}

// What is said of one cell: its claims, or what should stand there (claims say that themselves), and each cause once.
static const char *note_of(const svod_audit *audit, const saying *first, size_t count, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    size_t shown = count < NOTE_MOST ? count : NOTE_MOST;
    for (size_t i = 0; i < shown; i++) {
        if (first[i].claim) add_claim(audit, first[i].claim, &out);
        if (first[i].mend && !first[0].claim) add_line(&out, SAID(audit, audit_should), first[i].mend->text);
        const char *advice = first[i].claim ? svod_mark_advice(audit, first[i].claim) : first[i].cause->text;
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = first[k].cause == first[i].cause && (first[i].cause || first[k].claim->code == first[i].claim->code);
        if (!told) add_line(&out, SAID(audit, advice), advice);
    }
    if (count > shown) add_line(&out, "", svod_printf(arena, SAID(audit, audit_list_cut), (uint32_t)(count - shown)));
    return out.data ? out.data : "";
}

svod_vec *svod_marks_of(const svod_audit *audit, svod_arena *arena) {
    svod_vec sayings = sayings_of(audit, arena), *marks = SVOD_ARRAY(arena, svod_vec, audit->table_count + 1);
    for (uint32_t table = 0; table < audit->table_count; table++)
        marks[table] = svod_vec_of(arena, sizeof(svod_mark));
    for (size_t i = 0, end; i < sayings.count; i = end) {
        const saying *first = SVOD_AT(&sayings, saying, i);
        uint8_t worst = SVOD_CONSISTENT;
        for (end = i; end < sayings.count; end++) {
            const saying *at = SVOD_AT(&sayings, saying, end);
            if (at->table != first->table || at->row != first->row || at->col != first->col) break;
            if (at->claim && at->claim->verdict > worst) worst = at->claim->verdict;
        }
        svod_mark mark = {first->row, first->col, worst, note_of(audit, first, end - i, arena)};
        *SVOD_PUSH(&marks[first->table], svod_mark) = mark;
    }
    return marks;
}

// Index of the first mark at or behind the cell.
static size_t place_of(const svod_vec *marks, uint32_t row, uint32_t col) {
    size_t from = 0, to = marks->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const svod_mark *at = SVOD_AT(marks, svod_mark, middle);
        if (at->row < row || (at->row == row && at->col < col))
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const svod_mark *svod_mark_at(const svod_vec *marks, uint32_t row, uint32_t col) {
    size_t i = place_of(marks, row, col);
    const svod_mark *at = i < marks->count ? SVOD_AT(marks, svod_mark, i) : NULL;
    return at && at->row == row && at->col == col ? at : NULL;
}

bool svod_mark_in_row(const svod_vec *marks, uint32_t row) {
    size_t i = place_of(marks, row, 0);
    return i < marks->count && SVOD_AT(marks, svod_mark, i)->row == row;
}
