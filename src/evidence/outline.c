// Headings one below another, and which zone one is in.
#include "evidence/outline.h"

#include <string.h>

#include "base/str.h"

#define TITLE_BYTES 140 // a longer paragraph is no title, even without a full stop
#define TITLE_LATE 48   // bytes of a title before the words that name a zone
#define SAYING 90       // bytes from which on a title with a cue is a sentence rather
#define LEAD_BYTES 240  // a longer sentence before a list is no heading
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
    zones |= reading->cue & ~reading->not_; // what firm cues say is where it stands, too
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (rules->zones[i].outside & zones) soft &= ~(UINT64_C(1) << i);
    return soft;
}

static bool ends_in_colon(const svod_paragraph *paragraph) {
    return paragraph->len > 0 && paragraph->text[paragraph->len - 1] == ':';
}

bool evidence_leads(const svod_paragraph *paragraph) {
    return ends_in_colon(paragraph);
}

bool evidence_brief_title(const svod_paragraph *paragraph) {
    if (paragraph->kind != SVOD_BLOCK_TEXT || *paragraph->mark || paragraph->len > TITLE_BYTES || evidence_listed(paragraph)) return false;
    return !strchr(".,;:!?", paragraph->text[paragraph->len - 1]);
}

bool evidence_names_zone(const svod_paragraph *paragraph, const evidence_reading *reading) {
    bool said = reading->planned || reading->negated || (reading->cue && paragraph->len > SAYING); // a sentence, if without its full stop
    return !said && evidence_brief_title(paragraph) && evidence_opened(reading) && reading->heading_from <= TITLE_LATE;
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
        bool heading = at->kind == SVOD_BLOCK_HEADING || (at->kind != SVOD_BLOCK_CELL && ends_in_colon(at) && at->len <= LEAD_BYTES);
        if (!heading || at->unreadable) continue;
        evidence_read(search, at->text, at->len, reading);
        zones |= evidence_opened(reading);
    }
    return zones;
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
                                       : ends_in_colon(paragraph)    ? COLON
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

static void enter(evidence_outline *outline, evidence_step step, const evidence_reading *reading) {
    leave_lists(outline, &step);
    uint32_t above = stays(outline, &step);
    uint64_t opened = evidence_opened(reading);
    // A zone's heading stands beside that of another zone, whatever they look like, where both are of one level and equally strong.
    while (opened && above > 0 && outline->steps[above - 1].level == step.level && outline->steps[above - 1].strength <= step.strength)
        above--;
    if (above == EVIDENCE_DEPTH) above--;
    outline->depth = above;
    step.zones = evidence_outline_zones(outline, &step.via) & ~reading->not_;
    bool leads = step.brief || (ends_in_colon(step.paragraph) && step.paragraph->level >= COLON_LEVEL);
    uint64_t soft = leads ? evidence_softly(outline->rules, reading, step.zones) : 0;
    if (opened) step.zones = opened, step.via = EVIDENCE_VIA_HEADING;
    if (!opened && soft) step.zones = soft, step.via = EVIDENCE_VIA_LEAD;
    if (!opened && reading->negated && step.paragraph->len <= TITLE_BYTES) step.zones = 0; // "Не состоялось"
    step.directions = reading->sure;
    step.title = !outline->titled;
    outline->titled = true;
    outline->steps[outline->depth++] = step;
    evidence_outline_lead_ends(outline);
}

void evidence_outline_heading(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    uint32_t level = paragraph->kind == SVOD_BLOCK_HEADING && paragraph->level > 0 ? paragraph->level
                     : outline->depth > 0                                          ? outline->steps[outline->depth - 1].level
                                                                                   : 1;
    evidence_step step = step_of(paragraph, level);
    step.brief = ends_in_colon(paragraph) && (paragraph->kind != SVOD_BLOCK_HEADING || paragraph->level >= RUN_IN);
    enter(outline, step, reading);
}

bool evidence_outline_lead(evidence_outline *outline, const svod_paragraph *paragraph, const evidence_reading *reading) {
    if (paragraph->len <= LEAD_BYTES && evidence_opened(reading)) return true;
    outline->leading = true;
    evidence_via via;
    outline->lead_zones = 0;
    outline->lead_zones = (reading->cue | evidence_softly(outline->rules, reading, evidence_outline_zones(outline, &via))) & ~reading->not_;
    outline->lead_contexts = reading->sure;
    return false;
}

void evidence_outline_lead_ends(evidence_outline *outline) {
    outline->leading = false;
    outline->lead_zones = outline->lead_contexts = 0;
}

// "IV. Об исполнении …": a part of the document, not of the list above it.
static bool roman(const svod_paragraph *paragraph) {
    size_t len = strspn(paragraph->mark, "IVX");
    return len > 0 && paragraph->mark[len] != ')';
}

void evidence_outline_text(evidence_outline *outline, const svod_paragraph *paragraph) {
    bool part = roman(paragraph), listed = evidence_listed(paragraph) && !part;
    while (part && outline->depth > 0 && ends_in_colon(outline->steps[outline->depth - 1].paragraph))
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
