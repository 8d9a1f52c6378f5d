// Several experts' scores of one node become one by the rubric's rule, or the reason why there is none.
#include "score/steps.h"

#include <stdlib.h>

score_kind score_kind_of(svod_score score) {
    if (score >= 0) return SCORE_POINTS;
    switch (score) {
    case SVOD_S_NONE:
    case SVOD_S_RECUSED: // said at its cell; whoever may not examine the unit gave nothing
        return SCORE_NONE;
    case SVOD_S_BLANK:
        return SCORE_BLANK;
    case SVOD_S_NA:
        return SCORE_NA;
    default:
        return SCORE_BAD;
    }
}

// Exact for up to 16 scores and for every count that divides 720720; beyond that half up, once, at 1/7 207 200 000 of a point.
static svod_points mean_of(int64_t sum, size_t count) {
    int64_t n = (int64_t)count;
    if (SVOD_POINT_TENTHOUSANDTH % n == 0) return sum * (SVOD_POINT_TENTHOUSANDTH / n);
    __int128 scaled = (__int128)sum * SVOD_POINT_TENTHOUSANDTH;
    return (svod_points)((2 * scaled + n) / (2 * n));
}

// Every rule is the mean of a run of the scores in order: all, the middle one or two, all but the outermost.
typedef struct span {
    size_t from, to;
} span;
static span span_of(const svod_combine *combine, svod_combine_rule rule, size_t count) {
    if (rule == SVOD_COMBINE_MEDIAN) return (span){(count - 1) / 2, count / 2 + 1};
    size_t cut = rule == SVOD_COMBINE_TRIMMED ? (size_t)((uint64_t)count * combine->trim / 10000) : 0;
    return (span){cut, count - cut};
}

static int by_size(const void *a, const void *b) {
    svod_score left = *(const svod_score *)a, right = *(const svod_score *)b;
    return (left > right) - (left < right);
}

static score_given combine_points(const svod_rnode *node, svod_combine_rule rule, svod_score *points, size_t count) {
    span counted = span_of(&node->combine, rule, count);
    if (rule == SVOD_COMBINE_MEDIAN || counted.from > 0) qsort(points, count, sizeof *points, by_size);
    score_given given = {.kind = SCORE_POINTS};
    int64_t sum = 0;
    for (size_t i = counted.from; i < counted.to; i++) {
        sum += points[i];
        given.over |= points[i] * SVOD_POINT_TENTHOUSANDTH > node->max;
    }
    given.value = mean_of(sum, counted.to - counted.from);
    return given;
}

typedef enum whose { ALL, CHAIRS, OTHERS } whose;

// Points win over every reason, so that an expert who says "not applicable" or left a blank does not take away what another gave.
// "Not applicable" stands when all who answered say so; an answer that cannot be read forbids that conclusion. Where only experts spoke who
// may not examine the unit, something was sent, and nobody is left to score it.
static score_given combine_some(const score_sheet *sheet, const svod_rnode *node, svod_combine_rule rule, whose of, size_t least) {
    size_t of_kind[SCORE_POINTS + 1] = {0};
    score_kind kind = SCORE_NONE;
    bool recused = false;
    for (size_t i = 0; i < sheet->count; i++) {
        if (of != ALL && sheet->chair[i] != (of == CHAIRS)) continue;
        recused |= sheet->scores[i] == SVOD_S_RECUSED;
        score_kind each = score_kind_of(sheet->scores[i]);
        if (each == SCORE_POINTS) sheet->points[of_kind[each]] = sheet->scores[i];
        of_kind[each]++;
        if (each > kind) kind = each;
    }
    size_t count = of_kind[kind];
    score_given given = {.kind = (uint8_t)kind};
    if ((kind == SCORE_POINTS && count < least) || (kind == SCORE_NONE && recused)) given.kind = SCORE_FEW;
    if (given.kind == SCORE_POINTS) given = combine_points(node, rule, sheet->points, count);
    if (kind == SCORE_POINTS || kind == SCORE_NA) given.experts = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    given.lost = kind == SCORE_POINTS && of_kind[SCORE_BAD] > 0;
    return given;
}

// The chair's answer is the agreed one. One that cannot be read agrees on nothing, and leaves its mark on what counts instead.
static score_given combine_agreed(const score_sheet *sheet, const svod_rnode *node, score_given *without) {
    const svod_combine *combine = &node->combine;
    score_given chair = combine_some(sheet, node, combine->otherwise, CHAIRS, 1);
    *without = combine_some(sheet, node, combine->otherwise, OTHERS, combine->least);
    chair.agreed = chair.kind == SCORE_POINTS || chair.kind == SCORE_NA;
    if (chair.agreed || (chair.kind == SCORE_FEW && without->kind == SCORE_NONE)) return chair;
    if (chair.kind != SCORE_BAD) return *without;
    score_given others = *without;
    if (others.kind < SCORE_BAD) return chair;
    others.lost |= others.kind == SCORE_POINTS;
    return others;
}

