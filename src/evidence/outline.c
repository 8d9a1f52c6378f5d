// Headings one below another, and which zone one is in.
#include "evidence/outline.h"

#include <string.h>

#include "base/str.h"

#define TITLE_BYTES 140 // a longer paragraph is no title, even without a full stop
#define TITLE_LATE 48   // bytes of a title before the words that name a zone
#define SAYING 90       // bytes from which on a title with a cue is a sentence rather
#define LEAD_BYTES 240  // a longer sentence before a list is no heading
#define FORMAL_LIST 200 // a longer paragraph below "Присутствовали:" is no list of names
#define QUESTION 240    // bytes of a question that its answer follows
#define LABEL_BYTES 48  // of a label up to its colon
#define LABEL_BLANKS 3  // in it
#define RUN_IN 9        // level of a heading that text/ took off the beginning of a paragraph
#define COLON_LEVEL 8   // level from which on a heading only introduces what follows: "Задачи:"

uint64_t evidence_opened(const evidence_reading *reading) {
    return reading->heading & ~reading->not_;
}

uint64_t evidence_ran_in(const evidence_reading *reading) {
    if (!reading->heading || reading->heading_from > 40) return 0;
    size_t most = reading->len < 200 ? reading->len : 200;
    const char *colon = memchr(reading->text, ':', most);
    if (!colon || (size_t)(colon - reading->text) < reading->heading_to || colon + 1 >= reading->text + reading->len) return 0;
    return evidence_opened(reading);
}

uint64_t evidence_softly(const svod_evidence_rules *rules, const evidence_reading *reading, uint64_t zones) {
    uint64_t soft = reading->soft & ~reading->not_;
    uint64_t cued = reading->cue & ~reading->not_; // what firm cues say is where it stands, too
    for (uint32_t i = 0; i < rules->zone_count; i++) {
        // "Что делали и что это дало": a section that is of another zone as well is not outside altogether.
        bool besides = (zones | cued) & rules->zones[i].outside && !(zones & ~rules->zones[i].outside);
        if (besides) soft &= ~(UINT64_C(1) << i);
    }
    return soft;
}

bool evidence_leads(const svod_paragraph *paragraph) {
    return paragraph->len > 0 && paragraph->text[paragraph->len - 1] == ':';
}

bool evidence_brief_title(const svod_paragraph *paragraph) {
    if (paragraph->kind != SVOD_BLOCK_TEXT || *paragraph->mark || paragraph->len > TITLE_BYTES || evidence_listed(paragraph)) return false;
    return !strchr(".,;:!?", paragraph->text[paragraph->len - 1]);
}

static const svod_paragraph *next_of(const svod_document *document, const svod_paragraph *paragraph) {
    return paragraph + 1 < document->paragraphs + document->count ? paragraph + 1 : NULL;
}

bool evidence_captions(const svod_document *document, const svod_paragraph *paragraph) {
    const svod_paragraph *next = next_of(document, paragraph);
    bool table = svod_starts(paragraph->text, "Табл") || svod_starts(paragraph->text, "ТАБЛ");
    return next && next->kind == SVOD_BLOCK_CELL && table && paragraph->len <= LEAD_BYTES;
}

bool evidence_marked_title(const svod_document *document, const svod_paragraph *paragraph) {
    const svod_paragraph *next = next_of(document, paragraph);
    if (!next || next->kind != SVOD_BLOCK_TEXT || evidence_listed(next) || next->unreadable) return false;
    bool letter = *paragraph->mark && (unsigned char)*paragraph->mark != 0xE2 && !strchr("-*+o", *paragraph->mark); // no bullet
    bool upper = (unsigned char)*paragraph->text == 0xD0 && (unsigned char)paragraph->text[1] < 0xB0;
    return letter && upper && paragraph->len <= SAYING && !strchr(".,;:!?", paragraph->text[paragraph->len - 1]);
}

