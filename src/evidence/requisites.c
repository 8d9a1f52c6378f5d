// Requisites of a document. Days and numbers are read by hand: the patterns of indicator/ would have to be compiled for every document.
#include "evidence/requisites.h"

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/str.h"
#include "evidence/seek.h"
#include "text/text.h"

#define HEAD 20       // paragraphs at the beginning that may bear requisites
#define TAIL 6        // and at the end: a day beside the signatures
#define STAMP 400     // bytes of a paragraph that may be a line of requisites; longer ones are prose
#define TITLE_CAP 300 // bytes
#define ORDER_WORD 60 // bytes of "ПРИКАЗ № 37"
#define ORDER_LINES 5 // between it and the order's title

// ---- words without regard to case ----------------------------------------------------------------------------------------------

static uint32_t lower_at(const char **at) {
    const unsigned char *p = (const unsigned char *)*at;
    if ((p[0] == 0xD0 || p[0] == 0xD1) && p[1]) {
        uint32_t c = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        *at += 2;
        return c >= 0x410 && c <= 0x42F ? c + 0x20 : c == 0x401 || c == 0x451 ? 0x435 : c;
    }
    (*at)++;
    return p[0] >= 'A' && p[0] <= 'Z' ? p[0] | 0x20u : p[0];
}

size_t evidence_begins(const char *text, const char *word) {
    const char *at = text;
    while (*word) {
        if (!*at || lower_at(&at) != lower_at(&word)) return 0;
    }
    return (size_t)(at - text);
}

static bool is_inner(const char *text, const char *at) { // within a word
    return at > text && ((unsigned char)at[-1] >= 0x80 ? (unsigned char)at[-1] != 0xBB && (unsigned char)at[-1] != 0xAB
                                                       : svod_digit(at[-1]) || (at[-1] | 0x20) >= 'a');
}

// Does a word of the list begin anywhere before `end`?
static bool has_any(const char *text, const char *end, const char *const *words) {
    for (const char *at = text; at < end && *at; at++) {
        if (((unsigned char)*at & 0xC0) == 0x80 || is_inner(text, at)) continue;
        for (const char *const *word = words; *word; word++)
            if (evidence_begins(at, *word)) return true;
    }
    return false;
}

static bool begins_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (evidence_begins(text, *words)) return true;
    return false;
}

// ---- days ----------------------------------------------------------------------------------------------------------------------

static const char *digits(const char *at, unsigned most, unsigned *value) {
    *value = 0;
    for (; svod_digit(*at) && most; at++, most--)
        *value = *value * 10 + (unsigned)(*at - '0');
    return at;
}

static const char *skip_quotes(const char *at) {
    for (;;) {
        if (*at == ' ' || *at == '_' || *at == '"')
            at++;
        else if (!strncmp(at, "»", 2))
            at += 2;
        else if (!strncmp(at, "”", 3) || !strncmp(at, "“", 3))
            at += 3;
        else
            return at;
    }
}