score_given score_combine(const score_sheet *sheet, const svod_rnode *node, score_given *without) {
    if (node->combine.rule == SVOD_COMBINE_AGREED) return combine_agreed(sheet, node, without);
    return *without = combine_some(sheet, node, node->combine.rule, ALL, node->combine.least);
}

score_sheet score_sheet_of(const svod_scores *scores, svod_arena *scratch) {
    size_t count = scores->experts.count;
    score_sheet sheet = {SVOD_ARRAY(scratch, svod_score, count), SVOD_ARRAY(scratch, bool, count), count,
                         SVOD_ARRAY(scratch, svod_score, count), NULL};
    for (size_t e = 0; e < count; e++)
        sheet.chair[e] = SVOD_AT(&scores->experts, const svod_expert, e)->chair;
    return sheet;
}

static void fill_sheet(score_sheet *sheet, const svod_scores *scores, size_t unit, uint32_t node) {
    const svod_expert *experts = scores->experts.data;
    size_t slot = svod_scores_slot(scores, unit, node);
    for (size_t e = 0; e < sheet->count; e++)
        sheet->scores[e] = experts[e].scores[slot];
}

bool score_combine_unit(const svod_scores *scores, size_t unit, score_sheet *sheet, score_given *out, score_given *without) {
    bool submitted = false;
    for (uint32_t n = 0; n < scores->rubric->count; n++) {
        if (scores->rubric->nodes[n].indicator) {
            out[n] = without[n] = score_measured(scores, unit, n);
            submitted |= out[n].kind >= SCORE_NA && !(sheet->shown && sheet->shown[n]) && score_measure_sent(scores, unit, n);
            continue;
        }
        fill_sheet(sheet, scores, unit, n);
        out[n] = score_combine(sheet, &scores->rubric->nodes[n], &without[n]);
        score_given proposed = out[n].kind <= SCORE_BLANK ? score_proposed(scores, unit, n) : (score_given){.kind = SCORE_NONE};
        if (proposed.kind == SCORE_POINTS) out[n] = without[n] = proposed;
        submitted |= out[n].kind >= SCORE_NA;
    }
    return submitted;
}

// ---- who counted, for those who ask afterwards -------------------------------------------------------------------

typedef struct ordered {
    svod_score score;
    size_t expert;
} ordered;

static int by_score(const void *a, const void *b) {
    const ordered *left = a, *right = b;
    if (left->score != right->score) return left->score < right->score ? -1 : 1;
    return left->expert < right->expert ? -1 : 1; // of equal ones any may be cut off; the first is as good
}

void svod_score_roles(const svod_scores *scores, size_t unit, uint32_t node, svod_role *roles, svod_arena *scratch) {
    const svod_rnode *at = &scores->rubric->nodes[node];
    score_sheet sheet = score_sheet_of(scores, scratch);
    score_given without, given;
    for (size_t e = 0; e < sheet.count; e++)
        roles[e] = SVOD_ROLE_NONE;
    if (at->indicator) return; // no expert has a say in it
    fill_sheet(&sheet, scores, unit, node);
    given = score_combine(&sheet, at, &without);
    bool agreed = at->combine.rule == SVOD_COMBINE_AGREED;
    ordered *points = SVOD_ARRAY(scratch, ordered, sheet.count + 1);
    size_t count = 0;
    for (size_t e = 0; e < sheet.count; e++) {
        bool has = score_kind_of(sheet.scores[e]) == SCORE_POINTS;
        roles[e] = !has ? SVOD_ROLE_NONE : given.agreed && !sheet.chair[e] ? SVOD_ROLE_OVERRIDDEN : SVOD_ROLE_COUNTS;
        if (roles[e] == SVOD_ROLE_COUNTS) points[count++] = (ordered){sheet.scores[e], e};
    }
    if (given.kind != SCORE_POINTS) return;
    span counted = span_of(&at->combine, agreed ? at->combine.otherwise : at->combine.rule, count);
    qsort(points, count, sizeof *points, by_score);
    for (size_t i = 0; i < count; i++)
        if (i < counted.from || i >= counted.to) roles[points[i].expert] = SVOD_ROLE_OUTER;
}
