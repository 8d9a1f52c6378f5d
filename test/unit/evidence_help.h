// Small rules and documents made of paragraphs, for tests of evidence/.
#ifndef SVOD_TEST_EVIDENCE_HELP_H
#define SVOD_TEST_EVIDENCE_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "evidence/evidence.h"

enum { GOALS, INDICATORS, METHODS, ANALYSIS, MEASURES, ZONES };
enum { YOUNG, DEFICITS, NETWORKS, DIRECTIONS };
enum { PROTOCOL, ORDER, CONCEPT, KINDS };
#define YEAR 2023

static inline svod_patterns one_pattern(svod_arena *arena, const char *regex) {
    if (!regex) return (svod_patterns){0};
    svod_pattern *list = SVOD_NEW(arena, svod_pattern);
    *list = (svod_pattern){.written = regex, .regex = regex};
    return (svod_patterns){list, 1};
}

static inline svod_zone one_zone(svod_arena *arena, const char *id, const char *title, const char *heading, const char *cue,
                                 const char *no) {
    return (svod_zone){
        .id = id, .title = title, .heading = one_pattern(arena, heading), .cue = one_pattern(arena, cue), .not_ = one_pattern(arena, no)};
}

static inline svod_evidence_rules *small_rules(svod_arena *arena) {
    svod_evidence_rules *rules = SVOD_NEW(arena, svod_evidence_rules);
    rules->kinds = SVOD_ARRAY(arena, svod_doc_kind, KINDS);
    rules->kind_count = KINDS;
    rules->kinds[PROTOCOL] = (svod_doc_kind){
        .id = "protocol", .title = "Протокол", .head = one_pattern(arena, "^протокол"), .name = one_pattern(arena, "протокол")};
    rules->kinds[ORDER] = (svod_doc_kind){.id = "order", .title = "Приказ", .head = one_pattern(arena, "^приказ\\b")};
    rules->kinds[CONCEPT] = (svod_doc_kind){.id = "concept", .title = "Концепция", .head = one_pattern(arena, "^концепция")};
    rules->zones = SVOD_ARRAY(arena, svod_zone, ZONES);
    rules->zone_count = ZONES;
    rules->zones[GOALS] = one_zone(arena, "goals", "Цели", "\\bцел[иь]\\b|\\bзадачи\\b", "целью \\w+ является", "целев\\w+ показател\\w+");
    rules->zones[INDICATORS] = one_zone(arena, "indicators", "Показатели", "показател", NULL, NULL);
    rules->zones[METHODS] = one_zone(arena, "methods", "Методы", "метод[ы]?\\b|методы", NULL, NULL);
    rules->zones[ANALYSIS] = one_zone(arena, "analysis", "Анализ", "^анализ", "анализ показал", NULL);
    rules->zones[ANALYSIS].done = rules->zones[ANALYSIS].year = true;
    rules->zones[ANALYSIS].kinds = UINT64_C(1) << PROTOCOL;
    rules->zones[MEASURES] = one_zone(arena, "measures", "Меры", "меры|мероприяти[ея]", NULL, NULL);
    rules->zones[MEASURES].soft = one_pattern(arena, "^директорам\\b|открыт\\w* школ");
    rules->zones[MEASURES].outside = UINT64_C(1) << ANALYSIS;
    rules->directions = SVOD_ARRAY(arena, svod_direction, DIRECTIONS);
    rules->direction_count = DIRECTIONS;
    rules->directions[YOUNG] =
        (svod_direction){.id = "young", .title = "Молодые педагоги", .words = one_pattern(arena, "молод\\w+ педагог\\w*|наставник\\w*")};
    rules->directions[DEFICITS] = (svod_direction){.id = "deficits",
                                                   .title = "Дефициты",
                                                   .words = one_pattern(arena, "дефицит\\w*"),
                                                   .weak = one_pattern(arena, "затруднени\\w+"),
                                                   .not_ = one_pattern(arena, "дефицит\\w* бюджета")};
    rules->directions[NETWORKS] = (svod_direction){.id = "networks", .title = "Сети", .words = one_pattern(arena, "сетев\\w+")};
    rules->except[SVOD_EXCEPT_NEGATION] = one_pattern(arena, "\\bне \\w+|отсутству\\w+");
    rules->except[SVOD_EXCEPT_TITLE] = one_pattern(arena, "приказ\\w* [^«]*«[^»]*»");
    rules->except[SVOD_EXCEPT_PLAN] = one_pattern(arena, "планируется|будет");
    return rules;
}

