// What one document says: its parts, its headings, and every sentence under them.
#include "evidence/seek.h"

#include <string.h>

#include "base/str.h"
#include "evidence/outline.h"
#include "evidence/requisites.h"
#include "text/text.h"

#define TITLE_SENTENCE 100 // bytes
#define TITLE_NAME 60      // of a title inside of a paragraph that opens a zone
#define TITLE_LATE 48      // before its words that do
#define DENIAL_BYTES 300

typedef struct walk {
    svod_search *search;
    const svod_document *document;
    svod_arena *arena;
    svod_found *out;
    evidence_tally *tally;
    evidence_outline outline;
    evidence_reading reading;
    // Of the paragraph that is being read.
    evidence_spot spot;
    uint64_t zones;
    uint64_t ran_in;    // zones that words before a colon opened for the rest of the paragraph
    uint64_t announced; // zones that a first sentence announced for the rest of it
    uint64_t title;     // directions that a few words before its first full stop name
    bool first;         // no sentence of it was read yet
    const char *column;
} walk;

static const char *path(void *ctx, svod_arena *arena) {
    walk *w = ctx;
    return evidence_outline_path(&w->outline, w->spot.paragraph, w->column, arena);
}

// ---- sentences -----------------------------------------------------------------------------------------------------------

static void put(walk *w, uint64_t zones, evidence_via via) {
    const evidence_reading *reading = &w->reading;
    uint64_t cued = reading->cue & ~reading->not_ & ~zones;
    uint64_t soft = evidence_softly(w->search->seeker->rules, reading, zones) & ~zones & ~cued;
    evidence_spot spot = w->spot;
    spot.via = via;
    if (!w->first && spot.paragraph->kind == SVOD_BLOCK_TEXT) spot.context = 0;
    spot.context |= w->title;
    evidence_put(w->tally, zones & ~reading->not_, reading, &spot);
    spot.via = EVIDENCE_VIA_CUE;
    evidence_put_zones(w->tally, cued, reading, &spot);
    spot.via = EVIDENCE_VIA_SOFT;
    evidence_put_zones(w->tally, soft, reading, &spot);
}

// "Наставничество. Число пар выросло…": what is said follows, the title alone says nothing. A question is a title, too.
static bool is_title(const walk *w, size_t from, size_t len) {
    const svod_paragraph *at = w->spot.paragraph;
    bool ended = at->text[len - 1] == '.' || at->text[len - 1] == '?';
    bool short_one = w->first && from == 0 && len <= TITLE_SENTENCE && ended && len + 1 < at->len;
    return short_one && !w->reading.cue && !w->reading.negated && !evidence_ran_in(&w->reading);
}

// Zones that a title inside of a paragraph opens for the rest of it: "Вывод. …", "Насколько это помогло? …", "Директору школы № 7. …"
static uint64_t entitled(const walk *w, uint64_t soft, size_t len) {
    uint64_t opened = evidence_opened(&w->reading);
    bool names = opened && w->reading.heading_from <= TITLE_LATE && (len <= TITLE_NAME || w->reading.text[len - 1] == '?');
    return names ? opened : w->zones ? 0 : soft;
}

// "Об успехе судим по нескольким измерителям. Это …": a cue that names no direction speaks of what follows it in the paragraph.
static void announce(walk *w) {
    if (!w->first || w->ran_in || w->reading.sure || w->reading.negated || w->reading.planned) return;
    if (w->spot.paragraph->kind != SVOD_BLOCK_TEXT || w->spot.via == EVIDENCE_VIA_HEADING) return;
    w->announced = w->reading.cue & ~w->reading.not_;
}

static bool read_sentence(void *ctx, size_t from, size_t len) {
    walk *w = ctx;
    const char *text = w->spot.paragraph->text;
    for (size_t done = 0; done < len;) {
        size_t piece = len - done <= EVIDENCE_PIECE ? len - done : svod_utf8_cut(text + from + done, len - done, EVIDENCE_PIECE);
        evidence_read(w->search, text + from + done, piece, &w->reading);
        uint64_t opened = evidence_ran_in(&w->reading);
        if (opened) w->ran_in = opened;
        if (is_title(w, from, len)) {
            w->title = w->reading.sure;
            uint64_t soft = evidence_softly(w->search->seeker->rules, &w->reading, w->zones);
            uint64_t titled = entitled(w, soft, len);
            if (titled) w->ran_in = titled;
            w->first = false;
            if (!soft) return true;
        }
        announce(w);
        uint64_t zones = w->ran_in ? w->ran_in : w->announced ? w->announced : w->zones;
        put(w, zones, w->ran_in ? EVIDENCE_VIA_HEADING : w->announced ? EVIDENCE_VIA_LEAD : w->spot.via);
        w->first = false;
        done += piece;
    }
    return true;
}

static void read_paragraph(walk *w, const svod_paragraph *paragraph) {
    w->spot.paragraph = paragraph;
    w->ran_in = w->announced = 0;
    w->title = 0;
    w->first = true;
    svod_sentences(paragraph->text, paragraph->len, read_sentence, w);
}

