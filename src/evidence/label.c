// Labels of items, rows and numbered paragraphs, and sentences that refer to them.
#include "evidence/label.h"

#include <string.h>

#include "base/str.h"

#define PARTS 4        // of "3.1.2.4"
#define PART_DIGITS 3  // of each; four are a year
#define LIST_MOST 32   // labels in a range: "3.1–3.9"
#define CITED 120      // bytes before "п. 3.1" in which another document may be named
#define MERE_LETTERS 3 // of the longest word beside a figure that is taken for a unit

// ---- letters -------------------------------------------------------------------------------------------------------------

static bool small(const char *at) { // Russian
    unsigned char a = (unsigned char)at[0], b = a ? (unsigned char)at[1] : 0;
    return (a == 0xD0 && b >= 0xB0 && b <= 0xBF) || (a == 0xD1 && b >= 0x80 && b <= 0x91);
}

static bool capital(const char *at) {
    unsigned char a = (unsigned char)at[0], b = a ? (unsigned char)at[1] : 0;
    return (a == 0xD0 && b >= 0x90 && b <= 0xAF) || (a >= 'A' && a <= 'Z');
}

static bool letter(const char *at) {
    return small(at) || capital(at) || (unsigned char)*at == 0xD0 || (*at >= 'a' && *at <= 'z');
}

static size_t letter_size(const char *at) {
    return (unsigned char)*at >= 0xC0 ? 2 : 1;
}

static const char *skip_blanks(const char *at) {
    while (*at == ' ')
        at++;
    return at;
}

static const char *skip_word(const char *at) {
    while (*at && letter(at))
        at += letter_size(at);
    return at;
}

static const char *skip_number_sign(const char *at) {
    return svod_starts(at, "№") ? skip_blanks(at + strlen("№")) : at;
}

static const char *skip_dash(const char *at) {
    static const char *const dashes[] = {"–", "—", "-", "−", NULL};
    for (size_t i = 0; dashes[i]; i++)
        if (svod_starts(at, dashes[i])) return at + strlen(dashes[i]);
    return NULL;
}

static bool begins_any(const char *at, const char *const *words) {
    for (; *words; words++)
        if (evidence_begins(at, *words)) return true;
    return false;
}

// ---- a label ---------------------------------------------------------------------------------------------------------------

// "3.1": behind it; NULL: a day, a decimal, a part of something longer.
static const char *read_number(const char *at, evidence_label *out) {
    unsigned parts = 0, value = 0;
    *out = (evidence_label){0};
    for (;;) {
        const char *from = at;
        if (*at == '0') return NULL;
        for (value = 0; svod_digit(*at) && at - from <= PART_DIGITS; at++)
            value = value * 10 + (unsigned)(*at - '0');
        if (at == from || at - from > PART_DIGITS) return NULL;
        if (++parts == PARTS || *at != '.' || !svod_digit(at[1])) break;
        out->before = out->before * 1000 + value;
        at++;
    }
    bool goes_on = (*at == '.' || *at == ',' || *at == '/' || *at == '-') && svod_digit(at[1]);
    if (goes_on || letter(at) || *at == '%' || svod_digit(*at)) return NULL;
    out->sort = parts > 1 ? EVIDENCE_DOTTED : EVIDENCE_POINT;
    out->last = (uint16_t)value;
    return at;
}

// "П1", "ПР-3"
static const char *read_code(const char *at, evidence_label *out) {
    uint32_t before = 0;
    for (int i = 0; i < 2 && capital(at); i++) {
        for (size_t left = letter_size(at); left; left--)
            before = before * 251 + (unsigned char)*at++;
    }
    if (!before) return NULL;
    at += *at == '-';
    at = svod_digit(*at) ? read_number(at, out) : NULL;
    if (!at || out->sort != EVIDENCE_POINT) return NULL;
    *out = (evidence_label){.sort = EVIDENCE_CODENAME, .last = out->last, .before = before};
    return at;
}

// "а)", "«а»"
static const char *read_letter(const char *at, evidence_label *out) {
    bool quoted = svod_starts(at, "«");
    if (quoted) at += strlen("«");
    if (!small(at)) return NULL;
    unsigned char a = (unsigned char)at[0], b = (unsigned char)at[1];
    *out = (evidence_label){.sort = EVIDENCE_LETTER, .last = (uint16_t)(a == 0xD0 ? b - 0xB0 : b - 0x80 + 16)};
    at += 2;
    const char *close = quoted ? "»" : ")";
    return svod_starts(at, close) ? at + strlen(close) : NULL;
}