// A document of a test: "#2 heading", "- item", "text", "|table row col| cell".
static inline svod_document *document_of(svod_arena *arena, const char *name, const char *const *lines) {
    svod_document *document = SVOD_NEW(arena, svod_document);
    svod_vec list = svod_vec_of(arena, sizeof(svod_paragraph));
    for (size_t i = 0; lines[i]; i++) {
        svod_paragraph at = {.text = lines[i], .number = (uint32_t)i + 1, .mark = "", .kind = SVOD_BLOCK_TEXT};
        if (*at.text == '#') {
            at.kind = SVOD_BLOCK_HEADING;
            at.level = (uint8_t)(at.text[1] - '0');
            at.text += 3;
        } else if (svod_starts(at.text, "- ")) {
            at.kind = SVOD_BLOCK_ITEM;
            at.level = 1;
            at.mark = "–";
            at.text += 2;
        } else if (strlen(at.text) > 4 && (at.text[1] == ')' || at.text[2] == ')')) { // "1) item", "а) item"
            at.kind = SVOD_BLOCK_ITEM;
            at.level = 1;
            at.mark = svod_strndup(arena, at.text, strcspn(at.text, " "));
            at.text += strlen(at.mark) + 1;
        } else if (svod_digit(*at.text) && at.text[strspn(at.text, "0123456789.")] == ' ' &&
                   at.text[strcspn(at.text, " ") - 1] == '.') { // "3.1. item"
            at.kind = SVOD_BLOCK_ITEM;
            at.level = 1;
            at.mark = svod_strndup(arena, at.text, strcspn(at.text, " "));
            at.text += strlen(at.mark) + 1;
        } else if (*at.text == '|') {
            at.kind = SVOD_BLOCK_CELL;
            at.table = (uint32_t)(at.text[1] - '0');
            at.row = (uint32_t)(at.text[3] - '0');
            at.col = (uint32_t)(at.text[5] - '0');
            at.text += 8;
        }
        at.len = (uint32_t)strlen(at.text);
        document->bytes += at.len;
        *SVOD_PUSH(&list, svod_paragraph) = at;
    }
    document->unit = "a";
    document->name = name;
    document->format = "txt";
    document->paragraphs = list.data;
    document->count = (uint32_t)list.count;
    return document;
}

typedef struct seeking {
    svod_arena *arena;
    svod_evidence_rules *rules;
    svod_seeker *seeker;
    svod_search *search;
    svod_findings findings;
    svod_found found; // of the last document
} seeking;

// change: of the small rules; NULL: none.
static inline seeking seeking_by(void (*change)(svod_evidence_rules *rules, svod_arena *arena)) {
    seeking s = {.arena = svod_arena_new()};
    s.rules = small_rules(s.arena);
    if (change) change(s.rules, s.arena);
    s.findings = svod_findings_of(s.arena, SVOD_RU);
    s.seeker = svod_seeker_new(s.rules, YEAR);
    s.search = svod_search_new(s.seeker);
    return s;
}

static inline seeking seeking_of(void) {
    return seeking_by(NULL);
}

static inline void seek_end(seeking *s) {
    svod_search_free(s->search);
    svod_seeker_free(s->seeker);
    svod_arena_free(s->arena);
}

static inline void seek(seeking *s, const char *const *lines) {
    svod_seek(s->search, document_of(s->arena, "документ.txt", lines), s->arena, &s->found, &s->findings);
}
#define SEEK(s, ...) seek((s), (const char *const[]){__VA_ARGS__, NULL})

static inline const svod_seen *seen_in(const svod_found *found, uint32_t zone, uint32_t direction) {
    for (uint32_t i = 0; i < found->seen_count; i++)
        if (found->seen[i].zone == zone && found->seen[i].direction == direction) return &found->seen[i];
    return NULL;
}

static inline void check_sight(const seeking *s, uint32_t zone, uint32_t direction, svod_sight sight, const char *why) {
    const svod_seen *seen = seen_in(&s->found, zone, direction);
    assert_int_equal(seen ? seen->sight : SVOD_SIGHT_NONE, sight);
    if (!seen) return;
    assert_string_equal(seen->quotes[0].why, why);
    const svod_quote *quote = &seen->quotes[0];
    assert_true(quote->from + quote->len <= strlen(quote->text));
    assert_true(strlen(quote->text) <= SVOD_QUOTE_CAP);
    assert_true(svod_utf8_valid(quote->text, strlen(quote->text)));
}
#define FOUND(s, zone, direction) check_sight((s), (zone), (direction), SVOD_SIGHT_FOUND, "")
#define WEAK(s, zone, direction, why) check_sight((s), (zone), (direction), SVOD_SIGHT_WEAK, (why))
#define EXCLUDED(s, zone, direction, why) check_sight((s), (zone), (direction), SVOD_SIGHT_EXCLUDED, (why))
#define NOTHING(s, zone, direction) check_sight((s), (zone), (direction), SVOD_SIGHT_NONE, "")

#endif
