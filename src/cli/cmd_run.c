// svod run CAMPAIGN: the whole job, from the sheets to the workbook.
#include "cli/command.h"
#include "run/run.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ)", "where to write (else out/CAMPAIGN-NAME)"},
    {"sheets", 0, "ШАБЛОН", "GLOB", "взять эти листы вместо названных в кампании", "take these sheets instead of the campaign's"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {"strict", 0, NULL, NULL, "код возврата 1, если среди замечаний есть ошибки", "exit with 1 when any finding is an error"},
    {"timings", 0, NULL, NULL, "показать время каждого этапа и память", "print the time of every stage, and memory"},
    {0},
};

// "84 балла", "91,5 балла", "85 баллов".
static const char *points_word(svod_points points, svod_lang lang) {
    const char *few = svod_say(lang, SVOD_T_cli_point_few);
    if (points % SVOD_POINT) return few;
    return svod_plural(lang, (size_t)(points / SVOD_POINT), svod_say(lang, SVOD_T_cli_point_one), few,
                       svod_say(lang, SVOD_T_cli_point_many));
}

static void print_before(const svod_result *result, svod_lang lang) {
    const svod_figure *total = &result->before->figures[SVOD_ROOT];
    const svod_compare *compare = result->compare;
    char mark = svod_lang_mark(lang), mean[40], max[40], percent[40], now[40], before[40], comparable[40];
    svod_ratio_text(mean, total->mean, 2, mark);
    svod_points_short(max, result->before->rubric->nodes[SVOD_ROOT].max, 1, mark);
    svod_ratio_text(percent, total->percent, 1, mark);
    svod_points_short(comparable, compare->comparable_max, 1, mark);
    svod_ratio_text(now, compare->now_figure.percent, 1, mark);
    svod_ratio_text(before, compare->before_figure.percent, 1, mark);
    printf(svod_say(lang, SVOD_T_cli_summary_before), mean, max, percent, total->n, comparable, points_word(compare->comparable_max, lang),
           compare->now_figure.n, now, before);
    putchar('\n');
}

#define URGENT_NAMED 40 // in one line; the sheet has them all

static void print_urgent(const svod_result *result, svod_lang lang) {
    size_t count = 0;
    printf("%s: ", svod_say(lang, SVOD_T_cli_summary_urgent));
    for (size_t i = 0; i < result->roster->count; i++) {
        if (!svod_result_urgent(result, i)) continue;
        if (count < URGENT_NAMED) printf("%s%s", count ? ", " : "", result->roster->units[i].name);
        count++;
    }
    if (count > URGENT_NAMED) printf(svod_say(lang, SVOD_T_cli_summary_more), count - URGENT_NAMED);
    printf("%s\n", count ? "" : svod_say(lang, SVOD_T_cli_no_units));
}

// Means of totals, and last year's; there are none where nothing can be scored.
static void print_points(const svod_result *result, svod_lang lang) {
    const svod_year *year = &result->now;
    const svod_figure *total = &year->figures[SVOD_ROOT];
    char mark = svod_lang_mark(lang), mean[40], max[40], percent[40];
    printf(svod_say(lang, SVOD_T_cli_summary_mean), svod_ratio_text(mean, total->mean, 2, mark),
           svod_points_short(max, year->rubric->nodes[SVOD_ROOT].max, 1, mark), svod_ratio_text(percent, total->percent, 1, mark),
           total->n);
    putchar('\n');
    size_t incomplete = svod_year_incomplete_count(year);
    svod_text words = year->rubric->total == SVOD_TOTAL_REACHED ? SVOD_T_cli_summary_incomplete_reached : SVOD_T_cli_summary_incomplete;
    if (incomplete) printf(svod_say(lang, words), incomplete, svod_year_submitted_count(year));
    if (incomplete) putchar('\n');
    if (result->before && result->before->rubric->nodes[SVOD_ROOT].max > 0) print_before(result, lang);
}