static const char *read_label(const char *at, unsigned sorts, evidence_label *out) {
    const char *end = svod_digit(*at) ? read_number(at, out) : capital(at) ? read_code(at, out) : read_letter(at, out);
    return end && (out->sort & sorts) ? end : NULL;
}

// ---- what bears a label ------------------------------------------------------------------------------------------------------

static const char *const nouns[] = {"показател", "индикатор", "критери", "цел", "задач", "направлени", "строк", "мер", NULL};

// Behind a label that a text begins with: "2.1 Доля …", "Показатель П1. …".
static const char *read_first(const char *text, bool cell, evidence_label *out) {
    bool noun = begins_any(text, nouns);
    const char *at = skip_number_sign(noun ? skip_blanks(skip_word(text)) : text);
    const char *end = read_label(at, EVIDENCE_POINT | EVIDENCE_DOTTED | EVIDENCE_CODENAME | (cell ? EVIDENCE_LETTER : 0), out);
    if (!end) return NULL;
    const char *close = end + (*end == '.' || *end == ')'), *rest = skip_blanks(close);
    out->perhaps = noun && !*rest && !cell;
    if (!*rest || (capital(rest) && rest > end && (noun || close > end || out->sort != EVIDENCE_POINT))) return close;
    out->perhaps = true;
    return noun && (close > end || *end == ':' || skip_dash(rest)) ? close : NULL;
}

size_t evidence_labels_of(const svod_paragraph *paragraph, evidence_label own[EVIDENCE_OWN_LABELS]) {
    bool cell = paragraph->kind == SVOD_BLOCK_CELL;
    size_t count = 0;
    const char *mark = paragraph->mark + (*paragraph->mark == '(');
    if (*mark && read_label(mark, EVIDENCE_POINT | EVIDENCE_DOTTED | EVIDENCE_LETTER, &own[count])) count++;
    if (read_first(paragraph->text, cell, &own[count])) count++;
    for (size_t i = 0; i < count && cell; i++)
        if (own[i].sort == EVIDENCE_POINT) own[i].sort = EVIDENCE_ROW;
    return count;
}

// ---- memory ------------------------------------------------------------------------------------------------------------------

void evidence_label_begins(evidence_labels *labels, const evidence_label *label) {
    for (size_t i = 0; i < EVIDENCE_LABELS; i++) {
        const evidence_label *old = &labels->list[i].label;
        if (old->sort == label->sort && old->before == label->before && old->last >= label->last) labels->list[i].directions = 0;
    }
}

void evidence_label_note(evidence_labels *labels, const evidence_label *label, uint64_t directions) {
    labels->list[labels->next % EVIDENCE_LABELS].label = *label;
    labels->list[labels->next++ % EVIDENCE_LABELS].directions = directions;
}

// The last one so labelled, of any of the sorts.
static uint64_t recall(const evidence_labels *labels, const evidence_label *label, unsigned sorts) {
    for (uint32_t i = 1; i <= EVIDENCE_LABELS && i <= labels->next; i++) {
        uint32_t at = (labels->next - i) % EVIDENCE_LABELS;
        const evidence_label *old = &labels->list[at].label;
        if ((old->sort & sorts) && old->before == label->before && old->last == label->last && labels->list[at].directions)
            return labels->list[at].directions;
    }
    return 0;
}

uint64_t evidence_label_directions(const evidence_labels *labels, const evidence_label *label) {
    return recall(labels, label, label->sort);
}

// ---- sentences that refer to labels --------------------------------------------------------------------------------------------

#define NUMBERED (EVIDENCE_POINT | EVIDENCE_ROW)
#define NAMED (EVIDENCE_DOTTED | EVIDENCE_LETTER | EVIDENCE_CODENAME)

typedef struct referring {
    const evidence_labels *labels;
    const char *text, *end;
    uint64_t directions;
} referring;

