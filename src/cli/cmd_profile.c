// svod profile CAMPAIGN: a page or two on each unit.
#include "cli/command.h"
#include "run/run.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ/profiles)", "where to write (else out/CAMPAIGN-NAME/profiles)"},
    {"unit", 0, "УЧАСТНИК", "UNIT", "профиль только этого участника (id, название или другое имя)",
     "the profile of this unit only (id, name or alias)"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

static void tick(void *ctx, size_t done, size_t count) {
    const svod_args *args = ctx;
    char text[120];
    snprintf(text, sizeof text, svod_say(args->lang, SVOD_T_cli_profile_ticks), done, count);
    if (!args->quiet) svod_progress_begin(text);
}

static int fail(const svod_findings *findings, const svod_args *args) {
    svod_print_findings(stderr, findings, args);
    fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

static int run(const svod_args *args) {
    svod_profile_options wanted = {.unit = svod_arg(args, "unit"), .tick = tick, .ctx = (void *)args};
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
    if (!dir) dir = svod_host_join(args->arena, svod_host_join(args->arena, "out", result->campaign->name), "profiles");
    const svod_saved *files = NULL;
    size_t count = 0;
    bool ok = svod_run_profiles(result, &wanted, dir, args->arena, &findings, &files, &count);
    svod_progress_end();
    if (!ok) return fail(&findings, args);
    svod_print_findings(stderr, &findings, args);
    if (args->quiet) return SVOD_EXIT_OK;
    svod_lang lang = result->campaign->lang;
    printf("%s: %s\n", svod_say(lang, SVOD_T_cli_summary_written), dir);
    printf(svod_say(lang, SVOD_T_cli_letters_count), count), putchar('\n');
    return SVOD_EXIT_OK;
}

const svod_command cmd_profile = {
    .name = "profile",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "записать профиль каждого участника",
    .summary_en = "write a profile of each unit",
    .text_ru = "КАМПАНИЯ — папка с файлом campaign.yaml или сам этот файл. Считает кампанию, как svod run, и пишет книгу\n"
               "«Профиль — ИМЯ.xlsx» на каждого участника: итог, место и насколько оно надёжно, баллы по разделам рядом с\n"
               "максимумом, своим уровнем, регионом и прошлым годом, диаграмма, признаки с запасом до порога, чей опыт посмотреть,\n"
               "рекомендации и что стало с прошлогодними. Файлы появляются все вместе; если что-то не удалось, прежние остаются\n"
               "целы (код возврата 3). Знаки, которых не терпит Windows, в имени файла заменяет «_»; одинаковые имена получают\n"
               "номер.\n\n"
               "Пример: svod profile fixtures/tyumen-2023 -o профили\n"
               "        svod profile fixtures/tyumen-2023 --unit Абатский",
    .text_en = "CAMPAIGN is a folder that holds campaign.yaml, or that file itself. Computes the campaign as svod run does and\n"
               "writes a workbook “Profile — NAME.xlsx” for each unit: its total, its rank and how sure that is, points by section\n"
               "beside the maximum, its level, the region and last year, a chart, flags with margins, whom to learn from,\n"
               "recommendations, and what became of last year's. The files appear together; when anything fails, the old ones stay\n"
               "whole (exit code 3). Characters that Windows forbids become “_” in a file's name; equal names get a number.\n\n"
               "Example: svod profile fixtures/tyumen-2023 -o profiles\n"
               "         svod profile fixtures/tyumen-2023 --unit abatsky",
    .options = options,
    .run = run,
};
