// Inside of the room: what follows for a unit and criterion from all its documents.
#ifndef SVOD_EVIDENCE_PROPOSE_H
#define SVOD_EVIDENCE_PROPOSE_H

#include "evidence/seek.h"

typedef struct evidence_sum {
    svod_sight sight;
    uint32_t count, items, documents; // passages and items found; documents that have some
    svod_quote *quotes;
    uint32_t quote_count;
} evidence_sum;
void evidence_add_seen(evidence_sum *sum, const svod_seen *seen, uint32_t document, svod_arena *arena);
// Where nothing was found: no documents, not all of them readable, or really nothing.
svod_evidence_state evidence_state_of(const svod_evidence *evidence, size_t unit, svod_sight sight);

void evidence_propose(svod_evidence *evidence, const svod_rubric *rubric, size_t unit, uint32_t node, svod_lang lang, svod_arena *arena);
uint64_t evidence_all_directions(const svod_evidence_rules *rules); // as bits
// The sentence that goes with a proposal.
const char *evidence_reason(const svod_evidence *evidence, const svod_want *want, size_t unit, const svod_proposal *proposal,
                            const evidence_sum *sum, svod_lang lang, svod_arena *arena);

#endif
