// Which paragraphs are headings, and of what level.
#include <string.h>

#include "base/str.h"
#include "text/lines.h"
#include "text/text.h"

typedef struct shaper {
    svod_arena *arena;
    draft *list;
    size_t count;
    bool styled; // the format knows headings
    unsigned styled_max;
    bool bold_tells;      // not everything is bold
    bool capitals, roman; // headings of such kinds are there
} shaper;

// ---- what a text looks like --------------------------------------------------------------------------------------------------

typedef struct gaze {
    unsigned words, digits, initials; // initials: "А.В."
    bool verb;
    bool upper; // begins with a capital letter
} gaze;

static bool ends(const char *word, size_t len, const char *tail) {
    size_t size = strlen(tail);
    return len > size + 2 && !memcmp(word + len - size, tail, size);
}

// Forms that no noun has.
static bool is_verb(const char *word, size_t len) {
    static const char *const tails[] = {"ется", "ются", "ится", "ятся", "атся", "ует",  "уют", "яет",
                                        "яют",  "вает", "вают", "лась", "лись", "лось", NULL};
    for (const char *const *tail = tails; *tail; tail++)
        if (ends(word, len, *tail)) return true;
    return len >= 12 && !memcmp(word, "должн", 10);
}

static bool begins_upper(const char *at, const char *end) {
    return at < end && letter_upper(letter_next(&at, end));
}

static gaze look_at(const char *text, size_t len) {
    gaze out = {0};
    const char *word = NULL;
    uint32_t before = 0, first = 0;
    for (const char *at = text, *end = text + len; at <= end;) {
        const char *from = at;
        uint32_t c = at < end ? letter_next(&at, end) : (at++, 0u);
        if (!first && (letter_word(c) || letter_digit(c))) first = c;
        out.digits += letter_digit(c) ? 1u : 0u;
        if (letter_word(c)) {
            if (!word) word = from;
        } else {
            if (word) {
                out.words++;
                out.verb = out.verb || is_verb(word, (size_t)(from - word));
                out.initials += c == '.' && letter_upper(before) && from - word <= 2 && begins_upper(at, end) ? 1u : 0u;
            }
            word = NULL;
        }
        before = c;
    }
    out.upper = letter_upper(first);
    return out;
}

static bool begins_any(const char *text, const char *const *list) {
    for (; *list; list++)
        if (svod_starts(text, *list)) return true;
    return false;
}

// "Раздел 2", "Приложение № 1", "ТРЕК №3": the level is the first one.
static bool is_part(const draft *at) {
    static const char *const words[] = {"Раздел ", "РАЗДЕЛ ",      "Глава ",       "ГЛАВА ",       "Часть ",
                                        "ЧАСТЬ ",  "Приложение №", "Приложение N", "ПРИЛОЖЕНИЕ №", NULL};
    static const char *const alone[] = {"Приложение",   "Приложение 1", "Приложение 2", "Приложение 3",
                                        "Приложение 4", "Приложение 5", "Приложение 6", NULL};
    const char *text = at->paragraph.text;
    for (const char *const *one = alone; *one; one++)
        if (!strcmp(text, *one)) return true;
    if (!begins_any(text, words) || at->letters > 200 || at->ended) return false;
    const char *next = strchr(text, ' ') + 1;
    return svod_digit(*next) || svod_starts(next, "№") || *next == 'N' || strspn(next, "IVX") > 0;
}

// ---- first guess -------------------------------------------------------------------------------------------------------------

#define LEVEL_STRONG 4
#define LEVEL_PLAIN 5

static bool is_bullet(const draft *at) {
    return at->sign.kind == MARK_BULLET || at->sign.kind == MARK_LETTER;
}

static bool is_sentence(const draft *at, const gaze *look) {
    return (at->ended && (look->verb || at->letters > 100)) || at->letters > 250;
}

// A short line of capital letters may be a name of an organisation or a stamp; both part what stands before from what follows.
static bool is_acronym(const draft *at) { // "ЦНППМ:"
    for (const char *p = at->paragraph.text, *end = p + at->paragraph.len; p < end;) {
        uint32_t c = letter_next(&p, end);
        if (c == ' ' || (c < 0x460 && c >= 0x400 && strchr("\x10\x15\x18\x1E\x23\x2B\x2D\x2E\x2F", (int)(c & 0x3F)))) return false;
        if (c < 0x80 && c && strchr("AEIOUY", (int)c)) return false;
    }
    return true;
}

