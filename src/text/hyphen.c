// Hyphens at the ends of lines: rules on first parts, for words that hold a hyphen of their own are few and begin alike.
#include "text/hyphen.h"

#include <string.h>

#include "text/letter.h"

// Lower case in Cyrillic and ASCII; longer parts begin no word with a hyphen.
#define PART 64
typedef struct part {
    char text[PART];
    size_t len, letters;
} part;

static part lower(const char *text, size_t len) {
    part out = {.len = 0};
    for (const char *at = text, *end = text + len; at < end && out.len + 3 < PART; out.letters++) {
        uint32_t c = letter_next(&at, end);
        if (c >= 0x410 && c <= 0x42F) c += 0x20;
        if (c == 0x401 || c == 0x451) c = 0x435;
        if (c >= 0x400 && c < 0x460) {
            out.text[out.len++] = (char)(0xC0 | c >> 6);
            out.text[out.len++] = (char)(0x80 | (c & 0x3F));
        } else {
            out.text[out.len++] = c < 0x80 ? (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c) : '?';
        }
    }
    out.text[out.len] = '\0';
    return out;
}

static bool is_any(const part *at, const char *const *list) {
    for (; *list; list++)
        if (!strcmp(at->text, *list)) return true;
    return false;
}

static bool begins_any(const part *at, const char *const *list) {
    for (; *list; list++)
        if (!strncmp(at->text, *list, strlen(*list))) return true;
    return false;
}

static bool ends(const part *at, const char *tail) {
    size_t len = strlen(tail);
    return at->len > len && !strcmp(at->text + at->len - len, tail);
}

// First parts that are short or do not end in "-но", "-ско".
static const char *const firsts[] = {
    "учебно",   "научно",      "нормативно", "финансово", "психолого",   "социально", "практико",     "медико",  "историко",   "физико",
    "химико",   "технико",     "технолого",  "экономико", "клинико",     "аналитико", "статистико",   "кадрово", "поисково",   "планово",
    "военно",   "лично",       "северо",     "юго",       "западно",     "восточно",  "онлайн",       "офлайн",  "интернет",   "веб",
    "медиа",    "видео",       "аудио",      "фото",      "пресс",       "мастер",    "семинар",      "план",    "бизнес",     "штаб",
    "вице",     "экс",         "мини",       "топ",       "диагностико", "логико",    "методико",     "субъект", "конкурс",    "форум",
    "школа",    "школы",       "центр",      "проблемно", "группо",      "санитарно", "духовно",      "семейно", "очно",       "блок",
    "кейс",     "квест",       "пилот",      "дорожно",   "массово",     "сетево",    "хозяйственно", "валео",   "педагогико", "культуро",
    "гендерно", "естественно", "it",         "лего",      "арт",         "тест",      "чат",          "флеш",    "тайм",       NULL};
// Nouns that take another noun: "педагог-психолог", "учителя-логопеды".
static const char *const people[] = {"педагог", "учител",    "методист", "воспитател", "психолог", "наставник",
                                     "студент", "выпускник", "тренер",   "инженер",    "директор", NULL};
static const char *const companions[] = {"психолог",    "настав",      "логопед",      "дефектолог",   "организатор", "предметник",
                                         "совместител", "библиотекар", "исследовател", "новатор",      "мастер",      "методист",
                                         "стажист",     "участник",    "победител",    "тьютор",       "консультант", "педагог",
                                         "стажер",      "эксперт",     "модератор",    "преподавател", NULL};
static const char *const particles[] = {"то", "либо", "нибудь", "таки", "за", "под", NULL};
// What follows "-но" within one word: "деятельно-сти", "соотно-шение", "обосно-вание".
static const char *const tails[] = {"ст", "шен", "ван", "выв", "сит", "сящ", "вл", NULL};

bool hyphen_stays(const char *first, size_t first_len, const char *second, size_t second_len) {
    part a = lower(first, first_len), b = lower(second, second_len);
    if (is_any(&b, particles) && a.letters >= 2 && (strcmp(b.text, "за") || !strcmp(a.text, "из")) &&
        (strcmp(b.text, "под") || !strcmp(a.text, "из")))
        return true;
    if (b.letters < 4) return false;
    if (is_any(&a, firsts)) return true;
    if (begins_any(&a, people) && begins_any(&b, companions)) return true;
    if (b.letters < 5 || begins_any(&b, tails)) return false;
    return (ends(&a, "но") && a.letters >= 7) || (ends(&a, "ско") && a.letters >= 6);
}
