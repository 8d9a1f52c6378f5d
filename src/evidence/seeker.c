// The rules' patterns as one matcher, each with what it is for; one thread's search.
#include "evidence/seek.h"

#include <string.h>

static size_t pattern_count(const svod_evidence_rules *rules) {
    size_t count = 0;
    for (uint32_t i = 0; i < rules->kind_count; i++)
        count += rules->kinds[i].head.count + rules->kinds[i].name.count;
    for (uint32_t i = 0; i < rules->zone_count; i++)
        count += rules->zones[i].heading.count + rules->zones[i].cue.count + rules->zones[i].soft.count + rules->zones[i].not_.count;
    for (uint32_t i = 0; i < rules->direction_count; i++)
        count += rules->directions[i].words.count + rules->directions[i].weak.count + rules->directions[i].not_.count;
    for (size_t i = 0; i < SVOD_EXCEPT_COUNT; i++)
        count += rules->except[i].count;
    return count;
}

typedef struct gathering {
    svod_seeker *seeker;
    const char **regex;
} gathering;

static void take(gathering *g, const svod_patterns *patterns, unsigned role, uint32_t of) {
    for (size_t i = 0; i < patterns->count; i++) {
        g->seeker->duties[g->seeker->count] = (evidence_duty){.role = (uint8_t)role, .of = of, .written = patterns->list[i].written};
        g->regex[g->seeker->count++] = patterns->list[i].regex;
    }
}

static void take_all(gathering *g) {
    const svod_evidence_rules *rules = g->seeker->rules;
    for (uint32_t i = 0; i < rules->kind_count; i++) {
        take(g, &rules->kinds[i].head, EVIDENCE_KIND_HEAD, i);
        take(g, &rules->kinds[i].name, EVIDENCE_KIND_NAME, i);
    }
    for (uint32_t i = 0; i < rules->zone_count; i++) {
        take(g, &rules->zones[i].heading, EVIDENCE_HEADING, i);
        take(g, &rules->zones[i].cue, EVIDENCE_CUE, i);
        take(g, &rules->zones[i].soft, EVIDENCE_SOFT, i);
        take(g, &rules->zones[i].not_, EVIDENCE_ZONE_NOT, i);
    }
    for (uint32_t i = 0; i < rules->direction_count; i++) {
        take(g, &rules->directions[i].words, EVIDENCE_WORDS, i);
        take(g, &rules->directions[i].weak, EVIDENCE_WEAK_WORDS, i);
        take(g, &rules->directions[i].not_, EVIDENCE_DIRECTION_NOT, i);
    }
    for (unsigned i = 0; i < SVOD_EXCEPT_COUNT; i++)
        take(g, &rules->except[i], EVIDENCE_EXCEPT + i, 0);
}

svod_seeker *svod_seeker_new(const svod_evidence_rules *rules, int year) {
    svod_arena *arena = svod_arena_new();
    svod_seeker *seeker = SVOD_NEW(arena, svod_seeker);
    size_t count = pattern_count(rules);
    *seeker = (svod_seeker){.rules = rules, .year = year, .arena = arena};
    seeker->duties = SVOD_ARRAY(arena, evidence_duty, count + 1);
    gathering g = {.seeker = seeker, .regex = SVOD_ARRAY(arena, const char *, count + 1)};
    take_all(&g);
    size_t bad, offset;
    int error;
    seeker->matcher = svod_matcher_new(g.regex, count, &bad, &error, &offset);
    return seeker;
}

void svod_seeker_free(svod_seeker *seeker) {
    if (!seeker) return;
    svod_matcher_free(seeker->matcher);
    svod_arena_free(seeker->arena);
}

svod_search *svod_search_new(const svod_seeker *seeker) {
    svod_arena *arena = svod_arena_new();
    svod_search *search = SVOD_NEW(arena, svod_search);
    *search = (svod_search){.seeker = seeker, .arena = arena, .scratch = svod_arena_new(), .passing = svod_arena_new()};
    search->scan = seeker->matcher ? svod_scan_new(seeker->matcher) : NULL;
    search->hits = SVOD_ARRAY(arena, evidence_hit, EVIDENCE_HITS);
    search->limited = SVOD_ARRAY(arena, uint8_t, seeker->count + 1);
    return search;
}

void svod_search_free(svod_search *search) {
    if (!search) return;
    if (search->scan) svod_scan_free(search->scan);
    svod_arena_free(search->scratch);
    svod_arena_free(search->passing);
    svod_arena_free(search->arena);
}

static bool take_hit(void *ctx, uint32_t pattern, size_t from, size_t to) {
    svod_search *search = ctx;
    search->hits[search->hit_count++] = (evidence_hit){pattern, (uint32_t)from, (uint32_t)to};
    return search->hit_count < EVIDENCE_HITS;
}

// Where the text is in the table, or where there is room for it.
static evidence_scanned *scanned_at(const svod_search *search, const char *text, size_t len) {
    size_t at = (size_t)(((uintptr_t)text ^ (uint64_t)len << 40) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
    for (;; at++) {
        evidence_scanned *one = &search->scanned[at & (search->scanned_room - 1)];
        if (!one->text || (one->text == text && one->len == len)) return one;
    }
}

// False: some pattern ran into its limit, and may be given up.
static bool scan_anew(svod_search *search, const char *text, size_t len) {
    if (svod_scan_text(search->scan, text, len, take_hit, search) == 0) return true;
    for (uint32_t i = 0; i < search->seeker->count; i++)
        if (svod_scan_limited(search->scan, i) && ++search->limited[i] == EVIDENCE_STRIKES) svod_scan_skip(search->scan, i, true);
    return false;
}

void evidence_scan(svod_search *search, const char *text, size_t len) {
    search->hit_count = 0;
    if (!search->scan || len == 0) return;
    evidence_scanned *known = search->scanned ? scanned_at(search, text, len) : NULL;
    if (known && known->text) {
        search->hit_count = known->count;
        memcpy(search->hits, known->hits, known->count * sizeof *known->hits);
        return;
    }
    if (!scan_anew(search, text, len) || !known || search->scanned_count >= search->scanned_room / 2) return;
    evidence_hit *hits = SVOD_ARRAY(search->scratch, evidence_hit, search->hit_count + 1);
    memcpy(hits, search->hits, search->hit_count * sizeof *hits);
    *known = (evidence_scanned){text, (uint32_t)len, (uint32_t)search->hit_count, hits};
    search->scanned_count++;
}

static size_t bytes_of(const svod_document *document) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < document->count; i++)
        bytes += document->paragraphs[i].len;
    return bytes;
}

void evidence_end(svod_search *search) {
    search->scanned = NULL;
}

void evidence_begin(svod_search *search, const svod_document *document) {
    size_t room = 64;
    while (room < EVIDENCE_SCANNED && room < 6 * (size_t)document->count)
        room *= 2;
    search->scanned = SVOD_ARRAY(search->scratch, evidence_scanned, room);
    search->scanned_room = room;
    search->scanned_count = 0;
    if (search->scan) svod_scan_document(search->scan, bytes_of(document));
    for (uint32_t i = 0; i < search->seeker->count; i++) {
        if (search->limited[i] >= EVIDENCE_STRIKES) svod_scan_skip(search->scan, i, false);
        search->limited[i] = 0;
    }
}
