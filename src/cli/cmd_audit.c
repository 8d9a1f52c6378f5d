// svod audit CAMPAIGN, svod audit --rubric RUBRIC TABLE...: holds published tables against their own parts and names what does not follow.
#include <string.h>
#include <strings.h>

#include "audit/audit.h"
#include "cli/command.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ или out/ИМЯ-ТАБЛИЦЫ)",
     "where to write (else out/CAMPAIGN-NAME or out/TABLE-NAME)"},
    {"rubric", 0, "РУБРИКА", "RUBRIC", "проверить таблицы без кампании: файл рубрики или имя общей",
     "audit tables without a campaign: a rubric file or a shared rubric's name"},
    {"roster", 0, "ФАЙЛ", "FILE", "реестр к ним, чтобы сверить округа, методистов и другие столбцы",
     "a roster for them, to check districts, methodists and other columns"},
    {"sheet", 0, "НАЗВАНИЕ", "NAME", "только этот лист каждой таблицы", "this sheet alone of each table"},
    {"json", 0, NULL, NULL, "audit.json на стандартный вывод, ничего не записывать", "audit.json on standard output, nothing is written"},
    {"strict", 0, NULL, NULL, "код возврата 1 и тогда, когда есть только сомнения", "exit with 1 when there are doubts, too"},
    {0},
};

static void print_summary(const svod_audit *audit) {
    size_t n[SVOD_VERDICT_COUNT];
    for (unsigned i = 0; i < SVOD_VERDICT_COUNT; i++)
        n[i] = svod_audit_judged(audit, (svod_verdict)i);
    printf(svod_say(audit->lang, SVOD_T_cli_audit_summary), audit->table_count, n[0] + n[1] + n[2] + n[3], n[SVOD_CONSISTENT],
           n[SVOD_ROUNDED], n[SVOD_DOUBTFUL], n[SVOD_CONTRADICTION]);
    putchar('\n');
}

static int exit_code(const svod_audit *audit, const svod_args *args, const svod_findings *findings) {
    if (svod_audit_judged(audit, SVOD_CONTRADICTION) || findings->count[SVOD_ERROR]) return SVOD_EXIT_FOUND;
    return svod_arg(args, "strict") && svod_audit_judged(audit, SVOD_DOUBTFUL) ? SVOD_EXIT_FOUND : SVOD_EXIT_OK;
}

static int print_json(const svod_audit *audit, const svod_args *args, const svod_findings *findings) {
    svod_buf out = svod_buf_of(args->arena);
    svod_write_audit(audit, &out);
    fwrite(out.data, 1, out.len, stdout);
    svod_print_findings(stderr, findings, args);
    return exit_code(audit, args, findings);
}

// `findings` holds what the reading of the tables said.
static int show(const svod_audit *audit, const svod_campaign *campaign, const char *name, const svod_args *args, svod_findings *findings) {
    if (svod_arg(args, "json")) return print_json(audit, args, findings);
    svod_audit_report(audit, findings);
    svod_findings_sort(findings);
    svod_print_audited(stdout, findings, args);
    int code = exit_code(audit, args, findings);
    const char *dir = svod_arg(args, "output");
    if (!dir) dir = svod_host_join(args->arena, "out", name);
    const svod_saved *files = NULL;
    size_t count = 0;
    svod_findings trouble = svod_findings_of(args->arena, findings->lang);
    if (!svod_run_write_audit(audit, campaign, dir, args->arena, &trouble, &files, &count)) {
        svod_print_findings(stderr, &trouble, args);
        fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
        return SVOD_EXIT_CANNOT;
    }
    if (args->quiet) return code;
    print_summary(audit);
    svod_print_written(findings->lang, dir, files, count);
    return code;
}

static int failed(svod_findings *findings, const svod_args *args) {
    svod_raise(findings, SVOD_F_pub_no_table);
    svod_findings_sort(findings);
    svod_print_findings(stderr, findings, args);
    fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

static int audit_campaign(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang), own = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0], .lang = args->lang_given ? &args->lang : NULL, .audit = &own};
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    if (!result) return failed(&findings, args);
    if (result->audit) return show(result->audit, result->campaign, result->campaign->name, args, &own);
    return failed(&own, args);
}

