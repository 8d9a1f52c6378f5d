// What svod evidence and svod merge have in common: writing evidence, and saying what was written.
#include "cli/evidence.h"

#include <stdatomic.h>

#include "write/write.h"

// Threads that come meanwhile go on without a word: the next one will tell.
void svod_evidence_tick(void *ctx, size_t done, size_t count) {
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    const svod_args *args = ctx;
    if (args->quiet || atomic_flag_test_and_set(&busy)) return;
    char text[100];
    snprintf(text, sizeof text, svod_say(args->lang, SVOD_T_cli_evidence_ticks), done, count);
    svod_progress_begin(text);
    atomic_flag_clear(&busy);
}

static int exit_code(const svod_result *result, const svod_args *args) {
    const svod_findings *findings = result->findings;
    bool strict = svod_arg(args, "strict") && findings->count[SVOD_ERROR];
    bool short_of = findings->per_code[SVOD_F_evidence_line] || findings->per_code[SVOD_F_evidence_missing];
    return strict || short_of ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

static int print_json(const svod_result *result, const svod_args *args) {
    svod_buf out = svod_buf_of(args->arena);
    svod_write_evidence(result, &out);
    fwrite(out.data, 1, out.len, stdout);
    svod_print_findings(stderr, result->findings, args);
    return exit_code(result, args);
}

static void print_summary(const svod_result *result, svod_lang lang) {
    const svod_evidence *evidence = result->evidence;
    size_t read = 0, states[SVOD_EVIDENCE_FOUND + 1] = {0};
    for (uint32_t i = 0; i < evidence->document_count; i++)
        read += evidence->documents[i]->state == SVOD_DOC_READ;
    for (size_t i = 0; i < (size_t)evidence->units * evidence->nodes; i++)
        states[evidence->proposals[i].state]++;
    printf(svod_say(lang, SVOD_T_cli_evidence_read), (size_t)evidence->document_count, read, (size_t)evidence->units);
    putchar('\n');
    printf(svod_say(lang, SVOD_T_cli_evidence_found), states[SVOD_EVIDENCE_FOUND], states[SVOD_EVIDENCE_WEAK],
           states[SVOD_EVIDENCE_NOT_FOUND], states[SVOD_EVIDENCE_UNREADABLE], states[SVOD_EVIDENCE_NO_DOCUMENTS]);
    putchar('\n');
}

int svod_put_evidence(const svod_result *result, svod_clock *clock, const svod_args *args) {
    if (svod_arg(args, "json")) {
        svod_clock_stop(clock);
        return print_json(result, args);
    }
    const char *dir = svod_arg(args, "output");
    if (!dir) dir = svod_host_join(args->arena, "out", result->campaign->name);
    const svod_saved *files = NULL;
    size_t count = 0;
    svod_lang lang = result->findings->lang;
    svod_findings trouble = svod_findings_of(args->arena, lang);
    bool written = svod_run_write_evidence(result, dir, svod_clock_watch(clock), args->arena, &trouble, &files, &count);
    svod_clock_stop(clock);
    svod_print_findings(stdout, result->findings, args);
    if (!written) {
        svod_print_findings(stderr, &trouble, args);
        fprintf(stderr, "%s\n", svod_say(lang, SVOD_T_cli_nothing_written));
        return SVOD_EXIT_CANNOT;
    }
    if (args->quiet) return exit_code(result, args);
    print_summary(result, lang);
    svod_print_written(lang, dir, files, count);
    return exit_code(result, args);
}