// "по 3.1 балла": a number of something.
static bool counts(const char *at) {
    static const char *const units[] = {"%",   "балл", "час", "тыс",  "млн",   "млрд", "руб",   "чел", "процент",
                                        "раз", "став", "п.п", "п. п", "пункт", "год",  "месяц", "шт",  NULL};
    return begins_any(skip_blanks(at), units);
}

static const char *const papers[] = {"приказ",  "закон",    "постановл", "распоряж", "положени", "порядк", "порядок",   "устав",   "указ",
                                     "програм", "стать",    "ст.",       "протокол", "концепц",  "план",   "регламент", "договор", "соглаш",
                                     "методик", "стандарт", "письм",     "кодекс",   "инструкц", "правил", NULL};

static bool ends_any(const char *from, const char *to, const char *const *words) {
    for (; *words; words++) {
        size_t len = strlen(*words);
        if ((size_t)(to - from) > len && memcmp(to - len, *words, len) == 0) return true;
    }
    return false;
}

// "пункт 3.1 приказа", "пункты 3.1 и 3.3 муниципальной программы": of another paper. This one is "настоящий приказ".
static bool of_paper(const char *at) {
    static const char *const endings[] = {"ого", "его", "ой", "ей", "ых", NULL};
    at = skip_blanks(at);
    if (begins_any(at, papers)) return true;
    const char *behind = skip_word(at);
    if (evidence_begins(at, "настоящ") || !ends_any(at, behind, endings)) return false;
    return *behind == ' ' && begins_any(skip_blanks(behind), papers);
}

// "(Программа, п. 2.1)", "программа «Кадры», п. 1.4"
static bool cited(const referring *r, const char *at) {
    while (at > r->text && at[-1] == ' ')
        at--;
    if (at == r->text || (at[-1] != ',' && at[-1] != ')' && (unsigned char)at[-1] != 0xBB)) return false;
    const char *from = at - r->text > CITED ? at - CITED : r->text;
    for (const char *word = from; word < at; word++) {
        bool begins = word == r->text || word[-1] == ' ' || word[-1] == '(' || (unsigned char)word[-1] == 0xAB;
        if (begins && begins_any(word, papers)) return true;
    }
    return false;
}

static void take(referring *r, const evidence_label *label, unsigned sorts) {
    r->directions |= recall(r->labels, label, label->sort & NUMBERED ? sorts & NUMBERED : label->sort);
}

static void take_range(referring *r, const evidence_label *from, const evidence_label *to, unsigned sorts) {
    bool fits = from->sort == to->sort && from->before == to->before && to->last > from->last && to->last - from->last <= LIST_MOST;
    evidence_label label = *from;
    for (; fits && label.last < to->last; label.last++)
        take(r, &label, sorts);
}

// Behind what stands between two labels of a list, or NULL: "3.1, 3.2 и 3.4", "2.6–2.8", "«а» и «в»".
static const char *separator(const char *at, bool *range) {
    at = skip_blanks(at);
    const char *dash = skip_dash(at);
    *range = dash != NULL;
    if (dash) return skip_number_sign(skip_blanks(dash));
    if (*at == ',') return skip_number_sign(skip_blanks(at + 1));
    if (svod_starts(at, "и ")) return skip_number_sign(skip_blanks(at + strlen("и ")));
    return NULL;
}

// Labels one behind another; behind the last one. foreign: those of other papers are written so, too.
static const char *take_list(referring *r, const char *at, unsigned sorts, bool foreign) {
    evidence_label label[LIST_MOST];
    bool ranges[LIST_MOST], range = false;
    size_t count = 0;
    const char *behind = NULL;
    while (count < LIST_MOST && at && at < r->end) {
        unsigned read = sorts & NUMBERED ? sorts | EVIDENCE_POINT : sorts;
        const char *end = read_label(at, read, &label[count]);
        if (!end || counts(end)) break;
        ranges[count++] = range;
        behind = end;
        at = separator(end, &range);
    }
    if (!behind || (foreign && of_paper(behind))) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (ranges[i]) take_range(r, &label[i - 1], &label[i], sorts);
        take(r, &label[i], sorts);
    }
    return behind;
}

