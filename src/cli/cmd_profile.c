// svod profile CAMPAIGN: a page or two on each unit.
#include "cli/each.h"

static const svod_option options[] = {
    {"output", 'o', "ПАПКА", "DIR", "куда писать (иначе out/ИМЯ-КАМПАНИИ/profiles)", "where to write (else out/CAMPAIGN-NAME/profiles)"},
    {"unit", 0, "УЧАСТНИК", "UNIT", "профиль только этого участника (id, название или другое имя)",
     "the profile of this unit only (id, name or alias)"},
    {"ocr", 0, NULL, NULL, "распознавать сканы среди документов (нужен пакет tesseract-ocr-rus)",
     "read scans among the documents, too (wants the package tesseract-ocr-rus)"},
    {0},
};

static void tick(void *ctx, size_t done, size_t count) {
    svod_each_tick(ctx, SVOD_T_cli_profile_ticks, done, count);
}

static bool write_all(const svod_result *result, const void *wanted, const char *dir, svod_arena *arena, svod_findings *findings,
                      const svod_saved **files, size_t *count) {
    return svod_run_profiles(result, wanted, dir, arena, findings, files, count);
}

static int run(const svod_args *args) {
    svod_profile_options wanted = {.unit = svod_arg(args, "unit"), .tick = tick, .ctx = (void *)args};
    return svod_each_run(args, &(svod_each){.folder = "profiles", .write = write_all}, &wanted);
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
