// Blocks of a paper, its head and its end.
#include "letter/paper.h"

#include <assert.h>
#include <string.h>

#define RUNS 6 // most of a block

letter_paper paper_of(const svod_result *result, const char *name, svod_arena *arena) {
    const svod_rubric *rubric = result->now.rubric;
    const svod_campaign *campaign = result->campaign;
    letter_paper out = {.result = result,
                        .rubric = rubric,
                        .lang = campaign->lang,
                        .arena = arena,
                        .letter = SVOD_NEW(arena, svod_letter),
                        .sides = {90 * SVOD_POINT, 50 * SVOD_POINT, 10 * SVOD_POINT},
                        .cluster = rubric->cluster_count ? (uint32_t)rubric->cluster_count - 1 : UINT32_MAX};
    if (rubric->advice) out.sides = rubric->advice->sides, out.cluster = rubric->advice->cluster;
    const char *title = paper_blank(campaign->title, campaign->name);
    *out.letter = (svod_letter){.name = name,
                                .title = title,
                                .author = paper_blank(campaign->letters.from, ""),
                                .date = paper_blank(campaign->date, ""),
                                .footer = title,
                                .lang = campaign->lang,
                                .blocks = svod_vec_of(arena, sizeof(svod_letter_block))};
    return out;
}

static svod_letter_block *last(letter_paper *paper) {
    return SVOD_AT(&paper->letter->blocks, svod_letter_block, paper->letter->blocks.count - 1);
}

static bool ends(const char *text, const char *at, const char *with) {
    size_t length = strlen(with);
    return (size_t)(at - text) >= length && memcmp(at - length, with, length) == 0;
}

// Behind the "г." of "г. Тобольск", not of "2023 г.".
static bool town(const char *text, const char *at) {
    if (!ends(text, at, "г.")) return false;
    const char *from = at - strlen("г.");
    return from == text || (from[-1] == ' ' && (from - 1 == text || !svod_digit(from[-2]))) || from[-1] == '(' || from[-1] == '\n';
}

// A line does not end between a figure and what belongs to it: its sign, "из 94", "п. п."; nor before a dash.
static bool glued(const char *text, const char *at) {
    const char *next = at + 1;
    if (*next == '%' || svod_starts(next, "—") || ends(text, at, "№")) return true;
    if (svod_starts(next, "п. п.") || (ends(text, at, "п.") && svod_starts(next, "п."))) return true;
    bool digit = at > text && svod_digit(at[-1]);
    if (town(text, at)) return true;
    return (digit && svod_starts(next, "из ")) || (ends(text, at, " из") && svod_digit(*next));
}

static const char *typeset(svod_arena *arena, const char *text) {
    svod_buf out = svod_buf_of(arena);
    for (const char *at = text; *at; at++) {
        if (*at == ' ' && glued(text, at))
            svod_buf_str(&out, "\u00A0");
        else
            svod_buf_add(&out, at, 1);
    }
    return out.len ? out.data : "";
}

svod_letter_run *paper_run(letter_paper *paper, const char *text) {
    svod_letter_block *block = last(paper);
    if (!block->runs) block->runs = SVOD_ARRAY(paper->arena, svod_letter_run, RUNS);
    svod_letter_run *run = &block->runs[block->run_count++];
    run->text = typeset(paper->arena, text);
    return run;
}

svod_letter_block *paper_add(letter_paper *paper, svod_letter_kind kind, const char *text) {
    SVOD_PUSH(&paper->letter->blocks, svod_letter_block)->kind = (uint8_t)kind;
    if (text) paper_run(paper, text);
    return last(paper);
}

void paper_heading(letter_paper *paper, const char *text) {
    paper_add(paper, SVOD_LETTER_HEADING, text)->keep = true;
}

bool paper_measured(const letter_paper *paper) {
    return paper->rubric->total != SVOD_TOTAL_POINTS;
}

svod_letter_block *paper_table(letter_paper *paper, const uint16_t *widths, const char *const *heads, uint32_t columns, uint32_t rows) {
    svod_letter_block *table = paper_add(paper, SVOD_LETTER_TABLE, NULL);
    uint16_t *own = SVOD_ARRAY(paper->arena, uint16_t, columns);
    memcpy(own, widths, columns * sizeof *own);
    table->widths = own;
    table->column_count = paper->columns = columns;
    table->rows = SVOD_ARRAY(paper->arena, svod_letter_row, (size_t)rows + 1);
    paper->capacity = rows + 1;
    svod_letter_row *head = paper_row(paper, table);
    head->head = true;
    for (uint32_t i = 0; i < columns; i++) {
        svod_letter_cell *cell = paper_cell(paper, head, i, heads[i]);
        cell->bold = cell->shaded = true;
    }
    return table;
}

svod_letter_row *paper_row(letter_paper *paper, svod_letter_block *table) {
    assert(table->row_count < paper->capacity);
    svod_letter_row *row = &table->rows[table->row_count++];
    row->count = paper->columns;
    row->cells = SVOD_ARRAY(paper->arena, svod_letter_cell, paper->columns);
    for (uint32_t i = 0; i < paper->columns; i++)
        row->cells[i] = (svod_letter_cell){.text = "", .cols = 1};
    return row;
}

svod_letter_cell *paper_cell(letter_paper *paper, svod_letter_row *row, uint32_t column, const char *text) {
    svod_letter_cell *cell = &row->cells[column];
    cell->text = typeset(paper->arena, text);
    return cell;
}

svod_letter_cell *paper_number(letter_paper *paper, svod_letter_row *row, uint32_t column, const char *text) {
    svod_letter_cell *cell = paper_cell(paper, row, column, text);
    cell->number = true;
    if (svod_streq(text, SVOD_NONE)) cell->ink = SVOD_INK_MUTED;
    return cell;
}

// ---- head and end ------------------------------------------------------------------------------------------------------------

void paper_open(letter_paper *paper) {
    const svod_campaign *campaign = paper->result->campaign;
    if (campaign->provenance == SVOD_DEMO) {
        paper_add(paper, SVOD_LETTER_TEXT, NULL);
        svod_letter_run *run = paper_run(paper, SAY(paper, demo));
        run->bold = true;
        run->ink = SVOD_INK_BAD;
    }
    const char *from = paper_blank(campaign->letters.from, SAY(paper, from_line)), *place = paper_blank(campaign->letters.place, "");
    const char *lines = *place ? svod_printf(paper->arena, "%s\n%s", from, place) : from;
    paper_add(paper, SVOD_LETTER_HEAD, svod_printf(paper->arena, "%s\n%s", lines, SAY(paper, number_line)));
}

void paper_close(letter_paper *paper) {
    const svod_letterhead *head = &paper->result->campaign->letters;
    if (!svod_blank(head->contact)) paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, contact), head->contact));
    last(paper)->keep = true; // nobody signs an empty page
    paper_add(paper, SVOD_LETTER_SIGN, paper_blank(head->post, SAY(paper, post_line)));
    paper_run(paper, paper_blank(head->name, SAY(paper, name_line)));
}