static bool capital_heading(const draft *at) {
    return at->capitals && at->letters <= 300 && !is_bullet(at) && !is_acronym(at) &&
           text_last(at->paragraph.text, at->paragraph.len) != ';';
}

static bool strong_heading(const shaper *of, const draft *at, const gaze *look) {
    return of->bold_tells && at->paragraph.strong && !is_bullet(at) && at->letters <= 300 && look->words && look->upper &&
           !is_sentence(at, look) && text_last(at->paragraph.text, at->paragraph.len) != ',';
}

static bool colon_heading(const draft *at, const gaze *look) {
    return at->colon && at->letters <= 90 && !is_bullet(at) && look->upper && look->words <= 12 && look->words && !look->initials &&
           !strstr(at->paragraph.text, ". ");
}

static void make_heading(draft *at, unsigned level) {
    at->paragraph.kind = SVOD_BLOCK_HEADING;
    at->paragraph.level = (uint8_t)(level > 9 ? 9 : level < 1 ? 1 : level);
    at->guessed = true;
}

static void first_guess(shaper *of, draft *at) {
    if (at->paragraph.unreadable || at->paragraph.kind == SVOD_BLOCK_CELL || at->paragraph.kind == SVOD_BLOCK_HEADING) return;
    gaze look = look_at(at->paragraph.text, at->paragraph.len);
    unsigned numbered = at->sign.kind == MARK_NUMBER ? at->sign.depth : 1;
    if (at->hashes)
        make_heading(at, at->hashes);
    else if (is_part(at))
        make_heading(at, 1);
    else if (capital_heading(at)) {
        make_heading(at, numbered);
        of->capitals = of->capitals || at->sign.kind == MARK_NONE;
        of->roman = of->roman || at->sign.kind == MARK_ROMAN;
    } else if (strong_heading(of, at, &look))
        make_heading(at, at->sign.kind == MARK_NUMBER ? numbered + (of->capitals ? 1u : 0u)
                         : of->styled                 ? of->styled_max + 1
                                                      : LEVEL_STRONG);
    else if (colon_heading(at, &look) && at->sign.kind == MARK_NONE)
        make_heading(at, SVOD_LEVEL_COLON);
}

// ---- numbered lines ------------------------------------------------------------------------------------------------------------

#define GROUP 200   // lines of one numbering
#define SENTENCE 25 // letters of a short sentence below a title

// What stands between a numbered line and what comes behind it.
static bool prose_behind(const shaper *of, size_t i, size_t next) {
    for (size_t j = i + 1; j < next && j < of->count; j++) {
        const draft *at = &of->list[j];
        if (at->paragraph.kind == SVOD_BLOCK_HEADING && at->paragraph.level != SVOD_LEVEL_COLON && j > i + 1) return false;
        bool sentence = at->letters >= SENTENCE && text_last(at->paragraph.text, at->paragraph.len) == '.' && !of->list[i].ended;
        if (at->paragraph.kind == SVOD_BLOCK_CELL || at->letters >= 60 || at->sign.kind || sentence) return true;
        if (at->paragraph.kind == SVOD_BLOCK_HEADING) return true;
    }
    return false;
}

static bool sibling(const mark *a, const mark *b) {
    return a->kind == b->kind && a->depth == b->depth && a->parent == b->parent && b->last == a->last + 1;
}

// Titles have no full stop behind them as a rule, and no verb.
static bool may_title(const draft *at) {
    gaze look = look_at(at->paragraph.text, at->paragraph.len);
    uint32_t last = text_last(at->paragraph.text, at->paragraph.len);
    return at->letters <= 200 && !look.verb && look.upper && last != ';' && last != ',' && !(at->ended && at->letters > 120);
}

static unsigned number_level(const shaper *of, size_t i) {
    const draft *at = &of->list[i];
    unsigned base = (of->capitals ? 1u : 0u) + (of->roman && at->sign.kind == MARK_NUMBER ? 1u : 0u);
    if (at->sign.last == 1 && i && of->list[i - 1].paragraph.kind == SVOD_BLOCK_HEADING &&
        of->list[i - 1].paragraph.level < SVOD_LEVEL_COLON && !of->list[i - 1].sign.kind && of->list[i - 1].paragraph.level > base)
        base = of->list[i - 1].paragraph.level;
    return base + (at->sign.kind == MARK_NUMBER ? at->sign.depth : 1);
}

