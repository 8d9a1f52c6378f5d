// A compiled rubric as people read it: the tree with its columns, then rules, clusters, groupings, flags and hashes.
#include <string.h>

#include "data/words.h"
#include "write/rubric_words.h"
#include "write/write.h"

typedef struct page {
    const svod_rubric *rubric;
    svod_lang lang;
    svod_arena *arena;
    svod_buf *out;
} page;

static size_t width_of(const char *text) {
    return svod_utf8_count(text, strlen(text));
}

static void put_spaces(page *p, size_t count) {
    while (count--)
        svod_buf_str(p->out, " ");
}

static void put_left(page *p, const char *text, size_t width) {
    size_t own = width_of(text);
    svod_buf_str(p->out, text);
    put_spaces(p, width > own ? width - own : 0);
}

static void put_right(page *p, const char *text, size_t width) {
    size_t own = width_of(text);
    put_spaces(p, width > own ? width - own : 0);
    svod_buf_str(p->out, text);
}

static const char *points(page *p, svod_points value) {
    return svod_points_words(p->arena, value, p->lang);
}

static void heading(page *p, svod_text text) {
    svod_buf_printf(p->out, "\n%s\n", svod_say(p->lang, text));
}

// ---- the tree ----------------------------------------------------------------------------------------------------------

enum { COL_ID, COL_MAX, COL_PROVENANCE, COL_PREVIOUS, COL_COUNT };

static void row_of(page *p, uint32_t index, const char *cells[COL_COUNT]) {
    static const svod_text provenances[] = {SVOD_T_rubric_published, SVOD_T_rubric_reconstructed, SVOD_T_rubric_demo};
    const svod_rnode *node = &p->rubric->nodes[index];
    cells[COL_ID] = svod_printf(p->arena, "%*s%s", (int)(2 * node->depth), "", svod_rubric_node_id(p->rubric, index));
    cells[COL_MAX] = points(p, node->max);
    cells[COL_PROVENANCE] = svod_say(p->lang, provenances[node->provenance]);
    cells[COL_PREVIOUS] = !*node->previous || node->comparable ? node->previous : svod_printf(p->arena, "≠ %s", node->previous);
    if (index == SVOD_ROOT) cells[COL_PREVIOUS] = p->rubric->previous;
}

static void put_row(page *p, const char *const cells[COL_COUNT], const size_t widths[COL_COUNT], const char *title) {
    put_left(p, cells[COL_ID], widths[COL_ID] + 2);
    put_right(p, cells[COL_MAX], widths[COL_MAX]);
    put_spaces(p, 2);
    put_left(p, cells[COL_PROVENANCE], widths[COL_PROVENANCE] + 2);
    put_left(p, cells[COL_PREVIOUS], widths[COL_PREVIOUS] + (widths[COL_PREVIOUS] ? 2 : 0));
    svod_buf_printf(p->out, "%s\n", title);
}

static void widen(size_t widths[COL_COUNT], const char *const cells[COL_COUNT]) {
    for (size_t i = 0; i < COL_COUNT; i++)
        if (width_of(cells[i]) > widths[i]) widths[i] = width_of(cells[i]);
}

static bool has_links(const svod_rubric *rubric) {
    for (uint32_t i = 1; i < rubric->count; i++)
        if (*rubric->nodes[i].previous) return true;
    return *rubric->previous;
}

static void put_tree(page *p) {
    const char *cells[COL_COUNT],
        *head[COL_COUNT] = {"id", svod_say(p->lang, SVOD_T_rubric_head_max), svod_say(p->lang, SVOD_T_rubric_head_provenance), ""};
    if (has_links(p->rubric)) head[COL_PREVIOUS] = svod_say(p->lang, SVOD_T_rubric_head_previous);
    size_t widths[COL_COUNT] = {0};
    widen(widths, head);
    for (uint32_t i = 0; i < p->rubric->count; i++) {
        row_of(p, i, cells);
        widen(widths, cells);
    }
    svod_buf_str(p->out, "\n");
    put_row(p, head, widths, svod_say(p->lang, SVOD_T_rubric_head_title));
    for (uint32_t i = 0; i < p->rubric->count; i++) {
        const svod_rnode *node = &p->rubric->nodes[i];
        row_of(p, i, cells);
        put_row(p, cells, widths, *node->why ? svod_printf(p->arena, "%s [%s]", node->title, node->why) : node->title);
    }
}

// ---- what follows the tree ---------------------------------------------------------------------------------------------

static void put_head(page *p) {
    const svod_rubric *rubric = p->rubric;
    svod_buf_printf(p->out, "%s — %s\n", rubric->id, rubric->title);
    if (*rubric->source) {
        svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_source), rubric->source);
        svod_buf_str(p->out, "\n");
    }
    if (rubric->indicator_count) {
        static const svod_text totals[] = {SVOD_T_rubric_total_points, SVOD_T_rubric_total_reached, SVOD_T_rubric_total_none};
        svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_force), rubric->first_year, rubric->last_year,
                        svod_say(p->lang, totals[rubric->total]), rubric->indicator_count);
        svod_buf_str(p->out, "\n");
    }
    svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_facts), rubric->year, points(p, rubric->nodes[SVOD_ROOT].max),
                    points(p, rubric->nodes[SVOD_ROOT].step), rubric->nodes[SVOD_ROOT].child_count, rubric->count - 1);
    svod_buf_str(p->out, "\n");
}

