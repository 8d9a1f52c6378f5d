// Flag: at least so many criteria for which submitted documents show nothing (`weak`: or only something weak). Where documents could not
// be read it cannot be told of their criteria.
#include "advise/flag_kind.h"

flag_criteria_found flag_unproven(const svod_result *result, size_t unit, uint32_t node, bool weak, svod_arena *arena) {
    svod_vec found = svod_vec_of(arena, sizeof(uint32_t));
    uint32_t unsaid = 0;
    for (uint32_t at = node; at < result->now.rubric->nodes[node].end; at++) {
        const svod_proposal *proposal = svod_evidence_proposal(result->evidence, unit, at);
        if (!proposal) continue;
        bool none = proposal->state == SVOD_EVIDENCE_NOT_FOUND || proposal->state == SVOD_EVIDENCE_NO_DOCUMENTS;
        if (none || (weak && proposal->state == SVOD_EVIDENCE_WEAK)) *SVOD_PUSH(&found, uint32_t) = at;
        unsaid += proposal->state == SVOD_EVIDENCE_UNREADABLE;
    }
    return (flag_criteria_found){found.data, (uint32_t)found.count, unsaid};
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    if (!question->result->evidence || question->now->unit_state[unit] == SVOD_STATE_ABSENT) return;
    const svod_flag *flag = question->flag;
    flag_criteria_found found = flag_unproven(question->result, unit, flag->node, flag->weak, question->arena);
    flag_criteria(question, &found, flag->weak ? SVOD_T_advise_evidence_weak : SVOD_T_advise_evidence, out);
}

const flag_kind flag_evidence = {"evidence", SVOD_FLAG_EVIDENCE, ask, NULL};
