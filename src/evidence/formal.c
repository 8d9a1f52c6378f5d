// What a paper has for its form: its day and number, who was there, who signed, who gets it. Nothing of that says what was done.
#include <string.h>

#include "base/str.h"
#include "evidence/outline.h"

#define FORMAL_BYTES 240 // a longer paragraph says something
#define BARE_BYTES 60    // of "Присутствовали:"

static bool begins_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (svod_starts(text, *words)) return true;
    return false;
}

static bool has_digit(const char *word, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (svod_digit(word[i])) return true;
    return false;
}

// "от 12 января 2023 г. № 14-од", "№ 14-од", "12.01.2023": every word of it is of a day or a number.
static bool is_stamp(const char *folded) {
    static const char *const words[] = {"от",   "№",      "n",    "г",     "г.",   "года",  "год",  "на",  "исх.",
                                        "вх.",  "исх",    "вх",   "янва",  "февр", "март",  "апре", "мая", "июня",
                                        "июля", "август", "сент", "октяб", "нояб", "декаб", NULL};
    bool digit = false;
    for (const char *at = folded; *at;) {
        size_t len = strcspn(at, " ");
        bool number = has_digit(at, len), rule = len > 0 && strspn(at, "_«»\"") >= len;
        if (len > 0 && !number && !rule) {
            const char *const *word = words;
            while (*word && !(strlen(*word) > 6 || len == strlen(*word) ? svod_starts(at, *word) : false))
                word++;
            if (!*word) return false;
        }
        digit |= number;
        at += len + (at[len] == ' ');
    }
    return digit;
}

static bool capital(const char *at) { // Russian
    return ((unsigned char)at[0] == 0xD0 && (unsigned char)at[1] >= 0x90 && (unsigned char)at[1] <= 0xAF) || svod_starts(at, "Ё");
}

// "И.И. Петров", "Петров И. И.": the last two or three words.
static bool is_person(const char *text, size_t len) {
    unsigned initials = 0, names = 0;
    for (size_t at = 0; at < len; at++) {
        bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '.';
        if (!begins || !capital(text + at)) continue;
        if (at + 2 < len && text[at + 2] == '.')
            initials++;
        else if (at + 4 < len)
            names++;
    }
    return initials >= 1 && initials <= 2 && names == 1;
}

static bool ends_in_person(const svod_paragraph *paragraph) {
    const char *text = paragraph->text;
    size_t from = paragraph->len;
    for (int words = 0; words < 3 && from > 0; words++) {
        while (from > 0 && text[from - 1] == ' ')
            from--;
        while (from > 0 && text[from - 1] != ' ')
            from--;
        if (words > 0 && is_person(text + from, paragraph->len - from)) return true;
    }
    return false;
}

static bool is_office(const char *folded) {
    static const char *const offices[] = {"начальник",   "директор", "председател", "секретар", "заведующ", "глава ", "заместител",
                                          "руководител", "главн",    "и.о.",        "и. о.",    "врио",     NULL};
    return begins_any(folded, offices);
}

// "Присутствовали: …", "Рассылка"; not "Присутствовали на семинаре 34 педагога."
static bool is_bare(const char *folded) {
    size_t len = strlen(folded);
    const char *colon = strchr(folded, ':');
    return colon ? colon - folded <= BARE_BYTES : len <= BARE_BYTES && folded[len - 1] != '.';
}

evidence_form evidence_formal(svod_search *search, const svod_paragraph *paragraph) {
    static const char *const ends[] = {
        "рассылка", "разосла",     "ознакомлен", "с приказом ознаком", "с распоряжением ознаком", "лист согласования",
        "верно:",   "копия верна", NULL};
    static const char *const lists[] = {"присутств",     "приглашен",  "отсутствов", "председательств",
                                        "председатель:", "секретарь:", "повестка",   NULL};
    static const char *const lines[] = {"приложение №",
                                        "приложение n",
                                        "приложение к приказу",
                                        "приложение к распоряж",
                                        "приложение к постан",
                                        "исп.",
                                        "тел.",
                                        "телефон:",
                                        "инн ",
                                        "email",
                                        NULL};
    svod_arena_reset(search->passing);
    size_t cut = svod_utf8_cut(paragraph->text, paragraph->len, FORMAL_BYTES);
    const char *folded = svod_fold(search->passing, svod_strndup(search->passing, paragraph->text, cut));
    if (!*folded) return EVIDENCE_FORM_NONE;
    if (is_bare(folded) && begins_any(folded, ends)) return EVIDENCE_FORM_END;
    if (is_bare(folded) && begins_any(folded, lists)) return EVIDENCE_FORM_LIST;
    if (paragraph->len > FORMAL_BYTES) return EVIDENCE_FORM_NONE;
    if (begins_any(folded, lines) || is_stamp(folded)) return EVIDENCE_FORM_LINE;
    bool signs = paragraph->kind != SVOD_BLOCK_ITEM && !*paragraph->mark && is_office(folded) && ends_in_person(paragraph);
    return signs ? EVIDENCE_FORM_END : EVIDENCE_FORM_NONE;
}

bool evidence_signed_row(svod_search *search, const svod_paragraph *cells, uint32_t from, uint32_t to) {
    svod_arena_reset(search->passing);
    size_t cut = svod_utf8_cut(cells[from].text, cells[from].len, FORMAL_BYTES);
    if (to - from > 3 || !is_office(svod_fold(search->passing, svod_strndup(search->passing, cells[from].text, cut)))) return false;
    return is_person(cells[to - 1].text, cells[to - 1].len);
}
