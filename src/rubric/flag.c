// Flags: rules that mark a unit. Each has one condition, and a limit that some unit can meet and some can miss.
#include "data/words.h"
#include "rubric/compiler.h"

#define MOST_YEARS 50

static const char *const flag_keys[] = {"id", "title", "reason", "when", "urgent", NULL};

// The one condition of the map; NULL with a finding when there is none or more than one.
static const svod_condition *one_condition(compiler *c, const svod_node *when) {
    const svod_condition *one = NULL;
    size_t count = 0;
    svod_buf found = svod_buf_of(c->arena), all = svod_buf_of(c->arena);
    for (size_t i = 0; i < SVOD_CONDITIONS; i++) {
        svod_buf_printf(&all, "%s%s", i ? " | " : "", svod_conditions[i].key);
        if (!svod_node_get(when, svod_conditions[i].key)) continue;
        svod_buf_printf(&found, "%s%s", count++ ? ", " : "", svod_conditions[i].key);
        one = &svod_conditions[i];
    }
    if (count == 1) return one;
    rubric_fault(c, SVOD_F_rubric_flag_when, when, found.data, all.data);
    return NULL;
}

// `is`: the condition that there is; NULL: unclear, and then none of their keys is wrong.
static void check_keys(compiler *c, const svod_node *when, const svod_condition *is) {
    const char *known[2 * SVOD_CONDITIONS + 2] = {"node"};
    size_t count = 1;
    for (size_t i = 0; i < SVOD_CONDITIONS; i++) {
        const char *own = svod_conditions[i].own;
        known[count++] = svod_conditions[i].key;
        if (!own || (is && is != &svod_conditions[i])) continue;
        known[count++] = own;
        svod_node_get(when, own);
    }
    svod_node_unknown(when, known, c->findings);
}

// ---- how many indicators -----------------------------------------------------------------------------------------

static uint32_t indicators_below(const svod_rubric *rubric, uint32_t node) {
    uint32_t count = 0;
    for (uint32_t i = node; i < rubric->nodes[node].end; i++)
        count += rubric->nodes[i].indicator != NULL;
    return count;
}

static void read_count(compiler *c, const svod_node *when, const char *key, svod_flag *flag) {
    int64_t count = 0;
    flag->limit_place = svod_node_place(svod_node_get(when, key));
    if (!svod_node_int(when, key, 0, UINT32_MAX, &count, c->findings) || flag->node == SVOD_NO_NODE) return;
    uint32_t most = indicators_below(c->rubric, flag->node);
    flag->limit = count * SVOD_POINT;
    if (count >= 1 && count <= most) return;
    const char *expected = most ? svod_printf(c->arena, "1 … %u", most) : "";
    const char *found = most ? svod_printf(c->arena, "%lld", (long long)count) : svod_rubric_node_id(c->rubric, flag->node);
    rubric_fault(c, most ? SVOD_F_rubric_flag_limit : SVOD_F_rubric_flag_no_indicator, svod_node_get(when, key), found, expected);
}

static void read_own(compiler *c, const svod_node *when, svod_flag *flag) {
    int64_t years = 1;
    const svod_node *own = svod_node_get(when, flag->kind == SVOD_FLAG_MISSED ? "years" : "by");
    if (own && flag->kind != SVOD_FLAG_NO_DATA) flag->own_place = svod_node_place(own);
    if (flag->kind == SVOD_FLAG_MISSED && svod_node_get(when, "years")) svod_node_int(when, "years", 1, MOST_YEARS, &years, c->findings);
    flag->years = flag->kind == SVOD_FLAG_MISSED ? (uint32_t)years : 0;
    if (flag->kind != SVOD_FLAG_WORSE || !rubric_points(c, when, "by", &flag->by) || flag->by >= 0) return;
    rubric_fault(c, SVOD_F_rubric_flag_limit, svod_node_get(when, "by"), rubric_points_text(c, flag->by), "≥ 0");
}

// ---- points and percents -----------------------------------------------------------------------------------------