// "Результат: …", "Что сделано: …": a label and what it is for.
static bool labelled(const svod_paragraph *paragraph) {
    if (paragraph->kind == SVOD_BLOCK_CELL || paragraph->unreadable) return false;
    const char *colon = memchr(paragraph->text, ':', paragraph->len < LABEL_BYTES ? paragraph->len : LABEL_BYTES);
    if (!colon || svod_digit(*paragraph->text) || memchr(paragraph->text, ',', (size_t)(colon - paragraph->text))) return false;
    size_t blanks = 0;
    for (const char *at = paragraph->text; at < colon; at++)
        blanks += *at == ' ';
    return blanks <= LABEL_BLANKS;
}

bool evidence_labelled_below(const svod_document *document, const svod_paragraph *paragraph) {
    if ((paragraph->kind != SVOD_BLOCK_TEXT && paragraph->kind != SVOD_BLOCK_ITEM) || paragraph->len > TITLE_BYTES) return false;
    bool named = paragraph > document->paragraphs && evidence_run_in(paragraph - 1); // "Мера: школа наставника."
    if (strchr(named ? ",;:!?" : ".,;:!?", paragraph->text[paragraph->len - 1]) || labelled(paragraph)) return false;
    if (!named && *paragraph->mark && !svod_digit(*paragraph->mark)) return false;
    const svod_paragraph *next = next_of(document, paragraph), *second = next ? next_of(document, next) : NULL;
    if (!next || !labelled(next)) return false;
    if (evidence_run_in(next)) second = second ? next_of(document, second) : NULL; // its text stands for itself
    return second && labelled(second);
}

bool evidence_names_zone(const svod_paragraph *paragraph, const evidence_reading *reading) {
    bool said = reading->planned || reading->negated || (reading->cue && paragraph->len > SAYING); // a sentence, if without its full stop
    return !said && evidence_opened(reading) && reading->heading_from <= TITLE_LATE;
}

// A list item, or text that goes on in small letters or begins with a dash or a number.
bool evidence_listed(const svod_paragraph *paragraph) {
    if (paragraph->kind == SVOD_BLOCK_ITEM || *paragraph->mark) return true;
    unsigned char first = (unsigned char)paragraph->text[0], second = (unsigned char)paragraph->text[1];
    bool small = (first >= 'a' && first <= 'z') || (first == 0xD0 && second >= 0xB0) || (first == 0xD1 && second >= 0x80);
    return small || first == '-' || svod_starts(paragraph->text, "–") || svod_starts(paragraph->text, "—") ||
           svod_starts(paragraph->text, "•");
}

uint64_t evidence_headed(svod_search *search, const svod_document *document, evidence_reading *reading) {
    uint64_t zones = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        const svod_paragraph *at = &document->paragraphs[i];
        bool heading = at->kind == SVOD_BLOCK_HEADING || (at->kind != SVOD_BLOCK_CELL && evidence_leads(at) && at->len <= LEAD_BYTES);
        if (!heading || at->unreadable) continue;
        evidence_read(search, at->text, at->len, reading);
        zones |= evidence_opened(reading);
    }
    return zones;
}

bool evidence_run_in(const svod_paragraph *paragraph) {
    return paragraph->kind == SVOD_BLOCK_HEADING && paragraph->level >= RUN_IN;
}

static bool numbered_question(const svod_paragraph *paragraph) {
    const char *word = "Вопрос ";
    return svod_starts(paragraph->text, word) && svod_digit(paragraph->text[strlen(word)]);
}

bool evidence_asks(const svod_paragraph *paragraph) {
    if ((paragraph->kind != SVOD_BLOCK_TEXT && paragraph->kind != SVOD_BLOCK_ITEM) || paragraph->len == 0) return false;
    size_t len = paragraph->len; // without what it is adorned with: "--- 2. Какие цели поставлены? ---"
    while (len > 1 && strchr(" -=*_~", paragraph->text[len - 1]))
        len--;
    return paragraph->len <= QUESTION && (paragraph->text[len - 1] == '?' || numbered_question(paragraph));
}

enum { COLON, PLAIN, CAPITALS };

// ---- headings ------------------------------------------------------------------------------------------------------------

static bool all_capitals(const char *text) {
    size_t capitals = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if ((at[0] == 0xD0 && at[1] >= 0xB0) || at[0] == 0xD1 || (*at >= 'a' && *at <= 'z')) return false;
        capitals += at[0] == 0xD0 || (*at >= 'A' && *at <= 'Z');
    }
    return capitals >= 2;
}

