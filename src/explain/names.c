// What the words of an address mean in this campaign: units, nodes, years, clusters, levels.
#include "explain/job.h"

#include <string.h>

#define LEAST_BEGINNING 3 // letters of a title that name it

// What people copy from a cut line ("Адресные рекомендации по…") ends in a sign that is none of it.
static const char *key_of(const explain_job *job, const char *word) {
    static const char cut[] = "…";
    char *key = svod_fold(job->arena, word);
    size_t len = strlen(key), tail = sizeof cut - 1;
    if (len > tail && svod_streq(key + len - tail, cut)) key[len - tail] = '\0';
    return key;
}

// Does a title begin with the key; or, where that was cut in the middle ("МБОУ «Средняя…№ 3»"), with its beginning, and end as it does?
static bool begins(const char *title, const char *key) {
    static const char cut[] = "…";
    const char *sign = strstr(key, cut);
    if (!sign) return svod_starts(title, key);
    const char *tail = sign + sizeof cut - 1;
    size_t head = (size_t)(sign - key), len = strlen(title), end = strlen(tail);
    return head + end <= len && !strncmp(title, key, head) && svod_streq(title + len - end, tail);
}

// Of the titles the one that the word is, else the only one that begins with it: whole words, else letters.
static size_t find_titled(const explain_job *job, const char *word, const char *const *titles, size_t count) {
    const char *key = key_of(job, word);
    size_t len = strlen(key), times[3] = {0}, found[3] = {0};
    for (size_t i = 0; len && i < count; i++) {
        const char *title = svod_fold(job->arena, titles[i]);
        if (!begins(title, key)) continue;
        size_t how = strlen(title) <= len ? 0 : strchr(" .,:;(", title[len]) || strstr(key, "…") ? 1 : 2;
        times[how]++;
        found[how] = i;
    }
    size_t how = times[0] ? 0 : times[1] ? 1 : 2;
    if (how == 2 && svod_utf8_count(key, len) < LEAST_BEGINNING) return SIZE_MAX;
    return times[how] == 1 ? found[how] : SIZE_MAX;
}

bool explain_find_named(const explain_job *job, const char *word, const char *const *ids, const char *const *titles, size_t count,
                        size_t *index) {
    for (size_t i = 0; i < count; i++)
        if (svod_streq(ids[i], word)) return *index = i, true;
    *index = find_titled(job, word, titles, count);
    return *index != SIZE_MAX || explain_unknown(job, word, ids, count);
}

bool explain_find_among(const explain_job *job, const char *word, const char *const *words, size_t count, unsigned *index) {
    for (*index = 0; *index < count; ++*index)
        if (svod_streq(words[*index], word)) return true;
    return explain_unknown(job, word, words, count);
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
    if (*unit == SVOD_NO_UNIT && strstr(name, "…")) {
        const char **names = SVOD_ARRAY(job->arena, const char *, roster->count + 1);
        for (size_t i = 0; i < roster->count; i++)
            names[i] = roster->units[i].name;
        size_t found = find_titled(job, name, names, roster->count);
        if (found != SIZE_MAX) *unit = found;
    }
    if (*unit != SVOD_NO_UNIT) return true;
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, explain_units_near(job, name));
}

// By title, as people write it, or by its beginning; when criteria are called alike, the section is meant.
static uint32_t node_titled(const explain_job *job, const svod_rubric *rubric, const char *name) {
    const char **titles = SVOD_ARRAY(job->arena, const char *, (size_t)rubric->count + 1);
    uint32_t *nodes = SVOD_ARRAY(job->arena, uint32_t, (size_t)rubric->count + 1);
    size_t found = SIZE_MAX;
    for (unsigned sections = 0; found == SIZE_MAX && sections < 2; sections++) {
        size_t count = 0;
        for (uint32_t n = 1; n < rubric->count; n++) {
            if (sections && rubric->nodes[n].depth != 1) continue;
            nodes[count] = n;
            titles[count++] = rubric->nodes[n].title;
        }
        found = find_titled(job, name, titles, count);
    }
    return found == SIZE_MAX ? SVOD_NO_NODE : nodes[found];
}

static const char *without_kind(const char *key) {
    static const char *const kinds[] = {"раздел ", "критерий ", "section ", "criterion "};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (svod_starts(key, kinds[i])) return key + strlen(kinds[i]);
    return key;
}

// "раздел 3", "6.", "6. Адресные рекомендации …": an id as trees and headers write it, the title behind it whole or begun.
static uint32_t node_written(const explain_job *job, const svod_rubric *rubric, const char *name) {
    const char *key = without_kind(key_of(job, name)), *rest = key + strcspn(key, " ");
    size_t len = (size_t)(rest - key);
    while (len && strchr(".:)", key[len - 1]))
        len--;
    rest += strspn(rest, " ");
    const char *id = svod_strndup(job->arena, key, len);
    for (uint32_t n = 1; len && n < rubric->count; n++)
        if (svod_streq(svod_fold(job->arena, rubric->nodes[n].id), id))
            return begins(svod_fold(job->arena, rubric->nodes[n].title), rest) ? n : SVOD_NO_NODE;
    return SVOD_NO_NODE;
}

