// Conditions of flags and of recommendations: one of those there are, and a limit that some unit can meet and some can miss.
#include "data/words.h"
#include "rubric/compiler.h"

#define MOST_YEARS 50
#define HUNDRED (100 * SVOD_POINT)

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
static bool at_least(const svod_flag *flag) {
    return flag->kind == SVOD_FLAG_FALL || flag->kind == SVOD_FLAG_HIGH;
}

static bool limit_ok(const svod_flag *flag, svod_points top) {
    return flag->below || at_least(flag) ? flag->limit > 0 && flag->limit <= top : flag->limit >= 0 && flag->limit < top;
}

static void read_limit(compiler *c, const svod_node *when, const char *key, svod_flag *flag) {
    flag->limit_place = svod_node_place(svod_node_get(when, key));
    if (!rubric_points(c, when, key, &flag->limit) || flag->node == SVOD_NO_NODE) return;
    svod_points top = flag->kind == SVOD_FLAG_POINTS ? c->rubric->nodes[flag->node].max : HUNDRED;
    if (!top || limit_ok(flag, top)) return;
    bool from_zero = !flag->below && !at_least(flag);
    const char *expected = svod_printf(c->arena, from_zero ? "≥ 0, < %s" : "> 0, ≤ %s", rubric_points_text(c, top));
    rubric_fault(c, SVOD_F_rubric_flag_limit, svod_node_get(when, key), rubric_points_text(c, flag->limit), expected);
}

// ---- conditions that are there or not --------------------------------------------------------------------------------

// `key: no` would say nothing.
static void read_yes(compiler *c, const svod_node *when, const char *key) {
    bool yes = false; // null says nothing
    const svod_node *at = svod_node_get(when, key);
    if (svod_node_bool(when, key, &yes, c->findings) && !yes) rubric_fault(c, SVOD_F_rubric_flag_when, at, at->text, "true");
}

static void read_no_submission(compiler *c, const svod_node *when, svod_flag *flag) {
    const svod_node *node = svod_node_get(when, "node");
    read_yes(c, when, "no_submission");
    if (node) rubric_fault(c, SVOD_F_rubric_flag_when, node, "node, no_submission", "no_submission");
    flag->node = SVOD_ROOT;
}

// ---- levels, evidence, experts -----------------------------------------------------------------------------------------

uint32_t rubric_cluster_of(compiler *c, const svod_node *at) {
    const char *id = rubric_word(c, at);
    const char **ids = SVOD_ARRAY(c->arena, const char *, c->rubric->cluster_count + 1);
    for (size_t i = 0; id && i < c->rubric->cluster_count; i++) {
        ids[i] = c->rubric->clusters[i].id;
        if (svod_streq(ids[i], id)) return (uint32_t)i;
    }
    if (id) rubric_fault(c, SVOD_F_rubric_cluster_unknown, at, id, svod_nearest(c->arena, id, ids, c->rubric->cluster_count));
    return UINT32_MAX;
}

static void read_cluster(compiler *c, const svod_node *when, const char *key, svod_flag *flag) {
    const svod_node *at = svod_node_require(when, key, c->findings);
    if (at) flag->cluster = rubric_cluster_of(c, at);
}

static bool wanted(const svod_rubric *rubric, uint32_t node) {
    return rubric->nodes[node].want != NULL;
}

// How many criteria at or below the node `is` of.
static uint32_t criteria_below(const svod_rubric *rubric, uint32_t node, bool (*is)(const svod_rubric *rubric, uint32_t node)) {
    uint32_t count = 0;
    for (uint32_t i = node; i < rubric->nodes[node].end; i++)
        count += is(rubric, i);
    return count;
}

static void read_criteria(compiler *c, const svod_node *when, const char *key, svod_flag *flag) {
    bool evidence = flag->kind == SVOD_FLAG_EVIDENCE;
    int64_t count = 0;
    const svod_node *at = svod_node_get(when, key);
    flag->limit_place = svod_node_place(at);
    if (!rubric_int(c, when, key, 0, UINT32_MAX, &count) || flag->node == SVOD_NO_NODE) return;
    uint32_t most = criteria_below(c->rubric, flag->node, evidence ? wanted : svod_rubric_criterion);
    flag->limit = count * SVOD_POINT;
    if (!most)
        rubric_fault(c, evidence ? SVOD_F_rubric_flag_no_want : SVOD_F_rubric_flag_no_criterion, at,
                     svod_rubric_node_id(c->rubric, flag->node), "");
    else if (count < 1 || count > most)
        rubric_fault(c, SVOD_F_rubric_flag_limit, at, rubric_int_text(c, count), svod_printf(c->arena, "1 … %u", most));
}

