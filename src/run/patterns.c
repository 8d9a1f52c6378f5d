// Counts of patterns over many files, side by side on all cores.
#include "run/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "host/walk.h"
#include "host/workers.h"
#include "match/match.h"
#include "match/phrase.h"

#define BATCH 1024 // files whose counts are in memory at once
#define PHRASE "phrase:"

typedef struct input {
    const char *name, *path;
    const char *line; // of the output, NULL: none
} input;

typedef struct slow {  // a pattern that ran into its limit
    const char *first; // of the files by their names
    size_t files;
} slow;

typedef struct worker { // its own of everything, for arenas and findings are of one thread
    svod_arena *arena, *kept;
    svod_scan *scan;
    uint64_t *counts;
    slow *slow; // [pattern]
    svod_findings findings;
} worker;

typedef struct counting {
    svod_vec patterns; // [const char *] PCRE2
    svod_vec inputs;   // [input]
    svod_matcher *matcher;
    worker *workers;
    size_t first; // of the batch at hand
} counting;

static bool add_pattern(counting *own, svod_arena *arena, const char *line, svod_place place, svod_findings *findings) {
    size_t wrong = 0;
    const char *why, *regex = line;
    if (svod_starts(line, PHRASE)) regex = svod_phrase_regex(line + strlen(PHRASE), arena, &wrong, &why);
    if (!regex) {
        place.col = (uint32_t)(svod_utf8_count(line, strlen(PHRASE) + wrong) + 1);
        return svod_add(findings, SVOD_F_patterns_wrong, place, svod_excerpt_of(line).text, "");
    }
    *SVOD_PUSH(&own->patterns, const char *) = regex;
    return true;
}

static bool read_patterns(counting *own, const char *path, svod_arena *arena, svod_findings *findings) {
    svod_bytes bytes;
    if (!svod_host_read(arena, path, path, &bytes, findings)) return false;
    const char *text = (const char *)bytes.data;
    if (!svod_utf8_valid(text, bytes.len)) return svod_add(findings, SVOD_F_patterns_not_text, svod_place_file(path), "", "");
    svod_vec places = svod_vec_of(arena, sizeof(svod_place));
    svod_place place = svod_place_file(path);
    for (size_t at = 0, end; at < bytes.len; at = end + 1) {
        const char *stop = memchr(text + at, '\n', bytes.len - at);
        end = stop ? (size_t)(stop - text) : bytes.len;
        size_t len = end - at;
        if (len && text[at + len - 1] == '\r') len--;
        place.line++;
        place.col = 1;
        if (!len) continue;
        *SVOD_PUSH(&places, svod_place) = place;
        if (!add_pattern(own, arena, svod_strndup(arena, text + at, len), place, findings)) return false;
    }
    if (!own->patterns.count) return svod_add(findings, SVOD_F_patterns_none, svod_place_file(path), "", "");
    size_t bad, offset;
    int error;
    const char *const *list = own->patterns.data;
    own->matcher = svod_matcher_new(list, own->patterns.count, &bad, &error, &offset);
    if (own->matcher) return true;
    place = *SVOD_AT(&places, svod_place, bad);
    place.col = (uint32_t)(svod_utf8_count(list[bad], offset) + 1);
    return svod_add(findings, SVOD_F_patterns_wrong, place, svod_excerpt_of(list[bad]).text, "");
}

static int by_name(const void *a, const void *b) {
    const input *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order ? order : strcmp(one->path, other->path);
}

static void list_inputs(counting *own, const svod_patterns_options *options, svod_arena *arena) {
    for (size_t i = 0; i < options->count; i++) {
        const char *path = options->paths[i];
        size_t count = 0;
        bool more;
        const svod_entry *entries = svod_host_is_dir(path) ? svod_host_walk(arena, path, SVOD_WALK_CAP, &count, &more) : NULL;
        if (!entries) *SVOD_PUSH(&own->inputs, input) = (input){svod_host_name_of(path), path, NULL};
        for (size_t k = 0; k < count; k++)
            if (entries[k].kind == SVOD_ENTRY_FILE)
                *SVOD_PUSH(&own->inputs, input) = (input){entries[k].path, svod_host_join(arena, path, entries[k].path), NULL};
    }
    if (own->inputs.count) qsort(own->inputs.data, own->inputs.count, sizeof(input), by_name);
}

static void note_slow(slow *at, const char *path, size_t files) {
    if (files && (!at->first || strcmp(path, at->first) < 0)) at->first = path;
    at->files += files;
}

