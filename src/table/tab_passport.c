// "Паспорт": what the workbook was made from and how: campaign, rubric and its hashes, inputs, the method in words.
#include "table/indicators.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/refs.h"
#include "table/tables.h"

#include <string.h>

enum { COL_LABEL = 1, COL_VALUE, COLS = 6 };

static uint32_t put_pair(svod_lay *lay, uint32_t row, const char *label, const char *value) {
    if (value == NULL || *value == '\0') return row;
    svod_lay_tone(svod_put_text(lay->table, row, COL_LABEL, SVOD_CLASS_WRAP, label), SVOD_TONE_PREVIOUS);
    svod_put_text(lay->table, row, COL_VALUE, SVOD_CLASS_WRAP, value)->cols = COLS - 1;
    return row + 1;
}

static uint32_t put_subtitle(svod_lay *lay, uint32_t row, const char *text) {
    svod_put_text(lay->table, row + 1, 1, SVOD_CLASS_SUBTITLE, text);
    svod_table_height(lay->table, row + 1, 20);
    return row + 2;
}

static const char *provenance_word(const svod_lay *lay, svod_provenance provenance) {
    return provenance == SVOD_UNSAID          ? SAY(lay, provenance_unsaid)
           : provenance == SVOD_DEMO          ? SAY(lay, provenance_demo)
           : provenance == SVOD_RECONSTRUCTED ? SAY(lay, provenance_reconstructed)
                                              : SAY(lay, provenance_published);
}

static uint32_t put_campaign(svod_lay *lay, uint32_t row) {
    const svod_campaign *campaign = lay->result->campaign;
    row = put_subtitle(lay, row, SAY(lay, campaign));
    row = put_pair(lay, row, SAY(lay, name), campaign->name);
    row = put_pair(lay, row, SAY(lay, title), campaign->title);
    row = put_pair(lay, row, SAY(lay, year), svod_printf(lay->arena, "%d", campaign->year));
    row = put_pair(lay, row, SAY(lay, date), campaign->date);
    row = put_pair(lay, row, SAY(lay, provenance), provenance_word(lay, campaign->provenance));
    row = put_pair(lay, row, SAY(lay, note), campaign->note);
    return put_pair(lay, row, SAY(lay, version), svod_printf(lay->arena, "svod %s", lay->result->version ? lay->result->version : ""));
}

static uint32_t put_rubric(svod_lay *lay, uint32_t row, const svod_rubric *rubric, int year) {
    row = put_subtitle(lay, row, svod_printf(lay->arena, SAY(lay, rubric_of), year));
    row = put_pair(lay, row, SAY(lay, code), rubric->id);
    row = put_pair(lay, row, SAY(lay, title), rubric->title);
    row = put_pair(lay, row, SAY(lay, source), rubric->source);
    if (rubric->nodes[SVOD_ROOT].max > 0) {
        row = put_pair(lay, row, SAY(lay, max), svod_lay_points_word(lay, rubric->nodes[SVOD_ROOT].max, 4));
        svod_origin_words(lay, svod_lay_last(lay), "max:total:%d", year);
    }
    row = put_pair(lay, row, SAY(lay, provenance), provenance_word(lay, rubric->nodes[SVOD_ROOT].provenance));
    row = put_pair(lay, row, SAY(lay, hash_content), rubric->content_sha256);
    return put_pair(lay, row, SAY(lay, hash_structure), rubric->structure_sha256);
}

static uint32_t put_inputs(svod_lay *lay, uint32_t row) {
    row = put_subtitle(lay, row, SAY(lay, inputs));
    const char *const heads[COLS] = {SAY(lay, role), SAY(lay, file), SAY(lay, format), SAY(lay, bytes), "SHA-256", SAY(lay, decisions)};
    for (uint32_t i = 0; i < COLS; i++)
        svod_lay_head(lay, row, i + 1, heads[i]);
    row++;
    for (size_t i = 0; i < lay->result->inputs.count; i++, row++) {
        const svod_input *input = SVOD_AT(&lay->result->inputs, const svod_input, i);
        svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, input->role);
        svod_put_text(lay->table, row, 2, SVOD_CLASS_WRAP, input->path);
        svod_put_text(lay->table, row, 3, SVOD_CLASS_TEXT, input->format);
        svod_origin(lay, svod_put_number(lay->table, row, 4, SVOD_CLASS_COUNT, (double)input->bytes), "count:bytes:%zu", i + 1);
        svod_put_text(lay->table, row, 5, SVOD_CLASS_TEXT, input->sha256);
        svod_put_text(lay->table, row, 6, SVOD_CLASS_WRAP, input->decisions ? input->decisions : "");
    }
    return row;
}

