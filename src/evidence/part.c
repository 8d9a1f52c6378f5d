// The documents in a file: where each begins, of what kind it is, what it is called.
#include <string.h>

#include "base/str.h"
#include "evidence/outline.h"

static bool is_title(const svod_paragraph *paragraph) {
    return paragraph->kind != SVOD_BLOCK_CELL && paragraph->len < 400 && !paragraph->unreadable;
}

// "Приложение 1", "Приложение к приказу", "ПРИЛОЖЕНИЕ № 2"; not "Приложение: на 4 л.".
static bool annex(const char *text) {
    size_t word = strlen("Приложение");
    if (!svod_starts(text, "Приложение") && !svod_starts(text, "ПРИЛОЖЕНИЕ")) return false;
    const char *rest = text + word;
    while (*rest == ' ')
        rest++;
    return !*rest || svod_digit(*rest) || svod_starts(rest, "№") || svod_starts(rest, "N") || svod_starts(rest, "к ") ||
           svod_starts(rest, "К ");
}

static bool approved(const char *text) {
    static const char *const words[] = {"УТВЕРЖДЕН", "Утвержден", "Утверждён", "УТВЕРЖДЁН", "УТВЕРЖДАЮ", "Утверждаю", NULL};
    for (size_t i = 0; words[i]; i++)
        if (svod_starts(text, words[i])) return true;
    return false;
}

static bool begins(const svod_paragraph *paragraph) {
    return is_title(paragraph) && (annex(paragraph->text) || (approved(paragraph->text) && paragraph->len < 240));
}

bool evidence_part_begins(const svod_document *document, uint32_t i) {
    if (!begins(&document->paragraphs[i])) return false;
    // The number of an annex and the words of its approval stand together: one beginning.
    uint32_t from = i > 6 ? i - 6 : 0;
    for (uint32_t k = from; k < i; k++)
        if (begins(&document->paragraphs[k])) return false;
    return i > 0;
}

static bool fits(svod_search *search, const char *text, size_t len, unsigned role, uint32_t *kind) {
    if (len > EVIDENCE_PIECE) len = svod_utf8_cut(text, len, EVIDENCE_PIECE);
    evidence_scan(search, text, len);
    bool found = false;
    for (size_t i = 0; i < search->hit_count; i++) {
        const evidence_duty *duty = evidence_duty_of(search, &search->hits[i]);
        if (duty->role != role || duty->of >= *kind) continue;
        *kind = duty->of;
        found = true;
    }
    return found;
}

#define TITLE_WORD 80  // bytes of "ОТЧЁТ" or "Аналитическая справка", whose title goes on below
#define TITLE_REST 300 // and of what does

// "ОТЧЁТ", and below it "о работе методического кабинета": what it is stands in both.
static bool fits_below(svod_search *search, const svod_document *document, uint32_t i, uint32_t *kind) {
    const svod_paragraph *at = &document->paragraphs[i], *next = at + 1;
    if (i + 1 >= document->count || at->len > TITLE_WORD || next->len > TITLE_REST || next->unreadable) return false;
    bool quoted = svod_starts(next->text, "«") || *next->text == '(';
    if (at->kind == SVOD_BLOCK_CELL || next->kind == SVOD_BLOCK_CELL || svod_digit(*next->text)) return false;
    if (!quoted && (next->kind != SVOD_BLOCK_TEXT || !evidence_listed(next))) return false;
    char both[TITLE_WORD + TITLE_REST + 2];
    memcpy(both, at->text, at->len);
    both[at->len] = ' ';
    memcpy(both + at->len + 1, next->text, next->len);
    return fits(search, both, at->len + 1 + next->len, EVIDENCE_KIND_HEAD, kind);
}

static uint32_t kind_of(svod_search *search, const svod_document *document, uint32_t first) {
    uint32_t kind = UINT32_MAX;
    for (uint32_t i = first, heads = 0; i < document->count && heads < SVOD_EVIDENCE_HEAD; i++, heads++) {
        const svod_paragraph *at = &document->paragraphs[i];
        if (i > first && evidence_part_begins(document, i)) break;
        if (at->unreadable || (at->kind == SVOD_BLOCK_ITEM && heads > 0)) continue; // a list names other papers
        if (fits_below(search, document, i, &kind) || fits(search, at->text, at->len, EVIDENCE_KIND_HEAD, &kind))
            break; // the first that says
    }
    if (kind == UINT32_MAX && first == 0) fits(search, document->name, strlen(document->name), EVIDENCE_KIND_NAME, &kind);
    return kind;
}

void evidence_outline_part(evidence_outline *outline, svod_search *search, const svod_document *document, uint32_t first) {
    const svod_evidence_rules *rules = search->seeker->rules;
    *outline = (evidence_outline){.rules = rules, .kind = kind_of(search, document, first)};
    if (outline->kind == UINT32_MAX) return;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (rules->zones[i].kinds & UINT64_C(1) << outline->kind) outline->kind_zones |= UINT64_C(1) << i;
}