// A limit at the end of the scale would mark everybody or nobody.
static bool limit_ok(const svod_flag *flag, svod_points top) {
    if (flag->kind == SVOD_FLAG_FALL) return flag->limit > 0 && flag->limit <= top;
    return flag->below ? flag->limit > 0 && flag->limit <= top : flag->limit >= 0 && flag->limit < top;
}

static void read_limit(compiler *c, const svod_node *when, const char *key, svod_flag *flag) {
    flag->limit_place = svod_node_place(svod_node_get(when, key));
    if (!rubric_points(c, when, key, &flag->limit) || flag->node == SVOD_NO_NODE) return;
    svod_points top = flag->kind == SVOD_FLAG_POINTS ? c->rubric->nodes[flag->node].max : 100 * SVOD_POINT;
    if (!top || limit_ok(flag, top)) return;
    bool from_zero = !flag->below && flag->kind != SVOD_FLAG_FALL;
    const char *expected = svod_printf(c->arena, from_zero ? "≥ 0, < %s" : "> 0, ≤ %s", rubric_points_text(c, top));
    rubric_fault(c, SVOD_F_rubric_flag_limit, svod_node_get(when, key), rubric_points_text(c, flag->limit), expected);
}

static void read_no_submission(compiler *c, const svod_node *when, svod_flag *flag) {
    bool yes = true;
    const svod_node *node = svod_node_get(when, "node"), *at = svod_node_get(when, "no_submission");
    if (svod_node_bool(when, "no_submission", &yes, c->findings) && !yes) rubric_fault(c, SVOD_F_rubric_flag_when, at, at->text, "true");
    if (node) rubric_fault(c, SVOD_F_rubric_flag_when, node, "node, no_submission", "no_submission");
    flag->node = SVOD_ROOT;
}

static void read_when(compiler *c, const svod_node *yaml, svod_flag *flag) {
    const svod_node *when = svod_node_require(yaml, "when", c->findings);
    if (!when || !rubric_is_map(c, when)) return;
    const svod_condition *is = one_condition(c, when);
    const svod_node *node = svod_node_get(when, "node");
    check_keys(c, when, is);
    if (!is) return;
    flag->kind = is->kind;
    flag->below = is->below;
    if (is->kind == SVOD_FLAG_NO_SUBMISSION) {
        read_no_submission(c, when, flag);
        return;
    }
    if (svod_node_require(when, "node", c->findings)) {
        const char *id = rubric_word(c, node);
        flag->node = id ? rubric_node_of(c, node, id, true) : SVOD_NO_NODE;
    }
    if (svod_flag_counts(flag)) {
        read_count(c, when, is->key, flag);
        read_own(c, when, flag);
        return;
    }
    if (flag->node != SVOD_NO_NODE && c->rubric->total == SVOD_TOTAL_NONE)
        rubric_fault(c, SVOD_F_rubric_flag_unscored, node, node->text, "total: points | reached");
    else
        read_limit(c, when, is->key, flag);
    if (is->kind != SVOD_FLAG_FALL || flag->node == SVOD_NO_NODE || flag->node == SVOD_ROOT) return;
    const svod_rnode *fallen = &c->rubric->nodes[flag->node];
    bool itself = c->rubric->last_year > c->rubric->first_year; // in force the year before, too: nodes are linked with themselves
    if (!*fallen->previous && !itself) rubric_fault(c, SVOD_F_rubric_flag_unlinked, node, fallen->id, "");
}

static void read_flag(compiler *c, const svod_node *yaml, svod_map *seen, svod_flag *flag) {
    *flag = (svod_flag){.place = svod_node_place(yaml), .limit_place = svod_node_place(yaml), .node = SVOD_NO_NODE};
    flag->id = rubric_id_once(c, yaml, seen);
    flag->title = rubric_text(c, yaml, "title", true);
    flag->reason = rubric_text(c, yaml, "reason", true);
    svod_node_bool(yaml, "urgent", &flag->urgent, c->findings);
    read_when(c, yaml, flag);
    svod_node_unknown(yaml, flag_keys, c->findings);
}

void rubric_flags(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "flags", false);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    c->rubric->flags = SVOD_ARRAY(c->arena, svod_flag, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value))
            read_flag(c, list->entries[i].value, seen, &c->rubric->flags[c->rubric->flag_count++]);
}
