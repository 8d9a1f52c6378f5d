// Steps and maxima: as the file gives them, as they must add up, and what is left of them in a year that has no target for some indicator.
#include "data/words.h"
#include "rubric/compiler.h"

static svod_rnode *node_at(compiler *c, uint32_t index) {
    return SVOD_AT(&c->nodes, svod_rnode, index);
}

static void read_step(compiler *c, const svod_node *yaml, svod_rnode *node, svod_points inherited) {
    svod_points step = 0;
    bool counted = c->rubric->total != SVOD_TOTAL_POINTS; // whole indicators, nobody's scores
    node->step = inherited || !counted ? inherited : SVOD_POINT;
    if (!rubric_points(c, yaml, "step", &step)) return;
    if (step <= 0) rubric_fault(c, SVOD_F_rubric_step, svod_node_get(yaml, "step"), rubric_points_text(c, step), "> 0");
    if (step > 0) node->step = step;
}

// The maximum stays 0 when it is wrong, and then nothing is said of what follows from it.
static void read_max(compiler *c, const svod_node *yaml, svod_rnode *node, uint32_t index) {
    svod_points max = 0;
    const svod_node *at = svod_node_get(yaml, "max");
    node->max_place = at ? svod_node_place(at) : node->place;
    if (!at || !rubric_points(c, yaml, "max", &max)) return;
    if (max <= 0 || max > RUBRIC_MAX_CAP * SVOD_POINT) {
        rubric_fault(c, SVOD_F_rubric_max, at, rubric_points_text(c, max), svod_printf(c->arena, "> 0, ≤ %d", RUBRIC_MAX_CAP));
        if (!max) svod_advise(c->findings, svod_say(c->findings->lang, SVOD_T_rubric_max_zero));
    } else if (c->rubric->total != SVOD_TOTAL_POINTS) {
        if (!node->indicator) *SVOD_PUSH(&c->written, rubric_written) = (rubric_written){.node = index, .max = max, .at = at};
    } else {
        node->max = max;
        if (node->step && max % node->step && !node->indicator)
            rubric_fault(c, SVOD_F_rubric_max_step, at, rubric_points_text(c, max), rubric_points_text(c, node->step));
    }
}

void rubric_amounts(compiler *c, const svod_node *yaml, uint32_t index, svod_points inherited) {
    svod_rnode *node = node_at(c, index);
    bool points = c->rubric->total == SVOD_TOTAL_POINTS;
    read_step(c, yaml, node, inherited);
    // What has criteria may do without a maximum when nothing below it is scored, and so may the whole: seen when all of it is there.
    if (points && !node->indicator && index != SVOD_ROOT && !svod_node_get(yaml, "criteria")) svod_node_require(yaml, "max", c->findings);
    read_max(c, yaml, node, index);
}

// Nothing below the node is worth any points, and nothing was meant to be.
static bool nothing_scored(compiler *c, uint32_t index) {
    uint32_t end = node_at(c, index)->end ? node_at(c, index)->end : (uint32_t)c->nodes.count;
    for (uint32_t i = index + 1; i < end; i++) {
        const svod_rnode *node = node_at(c, i);
        if (node->max || (!node->child_count && !node->indicator)) return false;
    }
    return end > index + 1;
}

void rubric_sum(compiler *c, const svod_node *yaml, const svod_node *list, uint32_t index) {
    const svod_rnode *node = node_at(c, index);
    const svod_node *at = svod_node_get(yaml, "max");
    svod_points sum = 0;
    if (c->rubric->total != SVOD_TOTAL_POINTS) return;
    if (!at && index != SVOD_ROOT && !nothing_scored(c, index)) svod_node_require(yaml, "max", c->findings);
    for (uint32_t child = node->first_child; child != SVOD_NO_NODE; child = node_at(c, child)->next) {
        const svod_rnode *below = node_at(c, child);
        bool scored = below->indicator ? below->indicator->worth != SVOD_WORTH_NONE : !nothing_scored(c, child);
        if (!below->max && scored) return;
        sum += below->max;
    }
    // A child that could not be read has its own finding; a sum without it would only add to the noise.
    if (index == SVOD_ROOT && nothing_scored(c, index)) return; // told by require_total
    if (!node->max || sum == node->max || node->child_count != list->count) return;
    svod_code code = index == SVOD_ROOT ? SVOD_F_rubric_sum_total : SVOD_F_rubric_sum;
    rubric_fault(c, code, at, rubric_points_text(c, sum), rubric_points_text(c, node->max));
    svod_about(c->findings, NULL, index == SVOD_ROOT ? SVOD_ROOT_ID : node->id);
}

