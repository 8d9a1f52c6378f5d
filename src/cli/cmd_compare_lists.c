// svod compare-lists CAMPAIGN: the published lists against the rules that they are of, unit by unit.
#include "audit/lists.h"
#include "cli/command.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"json", 0, NULL, NULL, "всё то же и все опробованные пороги, в JSON", "the same and every threshold that was tried, as JSON"},
    {0},
};

static int failed(svod_findings *findings, const svod_args *args) {
    svod_findings_sort(findings);
    svod_print_findings(stderr, findings, args);
    return SVOD_EXIT_CANNOT;
}

static int exit_code(const svod_lists *lists) {
    if (lists->states[SVOD_LIST_DIFFERS] || lists->states[SVOD_LIST_UNRULED]) return SVOD_EXIT_FOUND;
    return lists->states[SVOD_LIST_UNTOLD] ? SVOD_EXIT_CANNOT : SVOD_EXIT_OK;
}

static int run(const svod_args *args) {
    svod_findings findings = svod_findings_of(args->arena, args->lang), own = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0], .lang = args->lang_given ? &args->lang : NULL, .audit = &own};
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    if (!result) return failed(&findings, args);
    own.lang = result->findings->lang; // of the campaign, unless --lang says another
    const svod_lists *lists = svod_lists_of(result, args->arena, &own);
    if (!lists) return failed(&own, args);
    svod_buf out = svod_buf_of(args->arena);
    if (svod_arg(args, "json"))
        svod_write_lists_json(lists, &out);
    else
        svod_write_lists_text(lists, &out);
    fwrite(out.data, 1, out.len, stdout);
    return exit_code(lists);
}

const svod_command cmd_compare_lists = {
    .name = "compare-lists",
    .words_ru = "КАМПАНИЯ",
    .words_en = "CAMPAIGN",
    .least = 1,
    .most = 1,
    .summary_ru = "сверить опубликованные списки с правилами рубрики: кого не хватает, кто лишний",
    .summary_en = "hold published lists against the rubric's rules: who is missing, who is too many",
    .text_ru = "Берёт из опубликованных таблиц кампании (ключ published) те, что состоят из списков: столбец с названием\n"
               "списка, столбец участников и, если есть, столбец уровней. Правило списка — признак или рекомендация рубрики\n"
               "с таким же id или названием. О каждом списке показано, кто напечатан, кого отмечает правило, кого не хватает\n"
               "и кто лишний, по уровням и с баллами; отдельно — кто назван дважды, не под своим уровнем или не найден\n"
               "в реестре. Для списка без правила и для списка, который разошёлся со своим, ищется порог, который дал бы\n"
               "список таким, каким он напечатан: «не больше» и «не меньше», по баллам и по процентам, среди всех, среди\n"
               "уровней списка и со своим порогом на каждом уровне. Порог либо назван, либо показана пара участников,\n"
               "которая доказывает, что его нет. Ничего не пишет.\n"
               "Код возврата 0, если все списки сходятся, 1, если какой-то расходится или не имеет правила, 3, если списков\n"
               "нет или сверить их нельзя.\n\n"
               "Пример: svod compare-lists fixtures/tyumen-2023",
    .text_en = "Takes those of the campaign's published tables (key published) that consist of lists: a column with the list's\n"
               "name, a column of units and perhaps one of levels. A list's rule is the flag or the recommendation of the\n"
               "rubric with the same id or title. Of each list it shows who is printed, whom the rule marks, who is missing\n"
               "and who is too many, by levels and with points; and who is named twice, under another level, or not in the\n"
               "roster. For a list of no rule, and for one that differs from its own, it looks for a threshold that would give\n"
               "the list as printed: at most and at least, of points and of percents, among all, among the list's levels, and\n"
               "with one for each level. The threshold is named, or a pair of units is shown that proves there is none.\n"
               "Writes nothing.\n"
               "Exits with 0 when all lists agree, with 1 when one differs or has no rule, with 3 when there are no lists or\n"
               "they cannot be compared.\n\n"
               "Example: svod compare-lists fixtures/tyumen-2023",
    .options = options,
    .run = run,
};
