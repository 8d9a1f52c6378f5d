// What an indicator is worth in points: by its target, in proportion, by bands, or nothing.
#include "data/words.h"
#include "indicator/indicator.h"
#include "rubric/compiler.h"

static const char *const band_keys[] = {"from", "points", NULL};
static const char *const points_keys[] = {"bands", NULL};

static void read_bands(compiler *c, const svod_node *list, svod_indicator *out) {
    out->bands = SVOD_ARRAY(c->arena, svod_worth_band, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *yaml = list->entries[i].value;
        if (!rubric_is_map(c, yaml)) continue;
        svod_worth_band band = {.from = INT64_MIN};
        bool good = i == 0 && !svod_node_get(yaml, "from");
        if (!good) good = svod_node_require(yaml, "from", c->findings) && rubric_value(c, yaml, "from", out, &band.from);
        good &= svod_node_require(yaml, "points", c->findings) && rubric_points(c, yaml, "points", &band.points);
        svod_node_unknown(yaml, band_keys, c->findings);
        if (good) out->bands[out->band_count++] = band;
    }
}

// The words of `points`; the list of bands is a map there.
static int read_word(compiler *c, const svod_node *yaml, int otherwise) {
    static const char *const words[] = {"none", "target", "proportion", "bands: […]", NULL};
    static const svod_worth worths[] = {SVOD_WORTH_NONE, SVOD_WORTH_TARGET, SVOD_WORTH_PROPORTION};
    int word = -1;
    svod_node_word(yaml, "points", words, &word, c->findings);
    return word >= 0 && word < 3 ? (int)worths[word] : otherwise;
}

void rubric_worth(compiler *c, const svod_node *yaml, svod_indicator *out) {
    const svod_node *at = svod_node_get(yaml, "points");
    svod_total total = c->rubric->total;
    if (total != SVOD_TOTAL_POINTS) {
        out->worth = total == SVOD_TOTAL_REACHED && out->target ? SVOD_WORTH_TARGET : SVOD_WORTH_NONE;
        const svod_node *max = svod_node_get(yaml, "max");
        if (at) rubric_fault(c, SVOD_F_rubric_points_total, at, "points", svod_total_words[SVOD_TOTAL_POINTS]);
        if (max) rubric_fault(c, SVOD_F_rubric_points_total, max, "max", svod_total_words[SVOD_TOTAL_POINTS]);
        return;
    }
    bool map = at && at->kind == SVOD_NODE_MAP;
    int worth = svod_node_get(yaml, "max") ? SVOD_WORTH_TARGET : SVOD_WORTH_NONE;
    out->worth = (svod_worth)(at && !map ? read_word(c, yaml, worth) : worth);
    if (!map) return;
    out->worth = SVOD_WORTH_BANDS;
    svod_node_get(at, points_keys[0]);
    bool known = svod_node_unknown(at, points_keys, c->findings);
    const svod_node *bands = rubric_list(c, at, points_keys[0], known); // a word near to it is not missed as well
    if (bands) read_bands(c, bands, out);
}

// ---- against targets and maximum ---------------------------------------------------------------------------------------

static const svod_node *band_at(const svod_node *yaml, size_t index, const char *key) {
    const svod_node *list = svod_node_get(svod_node_get(yaml, "points"), "bands"), *band = list->entries[index].value;
    const svod_node *at = svod_node_get(band, key);
    return at ? at : band;
}

// Every value has its band, and the bands' points lie on the scale and reach its end.
static void check_bands(compiler *c, const svod_node *yaml, const svod_indicator *of, svod_points max) {
    const svod_node *list = svod_node_get(svod_node_get(yaml, "points"), "bands");
    if (!of->band_count || of->band_count != list->count) return; // what could not be read has its own finding
    svod_points top = 0, least = of->rule->sort == SVOD_SORT_GRADE ? SVOD_POINT : 0;
    if (of->bands[0].from > least)
        rubric_fault(c, SVOD_F_rubric_worth_cover, band_at(yaml, 0, "from"), rubric_points_text(c, of->bands[0].from),
                     rubric_points_text(c, least));
    for (size_t i = 0; i < of->band_count; i++) {
        const svod_worth_band *band = &of->bands[i];
        if (i && band->from <= band[-1].from)
            rubric_fault(c, SVOD_F_rubric_worth_order, band_at(yaml, i, "from"), rubric_points_text(c, band->from),
                         band[-1].from == INT64_MIN ? "" : svod_printf(c->arena, "> %s", rubric_points_text(c, band[-1].from)));
        if (band->points > top) top = band->points;
        if (band->points < 0 || (max && band->points > max))
            rubric_fault(c, SVOD_F_rubric_worth_points, band_at(yaml, i, "points"), rubric_points_text(c, band->points),
                         svod_printf(c->arena, "0…%s", rubric_points_text(c, max)));
    }
    if (max && top < max)
        rubric_fault(c, SVOD_F_rubric_worth_top, svod_node_get(yaml, "max"), rubric_points_text(c, max), rubric_points_text(c, top));
}

static void check_proportion(compiler *c, const svod_node *yaml, const svod_indicator *of) {
    const svod_node *at = svod_node_get(yaml, "points");
    const char *number = "kind: share, count";
    if (of->rule->sort != SVOD_SORT_NUMBER)
        rubric_fault(c, SVOD_F_rubric_proportion, at, of->rule->id, number);
    else if (of->comparison == SVOD_EQUAL)
        rubric_fault(c, SVOD_F_rubric_proportion, svod_node_get(yaml, "comparison"), "=", ">= | <=");
    for (size_t i = 0; i < of->target_count; i++) {
        if (of->rule->sort != SVOD_SORT_NUMBER || of->targets[i].value) continue;
        svod_add(c->findings, SVOD_F_rubric_proportion, of->targets[i].place, "0", "> 0");
    }
}

void rubric_worth_check(compiler *c, const svod_node *yaml, const svod_indicator *of, svod_points max) {
    const svod_node *at = svod_node_get(yaml, "points"), *said = svod_node_get(yaml, "max"), *target = svod_node_get(yaml, "target");
    bool by_target = of->worth == SVOD_WORTH_TARGET || of->worth == SVOD_WORTH_PROPORTION;
    const svod_node *kind = svod_node_get(yaml, "kind");
    if (c->rubric->total != SVOD_TOTAL_POINTS || !svod_rule_of(kind->text)) return; // an unknown kind has its own finding
    if (of->worth != SVOD_WORTH_NONE && !said) svod_node_require(yaml, "max", c->findings);
    if (of->worth == SVOD_WORTH_NONE && said)
        rubric_fault(c, SVOD_F_rubric_worth_none, said, said->text, "");
    else if (by_target && !target)
        rubric_fault(c, SVOD_F_rubric_worth_target, at ? at : said, svod_worth_words[of->worth], "target");
    if (of->worth == SVOD_WORTH_PROPORTION) check_proportion(c, yaml, of);
    if (of->worth == SVOD_WORTH_BANDS) check_bands(c, yaml, of, max);
}