// Each pattern once, however many files it is slow in.
static void say_slow(const counting *own, size_t workers, svod_arena *arena, svod_findings *findings) {
    for (uint32_t i = 0; i < own->patterns.count; i++) {
        slow all = {0};
        for (size_t k = 0; k < workers; k++)
            note_slow(&all, own->workers[k].slow[i].first, own->workers[k].slow[i].files);
        if (!all.files) continue;
        svod_excerpt pattern = svod_excerpt_of(*SVOD_AT(&own->patterns, const char *, i));
        const char *found = svod_printf(arena, svod_say(findings->lang, SVOD_T_run_documents_limited), pattern.text, all.files);
        svod_add(findings, SVOD_F_evidence_limit, svod_place_file(all.first), all.files > 1 ? found : pattern.text, "");
    }
}

static void count_file(void *ctx, size_t number, size_t index) {
    counting *own = ctx;
    worker *by = &own->workers[number];
    input *in = SVOD_AT(&own->inputs, input, own->first + index);
    svod_bytes bytes;
    svod_arena_reset(by->arena);
    if (!svod_host_read(by->arena, in->path, in->path, &bytes, &by->findings)) return;
    if (!svod_utf8_valid((const char *)bytes.data, bytes.len)) {
        svod_add(&by->findings, SVOD_F_patterns_not_text, svod_place_file(in->path), "", "");
        return;
    }
    svod_scan_document(by->scan, bytes.len);
    memset(by->counts, 0, own->patterns.count * sizeof *by->counts);
    if (svod_scan_count(by->scan, (const char *)bytes.data, bytes.len, by->counts))
        for (uint32_t i = 0; i < own->patterns.count; i++)
            if (svod_scan_limited(by->scan, i)) note_slow(&by->slow[i], in->path, 1);
    svod_buf line = svod_buf_of(by->kept);
    svod_buf_str(&line, in->name);
    for (size_t i = 0; i < own->patterns.count; i++)
        svod_buf_printf(&line, "\t%llu", (unsigned long long)by->counts[i]);
    svod_buf_str(&line, "\n");
    in->line = line.data;
}

static void count_batches(counting *own, size_t workers, svod_buf *out) {
    for (own->first = 0; own->first < own->inputs.count; own->first += BATCH) {
        size_t left = own->inputs.count - own->first, count = left < BATCH ? left : BATCH;
        svod_work(workers, count, count_file, own);
        for (size_t i = 0; i < count; i++) {
            input *in = SVOD_AT(&own->inputs, input, own->first + i);
            if (in->line) svod_buf_str(out, in->line);
            in->line = NULL;
        }
        for (size_t i = 0; i < workers; i++)
            svod_arena_reset(own->workers[i].kept);
    }
}

static void count_all(counting *own, svod_buf *out, svod_arena *arena, svod_findings *findings) {
    size_t workers = svod_workers(own->inputs.count < BATCH ? own->inputs.count : BATCH);
    own->workers = SVOD_ARRAY(arena, worker, workers + 1);
    for (size_t i = 0; i < workers; i++) {
        worker *by = &own->workers[i];
        *by = (worker){.arena = svod_arena_new(), .kept = svod_arena_new(), .scan = svod_scan_new(own->matcher)};
        by->counts = SVOD_ARRAY(arena, uint64_t, own->patterns.count + 1);
        by->slow = SVOD_ARRAY(arena, slow, own->patterns.count + 1);
        by->findings = svod_findings_of(svod_arena_new(), findings->lang);
    }
    count_batches(own, workers, out);
    say_slow(own, workers, arena, findings);
    for (size_t i = 0; i < workers; i++) {
        worker *by = &own->workers[i];
        for (size_t k = 0; k < by->findings.list.count; k++) {
            const svod_finding *one = SVOD_AT(&by->findings.list, const svod_finding, k);
            svod_place place = one->place;
            place.file = svod_strdup(arena, place.file);
            svod_add(findings, one->code, place, svod_strdup(arena, one->found), "");
        }
        svod_arena_free(by->findings.arena);
        svod_scan_free(by->scan);
        svod_arena_free(by->kept);
        svod_arena_free(by->arena);
    }
}

bool svod_run_patterns(const svod_patterns_options *options, svod_buf *out, svod_arena *arena, svod_findings *findings) {
    counting own = {.patterns = svod_vec_of(arena, sizeof(const char *)), .inputs = svod_vec_of(arena, sizeof(input))};
    if (!read_patterns(&own, options->patterns, arena, findings)) return false;
    list_inputs(&own, options, arena);
    count_all(&own, out, arena, findings);
    svod_matcher_free(own.matcher);
    return out->len > 0;
}
