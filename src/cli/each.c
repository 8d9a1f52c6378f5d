// Commands that write a file for each unit.
#include "cli/each.h"

void svod_each_tick(const svod_args *args, svod_text words, size_t done, size_t count) {
    char text[120];
    snprintf(text, sizeof text, svod_say(args->lang, words), done, count);
    if (!args->quiet) svod_progress_begin(text);
}

static int fail(const svod_findings *findings, const svod_args *args) {
    svod_print_findings(stderr, findings, args);
    fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

static void print_written(const svod_args *args, svod_lang lang, const char *dir, size_t count) {
    if (args->quiet) return;
    printf("%s: %s\n", svod_say(lang, SVOD_T_cli_summary_written), dir);
    printf(svod_say(lang, SVOD_T_cli_letters_count), count), putchar('\n');
}

int svod_each_run(const svod_args *args, const svod_each *each, const void *wanted) {
    svod_clock *clock = svod_clock_new(args);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0],
                              .lang = args->lang_given ? &args->lang : NULL,
                              .watch = svod_clock_watch(clock),
                              .ocr = svod_arg(args, "ocr")};
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    svod_clock_stop(clock);
    if (!result) return fail(&findings, args);
    const char *dir = svod_arg(args, "output");
    if (!dir) dir = svod_host_join(args->arena, svod_host_join(args->arena, "out", result->campaign->name), each->folder);
    const svod_saved *files = NULL;
    size_t count = 0;
    bool ok = each->write(result, wanted, dir, args->arena, &findings, &files, &count);
    svod_progress_end();
    if (!ok) return fail(&findings, args);
    svod_print_findings(stderr, &findings, args);
    print_written(args, result->campaign->lang, dir, count);
    return SVOD_EXIT_OK;
}
