// A rubric file from its first key to its last: identity first, then the parts in the order in which they lean on one another.
#include "rubric/compile.h"

#include "data/words.h"
#include "rubric/compiler.h"

#define RUBRIC_KIND "rubric/1"

static const char *const known_keys[] = {"svod",       "id",        "title",     "source",   "year",  "language",   "previous",
                                         "note",       "until",     "total",     "max",      "step",  "provenance", "policy",
                                         "columns",    "sections",  "groupings", "clusters", "flags", "examples",   "unit_title",
                                         "attributes", "published", "evidence",  "advice",   NULL};
static const char *const languages[] = {"ru", "en", NULL};

static bool is_rubric(compiler *c, const svod_node *tree) {
    const char *kind = "";
    if (tree->kind == SVOD_NODE_MAP && !svod_node_text(tree, "svod", &kind, c->findings)) return false;
    if (svod_streq(kind, RUBRIC_KIND)) return true;
    return rubric_fault(c, SVOD_F_rubric_kind, tree, kind, "svod: " RUBRIC_KIND);
}

static void read_identity(compiler *c, const svod_node *tree, int asked) {
    svod_rubric *rubric = c->rubric;
    rubric->file = tree->file;
    rubric->id = rubric_id(c, tree);
    rubric->title = rubric_text(c, tree, "title", true);
    rubric->source = rubric_text(c, tree, "source", false);
    rubric->previous = rubric_text(c, tree, "previous", false);
    int64_t year = 0;
    if (svod_node_require(tree, "year", c->findings)) rubric_int(c, tree, "year", 1900, 2200, &year);
    int64_t until = year;
    if (rubric_int(c, tree, "until", 1900, 2200, &until) && until < year) {
        rubric_fault(c, SVOD_F_rubric_until, svod_node_get(tree, "until"), rubric_int_text(c, until),
                     svod_printf(c->arena, "≥ %lld", (long long)year));
        until = year;
    }
    rubric->first_year = (int)year;
    rubric->last_year = (int)until;
    rubric->year = asked >= year && asked <= until ? asked : (int)year;
    int lang = 0;
    svod_node_word(tree, "language", languages, &lang, c->findings);
    int total = SVOD_TOTAL_POINTS;
    // Of a word misspelt where no points stand, keys of points are not asked for.
    if (!svod_node_word(tree, "total", svod_total_words, &total, c->findings) && !svod_node_get(tree, "max")) total = SVOD_TOTAL_REACHED;
    rubric->total = (svod_total)total;
    rubric->lang = lang == 0 ? SVOD_RU : SVOD_EN;
}

static bool whole_units(const svod_rubric *rubric, svod_points unit) {
    for (uint32_t i = 0; i < rubric->count; i++)
        if (rubric->nodes[i].step % unit) return false;
    for (uint32_t i = 0; i < rubric->indicator_count; i++) {
        const svod_indicator *indicator = &rubric->indicators[i];
        if (rubric->nodes[indicator->node].max % unit) return false;
        for (size_t k = 0; k < indicator->band_count; k++)
            if (indicator->bands[k].points % unit) return false;
    }
    return true;
}

// As many places as the finest step and the points of indicators have, so that every score can be shown.
static unsigned decimals_of(const svod_rubric *rubric) {
    unsigned decimals = 0;
    for (svod_points unit = SVOD_POINT; decimals < 4 && !whole_units(rubric, unit); unit /= 10)
        decimals++;
    return decimals;
}

// Targets of another year are no small thing to take without a word.
static void check_force(compiler *c, const svod_node *tree, int asked) {
    const svod_rubric *rubric = c->rubric;
    if (!asked || asked == rubric->year || !rubric->indicator_count) return;
    const char *found = rubric_int_text(c, asked);
    rubric_fault(c, SVOD_F_rubric_not_in_force, svod_node_get(tree, "year"), found,
                 svod_printf(c->arena, "%d…%d", rubric->first_year, rubric->last_year));
}

svod_rubric *svod_rubric_compile(const svod_node *tree, int year, svod_arena *arena, svod_findings *findings) {
    size_t errors = findings->count[SVOD_ERROR];
    compiler c = {.arena = arena,
                  .findings = findings,
                  .rubric = SVOD_NEW(arena, svod_rubric),
                  .errors = errors,
                  .nodes = svod_vec_of(arena, sizeof(svod_rnode)),
                  .links = svod_vec_of(arena, sizeof(rubric_link_mark)),
                  .indicators = svod_vec_of(arena, sizeof(svod_indicator *)),
                  .written = svod_vec_of(arena, sizeof(rubric_written)),
                  .folded = svod_map_new(arena)};
    if (!is_rubric(&c, tree)) return NULL;
    read_identity(&c, tree, year);
    rubric_evidence(&c, tree);
    rubric_tree(&c, tree);
    rubric_links_once(&c);
    rubric_policy(&c, tree);
    rubric_columns(&c, tree);
    rubric_attributes(&c, tree);
    rubric_groupings(&c, tree);
    rubric_clusters(&c, tree);
    rubric_flags(&c, tree);
    rubric_advice(&c, tree);
    rubric_published(&c, tree);
    rubric_examples(&c, tree);
    check_force(&c, tree, year);
    svod_node_unknown(tree, known_keys, findings);
    c.rubric->decimals = decimals_of(c.rubric);
    return findings->count[SVOD_ERROR] == errors ? c.rubric : NULL;
}
