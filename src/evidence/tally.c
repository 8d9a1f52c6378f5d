// What is kept of one document: for each zone and direction the best sight, counts, and the best quotations.
#include <string.h>

#include "base/str.h"
#include "evidence/seek.h"

struct evidence_tally {
    const svod_search *search;
    svod_arena *arena; // of what is kept
    uint64_t headed;   // zones that a heading of the document opens
    evidence_path_fn *path;
    void *path_ctx;
    uint32_t zones, directions;
    svod_seen **seen; // [zone or the last for any place][direction or the last for any text]
    uint64_t *items;  // hashes, open addressing
    size_t item_count, item_room;
};

evidence_tally *evidence_tally_new(const svod_search *search, svod_arena *arena, uint64_t headed, evidence_path_fn *path, void *ctx) {
    const svod_evidence_rules *rules = search->seeker->rules;
    evidence_tally *tally = SVOD_NEW(search->scratch, evidence_tally);
    *tally = (evidence_tally){.search = search, .arena = arena, .headed = headed, .path = path, .path_ctx = ctx};
    tally->zones = rules->zone_count;
    tally->directions = rules->direction_count;
    tally->seen = SVOD_ARRAY(search->scratch, svod_seen *, (size_t)(tally->zones + 1) * (tally->directions + 1));
    return tally;
}

// ---- items ---------------------------------------------------------------------------------------------------------------

uint64_t evidence_text_hash(svod_search *search, const char *text, uint64_t seed) {
    uint64_t hash = UINT64_C(14695981039346656037) ^ seed;
    svod_arena_reset(search->passing);
    for (const char *at = svod_fold(search->passing, text); *at; at++) {
        if (*at == ' ' || (*at > 0 && strchr(".,;:!?", *at))) continue;
        hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
    }
    return hash ? hash : 1;
}

static bool enter(uint64_t *room, size_t size, uint64_t key) {
    size_t at = (size_t)(key ^ key >> 29) & (size - 1);
    while (room[at] && room[at] != key)
        at = (at + 1) & (size - 1);
    if (room[at]) return false;
    room[at] = key;
    return true;
}

// True the first time that an item is seen in that zone and direction.
static bool new_item(evidence_tally *tally, size_t index, uint64_t item) {
    uint64_t key = (item ^ (index + 1) * UINT64_C(0x9E3779B97F4A7C15)) | 1;
    if (tally->item_count >= EVIDENCE_ITEMS) return false;
    if (tally->item_count * 2 >= tally->item_room) {
        size_t size = tally->item_room ? tally->item_room * 2 : 256;
        uint64_t *room = SVOD_ARRAY(tally->search->scratch, uint64_t, size);
        for (size_t i = 0; i < tally->item_room; i++)
            if (tally->items[i]) enter(room, size, tally->items[i]);
        tally->items = room;
        tally->item_room = size;
    }
    if (!enter(tally->items, tally->item_room, key)) return false;
    tally->item_count++;
    return true;
}

// ---- passages ------------------------------------------------------------------------------------------------------------

static unsigned length_worth(size_t letters) {
    return letters < 15 ? 0 : letters < 25 ? 30 : letters < 40 ? 60 : letters <= 300 ? 120 : letters <= 500 ? 60 : 20;
}

static uint16_t worth(const evidence_reading *reading, const evidence_spot *spot, const evidence_verdict *verdict, bool own) {
    static const unsigned via[] = {[EVIDENCE_VIA_SOFT] = 200,
                                   [EVIDENCE_VIA_CUE] = 200,
                                   [EVIDENCE_VIA_KIND] = 300,
                                   [EVIDENCE_VIA_LEAD] = 350,
                                   [EVIDENCE_VIA_HEADING] = 400};
    unsigned kind = spot->paragraph->kind;
    unsigned score = via[spot->via] + length_worth(svod_utf8_count(reading->text, reading->len));
    score += 60 * (verdict->words < 4 ? verdict->words : 4);
    if (kind == SVOD_BLOCK_ITEM || kind == SVOD_BLOCK_CELL) score += 100;
    if (spot->heading) score -= 150;
    if (!own) score -= 150;
    return (uint16_t)(score > 1000 ? 1000 : score);
}

static size_t seen_index(const evidence_tally *tally, uint32_t zone, uint32_t direction) {
    size_t row = zone == SVOD_NO_ZONE ? tally->zones : zone, col = direction == SVOD_NO_DIRECTION ? tally->directions : direction;
    return row * (tally->directions + 1) + col;
}

static void keep(evidence_tally *tally, svod_seen *seen, svod_quote *quote, const evidence_reading *reading,
                 const evidence_verdict *verdict) {
    quote->document = 0;
    if (seen->quote_count == SVOD_QUOTES && !evidence_better(quote, &seen->quotes[SVOD_QUOTES - 1])) return;
    char text[EVIDENCE_CUT];
    evidence_cut(quote, reading->text, reading->len, verdict->from, verdict->to, text);
    if (!evidence_keep(seen->quotes, &seen->quote_count, quote)) return;
    for (uint32_t i = 0; i < seen->quote_count; i++) {
        if (seen->quotes[i].text != text) continue;
        seen->quotes[i].text = svod_strdup(tally->search->scratch, text);
        seen->quotes[i].headings = tally->path(tally->path_ctx, tally->search->scratch);
        seen->quotes[i].mark = svod_strdup(tally->search->scratch, quote->mark);
    }
}

