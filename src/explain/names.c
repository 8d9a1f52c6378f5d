// What the words of an address mean in this campaign: units, nodes, years, clusters, levels.
#include "explain/job.h"

#include <string.h>

#define LISTED 12 // as many names as a sentence bears

bool explain_unknown(const explain_job *job, const char *word, const char *const *names, size_t count) {
    const char *near = svod_nearest(job->arena, word, names, count);
    svod_buf list = svod_buf_of(job->arena);
    for (size_t i = 0; !near && count <= LISTED && i < count; i++)
        svod_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, word, near ? near : list.data ? list.data : "");
}

bool explain_find_number(const explain_job *job, const char *word, size_t most, size_t *number) {
    const char *at = word;
    for (*number = 0; svod_digit(*at) && *number <= most; at++)
        *number = *number * 10 + (size_t)(*at - '0');
    if (!*at && *number >= 1 && *number <= most) return true;
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, word, most ? svod_printf(job->arena, "1–%zu", most) : "");
}

bool explain_find_unit(const explain_job *job, const char *name, size_t *unit) {
    const svod_roster *roster = job->result->roster;
    *unit = svod_roster_by_id(roster, name);
    if (*unit == SVOD_NO_UNIT) *unit = svod_roster_find(roster, job->arena, name);
    if (*unit != SVOD_NO_UNIT) return true;
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, svod_roster_nearest(roster, job->arena, name));
}

// By title, as people write it: the only node whose title folds to the same.
static uint32_t node_titled(const explain_job *job, const svod_rubric *rubric, const char *name) {
    const char *key = svod_fold(job->arena, name);
    uint32_t found = SVOD_NO_NODE;
    for (uint32_t n = 1; n < rubric->count; n++) {
        if (!svod_streq(svod_fold(job->arena, rubric->nodes[n].title), key)) continue;
        if (found != SVOD_NO_NODE) return SVOD_NO_NODE;
        found = n;
    }
    return found;
}

static bool unknown_node(const explain_job *job, const svod_rubric *rubric, const char *name) {
    const char **names = SVOD_ARRAY(job->arena, const char *, 2 * (size_t)rubric->count);
    size_t count = 0;
    for (uint32_t n = 0; n < rubric->count; n++)
        names[count++] = svod_rubric_node_id(rubric, n);
    for (uint32_t n = 1; n < rubric->count; n++)
        names[count++] = rubric->nodes[n].title;
    if (svod_nearest(job->arena, name, names, count)) return explain_unknown(job, name, names, count);
    svod_buf sections = svod_buf_of(job->arena);
    svod_buf_str(&sections, SVOD_ROOT_ID);
    for (uint32_t n = rubric->nodes[SVOD_ROOT].first_child; n != SVOD_NO_NODE; n = rubric->nodes[n].next)
        svod_buf_printf(&sections, ", %s", rubric->nodes[n].id);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, sections.data);
}

bool explain_find_node(const explain_job *job, const svod_rubric *rubric, const char *name, uint32_t *node) {
    const char *key = svod_fold(job->arena, name);
    if (!*key || svod_streq(key, SVOD_ROOT_ID) || svod_streq(key, svod_fold(job->arena, SAY(job, total)))) return *node = SVOD_ROOT, true;
    *node = svod_rubric_find(rubric, name);
    if (*node == SVOD_NO_NODE) *node = node_titled(job, rubric, name);
    return *node != SVOD_NO_NODE || unknown_node(job, rubric, name);
}

const svod_year *explain_find_year(const explain_job *job, int year) {
    const svod_year *now = &job->result->now, *before = job->result->before;
    if (!year || year == now->year) return now;
    if (before && year == before->year) return before;
    const char *years = before ? svod_printf(job->arena, "%d, %d", before->year, now->year) : svod_printf(job->arena, "%d", now->year);
    svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, svod_printf(job->arena, "%d", year), years);
    return NULL;
}

bool explain_find_what(const explain_job *job, int year, const char *name, explain_what *what) {
    *what = (explain_what){.year = explain_find_year(job, year)};
    if (!what->year) return false;
    if (job->result->compare && svod_streq(name, "comparable")) return what->of = EXPLAIN_COMPARABLE, true;
    return explain_find_node(job, what->year->rubric, name, &what->node);
}

bool explain_not_linked(const explain_job *job) {
    const char *why = job->result->compare ? SAY(job, not_linked) : SAY(job, no_previous);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, job->address, why);
}

bool explain_find_cluster(const explain_job *job, const char *id, size_t *cluster) {
    const svod_rubric *rubric = job->result->now.rubric;
    const char **names = SVOD_ARRAY(job->arena, const char *, rubric->cluster_count + 1);
    for (size_t i = 0; i < rubric->cluster_count; i++) {
        names[i] = rubric->clusters[i].id;
        if (svod_streq(names[i], id)) return *cluster = i, true;
    }
    return explain_unknown(job, id, names, rubric->cluster_count);
}

bool explain_find_level(const explain_job *job, size_t cluster, const char *id, size_t *level) {
    const svod_cluster *of = &job->result->now.rubric->clusters[cluster];
    const char **names = SVOD_ARRAY(job->arena, const char *, of->count + 1);
    for (size_t i = 0; i < of->count; i++) {
        names[i] = of->levels[i].id;
        if (svod_streq(names[i], id)) return *level = i, true;
    }
    return explain_unknown(job, id, names, of->count);
}
