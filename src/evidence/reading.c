// What a sentence says by the patterns in it: directions, and what takes them away again.
#include <string.h>

#include "base/str.h"
#include "evidence/seek.h"

#define ASIDE_LATE 60 // bytes before the words of a heading that belongs to no zone
#define NEAR_WORDS 10 // words between a negation and what it denies

static bool is_role(const svod_search *search, const evidence_hit *hit, unsigned role) {
    return evidence_duty_of(search, hit)->role == role;
}

static bool overlaps(const evidence_hit *a, const evidence_hit *b) {
    return a->from < b->to && b->from < a->to;
}

bool evidence_covered(const svod_search *search, const evidence_hit *hit, unsigned role, uint32_t of) {
    for (size_t i = 0; i < search->hit_count; i++) {
        const evidence_hit *other = &search->hits[i];
        if (is_role(search, other, role) && evidence_duty_of(search, other)->of == of && overlaps(hit, other)) return true;
    }
    return false;
}

static bool has(const char *text, size_t len, const char *word) {
    return memmem(text, len, word, strlen(word)) != NULL;
}

// "не только", "не менее": words of measure that deny nothing.
static bool mere_measure(const char *text, size_t len, const evidence_hit *hit) {
    static const char *const after[] = {"только",  "менее", "меньше", "реже", "более",  "больше",
                                        "позднее", "позже", "ниже",   "выше", "считая", NULL};
    static const char *const denials[] = {"нет", "отсутств", "ни ", "без", "Нет", "Отсутств", "Ни ", "Без", NULL};
    for (size_t i = 0; denials[i]; i++)
        if (has(text + hit->from, hit->to - hit->from, denials[i])) return false;
    size_t denied = 0, measured = 0;
    for (size_t at = hit->from; at < hit->to; at++) {
        bool word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
        if (!word || at + 5 > len || (memcmp(text + at, "не ", 5) != 0 && memcmp(text + at, "Не ", 5) != 0)) continue;
        denied++;
        for (size_t i = 0; after[i]; i++) {
            size_t size = strlen(after[i]);
            if (at + 5 + size <= len && memcmp(text + at + 5, after[i], size) == 0) {
                measured++;
                break;
            }
        }
    }
    return denied > 0 && denied == measured;
}

// What turns a sentence round: beyond it a negation does not reach.
static bool turns(const char *text, size_t len) {
    static const char *const words[] = {", но ", ", а ", ", однако", ", зато", ", при этом", ";", NULL};
    for (size_t i = 0; words[i]; i++)
        if (has(text, len, words[i])) return true;
    return false;
}

static bool near(const char *text, const evidence_hit *a, const evidence_hit *b) {
    if (overlaps(a, b)) return true;
    size_t from = a->to <= b->from ? a->to : b->to, to = a->to <= b->from ? b->from : a->from;
    if (turns(text + from, to - from)) return false;
    size_t blanks = 0;
    for (size_t at = from; at < to; at++)
        blanks += text[at] == ' ';
    return blanks <= NEAR_WORDS + 1;
}

static bool denied(const svod_search *search, const char *text, size_t len, const evidence_hit *hit) {
    for (size_t i = 0; i < search->hit_count; i++) {
        const evidence_hit *no = &search->hits[i];
        if (!is_role(search, no, EVIDENCE_EXCEPT + SVOD_EXCEPT_NEGATION)) continue;
        if (near(text, hit, no) && !mere_measure(text, len, no)) return true;
    }
    return false;
}

static void judge(svod_search *search, const evidence_hit *hit, evidence_reading *out) {
    const evidence_duty *duty = evidence_duty_of(search, hit);
    if (evidence_covered(search, hit, EVIDENCE_DIRECTION_NOT, duty->of)) return;
    evidence_verdict now = {.sight = SVOD_SIGHT_FOUND, .why = "", .from = hit->from, .to = hit->to, .words = 1};
    if (duty->role == EVIDENCE_WEAK_WORDS) now.sight = SVOD_SIGHT_WEAK, now.why = "hint";
    if (evidence_covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) {
        now.sight = SVOD_SIGHT_EXCLUDED, now.why = "title";
    } else if (denied(search, out->text, out->len, hit)) {
        now.sight = SVOD_SIGHT_EXCLUDED, now.why = "negation";
    }
    evidence_verdict *best = &out->of[duty->of];
    if (now.sight > best->sight) {
        *best = now;
    } else if (now.sight == best->sight && best->words < 9) {
        best->words++;
    }
    out->directions |= UINT64_C(1) << duty->of;
    if (now.sight == SVOD_SIGHT_FOUND) out->sure |= UINT64_C(1) << duty->of;
}

static void read_hit(svod_search *search, const evidence_hit *hit, evidence_reading *out) {
    const evidence_duty *duty = evidence_duty_of(search, hit);
    uint64_t bit = UINT64_C(1) << (duty->of & 63);
    switch (duty->role) {
    case EVIDENCE_HEADING:
        if (!out->heading || hit->from < out->heading_from) out->heading_from = hit->from, out->heading_to = hit->to;
        out->heading |= bit;
        break;
    case EVIDENCE_CUE:
        if (!evidence_covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) out->cue |= bit;
        break;
    case EVIDENCE_SOFT:
        if (!evidence_covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) out->soft |= bit;
        break;
    case EVIDENCE_ZONE_NOT:
        out->not_ |= bit;
        break;
    case EVIDENCE_WORDS:
    case EVIDENCE_WEAK_WORDS:
        judge(search, hit, out);
        break;
    case EVIDENCE_EXCEPT + SVOD_EXCEPT_NEGATION:
        out->negated |= !mere_measure(out->text, out->len, hit);
        break;
    case EVIDENCE_EXCEPT + SVOD_EXCEPT_PLAN:
        out->planned |= !evidence_covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0);
        break;
    case EVIDENCE_EXCEPT + SVOD_EXCEPT_ASIDE:
        out->aside |= hit->from <= ASIDE_LATE;
        break;
    default:
        break;
    }
}

// ---- a sentence ----------------------------------------------------------------------------------------------------------

void evidence_read(svod_search *search, const char *text, size_t len, evidence_reading *out) {
    if (len > EVIDENCE_PIECE) len = svod_utf8_cut(text, len, EVIDENCE_PIECE);
    *out = (evidence_reading){.text = text, .len = len};
    evidence_scan(search, text, len);
    for (size_t i = 0; i < search->hit_count; i++)
        read_hit(search, &search->hits[i], out);
    evidence_years(search, text, len, out);
}