static void put_one(evidence_tally *tally, uint32_t zone, uint32_t direction, const evidence_verdict *verdict,
                    const evidence_reading *reading, const evidence_spot *spot, bool own) {
    const svod_paragraph *at = spot->paragraph;
    size_t index = seen_index(tally, zone, direction);
    if (!tally->seen[index]) {
        tally->seen[index] = SVOD_NEW(tally->search->scratch, svod_seen);
        *tally->seen[index] = (svod_seen){.zone = zone, .direction = direction};
    }
    svod_seen *seen = tally->seen[index];
    if (verdict->sight > seen->sight) seen->sight = verdict->sight;
    if (verdict->sight == SVOD_SIGHT_FOUND) {
        seen->count++;
        if (spot->item && zone != SVOD_NO_ZONE && new_item(tally, index, spot->item)) seen->items++;
    }
    svod_quote quote = {.mark = at->mark, .headings = "", .paragraph = at->number, .page = at->page, .line = at->line, .table = at->table};
    quote.row = at->row;
    quote.col = at->col;
    quote.sight = verdict->sight;
    quote.why = verdict->why;
    quote.score = worth(reading, spot, verdict, own);
    keep(tally, seen, &quote, reading, verdict);
}

// What the zone asks for beyond words.
static evidence_verdict in_zone(const evidence_tally *tally, uint32_t zone, evidence_verdict verdict, const evidence_reading *reading,
                                const evidence_spot *spot) {
    const svod_zone *rule = &tally->search->seeker->rules->zones[zone];
    if (verdict.sight != SVOD_SIGHT_FOUND) return verdict;
    bool years = reading->years || spot->row_years, own_year = reading->years ? reading->own_year : spot->row_own_year;
    bool recent_year = reading->years ? reading->recent_year : spot->row_recent_year;
    bool aside = (spot->via == EVIDENCE_VIA_SOFT && !rule->done) || (spot->via == EVIDENCE_VIA_CUE && reading->planned);
    const char *why = rule->done && reading->planned                   ? "plan"
                      : rule->year && years && !own_year               ? "other_year"
                      : rule->recent && years && !recent_year          ? "other_year"
                      : aside && (tally->headed & UINT64_C(1) << zone) ? "cue"
                                                                       : NULL;
    if (why) verdict.sight = SVOD_SIGHT_WEAK, verdict.why = why;
    return verdict;
}

// A number alone says something where the head of its column does, or where such are sought; the first column numbers the rows.
static bool enough_letters(const evidence_reading *reading, const evidence_spot *spot) {
    const svod_paragraph *at = spot->paragraph;
    bool via = spot->via == EVIDENCE_VIA_HEADING || (spot->via == EVIDENCE_VIA_SOFT && at->col > 1);
    bool value = at->kind == SVOD_BLOCK_CELL && via && svod_digit(*reading->text);
    return value || svod_utf8_count(reading->text, reading->len) >= 4;
}

static void put_zone(evidence_tally *tally, uint32_t zone, const evidence_reading *reading, const evidence_spot *spot) {
    evidence_verdict whole = {.sight = SVOD_SIGHT_FOUND, .why = "", .to = 0};
    if (reading->negated) whole.sight = SVOD_SIGHT_EXCLUDED, whole.why = "negation";
    whole = in_zone(tally, zone, whole, reading, spot);
    if (!spot->heading && enough_letters(reading, spot)) put_one(tally, zone, SVOD_NO_DIRECTION, &whole, reading, spot, true);
    for (uint32_t d = 0; d < tally->directions; d++) {
        uint64_t bit = UINT64_C(1) << d;
        // What is only hinted at is meant where it stands above: "реестр маршрутов" beside "Доля педагогов, обучающихся по ИОМ".
        bool above = (spot->context & bit) && !spot->heading && enough_letters(reading, spot);
        bool hint = (reading->directions & bit) && reading->of[d].sight == SVOD_SIGHT_WEAK;
        if ((reading->directions & bit) && !(above && hint)) {
            evidence_verdict verdict = in_zone(tally, zone, reading->of[d], reading, spot);
            put_one(tally, zone, d, &verdict, reading, spot, true);
        } else if (above) {
            put_one(tally, zone, d, &whole, reading, spot, false);
        }
    }
}

void evidence_put_zones(evidence_tally *tally, uint64_t zones, const evidence_reading *reading, const evidence_spot *spot) {
    for (uint32_t zone = 0; zone < tally->zones; zone++)
        if (zones & UINT64_C(1) << zone) put_zone(tally, zone, reading, spot);
}

void evidence_put(evidence_tally *tally, uint64_t zones, const evidence_reading *reading, const evidence_spot *spot) {
    evidence_put_zones(tally, zones, reading, spot);
    for (uint32_t d = 0; d < tally->directions; d++)
        if (reading->directions & UINT64_C(1) << d) put_one(tally, SVOD_NO_ZONE, d, &reading->of[d], reading, spot, true);
}

// ---- the end -------------------------------------------------------------------------------------------------------------

void evidence_tally_end(evidence_tally *tally, svod_found *out) {
    size_t all = (size_t)(tally->zones + 1) * (tally->directions + 1);
    out->seen = SVOD_ARRAY(tally->arena, svod_seen, all);
    out->seen_count = 0;
    for (size_t i = 0; i < all; i++) {
        if (!tally->seen[i] || tally->seen[i]->sight == SVOD_SIGHT_NONE) continue;
        svod_seen *seen = &out->seen[out->seen_count++];
        *seen = *tally->seen[i];
        for (uint32_t q = 0; q < seen->quote_count; q++) {
            seen->quotes[q].text = svod_strdup(tally->arena, seen->quotes[q].text);
            seen->quotes[q].headings = svod_strdup(tally->arena, seen->quotes[q].headings);
            seen->quotes[q].mark = svod_strdup(tally->arena, seen->quotes[q].mark);
        }
    }
}
