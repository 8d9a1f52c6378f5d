// Flag: at least so many criteria about which experts differ, by so many percent of the maximum. Where no two experts gave points it cannot
// be told.
#include "advise/flag_kind.h"

// Disputes by unit: the list is one of cells, worst first, and may be long.
struct flag_disputes {
    const svod_dispute *list;
    uint32_t *first, *next; // [unit], [dispute]: index + 1; 0 ends. In the order of nodes.
    bool cut;               // there are more than the list keeps
    double least;           // what is not in it differs by no more than this share
};

// Puts a dispute where its node belongs in its unit's chain, which is as long as a unit has disputed cells.
static void chain(flag_disputes *out, uint32_t at) {
    uint32_t *link = &out->first[out->list[at].unit];
    while (*link && out->list[*link - 1].node < out->list[at].node)
        link = &out->next[*link - 1];
    out->next[at] = *link;
    *link = at + 1;
}

const flag_disputes *flag_disputes_of(const svod_result *result, svod_arena *arena) {
    const svod_expertise *expertise = result->expertise;
    if (!expertise) return NULL;
    flag_disputes *out = SVOD_NEW(arena, flag_disputes);
    out->list = expertise->disputes;
    out->first = SVOD_ARRAY(arena, uint32_t, result->roster->count + 1);
    out->next = SVOD_ARRAY(arena, uint32_t, expertise->dispute_count + 1);
    out->cut = expertise->disputed > expertise->dispute_count;
    if (expertise->dispute_count) out->least = expertise->disputes[expertise->dispute_count - 1].share;
    for (uint32_t at = 0; at < expertise->dispute_count; at++)
        chain(out, at);
    return out;
}

// A range of a third of the maximum is 33.33 %, which a double holds only nearly.
static bool wide_enough(double share, svod_points by) {
    return share * 100 + 1e-9 >= svod_points_double(by);
}

flag_criteria_found flag_disputed_at(const flag_disputes *disputes, const svod_rubric *rubric, size_t unit, uint32_t node, svod_points by,
                                     svod_arena *arena) {
    svod_vec found = svod_vec_of(arena, sizeof(uint32_t));
    for (uint32_t at = disputes->first[unit]; at; at = disputes->next[at - 1]) {
        const svod_dispute *is = &disputes->list[at - 1];
        bool below = is->node >= node && is->node < rubric->nodes[node].end;
        if (below && wide_enough(is->share, by)) *SVOD_PUSH(&found, uint32_t) = is->node;
    }
    bool more = disputes->cut && wide_enough(disputes->least, by);
    return (flag_criteria_found){found.data, (uint32_t)found.count, more ? rubric->nodes[node].end - node : 0};
}

// Two experts gave points somewhere at or below the node.
static bool compared(const flag_question *question, size_t unit) {
    const svod_rubric *rubric = question->now->rubric;
    for (uint32_t node = question->flag->node; node < rubric->nodes[question->flag->node].end; node++) {
        const svod_point *point = svod_year_at(question->now, unit, node);
        if (svod_rubric_leaf(rubric, node) && point->state == SVOD_STATE_POINTS && point->experts > 1) return true;
    }
    return false;
}

static const void *prepare(const flag_question *question) {
    return flag_disputes_of(question->result, question->arena);
}

static void ask(const flag_question *question, size_t unit, svod_flag_unit *out) {
    const svod_flag *flag = question->flag;
    if (!question->prepared || !compared(question, unit)) return;
    flag_criteria_found found = flag_disputed_at(question->prepared, question->now->rubric, unit, flag->node, flag->by, question->arena);
    flag_criteria(question, &found, SVOD_T_advise_disputed, out);
}

const flag_kind flag_disputed = {"disputed", SVOD_FLAG_DISPUTED, ask, prepare};
