// What was expected instead of a word that names nothing: the nearest names, those that begin with it or hold its words, or all of them.
#include <string.h>

#include "explain/job.h"

#define LISTED 12      // names that are all said
#define SHOWN 10       // of more than that
#define LEAST_SHARED 4 // letters that two words must share at their beginnings to be alike

const char *explain_listed(const explain_job *job, const char *const *names, size_t count) {
    svod_buf list = svod_buf_of(job->arena);
    size_t shown = count <= LISTED ? count : SHOWN;
    for (size_t i = 0; i < shown; i++)
        svod_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    if (shown < count) svod_buf_printf(&list, SAY(job, and_more), count - shown);
    return list.data ? list.data : "";
}

static size_t letters(const char *text, size_t len) {
    return svod_utf8_count(text, len);
}

// Do a word and a word of a name begin alike ("уватского", "уватский"): in two thirds of the longer one?
static bool words_alike(const char *a, size_t a_len, const char *b, size_t b_len) {
    size_t same = 0, most = letters(a, a_len) > letters(b, b_len) ? letters(a, a_len) : letters(b, b_len);
    while (same < a_len && same < b_len && a[same] == b[same])
        same++;
    while (same < a_len && same > 0 && ((unsigned char)a[same] & 0xc0) == 0x80)
        same--;
    size_t shared = letters(a, same);
    return shared >= LEAST_SHARED && 3 * shared >= 2 * most;
}

// Both are fold keys.
static bool holds_word(const char *name, const char *word, size_t len) {
    if (letters(word, len) < LEAST_SHARED) return false;
    for (const char *at = name; *at; at += strspn(at, " ")) {
        size_t own = strcspn(at, " ");
        if (words_alike(word, len, at, own) || memmem(at, own, word, len)) return true;
        at += own;
    }
    return false;
}

static bool alike(const char *name, const char *key) {
    if (svod_starts(name, key)) return true;
    for (const char *at = key; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (holds_word(name, at, len)) return true;
        at += len;
    }
    return false;
}

const char *explain_near(const explain_job *job, const char *word, const char *const *names, size_t count) {
    const char *near = svod_nearest(job->arena, word, names, count), *key = svod_fold(job->arena, word);
    if (near || !*key) return near;
    const char **found = SVOD_ARRAY(job->arena, const char *, count + 1);
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (alike(svod_fold(job->arena, names[i]), key)) found[n++] = names[i];
    return n ? explain_listed(job, found, n) : NULL;
}

bool explain_unknown(const explain_job *job, const char *word, const char *const *names, size_t count) {
    const char *near = explain_near(job, word, names, count);
    return svod_add(job->findings, SVOD_F_explain_unknown, (svod_place){0}, word, near ? near : explain_listed(job, names, count));
}

static const char **unit_names(const explain_job *job) {
    const svod_roster *roster = job->result->roster;
    const char **names = SVOD_ARRAY(job->arena, const char *, roster->count + 1);
    for (size_t i = 0; i < roster->count; i++)
        names[i] = roster->units[i].name;
    return names;
}

const char *explain_units_near(const explain_job *job, const char *name) {
    const svod_roster *roster = job->result->roster;
    const char *nearest = svod_roster_nearest(roster, job->arena, name);
    if (*nearest) return nearest;
    const char **names = unit_names(job), *near = explain_near(job, name, names, roster->count);
    return near ? near : explain_listed(job, names, roster->count);
}