static void print_summary(const svod_result *result, svod_arena *arena) {
    svod_lang lang = result->campaign->lang;
    const svod_year *year = &result->now;
    printf(svod_say(lang, SVOD_T_cli_summary_units), result->campaign->title, year->unit_count, svod_year_submitted_count(year));
    putchar('\n');
    if (result->campaign->provenance == SVOD_DEMO) puts(svod_say(lang, SVOD_T_cli_summary_demo));
    svod_print_indicators(stdout, result);
    if (year->rubric->nodes[SVOD_ROOT].max > 0) print_points(result, lang);
    print_urgent(result, lang);
    if (result->evidence && result->evidence->document_count) {
        printf(svod_say(lang, SVOD_T_cli_summary_evidence), result->evidence->document_count, result->evidence->dispute_count);
        putchar('\n');
    }
    printf(svod_say(lang, SVOD_T_cli_summary_findings), svod_count_findings(result->findings, arena));
    putchar('\n');
}

static int write_all(const svod_result *result, const char *dir, const svod_args *args, svod_clock *clock) {
    const svod_saved *files = NULL;
    size_t count = 0;
    bool ok = svod_run_write(result, dir, svod_clock_watch(clock), args->arena, result->findings, &files, &count);
    svod_clock_stop(clock);
    svod_print_findings(stderr, result->findings, args);
    if (!ok) {
        fprintf(stderr, "%s\n", svod_say(result->campaign->lang, SVOD_T_cli_nothing_written));
        return SVOD_EXIT_CANNOT;
    }
    if (!args->quiet) {
        print_summary(result, args->arena);
        svod_print_written(result->campaign->lang, dir, files, count);
    }
    return svod_arg(args, "strict") && result->findings->count[SVOD_ERROR] ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

static int run(const svod_args *args) {
    svod_clock *clock = svod_clock_new(args);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0],
                              .sheets = svod_arg(args, "sheets"),
                              .lang = args->lang_given ? &args->lang : NULL,
                              .watch = svod_clock_watch(clock),
                              .ocr = svod_arg(args, "ocr")};
    svod_result *result = svod_run_compute(&given, args->arena, &findings);
    if (!result) {
        svod_clock_stop(clock);
        svod_print_findings(stderr, &findings, args);
        fprintf(stderr, "%s\n", svod_say(findings.lang, SVOD_T_cli_nothing_written));
        return SVOD_EXIT_CANNOT;
    }
    const char *dir = svod_arg(args, "output");
    return write_all(result, dir ? dir : svod_host_join(args->arena, "out", result->campaign->name), args, clock);
}

const svod_command cmd_run = {
    .name = "run",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "посчитать кампанию и записать книгу с таблицами",
    .summary_en = "compute a campaign and write its workbook",
    .text_ru = "КАМПАНИЯ — папка с файлом campaign.yaml или сам этот файл. Читает рубрику, реестр и листы,\n"
               "считает баллы, сравнивает с прошлым годом, делит на кластеры, находит тех, кому срочно\n"
               "нужна помощь, и пишет ИМЯ.xlsx, results.json, points.csv, findings.csv, manifest.json;\n"
               "при показателях — и indicators.csv.\n"
               "Если кампания называет опубликованные таблицы (published), проверяет и их: листы «Проверка», audit.json.\n"
               "Файлы появляются все вместе; если что-то не удалось, прежние остаются целы.\n\n"
               "Пример: svod run fixtures/tyumen-2023 -o итоги",
    .text_en = "CAMPAIGN is a folder that holds campaign.yaml, or that file itself. Reads the rubric, the roster\n"
               "and the sheets, computes the points, compares with last year, groups the units, names those that\n"
               "must act at once, and writes NAME.xlsx, results.json, points.csv, findings.csv, manifest.json;\n"
               "with indicators indicators.csv, too.\n"
               "When the campaign names published tables (published), audits them, too: sheets Audit, audit.json.\n"
               "The files appear together; when anything fails, the old ones stay whole.\n\n"
               "Example: svod run fixtures/tyumen-2023 -o results",
    .options = options,
    .run = run,
};
