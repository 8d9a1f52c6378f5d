// Levels of clusters with the cells of the roster that decide them; cells of the roster by themselves.
#include "explain/job.h"

#include <string.h>

static bool number_of(const char *text, svod_decimal *value) {
    return svod_num_parse(text, strlen(text), value, NULL) == SVOD_NUM_VALUE;
}

static void set_decimal(const explain_job *job, svod_trail *at, svod_decimal value) {
    at->has_number = true;
    at->number = svod_decimal_double(value);
    at->value = explain_double_text(job, at->number);
}

static svod_trail *add_cell(const explain_job *job, svod_trail *parent, size_t unit, size_t attribute) {
    const svod_roster *roster = job->result->roster;
    const char *text = roster->units[unit].attrs[attribute];
    const char *title = svod_rubric_attribute_title(job->result->now.rubric, roster->attr_names[attribute]);
    svod_trail *at =
        explain_node(job, parent, "attribute", parent ? title : svod_printf(job->arena, "%s: %s", roster->units[unit].name, title));
    svod_decimal value;
    at->value = text;
    if (number_of(text, &value)) set_decimal(job, at, value);
    if (svod_blank(text)) explain_set_state(job, at, SVOD_STATE_BLANK);
    at->how = SAY(job, of_roster);
    at->place = roster->units[unit].attr_places[attribute];
    if (!at->place.file) at->place = roster->units[unit].place;
    return at;
}

static void add_attribute(const explain_job *job, svod_trail *at, size_t unit, const char *name) {
    size_t attribute;
    if (svod_roster_attr_index(job->result->roster, name, &attribute)) add_cell(job, at, unit, attribute);
}

static void add_inputs(const explain_job *job, svod_trail *at, const svod_cluster *cluster, size_t unit) {
    bool ratio = cluster->kind == SVOD_CLUSTER_RATIO;
    add_attribute(job, at, unit, ratio ? cluster->numerator : cluster->attribute);
    if (ratio) add_attribute(job, at, unit, cluster->denominator);
    if (!at->children) at->place = job->result->roster->units[unit].place;
}

static svod_trail *add_load(const explain_job *job, svod_trail *parent, size_t cluster, size_t unit) {
    const svod_cluster_result *result = &job->result->clusters[cluster];
    const char *title = result->cluster->title, *name = job->result->roster->units[unit].name;
    svod_trail *at = explain_node(job, parent, "load", parent ? title : svod_printf(job->arena, "%s: %s", name, title));
    if (result->value && result->has_value[unit])
        set_decimal(job, at, result->value[unit]);
    else
        explain_set_state(job, at, SVOD_STATE_NO_DATA);
    if (result->cluster->kind == SVOD_CLUSTER_RATIO) at->how = SAY(job, whole_part);
    add_inputs(job, at, result->cluster, unit);
    return at;
}

svod_trail *explain_level(const explain_job *job, svod_trail *parent, size_t cluster, size_t unit) {
    const svod_cluster_result *result = &job->result->clusters[cluster];
    svod_trail *at = explain_node(job, parent, "cluster", result->cluster->title);
    uint32_t level = result->level[unit];
    at->value = level == UINT32_MAX ? SAY(job, no_level) : result->cluster->levels[level].title;
    if (level == UINT32_MAX) at->state = svod_state_id(SVOD_STATE_NO_DATA);
    if (!result->value) {
        add_inputs(job, at, result->cluster, unit);
        return at;
    }
    if (level != UINT32_MAX)
        at->how = svod_printf(job->arena, SAY(job, band), svod_level_words(&result->cluster->levels[level], job->arena, job->lang));
    add_load(job, at, cluster, unit)->label = SAY(job, deciding);
    return at;
}

static svod_trail *load(const explain_job *job, const svod_address *address) {
    size_t unit, cluster;
    if (!explain_find_unit(job, address->word[1], &unit) || !explain_find_cluster(job, address->word[2], &cluster)) return NULL;
    if (!job->result->clusters[cluster].value) return explain_level(job, NULL, cluster, unit);
    return add_load(job, NULL, cluster, unit);
}

const svod_address_kind address_load = {"load",
                                        "load:UNIT:CLUSTER",
                                        2,
                                        2,
                                        0,
                                        "число, по которому участник попал на уровень кластера",
                                        "the figure that decides a unit's level in a cluster",
                                        load};

static bool find_attribute(const explain_job *job, const char *name, size_t *attribute) {
    const svod_roster *roster = job->result->roster;
    return svod_roster_attr_index(roster, name, attribute) || explain_unknown(job, name, roster->attr_names, roster->attr_count);
}

static svod_trail *attribute(const explain_job *job, const svod_address *address) {
    size_t unit, index;
    if (!explain_find_unit(job, address->word[1], &unit) || !find_attribute(job, address->word[2], &index)) return NULL;
    return add_cell(job, NULL, unit, index);
}

const svod_address_kind address_attribute = {"attribute",      "attribute:UNIT:NAME",  2,        2, 0,
                                             "ячейка реестра", "a cell of the roster", attribute};

static svod_trail *attribute_sum(const explain_job *job, const svod_address *address) {
    const svod_roster *roster = job->result->roster;
    size_t index;
    if (!find_attribute(job, address->word[1], &index)) return NULL;
    const char *title = svod_rubric_attribute_title(job->result->now.rubric, roster->attr_names[index]);
    svod_trail *at = explain_node(job, NULL, "attribute_sum", svod_printf(job->arena, "%s: %s", SAY(job, word_sum), title));
    svod_trail *group = explain_node(job, at, "units", SAY(job, units)), *rest = NULL;
    double sum = 0;
    for (size_t unit = 0; unit < roster->count; unit++) {
        svod_decimal value;
        bool number = number_of(roster->units[unit].attrs[index], &value);
        if (!number && !rest) rest = explain_node(job, at, "left_out", SAY(job, left_out));
        svod_trail *cell = add_cell(job, number ? group : rest, unit, index);
        cell->label = roster->units[unit].name;
        if (number) sum += cell->number;
    }
    at->has_number = true;
    at->number = sum;
    at->value = explain_double_text(job, sum);
    at->how = svod_printf(job->arena, SAY(job, sum_of), group->child_count);
    explain_set_count(job, group, group->child_count);
    if (!group->child_count) group->place = svod_place_file(roster->file);
    if (rest) explain_set_count(job, rest, rest->child_count);
    return at;
}

const svod_address_kind address_attribute_sum = {
    "attribute_sum", "attribute_sum:NAME", 1, 1, 0, "сумма столбца реестра", "the sum of a column of the roster", attribute_sum};