// What a number that is no id may have meant: the sections, or the criteria of the one that it begins with.
static bool unknown_number(const explain_job *job, const svod_rubric *rubric, const char *name) {
    uint32_t above = SVOD_ROOT;
    for (uint32_t n = 1; n < rubric->count; n++) {
        const char *id = rubric->nodes[n].id;
        if (svod_starts(name, id) && name[strlen(id)] == '.' && rubric->nodes[n].first_child != SVOD_NO_NODE) above = n;
    }
    const char **names = SVOD_ARRAY(job->arena, const char *, (size_t)rubric->count + 1);
    size_t count = 0;
    if (above == SVOD_ROOT) names[count++] = SVOD_ROOT_ID;
    for (uint32_t n = rubric->nodes[above].first_child; n != SVOD_NO_NODE; n = rubric->nodes[n].next)
        names[count++] = rubric->nodes[n].id;
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, explain_listed(job, names, count));
}

static bool unknown_node(const explain_job *job, const svod_rubric *rubric, const char *name) {
    if (strspn(name, "0123456789.") == strlen(name)) return unknown_number(job, rubric, name);
    const char **names = SVOD_ARRAY(job->arena, const char *, 2 * (size_t)rubric->count);
    size_t count = 0;
    for (uint32_t n = 0; n < rubric->count; n++)
        names[count++] = svod_rubric_node_id(rubric, n);
    for (uint32_t n = 1; n < rubric->count; n++)
        names[count++] = rubric->nodes[n].title;
    const char *near = explain_near(job, name, names, count);
    if (!near) return unknown_number(job, rubric, name);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, name, near);
}

static bool is_whole(const explain_job *job, const char *name) {
    const char *key = svod_fold(job->arena, name), *const words[] = {"", SVOD_ROOT_ID, SAY(job, total), SAY(job, totally), SAY(job, all)};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (svod_streq(key, svod_fold(job->arena, words[i]))) return true;
    return false;
}

bool explain_find_node(const explain_job *job, const svod_rubric *rubric, const char *name, uint32_t *node) {
    *node = svod_rubric_find(rubric, name);
    if (*node != SVOD_NO_NODE) return true;
    if (is_whole(job, name)) return *node = SVOD_ROOT, true;
    *node = node_written(job, rubric, name);
    if (*node == SVOD_NO_NODE) *node = node_titled(job, rubric, name);
    return *node != SVOD_NO_NODE || unknown_node(job, rubric, name);
}

const svod_year *explain_find_year(const explain_job *job, int year) {
    const svod_year *now = &job->result->now, *before = job->result->before;
    if (!year || year == now->year) return now;
    if (before && year == before->year) return before;
    const svod_monitoring *of = job->result->monitoring;
    for (size_t i = 1; of && i < of->years; i++)
        if (of->year[i]->year == year) return of->year[i];
    const char *years = before ? svod_printf(job->arena, "%d, %d", before->year, now->year) : svod_printf(job->arena, "%d", now->year);
    svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, svod_printf(job->arena, "%d", year), years);
    return NULL;
}

bool explain_is_comparable(const explain_job *job, const char *name) {
    return svod_streq(name, "comparable") || svod_streq(svod_fold(job->arena, name), svod_fold(job->arena, SAY(job, comparable)));
}

bool explain_find_what(const explain_job *job, int year, const char *name, explain_what *what) {
    *what = (explain_what){.year = explain_find_year(job, year)};
    if (!what->year) return false;
    if (job->result->compare && explain_is_comparable(job, name)) return what->of = EXPLAIN_COMPARABLE, true;
    return explain_find_node(job, what->year->rubric, name, &what->node);
}

bool explain_not_linked(const explain_job *job) {
    const char *why = job->result->compare ? SAY(job, not_linked) : SAY(job, no_previous);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, job->address, why);
}

bool explain_find_cluster(const explain_job *job, const char *id, size_t *cluster) {
    const svod_rubric *rubric = job->result->now.rubric;
    const char **ids = SVOD_ARRAY(job->arena, const char *, rubric->cluster_count + 1);
    const char **titles = SVOD_ARRAY(job->arena, const char *, rubric->cluster_count + 1);
    for (size_t i = 0; i < rubric->cluster_count; i++) {
        ids[i] = rubric->clusters[i].id;
        titles[i] = rubric->clusters[i].title;
    }
    return explain_find_named(job, id, ids, titles, rubric->cluster_count, cluster);
}

bool explain_find_level(const explain_job *job, size_t cluster, const char *id, size_t *level) {
    const svod_cluster *of = &job->result->now.rubric->clusters[cluster];
    const char **ids = SVOD_ARRAY(job->arena, const char *, of->count + 1), **titles = SVOD_ARRAY(job->arena, const char *, of->count + 1);
    for (size_t i = 0; i < of->count; i++) {
        ids[i] = of->levels[i].id;
        titles[i] = of->levels[i].title;
    }
    return explain_find_named(job, id, ids, titles, of->count, level);
}
