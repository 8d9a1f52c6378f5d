// Reads headers of form exports: long sentences, numbered, with the row of a grid in brackets behind them.
#include "intake/question.h"

#include <string.h>

#include "base/str.h"

#define OWN_CAP 64 // patterns of a rubric that one header may match

#define MAIN_PARTS                                                                                                                         \
    (SVOD_PART_BIT(numerator) | SVOD_PART_BIT(denominator) | SVOD_PART_BIT(percent) | SVOD_PART_BIT(value) | SVOD_PART_BIT(answer))

// ---- texts -------------------------------------------------------------------------------------------------------------

static void add(question_texts *texts, const char *text) {
    if (*text && texts->count < QUESTION_TEXTS) texts->list[texts->count++] = text;
}

void question_texts_add(question_texts *texts, const char *text, svod_arena *arena) {
    size_t len = strlen(text);
    const char *open = len > 2 && text[len - 1] == ']' ? strrchr(text, '[') : NULL;
    if (!open || open == text || open[1] == ']') {
        add(texts, text);
        return;
    }
    add(texts, svod_clean(arena, svod_strndup(arena, text, (size_t)(open - text))));
    add(texts, svod_clean(arena, svod_strndup(arena, open + 1, len - 2 - (size_t)(open - text))));
}

bool question_is_bare(patterns *set, const question_texts *texts) {
    for (size_t i = 0; i < texts->count; i++)
        if (!patterns_whole(set, ROLE_part_alone, texts->list[i])) return false;
    return texts->count > 0;
}

// ---- parts -------------------------------------------------------------------------------------------------------------

// The part whose words come first.
static uint8_t first_part(patterns *set, unsigned parts, const char *text) {
    uint8_t best = SVOD_PART_COUNT;
    size_t nearest = SIZE_MAX;
    for (uint8_t part = 0; part < SVOD_PART_COUNT; part++) {
        size_t at = parts & 1u << part ? patterns_at(set, (column_role)(ROLE_part_numerator + part), text) : SIZE_MAX;
        if (at >= nearest) continue;
        nearest = at;
        best = part;
    }
    return best;
}

// The text without the indicator's title; NULL when it does not hold it.
static const char *untitled(const char *key, const char *title, svod_arena *arena) {
    const char *at = *title ? strstr(key, title) : NULL;
    return at ? svod_printf(arena, "%.*s %s", (int)(at - key), key, at + strlen(title)) : NULL;
}

uint8_t question_part(patterns *set, const svod_rubric *rubric, uint32_t indicator, const char *text, svod_arena *arena) {
    unsigned parts = rubric->indicators[indicator].rule->parts;
    const char *key = svod_fold(arena, text), *rest = untitled(key, patterns_title(set, indicator), arena);
    uint8_t part = rest ? first_part(set, parts, rest) : SVOD_PART_COUNT;
    return part == SVOD_PART_COUNT ? first_part(set, parts, key) : part;
}

// Where only one part gives the value, what says nothing of a part is that.
uint8_t question_main_part(const svod_indicator *indicator) {
    unsigned parts = indicator->rule->parts & MAIN_PARTS;
    for (uint8_t part = 0; part < SVOD_PART_COUNT; part++)
        if (parts == 1u << part) return part;
    return SVOD_PART_COUNT;
}

// ---- the indicator -----------------------------------------------------------------------------------------------------

typedef struct meaning {
    indicator_match match;
    size_t at; // index of the text that says it; of none when all of them together do
} meaning;

static meaning meaning_of(patterns *set, const question_texts *texts) {
    meaning out = {INDICATOR_MATCH_NONE, 0};
    for (size_t i = texts->count; i-- > 0;) {
        out = (meaning){patterns_indicator(set, texts->list[i]), i};
        if (out.match.indicator != SVOD_NO_INDICATOR) return out;
    }
    if (texts->count > 1) out.match = patterns_indicator(set, texts->joined);
    return out;
}

static uint8_t part_by_texts(patterns *set, const svod_rubric *rubric, const meaning *meant, const question_texts *texts,
                             svod_arena *arena) {
    uint32_t indicator = meant->match.indicator;
    // What stands over several columns says of none of them which part it is.
    for (size_t i = texts->count; i-- > meant->at;) {
        if (i == meant->at && i + 1 < texts->count) break;
        uint8_t part = question_part(set, rubric, indicator, texts->list[i], arena);
        if (part != SVOD_PART_COUNT) return part;
    }
    return question_main_part(&rubric->indicators[indicator]);
}

// ---- own patterns ------------------------------------------------------------------------------------------------------

// Those of one indicator alone, when the list has any of it.
static size_t only_of(part_pattern *list, size_t count, uint32_t indicator) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (list[i].indicator == indicator) list[kept++] = list[i];
    return kept ? kept : count;
}

static question by_own(patterns *set, const svod_rubric *rubric, part_pattern *list, size_t count, const meaning *meant,
                       const question_texts *texts, uint32_t left, svod_arena *arena) {
    if (meant->match.rival == SVOD_NO_INDICATOR) count = only_of(list, count, meant->match.indicator);
    if (list[0].indicator != list[count - 1].indicator) count = only_of(list, count, left);
    question out = {list[0].indicator, SVOD_NO_INDICATOR, list[0].part};
    if (list[count - 1].indicator != out.indicator)
        out.rival = list[count - 1].indicator;
    else if (count > 1)
        out.part = question_part(set, rubric, out.indicator, texts->joined, arena);
    return out;
}

question question_of(patterns *set, const svod_rubric *rubric, const question_texts *texts, uint32_t left, svod_arena *arena) {
    part_pattern own[OWN_CAP];
    if (!texts->count) return QUESTION_NONE;
    size_t count = patterns_parts(set, texts->joined, own, OWN_CAP);
    if (!count && texts->count > 1) count = patterns_parts(set, texts->list[texts->count - 1], own, OWN_CAP);
    meaning meant = meaning_of(set, texts);
    if (count) return by_own(set, rubric, own, count < OWN_CAP ? count : OWN_CAP, &meant, texts, left, arena);
    question out = {meant.match.indicator, meant.match.rival, SVOD_PART_COUNT};
    if (out.indicator != SVOD_NO_INDICATOR && out.rival == SVOD_NO_INDICATOR) out.part = part_by_texts(set, rubric, &meant, texts, arena);
    return out;
}