static bool numbered(const svod_paragraph *paragraph) {
    return *paragraph->mark || svod_digit(paragraph->text[0]);
}

static evidence_step step_of(const svod_paragraph *paragraph, uint32_t level) {
    return (evidence_step){.paragraph = paragraph,
                           .level = level,
                           .numbered = numbered(paragraph),
                           .strength = all_capitals(paragraph->text) ? CAPITALS
                                       : evidence_leads(paragraph)   ? COLON
                                                                     : PLAIN};
}

static bool alike(const evidence_step *a, const evidence_step *b) {
    return a->level == b->level && a->strength == b->strength && a->numbered == b->numbered;
}

// How many of the headings above a new one stay above it. Of one level, a stronger heading ends a weaker one, and what looks the same
// stands side by side; what looks otherwise for the first time stands below.
static uint32_t stays(const evidence_outline *outline, const evidence_step *now) {
    for (uint32_t i = 0; i < outline->depth; i++) {
        const evidence_step *step = &outline->steps[i];
        if (step->level > now->level || alike(step, now)) return i;
        if (step->level == now->level && step->strength < now->strength) return i;
    }
    return outline->depth;
}

// What ended in a colon and had its list is over where another sort of heading comes.
static void leave_lists(evidence_outline *outline, const evidence_step *now) {
    if (now->strength == COLON) return;
    while (outline->depth > 0) {
        const evidence_step *last = &outline->steps[outline->depth - 1];
        if (!last->listing || last->strength != COLON || (last->level < now->level && last->via == EVIDENCE_VIA_HEADING)) break;
        outline->depth--;
    }
}

// "Вывод:", "Результат:" below a measure whose effect a document is about: of that effect, too.
static uint64_t kept(const evidence_outline *outline, uint64_t opened) {
    const svod_evidence_rules *rules = outline->rules;
    if (outline->kind == UINT32_MAX || !rules->kinds[outline->kind].keeps) return 0;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if ((opened & UINT64_C(1) << i) && !rules->zones[i].done) return 0;
    return outline->kind_zones;
}

static void enter(evidence_outline *outline, evidence_step step, const evidence_reading *reading) {
    leave_lists(outline, &step);
    uint32_t above = stays(outline, &step);
    uint64_t opened = evidence_opened(reading);
    // A zone's heading stands beside that of another zone, whatever they look like, where both are of one level and equally strong.
    bool aside = reading->aside && !opened;
    while ((opened || aside) && above > 0 && outline->steps[above - 1].level == step.level &&
           outline->steps[above - 1].strength <= step.strength)
        above--;
    if (above == EVIDENCE_DEPTH) above--;
    outline->depth = above;
    step.zones = evidence_outline_zones(outline, &step.via) & ~reading->not_;
    bool leads = step.brief || (evidence_leads(step.paragraph) && step.paragraph->level >= COLON_LEVEL);
    uint64_t soft = leads ? evidence_softly(outline->rules, reading, step.zones) : 0;
    if (opened) step.zones = opened | (kept(outline, opened) & ~reading->not_), step.via = EVIDENCE_VIA_HEADING;
    if (!opened && soft) step.zones = soft, step.via = EVIDENCE_VIA_LEAD;
    if (aside) step.zones = 0;
    if (!opened && reading->negated && step.paragraph->len <= TITLE_BYTES) step.zones = 0; // "Не состоялось"
    step.directions = reading->sure;
    bool names = !evidence_asks(step.paragraph) && !evidence_run_in(step.paragraph); // the document, perhaps
    step.title = !outline->titled && names;
    outline->titled |= names;
    outline->steps[outline->depth++] = step;
    evidence_outline_lead_ends(outline);
}

// Questions stand side by side, below the last heading that is one by itself.
static uint32_t question_level(const evidence_outline *outline) {
    uint32_t level = 1;
    for (uint32_t i = 0; i < outline->depth; i++) {
        const evidence_step *step = &outline->steps[i];
        if (evidence_asks(step->paragraph)) return step->level;
        if (step->level < COLON_LEVEL - 1) level = step->level + 1;
    }
    return level;
}

