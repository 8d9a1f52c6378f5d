// svod form CAMPAIGN: a workbook for each expert to fill in.
#include "cli/command.h"
#include "run/run.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ/forms)", "where to write (else out/CAMPAIGN-NAME/forms)"},
    {"expert", 0, "ИМЯ", "NAME", "форма только для этого эксперта; без списка экспертов — со всеми участниками",
     "the form of this expert only; without a list of experts, one with all units"},
    {"replace", 0, NULL, NULL, "заменить и те формы, которые уже лежат в папке (баллы в них пропадут)",
     "replace forms that lie in the folder already, too (scores in them are lost)"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

static int fail(const svod_findings *findings, const svod_args *args) {
    svod_print_findings(stderr, findings, args);
    fprintf(stderr, "%s\n", svod_say(findings->lang, SVOD_T_cli_nothing_written));
    return SVOD_EXIT_CANNOT;
}

static void print_forms(const svod_forms *forms, const char *dir) {
    svod_lang lang = forms->campaign->lang;
    size_t kept = 0;
    for (size_t i = 0; i < forms->count; i++)
        kept += forms->list[i].kept;
    if (kept < forms->count) printf("%s: %s\n", svod_say(lang, SVOD_T_cli_summary_written), dir);
    for (size_t i = 0; i < forms->count; i++) {
        const svod_form_file *file = &forms->list[i];
        if (!file->kept) printf(svod_say(lang, SVOD_T_cli_form_of), file->input.expert, file->units, file->name), putchar('\n');
    }
    if (kept) printf(svod_say(lang, SVOD_T_cli_forms_kept), dir), putchar('\n');
    for (size_t i = 0; i < forms->count; i++) {
        const svod_form_file *file = &forms->list[i];
        if (file->kept) printf(svod_say(lang, SVOD_T_cli_form_kept), file->input.expert, file->name), putchar('\n');
    }
    if (kept) puts(svod_say(lang, SVOD_T_cli_forms_replace));
}

static int run(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_form_options given = {.campaign = args->words[0],
                               .expert = svod_arg(args, "expert"),
                               .lang = args->lang_given ? &args->lang : NULL,
                               .ocr = svod_arg(args, "ocr")};
    const svod_forms *forms = svod_run_forms(&given, args->arena, &findings);
    if (!forms) return fail(&findings, args);
    const char *dir = svod_arg(args, "output");
    if (!dir) dir = svod_host_join(args->arena, svod_host_join(args->arena, "out", forms->campaign->name), "forms");
    const svod_saved *files = NULL;
    size_t count = 0;
    if (!svod_run_write_forms(forms, dir, svod_arg(args, "replace"), args->arena, &findings, &files, &count)) return fail(&findings, args);
    svod_print_findings(stderr, &findings, args);
    if (!args->quiet) print_forms(forms, dir);
    return SVOD_EXIT_OK;
}

const svod_command cmd_form = {
    .name = "form",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "записать формы, которые заполнят эксперты",
    .summary_en = "write the forms that experts fill in",
    .text_ru = "КАМПАНИЯ — папка с файлом campaign.yaml или сам этот файл. Каждому эксперту из списка (ключ experts)\n"
               "пишет книгу «Баллы — ИМЯ.xlsx»: указания, общий лист (участники в строках, критерии в столбцах) и лист\n"
               "для каждого участника. Ячейки принимают только допустимые баллы, итоги считаются сами, остальное защищено.\n"
               "Участников, с которыми у эксперта конфликт интересов, в его форме нет. Листов с баллами ещё может не быть.\n"
               "При любой ошибке в кампании, рубрике, реестре или списке экспертов формы не пишутся (код возврата 3).\n"
               "Формы, которые уже лежат в папке, остаются как есть, дописываются недостающие; все заново — --replace.\n"
               "Заполненные формы читаются как обычные листы: положите их туда, куда указывает ключ sheets.\n"
               "Знаки, которых не терпит Windows, в имени файла заменяет «_»; одинаковые имена получают номер.\n\n"
               "Пример: svod form fixtures/demo-experts -o формы",
    .text_en = "CAMPAIGN is a folder that holds campaign.yaml, or that file itself. Writes a workbook “Scores — NAME.xlsx”\n"
               "for each expert of its list (key experts): instructions, a sheet with units down and criteria across, and a\n"
               "sheet for each unit. Cells take permitted scores only, totals add up by themselves, all else is protected.\n"
               "Units that an expert is in conflict with are not in that form. There need be no sheets with scores yet.\n"
               "With any error in campaign, rubric, roster or list of experts no form is written (exit code 3).\n"
               "Forms that lie in the folder already stay as they are, missing ones are added; --replace makes all anew.\n"
               "Forms that were filled in are read as any sheet: put them where the key sheets points to.\n"
               "Characters that Windows forbids become “_” in a file's name; equal names get a number.\n\n"
               "Example: svod form fixtures/demo-experts -o forms",
    .options = options,
    .run = run,
};
