// The first of a unit's cells, where a finding about the unit is told: in whatever order the sheets were read.
#include <string.h>

#include "score/steps.h"

static int compare_words(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static bool before(svod_place a, svod_place b) {
    int order = compare_words(a.file, b.file);
    order = order ? order : compare_words(a.sheet, b.sheet);
    if (order) return order < 0;
    return a.row != b.row ? a.row < b.row : a.col < b.col;
}

typedef enum who { ANY, CHAIRS, OTHERS } who;

typedef struct first {
    uint32_t node;
    svod_place place;
} first;

static void take(first *best, uint32_t node, svod_place at) {
    if (best->node == SVOD_NO_NODE || before(at, best->place)) *best = (first){node, at};
}

static uint32_t first_of(const svod_scores *scores, size_t unit, const bool *nodes, score_kind least, who of, svod_place *place) {
    first best = {.node = SVOD_NO_NODE};
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        for (uint32_t n = 0; (of == ANY || expert->chair == (of == CHAIRS)) && n < scores->rubric->count; n++) {
            size_t slot = svod_scores_slot(scores, unit, n);
            if ((nodes && !nodes[n]) || score_kind_of(expert->scores[slot]) < least) continue;
            take(&best, n, svod_scores_place(scores, expert->places[slot]));
        }
    }
    for (uint32_t i = 0; of != CHAIRS && scores->measures && i < scores->rubric->indicator_count; i++) {
        uint32_t n = scores->rubric->indicators[i].node;
        const svod_measure *measure = &scores->measures->list[unit * scores->measures->indicators + i];
        if ((nodes && !nodes[n]) || !measure->place.file || score_measured(scores, unit, n).kind < least) continue;
        take(&best, n, measure->place);
    }
    if (best.node != SVOD_NO_NODE) *place = best.place;
    return best.node;
}

uint32_t score_first(const svod_scores *scores, size_t unit, const bool *nodes, score_kind least, svod_place *place) {
    if (least > SCORE_BLANK) return first_of(scores, unit, nodes, least, ANY, place);
    uint32_t node = first_of(scores, unit, nodes, least, OTHERS, place);
    return node != SVOD_NO_NODE ? node : first_of(scores, unit, nodes, least, CHAIRS, place);
}
