// Finds the node that a header means by its id or title.
#include "intake/words.h"

#include <string.h>

#include "base/str.h"

struct node_words {
    const svod_rubric *rubric;
    svod_map *titles; // fold key of a title -> node
    bool *shared;     // [node] another node has the same title, so the title means neither
};

node_words *node_words_new(svod_arena *arena, const svod_rubric *rubric) {
    node_words *words = SVOD_NEW(arena, node_words);
    words->rubric = rubric;
    words->titles = svod_map_new(arena);
    words->shared = SVOD_ARRAY(arena, bool, rubric->count);
    for (uint32_t i = 1; i < rubric->count; i++) {
        const char *key = svod_fold(arena, rubric->nodes[i].title ? rubric->nodes[i].title : "");
        size_t first;
        if (!*key || svod_map_add(words->titles, key, i)) continue;
        svod_map_get(words->titles, key, &first);
        words->shared[first] = words->shared[i] = true;
    }
    return words;
}

uint32_t node_words_id(const node_words *words, const char *text, svod_arena *scratch) {
    uint32_t node = svod_rubric_find(words->rubric, text);
    if (node != SVOD_NO_NODE && node != SVOD_ROOT) return node;
    svod_decimal value;
    svod_points points;
    if (!svod_num_machine(text, strlen(text), &value) || !svod_points_of(value, &points)) return SVOD_NO_NODE;
    char plain[40];
    node = svod_rubric_find(words->rubric, svod_strdup(scratch, svod_points_short(plain, points, 4, '.')));
    return node == SVOD_ROOT ? SVOD_NO_NODE : node;
}

// ---- ids at the beginning of a text ------------------------------------------------------------------------------------

static bool is_word_byte(char c) {
    return svod_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0xD0;
}

static const char *skip_spaces(const char *at) {
    while (*at == ' ')
        at++;
    return at;
}

// Behind the first of the words that `at` begins with; NULL if none. Texts are lower case.
static const char *skip_any(const char *at, const char *const *words) {
    for (; *words; words++)
        if (svod_starts(at, *words)) return at + strlen(*words);
    return NULL;
}

static const char *skip_letters(const char *at) {
    for (;;) {
        bool cyrillic = ((unsigned char)*at & 0xFE) == 0xD0 && at[1];
        if (!cyrillic && !(*at >= 'a' && *at <= 'z')) return at;
        at += cyrillic ? 2 : 1;
    }
}

// Behind "раздел", "итого по разделу", "п. №" …; NULL when no such word stands here.
static const char *skip_lead(const char *at) {
    static const char *const before[] = {"итого по ",  "итого за ",  "всего по ",  "всего за ",  "сумма по ",
                                         "сумма за ",  "балл за ",   "баллы за ",  "балл по ",   "баллы по ",
                                         "оценка за ", "оценка по ", "total for ", "score for ", NULL};
    static const char *const kinds[] = {"раздел", "критери", "показател", "пункт", "section", "criterion", "indicator", "item", NULL};
    static const char *const shorts[] = {"разд.", "п.", NULL}, *const letters[] = {"s", "р", "к", NULL}; // "s1", "р1"
    const char *next = skip_any(at, before);
    at = next ? next : at;
    if ((next = skip_any(at, kinds)))
        at = skip_letters(next);
    else if ((next = skip_any(at, shorts)))
        at = next;
    else if ((next = skip_any(at, letters)) && svod_digit(*next))
        at = next;
    else
        return NULL;
    at = skip_spaces(at);
    if (svod_starts(at, "№")) at += strlen("№");
    return skip_spaces(at);
}

// "8 баллов", "50 %": the number is an amount.
static bool is_amount(const char *rest) {
    static const char *const units[] = {"балл", "%",    "процент", "чел",   "год",     "г.",   "шт",
                                        "раз ", "раза", "point",   "score", "percent", "year", NULL};
    return skip_any(skip_spaces(rest), units) != NULL;
}

// "1-8", "1, 2", "1 и 2": a text about several nodes means none of them. "1, 29 баллов" speaks of one and its maximum.
static bool is_range(const char *rest) {
    static const char *const joins[] = {"-", "–", "—", ",", ";", "+", "и ", "по ", "до ", "to ", "and ", NULL};
    const char *next = skip_any(skip_spaces(rest), joins);
    if (!next || !svod_digit(*skip_spaces(next))) return false;
    bool apart = (*rest == ' ' || *rest == ',' || *rest == ';') && *next == ' ';
    const char *number = skip_spaces(next);
    return !apart || !is_amount(number + strspn(number, "0123456789"));
}

static bool id_ends(const char *id, const char *rest) {
    char last = id[strlen(id) - 1];
    if (is_word_byte(last) && is_word_byte(*rest)) return false;
    return !((*rest == '.' || *rest == ',') && svod_digit(rest[1])) && !is_range(rest);
}

static bool starts_caseless(const char *text, const char *id) {
    for (; *id; id++, text++) {
        char c = *id >= 'A' && *id <= 'Z' ? (char)(*id + 32) : *id;
        if (c != *text) return false;
    }
    return true;
}

static uint32_t id_at(const svod_rubric *rubric, const char *at, bool led) {
    uint32_t best = SVOD_NO_NODE;
    size_t longest = 0;
    for (uint32_t i = 1; i < rubric->count; i++) {
        const char *id = rubric->nodes[i].id;
        size_t len = strlen(id);
        if (len <= longest || !starts_caseless(at, id) || !id_ends(id, at + len)) continue;
        if (!led && is_amount(at + len)) continue;
        best = i;
        longest = len;
    }
    return best;
}

// Lower case without losing the punctuation that ids need (a fold key would drop hyphens).
static const char *lower(svod_arena *scratch, const char *text) {
    char *copy = svod_strdup(scratch, text);
    for (unsigned char *at = (unsigned char *)copy; *at; at++) {
        if (*at >= 'A' && *at <= 'Z') *at = (unsigned char)(*at + 32);
        if (*at != 0xD0 || !at[1]) continue;
        at++;
        if (*at >= 0x90 && *at <= 0x9F) // А..П -> а..п
            *at = (unsigned char)(*at + 0x20);
        else if (*at >= 0xA0 && *at <= 0xAF) { // Р..Я -> р..я, in the next block of 64
            at[-1] = 0xD1;
            *at = (unsigned char)(*at - 0x20);
        }
    }
    return copy;
}

uint32_t node_words_find(const node_words *words, const char *text, svod_arena *scratch) {
    const svod_rubric *rubric = words->rubric;
    const char *small = lower(scratch, text), *led = skip_lead(small);
    uint32_t node = led ? id_at(rubric, led, true) : id_at(rubric, small, false);
    size_t titled;
    if (node == SVOD_NO_NODE && svod_map_get(words->titles, svod_fold(scratch, text), &titled) && !words->shared[titled])
        node = (uint32_t)titled;
    return node;
}