static void put_policy(page *p) {
    rubric_choice choices[RUBRIC_CHOICES];
    const svod_policy *policy = &p->rubric->policy;
    svod_rubric_choices(policy, choices);
    heading(p, SVOD_T_rubric_show_policy);
    for (size_t i = 0; i < RUBRIC_CHOICES - !p->rubric->indicator_count; i++) {
        const char *choice = svod_printf(p->arena, "%s: %s", choices[i].key, choices[i].word);
        put_spaces(p, 2);
        put_left(p, choice, 28);
        svod_buf_printf(p->out, "%s\n", svod_say(p->lang, choices[i].meaning));
    }
    svod_buf_printf(p->out, "  sum_tolerance: %s\n  not_applicable_words: ", points(p, policy->sum_tolerance));
    for (size_t i = 0; i < policy->na_word_count; i++)
        svod_buf_printf(p->out, "%s%s", i ? ", " : "", policy->na_words[i]);
    svod_buf_str(p->out, "\n");
}

// Rules of combining that are not the plain mean: of the whole, then of each node that says otherwise than what it is part of.
static void put_combine(page *p) {
    const svod_rubric *rubric = p->rubric;
    if (!svod_rubric_rules(rubric)) return;
    heading(p, SVOD_T_rubric_show_combine);
    for (uint32_t n = 0; n < rubric->count; n++) {
        const svod_rnode *node = &rubric->nodes[n];
        if (n != SVOD_ROOT && svod_combine_same(&node->combine, &rubric->nodes[node->parent].combine)) continue;
        svod_buf_printf(p->out, "  %s — %s\n", svod_rubric_node_id(rubric, n), svod_combine_words(&node->combine, p->arena, p->lang));
    }
}

static void put_level(page *p, const svod_cluster *cluster, const svod_level *level) {
    svod_buf_printf(p->out, "    %s — %s: ", level->id, level->title);
    if (cluster->kind != SVOD_CLUSTER_ATTRIBUTE) svod_buf_str(p->out, svod_level_words(level, p->arena, p->lang));
    for (size_t i = 0; i < level->value_count; i++)
        svod_buf_printf(p->out, "%s%s", i ? ", " : "", level->values[i]);
    svod_buf_str(p->out, "\n");
}

static void put_gap(page *p, const svod_cluster *cluster) {
    if (cluster->gap_below != INT64_MIN) svod_buf_printf(p->out, "    < %lld: %s\n", (long long)cluster->gap_below, cluster->gap);
    if (cluster->gap_above != INT64_MAX) svod_buf_printf(p->out, "    > %lld: %s\n", (long long)cluster->gap_above, cluster->gap);
}

static void put_clusters(page *p) {
    if (p->rubric->cluster_count) heading(p, SVOD_T_rubric_show_clusters);
    for (size_t i = 0; i < p->rubric->cluster_count; i++) {
        const svod_cluster *cluster = &p->rubric->clusters[i];
        const char *of = cluster->attribute;
        if (cluster->kind == SVOD_CLUSTER_RATIO)
            of = svod_printf(p->arena, svod_say(p->lang, SVOD_T_rubric_show_ratio), cluster->numerator, cluster->denominator);
        svod_buf_printf(p->out, "  %s — %s (%s)\n", cluster->id, cluster->title, of);
        for (size_t k = 0; k < cluster->count; k++)
            put_level(p, cluster, &cluster->levels[k]);
        put_gap(p, cluster);
    }
}

static void put_part(page *p, const svod_part *part) {
    svod_buf_printf(p->out, svod_say(p->lang, SVOD_T_rubric_show_part), part->id, part->title, points(p, part->max));
    for (size_t i = 0; i < part->count; i++)
        svod_buf_printf(p->out, "%s%s", i ? ", " : " ", svod_rubric_node_id(p->rubric, part->nodes[i]));
    svod_buf_str(p->out, "\n");
}

static void put_groupings(page *p) {
    if (p->rubric->grouping_count) heading(p, SVOD_T_rubric_show_groupings);
    for (size_t i = 0; i < p->rubric->grouping_count; i++) {
        const svod_grouping *grouping = &p->rubric->groupings[i];
        svod_buf_printf(p->out, "  %s — %s\n", grouping->id, grouping->title);
        for (size_t k = 0; k < grouping->count; k++)
            put_part(p, &grouping->parts[k]);
    }
}

static void put_flags(page *p) {
    if (p->rubric->flag_count) heading(p, SVOD_T_rubric_show_flags);
    for (size_t i = 0; i < p->rubric->flag_count; i++) {
        const svod_flag *flag = &p->rubric->flags[i];
        svod_buf_printf(p->out, "  %s — %s: ", flag->id, flag->title);
        rubric_put_condition(p->rubric, flag, p->lang, p->out);
        svod_buf_printf(p->out, "%s\n", flag->urgent ? svod_say(p->lang, SVOD_T_rubric_show_urgent) : "");
    }
}

void svod_write_rubric_text(const svod_rubric *rubric, svod_lang lang, svod_buf *out) {
    page p = {.rubric = rubric, .lang = lang, .arena = out->arena, .out = out};
    put_head(&p);
    put_tree(&p);
    rubric_put_indicators(rubric, lang, out);
    put_policy(&p);
    put_combine(&p);
    put_clusters(&p);
    put_groupings(&p);
    put_flags(&p);
    rubric_put_advice(rubric, lang, out);
    rubric_put_evidence(rubric, lang, out);
    heading(&p, SVOD_T_rubric_show_hashes);
    svod_buf_printf(out, svod_say(lang, SVOD_T_rubric_show_content), rubric->content_sha256);
    svod_buf_printf(out, svod_say(lang, SVOD_T_rubric_show_structure), rubric->structure_sha256);
}
