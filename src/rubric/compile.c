// A rubric file from its first key to its last: identity first, then the parts in the order in which they lean on one another.
#include "rubric/compile.h"

#include "rubric/compiler.h"

#define RUBRIC_KIND "rubric/1"

static const char *const known_keys[] = {"svod",  "id",       "title",      "source",     "year",      "language", "previous",  "note",
                                         "max",   "step",     "provenance", "policy",     "columns",   "sections", "groupings", "clusters",
                                         "flags", "examples", "unit_title", "attributes", "published", NULL};
static const char *const languages[] = {"ru", "en", NULL};

static bool is_rubric(compiler *c, const svod_node *tree) {
    const char *kind = "";
    if (tree->kind == SVOD_NODE_MAP && !svod_node_text(tree, "svod", &kind, c->findings)) return false;
    if (svod_streq(kind, RUBRIC_KIND)) return true;
    return rubric_fault(c, SVOD_F_rubric_kind, tree, kind, "svod: " RUBRIC_KIND);
}

static void read_identity(compiler *c, const svod_node *tree) {
    svod_rubric *rubric = c->rubric;
    rubric->file = tree->file;
    rubric->id = rubric_id(c, tree);
    rubric->title = rubric_text(c, tree, "title", true);
    rubric->source = rubric_text(c, tree, "source", false);
    rubric->previous = rubric_text(c, tree, "previous", false);
    int64_t year = 0;
    if (svod_node_require(tree, "year", c->findings)) rubric_int(c, tree, "year", 1900, 2200, &year);
    rubric->year = (int)year;
    int lang = 0;
    svod_node_word(tree, "language", languages, &lang, c->findings);
    rubric->lang = lang == 0 ? SVOD_RU : SVOD_EN;
}

// As many places as the finest step has, so that every score can be shown.
static unsigned decimals_of(const svod_rubric *rubric) {
    unsigned decimals = 0;
    svod_points unit = SVOD_POINT;
    for (; decimals < 4; decimals++, unit /= 10) {
        uint32_t i = 0;
        while (i < rubric->count && rubric->nodes[i].step % unit == 0)
            i++;
        if (i == rubric->count) break;
    }
    return decimals;
}

svod_rubric *svod_rubric_compile(const svod_node *tree, svod_arena *arena, svod_findings *findings) {
    size_t errors = findings->count[SVOD_ERROR];
    compiler c = {.arena = arena,
                  .findings = findings,
                  .rubric = SVOD_NEW(arena, svod_rubric),
                  .nodes = svod_vec_of(arena, sizeof(svod_rnode)),
                  .links = svod_vec_of(arena, sizeof(rubric_link_mark)),
                  .folded = svod_map_new(arena)};
    if (!is_rubric(&c, tree)) return NULL;
    read_identity(&c, tree);
    rubric_tree(&c, tree);
    rubric_links_once(&c);
    rubric_policy(&c, tree);
    rubric_columns(&c, tree);
    rubric_attributes(&c, tree);
    rubric_groupings(&c, tree);
    rubric_clusters(&c, tree);
    rubric_flags(&c, tree);
    rubric_published(&c, tree);
    rubric_examples(&c, tree);
    svod_node_unknown(tree, known_keys, findings);
    c.rubric->decimals = decimals_of(c.rubric);
    return findings->count[SVOD_ERROR] == errors ? c.rubric : NULL;
}