void evidence_outline_heading(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    uint32_t level = paragraph->kind == SVOD_BLOCK_HEADING && paragraph->level > 0 ? paragraph->level
                     : outline->depth > 0                                          ? outline->steps[outline->depth - 1].level
                                                                                   : 1;
    bool again = outline->label && evidence_run_in(paragraph) && strcmp(outline->label, paragraph->text) == 0; // "Мера:" once more
    while (again && outline->depth > 0 && outline->steps[outline->depth - 1].level >= COLON_LEVEL - 1)
        outline->depth--;
    bool asks = evidence_asks(paragraph);
    if (asks) level = question_level(outline);
    evidence_step step = step_of(paragraph, level);
    step.brief = evidence_leads(paragraph) && (paragraph->kind != SVOD_BLOCK_HEADING || paragraph->level >= RUN_IN);
    if (asks && !numbered_question(paragraph)) step.brief = true, step.strength = COLON;
    enter(outline, step, reading);
}

void evidence_outline_title(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    bool named = outline->depth > 0 && evidence_run_in(paragraph - 1) && outline->steps[outline->depth - 1].paragraph == paragraph - 1;
    outline->label = named ? paragraph[-1].text : NULL;
    enter(outline, step_of(paragraph, COLON_LEVEL - 1), reading);
}

void evidence_outline_name(evidence_outline *outline, uint64_t directions) {
    for (uint32_t i = outline->depth; i > 0; i--) {
        evidence_step *step = &outline->steps[i - 1];
        if (step->level == COLON_LEVEL - 1 && step->paragraph->kind != SVOD_BLOCK_HEADING && !step->directions)
            step->directions = directions;
    }
}

void evidence_outline_caption(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    if (!evidence_opened(reading) || outline->depth == EVIDENCE_DEPTH) return;
    evidence_step step = step_of(paragraph, RUN_IN);
    step.caption = true;
    step.zones = evidence_opened(reading);
    step.via = EVIDENCE_VIA_HEADING;
    step.directions = reading->sure;
    outline->steps[outline->depth++] = step;
}

void evidence_outline_formal(evidence_outline *outline, const svod_paragraph *paragraph, evidence_form form) {
    if (form == EVIDENCE_FORM_END) {
        bool body = false; // a signature above the title ends nothing
        for (uint32_t i = 0; i < outline->depth; i++)
            body |= outline->steps[i].via == EVIDENCE_VIA_HEADING;
        if (!body) return;
        outline->depth = 0;
        outline->kind_zones = 0;
        evidence_outline_lead_ends(outline);
    }
    if (form == EVIDENCE_FORM_LINE || !evidence_leads(paragraph)) return;
    const evidence_reading nothing = {.text = paragraph->text, .len = paragraph->len};
    evidence_outline_heading(outline, paragraph, &nothing);
    evidence_step *step = &outline->steps[outline->depth - 1];
    step->zones = 0;
    step->formal = true;
}

bool evidence_outline_in_form(evidence_outline *outline, const svod_paragraph *paragraph) {
    if (outline->depth == 0 || !outline->steps[outline->depth - 1].formal) return false;
    if (paragraph->len > FORMAL_LIST) outline->depth--;
    return paragraph->len <= FORMAL_LIST;
}

bool evidence_outline_lead(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    if (paragraph->len <= LEAD_BYTES && evidence_opened(reading)) return true;
    evidence_via via;
    bool inner = outline->leading && evidence_listed(paragraph);
    if (inner && !outline->inner) outline->outer_zones = outline->lead_zones, outline->outer_contexts = outline->lead_contexts;
    outline->inner = inner ? paragraph : NULL;
    outline->leading = true;
    outline->lead_zones = 0;
    uint64_t here = evidence_outline_zones(outline, &via);
    outline->lead_zones = (reading->cue | evidence_softly(outline->rules, reading, here)) & ~reading->not_;
    // "В целях закрепления молодых … приказываю:" says why, the points below are what the order is.
    if (here && via == EVIDENCE_VIA_KIND && paragraph->len > LEAD_BYTES) outline->lead_zones = 0;
    outline->lead_contexts = reading->sure;
    if (inner && !outline->lead_zones) outline->lead_zones = outline->outer_zones;
    return false;
}

