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

static uint32_t first_of(const svod_scores *scores, size_t unit, const bool *nodes, score_kind least, who of, svod_place *place) {
    uint32_t node = SVOD_NO_NODE;
    for (size_t e = 0; e < scores->experts.count; e++) {
        const svod_expert *expert = SVOD_AT(&scores->experts, svod_expert, e);
        for (uint32_t n = 0; (of == ANY || expert->chair == (of == CHAIRS)) && n < scores->rubric->count; n++) {
            size_t slot = svod_scores_slot(scores, unit, n);
            if ((nodes && !nodes[n]) || score_kind_of(expert->scores[slot]) < least) continue;
            svod_place at = svod_scores_place(scores, expert->places[slot]);
            if (node != SVOD_NO_NODE && !before(at, *place)) continue;
            *place = at;
            node = n;
        }
    }
    return node;
}

uint32_t score_first(const svod_scores *scores, size_t unit, const bool *nodes, score_kind least, svod_place *place) {
    if (least > SCORE_BLANK) return first_of(scores, unit, nodes, least, ANY, place);
    uint32_t node = first_of(scores, unit, nodes, least, OTHERS, place);
    return node != SVOD_NO_NODE ? node : first_of(scores, unit, nodes, least, CHAIRS, place);
}
