// The dense arrays of scores, an expert each.
#include "data/scores.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

const char *svod_score_id(svod_score score) {
    static const char *const ids[] = {"", "", "blank", "not_applicable", "unreadable", "out_of_range", "conflict", "recused"};
    return score < 0 ? ids[-score] : "";
}

svod_scores svod_scores_of(svod_arena *arena, const svod_roster *roster, const svod_rubric *rubric) {
    return (svod_scores){
        .arena = arena,
        .roster = roster,
        .rubric = rubric,
        .experts = svod_vec_of(arena, sizeof(svod_expert)),
        .by_name = svod_map_new(arena),
        .by_source = svod_map_new(arena),
        .sources = svod_vec_of(arena, sizeof(svod_source)),
        .seen = SVOD_ARRAY(arena, bool, roster->count),
        .unread = SVOD_ARRAY(arena, uint8_t, rubric->count),
        .hidden = SVOD_ARRAY(arena, bool, roster->count),
        .totals = svod_vec_of(arena, sizeof(svod_printed)),
        .remarks = svod_vec_of(arena, sizeof(svod_remark)),
        .stale = svod_vec_of(arena, sizeof(svod_stale)),
        .answers = svod_answers_of(arena, roster, rubric),
    };
}

static void add_expert(svod_scores *scores, const char *name) {
    size_t slots = scores->roster->count * scores->rubric->count;
    svod_expert *expert = SVOD_PUSH(&scores->experts, svod_expert);
    expert->name = svod_clean(scores->arena, name);
    expert->scores = SVOD_ARRAY(scores->arena, svod_score, slots);
    expert->places = SVOD_ARRAY(scores->arena, svod_score_place, slots);
    for (size_t i = 0; i < slots; i++)
        expert->scores[i] = SVOD_S_NONE;
}

size_t svod_scores_expert(svod_scores *scores, const char *name) {
    const char *key = svod_fold(scores->arena, name);
    size_t index = scores->experts.count;
    if (svod_map_add(scores->by_name, key, index))
        add_expert(scores, name);
    else
        svod_map_get(scores->by_name, key, &index);
    return index;
}

// The last number is kept for sheets beyond what 16 bits can count; their places then say nothing, rather than something wrong.
uint16_t svod_scores_source(svod_scores *scores, const char *file, const char *sheet) {
    const char *key = svod_printf(scores->arena, "%s\n%s", file ? file : "", sheet ? sheet : "");
    size_t index;
    if (svod_map_get(scores->by_source, key, &index)) return (uint16_t)index;
    if (scores->sources.count == UINT16_MAX) return UINT16_MAX;
    svod_map_add(scores->by_source, key, scores->sources.count);
    *SVOD_PUSH(&scores->sources, svod_source) = (svod_source){
        file ? svod_strdup(scores->arena, file) : NULL,
        sheet ? svod_strdup(scores->arena, sheet) : NULL,
    };
    return (uint16_t)(scores->sources.count - 1);
}

size_t svod_scores_slot(const svod_scores *scores, size_t unit, uint32_t node) {
    assert(unit < scores->roster->count && node < scores->rubric->count);
    return unit * scores->rubric->count + node;
}

svod_place svod_scores_place(const svod_scores *scores, svod_score_place place) {
    if (place.source >= scores->sources.count) return (svod_place){0};
    const svod_source *source = SVOD_AT(&scores->sources, svod_source, place.source);
    return svod_place_cell(source->file, source->sheet, place.row, place.col);
}

typedef struct named {
    const svod_remark *remark;
    const char *name;
} named;

static int by_cell(const void *a, const void *b) {
    const named *left = a, *right = b;
    const svod_remark *x = left->remark, *y = right->remark;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    int order = strcmp(left->name, right->name);
    return order ? order : x < y ? -1 : x > y; // of one expert as they were read
}

const svod_remark **svod_scores_remarks(const svod_scores *scores, svod_arena *arena) {
    size_t count = scores->remarks.count;
    named *list = SVOD_ARRAY(arena, named, count + 1);
    const svod_remark **out = SVOD_ARRAY(arena, const svod_remark *, count + 1);
    for (size_t i = 0; i < count; i++) {
        list[i].remark = SVOD_AT(&scores->remarks, const svod_remark, i);
        list[i].name = SVOD_AT(&scores->experts, const svod_expert, list[i].remark->expert)->name;
    }
    qsort(list, count, sizeof *list, by_cell);
    for (size_t i = 0; i < count; i++)
        out[i] = list[i].remark;
    return out;
}
