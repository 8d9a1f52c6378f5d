// svod status CAMPAIGN: how far every expert is, and who is late.
#include "base/calendar.h"
#include "cli/command.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"json", 0, NULL, NULL, "всё то же и каждый участник каждого эксперта, в JSON", "the same and every unit of every expert, as JSON"},
    {"date", 0, "ДАТА", "DATE", "на какой день считать опоздания, ГГГГ-ММ-ДД (иначе сегодня)",
     "the day to count delays by, YYYY-MM-DD (else today)"},
    {"units", 0, NULL, NULL, "показать всех участников каждого эксперта, и готовых", "show every unit of every expert, ready ones too"},
    {"sheets", 0, "ШАБЛОН", "GLOB", "взять эти листы вместо названных в кампании", "take these sheets instead of the campaign's"},
    {0},
};

static void print(const svod_args *args, const svod_result *result, const char *date) {
    svod_buf out = svod_buf_of(args->arena);
    bool json = svod_arg(args, "json");
    if (json)
        svod_write_status_json(result, date, &out);
    else
        svod_write_status_text(result, date, svod_arg(args, "units"), &out);
    fwrite(out.data, 1, out.len, stdout);
    const svod_findings *findings = result->findings;
    if (json || args->quiet || findings->count[SVOD_ERROR] + findings->count[SVOD_WARNING] == 0) return;
    putchar('\n');
    printf(svod_say(findings->lang, SVOD_T_cli_status_findings), svod_count_findings(findings, args->arena));
    putchar('\n');
}

static int run(const svod_args *args) {
    const char *date = svod_arg(args, "date");
    char day[SVOD_DAY_SIZE];
    if (date && !svod_day_read(date, day)) return svod_wrong_usage(args, SVOD_T_cli_bad_date, date);
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {
        .campaign = args->words[0], .sheets = svod_arg(args, "sheets"), .lang = args->lang_given ? &args->lang : NULL, .status = true};
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    if (!result) {
        svod_print_findings(stderr, &findings, args);
        return SVOD_EXIT_CANNOT;
    }
    print(args, result, date ? day : svod_host_today(args->arena));
    return SVOD_EXIT_OK;
}

const svod_command cmd_status = {
    .name = "status",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "показать, сколько сделал каждый эксперт и кто опаздывает",
    .summary_en = "show how far every expert is and who is late",
    .text_ru = "По списку экспертов (ключ experts) и пришедшим листам показывает о каждом эксперте: сколько участников\n"
               "назначено, сколько из них готово (заполнено всё и без ошибок) и начато; срок и опоздание; ниже — сколько\n"
               "критериев оценено, пусто, неприменимо (н/п), неверно (не прочитано, вне шкалы, разные баллы за одно).\n"
               "Затем — чего ещё не хватает, по участникам. Опаздывает тот, у кого после срока не всё готово; срок берётся\n"
               "из списка экспертов, иначе из кампании (ключ due). Лист председателя может быть неполным, его не ждут.\n"
               "Работает и тогда, когда листов ещё нет. Без списка экспертов назначенным считается то, что названо на листах.\n"
               "Ничего не пишет. Код возврата 3, если кампанию нельзя прочитать, иначе 0.\n\n"
               "Пример: svod status fixtures/demo-experts --date 2024-06-17",
    .text_en = "From the list of experts (key experts) and the sheets that came it shows of each expert how many units are\n"
               "assigned, how many of them are ready (all filled in, without faults) and begun; the due date and the delay;\n"
               "below, how many criteria are scored, blank, not applicable (n/a), wrong (unreadable, off the scale, two\n"
               "scores for one). Then comes what is still missing, by units. Late is who has not all ready\n"
               "after the due date, which is that of the list of experts, else the campaign's (key due). A chair's sheet\n"
               "need not be full and is not waited for. It works before the first sheet has come. Without a list of\n"
               "experts, what their sheets name counts as assigned. Writes nothing. Exits with 3 when the campaign cannot\n"
               "be read, else with 0.\n\n"
               "Example: svod status fixtures/demo-experts --date 2024-06-17",
    .options = options,
    .run = run,
};