static void read_disputed(compiler *c, const svod_node *when, svod_flag *flag) {
    const svod_node *by = svod_node_get(when, "by");
    read_criteria(c, when, "disputed", flag);
    if (!by || !rubric_points(c, when, "by", &flag->by)) return;
    flag->own_place = svod_node_place(by);
    if (flag->by < 0 || flag->by > HUNDRED) rubric_fault(c, SVOD_F_rubric_flag_limit, by, rubric_points_text(c, flag->by), "≥ 0, ≤ 100");
}

// ---- the condition -------------------------------------------------------------------------------------------------------

static bool scored(compiler *c, const svod_node *when, uint32_t node) {
    if (node == SVOD_NO_NODE || c->rubric->total != SVOD_TOTAL_NONE) return true;
    const svod_node *at = svod_node_get(when, "node");
    return rubric_fault(c, SVOD_F_rubric_flag_unscored, at ? at : when, at ? at->text : "", "total: points | reached");
}

static void check_linked(compiler *c, const svod_node *when, const svod_flag *flag) {
    if (flag->kind != SVOD_FLAG_FALL || flag->node == SVOD_NO_NODE || flag->node == SVOD_ROOT) return;
    const svod_rnode *fallen = &c->rubric->nodes[flag->node];
    bool itself = c->rubric->last_year > c->rubric->first_year; // in force the year before, too: nodes are linked with themselves
    if (!*fallen->previous && !itself) rubric_fault(c, SVOD_F_rubric_flag_unlinked, svod_node_get(when, "node"), fallen->id, "");
}

static void read_kind(compiler *c, const svod_node *when, const svod_condition *is, svod_flag *flag) {
    switch (is->kind) {
    case SVOD_FLAG_MISSED:
    case SVOD_FLAG_WORSE:
    case SVOD_FLAG_NO_DATA:
        read_count(c, when, is->key, flag);
        read_own(c, when, flag);
        return;
    case SVOD_FLAG_EVIDENCE:
        read_criteria(c, when, is->key, flag);
        svod_node_bool(when, "weak", &flag->weak, c->findings);
        return;
    case SVOD_FLAG_DISPUTED:
        read_disputed(c, when, flag);
        return;
    case SVOD_FLAG_ALL:
        read_yes(c, when, is->key);
        return;
    default:
        break;
    }
    if (!scored(c, when, flag->node)) return;
    if (is->kind == SVOD_FLAG_NOTHING)
        read_yes(c, when, is->key);
    else if (is->kind == SVOD_FLAG_WEAKEST)
        read_cluster(c, when, is->key, flag);
    else
        read_limit(c, when, is->key, flag);
    if (is->kind == SVOD_FLAG_LEVEL) read_cluster(c, when, "cluster", flag);
    check_linked(c, when, flag);
}

bool rubric_condition(compiler *c, const svod_node *when, svod_flag *flag) {
    flag->node = SVOD_NO_NODE;
    flag->cluster = UINT32_MAX;
    flag->limit_place = flag->place;
    if (!when || !rubric_is_map(c, when)) return false;
    size_t errors = c->findings->count[SVOD_ERROR];
    const svod_condition *is = one_condition(c, when);
    const svod_node *node = svod_node_get(when, "node");
    check_keys(c, when, is);
    if (!is) return false;
    flag->kind = is->kind;
    flag->below = is->below;
    if (is->kind == SVOD_FLAG_NO_SUBMISSION) {
        read_no_submission(c, when, flag);
    } else {
        if (is->kind == SVOD_FLAG_ALL && !node) {
            flag->node = SVOD_ROOT;
        } else if (svod_node_require(when, "node", c->findings)) {
            const char *id = rubric_word(c, node);
            flag->node = id ? rubric_node_of(c, node, id, true) : SVOD_NO_NODE;
        }
        read_kind(c, when, is, flag);
    }
    return c->findings->count[SVOD_ERROR] == errors;
}
