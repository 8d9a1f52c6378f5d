// Words of the workbook that show figures. What is no figure, wherever it stands: what the rubric, the roster and the campaign call things
// (with the numbers in their names), years, dates, places in files, and the program's own sentences. What digits are left when these are
// taken out of a text are figures, and figures must have an address.
#ifndef SVOD_TEST_EXPLAIN_WORDS_H
#define SVOD_TEST_EXPLAIN_WORDS_H

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "data/result.h"
#include "data/table.h"
#include "data/trail.h"
#include "table/tables.h"

typedef struct labels {
    svod_arena *arena;
    svod_vec inside; // const char *: names with a digit, longest first
    svod_map *whole; // texts that a cell may consist of
    int years[8];
} labels;

static inline bool has_digit(const char *text) {
    return text && strpbrk(text, "0123456789");
}

static inline void add_whole(labels *l, const char *text) {
    if (text && *text) svod_map_add(l->whole, text, 0);
}

static inline void add_name(labels *l, const char *text) {
    if (has_digit(text) && strlen(text) > 3) *SVOD_PUSH(&l->inside, const char *) = text;
    add_whole(l, text);
}

static inline int longest_first(const void *a, const void *b) {
    size_t left = strlen(*(const char *const *)a), right = strlen(*(const char *const *)b);
    return (left < right) - (left > right);
}

// What a recommendation is called, and what stands in its text beside the fields: a rubric's own words, with the numbers in them.
static inline void add_advice(labels *l, const svod_rubric *rubric) {
    for (uint32_t i = 0; rubric->advice && i < rubric->advice->count; i++) {
        const svod_recommendation *rule = &rubric->advice->list[i];
        add_name(l, rule->title);
        for (const char *at = rule->text; *at;) {
            size_t len = strcspn(at, "{[]");
            if (len) add_name(l, svod_strndup(l->arena, at, len));
            at += len;
            if (*at == '{') at += strcspn(at, "}"); // a field
            at += *at != '\0';
        }
    }
}

static inline void add_rubric(labels *l, const svod_rubric *rubric, svod_lang lang) {
    add_name(l, rubric->title), add_name(l, rubric->source), add_whole(l, rubric->id);
    add_whole(l, rubric->content_sha256), add_whole(l, rubric->structure_sha256);
    for (uint32_t n = 1; n < rubric->count; n++) {
        const svod_rnode *node = &rubric->nodes[n];
        add_whole(l, node->id);
        add_name(l, node->title);
        add_name(l, svod_printf(l->arena, "%s. %s", node->id, node->title));
        add_name(l, svod_printf(l->arena, "раздел %s ", node->id)), add_name(l, svod_printf(l->arena, "раздел %s:", node->id));
        add_name(l, svod_printf(l->arena, "критерий %s:", node->id));
    }
    for (uint32_t n = 0; n < rubric->count; n++)
        add_whole(l, svod_combine_words(&rubric->nodes[n].combine, l->arena, lang));
    for (size_t c = 0; c < rubric->cluster_count; c++) {
        add_name(l, rubric->clusters[c].title), add_name(l, rubric->clusters[c].note), add_name(l, rubric->clusters[c].gap);
        add_name(l, svod_printf(l->arena, svod_say(lang, SVOD_T_table_sheet_clusters), c + 1));
        for (size_t i = 0; i < rubric->clusters[c].count; i++) {
            const svod_level *level = &rubric->clusters[c].levels[i];
            const char *band = rubric->clusters[c].kind == SVOD_CLUSTER_ATTRIBUTE ? "" : svod_level_words(level, l->arena, lang);
            add_name(l, level->title), add_whole(l, band);
            add_name(l, svod_printf(l->arena, "(%s)", band));
        }
    }
    for (uint32_t z = 0; rubric->evidence && z < rubric->evidence->zone_count; z++)
        add_name(l, rubric->evidence->zones[z].title);
    for (uint32_t d = 0; rubric->evidence && d < rubric->evidence->direction_count; d++)
        add_name(l, rubric->evidence->directions[d].title);
    for (size_t f = 0; f < rubric->flag_count; f++)
        add_name(l, rubric->flags[f].title), add_name(l, rubric->flags[f].reason);
    add_advice(l, rubric);
    for (size_t a = 0; a < rubric->attribute_count; a++)
        add_name(l, rubric->attributes[a].title);
    for (size_t g = 0; g < rubric->grouping_count; g++) {
        add_name(l, rubric->groupings[g].title), add_name(l, rubric->groupings[g].note);
        for (size_t p = 0; p < rubric->groupings[g].count; p++)
            add_name(l, rubric->groupings[g].parts[p].title), add_whole(l, rubric->groupings[g].parts[p].id);
    }
}

