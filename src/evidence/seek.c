// What one document says: its parts, its headings, and every sentence under them.
#include "evidence/seek.h"

#include <string.h>

#include "base/str.h"
#include "evidence/agenda.h"
#include "evidence/label.h"
#include "evidence/outline.h"
#include "evidence/requisites.h"
#include "text/text.h"

#define TITLE_SENTENCE 100 // bytes
#define TITLE_NAME 60      // of a title inside of a paragraph that opens a zone
#define TITLE_LATE 48      // before its words that do
#define DENIAL_BYTES 300
#define SUBJECT_LATE 8
#define SUBJECT_BYTES 300
#define LISTED_PARTS 2 // semicolons of a list in prose

// What a sentence lends to those after it that name no direction: "Школа молодого педагога … В ней занимались 143 человека."
typedef struct said {
    uint64_t directions;
    bool years, own_year, recent_year;
} said;

typedef struct walk {
    svod_search *search;
    const svod_document *document;
    svod_arena *arena;
    svod_found *out;
    evidence_tally *tally;
    evidence_outline outline;
    evidence_reading reading;
    evidence_labels labels; // of what was numbered so far
    // Of the paragraph that is being read.
    evidence_spot spot;
    uint64_t zones;
    uint64_t ran_in;                         // zones that words before a colon opened for the rest of the paragraph
    uint64_t announced;                      // zones that a first sentence announced for the rest of it
    said last;                               // what its last sentence that named a direction said
    uint64_t title;                          // directions that a few words before its first full stop name
    uint64_t listed;                         // directions of the list or table right above it
    bool point;                              // it goes on with a numbered point above it
    bool first;                              // no sentence of it was read yet
    evidence_label own[EVIDENCE_OWN_LABELS]; // its labels, until they have their directions
    size_t own_count;
    uint64_t valued; // directions of its label or its row's, where there is nothing but figures
    const char *column;
    uint64_t subject; // the only direction that the document's title names
    evidence_agenda agenda;
    bool topical;    // the context of the paragraph is only the point that was heard
    bool subjective; // or only the subject
} walk;

static const char *path(void *ctx, svod_arena *arena) {
    walk *w = ctx;
    return evidence_outline_path(&w->outline, w->spot.paragraph, w->column, arena);
}

// ---- labels ----------------------------------------------------------------------------------------------------------------

// A paragraph, heading or row begins that may be numbered. mere: of figures alone, which speak of what was numbered so before.
static void label(walk *w, const svod_paragraph *paragraph, bool mere) {
    w->own_count = evidence_labels_of(paragraph, w->own);
    w->valued = 0;
    for (size_t i = 0; i < w->own_count && mere; i++)
        w->valued |= evidence_label_directions(&w->labels, &w->own[i]);
    if (w->valued) w->own_count = 0;
    size_t last = w->own_count; // what its text begins with
    if (last && w->own[last - 1].perhaps && evidence_label_directions(&w->labels, &w->own[last - 1])) w->own_count--;
    for (size_t i = 0; i < w->own_count; i++)
        evidence_label_begins(&w->labels, &w->own[i]);
}

// The first sentence of it that names directions says what its labels are for.
static void label_note(walk *w, uint64_t directions) {
    if (!directions) return;
    for (size_t i = 0; i < w->own_count; i++)
        evidence_label_note(&w->labels, &w->own[i], directions);
    w->own_count = 0;
}

// Directions of the labels that a sentence refers to which names none itself: "По 3.1 и 3.3 город идёт ровно".
static uint64_t spoken_of(const walk *w) {
    const evidence_reading *reading = &w->reading;
    if (reading->sure) return 0;
    uint64_t named = evidence_labels_named(&w->labels, reading->text, reading->len);
    return named | w->valued;
}

// ---- sentences -----------------------------------------------------------------------------------------------------------