static const char *month(const char *at, unsigned *out) {
    static const char *const months[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                         "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
    for (unsigned i = 0; i < 12; i++) {
        size_t len = evidence_begins(at, months[i]);
        if (!len) continue;
        *out = i + 1;
        return at + len;
    }
    return NULL;
}

static bool make_day(unsigned year, unsigned mon, unsigned day, char iso[SVOD_DAY_SIZE]) {
    char text[40];
    snprintf(text, sizeof text, "%04u-%02u-%02u", year, mon, day);
    if (year < 1990 || year > 2100 || !svod_day_valid(text)) return false;
    memcpy(iso, text, SVOD_DAY_SIZE - 1);
    iso[SVOD_DAY_SIZE - 1] = '\0';
    return true;
}

// A day that begins at a digit; behind it, or NULL: none, or none of the calendar.
static const char *read_day(const char *at, char iso[SVOD_DAY_SIZE]) {
    unsigned a, b, c;
    const char *one = digits(at, 4, &a), *two, *three;
    if (one - at == 4 && *one == '-') {
        two = digits(one + 1, 2, &b);
        three = *two == '-' ? digits(two + 1, 2, &c) : two;
        return three - two == 3 && make_day(a, b, c, iso) ? three : NULL;
    }
    if (one - at > 2) return NULL;
    if (*one == '.' && svod_digit(one[1])) {
        two = digits(one + 1, 2, &b);
        if (*two != '.' || !svod_digit(two[1])) return NULL;
        three = digits(two + 1, 4, &c);
        bool pair = three - two == 3 && one - at == 2 && two - one == 3; // "2.3.15" is a clause
        if (svod_digit(*three) || (*three == '.' && svod_digit(three[1])) || !(three - two == 5 || pair)) return NULL;
        return make_day(pair ? c + 2000 : c, b, a, iso) ? three : NULL;
    }
    two = month(skip_quotes(one), &b);
    if (!two || *two != ' ') return NULL;
    three = digits(two + 1, 4, &c);
    return three - two == 5 && make_day(c, b, a, iso) ? three : NULL;
}

// ---- numbers -------------------------------------------------------------------------------------------------------------------

static bool in_number(const char *at) {
    unsigned char c = (unsigned char)*at;
    return svod_digit(*at) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '/' || c == '-' || c == '.' || c == 0xD0 || c == 0xD1;
}

// The number behind "№", "N", "номер"; its length, 0 when there is no digit in it.
static size_t read_number(const char *at, const char **from) {
    size_t sign = evidence_begins(at, "№");
    if (!sign && (at[0] == 'N' && (at[1] == ' ' || at[1] == 'o'))) sign = at[1] == 'o' ? 2 : 1;
    if (!sign) return 0;
    at += sign;
    while (*at == ' ' || *at == '_')
        at++;
    const char *end = at;
    bool digit = false;
    while (in_number(end)) {
        digit |= svod_digit(*end);
        end += (unsigned char)*end >= 0xC0 && end[1] ? 2 : 1;
    }
    while (end > at && (end[-1] == '.' || end[-1] == '-'))
        end--;
    *from = at;
    return digit ? (size_t)(end - at) : 0;
}

// ---- lines of requisites -------------------------------------------------------------------------------------------------------

// What is said of other documents, and of days until which something is to be done.
static const char *const citing[] = {"соответстви",  "согласно", "основани",     "исполнени",     "закон",   "приказу",   "приказа",
                                     "письму",       "в приказ", "распоряжения", "постановления", "указ",    "срок",      "период",
                                     "до ",          "по ",      "с ",           "не позднее",    "начиная", "протокола", "протоколу",
                                     "постановлени", NULL};
static const char *const by_order[] = {"приказом", "распоряжением", "постановлением", "законом", "решением", NULL};
static const char *const types[] = {"приказ",  "распоряжени", "постановлени", "протокол",      "решение",
                                    "письмо",  "положение",   "справка",      "план",          "концепция",
                                    "порядок", "программа",   "отчет",        "аналитическая", NULL};
static const char *const approvals[] = {
    "утвержден", "утверждаю", "утверждаем", "(утвержден", "принято на заседании", "рассмотрено и утверждено", NULL};
static const char *const not_numbered[] = {"шк",   "сош",    "мбоу",   "маоу",  "мкоу", "гимнази", "лице", "сад", "детск",
                                           "трек", "прилож", "таблиц", "форма", "доу",  "оош",     "схем", "каб", NULL};

typedef struct candidate {
    char date[SVOD_DAY_SIZE];
    size_t date_from, date_len;
    const char *number;
    size_t number_len;
    int rank; // of the paragraph: 3 a line of requisites, 2 a stamp or a label, 1 beside signatures
} candidate;

static bool word_before_is(const char *text, const char *at, const char *const *words) {
    while (at > text && (at[-1] == ' ' || at[-1] == '"'))
        at--;
    while (at > text && at[-1] != ' ')
        at--;
    return begins_any(at, words);
}

static bool is_line(const char *text) { // begins as requisites do
    size_t from = evidence_begins(text, "от ");
    text += from;
    while (!strncmp(text, "«", 2) || *text == '"' || *text == ' ')
        text += *text == ' ' || *text == '"' ? 1 : 2;
    return svod_digit(*text) || evidence_begins(text, "№");
}

static candidate read_line(const char *text, bool stamp) {
    static const char *const labels[] = {"дата", NULL}, *const titles[] = {"о ", "об ", "обо ", NULL};
    candidate out = {.rank = is_line(text) || begins_any(text, labels) || begins_any(text, types) ? 3 : stamp ? 2 : 1};
    if (begins_any(text, titles)) return out;
    for (const char *at = text; *at; at++) {
        const char *end, *number;
        if (!out.date[0] && svod_digit(*at) && !(at > text && (svod_digit(at[-1]) || at[-1] == '.' || at[-1] == '-')) &&
            (end = read_day(at, out.date))) {
            bool cited = has_any(text, at, citing) || (!stamp && has_any(text, at, by_order));
            if (cited) {
                out.date[0] = '\0';
                break;
            }
            out.date_from = (size_t)(at - text);
            out.date_len = (size_t)(end - at);
            at = end - 1;
            continue;
        }
        size_t len = out.number ? 0 : read_number(at, &number);
        if (!len || word_before_is(text, at, not_numbered) || has_any(text, at, citing) || (!stamp && has_any(text, at, by_order)))
            continue;
        out.number = number;
        out.number_len = len;
        at = number + len - 1;
    }
    return out;
}

// ---- title -----------------------------------------------------------------------------------------------------------------------

static bool is_letterhead(const char *text) {
    static const char *const words[] = {"учреждени", "администраци", "департамент", "комитет",   "министерств", "управлени",  "российская",
                                        "город ",    "г. ",          "инн",         "приложени", "утвержд",     "согласован", "центр",
                                        "район",     "мау",          "мбоу",        "маоу",      "мку",         NULL};
    static const char *const names[] = {"отдел ", "отдел образования", "муниципальное образование", "совет ", "дума ", NULL};
    return begins_any(text, approvals) || begins_any(text, names) || has_any(text, text + svod_utf8_cut(text, strlen(text), 80), words);
}

static const char *cut(svod_arena *arena, const char *text) {
    size_t len = strlen(text), most = svod_utf8_cut(text, len, TITLE_CAP);
    return most < len ? svod_printf(arena, "%.*s…", (int)most, text) : text;
}

static bool is_about(const svod_paragraph *at) {
    static const char *const about[] = {"о ", "об ", "обо ", NULL};
    return !at->unreadable && at->kind != SVOD_BLOCK_CELL && at->kind != SVOD_BLOCK_ITEM && at->len < 2 * STAMP &&
           begins_any(at->text, about);
}

// "ПРИКАЗ", "П Р И К А З", "Распоряжение № 5", with its own title a few lines below.
static const svod_paragraph *order_title(const svod_document *document, uint32_t head) {
    static const char *const orders[] = {"приказ", "п р и к а з", "распоряжени", "р а с п о р я ж е н и е", "постановлени", NULL};
    for (uint32_t i = 0; i < head; i++) {
        const svod_paragraph *at = &document->paragraphs[i];
        if (at->kind == SVOD_BLOCK_CELL || at->kind == SVOD_BLOCK_ITEM || at->len > ORDER_WORD || !begins_any(at->text, orders)) continue;
        for (uint32_t k = i + 1; k < head && k <= i + ORDER_LINES; k++)
            if (is_about(&document->paragraphs[k])) return &document->paragraphs[k];
        return NULL;
    }
    return NULL;
}

// "Об утверждении …"; else the first heading that is no letterhead, with what follows a bare word for the kind of document.
static const char *title_of(const svod_document *document, uint32_t head, const svod_paragraph **from, svod_arena *arena) {
    const svod_paragraph *list = document->paragraphs, *first = NULL;
    *from = order_title(document, head);
    if (*from) return cut(arena, (*from)->text);
    for (uint32_t i = 0; i < head; i++) {
        const svod_paragraph *at = *from = &list[i];
        if (at->unreadable || at->kind == SVOD_BLOCK_CELL) continue;
        if (is_about(at)) return cut(arena, at->text);
        bool heading = (at->kind == SVOD_BLOCK_HEADING && at->level < SVOD_LEVEL_COLON) || at->strong;
        if (!heading || (is_letterhead(at->text) && !begins_any(at->text, types)) || is_line(at->text)) continue;
        const svod_paragraph *next = i + 1 < head ? at + 1 : NULL;
        bool bare = begins_any(at->text, types) && !memchr(at->text, ' ', at->len),
             goes_on = bare && next && next->len < STAMP && !is_line(next->text);
        if (goes_on && next->kind <= SVOD_BLOCK_HEADING) return cut(arena, svod_printf(arena, "%s %s", at->text, next->text));
        if (!bare) return cut(arena, at->text);
        if (!first) first = at;
    }
    for (uint32_t i = 0; i < head && !first; i++)
        if (list[i].kind == SVOD_BLOCK_TEXT && !list[i].unreadable && !is_line(list[i].text) && !is_letterhead(list[i].text))
            first = &list[i];
    *from = first;
    return first ? cut(arena, first->text) : "";
}

// ---- all of it -------------------------------------------------------------------------------------------------------------------

typedef struct best {
    svod_found *out;
    svod_arena *arena;
    int date_rank, number_rank;
} best;

static svod_quote whole(const svod_paragraph *from, svod_arena *arena) {
    return (svod_quote){.text = svod_strndup(arena, from->text, svod_utf8_cut(from->text, from->len, SVOD_QUOTE_CAP)),
                        .headings = "",
                        .mark = from->mark ? from->mark : "",
                        .paragraph = from->number,
                        .page = from->page,
                        .line = from->line,
                        .table = from->table,
                        .row = from->row,
                        .col = from->col,
                        .score = 1000,
                        .sight = SVOD_SIGHT_FOUND,
                        .why = ""};
}

static void quote(best *at, const svod_paragraph *from, const candidate *found) {
    at->out->requisites = whole(from, at->arena);
    if (found->date_len && found->date_from + found->date_len <= strlen(at->out->requisites.text)) {
        at->out->requisites.from = (uint32_t)found->date_from;
        at->out->requisites.len = (uint32_t)found->date_len;
    }
}

static void keep(best *at, const svod_paragraph *from, const candidate *found, int most) {
    int rank = found->rank < most ? found->rank : most;
    if (found->date[0] && rank > at->date_rank) {
        at->out->date = svod_strdup(at->arena, found->date);
        at->date_rank = rank;
        quote(at, from, found);
    }
    if (found->number && rank > at->number_rank) {
        at->out->number = svod_strndup(at->arena, found->number, found->number_len);
        at->number_rank = rank;
        if (!at->out->requisites.text[0]) quote(at, from, found);
    }
}

// A stamp may be cut into paragraphs: "УТВЕРЖДЕНА" · "приказом начальника" · "от 26.07.2021 № 349-Д".
static void read_head(best *at, const svod_document *document, uint32_t head) {
    uint32_t stamp = 0; // paragraphs that still may belong to it
    for (uint32_t i = 0; i < head; i++) {
        const svod_paragraph *from = &document->paragraphs[i];
        if (from->unreadable || from->kind == SVOD_BLOCK_ITEM) continue;
        bool approval = begins_any(from->text, approvals) ||
                        (from->len < 2 * STAMP && (strstr(from->text, "(утв. ") || strstr(from->text, "(утвержден")));
        if (approval) {
            at->out->approved = true;
            stamp = 4;
        }
        if (from->len > STAMP) continue;
        const char *text = from->text;
        bool label =
            from->kind == SVOD_BLOCK_HEADING && from->level == SVOD_LEVEL_LEAD && i + 1 < head; // "Дата проведения:" and its paragraph
        candidate found = read_line(label ? svod_printf(at->arena, "%s %s", text, from[1].text) : text, stamp > 0);
        if (label) found.date_len = 0;
        keep(at, label ? from + 1 : from, &found, 3);
        if (!at->out->requisites.text[0] && approval) quote(at, from, &found);
        if (stamp) stamp--;
    }
}

void evidence_requisites(const svod_document *document, svod_arena *arena, svod_found *out) {
    uint32_t head = document->count < HEAD ? document->count : HEAD;
    out->date = out->number = "";
    out->approved = false;
    out->requisites = out->titled = (svod_quote){.text = "", .headings = "", .mark = "", .why = ""};
    best at = {.out = out, .arena = arena};
    read_head(&at, document, head);
    for (uint32_t i = document->count - (document->count < TAIL ? document->count : TAIL); i < document->count && !out->date[0]; i++) {
        const svod_paragraph *from = &document->paragraphs[i];
        if (from->len > STAMP / 2 || from->kind != SVOD_BLOCK_TEXT || from->unreadable) continue;
        candidate found = read_line(from->text, false);
        found.number = NULL;
        keep(&at, from, &found, 1);
    }
    const svod_paragraph *titled = NULL;
    out->title = svod_strdup(arena, title_of(document, head, &titled, arena)); // the paragraph's own text goes with the document
    if (titled) out->titled = whole(titled, arena);
}