static void change(compiler *c, uint32_t index, svod_points by) {
    for (uint32_t i = index; i != SVOD_NO_NODE; i = node_at(c, i)->parent)
        node_at(c, i)->max += by;
}

// What the file gives although it follows from the targets must be what follows from them.
static void check_written(compiler *c) {
    for (size_t i = 0; i < c->written.count; i++) {
        const rubric_written *written = SVOD_AT(&c->written, rubric_written, i);
        const svod_rnode *node = node_at(c, written->node);
        if (node->max == written->max) continue;
        rubric_fault(c, SVOD_F_rubric_total_max, written->at, rubric_points_text(c, written->max), rubric_points_text(c, node->max));
        svod_about(c->findings, NULL, written->node == SVOD_ROOT ? SVOD_ROOT_ID : node->id);
    }
}

// Nobody's points are summed: whoever would give some would do it in vain.
static void refuse_experts(compiler *c) {
    for (uint32_t i = 1; i < c->nodes.count; i++) {
        const svod_rnode *node = node_at(c, i);
        if (node->indicator || node->child_count) continue;
        svod_add(c->findings, SVOD_F_rubric_total_expert, node->place, node->id, "kind");
        svod_about(c->findings, NULL, node->id);
    }
}

static void check_total(compiler *c, const svod_node *tree) {
    bool aimed = c->rubric->total != SVOD_TOTAL_REACHED;
    for (size_t i = 0; i < c->indicators.count; i++)
        aimed |= (*SVOD_AT(&c->indicators, svod_indicator *, i))->target_count > 0;
    if (!aimed) rubric_fault(c, SVOD_F_rubric_total_idle, svod_node_get(tree, "total"), svod_total_words[c->rubric->total], "target");
    check_written(c);
}

// Where nothing at all is scored it is no maximum that lacks: the total is none of points.
static void require_total(compiler *c, const svod_node *tree) {
    const svod_node *total = svod_node_get(tree, "total");
    if (c->rubric->total != SVOD_TOTAL_POINTS) return;
    if (c->findings->count[SVOD_ERROR] == c->errors && nothing_scored(c, SVOD_ROOT)) {
        rubric_fault(c, SVOD_F_rubric_total_unscored, total ? total : tree, svod_total_words[SVOD_TOTAL_POINTS],
                     svod_total_words[SVOD_TOTAL_NONE]);
        return;
    }
    svod_node_require(tree, "step", c->findings);
    svod_node_require(tree, "max", c->findings);
}

void rubric_maxima(compiler *c, const svod_node *tree) {
    require_total(c, tree);
    for (size_t i = 0; i < c->indicators.count; i++) {
        svod_indicator *indicator = *SVOD_AT(&c->indicators, svod_indicator *, i);
        svod_points max = node_at(c, indicator->node)->max;
        bool aimed = indicator->target != NULL;
        if (c->rubric->total == SVOD_TOTAL_REACHED && aimed)
            change(c, indicator->node, SVOD_POINT);
        else if (c->rubric->total == SVOD_TOTAL_POINTS && indicator->worth != SVOD_WORTH_BANDS && !aimed)
            change(c, indicator->node, -max);
        if (!node_at(c, indicator->node)->max) indicator->worth = SVOD_WORTH_NONE;
    }
    if (c->rubric->total == SVOD_TOTAL_POINTS) return;
    refuse_experts(c);
    if (c->findings->count[SVOD_ERROR] == c->errors) check_total(c, tree); // else it would be blamed for what could not be read
}