#define MOST_QUESTIONS 300 // shown; all of them are in manifest.json
#define MOST_HEADER 160    // letters of one

// Which column was taken for which question: a wrong one would be misread in silence.
static uint32_t put_questions(svod_lay *lay, uint32_t row) {
    static const svod_text parts[] = {
#define X(id) SVOD_T_intake_part_##id,
        SVOD_PARTS(X)
#undef X
    };
    const svod_vec *list = lay->result->now.scores ? &lay->result->now.scores->answers.questions : NULL;
    if (!list || !list->count) return row;
    row = put_subtitle(lay, row, SAY(lay, passport_questions));
    const char *const heads[COLS] = {SAY(lay, file),          SAY(lay, sheet),           SAY(lay, question_column),
                                     SAY(lay, question_part), SAY(lay, question_header), SAY(lay, the_indicator)};
    for (uint32_t i = 0; i < COLS; i++)
        svod_lay_head(lay, row, i + 1, heads[i]);
    row++;
    for (size_t i = 0; i < list->count && i < MOST_QUESTIONS; i++, row++) {
        const svod_question *at = SVOD_AT(list, const svod_question, i);
        char ref[SVOD_REF_SIZE];
        const char *header = svod_cut_middle(lay->arena, at->header, MOST_HEADER), *letters = svod_ref_col(ref, at->place.col);
        const char *texts[COLS] = {at->place.file,
                                   at->place.sheet,
                                   svod_strdup(lay->arena, letters),
                                   svod_say(lay->lang, parts[at->part]),
                                   header,
                                   svod_indicator_name(lay, at->indicator)};
        for (uint32_t k = 0; k < COLS; k++)
            svod_put_text(lay->table, row, k + 1, SVOD_CLASS_WRAP, texts[k] ? texts[k] : "");
    }
    if (list->count <= MOST_QUESTIONS) return row;
    const char *more = svod_printf(lay->arena, SAY(lay, questions_more), list->count - MOST_QUESTIONS);
    svod_put_text(lay->table, row, 1, SVOD_CLASS_WRAP, more)->cols = COLS;
    return row + 1;
}

// Sentences that the rubric's policies choose.
static uint32_t put_policies(svod_lay *lay, uint32_t row) {
    const svod_policy *policy = &lay->rubric->policy;
    const char *na = policy->na == SVOD_NA_DROP   ? SAY(lay, policy_na_drop)
                     : policy->na == SVOD_NA_ZERO ? SAY(lay, policy_na_zero)
                                                  : SAY(lay, policy_na_forbid);
    const char *blank = policy->blank == SVOD_BLANK_ZERO   ? SAY(lay, policy_blank_zero)
                        : policy->blank == SVOD_BLANK_DROP ? SAY(lay, policy_blank_drop)
                                                           : SAY(lay, policy_blank_incomplete);
    const char *above = policy->above_max == SVOD_BAD_KEEP    ? SAY(lay, policy_above_keep)
                        : policy->above_max == SVOD_BAD_CLAMP ? SAY(lay, policy_above_clamp)
                                                              : SAY(lay, policy_above_missing);
    row = put_pair(lay, row, SAY(lay, method_na), na);
    row = put_pair(lay, row, SAY(lay, method_blank), blank);
    row = put_pair(lay, row, SAY(lay, method_absent),
                   policy->absent == SVOD_ABSENT_ZERO ? SAY(lay, policy_absent_zero) : SAY(lay, policy_absent_exclude));
    row = put_pair(lay, row, SAY(lay, method_above), above);
    row = put_pair(lay, row, SAY(lay, method_step),
                   policy->off_step == SVOD_BAD_KEEP ? SAY(lay, policy_step_keep) : SAY(lay, policy_step_missing));
    return put_pair(lay, row, SAY(lay, method_rank),
                    policy->rank == SVOD_RANK_PERCENT ? SAY(lay, policy_rank_percent)
                                                      : SAY_WORTH(lay, policy_rank_points, policy_rank_points_reached));
}