// Sentences of the program that no figure is put into.
static inline void add_sentences(labels *l, svod_lang lang) {
    for (int id = 0; id < SVOD_T_COUNT; id++) {
        const char *text = svod_say(lang, (svod_text)id);
        if (!strstr(text, "%s") && !strstr(text, "%d") && !strstr(text, "%u") && !strstr(text, "%zu")) add_name(l, text);
    }
    for (int code = 0; code < SVOD_CODE_COUNT; code++)
        add_whole(l, svod_code_message((svod_code)code, lang)), add_whole(l, svod_code_id((svod_code)code));
}

static inline void add_places(labels *l, const svod_result *result) {
    for (size_t i = 0; i < result->inputs.count; i++) {
        const svod_input *input = SVOD_AT(&result->inputs, const svod_input, i);
        add_name(l, input->path), add_whole(l, input->sha256), add_whole(l, input->decisions);
    }
    for (size_t i = 0; i < result->findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&result->findings->list, const svod_finding, i);
        add_whole(l, finding->place.file), add_whole(l, finding->place.sheet), add_whole(l, finding->node);
        add_whole(l, svod_place_within(l->arena, finding->place));
    }
    for (uint32_t i = 0; result->audit && i < result->audit->table_count; i++) {
        const svod_sheet_info *info = &result->audit->tables[i].grid->info;
        add_name(l, result->audit->tables[i].title), add_name(l, svod_printf(l->arena, "%s!%s", info->file, info->name));
        add_name(l, svod_tables_audit_name(result->audit, i, l->arena));
    }
}

// What experts wrote beside their scores, and what they are called.
static inline void add_experts(labels *l, const svod_scores *scores) {
    for (size_t i = 0; scores && i < scores->experts.count; i++)
        add_name(l, SVOD_AT(&scores->experts, const svod_expert, i)->name);
    for (size_t i = 0; scores && i < scores->remarks.count; i++)
        add_name(l, SVOD_AT(&scores->remarks, const svod_remark, i)->comment),
            add_name(l, SVOD_AT(&scores->remarks, const svod_remark, i)->link);
}

// What units wrote beside their answers to indicators.
static inline void add_measures(labels *l, const svod_result *result) {
    const svod_monitoring *at = result->monitoring;
    for (size_t unit = 0; at && unit < result->roster->count; unit++)
        for (uint32_t i = 0; i < at->indicators; i++) {
            const svod_measure *measure = svod_monitoring_measure(at, 0, unit, i);
            if (!measure) continue;
            add_name(l, measure->document), add_name(l, measure->link), add_name(l, measure->comment);
        }
}

// Headers of columns, as the passport shows them.
static inline void add_questions(labels *l, const svod_scores *scores) {
    for (size_t i = 0; scores && i < scores->answers.questions.count; i++) {
        const svod_question *at = SVOD_AT(&scores->answers.questions, const svod_question, i);
        add_name(l, svod_cut_middle(l->arena, at->header, 160)), add_whole(l, at->place.sheet);
    }
}