static void borrow(walk *w, evidence_spot *spot, uint64_t spoken) {
    const evidence_reading *reading = &w->reading;
    uint64_t names = reading->sure | spoken;
    if (names) w->last = (said){names, reading->years, reading->own_year, reading->recent_year};
    if (spoken && (spot->paragraph->kind != SVOD_BLOCK_CELL || !spot->context)) spot->context = spoken;
    if (spoken || reading->directions || spot->paragraph->kind == SVOD_BLOCK_CELL) return;
    spot->context |= w->last.directions;
    if (!w->last.years || spot->row_years) return;
    spot->row_years = true;
    spot->row_own_year = w->last.own_year;
    spot->row_recent_year = w->last.recent_year;
}

// "Значения собирает статистик центра …" below a list of indicators speaks of all of them.
static void put_below(walk *w, evidence_spot spot) {
    const evidence_reading *reading = &w->reading;
    const svod_evidence_rules *rules = w->search->seeker->rules;
    bool run_in = evidence_run_in(spot.paragraph);
    if (!w->listed || reading->directions || (!run_in && (spot.heading || spot.paragraph->kind != SVOD_BLOCK_TEXT))) return;
    spot.heading = false;
    spot.context = w->listed;
    uint64_t cued = reading->cue & ~reading->not_;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (!rules->zones[i].below) cued &= ~(UINT64_C(1) << i);
    evidence_put_zones(w->tally, cued, reading, &spot);
}

// Zones that go along with those: who tells what a measure gave tells of the measure.
static uint64_t along(const svod_evidence_rules *rules, uint64_t zones) {
    uint64_t more = 0;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (rules->zones[i].along & zones) more |= UINT64_C(1) << i;
    return more & ~zones;
}

// Figures for years are aims in a document of intentions, and what happens in it was not done yet.
static bool programmed(const walk *w) {
    return w->outline.kind != UINT32_MAX && w->search->seeker->rules->kinds[w->outline.kind].ahead;
}

static uint64_t things_done(const svod_evidence_rules *rules) {
    uint64_t zones = 0;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (rules->zones[i].done) zones |= UINT64_C(1) << i;
    return zones;
}