// A title with nothing below it but a denial: "Профилактика выгорания" and then "Мониторинг не проводился."
static bool denied_below(walk *w, const svod_paragraph *title) {
    const svod_paragraph *next = title + 1;
    if (next >= w->document->paragraphs + w->document->count || next->len > DENIAL_BYTES || next->unreadable) return false;
    if (next->kind != SVOD_BLOCK_TEXT && next->kind != SVOD_BLOCK_ITEM) return false;
    evidence_read(w->search, next->text, next->len, &w->reading);
    return w->reading.negated;
}

static void read_heading(walk *w, const svod_paragraph *paragraph) {
    bool denied = denied_below(w, paragraph);
    evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
    evidence_outline_heading(&w->outline, paragraph, &w->reading);
    w->spot = (evidence_spot){.paragraph = paragraph, .heading = true};
    w->title = 0;
    w->first = true;
    uint64_t zones = evidence_outline_zones(&w->outline, &w->spot.via);
    if (!denied) put(w, zones, w->spot.via);
}

static void read_text(walk *w, const svod_paragraph *paragraph) {
    w->spot = (evidence_spot){.paragraph = paragraph};
    w->column = NULL;
    evidence_outline_text(&w->outline, paragraph);
    if (evidence_leads(paragraph)) {
        evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
        if (evidence_outline_lead(&w->outline, paragraph, &w->reading)) {
            read_heading(w, paragraph);
            return;
        }
    } else if (!evidence_listed(paragraph)) {
        evidence_outline_lead_ends(&w->outline);
        if (evidence_brief_title(paragraph)) {
            evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
            if (evidence_names_zone(paragraph, &w->reading)) {
                read_heading(w, paragraph);
                return;
            }
        }
    }
    if (evidence_brief_title(paragraph) && denied_below(w, paragraph)) return;
    w->zones = evidence_outline_zones(&w->outline, &w->spot.via);
    w->spot.context = evidence_outline_context(&w->outline);
    if (paragraph->kind == SVOD_BLOCK_ITEM) w->spot.item = evidence_text_hash(w->search, paragraph->text, 0);
    read_paragraph(w, paragraph);
}

// ---- tables --------------------------------------------------------------------------------------------------------------

static bool add_sure(void *ctx, size_t from, size_t len) {
    walk *w = ctx;
    evidence_read(w->search, w->spot.paragraph->text + from, len, &w->reading);
    w->spot.context |= w->reading.sure;
    w->spot.row_years |= w->reading.years;
    w->spot.row_own_year |= w->reading.own_year;
    return true;
}

// Looks through a row for the directions and years of all its cells.
static void look_over(walk *w, uint32_t from, uint32_t to, evidence_table *table, evidence_spot *row) {
    *row = (evidence_spot){0};
    for (uint32_t i = from; i < to; i++) {
        const svod_paragraph *cell = &w->document->paragraphs[i];
        w->spot = (evidence_spot){.paragraph = cell};
        if (!cell->unreadable) svod_sentences(cell->text, cell->len, add_sure, w);
        evidence_table_note(table, cell->col, w->spot.context);
        row->context |= w->spot.context;
        row->row_years |= w->spot.row_years;
        row->row_own_year |= w->spot.row_own_year;
        row->item = evidence_text_hash(w->search, cell->text, row->item);
    }
    row->context |= evidence_table_above(table, w->document->paragraphs[from].col);
}

static void read_cell(walk *w, const svod_paragraph *cell, evidence_table *table, const evidence_spot *row, bool alone) {
    uint64_t column = evidence_table_zones(table, cell->col);
    w->spot = *row;
    w->zones = evidence_outline_zones(&w->outline, &w->spot.via);
    // A bare year under a zone's heading is of that zone: aims of a programme under its indicators.
    const char *title = evidence_table_title(table, cell->col);
    if (title && strlen(title) == 4 && svod_digit(*title) && w->zones && w->spot.via == EVIDENCE_VIA_HEADING) column = w->zones;
    if (table->caption) w->zones = table->caption, w->spot.via = EVIDENCE_VIA_HEADING;
    // A zone that no column has for itself is that of the whole table.
    if (column) w->zones = column | (w->zones & ~table->columned), w->spot.via = EVIDENCE_VIA_HEADING;
    if (!column || alone) w->spot.context = evidence_outline_context(&w->outline) | table->context;
    if (alone) w->spot.item = 0;
    evidence_dated dated = alone ? EVIDENCE_UNDATED : evidence_table_dated(table, cell->col);
    if (dated) w->spot.row_years = true, w->spot.row_own_year = dated == EVIDENCE_OWN_YEAR;
    w->column = evidence_table_title(table, cell->col);
    read_paragraph(w, cell);
    w->column = NULL;
}