// Lines numbered one after another: items of a list where they follow each other, headings where prose stands between them.
static void judge_group(shaper *of, const size_t *members, size_t count) {
    size_t followed = 0, titles = 0;
    for (size_t k = 0; k + 1 < count; k++)
        followed += prose_behind(of, members[k], members[k + 1]);
    for (size_t k = 0; k < count; k++)
        titles += may_title(&of->list[members[k]]);
    const draft *only = &of->list[members[0]];
    bool headings = count == 1 ? prose_behind(of, members[0], members[0] + 2) && !only->ended && only->letters <= 120
                               : followed * 2 >= count - 1 && followed && titles * 2 > count;
    if (!headings) return;
    unsigned level = number_level(of, members[0]);
    for (size_t k = 0; k < count; k++) {
        draft *at = &of->list[members[k]];
        bool last_alone = k + 1 == count && count > 1 && !prose_behind(of, members[k], members[k] + 3);
        if (at->paragraph.kind == SVOD_BLOCK_ITEM && may_title(at) && !last_alone) make_heading(at, level);
    }
}

static bool is_numbered(const draft *at) {
    return (at->sign.kind == MARK_NUMBER || at->sign.kind == MARK_ROMAN) && at->paragraph.kind != SVOD_BLOCK_CELL &&
           !at->paragraph.unreadable;
}

// The groups that are open, by their depth; a deeper one ends when a number of less depth comes.
#define DEPTHS 8
typedef struct groups {
    size_t members[DEPTHS][GROUP];
    size_t count[DEPTHS];
} groups;

static size_t depth_of(const mark *sign) {
    return sign->kind == MARK_ROMAN ? 0 : sign->depth < DEPTHS ? sign->depth : DEPTHS - 1;
}

static void close_groups(shaper *of, groups *open, size_t from) {
    for (size_t depth = from; depth < DEPTHS; depth++) {
        if (open->count[depth]) judge_group(of, open->members[depth], open->count[depth]);
        open->count[depth] = 0;
    }
}

static void judge_numbers(shaper *of) {
    groups *open = SVOD_NEW(of->arena, groups);
    for (size_t i = 0; i < of->count; i++) {
        const draft *at = &of->list[i];
        if (at->guessed && !is_numbered(at) && at->paragraph.level < 3 && !at->colon) close_groups(of, open, 0);
        if (!is_numbered(at) || at->sign.close == ')') continue;
        size_t depth = depth_of(&at->sign), count = open->count[depth];
        bool goes_on = count && count < GROUP && sibling(&of->list[open->members[depth][count - 1]].sign, &at->sign);
        close_groups(of, open, goes_on ? depth + 1 : depth);
        open->members[depth][open->count[depth]++] = i;
    }
    close_groups(of, open, 0);
}

// ---- short lines without marks -------------------------------------------------------------------------------------------------

// Offices, people, letters: short lines that are no headings.
static const char *const others[] = {"Начальник", "Директор",    "Председател", "Секретар",   "Заведующ", "Глава ", "Исполнител",
                                     "Уважаем",   "Руководител", "Главн",       "Заместител", "И.о.",     "Врио",   "Приложение",
                                     "Приказ ",   "Протокол ",   "О ",          "Об ",        "от ",      "№",      "тел",
                                     "Утвержд",   "Члены",       "Присутств",   "Согласован", "Кому",     "Для ",   "С целью",
                                     "В цел",     "В рамках",    "В соответ",   "На основан", "©",        "http",   NULL};

static bool plain_heading(const shaper *of, size_t i) {
    const draft *at = &of->list[i], *next = i + 1 < of->count ? at + 1 : NULL, *before = i ? at - 1 : NULL;
    if (of->styled || at->paragraph.kind != SVOD_BLOCK_TEXT || at->paragraph.unreadable || !at->lone || at->ended || at->colon || !next)
        return false;
    if (at->letters > 220 || at->letters < 4) return false;
    gaze look = look_at(at->paragraph.text, at->paragraph.len);
    uint32_t last = text_last(at->paragraph.text, at->paragraph.len);
    bool said = look.verb && look.words > 4; // "Не состоялось" is no sentence
    if (!look.upper || said || look.initials || look.digits > 8 || look.words > 30 || !look.words || last == 0x2026) return false;
    const char *middle = strstr(at->paragraph.text, ". ");
    if (middle || strstr(at->paragraph.text, ": ") || begins_any(at->paragraph.text, others)) return false;
    bool prose = next->letters >= 80 || next->sign.kind || next->paragraph.kind != SVOD_BLOCK_TEXT || next->ended;
    bool closed = !before || before->ended || before->paragraph.kind != SVOD_BLOCK_TEXT || before->letters > 130 ||
                  svod_starts(before->paragraph.text, "от ");
    return prose && closed;
}

// ---- levels, joining, leads ----------------------------------------------------------------------------------------------------