// "Показатель 3.4 …", "по строке 6", "п. 2.2", "цель 2": a word for what is numbered. 0: it is none.
static unsigned noun_at(const referring *r, const char *at, bool *foreign) {
    static const char *const rows[] = {"строк", "позици", NULL}, *const points[] = {"пункт", "подпункт", "п.", "пп.", NULL},
                             *const named[] = {"показател", "индикатор", "критери", NULL},
                             *const aims[] = {"цел", "задач", "направлени", NULL};
    *foreign = false;
    if (begins_any(at, rows)) return EVIDENCE_ROW | EVIDENCE_DOTTED | EVIDENCE_CODENAME;
    if (begins_any(at, named)) return NUMBERED | NAMED;
    if (begins_any(at, points)) {
        *foreign = true;
        return cited(r, at) ? 0 : NUMBERED | NAMED;
    }
    if (!begins_any(at, aims)) return 0;
    bool of = at == r->text || (at - r->text >= 5 && evidence_begins(at - 5, "по ")); // "на эти цели 240 мест" is no label
    return of ? NUMBERED | NAMED : NAMED;
}

// "3.1 – 64 %", "б) 14 → 22", and at a sentence's beginning "3.4 просел".
static const char *take_value(referring *r, const char *at, bool first) {
    evidence_label label;
    const char *end = read_label(at, NAMED, &label);
    if (!end || svod_starts(at, "«")) return NULL;
    const char *rest = skip_blanks(end), *dash = skip_dash(rest);
    const char *value = dash ? skip_blanks(dash) : *rest == ':' || *rest == '=' ? skip_blanks(rest + 1) : NULL;
    bool valued = value ? svod_digit(*value) : label.sort == EVIDENCE_LETTER && svod_digit(*rest);
    bool said = first && label.sort != EVIDENCE_LETTER && rest > end && small(rest) && !counts(rest) && !of_paper(rest);
    if (!valued && !said) return NULL;
    take(r, &label, NAMED);
    return end;
}

// "Рост по «в» вызван …"; not "5 «а» класс".
static const char *take_quoted(referring *r, const char *at) {
    evidence_label label;
    const char *end = read_label(at, EVIDENCE_LETTER, &label), *before = at;
    while (before > r->text && before[-1] == ' ')
        before--;
    if (!end || (before > r->text && svod_digit(before[-1])) || evidence_begins(skip_blanks(end), "класс")) return NULL;
    take(r, &label, EVIDENCE_LETTER);
    return end;
}

// Behind what begins at `at` when it refers to labels, else NULL.
static const char *take_at(referring *r, const char *at, bool first, bool apart) {
    bool foreign;
    if (svod_starts(at, "«")) return take_quoted(r, at);
    if (apart) {
        const char *behind = take_value(r, at, first);
        if (behind) return behind;
    }
    if (evidence_begins(at, "по ")) {
        const char *from = skip_blanks(skip_word(at)), *number = skip_number_sign(from);
        return take_list(r, number, number > from ? NUMBERED | NAMED : NAMED, true);
    }
    unsigned sorts = noun_at(r, at, &foreign);
    if (!sorts) return NULL;
    const char *from = skip_word(at);
    from = skip_number_sign(skip_blanks(from + (*from == '.')));
    return take_list(r, from, sorts, foreign);
}

uint64_t evidence_labels_named(const evidence_labels *labels, const char *text, size_t len) {
    referring r = {.labels = labels, .text = text, .end = text + len};
    if (labels->next == 0) return 0;
    bool apart = true; // a clause begins here
    for (const char *at = text; at < r.end;) {
        bool word = at == text || at[-1] == ' ' || at[-1] == '(' || svod_starts(at, "«");
        const char *behind = word ? take_at(&r, at, at == text, apart) : NULL;
        apart = !behind && ((apart && *at == ' ') || strchr(";:,(", *at));
        at = behind ? behind : at + 1;
        while (!behind && at < r.end && ((unsigned char)*at & 0xC0) == 0x80)
            at++;
    }
    return r.directions;
}

bool evidence_mere_values(const char *text, size_t len) {
    static const char *const units[] = {"балл", "человек", "процент", "ставк", "педагог", NULL};
    bool digit = false;
    for (const char *at = text; at < text + len;) {
        digit |= svod_digit(*at);
        if (!letter(at)) {
            at++;
            continue;
        }
        const char *end = skip_word(at);
        if (svod_utf8_count(at, (size_t)(end - at)) > MERE_LETTERS && !begins_any(at, units)) return false;
        at = end;
    }
    return digit;
}
