// Proposals: what a criterion wants, held against what was seen.
#include "evidence/propose.h"

#include <string.h>

#include "base/str.h"

static bool in(uint64_t bits, uint32_t i) {
    return i < 64 && (bits & UINT64_C(1) << i);
}

uint64_t evidence_all_directions(const svod_evidence_rules *rules) {
    uint32_t n = rules->direction_count;
    return n >= 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1;
}

// Items that speak of one of the directions. An item that speaks of several is one: never more than the zone's own.
static uint32_t zone_items(const svod_evidence *evidence, const svod_want *want, const svod_found *found, uint32_t zone) {
    uint32_t any = 0, sum = 0;
    for (uint32_t k = 0; k < found->seen_count; k++) {
        const svod_seen *seen = &found->seen[k];
        if (seen->zone != zone) continue;
        if (seen->direction == SVOD_NO_DIRECTION)
            any = seen->items;
        else if (in(want->directions, seen->direction))
            sum += seen->items;
    }
    if (want->directions == 0 || want->directions == evidence_all_directions(evidence->rules)) return any;
    return sum < any ? sum : any;
}

static void add_passages(const svod_evidence *evidence, const svod_want *want, const svod_found *found, uint32_t document,
                         evidence_sum *sum, svod_arena *arena) {
    evidence_sum own = {0};
    for (uint32_t k = 0; k < found->seen_count; k++) {
        const svod_seen *seen = &found->seen[k];
        bool any = want->directions == 0 || (want->kind == SVOD_WANT_COUNT && want->directions == evidence_all_directions(evidence->rules));
        bool direction = any ? seen->direction == SVOD_NO_DIRECTION : in(want->directions, seen->direction);
        if (direction && in(want->zones, seen->zone)) evidence_add_seen(&own, seen, document, arena);
    }
    for (uint32_t zone = 0; want->kind == SVOD_WANT_COUNT && zone < evidence->rules->zone_count; zone++)
        if (in(want->zones, zone)) sum->items += zone_items(evidence, want, found, zone);
    if (own.sight > sum->sight) sum->sight = own.sight;
    sum->count += own.count;
    sum->documents += own.sight == SVOD_SIGHT_FOUND;
    if (!sum->quotes) sum->quotes = SVOD_ARRAY(arena, svod_quote, SVOD_QUOTES);
    for (uint32_t i = 0; i < own.quote_count; i++)
        evidence_keep(sum->quotes, &sum->quote_count, &own.quotes[i]);
}

// Does the document speak of one of the directions at all?
static svod_sight speaks(const svod_want *want, const svod_found *found, const svod_quote **quote) {
    svod_sight best = want->directions ? SVOD_SIGHT_NONE : SVOD_SIGHT_FOUND;
    for (uint32_t k = 0; k < found->seen_count; k++) {
        const svod_seen *seen = &found->seen[k];
        if (seen->zone != SVOD_NO_ZONE || !in(want->directions, seen->direction) || seen->sight <= best) continue;
        best = seen->sight;
        *quote = seen->quote_count ? &seen->quotes[0] : NULL;
    }
    return best;
}

static void add_document(const svod_want *want, const svod_found *found, uint32_t document, evidence_sum *sum, svod_arena *arena) {
    if (!(found->kinds & want->kinds)) return;
    const svod_quote *quote = NULL;
    svod_sight sight = speaks(want, found, &quote);
    if (sight <= SVOD_SIGHT_EXCLUDED) return;
    bool borne = (!want->date || *found->date) && (!want->number || *found->number) && (!want->approved || found->approved);
    svod_quote shown = quote ? *quote : found->requisites;
    if (!quote && !*shown.text) shown = found->titled;
    shown.document = document;
    if (!borne) sight = SVOD_SIGHT_WEAK;
    shown.sight = sight;
    shown.why = !borne ? "no_requisites" : sight == SVOD_SIGHT_WEAK ? "hint" : "";
    if (!sum->quotes) sum->quotes = SVOD_ARRAY(arena, svod_quote, SVOD_QUOTES);
    if (sight > sum->sight) sum->sight = sight;
    sum->count += sight == SVOD_SIGHT_FOUND;
    sum->documents += sight == SVOD_SIGHT_FOUND;
    evidence_keep(sum->quotes, &sum->quote_count, &shown);
}

static const svod_want_band *band_of(const svod_want *want, uint32_t items) {
    const svod_want_band *band = NULL;
    for (size_t i = 0; i < want->band_count; i++)
        if (items >= want->bands[i].from) band = &want->bands[i];
    return band;
}

// The highest band found, any lower one that gives points weak.
static void count_state(const svod_want *want, evidence_sum *sum, svod_proposal *out) {
    const svod_want_band *band = band_of(want, sum->items);
    out->count = sum->items;
    out->points = band ? band->points : 0;
    if (out->points <= 0) {
        if (sum->sight == SVOD_SIGHT_FOUND) sum->sight = SVOD_SIGHT_WEAK;
    } else {
        sum->sight = band == &want->bands[want->band_count - 1] ? SVOD_SIGHT_FOUND : SVOD_SIGHT_WEAK;
    }
}

void evidence_propose(svod_evidence *evidence, const svod_rubric *rubric, size_t unit, uint32_t node, svod_lang lang, svod_arena *arena) {
    const svod_want *want = rubric->nodes[node].want;
    svod_proposal *out = &evidence->proposals[unit * evidence->nodes + node];
    evidence_sum sum = {0};
    for (uint32_t i = 0; i < evidence->unit_documents[unit]; i++) {
        uint32_t document = evidence->unit_first[unit] + i;
        const svod_found *found = evidence->documents[document];
        if (want->kind == SVOD_WANT_DOCUMENT) {
            add_document(want, found, document, &sum, arena);
        } else {
            add_passages(evidence, want, found, document, &sum, arena);
        }
    }
    out->count = sum.count;
    if (want->kind == SVOD_WANT_COUNT) count_state(want, &sum, out);
    out->state = evidence_state_of(evidence, unit, sum.sight);
    out->proposed = out->state >= SVOD_EVIDENCE_NOT_FOUND;
    if (want->kind != SVOD_WANT_COUNT) {
        out->points = out->state == SVOD_EVIDENCE_FOUND ? want->found : out->state == SVOD_EVIDENCE_WEAK ? want->weak : 0;
    }
    out->quotes = sum.quotes;
    out->quote_count = sum.quote_count;
    out->why = evidence_reason(evidence, want, unit, out, &sum, lang, arena);
}