static void put(walk *w, uint64_t zones, evidence_via via) {
    const evidence_reading *reading = &w->reading;
    uint64_t cued = reading->cue & ~reading->not_ & ~zones;
    uint64_t soft = evidence_softly(w->search->seeker->rules, reading, zones) & ~zones & ~cued;
    if (programmed(w)) soft &= ~things_done(w->search->seeker->rules);
    evidence_spot spot = w->spot;
    spot.via = via;
    // What a meeting heard is what it decides on, not what its speakers measured.
    uint64_t topic = w->topical && (w->first || w->ran_in || spot.paragraph->kind != SVOD_BLOCK_TEXT) ? spot.context : 0;
    if (w->topical || (w->subjective && reading->sure)) spot.context = 0;
    // A title right above goes on to speak for what names something of its own.
    bool close = spot.paragraph > w->document->paragraphs && spot.paragraph[-1].kind == SVOD_BLOCK_HEADING;
    bool own = reading->directions || w->last.directions;
    if (!w->first && !close && spot.paragraph->kind == SVOD_BLOCK_TEXT && own) spot.context = 0;
    spot.context |= w->title;
    uint64_t spoken = spoken_of(w);
    borrow(w, &spot, spoken);
    if (reading->len > 0 && reading->text[reading->len - 1] == '?' && !spot.heading) return; // a question says nothing
    evidence_spot heard = spot;
    if (!heard.context && (via == EVIDENCE_VIA_HEADING || via == EVIDENCE_VIA_LEAD)) heard.context = topic;
    evidence_put(w->tally, zones & ~reading->not_, reading, &heard);
    spot.via = EVIDENCE_VIA_CUE;
    evidence_put_zones(w->tally, cued, reading, &spot);
    if (!spoken) put_below(w, spot);
    spot.via = EVIDENCE_VIA_SOFT;
    evidence_put_zones(w->tally, soft, reading, &spot);
    uint64_t here = along(w->search->seeker->rules, zones & ~reading->not_) & ~reading->not_ & ~soft;
    uint64_t more = along(w->search->seeker->rules, cued | soft) & ~reading->not_ & ~soft & ~here;
    if (reading->len && svod_digit(*reading->text) && spot.paragraph->kind == SVOD_BLOCK_CELL) return; // a figure is no measure
    evidence_put_zones(w->tally, more, reading, &spot);
    if (via == EVIDENCE_VIA_KIND) spot.via = via;
    evidence_put_zones(w->tally, here, reading, &spot);
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

// "Об успехе судим по нескольким измерителям. Это …": a cue that names no direction speaks of what follows it in the paragraph, up to a
// firm cue of another zone. True: this sentence is of what was announced.
static bool announced(walk *w) {
    uint64_t cued = w->reading.cue & ~w->reading.not_;
    if (cued & ~w->announced && !(cued & w->announced)) {
        bool speaks = w->first || w->announced;
        bool lends = w->spot.paragraph->kind == SVOD_BLOCK_TEXT && w->spot.via != EVIDENCE_VIA_HEADING && !w->ran_in;
        w->announced = 0;
        if (speaks && lends && !w->reading.sure && !w->reading.negated && !w->reading.planned) w->announced = cued;
    }
    // "Открыта школа наставников": a soft cue takes its own sentence out, but a plan is nothing done.
    const svod_evidence_rules *rules = w->search->seeker->rules;
    uint64_t soft = evidence_softly(rules, &w->reading, w->zones);
    if (w->reading.planned) soft &= ~things_done(rules);
    return w->announced && (cued || !soft || (soft & w->announced));
}

// A list, or one written as prose: "Это доля …; число …; охват …"
static bool lists(const svod_paragraph *paragraph) {
    if (paragraph->kind == SVOD_BLOCK_ITEM || paragraph->kind == SVOD_BLOCK_CELL) return true;
    size_t semicolons = 0;
    for (const char *at = paragraph->text; paragraph->kind == SVOD_BLOCK_TEXT && *at; at++)
        semicolons += *at == ';';
    return semicolons >= LISTED_PARTS;
}

static bool read_sentence(void *ctx, size_t from, size_t len) {
    walk *w = ctx;
    const char *text = w->spot.paragraph->text;
    for (size_t done = 0; done < len;) {
        size_t piece = svod_utf8_cut(text + from + done, len - done, EVIDENCE_PIECE);
        evidence_read(w->search, text + from + done, piece, &w->reading);
        label_note(w, w->reading.sure);
        if (w->reading.sure) evidence_outline_name(&w->outline, w->reading.sure);
        uint64_t opened = evidence_ran_in(&w->reading);
        if (opened) w->ran_in = opened;
        if (is_title(w, from, len)) {
            w->title = w->reading.sure | spoken_of(w);
            uint64_t soft = evidence_softly(w->search->seeker->rules, &w->reading, w->zones);
            uint64_t titled = entitled(w, soft, len);
            if (titled) w->ran_in = titled;
            w->first = false;
            if (!soft) return true;
        }
        if (lists(w->spot.paragraph)) w->listed |= w->reading.sure;
        bool lent = announced(w);
        uint64_t zones = w->ran_in ? w->ran_in : lent ? w->announced : w->zones;
        put(w, zones, w->ran_in ? EVIDENCE_VIA_HEADING : lent ? EVIDENCE_VIA_LEAD : w->spot.via);
        w->first = false;
        done += piece;
    }
    return true;
}

// Text below a numbered point, that bears no number itself, goes on with it: the formula below "5. Показатель П2. Доля учителей …".
static bool goes_on(walk *w, const svod_paragraph *paragraph) {
    bool text = paragraph->kind == SVOD_BLOCK_TEXT && !*paragraph->mark, after = paragraph > w->document->paragraphs;
    w->point = text && after && (w->point || (paragraph[-1].kind == SVOD_BLOCK_ITEM && svod_digit(*paragraph[-1].mark)));
    return w->point;
}

static void read_paragraph(walk *w, const svod_paragraph *paragraph) {
    w->spot.paragraph = paragraph;
    if (paragraph->kind != SVOD_BLOCK_CELL) label(w, paragraph, evidence_mere_values(paragraph->text, paragraph->len));
    w->ran_in = w->announced = 0;
    if (!goes_on(w, paragraph)) w->last = (said){0};
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

// What a paper has for its form is left out.
static bool read_form(walk *w, const svod_paragraph *paragraph) {
    evidence_form form = evidence_formal(w->search, paragraph);
    if (form == EVIDENCE_FORM_NONE || (form == EVIDENCE_FORM_LINE && paragraph->kind == SVOD_BLOCK_HEADING)) return false;
    evidence_outline_formal(&w->outline, paragraph, form);
    return true;
}

typedef void enter_fn(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading);

static void read_titled(walk *w, const svod_paragraph *paragraph, enter_fn *enter) {
    bool denied = denied_below(w, paragraph);
    evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
    label(w, paragraph, false);
    label_note(w, w->reading.sure);
    w->own_count = 0;
    w->reading.sure |= spoken_of(w);
    enter(&w->outline, paragraph, &w->reading);
    w->spot = (evidence_spot){.paragraph = paragraph, .heading = true};
    w->title = 0;
    w->first = true;
    uint64_t zones = evidence_outline_zones(&w->outline, &w->spot.via);
    bool asks = evidence_asks(paragraph) || (paragraph->len && paragraph->text[paragraph->len - 1] == '?');
    if (!denied && !asks && evidence_formal(w->search, paragraph) == EVIDENCE_FORM_NONE) put(w, zones, w->spot.via);
}

static void read_heading(walk *w, const svod_paragraph *paragraph) {
    read_titled(w, paragraph, evidence_outline_heading);
}

static void read_beginning(walk *w, const svod_paragraph *paragraph) {
    evidence_read(w->search, paragraph->text, svod_utf8_cut(paragraph->text, paragraph->len, DENIAL_BYTES), &w->reading);
}

// "СЛУШАЛИ: …": what was decided before is over.
static bool stands_aside(walk *w, const svod_paragraph *paragraph) {
    read_beginning(w, paragraph);
    return w->reading.aside && !evidence_ran_in(&w->reading);
}

// "Об индивидуальных маршрутах педагогов" at the top: what names no direction is of that one.
static void take_subject(walk *w, const svod_paragraph *paragraph) {
    static const char *const about[] = {"О ", "Об ", "ОБ ", "о ", "об ", "«О ", "«Об ", "по ", "ПО ", NULL};
    if (w->subject || paragraph - w->document->paragraphs > SUBJECT_LATE || paragraph->len > SUBJECT_BYTES) return;
    bool tells = paragraph->kind == SVOD_BLOCK_HEADING && paragraph == w->document->paragraphs;
    for (size_t i = 0; about[i]; i++)
        tells |= svod_starts(paragraph->text, about[i]);
    if (!tells || *paragraph->mark || evidence_leads(paragraph)) return;
    evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
    uint64_t sure = w->reading.sure;
    if (sure && !(sure & (sure - 1))) w->subject = sure; // of several, none in particular
}

// "Нет, запланирован на весну 2024 года." below a question.
static bool answers_no(const walk *w, const svod_paragraph *paragraph) {
    static const char *const words[] = {"Нет,", "Нет.", "нет,", "нет.", "Ответ. Нет.", "Ответ. Нет,", "Не проводил", NULL};
    if (paragraph == w->document->paragraphs || paragraph->len > DENIAL_BYTES) return false;
    const svod_paragraph *above = paragraph - 1;
    while (above > w->document->paragraphs && evidence_run_in(above)) // "Ответ:"
        above--;
    if (!evidence_asks(above) && !(above->len && above->text[above->len - 1] == '?')) return false;
    for (size_t i = 0; words[i]; i++)
        if (svod_starts(paragraph->text, words[i])) return true;
    return false;
}

static void read_text(walk *w, const svod_paragraph *paragraph) {
    w->spot = (evidence_spot){.paragraph = paragraph};
    w->column = NULL;
    if (answers_no(w, paragraph)) return;
    if (evidence_asks(paragraph)) {
        read_heading(w, paragraph);
        return;
    }
    evidence_outline_text(&w->outline, paragraph);
    if (read_form(w, paragraph) || evidence_outline_in_form(&w->outline, paragraph)) return;
    if (evidence_captions(w->document, paragraph)) {
        evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
        evidence_outline_caption(&w->outline, paragraph, &w->reading);
        return;
    }
    bool titled = evidence_labelled_below(w->document, paragraph);
    bool named = titled && paragraph > w->document->paragraphs && evidence_run_in(paragraph - 1);
    if (titled && !named) {
        evidence_outline_lead_ends(&w->outline);
        read_titled(w, paragraph, evidence_outline_title);
        return;
    }
    if (evidence_marked_title(w->document, paragraph)) {
        evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
        if (evidence_names_zone(paragraph, &w->reading)) {
            evidence_outline_lead_ends(&w->outline);
            read_heading(w, paragraph);
            return;
        }
    }
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
    if (stands_aside(w, paragraph)) evidence_outline_aside(&w->outline);
    w->zones = evidence_outline_zones(&w->outline, &w->spot.via);
    w->spot.context = evidence_outline_context(&w->outline);
    if (w->agenda.topic && !w->spot.context) w->spot.context = w->agenda.topic, w->topical = true;
    if (!w->spot.context) w->spot.context = w->subject, w->subjective = true;
    if (paragraph->kind == SVOD_BLOCK_ITEM) w->spot.item = evidence_text_hash(w->search, paragraph->text, 0);
    read_paragraph(w, paragraph);
    if (!named) return;
    evidence_read(w->search, paragraph->text, paragraph->len, &w->reading);
    evidence_outline_title(&w->outline, paragraph, &w->reading);
}

// ---- tables --------------------------------------------------------------------------------------------------------------

static bool add_sure(void *ctx, size_t from, size_t len) {
    walk *w = ctx;
    evidence_read(w->search, w->spot.paragraph->text + from, len, &w->reading);
    w->spot.context |= w->reading.sure;
    w->spot.row_years |= w->reading.years;
    w->spot.row_own_year |= w->reading.own_year;
    w->spot.row_recent_year |= w->reading.recent_year;
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
        row->row_recent_year |= w->spot.row_recent_year;
        row->item = evidence_text_hash(w->search, cell->text, row->item);
    }
    row->context |= evidence_table_above(table, w->document->paragraphs[from].col);
}

static void read_cell(walk *w, const svod_paragraph *cell, evidence_table *table, const evidence_spot *row, bool alone) {
    uint64_t column = evidence_table_zones(table, cell->col);
    w->subjective = false;
    w->spot = *row;
    w->zones = evidence_outline_zones(&w->outline, &w->spot.via);
    // A bare year under a zone's heading is of that zone: aims of a programme under its indicators.
    const char *title = evidence_table_title(table, cell->col);
    if (title && strlen(title) == 4 && svod_digit(*title) && w->zones && w->spot.via == EVIDENCE_VIA_HEADING)
        column = (programmed(w) ? 0 : column) | w->zones;
    if (table->caption) w->zones = table->caption, w->spot.via = EVIDENCE_VIA_HEADING;
    if (table->titled) w->zones = table->titled, w->spot.via = EVIDENCE_VIA_HEADING;
    // A zone that no column has for itself is that of the whole table.
    if (column) w->zones = column | (w->zones & ~table->columned), w->spot.via = EVIDENCE_VIA_HEADING;
    if (!column || alone) w->spot.context = evidence_outline_context(&w->outline) | table->context;
    if (!w->spot.context) w->spot.context = w->subject, w->subjective = true;
    if (alone) w->spot.item = 0;
    if (!alone) w->spot.context |= evidence_table_counted(table, cell);
    evidence_dated dated = alone ? EVIDENCE_UNDATED : evidence_table_dated(table, cell->col);
    if (dated) {
        w->spot.row_years = true;
        w->spot.row_own_year = dated == EVIDENCE_OWN_YEAR;
        w->spot.row_recent_year = dated != EVIDENCE_OLD_YEAR;
    }
    w->column = title;
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

// What numbers a row: "6", "№ 6", "3.1" in its first cell. A row of figures speaks of what was numbered "3.1" before.
static void label_row(walk *w, uint32_t from, uint32_t to, const evidence_spot *row) {
    const svod_paragraph *cells = w->document->paragraphs;
    bool mere = !row->context;
    for (uint32_t i = from; i < to; i++)
        mere = mere && evidence_mere_values(cells[i].text, cells[i].len);
    label(w, &cells[from], mere);
    label_note(w, row->context);
    w->own_count = 0;
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
    w->valued = 0;
    if (!table->headed && evidence_signed_row(w->search, cells, from, to)) return;
    bool alone = cells[from].col == cells[to - 1].col;
    evidence_spot row;
    table->titled = evidence_table_titled(w->search, cells, from, to, &w->reading);
    if (!table->headed && !alone && !table->titled && table->rows <= 3 &&
        evidence_table_head(table, w->search, cells, from, to, &w->reading)) {
        read_head(w, from, to, table);
        return;
    }
    look_over(w, from, to, table, &row);
    label_row(w, from, to, &row);
    w->listed |= row.context;
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
        w->topical = w->subjective = false;
        bool below = i > 0 && lists(&at[-1]);
        if (!below || (at->kind == SVOD_BLOCK_HEADING && !evidence_run_in(at))) w->listed = 0;
        if (i == 0 || evidence_part_begins(w->document, i)) {
            w->agenda = (evidence_agenda){0};
            w->subject = 0;
            evidence_outline_part(&w->outline, w->search, w->document, i);
            if (w->out->kind == UINT32_MAX) w->out->kind = w->outline.kind;
            if (w->outline.kind != UINT32_MAX) w->out->kinds |= UINT64_C(1) << w->outline.kind;
        }
        if (at->kind == SVOD_BLOCK_CELL) {
            uint32_t to = row_end(w->document, i);
            if (i > 0 && at[-1].kind != SVOD_BLOCK_CELL) evidence_outline_table(&w->outline);
            read_row(w, i, to, &table);
            i = to;
            continue;
        }
        if (!at->unreadable) take_subject(w, at);
        if (!at->unreadable) evidence_agenda_follow(&w->agenda, w->search, at, &w->reading);
        if (at->unreadable) {
            w->out->unreadable++;
        } else if (at->kind == SVOD_BLOCK_HEADING) {
            if (!read_form(w, at)) read_heading(w, at);
        } else {
            read_text(w, at);
        }
        i++;
    }
}

static void tell_limits(const svod_search *search, const svod_document *document, svod_findings *findings) {
    for (size_t i = 0; i < search->seeker->count; i++) {
        if (!search->limited[i]) continue;
        svod_add(findings, SVOD_F_evidence_limit, svod_place_file(document->name), svod_excerpt_of(search->seeker->duties[i].written).text,
                 "");
        svod_about(findings, document->unit, NULL);
    }
}

void svod_seek(svod_search *search, const svod_document *document, svod_arena *arena, svod_found *out, svod_findings *findings) {
    svod_arena_reset(search->scratch);
    evidence_begin(search, document);
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
    evidence_end(search);
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
