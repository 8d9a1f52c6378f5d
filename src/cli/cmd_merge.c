// svod merge CAMPAIGN PART...: the answers of svod evidence --stream put together.
#include "cli/evidence.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ)", "where to write (else out/CAMPAIGN-NAME)"},
    {"json", 0, NULL, NULL, "evidence.json на стандартный вывод, ничего не записывать",
     "evidence.json on standard output, nothing is written"},
    {"strict", 0, NULL, NULL, "код возврата 1, если среди замечаний есть ошибки", "exit with 1 when any finding is an error"},
    {"timings", 0, NULL, NULL, "показать время каждого этапа и память", "print the time of every stage, and memory"},
    {0},
};

static int run(const svod_args *args) {
    svod_clock *clock = svod_clock_new(args);
    svod_evidence_options given = {
        .campaign = args->words[0], .lang = args->lang_given ? &args->lang : NULL, .watch = svod_clock_watch(clock)};
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    const svod_result *result = svod_run_merge(&given, args->words + 1, args->word_count - 1, args->arena, &findings);
    if (result) return svod_put_evidence(result, clock, args);
    svod_clock_stop(clock);
    svod_print_findings(stderr, &findings, args);
    fprintf(stderr, "%s\n", svod_say(findings.lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

const svod_command cmd_merge = {
    .name = "merge",
    .words_ru = "КАМПАНИЯ ЧАСТЬ…",
    .words_en = "CAMPAIGN PART…",
    .least = 2,
    .most = SIZE_MAX,
    .summary_ru = "собрать ответы svod evidence --stream",
    .summary_en = "put the answers of svod evidence --stream together",
    .text_ru = "Читает строки, которые выдал svod evidence --stream, — из любого числа файлов, в любом порядке, «-» —\n"
               "стандартный ввод, — и пишет evidence.json и evidence.xlsx такими же до байта, какими их написал бы\n"
               "svod evidence за один раз. Документ, пришедший дважды, учитывается один раз. Строка, которую нельзя\n"
               "понять, — замечание и код возврата 1; остальные учтены.\n\n"
               "Пример: svod merge fixtures/demo-documents часть-*.jsonl -o out/свод",
    .text_en = "Reads lines that svod evidence --stream gave, from any number of files, in any order, - being standard\n"
               "input, and writes evidence.json and evidence.xlsx, to the byte as svod evidence would have written them\n"
               "at once. A document that came twice counts once. A line that is not understood is a finding, and the\n"
               "exit code is 1; the others count.\n\n"
               "Example: svod merge fixtures/demo-documents part-*.jsonl -o out/merged",
    .options = options,
    .run = run,
};
