// What a sentence says by the patterns in it: directions, and what takes them away again.
#include <string.h>

#include "base/str.h"
#include "evidence/seek.h"

#define NEAR_WORDS 10 // words between a negation and what it denies

static bool is_role(const svod_search *search, const evidence_hit *hit, unsigned role) {
    return evidence_duty_of(search, hit)->role == role;
}

static bool overlaps(const evidence_hit *a, const evidence_hit *b) {
    return a->from < b->to && b->from < a->to;
}

// Some other hit of that role (and direction) lies over this one.
static bool covered(const svod_search *search, const evidence_hit *hit, unsigned role, uint32_t of) {
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
    if (covered(search, hit, EVIDENCE_DIRECTION_NOT, duty->of)) return;
    evidence_verdict now = {.sight = SVOD_SIGHT_FOUND, .why = "", .from = hit->from, .to = hit->to, .words = 1};
    if (duty->role == EVIDENCE_WEAK_WORDS) now.sight = SVOD_SIGHT_WEAK, now.why = "hint";
    if (covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) {
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
        if (!covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) out->cue |= bit;
        break;
    case EVIDENCE_SOFT:
        if (!covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) out->soft |= bit;
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
        out->planned |= !covered(search, hit, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0);
        break;
    default:
        break;
    }
}

// ---- years ---------------------------------------------------------------------------------------------------------------

static size_t digits(const char *text, size_t len, size_t at) {
    size_t n = 0;
    while (at + n < len && svod_digit(text[at + n]))
        n++;
    return n;
}

static int number(const char *text, size_t n) {
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

// Behind the first year of a range: its last one; the first itself when there is no range. "2022-2023", "2022/23", "2021 – 2024".
static int range_end(const char *text, size_t len, size_t at, int first) {
    static const char *const signs[] = {"-", "–", "—", "/", NULL};
    while (at < len && text[at] == ' ')
        at++;
    size_t sign = 0;
    for (size_t i = 0; signs[i] && sign == 0; i++)
        if (at + strlen(signs[i]) <= len && memcmp(text + at, signs[i], strlen(signs[i])) == 0) sign = strlen(signs[i]);
    if (sign == 0) return first;
    at += sign;
    while (at < len && text[at] == ' ')
        at++;
    size_t n = digits(text, len, at);
    int last = n == 4 ? number(text + at, 4) : n == 2 ? first / 100 * 100 + number(text + at, 2) : first;
    bool fits = n == 4 ? last > first && last <= first + 20 : last == first + 1;
    return fits ? last : first;
}

// Years that a text names, other than those in quoted titles. True when there are any; *own: the campaign's is among them.
static bool years_of(const svod_search *search, const char *text, size_t len, bool *own) {
    bool any = false;
    *own = false;
    for (size_t at = 0; at < len;) {
        size_t n = digits(text, len, at);
        if (n == 0) {
            at++;
            continue;
        }
        int first = n == 4 ? number(text + at, 4) : 0;
        evidence_hit here = {.from = (uint32_t)at, .to = (uint32_t)(at + n)};
        bool mark = at > 1 && text[at - 1] == '-' && !svod_digit(text[at - 2]); // "ФГОС-2021" is a name
        if (first >= 1990 && first <= 2049 && !mark && !covered(search, &here, EVIDENCE_EXCEPT + SVOD_EXCEPT_TITLE, 0)) {
            int last = range_end(text, len, at + n, first);
            any = true;
            if (first <= search->seeker->year && search->seeker->year <= last) *own = true;
        }
        at += n;
    }
    return any;
}

// ---- a sentence ----------------------------------------------------------------------------------------------------------

void evidence_read(svod_search *search, const char *text, size_t len, evidence_reading *out) {
    if (len > EVIDENCE_PIECE) len = svod_utf8_cut(text, len, EVIDENCE_PIECE);
    *out = (evidence_reading){.text = text, .len = len};
    evidence_scan(search, text, len);
    for (size_t i = 0; i < search->hit_count; i++)
        read_hit(search, &search->hits[i], out);
    out->years = years_of(search, text, len, &out->own_year);
}
