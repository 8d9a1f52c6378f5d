// Over all documents: what each unit says of each zone and direction, what is proposed, and how far experts are from that.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "evidence/propose.h"

typedef struct sorted {
    const svod_found *found;
    size_t unit, given;
} sorted;

static int by_unit_and_name(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    int names = strcmp(x->found->name, y->found->name);
    return names ? names : (x->given > y->given) - (x->given < y->given);
}

static void take_documents(svod_evidence *out, const svod_roster *roster, const svod_found *const *found, size_t count, svod_arena *arena) {
    sorted *list = SVOD_ARRAY(arena, sorted, count + 1);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        size_t unit = svod_roster_by_id(roster, found[i]->unit);
        if (unit != SVOD_NO_UNIT) list[known++] = (sorted){found[i], unit, i};
    }
    qsort(list, known, sizeof *list, by_unit_and_name);
    const svod_found **documents = SVOD_ARRAY(arena, const svod_found *, known + 1);
    for (size_t i = 0; i < known; i++) {
        documents[i] = list[i].found;
        if (out->unit_documents[list[i].unit]++ == 0) out->unit_first[list[i].unit] = (uint32_t)i;
    }
    out->documents = documents;
    out->document_count = (uint32_t)known;
}

// Is there much more in it than was read? A few spoilt paragraphs hide no whole section.
static bool withheld(const svod_found *found) {
    return (found->state != SVOD_DOC_READ && found->state != SVOD_DOC_EMPTY) || found->unreadable > found->paragraphs / 4;
}

static svod_evidence_state nothing(const svod_evidence *evidence, size_t unit) {
    if (evidence->unit_documents[unit] == 0) return SVOD_EVIDENCE_NO_DOCUMENTS;
    for (uint32_t i = 0; i < evidence->unit_documents[unit]; i++)
        if (withheld(evidence->documents[evidence->unit_first[unit] + i])) return SVOD_EVIDENCE_UNREADABLE;
    return SVOD_EVIDENCE_NOT_FOUND;
}

void evidence_add_seen(evidence_sum *sum, const svod_seen *seen, uint32_t document, svod_arena *arena) {
    if (seen->sight > sum->sight) sum->sight = seen->sight;
    sum->count += seen->count;
    sum->documents += seen->sight == SVOD_SIGHT_FOUND;
    if (!sum->quotes) sum->quotes = SVOD_ARRAY(arena, svod_quote, SVOD_QUOTES);
    for (uint32_t i = 0; i < seen->quote_count; i++) {
        svod_quote quote = seen->quotes[i];
        quote.document = document;
        evidence_keep(sum->quotes, &sum->quote_count, &quote);
    }
}

svod_evidence_state evidence_state_of(const svod_evidence *evidence, size_t unit, svod_sight sight) {
    return sight == SVOD_SIGHT_FOUND ? SVOD_EVIDENCE_FOUND : sight == SVOD_SIGHT_WEAK ? SVOD_EVIDENCE_WEAK : nothing(evidence, unit);
}

static void make_cells(svod_evidence *out, size_t unit, svod_arena *arena) {
    const svod_evidence_rules *rules = out->rules;
    size_t count = (size_t)rules->zone_count * rules->direction_count;
    evidence_sum *sums = SVOD_ARRAY(arena, evidence_sum, count + 1);
    for (uint32_t i = 0; i < out->unit_documents[unit]; i++) {
        uint32_t document = out->unit_first[unit] + i;
        const svod_found *found = out->documents[document];
        for (uint32_t k = 0; k < found->seen_count; k++) {
            const svod_seen *seen = &found->seen[k];
            if (seen->zone >= rules->zone_count || seen->direction >= rules->direction_count) continue;
            evidence_add_seen(&sums[(size_t)seen->zone * rules->direction_count + seen->direction], seen, document, arena);
        }
    }
    for (size_t i = 0; i < count; i++) {
        svod_evidence_cell *cell = &out->cells[unit * count + i];
        *cell = (svod_evidence_cell){.state = evidence_state_of(out, unit, sums[i].sight),
                                     .count = sums[i].count,
                                     .quotes = sums[i].quotes,
                                     .quote_count = sums[i].quote_count};
    }
}

svod_evidence *svod_evidence_of(const svod_rubric *rubric, const svod_roster *roster, const svod_found *const *found, size_t count,
                                svod_lang lang, svod_arena *arena) {
    const svod_evidence_rules *rules = rubric->evidence;
    svod_evidence *out = SVOD_NEW(arena, svod_evidence);
    *out = (svod_evidence){.rules = rules, .units = (uint32_t)roster->count, .nodes = rubric->count};
    out->unit_first = SVOD_ARRAY(arena, uint32_t, roster->count);
    out->unit_documents = SVOD_ARRAY(arena, uint32_t, roster->count);
    out->cells = SVOD_ARRAY(arena, svod_evidence_cell, roster->count * rules->zone_count * rules->direction_count);
    out->proposals = SVOD_ARRAY(arena, svod_proposal, roster->count * rubric->count);
    take_documents(out, roster, found, count, arena);
    for (size_t unit = 0; unit < roster->count; unit++) {
        make_cells(out, unit, arena);
        for (uint32_t node = 0; node < rubric->count; node++)
            if (rubric->nodes[node].want) evidence_propose(out, rubric, unit, node, lang, arena);
    }
    return out;
}

// ---- experts beside it ---------------------------------------------------------------------------------------------------

static int widest_first(const void *a, const void *b) {
    const svod_evidence_dispute *x = a, *y = b;
    if (x->gap != y->gap) return x->gap > y->gap ? -1 : 1;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

void svod_evidence_dispute_with(svod_evidence *evidence, const svod_year *now, svod_arena *arena) {
    svod_vec list = svod_vec_of(arena, sizeof(svod_evidence_dispute));
    for (uint32_t unit = 0; unit < evidence->units && unit < now->unit_count; unit++) {
        for (uint32_t node = 0; node < evidence->nodes; node++) {
            const svod_proposal *proposal = svod_evidence_proposal(evidence, unit, node);
            const svod_point *point = svod_year_at(now, unit, node);
            svod_points max = now->rubric->nodes[node].max;
            if (!proposal || !proposal->proposed || point->state != SVOD_STATE_POINTS || max <= 0) continue;
            svod_points apart = llabs(point->value - proposal->points);
            if (apart <= max / 3) continue;
            *SVOD_PUSH(&list, svod_evidence_dispute) = (svod_evidence_dispute){.unit = unit,
                                                                               .node = node,
                                                                               .points = point->value,
                                                                               .proposed = proposal->points,
                                                                               .max = max,
                                                                               .without = point->value > proposal->points,
                                                                               .gap = (int32_t)((__int128)apart * 10000 / max)};
        }
    }
    if (list.count > 1) qsort(list.data, list.count, sizeof(svod_evidence_dispute), widest_first);
    evidence->disputes = list.count ? list.data : SVOD_NEW(arena, svod_evidence_dispute);
    evidence->dispute_count = (uint32_t)list.count;
}