static void find_styles(shaper *of) {
    size_t strong = 0, all = 0;
    for (size_t i = 0; i < of->count; i++) {
        const draft *at = &of->list[i];
        if (at->paragraph.kind == SVOD_BLOCK_CELL) continue;
        if (at->paragraph.kind == SVOD_BLOCK_HEADING) {
            of->styled = true;
            if (at->paragraph.level > of->styled_max) of->styled_max = at->paragraph.level;
        }
        all += at->letters;
        if (at->paragraph.strong) strong += at->letters;
    }
    if (of->styled_max > SVOD_LEVEL_COLON - 2) of->styled_max = SVOD_LEVEL_COLON - 2;
    of->bold_tells = strong * 5 <= all * 2 || all < 400;
}

// A title that goes on in the next paragraph: both in capitals, or both bold, and the second one begins no title of its own.
static bool title_goes_on(const draft *a, const draft *b) {
    if (!a->guessed || !b->guessed || b->sign.kind || a->colon || b->hashes || is_part(b) || a->ended || a->letters + b->letters > 400)
        return false;
    const char *at = b->paragraph.text;
    uint32_t first = letter_next(&at, at + b->paragraph.len);
    bool bold = a->paragraph.strong && b->paragraph.strong, continues = letter_lower(first) || (letter_open(first) && !b->colon);
    if (a->capitals && b->capitals) return continues || !b->lone || !a->lone;
    return bold && !a->capitals && !b->capitals && (continues || !b->lone);
}

static void join_title(shaper *of, draft *a, const draft *b) {
    a->paragraph.text = svod_printf(of->arena, "%s %s", a->paragraph.text, b->paragraph.text);
    a->paragraph.len = (uint32_t)strlen(a->paragraph.text);
    a->letters += b->letters + 1;
    a->colon = b->colon;
    a->ended = b->ended;
}

// "Цель: выявление …": bytes of the lead with its colon; 0: none.
static size_t lead_of(const draft *at) {
    if (at->paragraph.kind != SVOD_BLOCK_TEXT || at->paragraph.unreadable) return 0;
    const char *text = at->paragraph.text, *colon = memchr(text, ':', at->paragraph.len < 130 ? at->paragraph.len : 130);
    if (!colon || colon[1] != ' ' || !colon[2]) return 0;
    size_t len = (size_t)(colon - text);
    gaze look = look_at(text, len);
    const char *rest = colon + 2;
    size_t letters = svod_utf8_count(rest, at->paragraph.len - len - 2);
    bool plain = !memchr(text, '.', len) && !memchr(text, ',', len) && !memchr(text, '(', len) && !memmem(text, len, "«", 2);
    return look.upper && look.words && look.words <= 5 && !look.digits && !look.verb && plain && letters >= 20 ? len + 1 : 0;
}

static void put(svod_vec *out, const draft *at) {
    *SVOD_PUSH(out, svod_paragraph) = at->paragraph;
}

static void put_lead(shaper *of, svod_vec *out, const draft *at, size_t lead) {
    svod_paragraph first = at->paragraph, rest = at->paragraph;
    first.kind = SVOD_BLOCK_HEADING;
    first.level = SVOD_LEVEL_LEAD;
    first.text = svod_strndup(of->arena, at->paragraph.text, lead);
    first.len = (uint32_t)lead;
    rest.text = at->paragraph.text + lead + 1;
    rest.len = at->paragraph.len - (uint32_t)lead - 1;
    *SVOD_PUSH(out, svod_paragraph) = first;
    *SVOD_PUSH(out, svod_paragraph) = rest;
}

svod_vec drafts_shape(svod_arena *arena, draft *drafts, size_t count) {
    shaper of = {.arena = arena, .list = drafts, .count = count};
    svod_vec out = svod_vec_of(arena, sizeof(svod_paragraph));
    find_styles(&of);
    for (size_t i = 0; i < count; i++)
        first_guess(&of, &drafts[i]);
    judge_numbers(&of);
    for (size_t i = count; i-- > 0;) // backwards: a heading may stand over another one
        if (plain_heading(&of, i)) make_heading(&drafts[i], LEVEL_PLAIN);
    for (size_t i = 0; i < count; i++) {
        draft one = drafts[i];
        while (i + 1 < count && title_goes_on(&one, &drafts[i + 1]))
            join_title(&of, &one, &drafts[++i]);
        size_t lead = lead_of(&one);
        if (lead)
            put_lead(&of, &out, &one, lead);
        else
            put(&out, &one);
    }
    return out;
}
