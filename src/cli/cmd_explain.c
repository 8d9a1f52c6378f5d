// svod explain CAMPAIGN UNIT [NODE]: the whole way of a figure, down to the cells of the sheets.
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "explain/explain.h"
#include "run/run.h"
#include "write/write.h"

static const svod_option options[] = {
    {"figure", 0, "ОБОЗНАЧЕНИЕ", "ADDRESS", "величина по обозначению, например mean:8", "a figure by its address, e.g. mean:8"},
    {"cell", 0, "ЛИСТ!ЯЧЕЙКА", "SHEET!CELL", "число из ячейки книги, например 'Рейтинг!D7'",
     "the number in a cell of the workbook, e.g. 'Рейтинг!D7'"},
    {"json", 0, NULL, NULL, "дерево целиком, в JSON", "the whole tree, as JSON"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

// NULL with findings when the campaign has no such thing.
static svod_trail *explain(const svod_args *args, const svod_result *result, svod_findings *findings) {
    const char *figure = svod_arg(args, "figure"), *cell = svod_arg(args, "cell");
    if (cell) {
        const svod_out *shown = svod_run_cell(result, cell, args->arena, findings);
        if (!shown) return NULL;
        if (shown->kind == SVOD_V_TEXT) return svod_explain_words(result, shown->text, shown->origin, args->arena, findings);
        figure = shown->origin;
    }
    if (figure) return svod_explain(result, figure, args->arena, findings);
    return svod_explain_unit(result, args->words[1], args->word_count > 2 ? args->words[2] : NULL, args->arena, findings);
}

static void print(const svod_args *args, const svod_trail *trail, svod_lang lang) {
    svod_buf out = svod_buf_of(args->arena);
    if (svod_arg(args, "json"))
        svod_write_trail_json(trail, &out);
    else
        svod_write_trail_text(trail, lang, args->colour && isatty(STDOUT_FILENO), &out);
    fwrite(out.data, 1, out.len, stdout);
}

// What failed of the previous year, with the errors in its folder; the comparison is missing from the tree.
static void say_previous(const svod_args *args, const svod_findings *findings) {
    svod_findings told = svod_findings_of(args->arena, findings->lang);
    const char *name = NULL;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings->list, const svod_finding, i);
        if (finding->code == SVOD_F_previous_failed) name = finding->found;
    }
    if (!name) return;
    const char *slash = strrchr(name, '/');
    const char *folder = slash ? svod_strndup(args->arena, name, (size_t)(slash + 1 - name)) : name;
    for (size_t i = 0; i < findings->list.count; i++) {
        const svod_finding *finding = SVOD_AT(&findings->list, const svod_finding, i);
        bool its = finding->severity == SVOD_ERROR && finding->place.file && svod_starts(finding->place.file, folder);
        if (its || finding->code == SVOD_F_previous_failed || finding->code == SVOD_F_previous_year)
            *SVOD_PUSH(&told.list, svod_finding) = *finding;
    }
    svod_print_findings(stderr, &told, args);
}

// Nothing was asked: who can be asked for, if the campaign can be computed.
static int ask_what(const svod_args *args, const svod_result *result) {
    if (!result) return svod_wrong_usage(args, SVOD_T_cli_explain_what, "");
    svod_findings asked = svod_findings_of(args->arena, args->lang);
    return svod_wrong_usage(args, SVOD_T_cli_explain_whom, svod_plain(args->arena, svod_explain_units(result, args->arena, &asked)));
}

static int run(const svod_args *args) {
    bool unit = args->word_count > 1, figure = svod_arg(args, "figure"), cell = svod_arg(args, "cell");
    if (unit + figure + cell > 1) return svod_wrong_usage(args, SVOD_T_cli_explain_one, "");
    svod_findings findings = svod_findings_of(args->arena, args->lang);
    svod_run_options given = {.campaign = args->words[0], .lang = args->lang_given ? &args->lang : NULL, .ocr = svod_arg(args, "ocr")};
    given.documents =
        figure && svod_starts(svod_arg(args, "figure"), "evidence:"); // proposals are looked at before the first sheet has come
    const svod_result *result = svod_run_compute(&given, args->arena, &findings);
    if (unit + figure + cell == 0) return ask_what(args, result);
    if (!result) {
        svod_args errors = *args; // warnings did not make it impossible
        errors.quiet = true;
        svod_print_findings(stderr, &findings, &errors);
        return SVOD_EXIT_CANNOT;
    }
    say_previous(args, &findings);
    svod_findings asked = svod_findings_of(args->arena, result->campaign->lang);
    svod_trail *trail = explain(args, result, &asked);
    if (!trail) {
        svod_print_findings(stderr, &asked, args);
        return SVOD_EXIT_CANNOT;
    }
    svod_run_stood(result, trail, args->arena);
    print(args, trail, asked.lang);
    return SVOD_EXIT_OK;
}

const svod_command cmd_explain = {
    .name = "explain",
    .words_ru = "КАМПАНИЯ [УЧАСТНИК [РАЗДЕЛ]]",
    .words_en = "CAMPAIGN [UNIT [NODE]]",
    .least = 1,
    .most = 3,
    .summary_ru = "показать, откуда взялось число: от итога до ячеек",
    .summary_en = "show where a figure comes from, down to the cells",
    .text_ru = "Показывает деревом весь путь числа: итог, разделы, критерии, баллы экспертов — с файлом, листом и ячейкой\n"
               "и с тем, что там стояло; место и соседей по рейтингу, кластеры с исходными числами, признаки с порогами.\n"
               "УЧАСТНИК пишется как угодно (\"12. Уватский район\"), РАЗДЕЛ — номером или названием.\n"
               "--figure объясняет величину по обозначению (виды ниже), --cell — число или слова с числами в ячейке книги\n"
               "svod run, в том числе на листах «Проверка».\n"
               "Длинные списки участников показаны не целиком; в JSON — всё. Код возврата 3, если такого в кампании нет.\n\n"
               "Пример: svod explain fixtures/tyumen-2023 Уватский 6\n"
               "        svod explain fixtures/tyumen-2023 --figure mean:8\n"
               "        svod explain fixtures/tyumen-2023 --cell 'Рейтинг!D7'",
    .text_en = "Shows the whole way of a figure as a tree: total, sections, criteria, experts' scores with file, sheet and cell\n"
               "and what stood there; the rank and who stands next, clusters with their inputs, flags with their thresholds.\n"
               "UNIT may be written in any of its forms, NODE is an id or a title.\n"
               "--figure explains a figure by its address (the kinds are below), --cell the number, or the words with numbers, in a\n"
               "cell of svod run's workbook, the sheets Audit included.\n"
               "Long lists of units are cut; JSON has all. Exits with 3 when the campaign has no such thing.\n\n"
               "Example: svod explain fixtures/tyumen-2023 Уватский 6\n"
               "         svod explain fixtures/tyumen-2023 --figure mean:8\n"
               "         svod explain fixtures/tyumen-2023 --cell 'Рейтинг!D7'",
    .options = options,
    .run = run,
};
