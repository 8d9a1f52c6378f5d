// Bands of a cluster: whole numbers from … to …, one after the other without a hole, and a word on what lies outside them.
#include "rubric/compiler.h"

#define BAND_LIMIT 1000000000

static const char *const band_keys[] = {"id", "title", "from", "to", NULL};
static const char *const gap_keys[] = {"below", "above", "means", NULL};

static void check_open(compiler *c, const svod_node *yaml, const svod_level *level, bool first, bool last) {
    if (level->from == INT64_MIN && !first) rubric_fault(c, SVOD_F_rubric_band_open, yaml, level->id, "from");
    if (level->to == INT64_MAX && !last) rubric_fault(c, SVOD_F_rubric_band_open, yaml, level->id, "to");
    if (level->from > level->to) {
        const char *found = svod_printf(c->arena, "%lld > %lld", (long long)level->from, (long long)level->to);
        rubric_fault(c, SVOD_F_rubric_band_order, yaml, found, "from ≤ to");
    }
}

static void check_next(compiler *c, const svod_node *yaml, const svod_level *before, const svod_level *level) {
    if (before->to == INT64_MAX || level->from == INT64_MIN || before->from > before->to || level->from == before->to + 1) return;
    svod_code code = level->from > before->to ? SVOD_F_rubric_band_gap : SVOD_F_rubric_band_overlap;
    const svod_node *at = svod_node_get(yaml, "from");
    rubric_fault(c, code, at, rubric_int_text(c, level->from), rubric_int_text(c, before->to + 1));
}

// False when the end is there but wrong; an absent one leaves the band open.
static bool read_end(compiler *c, const svod_node *yaml, const char *key, int64_t *out) {
    return !svod_node_get(yaml, key) || rubric_int(c, yaml, key, -BAND_LIMIT, BAND_LIMIT, out);
}

static void read_bands(compiler *c, const svod_node *levels, svod_cluster *cluster) {
    svod_map *ids = svod_map_new(c->arena);
    for (size_t i = 0; i < levels->count; i++) {
        const svod_node *yaml = levels->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        svod_level *level = &cluster->levels[cluster->count++];
        *level = (svod_level){.from = INT64_MIN, .to = INT64_MAX};
        level->id = rubric_id_once(c, yaml, ids);
        level->title = rubric_text(c, yaml, "title", true);
        bool whole = read_end(c, yaml, "from", &level->from) & read_end(c, yaml, "to", &level->to);
        svod_node_unknown(yaml, band_keys, c->findings);
        if (whole) check_open(c, yaml, level, i == 0, i + 1 == levels->count);
        if (cluster->count > 1) check_next(c, yaml, level - 1, level);
    }
}

// The ends of the bands and the ends of the declared gaps must be the same numbers, or some value would mean two things or none.
static void gap_end(compiler *c, const svod_node *gap, const char *key, int64_t declared, int64_t end) {
    bool open = end == INT64_MIN || end == INT64_MAX;
    if (declared == end) return;
    rubric_fault(c, SVOD_F_rubric_gap_end, svod_node_get(gap, key), rubric_int_text(c, declared), open ? "" : rubric_int_text(c, end));
}

static void no_gap(compiler *c, const svod_node *levels, svod_code code, const char *key, int64_t end) {
    rubric_fault(c, code, levels, rubric_int_text(c, end), svod_printf(c->arena, "gap: {%s: %lld, means: …}", key, (long long)end));
}

// The ends of the bands and of the declared gaps must be the same numbers, or some value would mean two things or none.
static void check_ends(compiler *c, const svod_node *map, const svod_node *gap, const svod_cluster *cluster) {
    int64_t from = cluster->levels[0].from, to = cluster->levels[cluster->count - 1].to;
    const svod_node *levels = svod_node_get(map, "levels");
    if (cluster->gap_below != INT64_MIN)
        gap_end(c, gap, "below", cluster->gap_below, from);
    else if (from > 0)
        no_gap(c, levels, SVOD_F_rubric_band_below, "below", from);
    if (cluster->gap_above != INT64_MAX)
        gap_end(c, gap, "above", cluster->gap_above, to);
    else if (to != INT64_MAX)
        no_gap(c, levels, SVOD_F_rubric_band_above, "above", to);
}

void rubric_bands(compiler *c, const svod_node *map, const svod_node *levels, svod_cluster *cluster) {
    read_bands(c, levels, cluster);
    const svod_node *gap = svod_node_get(map, "gap");
    if (gap && !rubric_is_map(c, gap)) return;
    if (gap) {
        rubric_int(c, gap, "below", -BAND_LIMIT, BAND_LIMIT, &cluster->gap_below);
        rubric_int(c, gap, "above", -BAND_LIMIT, BAND_LIMIT, &cluster->gap_above);
        cluster->gap = rubric_text(c, gap, "means", true);
        svod_node_unknown(gap, gap_keys, c->findings);
        if (cluster->gap_below == INT64_MIN && cluster->gap_above == INT64_MAX)
            rubric_fault(c, SVOD_F_rubric_gap_nowhere, gap, "", "below, above");
    }
    if (cluster->count) check_ends(c, map, gap, cluster);
}