static inline labels labels_of(const svod_result *result, svod_arena *arena) {
    labels l = {.arena = arena, .inside = svod_vec_of(arena, sizeof(const char *)), .whole = svod_map_new(arena)};
    const svod_campaign *campaign = result->campaign;
    l.years[0] = result->now.year;
    l.years[1] = result->before ? result->before->year : 0;
    for (size_t y = 2; result->monitoring && y < result->monitoring->years && y < sizeof l.years / sizeof *l.years; y++)
        l.years[y] = result->monitoring->year[y]->year;
    add_name(&l, campaign->title), add_name(&l, campaign->note), add_name(&l, campaign->date), add_whole(&l, campaign->name);
    add_whole(&l, svod_printf(arena, "svod %s", result->version));
    add_rubric(&l, result->now.rubric, campaign->lang);
    if (result->before) add_rubric(&l, result->before->rubric, campaign->lang);
    for (size_t u = 0; u < result->roster->count; u++)
        add_name(&l, result->roster->units[u].name), add_whole(&l, result->roster->units[u].id);
    for (size_t a = 0; a < result->roster->attr_count; a++)
        add_name(&l, result->roster->attr_names[a]);
    add_sentences(&l, campaign->lang);
    add_experts(&l, result->now.scores);
    add_measures(&l, result);
    add_questions(&l, result->now.scores);
    add_places(&l, result);
    qsort(l.inside.data, l.inside.count, sizeof(const char *), longest_first);
    return l;
}

static inline void blank_out(char *text, const char *name) {
    for (char *at = text; (at = strstr(at, name));)
        memset(at, ' ', strlen(name));
}

// The figures of a text, one after another from `*at`; false: no more. Decimal marks are "," and ".".
static inline bool next_figure(const char **at, double *value, int *decimals) {
    while (**at && !isdigit((unsigned char)**at))
        ++*at;
    if (!**at) return false;
    *value = 0, *decimals = 0;
    for (; isdigit((unsigned char)**at); ++*at)
        *value = *value * 10 + (**at - '0');
    bool fraction = (**at == ',' || **at == '.') && isdigit((unsigned char)(*at)[1]);
    double place = 1;
    for (*at += fraction; fraction && isdigit((unsigned char)**at); ++*at, ++*decimals)
        *value += (**at - '0') * (place /= 10);
    return true;
}

// "K4": a text that is nothing but a cell's address.
static inline bool is_ref(const char *text) {
    uint32_t row, col;
    return svod_ref_parse(text, strlen(text), &row, &col);
}

// The text less what is no figure; NULL when nothing is left.
static inline const char *figures_of(const labels *l, const char *text) {
    size_t ignored;
    if (!has_digit(text) || is_ref(text) || svod_map_get(l->whole, text, &ignored)) return NULL;
    char *rest = svod_strdup(l->arena, text);
    for (size_t i = 0; i < l->inside.count && has_digit(rest); i++)
        blank_out(rest, *SVOD_AT(&l->inside, const char *const, i));
    for (size_t i = 0; i < sizeof l->years / sizeof *l->years; i++)
        if (l->years[i]) blank_out(rest, svod_printf(l->arena, "%d", l->years[i]));
    return has_digit(rest) ? rest : NULL;
}

static inline bool text_has(const char *text, double value) {
    double other;
    int decimals;
    while (next_figure(&text, &other, &decimals))
        if (fabs(other - value) < 1e-9) return true;
    return false;
}

// Whether a figure stands in a tree: in its root or `depth` levels below it, as a number that rounds to it or in their words.
static inline bool tree_has(const svod_trail *at, double value, int decimals, int depth) {
    if (at->has_number && fabs(fabs(at->number) - value) <= 0.5 * pow(10, -decimals) + 1e-9) return true;
    bool itself = strcmp(at->kind, "words") == 0; // its label is the text in question
    if (!itself && (text_has(at->value, value) || text_has(at->how, value) || text_has(at->label, value))) return true;
    for (const svod_trail *child = depth ? at->children : NULL; child; child = child->next)
        if (tree_has(child, value, decimals, depth - 1)) return true;
    return false;
}

#endif