// How the experts' scores become one, where it is not the mean: for the whole, then for each node that says otherwise.
static uint32_t put_combine(svod_lay *lay, uint32_t row) {
    const svod_rubric *rubric = lay->rubric;
    if (!svod_rubric_rules(rubric)) return row;
    for (uint32_t n = 0; n < rubric->count; n++) {
        const svod_rnode *node = &rubric->nodes[n];
        if (n != SVOD_ROOT && svod_combine_same(&node->combine, &rubric->nodes[node->parent].combine)) continue;
        const char *label =
            n == SVOD_ROOT ? SAY(lay, method_combine) : svod_printf(lay->arena, SAY(lay, method_combine_at), node->id, node->title);
        row = put_pair(lay, row, label, svod_combine_words(&node->combine, lay->arena, lay->lang));
    }
    return row;
}

// The band of a level in brackets; "" when there is none or the level's title says it already.
static const char *band(const svod_lay *lay, const svod_cluster *cluster, const svod_level *level) {
    if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE || strpbrk(level->title, "(") != NULL) return "";
    return svod_printf(lay->arena, " (%s)", svod_level_words(level, lay->arena, lay->lang));
}

static const char *bands(const svod_lay *lay, const svod_cluster *cluster) {
    svod_buf buf = svod_buf_of(lay->arena);
    for (size_t i = 0; i < cluster->count; i++)
        svod_buf_printf(&buf, "%s%s%s", i > 0 ? "; " : "", cluster->levels[i].title, band(lay, cluster, &cluster->levels[i]));
    return buf.len > 0 ? buf.data : "";
}

static uint32_t put_cluster(svod_lay *lay, uint32_t row, const svod_cluster *cluster) {
    const char *rule = svod_lay_cluster_rule(lay, cluster);
    size_t len = cluster->gap ? strlen(cluster->gap) : 0;
    const char *stop = len > 0 && cluster->gap[len - 1] == '.' ? "" : ".";
    const char *gap = len > 0 ? svod_printf(lay->arena, SAY(lay, rule_gap), cluster->gap, stop) : "";
    const char *text = svod_printf(lay->arena, SAY(lay, rule_levels), rule, bands(lay, cluster));
    return put_pair(lay, row, cluster->title, svod_printf(lay->arena, "%s%s%s", text, *gap ? " " : "", gap));
}

static uint32_t put_clusters(svod_lay *lay, uint32_t row) {
    for (size_t i = 0; i < lay->rubric->cluster_count; i++)
        row = put_cluster(lay, row, &lay->rubric->clusters[i]);
    return row;
}

// What the sheets of the experts and the ranking rest on: models, draws, their seed.
static uint32_t put_experts(svod_lay *lay, uint32_t row) {
    const svod_expertise *of = lay->result->expertise;
    if (!of) return row;
    const svod_rating_map map = svod_rating_map_of(lay);
    if (of->raters > 1) {
        row = put_pair(lay, row, SAY(lay, method_agree_label), SAY(lay, method_agree));
        const char *why = svod_say(lay->lang, svod_why_text((svod_why)of->severity_why));
        row = put_pair(lay, row, SAY(lay, method_severity_label),
                       of->severity_why ? svod_printf(lay->arena, SAY(lay, method_severity_none), why) : SAY(lay, method_severity));
    }
    unsigned long long seed = of->seed;
    if (map.rank_low) {
        row = put_pair(lay, row, SAY(lay, method_places_label), svod_printf(lay->arena, SAY(lay, method_places), of->replicates, seed));
        svod_origin_words(lay, svod_lay_last(lay), "count:replicates count:seed");
    }
    if (!map.weights_low) return row;
    row = put_pair(lay, row, SAY(lay, method_weights_label), svod_printf(lay->arena, SAY(lay, method_weights), of->draws, seed));
    svod_origin_words(lay, svod_lay_last(lay), "count:draws count:seed");
    return row;
}