static int audit_tables(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_audit_options given = {.rubric = svod_arg(args, "rubric"),
                                .roster = svod_arg(args, "roster"),
                                .sheet = svod_arg(args, "sheet"),
                                .tables = args->words,
                                .table_count = args->word_count};
    const svod_audit *audit = svod_run_audit(&given, args->arena, &findings);
    if (!audit) return failed(&findings, args);
    return show(audit, NULL, svod_host_stem_of(args->arena, args->words[0]), args, &findings);
}

// A table where a campaign is expected.
static bool is_table(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && strcasecmp(dot, ".yaml") != 0 && strcasecmp(dot, ".yml") != 0 && svod_host_is_file(name);
}

static int run(const svod_args *args) {
    if (svod_arg(args, "rubric")) return audit_tables(args);
    static const char *const others[] = {"roster", "sheet"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (svod_arg(args, others[i]))
            return svod_wrong_usage(args, SVOD_T_cli_only_with_rubric, svod_printf(args->arena, "--%s", others[i]));
    if (args->word_count > 1) return svod_wrong_usage(args, SVOD_T_cli_many_words, args->words[1]);
    if (is_table(args->words[0])) return svod_wrong_usage(args, SVOD_T_cli_table_alone, args->words[0]);
    return audit_campaign(args);
}

const svod_command cmd_audit = {
    .name = "audit",
    .words_ru = "КАМПАНИЯ|ТАБЛИЦА…",
    .words_en = "CAMPAIGN|TABLE…",
    .least = 1,
    .most = SIZE_MAX,
    .summary_ru = "проверить опубликованные таблицы: что в них не сходится и почему",
    .summary_en = "check published tables: which figures do not follow, and why",
    .text_ru = "Читает таблицы так, как они опубликованы (XLSX, ODS, XLS, CSV), узнаёт, что стоит в каждой строке\n"
               "и каждом столбце, и пересчитывает всё, что одна часть таблицы говорит о другой: итоги строк, суммы,\n"
               "средние, изменения, проценты, места, уровни, списки, — и сверяет таблицы между собой, с реестром\n"
               "и с рубрикой. Каждая цифра либо сходится, либо объясняется округлением (заметка), либо вызывает\n"
               "сомнение (предупреждение), либо противоречит остальным (ошибка). Там, где у нескольких противоречий\n"
               "одна причина, названы ячейки, которые надо исправить, и чем.\n\n"
               "Таблицы кампании называет ключ published в campaign.yaml. Пишет audit.xlsx, где каждая таблица\n"
               "повторена с цветными ячейками и примечаниями, и audit.json.\n"
               "Код возврата 1, если есть противоречия, 3, если таблицы не прочитаны.\n\n"
               "Пример: svod audit fixtures/tyumen-2023\n"
               "        svod audit --rubric tyumen-2023 таблица.xlsx --roster roster.csv -o проверка",
    .text_en = "Reads tables as they were published (XLSX, ODS, XLS, CSV), recognises what each row and column is,\n"
               "and recomputes all that one part of a table says of another: row totals, sums, means, changes,\n"
               "percents, ranks, levels, lists; and holds the tables against each other, the roster and the rubric.\n"
               "Each figure is consistent, or explained by rounding (a note), or doubtful (a warning), or a\n"
               "contradiction (an error). Where several contradictions have one cause, the cells to be mended are\n"
               "named, with the values that mend them.\n\n"
               "The key published of campaign.yaml names a campaign's tables. Writes audit.xlsx, which repeats each\n"
               "table with coloured cells and comments, and audit.json.\n"
               "Exits with 1 when there are contradictions, with 3 when the tables could not be read.\n\n"
               "Example: svod audit fixtures/tyumen-2023\n"
               "         svod audit --rubric tyumen-2023 table.xlsx --roster roster.csv -o audit",
    .options = options,
    .run = run,
};
