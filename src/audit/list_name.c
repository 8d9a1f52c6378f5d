// What a list without rule is about, as its name says.
#include <string.h>

#include "audit/lists.h"
#include "base/str.h"

enum { WORD_LEAST = 5, ENDING_MOST = 3 }; // letters: of a word that tells something, of a Russian ending

typedef struct words {
    const char **list;
    size_t count;
} words;

static words words_of(const char *text, svod_arena *arena) {
    static const char between[] = " ,;:!?()\"";
    char *key = svod_fold(arena, text);
    for (char *at = key; (at = strstr(at, "\xC2")) != NULL; at++) // « and »
        if (at[1] == '\xAB' || at[1] == '\xBB') at[0] = at[1] = ' ';
    words out = {SVOD_ARRAY(arena, const char *, strlen(key) / 2 + 2), 0};
    for (char *word = key + strspn(key, between); *word;) {
        char *end = word + strcspn(word, between);
        char *next = end + strspn(end, between);
        *end = '\0';
        out.list[out.count++] = word;
        word = next;
    }
    return out;
}

// The same word but for its ending: "методической", "методические".
static bool alike(const char *a, const char *b) {
    size_t same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    while (same && ((unsigned char)a[same] & 0xC0) == 0x80) // in the middle of a letter
        same--;
    if (svod_utf8_count(a, same) < WORD_LEAST) return false;
    return svod_utf8_count(a + same, strlen(a + same)) <= ENDING_MOST && svod_utf8_count(b + same, strlen(b + same)) <= ENDING_MOST;
}

// The nearest node at or above that anybody has points on.
static uint32_t scored(const svod_year *year, uint32_t node) {
    for (; node != SVOD_NO_NODE; node = year->rubric->nodes[node].parent)
        for (size_t unit = 0; unit < year->unit_count; unit++)
            if (svod_year_at(year, unit, node)->state == SVOD_STATE_POINTS) return node;
    return SVOD_NO_NODE;
}

static void note(const svod_year *year, bool *says, uint32_t node, const char *text, const char *word, svod_arena *scratch) {
    words own = words_of(text, scratch);
    uint32_t at = SVOD_NO_NODE;
    for (size_t i = 0; i < own.count && at == SVOD_NO_NODE; i++)
        if (alike(own.list[i], word)) at = scored(year, node);
    if (at != SVOD_NO_NODE) says[at] = true;
}

// Which nodes a word speaks of: by their titles and by what the reasons of flags say of them. Titles of flags are no help: they say what is
// to be done ("активизировать"), and that is said of many things.
static void note_all(const svod_year *year, bool *says, const char *word, svod_arena *scratch) {
    const svod_rubric *rubric = year->rubric;
    for (uint32_t node = 1; node < rubric->count; node++)
        note(year, says, node, rubric->nodes[node].title, word, scratch);
    for (size_t i = 0; i < rubric->flag_count; i++)
        note(year, says, rubric->flags[i].node, rubric->flags[i].reason, word, scratch);
}

static uint32_t by_words(const words *name, const svod_year *year, svod_arena *scratch) {
    uint32_t count = year->rubric->count, best = SVOD_NO_NODE;
    double *weight = SVOD_ARRAY(scratch, double, count);
    bool *says = SVOD_ARRAY(scratch, bool, count), alone = false;
    for (size_t i = 0; i < name->count; i++) {
        size_t letters = svod_utf8_count(name->list[i], strlen(name->list[i]));
        if (letters < WORD_LEAST) continue;
        memset(says, 0, count * sizeof *says);
        note_all(year, says, name->list[i], scratch);
        uint32_t of = 0;
        for (uint32_t node = 1; node < count; node++)
            of += says[node];
        for (uint32_t node = 1; node < count; node++) // a word of many nodes says little of each, and so does a short one ("работа")
            if (says[node]) weight[node] += (double)letters / of;
    }
    for (uint32_t node = 1; node < count; node++) {
        if (weight[node] <= 0 || (best != SVOD_NO_NODE && weight[node] < weight[best])) continue;
        alone = best == SVOD_NO_NODE || weight[node] > weight[best];
        best = node;
    }
    return alone ? best : SVOD_NO_NODE;
}

// "раздел 8", "section 8": a number alone may count something else.
static bool before_id(const char *word) {
    static const char *const begins[] = {"раздел", "критери", "показател", "направлен", "section", "criteri", "indicator"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (!strncmp(word, begins[i], strlen(begins[i]))) return true;
    return false;
}

uint32_t list_node_named(const char *name, const svod_year *year, svod_arena *arena) {
    words own = words_of(name, arena);
    uint32_t found = SVOD_NO_NODE;
    for (size_t i = 1; i < own.count; i++) {
        uint32_t node = before_id(own.list[i - 1]) ? svod_rubric_find(year->rubric, own.list[i]) : SVOD_NO_NODE;
        if (node == SVOD_NO_NODE || node == found) continue;
        if (found != SVOD_NO_NODE) return SVOD_NO_NODE;
        found = node;
    }
    if (found != SVOD_NO_NODE) return found;
    svod_arena *scratch = svod_arena_new();
    found = by_words(&own, year, scratch);
    svod_arena_free(scratch);
    return found;
}
