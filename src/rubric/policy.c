// What to do with what is missing, not applicable, above the maximum or off the step. A rubric that is silent gets the choice that
// loses nothing unnoticed: blanks make a sum incomplete, wrong scores become missing.
#include <string.h>

#include "data/words.h"
#include "rubric/compiler.h"

static const char *const policy_keys[] = {
    "not_applicable",       "blank",   "no_submission", "above_max", "off_step", "rank", "sum_tolerance",
    "not_applicable_words", "combine", "twice",         NULL};
static const char *const na_words[] = {"н/п", "не применимо", "неприменимо", "n/a", "not applicable"};

static int choice(compiler *c, const svod_node *map, const char *key, const char *const *choices, int otherwise) {
    int chosen = otherwise;
    if (map) svod_node_word(map, key, choices, &chosen, c->findings);
    return chosen;
}

static void default_words(compiler *c, svod_policy *policy) {
    policy->na_word_count = sizeof na_words / sizeof *na_words;
    policy->na_words = SVOD_ARRAY(c->arena, const char *, policy->na_word_count);
    for (size_t i = 0; i < policy->na_word_count; i++)
        policy->na_words[i] = svod_fold(c->arena, na_words[i]);
}

// A number or a sign for nothing cannot mean "not applicable" as well: the score would be lost.
static void read_words(compiler *c, const svod_node *map, svod_policy *policy) {
    const svod_node *list = map ? rubric_list(c, map, "not_applicable_words", false) : NULL;
    if (!list) {
        default_words(c, policy);
        return;
    }
    policy->na_words = SVOD_ARRAY(c->arena, const char *, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const svod_node *at = list->entries[i].value;
        const char *word = rubric_word(c, at);
        svod_decimal number;
        if (word && svod_num_parse(word, strlen(word), &number, NULL) != SVOD_NUM_TEXT)
            rubric_fault(c, SVOD_F_rubric_na_word, at, word, "");
        else if (word)
            policy->na_words[policy->na_word_count++] = svod_fold(c->arena, word);
    }
}

void rubric_policy(compiler *c, const svod_node *tree) {
    const svod_node *map = svod_node_get(tree, "policy");
    if (map && !rubric_is_map(c, map)) map = NULL;
    svod_policy *policy = &c->rubric->policy;
    policy->na = (svod_na_policy)choice(c, map, "not_applicable", svod_na_words, SVOD_NA_DROP);
    policy->blank = (svod_blank_policy)choice(c, map, "blank", svod_blank_words, SVOD_BLANK_INCOMPLETE);
    policy->absent = (svod_absent_policy)choice(c, map, "no_submission", svod_absent_words, SVOD_ABSENT_EXCLUDE);
    policy->above_max = (svod_bad_policy)choice(c, map, "above_max", svod_above_max_words, SVOD_BAD_MISSING);
    policy->off_step = (svod_bad_policy)choice(c, map, "off_step", svod_off_step_words, SVOD_BAD_MISSING);
    policy->rank = (svod_rank_policy)choice(c, map, "rank", svod_rank_words, SVOD_RANK_POINTS);
    policy->twice = (svod_twice_policy)choice(c, map, "twice", svod_twice_words, SVOD_TWICE_LAST);
    read_words(c, map, policy);
    if (!map) return;
    if (rubric_points(c, map, "sum_tolerance", &policy->sum_tolerance) && policy->sum_tolerance < 0)
        rubric_fault(c, SVOD_F_rubric_points, svod_node_get(map, "sum_tolerance"), rubric_points_text(c, policy->sum_tolerance), "≥ 0");
    svod_node_unknown(map, policy_keys, c->findings);
}
