// svod check CAMPAIGN: everything up to the points, writes nothing, tells what is wrong.
#include "cli/command.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"json", 0, NULL, NULL, "замечания в JSON на стандартный вывод", "findings as JSON on standard output"},
    {"sheets", 0, "ШАБЛОН", "GLOB", "взять эти листы вместо названных в кампании", "take these sheets instead of the campaign's"},
    {"timings", 0, NULL, NULL, "показать время каждого этапа и память", "print the time of every stage, and memory"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

static void print_json(const svod_findings *findings, svod_arena *arena) {
    svod_buf buf = svod_buf_of(arena);
    svod_write_findings_json(findings, &buf);
    fwrite(buf.data, 1, buf.len, stdout);
}

static int run(const svod_args *args) {
    svod_clock *clock = svod_clock_new(args);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0],
                              .sheets = svod_arg(args, "sheets"),
                              .lang = args->lang_given ? &args->lang : NULL,
                              .watch = svod_clock_watch(clock),
                              .ocr = svod_arg(args, "ocr")};
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    svod_clock_stop(clock);
    if (svod_arg(args, "json")) {
        print_json(&findings, args->arena);
    } else {
        svod_print_findings(stdout, &findings, args);
        if (result && !args->quiet) svod_print_indicators(stdout, result);
        printf(svod_say(findings.lang, SVOD_T_cli_summary_findings), svod_count_findings(&findings, args->arena));
        putchar('\n');
    }
    if (!result && findings.per_code[SVOD_F_campaign_missing]) return SVOD_EXIT_CANNOT; // there was nothing to check
    return findings.count[SVOD_ERROR] ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

const svod_command cmd_check = {
    .name = "check",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "проверить кампанию, ничего не записывая",
    .summary_en = "check a campaign without writing anything",
    .text_ru = "Читает всё, что назвала кампания, считает баллы и показывает замечания: где, что найдено,\n"
               "что ожидалось и как исправить. Ничего не пишет. Код возврата 1, если есть ошибки, 3, если кампании нет.\n\n"
               "Пример: svod check fixtures/tyumen-2023 --json",
    .text_en =
        "Reads all that the campaign names, computes the points and prints the findings: where, what was\n"
        "found, what was expected and how to mend it. Writes nothing. Exits with 1 on any error, with 3 when there is no campaign.\n\n"
        "Example: svod check fixtures/tyumen-2023 --json",
    .options = options,
    .run = run,
};