void evidence_outline_lead_ends(evidence_outline *outline) {
    outline->leading = false;
    outline->inner = NULL;
    outline->lead_zones = outline->lead_contexts = 0;
}

static size_t parts(const char *mark) {
    size_t count = 0;
    for (; *mark; mark++)
        count += *mark == '.' && svod_digit(mark[1]);
    return count;
}

// "2) …" behind "1) …:" and its "а) …": marks of one sort.
static bool beside(const svod_paragraph *a, const svod_paragraph *b) {
    if (!*a->mark || !*b->mark || a->level != b->level || parts(a->mark) != parts(b->mark)) return false;
    bool digits = svod_digit(*a->mark) && svod_digit(*b->mark);
    bool letters = ((unsigned char)*a->mark | 1) == 0xD1 && ((unsigned char)*b->mark | 1) == 0xD1;
    return (digits || letters) && a->mark[strlen(a->mark) - 1] == b->mark[strlen(b->mark) - 1];
}

// "IV. Об исполнении …": a part of the document, not of the list above it.
static bool roman(const svod_paragraph *paragraph) {
    size_t len = strspn(paragraph->mark, "IVX");
    return len > 0 && paragraph->mark[len] != ')';
}

void evidence_outline_text(evidence_outline *outline, const svod_paragraph *paragraph) {
    while (outline->depth > 0 && outline->steps[outline->depth - 1].caption)
        outline->depth--;
    if (outline->inner && beside(outline->inner, paragraph)) {
        outline->inner = NULL;
        outline->lead_zones = outline->outer_zones;
        outline->lead_contexts = outline->outer_contexts;
    }
    bool part = roman(paragraph), listed = evidence_listed(paragraph) && !part;
    while (part && outline->depth > 0 && evidence_leads(outline->steps[outline->depth - 1].paragraph))
        outline->depth--;
    while (outline->depth > 0) {
        evidence_step *last = &outline->steps[outline->depth - 1];
        if (listed || last->strength != COLON || !(last->listing || (last->brief && last->begun))) break;
        outline->depth--;
    }
    if (outline->depth == 0) return;
    outline->steps[outline->depth - 1].begun = true;
    outline->steps[outline->depth - 1].listing |= listed;
}

void evidence_outline_table(evidence_outline *outline) {
    while (outline->depth > 0) {
        const evidence_step *last = &outline->steps[outline->depth - 1];
        if (last->strength != COLON || !last->brief || !last->begun) break;
        outline->depth--;
    }
}

void evidence_outline_aside(evidence_outline *outline) {
    evidence_outline_lead_ends(outline);
    while (outline->depth > 0 && outline->steps[outline->depth - 1].zones)
        outline->depth--;
}

uint64_t evidence_outline_zones(const evidence_outline *outline, evidence_via *via) {
    if (outline->leading && outline->lead_zones) {
        *via = EVIDENCE_VIA_LEAD;
        return outline->lead_zones;
    }
    if (outline->depth > 0) {
        *via = outline->steps[outline->depth - 1].via;
        return outline->steps[outline->depth - 1].zones;
    }
    *via = EVIDENCE_VIA_KIND;
    return outline->kind_zones;
}

uint64_t evidence_outline_context(const evidence_outline *outline) {
    if (outline->leading && outline->lead_contexts) return outline->lead_contexts;
    for (uint32_t i = outline->depth; i > 0; i--)
        if (!outline->steps[i - 1].title && outline->steps[i - 1].directions) return outline->steps[i - 1].directions;
    return 0;
}

const char *evidence_outline_path(const evidence_outline *outline, const svod_paragraph *paragraph, const char *column, svod_arena *arena) {
    svod_buf buf = svod_buf_of(arena);
    for (uint32_t i = 0; i <= outline->depth; i++) {
        const char *text = i == outline->depth ? column : outline->steps[i].paragraph->text;
        if (!text || (i < outline->depth && outline->steps[i].paragraph == paragraph)) continue;
        size_t len = strlen(text), cut = svod_utf8_cut(text, len, EVIDENCE_HEADING);
        if (buf.len) svod_buf_str(&buf, " › ");
        svod_buf_add(&buf, text, cut);
        if (cut < len) svod_buf_str(&buf, "…");
    }
    return buf.data ? buf.data : "";
}