// Heads of columns that open no zone are of the table's own: "Прошли диагностику, чел."
static void read_head(walk *w, uint32_t from, uint32_t to, evidence_table *table) {
    const evidence_spot none = {0};
    for (uint32_t i = from; i < to; i++) {
        const svod_paragraph *cell = &w->document->paragraphs[i];
        if (!cell->unreadable && !evidence_table_zones(table, cell->col)) read_cell(w, cell, table, &none, false);
    }
}

// A row with a single cell is a heading to those below it.
static void caption(walk *w, const svod_paragraph *cell, evidence_table *table, uint64_t directions) {
    table->context = directions;
    if (cell->unreadable) return;
    evidence_read(w->search, cell->text, cell->len, &w->reading);
    if (evidence_opened(&w->reading)) table->caption = evidence_opened(&w->reading);
}

static void read_row(walk *w, uint32_t from, uint32_t to, evidence_table *table) {
    const svod_paragraph *cells = w->document->paragraphs;
    evidence_table_row(table, &cells[from]);
    bool alone = cells[from].col == cells[to - 1].col;
    evidence_spot row;
    if (!table->headed && !alone && table->rows <= 3 && evidence_table_head(table, w->search, cells, from, to, &w->reading)) {
        read_head(w, from, to, table);
        return;
    }
    look_over(w, from, to, table, &row);
    if (alone) caption(w, &cells[from], table, row.context);
    for (uint32_t i = from; i < to; i++)
        if (!cells[i].unreadable) read_cell(w, &cells[i], table, &row, alone && table->headed);
}

// ---- the whole -----------------------------------------------------------------------------------------------------------

static uint32_t row_end(const svod_document *document, uint32_t from) {
    const svod_paragraph *first = &document->paragraphs[from];
    uint32_t to = from + 1;
    while (to < document->count && document->paragraphs[to].kind == SVOD_BLOCK_CELL && document->paragraphs[to].table == first->table &&
           document->paragraphs[to].row == first->row)
        to++;
    return to;
}

static void read_all(walk *w) {
    evidence_table table = {0};
    for (uint32_t i = 0; i < w->document->count;) {
        const svod_paragraph *at = &w->document->paragraphs[i];
        if (i == 0 || evidence_part_begins(w->document, i)) {
            evidence_outline_part(&w->outline, w->search, w->document, i);
            if (w->out->kind == UINT32_MAX) w->out->kind = w->outline.kind;
            if (w->outline.kind != UINT32_MAX) w->out->kinds |= UINT64_C(1) << w->outline.kind;
        }
        if (at->kind == SVOD_BLOCK_CELL) {
            uint32_t to = row_end(w->document, i);
            read_row(w, i, to, &table);
            i = to;
            continue;
        }
        if (at->unreadable) {
            w->out->unreadable++;
        } else if (at->kind == SVOD_BLOCK_HEADING) {
            read_heading(w, at);
        } else {
            read_text(w, at);
        }
        i++;
    }
}

static void tell_limits(const svod_search *search, const svod_document *document, svod_findings *findings) {
    for (size_t i = 0; i < search->seeker->count; i++) {
        if (!search->limited[i]) continue;
        svod_add(findings, SVOD_F_evidence_limit, svod_place_file(document->name), search->seeker->duties[i].written, "");
        svod_about(findings, document->unit, NULL);
    }
}

void svod_seek(svod_search *search, const svod_document *document, svod_arena *arena, svod_found *out, svod_findings *findings) {
    svod_arena_reset(search->scratch);
    evidence_begin(search);
    *out = (svod_found){.unit = svod_strdup(arena, document->unit),
                        .name = svod_strdup(arena, document->name),
                        .format = svod_strdup(arena, document->format),
                        .state = document->count ? SVOD_DOC_READ : SVOD_DOC_EMPTY,
                        .fault = "",
                        .paragraphs = document->count,
                        .kind = UINT32_MAX,
                        .title = "",
                        .date = "",
                        .number = "",
                        .requisites = {.text = "", .headings = "", .mark = "", .why = ""},
                        .titled = {.text = "", .headings = "", .mark = "", .why = ""}};
    walk *w = SVOD_NEW(search->scratch, walk);
    *w = (walk){.search = search, .document = document, .arena = arena, .out = out};
    w->tally = evidence_tally_new(search, arena, evidence_headed(search, document, &w->reading), path, w);
    read_all(w);
    evidence_tally_end(w->tally, out);
    evidence_requisites(document, arena, out);
    tell_limits(search, document, findings);
}

void svod_seek_sentence(svod_search *search, const char *heading, const char *sentence, uint64_t *zones, uint64_t *directions) {
    evidence_reading *reading = SVOD_NEW(search->scratch, evidence_reading);
    evidence_read(search, heading, strlen(heading), reading);
    uint64_t opened = evidence_opened(reading);
    evidence_read(search, sentence, strlen(sentence), reading);
    uint64_t ran_in = evidence_ran_in(reading);
    *zones = ((ran_in ? ran_in : opened) | reading->cue | reading->soft) & ~reading->not_;
    *directions = reading->sure;
    svod_arena_reset(search->scratch);
}