// Targets of one indicator, a year after another: "2022: не меньше 80 %; 2023: не меньше 85 %".
static uint32_t put_indicator(svod_lay *lay, uint32_t row, uint32_t indicator) {
    const svod_monitoring *at = lay->result->monitoring;
    svod_buf text = svod_buf_of(lay->arena), origin = svod_buf_of(lay->arena);
    svod_buf_str(&text, svod_indicator_kind(lay, &lay->rubric->indicators[indicator]));
    for (size_t year = at->years; year-- > 0;) {
        const svod_indicator *of = svod_monitoring_indicator(at, year, indicator);
        if (!of || !of->target) continue;
        int when = at->year[year]->year;
        svod_buf_printf(&text, "; %d: %s", when, svod_target_words(of, of->target, lay->lang, lay->arena));
        svod_buf_printf(&origin, "%starget:%s:%d", origin.len ? " " : "", svod_indicator_word(lay, year, indicator), when);
    }
    row = put_pair(lay, row, svod_indicator_name(lay, indicator), text.data);
    if (origin.len) svod_origin_words(lay, svod_lay_last(lay), "%s", origin.data);
    return row;
}

static uint32_t put_indicators(svod_lay *lay, uint32_t row) {
    const svod_rubric *rubric = lay->rubric;
    if (!lay->result->monitoring) return row;
    row = put_subtitle(lay, row, SAY(lay, passport_indicators));
    row = put_pair(lay, row, SAY(lay, passport_total),
                   rubric->total == SVOD_TOTAL_REACHED ? SAY(lay, total_reached)
                   : rubric->total == SVOD_TOTAL_NONE  ? SAY(lay, total_none)
                                                       : SAY(lay, total_points));
    row = put_pair(lay, row, SAY(lay, passport_twice),
                   rubric->policy.twice == SVOD_TWICE_LAST    ? SAY(lay, twice_last)
                   : rubric->policy.twice == SVOD_TWICE_FIRST ? SAY(lay, twice_first)
                                                              : SAY(lay, twice_error));
    row = put_pair(lay, row, SAY(lay, passport_region), SAY(lay, passport_region_how));
    for (uint32_t i = 0; i < rubric->indicator_count; i++)
        row = put_indicator(lay, row, i);
    return row;
}

static uint32_t put_method(svod_lay *lay, uint32_t row) {
    row = put_subtitle(lay, row, SAY(lay, method));
    if (!svod_result_scored(lay->result))
        return put_clusters(lay, put_pair(lay, row, SAY(lay, method_rounding_label), SAY(lay, rounding_none)));
    row = put_pair(lay, row, SAY(lay, method_states_label), SAY(lay, method_states));
    row = put_pair(lay, row, SAY(lay, method_sums_label),
                   svod_rubric_rules(lay->rubric) ? SAY(lay, method_sums_ruled) : SAY_WORTH(lay, method_sums, method_sums_reached));
    row = put_pair(lay, row, SAY(lay, method_rounding_label), SAY(lay, method_rounding));
    row = put_pair(lay, row, SAY(lay, method_means_label), SAY_WORTH(lay, method_means, method_means_reached));
    row = put_policies(lay, row);
    row = put_combine(lay, row);
    if (lay->sides == 2) row = put_pair(lay, row, SAY(lay, method_years_label), SAY_WORTH(lay, method_years, method_years_reached));
    row = put_experts(lay, row);
    row = put_clusters(lay, row);
    return put_pair(lay, row, SAY(lay, method_formulas_label), SAY(lay, method_formulas));
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    svod_lay lay = svod_lay_of(result, origins, arena, "passport", svod_say(result->campaign->lang, SVOD_T_table_sheet_passport));
    static const double widths[COLS] = {32, 44, 9, 12, 68, 44};
    for (uint32_t i = 0; i < COLS; i++)
        svod_table_width(lay.table, i + 1, i + 1, widths[i]);
    uint32_t row = svod_lay_title(&lay, SAY(&lay, title_passport), NULL, COLS) - 1;
    row = put_campaign(&lay, row);
    row = put_rubric(&lay, row, lay.rubric, result->now.year);
    if (lay.sides == 2) row = put_rubric(&lay, row, result->before->rubric, result->before->year);
    row = put_inputs(&lay, row);
    row = put_questions(&lay, row);
    row = put_indicators(&lay, row);
    put_method(&lay, row);
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_passport = {"passport", build, "из чего и как сделана книга", "what the workbook was made from and how"};
